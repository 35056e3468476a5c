"""How much memory a process holds now."""

from __future__ import annotations

import psutil


def resident_mib(pid: int | None = None) -> float:
    """Resident memory of a process (this one by default), in MiB."""
    return float(psutil.Process(pid).memory_info().rss) / 2**20
