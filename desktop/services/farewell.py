"""What happens on this PC after a verified revocation, and only then (EXCHANGE 5).

Step by step, each of which may be cut and is continued at the next start:
1. The signed revocation is kept inside the replica. From here on the desk does nothing else.
2. All that the officer wrote is sealed for the server's pinned age key, signed by this device,
   written to a file and read back; so is every attachment that the server may lack, each in a
   file of its own.
3. They are delivered, the words first; where that fails the files stay for a courier.
4. A mark is left beside the replica, then key, replica and backups are destroyed, then the mark.
Without a revocation that verifies against the pinned key and names this device and serial,
nothing is erased; a mark alone erases only where the key is gone already.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from desktop.domain.errors import DiskFailed, KeyringLocked
from desktop.platform.files import convert_disk_errors, write_private
from desktop.platform.paths import Home, Profile
from desktop.platform.vault import Vault
from desktop.services.faults import AccessEnded
from desktop.services.notices import access as notices
from desktop.storage.replica import Replica
from sync import crypto, errors
from sync.access import SealedUpload
from sync.wire import Revocation, SealedFile, SealedWork, Signed

if TYPE_CHECKING:
    from sync.http import HttpTransport

    Connect = Callable[[str], HttpTransport]

_REVOCATION: Final = "revocation"
_DELIVERED: Final = "sealed_delivered"
_MARK: Final = ".revoked"


@dataclass(frozen=True, slots=True)
class Left:
    """What remains after the erasure. `courier`: sealed work that could not be delivered."""

    delivered: bool
    courier: Path | None

    @property
    def error(self) -> AccessEnded:
        """The same as the error that ends the program's work here."""
        if self.courier is not None:
            return AccessEnded(notices.ACCESS_ENDED_COURIER.having(file=str(self.courier)))
        delivered = notices.ACCESS_ENDED_DELIVERED
        return AccessEnded(delivered if self.delivered else notices.ACCESS_ENDED)


def pending(replica: Replica) -> Signed | None:
    """A stored revocation that still verifies: the farewell was cut and must go on."""
    stored = replica.settings.get(_REVOCATION)
    if not stored:
        return None
    signed = msgspec.msgpack.decode(bytes.fromhex(stored), type=Signed)
    return signed if _verified(replica, signed) else None


def _verified(replica: Replica, signed: Signed) -> bool:
    own = replica.identity.certificate
    try:
        revocation = crypto.open_signed(
            replica.identity.server_key, crypto.REVOCATION, signed, Revocation
        )
    except crypto.BadSignature:
        return False
    return revocation.device == own.device and revocation.serial >= own.serial


def _left(kept: Sequence[Path]) -> Left:
    """By what could not be delivered: a file, or the folder where several lie."""
    if not kept:
        return Left(True, None)
    return Left(False, kept[0] if len(kept) == 1 else kept[0].parent)


class Farewell:
    """Seals, delivers, erases. The caller holds the instance lock."""

    def __init__(self, home: Home, profile: Profile, vault: Vault) -> None:
        self._home = home
        self._profile = profile
        self._vault = vault

    def say(self, replica: Replica, signed: Signed, transport: HttpTransport | None) -> Left:
        """All steps. Raises `ValueError` for a revocation that does not verify, `DiskFull` or
        `DiskFailed` before anything is destroyed, `KeyringLocked` where the keyring's entry
        could not be removed (everything else is; the next start tries again)."""
        if not _verified(replica, signed):
            raise ValueError("not a verified revocation")
        replica.settings.set(_REVOCATION, msgspec.msgpack.encode(signed).hex())
        # An officer may be typing: nothing is called saved that the seal would not hold.
        replica.database.seal()
        path, upload = self._sealed(replica)
        files = self._sealed_files(replica)
        delivered = replica.settings.get(_DELIVERED) == "1"
        if not delivered and self._deliver(replica, upload, transport):
            replica.settings.set(_DELIVERED, "1")
            delivered = True
        kept = [] if delivered else [path]
        for file, sealed in files:
            # After the first that did not go the line is taken for gone.
            if kept or not self._deliver(replica, sealed, transport):
                kept.append(file)
        self._mark_erasure()
        replica.close()
        self._erase(replica)
        with convert_disk_errors():
            for done in {path, *(file for file, _ in files)} - set(kept):
                done.unlink(missing_ok=True)
        return _left(kept)

    @property
    def erasing(self) -> bool:
        """Whether an erasure was cut after its key had gone: only files remain to be removed."""
        return self._mark.exists() and self._vault.key_file_state(self._profile) == "missing"

    def finish_erasing(self) -> Left:
        """Go on after a cut. Raises `KeyringLocked` as `say` does."""
        self._erase(None)
        path = self._sealed_path
        return _left(sorted(path.parent.glob(f"{path.name}*")))

    @property
    def _mark(self) -> Path:
        return self._home.folder / f"{self._profile.stem}{_MARK}"

    @property
    def _sealed_path(self) -> Path:
        return self._home.sealed / f"{self._profile.stem}.sealed"

    @convert_disk_errors()
    def _sealed(self, replica: Replica) -> tuple[Path, SealedUpload]:
        """The sealed file: as written before a cut, else written now and read back."""
        path = self._sealed_path
        return path, self._seal(path, replica, replica.sealed_work())

    @convert_disk_errors()
    def _sealed_files(self, replica: Replica) -> list[tuple[Path, SealedUpload]]:
        """A sealed file for each attachment; one that cannot be read any more is left out."""
        own = replica.identity.certificate
        found = []
        for complaint, file in replica.exchange.unsent_files():
            content = replica.attachments.content(file.sha256)
            if content is None:
                continue
            digest = bytes.fromhex(file.sha256)
            work = SealedWork(
                device=own.device,
                serial=own.serial,
                at=0,
                operations=(),
                drafts=(),
                receipts=(),
                files=(SealedFile(complaint, file.name, digest, content),),
            )
            path = self._sealed_path
            path = path.with_name(f"{path.name}-{file.sha256[:16]}")
            found.append((path, self._seal(path, replica, work)))
        return found

    def _seal(self, path: Path, replica: Replica, work: SealedWork) -> SealedUpload:
        earlier = self._readable(path, replica)
        if earlier is not None:
            return earlier
        identity = replica.identity
        plain = msgspec.msgpack.encode(work)
        sealed = crypto.seal(identity.server_age, plain)
        signature = crypto.SigningKey(identity.device_key).sign(crypto.SEALED, sealed)
        upload = SealedUpload(identity.signed_certificate, sealed, signature)
        self._home.prepare()
        write_private(path, msgspec.msgpack.encode(upload))
        written = self._readable(path, replica)
        if written != upload:
            raise DiskFailed("sealed file reads back otherwise")
        return upload

    def _readable(self, path: Path, replica: Replica) -> SealedUpload | None:
        """The upload in that file, where it is whole and by this device; no older revocation's."""
        if not path.exists():
            return None
        identity = replica.identity
        try:
            upload = msgspec.msgpack.decode(path.read_bytes(), type=SealedUpload)
            public = crypto.SigningKey(identity.device_key).public
            crypto.verify(public, crypto.SEALED, upload.sealed, upload.signature)
        except (msgspec.MsgspecError, crypto.BadSignature):
            return None
        return upload if upload.certificate == identity.signed_certificate else None

    def _deliver(
        self, replica: Replica, upload: SealedUpload, transport: HttpTransport | None
    ) -> bool:
        if transport is None:
            return False
        from sync.enrolment import deliver_sealed

        try:
            deliver_sealed(transport, replica.identity, upload.sealed)
        except errors.ExchangeError:
            # Kept for a courier: the file holds all that the server needs to take it.
            return False
        return True

    @convert_disk_errors()
    def _mark_erasure(self) -> None:
        write_private(self._mark, b"")

    def _erase(self, replica: Replica | None) -> None:
        locked: KeyringLocked | None = None
        try:
            self._vault.forget(self._profile)
        except KeyringLocked as error:
            # The rest goes all the same; the mark stays, so that the next start forgets again.
            locked = error
        if replica is not None:
            replica.destroy()
        shutil.rmtree(self._home.opened(self._profile), ignore_errors=True)
        with convert_disk_errors():
            for path in self._home.keyed_files(self._profile):
                if path != self._mark:
                    path.unlink(missing_ok=True)
            self._home.remove_notes(self._profile)
        if locked is not None:
            raise locked
        if self._home.current() in (self._profile, None):
            self._home.clear_current()
        with convert_disk_errors():
            self._mark.unlink(missing_ok=True)
