"""When an exchange begins by itself.

Three reasons, in this order: a promised retry after a fault that passes; the set time of day, also
when it went by while the PC was off; a connection that came back with work waiting. A region's
desks must not press the button in the same second: each has its own place within the spread of
its set time, the same one all day.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final, Literal
from zoneinfo import ZoneInfo

Reason = Literal["retry", "daily", "returned", "look"]

SPREAD_SECONDS: Final = 600
"""Least spread of a set time; the server's `pace` may widen it."""
RETURN_PAUSE_SECONDS: Final = 60
"""A line that comes and goes is tried at most this often."""
DAY_MINUTES: Final = 24 * 60


@dataclass(frozen=True, slots=True)
class Habit:
    """What the officer set. `daily_at`: minutes after midnight in the agency's zone, None = off;
    `on_return`: exchange when a connection comes back and work waits; `look_minutes`: how often
    to ask only whether something has come, 0 = never."""

    daily_at: int | None = None
    on_return: bool = True
    look_minutes: int = 0

    def __post_init__(self) -> None:
        """Raises ValueError for a time that no day has."""
        if self.daily_at is not None and not 0 <= self.daily_at < DAY_MINUTES:
            raise ValueError("daily_at")
        if self.look_minutes < 0:
            raise ValueError("look_minutes")


@dataclass(frozen=True, slots=True)
class Situation:
    """What is known of the desk. Times in unix seconds, 0 = never; `place`: what makes this
    desk's own place within the spread (its device's id); `pace`: seconds, from the server."""

    last_begun: int
    last_looked: int
    retry_at: int
    place: str
    pace: int = 0


@dataclass(frozen=True, slots=True)
class Due:
    """The next exchange by itself; `at` may lie in the past: now, then."""

    at: int
    reason: Reason


def next_due(habit: Habit, known: Situation, now: int, zone: ZoneInfo) -> Due | None:
    """The earliest thing to do by itself, None where there is nothing.

    While a retry is promised nothing else goes before it: the fault that it waits for would only
    be met again.
    """
    if known.retry_at:
        return Due(known.retry_at, "retry")
    found = []
    if habit.daily_at is not None:
        found.append(Due(_daily(habit.daily_at, known, now, zone), "daily"))
    if habit.look_minutes:
        since = max(known.last_looked, known.last_begun)
        found.append(Due(since + habit.look_minutes * 60 if since else now, "look"))
    return min(found, key=lambda due: due.at, default=None)


def goes_on_return(habit: Habit, known: Situation, waiting: int, now: int) -> bool:
    """Whether a connection that came back begins an exchange."""
    rested = not 0 <= now - known.last_begun < RETURN_PAUSE_SECONDS
    return habit.on_return and rested and (waiting > 0 or known.retry_at > 0)


def _daily(minutes: int, known: Situation, now: int, zone: ZoneInfo) -> int:
    """The set time of today, of tomorrow where today's is done, or the one that was missed."""
    today = datetime.fromtimestamp(now, zone).date()
    for days in (-1, 0, 1):
        day = today + timedelta(days=days)
        slot = datetime.combine(day, time(minutes // 60, minutes % 60), zone)
        at = int(slot.timestamp()) + _place(known, day.isoformat())
        # A run a little before the set time has done its work; one hours before has not.
        if known.last_begun < int(slot.timestamp()) and (days >= 0 or known.last_begun):
            return at
    return at


def _place(known: Situation, day: str) -> int:
    spread = max(SPREAD_SECONDS, known.pace)
    digest = hashlib.blake2b(f"{known.place}\0{day}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") % spread
