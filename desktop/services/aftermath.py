"""What follows a run, whatever carried it: its receipt, its open question, its tidying up.

Failure policy: what ended the run comes first. A receipt that cannot be stored stays visible as
one never finished; tidying up is in small steps that the next run repeats where they failed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final, Literal

import msgspec

from desktop.domain.errors import PenghubungError
from desktop.domain.model import Receipt
from desktop.domain.notices import Notice
from desktop.services.attention import WIPE_GUARD, AttentionService, OpenGuard
from desktop.services.outcome import Done
from desktop.storage.replica import Replica
from desktop.storage.restored import settle_restored
from sync import errors
from sync.ports import Clock
from sync.round import Report

_DAY: Final = 86_400
DELETED_DAYS: Final = 30
"""Days that unsent words on a complaint deleted by order stay, flagged."""


class Aftermath:
    """Notes what a run came to, for one desk."""

    def __init__(
        self,
        replica: Replica,
        attention: AttentionService,
        clock: Clock,
        carriage: Literal["", "courier"] = "",
    ) -> None:
        self._replica = replica
        self._attention = attention
        self._clock = clock
        self._carriage = carriage

    def note(self, error: errors.ExchangeError | None) -> int:
        """Remember or forget the wipe guard's question; how many things wait for the officer.

        Raises `PenghubungError`.
        """
        if isinstance(error, errors.WipeGuard):
            guard = OpenGuard(error.going, error.held, self._clock.now())
            self._replica.settings.set(WIPE_GUARD, msgspec.json.encode(guard).decode())
        elif error is None:
            self._replica.settings.remove(WIPE_GUARD)
        return self._attention.count()

    def finish(self, number: int, report: Report, needs: int, code: str) -> Receipt:
        """Finish the run's receipt. `needs`: things that wait for the officer."""
        receipt = Receipt(
            id=number,
            started=report.started_at,
            finished=report.finished_at,
            outcome=report.outcome,
            sent=report.sent,
            received=report.received,
            needs_attention=needs,
            bytes_up=report.bytes_up,
            bytes_down=report.bytes_down,
            round_trips=report.round_trips,
            seconds=report.seconds,
            verified=report.verified,
            error=code,
            sent_keys=report.sent_keys,
            received_keys=report.received_keys,
            carriage=self._carriage,
            attachments_sent=report.attachments.sent,
            attachments_outstanding=report.attachments.outstanding,
        )
        try:
            self._replica.receipts.finish(receipt)
        except PenghubungError:
            # What ended the run comes first; the receipt stays visible as one never finished.
            return replace(receipt, finished=0)
        return receipt

    def stored_badly(self, number: int, report: Report, error: PenghubungError) -> Done:
        """The desk's own file failed; the receipt may fail with it and then stays unfinished."""
        receipt = self.finish(number, report, 0, error.code)
        return done_of(receipt, report, error.code, error.notice)

    def tidy(self) -> None:
        """Remove what no copy needs any more, and text whose time is over."""
        try:
            before = self._replica.copy.status().told_at - DELETED_DAYS * _DAY
            while self._replica.copy.sweep():
                pass
            self._replica.exchange.purge_safe()
            self._replica.drafts.purge_deleted(before)
            self._replica.outbox.purge_deleted(before)
            self._replica.attachments.collect()
            settle_restored(self._replica.database, self._clock.now())
        except PenghubungError:
            # Every step is repeated after the next run; this run's outcome stands.
            return


def done_of(
    receipt: Receipt,
    report: Report,
    code: str,
    notice: Notice | None,
    *,
    paused_until: int = 0,
    next_try: int = 0,
) -> Done:
    """A run in the form that screens and commands show."""
    return Done(
        receipt=receipt,
        removed=report.removed,
        conflicts=report.conflicts,
        refused=report.refused,
        later=report.later,
        error=code,
        notice=notice,
        paused_until=paused_until,
        next_try=next_try,
        left=None,
    )
