"""Deadlines move at midnight, with or without an exchange."""

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

LOOK_MS: Final = 60_000


class Midnight(QObject):
    """Tells when the agency's date is another one."""

    passed = Signal()

    def __init__(self, today: Callable[[], date], parent: QObject) -> None:
        super().__init__(parent)
        self._today = today
        self._last = today()
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Compare the date with the last one seen."""
        today = self._today()
        if today != self._last:
            self._last = today
            self.passed.emit()

    def end(self) -> None:
        """Look no more."""
        self._timer.stop()
