"""What an exchange will cost, what was used, and how much a day may use for attachments.

Everything is counted: the bytes of queued operations packed as they would travel, and the
receipts of past runs. Bytes are those of the receipts (headers included, TLS apart).

Failure policy: what nothing is known of yet is None, never a guess; a setting that cannot be
read counts as not set.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from statistics import median
from typing import Final

import msgspec

from desktop.domain.formats import zone_of
from desktop.services.schedule import ScheduleService
from desktop.storage.receipts import RunFigures
from desktop.storage.replica import Replica
from sync import codec
from sync.ports import Clock
from sync.wire import PROTOCOL, SyncRequest

CAP: Final = "daily_cap_mb"
LOOKS: Final = "look_traffic"
CAP_MOST: Final = 100_000
"""MB; more than any line carries in a day is a slip of the hand."""
MEGABYTE: Final = 1_000_000
RUNS: Final = 20
"""Past runs that a figure is taken from: the line and the office as they are now."""
_OPERATIONS: Final = 200
_OPERATION_BYTES: Final = 256 << 10


@dataclass(frozen=True, slots=True)
class Cost:
    """Bytes both ways of the next exchange. `answers`: what is queued, with what every exchange
    costs; `changes`: what comes, None where nothing is known of it; `attachments`: what waits
    to be uploaded."""

    answers: int
    changes: int | None
    attachments: int = 0

    @property
    def known(self) -> int:
        """Of all parts that are known."""
        return self.answers + (self.changes or 0) + self.attachments


@dataclass(frozen=True, slots=True)
class Traffic:
    """Bytes both ways."""

    up: int = 0
    down: int = 0

    @property
    def both(self) -> int:
        """Up and down together."""
        return self.up + self.down


@dataclass(frozen=True, slots=True)
class Used:
    """Traffic of this day and of this month, in the agency's zone."""

    day: Traffic
    month: Traffic


class _Looks(msgspec.Struct, frozen=True):
    """Looks have no receipt; what they cost is summed up by day and month."""

    day: str = ""
    day_up: int = 0
    day_down: int = 0
    month_up: int = 0
    month_down: int = 0


class BudgetService:
    """The budget of one desk. Every method touches the file: on the `db` lane."""

    def __init__(
        self, replica: Replica, schedule: ScheduleService, clock: Clock, zone: str
    ) -> None:
        self._replica = replica
        self._schedule = schedule
        self._clock = clock
        self._zone = zone_of(zone)
        self._dictionaries: codec.Dictionaries | None = None
        self._packed: tuple[tuple[bytes, ...], int] = ((), 0)

    def cost(self) -> Cost:
        """What the next exchange will cost, before it."""
        runs = self._replica.receipts.figures(RUNS)
        idle = [run for run in runs if not (run.sent or run.received)]
        overhead = round(median(run.both for run in idle)) if idle else 0
        least = min((run.bytes_down for run in idle), default=0)
        # Per run: a copy fetched anew weighs hundreds of times what an afternoon brings.
        each = [max(0, run.bytes_down - least) / run.received for run in runs if run.received]
        change = median(each) if each else None
        count, packed = self._queued()
        # An answered complaint comes back as a change.
        answers = packed + overhead + round(count * (change or 0))
        return Cost(answers, self._changes(runs, least, change), self._to_upload())

    def used(self) -> Used:
        """What was used so far."""
        now = datetime.fromtimestamp(self._clock.now(), self._zone)
        day = now.replace(hour=0, minute=0, second=0, microsecond=0)
        month = day.replace(day=1)
        looks = self._looks(now)
        # Runs that a clock standing ahead has dated later are of no month that has begun.
        traffic, end = self._replica.receipts.traffic, int(now.timestamp())
        day_up, day_down = traffic(int(day.timestamp()), end)
        month_up, month_down = traffic(int(month.timestamp()), end)
        return Used(
            Traffic(day_up + looks.day_up, day_down + looks.day_down),
            Traffic(month_up + looks.month_up, month_down + looks.month_down),
        )

    def count_apart(self, up: int, down: int) -> None:
        """Add what passed without a receipt: a look, one file that the officer asked for."""
        now = datetime.fromtimestamp(self._clock.now(), self._zone)
        was = self._looks(now)
        sums = _Looks(
            now.date().isoformat(),
            was.day_up + up,
            was.day_down + down,
            was.month_up + up,
            was.month_down + down,
        )
        self._replica.settings.set(LOOKS, msgspec.json.encode(sums).decode())

    def daily_cap(self) -> int:
        """MB a day from which on attachments are held back; 0 = none."""
        stored = self._replica.settings.get(CAP, "0")
        return min(int(stored), CAP_MOST) if stored.isascii() and stored.isdigit() else 0

    def set_daily_cap(self, megabytes: int) -> None:
        """Store it. Raises ValueError for less than nothing or more than `CAP_MOST`."""
        if not 0 <= megabytes <= CAP_MOST:
            raise ValueError("megabytes")
        self._replica.settings.set(CAP, str(megabytes))

    def attachments_allowed(self, size: int) -> bool:
        """Whether so many bytes of attachments may still travel today. Text is never asked."""
        cap = self.daily_cap()
        return not cap or self.used().day.both + size <= cap * MEGABYTE

    def allowance(self) -> Callable[[int], bool]:
        """What one run asks, file by file: those it let go count for the next one."""
        let = [0]

        def allowed(size: int) -> bool:
            goes = self.attachments_allowed(let[0] + size)
            let[0] += size if goes else 0
            return goes

        return allowed

    def held(self) -> int:
        """Attachments of accepted answers that this day's cap holds back now."""
        allowed = self.allowance()
        uploads = self._replica.attachments.uploads()
        return sum(not allowed(upload.size - upload.offset) for upload in uploads)

    def _to_upload(self) -> int:
        """Bytes that accepted answers still owe, and those of the answers that are queued."""
        owed = sum(u.size - u.offset for u in self._replica.attachments.uploads())
        queued = [item for item in self._replica.outbox.list() if not item.attention]
        files = {file.sha256: file.size for item in queued for file in item.content.attachments}
        return owed + sum(files.values())

    def _queued(self) -> tuple[int, int]:
        """Queued operations, and the bytes that they add to a request; a run that may refer to
        what both sides hold needs fewer. Packing takes milliseconds, and a screen asks again and
        again: the last figure is kept."""
        payloads = self._replica.exchange.unclaimed(_OPERATIONS, _OPERATION_BYTES)
        if payloads != self._packed[0]:
            self._packed = payloads, self._pack(payloads) if payloads else 0
        return len(payloads), self._packed[1]

    def _pack(self, payloads: tuple[bytes, ...]) -> int:
        self._dictionaries = self._dictionaries or codec.Dictionaries.shipped()
        name = self._dictionaries.current
        position = self._replica.copy.position()
        empty = SyncRequest(PROTOCOL, bytes(12), position.epoch, position.cursor, 1 << 22, name)
        message = msgspec.msgpack.encode(msgspec.structs.replace(empty, operations=payloads))
        packed = codec.pack(message, self._dictionaries, name)
        # Too small to be compressed: it travels as it is, with two bytes in front.
        return max(0, len(packed) - len(msgspec.msgpack.encode(empty)) - 2)

    def _changes(
        self, runs: tuple[RunFigures, ...], least: int, change: float | None
    ) -> int | None:
        """Of what the last look announced, else of what usually comes."""
        news = self._schedule.last_look()
        status = self._replica.copy.status()
        if news.at > status.complete_at and not news.anew:
            if not news.waits:
                return 0
            return None if change is None else round(change * news.waits)
        if not runs:
            return None
        return max(0, round(median(run.bytes_down for run in runs)) - least)

    def _looks(self, now: datetime) -> _Looks:
        """The sums that still count on this day."""
        try:
            stored = self._replica.settings.get(LOOKS, "{}")
            sums = msgspec.json.decode(stored, type=_Looks)
        except msgspec.MsgspecError:
            return _Looks()
        today = now.date().isoformat()
        if sums.day[:7] != today[:7]:
            return _Looks()
        if sums.day != today:
            return _Looks("", 0, 0, sums.month_up, sums.month_down)
        return sums
