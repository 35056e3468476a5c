"""What is left here of a complaint that is no longer the agency's: the officer's own words."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.services import words
from ui.approval.words import Standing
from ui.case.bubble import Readable
from ui.case.reading import CaseView
from ui.case.telling import pending_standing
from ui.i18n import current
from ui.theme.tokens import SPACE_8, SPACE_12, SPACE_16, SPACE_24
from ui.widgets import Banner, StateLine, action_button, text_label
from ui.widgets.look import set_look


class GonePage(QScrollArea):
    """`discard_asked(draft)`: throw this draft away. `attention_asked`: see what waits."""

    discard_asked = Signal(int)
    attention_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        set_look(self, look="reading")
        self.setAccessibleName(self.tr("Your texts on this complaint"))

    def show_case(self, view: CaseView) -> None:
        """The texts on this complaint."""
        page = QFrame()
        set_look(page, plane="surface")
        column = QVBoxLayout(page)
        column.setContentsMargins(SPACE_24, SPACE_16, SPACE_24, SPACE_16)
        column.setSpacing(SPACE_12)
        banner = Banner("warn")
        column.addWidget(banner)
        banner.say("warn", *self._sentence(view))
        for draft in view.drafts:
            state = Standing("pencil", self.tr("Draft, cannot be sent any more"), "neutral")
            discard = action_button(self.tr("Throw the draft away"), "link")
            number = draft.id
            discard.clicked.connect(lambda _=False, n=number: self.discard_asked.emit(n))
            kind, text = draft.content.kind, draft.content.text
            column.addWidget(self._text(words.kind_label(kind, current()), text, state, discard))
        for item in view.work.values():
            state = pending_standing(item.state, item)
            more = None
            if state.action == "attention":
                more = action_button(self.tr("See what is needed"), "link")
                more.clicked.connect(self.attention_asked)
            kind, text = item.content.kind, item.content.text
            column.addWidget(self._text(words.kind_label(kind, current()), text, state, more))
        column.addStretch()
        self.setWidget(page)

    def _sentence(self, view: CaseView) -> tuple[str, str, str]:
        deleted = view.gone == "deleted"
        gone = self.tr("This complaint is no longer with your agency.")
        removed = self.tr("This complaint was deleted by order of the authorities.")
        kept = self.tr("Your own texts are still here.")
        short = self.tr("Your own texts are kept here for 30 days only.")
        action = self.tr("Copy what you still need, then throw the draft away.")
        return (removed if deleted else gone, short if deleted else kept, action)

    def _text(self, name: str, text: str, state: Standing, more: QPushButton | None) -> QFrame:
        block = QFrame()
        set_look(block, plane="agency")
        block.setAccessibleName(name)
        column = QVBoxLayout(block)
        column.setContentsMargins(SPACE_16, SPACE_12, SPACE_16, SPACE_8)
        column.setSpacing(SPACE_8)
        column.addWidget(text_label(name, "strong"))
        column.addWidget(Readable(text))
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        row.addWidget(StateLine(state.icon, state.text, state.state))
        row.addStretch()
        copy = action_button(self.tr("Copy the text"), "link")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(text))
        row.addWidget(copy)
        if more is not None:
            row.addWidget(more)
        column.addLayout(row)
        return block
