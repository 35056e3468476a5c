"""What a liaison officer's file gives back to the operator whose submission it was.

Failure policy: one transaction keeps the remark and opens the words again as a draft; the same file
taken again changes nothing. The exchange brings the same give-back, which then stands for itself.
"""

from __future__ import annotations

from collections.abc import Sequence

from desktop.storage.engine import Database
from desktop.storage.handed import keep
from desktop.storage.settle import get_operation
from desktop.storage.state import live_gen
from desktop.storage.submissions import reopen
from sync import codec
from sync.ports import Clock
from sync.wire import Operation


class ReturnedBox:
    """Takes in what was given back."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def take(
        self, officer: str, own: str, returned: Sequence[tuple[Operation, bytes]]
    ) -> tuple[str, ...]:
        """Keep what `officer` gave back of this desk's submissions (`own`: whose desk it is); the
        complaints of those that were new here. What is others' is left alone."""
        new: list[str] = []
        now = self._clock.now()
        with self._database.write_words() as connection:
            for one, payload in returned:
                mine = None if one.target is None else get_operation(connection, one.target)
                if mine is None or mine.kind != "submit" or mine.payload is None:
                    continue
                if keep(connection, one, payload, officer, now):
                    new.append(mine.complaint)
                # The copy may not hold it yet: its story needs its words.
                keep(connection, codec.decode(mine.payload, Operation), mine.payload, own, now)
                reopen(connection, live_gen(connection), {mine.id.hex(): mine.complaint}, now)
        return tuple(new)
