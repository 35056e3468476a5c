"""The server comes back from last week's backup, and nothing an officer sent is lost."""

from __future__ import annotations

import secrets
from pathlib import Path

import msgspec
import pytest

from bench.faults import LostAnswer
from bench.link import Link
from desktop.domain.model import Content, Filter
from server.epochs import STEP
from sync import codec, crypto, errors
from sync.engine import SYNC_PATH
from sync.http import HttpTransport
from sync.wire import End, EndStatement, SignedEnd, SyncRequest
from tests.support.office import Desk, Office
from tests.support.story import ask, by_size, colleagues, desks_of_two, open_case, texts

WEEK = 7 * 24 * 3600


@pytest.fixture
def desk(office: Office) -> Desk:
    made = office.desk(by_size(office)[0].name)
    assert made.sync().verified
    return made


def cases(desk: Desk, count: int) -> list[str]:
    rows = desk.replica.queries.list_complaints(Filter(view="needs_answer"), limit=count)
    assert len(rows) == count
    return [row.key for row in rows]


def entry_of(office: Office, complaint: str, text: str) -> dict[str, object]:
    [found] = [e for e in office.coordinator.show(complaint)["timeline"] if e.get("text") == text]
    return dict(found)


@pytest.mark.parametrize("restored", [True, False])
def test_answers_of_the_lost_week_come_back_at_their_own_time(
    office: Office, desk: Desk, restored: bool
) -> None:
    """By `restore`, or a machine rolled back behind everyone's back."""
    first, second = cases(desk, 2)
    saved = office.save_database()
    epoch = office.central.epochs.current()
    office.clock.at += WEEK
    sent = [
        desk.follow_up(first, "Satu."),
        desk.follow_up(first, "Dua."),
        desk.follow_up(second, "Tiga.", "selesai"),
    ]
    assert desk.sync().sent == 3
    office.clock.at += WEEK
    office.put_back(saved, restore=restored)
    assert "Satu." not in texts(office, first)
    report = desk.sync()
    assert (report.outcome, report.verified) == ("complete", True), desk.engine.error
    assert office.central.epochs.current() != epoch
    for complaint, text in ((first, "Satu."), (first, "Dua."), (second, "Tiga.")):
        assert entry_of(office, complaint, text)["at"] == office.clock.at - WEEK
    assert office.coordinator.show(second)["state"]["status"] == "Ditindaklanjuti oleh Instansi"
    assert {desk.item(i).state for i in sent} == {"acked"}
    assert {desk.item(i).why for i in sent} == {""}
    assert not [i for i in sent if desk.item(i).laid]
    assert office.coordinator.not_applied() == []
    told = [t.text for t in desk.replica.queries.timeline(first)]
    assert told.count("Satu.") == 1
    again = desk.sync()
    assert (again.outcome, again.round_trips) == ("complete", 1)


def test_a_rolled_back_machine_whose_numbers_were_passed_again(office: Office, desk: Desk) -> None:
    case, other = cases(desk, 2)
    saved = office.save_database()
    epoch = office.central.epochs.current()
    desk.follow_up(case, "Dari minggu yang hilang.")
    assert desk.sync().sent == 1
    office.put_back(saved)
    for n in range(5):
        office.coordinator.reply(other, f"Balasan {n}", office.clock.now())
    report = desk.sync()
    assert (report.outcome, report.verified) == ("complete", True), desk.engine.error
    assert office.central.epochs.current() != epoch
    assert texts(office, case).count("Dari minggu yang hilang.") == 1


def test_a_rollback_over_an_ordered_deletion_is_told_to_the_desk(
    office: Office, desk: Desk
) -> None:
    """Carried out anew, the deletion bears the number at which the desk saw the complaint go."""
    (case,) = cases(desk, 1)
    saved = office.save_database()
    epoch = office.central.epochs.current()
    item = desk.send(case, Content("return", "Bukan kami.", reason="not_authority"))
    assert desk.sync().sent == 1
    assert case not in desk.keys()
    office.coordinator.delete(case, office.clock.now())
    office.put_back(saved)
    assert office.central.epochs.current() != epoch
    report = desk.sync()
    assert (report.outcome, report.verified) == ("complete", True), desk.engine.error
    assert (desk.item(item).content.text, desk.item(item).complaint_gone) == ("", "deleted")


@pytest.mark.parametrize("then", ["deleted", "given to another"])
def test_a_rollback_after_which_the_same_complaint_leaves_otherwise(
    office: Office, desk: Desk, then: str
) -> None:
    """One event later the agency's copy is what the desk has: its number tells them apart."""
    (case,) = cases(desk, 1)
    saved = office.save_database()
    epoch = office.central.epochs.current()
    item = desk.send(case, Content("return", "Bukan kami.", reason="not_authority"))
    assert desk.sync().sent == 1
    office.put_back(saved)
    if then == "deleted":
        office.coordinator.delete(case, office.clock.now())
    else:
        office.coordinator.dispose(case, by_size(office)[1].id, "", office.clock.now())
    report = desk.sync()
    assert (report.outcome, report.verified) == ("complete", True), desk.engine.error
    assert office.central.epochs.current() != epoch
    if then == "deleted":
        assert (desk.item(item).content.text, desk.item(item).complaint_gone) == ("", "deleted")
    else:
        assert texts(office, case).count("Bukan kami.") == 1


def test_a_start_leaves_numbers_out_and_no_desk_was_told_one(office: Office, desk: Desk) -> None:
    told = desk.replica.copy.position().cursor
    assert told is not None
    epoch = office.central.epochs.current()
    office.put_back(office.save_database())
    epochs = office.central.epochs
    assert epochs.told(told)
    assert not epochs.told(told + 1)
    (case,) = cases(desk, 1)
    desk.follow_up(case, "Sesudah mulai.")
    assert desk.sync().verified
    moved = desk.replica.copy.position().cursor
    assert moved is not None
    assert moved > told + 1
    assert epochs.told(moved)
    assert not epochs.told(moved + 1)
    assert epochs.current() == epoch


def test_where_the_complaint_moved_since_only_the_words_come_back(
    office: Office, desk: Desk
) -> None:
    away, answered, noted = cases(desk, 3)
    saved = office.save_database()
    items = [desk.follow_up(key, f"Hilang {key}") for key in (away, answered)]
    note = desk.send(noted, Content("note", "Catatan intern"))
    assert desk.sync().sent == 3
    office.put_back(saved, restore=True)
    other = by_size(office)[1]
    office.coordinator.dispose(away, other.id, "", office.clock.now())
    office.coordinator.end(answered, "Ditutup oleh Admin", "", office.clock.now(), archived=False)
    assert desk.sync().verified
    found = {f["complaint"]: f["why"] for f in office.coordinator.not_applied()}
    assert found == {away: "moved_since", answered: "moved_since"}
    for key in (away, answered):
        assert texts(office, key).count(f"Hilang {key}") == 1
    assert office.coordinator.show(away)["state"]["agency"] == other.id
    assert office.coordinator.show(answered)["state"]["closed"]
    assert {desk.item(i).why for i in items} == {"not_applied"}
    assert desk.item(note).why == ""
    assert entry_of(office, noted, "Catatan intern")["private"]


def test_a_complaint_of_the_lost_week_keeps_its_answer_for_the_next_import(
    office: Office, tmp_path: Path, native: Path
) -> None:
    from tests.support.office import open_office

    with open_office(tmp_path / "late") as late:
        saved = late.save_database()
        late.take_in(native)
        desk = late.desk(by_size(late)[0].name)
        desk.sync()
        case = open_case(desk)
        item = desk.follow_up(case, "Jawaban minggu ini.")
        assert desk.sync().sent == 1
        late.put_back(saved, restore=True)
        asked = desk.sync(accept_removals=True)
        assert (asked.outcome, asked.verified) == ("complete", True), desk.engine.error
        assert [f["why"] for f in late.coordinator.not_applied()] == ["unknown"]
        assert desk.item(item).why == "not_applied"
        late.take_in(native)
        assert texts(late, case).count("Jawaban minggu ini.") == 1
        assert [f["why"] for f in late.coordinator.not_applied()] == ["moved_since"]
        assert desk.sync().verified
        story = [t.text for t in desk.replica.queries.timeline(case)]
        assert story.count("Jawaban minggu ini.") == 1


def test_everyone_of_the_lost_week_comes_back(office: Office) -> None:
    """A desk enrolled, one revoked, a role changed and a complaint deleted after the backup."""
    old, theirs = desks_of_two(office)
    gone_case, kept_case = cases(old, 2)
    saved = office.save_database()
    agency = by_size(office)[0]
    fresh = office.desk(agency.name, "Petugas Baru")
    assert fresh.sync().verified
    office.central.accounts.add_officer("Petugas Satu", agency.id, "operator")
    assert old.sync().verified
    serial = old.replica.identity.certificate.serial
    fresh.follow_up(kept_case, "Dari petugas baru.")
    old.follow_up(gone_case, "Tentang yang dihapus.")
    assert fresh.sync().sent == old.sync().sent == 1
    office.coordinator.delete(gone_case, office.clock.now())
    office.central.accounts.revoke(theirs.replica.identity.certificate.device, office.clock.now())
    office.put_back(saved, restore=True)
    assert fresh.sync().verified
    assert old.sync().verified
    assert old.replica.identity.certificate.serial == serial
    assert old.replica.identity.certificate.role == "operator"
    assert theirs.sync().error == "revoked"
    assert gone_case not in old.keys()
    assert texts(office, kept_case).count("Dari petugas baru.") == 1
    [item] = [i for i in old.replica.outbox.list("all") if i.complaint == gone_case]
    assert item.content.text == ""


def test_two_desks_bring_back_their_two_parts_of_one_story(office: Office) -> None:
    mine, theirs = colleagues(office)
    case, other = cases(mine, 2)
    saved = office.save_database()
    mine.follow_up(case, "Bagian pertama.")
    assert mine.sync().sent == 1
    theirs.sync()
    theirs.follow_up(case, "Bagian kedua.")
    theirs.follow_up(other, "Yang lain.")
    assert theirs.sync().sent == 2
    office.put_back(saved, restore=True)
    for desk in (theirs, mine, theirs):
        assert desk.sync().verified
        assert desk.replica.copy.recompute() == desk.replica.copy.fingerprint()
    for key, text in ((case, "Bagian pertama."), (case, "Bagian kedua."), (other, "Yang lain.")):
        assert texts(office, key).count(text) == 1
    assert office.coordinator.not_applied() == []


def test_work_waiting_on_the_desk_is_judged_in_the_new_epoch(office: Office) -> None:
    """Its base is a number of the old epoch; what a colleague did since lies above it."""
    mine, theirs = colleagues(office)
    case, free = cases(mine, 2)
    for n in range(20):
        office.coordinator.reply(free, f"Balasan {n}", office.clock.now())
    mine.sync()
    saved = office.save_database()
    for n in range(20):
        office.coordinator.reply(case, f"Hilang {n}", office.clock.now())
    mine.sync()
    waiting = mine.follow_up(case, "Menunggu dikirim.")
    office.put_back(saved, restore=True)
    assert theirs.sync().verified
    theirs.follow_up(case, "Lebih dulu di zaman baru.")
    assert theirs.sync().sent == 1
    assert mine.sync().conflicts == 1
    assert mine.item(waiting).why == "answered_by_other"
    assert mine.item(waiting).base < STEP


def test_an_answer_applied_in_the_lost_week_but_never_acknowledged(
    office: Office, desk: Desk
) -> None:
    case = open_case(desk)
    saved = office.save_database()
    item = desk.follow_up(case, "Belum diakui.")
    lost = [LostAnswer("/api/v1/sync", nth=n) for n in (1, 2, 3)]
    with Link(office.port, "lan", lost) as link:
        assert desk.sync(url=f"http://127.0.0.1:{link.port}").outcome == "failed"
    assert "Belum diakui." in texts(office, case)
    office.put_back(saved, restore=True)
    assert desk.sync().verified
    assert desk.item(item).state == "acked"
    assert texts(office, case).count("Belum diakui.") == 1


def test_an_answer_that_a_withdrawal_found_applied_is_not_lost_either(
    office: Office, desk: Desk
) -> None:
    """Its only receipt is that of the withdrawal."""
    case = open_case(desk)
    saved = office.save_database()
    item = desk.follow_up(case, "Terlanjur terkirim.")
    lost = [LostAnswer("/api/v1/sync", nth=n) for n in (1, 2, 3)]
    with Link(office.port, "lan", lost) as link:
        desk.sync(url=f"http://127.0.0.1:{link.port}")
    desk.replica.outbox.discard(item.id)
    assert desk.sync().outcome == "complete"
    assert desk.item(item).state == "acked"
    office.put_back(saved, restore=True)
    assert desk.sync().verified
    assert desk.item(item).state == "acked"
    assert texts(office, case).count("Terlanjur terkirim.") == 1


def test_a_decision_about_a_conflict_of_the_lost_week_still_counts(office: Office) -> None:
    mine, theirs = colleagues(office)
    sent_on, dropped = cases(mine, 2)
    saved = office.save_database()
    stuck = [mine.follow_up(key, f"Tertahan {key}") for key in (sent_on, dropped)]
    for key in (sent_on, dropped):
        theirs.follow_up(key, f"Rekan {key}")
    assert theirs.sync().sent == 2
    assert mine.sync().conflicts == 2
    office.put_back(saved, restore=True)
    mine.replica.outbox.send_anyway(stuck[0].id, at=office.clock.now())
    mine.replica.outbox.discard(stuck[1].id)
    assert theirs.sync().verified
    assert mine.sync().outcome == "complete"
    states = [mine.item(i).state for i in stuck]
    assert states[1] == "discarded"
    assert f"Tertahan {dropped}" not in texts(office, dropped)
    assert texts(office, sent_on).count(f"Tertahan {sent_on}") <= 1
    assert texts(office, sent_on).count(f"Rekan {sent_on}") == 1


def send_proof(office: Office, desk: Desk, cursor: int, proof: SignedEnd | None) -> list[object]:
    request = SyncRequest(
        1,
        secrets.token_bytes(12),
        office.central.epochs.current(),
        cursor,
        1 << 20,
        proof=proof,
    )
    dictionaries = codec.Dictionaries.shipped()
    body = codec.pack(msgspec.msgpack.encode(request), dictionaries, b"")
    transport = HttpTransport(office.url)
    try:
        with transport.stream(SYNC_PATH, body, desk.replica.identity.token) as chunks:
            return list(codec.read_frames(chunks, None))
    finally:
        transport.close()


def test_a_bare_claim_begins_no_epoch(office: Office) -> None:
    mine, theirs = desks_of_two(office)
    epoch = office.central.epochs.current()
    with pytest.raises(errors.ProveEnd):
        ask(office, mine, cursor=10**6)
    own = mine.replica.copy.position().proof
    other = theirs.replica.copy.position().proof
    assert own is not None
    assert other is not None
    statement = msgspec.msgpack.decode(own.statement, type=EndStatement)
    later = msgspec.msgpack.encode(msgspec.structs.replace(statement, to=10**6))
    forged = SignedEnd(later, crypto.SigningKey().sign(crypto.END, later))
    for proof in (own, other, forged, SignedEnd(later, own.signature), SignedEnd(b"", b"")):
        with pytest.raises(errors.ProveEnd):
            send_proof(office, mine, 10**6, proof)
        assert isinstance(send_proof(office, mine, 0, proof)[-1], End)
        assert office.central.epochs.current() == epoch


def test_a_first_pull_cut_off_before_a_rollback_starts_again(office: Office) -> None:
    """The desk has a position but no signed end to prove it with."""
    saved = office.save_database()
    desk = office.desk(by_size(office)[0].name)
    kept = [desk.replica.identity.token]
    office.coordinator.reply(next(iter(_keys(office))), "Sebelum putus", office.clock.now())
    steps: list[int] = []
    cut = desk.sync(
        progress=lambda step: steps.append(step.taken),
        cancelled=lambda: bool(steps and steps[-1] > 0),
    )
    assert cut.error == "cancelled"
    office.put_back(saved)
    report = desk.sync()
    assert (report.outcome, report.verified) == ("complete", True), desk.engine.error
    assert kept != [desk.replica.identity.token]


def _keys(office: Office) -> list[str]:
    with office.central.database.read() as connection:
        rows = connection.exec_driver_sql("SELECT key FROM complaint WHERE agency_id IS NOT NULL")
        return [row[0] for row in rows]


def cut_after_results(office: Office, desk: Desk) -> None:
    """The desk has its results and nothing that came behind them."""
    steps: list[int] = []
    report = desk.sync(
        progress=lambda step: steps.append(step.sent),
        cancelled=lambda: bool(steps and steps[-1] > 0),
    )
    assert (report.error, report.sent) == ("cancelled", 1)


@pytest.mark.parametrize("passed_again", [False, True])
def test_a_rollback_right_after_the_receipt_is_found_by_the_receipt(
    office: Office, desk: Desk, passed_again: bool
) -> None:
    """No signed end knows of the number; only the result's receipt does."""
    case, other = cases(desk, 2)
    saved = office.save_database()
    item = desk.follow_up(case, "Hanya ada tanda terimanya.")
    cut_after_results(office, desk)
    assert desk.item(item).state == "acked"
    office.put_back(saved)
    if passed_again:
        for n in range(5):
            office.coordinator.reply(other, f"Balasan {n}", office.clock.now())
    report = desk.sync()
    assert (report.outcome, report.verified) == ("complete", True), desk.engine.error
    assert texts(office, case).count("Hanya ada tanda terimanya.") == 1
    assert not desk.item(item).laid
    assert desk.sync().round_trips == 1


def test_a_cursor_ahead_of_the_last_signed_end_still_brings_its_answers_back(
    office: Office, desk: Desk
) -> None:
    case, other = cases(desk, 2)
    saved = office.save_database()
    item = desk.follow_up(case, "Dari run yang terputus.")
    steps: list[int] = []
    office.coordinator.reply(other, "Balasan", office.clock.now())
    desk.sync(
        progress=lambda step: steps.append(step.taken),
        cancelled=lambda: bool(steps and steps[-1] > 0),
    )
    position = desk.replica.copy.position()
    assert position.proof is not None
    assert (position.cursor or 0) > msgspec.msgpack.decode(
        position.proof.statement, type=EndStatement
    ).to
    office.put_back(saved)
    assert desk.sync().verified
    assert desk.item(item).state == "acked"
    assert texts(office, case).count("Dari run yang terputus.") == 1
