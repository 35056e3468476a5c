"""Attachments: add to a draft, take off, list with where each is, fetch, and which to fetch."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from desktop.commands.common import DONE, Session, Subparsers, command
from desktop.commands.lines import nothing
from desktop.commands.reading import lines_of, shapes_of
from desktop.commands.writing import no_draft
from desktop.desk import Desk
from desktop.domain.errors import NotFound
from desktop.domain.model import Draft
from desktop.services.attachments import NoSuchAttachment, ShownFile
from desktop.services.notices import attachments as notices
from desktop.storage.attachments import Policy

_POLICIES: Final[dict[str, Policy]] = {"tidak": "none", "kecil": "small", "semua": "all"}
_ADDED: Final = "Dilampirkan; berangkat setelah teksnya diterima server."


def register(parsers: Subparsers) -> None:
    """Add the commands."""
    parser = command(parsers, "attach", _attach, "Lampirkan berkas pada konsep.")
    parser.add_argument("draft", type=int, metavar="KONSEP", help="lihat drafts")
    parser.add_argument("files", nargs="+", type=Path, metavar="BERKAS")
    parser.add_argument("--original", action="store_true", help="gambar apa adanya")
    parser = command(parsers, "detach", _detach, "Buang lampiran dari konsep.")
    parser.add_argument("draft", type=int, metavar="KONSEP", help="lihat drafts")
    parser.add_argument("file", metavar="LAMPIRAN", help="awal nomornya")
    parser = command(parsers, "attachments", _attachments, "Lampiran, dan di mana tiap berkas.")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("tracking_id", nargs="?", metavar="NOMOR", help="lampiran satu laporan")
    which.add_argument("--let-be", metavar="NOMOR", help="sudah tahu bahwa yang ini ditolak")
    which.add_argument(
        "--fetch-policy", choices=tuple(_POLICIES), help="yang diambil setiap sinkronisasi"
    )
    parser = command(parsers, "fetch", _fetch, "Ambil lampiran dari server.")
    parser.add_argument("tracking_id", metavar="NOMOR")
    parser.add_argument("file", metavar="LAMPIRAN", help="awal nomornya")
    parser.add_argument("--to", type=Path, metavar="BERKAS", help="simpan di sini")


def _attach(session: Session) -> int:
    options = session.options
    with session.desk() as desk:
        draft = _draft(desk, options.draft)
        for path in options.files:
            draft = desk.attachments.add_file(draft.id, path, original=options.original)
        value = shapes_of(desk).draft(draft) if session.json else None
        line = lines_of(desk).draft(draft)
    session.show(value, lambda: [_ADDED, line])
    return DONE


def _detach(session: Session) -> int:
    with session.desk() as desk:
        draft = _draft(desk, session.options.draft)
        digest = _one([f.sha256 for f in draft.content.attachments], session.options.file)
        draft = desk.attachments.remove(draft.id, digest)
        value = shapes_of(desk).draft(draft) if session.json else None
        line = lines_of(desk).draft(draft)
    session.show(value, lambda: ["Lampiran dibuang.", line])
    return DONE


def _draft(desk: Desk, number: int) -> Draft:
    try:
        return desk.work.draft(number)
    except NotFound as error:
        raise no_draft(error) from error


def _attachments(session: Session) -> int:
    options = session.options
    with session.desk() as desk:
        if options.fetch_policy:
            desk.attachments.choose_policy(_POLICIES[options.fetch_policy])
            chosen = options.fetch_policy
            session.show({"fetch_policy": chosen}, lambda: [f"Diambil sendiri: {chosen}."])
            return DONE
        if options.let_be:
            return _let_be(session, desk)
        if options.tracking_id is None:
            return _own(session, desk)
        found = _files(desk, options.tracking_id)
        value = [_shape(file) for file in found]
        text = [lines_of(desk).file(file) for file in found]
    session.show(value, lambda: text or nothing("Laporan ini tanpa lampiran.", "Lanjutkan."))
    return DONE


def _own(session: Session, desk: Desk) -> int:
    """Files of answers that the server lacks, and those that it turned down."""
    lines = lines_of(desk)
    value, text = [], []
    for item in desk.replica.outbox.list("all"):
        for file in item.content.attachments:
            state = desk.attachments.states().get((item.id, file.sha256))
            if state is None or state.arrived or item.state in ("discarded", "superseded"):
                continue
            id_ = f"{item.id.hex()}:{file.sha256}"
            value.append(
                {
                    "id": id_,
                    "tracking_id": item.card.tracking_id,
                    "name": file.name,
                    "size": file.size,
                    "sent": state.offset,
                    "state": item.state,
                    "problem": state.problem,
                }
            )
            where = lines.upload(item.state, state)
            text.append(f"{id_}\n  #{item.card.tracking_id}  {file.name} · {where}")
    session.show(
        value, lambda: text or nothing("Tidak ada lampiran yang menunggu.", "Semua sudah sampai.")
    )
    return DONE


def _let_be(session: Session, desk: Desk) -> int:
    operation, _, digest = session.options.let_be.partition(":")
    waiting = [s for s in desk.attachments.states().values() if s.problem and not s.seen]
    for state in waiting:
        if (state.operation.hex(), state.sha256) == (operation, digest):
            desk.attachments.let_be(state.operation, state.sha256)
            session.show({"let_be": True}, lambda: ["Ditandai sudah diketahui."])
            return DONE
    raise NoSuchAttachment(notices.NO_SUCH, "let be")


def _fetch(session: Session) -> int:
    options = session.options
    with session.desk() as desk:
        files = _files(desk, options.tracking_id)
        digest = _one([found.file.sha256 for found in files], options.file)
        shown = next(found for found in files if found.file.sha256 == digest)
        if not shown.here:
            desk.sync.fetch(digest)
        if options.to is not None:
            desk.attachments.save_as(shown.file, options.to.resolve())
    value = {"name": shown.file.name, "sha256": digest, "file": str(options.to or "")}
    said = f"Disimpan di {options.to}." if options.to else "Ada di komputer ini."
    session.show(value, lambda: [f"{shown.file.name}: {said}"])
    return DONE


def _files(desk: Desk, tracking_id: str) -> list[ShownFile]:
    case = desk.cases.open(tracking_id)
    shown = desk.attachments.shown([story.item for story in case.story])
    return [file for files in shown.values() for file in files]


def _one(digests: list[str], wanted: str) -> str:
    """The digest that begins so, where only one does. Raises `NoSuchAttachment`."""
    found = {digest for digest in digests if wanted and digest.startswith(wanted.casefold())}
    if len(found) != 1:
        raise NoSuchAttachment(notices.NO_SUCH, "digest")
    return found.pop()


def _shape(shown: ShownFile) -> dict[str, Any]:
    return {
        "sha256": shown.file.sha256,
        "name": shown.file.name,
        "size": shown.file.size,
        "type": shown.file.type,
        "where": shown.where,
        "sent": shown.sent,
        "have": shown.have,
    }
