"""Which version is built and from when: the same answer for every artefact of one commit.

    python build/release.py          prints both

The time is SOURCE_DATE_EPOCH where it is set, else the commit's, else (an unpacked archive without
git) that of the project file. No artefact holds the time at which it was built: two builds of one
commit are to be the same.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
NAME: Final = "Penghubung"
SUMMARY: Final = "Meja kerja pejabat penghubung"
NOTE: Final = "build.json"


def version() -> str:
    """As the project file states it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return str(project["version"])


def epoch() -> int:
    """Unix seconds of what is built."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if given.isdecimal():
        return int(given)
    try:
        asked = subprocess.run(
            ["git", "log", "-1", "--format=%ct"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
    except FileNotFoundError:
        asked = None
    if asked is not None and asked.returncode == 0 and asked.stdout.strip().isdecimal():
        return int(asked.stdout)
    return int((ROOT / "pyproject.toml").stat().st_mtime)


def write_note(folder: Path) -> Path:
    """The file by which a built program knows itself (`desktop.platform.version` reads it)."""
    folder.mkdir(parents=True, exist_ok=True)
    note = folder / NOTE
    text = json.dumps({"version": version(), "built_at": epoch()})
    note.write_text(text + "\n", encoding="utf-8")
    return note


def reproducible() -> dict[str, str]:
    """The environment in which tools leave out the time of day and the order of a hash."""
    return {**os.environ, "SOURCE_DATE_EPOCH": str(epoch()), "PYTHONHASHSEED": "0"}


def settle_times(folder: Path) -> None:
    """Give every file below the time of the release: archives keep it."""
    at = epoch()
    for path in [*folder.rglob("*"), folder]:
        os.utime(path, (at, at), follow_symlinks=sys.platform == "win32")


if __name__ == "__main__":
    sys.stdout.write(f"{version()} {datetime.fromtimestamp(epoch(), UTC):%Y-%m-%d %H:%M} UTC\n")
