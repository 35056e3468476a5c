"""`make run` without a display: the day plays through the real window to its end."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.timeout(300)
def test_the_day_plays_and_leaves_pictures(tmp_path: Path) -> None:
    environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    environment.pop("QT_QPA_PLATFORM", None)
    done = subprocess.run(
        [sys.executable, "-m", "ui.main", "--play", str(tmp_path)],
        cwd=ROOT,
        env={**environment, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stderr == ""
    assert "BAD" not in done.stdout
    pictures = sorted(tmp_path.glob("*.png"))
    assert len(pictures) >= 10
    main = QImage(str(pictures[1]))
    assert (main.width(), main.height()) == (1366, 768)
    # A window that drew nothing is of one colour.
    grid = ((x, y) for x in range(0, 1366, 7) for y in range(0, 768, 9))
    assert len({main.pixel(x, y) for x, y in grid}) > 10
