"""When an exchange begins by itself: rules over random days, zones and habits."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.schedule import (
    DAY_MINUTES,
    SPREAD_SECONDS,
    Due,
    Habit,
    Situation,
    goes_on_return,
    next_due,
)

WIB = ZoneInfo("Asia/Jakarta")
ZONES = st.sampled_from([WIB, ZoneInfo("Asia/Makassar"), ZoneInfo("Asia/Jayapura")])
NOWS = st.integers(1_700_000_000, 1_900_000_000)
MINUTES = st.integers(0, DAY_MINUTES - 1)
DAY = 86_400


def at(text: str) -> int:
    """Unix seconds of a time in Jakarta."""
    return int(datetime.fromisoformat(text).replace(tzinfo=WIB).timestamp())


def known(begun: int = 0, retry: int = 0, place: str = "desk", pace: int = 0) -> Situation:
    """A desk that last began then."""
    return Situation(begun, 0, retry, place, pace)


FOUR = Habit(daily_at=16 * 60)


@pytest.mark.parametrize(
    ("begun", "now", "day"),
    [
        ("2026-11-19T16:05", "2026-11-20T09:00", "2026-11-20"),
        ("2026-11-20T16:05", "2026-11-20T18:00", "2026-11-21"),
        ("2026-11-20T09:00", "2026-11-20T17:00", "2026-11-20"),
        # The PC was off at four yesterday: it is made up for now.
        ("2026-11-18T16:05", "2026-11-20T08:00", "2026-11-19"),
    ],
)
def test_the_set_time_of_day(begun: str, now: str, day: str) -> None:
    due = next_due(FOUR, known(at(begun)), at(now), WIB)
    assert due is not None
    assert due.reason == "daily"
    assert 0 <= due.at - at(f"{day}T16:00") < SPREAD_SECONDS


def test_a_desk_that_never_exchanged_makes_up_for_nothing() -> None:
    due = next_due(FOUR, known(), at("2026-11-20T08:00"), WIB)
    assert due is not None
    assert due.at >= at("2026-11-20T16:00")


@given(NOWS, MINUTES, ZONES, st.integers(0, 3 * DAY), st.integers(0, 7200))
def test_every_day_has_one_run_and_only_one(
    now: int, minutes: int, zone: ZoneInfo, ago: int, pace: int
) -> None:
    """Follow the schedule for five days: a run a day, each within the spread of its time."""
    habit, begun, runs = Habit(daily_at=minutes), now - ago, []
    until = now + 5 * DAY
    while now < until:
        due = next_due(habit, known(begun, pace=pace), now, zone)
        assert due is not None
        now = begun = max(now, due.at)
        runs.append(begun)
    slots = [
        (datetime.fromtimestamp(run, zone) - timedelta(minutes=minutes)).date() for run in runs
    ]
    # A first run may make up for a missed one; the others have a day each.
    assert len(set(slots[1:])) == len(slots[1:])
    assert 5 <= len(runs) <= 8


@given(NOWS, MINUTES, st.integers(1, 100_000))
def test_a_promised_retry_comes_first(now: int, minutes: int, pause: int) -> None:
    habit = Habit(daily_at=minutes, look_minutes=5)
    assert next_due(habit, known(now, now + pause), now, WIB) == Due(now + pause, "retry")


def test_a_region_is_spread_and_a_desk_keeps_its_place() -> None:
    now, begun = at("2026-11-20T09:00"), at("2026-11-19T16:30")
    places = [next_due(FOUR, known(begun, place=f"d{n}"), now, WIB) for n in range(200)]
    again = [next_due(FOUR, known(begun, place=f"d{n}"), now + 60, WIB) for n in range(200)]
    assert places == again
    minutes = {(due.at - at("2026-11-20T16:00")) // 60 for due in places if due}
    assert minutes == set(range(10))


def test_a_look_waits_for_its_interval_after_anything_that_looked() -> None:
    habit, now = Habit(look_minutes=30), at("2026-11-20T09:00")
    assert next_due(habit, Situation(now - 60, now - 600, 0, "d"), now, WIB) == Due(
        now - 60 + 1800, "look"
    )
    assert next_due(habit, known(), now, WIB) == Due(now, "look")


def test_nothing_set_nothing_due() -> None:
    assert next_due(Habit(), known(5), at("2026-11-20T09:00"), WIB) is None


@pytest.mark.parametrize(
    ("habit", "situation", "waiting", "goes"),
    [
        (Habit(), known(), 3, True),
        (Habit(), known(), 0, False),
        (Habit(), known(retry=2_000_000_100), 0, True),
        (Habit(on_return=False), known(), 3, False),
        (Habit(), known(begun=2_000_000_000 - 20), 3, False),
        # A clock that was set back is no reason to wait for it.
        (Habit(), known(begun=2_000_000_000 + 9_000), 3, True),
    ],
)
def test_a_connection_that_came_back(
    habit: Habit, situation: Situation, waiting: int, goes: bool
) -> None:
    assert goes_on_return(habit, situation, waiting, 2_000_000_000) is goes


@pytest.mark.parametrize("wrong", [{"daily_at": -1}, {"daily_at": 1440}, {"look_minutes": -5}])
def test_no_such_habit(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"daily_at|look_minutes"):
        Habit(**wrong)
