"""What happens to a courier's file, told apart: every abuse, and what a person reads then.

`python -m tests.courier.test_courier_abuse` prints the table.
"""

from __future__ import annotations

import errno
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final
from unittest import mock

import msgspec
import openpyxl
import pytest

from desktop.commands.steps import sentence_of
from desktop.desk import Desk
from desktop.domain.model import Content, Filter
from desktop.platform import parcel
from desktop.services.courier_service import CourierFault
from resources.practice import PracticeOffice
from resources.practice.writers import write_native
from sync import courier_file, crypto
from sync.courier_file import CarriedAnswer, CarriedRequest, SealedAnswer, Shell, key_name
from tests.support.courier_room import CourierRoom
from tests.support.office import open_office

Abuse = Callable[[CourierRoom], str]
TRACEBACK = "Traceback"


def take(desk: Desk, path: Path, *, accept_removals: bool = False) -> str:
    """What the officer reads after an import."""
    try:
        done = desk.courier.take(path, accept_removals=accept_removals)
    except CourierFault as fault:
        return read(fault)
    if done.notice is not None:
        return str(sentence_of(done.notice))
    assert done.receipt.verified
    return f"Lengkap lewat kurir: terkirim {done.receipt.sent}, diterima {done.receipt.received}."


def read(fault: CourierFault) -> str:
    """A fault as the command line says it; the window has another next step."""
    return str(sentence_of(fault.notice))


def put(room: CourierRoom, name: str, content: bytes) -> Path:
    path = room.stick / name
    path.write_bytes(content)
    return path


def xlsx(room: CourierRoom) -> bytes:
    path = room.folder / "rekap.xlsx"
    book = openpyxl.Workbook()
    book.create_sheet("Laporan").append(["Tracking ID"])
    book.save(path)
    book.close()
    return path.read_bytes()


def flipped(content: bytes, at: int) -> bytes:
    changed = bytearray(content)
    changed[at] ^= 4
    return bytes(changed)


def newer(content: bytes) -> bytes:
    """As a later program would write it: another version, everything else in order."""
    head = bytearray(content[: courier_file.HEADER - 8])
    head[8] = 9
    return bytes(head) + courier_file._check(bytes(head), 8) + content[courier_file.HEADER :]


SPOILT: dict[str, Callable[[CourierRoom, bytes], bytes]] = {
    "empty": lambda room, good: b"",
    "a .zip": lambda room, good: b"PK\x03\x04" + good[100:],
    "an .xlsx": lambda room, good: xlsx(room),
    "a proxy's page": lambda room, good: b"<html><body>Login</body></html>",
    "halved": lambda room, good: good[: len(good) // 2],
    "halved inside its shell": lambda room, good: good[:30],
    "one byte short": lambda room, good: good[:-1],
    "copied as text": lambda room, good: good.replace(b"\r\n", b"\n"),
    "a bit of the shell flipped": lambda room, good: flipped(good, 20),
    "a bit of the seal flipped": lambda room, good: flipped(good, len(good) - 9),
    "something hung on": lambda room, good: good + b"\0" * 40,
    "of a newer program": lambda room, good: newer(good),
    "too long": lambda room, good: courier_file.wrap(
        courier_file.unwrap(good, _kind(good))[0], bytes(courier_file.MAX_FILE)
    ),
}


SAYS: Final = {
    "empty": "kosong",
    "a .zip": "bukan berkas kurir",
    "an .xlsx": "bukan berkas kurir",
    "a proxy's page": "bukan berkas kurir",
    "halved": "terpotong",
    "halved inside its shell": "terpotong",
    "one byte short": "terpotong",
    "copied as text": "rusak",
    "a bit of the shell flipped": "rusak",
    "a bit of the seal flipped": "rusak",
    "something hung on": "rusak",
    "of a newer program": "lebih baru",
    "too long": "lebih besar",
}
"""What is read of each, on both sides."""


def _kind(content: bytes) -> courier_file.Kind:
    return "request" if content[9] == 1 else "answer"


@dataclass(frozen=True)
class Case:
    """One abuse; `says` must stand in what is read."""

    name: str
    run: Abuse
    says: str


# -- files that are not what they should be ---------------------------------------------------


class Seated:
    """A room with one request, its good answer, a second desk and another server."""

    def __init__(self, room: CourierRoom, other: CourierRoom) -> None:
        self.room = room
        self.other = other
        self.desk = room.desk()
        self.items = room.write(self.desk, "Satu.", "Dua.")
        self.kirim = room.export(self.desk).path
        self.colleague = room.desk("pc2", "Petugas Kedua")
        self.colleagues = room.export(self.colleague).path
        self.stranger = other.desk()
        self.strangers = other.export(self.stranger).path


def desk_side(seat: Seated) -> Iterator[Case]:
    """What an officer may pick for an answer."""
    room, desk = seat.room, seat.desk
    good = room.answer(seat.kirim).read_bytes()
    for name, spoil in SPOILT.items():
        yield Case(
            name,
            lambda _, spoil=spoil: take(desk, put(room, "x.balas", spoil(room, good))),  # type: ignore[misc]
            SAYS[name],
        )
    yield Case("not there", lambda _: take(desk, room.stick / "no.balas"), "tidak dapat dibuka")
    yield Case("a folder", lambda _: take(desk, room.stick), "tidak dapat dibuka")
    yield Case("its own .kirim", lambda _: take(desk, seat.kirim), "Anda buat sendiri")
    yield Case("a colleague's .kirim", lambda _: take(desk, seat.colleagues), "milik komputer lain")
    yield Case(
        "a colleague's .balas",
        lambda _: take(desk, room.answer(seat.colleagues)),
        "untuk komputer lain",
    )
    yield Case(
        "another server's .balas",
        lambda _: take(desk, seat.other.answer(seat.strangers)),
        "bukan dari server yang dikenal",
    )
    yield Case(
        "forged", lambda _: take(desk, put(room, "f.balas", forged_answer(seat))), "tidak sah"
    )


def forged_answer(seat: Seated) -> bytes:
    """Sealed for this very desk, by somebody who is not its server."""
    own = seat.desk.replica.identity
    run = seat.desk.courier.open_run()
    assert run is not None
    answer = CarriedAnswer(own.certificate.device, run.request_hash, 1, b"")
    sealed = SealedAnswer(crypto.SigningKey().signed(crypto.CARRIED_ANSWER, answer))
    seal = crypto.seal(own.age_public, msgspec.msgpack.encode(sealed))
    return courier_file.wrap(
        Shell("answer", key_name(own.server_age), key_name(own.age_public), bytes(16)), seal
    )


def server_side(seat: Seated) -> Iterator[Case]:
    """What somebody may hand to the server's command."""
    room = seat.room
    good = seat.kirim.read_bytes()
    for name, spoil in SPOILT.items():
        yield Case(
            name,
            lambda _, spoil=spoil: refused(room, put(room, "x.kirim", spoil(room, good))),  # type: ignore[misc]
            SAYS[name],
        )
    yield Case("not there", lambda _: refused(room, room.stick / "no.kirim"), "tidak dapat dibuka")
    yield Case("a folder", lambda _: refused(room, room.stick), "tidak dapat dibuka")
    yield Case(
        "a .balas",
        lambda _: refused(room, put(room, "y.kirim", room.answer(seat.colleagues).read_bytes())),
        "berkas jawaban",
    )
    yield Case("for another server", lambda _: refused(room, seat.strangers), "server lain")
    yield Case("forged", lambda _: refused(room, put(room, "f.kirim", forged_request(seat))), "sah")


def forged_request(seat: Seated) -> bytes:
    """A colleague's certificate over work signed with another key."""
    own = seat.desk.replica.identity
    carried = CarriedRequest(seat.colleague.replica.identity.signed_certificate, 1, 1, b"\xb7\0")
    key = crypto.SigningKey(own.device_key)
    seal = crypto.seal(
        own.server_age, msgspec.msgpack.encode(key.signed(crypto.CARRIED_REQUEST, carried))
    )
    return courier_file.wrap(
        Shell("request", key_name(own.age_public), key_name(own.server_age), bytes(16)), seal
    )


def refused(room: CourierRoom, path: Path) -> str:
    before = set(room.stick.iterdir())
    said = room.serve(path)
    assert said.status == 2, said.text
    assert set(room.stick.iterdir()) == before
    return said.text


# -- histories --------------------------------------------------------------------------------


def served_twice(room: CourierRoom) -> str:
    desk = room.desk()
    room.write(desk, "Satu.")
    made = room.export(desk)
    room.answer(made)
    said = room.serve(made.path)
    assert said.status == 0
    assert room.texts() == ["Satu."]
    assert desk.courier.take(made.path.with_suffix(".balas")).receipt.verified
    return said.text


def older_after_newer(room: CourierRoom) -> str:
    desk = room.desk()
    room.write(desk, "Satu.")
    first = room.export(desk)
    room.write(desk, "Dua.")
    room.answer(room.export(desk))
    said = room.serve(first.path)
    assert said.status == 0
    assert room.texts() == ["Dua.", "Satu."]
    return said.text


def imported_twice(room: CourierRoom) -> str:
    desk = room.desk()
    room.write(desk, "Satu.")
    answer = room.answer(room.export(desk))
    assert desk.courier.take(answer).receipt.verified
    receipts = desk.replica.receipts.list()
    said = take(desk, answer)
    assert desk.replica.receipts.list() == receipts
    return said


def exported_twice(room: CourierRoom) -> str:
    desk = room.desk()
    room.write(desk, "Satu.")
    first = room.export(desk)
    room.write(desk, "Dua.")
    second = room.export(desk)
    assert first.path != second.path
    answers = room.answer(first), room.answer(second)
    assert room.texts() == ["Dua.", "Satu."]
    assert desk.courier.take(answers[0]).receipt.verified
    said = take(desk, answers[1])
    assert {i.state for i in desk.replica.outbox.list("all")} == {"acked"}
    assert desk.sync.run().receipt.verified
    return said


def newer_answer_first(room: CourierRoom) -> str:
    desk = room.desk()
    room.write(desk, "Satu.")
    first = room.export(desk)
    second = room.export(desk)
    answers = room.answer(first), room.answer(second)
    assert desk.courier.take(answers[1]).receipt.verified
    said = take(desk, answers[0])
    assert room.texts() == ["Satu."]
    return said


def answered_online(room: CourierRoom) -> str:
    desk = room.desk()
    [item] = room.write(desk, "Satu.")
    made = room.export(desk)
    assert desk.sync.run().receipt.sent == 1
    assert desk.courier.open_run() is None
    number = desk.replica.outbox.get(item.id).number
    said = take(desk, room.answer(made))
    assert (desk.replica.outbox.get(item.id).state, room.texts()) == ("acked", ["Satu."])
    assert desk.replica.outbox.get(item.id).number == number
    return said


def served_then_online(room: CourierRoom) -> str:
    """The answer is on the stick; the line comes back before the courier does."""
    desk = room.desk()
    room.write(desk, "Satu.")
    answer = room.answer(room.export(desk))
    assert desk.sync.run().receipt.sent == 1
    said = take(desk, answer)
    assert room.texts() == ["Satu."]
    return said


def pulled_online(room: CourierRoom) -> str:
    """Only the copy moved on: the results still count, the changes do not."""
    desk = room.desk()
    [item] = room.write(desk, "Satu.")
    answer = room.answer(room.export(desk))
    position = desk.replica.copy.position()
    cursor = position.cursor
    assert cursor is not None
    with desk.replica.database.write() as connection:
        # As after a run over the line that was cut between results and end.
        connection.exec_driver_sql("UPDATE replica_state SET cursor = cursor + 1")
    said = take(desk, answer)
    assert desk.replica.outbox.get(item.id).state == "acked"
    assert desk.replica.copy.position().cursor == cursor + 1
    return said


def restored_between(room: CourierRoom) -> str:
    """The server comes back from a backup while the file is on its way."""
    desk = room.desk()
    saved = room.office.save_database()
    room.write(desk, "Sebelum.")
    assert desk.sync.run().receipt.sent == 1
    room.write(desk, "Sesudah.")
    made = room.export(desk)
    room.office.put_back(saved, restore=True)
    said = take(desk, room.answer(made))
    assert room.texts() == []
    room.office.stop()
    rounds = [room.round(desk).receipt.outcome for _ in range(2)]
    assert rounds == ["complete", "complete"]
    assert room.texts() == ["Sebelum.", "Sesudah."]
    return said


def old_answer_after_restore(room: CourierRoom) -> str:
    """An answer of the former epoch: accepted then, lost since, and so offered again."""
    desk = room.desk()
    saved = room.office.save_database()
    [item] = room.write(desk, "Satu.")
    answer = room.answer(room.export(desk))
    room.office.put_back(saved, restore=True)
    desk.replica.copy.new_epoch(room.office.central.epochs.current())
    said = take(desk, answer)
    assert desk.replica.outbox.get(item.id).state == "acked"
    assert desk.sync.run().receipt.verified
    assert room.texts() == ["Satu."]
    return said


def rolled_back_machine(room: CourierRoom) -> str:
    """Nobody said `restore`: the signed end that came along shows it."""
    desk = room.desk()
    saved = room.office.save_database()
    room.write(desk, "Hilang.")
    assert desk.sync.run().receipt.verified
    room.office.put_back(saved)
    said = take(desk, room.answer(room.export(desk)))
    assert room.round(desk).receipt.verified
    assert room.texts() == ["Hilang."]
    return said


def revoked(room: CourierRoom) -> str:
    desk = room.desk()
    room.write(desk, "Belum sampai.")
    made = room.export(desk)
    room.office.central.accounts.revoke(desk.certificate.device, room.office.clock.now())
    said = room.serve(made.path)
    assert said.status == 0
    assert room.texts() == []
    done = desk.courier.take(made.path.with_suffix(".balas"))
    assert done.left is not None
    assert done.left.courier is not None
    assert done.notice is not None
    assert not desk.home.replica(desk.profile).exists()
    handed = room.serve(done.left.courier)
    assert handed.status == 0, handed.text
    found = room.office.central.sealed.open(desk.certificate.device)
    assert [(i.text, i.outcome) for i in found] == [("Belum sampai.", "unsent")]
    return f"{said.text}\n→ {sentence_of(done.notice)}\n→ {handed.text}"


def keys_rotated(room: CourierRoom) -> str:
    """New keys while the request is on its way: opened by the old, answered by the new."""
    desk = room.desk()
    room.write(desk, "Satu.")
    made = room.export(desk)
    room.office.central.keys.rotate()
    said = take(desk, room.answer(made))
    assert desk.replica.identity.server_key == room.office.central.keys.sign.public
    assert room.round(desk).receipt.verified
    return said


def keys_rotated_on_the_way_back(room: CourierRoom) -> str:
    desk = room.desk()
    room.write(desk, "Satu.")
    answer = room.answer(room.export(desk))
    room.office.central.keys.rotate()
    said = take(desk, answer)
    assert room.round(desk).receipt.verified
    return said


def role_changed(room: CourierRoom) -> str:
    desk = room.desk()
    own = desk.certificate
    room.office.central.accounts.add_officer(own.officer_name, own.agency, "operator")
    said = take(desk, room.answer(room.export(desk)))
    assert desk.replica.identity.certificate.role == "operator"
    assert desk.sync.run().receipt.verified
    return said


def made_a_monitor(room: CourierRoom) -> str:
    desk = room.desk()
    own = desk.certificate
    room.office.central.accounts.add_officer(own.officer_name, own.agency, "monitor")
    room.write(desk, "Satu.")
    said = take(desk, room.answer(room.export(desk)))
    assert room.texts() == []
    return said


def full_stick(room: CourierRoom) -> str:
    desk = room.desk()
    [item] = room.write(desk, "Satu.")
    older = put(room, "laporan.kirim", b"an older file")

    def no_space(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with mock.patch("desktop.platform.parcel.os.fsync", no_space):
        try:
            desk.courier.export(older, replace=True)
        except CourierFault as fault:
            said = read(fault)
    assert older.read_bytes() == b"an older file"
    assert list(room.stick.iterdir()) == [older]
    assert desk.replica.outbox.get(item.id).state == "queued"
    assert desk.courier.open_run() is None
    assert desk.work.pull_back(item.id).content.text == "Satu."
    return said


def stick_pulled_out(room: CourierRoom) -> str:
    """Room was there; the medium goes while the file is written."""
    desk = room.desk()
    [item] = room.write(desk, "Satu.")
    kept = put(room, "laporan.kirim", b"an older file")

    class Pulled(parcel.Parcel):
        def fill(self, content: bytes) -> None:
            with mock.patch.object(parcel, "_read_back", side_effect=OSError(errno.EIO, "gone")):
                super().fill(content)

    with mock.patch("desktop.services.courier_service.Parcel", Pulled):
        try:
            desk.courier.export(kept, replace=True)
        except CourierFault as fault:
            said = read(fault)
    assert kept.read_bytes() == b"an older file"
    assert list(room.stick.iterdir()) == [kept]
    assert desk.courier.open_run() is None
    assert desk.replica.outbox.get(item.id).state == "unanswered"
    assert room.round(desk).receipt.sent == 1
    assert room.texts() == ["Satu."]
    return said


def written_otherwise(room: CourierRoom) -> str:
    """A bad stick keeps other bytes than it was given."""
    desk = room.desk()
    room.write(desk, "Satu.")
    with mock.patch.object(parcel, "_read_back", return_value=b"other"):
        try:
            room.export(desk)
        except CourierFault as fault:
            said = read(fault)
    assert list(room.stick.iterdir()) == []
    assert room.round(desk).receipt.sent == 1
    return said


def read_only_place(room: CourierRoom) -> str:
    desk = room.desk()
    [item] = room.write(desk, "Satu.")
    try:
        desk.courier.export(room.stick / "no such folder" / "x.kirim")
    except CourierFault as fault:
        said = read(fault)
    assert desk.replica.outbox.get(item.id).state == "queued"
    return said


def name_taken(room: CourierRoom) -> str:
    desk = room.desk()
    [item] = room.write(desk, "Satu.")
    there = put(room, "x.kirim", b"a colleague's")
    try:
        desk.courier.export(there)
    except CourierFault as fault:
        said = read(fault)
    assert there.read_bytes() == b"a colleague's"
    assert desk.replica.outbox.get(item.id).state == "queued"
    return said


def answer_not_written(room: CourierRoom) -> str:
    """The server's stick is full: what was processed stays, an older answer stays too."""
    desk = room.desk()
    room.write(desk, "Satu.")
    made = room.export(desk)
    answer = room.answer(made)
    before = answer.read_bytes()

    def no_space(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with mock.patch("server.commands.courier.os.fsync", no_space):
        said = room.serve(made.path)
    assert said.status == 1
    assert answer.read_bytes() == before
    assert {p.suffix for p in room.stick.iterdir()} == {".kirim", ".balas"}
    assert desk.courier.take(answer).receipt.verified
    return said.text


def answer_name_taken(room: CourierRoom) -> str:
    """Two desks of one agency, two files of one name in two folders."""
    desk = room.desk()
    made = room.export(desk)
    taken = made.path.with_suffix(".balas")
    taken.write_bytes(b"somebody's")
    said = room.serve(made.path)
    assert said.status == 0
    assert taken.read_bytes() == b"somebody's"
    assert desk.courier.take(made.path.with_name(f"{made.path.stem}-2.balas")).receipt.verified
    with_out = room.serve(made.path, "--out", str(taken))
    assert with_out.status == 1
    assert taken.read_bytes() == b"somebody's"
    return with_out.text


def too_big_an_answer(room: CourierRoom) -> str:
    desk = room.desk(synced=False)
    room.office.stop()
    with mock.patch("server.courier.MAX_ANSWER", 4_000):
        said = take(desk, room.answer(room.export(desk)))
        rounds = 1
        while not room.round(desk).receipt.verified:
            rounds += 1
            assert rounds < 40
    assert desk.replica.copy.recompute() == desk.replica.copy.fingerprint()
    return said


def many_removals(room: CourierRoom) -> str:
    """The wipe guard asks here too; the same file is given again once the officer agrees."""
    desk = room.desk()
    [item] = room.write(desk, "Satu.")
    answer = room.export(desk)
    for row in desk.replica.queries.list_complaints(Filter(), limit=15):
        if row.key != item.complaint:
            to = next(a for a in room.agencies() if a != room.agency)
            room.dispose(row.key, to)
    path = room.answer(answer)
    held = len(desk.cases.keys())
    with mock.patch("sync.round._GUARD_COUNT", 3):
        said = take(desk, path)
        assert desk.replica.outbox.get(item.id).state == "acked"
        assert len(desk.cases.keys()) == held
        done = desk.courier.take(path, accept_removals=True)
    assert done.receipt.verified
    assert len(desk.cases.keys()) < held
    return said


def deleted_by_order(room: CourierRoom) -> str:
    """Words on a deleted complaint leave the kept request too, and the answer finds it gone."""
    desk = room.desk()
    [item] = room.write(desk, "Kata yang harus hilang.")
    path = room.answer(room.export(desk))
    room.office.central.epochs.delete(item.complaint, room.office.clock.now())
    assert desk.sync.run().receipt.verified
    with desk.replica.database.read() as connection:
        assert connection.exec_driver_sql("SELECT message FROM courier").scalar() is None
    return take(desk, path)


def other_copy(room: CourierRoom) -> str:
    """The PC's file was put back from a copy of before the export."""
    desk = room.desk()
    room.write(desk, "Satu.")
    kept = desk.replica.backup(room.folder / "kept.db")
    path = room.answer(room.export(desk))
    desk.close()
    replica = desk.home.replica(desk.profile)
    for name in (replica, *(replica.with_name(replica.name + s) for s in ("-wal", "-shm"))):
        name.unlink(missing_ok=True)
    replica.write_bytes(kept.read_bytes())
    again = room.open()
    said = take(again, path)
    assert again.sync.run().receipt.verified
    assert room.texts() == ["Satu."]
    return said


def conflict_by_courier(room: CourierRoom) -> str:
    desk = room.desk()
    [item] = room.write(desk, "Satu.")
    room.office.coordinator.end(
        item.complaint, "Ditutup oleh Admin", "", room.office.clock.now(), archived=False
    )
    done = desk.courier.take(room.answer(room.export(desk)))
    assert done.receipt.verified
    assert (done.conflicts, done.receipt.needs_attention) == (1, 1)
    assert desk.replica.outbox.get(item.id).state == "needs_decision"
    return f"Lengkap lewat kurir: perlu Anda {done.receipt.needs_attention}."


def edited_in_between(room: CourierRoom) -> str:
    """What went with the courier is locked; a second answer on the same case queues behind it."""
    desk = room.desk()
    [item] = room.write(desk, "Satu.")
    made = room.export(desk)
    draft = desk.work.save(item.complaint, Content("note", "Menyusul."))
    desk.work.send(draft.id)
    said = take(desk, room.answer(made))
    assert room.round(desk).receipt.sent == 1
    assert room.texts() == ["Menyusul.", "Satu."]
    return said


HISTORIES = (
    Case("a file served twice", served_twice, "sudah pernah diproses"),
    Case("an older file after a newer", older_after_newer, "lebih lama daripada"),
    Case("an answer imported twice", imported_twice, "sudah diimpor"),
    Case("exported twice, both answers", exported_twice, "1 dari 2 kiriman"),
    Case("the newer answer first", newer_answer_first, "lewat jalan lain"),
    Case("answered over the line meanwhile", answered_online, "lewat jalan lain"),
    Case("served, then answered over the line", served_then_online, "lewat jalan lain"),
    Case("the copy moved on, the results did not", pulled_online, "1 dari 1 kiriman"),
    Case("server restored on the way", restored_between, "dipulihkan dari cadangan"),
    Case("an answer of the former epoch", old_answer_after_restore, "1 dari 1 kiriman"),
    Case("a machine rolled back unnoticed", rolled_back_machine, "dipulihkan dari cadangan"),
    Case("from a revoked PC", revoked, "dicabut"),
    Case("server's keys changed on the way", keys_rotated, "Lengkap lewat kurir: terkirim 1"),
    Case(
        "server's keys changed on the way back",
        keys_rotated_on_the_way_back,
        "Lengkap lewat kurir: terkirim 1",
    ),
    Case("the officer's role changed", role_changed, "Lengkap lewat kurir"),
    Case("the officer became a monitor", made_a_monitor, "tidak lagi menjawab laporan"),
    Case("a full stick", full_stick, "penuh"),
    Case("a stick pulled out", stick_pulled_out, "gagal di tengah jalan"),
    Case("a stick that keeps other bytes", written_otherwise, "gagal di tengah jalan"),
    Case("a place that cannot be written", read_only_place, "tidak dapat ditulis"),
    Case("a name that is taken", name_taken, "sudah ada berkas"),
    Case("the server's stick is full", answer_not_written, "penyimpanannya penuh"),
    Case("the answer's name is taken", answer_name_taken, "dibiarkan"),
    Case("an answer too big for one file", too_big_an_answer, "berkas lagi diperlukan"),
    Case("many complaints would go", many_removals, "courier-import --accept-removals"),
    Case("a complaint deleted by order", deleted_by_order, "sudah dihapus"),
    Case("the PC's file put back from a copy", other_copy, "tidak dikenal salinan ini"),
    Case("a conflict", conflict_by_courier, "perlu Anda 1"),
    Case("more written after the export", edited_in_between, "Lengkap lewat kurir"),
)


def check(case: Case, room: CourierRoom) -> str:
    said = " ".join(case.run(room).split())
    assert case.says in said, said
    assert TRACEBACK not in said
    return said


@pytest.mark.parametrize("case", HISTORIES, ids=lambda case: case.name)
def test_a_history_of_files_is_told_and_loses_nothing(room: CourierRoom, case: Case) -> None:
    check(case, room)


def state_of(desk: Desk) -> tuple[object, ...]:
    """All that an unusable file must leave as it was."""
    return (
        desk.replica.copy.position(),
        desk.replica.copy.fingerprint(),
        desk.replica.outbox.list("all"),
        desk.replica.receipts.list(),
        desk.courier.open_run(),
    )


@pytest.fixture
def seat(room: CourierRoom, tmp_path: Path, export: Path) -> Iterator[Seated]:
    (tmp_path / "elsewhere").mkdir()
    with open_office(tmp_path / "elsewhere" / "office") as office:
        office.clock.at = int(time.time())
        office.take_in(export)
        other = CourierRoom(office, tmp_path / "elsewhere")
        yield Seated(room, other)
        other.close()


def test_what_is_no_answer_is_told_apart_at_the_desk(seat: Seated) -> None:
    before = state_of(seat.desk)
    for case in desk_side(seat):
        check(case, seat.room)
        assert state_of(seat.desk) == before, case.name
    assert "terkirim 2" in take(seat.desk, seat.kirim.with_suffix(".balas"))


def test_what_is_no_request_is_told_apart_at_the_server(seat: Seated) -> None:
    for case in server_side(seat):
        check(case, seat.room)
        assert seat.room.texts() == [], case.name
    assert "terkirim 2" in take(seat.desk, seat.room.answer(seat.kirim))
    assert seat.room.texts() == ["Dua.", "Satu."]


def table() -> Iterator[tuple[str, str, str]]:
    """(side, abuse, what was read)."""
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        write_native(base / "native.jsonl", PracticeOffice(5, 60, 3, date(2026, 11, 6)))

        def room(name: str) -> CourierRoom:
            (base / name).mkdir()
            office = stack.enter_context(open_office(base / name / "office"))
            office.clock.at = int(time.time())
            office.take_in(base / "native.jsonl")
            made = CourierRoom(office, base / name)
            stack.callback(made.close)
            return made

        with ExitStack() as stack:
            seat = Seated(room("one"), room("two"))
            for case in desk_side(seat):
                yield "desk", case.name, check(case, seat.room)
        with ExitStack() as stack:
            seat = Seated(room("three"), room("four"))
            for case in server_side(seat):
                yield "server", case.name, check(case, seat.room)
        for number, case in enumerate(HISTORIES):
            with ExitStack() as stack:
                yield "history", case.name, check(case, room(f"h{number}"))


if __name__ == "__main__":
    for side, name, said in table():
        sys.stdout.write(f"| {side} | {name} | {said} |\n")
