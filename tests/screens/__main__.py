"""Photographs of every screen and dialog: ``make screens``, or

    python -m tests.screens --out demo/screens --shape 911x480 --only write/ meanwhile/closed
    python -m tests.screens --font 200 --shape 1366x768

Every scene is played on the real program against a real server, without a display. Exit status:
0 all pictures taken, 1 a scene did not come about.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.screens.shooting import SHAPES, Shape, choose_screen, studio, take_all


def main() -> int:
    """A screen is the program's for its whole life, so each shape has a process of its own."""
    parser = argparse.ArgumentParser(description="Photographs of every screen and dialog.")
    parser.add_argument("--out", type=Path, default=Path("demo/screens"))
    parser.add_argument("--shape", choices=SHAPES, help="only this screen")
    parser.add_argument("--only", nargs="*", default=[], help="scenes whose name begins so")
    parser.add_argument("--font", type=int, default=100, help="size of type in percent")
    asked = parser.parse_args()
    if asked.shape is not None:
        return _take(SHAPES[asked.shape], asked.out, tuple(asked.only), asked.font)
    started = time.monotonic()
    again = [sys.executable, "-m", "tests.screens", *sys.argv[1:], "--shape"]
    status = max(subprocess.run([*again, name], check=False).returncode for name in SHAPES)
    print(f"{time.monotonic() - started:.0f} s; the sheets are in {asked.out}")
    return status


def _take(shape: Shape, out: Path, only: tuple[str, ...], percent: int) -> int:
    with tempfile.TemporaryDirectory(prefix="penghubung-") as folder:
        choose_screen(shape, Path(folder))
        from PySide6.QtWidgets import QApplication

        from tests.screens.library import SCENES
        from ui.dress import dressed

        wanted = [
            (number, scene)
            for number, scene in enumerate(SCENES, 1)
            if not only or scene.name.startswith(only)
        ]
        app = QApplication(sys.argv[:1])
        app.setQuitOnLastWindowClosed(False)
        with studio(dressed(app, "id", "light"), out, shape, percent) as found:
            failed = take_all(found, wanted, lambda line: print(line, flush=True))
            for sheet in found.sheets():
                print(sheet, flush=True)
    if failed:
        print(f"{failed} scenes did not come about", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.exit(main())
