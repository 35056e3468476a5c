"""One page of changes, gathered in memory and written in few statements.

Everything runs inside the caller's transaction. Applying the same page twice changes nothing:
what is older than, or equal to, what is stored is left out (EXCHANGE 3 and 4).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import msgspec
from sqlalchemy import Connection

from desktop.storage.entry_files import decoded, put_files
from sync.content import (
    Body,
    Fingerprint,
    State,
    TimelineEntry,
    digest,
    entry_key,
    part_key,
)
from sync.wire import PART_BODY, Entry, Part

_BODY: Final = (
    "tracking_id",
    "title",
    "category",
    "classification",
    "regency",
    "district",
    "village",
    "reported_at",
    "anonymous",
)
_STATE: Final = (
    "agency",
    "status",
    "turn",
    "disposed_at",
    "first_follow_up_at",
    "last_follow_up_at",
    "last_reply_at",
    "closed_at",
    "closed",
    "archived",
    "secret",
)
_DERIVED: Final = ("settled", "replied", "active_at")
_COLUMNS: Final = (*_BODY, *_STATE, *_DERIVED)
_NAMES: Final = ", ".join(("id", "gen", "key", "changed_no", *_COLUMNS))
_INSERT: Final = f"INSERT INTO complaint ({_NAMES}) VALUES ({', '.join('?' * (len(_COLUMNS) + 4))})"
_PUT_PART: Final = (
    "INSERT INTO part (complaint_id, part, no, digest, content) VALUES (?, ?, ?, ?, ?)"
    " ON CONFLICT (complaint_id, part) DO UPDATE"
    " SET no = excluded.no, digest = excluded.digest, content = excluded.content"
)
_PUT_ENTRY: Final = (
    "INSERT INTO entry (complaint_id, entry_id, no, at, kind, operation, digest, content)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (complaint_id, entry_id) DO UPDATE"
    " SET no = excluded.no, at = excluded.at, kind = excluded.kind,"
    " operation = excluded.operation, digest = excluded.digest, content = excluded.content"
)
_PUT_INDEX: Final = (
    "INSERT OR REPLACE INTO complaint_fts"
    " (rowid, tracking, title, text, timeline, category, place) VALUES (?, ?, ?, ?, ?, ?, ?)"
)
_CHUNK: Final = 500


@dataclass(slots=True)
class _Staged:
    """A complaint of this page: what is stored and what changes."""

    id: int
    key: str
    known: bool
    number: int = 0
    values: dict[str, Any] = field(default_factory=dict)
    before: dict[str, Any] = field(default_factory=dict)
    """Values as stored, to write only what differs: each column costs its indexes."""
    stored: dict[str, tuple[int, bytes]] = field(default_factory=dict)
    """Digest key of a part or entry to (number, digest)."""
    parts: dict[int, tuple[int, bytes, bytes]] = field(default_factory=dict)
    entries: dict[str, tuple[int, bytes, bytes]] = field(default_factory=dict)
    words: bool = False
    """What the index holds has changed."""


class Page:
    """Gathers parts and entries for one generation; `flush` writes them."""

    def __init__(self, connection: Connection, gen: int, fingerprint: Fingerprint) -> None:
        self._connection = connection
        self._gen = gen
        self._print = fingerprint
        self._staged: dict[str, _Staged] = {}
        self.indexed = False
        """Whether anything was written to the search index."""

    def load(self, keys: Collection[str]) -> None:
        """Read what is stored of these complaints, in a few statements."""
        wanted = [key for key in keys if key not in self._staged]
        for start in range(0, len(wanted), _CHUNK):
            self._load_chunk(wanted[start : start + _CHUNK])

    def put_part(self, change: Part) -> None:
        """Take a body or state unless a newer one is stored."""
        staged = self._of(change.complaint)
        name = part_key(change.part)
        mark = digest(change.complaint, name, change.number, change.content)
        if not self._newer(staged, name, change.number, mark):
            return
        staged.parts[change.part] = (change.number, mark, change.content)
        if change.part == PART_BODY:
            _take(staged.values, decoded(change.content, Body), _BODY)
            staged.words = True
        else:
            _take(staged.values, decoded(change.content, State), _STATE)

    def put_entry(self, change: Entry) -> None:
        """Take a timeline item unless a newer one is stored."""
        staged = self._of(change.complaint)
        name = entry_key(change.id)
        mark = digest(change.complaint, name, change.number, change.content)
        if self._newer(staged, name, change.number, mark):
            staged.entries[change.id] = (change.number, mark, change.content)
            staged.words = True

    def flush(self) -> None:
        """Write what was gathered."""
        changed = [staged for staged in self._staged.values() if staged.parts or staged.entries]
        self._staged = {}
        if not changed:
            return
        self._write_rows(changed)
        self._many(
            _PUT_PART,
            [
                (staged.id, part, number, mark, content)
                for staged in changed
                for part, (number, mark, content) in staged.parts.items()
            ],
        )
        self._many(_PUT_ENTRY, [row for staged in changed for row in _entry_rows(staged)])
        put_files(self._connection, [(s.id, s.entries) for s in changed if s.entries])
        self._index([staged.id for staged in changed if staged.words])

    def _of(self, key: str) -> _Staged:
        if key not in self._staged:
            self.load([key])
        return self._staged[key]

    def _newer(self, staged: _Staged, name: str, number: int, mark: bytes) -> bool:
        before = staged.stored.get(name)
        if before is not None:
            if number < before[0] or mark == before[1]:
                return False
            self._print.remove(before[1])
        self._print.add(mark)
        staged.stored[name] = (number, mark)
        staged.number = max(staged.number, number)
        return True

    def _load_chunk(self, keys: Sequence[str]) -> None:
        marks = ", ".join("?" * len(keys))
        rows = self._connection.exec_driver_sql(
            f"SELECT {_NAMES} FROM complaint WHERE gen = ? AND key IN ({marks})",
            (self._gen, *keys),
        ).all()
        by_id: dict[int, _Staged] = {}
        for row in rows:
            values = dict(zip(_COLUMNS, row[4:], strict=True))
            by_id[row[0]] = _Staged(row[0], row[2], True, row[3], values, dict(values))
        self._load_numbers(by_id)
        found = {staged.key: staged for staged in by_id.values()}
        fresh = (
            1
            + self._connection.exec_driver_sql(
                "SELECT coalesce(max(id), 0) FROM complaint"
            ).scalar_one()
        )
        fresh = max([fresh, *(item.id + 1 for item in self._staged.values())])
        for key in keys:
            if key not in found:
                blank = dict.fromkeys(_COLUMNS, 0)
                _take(blank, Body(), _BODY)
                _take(blank, State(), _STATE)
                found[key] = _Staged(fresh, key, False, values=blank)
                fresh += 1
        self._staged.update(found)

    def _load_numbers(self, by_id: dict[int, _Staged]) -> None:
        if not by_id:
            return
        marks = ", ".join("?" * len(by_id))
        for row in self._connection.exec_driver_sql(
            f"SELECT complaint_id, part, no, digest FROM part WHERE complaint_id IN ({marks})",
            tuple(by_id),
        ):
            by_id[row[0]].stored[part_key(row[1])] = (row[2], row[3])
        for row in self._connection.exec_driver_sql(
            f"SELECT complaint_id, entry_id, no, digest FROM entry WHERE complaint_id IN ({marks})",
            tuple(by_id),
        ):
            by_id[row[0]].stored[entry_key(row[1])] = (row[2], row[3])

    def _write_rows(self, changed: Iterable[_Staged]) -> None:
        fresh: list[tuple[Any, ...]] = []
        known: dict[tuple[str, ...], list[tuple[Any, ...]]] = {}
        for staged in changed:
            values = staged.values
            _derive(values)
            if staged.known:
                names = tuple(name for name in _COLUMNS if values[name] != staged.before[name])
                row = (staged.number, *(values[name] for name in names), staged.id)
                known.setdefault(names, []).append(row)
            else:
                columns = [values[name] for name in _COLUMNS]
                fresh.append((staged.id, self._gen, staged.key, staged.number, *columns))
        self._many(_INSERT, fresh)
        for names, rows in known.items():
            assignments = "".join(f", {name} = ?" for name in names)
            self._many(f"UPDATE complaint SET changed_no = ?{assignments} WHERE id = ?", rows)

    def _index(self, ids: Sequence[int]) -> None:
        """Search words of these complaints, from the rows just written."""
        rows = []
        for start in range(0, len(ids), _CHUNK):
            chunk = ids[start : start + _CHUNK]
            marks = ", ".join("?" * len(chunk))
            bodies: dict[int, bytes] = dict(
                self._connection.exec_driver_sql(
                    f"SELECT complaint_id, content FROM part"
                    f" WHERE part = {PART_BODY} AND complaint_id IN ({marks})",
                    tuple(chunk),
                ).all()
            )
            texts: dict[int, list[str]] = {}
            for number, content in self._connection.exec_driver_sql(
                f"SELECT complaint_id, content FROM entry WHERE complaint_id IN ({marks})",
                tuple(chunk),
            ):
                texts.setdefault(number, []).append(decoded(content, TimelineEntry).text)
            for number in chunk:
                body = decoded(bodies.get(number, b"{}"), Body)
                place = f"{body.village} {body.district} {body.regency} {body.province}"
                timeline = "\n".join(texts.get(number, ()))
                rows.append(
                    (
                        number,
                        body.tracking_id,
                        body.title,
                        body.text,
                        timeline,
                        body.category,
                        place,
                    )
                )
        self._many(_PUT_INDEX, rows)
        self.indexed = self.indexed or bool(rows)

    def _many(self, statement: str, rows: Sequence[tuple[Any, ...]]) -> None:
        if rows:
            self._connection.exec_driver_sql(statement, list(rows))


def _take(values: dict[str, Any], source: msgspec.Struct, names: Iterable[str]) -> None:
    for name in names:
        values[name] = getattr(source, name)


def _derive(values: dict[str, Any]) -> None:
    settled = bool(values["closed"] or values["archived"])
    values["settled"] = settled
    values["replied"] = bool(
        not settled
        and values["turn"] == "agency"
        and values["last_reply_at"] > values["last_follow_up_at"]
    )
    values["active_at"] = max(
        values["reported_at"],
        values["disposed_at"],
        values["last_follow_up_at"],
        values["last_reply_at"],
        values["closed_at"],
    )


def _entry_rows(staged: _Staged) -> Iterable[tuple[Any, ...]]:
    for entry_id, (number, mark, content) in staged.entries.items():
        item = decoded(content, TimelineEntry)
        yield (staged.id, entry_id, number, item.at, item.kind, item.operation, mark, content)
