"""Another language while the program runs: every window is made anew, the desk stays open.

Failure policy: what is being written is saved first; where it cannot be, nothing changes but the
choice, which holds at the next start.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from desktop.domain.formats import Language
from ui.i18n import current, speak
from ui.settings.choices import choices_of, wear

if TYPE_CHECKING:
    from desktop.desk import Desk
    from ui.program import Program
    from ui.window import MainWindow

_LOOK_MS = 50


class Speaking(QObject):
    """Dresses the program as the officer chose, and changes what it speaks."""

    def __init__(self, program: Program, given: Language | None) -> None:
        """`given`: asked for at the start of the program, which goes before the choice."""
        super().__init__(program)
        self._program = program
        self._given = given

    def dress(self, desk: Desk) -> None:
        """Before a window over this desk is made. Raises PenghubungError where the file cannot be
        read."""
        choices = choices_of(desk.replica.settings)
        wear(choices)
        language = self._given or choices.language
        if language != current():
            speak(_app(), language)
            self._program.renew_front()

    def follow(self, window: MainWindow) -> None:
        """Listen to the officer in this window."""
        window.extras.preferences.language_chosen.connect(self._chosen)

    def _chosen(self, language: str) -> None:
        # Once the list in which it was chosen has closed.
        QTimer.singleShot(0, self, lambda: self._begin(cast("Language", language)))

    def _begin(self, language: Language) -> None:
        window = self._program.window
        if window is None or not window.case.save_now():
            return
        self._given = None
        # Closing its last window would end the program.
        _app().setQuitOnLastWindowClosed(False)
        window.sync.cancel()
        window.extras.tray.close_for_good()
        self._wait(language)

    def _wait(self, language: Language) -> None:
        """A running exchange stops first."""
        window = self._program.window
        if window is not None and window.isVisible():
            QTimer.singleShot(_LOOK_MS, self, lambda: self._wait(language))
            return
        # What the window stored last stands in the file before the next one reads it.
        self._program.lanes.submit("db", lambda: None, lambda _: self._anew(language), _bug)

    def _anew(self, language: Language) -> None:
        program, desk = self._program, self._program.desk
        old, program.window = program.window, None
        practice = program.practising
        if old is not None:
            old.deleteLater()
        speak(_app(), language)
        program.renew_front()
        if desk is not None:
            program.enter(desk, practice)
        _app().setQuitOnLastWindowClosed(True)


def _app() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app


def _bug(error: BaseException) -> None:
    raise error
