"""`enrol`, `sync`, `receipts`, `status`, `passphrase`: the desk and its server."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.commands.common import (
    DONE,
    FAILED,
    Session,
    Subparsers,
    ask,
    command,
    keyring,
    passphrase_from,
)
from desktop.commands.lines import Lines, nothing
from desktop.commands.reading import lines_of, shapes_of
from desktop.commands.scheduling import lines_of_schedule, when_and_cost, when_due
from desktop.commands.shapes import Shapes
from desktop.commands.steps import sentence_of
from desktop.desk import Desk
from desktop.domain.errors import PenghubungError
from desktop.domain.formats import Formatter, number
from desktop.services import words
from desktop.services.outcome import Done

if TYPE_CHECKING:
    from sync.engine import Step


def register(parsers: Subparsers) -> None:
    """Add the commands."""
    parser = command(parsers, "enrol", _enrol, "Daftarkan komputer ini dengan kode dari admin.")
    parser.add_argument("code", nargs="+", metavar="KODE")
    parser.add_argument("--server", metavar="URL", help="alamat server, menggantikan yang di kode")
    parser.add_argument(
        "--passphrase-file", type=Path, metavar="BERKAS", help="frasa sandi di baris pertama"
    )
    parser = command(parsers, "sync", _sync, "Kirim dan ambil.")
    parser.add_argument(
        "--accept-removals", action="store_true", help="setujui penghapusan banyak laporan"
    )
    parser.add_argument(
        "--if-due",
        action="store_true",
        help="hanya bila sudah waktunya menurut schedule; untuk Penjadwal Tugas atau cron",
    )
    parser = command(parsers, "receipts", _receipts, "Tanda terima sinkronisasi.")
    parser.add_argument("--limit", type=int, default=20, metavar="JUMLAH")
    command(parsers, "status", _status, "Siapa, salinan setua apa, dan apa yang menunggu.")
    command(parsers, "recover", _recover, "Pulihkan salinan yang rusak.")
    parser = command(parsers, "passphrase", _passphrase, "Ganti frasa sandi pemulihan.")
    parser.add_argument("--new-passphrase-file", type=Path, metavar="BERKAS")


def _enrol(session: Session) -> int:
    made: list[str] = []

    def keep(passphrase: str) -> None:
        made.append(passphrase)
        if not session.json:
            print(
                "Frasa sandi pemulihan (hanya ditampilkan sekali, catat dan simpan):\n"
                f"  {passphrase}",
                file=sys.stderr,
            )

    options = session.options
    try:
        desk = Desk.enrol(
            session.home,
            "".join(options.code),
            passphrase_from(options.passphrase_file),
            keyring(),
            session.clock,
            options.server,
            made_passphrase=keep,
        )
    except PenghubungError as error:
        return session.fail(error, **({"recovery_passphrase": made[0]} if made else {}))
    with desk:
        # The window asks who works by these, before this copy was ever opened there.
        desk.seat.set_label()
        value = _who(desk)
    if made:
        value["recovery_passphrase"] = made[0]
    session.show(
        value,
        lambda: [
            f"Terdaftar: {value['officer_name']}, {words.role_label(value['role'], 'id')}"
            f" {value['agency_name']}.",
            "Langkah berikutnya: sync untuk mengambil laporan.",
        ],
    )
    return DONE


def _who(desk: Desk) -> dict[str, Any]:
    own = desk.certificate
    return {
        "officer": own.officer,
        "officer_name": own.officer_name,
        "agency": own.agency,
        "agency_name": own.agency_name,
        "role": own.role,
        "zone": own.zone,
        "device": own.device,
        "server": desk.replica.identity.url,
    }


def _sync(session: Session) -> int:
    return when_due(session, _exchange) if session.options.if_due else _asked(session)


def _asked(session: Session) -> int:
    with session.desk() as desk:
        wait = desk.sync.wait_left()
        if wait and not session.json:
            until = lines_of(desk).time(session.clock.now() + wait)
            print(
                f"Jeda otomatis masih berlaku sampai {until}; sinkronisasi ini tetap dijalankan.",
                file=sys.stderr,
            )
        return _exchange(session, desk)


def _exchange(session: Session, desk: Desk) -> int:
    shapes, lines = shapes_of(desk), lines_of(desk)
    done = desk.sync.run(
        accept_removals=session.options.accept_removals,
        progress=_progress(session, lines.write),
    )
    return end_run(session, desk, done, shapes, lines)


def end_run(session: Session, desk: Desk, done: Done, shapes: Shapes, lines: Lines) -> int:
    """After a run: keep a spare copy, tell what happened; the exit status. `shapes` and `lines`
    were made before it, since a farewell leaves no file to ask."""
    waiting = 0
    if done.left is None:
        waiting = desk.replica.queries.work_counts()[0]
        desk.spares.keep()
    if session.json:
        session.show({**shapes.done(done), "waiting": waiting}, tuple)
    else:
        tell_run(lines, done, waiting)
    return DONE if done.receipt.outcome == "complete" else FAILED


def tell_run(lines: Lines, done: Done, waiting: int) -> None:
    """Print a run for people: receipt, what still waits, and what ended it."""
    print(lines.receipt(done.receipt))
    if waiting:
        print(f"{number(waiting, 'id')} kiriman masih menunggu di kotak keluar.")
    if done.receipt.needs_attention:
        print("Lihat yang perlu Anda putuskan dengan perintah attention.")
    if done.notice is not None:
        print(sentence_of(done.notice), file=sys.stderr)


def _progress(session: Session, write: Formatter) -> Callable[[Step], None]:
    if session.json or not sys.stderr.isatty():
        return lambda step: None

    def tell(step: Step) -> None:
        taken = f"{number(step.taken, 'id')}/{number(step.announced, 'id')} laporan"
        moved = write.size(step.bytes_up + step.bytes_down)
        print(
            f"\r{number(step.sent, 'id')} terkirim · {taken} · {moved}   ", end="", file=sys.stderr
        )

    return tell


def _receipts(session: Session) -> int:
    with session.desk() as desk:
        found = desk.replica.receipts.list(max(1, session.options.limit))
        value = [shapes_of(desk).receipt(receipt) for receipt in found] if session.json else None
        lines = lines_of(desk)
    empty = nothing("Belum ada tanda terima.", "Jalankan sync.")
    session.show(value, lambda: [lines.receipt(receipt) for receipt in found] or empty)
    return DONE


def _status(session: Session) -> int:
    with session.desk() as desk:
        copy = desk.replica.copy.status()
        waiting, unsent = desk.replica.queries.work_counts()
        last = next(iter(desk.replica.receipts.list(1)), None)
        value = {
            **_who(desk),
            "complaints": copy.complaints,
            "complete_at": shapes_of(desk).time(copy.complete_at),
            "age_seconds": session.clock.now() - copy.complete_at if copy.complete_at else None,
            "proven": bool(last and last.verified),
            "drafts": len(desk.work.drafts()),
            "waiting": waiting,
            "never_sent": unsent,
            "needs_attention": desk.attention.count(),
            "clock_offset_seconds": copy.clock_offset,
            "wait_seconds": _wait(desk),
            **when_and_cost(desk),
            "enrolments": [p.officer_id for p in session.home.profiles()],
        }
        write = lines_of(desk).write
        at = write.age(copy.complete_at, session.clock.now()) if copy.complete_at else ""
        more = lines_of_schedule(desk)
    session.show(value, lambda: [*_status_lines(value, at), *more])
    return DONE


def _wait(desk: Desk) -> int:
    return desk.replica.backoff.get().left(desk.clock.now())


def _status_lines(value: dict[str, Any], age: str) -> list[str]:
    proof = "terbukti lengkap" if value["proven"] else "belum terbukti lengkap"
    copied = f"Salinan: {number(value['complaints'], 'id')} laporan, "
    copied += f"terakhir lengkap {age}, {proof}." if age else "belum pernah lengkap; jalankan sync."
    return [
        f"{value['officer_name']}, {words.role_label(value['role'], 'id')} {value['agency_name']}",
        f"Server: {value['server']}",
        copied,
        f"Konsep {number(value['drafts'], 'id')} · di kotak keluar"
        f" {number(value['waiting'], 'id')} · perlu perhatian"
        f" {number(value['needs_attention'], 'id')}",
    ]


def _recover(session: Session) -> int:
    done = Desk.recover(
        session.home, passphrase_from(None), keyring(), session.clock, session.profile
    )
    value = {
        "moved_to": done.moved_to,
        "drafts": done.drafts,
        "operations": done.operations,
        "receipts": done.receipts,
        "enrolled": done.identity,
        "unreadable": done.unreadable,
        "from_backup": list(done.from_backup),
    }
    session.show(
        value,
        lambda: [
            f"Berkas yang rusak disimpan di {done.moved_to}."
            if done.moved_to
            else "Berkas salinan dibuat lagi dari cadangan terakhir.",
            f"Diselamatkan: {number(done.drafts, 'id')} konsep,"
            f" {number(done.operations, 'id')} kiriman, {number(done.receipts, 'id')} tanda terima;"
            f" {number(done.unreadable, 'id')} bagian tidak terbaca.",
            "Jalankan sync untuk mengambil laporan lagi, sebelum mengirim yang kembali."
            if done.identity
            else "Pendaftaran tidak terbaca: minta kode baru kepada admin, lalu jalankan enrol.",
        ],
    )
    return DONE


def _passphrase(session: Session) -> int:
    file: Path | None = session.options.new_passphrase_file
    new = passphrase_from(file) if file is not None else ask("Frasa sandi baru: ")
    with session.desk() as desk:
        desk.change_passphrase(passphrase_from(None), new or "")
    session.show({"changed": True}, lambda: ["Frasa sandi diganti."])
    return DONE
