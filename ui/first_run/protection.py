"""Who opens the copy on this PC: its keyring, or the officer's passphrase each time."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from ui.first_run.page import Page, Remark
from ui.theme.tokens import SPACE_4
from ui.widgets import Card, text_label


class ProtectionPage(Page):
    """`uses_keyring` is the officer's choice; only what works on this PC is offered."""

    def __init__(self, has_keyring: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_words(
            self.tr("How the copy is locked"),
            self.tr(
                "The complaints on this PC are encrypted. A passphrase for emergencies is made in "
                "any case; this is about what opens the copy every day."
            ),
        )
        self.keyring = QRadioButton(self.tr("This PC's own key &store (recommended)"))
        self.passphrase = QRadioButton(self.tr("A &passphrase, each time"))
        self._group = QButtonGroup(self)
        ways = (
            (
                self.keyring,
                self.tr(
                    "Opens by itself once you are signed in to the PC. For an account that only "
                    "you use."
                ),
            ),
            (
                self.passphrase,
                self.tr("You type it whenever the program starts. For an account that is shared."),
            ),
        )
        for choice, words in ways:
            self._group.addButton(choice)
            choice.setAccessibleDescription(words)
            card = Card(choice.text().replace("&", ""))
            column = QVBoxLayout()
            column.setSpacing(SPACE_4)
            column.addWidget(choice)
            column.addWidget(text_label(words, tone="muted", wrap=True))
            card.body.addLayout(column)
            card.setVisible(has_keyring)
            self.body.addWidget(card)
        self._only = Remark(
            "info",
            self.tr("This PC has no key store that answers, so the passphrase opens the copy."),
        )
        self._only.setVisible(not has_keyring)
        self.body.addWidget(self._only)
        self.set_keyring(has_keyring)
        self.set_buttons(self.tr("Continue"), self.tr("Back"))

    def set_keyring(self, works: bool) -> None:
        """Whether the PC's key store answered."""
        for choice in (self.keyring, self.passphrase):
            plate = choice.parentWidget()
            assert plate is not None
            plate.setVisible(works)
        self._only.setVisible(not works)
        (self.keyring if works else self.passphrase).setChecked(True)

    @property
    def uses_keyring(self) -> bool:
        """What was chosen."""
        return self.keyring.isChecked()

    def first_focus(self) -> QWidget:
        """The choice, where there is one."""
        chosen = self.keyring if self.keyring.isChecked() else self.passphrase
        return chosen if chosen.isVisible() else self.onward_button
