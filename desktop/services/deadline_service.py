"""Deadlines of the copy's complaints, by the rules and the calendar that the exchange brought.

Failure policy: a calendar that cannot be read is left out (weekends only, dates then marked as
estimated); a rule that cannot be read is left out by `RuleTable`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Set
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
from desktop.storage.touched import REFERENCE
from sync.ports import Clock


@dataclass(frozen=True, slots=True)
class _Basis:
    """What deadlines are computed by."""

    today: date
    rules: RuleTable
    calendar: WorkCalendar


@dataclass(frozen=True, slots=True)
class _Open:
    """Deadlines of all open complaints: next dates in order, and who is late or nearly so.
    `moment`: of `Touched`, when the complaints were read."""

    basis: _Basis
    moment: int
    reported: dict[str, int]
    ordered: list[tuple[date, str]]
    due: dict[str, date]
    own: dict[str, date]
    overdue: frozenset[str]
    near: frozenset[str]
    pressing: frozenset[str]
    today: frozenset[str]
    disposed: list[tuple[int, str]]


class DeadlineService:
    """Computes and caches; one per desk. Screens read it from two threads: what is cached is
    never changed, only replaced whole."""

    def __init__(self, queries: Queries, copy: ReplicaCopy, clock: Clock, zone: str) -> None:
        """`zone`: IANA name of the agency's zone."""
        self._queries = queries
        self._copy = copy
        self._clock = clock
        self._zone = zone
        self._basis: tuple[int, _Basis] | None = None
        self._open: _Open | None = None

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

    def overdue(self) -> frozenset[str]:
        """Complaints for which a deadline of the agency's own has passed."""
        return self._all_open().overdue

    def near(self) -> frozenset[str]:
        """Complaints with a deadline of the agency's own today or soon."""
        return self._all_open().near

    def pressing(self) -> frozenset[str]:
        """Those of `overdue` and of `near`."""
        return self._all_open().pressing

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
        known = self._all_open().reported
        found = [(known[key], key) for key in keys if key in known]
        return [key for _, key in sorted(found, reverse=True)]

    def _all_open(self) -> _Open:
        basis, before = self._refreshed(), self._open
        if before is not None and before.basis is not basis:
            before = None
        now, touched = self._copy.touched.since(before.moment if before else 0)
        if before is None or touched is None:
            none: frozenset[str] = frozenset()
            empty = _Open(basis, now, {}, [], {}, {}, none, none, none, none, [])
            self._open = self._renewed(empty, now, self._queries.case_facts(), frozenset())
        elif touched:
            # Of many thousands an exchange changes a few: the others keep what was computed.
            facts = self._queries.case_facts(touched)
            self._open = self._renewed(before, now, facts, touched)
        else:
            return before
        return self._open

    def _renewed(
        self, before: _Open, now: int, facts: Iterable[CaseFacts], touched: Set[str]
    ) -> _Open:
        """Others in place of those that were touched; the one before stays as it is."""
        reported, own = dict(before.reported), dict(before.own)
        for key in touched:
            reported.pop(key, None)
            own.pop(key, None)
        ordered = [pair for pair in before.ordered if pair[1] not in touched]
        overdue = set(before.overdue - touched)
        today = set(before.today - touched)
        near = set(before.near - touched)
        disposed = [pair for pair in before.disposed if pair[1] not in touched]
        groups = {"overdue": (overdue,), "today": (today, near), "soon": (near,)}
        for one in facts:
            found = self._compute(one, before.basis)
            reported[one.key] = one.reported_at
            soonest = deadlines.next_deadline(found)
            if soonest is not None:
                ordered.append((soonest.due, one.key))
            for deadline in found:
                if deadline.stage not in AGENCY_STAGES or deadline.state == "met":
                    continue
                own[one.key] = min(deadline.due, own.get(one.key, deadline.due))
                for group in groups.get(deadline.state, ()):
                    group.add(one.key)
            disposed.append((one.disposed_at, one.key))
        ordered.sort()
        disposed.sort()
        return _Open(
            before.basis,
            now,
            reported,
            ordered,
            {key: day for day, key in ordered},
            own,
            frozenset(overdue),
            frozenset(near),
            frozenset(near | overdue),
            frozenset(today),
            disposed,
        )

    def _compute(self, case: ComplaintRow | CaseFacts, basis: _Basis) -> tuple[Deadline, ...]:
        return deadlines.deadlines(self._facts(case), basis.rules, basis.calendar, basis.today)

    def _facts(self, case: ComplaintRow | CaseFacts) -> deadlines.CaseFacts:
        return deadlines.CaseFacts(
            classification=case.classification,
            reported_at=case.reported_at,
            disposed_at=case.disposed_at or None,
            first_follow_up_at=case.first_follow_up_at or None,
            last_follow_up_at=case.last_follow_up_at or None,
            turn=case.turn,
            closed=isinstance(case, ComplaintRow) and (case.closed or case.archived),
            zone=self._zone,
            last_reply_at=case.last_reply_at or None,
            followed_up=implies_follow_up(case.status),
        )

    def _refreshed(self) -> _Basis:
        """The basis of now: read again after what an exchange or midnight has made old."""
        today = self.today()
        moment, basis = self._basis or (0, None)
        now, touched = self._copy.touched.since(moment)
        if basis is None or basis.today != today or touched is None or REFERENCE in touched:
            rules = ((item.id, _content(item)) for item in self._queries.refs("rule"))
            calendar = _calendar(self._queries.refs("calendar"))
            basis = _Basis(today, RuleTable.from_contents(rules), calendar)
        if self._basis is None or now != moment or self._basis[1] is not basis:
            self._basis = now, basis
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
