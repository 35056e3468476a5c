"""The officer's seat at this PC: how the desk is locked, opened again, and what it is called.

What a lock is for: a passer-by at a PC that was left, and a colleague at a shared one. It is no
shield against who controls the account with tools of his own: he can read the keyring, and the
memory of the program before it was locked. While it is locked the file's key is in no variable
of the desk; Python cannot wipe the bytes that it let go.

Failure policy: what was written is in the file before the key goes. A desk that cannot be opened
again stays locked and keeps everything; an unlock that fails changes nothing.
"""

from __future__ import annotations

from typing import Final, Literal

from desktop.domain.errors import NotFound
from desktop.platform.passphrase import MIN_CODE, normalise
from desktop.platform.paths import Home, Label, Profile
from desktop.platform.vault import Vault
from desktop.services.attachments import AttachmentService
from desktop.services.colleagues import ColleagueService
from desktop.storage.replica import Replica

Way = Literal["open", "code", "passphrase"]
"""What opens the lock: nothing but the PC's account, a code (or the passphrase), the passphrase."""

MINUTES: Final = (0, 5, 10, 15, 30)
"""After how long without a touch the desk locks by itself; 0 = never."""
DEFAULT_MINUTES: Final = 10
_SETTING: Final = "lock_minutes"


class SeatService:
    """One per desk."""

    def __init__(
        self,
        home: Home,
        profile: Profile,
        vault: Vault,
        replica: Replica,
        attachments: AttachmentService,
        colleagues: ColleagueService,
    ) -> None:
        self._home = home
        self._profile = profile
        self._vault = vault
        self._replica = replica
        self._attachments = attachments
        self._colleagues = colleagues

    def way(self) -> Way:
        """What opens the lock of this desk. Asks the keyring: for a lane."""
        if not self._vault.opens_alone(self._profile):
            return "passphrase"
        return "code" if self._vault.has_code(self._profile) else "open"

    def lock(self) -> Way:
        """Let go of file and key; what opens it again. Nothing of this desk may be asked for
        until `unlock`. Raises `DiskFull`, `DiskFailed`: then it is not locked."""
        way = self.way()
        self._colleagues.note()
        if way != "open":
            self._home.set_locked(self._profile, True)
        self._attachments.remove_copies()
        self._replica.lock()
        return way

    def unlock(self, secret: str | None, *, with_code: bool = True) -> None:
        """Open it again. `secret` None: where nothing but the account opens it. Raises
        `WrongPassphrase`, `KeyringLocked`, `WrongKey`."""
        if secret is None:
            key = self._vault.unlock(self._profile, None)
        else:
            key = self._vault.prove(self._profile, secret, with_code=with_code)
        self._replica.unlock(key)
        self._home.set_locked(self._profile, False)

    def minutes(self) -> int:
        """After how many minutes it locks by itself; 0 = never."""
        found = self._replica.settings.get(_SETTING, "")
        known = {str(minutes): minutes for minutes in MINUTES}
        return known.get(found, DEFAULT_MINUTES)

    def set_minutes(self, minutes: int) -> None:
        """Another time. Raises `NotFound` for one that is not offered."""
        if minutes not in MINUTES:
            raise NotFound("minutes")
        self._replica.settings.set(_SETTING, str(minutes))

    def set_code(self, code: str) -> None:
        """Let a code open the lock. Raises `KeyringLocked`, `ValueError` (`fits_code`)."""
        self._vault.set_code(self._profile, self._replica.database.key, code)

    def drop_code(self) -> None:
        """No code opens the lock any more. Raises `KeyringLocked`."""
        self._vault.drop_code(self._profile)

    @property
    def label(self) -> Label:
        """Who works here, as this PC calls them; by the certificate where nobody labelled it."""
        who = self._replica.identity.certificate
        found = self._home.label(self._profile)
        return Label(found.name or who.officer_name, who.role, who.agency_name)

    def set_label(self, name: str = "") -> None:
        """Write it for the page that asks who works; `name` as the officer wishes to be called,
        empty = as before."""
        before = self.label
        self._home.set_label(
            self._profile, Label(" ".join(name.split()) or before.name, before.role, before.agency)
        )


def fits_code(code: str) -> bool:
    """Whether a code is long enough."""
    return len(normalise(code)) >= MIN_CODE
