"""`mandiri-…`: an office whose server stands on this PC, and its list for SP4N-LAPOR!."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any, Final

from desktop import moving
from desktop.commands.common import (
    DONE,
    NotThere,
    Session,
    Subparsers,
    command,
    keyring,
    passphrase_from,
)
from desktop.commands.exchanging import tell_run
from desktop.commands.lines import Lines, nothing
from desktop.commands.reading import lines_of, shapes_of
from desktop.desk import Desk
from desktop.domain.by_hand import ByHand
from desktop.domain.formats import number
from desktop.domain.intake import Intake
from desktop.domain.notices import Sentence
from desktop.founding import Founding
from desktop.mandiri import MandiriOffice
from desktop.services import words
from desktop.services.intake_words import row_reason

_SHOWN: Final = 20
_HOW: Final = {"hand": "ditandai sendiri", "export": "terlihat di ekspor", "server": "lewat server"}
_NO_OFFICE: Final = Sentence(
    "Meja kerja ini memakai server daerah.",
    "Ekspor tidak diimpor di sini; laporan datang dari server.",
    "Jalankan sync.",
)


def register(parsers: Subparsers) -> None:
    """Add the commands."""
    parser = command(
        parsers,
        "mandiri-create",
        _create,
        "Mulai tanpa server daerah, dari ekspor Laporan Ringkas.",
    )
    _file(parser)
    parser.add_argument("--agency", default="", metavar="NAMA", help="instansi Anda di ekspor itu")
    parser.add_argument("--name", required=True, metavar="NAMA", help="nama Pejabat Penghubung")
    parser.add_argument(
        "--passphrase-file", type=Path, metavar="BERKAS", help="frasa sandi di baris pertama"
    )
    parser = command(parsers, "mandiri-import", _import, "Impor ekspor baru.")
    _file(parser)
    parser.add_argument("--dry-run", action="store_true", help="hanya hitung, tidak disimpan")
    parser = command(parsers, "mandiri-move", _move, "Pindah ke server daerah.")
    parser.add_argument("code", nargs="+", metavar="KODE", help="kode pendaftaran dari admin")
    parser.add_argument(
        "--passphrase-file", type=Path, metavar="BERKAS", help="frasa sandi di baris pertama"
    )
    parser = command(parsers, "by-hand", _list, "Jawaban yang belum masuk SP4N-LAPOR!.")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--tick", metavar="KODE", help="tandai sudah dimasukkan")
    which.add_argument("--untick", metavar="KODE", help="batalkan tanda itu")
    which.add_argument("--hand-on", metavar="KODE", help="kirim lewat server daerah")
    which.add_argument("--all", action="store_true", help="juga yang sudah masuk")


def _file(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="BERKAS")


def _create(session: Session) -> int:
    options = session.options
    made: list[str] = []
    backend = keyring()
    founding = Founding(session.home, backend, session.clock)
    try:
        found = founding.look(options.file)
        agency = _agency(found, options.agency)
        desk = founding.found(
            options.file,
            agency,
            options.name,
            passphrase_from(options.passphrase_file),
            keyring=backend,
            made_passphrase=made.append,
        )
    finally:
        founding.leave()
    with desk:
        desk.seat.set_label()
        own = desk.certificate
        complaints = desk.replica.copy.status().complaints
    value: dict[str, Any] = {
        "agency_name": own.agency_name,
        "officer_name": own.officer_name,
        "complaints": complaints,
        **({"recovery_passphrase": made[0]} if made else {}),
    }
    if made and not session.json:
        print(
            f"Frasa sandi pemulihan (hanya ditampilkan sekali, catat dan simpan):\n  {made[0]}",
            file=sys.stderr,
        )
    session.show(
        value,
        lambda: [
            f"Siap: {own.officer_name}, {own.agency_name}, {number(complaints, 'id')} laporan.",
            "Server ada di komputer ini saja. Jawaban dimasukkan sendiri ke SP4N-LAPOR!:"
            " lihat by-hand.",
        ],
    )
    return DONE


def _agency(found: Intake, wanted: str) -> str:
    """The one meant, or the only one there is."""
    named = found.candidates
    if wanted:
        folded = " ".join(wanted.casefold().split())
        return next((n for n in named if " ".join(n.casefold().split()) == folded), wanted)
    if len(named) == 1:
        return named[0]
    raise NotThere(
        Sentence(
            "Ekspor itu memuat beberapa instansi." if named else "Ekspor itu tanpa nama instansi.",
            "Belum ada yang disimpan.",
            f"Sebut instansi Anda dengan --agency: {'; '.join(named[:_SHOWN])}"
            if named
            else "Sebut instansi Anda dengan --agency.",
        ),
        "agency",
    )


def office_of(desk: Desk) -> MandiriOffice:
    """The server on this PC. Raises `NotThere` where it stands elsewhere."""
    if desk.office is None:
        raise NotThere(_NO_OFFICE, "office")
    return desk.office


def _import(session: Session) -> int:
    options = session.options
    with session.desk() as desk:
        office, agency = office_of(desk), desk.certificate.agency_name
        if options.dry_run:
            found = office.look(options.file, agency)
        else:
            found = office.take(options.file, agency)
            done = desk.sync.run()
        lines = lines_of(desk)
    session.show(_intake_shape(found), lambda: _intake_lines(found, options.dry_run))
    if not (options.dry_run or session.json or done.receipt.verified):
        tell_run(lines, done, 0)
    return DONE


def _move(session: Session) -> int:
    options = session.options
    made: list[str] = []
    with session.desk() as old:
        office_of(old)
        moved = moving.move(
            old,
            "".join(options.code),
            passphrase_from(options.passphrase_file),
            keyring(),
            made_passphrase=made.append,
        )
    folder = moving.finish(session.home)
    value: dict[str, Any] = {
        "agency_name": moved.agency,
        "drafts": moved.drafts,
        "by_hand": moved.waiting,
        "entered": moved.entered,
        "kept_in": str(folder or session.home.folder),
        **({"recovery_passphrase": made[0]} if made else {}),
    }
    session.show(
        value,
        lambda: [
            f"Pindah ke server daerah: {moved.agency}.",
            f"Ikut: {number(moved.drafts, 'id')} konsep, {number(moved.waiting, 'id')} jawaban yang"
            f" belum masuk SP4N-LAPOR!, {number(moved.entered, 'id')} yang sudah.",
            f"Meja kerja lama disimpan, terenkripsi, di {folder or session.home.folder}.",
            *([f"Frasa sandi pemulihan (catat dan simpan): {made[0]}"] if made else []),
        ],
    )
    return DONE


def _intake_shape(found: Intake) -> dict[str, Any]:
    return {
        "new": found.new,
        "changed": found.changed,
        "unchanged": found.unchanged,
        "refused": found.refused,
        "elsewhere": found.elsewhere,
        "entered": found.entered,
        "refused_rows": [
            {"row": r.row, "tracking_id": r.tracking_id, "reason": r.reason} for r in found.rows
        ],
    }


def _intake_lines(found: Intake, dry: bool) -> list[str]:
    made = [
        "Belum ada yang disimpan." if dry else "Ekspor sudah masuk.",
        f"Baru {number(found.new, 'id')} · berubah {number(found.changed, 'id')} · tetap"
        f" {number(found.unchanged, 'id')} · instansi lain"
        f" {number(found.elsewhere, 'id')} · ditolak {number(found.refused, 'id')}",
    ]
    if found.entered:
        made.append(f"Jawaban Anda yang terlihat di ekspor: {number(found.entered, 'id')}.")
    for row in found.rows[:_SHOWN]:
        named = f" #{row.tracking_id}" if row.tracking_id else ""
        made.append(f"Ditolak: baris {row.row}{named}: {row_reason(row.reason).text('id')}.")
    if len(found.rows) > _SHOWN:
        made.append(f"dan {number(len(found.rows) - _SHOWN, 'id')} baris lagi; lihat --json.")
    return made


def _list(session: Session) -> int:
    options = session.options
    with session.desk() as desk:
        if code := options.tick or options.untick or options.hand_on:
            one = _find(desk, code)
            if options.tick:
                desk.by_hand.tick(one.operation)
            elif options.untick:
                desk.by_hand.untick(one.operation)
            else:
                desk.by_hand.hand_on(one.operation)
        found = desk.by_hand.all()
        shown = found if options.all else tuple(one for one in found if one.waits)
        value = [_shape(session, desk, one) for one in shown]
        lines = lines_of(desk)
        texts = [desk.by_hand.text(one, "id") for one in shown]
    empty = nothing("Tidak ada jawaban yang menunggu dimasukkan.", "Jawaban baru muncul di sini.")
    session.show(
        value,
        lambda: (
            [
                line
                for one, text in zip(shown, texts, strict=True)
                for line in _lines(lines, one, text)
            ]
            or empty
        ),
    )
    return DONE


def _find(desk: Desk, code: str) -> ByHand:
    wanted = code.strip().casefold()
    found = [one for one in desk.by_hand.all() if one.operation.hex().endswith(wanted)]
    if len(found) == 1:
        return found[0]
    raise NotThere(
        Sentence(
            "Kode itu tidak cocok dengan satu jawaban.",
            "Tidak ada yang berubah.",
            "Lihat kodenya dengan by-hand --all.",
        ),
        "answer",
    )


def _shape(session: Session, desk: Desk, one: ByHand) -> dict[str, Any]:
    shapes = shapes_of(desk)
    return {
        "id": one.operation.hex(),
        "tracking_id": one.card.tracking_id,
        "complaint": one.complaint,
        "kind": one.content.kind,
        "result": one.content.result,
        "text": desk.by_hand.text(one, "id"),
        "files": [file.name for file in one.content.attachments],
        "at": shapes.time(one.at),
        "entered": not one.waits,
        "entered_at": shapes.time(one.entered_at),
        "how": one.how,
    }


def _lines(lines: Lines, one: ByHand, text: str) -> list[str]:
    kind = words.kind_label(one.content.kind, "id")
    state = f"masuk ({_HOW[one.how]})" if one.how else "BELUM MASUK SP4N-LAPOR!"
    files = "".join(f" · lampiran: {file.name}" for file in one.content.attachments)
    return [
        f"#{one.card.tracking_id or one.complaint}  {kind}  {lines.time(one.at)}  {state}{files}"
        f"  [{one.operation.hex()[-8:]}]",
        text,
        "",
    ]
