"""Real time, behind the exchange's `Clock` port."""

from __future__ import annotations

import time


class SystemClock:
    """The machine's clock; implements `sync.ports.Clock`. The wall clock may be wrong or jump."""

    def now(self) -> int:
        """Unix seconds UTC."""
        return int(time.time())

    def monotonic(self) -> float:
        """Seconds since an arbitrary start, never going back."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Wait `seconds`; a negative wait (a deadline already passed) returns at once."""
        time.sleep(max(0.0, seconds))


def since_boot() -> float:
    """Seconds since this machine started, its sleep included; no setting of the clock moves it."""
    boot = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if boot is None else time.clock_gettime(boot)
