"""A replica that is damaged or gone: never deleted, put aside, what only this PC has is saved into
a new one, and what that no longer gives is taken from the newest sound spare copy."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

from desktop.domain.errors import DbCorrupt, DbMissing
from desktop.domain.model import SalvageReport
from desktop.services.faults import NoLongerOffered
from desktop.services.notices import access as notices
from desktop.storage.blobs import BlobFile
from desktop.storage.border import convert_db_errors
from desktop.storage.engine import attachments_path, companions
from desktop.storage.merging import Merged, merge
from desktop.storage.replica import Replica
from desktop.storage.salvage import salvage
from desktop.storage.spares import Spare, Spares, read_rows, readable
from sync.ports import Clock

_REBUILT: Final = ".restored"


def recover(path: Path, key: bytes, clock: Clock, spares: Spares) -> SalvageReport:
    """Salvage a replica that does not open or whose pages do not check out, or that is gone.

    Raises `NoLongerOffered` where it is sound, `WrongKey`, `DbTooNew`, `DiskFull`, `DiskFailed`,
    and `DbMissing` where it is gone and no spare is sound; nothing has then changed its name.
    """
    newest = next(readable(spares.list(), key), None)
    with convert_db_errors():
        gone = not path.exists()
    if gone:
        if newest is None:
            raise DbMissing()
        return _rebuilt(path, key, clock, newest)
    if _sound(path, key, clock):
        raise NoLongerOffered(notices.SOUND, "sound")
    done = salvage(path, key, clock=clock)
    return done if newest is None else _filled(done, path, key, clock, newest)


def _filled(
    done: SalvageReport, path: Path, key: bytes, clock: Clock, spare: Spare
) -> SalvageReport:
    """What the damaged file no longer gave, from the spare."""
    replica = Replica.open(path, key, clock=clock)
    try:
        more = _merge(replica, path, key, clock, spare)
    finally:
        replica.close()
    return replace(
        done,
        drafts=done.drafts + more.drafts,
        operations=done.operations + more.sent,
        identity=done.identity or more.whole,
    )


def _rebuilt(path: Path, key: bytes, clock: Clock, spare: Spare) -> SalvageReport:
    """A new file under another name until it is whole. It starts without complaints."""
    fresh = path.with_name(path.name + _REBUILT)
    with convert_db_errors():
        for item in (fresh, *companions(fresh)):
            item.unlink(missing_ok=True)
    replica = Replica.create(fresh, key, clock=clock)
    try:
        done = _merge(replica, path, key, clock, spare)
        receipts = len(replica.receipts.list(1_000_000))
    finally:
        replica.close()
    with convert_db_errors():
        fresh.replace(path)
    return SalvageReport(
        moved_to="",
        drafts=done.drafts,
        operations=done.sent,
        receipts=receipts,
        identity=done.whole,
        unreadable=0,
        from_backup=(),
    )


def _merge(replica: Replica, path: Path, key: bytes, clock: Clock, spare: Spare) -> Merged:
    rows, epoch = read_rows(spare, key)
    # Attachments lie in a file of their own, which goes by the name of the replica.
    here = BlobFile(attachments_path(path), key)
    try:
        held = here.all()
    finally:
        here.close()
    return merge(replica.database, rows, epoch, clock.now(), held.__contains__)


def _sound(path: Path, key: bytes, clock: Clock) -> bool:
    try:
        replica = Replica.open(path, key, clock=clock)
    except DbCorrupt:
        return False
    try:
        return replica.database.sound()
    except DbCorrupt:
        return False
    finally:
        replica.close()
