"""Full-text search: whatever is typed becomes a safe query.

Words are joined by AND, each taken as the beginning of a word: results come while typing, and
Indonesian puts its endings last (`jalan` finds `jalannya`). Up to `RANKED` matches are ranked
by bm25; where more match, the words say little and the newest in the copy come first, which
keeps an answer below 100 ms at 100,000 complaints.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from sqlalchemy import Connection

from desktop.domain.model import Hit
from desktop.storage.engine import Database
from desktop.storage.listing import rows_by_id
from desktop.storage.state import live_gen

RANKED: Final = 2_000
MAX_WORDS: Final = 12
_WORD: Final = re.compile(r"[^\W_]+")
# Columns: tracking, title, text, timeline, category, place.
_RANK: Final = "bm25(complaint_fts, 10.0, 5.0, 1.0, 1.0, 2.0, 2.0)"
_FROM: Final = (
    "FROM complaint_fts JOIN complaint ON complaint.id = complaint_fts.rowid"
    " WHERE complaint_fts MATCH ? AND complaint.gen = ?"
)


def fts_query(typed: str) -> str:
    """An FTS5 query for what was typed; empty where it holds no letter or digit."""
    words = _WORD.findall(unicodedata.normalize("NFC", typed))[:MAX_WORDS]
    if not words:
        return ""
    # One letter would match half of all words; it is taken as a word of its own.
    return " AND ".join(f'"{word}"*' if len(word) > 1 else f'"{word}"' for word in words)


class Search:
    """Search over the live copy: title, text, timeline, tracking id, category and place."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def search(self, typed: str, limit: int = 50) -> tuple[Hit, ...]:
        """Best matches first; a complaint whose tracking id was typed leads."""
        tracking = typed.strip().lstrip("#")
        query = fts_query(typed)
        with self._database.read() as connection:
            gen = live_gen(connection)
            exact = _by_tracking(connection, gen, tracking, limit)
            ids = list(exact)
            if query:
                ids += [i for i in _matches(connection, gen, query, limit) if i not in exact]
            rows = rows_by_id(connection, ids[:limit])
        return tuple(Hit(row, number in exact) for number, row in rows)


def _by_tracking(connection: Connection, gen: int, tracking: str, limit: int) -> list[int]:
    if not tracking:
        return []
    return list(
        connection.exec_driver_sql(
            "SELECT id FROM complaint WHERE gen = ? AND tracking_id = ?"
            " ORDER BY +reported_at DESC LIMIT ?",
            (gen, tracking, limit),
        ).scalars()
    )


def _matches(connection: Connection, gen: int, query: str, limit: int) -> list[int]:
    count = connection.exec_driver_sql(
        "SELECT count(*) FROM"
        " (SELECT rowid FROM complaint_fts WHERE complaint_fts MATCH ? LIMIT ?)",
        (query, RANKED + 1),
    ).scalar_one()
    order = _RANK if count <= RANKED else "complaint_fts.rowid DESC"
    return list(
        connection.exec_driver_sql(
            f"SELECT complaint.id {_FROM} ORDER BY {order} LIMIT ?", (query, gen, limit)
        ).scalars()
    )
