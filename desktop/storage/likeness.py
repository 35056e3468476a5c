"""Which complaints might be like one: those that share its rarest words, by the search index."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, func, select

from desktop.domain.likeness import Told, words
from desktop.domain.model import ComplaintRow
from desktop.storage.engine import Database
from desktop.storage.entry_files import decoded
from desktop.storage.listing import rows_by_id
from desktop.storage.schema import complaint, entry, part
from desktop.storage.state import live_gen
from sync.content import Body, TimelineEntry
from sync.wire import PART_BODY

RAREST: Final = 12
"""Words that are looked for: of frequent ones nearly every complaint has some."""
CANDIDATES: Final = 60
_LOOKED_UP: Final = 120
"""Words counted at most: the first ones say what a long text is about."""
# Columns: tracking, title, text, timeline, category, place.
_NEAREST: Final = (
    "SELECT complaint.id FROM complaint_fts JOIN complaint ON complaint.id = complaint_fts.rowid"
    " WHERE complaint_fts MATCH ? AND complaint.gen = ? AND complaint.id <> ?"
    " ORDER BY bm25(complaint_fts, 0.0, 4.0, 1.0, 0.0, 0.0, 0.0) LIMIT ?"
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the agency answered in public, last. `at`: unix seconds."""

    text: str
    at: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """A complaint that shares words with another."""

    row: ComplaintRow
    told: Told
    answer: Answer | None
    reporter: str = ""
    """Where the copy knows it: a name that must not show."""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """A complaint's words, how many complaints hold each, and who shares them."""

    told: Told
    held: Mapping[str, int]
    total: int
    candidates: tuple[Candidate, ...]


class LikenessIndex:
    """Finds candidates in the live copy. Reads only."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def neighbours(self, key: str) -> Neighbours | None:
        """Of a complaint of the copy; None where it does not hold it."""
        with self._database.read() as connection:
            gen = live_gen(connection)
            number = connection.execute(
                select(complaint.c.id).where(complaint.c.gen == gen, complaint.c.key == key)
            ).scalar_one_or_none()
            if number is None:
                return None
            told = _told_of(_bodies(connection, [number])[number])
            held = _held(connection, dict.fromkeys(words(f"{told.title}\n{told.text}")))
            total = connection.execute(
                select(func.count()).select_from(complaint).where(complaint.c.gen == gen)
            ).scalar_one()
            # A word that stands nowhere else finds nothing.
            known = sorted((count, word) for word, count in held.items() if count > 1)
            rarest = [word for _, word in known[:RAREST]]
            if not rarest:
                return Neighbours(told, held, total, ())
            query = "{title text} : (" + " OR ".join(f'"{word}"' for word in rarest) + ")"
            ids = list(
                connection.exec_driver_sql(_NEAREST, (query, gen, number, CANDIDATES)).scalars()
            )
            bodies = _bodies(connection, ids)
            answers = _answers(connection, ids)
            candidates = tuple(
                Candidate(row, _told_of(bodies[found]), answers.get(found), bodies[found].reporter)
                for found, row in rows_by_id(connection, ids)
            )
        return Neighbours(told, held, total, candidates)


def _held(connection: Connection, wanted: Iterable[str]) -> dict[str, int]:
    count = "SELECT doc FROM word_count WHERE term = ?"
    return {
        word: connection.exec_driver_sql(count, (word,)).scalar() or 0
        for word in list(wanted)[:_LOOKED_UP]
    }


def _told_of(body: Body) -> Told:
    return Told(body.title, body.text, body.category, body.reported_at)


def _bodies(connection: Connection, ids: list[int]) -> dict[int, Body]:
    found = connection.execute(
        select(part.c.complaint_id, part.c.content).where(
            part.c.part == PART_BODY, part.c.complaint_id.in_(ids)
        )
    )
    bodies = {row.complaint_id: decoded(row.content, Body) for row in found}
    return {number: bodies.get(number, Body()) for number in ids}


def _answers(connection: Connection, ids: list[int]) -> dict[int, Answer]:
    """The last public follow-up of each."""
    found: dict[int, Answer] = {}
    for row in connection.execute(
        select(entry.c.complaint_id, entry.c.content).where(
            entry.c.complaint_id.in_(ids), entry.c.kind == "follow_up"
        )
    ):
        told = decoded(row.content, TimelineEntry)
        last = found.get(row.complaint_id)
        if not told.secret and told.text and (last is None or told.at >= last.at):
            found[row.complaint_id] = Answer(told.text, told.at)
    return found
