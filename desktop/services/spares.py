"""Spare copies of the officer's own work: made by themselves, listed, looked at, brought back.

Failure policy: making one never disturbs the work: whoever calls `keep` hears of no failure, and
the check of the desk names a newest one that is missing, old or damaged. Bringing one back is one
transaction (`desktop.storage.merging`) that only adds; a preview writes nothing. After an ordered
deletion the spares that may still hold its words go as soon as a newer one stands.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from desktop.domain.errors import DbCorrupt, DbTooNew, PenghubungError, WrongKey
from desktop.platform.paths import Home, Profile
from desktop.services.faults import NoSuchItem
from desktop.services.notices import health as notices
from desktop.storage.backup import backups_of
from desktop.storage.border import convert_db_errors
from desktop.storage.engine import Database
from desktop.storage.merging import Holds, Merged, merge, preview
from desktop.storage.removal import DELETION
from desktop.storage.replica import Replica
from desktop.storage.spares import Contents, Rows, Spare, Spares, look, read_rows, readable
from sync.ports import Clock

BEHIND_DAYS: Final = 7
"""Days of work after which a newest spare is called old."""


@dataclass(frozen=True, slots=True)
class Held:
    """One spare; `contents` None: it does not open with this key, or is damaged."""

    spare: Spare
    contents: Contents | None


class SpareService:
    """Of a desk that is open. May be used from any lane; the window does so on `net`."""

    def __init__(self, home: Home, profile: Profile, replica: Replica, clock: Clock) -> None:
        self._replica = replica
        self._clock = clock
        self._spares = spares_of(home, profile)
        self._copied = 0

    def keep(self) -> None:
        """Make one if anything was written since the last; a failure is found by the check."""
        with suppress(PenghubungError):
            if self._replica.database.writes != self._copied:
                self.make()

    def make(self) -> Spare | None:
        """Make one now; None where one is being made, or the replica is gone.

        Raises `DiskFull`, `DiskFailed`, `DbCorrupt`, `KeyringLocked`.
        """
        database = self._replica.database
        with convert_db_errors():
            if not database.path.exists():
                # Destroyed: a mere look would make an empty one in its place.
                return None
        written = database.writes
        ordered = self._replica.settings.get(DELETION)
        made = self._spares.make(database, self._clock.now())
        if made is not None:
            if ordered:
                self._forget(made, ordered)
            self._copied = written
        return made

    def _forget(self, made: Spare, ordered: str) -> None:
        """An order deleted words that older copies still hold."""
        self._spares.drop_before(made.number)
        with convert_db_errors():
            for old in backups_of(self._replica.database.path):
                old.unlink(missing_ok=True)
        if self._replica.settings.get(DELETION) == ordered:
            self._replica.settings.remove(DELETION)

    def list(self) -> tuple[Held, ...]:
        """All there are, newest first, with what is in them."""
        return tuple(Held(one, self._look(one)) for one in self._spares.list())

    def _look(self, spare: Spare) -> Contents | None:
        try:
            return look(spare, self._replica.database.key)
        except (WrongKey, DbCorrupt, DbTooNew):
            return None

    def preview(self, number: int) -> Merged:
        """What `restore` would bring. Raises as that does."""
        return preview(*self._parts(number))

    def restore(self, number: int) -> Merged:
        """Bring back what the present file lacks. Raises `NoSuchItem`, `WrongKey`, `DbCorrupt`,
        `DbTooNew`, `DiskFull`, `DiskFailed`; nothing has then changed."""
        return merge(*self._parts(number))

    def _parts(self, number: int) -> tuple[Database, Rows, bytes, int, Holds]:
        if self._replica.settings.get(DELETION):
            # Nothing that an order deleted may come back.
            self.make()
        database = self._replica.database
        spare = next((one for one in self._spares.list() if one.number == number), None)
        if spare is None:
            raise NoSuchItem(notices.NO_SPARE, "spare")
        rows, epoch = read_rows(spare, database.key)
        return database, rows, epoch, self._clock.now(), self._holds

    def _holds(self, sha256: str) -> bool:
        return self._replica.attachments.content(sha256) is not None

    def behind(self) -> int | None:
        """Days between the newest sound spare and now; None where there is none."""
        for one in readable(self._spares.list(), self._replica.database.key):
            return max(0, self._clock.now() - one.at) // 86_400
        return None


def spares_of(home: Home, profile: Profile) -> Spares:
    """The spares of a profile, whether its replica can be opened or not."""
    return Spares(home.backups, profile.stem)
