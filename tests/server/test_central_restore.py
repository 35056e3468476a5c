"""Backups, restores, epochs, and what desks offer again (EXCHANGE §6)."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

import msgspec
import pytest

from server import backup, schema
from server.accounts import Refusal
from server.keys import BACKUPS_KEPT
from server.reoffers import Reoffers
from sync import codec, crypto
from sync.wire import (
    MODE_NEW_EPOCH,
    PROTOCOL,
    End,
    EndStatement,
    Head,
    Operation,
    OpResult,
    Reoffer,
    SignedEnd,
    SyncRequest,
)
from tests.server.office import ONE, TWO, Desk, Office, complaint, recomputed

KEY = "7001"
Told = tuple[Operation, tuple[bytes, bytes]]


def _reoffer(office: Office, desk: Desk, told: Told) -> OpResult:
    central = office.central
    operation, (statement, signature) = told
    reoffer = Reoffer(msgspec.msgpack.encode(operation), statement, signature)
    return Reoffers(central.database, central.keys, central.epochs).process(
        0, reoffer, desk.caller, office.time
    )


def _acked(office: Office, desk: Desk, operation: Operation) -> Told:
    result = office.send(desk, operation)
    assert result.outcome == "applied"
    return operation, office.receipt(desk, operation, result)


@pytest.fixture
def lost(office: Office) -> tuple[Desk, Told]:
    """A follow-up that was acked after the backup which is now restored."""
    office.take_in(complaint(KEY))
    office.agency(TWO)
    desk = office.enrol()
    file = office.back_up()
    office.time += 3600
    told = _acked(office, desk, office.operation("follow_up", KEY, text="Sudah kami perbaiki."))
    office.time += 3600
    office.restore(file)
    return desk, told


def test_a_backup_is_whole_and_counted(office: Office) -> None:
    office.take_in(complaint(KEY))
    first = office.back_up()
    number = office.counter()
    facts = backup.check(first)
    assert (facts.number, facts.epoch) == (number, office.central.epochs.current().hex())
    assert office.central.keys.safe_number() == number
    assert not list(first.parent.glob("*.partial"))
    with pytest.raises(backup.BackupFailed, match="already"):
        office.back_up(first)


def test_old_backups_make_room_and_the_safe_number_follows(small_office: Office) -> None:
    office = small_office
    office.take_in(complaint(KEY))
    numbers = []
    for _ in range(BACKUPS_KEPT + 2):
        office.central.coordinator.reply(KEY, "Masih.", office.time)
        numbers.append(office.counter())
        office.back_up()
    kept = backup.own_files(office.data)
    assert [backup.check(file).number for file in kept] == numbers[2:]
    assert office.central.keys.safe_number() == numbers[2]


def test_a_restore_begins_an_epoch_above_all_numbers(office: Office) -> None:
    office.take_in(complaint(KEY))
    file = office.back_up()
    before, epoch = office.counter(), office.central.epochs.current()
    office.take_in(complaint("7002"))
    done = office.restore(file)
    assert [c.key for c in office.rows(schema.complaint)] == [KEY]
    assert office.central.epochs.current().hex() == done.epoch != epoch.hex()
    assert office.counter() > before + 1
    assert done.aside is not None
    assert backup.check(done.aside).number >= before
    last = office.central.keys.last_epoch()
    assert last is not None
    assert (last.id, last.predecessor) == (done.epoch, epoch.hex())
    office.reopen()
    assert office.central.epochs.current().hex() == done.epoch


def test_a_reoffer_takes_effect_where_nothing_moved_since(
    office: Office, lost: tuple[Desk, Told]
) -> None:
    desk, told = lost
    assert office.state(KEY)["status"] == "Terdisposisi"
    result = _reoffer(office, desk, told)
    assert result.outcome == "applied"
    assert office.state(KEY)["status"] == "Ditindaklanjuti oleh Instansi"
    (entry,) = (e for e in office.timeline(KEY) if e["kind"] == "follow_up")
    assert entry["at"] == told[0].at
    assert _reoffer(office, desk, told).outcome == "duplicate"
    assert office.send(desk, told[0]).outcome == "duplicate"
    assert len([e for e in office.timeline(KEY) if e["kind"] == "follow_up"]) == 1
    assert office.pull(desk) == desk.fingerprint == recomputed(office, desk.caller.agency)


def test_a_chain_of_reoffers_takes_effect_together(office: Office) -> None:
    office.take_in(complaint(KEY))
    desk = office.enrol()
    file = office.back_up()
    first = office.operation("follow_up", KEY)
    second = office.operation("request_info", KEY, predecessor=first.id)
    told = [_acked(office, desk, operation) for operation in (first, second)]
    office.restore(file)
    assert [_reoffer(office, desk, t).outcome for t in told] == ["applied", "applied"]
    assert office.state(KEY)["status"] == "Menunggu Kelengkapan Informasi"


def test_a_reoffer_after_a_move_is_an_entry_without_effect(
    office: Office, lost: tuple[Desk, Told]
) -> None:
    desk, told = lost
    office.central.coordinator.end(KEY, "Ditutup oleh Admin", "", office.time, archived=False)
    result = _reoffer(office, desk, told)
    assert (result.outcome, result.reason) == ("not_applied", "moved_since")
    assert office.state(KEY)["status"] == "Ditutup oleh Admin"
    assert [e["text"] for e in office.timeline(KEY) if e["kind"] == "follow_up"] == [told[0].text]
    assert [n["why"] for n in office.central.coordinator.not_applied()] == ["moved_since"]
    assert _reoffer(office, desk, told) == result


def test_a_reoffer_reaches_whoever_holds_it_now(office: Office, lost: tuple[Desk, Told]) -> None:
    desk, told = lost
    office.central.coordinator.dispose(KEY, TWO, "", office.time)
    assert _reoffer(office, desk, told).outcome == "not_applied"
    assert office.state(KEY)["agency"] == office.agency(TWO)
    holder = office.enrol(TWO, "Petugas Tiga")
    office.pull(holder)
    assert any(told[0].text.encode() in content for _, content in holder.held[KEY].values())


def test_a_reoffer_on_a_complaint_that_a_later_import_brings_back(office: Office) -> None:
    office.agency(ONE)
    desk = office.enrol()
    file = office.back_up()
    office.take_in(complaint(KEY))
    told = _acked(office, desk, office.operation("follow_up", KEY))
    office.restore(file)
    assert _reoffer(office, desk, told).reason == "unknown"
    office.take_in(complaint(KEY))
    assert [e["text"] for e in office.timeline(KEY) if e["kind"] == "follow_up"] == [told[0].text]
    assert [n["why"] for n in office.central.coordinator.not_applied()] == ["moved_since"]
    assert office.pull(desk) == desk.fingerprint


def test_only_a_receipt_that_this_server_signed_for_this_device_counts(
    office: Office, lost: tuple[Desk, Told]
) -> None:
    desk, (operation, (statement, signature)) = lost
    colleague = office.enrol(name="Petugas Dua")
    other = office.operation("follow_up", KEY, text="Lain.")
    forged = crypto.SigningKey().sign(crypto.RESULTS, statement)
    for who, what, sign in (
        (desk, operation, forged),
        (desk, other, signature),
        (colleague, operation, signature),
    ):
        result = _reoffer(office, who, (what, (statement, sign)))
        assert (result.outcome, result.fields) == ("refused", ("receipt",))
    assert [e for e in office.timeline(KEY) if e["kind"] == "follow_up"] == []


def test_a_device_enrolled_since_the_backup_is_made_again(office: Office) -> None:
    office.agency(ONE)
    file = office.back_up()
    desk = office.enrol(TWO, "Petugas Tiga", "operator")
    office.restore(file)
    with pytest.raises(Refusal, match="token_unknown"):
        office.caller(desk.answer.token)
    renewed = office.renew(desk)
    caller = office.caller(renewed.token)
    assert caller == desk.caller
    assert renewed.epoch == office.central.epochs.current()


def test_revocations_and_deletions_outlive_a_restore(office: Office) -> None:
    office.take_in(complaint(KEY, text="Kalimat yang harus hilang."), complaint("7002"))
    desk = office.enrol()
    file = office.back_up()
    office.central.accounts.revoke(desk.caller.device, office.time)
    office.central.coordinator.delete(KEY, office.time)
    office.restore(file)
    assert [c.key for c in office.rows(schema.complaint)] == ["7002"]
    assert not office.holds_text("Kalimat yang harus hilang.")
    for ask in (lambda: office.caller(desk.answer.token), lambda: office.renew(desk)):
        with pytest.raises(Refusal, match="revoked"):
            ask()
    agency = desk.caller.agency
    (stored,) = (a.fingerprint for a in office.rows(schema.agency) if a.id == agency)
    assert stored == recomputed(office, agency)


def test_a_database_put_back_by_hand_begins_an_epoch_when_it_is_older(
    small_office: Office, tmp_path: Path
) -> None:
    """Copied over without `restore`: its epoch is not the journal's last any more."""
    office = small_office
    file = office.back_up(tmp_path / "by-hand.db")
    office.restore(file)
    second = office.central.epochs.current()
    office.close()
    present = Path(office.url.removeprefix("sqlite:///"))
    for part in present.parent.glob(f"{present.name}*"):
        part.unlink()
    present.write_bytes(file.read_bytes())
    office.reopen()
    assert office.central.epochs.current() != second


def _signed_end(office: Office, desk: Desk, to: int, fingerprint: bytes) -> SignedEnd:
    statement = msgspec.msgpack.encode(
        EndStatement(
            desk.caller.device,
            desk.caller.agency,
            office.central.epochs.current(),
            bytes(32),
            0,
            to,
            fingerprint,
            False,
        )
    )
    return SignedEnd(statement, office.central.keys.sign.sign(crypto.END, statement))


def test_only_a_signed_end_proves_a_rolled_back_log(office: Office) -> None:
    office.take_in(complaint(KEY))
    desk = office.enrol()
    fingerprint, to = office.pull(desk), desk.cursor
    central, epoch = office.central, office.central.epochs.current()
    agency = desk.caller.agency
    assert not central.epochs.lacks(_signed_end(office, desk, to, fingerprint), agency, epoch)
    ahead = _signed_end(office, desk, to + 5, fingerprint)
    differing = _signed_end(office, desk, to, bytes(15) + b"\1")
    assert central.epochs.lacks(ahead, agency, epoch)
    assert central.epochs.lacks(differing, agency, epoch)
    bare = SignedEnd(ahead.statement, crypto.SigningKey().sign(crypto.END, ahead.statement))
    assert not central.epochs.lacks(bare, agency, epoch)
    assert not central.epochs.lacks(ahead, office.agency(TWO), epoch)
    assert not central.epochs.lacks(ahead, agency, bytes(8))


def _exchange(office: Office, desk: Desk, request: SyncRequest) -> list[object]:
    body = bytes((codec.MAGIC, codec.RAW)) + msgspec.msgpack.encode(request)
    stream = office.central.exchange.answer(body, desk.caller, office.time)
    return list(codec.read_frames(iter(list(stream)), None))


def test_no_operation_of_another_epoch_is_processed(office: Office) -> None:
    office.take_in(complaint(KEY))
    desk = office.enrol()
    operation = msgspec.msgpack.encode(office.operation("follow_up", KEY))
    request = SyncRequest(PROTOCOL, bytes(8), b"another!", 5, 1 << 20, operations=(operation,))
    head, end = _exchange(office, desk, request)
    assert isinstance(head, Head)
    assert (head.mode, head.epoch) == (MODE_NEW_EPOCH, office.central.epochs.current())
    assert isinstance(end, End)
    assert end.more
    assert office.rows(schema.ledger) == []


def test_a_cursor_ahead_of_the_log_must_be_proved(office: Office) -> None:
    office.take_in(complaint(KEY))
    desk = office.enrol()
    office.pull(desk)
    epoch = office.central.epochs.current()
    ahead = SyncRequest(PROTOCOL, bytes(8), epoch, desk.cursor + 9, 1 << 20)
    with pytest.raises(Refusal, match="prove_end"):
        _exchange(office, desk, ahead)
    assert office.central.epochs.current() == epoch
    proof = _signed_end(office, desk, desk.cursor + 9, bytes(16))
    head, _ = _exchange(office, desk, msgspec.structs.replace(ahead, proof=proof))
    assert isinstance(head, Head)
    assert head.mode == MODE_NEW_EPOCH
    assert office.central.epochs.current() == head.epoch != epoch


@pytest.mark.parametrize("harm", ["cut", "flipped", "other", "empty", "newer"])
def test_what_is_no_sound_backup_changes_nothing(
    small_office: Office, tmp_path: Path, harm: str
) -> None:
    office = small_office
    office.take_in(*(complaint(str(n)) for n in range(50)))
    file = office.back_up(tmp_path / "copy.db")
    content = bytearray(file.read_bytes())
    if harm == "cut":
        content = content[: len(content) // 2]
    elif harm == "flipped":
        content[len(content) // 2 : len(content) // 2 + 4096] = bytes(range(256)) * 16
    elif harm in ("other", "empty"):
        content = bytearray(b"PK\3\4" if harm == "other" else b"")
    file.write_bytes(content)
    if harm == "newer":
        with contextlib.closing(sqlite3.connect(file)) as copy:
            copy.execute("UPDATE alembic_version SET version_num = '9999'")
            copy.commit()
    before, epoch = office.rows(schema.complaint), office.central.epochs.current()
    with pytest.raises(backup.BackupFailed):
        office.restore(file)
    assert office.rows(schema.complaint) == before
    assert office.central.epochs.current() == epoch
