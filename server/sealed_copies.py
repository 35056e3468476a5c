"""Copies of received sealed work, beside the keys and sealed for this server.

The desk that a seal came from is erased, so that a restored database would be the end of what it
held. A copy is written before the database commits the work, and missing work is taken in again
before the server answers anyone. An ordered deletion reaches the copies too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Final

import msgspec

from server.keys import Keyring, write_durably
from server.sealed_purge import without
from sync import crypto
from sync.wire import SealedWork

_FOLDER: Final = "sealed"


class Copy(msgspec.Struct, frozen=True, array_like=True):
    """Work (its files by name and hash, without their bytes) and when it came, unix seconds."""

    at: int
    work: SealedWork


class SealedCopies:
    """The folder of copies."""

    def __init__(self, keys: Keyring) -> None:
        self._keys = keys
        self._folder = keys.folder / _FOLDER

    def keep(self, work: SealedWork, at: int) -> None:
        """Write a copy durably; the first of its device, serial and files stays."""
        bare = tuple(msgspec.structs.replace(file, content=b"") for file in work.files)
        marks = "".join(f"-{file.sha256.hex()}" for file in bare)
        path = self._folder / f"{work.device}-{work.serial}{marks[:130]}.sealed"
        if not path.exists():
            self._folder.mkdir(mode=0o700, exist_ok=True)
            self._write(path, Copy(at, msgspec.structs.replace(work, files=bare)))

    def all(self) -> Iterator[Copy]:
        """Every copy, oldest name first."""
        for path in self._paths():
            if (copy := self._read(path)) is not None:
                yield copy

    def purge(self, complaints: Collection[str]) -> None:
        """Take complaints that were deleted by order out of every copy."""
        keys = set(complaints)
        for path in self._paths() if keys else ():
            copy = self._read(path)
            if copy is None:
                continue
            files = tuple(file for file in copy.work.files if file.complaint not in keys)
            rest = msgspec.structs.replace(without(copy.work, keys), files=files)
            if rest != copy.work:
                self._write(path, Copy(copy.at, rest))

    def _paths(self) -> list[Path]:
        return sorted(self._folder.glob("*.sealed"))

    def _read(self, path: Path) -> Copy | None:
        """None for a file that is no copy of ours: it must not keep the server from starting."""
        try:
            return msgspec.msgpack.decode(self._keys.unseal(path.read_bytes()), type=Copy)
        except (crypto.BadSignature, msgspec.MsgspecError):
            return None

    def _write(self, path: Path, copy: Copy) -> None:
        write_durably(path, crypto.seal(self._keys.recipient, msgspec.msgpack.encode(copy)))
