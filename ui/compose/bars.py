"""The bar that says what just became of a text, with the way back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.theme.tokens import SPACE_8, SPACE_12
from ui.widgets import IconLabel, action_button, text_label
from ui.widgets.look import set_look


class UndoBar(QFrame):
    """Stands as long as taking back is possible; `take_back` is its button and Ctrl+Z."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = IconLabel("inbox", "primary")
        self._words = text_label("", "strong", wrap=True)
        self.button = action_button(self.tr("Take back"), keys="Ctrl+Z")
        self.button.clicked.connect(self.take_back)
        self._undo: Callable[[], None] | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_12, SPACE_8, SPACE_8, SPACE_8)
        row.setSpacing(SPACE_8)
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)
        row.addWidget(self.button)
        set_look(self, plane="banner", tone="neutral")
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._words.text()

    @property
    def offers(self) -> bool:
        """Whether there is something to take back."""
        return self._undo is not None

    def offer(self, icon_name: str, text: str, undo: Callable[[], None]) -> None:
        """Say what happened and how it is undone. Read aloud at once."""
        self._undo = undo
        self.button.show()
        self._icon.set_icon(icon_name, "primary")
        self._words.setText(text)
        self.setAccessibleName(text)
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def tell(self, icon_name: str, text: str) -> None:
        """Say what happened where nothing is to be undone."""
        self.offer(icon_name, text, lambda: None)
        self._undo = None
        self.button.hide()

    def take_back(self) -> None:
        """Undo, once."""
        undo = self._undo
        self.withdraw()
        if undo is not None:
            undo()

    def withdraw(self) -> None:
        """It can no longer be taken back."""
        self._undo = None
        self.hide()
