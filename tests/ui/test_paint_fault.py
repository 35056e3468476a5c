"""A fault while a widget paints is an error like any other: it does not end the program."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from ui.dress import dressed
from ui.theme.icons import icon_names
from ui.widgets import labels

kept = []
app = QApplication([])
look = dressed(app)
window = QWidget()
room = QVBoxLayout(window)
room.addWidget(labels.IconLabel(icon_names()[0]))
window.show()
app.processEvents()
def broken(*_):
    raise OSError("paint")
labels.pixmap = broken
for _ in range(3):
    try:
        window.repaint()
    except OSError as error:
        # Kept with its trace, as what reports a fault keeps it.
        kept.append(error)
print(len(kept))
"""


def test_program_lives_on() -> None:
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert run.returncode == 0, run.stderr[-2000:]
    assert int(run.stdout) >= 3
    assert "active painter" not in run.stderr
