"""Feels the pulse of the GUI thread: how long it ever stood still."""

from __future__ import annotations

import time
from collections.abc import Sequence
from types import TracebackType
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer

BEAT_MS: Final = 10
STALL_MS: Final = 100
"""What an officer begins to feel; a longer stall during an exchange fails a test."""


class Heartbeat(QObject):
    """Between entering and leaving, measures the gaps between the beats of a 10 ms timer."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps_ms: list[float] = []
        self._last = 0.0
        self._timer = QTimer(self, interval=BEAT_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    @property
    def worst_ms(self) -> float:
        """The longest time that it stood still."""
        return max(self.gaps_ms, default=0.0)

    def over(self, limit_ms: float) -> int:
        """How often it stood still for longer than this."""
        return sum(gap > limit_ms for gap in self.gaps_ms)

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

    def _beat(self) -> None:
        now = time.perf_counter()
        self.gaps_ms.append((now - self._last) * 1000 - BEAT_MS)
        self._last = now


def check_pulse(worst_ms: Sequence[float], limit_ms: float = STALL_MS) -> None:
    """Fail where the window stood still in every one of the rounds.

    A machine busy with other work stops a round now and then; a fault of ours stops each.
    """
    said = ", ".join(f"{worst:.0f} ms" for worst in worst_ms)
    assert min(worst_ms) <= limit_ms, f"the window stood still in each round: {said}"
