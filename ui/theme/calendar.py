"""Qt's calendar in the program's colours: its arrows come black from the style."""

from typing import Final

from PySide6.QtWidgets import QCalendarWidget, QToolButton

from ui.theme.icons import icon

_ARROWS: Final = {"qt_calendar_prevmonth": "chevron-left", "qt_calendar_nextmonth": "chevron-right"}


def tint_arrows(calendar: QCalendarWidget) -> None:
    """Its two arrows for the theme of now."""
    for name, drawn in _ARROWS.items():
        arrow = calendar.findChild(QToolButton, name)
        if isinstance(arrow, QToolButton):
            arrow.setIcon(icon(drawn))
