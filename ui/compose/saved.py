"""The line that says how safe the text on screen is, and how much room is left."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop.domain.formats import Formatter
from ui.compose.keeper import Slot
from ui.theme.tokens import SPACE_12, State
from ui.widgets import StateLine, text_label
from ui.widgets.look import set_look


class SavedLine(QWidget):
    """State of saving and characters used of those that the server takes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = StateLine(gives_way=True)
        self._count: QLabel = text_label("", "secondary")
        self._limit = 0
        self._format: Formatter | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_12)
        row.addWidget(self._state)
        row.addWidget(self._count)

    @property
    def text(self) -> str:
        """What it says of saving."""
        return self._state.text

    @property
    def count(self) -> str:
        """What it says of the length."""
        return self._count.text()

    def set_limit(self, limit: int, formatter: Formatter) -> None:
        """Most characters that the server takes."""
        self._limit, self._format = limit, formatter

    def show_slot(self, slot: Slot, saved: str) -> None:
        """How a text stands; `saved`: when it was last saved, in words."""
        if slot.error is not None and slot.dirty:
            self._say("circle-alert", self.tr("Not saved"), "bad")
        elif slot.dirty:
            self._say("", self.tr("Saving …"))
        elif slot.blank or not saved:
            self._say("", "")
        else:
            self._say("check", self.tr("Saved {when}").format(when=saved))
        self._show_count(len(slot.content.text))

    def confirm(self, slot: Slot, saved: str) -> None:
        """The answer to Ctrl+S."""
        if slot.dirty:
            self.show_slot(slot, saved)
        elif slot.blank:
            self._aloud(self.tr("Nothing to save yet"))
        else:
            self._aloud(self.tr("Already saved {when}").format(when=saved))

    def recovered(self, when: str) -> None:
        """A draft of before stands in the editor again."""
        self._aloud(self.tr("Draft saved {when} brought back").format(when=when), "history")

    def _aloud(self, text: str, icon: str = "check") -> None:
        self._say(icon, text)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _say(self, icon: str, text: str, state: State = "neutral") -> None:
        self._state.set_state(icon, text, state)
        self._state.setVisible(bool(text))

    def _show_count(self, used: int) -> None:
        if self._format is None:
            return
        number = self._format.number
        over = used - self._limit
        words = f"{number(used)} / {number(self._limit)}"
        if over > 0:
            words = self.tr("{over} too many").format(over=number(over))
        self._count.setText(words)
        set_look(self._count, type="secondary", tone="bad" if over > 0 else "")
        left = self.tr("Characters left: {left}").format(left=number(max(0, -over)))
        self._count.setAccessibleName(words if over > 0 else left)
        self._count.setToolTip(words if over > 0 else left)
