"""When a desk exchanges by itself: habit, promised retry, news; and the look that brings them."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from desktop.domain.model import Backoff, Content
from desktop.domain.schedule import SPREAD_SECONDS, Due, Habit
from desktop.services.schedule import HABIT, LOOKED, News
from sync.wire import Limits
from tests.desk.conftest import Town

HOUR = 3600
WIB = ZoneInfo("Asia/Jakarta")


def minutes_from(town: Town, hours: int) -> int:
    """The time of day that many hours from now, as a habit has it."""
    at = datetime.fromtimestamp(town.office.clock.now() + hours * HOUR, WIB)
    return at.hour * 60 + at.minute


def test_nothing_is_set_at_first_and_a_habit_is_kept(town: Town) -> None:
    desk = town.synced()
    assert desk.schedule.habit() == Habit()
    assert desk.schedule.due() is None
    habit = Habit(16 * 60, on_return=False, look_minutes=30)
    desk.schedule.set_habit(habit)
    desk.close()
    assert town.open().schedule.habit() == habit


@pytest.mark.parametrize("stored", ["{", "[]", '{"habit": {"daily_at": 1440}}', '{"set_at": "x"}'])
def test_what_cannot_be_read_is_not_set(town: Town, stored: str) -> None:
    desk = town.enrolled()
    for key in (HABIT, LOOKED):
        desk.replica.settings.set(key, stored)
    assert desk.schedule.habit() == Habit()
    assert desk.schedule.last_look() == News()
    assert desk.schedule.due() is None


def test_a_time_set_after_it_went_by_begins_tomorrow(town: Town) -> None:
    desk, clock = town.synced(), town.office.clock
    clock.at += 2 * HOUR
    desk.schedule.set_habit(Habit(minutes_from(town, -1)))
    due = desk.schedule.due()
    assert due is not None
    assert 22 * HOUR < due.at - clock.now() <= 23 * HOUR + SPREAD_SECONDS


def test_a_time_that_went_by_while_the_pc_was_off_is_made_up_for(town: Town) -> None:
    desk, clock = town.synced(), town.office.clock
    desk.schedule.set_habit(Habit(minutes_from(town, 1)))
    clock.at += 3 * HOUR
    due = desk.schedule.due()
    assert due is not None
    assert (due.reason, due.at <= clock.now()) == ("daily", True)
    desk.sync.run()
    again = desk.schedule.due()
    assert again is not None
    assert again.at > clock.now() + 20 * HOUR


def test_an_exchange_that_a_power_cut_ended_is_made_up_for_once(town: Town) -> None:
    desk, clock = town.synced(), town.office.clock
    desk.schedule.set_habit(Habit(minutes_from(town, 1)))
    clock.at += 2 * HOUR
    desk.replica.receipts.begin(clock.now())
    due = desk.schedule.due()
    assert due is not None
    assert due.at <= clock.now()
    desk.replica.receipts.begin(clock.now())
    again = desk.schedule.due()
    assert again is not None
    assert again.at > clock.now()


def test_the_server_widens_the_spread(town: Town) -> None:
    desk = town.synced()
    desk.schedule.set_habit(Habit(minutes_from(town, 2)))
    close = desk.schedule.due()
    desk.replica.copy.announce(Limits(version=9, pace=4 * HOUR), 0, 0, 0)
    wide = desk.schedule.due()
    assert close is not None
    assert wide is not None
    assert wide.at != close.at


def test_the_promised_retry_is_what_is_due(town: Town) -> None:
    desk, clock = town.synced(), town.office.clock
    desk.schedule.set_habit(Habit(minutes_from(town, 1), look_minutes=5))
    town.office.stop()
    done = desk.sync.run()
    assert desk.schedule.due() == Due(done.next_try, "retry")
    desk.close()
    assert town.open().schedule.due() == Due(done.next_try, "retry")
    clock.at = done.next_try + 10


def test_a_retry_of_a_clock_that_stood_wrong_is_due_now(town: Town) -> None:
    desk, clock = town.synced(), town.office.clock
    desk.replica.backoff.set(Backoff(1, clock.now() + 400 * 24 * HOUR, "offline"))
    assert desk.schedule.due() == Due(clock.now(), "retry")


def test_a_run_in_a_future_that_was_none_does_not_stop_the_schedule(town: Town) -> None:
    desk, clock = town.synced(), town.office.clock
    desk.schedule.set_habit(Habit(minutes_from(town, 1), look_minutes=10))
    clock.at += 300 * 24 * HOUR
    desk.sync.run()
    desk.looks.run()
    clock.at -= 300 * 24 * HOUR - 3 * HOUR
    due = desk.schedule.due()
    assert due is not None
    assert due.at <= clock.now()


def test_a_habit_set_in_a_future_that_was_none_does_not_repeat_the_exchange(town: Town) -> None:
    desk, clock = town.synced(), town.office.clock
    clock.at += 300 * 24 * HOUR
    desk.schedule.set_habit(Habit(minutes_from(town, 1), look_minutes=10))
    clock.at -= 300 * 24 * HOUR - 3 * HOUR
    desk.sync.run()
    due = desk.schedule.due()
    assert due == Due(clock.now() + 600, "look")
    exchange = desk.schedule.next_exchange()
    assert exchange is not None
    assert exchange.at > clock.now()
    assert not desk.schedule.goes_on_return()


def test_a_connection_that_returns_with_work_waiting(town: Town) -> None:
    desk, clock = town.synced(), town.office.clock
    clock.at += 120
    assert not desk.schedule.goes_on_return()
    key = desk.cases.keys("open")[0]
    desk.work.send(desk.work.save(key, Content("note", "Tanya bidang.")).id)
    assert desk.schedule.goes_on_return()
    desk.schedule.set_habit(Habit(on_return=False))
    clock.at += 120
    assert not desk.schedule.goes_on_return()


def test_a_look_brings_news_until_the_copy_is_completed(town: Town) -> None:
    desk, clock = town.synced(), town.office.clock
    desk.schedule.set_habit(Habit(look_minutes=30))
    receipts, complete = desk.replica.receipts.list(), desk.replica.copy.status().complete_at
    clock.at += HOUR
    due = desk.schedule.due()
    assert due is not None
    assert (due.reason, due.at <= clock.now()) == ("look", True)
    assert desk.schedule.next_exchange() is None
    for key in desk.cases.keys("open")[:3]:
        town.office.coordinator.reply(key, "Mohon kabar.", clock.now())
    seen = desk.looks.run()
    assert seen.news is not None
    assert seen.news.waits == 3
    assert desk.schedule.news() == desk.schedule.last_look()
    assert desk.schedule.due() == Due(clock.now() + 1800, "look")
    assert desk.replica.receipts.list() == receipts
    assert desk.replica.copy.status().complete_at == complete
    clock.at += 60
    desk.sync.run()
    assert desk.schedule.news() is None


def test_a_look_in_vain_keeps_the_news_and_waits_its_turn(town: Town) -> None:
    desk, clock = town.synced(), town.office.clock
    desk.schedule.set_habit(Habit(look_minutes=30))
    clock.at += 60
    town.office.coordinator.reply(desk.cases.keys("open")[0], "Mohon kabar.", clock.now())
    desk.looks.run()
    known = desk.schedule.news()
    town.office.stop()
    clock.at += 1800
    seen = desk.looks.run()
    assert seen.error is not None
    assert seen.error.code == "offline"
    news = desk.schedule.news()
    assert news is not None
    assert known is not None
    assert (news.at, news.changes) == (known.at, 1)
    assert desk.replica.backoff.get() == Backoff()
    assert desk.schedule.due() == Due(clock.now() + 1800, "look")


def test_a_look_at_a_server_that_ended_the_access_asks_for_a_run(town: Town) -> None:
    desk = town.synced()
    device = desk.certificate.device
    assert town.office.central.accounts.revoke(device, town.office.clock.now())
    seen = desk.looks.run()
    assert seen.needs_run
    assert desk.home.replica(desk.profile).exists()
    assert desk.sync.run().left is not None
