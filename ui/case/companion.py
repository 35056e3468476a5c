"""What works for a widget beside it: a child of Qt's that never keeps its widget alive."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget


class Companion(QObject):
    """Belongs to a widget, and its dialogs stand over it."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)

    @property
    def over(self) -> QWidget:
        """The widget; kept by Qt alone, or neither would ever go."""
        parent = self.parent()
        assert isinstance(parent, QWidget)
        return parent
