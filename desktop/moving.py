"""From the office on this PC to a region's server, once there is one.

Failure policy: the old desk is brought to an end first (nothing may still be on its way), the new
one is enrolled and has its first copy before anything is carried, all that is carried goes in one
transaction, and only then is the old desk put aside. Cut anywhere, the old desk is whole, and the
same call again goes on. Nothing of the old desk is deleted: its files lie in `mandiri/before`,
encrypted as they were, and open there with the recovery passphrase.

An answer that was not ticked off yet comes along on the list, under the id it has. Handed on from
there it becomes an operation of that id, so that no server takes it twice.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from keyring.backend import KeyringBackend

from desktop.desk import Desk
from desktop.domain.errors import AlreadyRunning
from desktop.platform.files import (
    convert_disk_errors,
    private_folder,
    sync_folder,
    write_private,
)
from desktop.platform.instance import InstanceLock
from desktop.platform.moved import BEFORE, FOLDER, MOVED
from desktop.platform.paths import Home, Profile
from desktop.platform.wrapping import Cost
from desktop.services.faults import NoLongerOffered, NotMoved
from desktop.services.notices import mandiri as notices
from desktop.storage.carrying import carry

if TYPE_CHECKING:
    from sync.engine import Step


class _Noted(msgspec.Struct, frozen=True):
    """The desk to put aside, and the folder's name for it: one of its own for each."""

    profile: Profile
    folder: str


@dataclass(frozen=True, slots=True)
class Moved:
    """What came along, and to which agency's desk."""

    agency: str
    drafts: int
    waiting: int
    entered: int


def move(
    old: Desk,
    code: str,
    passphrase: str | None,
    keyring: KeyringBackend | None,
    *,
    cost: Cost | None = None,
    made_passphrase: Callable[[str], None] = lambda made: None,
    receiving: Callable[[Step], None] = lambda step: None,
) -> Moved:
    """The whole move, but for putting the old desk aside: that is `finish`, once it is closed.

    Raises `NoLongerOffered` (something waits), `NotMoved` (the first copy is not whole), and what
    `Desk.enrol` raises; the old desk is then in use as before, and the same code may be tried
    again.
    """
    settle(old)
    home = old.home
    try:
        enrolled = Desk.enrol(
            home,
            code,
            passphrase,
            keyring,
            old.clock,
            cost=cost,
            made_passphrase=made_passphrase,
        )
        with enrolled as new:
            new.seat.set_label(old.seat.label.name)
            if not new.sync.run(progress=receiving).receipt.verified:
                raise NotMoved(notices.NO_FIRST_COPY, "first copy")
            moved = bring(old, new)
            note(home, old.profile)
    except BaseException:
        home.set_current(old.profile)
        raise
    return moved


def settle(old: Desk) -> None:
    """Bring the old desk to an end: what waits in the outbox is recorded on this PC.

    Raises `NoLongerOffered` where something still waits, or for the officer's decision.
    """
    old.sync.run()
    left = len(old.work.outbox())
    if left:
        raise NoLongerOffered(notices.UNDECIDED.having(n=left), "outbox")


def bring(old: Desk, new: Desk) -> Moved:
    """Take the officer's own work from the old desk along, once. `new` has its first copy."""
    answers = old.by_hand.all()
    for digest in sorted(_digests(old)):
        content = old.replica.attachments.content(digest)
        if content is not None:
            new.replica.attachments.keep(content)
    drafts = carry(
        old.replica.database,
        new.replica.database,
        answers,
        old.profile.stem,
        new.clock.now(),
    )
    waiting = sum(one.waits for one in answers)
    return Moved(new.certificate.agency_name, drafts or 0, waiting, len(answers) - waiting)


def _digests(old: Desk) -> set[str]:
    """Files of drafts and of answers on the list."""
    found: set[str] = set()
    contents = [draft.content for draft in old.work.drafts()]
    contents += [one.content for one in old.by_hand.waiting()]
    for content in contents:
        for file in content.attachments:
            found.add(file.sha256)
            if file.other is not None:
                found.add(file.other.sha256)
    return found


@convert_disk_errors()
def note(home: Home, old: Profile) -> None:
    """Everything came along: from now on the old desk is to be put aside, see `finish`."""
    names = (BEFORE if number == 1 else f"{BEFORE}-{number}" for number in itertools.count(1))
    free = next(name for name in names if not (home.folder / FOLDER / name).exists())
    write_private(home.folder / FOLDER / MOVED, msgspec.json.encode(_Noted(old, free)))


@convert_disk_errors()
def finish(home: Home) -> Path | None:
    """Move the files of a desk that was noted out of the way; where they lie now. None where there
    is nothing to do, or that desk is still open. May be repeated."""
    try:
        noted = msgspec.json.decode((home.folder / FOLDER / MOVED).read_bytes(), type=_Noted)
    except (FileNotFoundError, msgspec.DecodeError):
        return None
    try:
        with InstanceLock(home.lock_path(noted.profile)):
            return _put_aside(home, noted.profile, home.folder / FOLDER / noted.folder)
    except AlreadyRunning:
        return None


def _put_aside(home: Home, old: Profile, aside: Path) -> Path:
    before = Home(aside)
    before.prepare()
    private_folder(before.folder / FOLDER)
    before.set_current(old)
    ours, theirs = home.folder / FOLDER, before.folder / FOLDER
    moves = [(ours / name, theirs / name) for name in ("server", "mandiri.json")]
    for path in home.keyed_files(old):
        folder = before.backups if path.parent == home.backups else before.folder
        moves.append((path, folder / path.name))
    # The key last: until then the desk could still be found where it was.
    moves.append((home.key_path(old), before.key_path(old)))
    for path, target in moves:
        if path.exists():
            path.replace(target)
    home.remove_notes(old)
    (ours / MOVED).unlink(missing_ok=True)
    for folder in (ours, home.folder):
        sync_folder(folder)
    return before.folder
