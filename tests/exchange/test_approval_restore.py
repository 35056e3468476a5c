"""Approval after a restore: what was public goes out again once, and nothing else does."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import select

from desktop.domain.model import Content, Filter, OutboxItem
from resources.practice import PracticeOffice
from resources.practice.writers import write_native
from server import schema
from sync.content import AgencyRef
from sync.wire import Operation
from tests.support.approving import WORDS, Chamber, ask_for_approval
from tests.support.office import Office, open_office
from tests.support.story import ask, operation

OWN = "Versi Pejabat."
OTHER = "Sudah selesai seluruhnya."


@pytest.fixture
def room(office: Office) -> Chamber:
    return Chamber.of(office)


@pytest.fixture
def case(room: Chamber) -> str:
    return open_case(room)


def open_case(room: Chamber) -> str:
    wanted = Filter(view="needs_answer", secret=False)
    return room.operator.replica.queries.list_complaints(wanted)[0].key


def states(room: Chamber) -> list[str]:
    """How the submissions stand at the server."""
    with room.office.central.database.read() as connection:
        return list(connection.execute(select(schema.submission.c.state)).scalars())


def waiting(room: Chamber) -> list[str]:
    """Why what was offered again has no effect."""
    return [found["why"] for found in room.office.coordinator.not_applied()]


def submit_without_an_answer(room: Chamber, case: str) -> tuple[OutboxItem, bytes]:
    """The server takes a submission, and its answer is lost; the item and what was sent."""
    item = room.write(case)
    [claimed] = room.operator.replica.exchange.claim(10, 10_000)
    assert ask(room.office, room.operator, (claimed.payload,), cursor=0).results[0].number
    return item, claimed.payload


def approved_before_a_restore(room: Chamber, case: str) -> tuple[OutboxItem, bytes]:
    """A submission whose answer was lost is approved; the server no longer has either."""
    saved = room.office.save_database()
    item, payload = submit_without_an_answer(room, case)
    room.sync(room.officer)
    room.approve(room.officer, case)
    room.sync(room.officer)
    assert room.published(case).count(WORDS) == 1
    room.office.put_back(saved, restore=True)
    return item, payload


def test_a_submission_that_was_never_answered_goes_out_by_its_approval(
    room: Chamber, case: str
) -> None:
    item, _ = approved_before_a_restore(room, case)
    room.sync(room.officer)
    assert (states(room), waiting(room)) == (["awaiting"], ["submission"])
    room.sync(room.operator, room.officer, room.operator, room.second)
    assert room.published(case).count(WORDS) == 1
    assert (states(room), waiting(room)) == (["approved"], ["moved_since"])
    assert room.operator.item(item).state == "acked"
    for desk in (room.operator, room.officer, room.second):
        told = room.seen(desk, case)
        assert (told.state, told.decided_by) == ("approved", "Petugas Penghubung")
    again = room.approve(room.second, case)
    assert room.second.sync().conflicts == 1
    assert room.second.item(again).why == "already_approved"


def test_nothing_takes_the_place_of_words_that_an_approval_waits_for(
    room: Chamber, case: str
) -> None:
    item, _ = approved_before_a_restore(room, case)
    room.sync(room.officer)
    own = room.second.send(case, Content("follow_up", OWN, "proses", target=item.id))
    assert room.second.sync().conflicts == 1
    assert room.second.item(own).why == "already_approved"
    room.sync(room.operator)
    assert [t for t in room.published(case) if t in (WORDS, OWN)] == [WORDS]


@pytest.mark.parametrize("first", ["operator", "officer"])
def test_other_words_under_the_same_id_do_not_go_out_by_an_old_approval(
    room: Chamber, case: str, first: str
) -> None:
    _, payload = approved_before_a_restore(room, case)
    words = msgspec.msgpack.decode(payload, type=Operation)
    altered = msgspec.msgpack.encode(msgspec.structs.replace(words, text=OTHER))
    if first == "officer":
        room.sync(room.officer)
    # The same computer, with other words under the old id.
    result = ask(room.office, room.operator, (altered,), cursor=0).results[0]
    assert result.outcome == "applied"
    room.sync(room.officer, room.second)
    assert not {OTHER, WORDS} & set(room.published(case))
    assert (states(room), waiting(room)) == (["pending"], ["submission"])
    assert room.seen(room.officer, case, OTHER).open
    room.approve(room.second, case, OTHER)
    room.sync(room.second)
    assert room.published(case).count(OTHER) == 1


class Gone:
    """A submission whose complaint the backup lacks and the export has."""

    def __init__(self, office: Office, path: Path) -> None:
        self._office = office
        self._path = path
        self._saved = office.save_database()
        self.import_again()
        self.room = Chamber.of(office)
        self.case = open_case(self.room)
        self.item = self.room.submit(self.case)
        self.room.sync()

    def restore(self) -> None:
        self._office.put_back(self._saved, restore=True)

    def import_again(self) -> None:
        self._office.take_in(self._path)


@contextmanager
def submitted_and_gone(folder: Path) -> Iterator[Gone]:
    path = folder / "native.jsonl"
    write_native(path, PracticeOffice(5, 60, 3, date(2026, 11, 6)))
    with open_office(folder / "office") as office:
        yield Gone(office, path)


@contextmanager
def approved_and_gone(folder: Path) -> Iterator[tuple[Chamber, str, Gone]]:
    """An answer was approved; the backup put back lacks its complaint, which the export has."""
    with submitted_and_gone(folder) as gone:
        gone.room.approve(gone.room.officer, gone.case)
        gone.room.sync()
        gone.restore()
        yield gone.room, gone.case, gone


def test_a_complaint_that_an_import_brings_back_has_its_approved_answer(tmp_path: Path) -> None:
    with approved_and_gone(tmp_path) as (room, case, gone):
        room.sync(room.officer, room.operator)
        assert waiting(room) == ["unknown", "unknown"]
        gone.import_again()
        room.sync()
        assert room.published(case).count(WORDS) == 1
        assert states(room) == ["approved"]
        assert waiting(room) == ["moved_since", "moved_since"]
        assert room.seen(room.second, case).state == "approved"


def test_an_approval_still_waits_after_an_import_brought_its_complaint_back(
    tmp_path: Path,
) -> None:
    with approved_and_gone(tmp_path) as (room, case, gone):
        room.sync(room.officer)
        gone.import_again()
        assert (states(room), waiting(room)) == (["awaiting"], ["submission"])
        room.sync()
        assert room.published(case).count(WORDS) == 1
        assert waiting(room) == ["moved_since"]


def test_what_was_withdrawn_is_not_brought_back_by_an_import(tmp_path: Path) -> None:
    """Withdrawn before the restore, offline before it, without the complaint, and after it."""
    with submitted_and_gone(tmp_path) as gone:
        room = gone.room
        wanted = Filter(view="needs_answer", secret=False)
        rows = room.operator.replica.queries.list_complaints(wanted)
        cases = [*[row.key for row in rows if row.key != gone.case][:3], gone.case]
        items = [*map(room.submit, cases[:3]), gone.item]

        def withdraw(number: int) -> None:
            room.operator.replica.outbox.take_submission_back(items[number].id)

        room.sync()
        withdraw(0)
        room.sync(room.operator)
        withdraw(1)
        gone.restore()
        room.sync(room.operator)
        withdraw(2)
        room.sync(room.operator)
        gone.import_again()
        assert sorted(states(room)) == ["pending", *["withdrawn"] * 3]
        room.sync(room.officer, room.operator)
        withdraw(3)
        room.sync()
        assert states(room) == ["withdrawn"] * 4
        for case in cases:
            assert {room.seen(d, case).state for d in room.office.desks} == {"withdrawn"}
            assert room.seen(room.officer, case).decided_by == "Petugas Operator"
            assert WORDS not in room.published(case)
        late = room.approve(room.officer, gone.case)
        assert room.officer.sync().conflicts == 1
        assert room.officer.item(late).why == "taken_back"


def test_what_was_withdrawn_leaves_nothing_where_its_complaint_is_deleted(tmp_path: Path) -> None:
    with submitted_and_gone(tmp_path) as gone:
        room = gone.room
        room.office.coordinator.delete(gone.case, room.office.clock.now())
        gone.restore()
        room.operator.replica.outbox.take_submission_back(gone.item.id)
        room.sync(room.operator)
        assert states(room) == []


def test_what_an_approval_waits_for_cannot_be_withdrawn(room: Chamber, case: str) -> None:
    """It was public before the restore: given up by its author's desk, it goes out again."""
    item, _ = approved_before_a_restore(room, case)
    room.sync(room.officer)
    assert states(room) == ["awaiting"]
    room.operator.replica.outbox.discard(item.id)
    room.sync(room.operator, room.operator)
    assert room.operator.item(item).state == "acked"
    assert (states(room), waiting(room)) == (["approved"], ["moved_since"])
    assert room.published(case).count(WORDS) == 1


def test_no_approval_waits_for_what_was_withdrawn_before_it_came(room: Chamber, case: str) -> None:
    item, _ = approved_before_a_restore(room, case)
    room.operator.replica.outbox.discard(item.id)
    room.sync(room.operator, room.officer)
    assert room.operator.item(item).state == "discarded"
    assert (states(room), waiting(room)) == ([], ["submission"])
    assert WORDS not in room.published(case)


def test_no_approval_waits_for_what_its_author_wrote_anew(room: Chamber, case: str) -> None:
    item, _ = approved_before_a_restore(room, case)
    room.sync(room.officer)
    anew = operation(case, OTHER, "submit", result="proses", supersedes=item.id)
    payload = msgspec.msgpack.encode(anew)
    assert ask(room.office, room.operator, (payload,), cursor=0).results[0].outcome == "applied"
    assert (sorted(states(room)), waiting(room)) == (["pending", "replaced"], ["submission"])
    room.sync(room.second)
    room.approve(room.second, case, OTHER)
    room.sync(room.second)
    assert [t for t in room.published(case) if t in (WORDS, OTHER)] == [OTHER]


def test_what_was_given_back_before_a_restore_stays_approved_after_it(
    room: Chamber, case: str
) -> None:
    item = room.submit(case)
    room.sync()
    saved = room.office.save_database()
    room.give_back(room.officer, case)
    room.sync(room.officer)
    room.office.put_back(saved, restore=True)
    room.sync(room.second)
    room.approve(room.second, case)
    room.sync(room.second)
    room.sync(room.officer)
    assert states(room) == ["approved"]
    room.operator.replica.outbox.take_submission_back(item.id)
    room.sync()
    assert room.published(case).count(WORDS) == 1
    assert room.seen(room.operator, case).state == "approved"
    assert states(room) == ["approved"]


def test_what_was_replaced_before_a_restore_is_replaced_after_it(room: Chamber, case: str) -> None:
    saved = room.office.save_database()
    item = room.submit(case)
    room.sync()
    room.officer.send(case, Content("follow_up", OWN, "proses", target=item.id))
    room.sync()
    room.office.put_back(saved, restore=True)
    for desk in (room.officer, room.operator, room.officer, room.operator, room.second):
        room.sync(desk)
    assert not room.seen(room.second, case).open
    late = room.approve(room.second, case)
    assert room.second.sync().conflicts == 1
    assert room.second.item(late).why == "submission_replaced"
    assert [t for t in room.published(case) if t in (WORDS, OWN)] == [OWN]


@pytest.mark.parametrize("restored", [True, False])
def test_a_restore_does_not_switch_approval(room: Chamber, case: str, restored: bool) -> None:
    ask_for_approval(room.office, room.agency, on=False)
    room.sync(room.operator)
    saved = room.office.save_database()
    ask_for_approval(room.office, room.agency)
    room.office.put_back(saved, restore=restored)
    sent = room.operator.follow_up(case, WORDS)
    room.sync(room.operator)
    assert room.operator.item(sent).state == "superseded"
    assert WORDS not in room.published(case)
    assert room.seen(room.operator, case).open
    refs = room.operator.replica.queries.refs("agency")
    [told] = [r.content for r in refs if r.id == room.operator.replica.identity.certificate.agency]
    assert msgspec.json.decode(told, type=AgencyRef).approval
