"""`import`: take an export in, with progress, and say what came of it."""

from __future__ import annotations

import csv
import sys
import time
from argparse import Namespace
from pathlib import Path
from typing import Any, Final

import msgspec

from server import agencies
from server.commands.common import (
    Failure,
    Place,
    Subparsers,
    WrongUse,
    command,
    on_terminal,
    show_json,
)
from server.database import Database, set_meta
from server.importing import (
    SOURCES,
    ExportDamaged,
    ExportReader,
    NotAnExport,
    RowRefused,
    UnknownTimezone,
    open_export,
)
from server.intake import BATCH, Intake, Summary
from server.remits import learn_at_times
from server.work import Work

LAST_IMPORT: Final = "last_import"
_SHOWN: Final = 20
_EVERY_SECONDS: Final = 2.0


def register(parsers: Subparsers) -> None:
    """Add the command."""
    parser = command(parsers, "import", _import, "Take an export of complaints in.", json=True)
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument(
        "--source", choices=SOURCES, default="sp4n", help="system that the table comes from"
    )
    parser.add_argument(
        "--timezone", default="UTC", help="zone of the dates: UTC, WIB, WITA, WIT or an IANA name"
    )
    parser.add_argument("--dry-run", action="store_true", help="store nothing, only count")
    parser.add_argument(
        "--only", default="", metavar="AGENCY", help="take this agency's complaints alone, by name"
    )
    parser.add_argument(
        "--tell", action="store_true", help="progress for a program: a JSON line for each batch"
    )
    parser.add_argument("--refused", type=Path, metavar="FILE", help="write refused rows as CSV")


class _Progress:
    """Rows, percent and pace on standard error: in place for a person, else a line now and then."""

    def __init__(self) -> None:
        self._started = time.monotonic()
        self._told = self._started
        self._rows = 0
        self._live = on_terminal()

    def __call__(self, done: int, total: int | None) -> None:
        self._rows += BATCH
        now = time.monotonic()
        if not self._live and now - self._told < _EVERY_SECONDS:
            return
        self._told = now
        pace = self._rows / max(now - self._started, 0.001)
        share = f", {min(100, 100 * done // total)} %" if total else ""
        line = f"about {self._rows} rows{share}, {pace:.0f} rows/s"
        if self._live:
            print(f"\r{line}   ", end="", file=sys.stderr, flush=True)
        else:
            print(line, file=sys.stderr, flush=True)

    def finish(self) -> None:
        """Leave the cursor on a fresh line."""
        if self._live and self._rows:
            print(file=sys.stderr)


def _import(place: Place, options: Namespace) -> None:
    try:
        reader = open_export(options.file, source=options.source, timezone=options.timezone)
    except NotAnExport as error:
        _say(options, problem=error.problem.value)
        raise WrongUse(f"{options.file}: {error} Nothing was stored.") from error
    except UnknownTimezone as error:
        raise WrongUse(
            f"{options.timezone!r} is no time zone: use UTC, WIB, WITA, WIT or an IANA name."
        ) from error
    with reader, place.central() as central:
        now = central.now()
        progress = _Progress()
        intake = Intake(central.database, dry_run=options.dry_run, only=options.only)

        def tell(done: int, total: int | None) -> None:
            _say(options, done=done, total=total)

        try:
            summary = intake.run(reader, now, tell if options.tell else progress)
        except ExportDamaged as error:
            _say(options, problem="breaks_off", row=error.row)
            raise Failure(
                f"{error} Whole batches before it are stored; import the good file again, "
                "nothing is doubled."
            ) from error
        except KeyboardInterrupt:
            raise Failure(
                "Stopped. Whole batches are stored; import the same file again for the rest, "
                "nothing is doubled."
            ) from None
        finally:
            progress.finish()
        report = _report(summary, reader, dry_run=options.dry_run)
        if not options.dry_run:
            told = {"at": now, "source": options.source} | {
                k: report[k] for k in ("generated_at", "new", "changed", "unchanged", "refused")
            }
            with central.database.write() as connection:
                set_meta(connection, LAST_IMPORT, msgspec.json.encode(told).decode())
            learn_at_times(central.database, now)
            if options.only:
                _make_sure(central.database, options.only)
    if options.refused is not None:
        _write_refused(options.refused, summary.refused)
    if options.json:
        show_json(report | {"refused_rows": [_row(r) for r in summary.refused]})
    else:
        _tell(report, summary, options)


def _say(options: Namespace, **facts: object) -> None:
    """Tell the program that asked for it."""
    if options.tell:
        print(msgspec.json.encode(facts).decode(), file=sys.stderr, flush=True)


def _make_sure(database: Database, name: str) -> None:
    """The agency is there to enrol at, also where the file had nothing of it."""
    with database.write() as connection:
        work = Work(database, connection)
        agencies.ensure(connection, work, name)
        work.stamp()


def _report(summary: Summary, reader: ExportReader, *, dry_run: bool) -> dict[str, Any]:
    info = reader.info
    return {
        "format": info.format,
        "generated_at": info.generated_at,
        "new": summary.new,
        "changed": summary.changed,
        "unchanged": summary.unchanged + reader.repeated,
        "refused": summary.refused_count,
        "deleted_by_order": summary.deleted_by_order,
        "elsewhere": summary.elsewhere,
        "entered": summary.entered,
        "agencies": dict(summary.agencies),
        "agency": info.agency or "",
        "period": info.period or "",
        "ignored_columns": list(info.ignored_columns),
        "dry_run": dry_run,
    }


def _row(row: RowRefused) -> dict[str, Any]:
    return {
        "row": row.row,
        "tracking_id": row.tracking_id,
        "reason": row.reason.value,
        "sentence": row.sentence,
    }


def _write_refused(path: Path, rows: list[RowRefused]) -> None:
    try:
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, ["row", "tracking_id", "reason", "sentence"])
            writer.writeheader()
            writer.writerows(_row(r) for r in rows)
    except OSError as error:
        raise Failure(
            f"The import is done, but {path} could not be written ({error.strerror}): "
            "name another file and import again, nothing is doubled."
        ) from error


def _tell(report: dict[str, Any], summary: Summary, options: Namespace) -> None:
    print("Dry run, nothing was stored." if report["dry_run"] else "Imported.")
    for name in ("new", "changed", "unchanged", "refused"):
        print(f"  {name:10} {report[name]}")
    if report["deleted_by_order"]:
        print(f"  left out   {report['deleted_by_order']} (deleted by order)")
    if report["ignored_columns"]:
        print(f"Columns not read: {', '.join(report['ignored_columns'])}")
    for row in summary.refused[:_SHOWN]:
        number = f" #{row.tracking_id}" if row.tracking_id else ""
        print(f"Refused: row {row.row}{number}: {row.sentence}")
    if summary.refused_count > _SHOWN and options.refused is None:
        more = summary.refused_count - _SHOWN
        print(f"and {more} more; all of them with --refused FILE.csv or --json")
