"""Lets the modules that every start loads lie unpacked in a frozen program's archive.

They are then read without being inflated, and an installer, which packs all files together, packs
them better than one by one. The rest stays packed: it would take more room on the disk.
"""

from __future__ import annotations

import marshal
import struct
import zlib
from pathlib import Path
from typing import Final

LOADED: Final = {"alembic", "desktop", "resources", "server", "sqlalchemy", "sync", "ui"}
_HEADER: Final = 17
_OFFSET: Final = slice(8, 12)


def store(archive: Path) -> None:
    """Write PyInstaller's archive of modules again, those of `LOADED` at packing level 0. Its
    format: marks, the place of the table, packed modules, the table."""
    packed = archive.read_bytes()
    (at,) = struct.unpack("!i", packed[_OFFSET])
    table = marshal.loads(packed[at:])
    out, found = bytearray(packed[:_HEADER]), []
    for name, (kind, start, length) in table:
        content = packed[start : start + length]
        if length and name.split(".")[0] in LOADED:
            content = zlib.compress(zlib.decompress(content), 0)
        found.append((name, (kind, len(out), len(content))))
        out += content
    out[_OFFSET] = struct.pack("!i", len(out))
    archive.write_bytes(bytes(out) + marshal.dumps(found))
