"""The officer's own marks on a complaint: read or not, starred, put off until a day.

Putting off never hides a duty: `limit` is the last day that may be chosen, and `keeps_away` says
when a complaint that was put off is shown all the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from desktop.domain.calendar import WorkCalendar
from desktop.domain.deadlines import AGENCY_STAGES, Deadline

Choice = Literal["next", "three", "monday"]

SOME_DAYS: Final = 3
_WEEK: Final = 7


@dataclass(frozen=True, slots=True)
class UnitSheet:
    """A question to a field unit, and by when its answer is expected. Times in Unix seconds;
    `closed_at` 0 = waited for."""

    id: int
    complaint: str
    unit: str
    question: str
    due: date
    made_at: int
    closed_at: int


@dataclass(frozen=True, slots=True)
class Marks:
    """What the officer has put on one complaint. `until`: put off until that day, which is still
    to come and before any deadline; None where it is not. `sheets`: those that field units have not
    answered yet, the earliest day first."""

    unread: bool = False
    starred: bool = False
    until: date | None = None
    sheets: tuple[UnitSheet, ...] = ()


NO_MARKS: Final = Marks()


@dataclass(frozen=True, slots=True)
class Offer:
    """A day to put off until, and what it is called."""

    choice: Choice
    day: date


def owed_by(deadlines: Iterable[Deadline]) -> date | None:
    """The first day by which the agency itself owes something; None where it owes nothing."""
    due = [d.due for d in deadlines if d.stage in AGENCY_STAGES and d.state != "met"]
    return min(due, default=None)


def limit(deadlines: Iterable[Deadline], today: date) -> date | None:
    """The last day until which a complaint may be put off; `today` where not at all, because it
    is late or due; None where nothing limits it."""
    due = owed_by(deadlines)
    return None if due is None else max(due, today)


def keeps_away(deadlines: Iterable[Deadline], until: date, today: date) -> bool:
    """Whether a complaint put off until that day stays out of the lists of what is to be done: the
    day is still to come and nothing of the agency's own is due before it."""
    due = owed_by(deadlines)
    return today < until and (due is None or due >= until) and (due is None or due > today)


def offers(calendar: WorkCalendar, today: date) -> tuple[Offer, ...]:
    """Days that are usually chosen: the next working day, the third, and next week's first."""
    monday = today + timedelta(days=_WEEK - today.weekday())
    first = monday if calendar.is_working_day(monday) else calendar.add_working_days(monday, 1)
    found: dict[date, Choice] = {
        calendar.add_working_days(today, 1): "next",
        calendar.add_working_days(today, SOME_DAYS): "three",
    }
    found.setdefault(first, "monday")
    return tuple(Offer(choice, day) for day, choice in sorted(found.items()))
