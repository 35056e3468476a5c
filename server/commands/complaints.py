"""The coordinator's commands: dispose, take returns back, reply, end, hide, delete, tick off."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from server.commands.common import (
    Failure,
    Place,
    Run,
    Subparsers,
    WrongUse,
    command,
    find_agency,
    moment,
    show_json,
    show_table,
)
from server.coordinator import PendingAnswer
from server.incoming import NotTaken

_SHEET_HEADER = ("Tracking ID", "Instansi", "Jenis", "Status", "Rahasia", "Waktu (UTC)", "Isi")
_KINDS = {"follow_up": "Tindak lanjut", "request_info": "Permintaan informasi"}


def register(parsers: Subparsers) -> None:
    """Add the commands."""
    parser = _on_complaint(parsers, "dispose", _dispose, "Give a complaint to an agency.")
    parser.add_argument("--agency", required=True, metavar="AGENCY", help="id or name")
    parser.add_argument("--note", default="", help="for the agency")
    parser = command(parsers, "returned", _returned, "Complaints sent back.", json=True)
    parser.add_argument("--all", action="store_true", help="also those disposed again since")
    parser = _on_complaint(parsers, "attach", _attach, "Add the reporter's files.")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser = _on_complaint(parsers, "reply", _reply, "Write a reporter's reply down.")
    parser.add_argument("--text", required=True)
    for name, run, summary in (
        ("archive", _archive, "Archive a complaint."),
        ("close", _close, "Close a complaint."),
    ):
        _on_complaint(parsers, name, run, summary).add_argument("--reason", default="")
    _on_complaint(parsers, "secret", _secret, "Hide a complaint from the public.")
    parser = _on_complaint(parsers, "delete", _delete, "Ordered deletion, everywhere.")
    parser.add_argument("--yes", action="store_true", help="really: it cannot be undone")
    parser = _on_complaint(parsers, "show", _show, "A complaint with its timeline.")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser = command(parsers, "answers", _answers, "Accepted answers.", json=True)
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--pending", action="store_true", help="not yet in SP4N-LAPOR! (default)")
    which.add_argument("--entered", nargs="+", metavar="TRACKING_ID", help="tick these off")
    which.add_argument(
        "--not-applied", action="store_true", help="taken in again after a restore, without effect"
    )
    parser.add_argument("--xlsx", type=Path, metavar="FILE", help="write the pending ones there")


def _on_complaint(parsers: Subparsers, name: str, run: Run, summary: str) -> ArgumentParser:
    parser = command(parsers, name, run, summary)
    parser.add_argument("complaint", metavar="TRACKING_ID")
    return parser


def _dispose(place: Place, options: Namespace) -> None:
    with place.central() as central:
        agency = find_agency(central, options.agency)
        central.coordinator.dispose(options.complaint, agency.id, options.note, central.now())
    print(f"{options.complaint} is disposed to {agency.name}.")


def _reply(place: Place, options: Namespace) -> None:
    if not options.text.strip():
        raise WrongUse("--text is empty: give the reporter's words.")
    with place.central() as central:
        central.coordinator.reply(options.complaint, options.text, central.now())
    print(f"{options.complaint}: the reply stands in the timeline.")


def _attach(place: Place, options: Namespace) -> None:
    with place.central() as central:
        files = [(path.name, path.read_bytes()) for path in options.files]
        try:
            central.incoming.add(options.complaint, files, central.now())
        except NotTaken as error:
            raise Failure(f"Nothing was added: {error}") from error
    print(f"{options.complaint}: {len(files)} files stand in the timeline.")


def _archive(place: Place, options: Namespace) -> None:
    _end(place, options, "Diarsipkan oleh Admin", archived=True)


def _close(place: Place, options: Namespace) -> None:
    _end(place, options, "Ditutup oleh Admin", archived=False)


def _end(place: Place, options: Namespace, status: str, *, archived: bool) -> None:
    with place.central() as central:
        central.coordinator.end(
            options.complaint, status, options.reason, central.now(), archived=archived
        )
    print(f"{options.complaint}: {status}.")


def _secret(place: Place, options: Namespace) -> None:
    with place.central() as central:
        central.coordinator.make_secret(options.complaint, central.now())
    print(f"{options.complaint} is hidden from the public.")


def _delete(place: Place, options: Namespace) -> None:
    if not options.yes:
        raise WrongUse(
            "Ordered deletion purges a complaint here and on every desk and cannot be undone: "
            "add --yes."
        )
    with place.central() as central:
        central.coordinator.delete(options.complaint, central.now())
        central.attachments.sweep(central.now())
        central.database.scrub()
    print(
        f"{options.complaint} is deleted here, and on desks at their next exchange. Backups made "
        "before still hold it until newer ones replace them; a restore deletes it again."
    )


def _show(place: Place, options: Namespace) -> None:
    with place.central() as central:
        shown = central.coordinator.show(options.complaint)
    if options.json:
        show_json(shown)
        return
    state: dict[str, Any] = shown["state"]
    print(f"#{shown['tracking_id']}  {shown['title']}\n{shown['text']}\n")
    for name, value in state.items():
        print(f"  {name}: {moment(value) if name.endswith('_at') else value}")
    for item in shown["timeline"]:
        words = [item.get(k, "") for k in ("kind", "by", "status", "result", "reason")]
        print(f"\n{moment(item.get('at', 0))}  {'  '.join(w for w in words if w)}")
        if item.get("text"):
            print(item["text"])


def _returned(place: Place, options: Namespace) -> None:
    with place.central() as central:
        found = central.coordinator.returned(settled=options.all)
    if options.json:
        show_json(found)
        return
    rows = [(r.tracking_id, r.agency, r.reason, r.suggest, moment(r.at), r.note) for r in found]
    show_table(("TRACKING ID", "FROM", "REASON", "SUGGESTED", "WHEN", "NOTE"), rows)


def _answers(place: Place, options: Namespace) -> None:
    if options.xlsx is not None and (options.entered or options.not_applied):
        raise WrongUse("--xlsx goes with --pending only.")
    with place.central() as central:
        if options.entered:
            marked = central.coordinator.mark_entered(options.entered, central.now())
            if options.json:
                show_json({"entered": marked})
            else:
                print(f"{marked} answers are ticked off as entered in SP4N-LAPOR!.")
            return
        if options.not_applied:
            _tell_not_applied(central.coordinator.not_applied(), options)
            return
        pending = central.coordinator.pending_answers()
    if options.xlsx is not None:
        _write_sheet(options.xlsx, pending)
    if options.json:
        show_json(pending)
        return
    for answer in pending:
        marks = "  ".join(m for m in (answer.kind, answer.result) if m)
        secret = "  secret" if answer.secret else ""
        print(f"#{answer.tracking_id}  {answer.agency}  {marks}{secret}  {moment(answer.at)}")
        print(f"{answer.text}\n")
    print(f"{len(pending)} answers are not yet in SP4N-LAPOR!.")


def _tell_not_applied(found: list[dict[str, Any]], options: Namespace) -> None:
    if options.json:
        show_json(found)
        return
    rows = [(n["complaint"], n["kind"], n["why"], moment(n["at"])) for n in found]
    show_table(("COMPLAINT", "KIND", "WHY", "WHEN"), rows)


def _write_sheet(path: Path, pending: list[PendingAnswer]) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Tindak lanjut")
    sheet.append(_SHEET_HEADER)
    for answer in pending:
        secret = "Ya" if answer.secret else "Tidak"
        kind = _KINDS.get(answer.kind, answer.kind)
        values = (answer.tracking_id, answer.agency, kind, answer.result, secret)
        cells = []
        for value in (*values, moment(answer.at), answer.text):
            cell = WriteOnlyCell(sheet, value=ILLEGAL_CHARACTERS_RE.sub("", value))
            # A text that starts with "=" stays text; a spreadsheet must not compute it.
            cell.data_type = "s"
            cells.append(cell)
        sheet.append(cells)
    try:
        book.save(path)
    except OSError as error:
        raise Failure(
            f"{path} could not be written ({error.strerror}): name another file."
        ) from error
