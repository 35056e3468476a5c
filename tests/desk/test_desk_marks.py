"""The officer's own marks over a real copy: what is unread, starred, put off."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from desktop.desk import Desk
from desktop.domain.deadlines import AGENCY_STAGES
from desktop.domain.marks import Marks, owed_by
from desktop.domain.model import Content
from desktop.services.cases import CaseLine
from desktop.services.faults import WorkRefused
from tests.desk.conftest import Town

DAY = 86_400


def line(desk: Desk, key: str) -> CaseLine:
    (found,) = desk.cases.lines([key])
    return found


def sync(desk: Desk) -> None:
    assert desk.sync.run().receipt.verified


def free_to_put_off(desk: Desk) -> str:
    """A complaint to answer whose deadline lies some days ahead."""
    today = desk.deadlines.today()
    for key in desk.cases.keys("needs_answer"):
        due = owed_by(desk.cases.open(key).deadlines)
        if due is not None and due > today + timedelta(days=4):
            return key
    raise AssertionError("none is far enough from its deadline")


def test_unread_until_opened_and_again_when_something_comes(town: Town) -> None:
    desk = town.synced()
    key = desk.cases.keys("needs_answer")[0]
    assert line(desk, key).marks == Marks(unread=True)
    assert desk.marks.opened(key)
    assert not desk.marks.opened(key)
    assert not line(desk, key).marks.unread
    town.office.coordinator.reply(key, "Masih rusak", town.office.clock.now())
    sync(desk)
    assert line(desk, key).marks.unread
    assert desk.marks.saw(key)
    assert not line(desk, key).marks.unread


def test_ones_own_answer_is_nothing_new_a_colleagues_is(town: Town) -> None:
    desk = town.synced()
    key = desk.cases.keys("needs_answer")[0]
    desk.marks.opened(key)
    desk.work.send(desk.work.save(key, Content("follow_up", "Sudah", "proses")).id)
    sync(desk)
    sync(desk)
    assert not line(desk, key).marks.unread
    other = town.synced("pc2", "Petugas Kedua")
    other.work.send(other.work.save(key, Content("note", "Dari rekan")).id)
    sync(other)
    sync(desk)
    assert line(desk, key).marks.unread


def test_marked_unread_it_stays_so_until_it_is_opened_again(town: Town) -> None:
    desk = town.synced()
    key = desk.cases.keys("open")[0]
    desk.marks.opened(key)
    assert desk.marks.turn_unread(key)
    desk.marks.saw(key)
    assert line(desk, key).marks.unread
    assert desk.marks.opened(key)
    assert not line(desk, key).marks.unread
    assert desk.marks.turn_unread(key)
    assert not desk.marks.turn_unread(key)


def test_settled_before_anybody_looked_asks_for_nothing(town: Town) -> None:
    desk = town.synced()
    assert not any(found.marks.unread for found in desk.cases.lines(desk.cases.keys("settled")))


def test_stars_are_found_whatever_became_of_the_complaint(town: Town) -> None:
    desk = town.synced()
    wanted = {desk.cases.keys("settled")[0], desk.cases.keys("open")[0]}
    for key in wanted:
        assert desk.marks.turn_star(key)
    for sort in ("newest", "deadline"):
        assert set(desk.cases.keys("starred", sort)) == wanted
    assert desk.cases.count("starred") == 2
    assert not desk.marks.turn_star(min(wanted))
    assert desk.cases.members("starred") == {max(wanted)}


def test_put_off_it_leaves_what_is_to_be_done_and_comes_back_by_itself(town: Town) -> None:
    desk = town.synced()
    key = free_to_put_off(desk)
    before = desk.cases.count("needs_answer")
    until = desk.marks.room(key).offers[0].day
    desk.marks.put_off(key, until)
    assert line(desk, key).marks.until == until
    assert key not in desk.cases.keys("needs_answer")
    assert key not in desk.cases.keys("today", since=1)
    assert key in desk.cases.keys("open")
    assert key in desk.cases.keys("needs_answer", whole=True)
    assert desk.cases.keys("put_off") == (key,)
    assert desk.cases.count("needs_answer") == before - 1
    town.office.clock.at += (until - desk.deadlines.today()).days * DAY
    assert desk.deadlines.today() == until
    assert line(desk, key).marks.until is None
    assert key in desk.cases.keys("needs_answer")
    assert desk.cases.keys("put_off") == ()


def test_brought_back_it_is_there_at_once(town: Town) -> None:
    desk = town.synced()
    key = free_to_put_off(desk)
    desk.marks.put_off(key, desk.marks.room(key).offers[0].day)
    assert desk.marks.room(key).until is not None
    desk.marks.bring_back(key)
    assert key in desk.cases.keys("needs_answer")


def test_news_bring_a_complaint_back_before_its_day(town: Town) -> None:
    desk = town.synced()
    key = free_to_put_off(desk)
    desk.marks.put_off(key, desk.marks.room(key).offers[0].day)
    town.office.coordinator.reply(key, "Ada korban", town.office.clock.now())
    sync(desk)
    assert key in desk.cases.keys("needs_answer")
    assert line(desk, key).marks == Marks(unread=True)


def test_nothing_late_or_due_is_ever_put_off(town: Town) -> None:
    desk = town.synced()
    today = desk.deadlines.today()
    late = desk.cases.keys("overdue")[0]
    with pytest.raises(WorkRefused):
        desk.marks.put_off(late, today + timedelta(days=3))
    key = free_to_put_off(desk)
    last = desk.marks.room(key).last
    assert last is not None
    for day in (last + timedelta(days=1), today, date(2026, 11, 8)):
        with pytest.raises(WorkRefused):
            desk.marks.put_off(key, day)
    assert all(offer.day <= last for offer in desk.marks.room(key).offers)
    assert desk.cases.keys("put_off") == ()


def test_however_many_days_pass_nothing_owed_is_kept_away(town: Town) -> None:
    desk = town.synced()
    for key in desk.cases.keys("needs_answer"):
        room = desk.marks.room(key)
        if room.last is None or room.last > room.today:
            desk.marks.put_off(key, room.offers[-1].day if room.offers else room.last)  # type: ignore[arg-type]
    assert desk.cases.keys("put_off")
    for _ in range(12):
        town.office.clock.at += DAY
        for key in desk.cases.keys("put_off"):
            own = [d for d in desk.cases.open(key).deadlines if d.stage in AGENCY_STAGES]
            assert all(d.state in ("ahead", "soon", "met") for d in own)
    assert desk.cases.keys("put_off") == ()


def test_marks_outlive_a_restored_server_and_its_fresh_copy(town: Town) -> None:
    desk = town.synced()
    read, starred, late = desk.cases.keys("needs_answer")[:3]
    desk.marks.opened(read)
    desk.marks.turn_star(starred)
    off = free_to_put_off(desk)
    desk.marks.put_off(off, desk.marks.room(off).offers[0].day)
    before = {key: line(desk, key).marks for key in (read, starred, late, off)}
    saved = town.office.save_database()
    epoch = desk.replica.copy.position().epoch
    town.office.put_back(saved, restore=True)
    sync(desk)
    assert desk.replica.copy.position().epoch != epoch
    assert {key: line(desk, key).marks for key in before} == before


def test_an_ordered_deletion_takes_the_marks_along(town: Town) -> None:
    desk = town.synced()
    key = desk.cases.keys("open")[0]
    desk.marks.turn_star(key)
    town.office.coordinator.delete(key, town.office.clock.now())
    sync(desk)
    assert desk.replica.marks.starred() == frozenset()
