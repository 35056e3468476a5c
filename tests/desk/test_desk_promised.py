"""Promised dates on the landing page: there before they are missed, until they are ticked off."""

from __future__ import annotations

from datetime import date, timedelta

from desktop.desk import Desk
from desktop.domain.model import Content
from desktop.services.today import Bundle
from tests.desk.conftest import Town

DAY = 86_400
PROMISE = Content("follow_up", "Kabel diganti paling lambat Rabu.", "proses")


def promised(desk: Desk, key: str, due: date) -> int:
    """An answer in the outbox that names a day."""
    item = desk.work.send(desk.work.save(key, PROMISE).id)
    desk.writing.promised(key, item.id, due, "paling lambat Rabu")
    return desk.writing.reminders(key)[0].id


def group(desk: Desk) -> Bundle | None:
    """The promises on the page."""
    found = [one for one in desk.today.read(0).bundles if one.group == "promised"]
    return found[0] if found else None


def test_a_promise_stands_on_the_page_from_the_working_day_before(town: Town) -> None:
    desk = town.synced()
    key = desk.cases.keys("waiting_reporter")[0]
    due = desk.deadlines.calendar().add_working_days(desk.deadlines.today(), 2)
    reminder = promised(desk, key, due)
    assert group(desk) is None
    assert key not in desk.cases.keys("today")
    while desk.deadlines.calendar().working_days_between(desk.deadlines.today(), due) > 1:
        town.office.clock.at += DAY
    found = group(desk)
    assert found is not None
    (task,) = found.first
    assert task.line is not None
    assert (task.line.row.key, task.step, task.promised) == (key, "keep", due)
    assert key in desk.cases.keys("today")
    assert desk.today.members("promised", 0) == {key}
    desk.writing.finish(reminder)
    assert group(desk) is None
    assert key not in desk.cases.keys("today")


def test_the_earliest_promise_comes_first_and_counts_once(town: Town) -> None:
    desk = town.synced()
    first, second = desk.cases.keys("waiting_reporter")[:2]
    today = desk.deadlines.today()
    promised(desk, first, today)
    promised(desk, second, today)
    promised(desk, second, today - timedelta(days=3))
    found = group(desk)
    assert found is not None
    days = [(task.line.row.key, task.promised) for task in found.first if task.line is not None]
    assert days == [(second, today - timedelta(days=3)), (first, today)]
    assert found.count == 2


def test_what_is_put_off_is_still_promised_and_what_is_begun_is_gone_on_with(town: Town) -> None:
    desk = town.synced()
    key = desk.cases.keys("waiting_reporter")[0]
    promised(desk, key, desk.deadlines.today())
    calendar = desk.deadlines.calendar()
    desk.marks.put_off(key, calendar.add_working_days(desk.deadlines.today(), 4))
    desk.work.save(key, Content("follow_up", "Kami kabari"))
    found = group(desk)
    assert found is not None
    assert [task.step for task in found.first] == ["resume"]


def test_a_promise_on_a_closed_complaint_asks_for_nothing(town: Town) -> None:
    desk = town.synced()
    key = desk.cases.keys("waiting_reporter")[0]
    item = desk.work.send(desk.work.save(key, PROMISE).id)
    assert desk.sync.run().receipt.verified
    desk.writing.promised(key, item.id, desk.deadlines.today(), "hari ini")
    assert group(desk) is not None
    town.office.clock.at += 60
    now = town.office.clock.now()
    town.office.coordinator.end(key, "Ditutup oleh Sistem", "", now, archived=False)
    assert desk.sync.run().receipt.verified
    assert group(desk) is None
