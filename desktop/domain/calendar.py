"""Working days: Monday to Friday less national holidays, cuti bersama and local days.

The days are data which the server sends and may correct (national ones come from a yearly joint
decree, SKB 3 Menteri; local ones from the region). Failure policy: a year without data is
counted with weekends only, and a deadline that touches it is marked as estimated; a calendar
that cannot be read is refused as a whole with `CalendarError`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Self

_SATURDAY: Final = 5


class CalendarError(ValueError):
    """Calendar data that cannot be read; the message names the field, never more."""


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Free days by year, and counting in working days.

    `free_days` maps year -> {"YYYY-MM-DD": name}. A year that is a key is covered, even when it
    has no free day. `incomplete` names covered years whose free days are not final.
    """

    free_days: Mapping[int, Mapping[str, str]]
    incomplete: frozenset[int] = frozenset()
    _free: set[date] = field(default_factory=set, init=False, repr=False, compare=False)
    # Ordinals of the working days of a year, made when the year is first asked for.
    _years: dict[int, tuple[int, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        """Read the days. Raises `CalendarError` on a bad date or one under another year."""
        for year, days in self.free_days.items():
            for text in days:
                day = _parse_day(text)
                if day.year != year:
                    raise CalendarError(f"calendar of {year} holds a day of {day.year}")
                self._free.add(day)

    @classmethod
    def from_contents(cls, contents: Iterable[Mapping[str, object]]) -> Self:
        """Build from reference contents of kind `calendar`.

        A content has `days` ({"YYYY-MM-DD": name}) and `complete` (bool): it covers the years of
        its days. A content without `complete` adds local days and covers nothing by itself.
        Unknown fields are ignored. Raises `CalendarError`.
        """
        merged: dict[int, dict[str, str]] = {}
        local: dict[int, dict[str, str]] = {}
        incomplete: set[int] = set()
        for content in contents:
            days = content.get("days")
            complete = content.get("complete")
            if not isinstance(days, Mapping):
                raise CalendarError("days must be a table of dates")
            if not isinstance(complete, bool | None):
                raise CalendarError("complete must be true or false")
            target = local if complete is None else merged
            for text, name in days.items():
                if not isinstance(text, str) or not isinstance(name, str):
                    raise CalendarError("days must map a date to a name")
                year = _parse_day(text).year
                target.setdefault(year, {})[text] = name
                if complete is False:
                    incomplete.add(year)
        for year, extra in local.items():
            # A local day counts even where the national days are missing; the year then stays open.
            if year not in merged:
                incomplete.add(year)
            merged.setdefault(year, {}).update(extra)
        return cls(merged, frozenset(incomplete))

    def covers(self, year: int) -> bool:
        """Whether there is any data for the year."""
        return year in self.free_days

    def is_complete(self, year: int) -> bool:
        """Whether the year's free days are there and final."""
        return year in self.free_days and year not in self.incomplete

    def is_working_day(self, day: date) -> bool:
        """Monday to Friday and not a free day."""
        return day.weekday() < _SATURDAY and day not in self._free

    def working_days_between(self, start: date, end: date) -> int:
        """Working days after `start` up to and including `end`; negative when `end` is earlier.

        So `working_days_between(today, due)` is what is left, and on the first working day after
        `due` it is -1.
        """
        if end < start:
            return -self.working_days_between(end, start)
        if start.year == end.year:
            days = self._working(start.year)
            return bisect_right(days, end.toordinal()) - bisect_right(days, start.toordinal())
        first = self._working(start.year)
        total = len(first) - bisect_right(first, start.toordinal())
        for year in range(start.year + 1, end.year):
            total += len(self._working(year))
        return total + bisect_right(self._working(end.year), end.toordinal())

    def add_working_days(self, day: date, count: int) -> date:
        """The `count`-th working day after `day`; day one is the first working day after it.

        `count` 0 gives `day` itself. Raises `ValueError` for a negative count and when the answer
        is beyond the year 9999.
        """
        if count < 0:
            raise ValueError("count of working days is negative")
        if count == 0:
            return day
        year = day.year
        days = self._working(year)
        index = bisect_right(days, day.toordinal()) + count - 1
        while index >= len(days):
            index -= len(days)
            year += 1
            days = self._working(year)
        return date.fromordinal(days[index])

    def _working(self, year: int) -> tuple[int, ...]:
        known = self._years.get(year)
        if known is None:
            first = date(year, 1, 1).toordinal()
            last = date(year, 12, 31).toordinal()
            days = map(date.fromordinal, range(first, last + 1))
            known = tuple(day.toordinal() for day in days if self.is_working_day(day))
            self._years[year] = known
        return known


def _parse_day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise CalendarError("a day is not a YYYY-MM-DD date") from None
    if day.isoformat() != text:
        raise CalendarError("a day is not a YYYY-MM-DD date")
    return day
