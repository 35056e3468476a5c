"""Where a data folder lies: on this PC's own disk, on the network, or in a folder that some cloud
service copies. SQLite's locks hold only on the first (sqlite.org/useovernet.html)."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final, Literal

Place = Literal["own", "network", "synced"]

_SYNCED: Final = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
"""Variables that Windows sets to the folders that it copies away."""
_CLOUDS: Final = (
    "onedrive",
    "dropbox",
    "google drive",
    "googledrive",
    "my drive",
    "drive saya",
    "icloud",
    "nextcloud",
)
"""How the folders of cloud services begin, in any letter case."""
_LEFT: Final = (".dropbox.cache", ".tmp.driveupload")
"""What their programs leave in the root of what they copy, whatever its name."""
_NETWORK: Final = frozenset(
    {
        *("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "davfs", "ceph", "vboxsf"),
        *("fuse.sshfs", "fuse.davfs2", "fuse.rclone", "fuse.gvfsd-fuse", "fuse.glusterfs"),
        *("fuse.onedriver", "fuse.google-drive-ocamlfuse", "fuse.vmhgfs-fuse"),
    }
)
_REMOTE_DRIVE: Final = 4
"""`DRIVE_REMOTE` of GetDriveTypeW."""
_MOUNTS: Final = Path("/proc/self/mounts")


def place_of(
    folder: Path, environment: Mapping[str, str] = os.environ, mounts: Path = _MOUNTS
) -> Place:
    """Where `folder` lies, as far as the system tells."""
    found = folder.resolve()
    synced = (environment.get(name) for name in _SYNCED)
    if any(root and found.is_relative_to(Path(root).resolve()) for root in synced):
        return "synced"
    if any(part.casefold().startswith(_CLOUDS) for part in found.parts):
        return "synced"
    if any((above / name).exists() for above in (found, *found.parents) for name in _LEFT):
        return "synced"
    remote = _windows_remote(found) if sys.platform == "win32" else _mounted(found, mounts)
    return "network" if remote else "own"


def is_share(drive: str) -> bool:
    """Whether a Windows drive is a share by its very name; a long path to an own disk begins
    likewise."""
    plain = drive.casefold()
    if plain.startswith(("\\\\?\\", "\\\\.\\")):
        return plain[4:].startswith("unc\\")
    return plain.startswith("\\\\")


def _windows_remote(folder: Path) -> bool:
    import ctypes

    if is_share(folder.drive):
        return True
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009
    return bool(kernel.GetDriveTypeW(f"{folder.drive}\\") == _REMOTE_DRIVE)


def _mounted(folder: Path, mounts: Path) -> bool:
    """Whether the innermost mount that holds the folder is one of the network."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return False
    best, kind = -1, ""
    for line in lines:
        _, point, name, *_ = [*line.split(), "", "", ""][:4]
        at = Path(point.replace("\\040", " ")) if point else None
        if at is not None and folder.is_relative_to(at) and len(at.parts) >= best:
            best, kind = len(at.parts), name
    return kind in _NETWORK
