"""A damaged replica: never deleted, put aside, what only this PC has is saved into a new one."""

from __future__ import annotations

from pathlib import Path

from desktop.domain.errors import DbCorrupt
from desktop.domain.model import SalvageReport
from desktop.services.faults import NoLongerOffered
from desktop.services.notices import access as notices
from desktop.storage.replica import Replica
from desktop.storage.salvage import salvage
from sync.ports import Clock


def recover(path: Path, key: bytes, clock: Clock) -> SalvageReport:
    """Salvage a replica that does not open or whose pages do not check out.

    Raises `NoLongerOffered` where it is sound, `WrongKey`, `DbMissing`, `DbTooNew`, `DiskFull`,
    `DiskFailed`; nothing has then changed its name.
    """
    if _sound(path, key, clock):
        raise NoLongerOffered(notices.SOUND, "sound")
    return salvage(path, key, clock=clock)


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
