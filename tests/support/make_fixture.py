"""Makes the fixture of a release: a replica with work in every unsent state, and its server.

Run once for a release: `python -m tests.support.make_fixture VERSION`. What is made is committed
and kept for ever: every later program must open, upgrade and still send it.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
import sys
import tempfile
from datetime import date
from pathlib import Path

from desktop.domain.model import Content
from resources.practice import PracticeOffice
from resources.practice.writers import write_native
from server import agencies
from tests.support.office import Office

ROOT = Path(__file__).resolve().parent.parent.parent
FIXTURES = ROOT / "tests" / "fixtures"
DRAFT = "Konsep dari rilis ini yang belum dikirim."
QUEUED = "Jawaban yang menunggu di kotak keluar."
UNANSWERED = "Jawaban terkirim yang belum dijawab server."
ACKED = "Jawaban yang sudah diterima server."


def main() -> None:
    """Make the fixture; refuses to replace one."""
    target = FIXTURES / sys.argv[1]
    if target.exists():
        raise SystemExit(f"{target} was released; it is never made again")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        export = folder / "native.jsonl"
        write_native(export, PracticeOffice(3, 12, 1, date(2026, 11, 6)))
        office = Office(folder)
        office.take_in(export)
        with office.central.database.read() as connection:
            agency = max(agencies.listing(connection), key=lambda a: a.complaints)
        desk = office.desk(agency.name)
        assert desk.sync().verified
        keys = desk.keys()
        desk.follow_up(keys[0], ACKED)
        assert desk.sync().sent == 1
        desk.follow_up(keys[1], UNANSWERED, "selesai")
        office.stop()
        assert desk.sync().error == "offline"
        desk.follow_up(keys[2], QUEUED)
        desk.replica.drafts.save(keys[3], Content("follow_up", DRAFT, "proses"))
        facts = {
            "key": desk.key.hex(),
            "agency": agency.name,
            "complaints": keys,
        }
        office.close()
        with sqlite3.connect(folder / "central" / "central.db") as connection:
            connection.execute("VACUUM")
        target.mkdir(parents=True)
        shutil.copy(desk.path, target / "replica.db")
        shutil.copytree(
            folder / "central",
            target / "central",
            ignore=shutil.ignore_patterns("*-wal", "*-shm", "*.lock"),
        )
        (target / "facts.json").write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
