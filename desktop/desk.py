"""One officer's desk put together: home, key, encrypted file, and the services over them."""

from __future__ import annotations

import platform
from collections.abc import Callable
from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING, Self

from keyring.backend import KeyringBackend

from desktop.domain.errors import (
    DbExists,
    KeyringLocked,
    Sentence,
    WrongKey,
)
from desktop.platform.instance import InstanceLock
from desktop.platform.passphrase import MIN_LENGTH, generate_recovery_passphrase, long_enough
from desktop.platform.paths import Home, Profile
from desktop.platform.vault import Vault
from desktop.platform.wrapping import Cost
from desktop.services import farewell as farewells
from desktop.services.attention import AttentionService
from desktop.services.cases import CaseService
from desktop.services.deadline_service import DeadlineService
from desktop.services.farewell import Farewell
from desktop.services.faults import BAD_CODE, NotEnrolled, converted
from desktop.services.unsent import UnsentExport
from desktop.services.work import WorkService
from desktop.storage.replica import Replica
from sync import crypto, errors
from sync.access import EnrolmentCode
from sync.ports import Clock

if TYPE_CHECKING:
    from desktop.services.sync_service import SyncService
    from sync.http import HttpTransport

    Connect = Callable[[str], HttpTransport]

_NOT_ENROLLED = Sentence(
    "Komputer ini belum terdaftar di server mana pun.",
    "Belum ada laporan untuk dibaca.",
    "Minta kode pendaftaran kepada admin instansi, lalu jalankan enrol KODE.",
)
_UNFINISHED = Sentence(
    "Pendaftaran komputer ini belum selesai.",
    "Kunci perangkat sudah dibuat dan tersimpan; server belum menjawab.",
    "Jalankan lagi enrol dengan kode yang sama.",
)
_NO_KEYRING = Sentence(
    "Penyimpan kunci sistem tidak tersedia dan frasa sandi belum diberikan.",
    "Tanpa salah satunya salinan tidak dapat dikunci, jadi belum ada yang dibuat.",
    f"Tentukan frasa sandi paling sedikit {MIN_LENGTH} karakter (--passphrase-file BERKAS, atau"
    " variabel PENGHUBUNG_PASSPHRASE), lalu ulangi.",
)
_TOO_SHORT = Sentence(
    f"Frasa sandi terlalu pendek; paling sedikit {MIN_LENGTH} karakter.",
    "Belum ada yang dibuat atau diubah.",
    "Pilih beberapa kata yang mudah Anda ingat, lalu ulangi.",
)


def short_passphrase() -> NotEnrolled:
    """The error for a passphrase that may not protect a key."""
    return NotEnrolled(_TOO_SHORT, "passphrase")


class Desk:
    """Everything for one officer at one server. Use `enrol` or `open`; `close` at the end."""

    def __init__(
        self,
        home: Home,
        profile: Profile,
        vault: Vault,
        lock: InstanceLock,
        replica: Replica,
        clock: Clock,
        connect: Connect | None = None,
    ) -> None:
        self.home = home
        self.profile = profile
        self.vault = vault
        self.replica = replica
        self.clock = clock
        self.certificate = replica.identity.certificate
        self._lock = lock
        self._connect = connect
        zone = self.certificate.zone
        self.deadlines = DeadlineService(replica.queries, replica.copy, clock, zone)
        self.cases = CaseService(
            replica.queries, replica.search, replica.drafts, replica.outbox, self.deadlines
        )
        self.work = WorkService(
            replica.drafts, replica.outbox, replica.copy, replica.queries, clock, zone
        )
        self.attention = AttentionService(
            replica.outbox,
            replica.drafts,
            replica.queries,
            replica.copy,
            replica.settings,
            replica.receipts,
        )
        self.unsent = UnsentExport(replica.drafts, replica.outbox, clock, zone)

    @cached_property
    def sync(self) -> SyncService:
        """The exchange; loaded when first asked for, reading needs no network library."""
        from desktop.services.sync_service import SyncService

        return SyncService(
            self.replica,
            self.attention,
            Farewell(self.home, self.profile, self.vault),
            self.clock,
            self.certificate.zone,
            self._connect or _http,
        )

    @classmethod
    def enrol(
        cls,
        home: Home,
        code: str,
        passphrase: str | None,
        keyring: KeyringBackend | None,
        clock: Clock,
        server_url: str | None = None,
        *,
        connect: Connect | None = None,
        made_passphrase: Callable[[str], None] = lambda made: None,
        cost: Cost | None = None,
    ) -> Self:
        """Use a one-time code. Keys are made and stored first, so that the same code may be
        tried again after a lost answer; what stands here already is continued, never replaced.

        `made_passphrase` gets a recovery passphrase that was made because none was given.
        Raises `NotEnrolled` (code, passphrase), `KeyringLocked`, `WrongPassphrase`, `Offline`
        and its like, `Untrusted`, `AlreadyRunning`, `DiskFull`, `DiskFailed`.
        """
        read = _read(code)
        url = (server_url or read.url).rstrip("/")
        try:
            profile = home.profile(url, read.officer)
            transport = (connect or _http)(url)
        except errors.InsecureAddress as error:
            raise converted(error) from error
        except ValueError as error:
            raise NotEnrolled(BAD_CODE, "address") from error
        home.prepare()
        lock = InstanceLock(home.lock_path(profile))
        lock.acquire()
        vault = Vault(keyring, home, cost)
        replica: Replica | None = None
        fresh = not vault.exists(profile)
        try:
            key = (
                _new_key(vault, profile, passphrase, keyring, made_passphrase)
                if fresh
                else vault.unlock(profile, passphrase)
            )
            replica = _open_or_create(home, profile, key, clock)
            _enrol(replica, read, url, transport)
            home.set_current(profile)
            return cls(home, profile, vault, lock, replica, clock, connect)
        except BaseException as error:
            if replica is not None:
                replica.close()
            if fresh and isinstance(error, NotEnrolled):
                # The server knows nothing of these keys, and nothing was ever written here.
                vault.forget(profile)
                home.remove_keyed_files(profile)
            lock.release()
            raise
        finally:
            transport.close()

    @classmethod
    def open(
        cls,
        home: Home,
        passphrase: str | None,
        keyring: KeyringBackend | None,
        clock: Clock,
        profile: Profile | None = None,
        *,
        connect: Connect | None = None,
        cost: Cost | None = None,
    ) -> Self:
        """Open the enrolment in use (or `profile`). Goes on with a farewell that was cut.

        Raises `NotEnrolled`, `AlreadyRunning`, `KeyringLocked`, `WrongPassphrase`, `WrongKey`,
        `DbCorrupt`, `DbTooNew`, `AccessEnded`, `DiskFull`, `DiskFailed`.
        """
        found = profile or home.current()
        if found is None:
            raise NotEnrolled(_NOT_ENROLLED, "no profile")
        lock = InstanceLock(home.lock_path(found))
        lock.acquire()
        vault = Vault(keyring, home, cost)
        replica: Replica | None = None
        try:
            farewell = Farewell(home, found, vault)
            if farewell.erasing:
                raise farewell.finish_erasing().error
            key = vault.unlock(found, passphrase)
            path = home.replica(found)
            if not path.exists():
                raise NotEnrolled(_UNFINISHED, "no replica")
            replica = Replica.open(path, key, clock=clock)
            if not replica.identity.is_enrolled:
                raise NotEnrolled(_UNFINISHED, "no certificate")
            signed = farewells.pending(replica)
            if signed is not None:
                transport = (connect or _http)(replica.identity.url)
                try:
                    raise farewell.say(replica, signed, transport).error
                finally:
                    transport.close()
            return cls(home, found, vault, lock, replica, clock, connect)
        except BaseException:
            if replica is not None:
                replica.close()
            lock.release()
            raise

    def change_passphrase(self, old: str | None, new: str) -> None:
        """Wrap the replica's key by another recovery passphrase. `old` may be None where the
        keyring opens it. Raises `NotEnrolled` (too short), `WrongPassphrase`."""
        if not long_enough(new):
            raise short_passphrase()
        self.vault.change_passphrase(self.profile, old, new)

    def close(self) -> None:
        """Let go of file and lock. May be repeated."""
        self.replica.close()
        self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


def _http(url: str) -> HttpTransport:
    from sync.http import HttpTransport

    return HttpTransport(url)


def _read(code: str) -> EnrolmentCode:
    try:
        return crypto.read_code(code)
    except crypto.BadCode as error:
        raise NotEnrolled(BAD_CODE, str(error)) from error


def _new_key(
    vault: Vault,
    profile: Profile,
    passphrase: str | None,
    keyring: KeyringBackend | None,
    made_passphrase: Callable[[str], None],
) -> bytes:
    if passphrase is not None:
        if not long_enough(passphrase):
            raise short_passphrase()
        return vault.create(profile, passphrase)
    if keyring is None:
        raise NotEnrolled(_NO_KEYRING, "no keyring")
    made = generate_recovery_passphrase()
    key = vault.create(profile, made)
    try:
        vault.unlock(profile, None)
    except (KeyringLocked, WrongKey) as error:
        vault.forget(profile)
        raise NotEnrolled(_NO_KEYRING, "keyring fails") from error
    made_passphrase(made)
    return key


def _open_or_create(home: Home, profile: Profile, key: bytes, clock: Clock) -> Replica:
    path = home.replica(profile)
    try:
        return Replica.create(path, key, clock=clock)
    except DbExists:
        return Replica.open(path, key, clock=clock)


def _enrol(replica: Replica, code: EnrolmentCode, url: str, transport: HttpTransport) -> None:
    """Keys first, then the code; a refused code leaves an earlier enrolment as it was."""
    from sync import enrolment

    identity = replica.identity
    before = identity.url if identity.is_enrolled else None
    identity.prepare(url)
    key = crypto.SigningKey(identity.device_key)
    try:
        answer = enrolment.enrol(transport, code, key, identity.age_public, platform.node())
    except errors.ExchangeError as error:
        if before is not None:
            identity.prepare(before)
        raise converted(error) from error
    identity.enrolled(answer)
