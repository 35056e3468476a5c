"""The courier: what a run of the exchange does, with a file in the place of the line.

Failure policy:
- Export: room on the medium first, then `sent_at`, then the request is kept here, then the file
  gets its name (`desktop.platform.parcel`). A full or locked stick is found before anything
  counts as sent; one pulled out later leaves operations that are offered again as they are.
- Import: a file that is not a whole, signed answer to this desk changes nothing and leaves no
  receipt (`CourierFault` says which of the things that happen to files it is). Otherwise a
  receipt is begun, the answer is taken as over the line, and what kept it from making the copy
  whole is told in `Done`, as for a run.
- Only a verified revocation leads to the farewell, whose sealed work waits for the courier.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from desktop.domain.errors import DiskFull, LocalError, PenghubungError
from desktop.domain.formats import zone_of
from desktop.domain.model import CourierRun
from desktop.domain.notices import Notice
from desktop.domain.phrases import Moment
from desktop.platform.parcel import Parcel, read_bounded
from desktop.services.aftermath import Aftermath, done_of
from desktop.services.attention import AttentionService
from desktop.services.courier_state import CourierFault as CourierFault
from desktop.services.courier_state import open_run
from desktop.services.farewell import Farewell
from desktop.services.faults import Progressed, converted, notice_of
from desktop.services.notices import courier as notices
from desktop.services.notices.courier import Fault
from desktop.services.outcome import Done
from desktop.storage.replica import Replica
from sync import enrolment, errors
from sync.courier import Carried, Courier
from sync.courier_file import MAX_FILE, REQUEST_SUFFIX, CarriedAnswer, Unusable
from sync.ports import Clock
from sync.round import Report, Step

_STILL_OPEN: Final = (errors.WipeGuard, errors.BadAnswer, errors.Cancelled)
"""What leaves an answer worth giving again."""
_NAMES: Final = 1000
_SLUG: Final = 40


@dataclass(frozen=True, slots=True)
class Exported:
    """A file that stands whole at `path`. `left`: operations that wait for the next file."""

    path: Path
    run: CourierRun
    left: int


class CourierService:
    """Writes and reads courier files for one desk. Never while a run over the line goes on."""

    def __init__(
        self,
        replica: Replica,
        attention: AttentionService,
        farewell: Farewell,
        clock: Clock,
        zone: str,
    ) -> None:
        self._replica = replica
        self._farewell = farewell
        self._clock = clock
        self._zone = zone_of(zone)
        self._after = Aftermath(replica, attention, clock, "courier")

    def suggested(self, folder: Path) -> Path:
        """The first name in that folder that is free: agency, date and a number."""
        agency = self._replica.identity.certificate.agency_name
        slug = _short(re.sub(r"[^a-z0-9]+", "-", agency.casefold()).strip("-"))
        day = datetime.fromtimestamp(self._clock.now(), self._zone).date().isoformat()
        stem = f"penghubung-kurir-{slug or 'instansi'}-{day}"
        for number in range(1, _NAMES):
            path = folder / f"{stem}-{number}{REQUEST_SUFFIX}"
            if not path.exists():
                return path
        raise CourierFault("exists")

    def open_run(self) -> CourierRun | None:
        """See `courier_state.open_run`."""
        return open_run(self._replica)

    def export(self, target: Path, *, replace: bool = False) -> Exported:
        """Write the next request to a file, or under a name of its own into a folder.

        Raises `CourierFault`, and what storage raises.
        """
        path = self._target(target, replace)
        limits = self._replica.copy.limits()
        courier = self._courier()
        parcel = Parcel(path)
        try:
            parcel.reserve(courier.weigh(limits))
        except DiskFull as error:
            raise CourierFault("no_room") from error
        except LocalError as error:
            raise CourierFault("not_written") from error
        try:
            number = self._replica.courier.begin(self._clock.now())
            made = courier.prepare(number, limits)
            self._replica.courier.prepared(number, made.request_hash, made.message, made.operations)
        except BaseException:
            parcel.drop()
            raise
        try:
            parcel.fill(made.content)
        except LocalError as error:
            raise CourierFault("pulled_out") from error
        self._replica.courier.written(number, path.name, len(made.content), self._clock.now())
        run = self._replica.courier.find(made.request_hash)
        assert run is not None  # it was stored above
        waiting = self._replica.queries.work_counts()[0]
        return Exported(path, run, max(0, waiting - len(made.operations)))

    def _target(self, target: Path, replace: bool) -> Path:
        if target.is_dir():
            return self.suggested(target)
        if not target.suffix:
            target = target.with_name(target.name + REQUEST_SUFFIX)
        if not target.parent.is_dir():
            raise CourierFault("not_written")
        if target.exists() and not replace:
            raise CourierFault("exists")
        return target

    def take(
        self,
        path: Path,
        *,
        accept_removals: bool = False,
        progress: Callable[[Step], None] = lambda step: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Done:
        """Apply the answer in that file. `accept_removals`: the wipe guard was answered.

        Raises `CourierFault` where it is none of ours to take, what `Farewell.say` raises, and
        `PenghubungError` where not even the receipt can be begun.
        """
        courier = self._courier(accept_removals, progress, cancelled)
        try:
            content = read_bounded(path, MAX_FILE)
        except LocalError as error:
            raise CourierFault("unreadable") from error
        try:
            answer = courier.open(content)
        except Unusable as error:
            raise CourierFault(_why(courier, error)) from error
        run = self._run_of(answer)
        latest = next(iter(self._replica.receipts.list(1)), None)
        carried = Carried(
            message=run.message or b"",
            size=run.size,
            known=self._replica.courier.known(run.operations),
            # Nothing else was exchanged since this very answer was begun.
            resuming=latest is not None and latest.id == run.receipt_id,
        )
        number = self._replica.receipts.begin(self._clock.now())
        return self._take(courier, answer, run, carried, number, len(content))

    def _take(
        self,
        courier: Courier,
        answer: CarriedAnswer,
        run: CourierRun,
        carried: Carried,
        number: int,
        size: int,
    ) -> Done:
        book = self._replica.courier
        try:
            report = courier.take(answer, carried, size, lambda: book.taking(run.id, number))
            if run.id and not isinstance(courier.error, _STILL_OPEN):
                book.answered(run.id, number, self._clock.now())
        except PenghubungError as error:
            return self._after.stored_badly(number, _broken(self._clock, size), error)
        except BaseException:
            self._after.finish(number, _broken(self._clock, size), 0, "bug")
            raise
        ended = courier.error
        if isinstance(ended, errors.Revoked):
            # Verified here once more: erasure never rests on another room's word.
            ended = enrolment.verified_revocation(ended, self._replica.identity)
        done = self._told(number, report, ended, run, carried)
        if isinstance(ended, errors.Revoked) and ended.signed is not None:
            left = self._farewell.say(self._replica, ended.signed, None)
            return replace(done, notice=left.error.notice, left=left)
        self._after.tidy()
        return done

    def _told(
        self,
        number: int,
        report: Report,
        error: errors.ExchangeError | None,
        run: CourierRun,
        carried: Carried,
    ) -> Done:
        code = "" if error is None else converted(error).code
        try:
            needs = self._after.note(error)
        except PenghubungError as failure:
            return self._after.stored_badly(number, report, failure)
        receipt = self._after.finish(number, report, needs, code)
        return done_of(receipt, report, code, _notice(error, report, run, carried))

    def _run_of(self, answer: CarriedAnswer) -> CourierRun:
        """The file that this answers. A revocation needs none: it speaks for itself."""
        run = self._replica.courier.find(answer.request)
        if answer.problem is not None and answer.problem.penghubung == "revoked":
            return run or CourierRun(0, 0, answer.request, None, (), "", 0, 0, 0, 0, 0)
        if run is None:
            raise CourierFault("unknown")
        if run.answered_at:
            when = Moment(run.answered_at, self._clock.now(), self._zone)
            raise CourierFault("again", when)
        if run.message is None:
            raise CourierFault("forgotten")
        return run

    def _courier(
        self,
        accept_removals: bool = False,
        progress: Callable[[Step], None] = lambda step: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Courier:
        return Courier(
            self._replica.identity,
            self._replica.exchange,
            self._replica.copy,
            self._clock,
            accept_removals=accept_removals,
            progress=progress,
            cancelled=cancelled,
        )


def _short(slug: str) -> str:
    """Whole words of it, as many as a file name bears."""
    return slug if len(slug) <= _SLUG else slug[: _SLUG + 1].rpartition("-")[0] or slug[:_SLUG]


def _why(courier: Courier, error: Unusable) -> Fault:
    """What this desk knows about a file that is not for it."""
    shell = error.shell
    if error.why == "wrong_way" and shell is not None:
        return "own_request" if courier.own(shell) else "other_request"
    if error.why == "other_recipient" and shell is not None and not courier.same_server(shell):
        return "other_server"
    return error.why


def _notice(
    error: errors.ExchangeError | None, report: Report, run: CourierRun, carried: Carried
) -> Notice | None:
    match error:
        case None:
            return None
        case errors.CarriedOlder() if not run.operations:
            return notices.OLDER
        case errors.CarriedOlder() if len(carried.known) == len(run.operations):
            return notices.ALL_ANSWERED
        case errors.CarriedOlder():
            return notices.RESULTS_ONLY.having(n=report.sent, all=len(run.operations))
        case errors.CarriedMore():
            return notices.MORE.having(n=error.rounds)
        case errors.WipeGuard():
            return notices.WIPE_GUARD.having(going=error.going, held=error.held)
        case errors.TooLarge():
            return notices.TOO_LARGE
        case errors.Rejected() if str(error) == "forbidden":
            return notices.FORBIDDEN
        case _:
            return notice_of(error, Progressed(report.sent, 0, None))


def _broken(clock: Clock, size: int) -> Report:
    """A file that could not be taken for a fault of this computer."""
    now = clock.now()
    return Report("failed", 0, 0, 0, 0, 0, 0, False, 0, size, 0, 0.0, now, now)
