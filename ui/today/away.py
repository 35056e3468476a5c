"""After an absence: what happened meanwhile, in figures that open their lists."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QWidget

from desktop.services.cases import HAPPENINGS
from ui.theme.fonts import font_percent
from ui.theme.tokens import SPACE_4, SPACE_8, SPACE_12
from ui.today.words import Seen, away_words, happening_words
from ui.widgets import IconLabel, action_button, text_label
from ui.widgets.look import set_look

BESIDE_FROM: Final = 1000
"""Logical width at the usual font size from which words and figures stand in one line."""


class AwayStrip(QFrame):
    """`asked` carries what happened, `sync_asked` where the copy knows nothing of it yet."""

    asked = Signal(str)
    sync_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        set_look(self, plane="banner")
        self.words = text_label("", wrap=True)
        self.sync = action_button(self.tr("Synchronise"), "primary")
        self.sync.clicked.connect(self.sync_asked)
        self.figures: dict[str, QPushButton] = {}
        self._row = QHBoxLayout()
        self._row.setSpacing(SPACE_4)
        for what in HAPPENINGS:
            button = self.figures[what] = action_button("", "link")
            button.clicked.connect(partial(self.asked.emit, what))
            self._row.addWidget(button)
        self._row.addWidget(self.sync)
        self._row.addStretch()
        first = QWidget()
        head = QHBoxLayout(first)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(SPACE_8)
        head.addWidget(IconLabel("history", "primary"))
        head.addWidget(self.words, 1)
        self._whole = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._whole.setContentsMargins(SPACE_12, SPACE_8, SPACE_12, SPACE_8)
        self._whole.setSpacing(SPACE_4)
        self._whole.addWidget(first, 1)
        self._whole.addLayout(self._row)

    def show_seen(self, seen: Seen) -> None:
        """Other figures; hidden where there was no absence."""
        meanwhile = seen.today.meanwhile
        if meanwhile is not None:
            said = away_words(meanwhile, seen)
            self.words.setText(said)
            self.setAccessibleName(said)
            self.sync.setVisible(not meanwhile.known)
            for what in HAPPENINGS:
                button, count = self.figures[what], meanwhile.counts[what]
                text = happening_words(what, count, seen.write)
                button.setText(text)
                button.setAccessibleName(text)
                button.setVisible(meanwhile.known and count > 0)
        self.setVisible(meanwhile is not None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One line or two."""
        super().resizeEvent(event)
        beside = self.width() * 100 // font_percent() >= BESIDE_FROM
        kind = QBoxLayout.Direction
        self._whole.setDirection(kind.LeftToRight if beside else kind.TopToBottom)
