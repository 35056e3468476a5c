"""The product with one rule of the exchange broken each: the oracle must notice every one.

Only tests know these. A mutant is a context in which the product's own code is replaced at one
place; the comment says which rule is broken.
"""

from __future__ import annotations

import contextlib
import dataclasses
import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from typing import Any, Final
from unittest import mock

import msgspec
from sqlalchemy import insert, select, text

from desktop.services import approval
from desktop.storage import copy, exchange, line, outbox, removal, settle
from desktop.storage.schema import operation as desk_operation
from server import (
    approvals,
    conflicts,
    database,
    effects,
    keys,
    operations,
    schema,
    submissions,
    work,
)
from server import epochs as server_epochs
from server import exchange as server_exchange
from server import feed as server_feed
from sync import answer, errors, round, wire
from sync.wire import OpResult
from tests.simulation.actions import Action
from tests.simulation.world import World

Patch = Callable[[ExitStack, World], None]


def _replace(stack: ExitStack, where: Any, name: str, new: Any) -> None:
    stack.enter_context(mock.patch.object(where, name, new))


def _ledger_unchecked(stack: ExitStack, world: World) -> None:
    """The same id is applied as often as it comes."""
    insert_new, entry_of = database.Database.insert_new, effects.entry_of

    def again(self: Any, connection: Any, table: str, **values: Any) -> bool:
        if table == "ledger" and values.get("kind") not in ("claimed", "withdraw"):
            for name, column in (
                ("ledger", "id"),
                ("answer", "operation"),
                ("returned", "operation"),
            ):
                connection.execute(
                    text(f"DELETE FROM {name} WHERE {column} = :id"), {"id": values["id"]}
                )
        return insert_new(self, connection, table, **values)

    def fresh(*args: Any) -> Any:
        made = entry_of(*args)
        made.id = secrets.token_hex(16)
        return made

    _replace(stack, database.Database, "insert_new", again)
    _replace(stack, effects, "entry_of", fresh)


def _ledger_later(stack: ExitStack, world: World) -> None:
    """The ledger's row is committed after the effect, in a transaction of its own."""
    once, process = operations.Operations._once, operations.Operations.process
    kept: list[dict[str, Any]] = []

    def without(self: Any, connection: Any, *args: Any) -> OpResult:
        result = once(self, connection, *args)
        id_ = args[1].id
        row = connection.execute(select(schema.ledger).where(schema.ledger.c.id == id_)).first()
        if row is not None:
            kept.append(dict(row._mapping))
            connection.execute(text("DELETE FROM ledger WHERE id = :id"), {"id": id_})
        return result

    def after(self: Any, *args: Any) -> OpResult:
        kept.clear()
        result = process(self, *args)
        for row in kept:
            with self._db.write() as connection:
                connection.execute(insert(schema.ledger).values(**row))
        return result

    _replace(stack, operations.Operations, "_once", without)
    _replace(stack, operations.Operations, "process", after)


def _cursor_first(stack: ExitStack, world: World) -> None:
    """The position is committed before the changes that it covers."""
    apply = copy.ReplicaCopy.apply

    def split(self: Any, changes: Any, checkpoint: Any) -> None:
        apply(self, (), checkpoint)
        apply(self, changes, checkpoint)

    _replace(stack, copy.ReplicaCopy, "apply", split)


def _unsigned(stack: ExitStack, world: World) -> None:
    """No signature is looked at."""
    _replace(stack, answer, "_verify", lambda *_: None)


def _results_first(stack: ExitStack, world: World) -> None:
    """Results are stored before their signature was verified."""
    record = answer.Answer._record

    def early(self: Any, *args: Any) -> None:
        with mock.patch.object(answer, "_verify"):
            record(self, *args)
        record(self, *args)

    _replace(stack, answer.Answer, "_record", early)


def _overlay_dropped(stack: ExitStack, world: World) -> None:
    """An accepted answer is no longer laid over the copy, though the copy lacks it."""
    accept = settle.accept

    def bare(connection: Any, row: Any, *args: Any, **more: Any) -> None:
        accept(connection, row, *args, **more)
        settle.change(connection, row.id, laid=False)

    _replace(stack, settle, "accept", bare)


def _sent_late(stack: ExitStack, world: World) -> None:
    """`sent_at` is committed with the answer, not before the first byte."""
    claim, record = exchange.OutboxExchange.claim, exchange.OutboxExchange.record
    unsent: dict[bytes, dict[str, Any]] = {}
    names = ("state", "sent_at", "predecessor", "payload", "hash")

    def quietly(self: Any, *args: Any) -> Sequence[Any]:
        with self._database.read() as connection:
            query = select(desk_operation.c.id).where(desk_operation.c.sent_at == 0)
            fresh = set(connection.execute(query).scalars())
        claimed = claim(self, *args)
        with self._database.write() as connection:
            for item in claimed:
                if item.id in fresh:
                    row = settle.get_operation(connection, item.id)
                    unsent[item.id] = {name: getattr(row, name) for name in names}
                    settle.change(
                        connection,
                        item.id,
                        **dict.fromkeys(names[2:]),
                        state="queued",
                        sent_at=0,
                    )
        return claimed

    def now(self: Any, statement: Any, *args: Any) -> None:
        with self._database.write() as connection:
            for item in statement.items:
                if item.operation in unsent:
                    settle.change(connection, item.operation, **unsent.pop(item.operation))
        record(self, statement, *args)

    _replace(stack, exchange.OutboxExchange, "claim", quietly)
    _replace(stack, exchange.OutboxExchange, "record", now)


def _number_first(stack: ExitStack, world: World) -> None:
    """The number is taken before the transaction, so that a reader passes a slow writer."""
    process, busy = operations.Operations.process, [False]

    def slow(self: Any, *args: Any) -> OpResult:
        if busy[0]:
            return process(self, *args)
        with self._db.write() as connection:
            number = database.take_numbers(connection, 1)
        busy[0] = True
        try:
            world.perform(Action("reply", b=number))
            for place, seat in enumerate(world.seats):
                if seat.opened:
                    world.perform(Action("sync", a=place))
            with mock.patch.object(work, "take_numbers", return_value=number):
                return process(self, *args)
        finally:
            busy[0] = False

    _replace(stack, operations.Operations, "process", slow)


def _withdraw_ignored(stack: ExitStack, world: World) -> None:
    """A withdrawal claims nothing: what it speaks of may still be applied."""
    claim = operations.claim_withdrawn

    def nothing(base: Any, connection: Any, id_: bytes, *args: Any) -> bool:
        known = select(schema.ledger.c.id).where(schema.ledger.c.id == id_)
        if connection.execute(known).first() is None:
            return True
        return claim(base, connection, id_, *args)

    _replace(stack, operations, "claim_withdrawn", nothing)


def _discard_alone(stack: ExitStack, world: World) -> None:
    """Throwing away what was sent is not told to the server."""

    def alone(self: Any, connection: Any, row: Any) -> None:
        settle.change(connection, row.id, state="discarded")

    _replace(stack, outbox.Outbox, "_withdraw", alone)


def _gone_skipped(stack: ExitStack, world: World) -> None:
    """What left the agency stays in the copy."""
    _replace(stack, copy._Apply, "_gone", lambda self, change: None)


def _always_equal(stack: ExitStack, world: World) -> None:
    """The fingerprint is not compared."""
    conclude = round.Round.conclude

    def trusting(self: Any, ended: Any, tally: Any) -> Any:
        with mock.patch.object(self._replica, "fingerprint", return_value=ended.end.fingerprint):
            return conclude(self, ended, tally)

    _replace(stack, round.Round, "conclude", trusting)


def _predecessor_unchecked(stack: ExitStack, world: World) -> None:
    """An operation is applied before the one that it stands behind."""
    _replace(stack, conflicts.Chain, "settled", lambda self, id_: True)


def _epoch_ignored(stack: ExitStack, world: World) -> None:
    """A request of another epoch is processed as if nothing had happened."""
    epoch_for = server_exchange.Exchange._epoch_for

    def any_epoch(self: Any, request: Any, caller: Any, now: int) -> bytes:
        return request.epoch or epoch_for(self, request, caller, now)

    _replace(stack, server_exchange.Exchange, "_epoch_for", any_epoch)


def _not_offered_again(stack: ExitStack, world: World) -> None:
    """After a restore the desk keeps its receipts to itself."""
    for name in ("offer_all_again", "offer_lost_again"):
        _replace(stack, copy, name, lambda *_: None)


def _deletion_unwritten(stack: ExitStack, world: World) -> None:
    """An ordered deletion is not in the journal: a restore undoes it."""
    append = keys.Keyring.append

    def but(self: Any, line: Any) -> None:
        if line.kind != "deletion":
            append(self, line)

    _replace(stack, keys.Keyring, "append", but)


def _numbers_again(stack: ExitStack, world: World) -> None:
    """A start leaves no numbers out: a database put back unsaid gives out the same again."""
    _replace(stack, server_epochs.Epochs, "_leap", lambda _: None)


def _tombstone_lost(stack: ExitStack, world: World) -> None:
    """The deleted complaint's tombstone is lost: an import brings it back."""
    delete = server_epochs.Epochs.delete

    def then_forget(self: Any, *args: Any) -> bool:
        done = delete(self, *args)
        with self._db.write() as connection:
            connection.execute(text("DELETE FROM deleted"))
        return done

    _replace(stack, server_epochs.Epochs, "delete", then_forget)


def _change_passed_over(stack: ExitStack, world: World) -> None:
    """A complaint that changes again while the answer streams is taken for sent."""
    fill = server_feed.Feed._fill

    def once(self: Any, *args: Any) -> None:
        fill(self, *args)
        self._sent = dict.fromkeys(self._sent, 1 << 62)

    _replace(stack, server_feed.Feed, "_fill", once)


def _draft_taken_along(stack: ExitStack, world: World) -> None:
    """A complaint that leaves takes the drafts on it along."""
    mark_gone = removal.mark_gone

    def along(connection: Any, key: str, now: int) -> None:
        mark_gone(connection, key, now)
        connection.execute(text("DELETE FROM draft WHERE complaint = :key"), {"key": key})

    _replace(stack, copy, "mark_gone", along)


def _safe_too_high(stack: ExitStack, world: World) -> None:
    """Texts are forgotten on desks that a backup without them may still need."""
    _replace(stack, keys.Keyring, "safe_number", lambda self: 1 << 62)


def _conflict_as_sent(stack: ExitStack, world: World) -> None:
    """A conflict is shown as sent."""
    unapplied = settle._settle_unapplied

    def hopeful(connection: Any, row: Any, result: Any, statement: Any, at: int) -> None:
        if result.outcome == "conflict":
            settle.accept(connection, row, 1, at, statement=statement)
        else:
            unapplied(connection, row, result, statement, at)

    _replace(stack, settle, "_settle_unapplied", hopeful)


def _wrong_order(stack: ExitStack, world: World) -> None:
    """The youngest answer on a complaint goes first."""
    sendable = line.sendable
    _replace(stack, exchange, "sendable", lambda rows: list(reversed(sendable(rows))))
    _replace(stack, exchange, "predecessor_of", lambda *_: None)


def _reader_of_half(stack: ExitStack, world: World) -> None:
    """An answer that breaks off after a checkpoint counts as whole."""
    read = answer.Answer.read

    def lenient(self: Any, frames: Iterator[Any], *args: Any) -> Any:
        last: list[Any] = []

        def seen() -> Iterator[Any]:
            for frame in frames:
                last.append(frame)
                yield frame

        try:
            return read(self, seen(), *args)
        except errors.CutOff:
            if not last or last[-1].__class__.__name__ != "Checkpoint":
                raise
            head, mark = last[0], last[-1]
            finger = self._replica.fingerprint()
            end = wire.End(0, mark.cursor, finger, False, b"")
            statement = wire.EndStatement("", "", head.epoch, b"", 0, mark.cursor, finger, False)
            proof = wire.SignedEnd(msgspec.msgpack.encode(statement), b"")
            return answer.Ended(head, end, proof)

    _replace(stack, answer.Answer, "read", lenient)


def _approval_not_asked(stack: ExitStack, world: World) -> None:
    """What an operator sends goes out where the agency asks for approval."""
    _replace(stack, approvals, "needed", lambda *_: False)
    _replace(stack, approval.ApprovalService, "submits", lambda _: False)


def _decided_twice(stack: ExitStack, world: World) -> None:
    """A submission may be approved again after it went out."""
    _replace(stack, submissions, "decided", lambda *_, **__: None)
    find = submissions.find

    def pending(*args: Any) -> Any:
        found = find(*args)
        return found and dataclasses.replace(found, state="pending")

    _replace(stack, submissions, "find", pending)


def _hash_unchecked(stack: ExitStack, world: World) -> None:
    """The server publishes what it holds, whatever words the officer's approval names."""
    _replace(stack, approval, "public_hash", lambda *_: bytes(32))
    _replace(stack, submissions, "public_hash", lambda *_: bytes(32))


def _approval_forgotten(stack: ExitStack, world: World) -> None:
    """An approval that was there before its submission waits for ever."""
    _replace(stack, approvals, "_publish_awaiting", lambda *_: True)


MUTANTS: Final[dict[str, Patch]] = {
    "ledger unchecked": _ledger_unchecked,
    "ledger row later": _ledger_later,
    "cursor before data": _cursor_first,
    "signature unchecked": _unsigned,
    "results before their signature": _results_first,
    "overlay dropped early": _overlay_dropped,
    "sent_at with the answer": _sent_late,
    "number taken first": _number_first,
    "withdraw ignored": _withdraw_ignored,
    "discarded without a word": _discard_alone,
    "gone skipped": _gone_skipped,
    "fingerprint always equal": _always_equal,
    "predecessor unchecked": _predecessor_unchecked,
    "epoch ignored": _epoch_ignored,
    "receipts kept back": _not_offered_again,
    "deletion not in the journal": _deletion_unwritten,
    "numbers given out again": _numbers_again,
    "tombstone lost": _tombstone_lost,
    "change passed over": _change_passed_over,
    "draft taken along": _draft_taken_along,
    "safe number too high": _safe_too_high,
    "conflict shown as sent": _conflict_as_sent,
    "line in the wrong order": _wrong_order,
    "half an answer is whole": _reader_of_half,
    "approval not asked for": _approval_not_asked,
    "decided twice": _decided_twice,
    "hash not compared": _hash_unchecked,
    "approval forgotten": _approval_forgotten,
}


@contextlib.contextmanager
def mutant(name: str, world: World) -> Iterator[None]:
    """The product with that rule broken."""
    with ExitStack() as stack:
        MUTANTS[name](stack, world)
        yield
