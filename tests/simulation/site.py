"""The central server of a history: its real rooms over real files, and the coordinator in it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec

from server import backup
from server.central import DATABASE_FILE, Central
from server.importing import open_export
from server.intake import Intake
from sync import crypto
from tests.simulation.chance import SkewedClock, Time
from tests.simulation.hall import Hall, Reply
from tests.simulation.steps import Machine

URL = "http://127.0.0.1:8000"
AGENCIES = ("Dinas Satu", "Dinas Dua", "Dinas Tiga")


@dataclass(frozen=True)
class Delivered:
    """A request as it passed the line."""

    method: str
    path: str
    headers: tuple[tuple[str, str], ...]
    body: bytes | None


class Site(Machine):
    """Opens the server over its folder, and again after each power cut."""

    def __init__(self, folder: Path, time: Time, hall: Hall) -> None:
        super().__init__(folder, hall.compiled)
        self.clock = SkewedClock(time)
        self._hall = hall
        self.backups: list[Path] = []
        self.delivered: list[Delivered] = []
        self.start()

    def start(self) -> None:
        """Start the program over the files."""
        self.central = Central(self.folder, now=self.clock.now)
        self.watch(self.central.database.engine)
        self._hall.standing.now_standing = self.central

    def stop(self) -> None:
        """Every object is dropped."""
        self.central.close()

    def restart(self) -> None:
        """Stop, then start over the files; after a power cut over its image."""
        self.stop()
        self.take_image()
        self.start()

    @property
    def database(self) -> Path:
        """The database's file."""
        return self.folder / DATABASE_FILE

    def ask(
        self,
        asked: Delivered,
        *,
        upto: int | None = None,
        between: Callable[[int], None] = lambda block: None,
    ) -> Reply:
        """Deliver a request, or its first `upto` bytes. A server that dies of it starts again."""
        life = self.lives

        def carefully(block: int) -> None:
            between(block)
            if self.lives != life:
                raise ConnectionError("the server that answered is gone")

        body = asked.body if upto is None or asked.body is None else asked.body[:upto]
        reply = self._hall.ask(
            asked.method, asked.path, asked.headers, body, whole=upto is None, between=carefully
        )
        if self.image is not None:
            self.restart()
            reply.whole = False
        return reply

    def code(self, agency: str, officer: str, role: str, replaces: str = "") -> str:
        """An enrolment code for an officer of an agency (its id)."""
        person = self.central.accounts.add_officer(officer, agency, role)
        code = self.central.accounts.make_code(person.id, URL, replaces, self.clock.now())
        return crypto.write_code(code)

    def import_(self, records: list[dict[str, object]], age: int) -> None:
        """Take in an export generated `age` seconds ago."""
        made = datetime.fromtimestamp(self.clock.now(), UTC) - timedelta(seconds=age)
        header = {
            "type": "header",
            "schema": "penghubung-native/1",
            "generated_at": made.strftime("%Y-%m-%dT%H:%M:%SZ"),
        }
        path = self.folder.with_name("export.jsonl")
        path.write_bytes(b"\n".join(msgspec.json.encode(r) for r in (header, *records)) + b"\n")
        with open_export(path) as reader:
            Intake(self.central.database).run(reader, self.clock.now(), lambda done, total: None)

    def back_up(self) -> None:
        """The product's own backup, kept outside the folder as a technician would."""
        target = self.folder.with_name(f"backup-{len(self.backups)}.db")
        try:
            backup.make(self.central, "", target)
        except BaseException:
            target.unlink(missing_ok=True)
            raise
        self.backups.append(target)

    def restore(self, number: int) -> None:
        """Put a backup back as the technician does."""
        self.stop()
        try:
            backup.restore_sqlite(
                self.folder, self.database, self.backups[number], self.clock.now()
            )
        finally:
            self.lives += 1
            self.start()

    def roll_back(self, number: int) -> None:
        """An older database comes back without anybody saying so."""
        self.stop()
        for suffix in ("", "-wal", "-shm"):
            Path(f"{self.database}{suffix}").unlink(missing_ok=True)
        shutil.copyfile(self.backups[number], self.database)
        self.lives += 1
        self.start()


def complaint(number: int, agency: str | None, **more: object) -> dict[str, object]:
    """A record of the native format with words of its own."""
    record: dict[str, object] = {
        "type": "complaint",
        "tracking_id": str(9_100_000 + number),
        "title": f"Judul {number}",
        "text": f"Isi laporan {number}. "
        + " ".join(f"kata{number * 7 + i * i}" for i in range(20)),
        "reported_at": "2026-11-01T01:00:00Z",
        "agency": agency,
        "status": "Terdisposisi" if agency else "Belum Terverifikasi",
    } | more
    return {key: value for key, value in record.items() if value is not None}
