"""Founding an office on this PC: an export is looked at, taken in, and the officer enrolled.

Failure policy: nothing is kept before the officer has seen what the export holds and said which
agency is theirs. What breaks or is stopped before the end leaves nothing: books, key and replica of
the half founded office are removed. From then on it is a desk like any other.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from keyring.backend import KeyringBackend

from desktop.desk import Desk
from desktop.domain.errors import Cancelled
from desktop.domain.intake import Intake
from desktop.mandiri import MandiriOffice, Tell, is_mandiri
from desktop.platform.paths import Home, Profile
from desktop.platform.vault import Vault
from desktop.platform.wrapping import Cost
from desktop.services.faults import NotEnrolled
from desktop.services.notices import mandiri as notices
from sync.ports import Clock

if TYPE_CHECKING:
    from sync.engine import Step

Stage = Literal["importing", "serving", "enrolling", "receiving"]


def office_there(home: Home) -> bool:
    """Whether this PC has such an office already. Raises `DiskFailed`."""
    founding = MandiriOffice(home).founding
    return not founding and any(is_mandiri(profile) for profile in home.profiles())


class Founding:
    """One office that is to be. Not for use from two threads at once."""

    def __init__(
        self,
        home: Home,
        keyring: KeyringBackend | None,
        clock: Clock,
        cost: Cost | None = None,
    ) -> None:
        """`keyring`: the PC's key store where it answers; `cost`: of the passphrase's key."""
        self._home = home
        self._keyring = keyring
        self._clock = clock
        self._cost = cost
        self._office = MandiriOffice(home)
        self._begun = False

    def look(
        self,
        file: Path,
        tell: Tell = lambda done, total: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Intake:
        """What an export holds. Raises `NotEnrolled` where there is an office already,
        `FileRefused`, `OfficeDown`, `Cancelled`, `DiskFull`, `DiskFailed`."""
        self._begin()
        return self._office.look(file, "", tell, cancelled)

    def found(
        self,
        file: Path,
        agency: str,
        officer: str,
        passphrase: str | None,
        *,
        keyring: KeyringBackend | None,
        made_passphrase: Callable[[str], None] = lambda made: None,
        stage: Callable[[Stage], None] = lambda stage: None,
        tell: Tell = lambda done, total: None,
        receiving: Callable[[Step], None] = lambda step: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Desk:
        """Found it; the desk with its first copy. `keyring`: None where the officer wants to be
        asked for the passphrase. Raises as `look`, and what `Desk.enrol` raises."""
        self._begin()
        desk: Desk | None = None
        try:
            stage("importing")
            self._office.take(file, agency, tell, cancelled)
            stage("serving")
            self._office.serve()
            stage("enrolling")
            desk = Desk.enrol(
                self._home,
                self._office.code(agency, officer),
                passphrase,
                keyring,
                self._clock,
                made_passphrase=made_passphrase,
                cost=self._cost,
                office=self._office,
            )
            stage("receiving")
            done = desk.sync.run(progress=receiving, cancelled=cancelled)
            if cancelled() and not done.receipt.verified:
                raise Cancelled
            self._office.finish()
        except BaseException:
            if desk is not None:
                desk.close()
            self.leave()
            raise
        return desk

    def leave(self) -> None:
        """Leave nothing of an office that was not founded. May be repeated."""
        if self._begun and MandiriOffice(self._home).founding:
            self._forget()
            self._office.remove()
        self._begun = False

    def _begin(self) -> None:
        if self._begun:
            return
        if office_there(self._home):
            raise NotEnrolled(notices.EXISTS, "mandiri")
        self._home.prepare()
        self._forget()
        self._office = MandiriOffice(self._home)
        self._office.begin()
        self._begun = True

    def _forget(self) -> None:
        """The key and files of a half founded desk: nothing was ever written there."""
        vault = Vault(self._keyring, self._home, self._cost)
        for profile in self._home.profiles():
            if is_mandiri(profile):
                vault.forget(profile)
                self._home.remove_keyed_files(profile)
                self._clear(profile)

    def _clear(self, profile: Profile) -> None:
        if self._home.says_current() and self._home.current() == profile:
            self._home.clear_current()
