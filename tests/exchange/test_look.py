"""The light look: what would come is told, nothing of it is taken."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from sync import enrolment, errors
from sync.engine import Engine
from sync.http import HttpTransport
from sync.looking import Looked
from sync.wire import End, Frame, Limits
from tests.support.office import Desk, Office
from tests.support.story import by_size, open_case
from tests.support.stub import Stub, page
from tests.support.tampering import Tampering

MOST_BYTES = 350
"""Down, headers included: what a look may cost at most."""


@pytest.fixture
def desk(office: Office) -> Desk:
    made = office.desk(by_size(office)[0].name)
    assert made.sync().verified
    return made


def look(desk: Desk, url: str = "") -> Looked:
    """One look over a fresh connection."""
    transport = desk.transport = HttpTransport(url or desk.url)
    transport.rely_on(enrolment.PinnedTrust(desk.replica.identity))
    replica = desk.replica
    try:
        return Engine(
            replica.identity, replica.exchange, replica.copy, transport, desk.clock
        ).look()
    finally:
        transport.close()


def rows(desk: Desk, *leaving_out: str) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table but these."""
    with desk.replica.database.read() as connection:
        names = connection.execute(
            text("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%fts%'")
        ).scalars()
        return {
            name: [tuple(row) for row in connection.execute(text(f"SELECT * FROM {name}"))]
            for name in list(names)
            if name not in leaving_out
        }


def test_nothing_has_come(desk: Desk) -> None:
    seen = look(desk)
    assert (seen.changes, seen.removals, seen.anew, seen.round_trips) == (0, 0, False, 1)
    assert seen.bytes_down <= MOST_BYTES
    print("look, nothing new: up", seen.bytes_up, "down", seen.bytes_down)


def test_what_waits_is_counted_and_nothing_is_taken(office: Office, desk: Desk) -> None:
    keys = desk.keys()
    for key in keys[:12]:
        office.coordinator.reply(key, "Mohon kabar. " * 40, office.clock.now())
    office.coordinator.dispose(keys[12], by_size(office)[1].id, "", office.clock.now())
    queued = desk.follow_up(open_case(desk), "Ditulis, belum dikirim.")
    held, state = rows(desk, "replica_state"), desk.replica.copy.status()
    seen = look(desk)
    assert (seen.changes, seen.removals, seen.anew, seen.round_trips) == (13, 1, False, 1)
    assert seen.bytes_down <= MOST_BYTES
    print("look, 13 wait: up", seen.bytes_up, "down", seen.bytes_down)
    assert rows(desk, "replica_state") == held
    assert desk.item(queued).state == "queued"
    now = desk.replica.copy.status()
    assert (now.complete_at, now.cursor) == (state.complete_at, state.cursor)
    report = desk.sync()
    assert (report.verified, report.sent, report.removed) == (True, 1, 1)
    assert look(desk).changes == 0


def test_before_the_first_copy_all_of_it_waits(office: Office) -> None:
    agency = by_size(office)[0]
    desk = office.desk(agency.name)
    seen = look(desk)
    assert (seen.changes, seen.anew) == (agency.complaints, True)
    assert desk.keys() == []
    assert desk.replica.copy.position().snapshot is None
    assert desk.sync().verified


def test_the_head_still_announces_new_limits(office: Office, desk: Desk) -> None:
    office.central.exchange._limits = Limits(version=2, pace=1800)
    look(desk)
    assert desk.replica.copy.limits().pace == 1800


def test_another_epoch_is_seen_and_left_for_the_exchange(office: Office, desk: Desk) -> None:
    held = rows(desk)
    office.central.epochs.begin(office.clock.now())
    assert look(desk).anew
    assert rows(desk) == held
    assert desk.sync().verified


def test_a_token_that_is_not_known_is_renewed(office: Office, desk: Desk) -> None:
    own = desk.replica.identity
    own.renewed("0" * 32, own.signed_certificate)
    assert look(desk).changes == 0
    assert own.token != "0" * 32


def test_somebody_else_answers(desk: Desk) -> None:
    with Stub(page("200 OK")) as stub, pytest.raises(errors.ProxyPage):
        look(desk, stub.url)


def test_an_end_that_was_tampered_with_announces_nothing(office: Office, desk: Desk) -> None:
    """A head without its signed end may be anybody's."""
    held = rows(desk)
    Tampering.before(office).once(_another_end)
    with pytest.raises(errors.BadAnswer):
        look(desk)
    assert rows(desk) == held


def _another_end(frames: list[Frame]) -> list[Frame]:
    return [
        End(frame.from_, frame.to + 1, frame.fingerprint, frame.more, frame.signature)
        if isinstance(frame, End)
        else frame
        for frame in frames
    ]
