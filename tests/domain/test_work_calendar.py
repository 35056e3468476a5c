"""Counting in working days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.calendar import CalendarError, WorkCalendar

DAYS = st.dates(date(2024, 1, 1), date(2028, 12, 31))
COUNTS = st.integers(1, 300)


@st.composite
def calendars(draw: st.DrawFn) -> WorkCalendar:
    """Calendars of 2024 to 2030 with any free days, long runs of them included."""
    free: dict[int, dict[str, str]] = {year: {} for year in range(2024, 2031)}
    for first in draw(st.lists(DAYS, max_size=20)):
        for offset in range(draw(st.integers(1, 14))):
            day = first + timedelta(days=offset)
            free[day.year][day.isoformat()] = "libur"
    return WorkCalendar(free)


@given(calendars(), DAYS, COUNTS)
def test_the_counted_day_is_a_working_day_after_the_event(
    calendar: WorkCalendar, day: date, count: int
) -> None:
    due = calendar.add_working_days(day, count)
    assert due > day
    assert calendar.is_working_day(due)


@given(calendars(), DAYS, COUNTS)
def test_between_undoes_add(calendar: WorkCalendar, day: date, count: int) -> None:
    due = calendar.add_working_days(day, count)
    assert calendar.working_days_between(day, due) == count
    assert calendar.working_days_between(due, day) == -count


@given(calendars(), DAYS, DAYS)
def test_between_counts_the_same_as_walking_day_by_day(
    calendar: WorkCalendar, start: date, end: date
) -> None:
    low, high = min(start, end), max(start, end)
    walked = sum(
        calendar.is_working_day(low + timedelta(days=n)) for n in range(1, (high - low).days + 1)
    )
    expected = walked if start <= end else -walked
    assert calendar.working_days_between(start, end) == expected


@given(calendars(), DAYS, DAYS, COUNTS)
def test_a_later_event_is_never_due_earlier(
    calendar: WorkCalendar, one: date, other: date, count: int
) -> None:
    early, late = min(one, other), max(one, other)
    assert calendar.add_working_days(early, count) <= calendar.add_working_days(late, count)


@given(calendars(), DAYS)
def test_day_one_is_the_first_working_day_after_the_event(
    calendar: WorkCalendar, day: date
) -> None:
    walked = day + timedelta(days=1)
    while not calendar.is_working_day(walked):
        walked += timedelta(days=1)
    assert calendar.add_working_days(day, 1) == walked


@given(calendars(), DAYS, st.integers(0, 100), st.integers(0, 100))
def test_adding_twice_is_adding_the_sum(
    calendar: WorkCalendar, day: date, first: int, second: int
) -> None:
    once = calendar.add_working_days(day, first + second)
    assert calendar.add_working_days(calendar.add_working_days(day, first), second) == once


def test_a_negative_count_is_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        WorkCalendar({}).add_working_days(date(2026, 1, 1), -1)


def test_counting_goes_over_the_turn_of_the_year() -> None:
    calendar = WorkCalendar({2025: {"2025-12-31": "lokal"}, 2026: {"2026-01-01": "Tahun Baru"}})
    # 30 December 2025 is a Tuesday; Wednesday and Thursday are free.
    assert calendar.add_working_days(date(2025, 12, 30), 1) == date(2026, 1, 2)
    assert calendar.working_days_between(date(2025, 12, 30), date(2026, 1, 5)) == 2


def test_contents_of_the_exchange_make_a_calendar() -> None:
    calendar = WorkCalendar.from_contents(
        [
            {"days": {"2026-08-17": "Hari Kemerdekaan"}, "complete": True, "later_field": 1},
            {"days": {"2027-08-17": "Hari Kemerdekaan"}, "complete": False},
            {"days": {"2026-01-20": "Hari jadi daerah"}},
            {"days": {"2028-01-20": "Hari jadi daerah"}},
        ]
    )
    assert not calendar.is_working_day(date(2026, 1, 20))
    assert not calendar.is_working_day(date(2026, 8, 17))
    assert [calendar.covers(year) for year in (2025, 2026, 2027, 2028)] == [False, True, True, True]
    assert [calendar.is_complete(year) for year in (2025, 2026, 2027, 2028)] == [
        False,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(
    "content",
    [
        {},
        {"days": ["2026-01-01"], "complete": True},
        {"days": {"2026-02-30": "x"}, "complete": True},
        {"days": {"20260101": "x"}, "complete": True},
        {"days": {"2026-01-01": 1}, "complete": True},
        {"days": {"2026-01-01": "x"}, "complete": "yes"},
    ],
)
def test_unreadable_contents_are_refused(content: dict[str, object]) -> None:
    with pytest.raises(CalendarError):
        WorkCalendar.from_contents([content])


def test_a_day_under_another_year_is_refused() -> None:
    with pytest.raises(CalendarError, match="2026"):
        WorkCalendar({2026: {"2025-01-01": "Tahun Baru"}})
