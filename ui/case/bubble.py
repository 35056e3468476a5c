"""One item of the timeline: a bubble with who, when, what was said and how it stands."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.case.telling import Action, Standing, Told, Voice
from ui.theme.tokens import SPACE_4, SPACE_8, SPACE_12, SPACE_16
from ui.widgets import ElidedLabel, StateLine, action_button, text_label
from ui.widgets.look import set_look

_PLANES: Final[dict[Voice, str]] = {
    "reporter": "grey",
    "agency": "agency",
    "note": "note",
    "system": "surface",
}


def readable(text: str, kind: str = "", tone: str = "") -> QLabel:
    """Text that wraps and can be selected and copied; Tab passes it by, a click enters it."""
    label = text_label(text, kind, tone, wrap=True)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    label.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    label.setCursor(Qt.CursorShape.IBeamCursor)
    return label


class Bubble(QFrame):
    """`asked(action, operation)` when a button of it is pressed."""

    asked = Signal(str, str)

    def __init__(self, told: Told, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.told = told
        set_look(self, plane=_PLANES[told.voice])
        self.text = readable(told.text, "secondary" if told.voice == "system" else "")
        column = QVBoxLayout(self)
        if told.voice == "system":
            column.setContentsMargins(SPACE_16, 0, SPACE_16, 0)
            self.text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self.text.setText(f"{told.when} — {told.text}")
        else:
            column.setContentsMargins(SPACE_16, SPACE_12, SPACE_16, SPACE_12)
            column.setSpacing(SPACE_4)
            column.addLayout(self._heading())
        column.addWidget(self.text)
        self.text.setVisible(bool(told.text) or told.voice == "system")
        if told.standings:
            column.addSpacing(SPACE_4)
            column.addLayout(self._footer())
        self.setAccessibleName(", ".join(p for p in (told.who, told.what, told.when) if p))
        self.setAccessibleDescription(told.text)

    def _heading(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        for text, kind in ((self.told.who, "strong"), (self.told.what, "secondary")):
            if text:
                label = ElidedLabel(text, kind)
                # As wide as its words where there is room, shortened where there is not.
                label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
                row.addWidget(label)
        row.addStretch()
        row.addWidget(text_label(self.told.when, "secondary"))
        return row

    def _footer(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_12)
        for standing in self.told.standings:
            told = StateLine(standing.icon, standing.text, standing.state)
            told.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            row.addWidget(told)
            if standing.action:
                row.addWidget(self._button(standing))
        row.addStretch()
        return row

    def _button(self, standing: Standing) -> QPushButton:
        names: dict[Action, str] = {
            "pull_back": self.tr("Take back to draft"),
            "attention": self.tr("See what is needed"),
            "receipt": self.tr("Receipt"),
        }
        button = action_button(names[standing.action], "link")
        asked = standing.action
        button.clicked.connect(lambda: self.asked.emit(asked, self.told.operation))
        return button
