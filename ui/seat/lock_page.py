"""The lock screen: nothing of a complaint, and the way back in."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.domain.notices import Sentence
from desktop.platform.paths import Label
from desktop.services.seat import Way
from desktop.services.words import role_label
from ui.first_run.unlock import UnlockPage
from ui.i18n import current
from ui.widgets import text_label


class LockPage(UnlockPage):
    """`onward`: open with `passphrase` as typed; `other`: another officer wants to work."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._way: Way = "passphrase"
        self._who = text_label("", "strong", wrap=True)
        self._waits = text_label("", "secondary", "muted", wrap=True)
        self.body.insertWidget(0, self._who)
        self.body.insertWidget(1, self._waits)

    @property
    def secret(self) -> str | None:
        """What was typed; None where nothing has to be."""
        return None if self._way == "open" else self.passphrase

    def begin(self, label: Label, way: Way, *, switches: bool) -> None:
        """For this officer. `switches`: another may take the seat."""
        self.settle()
        self.forget()
        role = role_label(label.role, current()) if label.role else ""
        parts = (label.name, role, label.agency)
        self._who.setText(" · ".join(part for part in parts if part))
        self._who.setVisible(any(parts))
        other = self.tr("Change officer") if switches else ""
        self.set_buttons(self.tr("Open"), "", other)
        self.show_way(way)
        self.say_waits(False)

    def show_way(self, way: Way) -> None:
        """What opens it."""
        self._way = way
        for part in (self.label, self.field, self.shown):
            part.setVisible(way != "open")
        coded = self.tr("Code or pass&phrase")
        self.label.setText(coded if way == "code" else self.tr("Pass&phrase"))
        words = {
            "open": self.tr(
                "What you wrote is saved. No code is set here: whoever uses this PC account can "
                "open it. Set a code in the menu beside your role."
            ),
            "code": self.tr("What you wrote is saved. Type your code, or the passphrase."),
            "passphrase": self.tr(
                "What you wrote is saved. Type the passphrase: the words on paper, in their order."
            ),
        }
        self.set_words(self.tr("Penghubung is locked"), words[way])

    def say_waits(self, waits: bool) -> None:
        """An exchange is finished first."""
        said = self.tr("The exchange under way is finished; then the copy is closed.")
        self._waits.setText(said if waits else "")
        self._waits.setVisible(waits)

    def say_unsaved(self) -> None:
        """A text could not be written: the screen is covered, the copy stays open."""
        self.tell(
            Sentence(
                self.tr("A text could not be saved yet."),
                self.tr("The screen is covered, but the copy is still open."),
                self.tr("Open it soon and look at that text before you close the program."),
            ),
            "warn",
        )

    def first_focus(self) -> QWidget:
        """The field, or the button where nothing is typed."""
        return self.onward_button if self._way == "open" else self.field

    def ask_onward(self) -> None:
        """On with what was typed, where something has to be."""
        if self._way == "open":
            self.onward.emit()
        else:
            super().ask_onward()
