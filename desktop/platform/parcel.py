"""A file for a courier, on a stick that may be full, old or pulled out.

Failure policy: room is reserved under another name before the content exists, so that a full
stick is found while nothing counts as sent. The content gets its name only when it stands there
whole: written, flushed, read back. Whatever fails before leaves an older file of that name as
it was. All errors are `DiskFull` or `DiskFailed` (`convert_disk_errors`).
"""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from desktop.domain.errors import DiskFailed
from desktop.platform.files import PARTIAL, convert_disk_errors, sync_folder

_BLOCK: Final = 1 << 20
_NO_FOLDER_SYNC: Final = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EACCES, errno.EPERM})


class Parcel:
    """One file on its way to `target`. `reserve`, then `fill`; `drop` gives the room back."""

    def __init__(self, target: Path) -> None:
        self.target = target
        self._partial = target.with_name(target.name + PARTIAL)

    @convert_disk_errors()
    def reserve(self, size: int) -> None:
        """Take room for `size` bytes and flush it to the medium."""
        self._partial.unlink(missing_ok=True)
        try:
            with self._partial.open("xb") as file:
                for start in range(0, size, _BLOCK):
                    # Bytes that no medium can compress away.
                    file.write(os.urandom(min(_BLOCK, size - start)))
                file.flush()
                os.fsync(file.fileno())
        except OSError:
            self._remove()
            raise

    def fill(self, content: bytes) -> None:
        """Put the content into the reserved room and give it its name."""
        with convert_disk_errors():
            try:
                with self._partial.open("r+b") as file:
                    file.write(content)
                    file.truncate()
                    file.flush()
                    os.fsync(file.fileno())
                whole = _read_back(self._partial, len(content)) == content
                if whole:
                    self._partial.replace(self.target)
                    _sync_folder(self.target.parent)
            except OSError:
                self._remove()
                raise
        if not whole:
            self._remove()
            raise DiskFailed("read back otherwise")

    def drop(self) -> None:
        """Give the reserved room back."""
        self._remove()

    def _remove(self) -> None:
        with suppress(OSError):
            # A stick that was pulled out keeps the rest; nothing reads a file of that name.
            self._partial.unlink(missing_ok=True)


@convert_disk_errors()
def read_bounded(path: Path, limit: int) -> bytes:
    """The file's bytes, at most one more than `limit`: enough to see that it is too long."""
    with path.open("rb") as file:
        return file.read(limit + 1)


def _sync_folder(folder: Path) -> None:
    try:
        sync_folder(folder)
    except OSError as error:
        # FAT and some network folders cannot; the file itself is flushed.
        if error.errno not in _NO_FOLDER_SYNC:
            raise


def _read_back(path: Path, size: int) -> bytes:
    with path.open("rb") as file:
        forget = getattr(os, "posix_fadvise", None)
        if forget is not None:
            # From the medium, not from what this computer remembers of it.
            forget(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        return file.read(size + 1)
