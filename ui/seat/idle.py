"""How long nobody has touched the program: keys, mouse and touch on any of its windows.

Sleep counts too; setting the PC's clock does not, since old ones begin each day in another year.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QWindow

from desktop.platform.clock import since_boot
from ui.keys import keys_of

LOOK_MS: Final = 5_000
_TOUCHES: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletMove,
        QEvent.Type.TabletPress,
    }
)


class IdleWatch(QObject):
    """`idle`: nobody has touched it for `minutes` (0 = never told). `lock_pressed`: the key that
    locks, also over a dialog, where a shortcut of the window behind it is not heard."""

    idle = Signal()
    lock_pressed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.now: Callable[[], float] = since_boot
        self._last = self.now()
        self.minutes = 0
        self._ended = False
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        # Events reach a window before its parts: one filter per window costs next to nothing.
        application.focusWindowChanged.connect(self._watch)
        self._watch(application.focusWindow())
        self._timer.start()

    def touch(self) -> None:
        """Somebody is here."""
        self._last = self.now()

    def look(self) -> None:
        """Has it been long?"""
        now = self.now()
        if self.minutes and now - self._last >= 60 * self.minutes:
            self._last = now
            self.idle.emit()

    def end(self) -> None:
        """Look and listen no more."""
        self._ended = True
        self._timer.stop()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Takes note and lets everything pass."""
        if self._ended:
            return False
        if event.type() in _TOUCHES:
            self.touch()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            pressed = QKeySequence(event.keyCombination()).toString()
            if pressed in keys_of("lock"):
                # After this event: what it is on its way to is hidden then.
                QTimer.singleShot(0, self, self.lock_pressed.emit)
        return False

    def _watch(self, window: QWindow | None) -> None:
        if window is not None and not self._ended:
            # A filter that is there already is moved, not doubled.
            window.installEventFilter(self)
