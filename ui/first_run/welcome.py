"""The first page of all: connect to the agency's server, begin without one, or practise."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.first_run.page import Page
from ui.theme.tokens import SPACE_4, SPACE_12
from ui.widgets import Card, IconLabel, action_button, text_label

_ICON = 24


class WelcomePage(Page):
    """Three ways on: `connect_asked`, `export_asked` and `practice_asked`."""

    connect_asked = Signal()
    export_asked = Signal()
    practice_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_words(
            self.tr("Welcome to Penghubung"),
            self.tr("Read and answer complaints also without a connection. Where do you begin?"),
        )
        self.connect_button = action_button(self.tr("Connect to the server"), "primary")
        self.export_button = action_button(self.tr("Open an export"))
        self.practice_button = action_button(self.tr("Practise"))
        self.connect_button.clicked.connect(self.connect_asked)
        self.export_button.clicked.connect(self.export_asked)
        self.practice_button.clicked.connect(self.practice_asked)
        self.body.addWidget(
            _way(
                "building-2",
                self.tr("I have an enrolment code"),
                self.tr(
                    "Your agency's admin gives it to you. Your agency's complaints are then kept "
                    "on this PC, encrypted."
                ),
                self.connect_button,
            )
        )
        self.body.addWidget(
            _way(
                "hard-drive",
                self.tr("My region has no server yet"),
                self.tr(
                    "Open your own export of SP4N-LAPOR!. Everything stays on this PC, encrypted;"
                    " what you answer you enter into SP4N-LAPOR! yourself."
                ),
                self.export_button,
            )
        )
        self.body.addWidget(
            _way(
                "flag",
                self.tr("I want to try it first"),
                self.tr(
                    "A practice office with invented complaints, on this PC only. Nothing leaves."
                ),
                self.practice_button,
            )
        )

    def first_focus(self) -> QWidget:
        """The usual way."""
        return self.connect_button


def _way(icon: str, title: str, words: str, press: QPushButton) -> Card:
    card = Card(title)
    texts = QVBoxLayout()
    texts.setSpacing(SPACE_4)
    texts.addWidget(text_label(title, "strong", wrap=True))
    texts.addWidget(text_label(words, tone="muted", wrap=True))
    press.setAccessibleDescription(words)
    row = QHBoxLayout()
    row.setSpacing(SPACE_12)
    row.addWidget(IconLabel(icon, "primary", _ICON))
    row.addLayout(texts, 1)
    row.addWidget(press)
    card.body.addLayout(row)
    return card
