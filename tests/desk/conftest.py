"""Desks over real homes, a real server over HTTP, and the command line in this process."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop.cli import main
from desktop.commands.common import KEYRING, PASSPHRASE
from desktop.desk import Desk
from desktop.platform.paths import Home
from desktop.platform.wrapping import Cost
from resources.practice import PracticeOffice
from resources.practice.writers import write_native
from server import agencies
from tests.support.office import Office, open_office

SECRET = "frasa sandi untuk uji coba"
CHEAP = Cost(8 * 8, 1, 1)


@dataclass
class Answered:
    """What one call of the command line gave."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output read as the one JSON value that it is."""
        return json.loads(self.out)


class Town:
    """A server with complaints, and desks as officers have them."""

    __test__ = False

    def __init__(self, office: Office, folder: Path) -> None:
        self.office = office
        self.folder = folder
        with office.central.database.read() as connection:
            held = sorted(agencies.listing(connection), key=lambda a: -a.complaints)
        self.agency, self.other = held[0], held[1]
        self.desks: list[Desk] = []

    def home(self, name: str = "pc") -> Home:
        """A PC's data folder."""
        return Home(self.folder / name)

    def code(self, officer: str = "Petugas Contoh", role: str = "liaison", agency: str = "") -> str:
        """A one-time code."""
        return self.office.code(agency or self.agency.name, officer, role)

    def enrolled(self, name: str = "pc", officer: str = "Petugas Contoh", **more: str) -> Desk:
        """A desk that has just been enrolled."""
        code = self.code(officer, **more)
        return self.keep(
            Desk.enrol(self.home(name), code, SECRET, None, self.office.clock, cost=CHEAP)
        )

    def synced(self, name: str = "pc", officer: str = "Petugas Contoh", **more: str) -> Desk:
        """A desk with its first copy."""
        desk = self.enrolled(name, officer, **more)
        assert desk.sync.run().receipt.verified
        return desk

    def open(self, name: str = "pc") -> Desk:
        """Open a desk again."""
        return self.keep(Desk.open(self.home(name), SECRET, None, self.office.clock, cost=CHEAP))

    def keep(self, desk: Desk) -> Desk:
        """Close it at the end of the test."""
        self.desks.append(desk)
        return desk

    def close(self) -> None:
        """Let go of every desk."""
        for desk in self.desks:
            desk.close()


@pytest.fixture(scope="session")
def export(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A native export of 150 complaints over three agencies."""
    path = tmp_path_factory.mktemp("export") / "native.jsonl"
    write_native(path, PracticeOffice(5, 150, 3, date(2026, 11, 6)))
    return path


@pytest.fixture
def town(tmp_path: Path, export: Path) -> Iterator[Town]:
    """A town with those complaints."""
    with open_office(tmp_path / "office") as office:
        office.take_in(export)
        town = Town(office, tmp_path)
        yield town
        town.close()


Cli = Callable[..., Answered]


@pytest.fixture
def cli(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Cli:
    """Call the command line as a person would, on the PC named `home`."""
    monkeypatch.setenv(PASSPHRASE, SECRET)
    monkeypatch.setenv(KEYRING, "off")

    def call(*arguments: str, home: str = "pc") -> Answered:
        capsys.readouterr()
        try:
            status = main(["--home", str(tmp_path / home), *arguments])
        except SystemExit as stopped:
            status = int(stopped.code or 0)
        captured = capsys.readouterr()
        return Answered(status, captured.out, captured.err)

    return call


@pytest.fixture
def seated(town: Town, cli: Cli) -> Town:
    """A town whose clock is the real one, with the PC enrolled and synced, for the commands."""
    town.office.clock.at = int(time.time())
    town.synced().close()
    return town
