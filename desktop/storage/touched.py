"""Which complaints were written since a moment, for what is computed from all of them.

Kept in memory only: one program at a time has the file (`InstanceLock`), and what is computed does
not outlive it either. What is being written counts as written before and after its commit, so that
nobody who reads meanwhile takes an old row for a new one.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Final

REFERENCE: Final = ""
"""Stands for the reference data (rules, calendar), as a complaint's id does for a complaint."""
MOST: Final = 20_000
"""So many are told apart; after more than these all count as written."""


class Touched:
    """Moments are numbers that only grow. Safe from every thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._now = 1
        self._all_at = 0
        self._at: dict[str, int] = {}
        self._under_way: dict[object, frozenset[str] | None] = {}

    @contextmanager
    def during(self, keys: Iterable[str] | None) -> Iterator[None]:
        """While these are written, to the commit or the way back; None = any may be another."""
        written, unit = None if keys is None else frozenset(keys), object()
        with self._lock:
            self._under_way[unit] = written
        try:
            yield
        finally:
            with self._lock:
                del self._under_way[unit]
                self._now += 1
                if written is not None:
                    self._at.update(dict.fromkeys(written, self._now))
                if written is None or len(self._at) > MOST:
                    self._all_at = self._now
                    self._at.clear()

    def since(self, moment: int) -> tuple[int, frozenset[str] | None]:
        """The moment now, and what was or is being written since that one; None = everything."""
        with self._lock:
            under_way = list(self._under_way.values())
            if moment < self._all_at or None in under_way:
                return self._now, None
            if moment == self._now and not under_way:
                return self._now, frozenset()
            found = {key for key, at in self._at.items() if at > moment}
            return self._now, frozenset(found.union(*(keys or () for keys in under_way)))
