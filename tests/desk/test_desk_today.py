"""What needs the agency now: the view "today" and its parts."""

from __future__ import annotations

import pytest

from desktop.domain.deadlines import AGENCY_STAGES
from desktop.domain.model import Content
from desktop.services.cases import ListView
from tests.desk.conftest import Town

DAY = 86_400


def test_today_is_what_is_late_near_replied_or_new_and_nothing_else(town: Town) -> None:
    desk = town.synced()
    since = town.office.clock.now() - 3 * DAY
    expected = set(desk.cases.keys("replied"))
    fresh = set()
    for key in desk.cases.keys("open"):
        opened = desk.cases.open(key)
        own = [found for found in opened.deadlines if found.stage in AGENCY_STAGES]
        if any(found.state in ("overdue", "today", "soon") for found in own):
            expected.add(key)
        row = opened.complaint.row
        if row.turn == "agency" and row.disposed_at >= since:
            fresh.add(key)
    assert set(desk.cases.keys("today")) == expected
    assert fresh - expected
    assert set(desk.cases.keys("fresh", since=since)) == fresh
    assert set(desk.cases.keys("today", since=since)) == expected | fresh
    assert desk.cases.count("today", since) == len(expected | fresh)


def test_today_stands_in_the_order_of_its_deadlines(town: Town) -> None:
    desk = town.synced()
    lines = list(desk.cases.lines(desk.cases.keys("today", "deadline")))
    dates = [line.deadline.due for line in lines if line.deadline is not None]
    assert len(dates) > 3
    assert dates == sorted(dates)
    assert all(line.deadline is None for line in lines[len(dates) :])


def test_the_parts_of_today_are_in_it(town: Town) -> None:
    desk = town.synced()
    parts: tuple[ListView, ...] = ("overdue", "due_today", "replied")
    found = [set(desk.cases.keys(part)) for part in parts]
    assert all(found[:1])
    assert set().union(*found) <= set(desk.cases.keys("today"))


def test_what_was_answered_needs_nobody_today(town: Town) -> None:
    desk = town.synced()
    since = town.office.clock.now() - 3 * DAY
    before = desk.cases.keys("today", since=since)
    key = before[0]
    desk.work.send(desk.work.save(key, Content("follow_up", "dijawab", "proses")).id)
    assert set(desk.cases.keys("today", since=since)) == set(before) - {key}


def test_without_a_time_nothing_is_new(town: Town) -> None:
    assert town.synced().cases.keys("fresh") == ()


@pytest.mark.parametrize("sort", ["newest", "oldest", "deadline"])
def test_words_narrow_the_calendars_views_too(town: Town, sort: str) -> None:
    desk = town.synced()
    town.office.clock.at += 40 * DAY
    for view in ("overdue", "today"):
        every = desk.cases.keys(view, sort)  # type: ignore[arg-type]
        word = desk.cases.open(every[0]).complaint.row.tracking_id
        assert desk.cases.keys(view, sort, word) == (every[0],)  # type: ignore[arg-type]


def test_a_day_passes_and_the_deadlines_move(town: Town) -> None:
    desk = town.synced()
    near = set(desk.cases.keys("today"))
    town.office.clock.at += 60 * DAY
    assert set(desk.cases.keys("today")) > near
    assert not set(desk.cases.keys("due_today")) & set(desk.cases.keys("overdue"))
