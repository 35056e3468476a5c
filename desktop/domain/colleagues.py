"""Officers at the same PC who are at work on a complaint: a hint, never a lock."""

from __future__ import annotations

from dataclasses import dataclass

from sync.at_work import Stage


@dataclass(frozen=True, slots=True)
class AtWork:
    """A colleague who is at work on a complaint, as this PC calls them. `at`: since when it is
    so (Unix seconds); `old`: a draft that was not touched for a week."""

    name: str
    stage: Stage
    at: int
    old: bool = False
