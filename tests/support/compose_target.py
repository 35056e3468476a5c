"""A process that types into the real composer until it is killed. Run by test_compose_kill.

Arguments: home, key of the complaint, seed. Says "ready", then "LENGTH MONOTONIC" after each sign.
"""

from __future__ import annotations

import os
import random
import sys
import time
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.desk import Desk
from desktop.platform.clock import SystemClock
from desktop.platform.paths import Home
from desktop.platform.wrapping import Cost
from ui.case.pane import CasePane
from ui.i18n import install
from ui.lanes import ThreadLanes
from ui.theme.style import apply
from ui.theme.tokens import LIGHT
from ui.workplace import Events, Workplace

SECRET = "frasa sandi untuk uji coba"
BETWEEN_MS = 30
SIGNS = "abcdefghijklmnopqrstuvwxyz "


def main() -> None:
    """Type for ever: one sign every 30 ms, a line now and then."""
    home, complaint, seed = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    app = QApplication(sys.argv[:1])
    install(app)
    apply(app, LIGHT)
    desk = Desk.open(Home(home), SECRET, None, SystemClock(), cost=Cost(8 * 8, 1, 1))
    pane = CasePane(Workplace(desk, ThreadLanes(), Events()))
    pane.show()
    pane.show_case(complaint)
    signs = random.Random(seed)
    typing = QTimer(interval=BETWEEN_MS)
    length = 0

    def type_one() -> None:
        nonlocal length
        if pane.composer.complaint != complaint:
            return
        if length == 0:
            print("ready", flush=True)
        QTest.keyClicks(pane.composer.form.editor, signs.choice(SIGNS))
        length += 1
        print(f"{length} {time.monotonic()}", flush=True)

    typing.timeout.connect(type_one)
    typing.start()
    app.exec()


def typed(seed: int, length: int) -> str:
    """What the process has typed when it has said this length."""
    signs = random.Random(seed)
    return "".join(signs.choice(SIGNS) for _ in range(length))


if __name__ == "__main__":
    main()
