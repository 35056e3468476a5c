"""Our own faults: a line in the log without anybody's words, and a dialog with the next step.

The log holds the kind of the fault and the places in the code that led to it, never its message:
that may quote what an officer or a reporter wrote. What ends the process from below Python (a
fault in Qt, a failed assertion there) leaves the same places in a file of its own, which the next
start puts into the log and tells.

Failure policy: before a fault is told, what is being typed is saved; where that fails too, the
dialog says so. Where nothing can be written at all the dialog still comes.
"""

from __future__ import annotations

import faulthandler
import logging
import re
import sys
import threading
import traceback
from collections.abc import Callable
from dataclasses import astuple
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Final, TextIO

from PySide6.QtCore import (
    QCoreApplication,
    QMessageLogContext,
    QObject,
    QSize,
    Qt,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox

from desktop.domain.errors import BugError, PenghubungError
from desktop.platform.files import private_folder
from ui.crash import Aid, CrashDialog, ended_told, fault_told
from ui.lane import Caught
from ui.notices import sentence_of_error
from ui.theme.icons import icon

LOG_NAME: Final = "penghubung.log"
CRASH_NAME: Final = "penghubung.crash"
_FRAME: Final = re.compile(
    r'  File "(?:[^"]*[/\\])?(?P<file>[\w.-]+)", line (?P<line>\d+) in (?P<name>\S+)'
)
_FRAMES: Final = 12
_ICON: Final = 32
_LOG_BYTES: Final = 512_000
_LOGGER: Final = logging.getLogger("penghubung")


class Faults(QObject):
    """Catches what nobody caught, in any thread. Lives in the GUI thread."""

    _caught = Signal(object)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        """`folder`: the home, where the log lies."""
        super().__init__(parent)
        self._folder = folder
        self._open: QDialog | None = None
        self._crash: TextIO | None = None
        self.ended = False
        """An earlier run ended of itself, and nobody was told yet."""
        self.aid: Aid | None = None
        """What the program can still do, once there is one."""
        self._handler: RotatingFileHandler | None = None
        self._qt_before: Callable[..., None] | None = None
        self._caught.connect(self._show, Qt.ConnectionType.QueuedConnection)

    @property
    def log(self) -> Path:
        """Where the lines go."""
        return self._folder / LOG_NAME

    @property
    def dialog(self) -> QDialog | None:
        """The dialog that is up."""
        return self._open

    def install(self) -> None:
        """From now on, for this process; once no other runs in the same home."""
        sys.excepthook = self.catch
        threading.excepthook = self._in_thread
        self._qt_before = qInstallMessageHandler(self._qt_says)
        self._watch()

    def uninstall(self) -> None:
        """Python's own way again."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(self._qt_before)
        if self._crash is not None:
            faulthandler.disable()
            self._crash.close()
            self._crash = None
            # It ended as it should, whatever was noted on the way.
            (self._folder / CRASH_NAME).unlink(missing_ok=True)
        if self._handler is not None:
            _LOGGER.removeHandler(self._handler)
            self._handler.close()
            self._handler = None

    def _watch(self) -> None:
        """Let what ends this process leave its places in a file."""
        try:
            private_folder(self._folder)
            path = self._folder / CRASH_NAME
            self.ended = self._earlier(path)
            self._crash = path.open("w", encoding="utf-8")
            faulthandler.enable(self._crash, all_threads=False)
        except OSError:
            self._crash = None

    def _earlier(self, path: Path) -> bool:
        """Whether an earlier run ended of itself; if so its places go into the log."""
        if not path.is_file():
            return False
        left = path.read_text(encoding="utf-8", errors="replace")
        frames = [found for line in left.splitlines() if (found := _FRAME.fullmatch(line))]
        if not left.strip():
            return False
        # The innermost comes first there and last here.
        places = [f"{Path(f['file']).name}:{f['line']} {f['name']}" for f in frames[:_FRAMES][::-1]]
        self._log("NativeFault", places or ["native.py:0 unknown"])
        return True

    def tell_earlier(self) -> None:
        """Say that an earlier run ended of itself, where it did; once."""
        if self.ended and self._open is None:
            self.ended = False
            self._bring(
                CrashDialog(ended_told(), self._aid, QApplication.activeWindow(), ended=True)
            )

    @property
    def _aid(self) -> Aid:
        """What the program can do; without one, what is left."""
        if self.aid is not None:
            return self.aid
        from desktop.services.diagnosis import without_desk

        return Aid(
            save=lambda: True,
            diagnose=lambda: without_desk(self.log),
            again=QApplication.closeAllWindows,
            close=QApplication.closeAllWindows,
        )

    def catch(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Write it down and say so; Ctrl+C in a terminal ends the program."""
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.exit(1)
            return
        self._write(kind, error, trace)
        self._caught.emit(error)

    def _in_thread(self, caught: threading.ExceptHookArgs) -> None:
        if caught.exc_value is not None and not isinstance(caught.exc_value, SystemExit):
            self.catch(caught.exc_type, caught.exc_value, caught.exc_traceback)

    def _write(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        places = [
            f"{Path(frame.filename).name}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(trace)
        ]
        code = f" {error.code} {error.detail}" if isinstance(error, PenghubungError) else ""
        self._log(f"{kind.__qualname__}{code}", places)

    def _log(self, what: str, places: list[str]) -> None:
        try:
            if self._handler is None:
                private_folder(self._folder)
                self._handler = _handler(self.log)
                _LOGGER.addHandler(self._handler)
                _LOGGER.propagate = False
            _LOGGER.error("%s at %s", what, " > ".join(places))
        except OSError:
            # A full disk must not hide the fault itself from the officer.
            self._handler = None

    def _show(self, error: BaseException) -> None:
        if self._open is not None:
            return
        if isinstance(error, PenghubungError) and error.code != BugError.code:
            self._bring(_known(error))
            return
        saved = False
        # What failed may be the very part that saves: then that is said.
        with Caught():
            saved = self._aid.save()
        parent = QApplication.activeWindow()
        self._bring(CrashDialog(fault_told(saved), self._aid, parent, ended=False))

    def _bring(self, box: QDialog) -> None:
        box.finished.connect(self._closed)
        self._open = box
        box.open()

    def _qt_says(self, kind: QtMsgType, where: QMessageLogContext, message: str) -> None:
        """Qt's own remarks, on standard error where there is one (a windowed program has none).
        One that ends the program leaves a line in the log, without its words."""
        if kind == QtMsgType.QtFatalMsg:
            frames = traceback.extract_stack()[-_FRAMES:-1]
            self._log("QtFatal", [f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in frames])
        # Said by the platform without a display at every window.
        if kind != QtMsgType.QtDebugMsg and not message.startswith("This plugin does not support"):
            print(f"Qt: {message}", file=sys.stderr)

    def _closed(self) -> None:
        box, self._open = self._open, None
        if box is not None:
            box.deleteLater()


def _known(error: PenghubungError) -> QMessageBox:
    """The world's fault, in its own words."""
    say = QCoreApplication.translate
    what, means, todo = astuple(sentence_of_error(error))
    box = QMessageBox(QApplication.activeWindow())
    box.setIconPixmap(icon("circle-alert", "bad").pixmap(QSize(_ICON, _ICON)))
    box.setWindowTitle(say("Faults", "Penghubung"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(what)
    box.setInformativeText(f"{means}\n\n{todo}")
    box.addButton(say("Faults", "Continue"), QMessageBox.ButtonRole.AcceptRole)
    leave = box.addButton(say("Faults", "Close the program"), QMessageBox.ButtonRole.RejectRole)
    leave.clicked.connect(QApplication.closeAllWindows)
    return box


def _handler(path: Path) -> RotatingFileHandler:
    handler = RotatingFileHandler(path, maxBytes=_LOG_BYTES, backupCount=1, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    return handler
