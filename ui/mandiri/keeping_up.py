"""The window of an office on this PC: its server begins with it, and what is sent is recorded soon.

Failure policy: what does not start is told by the sync card after the next exchange; nothing here
asks the officer anything, and what waits in the outbox goes on waiting there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer

from ui.case.companion import Companion
from ui.lanes import bugs_only

if TYPE_CHECKING:
    from ui.window import MainWindow
    from ui.workplace import Workplace

SOON_MS: Final = 8_000
"""So long a sent answer can be taken back by Ctrl+Z."""


class KeepingUp(Companion):
    """Exchanges by itself a little after something was sent."""

    def __init__(self, window: MainWindow, workplace: Workplace) -> None:
        super().__init__(window)
        self._work = workplace
        self._ended = False
        self.timer = QTimer(self, singleShot=True, interval=SOON_MS)
        self.timer.timeout.connect(self.look)
        self._sync = window.sync
        workplace.events.work_changed.connect(self._changed)
        self.timer.start()
        office = workplace.desk.office
        if office is not None:
            workplace.lanes.submit("net", office.serve, lambda _address: None, bugs_only)

    def end(self) -> None:
        """The window is closed."""
        self._ended = True
        self.timer.stop()

    def _changed(self, _key: str) -> None:
        # From the last word on: a row of answers is recorded together.
        if not self._ended:
            self.timer.start()

    def look(self) -> None:
        """Exchange where something was never sent."""
        desk = self._work.desk

        def never_sent() -> int:
            # After a fault the controller itself tries again, at the time it promised.
            if desk.replica.backoff.get().left(desk.clock.now()):
                return 0
            return desk.replica.queries.work_counts()[1]

        self._work.lanes.submit("db", never_sent, self._found, bugs_only)

    def _found(self, waiting: int) -> None:
        if waiting and not self._ended and not self._sync.running and not self._sync.ended:
            self._sync.start(by_itself=True)
