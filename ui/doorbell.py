"""A second start of the program rings at the first, which shows its window, or closes it, or only
says that it is there.

It guards nothing: that one program at a time has the replica is the instance lock's work.

Failure policy: who cannot be reached is not there, and the program starts as ever; a socket left
by a crash is removed by the next program that listens. The socket lies in the desk's own folder,
which only its owner may enter, and on Windows is a pipe for this account alone; where a path is
too long for a socket there is no bell.
"""

from __future__ import annotations

import ctypes
import hashlib
import sys
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from desktop.platform.files import private_folder

_PATH_MOST: Final = 100
_CONNECT_MS: Final = 500
_ANSWER_MS: Final = 3000
SHOW: Final = b"show"
QUIT: Final = b"quit"
THERE: Final = b"here"
_ANSWER: Final = b"heard"


def address(folder: Path) -> str:
    """Name of the bell of the desk kept in this folder; empty where there can be none."""
    if sys.platform == "win32":
        digest = hashlib.blake2b(str(folder).casefold().encode(), digest_size=12)
        return f"penghubung-{digest.hexdigest()}"
    path = str(folder / "window.socket")
    return path if len(path.encode()) < _PATH_MOST else ""


def ring(folder: Path, wish: bytes = SHOW) -> bool:
    """Ask the program that has this desk open for its window, with `QUIT` to close as its officer
    would, with `THERE` for nothing; whether one heard it."""
    name = address(folder)
    if not name:
        return False
    _let_others_come_forward()
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(_CONNECT_MS):
        return False
    socket.write(wish)
    socket.waitForBytesWritten(_CONNECT_MS)
    while socket.bytesAvailable() < len(_ANSWER):
        # A program that hangs answers nothing: better the sentence of the lock than silence.
        if not socket.waitForReadyRead(_ANSWER_MS):
            return False
    return bytes(socket.readAll().data()) == _ANSWER


class Doorbell(QObject):
    """`rung` when another start asked for the window; `quit_asked` when it is to close."""

    rung = Signal()
    quit_asked = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        """Listens at once; `listening` says whether it could. Raises `DiskFull`, `DiskFailed`
        where the folder cannot be made."""
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._opened)
        name = address(folder)
        if name:
            private_folder(folder)
            # Nobody answered at it: it is what a crash left.
            QLocalServer.removeServer(name)
            self._server.listen(name)

    @property
    def listening(self) -> bool:
        """Whether another start can be heard."""
        return self._server.isListening()

    def close(self) -> None:
        """Hear nothing any more, and leave nothing behind."""
        self._server.close()

    def _opened(self) -> None:
        visitor = self._server.nextPendingConnection()
        visitor.readyRead.connect(lambda: self._heard(visitor))
        visitor.disconnected.connect(visitor.deleteLater)

    def _heard(self, visitor: QLocalSocket) -> None:
        if visitor.bytesAvailable() < len(SHOW):
            return
        wish = bytes(visitor.readAll().data())
        if wish in (SHOW, QUIT, THERE):
            visitor.write(_ANSWER)
            visitor.flush()
        visitor.disconnectFromServer()
        if wish == SHOW:
            self.rung.emit()
        elif wish == QUIT:
            self.quit_asked.emit()


def _let_others_come_forward() -> None:
    """Windows lets only the program in front put another one there."""
    if sys.platform == "win32":
        anybody = -1
        ctypes.windll.user32.AllowSetForegroundWindow(anybody)
