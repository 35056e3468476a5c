"""An officer's day through the exchange."""

from __future__ import annotations

from desktop.domain.model import Content
from server import agencies
from tests.support.office import Office


def first_agency(office: Office) -> agencies.Agency:
    with office.central.database.read() as connection:
        return max(agencies.listing(connection), key=lambda a: a.complaints)


def test_answers_written_without_a_line_arrive_once_and_proven(office: Office) -> None:
    agency = first_agency(office)
    desk = office.desk(agency.name)
    first = desk.sync()
    assert (first.outcome, first.verified, first.round_trips) == ("complete", True, 1)
    assert len(desk.keys()) == agency.complaints
    office.stop()
    chosen = desk.keys()[:5]
    sent = [desk.follow_up(key, f"Jawaban untuk {key}") for key in chosen]
    down = desk.sync()
    assert (down.outcome, down.error) == ("failed", "offline")
    assert {desk.item(i).state for i in sent} == {"unanswered"}
    office.start()
    second = desk.sync()
    assert second.outcome == "complete", desk.engine.error
    assert (second.sent, second.round_trips, second.verified) == (5, 1, True)
    assert {desk.item(i).state for i in sent} == {"acked"}
    for key in chosen:
        timeline = office.coordinator.show(key)["timeline"]
        assert [e["text"] for e in timeline].count(f"Jawaban untuk {key}") == 1
    assert desk.sync().outcome == "complete"


def test_a_return_leaves_the_agency_and_reaches_the_next(office: Office) -> None:
    agency = first_agency(office)
    desk = office.desk(agency.name)
    desk.sync()
    with office.central.database.read() as connection:
        other = next(a for a in agencies.listing(connection) if a.id != agency.id)
    key = desk.keys()[0]
    desk.send(
        key, Content("return", "Bukan wewenang kami.", reason="not_authority", suggest=other.id)
    )
    report = desk.sync()
    assert (report.outcome, report.sent) == ("complete", 1)
    assert key not in desk.keys()
    [returned] = office.coordinator.returned()
    assert (returned.complaint, returned.reason) == (key, "not_authority")
    office.coordinator.dispose(key, other.id, "", office.clock.now())
    theirs = office.desk(other.name, "Petugas Dua")
    assert theirs.sync().verified
    assert key in theirs.keys()
    assert office.coordinator.returned() == []
