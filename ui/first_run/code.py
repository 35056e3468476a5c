"""The page for the one-time code: pasted or typed in as many lines as it came, read as it grows."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from desktop.services.notices.access import BAD_CODE
from sync.access import EnrolmentCode
from ui.first_run.page import Page
from ui.notices import sentence_of
from ui.widgets import StateLine, action_button, text_label

_START: Final = "PH1"
_LINES: Final = 5


class CodePage(Page):
    """`code` is what was read; None while it is not whole."""

    read = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_words(
            self.tr("Enrolment code"),
            self.tr(
                "Paste or type the code from your agency's admin, all of it. It works once and "
                "for 24 hours. Capitals, spaces and line breaks do not matter."
            ),
        )
        self.code: EnrolmentCode | None = None
        self.field = QPlainTextEdit()
        self.field.setTabChangesFocus(True)
        self.field.setAccessibleName(self.tr("Enrolment code"))
        self.field.setPlaceholderText("PH1-…")
        metrics = self.field.fontMetrics()
        self.field.setFixedHeight(metrics.lineSpacing() * _LINES + 24)
        self.state = StateLine()
        self.field.textChanged.connect(self._look)
        paste = action_button(self.tr("Paste"))
        paste.clicked.connect(self._paste)
        label = text_label(self.tr("C&ode"), "strong")
        label.setBuddy(self.field)
        row = QHBoxLayout()
        row.addWidget(self.state, 1)
        row.addWidget(paste)
        self.body.addWidget(label)
        self.body.addWidget(self.field)
        self.body.addLayout(row)
        self.set_buttons(self.tr("Continue"), self.tr("Back"))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self.field, self.onward_button.click)
        self._look()

    @property
    def text(self) -> str:
        """As it was pasted."""
        return self.field.toPlainText()

    def first_focus(self) -> QWidget:
        """The code's field."""
        return self.field

    def ask_onward(self) -> None:
        """On with a code that reads; else say so and stay."""
        if self.code is not None:
            self.onward.emit()
            return
        self.tell(sentence_of(BAD_CODE), "warn")
        self.field.setFocus()

    def _look(self) -> None:
        self.settle()
        self.code = None
        letters = "".join(c for c in self.text.upper() if c.isalnum())
        if not letters:
            self.state.set_state("key", self.tr("The code begins with PH1"))
            return
        if not _START.startswith(letters[: len(_START)]):
            self.state.set_state(
                "triangle-alert", self.tr("This is no code: it begins with PH1"), "warn"
            )
            return
        self.code = _read(self.text)
        if self.code is None:
            self.state.set_state(
                "hourglass",
                self.tr("Not whole yet, or a letter is wrong; characters: {count}").format(
                    count=len(letters)
                ),
            )
            return
        self.state.set_state(
            "circle-check",
            self.tr("The code is whole: {server}").format(server=self.code.url),
            "ok",
        )
        self.read.emit()

    def _paste(self) -> None:
        self.field.setPlainText(QGuiApplication.clipboard().text())
        self.field.setFocus()


def _read(text: str) -> EnrolmentCode | None:
    # Cryptography is slow to load, and the page is up before the first letter is typed.
    from sync import crypto

    try:
        return crypto.read_code(text)
    except crypto.BadCode:
        return None
