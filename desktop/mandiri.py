"""The office of one officer whose region has no server: its server runs on this PC, as a child.

Everything of it lies in `mandiri/` beside the replica: the server's books, which are encrypted as
the replica is, and `mandiri.json` with their key, sealed under the replica's key. So whoever opens
the replica (keyring, code, recovery passphrase) opens the books, and nobody else does.

Failure policy: the child ends with this process, also after a kill, and is started again when it
is next needed. Where it cannot be started the desk reads and writes as with any server that is
down. While an office is founded a note stands in its folder: one that still has it holds nothing
that an officer wrote, and is made anew.
"""

from __future__ import annotations

import contextlib
import hmac
import secrets
import shutil
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from desktop.domain.errors import Cancelled
from desktop.domain.intake import Intake, RefusedRow
from desktop.platform.files import (
    convert_disk_errors,
    private_folder,
    sync_folder,
    write_private,
)
from desktop.platform.moved import BEFORE, FOLDER
from desktop.platform.paths import Home, Profile
from desktop.practice_server import Failed, Finished, PracticeServer
from desktop.services.faults import FileRefused, OfficeDown
from desktop.services.intake_words import FILES, NO_EXPORT
from desktop.services.notices import mandiri as notices
from sync import errors

if TYPE_CHECKING:
    from sync.http import HttpTransport

URL: Final = "http://localhost/mandiri"
"""What the desk is enrolled at. Where the child really listens is found out at each start."""
HOST: Final = "localhost/mandiri"
_KEPT: Final = "mandiri.json"
_FOUNDING: Final = "founding"
_KEY_BYTES: Final = 32
_NONCE: Final = 12
_LABEL: Final = b"penghubung key of the books of mandiri 1"
_TRIES: Final = 6
_PAUSE: Final = 0.25
_WRONG_FILE: Final = 2

Tell = Callable[[int, int], None]
"""Rows (or bytes) done and how many there are; 0 where that is not known."""


class _Kept(msgspec.Struct, frozen=True):
    nonce: bytes
    sealed: bytes
    version: int = 1


def is_mandiri(profile: Profile) -> bool:
    """Whether the server of this enrolment stands on this PC."""
    return profile.server_host == HOST


class MandiriOffice:
    """One office. Commands may come from any thread; `serve` waits its turn."""

    def __init__(self, home: Home) -> None:
        self.folder = home.folder / FOLDER
        self._key: bytes | None = None
        self._turn = threading.Lock()
        self._address = ""
        self._ended = False
        self._server: PracticeServer | None = None

    @classmethod
    def of(cls, home: Home, profile: Profile) -> MandiriOffice | None:
        """The office behind an enrolment; None where its server stands elsewhere."""
        return cls(home) if is_mandiri(profile) else None

    @property
    def founding(self) -> bool:
        """Whether it was begun and not finished."""
        return (self.folder / _FOUNDING).exists()

    @property
    def running(self) -> bool:
        """Whether the child serves."""
        return self._server is not None and self._server.running

    @convert_disk_errors()
    def unlock(self, replica_key: bytes) -> None:
        """Open the books with the replica's key. Where their key cannot be read nothing is
        raised: the desk opens, and what needs the server raises `OfficeDown`."""
        try:
            kept = msgspec.json.decode((self.folder / _KEPT).read_bytes(), type=_Kept)
            self._key = AESGCM(_under(replica_key)).decrypt(kept.nonce, kept.sealed, _LABEL)
        except (FileNotFoundError, msgspec.DecodeError, InvalidTag, ValueError):
            return

    @convert_disk_errors()
    def keep(self, replica_key: bytes) -> None:
        """Put the key of the books under the replica's."""
        assert self._key is not None
        nonce = secrets.token_bytes(_NONCE)
        sealed = AESGCM(_under(replica_key)).encrypt(nonce, self._key, _LABEL)
        write_private(self.folder / _KEPT, msgspec.json.encode(_Kept(nonce, sealed)))

    @convert_disk_errors()
    def begin(self) -> None:
        """Make its folder anew, with a key of its own; what lay there was only half founded."""
        self.remove()
        self._key = secrets.token_bytes(_KEY_BYTES)
        private_folder(self.folder)
        write_private(self.folder / _FOUNDING, b"")

    @convert_disk_errors()
    def finish(self) -> None:
        """It is founded."""
        (self.folder / _FOUNDING).unlink(missing_ok=True)
        sync_folder(self.folder)

    @convert_disk_errors()
    def remove(self) -> None:
        """Stop the child and remove the books; a desk that moved away earlier stays."""
        self.stop()
        for item in self.folder.iterdir() if self.folder.exists() else ():
            if item.name.startswith(BEFORE):
                continue
            shutil.rmtree(item) if item.is_dir() else item.unlink()
        with contextlib.suppress(OSError):
            self.folder.rmdir()

    def serve(self) -> str:
        """Where the child listens, started where it does not run. Raises `OfficeDown`."""
        with self._turn:
            if self._ended:
                raise OfficeDown(notices.NOT_STARTED, "closed")
            if not self.running:
                if self._server is not None:
                    self._server.stop()
                # A port that somebody took meanwhile is not waited for.
                self._server = self._books()
                self._address = _started(self._server)
            return self._address

    def stop(self) -> None:
        """End the child; nothing happens where it does not run."""
        with self._turn:
            if self._server is not None:
                self._server.stop()

    def end(self) -> None:
        """End it for good: the desk is closed."""
        self._ended = True
        self.stop()

    def connect(self, url: str) -> HttpTransport:
        """A carriage to the child, whatever address the desk was enrolled at. Raises
        `sync.errors.ServerDown` where it does not start."""
        from sync.http import HttpTransport

        try:
            return HttpTransport(self.serve())
        except OfficeDown as error:
            raise errors.ServerDown(error.detail) from error

    def code(self, agency: str, officer: str) -> str:
        """A one-time code for this very PC. Raises `OfficeDown`."""
        try:
            made = self._books().ask(
                "enrol", "--url", URL, "--agency", agency, "--officer", officer
            )
        except Failed as error:
            raise OfficeDown(notices.NOT_STARTED, "enrol") from error
        return str(made["code"])

    def look(
        self,
        file: Path,
        agency: str = "",
        tell: Tell = lambda done, total: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Intake:
        """What taking an export in would change; stores nothing. `agency`: the officer's, once it
        is known. Raises `FileRefused`, `OfficeDown`, `Cancelled`."""
        return self._intake(file, agency, tell, cancelled, "--dry-run")

    def take(
        self,
        file: Path,
        agency: str,
        tell: Tell = lambda done, total: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Intake:
        """Take an export in. Stopped half way, whole batches are in, and the same file again
        brings the rest. Raises as `look`."""
        return self._intake(file, agency, tell, cancelled)

    def _intake(
        self, file: Path, agency: str, tell: Tell, cancelled: Callable[[], bool], *more: str
    ) -> Intake:
        def told(said: dict[str, Any]) -> None:
            if "done" in said:
                tell(int(said["done"]), int(said["total"] or 0))

        options = ["--only", agency, *more] if agency else list(more)
        done = self._books().work(
            "import", str(file), "--json", "--tell", *options, tell=told, cancelled=cancelled
        )
        return _read(done)

    def _books(self) -> PracticeServer:
        if self._key is None:
            raise OfficeDown(notices.NO_BOOKS)
        return PracticeServer(self.folder / "server", key=self._key)


def _under(replica_key: bytes) -> bytes:
    return hmac.digest(replica_key, _LABEL, "sha256")


def _started(server: PracticeServer) -> str:
    """One that a killed window left behind may still hold the books for a moment."""
    for _ in range(_TRIES):
        try:
            return server.start()
        except (Failed, OSError):
            time.sleep(_PAUSE)
    raise OfficeDown(notices.NOT_STARTED, "serve")


def _read(done: Finished) -> Intake:
    if done.status == -1:
        raise Cancelled
    problem = str(done.told.get("problem", ""))
    if done.status == _WRONG_FILE or problem:
        why = FILES.get(problem, NO_EXPORT)
        if problem == "breaks_off":
            raise FileRefused(notices.FILE_CUT, problem)
        raise FileRefused(notices.FILE_REFUSED.having(why=why), problem)
    if done.status != 0:
        raise OfficeDown(notices.NOT_STARTED, "import")
    found = msgspec.json.decode(done.output, type=dict[str, Any])
    named = sorted(found["agencies"].items(), key=lambda item: (-item[1], item[0]))
    return Intake(
        new=found["new"],
        changed=found["changed"],
        unchanged=found["unchanged"],
        refused=found["refused"],
        elsewhere=found["elsewhere"],
        entered=found["entered"],
        agencies=tuple((str(name), int(count)) for name, count in named),
        agency=found["agency"],
        generated_at=found["generated_at"] or 0,
        rows=tuple(
            RefusedRow(row["row"], row["tracking_id"] or "", row["reason"])
            for row in found["refused_rows"]
        ),
    )
