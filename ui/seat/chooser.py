"""“Siapa yang bekerja?”: the officers of this PC, each with an encrypted copy of their own."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.platform.paths import Label, Profile
from desktop.services.words import role_label
from ui.first_run.page import Page
from ui.i18n import current
from ui.theme.tokens import SPACE_4, SPACE_12
from ui.widgets import Card, IconLabel, action_button, text_label

_ICON = 24


class ChooserPage(Page):
    """`chosen(profile)`; `other`: somebody new wants a copy here."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_words(
            self.tr("Who is working?"),
            self.tr("Each officer has an encrypted copy of their own on this PC."),
        )
        self.set_buttons("", "", self.tr("Add an officer"))
        self.opening: list[QPushButton] = []

    def show_profiles(self, found: list[tuple[Profile, Label]]) -> None:
        """Those who have a copy here; the buttons stand in their order."""
        while (item := self.body.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self.opening = []
        for profile, label in found:
            self.body.addWidget(self._card(profile, label))

    def first_focus(self) -> QWidget:
        """The first officer."""
        return self.opening[0] if self.opening else self.other_button

    def _card(self, profile: Profile, label: Label) -> Card:
        named = label.name or self.tr("Officer at {server}").format(server=profile.server_host)
        role = role_label(label.role, current()) if label.role else ""
        facts = " · ".join(part for part in (role, label.agency) if part)
        card = Card(named)
        words = QVBoxLayout()
        words.setSpacing(SPACE_4)
        words.addWidget(text_label(named, "strong", wrap=True))
        if facts:
            words.addWidget(text_label(facts, tone="muted", wrap=True))
        opens = self.tr("Open")
        press = action_button(opens, "primary" if not self.opening else "quiet")
        press.setAccessibleName(f"{opens}: {named}")
        press.setAccessibleDescription(facts)
        press.clicked.connect(partial(self.chosen.emit, profile))
        self.opening.append(press)
        row = QHBoxLayout()
        row.setSpacing(SPACE_12)
        row.addWidget(IconLabel("user", "primary", _ICON))
        row.addLayout(words, 1)
        row.addWidget(press)
        card.body.addLayout(row)
        return card
