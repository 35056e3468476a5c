"""Lists, one complaint with its story, deadlines and search."""

from __future__ import annotations

import random
from typing import Final

import msgspec
import pytest

from desktop.commands.steps import sentence_of_error
from desktop.desk import Desk
from desktop.domain.model import Content, Filter
from desktop.services.cases import ListView
from desktop.services.deadline_service import DeadlineService
from desktop.services.faults import NoSuchItem
from server.work import Work
from sync.content import canonical
from tests.desk.conftest import Town

DAY = 86_400


def test_views_part_the_copy_as_the_words_say(town: Town) -> None:
    desk = town.synced()
    rows = {line.row.key: line.row for line in desk.cases.lines(desk.cases.keys())}
    assert len(rows) == town.agency.complaints
    settled = {key for key, row in rows.items() if row.closed or row.archived}
    assert set(desk.cases.keys("settled")) == settled
    assert set(desk.cases.keys("open")) == set(rows) - settled
    assert set(desk.cases.keys("needs_answer")) == {
        key for key, row in rows.items() if row.turn == "agency" and key not in settled
    }
    assert all(rows[key].turn == "reporter" for key in desk.cases.keys("waiting_reporter"))
    assert all(rows[key].replied for key in desk.cases.keys("replied"))
    for view in ("all", "open", "needs_answer", "overdue", "replied", "settled"):
        assert desk.cases.count(view) == len(desk.cases.keys(view))


@pytest.mark.parametrize("words", ["", "jalan"])
@pytest.mark.parametrize("view", ["all", "open", "settled", "today", "replied", "overdue"])
def test_deadline_order_is_by_next_date_and_then_newest_first(
    town: Town, view: ListView, words: str
) -> None:
    desk = town.synced()
    found = desk.cases.keys(view, "deadline", words)
    newest = desk.cases.keys(view, "newest", words)
    assert len(set(found)) == len(found) == len(newest)
    next_dates = {line.row.key: line.deadline for line in desk.cases.lines(newest)}
    place = {key: number for number, key in enumerate(newest)}
    dated = [key for key in found if next_dates[key] is not None]
    assert [*dated, *(key for key in newest if next_dates[key] is None)] == list(found)
    due = [deadline.due for key in dated if (deadline := next_dates[key])]
    assert due == sorted(due)
    assert set(found) == set(place)


DEEDS: Final = ("reply", "close", "dispose", "secret", "days", "answer", "calendar", "restore")


def _do(deed: str, town: Town, desk: Desk) -> None:
    office, now = town.office, town.office.clock.now()
    key = desk.cases.keys("open")[0]
    match deed:
        case "reply":
            office.coordinator.reply(key, "Mohon kabar.", now)
        case "close":
            office.coordinator.end(key, "Ditutup oleh Sistem", "", now, archived=False)
        case "dispose":
            office.coordinator.dispose(key, town.other.name, "", now)
        case "secret":
            office.coordinator.make_secret(key, now)
        case "days":
            office.clock.at += 9 * DAY
        case "answer":
            desk.work.send(desk.work.save(key, Content("follow_up", "ya", "proses")).id)
        case "calendar":
            old = next(r for r in desk.replica.queries.refs("calendar") if r.id == "2026")
            content = {**msgspec.json.decode(old.content), "days": []}
            with office.central.database.write() as connection:
                work = Work(office.central.database, connection)
                work.put_ref("calendar", old.id, canonical(content))
                work.stamp()
        case "restore":
            office.put_back(office.save_database(), restore=True)


def _computed(desk: Desk, service: DeadlineService) -> object:
    return (
        list(service.due_dates().items()),
        service.own_due_dates(),
        service.overdue(),
        service.near(),
        service.due_today(),
        service.disposed_since(0),
        service.newest(set(desk.cases.keys("all"))),
    )


@pytest.mark.parametrize("turn", range(4))
def test_only_what_changed_is_computed_anew_and_right(town: Town, turn: int) -> None:
    desk = town.synced()
    for deed in random.Random(turn).sample(DEEDS, len(DEEDS)):
        before = _computed(desk, desk.deadlines)
        _do(deed, town, desk)
        assert desk.sync.run().receipt.verified
        fresh = DeadlineService(
            desk.replica.queries, desk.replica.copy, desk.clock, desk.certificate.zone
        )
        assert _computed(desk, desk.deadlines) == _computed(desk, fresh)
        due, newest = fresh.due_dates(), desk.replica.queries.list_complaints(Filter(), limit=999)
        dateless = (row.key for row in newest if row.key not in due)
        assert desk.cases.keys("all", "deadline") == (*due, *dateless)
        if deed in ("close", "dispose", "days", "calendar"):
            assert _computed(desk, fresh) != before, deed


def test_overdue_is_the_agencys_own_lateness_and_ends_with_its_answer(town: Town) -> None:
    desk = town.synced()
    town.office.clock.at += 60 * DAY
    late = desk.cases.keys("overdue", "deadline")
    assert late
    lines = list(desk.cases.lines(late))
    assert all(line.deadline is not None and line.deadline.state == "overdue" for line in lines)
    dates = [line.deadline.due for line in lines if line.deadline is not None]
    assert dates == sorted(dates)
    desk.work.send(desk.work.save(late[0], Content("follow_up", "dijawab", "proses")).id)
    assert set(desk.cases.keys("overdue")) == set(late[1:])


def test_deadlines_follow_the_clock_and_what_came(town: Town) -> None:
    desk = town.synced()
    key = desk.cases.keys("needs_answer")[0]
    before = desk.cases.open(key).next_deadline
    assert before is not None
    assert "Dasar:" in before.reason("id")
    town.office.clock.at += 40 * DAY
    late = desk.cases.open(key).next_deadline
    assert late is not None
    assert (late.due, late.state) == (before.due, "overdue")
    town.office.coordinator.end(
        key, "Ditutup oleh Sistem", "", town.office.clock.now(), archived=False
    )
    assert desk.sync.run().receipt.verified
    assert desk.cases.open(key).next_deadline is None
    assert key not in desk.cases.keys("overdue")


def test_secret_complaints_are_masked_until_opened(town: Town) -> None:
    desk = town.synced()
    key = next(
        line.row.key
        for line in desk.cases.lines(desk.cases.keys("open"))
        if line.row.title and not line.row.secret
    )
    title = desk.cases.open(key).complaint.row.title
    town.office.coordinator.make_secret(key, town.office.clock.now())
    desk.sync.run()
    (line,) = desk.cases.lines([key])
    assert (line.masked, line.row.title, line.row.village) == (True, "", "")
    assert all(hit.row.title != title for hit in desk.cases.search(key))
    assert desk.cases.open(key).complaint.row.title == title


def test_an_anonymous_reporter_is_nowhere_in_the_copy(town: Town) -> None:
    desk = town.synced()
    lines = [line.row for line in desk.cases.lines(desk.cases.keys())]
    anonymous = [row.key for row in lines if row.anonymous]
    assert anonymous
    assert all(desk.cases.open(key).complaint.reporter == "" for key in anonymous)
    named = [row.key for row in lines if not row.anonymous]
    assert any(desk.cases.open(key).complaint.reporter for key in named)


def test_an_answer_shows_both_its_lives(town: Town) -> None:
    desk = town.synced()
    key = desk.cases.keys("needs_answer")[0]
    item = desk.work.send(desk.work.save(key, Content("follow_up", "jawaban", "proses")).id)

    def life() -> tuple[str, bool, bool]:
        (mine,) = [s for s in desk.cases.open(key).story if s.item.operation == item.id.hex()]
        return mine.item.state, mine.accepted, mine.entered_at > 0

    assert life() == ("queued", False, False)
    desk.sync.run()
    assert life() == ("", True, False)
    town.office.coordinator.mark_entered([key], town.office.clock.now())
    desk.sync.run()
    assert life() == ("", True, True)


def test_colleagues_answer_has_its_lives_too(town: Town) -> None:
    desk, colleague = town.synced(), town.synced("pc2", "Operator Contoh", role="operator")
    key = desk.cases.keys("needs_answer")[0]
    colleague.work.send(colleague.work.save(key, Content("follow_up", "dari rekan", "proses")).id)
    colleague.sync.run()
    desk.sync.run()
    (theirs,) = [s for s in desk.cases.open(key).story if s.item.text == "dari rekan"]
    assert (theirs.answer, theirs.accepted, theirs.entered_at) == (True, True, 0)


@pytest.mark.parametrize("text", ["#{}", "{}", "  {} "])
def test_a_complaint_is_found_by_its_number(town: Town, text: str) -> None:
    desk = town.synced()
    key = desk.cases.keys()[0]
    assert desk.cases.find(text.format(key)).row.key == key
    assert desk.cases.search(text.format(key))[0].row.key == key


def test_an_unknown_number_is_told_in_words(town: Town) -> None:
    desk = town.synced()
    with pytest.raises(NoSuchItem) as told:
        desk.cases.open("#1")
    assert "#1" in sentence_of_error(told.value).happened


def test_search_reads_timelines_and_ignores_signs(town: Town) -> None:
    desk = town.synced()
    key = desk.cases.keys("open")[0]
    desk.work.send(desk.work.save(key, Content("follow_up", "xylofon kuning", "proses")).id)
    desk.sync.run()
    assert [line.row.key for line in desk.cases.search("XYLOF")] == [key]
    for signs in ('"', "*", "AND", "a OR", "(", "-", ""):
        desk.cases.search(signs)
