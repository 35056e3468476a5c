"""A look at the desk's health: each part named, mended where that is safe, else explained.

Failure policy: nothing that an officer wrote is touched. What is mended is what the program can
make again itself: rights of folders, the note of the enrolment in use, halves of files that were
never finished. A part that cannot be looked at says so, and the others are looked at all the same.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from desktop.domain.errors import DbCorrupt, Offline, PenghubungError
from desktop.platform.files import convert_disk_errors
from desktop.platform.paths import Home, Profile
from desktop.platform.storage_place import place_of
from desktop.platform.vault import KeyFileState, Vault
from desktop.services.faults import Told
from desktop.services.notices import health as notices
from desktop.services.spares import BEHIND_DAYS, SpareService
from desktop.storage.replica import Replica
from desktop.storage.rows import ON_ITS_WAY
from sync.ports import Clock

if TYPE_CHECKING:
    # Reading needs no network library.
    from desktop.services.looking import Seen

Area = Literal[
    "place", "disk", "enrolment", "key", "file", "spares", "copy", "work", "clock", "server"
]
AREAS: Final[tuple[Area, ...]] = (
    "place",
    "disk",
    "enrolment",
    "key",
    "file",
    "spares",
    "copy",
    "work",
    "clock",
    "server",
)
LOW_MB: Final = 500
"""A copy of 10,000 complaints takes 50 MB, and as much again while it is upgraded."""
FIRST_MB: Final = 300
"""Below this a first copy is not begun."""
CLOCK_S: Final = 300
WAITS_DAYS: Final = 3
_DAY: Final = 86_400
_UNDER_WAY_S: Final = 3600


class HealthFault(Told, PenghubungError):
    """A part of the desk is not as it should be."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One part. `error` None: sound. `grave` False: worth knowing, the work goes on. `mended`: it
    was not sound and is now."""

    area: Area
    error: PenghubungError | None = None
    grave: bool = True
    mended: bool = False


def around(home: Home) -> Iterator[Finding]:
    """What can be told without opening anything: place and disk. Tightens the folder's rights."""
    try:
        yield _place(home)
        yield _disk(home)
    except PenghubungError as error:
        yield Finding("disk", error)


def refuse_place(home: Home) -> None:
    """Before anything is kept there for the first time: is this a place for it?

    Raises `HealthFault` on the network, in a folder that some cloud service copies, where there
    is too little room; `DiskFailed` or `DiskFull` where nothing can be written. Nothing stays
    there.
    """
    match place_of(home.folder):
        case "network":
            raise HealthFault(notices.FIRST_NETWORK)
        case "synced":
            raise HealthFault(notices.FIRST_SYNCED)
    with convert_disk_errors():
        stands = next(one for one in (home.folder, *home.folder.parents) if one.exists())
        mb = shutil.disk_usage(stands).free // 1_000_000
        if mb < FIRST_MB:
            raise HealthFault(notices.FIRST_SMALL.having(mb=mb, need=FIRST_MB))
        # The rights that are shown say little on a network or under a policy: it is tried.
        with tempfile.TemporaryFile(dir=stands) as tried:
            tried.write(b"\0")


def enrolled(home: Home) -> tuple[Finding, Profile | None]:
    """The enrolment in use; where its note was damaged and only one can be meant, mended."""
    try:
        profile = home.current()
        if profile is None or home.says_current():
            return Finding("enrolment"), profile
        home.set_current(profile)
        return Finding("enrolment", mended=True), profile
    except PenghubungError as error:
        return Finding("enrolment", error), None


def key_kept(before: KeyFileState, vault: Vault, profile: Profile) -> Finding:
    """The recovery copy of the key, once the desk was opened: a keyring has then mended it."""
    if vault.key_file_state(profile) != "intact":
        return Finding("key", HealthFault(notices.KEY_COPY_LOST), grave=False)
    return Finding("key", mended=before != "intact")


class HealthService:
    """Of a desk that is open."""

    def __init__(
        self, replica: Replica, spares: SpareService, look: Callable[[], Seen], clock: Clock
    ) -> None:
        """`look`: a light look at the server."""
        self._replica = replica
        self._spares = spares
        self._look = look
        self._clock = clock

    def file(self) -> Finding:
        """Every page of the file: seconds for a large one."""
        try:
            sound = self._replica.database.sound()
        except PenghubungError as error:
            return Finding("file", error)
        return Finding("file", None if sound else DbCorrupt("pages"))

    def spares(self) -> Finding:
        """Is there a sound spare copy of the officer's own work, and how old is it? Where it is
        missing or old, one is made now."""
        try:
            days = self._spares.behind()
            if days is not None and days < BEHIND_DAYS:
                return Finding("spares")
            old = notices.SPARE_MISSING if days is None else notices.SPARE_OLD.having(days=days)
        except PenghubungError as error:
            return Finding("spares", error, grave=False)
        try:
            made = self._spares.make()
        except PenghubungError:
            made = None
        if made is None:
            return Finding("spares", HealthFault(old), grave=False)
        # The first of a new desk is nothing that was amiss.
        return Finding("spares", mended=days is not None)

    def inside(self) -> Iterator[Finding]:
        """What the file says of itself: copy, work, clock."""
        try:
            status = self._replica.copy.status()
            unfinished = HealthFault(notices.NEVER_COMPLETE) if not status.complete_at else None
            yield Finding("copy", unfinished, grave=False)
            yield self._work()
            off = abs(status.clock_offset) if status.told_at else 0
            wrong = notices.CLOCK_OFF.having(minutes=off // 60)
            yield Finding("clock", HealthFault(wrong) if off >= CLOCK_S else None, grave=False)
        except PenghubungError as error:
            yield Finding("file", error)

    def server(self) -> Finding:
        """One light look: line, certificate, access and version."""
        seen = self._look()
        # Without a line the desk works on; what else stands between needs somebody.
        return Finding("server", seen.error, grave=not isinstance(seen.error, Offline))

    def _work(self) -> Finding:
        unsent = [one for one in self._replica.outbox.list() if one.state in ON_ITS_WAY]
        oldest = min((item.created_at for item in unsent), default=self._clock.now())
        days = (self._clock.now() - oldest) // _DAY
        if days < WAITS_DAYS:
            return Finding("work")
        waits = notices.WAITING_LONG.having(days=days, n=len(unsent))
        return Finding("work", HealthFault(waits), grave=False)


def _place(home: Home) -> Finding:
    home.prepare()
    halves = home.remove_halves(time.time() - _UNDER_WAY_S)
    match place_of(home.folder):
        case "network":
            return Finding("place", HealthFault(notices.PLACE_NETWORK))
        case "synced":
            return Finding("place", HealthFault(notices.PLACE_SYNCED))
    return Finding("place", mended=halves > 0)


@convert_disk_errors()
def _disk(home: Home) -> Finding:
    mb = shutil.disk_usage(home.folder).free // 1_000_000
    low = HealthFault(notices.DISK_LOW.having(mb=mb)) if mb < LOW_MB else None
    return Finding("disk", low, grave=False)
