"""Asks for the passphrase where the PC's key store does not open the copy."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from desktop.domain.notices import Sentence
from ui.first_run.page import Page
from ui.widgets import text_label


class UnlockPage(Page):
    """`passphrase` as typed; `keep` where it may go into the PC's key store."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_words(
            self.tr("Open the copy"),
            self.tr(
                "Type the passphrase: the words you wrote on paper, in their order, with a space "
                "between them."
            ),
        )
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setAccessibleName(self.tr("Passphrase"))
        self.field.returnPressed.connect(self.ask_onward)
        self.label = text_label(self.tr("Pass&phrase"), "strong")
        self.label.setBuddy(self.field)
        self.shown = QCheckBox(self.tr("&Show what I type"))
        self.shown.toggled.connect(self._show)
        self._keep = QCheckBox(self.tr("&Remember on this PC (not on a shared account)"))
        for part in (self.label, self.field, self.shown, self._keep):
            self.body.addWidget(part)
        self._keep.hide()
        self.set_buttons(self.tr("Open"), "")

    @property
    def passphrase(self) -> str:
        """What was typed."""
        return self.field.text()

    @property
    def keep(self) -> bool:
        """Whether the key may be put into the PC's key store."""
        return self._keep.isVisible() and self._keep.isChecked()

    def offer_keeping(self, offer: bool) -> None:
        """Offer to remember, where there is a key store that could."""
        self._keep.setVisible(offer)

    def offer_change(self, offer: bool) -> None:
        """Offer another officer's copy, where there are several here; then a code does too."""
        self.set_buttons(self.tr("Open"), "", self.tr("Change officer") if offer else "")
        if offer:
            self.set_words(
                self.tr("Open the copy"), self.tr("Type your code, or the words on paper.")
            )
            self.label.setText(self.tr("Code or pass&phrase"))
            self.field.setAccessibleName(self.label.text().replace("&", ""))

    def first_focus(self) -> QWidget:
        """The passphrase's field."""
        return self.field

    def ask_onward(self) -> None:
        """On with what was typed; nothing typed opens nothing."""
        if self.passphrase.strip():
            self.onward.emit()
            return
        self.tell(
            Sentence(
                self.tr("The passphrase is still empty."),
                self.tr("The copy stays locked; nothing was changed."),
                self.tr("Type the words, then press Open."),
            ),
            "warn",
        )
        self.field.setFocus()

    def forget(self) -> None:
        """Leave nothing of it in the field."""
        self.field.clear()

    def _show(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.field.setEchoMode(mode)
