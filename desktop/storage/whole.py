"""The whole copy in memory: the ids of its complaints, in the order last asked for and by the row
numbers that the full-text index answers with.

A word may be in most of 100,000 complaints. To look each of them up in the file takes more than
twice as long as to go through ids that are already in order. What is kept is made anew once a
complaint was written.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, TypeAlias

import msgspec
from sqlalchemy import func, select

from desktop.domain.model import Filter, Sort
from desktop.storage.engine import Database
from desktop.storage.listing import conditions, order
from desktop.storage.schema import complaint
from desktop.storage.state import live_gen
from desktop.storage.touched import Touched

Keys: TypeAlias = tuple[str, ...]

_MATCHING: Final = "SELECT json_group_array(rowid) FROM complaint_fts WHERE complaint_fts MATCH ?"


@dataclass(frozen=True, slots=True)
class _Kept:
    """`moment`: of `Touched`, when this was read. `by_number`: ids from row `first` on, empty where
    the live copy has no such row."""

    moment: int
    sort: Sort
    keys: Keys
    first: int
    by_number: list[str]


class WholeCopy:
    """Reads only. Screens ask from several threads: what is kept is only ever replaced."""

    def __init__(self, database: Database, touched: Touched) -> None:
        self._database = database
        self._touched = touched
        self._kept: _Kept | None = None

    def keys(self, sort: Sort) -> Keys:
        """Every complaint in order; the same tuple until one is written or another order asked."""
        return self._current(sort).keys

    def matching(self, words: str) -> set[str]:
        """Ids of the complaints that an FTS5 query finds."""
        kept = self._current(None)
        with self._database.read() as connection:
            found = connection.exec_driver_sql(_MATCHING, (words,)).scalar_one()
        numbers = msgspec.json.decode(found, type=list[int])
        by_number, first, end = kept.by_number, kept.first, kept.first + len(kept.by_number)
        # A copy that is being made beside the live one is in the index too.
        keys = {by_number[number - first] for number in numbers if first <= number < end}
        keys.discard("")
        return keys

    def forget(self) -> None:
        """Keep nothing: the desk locks."""
        self._kept = None

    def _current(self, sort: Sort | None) -> _Kept:
        kept = self._kept
        now, touched = self._touched.since(kept.moment if kept else 0)
        if kept is None or touched is None or touched or sort not in {None, kept.sort}:
            wanted = sort or (kept.sort if kept else "newest")
            self._kept = kept = self._read(wanted, now)
        return kept

    def _read(self, sort: Sort, now: int) -> _Kept:
        every = Filter("all")
        with self._database.read() as connection:
            listed = (
                select(complaint.c.key, complaint.c.id)
                .where(*conditions(every, live_gen(connection), ""))
                .order_by(*order(every, sort))
                .subquery()
            )
            # Two values instead of 100,000 rows; SQLite keeps the order that an aggregate reads.
            columns = func.json_group_array(listed.c.key), func.json_group_array(listed.c.id)
            told, told_numbers = connection.execute(select(*columns)).one()
        keys = msgspec.json.decode(told, type=Keys)
        numbers = msgspec.json.decode(told_numbers, type=list[int])
        first = min(numbers, default=0)
        by_number = [""] * (max(numbers, default=-1) + 1 - first)
        for number, key in zip(numbers, keys, strict=True):
            by_number[number - first] = key
        return _Kept(now, sort, keys, first, by_number)
