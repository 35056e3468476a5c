"""The work that is measured: exports, what changes in them, and what the officer writes.

Two corpora: the generated one, fixed by its seed, and any export that a server can read (`Export`);
the second gives the words for replies and follow-ups itself, from complaints that are left out.
"""

from __future__ import annotations

import datetime as dt
import json
import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import text as sql

from desktop.domain.model import Content, Filter
from desktop.storage.replica import Replica
from resources.practice import PracticeOffice, follow_up_text, reply_text
from resources.practice.writers import native_lines, write_native

TODAY = dt.date(2026, 11, 6)
SEED = 7
AGENCY = 1
_STATUS = "Ditanggapi oleh Pelapor"
_LONG_ENOUGH = 200
_FOLLOW_UP = 400
"""Characters; DESIGN 9 asks for replies and follow-ups of 250 to 400 in the median."""


def office(complaints: int) -> PracticeOffice:
    """The corpus of that size: one agency holds nearly all of it."""
    return PracticeOffice(SEED, complaints, AGENCY, TODAY)


def write_corpus(path: Path, complaints: int) -> None:
    """The corpus as a native export."""
    write_native(path, office(complaints))


def write_changes(path: Path, complaints: int, keys: set[str]) -> None:
    """A later export of the corpus in which these have one reply more and a new status."""
    Generated(complaints).write_changes(path, keys, 0)


class Corpus(Protocol):
    """Complaints to import, and words about them."""

    complaints: int

    def write(self, path: Path) -> None:
        """All complaints as a native export."""

    def write_changes(self, path: Path, keys: set[str], minute: int) -> None:
        """A later export in which these complaints have one reply more and a new status."""

    def follow_ups(self, count: int, turn: int) -> list[str]:
        """Words of an officer, other ones each turn."""


class Generated:
    """The practice office."""

    def __init__(self, complaints: int) -> None:
        self.complaints = complaints

    def write(self, path: Path) -> None:
        """See `Corpus`."""
        write_corpus(path, self.complaints)

    def write_changes(self, path: Path, keys: set[str], minute: int) -> None:
        """See `Corpus`."""
        rng = random.Random(SEED + minute)
        items = (json.loads(line) for line in native_lines(office(self.complaints)))
        _write_changes(path, items, keys, minute, lambda item: reply_text(rng, item))

    def follow_ups(self, count: int, turn: int) -> list[str]:
        """See `Corpus`."""
        rng = random.Random(SEED + turn)
        some = iter(office(count * 4))
        return [follow_up_text(rng, next(some)) for _ in range(count)]


class Export:
    """Complaints that a server read from an export, all given to one agency."""

    def __init__(self, database: Path) -> None:
        """`database`: the server's SQLite file after its import."""
        with closing(sqlite3.connect(database)) as connection:
            rows = connection.execute("SELECT body FROM complaint ORDER BY key").fetchall()
        bodies: list[dict[str, Any]] = [json.loads(row[0]) for row in rows]
        random.Random(SEED).shuffle(bodies)
        left_out = len(bodies) // 5
        self._words = [b["text"] for b in bodies[:left_out] if len(b["text"]) >= _LONG_ENOUGH]
        self._bodies = sorted(bodies[left_out:], key=lambda b: str(b["tracking_id"]))
        self.complaints = len(self._bodies)

    def write(self, path: Path) -> None:
        """See `Corpus`."""
        with path.open("w", encoding="utf-8") as file:
            for item in self._items():
                file.write(json.dumps(item, ensure_ascii=False) + "\n")

    def write_changes(self, path: Path, keys: set[str], minute: int) -> None:
        """See `Corpus`."""
        words = iter(self._some_words(len(keys), minute + 1))
        _write_changes(path, self._items(), keys, minute, lambda item: next(words))

    def follow_ups(self, count: int, turn: int) -> list[str]:
        """See `Corpus`."""
        return self._some_words(count, turn)

    def _some_words(self, count: int, turn: int) -> list[str]:
        start = turn * count
        found = [self._words[(start + n) % len(self._words)] for n in range(count)]
        return [words[:_FOLLOW_UP].rsplit(" ", 1)[0] for words in found]

    def _items(self) -> Iterator[dict[str, Any]]:
        yield {
            "type": "header",
            "schema": "penghubung-native/1",
            "generated_at": "2026-11-06T01:00:00Z",
            "source": "sp4n",
        }
        agency = {"name": "Dinas Ukur", "external_id": "1", "parent": "Ukur"}
        yield {"type": "agency", **agency, "zone": "Asia/Jakarta"}
        for body in self._bodies:
            reported = dt.datetime.fromtimestamp(body.get("reported_at", 0), dt.UTC)
            dropped = ("reported_at", "reporter", "anonymous", "source")
            yield {
                "type": "complaint",
                **{k: v for k, v in body.items() if k not in dropped},
                "source": "sp4n",
                "reported_at": reported.strftime("%Y-%m-%dT%H:%M:%SZ"),
                "anonymous": body.get("anonymous", False),
                "secret": False,
                "parent_agency": "Ukur",
                "agency": "Dinas Ukur",
                "status": "Belum Ditindaklanjuti",
                "timeline": [],
            }


def _write_changes(
    path: Path, items: Iterator[dict[str, Any]], keys: set[str], minute: int, words: Any
) -> None:
    at = dt.datetime(2026, 11, 6, 23, 30, tzinfo=dt.UTC) + dt.timedelta(minutes=minute)
    with path.open("w", encoding="utf-8") as file:
        for number, item in enumerate(items):
            if item["type"] == "header":
                item["generated_at"] = f"{at + dt.timedelta(hours=2):%Y-%m-%dT%H:%M:%SZ}"
            elif item["type"] != "complaint" or item["tracking_id"] not in keys:
                continue
            else:
                moment = at - dt.timedelta(seconds=number * 37 % 5000)
                reply = {
                    "kind": "reply",
                    "at": f"{moment:%Y-%m-%dT%H:%M:%SZ}",
                    "text": words(item),
                }
                item["timeline"] = [*item.get("timeline", []), reply]
                item["status"] = _STATUS
            file.write(json.dumps(item, ensure_ascii=False) + "\n")


def held(replica: Replica) -> list[str]:
    """Ids of the complaints in a copy, in id order."""
    wanted = replica.queries.list_complaints(Filter(), limit=1_000_000)
    return sorted(row.key for row in wanted)


def write_answers(replica: Replica, keys: list[str], words: list[str], clock_now: int) -> int:
    """Queue one follow-up on each; size of the operations as compact JSON."""
    size = 0
    for seq, (key, text) in enumerate(zip(keys, words, strict=True)):
        draft = replica.drafts.save(key, Content("follow_up", text, "proses"))
        item = replica.outbox.send(draft.id, at=clock_now, zone_minutes=420)
        compact = {
            "id": item.id.hex(),
            "kind": "follow_up",
            "complaint": key,
            "base": item.base,
            "at": clock_now,
            "seq": seq,
            "text": text,
            "result": "proses",
        }
        size += len(json.dumps(compact, ensure_ascii=False, separators=(",", ":")).encode())
    return size


def changed_bytes(replica: Replica, after: int) -> int:
    """Compact JSON of all parts and entries newer than a number: the n of what was pulled."""
    total = 0
    with replica.database.read() as connection:
        for table in ("part", "entry"):
            total += int(
                connection.execute(
                    sql(f"SELECT coalesce(sum(length(content)), 0) FROM {table} WHERE no > :no"),
                    {"no": after},
                ).scalar_one()
            )
    return total


def strictly_changed_bytes(replica: Replica, after: int) -> int:
    """A stricter n: of each changed complaint its id, the fields that the change touched (status,
    turn, time of the reply) and the reply; neither the rest of its state nor what follows."""
    total = 0
    with replica.database.read() as connection:
        rows = connection.execute(
            sql(
                "SELECT complaint.key, part.content, entry.content FROM part"
                " JOIN complaint ON complaint.id = part.complaint_id"
                " JOIN entry ON entry.complaint_id = complaint.id AND entry.no > :no"
                " AND entry.kind = 'reply' WHERE part.part = 1 AND part.no > :no"
            ),
            {"no": after},
        )
        for key, state, reply in rows:
            fields = json.loads(state)
            touched = {k: fields[k] for k in ("status", "turn", "last_reply_at") if k in fields}
            compact = {"id": key, **touched, "reply": json.loads(reply)}
            total += len(json.dumps(compact, ensure_ascii=False, separators=(",", ":")).encode())
    return total


def own_bytes(replica: Replica, keys: list[str]) -> int:
    """Contents of the states and last entries of these complaints: the echo of own work."""
    total = 0
    with replica.database.read() as connection:
        for key in keys:
            for table, which in (("part", "part.part = 1"), ("entry", "entry.operation <> ''")):
                total += int(
                    connection.execute(
                        sql(
                            f"SELECT coalesce(sum(length({table}.content)), 0) FROM {table}"
                            f" JOIN complaint ON complaint.id = {table}.complaint_id"
                            f" WHERE complaint.key = :key AND {which}"
                        ),
                        {"key": key},
                    ).scalar_one()
                )
    return total


def fate(replica: Replica, keys: list[str]) -> tuple[int, int]:
    """(Lost, doubled) follow-ups, one of which was sent for each of these complaints."""
    lost = doubled = 0
    with replica.database.read() as connection:
        for key in keys:
            found = connection.execute(
                sql(
                    "SELECT count(*) FROM entry JOIN complaint ON complaint.id ="
                    " entry.complaint_id WHERE complaint.key = :key AND entry.operation <> ''"
                ),
                {"key": key},
            ).scalar_one()
            lost, doubled = lost + (found < 1), doubled + (found > 1)
    return lost, doubled
