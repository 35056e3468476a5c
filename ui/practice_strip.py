"""The strip over every screen of the practice office: that it is one, start anew, leave."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from ui.theme.tokens import SPACE_4, SPACE_8, SPACE_12
from ui.widgets import Chip, ElidedLabel, action_button
from ui.widgets.look import set_look


class PracticeStrip(QFrame):
    """`reset_asked` after a second yes; `leave_asked` at once."""

    reset_asked = Signal()
    leave_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Practice"))
        set_look(self, plane="note")
        self._words = ElidedLabel()
        self.reset_button = action_button(self.tr("Start anew"), "link")
        self.leave_button = action_button(self.tr("Leave practice"), "link")
        self.yes_button = action_button(self.tr("Yes, start anew"), "danger")
        self.no_button = action_button(self.tr("No, keep it"))
        self.reset_button.clicked.connect(lambda: self._ask(True))
        self.no_button.clicked.connect(lambda: self._ask(False))
        self.yes_button.clicked.connect(self.reset_asked)
        self.leave_button.clicked.connect(self.leave_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_12, SPACE_4, SPACE_12, SPACE_4)
        row.setSpacing(SPACE_8)
        row.addWidget(Chip(self.tr("Practice"), "neutral"))
        row.addWidget(self._words, 1)
        for press in self._buttons():
            row.addWidget(press)
        self._ask(False)

    def tell(self, words: str) -> None:
        """Something else that stands there from now on."""
        self._words.set_full_text(words)

    def _buttons(self) -> tuple[QPushButton, ...]:
        return self.reset_button, self.leave_button, self.yes_button, self.no_button

    def _ask(self, asking: bool) -> None:
        for press in (self.yes_button, self.no_button):
            press.setVisible(asking)
        for press in (self.reset_button, self.leave_button):
            press.setVisible(not asking)
        if asking:
            self.tell(self.tr("Everything you did in the practice office is removed. Start anew?"))
            self.no_button.setFocus()
        else:
            self.tell(self.tr("Invented complaints on this PC; nothing goes to any agency."))
