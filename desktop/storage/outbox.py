"""The outbox as the officer uses it: send, pull back, discard, edit, send anyway.

Failure policy: each method is one transaction. An operation's content never changes: pulling
back makes it a draft again, editing makes a new draft that will take its place. Nothing that
left this computer is forgotten before the server's answer; what cannot be done in the present
state raises `TooLate` or `NotOffered` and changes nothing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Literal

import uuid_utils
from sqlalchemy import Connection, Row, and_, case, delete, func, insert, or_, select, update

from desktop.domain.approval import as_answer, as_submission
from desktop.domain.errors import NotFound, NotOffered, TooLate
from desktop.domain.model import Card, Content, Draft, OutboxItem
from desktop.storage.drafts import get_draft, insert_draft
from desktop.storage.engine import Database
from desktop.storage.line import needs_officer
from desktop.storage.queueing import gone_of, next_seq, queue
from desktop.storage.removal import SETTLED_STATES, forget_words
from desktop.storage.restored import is_restored
from desktop.storage.rows import (
    ANSWER_KINDS,
    ON_ITS_WAY,
    PENDING_STATES,
    WAITING_STATES,
    card_of,
    content_of,
    content_values,
    item_of,
    live_facts,
)
from desktop.storage.schema import draft, operation
from desktop.storage.settle import change, get_operation, state_by_outcome
from desktop.storage.versions import put_version
from sync.approval import NEEDS_APPROVAL
from sync.ports import Clock
from sync.wire import GONE_REASONS, SETTLED_REASONS

Shown = Literal["all", "pending", "attention", "laid"]


class Outbox:
    """Frozen operations of this desk, from the officer's side."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def send(
        self, draft_id: int, *, at: int, zone_minutes: int, submit: bool = False
    ) -> OutboxItem:
        """Freeze a draft into a queued operation. `at` is the author's time; `submit`: an answer
        goes to be approved.

        Raises `NotFound` (no such draft), `NotOffered` where what it was to replace has been
        settled otherwise meanwhile: the draft stays; `DraftBox.detach` lets it stand alone; and
        ("restored") where it came from a spare copy and no whole copy tells yet if it was sent.
        """
        with self._database.write_words() as connection:
            found = get_draft(connection, draft_id)
            if found.discarded_at:
                raise NotFound("draft")
            if is_restored(connection, draft_id):
                raise NotOffered("restored")
            words = found.content
            put_version(
                connection, found.complaint, words.kind, words.text, "sent", self._clock.now()
            )
            made = queue(
                connection,
                found.complaint,
                as_submission(words) if submit and words.kind in NEEDS_APPROVAL else words,
                found.card,
                found.supersedes,
                (at, zone_minutes),
                self._clock.now(),
            )
            connection.execute(delete(draft).where(draft.c.id == draft_id))
            return _item(connection, made)

    def decide(
        self, complaint: str, content: Content, card: Card, *, at: int, zone_minutes: int
    ) -> OutboxItem:
        """Queue what needs no draft: an approval."""
        with self._database.write_words() as connection:
            moment = at, zone_minutes
            now = self._clock.now()
            return _item(connection, queue(connection, complaint, content, card, None, moment, now))

    def take_submission_back(self, operation_id: bytes) -> None:
        """Queue the withdrawal of a submission that the server has. Raises `NotFound`,
        `NotOffered` (not accepted, or being withdrawn already)."""
        with self._database.write_words() as connection:
            row = _row(connection, operation_id)
            waiting = select(operation.c.id).where(
                operation.c.kind == "withdraw",
                operation.c.target == operation_id,
                operation.c.state != "discarded",
            )
            if (row.kind, row.state) != ("submit", "acked") or connection.execute(waiting).first():
                raise NotOffered(row.state)
            self._queue_withdrawal(connection, row)

    def pull_back(self, operation_id: bytes) -> Draft:
        """Make a queued operation a draft again, same text. Raises `NotFound`, `TooLate`."""
        with self._database.write_words() as connection:
            row = _row(connection, operation_id)
            if row.state != "queued" or row.kind in ("withdraw", "approve"):
                raise TooLate(row.state)
            draft_id = _as_draft(connection, row, row.supersedes, self._clock.now())
            _free_original(connection, row)
            connection.execute(delete(operation).where(operation.c.id == operation_id))
            return get_draft(connection, draft_id)

    def discard(self, operation_id: bytes) -> OutboxItem:
        """Give an operation up, its text kept here. What was sent is withdrawn at the server
        first. Raises `NotFound`, `NotOffered` (settled, or another stands in for it)."""
        with self._database.write_words() as connection:
            row = _row(connection, operation_id)
            if row.kind == "withdraw":
                raise NotOffered(row.kind)
            if row.state == "queued":
                change(connection, row.id, state="discarded", answered_at=self._clock.now())
                _free_original(connection, row)
            else:
                self._withdraw(connection, row)
            return _item(connection, operation_id)

    def edit(self, operation_id: bytes) -> Draft:
        """A draft that will take this operation's place, its text filled in.

        After a conflict or refusal at once; after `later` the operation is withdrawn first; a
        queued one is pulled back. The same draft comes back where one is already being edited.
        Raises `NotFound`, `NotOffered`, `TooLate` (sent and not answered yet).
        """
        with self._database.read() as connection:
            state = _row(connection, operation_id).state
        if state == "queued":
            return self.pull_back(operation_id)
        with self._database.write_words() as connection:
            row = _row(connection, operation_id)
            open_draft = connection.execute(
                select(draft.c.id).where(
                    draft.c.supersedes == operation_id, draft.c.discarded_at == 0
                )
            ).scalar()
            if open_draft is not None:
                return get_draft(connection, open_draft)
            if row.kind in ("withdraw", "approve") or row.superseded_by is not None:
                raise NotOffered(row.state)
            if row.state == "unanswered":
                if not row.later:
                    raise TooLate(row.state)
                self._withdraw(connection, row)
            elif row.state not in WAITING_STATES:
                raise NotOffered(row.state)
            draft_id = _as_draft(connection, row, row.id, self._clock.now())
            return get_draft(connection, draft_id)

    def send_anyway(self, operation_id: bytes, *, at: int) -> OutboxItem:
        """After a conflict: the same words as a new operation on the case as it now stands.

        Raises `NotFound`, `NotOffered` (no conflict, or the case is no longer the agency's).
        """
        with self._database.write_words() as connection:
            row = _row(connection, operation_id)
            if row.state != "needs_decision" or row.outcome != "conflict":
                raise NotOffered(row.state)
            if row.why in GONE_REASONS | SETTLED_REASONS:
                raise NotOffered(row.why)
            made = queue(
                connection,
                row.complaint,
                content_of(row),
                card_of(row.card),
                row.id,
                (at, row.zone_minutes),
                self._clock.now(),
            )
            return _item(connection, made)

    def take_back(self, operation_id: bytes, *, later: str = "") -> OutboxItem:
        """Undo `send_anyway` (given the new operation) or `discard` of something that was sent
        (given that): what waited for the officer waits again. `later`: the server's reason to
        put it off, which the withdrawal took away. Raises `NotFound`, `TooLate` where the new
        operation or the withdrawal may have left, `NotOffered` for any other operation."""
        with self._database.write_words() as connection:
            row = _row(connection, operation_id)
            if row.state == "withdrawing":
                withdrawal = operation.c.kind == "withdraw", operation.c.target == operation_id
                ended = connection.execute(
                    delete(operation).where(*withdrawal, operation.c.sent_at == 0)
                )
                if ended.rowcount == 0:
                    raise TooLate(row.state)
                change(connection, row.id, state=state_by_outcome(row.outcome), later=later)
                return _item(connection, operation_id)
            if row.supersedes is None or row.kind == "withdraw":
                raise NotOffered(row.state)
            if row.state != "queued" or row.sent_at:
                raise TooLate(row.state)
            _free_original(connection, row)
            connection.execute(delete(operation).where(operation.c.id == operation_id))
            return _item(connection, row.supersedes)

    def get(self, operation_id: bytes) -> OutboxItem:
        """One operation. Raises `NotFound`."""
        with self._database.read() as connection:
            return _item(connection, operation_id)

    def list(
        self, shown: Shown = "pending", complaint: str | None = None
    ) -> tuple[OutboxItem, ...]:
        """Operations in line order. `pending`: not settled; `attention`: waiting for the
        officer; `laid`: accepted and not yet in the copy. Withdraws are not listed."""
        column, waits = operation.c, needs_officer()
        query = (
            select(operation, waits.label("attention"))
            .where(column.kind != "withdraw")
            .order_by(column.position, column.seq)
        )
        if shown == "pending":
            query = query.where(column.state.in_(PENDING_STATES), column.superseded_by.is_(None))
        elif shown == "attention":
            query = query.where(waits)
        elif shown == "laid":
            query = query.where(column.laid)
        if complaint is not None:
            query = query.where(column.complaint == complaint)
        with self._database.read() as connection:
            return tuple(
                item_of(row, attention=bool(row.attention)) for row in connection.execute(query)
            )

    def answering(self) -> set[str]:
        """Complaints with an answer of this desk on its way, or accepted and not yet held."""
        column = operation.c
        on_its_way = and_(column.state.in_(ON_ITS_WAY), column.superseded_by.is_(None))
        query = (
            select(column.complaint)
            .where(column.kind.in_(ANSWER_KINDS), or_(column.laid, on_its_way))
            .distinct()
        )
        with self._database.read() as connection:
            return set(connection.execute(query).scalars())

    def accepted(self, since: int) -> tuple[tuple[str, int], ...]:
        """Complaints with an answer that the server accepted since then, and when it did (Unix
        seconds). A submission is no answer yet."""
        column = operation.c
        query = (
            select(column.complaint, func.max(column.answered_at))
            .where(
                column.state == "acked",
                column.kind.in_(ANSWER_KINDS),
                column.kind != "submit",
                column.answered_at >= since,
            )
            .group_by(column.complaint)
        )
        with self._database.read() as connection:
            return tuple((row[0], row[1]) for row in connection.execute(query))

    def purge_deleted(self, before: int) -> int:
        """Forget the words of operations whose complaint was deleted by order: settled ones at
        once, unsent and undecided ones where it was deleted before that time. Returns how many.
        """
        column = operation.c
        over = column.gone_at < before
        settled = column.state.in_(SETTLED_STATES)
        with self._database.write_words() as connection:
            unsent = connection.execute(
                delete(operation).where(
                    column.complaint_gone == "deleted",
                    over,
                    column.sent_at == 0,
                    column.supersedes.is_(None),
                )
            )
            undecided = column.state.in_(WAITING_STATES) & over
            words = or_(column.text != "", column.payload.is_not(None), column.card != "{}")
            answered = forget_words(
                connection,
                (column.complaint_gone == "deleted") & words & (settled | undecided),
                state=case((undecided, "discarded"), else_=column.state),
            )
            return unsent.rowcount + answered

    def _withdraw(self, connection: Connection, row: Row[Any]) -> None:
        """Queue the withdrawal of something that was sent, in its place in line."""
        if row.state not in ("unanswered", *WAITING_STATES) or row.superseded_by is not None:
            raise NotOffered(row.state)
        self._queue_withdrawal(connection, row)
        change(connection, row.id, state="withdrawing", later="")

    def _queue_withdrawal(self, connection: Connection, row: Row[Any]) -> None:
        now = self._clock.now()
        base, _ = live_facts(connection, row.complaint)
        connection.execute(
            insert(operation).values(
                **content_values(Content(kind="withdraw", target=row.id)),
                id=uuid_utils.uuid7().bytes,
                seq=next_seq(connection),
                position=row.position,
                complaint=row.complaint,
                card=row.card,
                base=base,
                at=now,
                zone_minutes=row.zone_minutes,
                created_at=now,
                state="queued",
                **gone_of(row),
            )
        )


def _row(connection: Connection, operation_id: bytes) -> Row[Any]:
    row = get_operation(connection, operation_id)
    if row is None:
        raise NotFound("operation")
    return row


def _item(connection: Connection, operation_id: bytes) -> OutboxItem:
    row = connection.execute(
        select(operation, needs_officer().label("attention")).where(operation.c.id == operation_id)
    ).first()
    if row is None:
        raise NotFound("operation")
    return item_of(row, attention=bool(row.attention))


def _as_draft(connection: Connection, row: Row[Any], supersedes: bytes | None, now: int) -> int:
    """The operation's words as a draft; a complaint that left keeps its flag."""
    words = as_answer(content_of(row))
    if row.why in SETTLED_REASONS and words.kind in NEEDS_APPROVAL:
        # The submission that it was to replace is decided: it can only stand for itself.
        words = replace(words, target=None)
    draft_id = insert_draft(connection, row.complaint, words, supersedes, now, card_of(row.card))
    if row.complaint_gone:
        connection.execute(
            update(draft)
            .where(draft.c.id == draft_id)
            .values(complaint_gone=row.complaint_gone, gone_at=row.gone_at)
        )
    return draft_id


def _free_original(connection: Connection, row: Row[Any]) -> None:
    """What this one was to replace waits for the officer again."""
    if row.supersedes is not None:
        connection.execute(
            update(operation)
            .where(operation.c.id == row.supersedes, operation.c.superseded_by == row.id)
            .values(superseded_by=None)
        )
