"""The server's keys, and the journal beside them that a restored database must not undo.

Both live in a folder outside the database. The journal is a file of JSON lines, each written
and fsynced *before* the database commits what it says: revocations, epochs, ordered deletions,
backups, key rotations, approval switched on or off. It is replayed before the server answers
anyone.
"""

from __future__ import annotations

import os
import secrets
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, Literal

import msgspec
from filelock import FileLock

from sync import crypto
from sync.wire import KeyRotation, Signed

JOURNAL: Final = "journal.jsonl"
_JOURNAL_LOCK: Final = "journal.lock"
_CHALLENGE_SECONDS: Final = 300

Kind = Literal["epoch", "revocation", "deletion", "backup", "rotation", "approval"]


class JournalLine(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One line of the journal."""

    kind: Kind
    at: int
    id: str = ""
    """Epoch (hex), device, complaint or backup file name."""
    predecessor: str = ""
    number: int = 0
    serial: int = 0
    index: int = 0
    signed: str = ""
    """Rotation: hex of the signed statement's MessagePack."""
    agency: str = ""
    """Approval: the agency's name, of which a database that lacks it makes the same id."""
    on: bool = False
    """Approval: whether it is asked for from then on."""


class _KeyFile(msgspec.Struct, frozen=True, kw_only=True):
    sign: bytes
    age: str
    recipient: str
    challenge: bytes


def write_durably(path: Path, content: bytes) -> None:
    """Replace a file so that a power cut leaves the old or the new one, private to its owner."""
    temporary = path.with_name(f"{path.name}.{secrets.token_hex(4)}.tmp")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make a rename in this folder durable; Windows does it by itself."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


class Keyring:
    """Signing key, age key and journal in one folder (mode 0700)."""

    def __init__(self, folder: Path) -> None:
        """Open, making the keys on first use."""
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.folder = folder
        self._path = folder / "server.key"
        self._coming = folder / "coming.key"
        self._lock = threading.Lock()
        if not self._path.exists():
            self._write(self._path, crypto.SigningKey().raw)
        self._finish_rotation()
        self._read()

    def _write(self, path: Path, sign: bytes) -> _KeyFile:
        age, recipient = crypto.new_age_identity()
        content = _KeyFile(
            sign=sign, age=age, recipient=recipient, challenge=secrets.token_bytes(32)
        )
        write_durably(path, msgspec.json.encode(content))
        return content

    def _finish_rotation(self) -> None:
        """After a power cut: new keys count once their statement stands in the journal."""
        if not self._coming.exists():
            return
        coming = msgspec.json.decode(self._coming.read_bytes(), type=_KeyFile)
        announced = [rotation.new_key for _, rotation in self.rotations()]
        if crypto.SigningKey(coming.sign).public in announced:
            self._coming.replace(self._path)
            sync_folder(self.folder)
        else:
            self._coming.unlink()

    def _read(self) -> None:
        content = msgspec.json.decode(self._path.read_bytes(), type=_KeyFile)
        self.sign = crypto.SigningKey(content.sign)
        self.age = content.age
        self.recipient = content.recipient
        self._challenge = crypto.SigningKey(content.challenge)

    @property
    def hash(self) -> bytes:
        """What an enrolment code pins."""
        return crypto.keys_hash(self.sign.public, self.recipient)

    def public_keys(self) -> list[bytes]:
        """Signing keys whose signatures still count: the present one and those it replaced."""
        return [self.sign.public, *(r.old_key for _, r in self.rotations())]

    def rotations(self) -> Iterator[tuple[Signed, KeyRotation]]:
        """Signed rotations, oldest first."""
        for line in self.journal():
            if line.kind == "rotation":
                signed = msgspec.msgpack.decode(bytes.fromhex(line.signed), type=Signed)
                yield signed, msgspec.msgpack.decode(signed.message, type=KeyRotation)

    def rotate(self) -> None:
        """Make new keys; the statement about them is signed with the old one and journalled."""
        old = self.sign
        new = crypto.SigningKey()
        kept = self._path.with_name(f"server-{old.public.hex()[:12]}.key")
        write_durably(kept, self._path.read_bytes())
        recipient = self._write(self._coming, new.raw).recipient
        now = int(time.time())
        signed = old.signed(crypto.ROTATION, KeyRotation(old.public, new.public, recipient, now))
        self.append(
            JournalLine(kind="rotation", at=now, signed=msgspec.msgpack.encode(signed).hex())
        )
        self._finish_rotation()
        self._read()

    def recipients(self) -> Iterator[str]:
        """Public age keys that this server still opens seals for: the present and the former."""
        for path in [self._path, *sorted(self.folder.glob("server-*.key"))]:
            yield msgspec.json.decode(path.read_bytes(), type=_KeyFile).recipient

    def unseal(self, sealed: bytes) -> bytes:
        """Open what was sealed for this server, by the present key or a former one.

        Raises `crypto.BadSignature`.
        """
        for path in [self._path, *sorted(self.folder.glob("server-*.key"))]:
            content = msgspec.json.decode(path.read_bytes(), type=_KeyFile)
            try:
                return crypto.unseal(content.age, sealed)
            except crypto.BadSignature:
                continue
        raise crypto.BadSignature("seal")

    def challenge(self, now: int) -> bytes:
        """A challenge that this server recognises later without storing it."""
        stamp = now.to_bytes(8, "big") + secrets.token_bytes(8)
        return stamp + self._challenge.sign(b"challenge", stamp)

    def challenge_holds(self, challenge: bytes, now: int) -> bool:
        """Whether `challenge` is ours and not older than five minutes."""
        stamp, signature = challenge[:16], challenge[16:]
        try:
            crypto.verify(self._challenge.public, b"challenge", stamp, signature)
        except crypto.BadSignature:
            return False
        return abs(now - int.from_bytes(stamp[:8], "big")) <= _CHALLENGE_SECONDS

    def append(self, line: JournalLine) -> None:
        """Add a line durably, in the place of one that a power failure cut off."""
        path = self.folder / JOURNAL
        with self._lock, FileLock(self.folder / _JOURNAL_LOCK):
            path.touch(mode=0o600)
            self._append(path, msgspec.json.encode(line) + b"\n")

    def _append(self, path: Path, line: bytes) -> None:
        with path.open("r+b") as file:
            end = file.read().rfind(b"\n") + 1
            file.seek(end)
            file.truncate()
            file.write(line)
            file.flush()
            os.fsync(file.fileno())

    def journal(self) -> list[JournalLine]:
        """All whole lines; a last line cut off by a power failure is left out."""
        path = self.folder / JOURNAL
        if not path.exists():
            return []
        raw = path.read_bytes()
        whole = raw[: raw.rfind(b"\n") + 1]
        return [msgspec.json.decode(line, type=JournalLine) for line in whole.splitlines()]

    def last_epoch(self) -> JournalLine | None:
        """The epoch in force."""
        epochs = [line for line in self.journal() if line.kind == "epoch"]
        return epochs[-1] if epochs else None

    def safe_number(self) -> int:
        """Number through which every backup that may still be restored is safe."""
        numbers = [line.number for line in self.journal() if line.kind == "backup"]
        return min(numbers[-BACKUPS_KEPT:], default=0) if numbers else 0


BACKUPS_KEPT: Final = 14
"""Backups (the newest) that count as restorable; `backup` removes older files of its own."""


def describe(line: JournalLine) -> dict[str, Any]:
    """A journal line for `status`."""
    return {k: v for k, v in msgspec.to_builtins(line).items() if k != "signed"}
