"""Faults at an exact step: the n-th statement or commit of a database, raised once."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, event
from sqlcipher3 import dbapi2


class PowerCut(BaseException):
    """The process ends here; nobody gets to tidy up."""


def desk_disk_error() -> BaseException:
    """What the desk's database driver raises for a failing disk."""
    error: BaseException = dbapi2.OperationalError("disk I/O error")
    return error


def server_disk_error() -> BaseException:
    """What the server's database driver raises for a failing disk."""
    return sqlite3.OperationalError("disk I/O error")


class Steps:
    """Counts the statements and commits of engines; fails the one that is asked for."""

    def __init__(self, at: int, error: Callable[[], BaseException]) -> None:
        """`at`: the step to fail, counted from 1; 0 only counts."""
        self.at = at
        self.count = 0
        self.failed = False
        self._error = error

    def step(self, *_: Any) -> None:
        """One more step."""
        self.count += 1
        if self.count == self.at:
            self.failed = True
            raise self._error()


@contextmanager
def failing(steps: Steps, *engines: Engine) -> Iterator[Steps]:
    """Attach to engines while the block runs."""
    names = ("before_cursor_execute", "commit")
    for engine in engines:
        for name in names:
            event.listen(engine, name, steps.step)
    try:
        yield steps
    finally:
        for engine in engines:
            for name in names:
                event.remove(engine, name, steps.step)


@contextmanager
def full_disk(engine: Engine) -> Iterator[None]:
    """Every statement of the desk's engine fails as on a full disk while the block runs."""

    def fail(*_: object) -> None:
        error = dbapi2.OperationalError("database or disk is full")
        error.sqlite_errorcode = 13
        raise error

    event.listen(engine, "before_cursor_execute", fail)
    try:
        yield
    finally:
        event.remove(engine, "before_cursor_execute", fail)
