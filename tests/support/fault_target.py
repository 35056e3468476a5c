"""The real program with a fault planted in it. Run by tests/ui/test_crash.py.

Arguments: home, what goes wrong, words to be typed. Prints one line of JSON: what the dialog says.
"""

from __future__ import annotations

import ctypes
import json
import os
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from PySide6.QtCore import QTimer, qFatal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.platform.clock import SystemClock
from desktop.platform.paths import Home
from desktop.platform.wrapping import Cost
from ui.crash import CrashDialog
from ui.dress import dressed
from ui.faults import Faults
from ui.program import Program, Setting
from ui.rescue import Rescue, close_all

SECRET = "frasa sandi untuk uji coba"
LOOK_MS = 20


class Played:
    """Types, breaks it, and tells what came."""

    def __init__(self, app: QApplication, home: Path, how: str, words: str) -> None:
        self.how, self.words = how, words
        self.app = app
        self.faults = Faults(home, app)
        self.faults.install()
        setting = Setting(
            Home(home), SystemClock(), lambda: None, passphrase=SECRET, cost=Cost(64, 1, 1)
        )
        self.program = Program(setting, app)
        self.rescue = Rescue(self.program, self.faults.log, self.close)
        self.faults.aid = self.rescue.aid()
        app.aboutToQuit.connect(self.program.shutdown)
        self.program.opened.connect(lambda _: QTimer.singleShot(0, self.begin))
        self.step = QTimer(interval=LOOK_MS)
        self.program.start()

    def close(self) -> None:
        close_all(self.program)

    def begin(self) -> None:
        window, desk = self.program.window, self.program.desk
        assert window is not None
        assert desk is not None
        if self.how == "after":
            self.faults.tell_earlier()
            self.wait()
            return
        self.key = desk.cases.keys("all")[0]
        window.open_case(self.key)
        self.step.timeout.connect(self.type)
        self.step.start()

    def type(self) -> None:
        """Once the complaint is up; at once after the last sign it breaks."""
        window = self.program.window
        assert window is not None
        composer = window.case.composer
        if composer.complaint != self.key:
            return
        self.step.stop()
        self.step.timeout.disconnect()
        QTest.keyClicks(composer.form.editor, self.words)
        if self.how in ("crash", "fatal"):
            assert window.case.save_now()
        QTimer.singleShot(0, self.app, getattr(self, self.how))
        self.wait()

    def slot(self) -> None:
        raise ValueError(self.words)

    def lane(self) -> None:
        def work() -> None:
            raise ValueError(self.words)

        def failed(error: BaseException) -> None:
            raise error

        self.program.lanes.submit("db", work, lambda _: None, failed)

    def crash(self) -> None:
        ctypes.string_at(0)

    def fatal(self) -> None:
        qFatal(self.words)

    def wait(self) -> None:
        self.step.timeout.connect(self.look)
        self.step.start()

    def look(self) -> None:
        box = self.faults.dialog
        if self.how == "after" and box is None and not self.faults.ended:
            self.say({"said": ""})
            return
        if not isinstance(box, CrashDialog):
            return
        seen = [w for w in box.findChildren(QWidget) if w.isVisible()]
        buttons = [w.property("text") for w in seen if w.inherits("QPushButton")]
        bundle = self.rescue.aid().diagnose()
        self.say({"said": str(box.told), "buttons": buttons, "bundle": bundle})

    def say(self, found: dict[str, object]) -> None:
        self.step.stop()
        print(json.dumps(found), flush=True)
        if self.faults.dialog is not None:
            self.faults.dialog.close()
        self.close()


def main() -> None:
    app = QApplication(sys.argv[:1])
    dressed(app)
    played = Played(app, Path(sys.argv[1]), sys.argv[2], sys.argv[3])
    app.exec()
    played.faults.uninstall()


if __name__ == "__main__":
    main()
