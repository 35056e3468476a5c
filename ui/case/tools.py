"""What may be done with the complaint on screen, as buttons in its head."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from desktop.services.sharing import map_link
from ui.case.reading import CaseView
from ui.keys import key_label, keys_of
from ui.widgets import IconButton

_ICONS: Final = {
    "previous": "chevron-up",
    "next": "chevron-down",
    "star": "star",
    "put_off": "alarm-clock",
}


class CaseTools(QWidget):
    """`asked(name)`: one of `ui.case.actions`, or `previous` and `next` of the list one came
    from."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._starred = self._unread = self._placed = self._asked = False
        self.buttons = {name: self._button(name) for name in _ICONS}
        self.more = IconButton("ellipsis", self.tr("More for this complaint"))
        self.menu = QMenu(self)
        self.more.clicked.connect(self._open_menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for button in (*self.buttons.values(), self.more):
            row.addWidget(button)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._fill_menu()

    def show_case(self, view: CaseView) -> None:
        """The marks of this complaint; one that is gone has none and only its neighbours."""
        here = view.case is not None
        for name in ("star", "put_off"):
            self.buttons[name].setVisible(here)
        self.more.setVisible(here)
        self._placed = view.case is not None and bool(map_link(view.case))
        self._asked = bool(view.marks.sheets)
        self._starred, self._unread = view.marks.starred, view.marks.unread
        icon = "star-filled" if self._starred else "star"
        self.buttons["star"].set_action(icon, self.words()["star"], keys_label("star"))
        self._fill_menu()

    def say_read(self) -> None:
        """The officer has opened it."""
        self._unread = False
        self._fill_menu()

    def words(self) -> dict[str, str]:
        """What each of them does, as things stand."""
        return {
            "previous": self.tr("Previous complaint"),
            "next": self.tr("Next complaint"),
            "star": self.tr("Take the star away") if self._starred else self.tr("Give it a star"),
            "put_off": self.tr("Put off until …"),
            "unread": self.tr("Mark as read") if self._unread else self.tr("Mark as unread"),
            "copy_number": self.tr("Copy the number"),
            "copy_short": self.tr("Copy for WhatsApp"),
            "map": self.tr("Show on the map"),
            "print": self.tr("Print or save as PDF …"),
            "unit": self.tr("Sheet for a field unit …"),
            "unit_answer": self.tr("Note the unit's answer"),
        }

    def below(self, name: str) -> QPoint:
        """Where a menu of that button opens, on the screen."""
        button = self.buttons[name] if self.buttons[name].isVisible() else self.more
        return button.mapToGlobal(button.rect().bottomLeft())

    def _button(self, name: str) -> IconButton:
        button = IconButton(_ICONS[name], self.words()[name], keys_label(name))
        button.clicked.connect(partial(self.asked.emit, name))
        return button

    def _fill_menu(self) -> None:
        self.menu.clear()
        places = ("map",) if self._placed else ()
        answer = ("unit_answer",) if self._asked else ()
        names = ("unread", "copy_number", "copy_short", *places, "print", "unit", *answer)
        for name in names:
            keys = keys_label(name)
            action = self.menu.addAction(self.words()[name] + (f"\t{keys}" if keys else ""))
            action.triggered.connect(partial(self.asked.emit, name))

    def _open_menu(self) -> None:
        self.menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))


def keys_label(name: str) -> str:
    """The key that does the same, as it stands on the keyboard; empty for none."""
    return " ".join(key_label(sequence) for sequence in keys_of(name))
