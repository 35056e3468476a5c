"""One process per replica: window, command line and scheduled run exclude one another."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType

from filelock import FileLock, Timeout

from desktop.domain.errors import AlreadyRunning
from desktop.platform.files import PRIVATE_FILE, convert_disk_errors, private_folder


class InstanceLock:
    """Holds `path` locked while the process lives; the system releases it after a crash.

    The lock file itself stays: removing a locked file would let a third process lock a new one
    of the same name. Use it as a context manager, or `acquire` and `release`.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        # Taken in the main thread, perhaps released in another: not bound to a thread.
        self._lock = FileLock(path, mode=PRIVATE_FILE, thread_local=False)

    @property
    def held(self) -> bool:
        """True while this object holds the lock."""
        return self._lock.is_locked

    @convert_disk_errors()
    def acquire(self) -> None:
        """Take the lock without waiting. Raises `AlreadyRunning` where another holds it,
        `DiskFailed` where the file cannot be locked.
        """
        if self._lock.is_locked:
            return
        private_folder(self._path.parent)
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            raise AlreadyRunning from None

    def release(self) -> None:
        """Give the lock back; nothing happens where it is not held."""
        self._lock.release()

    def __enter__(self) -> InstanceLock:
        self.acquire()
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.release()
