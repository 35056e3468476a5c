"""Feels the pulse of the GUI thread: how long it ever stood still."""

from __future__ import annotations

import time
from types import TracebackType
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer

BEAT_MS: Final = 10
STALL_MS: Final = 100
"""What an officer begins to feel; a longer stall during an exchange fails a test."""


class Heartbeat(QObject):
    """Between entering and leaving, measures the gaps between the beats of a 10 ms timer.

    Leaving fails the test where one was longer than `limit_ms`.
    """

    def __init__(self, limit_ms: float = STALL_MS) -> None:
        super().__init__()
        self.limit_ms = limit_ms
        self.worst_ms = 0.0
        self.beats = 0
        self._last = 0.0
        self._timer = QTimer(self, interval=BEAT_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def __enter__(self) -> Heartbeat:
        self._last = time.perf_counter()
        self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._beat()
        self._timer.stop()
        if error is None:
            said = f"the window stood still for {self.worst_ms:.0f} ms"
            assert self.worst_ms <= self.limit_ms, said

    def _beat(self) -> None:
        now = time.perf_counter()
        self.worst_ms = max(self.worst_ms, (now - self._last) * 1000 - BEAT_MS)
        self._last = now
        self.beats += 1
