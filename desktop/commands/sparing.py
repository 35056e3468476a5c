"""`spares` and `restore`: spare copies of the officer's own work, and bringing one back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from desktop.commands.common import DONE, Session, Subparsers, command
from desktop.commands.lines import nothing
from desktop.commands.reading import lines_of, shapes_of
from desktop.domain.formats import number
from desktop.services.spares import Held
from desktop.storage.merging import Merged


def register(parsers: Subparsers) -> None:
    """Add the commands."""
    parser = command(parsers, "spares", _spares, "Cadangan tulisan Anda di komputer ini.")
    parser.add_argument("--make", action="store_true", help="buat satu lagi sekarang")
    parser = command(parsers, "restore", _restore, "Pulihkan tulisan dari sebuah cadangan.")
    parser.add_argument("number", type=int, metavar="NOMOR", help="nomor dari perintah spares")
    parser.add_argument(
        "--preview", action="store_true", help="hanya tunjukkan apa yang akan kembali"
    )


def _spares(session: Session) -> int:
    with session.desk() as desk:
        if session.options.make:
            desk.spares.make()
        held = desk.spares.list()
        shapes, lines = shapes_of(desk), lines_of(desk)
        value = [_value(one, shapes.time(one.spare.at)) for one in held]
        said = [_line(one, lines.time(one.spare.at), lines.write.size) for one in held]
    empty = nothing("Belum ada cadangan.", "Jalankan spares --make, atau sync.")
    session.show(value, lambda: said or empty)
    return DONE


def _value(held: Held, at: str | None) -> dict[str, Any]:
    spare, inside = held.spare, held.contents
    value: dict[str, Any] = {
        "number": spare.number,
        "at": at,
        "bytes": spare.size,
        "sound": inside is not None,
    }
    if inside is not None:
        value |= {
            "drafts": inside.drafts,
            "queued": inside.queued,
            "versions": inside.versions,
            "receipts": inside.receipts,
        }
    return value


def _line(held: Held, at: str, size: Callable[[int], str]) -> str:
    spare, inside = held.spare, held.contents
    said = f"{spare.number}: {at}, {size(spare.size)}"
    if inside is None:
        return f"{said}, tidak dapat dibaca"
    return (
        f"{said}, {number(inside.drafts, 'id')} konsep, {number(inside.queued, 'id')} belum"
        f" terkirim, {number(inside.versions, 'id')} versi tulisan"
    )


def _restore(session: Session) -> int:
    options = session.options
    with session.desk() as desk:
        spares = desk.spares
        done = spares.preview(options.number) if options.preview else spares.restore(options.number)
    value = {
        "restored": not options.preview,
        "drafts": done.drafts,
        "versions": done.versions,
        "sent": done.sent,
        "unsent": done.again,
        "known": done.known,
        "others": done.others,
        "files_missing": done.files,
    }
    session.show(value, lambda: list(_said(done, options.preview)))
    return DONE


def _said(done: Merged, preview: bool) -> Iterator[str]:
    verb = "Akan kembali" if preview else "Kembali"
    parts = (
        (done.drafts, "konsep"),
        (done.versions, "versi ke riwayat tulisan"),
        (done.sent, "kiriman yang sudah berangkat"),
        (done.others, "catatan lain"),
    )
    said = [f"{number(count, 'id')} {name}" for count, name in parts if count]
    if not said:
        yield "Tidak ada yang hilang: semua isi cadangan itu sudah ada di sini."
        return
    yield f"{verb}: {', '.join(said)}. Tulisan yang ada sekarang tidak diganti."
    if done.again:
        yield (
            f"{number(done.again, 'id')} kiriman yang belum berangkat tidak dikirim sendiri: baca"
            " dahulu, lalu kirim bila masih perlu."
        )
    if done.files:
        yield f"{number(done.files, 'id')} lampiran tidak ada lagi di komputer ini."
    if preview:
        yield "Belum ada yang diubah; jalankan lagi tanpa --preview."
