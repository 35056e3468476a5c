"""What both sides hold: the same after every history, or done without; and desks of before."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from server.accounts import Refusal
from server.caller import Caller
from server.feed import Feed
from sync import codec
from sync.past import Past
from sync.wire import Entry, Part
from tests.support.office import Desk, Office
from tests.support.story import ask, by_size, open_case, texts


def both(office: Office, desk: Desk) -> tuple[Past | None, Past | None]:
    """The desk's past and the server's, at the desk's cursor."""
    cursor = desk.replica.copy.position().cursor
    assert cursor is not None
    agency = desk.replica.identity.certificate.agency
    return desk.replica.copy.past(), Feed(office.central.database, agency, {}).past(cursor)


@pytest.fixture
def desk(office: Office) -> Desk:
    made = office.desk(by_size(office)[0].name)
    assert made.sync().verified
    return made


def test_the_past_is_the_same_after_what_comes_and_changes(office: Office, desk: Desk) -> None:
    first, _ = both(office, desk)
    assert first is not None
    case, other = desk.keys()[-1], by_size(office)[1].name
    stranger = office.desk(other, "Petugas Dua")
    assert stranger.sync().verified
    now = office.clock.now()
    office.coordinator.reply(case, "Belum ada perbaikan sampai hari ini.", now)
    office.coordinator.end(desk.keys()[-2], "Selesai", "", now, archived=False)
    office.coordinator.dispose(stranger.keys()[-1], by_size(office)[0].name, "Salah alamat", now)
    here, there = both(office, desk)
    assert here is not None
    assert there is not None
    assert here.name == there.name == first.name
    assert desk.sync().verified
    here, there = both(office, desk)
    assert here is not None
    assert there is not None
    assert here.name == there.name != first.name


def test_what_left_since_is_known_to_the_server_still(office: Office, desk: Desk) -> None:
    """Every return that a coordinator disposes leaves: one round trip all the same."""
    staying = open_case(desk)
    leaving, back = [key for key in desk.keys() if key != staying][-2:]
    sent = desk.follow_up(staying, "Sudah diperbaiki kemarin.")
    mine, other = by_size(office)[0].name, by_size(office)[1].name
    now = office.clock.now()
    for key, holders in ((leaving, [other]), (back, [other, mine])):
        for holder in holders:
            office.coordinator.dispose(key, holder, "", now)
    here, there = both(office, desk)
    assert here is not None
    assert there is not None
    assert here.name == there.name
    report = desk.sync()
    assert (report.outcome, report.sent, report.round_trips) == ("complete", 1, 1)
    assert report.verified
    assert desk.item(sent).state == "acked"
    assert texts(office, staying).count("Sudah diperbaiki kemarin.") == 1
    assert leaving not in desk.keys()
    assert back in desk.keys()


def test_what_was_deleted_since_is_done_without_and_nothing_is_lost(
    office: Office, desk: Desk
) -> None:
    staying = open_case(desk)
    leaving = [key for key in desk.keys() if key != staying][-1]
    sent = desk.follow_up(staying, "Sudah diperbaiki kemarin.")
    office.coordinator.delete(leaving, office.clock.now())
    here, there = both(office, desk)
    assert here is not None
    assert there is None or here.name != there.name
    report = desk.sync()
    assert (report.outcome, report.sent, report.round_trips) == ("complete", 1, 2)
    assert desk.item(sent).state == "acked"
    assert texts(office, staying).count("Sudah diperbaiki kemarin.") == 1
    assert leaving not in desk.keys()


def test_a_server_of_before_gets_the_same_operation_as_it_reads_it(
    office: Office, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Protocol 1 knows the flags up to 2."""
    known = office.central.exchange.answer
    flags: list[int] = []

    def answer(body: bytes, caller: Caller, now: int, most: int | None = None) -> Iterator[bytes]:
        flags.append(body[1])
        if body[1] > codec.ZSTD_DICTIONARY:
            raise Refusal(400, "malformed")
        return known(body, caller, now, most)

    monkeypatch.setattr(office.central.exchange, "answer", answer)
    sent = desk.follow_up(open_case(desk), "Sudah diperbaiki kemarin.")
    report = desk.sync()
    assert (report.outcome, report.sent) == ("complete", 1)
    assert desk.item(sent).state == "acked"
    assert flags[0] == codec.ZSTD_PAST
    assert codec.ZSTD_PAST not in flags[1:]


def test_a_desk_of_before_gets_rows(office: Office, desk: Desk) -> None:
    """`ask` speaks protocol 1 and reads no pages."""
    old = ask(office, desk)
    assert old.compressed[1] in (codec.ZSTD, codec.ZSTD_DICTIONARY)
    assert {f.complaint for f in old.frames if isinstance(f, Part | Entry)} == set(desk.keys())
