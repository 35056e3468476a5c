"""Keeps the time of the next exchange by itself: one timer, and a look at the clock each minute.

A timer counts the time that the PC was awake; the schedule is one of the wall clock. So once a
minute the two are compared, and where they have parted (sleep, a clock that was set) the schedule
is read again.

Failure policy: where the schedule cannot be read nothing is armed, and the officer's own F9
remains; a bug is told.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.domain.errors import PenghubungError
from desktop.domain.schedule import Due
from ui.lanes import CancelToken
from ui.workplace import Workplace

CLOCK_MS: Final = 60_000
APART_MS: Final = 30_000
"""Timer and clock further apart than this: one of them did not count the same time."""
_MOST_S: Final = 3 * 86_400


class Timekeeper(QObject):
    """`came` carries the reason of what is due now (`desktop.domain.schedule.Reason`)."""

    came = Signal(str)

    def __init__(self, workplace: Workplace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = workplace
        self._token = CancelToken()
        self._ended = False
        self._least = 1
        self._aim = 0
        self.due: Due | None = None
        self.timer = QTimer(self, singleShot=True)
        self.timer.timeout.connect(self._now)
        self._minute = QTimer(self, interval=CLOCK_MS)
        self._minute.timeout.connect(self.look_at_clock)
        self._minute.start()

    def arm(self, least: int = 1) -> None:
        """Read the schedule and wait for what is due, for `least` seconds at least."""
        self.stop()
        if self._ended:
            return
        self._least = least
        schedule = self._work.desk.schedule
        self._work.lanes.submit("db", schedule.due, self._wait_for, self._not_read, self._token)

    def stop(self) -> None:
        """Wait for nothing, until `arm`."""
        self.timer.stop()
        self.due = None
        self._token.cancel()
        self._token = CancelToken()

    def end(self) -> None:
        """For good: the copy is gone, or the window closes."""
        self._ended = True
        self.stop()
        self._minute.stop()

    def look_at_clock(self) -> None:
        """Has the PC slept, or was its clock set?"""
        if self.due is None:
            return
        left = (self._aim - self._work.desk.clock.now()) * 1000
        if abs(left - max(0, self.timer.remainingTime())) > APART_MS:
            self.arm()

    def _wait_for(self, due: Due | None) -> None:
        self.due = due
        if due is None:
            return
        now = self._work.desk.clock.now()
        seconds = min(max(due.at - now, self._least), _MOST_S)
        self._aim = now + seconds
        self.timer.start(seconds * 1000)

    def _now(self) -> None:
        due = self.due
        if due is not None:
            self.came.emit(due.reason)

    def _not_read(self, error: BaseException) -> None:
        if not isinstance(error, PenghubungError):
            raise error
