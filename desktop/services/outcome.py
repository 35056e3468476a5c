"""What a run came to, as screens and commands show it; the run itself is slow to load."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.model import Receipt
from desktop.domain.notices import Notice
from desktop.services.farewell import Left


@dataclass(frozen=True, slots=True)
class Done:
    """What a run came to. `error` and `notice` are empty for a complete one.

    `paused_until`: the run went ahead although a back-off ran until then (0: none did).
    `next_try`: when an automatic run may start, unix seconds; 0 = at any time.
    """

    receipt: Receipt
    removed: int
    conflicts: int
    refused: int
    later: int
    error: str
    notice: Notice | None
    paused_until: int
    next_try: int
    left: Left | None
