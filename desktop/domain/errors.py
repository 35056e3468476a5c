"""One tree of errors: known (the world's fault) and bug (ours).

Each class has a stable `code`; `desktop.domain.notices` says by it what happened and what it
means, the door (window, command line) what to do. The technical `detail` never holds complaint
text, names or numbers of persons, so that it may be logged.

Run-level errors end or pause a whole exchange, item-level ones concern one operation, local
ones this computer. Foreign exceptions are converted once, at the border they cross.
"""

from __future__ import annotations

from typing import ClassVar

from desktop.domain.notices import NOTICES, Notice, Sentence


class PenghubungError(Exception):
    """Root of the tree. `detail` is technical and free of personal data."""

    code: ClassVar[str] = "bug"

    def __init__(self, detail: str = "", *, retry_after: int = 0) -> None:
        super().__init__(f"{self.code}: {detail}" if detail else self.code)
        self.detail = detail
        self.retry_after = retry_after
        """Seconds the other side asked us to wait; 0 where it did not say."""

    @property
    def notice(self) -> Notice:
        """What happened and what it means."""
        return NOTICES[self.code]


class BugError(PenghubungError):
    """Our own fault: a state that cannot be."""

    code = "bug"


class KnownError(PenghubungError):
    """The world's fault: expected, explained, survivable."""

    code = "known"


class Worded(KnownError):
    """Found by a door itself, in that door's own words."""

    def __init__(self, sentence: Sentence, detail: str = "") -> None:
        super().__init__(detail)
        self.sentence = sentence


class RunError(KnownError):
    """Ends or pauses a whole exchange run."""

    code = "run"


class Offline(RunError):
    """No route to the server."""

    code = "offline"


class Timeout(RunError):
    """The line went silent."""

    code = "timeout"


class ServerDown(RunError):
    """The server answers 5xx or 429, or refuses connections."""

    code = "server_down"


class SignInNeeded(RunError):
    """No valid enrolment: not enrolled yet, or the server no longer takes the certificate."""

    code = "sign_in_needed"


class ClientTooOld(RunError):
    """The server no longer speaks this protocol version."""

    code = "client_too_old"


class ClockWrong(RunError):
    """This computer's clock is too far from the server's."""

    code = "clock_wrong"


class WipeGuard(RunError):
    """The answer would remove suspiciously many complaints."""

    code = "wipe_guard"


class ProxyPage(RunError):
    """Something between here and the server answered in its place."""

    code = "proxy_page"


class Filtered(RunError):
    """A filter of the network refuses the server's address."""

    code = "filtered"


class ProxySignIn(RunError):
    """The network's proxy asks for a name and password."""

    code = "proxy_sign_in"


class ProxyDown(RunError):
    """The network's proxy does not answer, or does not reach the server."""

    code = "proxy_down"


class Inspected(RunError):
    """Somebody on the way shows a certificate of their own instead of the server's."""

    code = "inspected"


class CertificateExpired(RunError):
    """The server's certificate is past its time."""

    code = "certificate_expired"


class Untrusted(RunError):
    """An answer whose signature or form is not the pinned server's."""

    code = "untrusted"


class Partial(RunError):
    """The connection ended before the signed end; what came is kept."""

    code = "partial"


class Mismatch(RunError):
    """The fingerprints differ: the copy is not the server's."""

    code = "fingerprint_mismatch"


class Revoked(RunError):
    """A signed revocation that names this device and serial."""

    code = "revoked"


class CarriedOlder(RunError):
    """A courier's answer came after the copy had moved on: only its results counted."""

    code = "carried_older"


class CarriedMore(RunError):
    """A courier's answer did not fit one file."""

    code = "carried_more"


class CarriedEpoch(RunError):
    """The server was restored; it processed nothing of what the courier brought."""

    code = "carried_epoch"


class CarriedDiffers(RunError):
    """After a courier's answer the copy is not the server's: the next file brings a new one."""

    code = "carried_differs"


class Cancelled(RunError):
    """The officer stopped the run."""

    code = "cancelled"


class ItemError(KnownError):
    """Concerns one operation only."""

    code = "item"


class Refused(ItemError):
    """The server does not take it as it is."""

    code = "refused"


class Forbidden(ItemError):
    """This role may not do that."""

    code = "forbidden"


class TooLarge(ItemError):
    """Text or attachment above the server's limit."""

    code = "too_large"


class NotFound(ItemError):
    """No such complaint, draft or operation here."""

    code = "not_found"


class TooLate(ItemError):
    """The work already left this computer; it can no longer be taken back or changed here."""

    code = "too_late"


class NotOffered(ItemError):
    """The action does not fit the state of this work."""

    code = "not_offered"


class LocalError(KnownError):
    """Concerns this computer."""

    code = "local"


class DiskFull(LocalError):
    """No room for a write."""

    code = "disk_full"


class DiskFailed(LocalError):
    """The file cannot be read or written (rights, device, folder gone)."""

    code = "disk_failed"


class DbLocked(LocalError):
    """Another process holds the file longer than the busy time-out."""

    code = "db_locked"


class DbCorrupt(LocalError):
    """The encrypted file is damaged."""

    code = "db_corrupt"


class DbTooNew(LocalError):
    """The file was written by a newer version of this program."""

    code = "db_too_new"


class DbExists(LocalError):
    """A replica was to be created where a file already stands."""

    code = "db_exists"


class DbMissing(LocalError):
    """There is no replica file."""

    code = "db_missing"


class WrongKey(LocalError):
    """The key does not open the file."""

    code = "wrong_key"


class WrongPassphrase(LocalError):
    """The recovery passphrase does not unwrap the key."""

    code = "wrong_passphrase"


class KeyringLocked(LocalError):
    """The operating system's keyring is locked or absent."""

    code = "keyring_locked"


class CourierFile(LocalError):
    """A courier's file that cannot be used, or a place where none can be written."""

    code = "courier_file"


class AlreadyRunning(LocalError):
    """Another window of this program has the file."""

    code = "already_running"
