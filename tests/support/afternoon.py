"""One afternoon that every fault is tried on, and the oracle that judges what became of it.

The story: a desk wrote eight things without a line; meanwhile a colleague answered, a reporter
replied, one complaint was closed, one disposed elsewhere, one deleted. The oracle reads the
server's and the desk's rows by itself and shares no code with engine, storage or fingerprint.
"""

from __future__ import annotations

import json
import shutil
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from sqlalchemy import text as sql

from desktop.domain.model import Content
from desktop.storage.replica import Replica
from resources.practice import PracticeOffice
from resources.practice.writers import write_native
from server import agencies
from sync.engine import Report
from tests.support.office import Desk, Office

OPEN = 12


@dataclass(frozen=True)
class Template:
    """Files of the story at the moment before the exchange."""

    folder: Path
    key: bytes
    colleague_key: bytes
    written: dict[bytes, str]
    """Operation id to its text."""
    clashes: frozenset[bytes]
    """Operations that the meanwhile must turn into a conflict."""


def prepare(folder: Path) -> Template:
    """Play the story up to the exchange and close every file."""
    export = folder / "native.jsonl"
    write_native(export, PracticeOffice(11, 40, 2, date(2026, 11, 6)))
    office = Office(folder / "office")
    try:
        office.take_in(export)
        with office.central.database.read() as connection:
            held = sorted(agencies.listing(connection), key=lambda a: -a.complaints)
        agency, other = held[0], held[1]
        desk, colleague = office.desk(agency.name), office.desk(agency.name, "Petugas Dua")
        assert desk.sync().verified
        assert colleague.sync().verified
        k = desk.keys()[:OPEN]
        now = office.clock.now()
        clashing = desk.follow_up(k[0], "tulisan satu: sudah diperiksa", "selesai")
        written = [
            clashing,
            desk.follow_up(k[1], "tulisan dua: sedang dikerjakan"),
            desk.follow_up(k[1], "tulisan tiga: lanjutan pekerjaan", "selesai"),
            desk.send(k[2], Content("return", "tulisan empat", reason="not_authority")),
            desk.send(k[3], Content("note", "tulisan lima: catatan")),
            desk.send(k[4], Content("request_info", "tulisan enam: mohon lokasi")),
            desk.follow_up(k[5], "tulisan tujuh: jadwal pekan depan"),
        ]
        gone = desk.follow_up(k[6], "tulisan delapan: sudah pindah")
        written.append(gone)
        desk.replica.drafts.save(k[7], Content("follow_up", "konsep yang belum dikirim"))
        colleague.follow_up(k[0], "jawaban rekan", "proses")
        assert colleague.sync().sent == 1
        office.coordinator.reply(k[5], "balasan pelapor", now)
        office.coordinator.dispose(k[6], other.id, "", now)
        office.coordinator.end(k[8], "Ditutup oleh Sistem", "", now, archived=False)
        office.coordinator.delete(k[9], now)
        return Template(
            folder / "office",
            desk.key,
            colleague.key,
            {item.id: item.content.text for item in written},
            frozenset({clashing.id, gone.id}),
        )
    finally:
        office.close()


@dataclass
class Verdict:
    """What the oracle found; all three lists must be empty."""

    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    misreported: list[str] = field(default_factory=list)

    @property
    def clean(self) -> bool:
        """Whether every promise held."""
        return not (self.lost or self.doubled or self.misreported)


class Story:
    """A fresh copy of the template's files, running."""

    def __init__(self, template: Template, folder: Path) -> None:
        shutil.copytree(template.folder, folder, dirs_exist_ok=True)
        self.template = template
        self.office = Office(folder)
        path = folder / "desk0.db"
        self.desk = Desk(
            "desk0",
            path,
            template.key,
            Replica.open(path, template.key, clock=self.office.clock),
            self.office.url,
            self.office.clock,
        )
        self.office.desks.append(self.desk)

    def close(self) -> None:
        """Stop and release everything."""
        self.office.close()

    def crash(self) -> None:
        """The desk's power goes: its objects are dropped, its files opened again."""
        self.desk.reopen()

    def recover(self) -> Report:
        """Exchange without faults until whole; three runs must do."""
        for _ in range(3):
            report = self.desk.sync(url=self.office.url)
            if report.outcome == "complete":
                return report
        raise AssertionError(f"never whole again: {report.error}")

    def judge(self, report: Report | None, *, final: bool) -> Verdict:
        """Hold both sides against the promises. `report`: of the run just made, if it ended."""
        verdict = Verdict()
        arrived = self.arrived()
        for id_, words in self.template.written.items():
            count, item = arrived[words], self.desk.replica.outbox.get(id_)
            if item.content.text != words:
                verdict.lost.append(words)
            if count > 1:
                verdict.doubled.append(words)
            if item.state == "acked" and count != 1:
                verdict.misreported.append(f"shown as sent: {words}")
            if final and id_ not in self.template.clashes and (count, item.state) != (1, "acked"):
                verdict.lost.append(f"{words} ({count}, {item.state})")
            if (
                final
                and id_ in self.template.clashes
                and (count, item.state)
                != (
                    0,
                    "needs_decision",
                )
            ):
                verdict.misreported.append(f"{words} ({count}, {item.state})")
        drafts = [d.content.text for d in self.desk.replica.drafts.list()]
        if drafts != ["konsep yang belum dikirim"]:
            verdict.lost.append("draft")
        if report is not None and report.verified and self._desk_rows() != self._server_rows():
            verdict.misreported.append("green, but the copy differs")
        if report is not None and report.sent > sum(
            item.state == "acked" for item in self.desk.replica.outbox.list("all")
        ):
            verdict.misreported.append("counted more than was sent")
        return verdict

    def arrived(self) -> Counter[str]:
        """Texts of operations in the server's timelines, and how often each stands there."""
        with self.office.central.database.read() as connection:
            rows = connection.execute(sql("SELECT content FROM entry WHERE operation IS NOT NULL"))
            return Counter(json.loads(row[0]).get("text", "") for row in rows)

    def _server_rows(self) -> set[tuple[str, str, int, str]]:
        agency = self.desk.replica.identity.certificate.agency
        rows: set[tuple[str, str, int, str]] = set()
        with self.office.central.database.read() as connection:
            held = connection.execute(
                sql(
                    "SELECT key, body, body_no, state, state_no FROM complaint"
                    " WHERE agency_id = :agency"
                ),
                {"agency": agency},
            ).all()
            for row in held:
                rows.add((row.key, "body", row.body_no, bytes(row.body).decode()))
                rows.add((row.key, "state", row.state_no, bytes(row.state).decode()))
            entries = connection.execute(
                sql(
                    "SELECT complaint_key, id, no, content FROM entry JOIN complaint"
                    " ON complaint.key = complaint_key WHERE agency_id = :agency"
                    " AND (private_agency IS NULL OR private_agency = :agency)"
                ),
                {"agency": agency},
            )
            for row in entries:
                rows.add((row.complaint_key, row.id, row.no, bytes(row.content).decode()))
        return rows

    def _desk_rows(self) -> set[tuple[str, str, int, str]]:
        rows: set[tuple[str, str, int, str]] = set()
        with self.desk.replica.database.read() as connection:
            gen = connection.execute(sql("SELECT live_gen FROM replica_state")).scalar_one()
            parts = connection.execute(
                sql(
                    "SELECT key, part, no, content FROM part JOIN complaint"
                    " ON complaint.id = complaint_id WHERE gen = :gen"
                ),
                {"gen": gen},
            )
            for row in parts:
                name = ("body", "state")[row.part]
                rows.add((row.key, name, row.no, bytes(row.content).decode()))
            entries = connection.execute(
                sql(
                    "SELECT key, entry_id, no, entry.content FROM entry JOIN complaint"
                    " ON complaint.id = complaint_id WHERE gen = :gen"
                ),
                {"gen": gen},
            )
            for row in entries:
                rows.add((row.key, row.entry_id, row.no, bytes(row.content).decode()))
        return rows
