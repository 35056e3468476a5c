"""Leaves the note for the colleagues at this PC while the window is open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer

from ui.case.companion import Companion

if TYPE_CHECKING:
    from ui.window import MainWindow
    from ui.workplace import Workplace

SOON_MS: Final = 1_000
"""Drafts or answers that come and go within this time are noted together."""
SAVED_MS: Final = 180_000
"""How often, at most, it is noted that a draft was saved again. Locking and closing note it too."""


class ColleagueNotes(Companion):
    """Listens for work that comes, goes or is saved; the note itself is `ColleagueService`'s."""

    def __init__(self, window: MainWindow, workplace: Workplace) -> None:
        super().__init__(window)
        self._work = workplace
        self._ended = False
        self.timer = QTimer(self, singleShot=True)
        self.timer.timeout.connect(self._note)
        workplace.events.work_changed.connect(self._changed)
        workplace.events.copy_changed.connect(self._changed)
        window.case.composer.keeper.changed.connect(self._saved)

    def end(self) -> None:
        """The window is closed; the desk leaves the last note itself."""
        self._ended = True
        self.timer.stop()

    def _note(self) -> None:
        note = self._work.desk.colleagues.note
        self._work.lanes.submit("db", note, lambda _none: None, _bug)

    def _changed(self) -> None:
        soon = self.timer.isActive() and self.timer.interval() == SOON_MS
        if not self._ended and not soon:
            self.timer.start(SOON_MS)

    def _saved(self) -> None:
        if not self._ended and not self.timer.isActive():
            self.timer.start(SAVED_MS)


def _bug(error: BaseException) -> None:
    """What may go wrong with a note is silent already."""
    raise error
