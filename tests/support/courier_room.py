"""Desks that a courier serves: real homes, real files, the server's real command."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import msgspec

from desktop.desk import Desk
from desktop.domain.model import Content, Filter, OutboxItem
from desktop.platform.paths import Home
from desktop.platform.wrapping import Cost
from desktop.services.courier_service import Exported
from desktop.services.outcome import Done
from server import agencies
from server.cli import main
from tests.support.office import Office

SECRET = "frasa sandi untuk uji coba"
CHEAP = Cost(8 * 8, 1, 1)


@dataclass(frozen=True)
class Said:
    """What a command came to and printed."""

    status: int
    text: str


class CourierRoom:
    """One office, its desks, and the stick that goes between them."""

    __test__ = False

    def __init__(self, office: Office, folder: Path) -> None:
        self.office = office
        self.folder = folder
        self.stick = folder / "stick"
        self.stick.mkdir()
        self.desks: list[Desk] = []
        with office.central.database.read() as connection:
            held = sorted(agencies.listing(connection), key=lambda a: -a.complaints)
        self.agency = held[0].name

    def desk(
        self,
        name: str = "pc",
        officer: str = "Petugas Contoh",
        *,
        synced: bool = True,
        role: str = "liaison",
    ) -> Desk:
        """An enrolled desk, with its first copy over the line where `synced`."""
        code = self.office.code(self.agency, officer, role=role)
        home = Home(self.folder / name)
        desk = Desk.enrol(home, code, SECRET, None, self.office.clock, cost=CHEAP)
        self.desks.append(desk)
        if synced:
            assert desk.sync.run().receipt.verified
        return desk

    def open(self, name: str = "pc") -> Desk:
        """An enrolled desk opened again."""
        desk = Desk.open(Home(self.folder / name), SECRET, None, self.office.clock, cost=CHEAP)
        self.desks.append(desk)
        return desk

    def agencies(self) -> list[str]:
        """Names of all agencies."""
        with self.office.central.database.read() as connection:
            return [a.name for a in agencies.listing(connection)]

    def dispose(self, complaint: str, agency: str) -> None:
        """The coordinator gives a complaint to another agency."""
        with self.office.central.database.read() as connection:
            found = agencies.find(connection, agency)
        assert found is not None
        self.office.coordinator.dispose(complaint, found.id, "", self.office.clock.now())

    def write(self, desk: Desk, *texts: str) -> list[OutboxItem]:
        """Queue an answer each on complaints of their own."""
        rows = desk.replica.queries.list_complaints(Filter(view="needs_answer"), limit=40)
        taken = {item.complaint for item in desk.replica.outbox.list("all")}
        free = [row.key for row in rows if row.key not in taken]
        items = []
        for key, text in zip(free, texts, strict=False):
            draft = desk.work.save(key, Content("follow_up", text, "proses"))
            items.append(desk.work.send(draft.id))
        assert len(items) == len(texts)
        return items

    def export(self, desk: Desk) -> Exported:
        """A file on the stick."""
        return desk.courier.export(self.stick)

    @property
    def _data(self) -> list[str]:
        return ["--data", str(self.office.folder / "central")]

    def serve(self, file: Path, *more: str) -> Said:
        """The server's command, in this process."""
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            status = main(["courier", str(file), *self._data, *more])
        return Said(status, out.getvalue() + err.getvalue())

    def serve_apart(self, file: Path, *more: str) -> Said:
        """The server's command as a process of its own."""
        done = subprocess.run(
            [sys.executable, "-m", "server.cli", "courier", str(file), *more, *self._data],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            env=os.environ | {"PYTHONUTF8": "1"},
        )
        return Said(done.returncode, done.stdout + done.stderr)

    def answer(self, made: Exported | Path) -> Path:
        """Served; the file to bring back."""
        path = made.path if isinstance(made, Exported) else made
        said = self.serve(path)
        assert said.status == 0, said.text
        return path.with_suffix(".balas")

    def round(self, desk: Desk) -> Done:
        """Out, served, in."""
        return desk.courier.take(self.answer(self.export(desk)))

    def texts(self) -> list[str]:
        """Follow-ups that the server has applied."""
        with self.office.central.database.read() as connection:
            rows = connection.exec_driver_sql(
                "SELECT content FROM entry WHERE operation IS NOT NULL"
            )
            return sorted(msgspec.json.decode(bytes(row[0]))["text"] for row in rows)

    def close(self) -> None:
        """Let go of every desk."""
        for desk in self.desks:
            desk.close()
