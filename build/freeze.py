"""Freezes the program into dist/penghubung for the system it runs on: `python build/freeze.py`.

Exit codes: PyInstaller's.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Final

from release import ROOT, reproducible, write_note

DIST: Final = ROOT / "dist"
PROGRAM: Final = DIST / "penghubung"


def freeze(dist: Path = DIST) -> int:
    """One folder of that name in `dist`."""
    write_note(DIST / "work")
    command = [
        *(sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "ERROR"),
        *("--workpath", str(DIST / "work"), "--distpath", str(dist)),
        str(ROOT / "build" / "penghubung.spec"),
    ]
    return subprocess.run(command, cwd=ROOT, env=reproducible(), check=False).returncode


if __name__ == "__main__":
    sys.exit(freeze())
