"""Bringing a spare copy back: what the present file has wins, and no text is lost on either side.

Failure policy: one transaction; cut anywhere, nothing of it has happened, and it may be repeated:
what is here already is not brought again. The rules:
- An operation that the present file knows stays as it is. One that was sent and is missing comes
  back byte for byte, under its own id: the server answers `duplicate` where it has it.
- One that was not sent never comes back into the line: it may have been pulled back, written anew
  and sent since. Its words come as those of a draft do.
- Words come only where they stand nowhere in the present file, be it thrown away, sent or as a
  version, and where the copy does not hold their operation. Where there is later work of their
  kind on the complaint they join its versions, else they become a draft.
- A file that was lost whole gets its device keys, settings and receipts too, and no complaints: the
  next answer is a whole copy. Drafts are remembered until then: they may have been sent since.
- Of another device's operations only the words come, into the versions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from types import SimpleNamespace
from typing import Any, TypedDict

import msgspec
from sqlalchemy import Connection, Table, insert, select, update

from desktop.domain.approval import as_answer
from desktop.domain.model import Content
from desktop.storage.access_log import access
from desktop.storage.by_hand import by_hand
from desktop.storage.engine import Database
from desktop.storage.handed import handed
from desktop.storage.marks import mark
from desktop.storage.queueing import next_seq
from desktop.storage.restored import RESTORED, RESTORED_ROW, digest_of, is_whole
from desktop.storage.rows import WAITING_STATES, content_of, content_values
from desktop.storage.salvage import REPAIR
from desktop.storage.schema import (
    courier,
    draft,
    entry,
    identity,
    operation,
    receipt,
    replica_state,
    setting,
    statement,
    upload,
)
from desktop.storage.sheets import unit_sheet
from desktop.storage.spares import Row, Rows
from desktop.storage.versions import KEPT
from desktop.storage.writing_schema import draft_version, reminder, template
from sync.approval import NEEDS_APPROVAL

Holds = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Merged:
    """What came back. `sent`: operations that had left; `again`: unsent ones, now words to look
    at; `known`: texts that are here already; `files`: attachments whose bytes are gone."""

    drafts: int = 0
    versions: int = 0
    sent: int = 0
    again: int = 0
    known: int = 0
    others: int = 0
    files: int = 0
    whole: bool = False
    """The device's keys came too: the file had none."""


class _Count(TypedDict):
    drafts: int
    versions: int
    sent: int
    again: int
    known: int
    others: int
    files: int


class _NotKept(Exception):
    """Ends the transaction of a preview."""


def preview(database: Database, rows: Rows, epoch: bytes, now: int, holds: Holds) -> Merged:
    """What `merge` would bring; nothing stays written."""
    found: list[Merged] = []
    try:
        with database.write() as connection:
            found.append(_Merge(connection, rows, now, holds).run(epoch))
            raise _NotKept
    except _NotKept:
        return found[0]


def merge(database: Database, rows: Rows, epoch: bytes, now: int, holds: Holds) -> Merged:
    """Bring the rows of a spare. `holds`: whether an attachment's bytes are here (SHA-256)."""
    with database.write_words() as connection:
        return _Merge(connection, rows, now, holds).run(epoch)


class _Merge:
    """One transaction's work; counts as it goes."""

    def __init__(self, connection: Connection, rows: Rows, now: int, holds: Holds) -> None:
        self._connection = connection
        self._rows = rows
        self._now = now
        self._holds = holds
        self._count: _Count = {
            "drafts": 0,
            "versions": 0,
            "sent": 0,
            "again": 0,
            "known": 0,
            "others": 0,
            "files": 0,
        }
        self._restored: dict[str, tuple[str, str]] = {}
        self._operations = _column(connection, select(operation.c.id))
        # Read once: thousands of texts are compared, and the writer waits meanwhile.
        self._here: set[tuple[str, str]] = set()
        for table in (draft, operation, draft_version):
            self._here.update(_pairs(connection, select(table.c.complaint, table.c.text)))
        column = draft_version.c
        kept = connection.execute(select(column.complaint, column.kind, column.text)).all()
        self._versions = {(row.complaint, row.kind, row.text) for row in kept}
        self._held = Counter((row.complaint, row.kind) for row in kept)
        own = connection.execute(select(identity.c.sign_seed)).scalar()
        theirs = next((row["sign_seed"] for row in rows["identity"]), None)
        self._whole = own is None and theirs is not None
        self._same = self._whole or own == theirs

    def run(self, epoch: bytes) -> Merged:
        """Everything, in the order in which one part leans on another."""
        self._connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        if self._whole:
            self._bring_device(epoch)
        self._bring_operations()
        self._bring_words()
        self._bring_versions()
        self._bring_rest()
        for repair in REPAIR:
            self._connection.exec_driver_sql(repair)
        if self._restored and not is_whole(self._connection):
            earlier = self._connection.execute(RESTORED_ROW).scalar()
            told = {**(msgspec.json.decode(earlier) if earlier else {}), **self._restored}
            self._put(setting, key=RESTORED, value=msgspec.json.encode(told).decode())
        return Merged(**self._count, whole=self._whole)

    def _bring_device(self, epoch: bytes) -> None:
        for table in (identity, setting, receipt, courier, handed):
            for row in self._rows[table.name]:
                self._put(table, **row)
        # Another epoch since then is told by the server, and receipts are offered again.
        self._connection.execute(update(replica_state).values(epoch=epoch))

    def _bring_operations(self) -> None:
        """What left this PC and is missing here, as it was."""
        if not self._same:
            return
        brought: set[bytes] = set()
        proofs = {row["id"]: row for row in self._rows["statement"]}
        kept: dict[int, int] = {}
        rows = self._rows["operation"]
        missing = [row for row in rows if row["id"] not in self._operations]
        held_back = {row["id"] for row in missing if row["state"] == "withdrawing"}
        for row in missing:
            withdraws = row["kind"] == "withdraw" and row["target"] in held_back
            if not row["sent_at"] and not withdraws:
                continue
            values = dict(row)
            if values["statement_id"] is not None:
                values["statement_id"] = self._proof(proofs, values["statement_id"], kept)
            if self._taken(operation.c.seq == row["seq"]):
                values["seq"] = next_seq(self._connection)
            self._put(operation, **values)
            self._here.add((row["complaint"], row["text"]))
            brought.add(row["id"])
        for row in self._rows["upload"]:
            if row["operation"] in brought:
                self._put(upload, **{k: v for k, v in row.items() if k != "id"} | {"tried": True})
        self._operations |= brought
        self._count["sent"] = len(brought)

    def _proof(self, proofs: dict[int, Row], old: int, kept: dict[int, int]) -> int | None:
        """The signed statement behind a result, once."""
        if old not in proofs:
            return None
        if old not in kept:
            row = proofs[old]
            same = statement.c.signature == row["signature"], statement.c.message == row["message"]
            here = self._connection.execute(select(statement.c.id).where(*same)).scalar()
            if here is None:
                values = {name: row[name] for name in ("at", "message", "signature")}
                made = self._connection.execute(insert(statement).values(**values))
                assert made.inserted_primary_key is not None
                here = int(made.inserted_primary_key[0])
            kept[old] = here
        return kept[old]

    def _bring_words(self) -> None:
        for row in self._rows["draft"]:
            self._bring(row, row["updated_at"], discarded=row["discarded_at"] > 0)
        for row in self._rows["operation"]:
            unsent = not row["sent_at"] or not self._same
            if row["id"] in self._operations or not unsent or row["kind"] == "withdraw":
                continue
            if row["kind"] == "approve":
                # A decision without words of its own: taken again by the officer, not by a file.
                continue
            if self._came_back(row["id"]):
                self._count["known"] += 1
                continue
            gone = row["state"] in ("discarded", "withdrawn", "superseded")
            before = self._count["drafts"], self._count["versions"]
            self._bring(row, row["created_at"], discarded=gone or not self._same, id_=row["id"])
            if before != (self._count["drafts"], self._count["versions"]):
                self._count["again"] += 1

    def _bring(self, row: Row, at: int, *, discarded: bool, id_: bytes = b"") -> None:
        """Words of a draft, or of an operation that was never sent."""
        content = as_answer(content_of(SimpleNamespace(**row)))
        if not content.text.strip() and not content.attachments:
            return
        if self._known(row["complaint"], content.text):
            self._count["known"] += 1
        elif discarded or self._later(row["complaint"], content.kind, at):
            self._version(row["complaint"], content.kind, content.text, "spare", at)
        else:
            submitted = row["kind"] == "submit"
            # What a submission was to replace may be decided by now: it stands for itself.
            self._draft(row, replace(content, target=None) if submitted else content, at, id_)

    def _draft(self, row: Row, content: Content, at: int, id_: bytes) -> None:
        held = tuple(file for file in content.attachments if self._holds(file.sha256))
        self._count["files"] += len(content.attachments) - len(held)
        made = self._connection.execute(
            insert(draft).values(
                **content_values(replace(content, attachments=held)),
                complaint=row["complaint"],
                card=row["card"],
                supersedes=self._may_replace(row["supersedes"], id_),
                created_at=row["created_at"],
                updated_at=at,
                complaint_gone=row["complaint_gone"],
                gone_at=row["gone_at"],
            )
        )
        assert made.inserted_primary_key is not None
        self._here.add((row["complaint"], content.text))
        number = str(made.inserted_primary_key[0])
        self._restored[number] = (digest_of(content.text), id_.hex())
        self._count["drafts"] += 1

    def _may_replace(self, original: bytes | None, id_: bytes) -> bytes | None:
        """An operation that still waits for the officer, and that nothing else stands in for."""
        if original is None:
            return None
        column = operation.c
        free_ = column.superseded_by.is_(None) | (column.superseded_by == id_)
        waits = column.state.in_(WAITING_STATES) & free_
        taken = select(draft.c.id).where(draft.c.supersedes == original)
        free = self._taken((column.id == original) & waits)
        return original if free and self._connection.execute(taken).first() is None else None

    def _bring_versions(self) -> None:
        for row in self._rows["draft_version"]:
            if (row["complaint"], row["kind"], row["text"]) not in self._versions:
                cause = row["cause"] if self._whole else "spare"
                self._version(row["complaint"], row["kind"], row["text"], cause, row["at"])

    def _version(self, complaint: str, kind: str, text: str, cause: str, at: int) -> None:
        """Nothing that is here makes room for it."""
        if not text.strip() or self._held[complaint, kind] >= KEPT:
            return
        self._held[complaint, kind] += 1
        self._versions.add((complaint, kind, text))
        self._here.add((complaint, text))
        self._put(draft_version, complaint=complaint, kind=kind, text=text, cause=cause, at=at)
        self._count["versions"] += 1

    def _bring_rest(self) -> None:
        """Marks, sheets, templates, openings of an identity, ticks, promises of what came back."""
        marked = _column(self._connection, select(mark.c.complaint))
        self._add(mark, (row for row in self._rows["mark"] if row["complaint"] not in marked))
        for table, told in (
            (unit_sheet, ("complaint", "unit", "question", "made_at")),
            (template, ("situation", "title", "created_at")),
            (access, ("at", "officer", "complaint", "purpose")),
        ):
            for row in self._rows[table.name]:
                same = [table.c[name] == row[name] for name in told]
                if self._connection.execute(select(table.c.id).where(*same)).first() is None:
                    self._add(table, [{k: v for k, v in row.items() if k != "id"}])
        listed = _column(self._connection, select(by_hand.c.operation))
        if self._same:
            entered = (row for row in self._rows["by_hand"] if row["operation"] not in listed)
            self._add(by_hand, entered)
        promised = _column(self._connection, select(reminder.c.operation))
        for row in self._rows["reminder"]:
            if row["operation"] in self._operations and row["operation"] not in promised:
                fallen = (operation.c.id == row["operation"]) & (operation.c.state == "discarded")
                if self._whole and not self._taken(fallen):
                    self._add(reminder, [{k: v for k, v in row.items() if k != "id"}])

    def _add(self, table: Table, rows: Iterable[Row]) -> None:
        for row in rows:
            self._put(table, **row)
            self._count["others"] += 1

    def _known(self, complaint: str, text: str) -> bool:
        """Whether these very words stand somewhere here already."""
        return bool(text.strip()) and (complaint, text) in self._here

    def _later(self, complaint: str, kind: str, at: int) -> bool:
        """Whether the file had such a draft or later work before this spare came."""
        if self._whole:
            return False
        kinds = (kind, "submit") if kind in NEEDS_APPROVAL else (kind,)
        of_draft, of_operation = (
            (table.c.complaint == complaint) & table.c.kind.in_(kinds)
            for table in (draft, operation)
        )
        live = (draft.c.discarded_at == 0) | (draft.c.updated_at >= at)
        return self._taken(of_draft & live) or self._taken(
            of_operation & (operation.c.created_at >= at)
        )

    def _came_back(self, id_: bytes) -> bool:
        """Whether the copy holds what that operation made: it was sent after all."""
        return self._taken((entry.c.operation == id_.hex()) & (entry.c.operation != ""))

    def _taken(self, condition: Any) -> bool:
        return self._connection.execute(select(1).where(condition).limit(1)).first() is not None

    def _put(self, table: Table, **values: object) -> None:
        known = {name: value for name, value in values.items() if name in table.c}
        self._connection.execute(insert(table).prefix_with("OR REPLACE").values(**known))


def _pairs(connection: Connection, query: Any) -> Iterator[tuple[str, str]]:
    return ((row[0], row[1]) for row in connection.execute(query))


def _column(connection: Connection, query: Any) -> set[Any]:
    return set(connection.execute(query).scalars())
