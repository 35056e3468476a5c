"""The plate that every page before the desk is laid on: heading, words, parts, banner, buttons."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.notices import Sentence
from ui.theme.fonts import font_percent
from ui.theme.tokens import SPACE_8, SPACE_12, SPACE_16, SPACE_24, State
from ui.widgets import Banner, IconLabel, action_button, text_label
from ui.widgets.look import set_look

_WIDTH: Final = 600
# The stretches beside the plate take only what it does not want.
_PLATE_SHARE: Final = 1000


class Remark(QWidget):
    """An icon and a paragraph beside it."""

    def __init__(self, icon: str, words: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_8)
        row.addWidget(IconLabel(icon, "muted"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(text_label(words, tone="muted", wrap=True), 1)


class Page(QWidget):
    """One page. `onward`, `other` and `back` when its buttons ask for it; parts go into `body`."""

    onward = Signal()
    other = Signal()
    back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = text_label("", "headline", wrap=True)
        self._words = text_label("", tone="muted", wrap=True)
        self.banner = Banner()
        self.body = QVBoxLayout()
        self.body.setSpacing(SPACE_12)
        plate = QFrame()
        set_look(plate, plane="card")
        plate.setMaximumWidth(_WIDTH * font_percent() // 100)
        column = QVBoxLayout(plate)
        column.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
        column.setSpacing(SPACE_12)
        column.addWidget(self._title)
        column.addWidget(self._words)
        column.addWidget(self.banner)
        column.addLayout(self.body)
        self.onward_button = action_button("", "primary")
        self.onward_button.clicked.connect(self.ask_onward)
        self.back_button = action_button("")
        self.back_button.clicked.connect(self.back)
        self.other_button = action_button("")
        self.other_button.clicked.connect(self.other)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(SPACE_8)
        self.buttons.addWidget(self.back_button)
        self.buttons.addStretch()
        self.buttons.addWidget(self.other_button)
        self.buttons.addWidget(self.onward_button)
        column.addSpacing(SPACE_8)
        column.addLayout(self.buttons)
        self._lay_out(plate)
        self.set_buttons("", "")
        QShortcut(
            QKeySequence(Qt.Key.Key_Escape),
            self,
            self._escape,
            context=Qt.ShortcutContext.WidgetWithChildrenShortcut,
        )

    def _lay_out(self, plate: QFrame) -> None:
        across = QHBoxLayout()
        across.addStretch()
        across.addWidget(plate, _PLATE_SHARE)
        across.addStretch()
        inside = QFrame()
        set_look(inside, plane="bg")
        whole = QVBoxLayout(inside)
        whole.setContentsMargins(SPACE_16, SPACE_16, SPACE_16, SPACE_16)
        whole.addStretch()
        whole.addLayout(across)
        whole.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    @property
    def title(self) -> str:
        """The heading."""
        return self._title.text()

    def set_buttons(self, onward: str, back: str, other: str = "") -> None:
        """What the buttons say; without words for it there is none."""
        said = (self.onward_button, onward), (self.back_button, back), (self.other_button, other)
        for press, words in said:
            press.setText(words)
            press.setAccessibleName(words.replace("&", ""))
            press.setVisible(bool(words))

    def ask_onward(self) -> None:
        """The primary button: on, unless the page has something to say first."""
        self.onward.emit()

    def set_words(self, title: str, words: str) -> None:
        """Another heading and paragraph."""
        self._title.setText(title)
        self._words.setText(words)
        self._words.setVisible(bool(words))
        self.setAccessibleName(title)

    def tell(self, sentence: Sentence, state: State = "bad") -> None:
        """Three parts in the banner, which stays."""
        self.banner.say(state, sentence.happened, sentence.meaning, sentence.action)

    def settle(self) -> None:
        """What the banner spoke of is over."""
        self.banner.hide()

    def arrive(self) -> None:
        """The page has come up: put the focus where work begins."""
        target = self.first_focus()
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def first_focus(self) -> QWidget:
        """Where work begins; the primary button unless the page knows better."""
        return self.onward_button

    def _escape(self) -> None:
        if self.back_button.isVisible():
            self.back_button.click()
