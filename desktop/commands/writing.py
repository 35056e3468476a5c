"""The officer's words: the four verbs, drafts, outbox, decisions, and the way out of it all."""

from __future__ import annotations

from argparse import ArgumentParser
from dataclasses import replace
from pathlib import Path

from desktop.commands.common import DONE, NotThere, Session, Subparsers, command, text_from
from desktop.commands.lines import nothing
from desktop.commands.reading import lines_of, shapes_of
from desktop.desk import Desk
from desktop.domain.errors import NotFound, TooLate
from desktop.domain.formats import number
from desktop.domain.model import Content, Draft, OutboxItem
from desktop.domain.notices import Sentence
from desktop.services.attachments import AttachmentRefused, AttachmentTooLarge
from desktop.services.faults import TextTooLong, WorkRefused
from desktop.services.work import Choice

_NO_DRAFT = Sentence(
    "Konsep dengan nomor itu tidak ada di komputer ini.",
    "Mungkin sudah dikirim; tidak ada yang diubah.",
    "Lihat nomornya dengan perintah drafts, atau cari di outbox.",
)
_SAVED = "Disimpan sebagai konsep."
_QUEUED = "Di kotak keluar; berangkat pada sinkronisasi berikutnya."


def no_draft(error: NotFound) -> NotThere:
    """A number that is no draft's, in words."""
    return NotThere(_NO_DRAFT, error.detail)


def register(parsers: Subparsers) -> None:
    """Add the commands."""
    parser = command(parsers, "follow-up", _follow_up, "Tulis tindak lanjut.")
    _on_complaint(parser, "--text")
    parser.add_argument("--status", choices=("proses", "selesai"), default="proses")
    parser.add_argument("--secret", action="store_true", help="jawaban tidak untuk umum")
    parser = command(parsers, "return", _return, "Kembalikan kepada koordinator.")
    _on_complaint(parser, "--note")
    parser.add_argument("--reason", required=True, metavar="ALASAN", help="lihat reasons")
    parser.add_argument("--suggest", metavar="INSTANSI", help="saran instansi, lihat agencies")
    _on_complaint(
        command(parsers, "request-info", _request_info, "Minta kelengkapan informasi."), "--text"
    )
    _on_complaint(command(parsers, "note", _note, "Tulis catatan internal."), "--text")
    parser = command(parsers, "drafts", _drafts, "Konsep yang belum dikirim.")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--send", type=int, metavar="NOMOR", help="kirim")
    which.add_argument("--discard", type=int, metavar="NOMOR", help="buang, dapat dipulihkan")
    which.add_argument("--restore", type=int, metavar="NOMOR", help="pulihkan yang dibuang")
    which.add_argument("--discarded", action="store_true", help="tampilkan yang dibuang")
    parser.add_argument("--as-new", action="store_true", help="sebagai jawaban tersendiri")
    command(parsers, "outbox", _outbox, "Kotak keluar: yang belum selesai.")
    parser = command(parsers, "pull-back", _pull_back, "Tarik kembali yang belum berangkat.")
    parser.add_argument("id", metavar="NOMOR")
    parser = command(parsers, "settle", _settle, "Putuskan yang perlu perhatian.")
    parser.add_argument("id", metavar="NOMOR")
    choice = parser.add_mutually_exclusive_group(required=True)
    for name, value, summary in (
        ("--send-anyway", "send_anyway", "tetap kirim"),
        ("--edit", "edit", "sunting dulu: menjadi konsep"),
        ("--discard", "discard", "batalkan, simpan salinan"),
    ):
        choice.add_argument(name, dest="choice", action="store_const", const=value, help=summary)
    for name in ("--text", "--text-file"):
        kind = Path if name.endswith("file") else str
        parser.add_argument(name, type=kind, help="isi baru, bersama --edit")
    parser.add_argument("--send", action="store_true", help="langsung kirim, bersama --edit")
    parser = command(
        parsers, "export-unsent", _export, "Simpan tulisan yang belum diterima server."
    )
    parser.add_argument("file", type=Path, metavar="BERKAS")


def _on_complaint(parser: ArgumentParser, text: str) -> None:
    parser.add_argument("tracking_id", metavar="NOMOR")
    given = parser.add_mutually_exclusive_group()
    given.add_argument(text, dest="text", metavar="TEKS")
    given.add_argument(f"{text}-file", dest="text_file", type=Path, metavar="BERKAS")
    parser.add_argument("--send", action="store_true", help="kirim; tanpa ini menjadi konsep")
    parser.add_argument(
        "--attach", type=Path, action="append", default=[], metavar="BERKAS", help="lampirkan"
    )


def _text(session: Session) -> str:
    file: Path | None = session.options.text_file
    text: str | None = session.options.text
    return text_from(file) if file is not None else text or ""


def _follow_up(session: Session) -> int:
    options = session.options
    content = Content(
        kind="follow_up", text=_text(session), result=options.status, secret=options.secret
    )
    return _compose(session, content)


def _return(session: Session) -> int:
    content = Content(kind="return", text=_text(session), reason=session.options.reason)
    return _compose(session, content, session.options.suggest)


def _request_info(session: Session) -> int:
    return _compose(session, Content(kind="request_info", text=_text(session)))


def _note(session: Session) -> int:
    return _compose(session, Content(kind="note", text=_text(session)))


def _compose(session: Session, content: Content, suggest: str | None = None) -> int:
    """Save what was written, then send it where that was asked for."""
    with session.desk() as desk:
        complaint = desk.cases.find(session.options.tracking_id).row.key
        if suggest is not None:
            content = replace(content, suggest=desk.work.agency_named(suggest).id)
        if not content.text.strip() and content.kind != "return":
            # Nothing was written, so there is nothing to keep.
            desk.work.check(content)
        draft = desk.work.save(complaint, content)
        try:
            for path in session.options.attach:
                draft = desk.attachments.add_file(draft.id, path)
        except (AttachmentRefused, AttachmentTooLarge) as error:
            return session.fail(error, draft=draft.id, field="attachments")
        if not session.options.send:
            return _show_draft(session, desk, draft)
        return _send(session, desk, draft.id)


def _send(session: Session, desk: Desk, draft: int, *, alone: bool = False) -> int:
    try:
        sent = desk.work.send(draft, alone=alone)
    except (WorkRefused, TextTooLong) as error:
        return session.fail(error, draft=draft, field=error.detail)
    return _show_operation(session, desk, sent, _QUEUED)


def _show_draft(session: Session, desk: Desk, draft: Draft, said: str = _SAVED) -> int:
    value = shapes_of(desk).draft(draft) if session.json else None
    line = lines_of(desk).draft(draft)
    session.show(value, lambda: [said, line])
    return DONE


def _show_operation(session: Session, desk: Desk, item: OutboxItem, said: str) -> int:
    value = shapes_of(desk).operation(item) if session.json else None
    line = lines_of(desk).operation(item)
    session.show(value, lambda: [said, line])
    return DONE


def _drafts(session: Session) -> int:
    options = session.options
    if options.as_new and options.send is None:
        options.parser.error("--as-new goes with --send")
    with session.desk() as desk:
        try:
            if options.send is not None:
                return _send(session, desk, options.send, alone=options.as_new)
            if options.discard is not None:
                desk.work.discard_draft(options.discard)
                said = "Konsep dibuang; dapat dipulihkan dengan --restore."
                return _show_draft(session, desk, desk.work.draft(options.discard), said)
            if options.restore is not None:
                found = desk.work.restore_draft(options.restore)
                return _show_draft(session, desk, found, "Konsep dipulihkan.")
        except NotFound as error:
            raise no_draft(error) from error
        drafts = desk.work.drafts(discarded=options.discarded)
        value = [shapes_of(desk).draft(draft) for draft in drafts] if session.json else None
        lines = lines_of(desk)
    empty = nothing("Tidak ada konsep.", "Tulis jawaban dengan follow-up, return, atau note.")
    session.show(value, lambda: [lines.draft(draft) for draft in drafts] or empty)
    return DONE


def _outbox(session: Session) -> int:
    with session.desk() as desk:
        items = desk.work.outbox()
        value = [shapes_of(desk).operation(item) for item in items] if session.json else None
        lines = lines_of(desk)
    empty = nothing("Kotak keluar kosong.", "Semua kiriman sudah selesai.")
    session.show(value, lambda: [lines.operation(item) for item in items] or empty)
    return DONE


def _pull_back(session: Session) -> int:
    with session.desk() as desk:
        draft = desk.work.pull_back(desk.work.find(session.options.id).id)
        return _show_draft(session, desk, draft, "Ditarik kembali menjadi konsep.")


def _settle(session: Session) -> int:
    options = session.options
    choice: Choice = options.choice
    text = _text(session)
    if choice != "edit" and (text or options.send):
        options.parser.error("--text and --send go with --edit")
    with session.desk() as desk:
        operation = desk.work.find(options.id).id
        try:
            settled = desk.work.settle(operation, choice)
        except TooLate as error:
            return session.fail(error)
        if isinstance(settled, OutboxItem):
            said = _QUEUED if choice == "send_anyway" else _given_up(settled)
            return _show_operation(session, desk, settled, said)
        if text:
            content = replace(settled.content, text=text)
            settled = desk.work.save(settled.complaint, content, settled.id)
        if options.send:
            return _send(session, desk, settled.id)
        return _show_draft(session, desk, settled, "Menjadi konsep untuk disunting.")


def _given_up(item: OutboxItem) -> str:
    if item.state == "withdrawing":
        return "Penarikan berangkat pada sinkronisasi berikutnya; teksnya disimpan."
    return "Dibatalkan; teksnya disimpan."


def _export(session: Session) -> int:
    with session.desk() as desk:
        done = desk.unsent.write(session.options.file.resolve(), "id")
    value = {
        "file": str(done.text_file),
        "json_file": str(done.json_file),
        "drafts": done.drafts,
        "operations": done.operations,
    }
    count = number(done.drafts + done.operations, "id")
    session.show(
        value, lambda: [f"{count} tulisan disimpan di {done.text_file} dan {done.json_file}."]
    )
    return DONE
