"""What stands where a list is empty, with a button that knows whether an exchange runs."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.lists.emptiness import Empty
from ui.widgets import EmptyState
from ui.workplace import Events


class LeadingState(EmptyState):
    """`led(leads)`: the button was chosen and leads elsewhere; "sync" it asks for itself."""

    led = Signal(str)

    def __init__(self, events: Events, icon_name: str, parent: QWidget | None = None) -> None:
        super().__init__(icon_name, "", "", parent=parent)
        self._events = events
        self._words: Empty | None = None
        self._exchanging = False
        self.acted.connect(self._lead)
        events.exchanging.connect(self._turn)

    def say(self, words: Empty) -> None:
        """Why there is nothing, and the one thing to do."""
        self._words = words
        waits = words.leads == "sync" and self._exchanging
        action = self.tr("Synchronising…") if waits else words.action
        # Not disabled: that would throw the keys' place elsewhere, and asking again does no harm.
        self.set_words(words.icon, words.title, words.why, action)

    def _turn(self, exchanging: bool) -> None:
        self._exchanging = exchanging
        if self._words is not None:
            self.say(self._words)

    def _lead(self) -> None:
        leads = self._words.leads if self._words else ""
        if leads == "sync":
            self._events.sync_asked.emit()
        elif leads:
            self.led.emit(leads)
