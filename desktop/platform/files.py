"""Files only their owner may read, written so that a power cut leaves the old or the new.

Failure policy: the functions raise the operating system's `OSError` unchanged; `Home`, `Vault` and
`InstanceLock` turn it into `DiskFull` or `DiskFailed` by `convert_disk_errors`. After a failed or
interrupted write the target is untouched; what may stay behind is a `.partial` file, which the
next write of the same target removes and which nothing reads.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop.domain.errors import DiskFailed, DiskFull

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700
PARTIAL = ".partial"

_FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})


@contextmanager
def convert_disk_errors() -> Iterator[None]:
    """Turns `OSError` into `DiskFull` or `DiskFailed`; paths stay out of the new error's text."""
    try:
        yield
    except OSError as error:
        name = errno.errorcode.get(error.errno or 0, "unknown")
        raise (DiskFull if error.errno in _FULL else DiskFailed)(name) from None


def private_folder(path: Path) -> None:
    """Make `path` (and its parents) a folder only the owner enters; tightens an existing one.

    On Windows the mode means nothing: the folder inherits the rights of the profile it lies in.
    """
    path.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    if sys.platform != "win32" and path.stat().st_mode & 0o777 != PRIVATE_FOLDER:
        path.chmod(PRIVATE_FOLDER)


def write_private(path: Path, content: bytes, *, new: bool = False) -> None:
    """Write `content` to `path` with mode 0600, whole or not at all, and flush file and folder.

    With `new` an existing target is never replaced: raises `FileExistsError`.
    """
    partial = path.with_name(path.name + PARTIAL)
    # Unlinked, not truncated: after a cut between link and unlink it shares the target's bytes.
    partial.unlink(missing_ok=True)
    try:
        _write_flushed(partial, content)
        if new:
            _publish_new(partial, path)
        else:
            partial.replace(path)
    except OSError:
        partial.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def erase_private(path: Path) -> None:
    """Overwrite once, then remove `path`; nothing happens where it does not exist.

    The overwriting reaches what an SSD or a journal lets it reach: real erasure is that of the key.
    """
    try:
        fd = os.open(path, os.O_RDWR)
    except FileNotFoundError:
        return
    try:
        _write_all(fd, os.urandom(os.fstat(fd).st_size))
        os.fsync(fd)
    finally:
        os.close(fd)
    path.unlink()
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Flush a folder's entries, so that a rename survives a power cut (Windows does it itself)."""
    if sys.platform == "win32":
        return
    fd = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)


def _write_flushed(path: Path, content: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    fd = os.open(path, flags, PRIVATE_FILE)
    try:
        _write_all(fd, content)
        os.fsync(fd)
    finally:
        os.close(fd)


def _write_all(fd: int, content: bytes) -> None:
    view = memoryview(content)
    while view:
        view = view[os.write(fd, view) :]


def _publish_new(partial: Path, path: Path) -> None:
    if sys.platform == "win32":
        # There a rename onto an existing name fails by itself.
        partial.rename(path)
        return
    os.link(partial, path)
    partial.unlink()
