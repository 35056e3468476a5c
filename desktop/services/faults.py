"""Errors of the exchange as errors of the desk, told with the figures of the run.

Wire errors live in `sync`, the desk's own in `desktop.domain`; this is the one border between
them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from desktop.domain.errors import (
    BugError,
    Cancelled,
    CarriedDiffers,
    CarriedEpoch,
    CarriedMore,
    CarriedOlder,
    CertificateExpired,
    ClientTooOld,
    ClockWrong,
    DbMissing,
    Filtered,
    Forbidden,
    Inspected,
    LocalError,
    Mismatch,
    NotFound,
    NotOffered,
    Offline,
    Partial,
    PenghubungError,
    ProxyDown,
    ProxyPage,
    ProxySignIn,
    Refused,
    Revoked,
    RunError,
    ServerDown,
    SignInNeeded,
    Timeout,
    TooLarge,
    Untrusted,
    WipeGuard,
)
from desktop.domain.notices import Notice
from desktop.domain.phrases import Moment
from desktop.services.notices import access as notices
from sync import errors


class Told(PenghubungError):
    """An error with a notice of its own instead of that of its code."""

    def __init__(self, notice: Notice, detail: str = "", *, retry_after: int = 0) -> None:
        super().__init__(detail, retry_after=retry_after)
        self._notice = notice

    @property
    def notice(self) -> Notice:
        """What happened in this very case."""
        return self._notice


class WorkRefused(Told, Refused):
    """What the officer wrote cannot be sent as it is; nothing was queued."""


class TextTooLong(Told, TooLarge):
    """The text is over the server's limit; nothing was queued."""


class FileRefused(Told, LocalError):
    """An export that cannot be taken in; `detail` is its problem's code."""


class OfficeDown(Told, LocalError):
    """The server on this PC does not start, or its books do not open."""


class NotMoved(Told, RunError):
    """The region's server has not given its first copy yet; nothing was carried."""


class NoSuchItem(Told, NotFound):
    """The number or name given fits nothing here, or more than one thing."""


class NoLongerOffered(Told, NotOffered):
    """The action does not fit the present state."""


class NotEnrolled(Told, SignInNeeded):
    """There is no usable enrolment; says what to do."""


class ReplicaGone(Told, DbMissing):
    """The file is gone, and spare copies of the officer's own work are here."""


class AccessEnded(Told, Revoked):
    """This PC was revoked: what happened to the officer's work."""


_KINDS: Final[dict[type[errors.ExchangeError], type[PenghubungError]]] = {
    errors.Offline: Offline,
    errors.Timeout: Timeout,
    errors.CutOff: Partial,
    errors.ServerDown: ServerDown,
    errors.ProxyPage: ProxyPage,
    errors.Filtered: Filtered,
    errors.ProxySignIn: ProxySignIn,
    errors.ProxyDown: ProxyDown,
    errors.Inspected: Inspected,
    errors.ClockOff: ClockWrong,
    errors.CertificateExpired: CertificateExpired,
    errors.TlsFailed: Untrusted,
    errors.InsecureAddress: Untrusted,
    errors.SignInNeeded: SignInNeeded,
    errors.TokenUnknown: SignInNeeded,
    errors.CodeRefused: SignInNeeded,
    errors.Revoked: Revoked,
    errors.ClientTooOld: ClientTooOld,
    errors.TooLarge: TooLarge,
    errors.BadAnswer: Untrusted,
    errors.WipeGuard: WipeGuard,
    errors.Mismatch: Mismatch,
    errors.Cancelled: Cancelled,
    errors.CarriedOlder: CarriedOlder,
    errors.CarriedMore: CarriedMore,
    errors.CarriedEpoch: CarriedEpoch,
    errors.CarriedDiffers: CarriedDiffers,
}
_REJECTED: Final[dict[str, type[PenghubungError]]] = {"forbidden": Forbidden, "clock": ClockWrong}


@dataclass(frozen=True, slots=True)
class Progressed:
    """What a run had done when it ended: items accepted, of how many; None: it does not go on
    by itself."""

    sent: int
    offered: int
    next_try: Moment | None


def converted(error: errors.ExchangeError) -> PenghubungError:
    """The desk's error for one of the exchange; a notice of its own where there is one."""
    if isinstance(error, errors.CodeRefused):
        notice = notices.CODES.get(error.why, notices.CODES["code_unknown"])
        return NotEnrolled(notice, error.why, retry_after=error.retry_after)
    if isinstance(error, errors.Rejected):
        return _REJECTED.get(str(error), BugError)(str(error))
    kind = _KINDS.get(type(error), BugError)
    return kind(error.code, retry_after=error.retry_after)


def notice_of(error: errors.ExchangeError, done: Progressed) -> Notice:
    """What happened, with this run's figures where they help."""
    match error:
        case errors.TlsFailed():
            return notices.TLS_FAILED
        case errors.Inspected() if error.issuer:
            return notices.INSPECTED_BY.having(issuer=error.issuer)
        case errors.InsecureAddress():
            return notices.INSECURE_ADDRESS
        case errors.WipeGuard():
            return wipe_guard(error.going, error.held)
        case errors.CutOff() | errors.Timeout() if done.offered and done.next_try:
            left = done.offered - done.sent
            return Notice(
                notices.CUT_KEY,
                converted(error).notice.happened,
                notices.HALF_WAY if left else notices.ALL_SENT,
                {"sent": done.sent, "offered": done.offered, "left": left, "when": done.next_try},
            )
        case errors.ServerDown() if done.next_try:
            return notices.SERVER_DOWN_UNTIL.having(when=done.next_try)
        case _:
            return converted(error).notice


def wipe_guard(going: int, held: int) -> Notice:
    """The question that precedes a large removal."""
    return notices.WIPE_GUARD.having(going=going, held=held)
