"""Steps of a database: every statement and commit may be the one that fails or the last one."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Dialect, Engine, event
from sqlalchemy.exc import OperationalError
from sqlcipher3 import dbapi2


class PowerCut(BaseException):
    """The process ends here; nobody gets to tidy up."""


class Compiled:
    """Statements compiled once for all openings of a kind of database: they are the same."""

    def __init__(self) -> None:
        self._dialects: dict[str, Dialect] = {}
        self._cache: dict[Any, Any] = {}

    def share(self, kind: str, engine: Engine) -> None:
        """Let this engine use what others of its kind have compiled."""
        engine.dialect = self._dialects.setdefault(kind, engine.dialect)
        engine.update_execution_options(compiled_cache=self._cache)


class Machine:
    """A folder with a program over it. A power cut takes an image of the folder as it stands at
    that step, ends the program, and the program starts again on the image.

    The image holds what reached the files: SQLite writes to them only at a commit (its log) and
    at a checkpoint, each forced to the disk, so that a copy between two statements is what a
    power cut leaves.
    """

    def __init__(self, folder: Path, compiled: Compiled) -> None:
        self.folder = folder
        self._compiled = compiled
        self.lives = 0
        """How often the program was started."""
        self.image: Path | None = None
        """Taken by a power cut that has not been followed by a start yet."""
        self._left = 0
        self._strike: Callable[[], None] | None = None

    def watch(self, *engines: Engine) -> None:
        """Count the steps of these engines."""
        for engine in engines:
            with contextlib.closing(engine.raw_connection()):
                # The first connection is what teaches a dialect about its database.
                self._compiled.share(type(self).__name__, engine)
            event.listen(engine, "before_cursor_execute", self._step)
            event.listen(engine, "commit", self._step)

    def arm(self, at: int, strike: Callable[[], None]) -> None:
        """`strike` comes at the `at`-th step from now, counted from 1."""
        self._left, self._strike = at, strike

    def disarm(self) -> None:
        """No fault any more."""
        self._strike = None

    def cut_power(self) -> None:
        """Keep the files as they stand; everything after this is a dead program's."""
        self.disarm()
        image = self.folder.with_name(f"{self.folder.name.split('.')[0]}.{self.lives}")
        shutil.copytree(self.folder, image)
        self.image = image
        raise PowerCut

    def take_image(self) -> None:
        """The files of the image, where there is one, are the machine's from now on."""
        if self.image is not None:
            shutil.rmtree(self.folder)
            self.folder, self.image = self.image, None
        self.lives += 1

    def _step(self, *_: Any) -> None:
        if self._strike is None:
            return
        self._left -= 1
        if self._left <= 0:
            strike, self._strike = self._strike, None
            strike()


def desk_disk_full() -> None:
    """As the desk's driver says it."""
    error = dbapi2.OperationalError("database or disk is full")
    error.sqlite_errorcode, error.sqlite_errorname = 13, "SQLITE_FULL"
    raise error


def server_disk_full() -> None:
    """As the server's driver says it, through SQLAlchemy."""
    raise OperationalError("", None, sqlite3.OperationalError("database or disk is full"))
