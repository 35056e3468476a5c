"""One exchange run with its receipt, its notice and its consequences for this PC.

Failure policy:
- A receipt is begun before the run and finished after it, also where storage raises or the
  officer interrupts; a power cut leaves one that never finished.
- A fault of the line or of storage ends the run, never the program: it is told in `Done` with
  its notice. A bug passes through after the receipt has been finished.
- Faults that come and go set a back-off (the server's Retry-After where it gave one), which
  survives a restart; a run that the officer asks for goes ahead all the same.
- Only a verified revocation leads to the farewell (`desktop.services.farewell`).
- Tidying up afterwards is in small steps that the next run repeats where they failed.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import Final

from desktop.domain.errors import Cancelled, PenghubungError
from desktop.domain.formats import zone_of
from desktop.domain.model import Backoff
from desktop.domain.phrases import Moment
from desktop.services.aftermath import Aftermath, done_of
from desktop.services.attention import AttentionService
from desktop.services.budget import BudgetService
from desktop.services.farewell import Farewell
from desktop.services.faults import NoSuchItem, Progressed, converted, notice_of
from desktop.services.notices import attachments as file_notices
from desktop.services.outcome import Done
from desktop.storage.replica import Replica
from sync import enrolment, errors
from sync.blobs import Transfer, Transfers
from sync.engine import Engine, Report, Step
from sync.http import HttpTransport
from sync.ports import Clock
from sync.wire import Signed

_DAY: Final = 86_400
RECOMPUTE_SECONDS: Final = 7 * _DAY
"""How often the kept fingerprint is checked against the rows themselves."""
_RECOMPUTED: Final = "recomputed_at"
_BACKOFF_FIRST: Final = 60
_BACKOFF_MOST: Final = 3600
_PASSING: Final = frozenset(
    {
        "offline",
        "timeout",
        "cut_off",
        "server_down",
        "proxy_page",
        "filtered",
        "proxy_sign_in",
        "proxy_down",
        "tls_failed",
        "inspected",
        "clock",
        "certificate_expired",
        "bad_answer",
    }
)


class SyncService:
    """Runs exchanges for one desk. One at a time."""

    def __init__(
        self,
        replica: Replica,
        attention: AttentionService,
        farewell: Farewell,
        clock: Clock,
        zone: str,
        budget: BudgetService,
        connect: Callable[[str], HttpTransport] = HttpTransport,
    ) -> None:
        """`budget` says what may travel for attachments; `connect` makes the carriage for the
        server's address."""
        self._replica = replica
        self._after = Aftermath(replica, attention, clock)
        self._farewell = farewell
        self._clock = clock
        self._zone = zone_of(zone)
        self._budget = budget
        self._connect = connect

    def wait_left(self) -> int:
        """Seconds until an automatic run may start; 0 = now."""
        return self._replica.backoff.get().left(self._clock.now())

    def run(
        self,
        *,
        accept_removals: bool = False,
        progress: Callable[[Step], None] = lambda step: None,
        cancelled: Callable[[], bool] = lambda: False,
        transfers: Callable[[Transfer], None] = lambda transfer: None,
    ) -> Done:
        """Exchange until done or stopped. `accept_removals`: the wipe guard was answered;
        `transfers`: told how far each attachment is.

        Raises `PenghubungError` only where not even the receipt can be begun, and what
        `Farewell.say` raises.
        """
        waited = self._replica.backoff.get()
        number = self._replica.receipts.begin(self._clock.now())
        offered = self._replica.queries.work_counts()[0]
        try:
            transport = self._connect(self._replica.identity.url)
        except errors.ExchangeError as error:
            nothing = _nothing(self._clock.now(), error.code)
            return self._told(number, nothing, error, offered, waited)
        transport.rely_on(enrolment.PinnedTrust(self._replica.identity))
        engine = Engine(
            self._replica.identity,
            self._replica.exchange,
            self._replica.copy,
            transport,
            self._clock,
            notes=self._replica.settings,
            accept_removals=accept_removals,
            progress=progress,
            cancelled=cancelled,
            attachments=self._replica.attachments,
            transfers=transfers,
            allowed=self._budget.allowance(),
        )
        try:
            return self._run(engine, transport, number, offered, waited)
        finally:
            transport.close()

    def fetch(
        self,
        sha256: str,
        *,
        progress: Callable[[Transfer], None] = lambda transfer: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> None:
        """Fetch one attachment (SHA-256 in hex), from where an earlier try ended.

        Raises `NoSuchItem` where no complaint of the copy has it or the server gives it no
        more, else what `converted` makes of a fault of the line, and errors of storage.
        """
        identity = self._replica.identity
        try:
            transport = self._connect(identity.url)
        except errors.ExchangeError as error:
            raise converted(error) from error
        transport.rely_on(enrolment.PinnedTrust(identity))
        transfers = Transfers(
            identity.token,
            self._replica.attachments,
            transport,
            self._clock,
            progress=progress,
            cancelled=cancelled,
        )
        try:
            if not transfers.fetch(bytes.fromhex(sha256)):
                raise NoSuchItem(file_notices.GONE, "attachment")
        except errors.BlobRefused as error:
            raise NoSuchItem(file_notices.GONE, error.why) from error
        except errors.ExchangeError as error:
            raise converted(error) from error
        finally:
            transport.close()
            # A file that the officer asks for goes in any case, and counts.
            self._budget.count_apart(transport.traffic.bytes_up, transport.traffic.bytes_down)

    def _run(
        self,
        engine: Engine,
        transport: HttpTransport,
        number: int,
        offered: int,
        waited: Backoff,
    ) -> Done:
        try:
            self._check_rows()
            report = engine.run()
        except PenghubungError as error:
            report = engine.report(error.code)
            with suppress(PenghubungError):
                # A promised retry was made; what stopped it is the officer's to see to.
                self._back_off(report, waited)
            return self._after.stored_badly(number, report, error)
        except KeyboardInterrupt:
            return self._told(
                number, engine.report(Cancelled.code), errors.Cancelled(), offered, waited
            )
        except BaseException:
            self._after.finish(number, engine.report("bug"), 0, "bug")
            raise
        ended = engine.error
        if isinstance(ended, errors.Revoked):
            # Verified here once more: erasure never rests on another room's word.
            ended = enrolment.verified_revocation(ended, self._replica.identity)
        if isinstance(ended, errors.Revoked) and ended.signed is not None:
            return self._revoked(number, report, ended.signed, transport, waited)
        done = self._told(number, report, ended, offered, waited)
        self._after.tidy()
        return done

    def _check_rows(self) -> None:
        """Once a week: does the kept fingerprint still stand for the rows?"""
        now = self._clock.now()
        copy, settings = self._replica.copy, self._replica.settings
        position = copy.position()
        due = not 0 <= now - int(settings.get(_RECOMPUTED, "0")) < RECOMPUTE_SECONDS
        if not due or position.building or position.cursor is None:
            return
        if copy.recompute() != copy.fingerprint() and not copy.mismatch(now):
            # No new copy may be asked for today: the next run looks again.
            return
        settings.set(_RECOMPUTED, str(now))

    def _told(
        self,
        number: int,
        report: Report,
        error: errors.ExchangeError | None,
        offered: int,
        waited: Backoff,
    ) -> Done:
        """Note the consequences of a run, finish its receipt, and tell it."""
        code = "" if error is None else converted(error).code
        now = self._clock.now()
        next_try = 0
        try:
            next_try = self._back_off(report, waited)
            needs = self._after.note(error)
        except PenghubungError as failure:
            return self._after.stored_badly(number, report, failure)
        receipt = self._after.finish(number, report, needs, code)
        notice = None
        if error is not None:
            when = Moment(next_try, now, self._zone) if next_try else None
            notice = notice_of(error, Progressed(report.sent, offered, when))
        paused = waited.until if waited.until > report.started_at else 0
        return done_of(receipt, report, code, notice, paused_until=paused, next_try=next_try)

    def _back_off(self, report: Report, waited: Backoff) -> int:
        if report.error not in _PASSING:
            if waited != Backoff():
                self._replica.backoff.set(Backoff())
            return 0
        failures = waited.failures + 1
        pause = min(_BACKOFF_MOST, _BACKOFF_FIRST * 2 ** min(failures - 1, 10))
        # Jitter: a whole region must not come back in the same second.
        pause = max(report.retry_after, int(pause * random.uniform(0.5, 1.5)))
        until = self._clock.now() + pause
        self._replica.backoff.set(Backoff(failures, until, report.error))
        return until

    def _revoked(
        self,
        number: int,
        report: Report,
        signed: Signed,
        transport: HttpTransport,
        waited: Backoff,
    ) -> Done:
        done = self._told(number, report, errors.Revoked(signed), 0, waited)
        left = self._farewell.say(self._replica, signed, transport)
        return replace(done, notice=left.error.notice, left=left)


def _nothing(now: int, code: str) -> Report:
    """A run that could not even begin."""
    return Report(
        outcome="failed",
        sent=0,
        received=0,
        removed=0,
        conflicts=0,
        refused=0,
        later=0,
        verified=False,
        bytes_up=0,
        bytes_down=0,
        round_trips=0,
        seconds=0.0,
        started_at=now,
        finished_at=now,
        error=code,
    )
