"""The coordinator's side: dispose, take returns back, archive, close, delete, tick answers off."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Connection, Select, and_, select, update

from server import agencies, schema
from server.database import Database
from server.epochs import Epochs
from server.keys import JournalLine, Keyring
from server.operations import find_complaint_keys
from server.work import Case, NewEntry, Work
from sync.content import Body, TimelineEntry


class NotFound(Exception):
    """No such complaint or agency."""


class NotPossible(Exception):
    """The complaint is not in a state that allows this."""


@dataclass(frozen=True, slots=True)
class Returned:
    """A complaint that an agency sent back, with its reason."""

    tracking_id: str
    complaint: str
    agency: str
    reason: str
    note: str
    suggest: str
    at: int


@dataclass(frozen=True, slots=True)
class PendingAnswer:
    """An accepted answer that is not yet entered in SP4N-LAPOR!."""

    tracking_id: str
    complaint: str
    agency: str
    kind: str
    result: str
    secret: bool
    text: str
    at: int


class Coordinator:
    """Each command is one transaction."""

    def __init__(self, database: Database, keys: Keyring, epochs: Epochs) -> None:
        self._db = database
        self._keys = keys
        self._epochs = epochs

    def dispose(self, complaint: str, agency: str, note: str, now: int) -> None:
        """Give a complaint to an agency; the one that held it loses sight of it."""
        with self._db.write() as connection:
            work = Work(self._db, connection)
            case = self._case(work, complaint)
            to = agencies.find(connection, agency)
            if to is None:
                raise NotFound("agency")
            if case.state.agency == to.id:
                raise NotPossible("held by that agency")
            self._append(case, "disposition", now, text=note)
            case.move(
                agency=to.id,
                status="Terdisposisi",
                turn="agency",
                disposed_at=now,
                first_follow_up_at=0,
                closed=False,
                archived=False,
                closed_at=0,
                hold_reason="",
            )
            case.local_since = now
            connection.execute(
                update(schema.returned)
                .where(
                    schema.returned.c.complaint_key == case.key, schema.returned.c.settled_at == 0
                )
                .values(settled_at=now)
            )
            work.stamp()

    def reply(self, complaint: str, text: str, now: int) -> None:
        """A reporter's reply, for trials: the agency's turn again."""
        with self._db.write() as connection:
            work = Work(self._db, connection)
            case = self._case(work, complaint)
            self._append(case, "reply", now, text=text)
            case.move(
                last_reply_at=now,
                status="Ditanggapi oleh Pelapor",
                turn="agency" if case.state.agency else "coordinator",
                closed=False,
                archived=False,
                closed_at=0,
            )
            case.local_since = now
            work.stamp()

    def end(self, complaint: str, status: str, reason: str, now: int, *, archived: bool) -> None:
        """Close or archive; `status` is stored as given."""
        with self._db.write() as connection:
            work = Work(self._db, connection)
            case = self._case(work, complaint)
            if case.state.status == status:
                raise NotPossible("already so")
            self._append(case, "status", now, status=status, text=reason)
            case.move(
                status=status,
                turn="nobody",
                closed=not archived,
                archived=archived,
                closed_at=now,
                hold_reason=reason,
            )
            case.local_since = now
            work.stamp()

    def make_secret(self, complaint: str, now: int) -> None:
        """Hide a complaint from the public."""
        with self._db.write() as connection:
            work = Work(self._db, connection)
            case = self._case(work, complaint)
            if case.state.secret:
                raise NotPossible("already so")
            self._append(case, "secrecy", now)
            case.move(secret=True)
            case.local_since = now
            work.stamp()

    def delete(self, complaint: str, now: int) -> None:
        """Ordered deletion: journalled, then purged here and at the next exchange on desks."""
        with self._db.read() as connection:
            key = key_of(connection, complaint)
        self._keys.append(JournalLine(kind="deletion", at=now, id=key))
        self._epochs.delete(key, now)

    def returned(self, *, settled: bool = False) -> list[Returned]:
        """Complaints sent back and not yet disposed again (or all)."""
        table, case, agency = schema.returned, schema.complaint, schema.agency
        suggested = schema.agency.alias("suggested")
        query = (
            select(
                table,
                case.c.tracking_id,
                agency.c.name.label("agency_name"),
                suggested.c.name.label("suggested_name"),
            )
            .join(case, case.c.key == table.c.complaint_key)
            .join(agency, agency.c.id == table.c.agency_id)
            .outerjoin(suggested, suggested.c.id == table.c.suggest)
            .order_by(table.c.at, table.c.operation)
        )
        if not settled:
            query = query.where(table.c.settled_at == 0)
        with self._db.read() as connection:
            return [
                Returned(
                    r.tracking_id,
                    r.complaint_key,
                    r.agency_name,
                    r.reason,
                    r.note,
                    r.suggested_name or "",
                    r.at,
                )
                for r in connection.execute(query)
            ]

    def pending_answers(self) -> list[PendingAnswer]:
        """Accepted answers not yet entered, oldest first."""
        with self._db.read() as connection:
            return [
                _pending(row)
                for row in connection.execute(_answers().where(schema.answer.c.entered_at == 0))
            ]

    def mark_entered(self, complaints: Iterable[str], now: int) -> int:
        """Tick off all pending answers of these complaints; how many there were."""
        marked = 0
        with self._db.write() as connection:
            work = Work(self._db, connection)
            # In one order, so that two such commands never wait for each other's row.
            for key in sorted({key_of(connection, text) for text in complaints}):
                case = self._case(work, key)
                waiting = list(
                    connection.execute(
                        select(schema.answer.c.operation).where(
                            schema.answer.c.complaint_key == case.key,
                            schema.answer.c.entered_at == 0,
                        )
                    ).scalars()
                )
                for operation in waiting:
                    self._append(case, "entered", now, ref=bytes(operation).hex())
                connection.execute(
                    update(schema.answer)
                    .where(schema.answer.c.operation.in_(waiting))
                    .values(entered_at=now)
                )
                marked += len(waiting)
            work.stamp()
        return marked

    def not_applied(self) -> list[dict[str, Any]]:
        """Re-offered after a restore: in the timeline, but without effect on status or holder."""
        with self._db.read() as connection:
            rows = connection.execute(
                select(schema.not_applied, schema.ledger.c.kind)
                .join(schema.ledger, schema.ledger.c.id == schema.not_applied.c.operation)
                .where(schema.not_applied.c.settled_at == 0)
                .order_by(schema.not_applied.c.at)
            ).all()
        return [
            {"complaint": r.complaint_key, "kind": r.kind, "why": r.why, "at": r.at} for r in rows
        ]

    def show(self, complaint: str) -> dict[str, Any]:
        """A complaint with its whole timeline, for the coordinator's eyes."""
        with self._db.write() as connection:
            case = self._case(Work(self._db, connection), complaint)
            rows = connection.execute(
                select(schema.entry.c.content, schema.entry.c.no, schema.entry.c.id)
                .where(schema.entry.c.complaint_key == case.key)
                .order_by(schema.entry.c.at, schema.entry.c.no)
            ).all()
        body: Body = case.body
        return {
            "complaint": case.key,
            "tracking_id": case.tracking_id,
            "title": body.title,
            "text": body.text,
            "state": msgspec.to_builtins(case.state),
            "timeline": [
                {"id": r.id, "number": r.no, **msgspec.json.decode(r.content)} for r in rows
            ],
        }

    def _case(self, work: Work, text: str) -> Case:
        case = work.load(key_of(work.connection, text))
        if case is None:
            raise NotFound("complaint")
        return case

    def _append(
        self, case: Case, kind: str, now: int, *, text: str = "", status: str = "", ref: str = ""
    ) -> None:
        content = TimelineEntry(kind=kind, at=now, text=text, status=status, ref=ref)
        case.entries.append(NewEntry(f"c{secrets.token_hex(8)}", content))


def key_of(connection: Connection, text: str) -> str:
    """Key of the complaint meant; an exact key goes before a tracking id that two sources share."""
    text = text.lstrip("#")
    keys = find_complaint_keys(connection, text)
    if text in keys:
        return text
    if len(keys) != 1:
        raise NotFound("complaint")
    return keys[0]


def _answers() -> Select[Any]:
    return (
        select(
            schema.answer,
            schema.complaint.c.tracking_id,
            schema.agency.c.name.label("agency_name"),
            schema.entry.c.content,
        )
        .join(schema.complaint, schema.complaint.c.key == schema.answer.c.complaint_key)
        .join(schema.agency, schema.agency.c.id == schema.answer.c.agency_id)
        .join(
            schema.entry,
            and_(
                schema.entry.c.complaint_key == schema.answer.c.complaint_key,
                schema.entry.c.operation == schema.answer.c.operation,
                schema.entry.c.private_agency.is_(None),
            ),
        )
        .order_by(schema.answer.c.at, schema.answer.c.operation)
    )


def _pending(row: Any) -> PendingAnswer:
    answer = msgspec.json.decode(row.content, type=TimelineEntry)
    return PendingAnswer(
        row.tracking_id,
        row.complaint_key,
        row.agency_name,
        "request_info" if answer.kind == "info_request" else answer.kind,
        answer.result,
        answer.secret,
        answer.text,
        row.at,
    )
