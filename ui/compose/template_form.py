"""Writing a reply template: when it is used, its title, its words and their places."""

from __future__ import annotations

from functools import partial
from typing import Final, cast

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.filling import FILLED
from desktop.domain.writing import SITUATIONS, Situation, Template
from ui.compose.situations import situation_words
from ui.theme.tokens import SPACE_4, SPACE_8, SPACE_16
from ui.widgets import action_button, lay_out_dialog, text_label

_CONTENT = tuple[Situation, str, str]
_TITLE_MOST: Final = 80


class TemplateForm(QWidget):
    """`saved` and `left` by its two buttons; the dialog does the rest."""

    saved = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.before: Template | None = None
        self._began: _CONTENT = ("other", "", "")
        self.situation = QComboBox()
        self.situation.setItemDelegate(QStyledItemDelegate(self.situation))
        for one in SITUATIONS:
            self.situation.addItem(situation_words(one), one)
        self.title = QLineEdit()
        self.title.setMaxLength(_TITLE_MOST)
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.save_button = action_button(self.tr("&Save"), "primary")
        self.save_button.clicked.connect(self.saved)
        self.cancel_button = action_button(self.tr("Cancel"))
        self.cancel_button.clicked.connect(self.left)
        self.title.textChanged.connect(lambda _text: self._judge())
        self.text.textChanged.connect(self._judge)
        self._lay_out()
        self._judge()

    @property
    def content(self) -> _CONTENT:
        """Situation, title and text as they stand."""
        situation = cast("Situation", self.situation.currentData())
        return situation, self.title.text(), self.text.toPlainText()

    @property
    def changed(self) -> bool:
        """Whether anything is other than when it began."""
        return self.content != self._began

    def begin(self, template: Template | None) -> None:
        """Write on this one; None: a new one."""
        self.before = template
        situation = template.situation if template is not None else "other"
        self.situation.setCurrentIndex(self.situation.findData(situation))
        self.title.setText(template.title if template is not None else "")
        self.text.setPlainText(template.text if template is not None else "")
        self._began = self.content

    def _judge(self) -> None:
        _situation, title, text = self.content
        self.save_button.setEnabled(bool(title.strip() and text.strip()))

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(SPACE_16, SPACE_16, SPACE_16, SPACE_8)
        column.setSpacing(SPACE_8)
        top = QHBoxLayout()
        top.setSpacing(SPACE_16)
        pairs = ((self.tr("Title"), self.title, 1), (self.tr("Used when"), self.situation, 0))
        for words, field, share in pairs:
            label = text_label(words, "secondary")
            label.setBuddy(field)
            field.setAccessibleName(words)
            pair = QVBoxLayout()
            pair.setSpacing(SPACE_4)
            pair.addWidget(label)
            pair.addWidget(field)
            top.addLayout(pair, share)
        column.addLayout(top)
        label = text_label(self.tr("Text"), "secondary")
        label.setBuddy(self.text)
        self.text.setAccessibleName(self.tr("Text"))
        column.addWidget(label)
        column.addWidget(self.text, 1)
        places = QHBoxLayout()
        places.setSpacing(SPACE_8)
        places.addWidget(text_label(self.tr("Filled by itself:"), "secondary"))
        for name in FILLED:
            button = action_button(f"{{{name}}}")
            button.setAccessibleName(self.tr("Put in {place}").format(place=place_words(name)))
            button.setToolTip(place_words(name))
            button.clicked.connect(partial(self._put_place, name))
            places.addWidget(button)
        places.addStretch()
        column.addLayout(places)
        hint = self.tr("Any other words in braces, as {example}, are for you to fill each time.")
        column.addWidget(text_label(hint.format(example="{lokasi}"), "secondary", wrap=True))
        lay_out_dialog(self, column, self.cancel_button, self.save_button)

    def _put_place(self, name: str) -> None:
        self.text.insertPlainText(f"{{{name}}}")
        self.text.setFocus()


def place_words(name: str) -> str:
    """What fills a place."""
    return {
        "instansi": QCoreApplication.translate("TemplateForm", "the agency"),
        "nomor": QCoreApplication.translate("TemplateForm", "the complaint's number"),
        "hari ini": QCoreApplication.translate("TemplateForm", "today's date"),
        "pelapor": QCoreApplication.translate(
            "TemplateForm", "the reporter; only “Bapak/Ibu” where the name is hidden"
        ),
    }[name]
