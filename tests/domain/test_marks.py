"""Putting off: never past a deadline, never on a free day."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.calendar import WorkCalendar
from desktop.domain.deadlines import Deadline, DeadlineState
from desktop.domain.marks import keeps_away, limit, offers
from desktop.domain.rules import DeadlineRule, Stage

TODAY = date(2026, 11, 6)
RULE = DeadlineRule(
    id="r",
    stage="completion",
    days=5,
    starts="disposed",
    basis="",
    valid_from=date(2020, 1, 1),
    trust="sure",
)
DAYS = st.integers(-40, 40).map(lambda days: TODAY + timedelta(days=days))
STAGES = st.sampled_from(("verification", "first_follow_up", "completion", "self_closing"))


def deadline(stage: Stage, due: date, met: bool) -> Deadline:
    state: DeadlineState = (
        "met" if met else "overdue" if due < TODAY else "today" if due == TODAY else "ahead"
    )
    return Deadline(stage, due, state, 0, False, RULE, "disposed", TODAY)


DEADLINES = st.lists(st.builds(deadline, STAGES, DAYS, st.booleans()), max_size=4)


@given(DEADLINES, DAYS)
def test_what_is_late_or_due_before_that_day_is_never_kept_away(
    found: list[Deadline], until: date
) -> None:
    owed = [
        d.due for d in found if d.stage in ("first_follow_up", "completion") and d.state != "met"
    ]
    away = keeps_away(found, until, TODAY)
    assert away == (until > TODAY and all(until <= due and due > TODAY for due in owed))


@given(DEADLINES)
def test_the_limit_is_the_last_day_that_keeps_away(found: list[Deadline]) -> None:
    last = limit(found, TODAY)
    if last is None:
        assert keeps_away(found, TODAY + timedelta(days=400), TODAY)
    else:
        assert last >= TODAY
        assert keeps_away(found, last, TODAY) == (last > TODAY)
        assert not keeps_away(found, last + timedelta(days=1), TODAY)


@given(DAYS, st.sets(DAYS, max_size=12))
def test_offered_days_are_working_days_to_come_each_once(today: date, free: set[date]) -> None:
    years: dict[int, dict[str, str]] = {}
    for day in free:
        years.setdefault(day.year, {})[day.isoformat()] = "libur"
    calendar = WorkCalendar(years)
    found = offers(calendar, today)
    days = [offer.day for offer in found]
    assert days == sorted(set(days))
    assert all(day > today and calendar.is_working_day(day) for day in days)
    assert {"next", "three"} <= {offer.choice for offer in found}


def test_on_a_friday_the_next_working_day_is_monday() -> None:
    found = offers(WorkCalendar({}), TODAY)
    assert [(offer.choice, offer.day) for offer in found] == [
        ("next", date(2026, 11, 9)),
        ("three", date(2026, 11, 11)),
    ]
    assert [offer.day for offer in offers(WorkCalendar({}), date(2026, 11, 3))] == [
        date(2026, 11, 4),
        date(2026, 11, 6),
        date(2026, 11, 9),
    ]
