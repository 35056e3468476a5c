"""Hands and eyes on the running program, for the play of a day and for checking an installation."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from ui.compose.forms import FollowUpForm
from ui.faults import Faults
from ui.program import Program
from ui.today.page import TodayPage

if TYPE_CHECKING:
    from desktop.desk import Desk
    from ui.window import MainWindow

_WAIT_S: Final = 180.0
_STEP_MS: Final = 10


class NotHeld(Exception):
    """A step did not come about."""


class Driver:
    """Presses, types and waits as an officer would."""

    def __init__(self, program: Program, faults: Faults) -> None:
        self.program = program
        self.faults = faults

    @property
    def window(self) -> MainWindow:
        """The main window. Raises `NotHeld` where there is none."""
        if self.program.window is None:
            raise NotHeld("no window is open")
        return self.program.window

    @property
    def desk(self) -> Desk:
        """The open desk. Raises `NotHeld` where there is none."""
        if self.program.desk is None:
            raise NotHeld("no desk is open")
        return self.program.desk

    def wait(self, what: str, holds: Callable[[], object], seconds: float = _WAIT_S) -> None:
        """Let the program run until this holds. Raises `NotHeld`."""
        until = time.monotonic() + seconds
        while not holds():
            if self.faults.dialog is not None:
                raise NotHeld(f"a fault in the program while waiting: {what}")
            if time.monotonic() > until:
                raise NotHeld(f"waited in vain: {what}")
            # As the program runs by itself: qWait sleeps between events, which made a start
            # half as long again.
            turn = QEventLoop()
            QTimer.singleShot(_STEP_MS, turn.quit)
            if turn.exec() < 0:
                raise NotHeld(f"the program was ended while waiting: {what}")

    def begin(self) -> None:
        """Wait until the page that the window opened on is read."""
        window = self.window
        page = window.stack.currentWidget()
        if isinstance(page, TodayPage):
            self.wait("the first page is read", lambda: page.seen)
        elif page is window.panes:
            self.wait("the list is read", lambda: window.list.footer.full_text)

    def press(self, button: QPushButton) -> None:
        """Click it, once it is there."""
        self.wait(f"the button “{button.text()}”", button.isVisible)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def open_case(self, key: str) -> None:
        """Bring a complaint up and wait until it is read."""
        self.window.open_case(key)
        self.wait("a complaint opens", lambda: self._reading(key))

    def _reading(self, key: str) -> bool:
        view = self.window.case.view
        return view is not None and view.key == key

    def pending(self) -> int:
        """How many items the outbox holds."""
        return len(self.desk.work.outbox())

    def write(self, key: str, text: str, settled: bool = False) -> None:
        """Open a complaint and type an answer; `settled`: with that status, by the arrow keys."""
        self.open_case(key)
        composer = self.window.case.composer
        composer.show_verb("follow_up")
        form = composer.form
        form.editor.setFocus()
        QTest.keyClicks(form.editor, text)
        if settled and isinstance(form, FollowUpForm):
            form.result.setFocus()
            QTest.keyClick(form.result, Qt.Key.Key_End)

    def send(self) -> None:
        """Press Send and see that it stands in the outbox."""
        before = self.pending()
        self.press(self.window.case.composer.send_button)
        self.wait("an answer stands in the outbox", lambda: self.pending() == before + 1)
