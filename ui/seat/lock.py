"""Locks the desk on screen and opens it again where it was.

Locking: what is being written is saved; the window and its dialogs are hidden behind the lock
screen; an exchange under way is finished, nothing new begins; then the lanes rest, and the
file's connections and its key are let go. Unlocking reads the key anew and shows the same window:
page, selection, scroll and text are there because it never went.

Failure policy: the screen is covered whatever fails. A text that cannot be saved, or a file that
cannot be closed, leaves the copy open behind the cover, and the cover says so. A wrong code
changes nothing; after `TRIES` of them only the passphrase is taken.
"""

from __future__ import annotations

from functools import partial
from typing import Final, Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid

from desktop.domain.errors import PenghubungError, WrongPassphrase
from desktop.services.seat import Way
from ui.first_run.window import StartWindow
from ui.notices import sentence_of_error
from ui.seat.idle import IdleWatch
from ui.seat.lock_page import LockPage
from ui.window import MainWindow
from ui.workplace import Workplace

TRIES: Final = 5

Standing = Literal["open", "closing", "covered", "locked"]
"""In use; covered while an exchange ends; covered with the copy still open; covered and closed."""


class SeatLock(QObject):
    """One per window. `locked` once the key is gone, `opened` when the window is back."""

    locked = Signal()
    opened = Signal()

    def __init__(
        self,
        workplace: Workplace,
        window: MainWindow,
        cover: StartWindow,
        parent: QObject,
        *,
        switches: bool = False,
    ) -> None:
        """`cover`: the window that shows the lock screen in the place of `window`; `switches`:
        another officer may take the seat from there."""
        super().__init__(parent)
        self.place = workplace
        self._window = window
        self._cover = cover
        self._switches = switches
        self.standing: Standing = "open"
        self._wish: tuple[str | None] | None = None
        self._dialogs: list[QDialog] = []
        self._focus: QWidget | None = None
        self._tries = 0
        self._ended = False
        self.page = LockPage()
        self.page.onward.connect(lambda: self.unlock(self.page.secret))
        self.watch = IdleWatch(self)
        self.watch.idle.connect(self.lock)
        self.watch.lock_pressed.connect(self.lock)
        workplace.events.lock_asked.connect(self.lock)
        if not workplace.practice:
            seat = workplace.desk.seat
            workplace.lanes.submit("db", seat.minutes, self._set_minutes, self.not_read)

    @property
    def covered(self) -> bool:
        """Whether the window is hidden."""
        return self.standing != "open"

    def lock(self) -> None:
        """Cover the screen now, and close the copy behind it."""
        if self.covered or self._ended:
            return
        saved = self._window.case.save_now()
        self.standing = "closing"
        self._wish, self._tries = None, 0
        self._focus = self._window.focusWidget()
        way: Way = "open" if self.place.practice else "passphrase"
        self.page.begin(self.place.desk.seat.label, way, switches=self._switches)
        self._hide()
        self._window.sync.times.stop()
        if self.place.practice:
            # Nothing real is in it, and nobody knows its passphrase.
            self.standing = "covered"
        elif saved:
            self.page.say_waits(self._window.sync.running)
            self.place.lanes.rest(self.place.desk.seat.lock, self._is_locked, self._not_locked)
        else:
            self.page.say_unsaved()
            self._ask_way()

    def unlock(self, secret: str | None) -> None:
        """Back to work, for who knows what opens it."""
        if self.standing == "closing":
            # It ends at its next checkpoint; what came is kept.
            self._wish = (secret,)
            self._window.sync.cancel()
            return
        seat = self.place.desk.seat
        job = partial(seat.unlock, secret, with_code=self._tries < TRIES)
        if self.standing == "locked":
            self.place.lanes.wake(job, self._is_open, self._refused)
        elif self.place.practice:
            self._is_open(None)
        else:
            self.place.lanes.submit("db", job, self._is_open, self._refused)

    def end(self) -> None:
        """The desk is being closed for good."""
        self._ended = True
        self.watch.end()
        # Its cover may have gone with another language.
        if isValid(self.page):
            self.page.forget()
            self.page.deleteLater()

    def _hide(self) -> None:
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        mine = [
            dialog
            for dialog in QApplication.topLevelWidgets()
            if isinstance(dialog, QDialog) and dialog.isVisible()
        ]
        # Hidden, not closed: what was typed in them stays.
        self._dialogs = mine
        for dialog in mine:
            dialog.hide()
        cover, window = self._cover, self._window
        window.extras.tray.cover = cover
        if not window.isVisible():
            # Closed into the tray: who calls it back meets the lock.
            cover.bring(self.page)
            return
        cover.setGeometry(window.geometry())
        cover.bring(self.page)
        if window.isMaximized():
            cover.showMaximized()
        else:
            cover.showNormal()
        window.hide()
        cover.activateWindow()
        self.page.arrive()

    def _is_locked(self, way: Way) -> None:
        self.standing = "locked"
        self.page.say_waits(False)
        self.page.show_way(way)
        self.page.arrive()
        self.locked.emit()
        wish, self._wish = self._wish, None
        if wish is not None:
            self.unlock(wish[0])

    def _not_locked(self, error: BaseException) -> None:
        self.page.say_waits(False)
        self.page.tell(sentence_of_error(error))
        self._ask_way()
        if not isinstance(error, PenghubungError):
            raise error

    def _ask_way(self) -> None:
        self.standing = "covered"
        way = self.place.desk.seat.way
        self.place.lanes.submit("db", way, self.page.show_way, self.not_read)

    def _is_open(self, _done: None) -> None:
        self.standing = "open"
        self._window.extras.tray.cover = None
        self.page.forget()
        self.watch.touch()
        self._window.show()
        self._window.activateWindow()
        self._cover.hide()
        for dialog in self._dialogs:
            # Qt's own dialogs have another `open`.
            QDialog.open(dialog)
        self._dialogs = []
        if self._focus is not None:
            self._focus.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self._window.sync.running:
            self._window.sync.times.arm()
        self.opened.emit()

    def _refused(self, error: BaseException) -> None:
        self._tries += isinstance(error, WrongPassphrase)
        self.page.tell(sentence_of_error(error))
        if self._tries >= TRIES:
            self.page.show_way("passphrase")
        self.page.forget()
        self.page.arrive()
        if not isinstance(error, PenghubungError):
            raise error

    def set_minutes(self, minutes: int) -> None:
        """Lock by itself after so many; 0 = never."""
        seat = self.place.desk.seat
        self._set_minutes(minutes)
        job = partial(seat.set_minutes, minutes)
        self.place.lanes.submit("db", job, lambda _none: None, self.not_read)

    def _set_minutes(self, minutes: int) -> None:
        self.watch.minutes = minutes

    def not_read(self, error: BaseException) -> None:
        """The passphrase opens it in any case; a bug is told."""
        if not isinstance(error, PenghubungError):
            raise error
