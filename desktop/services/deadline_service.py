"""Deadlines of the copy's complaints, by the rules and the calendar that the exchange brought.

Failure policy: a calendar that cannot be read is left out (weekends only, dates then marked as
estimated); a rule that cannot be read is left out by `RuleTable`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import msgspec

from desktop.domain import deadlines
from desktop.domain.calendar import CalendarError, WorkCalendar
from desktop.domain.deadlines import AGENCY_STAGES, Deadline, Undated
from desktop.domain.model import CaseFacts, ComplaintRow, RefItem
from desktop.domain.rules import RuleTable
from desktop.domain.turn import implies_follow_up
from desktop.storage.copy import ReplicaCopy
from desktop.storage.queries import Queries
from sync.ports import Clock


@dataclass(frozen=True, slots=True)
class _Token:
    """What the cached deadlines depend on."""

    epoch: bytes
    cursor: int | None
    position: object
    building: bool
    today: date


@dataclass(frozen=True, slots=True)
class _Basis:
    """What deadlines are computed by, and what that was read from."""

    token: _Token
    rules: RuleTable
    calendar: WorkCalendar


@dataclass(frozen=True, slots=True)
class _Open:
    """Deadlines of all open complaints: next dates in order, and who is late or nearly so."""

    basis: _Basis
    due: dict[str, date]
    own: dict[str, date]
    overdue: tuple[str, ...]
    near: frozenset[str]
    today: frozenset[str]
    disposed: tuple[tuple[int, str], ...]


_Case = tuple[CaseFacts, tuple[Deadline, ...]]
_By = tuple[RuleTable, WorkCalendar, date]
"""What deadlines depend on beside the complaint itself."""


class DeadlineService:
    """Computes and caches; one per desk. Screens read it from two threads: what is cached is
    never changed, only replaced whole."""

    def __init__(self, queries: Queries, copy: ReplicaCopy, clock: Clock, zone: str) -> None:
        """`zone`: IANA name of the agency's zone."""
        self._queries = queries
        self._copy = copy
        self._clock = clock
        self._zone = zone
        self._basis: _Basis | None = None
        self._open: _Open | None = None
        self._known: tuple[_By, dict[str, _Case]] | None = None

    def today(self) -> date:
        """The date now in the agency's zone."""
        return deadlines.local_date(self._clock.now(), self._zone)

    def calendar(self) -> WorkCalendar:
        """The working days that deadlines are counted by."""
        return self._refreshed().calendar

    def of(self, row: ComplaintRow) -> tuple[Deadline, ...]:
        """All deadlines of one complaint, in stage order."""
        return self._compute(row, self._refreshed())

    def next_of_each(self, rows: Iterable[ComplaintRow]) -> tuple[Deadline | None, ...]:
        """The deadlines that a page of a list shows, for the cost of one look at the copy."""
        basis = self._refreshed()
        return tuple(deadlines.next_deadline(self._compute(row, basis)) for row in rows)

    def undated_reason(self, row: ComplaintRow) -> Undated | None:
        """Why an open complaint has no completion deadline, or None."""
        return deadlines.undated_reason(self._facts(row), self._refreshed().rules)

    def overdue(self) -> tuple[str, ...]:
        """Complaints for which a deadline of the agency's own has passed, by next deadline."""
        return self._all_open().overdue

    def near(self) -> frozenset[str]:
        """Complaints with a deadline of the agency's own today or soon."""
        return self._all_open().near

    def due_today(self) -> frozenset[str]:
        """Complaints with a deadline of the agency's own today."""
        return self._all_open().today

    def disposed_since(self, since: int) -> tuple[str, ...]:
        """Open complaints disposed at or after a time (Unix seconds), oldest first."""
        disposed = self._all_open().disposed
        return tuple(key for _, key in disposed[bisect_left(disposed, (since, "")) :])

    def due_dates(self) -> dict[str, date]:
        """Next deadline of every open complaint that has one, earliest first."""
        return self._all_open().due

    def own_due_dates(self) -> dict[str, date]:
        """The earliest deadline of the agency's own of every open complaint that has one."""
        return self._all_open().own

    def working_days(self, first: date, count: int) -> tuple[date, ...]:
        """Those among so many days from this one on."""
        calendar = self._refreshed().calendar
        days = (first + timedelta(days=number) for number in range(count))
        return tuple(day for day in days if calendar.is_working_day(day))

    def newest(self, keys: Set[str]) -> list[str]:
        """Those of these that are open, by when they were reported, the latest first."""
        if not keys:
            return []
        self._all_open()
        known = self._known[1] if self._known else {}
        found = [(known[key][0].reported_at, key) for key in keys if key in known]
        return [key for _, key in sorted(found, reverse=True)]

    def _all_open(self) -> _Open:
        basis = self._refreshed()
        known = self._open
        if known is None or known.basis is not basis:
            known = self._open = self._computed(basis)
        return known

    def _computed(self, basis: _Basis) -> _Open:
        due: list[tuple[date, str]] = []
        own: dict[str, date] = {}
        marked: dict[str, set[str]] = {"overdue": set(), "today": set(), "soon": set()}
        disposed: list[tuple[int, str]] = []
        for facts, found in self._each_open(basis):
            soonest = deadlines.next_deadline(found)
            if soonest is not None:
                due.append((soonest.due, facts.key))
            for deadline in found:
                if deadline.stage not in AGENCY_STAGES or deadline.state == "met":
                    continue
                own[facts.key] = min(deadline.due, own.get(facts.key, deadline.due))
                if deadline.state in marked:
                    marked[deadline.state].add(facts.key)
            disposed.append((facts.disposed_at, facts.key))
        due.sort()
        disposed.sort()
        return _Open(
            basis,
            {key: day for day, key in due},
            own,
            tuple(key for _, key in due if key in marked["overdue"]),
            frozenset(marked["today"] | marked["soon"]),
            frozenset(marked["today"]),
            tuple(disposed),
        )

    def _each_open(self, basis: _Basis) -> Iterator[_Case]:
        """Deadlines of every open complaint; only those that an exchange has changed are new."""
        by = (basis.rules, basis.calendar, basis.token.today)
        before = self._known[1] if self._known and self._known[0] == by else {}
        known: dict[str, _Case] = {}
        for facts in self._queries.case_facts():
            kept = before.get(facts.key)
            if kept is None or kept[0] != facts:
                kept = (facts, self._compute(facts, basis))
            known[facts.key] = kept
            yield kept
        self._known = (by, known)

    def _compute(self, case: ComplaintRow | CaseFacts, basis: _Basis) -> tuple[Deadline, ...]:
        return deadlines.deadlines(
            self._facts(case), basis.rules, basis.calendar, basis.token.today
        )

    def _facts(self, case: ComplaintRow | CaseFacts) -> deadlines.CaseFacts:
        return deadlines.CaseFacts(
            classification=case.classification,
            reported_at=case.reported_at,
            disposed_at=case.disposed_at or None,
            first_follow_up_at=case.first_follow_up_at or None,
            last_follow_up_at=case.last_follow_up_at or None,
            turn=case.turn,
            closed=case.closed or case.archived,
            zone=self._zone,
            last_reply_at=case.last_reply_at or None,
            followed_up=implies_follow_up(case.status),
        )

    def _refreshed(self) -> _Basis:
        """The basis of now: read again after what an exchange or midnight has made old."""
        at = self._copy.position()
        position = (at.snapshot, at.snapshot_cursor)
        token = _Token(at.epoch, at.cursor, position, at.building, self.today())
        basis = self._basis
        if basis is None or basis.token != token:
            rules = ((item.id, _content(item)) for item in self._queries.refs("rule"))
            calendar = _calendar(self._queries.refs("calendar"))
            basis = self._basis = _Basis(token, RuleTable.from_contents(rules), calendar)
        return basis


def _content(item: RefItem) -> dict[str, Any]:
    try:
        return msgspec.json.decode(item.content, type=dict[str, Any])
    except msgspec.MsgspecError:
        return {}


def _calendar(items: Iterable[RefItem]) -> WorkCalendar:
    """One calendar of all that can be read; an unreadable year must not take the others along."""
    contents: list[dict[str, Any]] = []
    for item in items:
        content = _content(item)
        try:
            WorkCalendar.from_contents([content])
        except CalendarError:
            continue
        contents.append(content)
    return WorkCalendar.from_contents(contents)
