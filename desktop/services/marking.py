"""The officer's own marks: read, starred, put off. They stay on this computer.

Nothing here hides a duty: what is late, or due before the day it was put off to, or what somebody
else has moved since, stands in its lists all the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from desktop.domain.calendar import WorkCalendar
from desktop.domain.marks import Marks, Offer, UnitSheet, keeps_away, limit, offers
from desktop.domain.model import ComplaintRow
from desktop.services.deadline_service import DeadlineService
from desktop.services.faults import WorkRefused
from desktop.services.notices import marks as notices
from desktop.storage.marks import Marked, MarkStore, held
from desktop.storage.queries import Queries
from desktop.storage.sheets import SheetStore
from sync.ports import Clock

SHEET_DAYS: Final = 3
"""Working days that a field unit is usually given."""


@dataclass(frozen=True, slots=True)
class Room:
    """Until when a complaint may be put off. `last`: the last day; `today` where not at all, None
    where nothing limits it. `until`: it is put off until then already."""

    today: date
    last: date | None
    offers: tuple[Offer, ...]
    until: date | None
    calendar: WorkCalendar


@dataclass(frozen=True, slots=True)
class SheetRoom:
    """What a sheet may be filled with: the usual day, and units that were asked before."""

    today: date
    usual: date
    units: tuple[str, ...]
    calendar: WorkCalendar


class MarkService:
    """Marks of one desk."""

    def __init__(
        self,
        store: MarkStore,
        sheets: SheetStore,
        queries: Queries,
        deadlines: DeadlineService,
        clock: Clock,
    ) -> None:
        self._store = store
        self._sheets = sheets
        self._clock = clock
        self._queries = queries
        self._deadlines = deadlines

    def of(self, rows: Sequence[ComplaintRow]) -> dict[str, Marks]:
        """Marks of these rows."""
        keys = [row.key for row in rows]
        stored, sheets = self._store.of(keys), self._sheets.waited_for(keys)
        today = self._deadlines.today()
        shown = {row.key: self._shown(row, held(stored, row.key), today) for row in rows}
        return {
            key: replace(marks, sheets=sheets[key]) if key in sheets else marks
            for key, marks in shown.items()
        }

    def starred(self) -> frozenset[str]:
        """Complaints with a star."""
        return self._store.starred()

    def away(self) -> frozenset[str]:
        """Complaints put off that stay out of the lists of what is to be done."""
        today = self._deadlines.today()
        keys = self._store.put_off(after=today)
        if not keys:
            return frozenset()
        stored = self._store.of(keys)
        rows = self._queries.rows(keys)
        return frozenset(
            row.key for row in rows if self._shown(row, held(stored, row.key), today).until
        )

    def turn_star(self, key: str) -> bool:
        """Give a complaint a star or take it; whether it now has one."""
        starred = not self._one(key).starred
        self._store.star(key, starred)
        return starred

    def opened(self, key: str) -> bool:
        """The officer has it before the eyes: read. Whether that was not known yet."""
        stored = self._one(key)
        if stored.news and (stored.unread or stored.seen != stored.news):
            self._store.opened(key, stored.news)
            return True
        return False

    def saw(self, key: str) -> bool:
        """What came while it was open has been seen; marked unread by hand, it stays so."""
        stored = self._one(key)
        if stored.news and stored.seen != stored.news:
            self._store.saw(key, stored.news)
            return True
        return False

    def turn_unread(self, key: str) -> bool:
        """Mark it as unread again, or as read; whether it now is unread."""
        rows = self._queries.rows([key])
        if rows and self.of(rows)[key].unread:
            self.opened(key)
            return False
        self._store.mark_unread(key)
        return True

    def room(self, key: str) -> Room:
        """Until when a complaint may be put off."""
        today = self._deadlines.today()
        rows = self._queries.rows([key])
        last = limit(self._deadlines.of(rows[0]), today) if rows else None
        until = self.of(rows)[key].until if rows else None
        calendar = self._deadlines.calendar()
        found = tuple(o for o in offers(calendar, today) if last is None or o.day <= last)
        return Room(today, last, found, until, calendar)

    def put_off(self, key: str, until: date) -> None:
        """Put a complaint off until a working day. Raises `WorkRefused` where the day is past or
        free, or where something of the agency's own is due before it."""
        room = self.room(key)
        today, last = room.today, room.last
        if last is not None and last <= today:
            raise WorkRefused(notices.OWED_NOW, "until")
        if until <= today:
            raise WorkRefused(notices.PAST_DAY, "until")
        if last is not None and until > last:
            raise WorkRefused(notices.BEYOND_DEADLINE.having(due=last), "until")
        if not room.calendar.is_working_day(until):
            raise WorkRefused(notices.FREE_DAY.having(day=until), "until")
        self._store.put_off_until(key, until, self._one(key).news)

    def bring_back(self, key: str) -> None:
        """Put off no longer."""
        self._store.put_off_until(key, None, "")

    def sheet_room(self) -> SheetRoom:
        """What a sheet to a field unit may be filled with."""
        today, calendar = self._deadlines.today(), self._deadlines.calendar()
        usual = calendar.add_working_days(today, SHEET_DAYS)
        return SheetRoom(today, usual, self._sheets.units(), calendar)

    def ask_unit(self, key: str, unit: str, question: str, due: date) -> UnitSheet:
        """Note a sheet that goes to a field unit. Raises `WorkRefused` where the unit or the
        question is empty, or the day is past or free."""
        today, calendar = self._deadlines.today(), self._deadlines.calendar()
        if not unit.strip() or not question.strip():
            raise WorkRefused(notices.SHEET_EMPTY, "unit" if not unit.strip() else "question")
        if due <= today:
            raise WorkRefused(notices.PAST_DAY, "due")
        if not calendar.is_working_day(due):
            raise WorkRefused(notices.FREE_DAY.having(day=due), "due")
        return self._sheets.add(key, unit.strip(), question.strip(), due, self._clock.now())

    def unit_answered(self, sheet: int) -> UnitSheet:
        """Its answer has come, or is waited for no longer. Raises `NotFound`."""
        self._sheets.close(sheet, self._clock.now())
        return self._sheets.get(sheet)

    def wait_again(self, sheet: int) -> UnitSheet:
        """It is waited for after all. Raises `NotFound`."""
        self._sheets.close(sheet, 0)
        return self._sheets.get(sheet)

    def _one(self, key: str) -> Marked:
        return held(self._store.of([key]), key)

    def _shown(self, row: ComplaintRow, stored: Marked, today: date) -> Marks:
        until = stored.until
        if until is not None and (
            row.attention
            or stored.news != stored.put_off
            or not keeps_away(self._deadlines.of(row), until, today)
        ):
            until = None
        return Marks(_unread(row, stored), stored.starred, until)


def _unread(row: ComplaintRow, stored: Marked) -> bool:
    """Marked so, or never opened, or something came since. What was settled before anybody here
    opened it asks for nothing."""
    if stored.unread:
        return True
    if not stored.seen:
        return not (row.closed or row.archived)
    return stored.seen != stored.news
