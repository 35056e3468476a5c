"""Which program this is: its version, and from when it was built.

A built program carries `resources/build.json`; one that runs from its sources has none and knows
the version of its installation only.
"""

from __future__ import annotations

from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

import msgspec

UNKNOWN: Final = "0"
_NOTE: Final = Path(__file__).resolve().parents[2] / "resources" / "build.json"


class Build(msgspec.Struct, frozen=True):
    """`built_at`: Unix seconds of the release's commit; None where the sources run."""

    version: str
    built_at: int | None = None


def this_program(note: Path = _NOTE) -> Build:
    """What stands in the note, else what is installed; `UNKNOWN` where nothing says."""
    try:
        return msgspec.json.decode(note.read_bytes(), type=Build)
    except (OSError, msgspec.DecodeError):
        pass
    try:
        return Build(version("penghubung"))
    except PackageNotFoundError:
        return Build(UNKNOWN)


def told(build: Build | None = None) -> str:
    """One line for people and programs: name, version, date."""
    known = build or this_program()
    if known.built_at is None:
        return f"Penghubung {known.version}"
    return f"Penghubung {known.version} ({datetime.fromtimestamp(known.built_at, UTC):%Y-%m-%d})"
