"""The exchange, server side: one request in, one streamed and signed answer out.

Failure policy: what goes wrong before the first byte is a `Refusal`; afterwards the stream just
ends, and without its signed end the desk calls the answer partial. Operations are committed one
by one before any result leaves; no transaction is open while the socket is written.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec
import zstandard

from server.accounts import Refusal
from server.blocks import Blocks, left
from server.caller import Caller
from server.database import Database
from server.epochs import Epochs
from server.feed import Feed, Page, Totals
from server.keys import Keyring
from server.operations import Operations, operation_id
from server.reoffers import Reoffers
from sync import codec, crypto
from sync.batch import unpack_operations
from sync.past import Past
from sync.wire import (
    MODE_DELTA,
    MODE_NEW_EPOCH,
    MODE_SNAPSHOT,
    OLDEST_PROTOCOL,
    Checkpoint,
    End,
    EndStatement,
    Head,
    Limits,
    Operation,
    OpResult,
    ResultsSigned,
    ResultsStatement,
    SnapshotPosition,
    StatementItem,
    SyncRequest,
)

READERS: Final = frozenset({"liaison", "operator"})
"""Roles that get an agency's complaints and may answer them; the others get figures only."""
SMALL: Final = 150
"""Complaints up to which the shared dictionary makes an answer smaller."""
_LARGE: Final = 2000
"""Complaints from which the time to compress counts for more than the bytes."""
_ANSWER_BYTES: Final = 8 << 10
_CHANGE_BYTES: Final = 3 << 10
"""What the compressor's tables are made for: a complaint with its entries, uncompressed."""
_BATCH_LIMIT: Final = 10_000
_COLUMNS_FROM: Final = 2
"""Protocol that reads columns and pasts."""


class Exchange:
    """Answers `POST /api/v1/sync`."""

    def __init__(
        self,
        database: Database,
        keys: Keyring,
        epochs: Epochs,
        dictionaries: codec.Dictionaries,
        limits: Limits,
    ) -> None:
        self._db = database
        self._keys = keys
        self._epochs = epochs
        self._dictionaries = dictionaries
        self._limits = limits
        self._operations = Operations(database, limits)
        self._reoffers = Reoffers(database, keys, epochs)

    def answer(
        self, body: bytes, caller: Caller, now: int, most: int | None = None
    ) -> Iterator[bytes]:
        """Process a request's operations and return the stream of its answer.

        `most`: bytes at which the answer ends with `more`, whatever the request allows.

        Raises `Refusal`; everything is committed when this returns, the rest is reading.
        """
        if caller.role not in READERS:
            raise Refusal(403, "forbidden", detail="role")
        try:
            message = codec.unpack(
                body,
                self._dictionaries,
                self._limits.request_bytes,
                Feed(self._db, caller.agency, {}).past,
            )
            request = codec.decode(message, SyncRequest)
            if request.batch:
                operations = unpack_operations(request.batch, _BATCH_LIMIT)
                request = msgspec.structs.replace(request, operations=operations, batch=b"")
            dictionary = self._dictionaries.get(request.dictionary)
        except codec.UnknownDictionary as error:
            raise Refusal(409, "dictionary_unknown") from error
        except codec.TooLong as error:
            raise Refusal(413, "too_large") from error
        except (codec.NotOurs, codec.Malformed, ValueError) as error:
            raise Refusal(400, "malformed") from error
        if request.protocol < OLDEST_PROTOCOL:
            raise Refusal(426, "client_too_old")
        if len(request.operations) > self._limits.operations:
            raise Refusal(413, "too_large")
        epoch = self._epoch_for(request, caller, now)
        hash_ = crypto.request_hash(message)
        if most is not None and request.max_bytes > most:
            request = msgspec.structs.replace(request, max_bytes=most)
        answer = _Answer(self, caller, request, hash_, epoch)
        if request.epoch not in (b"", epoch):
            return answer.new_epoch(codec.FrameWriter(dictionary), now)
        if not (request.max_bytes or request.operations or request.reoffers):
            return answer.look(codec.FrameWriter(dictionary), now)
        try:
            results = self._process(request, caller, now)
        except codec.Malformed as error:
            raise Refusal(400, "malformed") from error
        return answer.stream(dictionary, results, now)

    def _epoch_for(self, request: SyncRequest, caller: Caller, now: int) -> bytes:
        """The epoch in force; begins one where the desk proves that this log was rolled back."""
        epoch = self._epochs.current()
        if request.epoch != epoch:
            return epoch
        if request.proof is not None and self._epochs.lacks(request.proof, caller.agency, epoch):
            return self._epochs.begin(now)
        known = max(
            request.cursor or 0, request.snapshot.start if request.snapshot is not None else 0
        )
        if not self._epochs.told(known):
            raise Refusal(409, "prove_end")
        return epoch

    def _process(
        self, request: SyncRequest, caller: Caller, now: int
    ) -> list[tuple[bytes, OpResult]]:
        """(Operation bytes, result) in request order; re-offers follow operations."""
        results = [
            (payload, self._operations.process(index, payload, caller, now))
            for index, payload in enumerate(request.operations)
        ]
        first = len(results)
        for index, reoffer in enumerate(request.reoffers, first):
            results.append((reoffer.operation, self._reoffers.process(index, reoffer, caller, now)))
        return results


class _Answer:
    """Writes the frames of one answer."""

    def __init__(
        self,
        exchange: Exchange,
        caller: Caller,
        request: SyncRequest,
        request_hash: bytes,
        epoch: bytes,
    ) -> None:
        self._exchange = exchange
        self._db = exchange._db
        self._sign = exchange._keys.sign
        self._caller = caller
        self._request = request
        self._hash = request_hash
        self._epoch = epoch

    def new_epoch(self, writer: codec.FrameWriter, now: int) -> Iterator[bytes]:
        """No operation of another epoch is processed: the desk renews, re-offers, pulls anew."""
        writer.write(self._head(MODE_NEW_EPOCH, Totals(0, 0), now, 0))
        writer.write(self._end(0, 0, bytes(16), more=True))
        yield writer.finish()

    def look(self, writer: codec.FrameWriter, now: int) -> Iterator[bytes]:
        """What would come, and nothing of it: the desk takes no byte of changes."""
        request = self._request
        feed = Feed(self._db, self._caller.agency, {})
        if request.cursor is None:
            position = request.snapshot or SnapshotPosition(feed.counter(), "")
            mode, start = MODE_SNAPSHOT, position.start
            totals = feed.snapshot_totals(position.after)
        else:
            mode, start, totals = MODE_DELTA, 0, feed.delta_totals(request.cursor)
        reached = request.cursor or 0
        writer.write(self._head(mode, totals, now, start))
        writer.write(self._end(reached, reached, bytes(16), more=True))
        yield writer.finish()

    def _head(self, mode: int, totals: Totals, now: int, start: int) -> Head:
        limits: Limits = self._exchange._limits
        return Head(
            self._epoch,
            mode,
            now,
            totals.changes,
            totals.removals,
            self._exchange._keys.safe_number(),
            start,
            limits if self._request.limits < limits.version else None,
        )

    def _end(self, from_: int, to: int, fingerprint: bytes, *, more: bool) -> End:
        statement = EndStatement(
            self._caller.device,
            self._caller.agency,
            self._epoch,
            self._hash,
            from_,
            to,
            fingerprint,
            more,
        )
        signature = self._sign.sign(crypto.END, msgspec.msgpack.encode(statement))
        return End(from_, to, fingerprint, more, signature)

    def _results(self, writer: codec.FrameWriter, results: list[tuple[bytes, OpResult]]) -> None:
        items = []
        for payload, result in results:
            writer.write(result)
            id_ = operation_id(payload)
            items.append(StatementItem(id_, crypto.content_hash(payload), result))
        statement = ResultsStatement(self._caller.device, self._epoch, self._hash, tuple(items))
        writer.write(
            ResultsSigned(self._sign.sign(crypto.RESULTS, msgspec.msgpack.encode(statement)))
        )

    def stream(
        self,
        dictionary: zstandard.ZstdCompressionDict | None,
        results: list[tuple[bytes, OpResult]],
        now: int,
    ) -> Iterator[bytes]:
        """Head, results with their signature, changes with checkpoints, signed end."""
        request = self._request
        own = {}
        for index, payload in enumerate(request.operations):
            if results[index][1].outcome in ("applied", "duplicate"):
                operation = codec.decode(payload, Operation)
                # What an approval publishes is not in it: another desk wrote those words.
                if operation.kind != "approve":
                    own[operation.id] = index
        feed = Feed(self._db, self._caller.agency, own)
        if request.cursor is None:
            position = request.snapshot or SnapshotPosition(feed.counter(), "")
            totals = feed.snapshot_totals(position.after)
            writer = self._writer(dictionary, feed, totals)
            writer.write(self._head(MODE_SNAPSHOT, totals, now, position.start))
            pages, reached = feed.snapshot(position), position.start
        else:
            totals = feed.delta_totals(request.cursor)
            writer = self._writer(dictionary, feed, totals)
            writer.write(self._head(MODE_DELTA, totals, now, 0))
            pages, reached = feed.delta(request.cursor), request.cursor
        if results:
            self._results(writer, results)
            yield writer.flush()
        yield from self._changes(writer, pages, reached)

    def _writer(
        self, dictionary: zstandard.ZstdCompressionDict | None, feed: Feed, totals: Totals
    ) -> codec.FrameWriter:
        request = self._request
        if request.protocol < _COLUMNS_FROM:
            return codec.FrameWriter(dictionary, large=totals.changes > SMALL)
        past = self._past(feed) if request.past and totals.changes else None
        if past is not None:
            dictionary = self._exchange._dictionaries.with_past(request.dictionary, past)
        return codec.FrameWriter(
            dictionary,
            large=totals.changes > SMALL,
            past=past,
            columns=True,
            level=codec.SMALL_LEVEL if totals.changes <= _LARGE else codec.LARGE_LEVEL,
            size=_ANSWER_BYTES + totals.changes * _CHANGE_BYTES,
        )

    def _past(self, feed: Feed) -> Past | None:
        """What the desk named, where it can still be put together."""
        request = self._request
        if request.cursor is not None:
            past = feed.past(request.cursor)
        elif request.snapshot is not None:
            past = feed.snapshot_past(request.snapshot)
        else:
            return None
        return past if past is not None and past.name == request.past else None

    def _changes(
        self, writer: codec.FrameWriter, pages: Iterator[Page], reached: int
    ) -> Iterator[bytes]:
        request = self._request
        blocks = Blocks(
            writer,
            by_share=request.protocol >= _COLUMNS_FROM,
            in_pieces=request.taken is not None,
        )
        snapshot = request.snapshot
        from_ = request.cursor or 0
        begun = Checkpoint(reached, None if request.cursor is not None else "")
        if snapshot is not None:
            begun = Checkpoint(snapshot.start, snapshot.after)
        open_: Checkpoint | None = None
        taken = request.taken
        for page in pages:
            for group, checkpoint in page.groups:
                changes, taken = left(group, taken), None
                if blocks.long(changes):
                    # Alone, so that what is committed of it is told by a position that stands.
                    if blocks.pending:
                        yield blocks.end(begun)
                    for change in changes[:-1]:
                        blocks.write(change)
                        if blocks.full(least=True):
                            yield blocks.end(begun)
                    changes = changes[-1:]
                for change in changes:
                    blocks.write(change)
                begun = open_ = checkpoint
                if blocks.full():
                    yield blocks.end(checkpoint)
                    reached, open_ = checkpoint.cursor, None
                    if writer.sent >= request.max_bytes:
                        writer.write(self._end(from_, reached, bytes(16), more=True))
                        yield writer.finish()
                        return
            if page.exhausted:
                # Only needed where it moves the cursor or ends a page of changes.
                if open_ is not None and (blocks.written or open_.cursor > reached):
                    writer.write(open_)
                writer.write(self._end(from_, page.to, page.fingerprint, more=False))
                yield writer.finish()
                return
