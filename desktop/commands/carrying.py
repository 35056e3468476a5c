"""`courier`: the exchange by file, out and in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from desktop.commands.common import (
    DONE,
    Session,
    Subparsers,
    command,
)
from desktop.commands.exchanging import end_run
from desktop.commands.lines import Lines, nothing
from desktop.commands.reading import lines_of, shapes_of
from desktop.domain.model import CourierRun
from desktop.services.courier_state import CourierFault, open_run


def register(parsers: Subparsers) -> None:
    """Add the commands."""
    parser = command(
        parsers, "courier-export", _export, "Tulis kiriman ke berkas untuk dibawa kurir."
    )
    parser.add_argument(
        "target", type=Path, metavar="FOLDER", help="folder (nama dibuat sendiri) atau berkas"
    )
    parser.add_argument("--replace", action="store_true", help="timpa berkas yang sudah ada")
    parser = command(parsers, "courier-import", _import, "Masukkan jawaban yang dibawa kurir.")
    parser.add_argument("file", type=Path, metavar="BERKAS")
    parser.add_argument(
        "--accept-removals", action="store_true", help="setujui penghapusan banyak laporan"
    )
    command(parsers, "courier-status", _status, "Berkas kurir yang belum dijawab.")


def _export(session: Session) -> int:
    options = session.options
    with session.desk() as desk:
        try:
            done = desk.courier.export(options.target, replace=options.replace)
        except CourierFault as error:
            return session.fail(error, why=error.why)
        lines = lines_of(desk)
    value = {**_shape(done.run), "path": str(done.path), "left": done.left}
    session.show(
        value,
        lambda: [
            f"Berkas kurir: {done.path} ({lines.write.size(done.run.size)}).",
            *_run_lines(lines, done.run),
            "1. Bawa berkas ini ke admin server.",
            "2. Di sana berkas diproses dan dijawab dengan berkas .balas.",
            "3. Bawa berkas .balas ke komputer ini, lalu jalankan courier-import.",
            *(
                [f"{lines.write.number(done.left)} kiriman lagi menunggu berkas berikutnya."]
                if done.left
                else []
            ),
        ],
    )
    return DONE


def _import(session: Session) -> int:
    options = session.options
    with session.desk() as desk:
        shapes, lines = shapes_of(desk), lines_of(desk)
        try:
            done = desk.courier.take(options.file, accept_removals=options.accept_removals)
        except CourierFault as error:
            return session.fail(error, why=error.why)
        return end_run(session, desk, done, shapes, lines)


def _status(session: Session) -> int:
    with session.desk() as desk:
        run = open_run(desk.replica)
        lines = lines_of(desk)
    session.show(
        None if run is None else _shape(run),
        lambda: (
            nothing("Tidak ada berkas kurir yang menunggu jawaban.", "")
            if run is None
            else _run_lines(lines, run)
        ),
    )
    return DONE


def _run_lines(lines: Lines, run: CourierRun) -> list[str]:
    count = lines.write.number(run.unanswered)
    return [
        f"Dibawa kurir sejak {lines.time(run.made_at)}, {count} kiriman, belum dijawab"
        f" ({run.name})."
    ]


def _shape(run: CourierRun) -> dict[str, Any]:
    return {
        "number": run.id,
        "file": run.name,
        "bytes": run.size,
        "made_at": run.made_at,
        "operations": len(run.operations),
        "unanswered": run.unanswered,
    }
