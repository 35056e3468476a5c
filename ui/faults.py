"""Our own faults: a line in the log without anybody's words, and a dialog with the next step.

The log holds the kind of the fault and the places in the code that led to it, never its message:
that may quote what an officer or a reporter wrote.
"""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from dataclasses import astuple
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Final

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
from PySide6.QtWidgets import QApplication, QMessageBox

from desktop.domain.errors import BugError, PenghubungError
from desktop.platform.files import private_folder
from ui.notices import sentence_of_error
from ui.theme.icons import icon

LOG_NAME: Final = "penghubung.log"
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
        self._open: QMessageBox | None = None
        self._handler: RotatingFileHandler | None = None
        self._qt_before: Callable[..., None] | None = None
        self._caught.connect(self._show, Qt.ConnectionType.QueuedConnection)

    @property
    def log(self) -> Path:
        """Where the lines go."""
        return self._folder / LOG_NAME

    @property
    def dialog(self) -> QMessageBox | None:
        """The dialog that is up."""
        return self._open

    def install(self) -> None:
        """From now on, for this process."""
        sys.excepthook = self.catch
        threading.excepthook = self._in_thread
        self._qt_before = qInstallMessageHandler(_qt_says)

    def uninstall(self) -> None:
        """Python's own way again."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(self._qt_before)
        if self._handler is not None:
            _LOGGER.removeHandler(self._handler)
            self._handler.close()
            self._handler = None

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
        try:
            if self._handler is None:
                private_folder(self._folder)
                self._handler = _handler(self.log)
                _LOGGER.addHandler(self._handler)
                _LOGGER.propagate = False
            _LOGGER.error("%s%s at %s", kind.__qualname__, code, " > ".join(places))
        except OSError:
            # A full disk must not hide the fault itself from the officer.
            self._handler = None

    def _show(self, error: BaseException) -> None:
        if self._open is not None:
            return
        say = QCoreApplication.translate
        known = isinstance(error, PenghubungError) and error.code != BugError.code
        what, means, todo = astuple(sentence_of_error(error))
        if not known:
            todo = say(
                "Faults",
                "Close the program and open it again. If it happens again, give this file to the "
                "admin: {file}",
            ).format(file=self.log)
        box = QMessageBox(QApplication.activeWindow())
        box.setIconPixmap(icon("circle-alert", "bad").pixmap(QSize(_ICON, _ICON)))
        box.setWindowTitle(say("Faults", "Penghubung"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(what)
        box.setInformativeText(f"{means}\n\n{todo}")
        box.addButton(say("Faults", "Continue"), QMessageBox.ButtonRole.AcceptRole)
        quit_button = box.addButton(
            say("Faults", "Close the program"), QMessageBox.ButtonRole.RejectRole
        )
        quit_button.clicked.connect(QApplication.closeAllWindows)
        box.finished.connect(self._closed)
        self._open = box
        box.open()

    def _closed(self) -> None:
        box, self._open = self._open, None
        if box is not None:
            box.deleteLater()


def _qt_says(kind: QtMsgType, _where: QMessageLogContext, message: str) -> None:
    """Qt's own remarks, on standard error where there is one (a windowed program has none)."""
    # Said by the platform without a display at every window.
    if kind != QtMsgType.QtDebugMsg and not message.startswith("This plugin does not support"):
        print(f"Qt: {message}", file=sys.stderr)


def _handler(path: Path) -> RotatingFileHandler:
    handler = RotatingFileHandler(path, maxBytes=_LOG_BYTES, backupCount=1, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    return handler
