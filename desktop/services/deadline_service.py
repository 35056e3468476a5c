"""Deadlines of the copy's complaints, by the rules and the calendar that the exchange brought.

Failure policy: a calendar that cannot be read is left out (weekends only, dates then marked as
estimated); a rule that cannot be read is left out by `RuleTable`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import msgspec

from desktop.domain import deadlines
from desktop.domain.calendar import CalendarError, WorkCalendar
from desktop.domain.deadlines import Deadline
from desktop.domain.model import CaseFacts, ComplaintRow, RefItem
from desktop.domain.rules import RuleTable
from desktop.domain.turn import implies_follow_up
from desktop.storage.copy import ReplicaCopy
from desktop.storage.queries import Queries
from sync.ports import Clock

AGENCY_STAGES: Final = frozenset({"first_follow_up", "completion"})
"""Stages whose lateness is the agency's own."""


@dataclass(frozen=True, slots=True)
class _Token:
    """What the cached deadlines depend on."""

    epoch: bytes
    cursor: int | None
    position: object
    building: bool
    today: date


@dataclass(frozen=True, slots=True)
class _Open:
    """Deadlines of all open complaints: next dates in order, and who is late."""

    due: dict[str, date]
    overdue: tuple[str, ...]


class DeadlineService:
    """Computes and caches; one per desk. Not for several threads at once."""

    def __init__(self, queries: Queries, copy: ReplicaCopy, clock: Clock, zone: str) -> None:
        """`zone`: IANA name of the agency's zone."""
        self._queries = queries
        self._copy = copy
        self._clock = clock
        self._zone = zone
        self._token: _Token | None = None
        self._rules = RuleTable(())
        self._calendar = WorkCalendar({})
        self._open: _Open | None = None

    def today(self) -> date:
        """The date now in the agency's zone."""
        return deadlines.local_date(self._clock.now(), self._zone)

    def of(self, row: ComplaintRow) -> tuple[Deadline, ...]:
        """All deadlines of one complaint, in stage order."""
        self._refresh()
        return self._compute(row)

    def next_of(self, row: ComplaintRow) -> Deadline | None:
        """The deadline that a list shows, or None."""
        return deadlines.next_deadline(self.of(row))

    def undated_reason(self, row: ComplaintRow) -> str | None:
        """Why an open complaint has no completion deadline, or None."""
        self._refresh()
        return deadlines.undated_reason(self._facts(row), self._rules)

    def overdue(self) -> tuple[str, ...]:
        """Complaints for which a deadline of the agency's own has passed, by next deadline."""
        return self._all_open().overdue

    def due_dates(self) -> dict[str, date]:
        """Next deadline of every open complaint that has one, earliest first."""
        return self._all_open().due

    def _all_open(self) -> _Open:
        self._refresh()
        if self._open is None:
            due: list[tuple[date, str]] = []
            late: set[str] = set()
            for facts in self._queries.case_facts():
                found = self._compute(facts)
                soonest = deadlines.next_deadline(found)
                if soonest is not None:
                    due.append((soonest.due, facts.key))
                if any(d.state == "overdue" and d.stage in AGENCY_STAGES for d in found):
                    late.add(facts.key)
            due.sort()
            self._open = _Open(
                {key: day for day, key in due}, tuple(key for _, key in due if key in late)
            )
        return self._open

    def _compute(self, case: ComplaintRow | CaseFacts) -> tuple[Deadline, ...]:
        assert self._token is not None
        return deadlines.deadlines(
            self._facts(case), self._rules, self._calendar, self._token.today
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

    def _refresh(self) -> None:
        """Forget what an exchange or midnight has made old."""
        at = self._copy.position()
        position = (at.snapshot, at.snapshot_cursor)
        token = _Token(at.epoch, at.cursor, position, at.building, self.today())
        if token == self._token:
            return
        self._token = token
        self._open = None
        rules = ((item.id, _content(item)) for item in self._queries.refs("rule"))
        self._rules = RuleTable.from_contents(rules)
        self._calendar = _calendar(self._queries.refs("calendar"))


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
