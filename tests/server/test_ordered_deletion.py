"""Ordered deletion takes every word away; sealed work is checked before anyone sees it."""

from __future__ import annotations

import hashlib
from unittest import mock

import msgspec
import pytest

from server import schema
from server.accounts import Refusal
from server.coordinator import NotFound
from sync import crypto
from sync.access import SealedUpload
from sync.wire import Operation, SealedFile, SealedWork, Signed
from tests.server.office import TWO, Desk, Office, complaint, recomputed

KEY, OTHER = "7001", "7002"
WORDS = "Kalimat yang harus hilang"


def _sealed(
    office: Office,
    desk: Desk,
    *operations: Operation,
    drafts: tuple[dict[str, str], ...] = (),
    files: tuple[SealedFile, ...] = (),
    device: str = "",
    certificate: Signed | None = None,
    sign: crypto.SigningKey | None = None,
) -> SealedUpload:
    work = SealedWork(
        device=device or desk.caller.device,
        serial=1,
        at=office.time,
        operations=tuple(msgspec.msgpack.encode(o) for o in operations),
        drafts=drafts,
        receipts=(),
        files=files,
    )
    sealed = crypto.seal(office.central.keys.recipient, msgspec.msgpack.encode(work))
    signature = (sign or desk.sign).sign(crypto.SEALED, sealed)
    return SealedUpload(certificate or desk.answer.certificate, sealed, signature)


def test_nothing_of_a_deleted_complaint_stays(office: Office) -> None:
    office.take_in(
        complaint(KEY, text=f"{WORDS} satu.", title=f"{WORDS} dua"),
        complaint(OTHER),
        generated_at="",
    )
    office.agency(TWO)
    desk, colleague = office.enrol(), office.enrol(name="Petugas Dua")
    office.act(desk, "note", KEY, text=f"{WORDS} tiga.")
    stale = office.operation("follow_up", KEY, text=f"{WORDS} empat.", base=1)
    office.act(colleague, "follow_up", KEY, text=f"{WORDS} lima.")
    assert office.send(desk, stale).outcome == "conflict"
    office.act(colleague, "return", KEY, text=f"{WORDS} enam.")
    office.central.coordinator.dispose(KEY, TWO, f"{WORDS} tujuh.", office.time)
    office.central.coordinator.dispose(KEY, desk.caller.agency, "", office.time)
    office.central.accounts.revoke(colleague.caller.device, office.time)
    unsent = office.operation("follow_up", KEY, text=f"{WORDS} delapan.")
    office.central.sealed.receive(_sealed(office, colleague, unsent), office.time)
    office.pull(desk)
    assert office.holds_text(WORDS)

    office.central.coordinator.delete(f"#{KEY}", office.time)
    assert not office.holds_text(WORDS)
    late = office.act(desk, "follow_up", KEY, text=f"{WORDS} sembilan.")
    assert (late.outcome, late.reason) == ("conflict", "deleted")
    assert not office.holds_text(WORDS)
    assert office.pull(desk) == desk.fingerprint == recomputed(office, desk.caller.agency)
    assert set(desk.held) == {OTHER}


def test_every_agency_that_ever_saw_it_is_told(office: Office) -> None:
    office.take_in(complaint(KEY))
    office.agency(TWO)
    former, holder = office.enrol(), office.enrol(TWO, "Petugas Tiga")
    office.central.coordinator.dispose(KEY, TWO, "", office.time)
    office.central.coordinator.delete(KEY, office.time)
    told = {e.agency_id for e in office.rows(schema.event) if e.what == "del"}
    assert told == {former.caller.agency, holder.caller.agency}


def test_what_was_written_before_the_delete_keeps_its_result(office: Office) -> None:
    office.take_in(complaint(KEY))
    desk = office.enrol()
    operation = office.operation("follow_up", KEY)
    office.send(desk, operation)
    office.central.coordinator.delete(KEY, office.time)
    assert office.send(desk, operation).outcome == "duplicate"
    changed = msgspec.structs.replace(operation, text="Lain.")
    again = office.send(desk, changed)
    assert (again.outcome, again.stored) == ("mismatch", "")


def test_an_unknown_complaint_is_neither_deleted_nor_journalled(office: Office) -> None:
    before = office.central.keys.journal()
    with pytest.raises(NotFound):
        office.central.coordinator.delete(KEY, office.time)
    assert office.central.keys.journal() == before


def test_sqlite_keeps_no_deleted_word_in_its_files(small_office: Office) -> None:
    office = small_office
    office.take_in(complaint(KEY, text=f"{WORDS} satu."))
    office.central.coordinator.delete(KEY, office.time)
    office.database.scrub()
    folder = office.data.parent
    files = [p for p in folder.glob("central.db*") if p.is_file()]
    assert files
    assert not [p.name for p in files if WORDS.encode() in p.read_bytes()]


def test_sealed_work_is_checked_against_the_ledger(office: Office) -> None:
    office.take_in(complaint(KEY))
    desk = office.enrol()
    sent, unsent = office.operation("follow_up", KEY), office.operation("note", KEY, text="Belum.")
    office.send(desk, sent)
    office.central.accounts.revoke(desk.caller.device, office.time)
    draft = {"complaint": KEY, "kind": "follow_up", "text": "Setengah jadi"}
    upload = _sealed(office, desk, sent, unsent, drafts=(draft,))
    for _ in range(2):
        office.central.sealed.receive(upload, office.time)
    assert len(office.central.sealed.listing()) == 1
    shown = office.central.sealed.open(desk.caller.device)
    assert [(i.kind, i.outcome, i.text) for i in shown] == [
        ("follow_up", "applied", sent.text),
        ("note", "unsent", "Belum."),
        ("draft follow_up", "unsent", "Setengah jadi"),
    ]
    (device,) = office.rows(schema.device)
    assert device.erased_at == office.time


def test_sealed_work_outlives_a_restore(office: Office) -> None:
    """The desk is erased by then: nobody else has these words."""
    office.take_in(complaint(KEY), complaint(OTHER))
    desk = office.enrol()
    file = office.back_up()
    unsent = office.operation("note", KEY, text="Belum sempat terkirim.")
    gone = office.operation("note", OTHER, text=WORDS)
    office.central.accounts.revoke(desk.caller.device, office.time)
    office.central.sealed.receive(_sealed(office, desk, unsent, gone), office.time)
    office.central.coordinator.delete(OTHER, office.time)
    office.restore(file)
    for _ in range(2):
        shown = office.central.sealed.open(desk.caller.device)
        assert [i.text for i in shown] == ["Belum sempat terkirim."]
        office.reopen()
    (copy,) = (office.data / "keys" / "sealed").iterdir()
    plain = office.central.keys.unseal(copy.read_bytes())
    assert b"Belum sempat terkirim." in plain
    assert WORDS.encode() not in plain
    copy.write_bytes(b"rusak")
    office.reopen()


def test_sealed_work_on_a_deleted_complaint_is_not_taken_in(office: Office) -> None:
    office.take_in(complaint(KEY), complaint(OTHER))
    desk = office.enrol()
    gone = office.operation("follow_up", KEY, text=WORDS)
    stays = office.operation("follow_up", OTHER, text="Tetap.")
    office.central.coordinator.delete(KEY, office.time)
    office.central.sealed.receive(_sealed(office, desk, gone, stays), office.time)
    assert [i.text for i in office.central.sealed.open(desk.caller.device)] == ["Tetap."]
    assert not office.holds_text(WORDS)


def test_a_deletion_while_sealed_work_comes_in_reaches_it(office: Office) -> None:
    office.take_in(complaint(KEY), complaint(OTHER))
    desk = office.enrol()
    central, sealed = office.central, office.central.sealed
    keep, orders = sealed._copies.keep, [KEY, OTHER]

    def overtaken(work: SealedWork, at: int) -> None:
        # Another process carries the order out just now.
        central.coordinator.delete(orders.pop(0), office.time)
        keep(work, at)

    with mock.patch.object(sealed._copies, "keep", overtaken):
        gone = office.operation("follow_up", KEY, text=WORDS)
        sealed.receive(_sealed(office, desk, gone), office.time)
        content = WORDS.encode()
        file = SealedFile(OTHER, "bukti.pdf", hashlib.sha256(content).digest(), content)
        sealed.receive(_sealed(office, desk, files=(file,)), office.time)
    assert sealed.open(desk.caller.device) == []
    assert not any(c.work.operations or c.work.files for c in sealed._copies.all())
    central.attachments.sweep(office.time)
    assert central.attachments.store.listing("blob/") == []


def test_sealed_work_of_others_is_refused(office: Office) -> None:
    office.take_in(complaint(KEY))
    desk, other = office.enrol(), office.enrol(name="Petugas Dua")
    operation = office.operation("note", KEY)
    wrong = {
        "malformed": _sealed(office, desk, operation, sign=crypto.SigningKey()),
        "forbidden": _sealed(office, desk, operation, device=other.caller.device),
    }
    for code, upload in wrong.items():
        with pytest.raises(Refusal, match=code):
            office.central.sealed.receive(upload, office.time)
    foreign = crypto.SigningKey().sign(crypto.CERTIFICATE, desk.answer.certificate.message)
    forged = Signed(desk.answer.certificate.message, foreign)
    with pytest.raises(Refusal, match="forbidden"):
        office.central.sealed.receive(
            _sealed(office, desk, operation, certificate=forged), office.time
        )
    assert office.central.sealed.listing() == []
