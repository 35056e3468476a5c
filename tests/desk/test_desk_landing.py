"""The landing page without a screen: groups, steps, what falls due, months."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from desktop.domain.deadlines import AGENCY_STAGES
from desktop.domain.model import Content
from desktop.services.today import GROUPS, LISTED, SHOWN, Group, Today
from tests.desk.conftest import Town

DAY = 86_400


def shown(today: Today) -> dict[Group, list[str]]:
    """Keys of the rows, by group."""
    return {
        bundle.group: [task.line.row.key for task in bundle.first if task.line is not None]
        for bundle in today.bundles
    }


def test_every_case_stands_in_the_one_group_that_presses_most(town: Town) -> None:
    desk = town.synced()
    since = town.office.clock.now() - 3 * DAY
    answered = desk.cases.keys("overdue", "deadline")[0]
    desk.work.send(desk.work.save(answered, Content("follow_up", "Ya.", "selesai")).id)
    town.office.clock.at += 60
    town.office.coordinator.make_secret(answered, town.office.clock.now())
    assert desk.sync.run().receipt.verified
    today = desk.today.read(since)
    members = {group: desk.today.members(group, since) for group in GROUPS}
    assert members["returned"] == {answered}
    assert answered in desk.cases.members("overdue")
    every = [key for keys in members.values() for key in keys]
    assert len(every) == len(set(every))
    assert set(every) == set(desk.cases.keys("today", since=since))
    assert [bundle.group for bundle in today.bundles] == [g for g in GROUPS if members[g]]
    for bundle in today.bundles:
        assert bundle.count == len(members[bundle.group])
        assert len(bundle.first) <= SHOWN + 1
        assert len(bundle.first) == bundle.count or len(bundle.first) == SHOWN
    assert today.count == len(every) == desk.today.count(since)
    taken = set(members["returned"])
    for view in LISTED:
        asked = desk.cases.members(view, since)
        assert members[view] == asked - taken
        taken |= asked


def test_rows_stand_in_the_order_of_the_list_behind_them(town: Town) -> None:
    desk = town.synced()
    since = town.office.clock.now() - 3 * DAY
    ordered = desk.cases.keys("today", "deadline", since=since)
    for group, keys in shown(desk.today.read(since)).items():
        members = desk.today.members(group, since)
        assert keys == [key for key in ordered if key in members][: len(keys)]


def test_each_row_has_the_step_that_is_next(town: Town) -> None:
    desk = town.synced()
    since = town.office.clock.now() - 3 * DAY
    begun = shown(desk.today.read(since))["overdue"][0]
    desk.work.save(begun, Content("follow_up", "Mohon maaf, kami"))
    conflicting, refused = desk.cases.keys("waiting_reporter")[:2]
    desk.work.send(desk.work.save(conflicting, Content("follow_up", "Sudah.", "proses")).id)
    # To an agency that is no more.
    sent = Content("return", "Bukan wewenang kami.", reason="not_authority", suggest="a0")
    desk.work.send(desk.work.save(refused, sent).id)
    now = town.office.clock.now()
    town.office.coordinator.end(conflicting, "Ditutup oleh Sistem", "", now, archived=False)
    assert desk.sync.run().receipt.verified
    steps = {}
    for bundle in desk.today.read(since).bundles:
        for task in bundle.first:
            assert task.line is not None
            row = task.line.row
            steps[row.key] = task.step
            if task.item is None and row.key != begun:
                expected = "read" if row.replied else "open" if task.group == "fresh" else "answer"
                assert task.step == expected
            if task.item is None and task.group in ("overdue", "due"):
                assert task.deadline is not None
                assert task.deadline.stage in AGENCY_STAGES
    assert steps[begun] == "resume"
    assert (steps[conflicting], steps[refused]) == ("decide", "mend")


def test_what_falls_due_is_what_the_lists_hold(town: Town) -> None:
    desk = town.synced()
    ahead = desk.today.read(0).ahead
    assert ahead.late == desk.cases.count("overdue")
    days = dict(ahead.days)
    today = desk.deadlines.today()
    assert min(days) == today
    assert max(days) < today + timedelta(days=14)
    own: Counter[date] = Counter()
    for key in desk.cases.keys("open"):
        dates = [
            found.due
            for found in desk.cases.open(key).deadlines
            if found.stage in AGENCY_STAGES and found.state != "met"
        ]
        if dates and min(dates) >= today:
            own[min(dates)] += 1
    assert days == {day: own[day] for day in days}
    assert sum(days.values()) > 0
    # What is answered is owed no more.
    due = next(day for day, count in ahead.days if count)
    keys = [k for k, day in desk.cases.owed_days().items() if day == due]
    desk.work.send(desk.work.save(keys[0], Content("follow_up", "Ya.", "proses")).id)
    assert dict(desk.today.read(0).ahead.days)[due] == days[due] - 1


def test_on_a_free_day_today_is_shown_too(town: Town) -> None:
    desk = town.synced()
    while desk.deadlines.today().weekday() != 6:
        town.office.clock.at += DAY
    days = [day for day, _ in desk.today.read(0).ahead.days]
    assert days[0] == desk.deadlines.today()
    assert all(day.weekday() < 5 for day in days[1:])


def test_months_are_counted_in_the_agencys_zone(town: Town) -> None:
    desk = town.synced()
    zone = ZoneInfo(desk.certificate.zone)
    received: Counter[str] = Counter()
    answered: Counter[str] = Counter()
    for key in desk.cases.keys("all"):
        row = desk.cases.find(key).row
        came = datetime.fromtimestamp(row.disposed_at or row.reported_at, UTC)
        received[f"{came.astimezone(zone):%Y-%m}"] += 1
        if row.first_follow_up_at:
            first = datetime.fromtimestamp(row.first_follow_up_at, UTC)
            answered[f"{first.astimezone(zone):%Y-%m}"] += 1
    months = desk.today.read(0).months
    assert 6 <= len(months) <= 12
    assert months[-1].first == desk.deadlines.today().replace(day=1)
    for month in months:
        name = f"{month.first:%Y-%m}"
        assert (month.received, month.answered) == (received[name], answered[name])
    assert sum(month.answered for month in months) > 0


def test_a_copy_that_never_came_has_nothing_to_say(town: Town) -> None:
    desk = town.enrolled()
    today = desk.today.read(0)
    assert (today.count, today.complete_at, today.proven) == (0, 0, False)
    assert (today.bundles, today.months, today.ahead.late) == ((), (), 0)
