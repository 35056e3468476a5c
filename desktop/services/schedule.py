"""When this desk exchanges by itself, and what it knows of what waits at the server.

The rules are `desktop.domain.schedule`; here is what they are asked about: the officer's habit,
the last run, the promised retry, and the pace that the server asks for. Window, command line and
scheduled run read the same.

Failure policy: a setting that cannot be read (another version wrote it) counts as not set; times
of a clock that stood ahead count as never.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import msgspec

from desktop.domain.formats import zone_of
from desktop.domain.schedule import Due, Habit, Situation, goes_on_return, next_due
from desktop.storage.replica import Replica
from sync.ports import Clock

HABIT: Final = "schedule"
LOOKED: Final = "looked"
LOOK_LEAST: Final = 5
"""Minutes: a shorter interval would only load line and server."""
LOOK_MOST: Final = 24 * 60


@dataclass(frozen=True, slots=True)
class News:
    """What the last light look said, at `at` (Unix seconds; 0: none ever answered). `changes`
    complaints to come, `removals` to go; `anew`: the whole copy is to come again. `tried`: when
    a look was last begun, also one that failed."""

    at: int = 0
    changes: int = 0
    removals: int = 0
    anew: bool = False
    tried: int = 0

    @property
    def waits(self) -> int:
        """Complaints that an exchange would bring or take away."""
        return max(self.changes, self.removals)


class _Stored(msgspec.Struct, frozen=True):
    habit: Habit = Habit()
    set_at: int = 0


class ScheduleService:
    """The schedule of one desk. Every method touches the file: on the `db` lane."""

    def __init__(self, replica: Replica, clock: Clock, zone: str, device: str) -> None:
        self._replica = replica
        self._clock = clock
        self._zone = zone_of(zone)
        self._device = device

    def habit(self) -> Habit:
        """What the officer set."""
        return self._stored().habit

    def set_habit(self, habit: Habit) -> None:
        """Store it, in force from now on: a set time that went by before is not made up for."""
        stored = _Stored(habit, self._clock.now())
        self._replica.settings.set(HABIT, msgspec.json.encode(stored).decode())

    def due(self) -> Due | None:
        """The next thing to do by itself; its time may lie in the past: now, then."""
        return next_due(self.habit(), self._known(), self._clock.now(), self._zone)

    def next_exchange(self) -> Due | None:
        """The next exchange by itself, looks left aside."""
        habit = self.habit()
        known, now = self._known(), self._clock.now()
        return next_due(Habit(habit.daily_at, habit.on_return), known, now, self._zone)

    def goes_on_return(self) -> bool:
        """Whether a connection that came back begins an exchange now."""
        waiting = self._replica.queries.work_counts()[0]
        return goes_on_return(self.habit(), self._known(), waiting, self._clock.now())

    def looked(self, news: News | None) -> None:
        """A look ended: with these news, or in vain."""
        now = self._clock.now()
        kept = news or self.last_look()
        stored = News(kept.at, kept.changes, kept.removals, kept.anew, now)
        self._replica.settings.set(LOOKED, msgspec.json.encode(stored).decode())

    def last_look(self) -> News:
        """What the last look said."""
        try:
            return msgspec.json.decode(self._replica.settings.get(LOOKED, "{}"), type=News)
        except msgspec.MsgspecError:
            return News()

    def news(self) -> News | None:
        """The same while it holds: None where the copy was completed since, or nothing waits."""
        news = self.last_look()
        newer = news.at > self._replica.copy.status().complete_at
        return news if newer and (news.changes or news.removals or news.anew) else None

    def _stored(self) -> _Stored:
        try:
            return msgspec.json.decode(self._replica.settings.get(HABIT, "{}"), type=_Stored)
        except msgspec.MsgspecError:
            return _Stored()

    def _known(self) -> Situation:
        now = self._clock.now()
        backoff = self._replica.backoff.get()
        retry = 0
        if backoff.failures:
            # Further away than any pause: it was set while the clock stood wrong.
            retry = backoff.until if backoff.left(now) or backoff.until <= now else now
        begun = (self._last_run(), self._stored().set_at)
        looked = self.last_look().tried
        return Situation(
            last_begun=max((at for at in begun if at <= now), default=0),
            last_looked=looked if looked <= now else 0,
            retry_at=retry,
            place=self._device,
            pace=self._replica.copy.limits().pace,
        )

    def _last_run(self) -> int:
        """When the last run began. One that a power cut ended is no run yet, the second is: what
        cut them may be the run itself."""
        last = self._replica.receipts.list(2)
        if len(last) == 2 and not last[0].finished and last[1].finished:
            return last[1].started
        return last[0].started if last else 0
