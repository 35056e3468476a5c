"""What can go wrong on the line or at the other end, as the desk's services map it to words.

Run-level errors end a run. None carries text of a complaint or anything of a body.
"""

from __future__ import annotations

from sync.wire import Revocation, Signed


class ExchangeError(Exception):
    """A run-level fault. `code` is stable and goes into receipts and logs."""

    code = "exchange"

    def __init__(self, detail: str = "", *, retry_after: int = 0) -> None:
        super().__init__(detail or self.code)
        self.retry_after = retry_after


class Offline(ExchangeError):
    """No connection to the server's address at all."""

    code = "offline"


class Timeout(ExchangeError):
    """No progress for the time allowed. `any_byte`: whether some of the answer had come."""

    code = "timeout"

    def __init__(self, detail: str = "", *, any_byte: bool = False) -> None:
        super().__init__(detail)
        self.any_byte = any_byte


class CutOff(ExchangeError):
    """The connection ended before the signed end."""

    code = "cut_off"


class ServerDown(ExchangeError):
    """The server (or something before it) answers 5xx or asks to come back later."""

    code = "server_down"


class ProxyPage(ExchangeError):
    """Not our server's answer: a captive portal, a proxy's or a filter's page."""

    code = "proxy_page"


class Filtered(ExchangeError):
    """A filter on the way refuses the server's address."""

    code = "filtered"


class ProxySignIn(ExchangeError):
    """The network's proxy asks for a name and password (407), or refuses those it got."""

    code = "proxy_sign_in"


class ProxyDown(ExchangeError):
    """The network's proxy cannot be reached, or cannot reach the server."""

    code = "proxy_down"


class TlsFailed(ExchangeError):
    """The server's certificate is not trusted here, and nothing says why."""

    code = "tls_failed"


class Inspected(ExchangeError):
    """The certificate is another's, not the server's: its `issuer` opens the connection, or
    wants the officer to sign in first."""

    code = "inspected"

    def __init__(self, issuer: str) -> None:
        super().__init__(issuer)
        self.issuer = issuer


class ClockOff(ExchangeError):
    """By this PC's clock the server's certificate is not valid now; by the evidence it is."""

    code = "clock"


class CertificateExpired(ExchangeError):
    """The server's certificate is past its time; nothing says that the clock is wrong."""

    code = "certificate_expired"


class InsecureAddress(ExchangeError):
    """Plain HTTP to anything but this machine is never used."""

    code = "insecure_address"


class SignInNeeded(ExchangeError):
    """Neither token nor certificate is accepted any more; a new code is needed."""

    code = "sign_in_needed"


class TokenUnknown(ExchangeError):
    """The token must be renewed by the certificate."""

    code = "token_unknown"


class Revoked(ExchangeError):
    """The server shows a revocation. Believed only once `engine` verified its signature."""

    code = "revoked"

    def __init__(self, signed: Signed | None, revocation: Revocation | None = None) -> None:
        super().__init__()
        self.signed = signed
        self.revocation = revocation


class ClientTooOld(ExchangeError):
    """The server no longer speaks this program's protocol."""

    code = "client_too_old"


class TooLarge(ExchangeError):
    """The request is over the server's limit."""

    code = "too_large"


class Rejected(ExchangeError):
    """The server calls the request malformed or not allowed: a defect of ours."""

    code = "rejected"


class CodeRefused(ExchangeError):
    """The enrolment code is unknown, used, expired or tried too often; `why` says which."""

    code = "code_refused"

    def __init__(self, why: str, *, retry_after: int = 0) -> None:
        super().__init__(why, retry_after=retry_after)
        self.why = why


class BlobRefused(ExchangeError):
    """The server does not take or have this attachment; `why` is its problem code."""

    code = "blob_refused"

    def __init__(self, why: str, *, offset: int = -1) -> None:
        super().__init__(why)
        self.why = why
        self.offset = offset
        """`blob_offset`: how much of it the server has; -1 where it did not say."""


class ProveEnd(ExchangeError):
    """The server does not know our position and asks for the last signed end."""

    code = "prove_end"


class DictionaryUnknown(ExchangeError):
    """The server has not got the compression dictionary that was named."""

    code = "dictionary_unknown"


class BadAnswer(ExchangeError):
    """Ours by its look, but broken or not signed by the pinned server."""

    code = "bad_answer"


class WipeGuard(ExchangeError):
    """The exchange would take away more than a fifth of the copy: the officer is asked first."""

    code = "wipe_guard"

    def __init__(self, going: int, held: int) -> None:
        super().__init__(f"{going} of {held}")
        self.going = going
        self.held = held


class Mismatch(ExchangeError):
    """Fingerprints differ and a snapshot was already taken today."""

    code = "mismatch"


class Cancelled(ExchangeError):
    """The officer stopped the run; what was committed stays."""

    code = "cancelled"


class Carried(ExchangeError):
    """An answer that a courier brought was taken as far as it went; the copy is not proven by
    it. `rounds`: about so many more files must be carried, 0 = not known."""

    code = "carried"

    def __init__(self, detail: str = "", *, rounds: int = 0) -> None:
        super().__init__(detail)
        self.rounds = rounds


class CarriedOlder(Carried):
    """The copy has moved on since the request was written: only results count."""

    code = "carried_older"


class CarriedMore(Carried):
    """The answer did not fit one file: another request fetches the rest."""

    code = "carried_more"


class CarriedEpoch(Carried):
    """The server was restored: nothing of the request was processed."""

    code = "carried_epoch"


class CarriedDiffers(Carried):
    """Copy and server differ: the next request fetches a whole new copy."""

    code = "carried_differs"
