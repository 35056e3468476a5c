"""The practice office on this PC: a real server as a child process, invented cases, one desk.

Everything lies in a folder of its own and is never connected to anything else. The server's
loopback port is remembered, because the desk is bound to its address.

Failure policy: what was half prepared is removed and made anew at the next start; a server that
does not come up leaves the desk readable, as any server that is down does.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal
from zoneinfo import ZoneInfo

import msgspec
from PySide6.QtCore import QCoreApplication

from desktop.domain.errors import Cancelled, LocalError, Worded
from desktop.domain.notices import Sentence
from desktop.platform.files import convert_disk_errors, write_private
from desktop.platform.paths import Home
from desktop.platform.wrapping import Cost
from desktop.practice_server import Failed, PracticeServer

if TYPE_CHECKING:
    from desktop.desk import Desk
    from sync.engine import Step
    from sync.ports import Clock

COMPLAINTS: Final = 300
AGENCIES: Final = 12
SEED: Final = 20
OFFICER: Final = "Petugas Contoh"
PASSPHRASE: Final = "frasa latihan untuk satu hari"
"""No secret: the cases are invented, and the practice office opens without being asked."""
COST: Final = Cost(8192, 1, 1)
_FOLDER: Final = "practice"
_STAGES: Final = ("writing", "importing", "serving", "enrolling", "receiving")

StageName = Literal["writing", "importing", "serving", "enrolling", "receiving"]


class PracticeFailed(Worded, LocalError):
    """The practice office could not be prepared, or its server does not start."""

    code = "local"


class _Kept(msgspec.Struct, frozen=True):
    """Written last of all: the office is whole."""

    port: int
    version: int = 1


@dataclass(frozen=True, slots=True)
class Stage:
    """How far the preparation is. `step`: figures of the first exchange."""

    name: StageName
    step: Step | None = None

    @property
    def number(self) -> int:
        """1 for the first of `Stage.count`."""
        return _STAGES.index(self.name) + 1

    @property
    def count(self) -> int:
        """How many stages there are."""
        return len(_STAGES)


class Practice:
    """One practice office. Not for use from two threads at once."""

    def __init__(self, base: Path, clock: Clock) -> None:
        """`base`: the desk's home; the office gets a folder inside it."""
        self.folder = base / _FOLDER
        self._clock = clock
        self._server = PracticeServer(self.folder / "server", self._port())
        self._attachments: list[tuple[str, list[Path]]] = []

    @property
    def ready(self) -> bool:
        """Whether it was prepared whole."""
        return self._kept_file.is_file() and self._port() > 0

    @property
    def server(self) -> PracticeServer:
        """The coordinator's side, by command."""
        return self._server

    @property
    def home(self) -> Home:
        """The practice desk's own home."""
        return Home(self.folder / "desk")

    def prepare(
        self,
        tell: Callable[[Stage], None] = lambda stage: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Desk:
        """Make the office anew and return its desk with the first copy. Takes some seconds.

        Raises `PracticeFailed`, `Cancelled`, `DiskFull`, `DiskFailed`.
        """

        def begin(name: StageName) -> None:
            if cancelled():
                raise Cancelled
            tell(Stage(name))

        self.remove()
        try:
            with _converted():
                begin("writing")
                agency = self._write()
                begin("importing")
                self._server.ask("import", str(self._export))
                for tracking_id, files in self._attachments:
                    self._server.run("attach", tracking_id, *map(str, files))
                begin("serving")
                self._server.start()
                begin("enrolling")
                code = self._server.ask("enrol", "--agency", agency, "--officer", OFFICER)["code"]
            desk = self._enrol(code)
        except BaseException:
            self._server.stop()
            raise
        try:
            begin("receiving")
            done = desk.sync.run(
                progress=lambda step: tell(Stage("receiving", step)), cancelled=cancelled
            )
            if not done.receipt.verified:
                raise Cancelled if cancelled() else _failed(done.error)
            self._keep()
        except BaseException:
            desk.close()
            self._server.stop()
            raise
        return desk

    def open(self) -> Desk:
        """The desk of an office that is ready. Raises as `Desk.open`."""
        from desktop.desk import Desk

        return Desk.open(self.home, PASSPHRASE, None, self._clock, cost=COST)

    def serve(self) -> None:
        """Start the server where it does not run. Raises `PracticeFailed`."""
        if not self._server.running:
            with _converted():
                self._server.start()

    def stop(self) -> None:
        """Stop the server; nothing happens where it does not run."""
        self._server.stop()

    @convert_disk_errors()
    def remove(self) -> None:
        """Stop the server and remove the office. Its desk must be closed."""
        self._server.stop()
        # First of all: half a removal must not pass for an office.
        self._kept_file.unlink(missing_ok=True)
        if self.folder.exists():
            shutil.rmtree(self.folder)
        self._server = PracticeServer(self.folder / "server")

    def _write(self) -> str:
        """The cases, as the coordinator's system writes them; returns the officer's agency."""
        from resources.practice import PracticeOffice
        from resources.practice.pictures import write_attachments
        from resources.practice.writers import write_native

        self.folder.mkdir(parents=True, mode=0o700)
        today = datetime.fromtimestamp(self._clock.now(), ZoneInfo("Asia/Jakarta")).date()
        office = PracticeOffice(SEED, COMPLAINTS, AGENCIES, today)
        write_native(self._export, office)
        agency = office.agencies[0]["name"]
        self._attachments = write_attachments(self.folder / "files", office, agency)
        return office.agencies[0]["name"]

    def _enrol(self, code: str) -> Desk:
        from desktop.desk import Desk

        return Desk.enrol(self.home, code, PASSPHRASE, None, self._clock, cost=COST)

    @convert_disk_errors()
    def _keep(self) -> None:
        write_private(self._kept_file, msgspec.json.encode(_Kept(self._server.port)))

    def _port(self) -> int:
        try:
            return msgspec.json.decode(self._kept_file.read_bytes(), type=_Kept).port
        except (FileNotFoundError, msgspec.DecodeError):
            return 0

    @property
    def _kept_file(self) -> Path:
        return self.folder / "practice.json"

    @property
    def _export(self) -> Path:
        return self.folder / "export.jsonl"


@contextmanager
def _converted() -> Iterator[None]:
    """Turns what a child process or the disk may do into an error with three parts."""
    try:
        with convert_disk_errors():
            yield
    except Failed as error:
        raise _failed("server") from error


def _failed(detail: str) -> PracticeFailed:
    say = QCoreApplication.translate
    return PracticeFailed(
        Sentence(
            say("Practice", "The practice office did not come up."),
            say("Practice", "Your real work is not touched by this."),
            say("Practice", "Try again; if it fails again, make the practice office anew."),
        ),
        detail,
    )
