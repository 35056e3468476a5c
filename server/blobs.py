"""Where the bytes of attachments lie: a folder, or any S3-compatible store.

Failure policy: `put` has either happened whole and durably or not at all; what is there under a
name is complete. Names are given by the server alone (digests, device ids), never by a desk.
Raises `StoreFailed`, whose text names no file; `Missing` where there is nothing of that name.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

import msgspec

from server.keys import sync_folder, write_durably

if TYPE_CHECKING:
    from obstore.store import S3Store

FOLDER: Final = "blobs"
CONFIGURATION: Final = "storage.json"
_TEMPORARY: Final = ".tmp"


class StoreFailed(Exception):
    """The store cannot be used now: full, gone, or not reached."""


class Missing(Exception):
    """Nothing is stored under that name."""


@dataclass(frozen=True, slots=True)
class Stored:
    """One stored object: size in bytes, when it was written in unix seconds."""

    name: str
    size: int
    at: int


class Store(Protocol):
    """The port; thread safe."""

    def put(self, name: str, content: bytes) -> None:
        """Store, replacing what was there."""

    def get(self, name: str, start: int = 0, length: int | None = None) -> bytes:
        """Bytes from `start`; at most `length`. Raises `Missing`."""

    def size(self, name: str) -> int | None:
        """Bytes stored under a name; None without."""

    def delete(self, name: str) -> None:
        """Remove; nothing happens where there is nothing."""

    def listing(self, prefix: str) -> list[Stored]:
        """What lies below a prefix (`folder/`), by name."""

    def tidy(self, before: int) -> None:
        """Remove what cut writes left behind before that time (unix seconds)."""


class _Configuration(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`storage.json`: `url` as `s3://bucket/prefix`. What is left out comes from the environment
    (`AWS_ACCESS_KEY_ID` and its like)."""

    url: str
    endpoint: str = ""
    region: str = ""
    access_key_id: str = ""
    secret_access_key: str = ""
    path_style: bool = True
    """The bucket stands in the path, as most stores of one's own want it."""


def open_store(data: Path) -> Store:
    """The store that `storage.json` in the data folder names; a folder beside it without one.

    Raises `ValueError` for a file that cannot be read.
    """
    path = data / CONFIGURATION
    if not path.exists():
        return FolderStore(data / FOLDER)
    try:
        chosen = msgspec.json.decode(path.read_bytes(), type=_Configuration)
    except msgspec.MsgspecError as error:
        raise ValueError(CONFIGURATION) from error
    return RemoteStore.at(chosen)


@contextmanager
def _disk() -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        raise Missing from error
    except OSError as error:
        raise StoreFailed(error.strerror) from error


class FolderStore:
    """Files in a folder, private to the server's user."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, name: str, content: bytes) -> None:
        """See `Store.put`: written beside, flushed, renamed."""
        path = self._folder / name
        with _disk():
            missing = [p for p in path.parents if not p.exists()]
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            write_durably(path, content)
            for made in missing:
                sync_folder(made.parent)

    def get(self, name: str, start: int = 0, length: int | None = None) -> bytes:
        """See `Store.get`."""
        with _disk(), (self._folder / name).open("rb") as file:
            file.seek(start)
            return file.read(-1 if length is None else length)

    def size(self, name: str) -> int | None:
        """See `Store.size`."""
        try:
            with _disk():
                return (self._folder / name).stat().st_size
        except Missing:
            return None

    def delete(self, name: str) -> None:
        """See `Store.delete`; folders left empty go too."""
        path = self._folder / name
        with _disk():
            path.unlink(missing_ok=True)
        for folder in path.parents:
            if folder == self._folder:
                return
            try:
                folder.rmdir()
            except OSError:
                # Not empty, or another request has just written into it.
                return

    def listing(self, prefix: str) -> list[Stored]:
        """See `Store.listing`. What a cut write left behind is not listed."""
        found = []
        with _disk():
            for path in sorted((self._folder / prefix).rglob("*")):
                if path.suffix != _TEMPORARY and path.is_file():
                    facts = path.stat()
                    name = path.relative_to(self._folder).as_posix()
                    found.append(Stored(name, facts.st_size, int(facts.st_mtime)))
        return found

    def tidy(self, before: int) -> None:
        """See `Store.tidy`."""
        with _disk():
            for path in self._folder.rglob(f"*{_TEMPORARY}"):
                if path.stat().st_mtime < before:
                    path.unlink(missing_ok=True)


class RemoteStore:
    """An S3-compatible store, below a prefix of a bucket."""

    def __init__(self, store: S3Store) -> None:
        self._store = store

    @classmethod
    def at(cls, chosen: _Configuration) -> RemoteStore:
        """Open by configuration. Raises `StoreFailed` where the address is none."""
        from obstore.exceptions import BaseError
        from obstore.store import S3Store

        names = ("endpoint", "region", "access_key_id", "secret_access_key")
        config: Any = {name: value for name in names if (value := getattr(chosen, name))}
        config["virtual_hosted_style_request"] = "false" if chosen.path_style else "true"
        plain = chosen.endpoint.startswith("http://")
        try:
            store = S3Store.from_url(
                chosen.url, config=config, client_options={"allow_http": plain}
            )
        except (BaseError, ValueError) as error:
            raise StoreFailed("the address of the store is not understood") from error
        return cls(store)

    def put(self, name: str, content: bytes) -> None:
        """See `Store.put`."""
        with _remote():
            self._store.put(name, content)

    def get(self, name: str, start: int = 0, length: int | None = None) -> bytes:
        """See `Store.get`."""
        with _remote():
            whole: int = self._store.head(name)["size"]
            end = whole if length is None else min(whole, start + length)
            if start >= end:
                return b""
            return bytes(self._store.get_range(name, start=start, end=end))

    def size(self, name: str) -> int | None:
        """See `Store.size`."""
        try:
            with _remote():
                size: int = self._store.head(name)["size"]
        except Missing:
            return None
        return size

    def delete(self, name: str) -> None:
        """See `Store.delete`."""
        try:
            with _remote():
                self._store.delete(name)
        except Missing:
            return

    def listing(self, prefix: str) -> list[Stored]:
        """See `Store.listing`."""
        found = []
        with _remote():
            for page in self._store.list(prefix.rstrip("/")):
                found += [
                    Stored(item["path"], item["size"], int(item["last_modified"].timestamp()))
                    for item in page
                ]
        return sorted(found, key=lambda item: item.name)

    def tidy(self, before: int) -> None:
        """See `Store.tidy`: such a store shows nothing of a write that was cut."""


@contextmanager
def _remote() -> Iterator[None]:
    from obstore.exceptions import BaseError

    try:
        yield
    except FileNotFoundError as error:
        raise Missing from error
    except (BaseError, OSError) as error:
        # Its words hold the address of the store, which is no desk's business.
        raise StoreFailed(type(error).__name__) from error
