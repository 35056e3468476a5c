"""Notes that the officer did something: deeds in the window, never its mere start."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from ui.lanes import bugs_only

if TYPE_CHECKING:
    from ui.window import MainWindow
    from ui.workplace import Workplace

EVERY_S: Final = 300
"""Deeds within this time are noted once, and once more when the window closes."""


class Attendance(QObject):
    """Listens to what only an officer sets off."""

    def __init__(self, window: MainWindow, workplace: Workplace) -> None:
        super().__init__(window)
        self._work = workplace
        self._noted_at = self._done_at = 0
        events = workplace.events
        for deed in (
            window.rail.page_chosen,
            window.list.case_chosen,
            window.list.case_clicked,
            window.list.case_entered,
            events.work_changed,
            events.page_asked,
            events.case_asked,
            events.sync_asked,
            events.courier_asked,
            window.stack.currentChanged,
        ):
            deed.connect(self._did)

    def end(self) -> None:
        """The window closes: the last deed is noted with its time."""
        if self._done_at != self._noted_at:
            self._note()

    def _did(self) -> None:
        self._done_at = self._work.desk.clock.now()
        # Back by more than that: the clock was set.
        if not self._noted_at or abs(self._done_at - self._noted_at) >= EVERY_S:
            self._note()

    def _note(self) -> None:
        self._noted_at = self._done_at
        presence, at = self._work.desk.presence, self._noted_at
        self._work.lanes.submit("db", lambda: presence.note(at), lambda _: None, bugs_only)
