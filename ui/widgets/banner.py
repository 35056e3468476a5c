"""The banner: what happened, what it means for the work, what to do, and one button."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme.tokens import SPACE_4, SPACE_8, SPACE_12, SPACE_16, State, Token
from ui.widgets.buttons import action_button
from ui.widgets.labels import IconLabel, text_label
from ui.widgets.look import set_look

_ICONS: Final[dict[State, tuple[str, Token]]] = {
    "neutral": ("info", "primary"),
    "ok": ("circle-check", "ok"),
    "warn": ("triangle-alert", "warn"),
    "bad": ("circle-alert", "bad"),
}


class Banner(QFrame):
    """Stands until the matter is settled; `acted` when its one button is pressed."""

    acted = Signal()

    def __init__(self, state: State = "neutral", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = IconLabel(*_ICONS[state])
        self._what = text_label("", "strong", wrap=True)
        self._means = text_label("", wrap=True)
        self._todo = text_label("", wrap=True)
        self._button = action_button("")
        self._button.clicked.connect(self.acted)
        words = QGridLayout()
        words.setHorizontalSpacing(SPACE_12)
        words.setVerticalSpacing(SPACE_4)
        words.setColumnStretch(1, 1)
        words.addWidget(self._icon, 0, 0)
        for number, part in enumerate((self._what, self._means, self._todo)):
            words.addWidget(part, number, 1)
        block = QVBoxLayout()
        block.addStretch()
        block.addLayout(words)
        block.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_16, SPACE_12, SPACE_12, SPACE_12)
        row.addLayout(block, 1)
        row.addSpacing(SPACE_8)
        row.addWidget(self._button)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    def say(self, state: State, what: str, means: str, todo: str, button: str = "") -> None:
        """Show the three parts; without words for it there is no button. Read aloud at once."""
        self._icon.set_icon(*_ICONS[state])
        for label, text in ((self._what, what), (self._means, means), (self._todo, todo)):
            label.setText(text)
            label.setVisible(bool(text))
        self._button.setText(button)
        self._button.setAccessibleName(button.replace("&", ""))
        self._button.setVisible(bool(button))
        set_look(self, plane="banner", tone=state)
        spoken = " ".join(part for part in (what, means, todo) if part)
        self.setAccessibleName(what)
        self.setAccessibleDescription(spoken)
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, spoken))
