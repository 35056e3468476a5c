"""The button beside the officer's role: what concerns this PC and who sits at it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from ui.frame import show_dialog
from ui.seat.access_dialog import AccessDialog
from ui.widgets import IconButton
from ui.workplace import Workplace


class SeatButton(IconButton):
    """Opens a menu; whoever holds the program adds what only that can do."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__("user", "…")
        self._place = workplace
        self.set_action("user", self.tr("Officer and lock"))
        self.menu_of = QMenu(self)
        self.access = self.add(self.tr("Access record …"), self.show_access)
        self.clicked.connect(self._open)

    def add(self, words: str, do: Callable[[], object]) -> QAction:
        """One more line, above the record of openings."""
        action = QAction(words, self.menu_of)
        action.triggered.connect(lambda _checked=False: do())
        before = self.menu_of.actions()
        if before:
            self.menu_of.insertAction(before[-1], action)
        else:
            self.menu_of.addAction(action)
        return action

    def show_access(self) -> None:
        """Who opened which identity."""
        show_dialog(AccessDialog(self._place, self.window()))

    def _open(self) -> None:
        self.menu_of.popup(self.mapToGlobal(self.rect().bottomLeft()))
