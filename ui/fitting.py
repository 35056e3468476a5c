"""How a window comes up on the screen there is: in front, or quietly at sign-in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStyle, QWidget

if TYPE_CHECKING:
    from ui.window import MainWindow


def fit(window: QWidget) -> None:
    """Where screen and frame leave a window no room it comes up as large as the screen."""
    room = window.screen().availableSize()
    frame = window.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight, None, window)
    if window.width() > room.width() or window.height() + frame > room.height():
        window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)


def show_fitting(window: QWidget) -> None:
    """Show a window; where screen and frame leave it no room, as large as the screen."""
    fit(window)
    window.show()


def bring_forward(window: QWidget) -> None:
    """Show a window before all others, as it was left."""
    window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, False)
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()


class Arrival:
    """How the windows of one start come up. `quietly`: nobody asked for them, the sign-in did; so
    nothing takes the keys from what the officer does. The main window then waits beside the clock,
    or minimised where this system has no such place; what needs the officer waits minimised.
    """

    def __init__(self, quietly: bool) -> None:
        self._quietly = quietly

    def show_front(self, window: QWidget) -> None:
        """The window before the main one."""
        if self._quietly:
            _show_minimised(window)
        else:
            show_fitting(window)

    def show_main(self, window: MainWindow, front: QWidget) -> None:
        """The main window; at once in front where the officer came to the one before it."""
        quietly, self._quietly = self._quietly and front.isMinimized(), False
        if not quietly:
            show_fitting(window)
        elif not window.extras.tray.hold():
            _show_minimised(window)
        else:
            fit(window)


def _show_minimised(window: QWidget) -> None:
    fit(window)
    window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    window.showMinimized()
