"""How a window comes up on the screen there is."""

from __future__ import annotations

from PySide6.QtWidgets import QStyle, QWidget


def show_fitting(window: QWidget) -> None:
    """Show a window; where screen and frame leave it no room, as large as the screen."""
    room = window.screen().availableSize()
    frame = window.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight, None, window)
    if window.width() > room.width() or window.height() + frame > room.height():
        window.showMaximized()
    else:
        window.show()
