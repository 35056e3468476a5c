"""The recovery passphrase: shown once to be written down, then two of its words asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.domain.notices import Sentence
from ui.first_run.page import Page, Remark
from ui.theme.tokens import SPACE_4, SPACE_8, SPACE_12
from ui.widgets import text_label
from ui.widgets.look import set_look

_ACROSS: Final = 3


class RecoveryPage(Page):
    """Shows the words in numbered groups. They cannot be marked, copied or printed: paper only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_words(
            self.tr("Write down the recovery passphrase"),
            self.tr(
                "Write these words on paper, in this order, and keep it away from this PC. It is "
                "shown only now. It opens the copy when the PC's password was reset."
            ),
        )
        self.words: tuple[str, ...] = ()
        self._grid = QGridLayout()
        self._grid.setSpacing(SPACE_8)
        self.body.addLayout(self._grid)
        self.body.addWidget(
            Remark("shield", self.tr("Nobody else can make it anew for you, not even the admin."))
        )
        self.set_buttons(self.tr("I have written it down"), self.tr("Back"))

    def show_words(self, words: Sequence[str]) -> None:
        """The words to write down."""
        self.words = tuple(words)
        while (item := self._grid.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.deleteLater()
        for place, word in enumerate(words):
            plate = QFrame()
            set_look(plate, plane="grey")
            plate.setAccessibleName(
                self.tr("Word {number}: {word}").format(number=place + 1, word=word)
            )
            number = text_label(f"{place + 1}", "secondary")
            shown = text_label(word, "title")
            row = QHBoxLayout(plate)
            row.setContentsMargins(SPACE_12, SPACE_8, SPACE_12, SPACE_8)
            row.addWidget(number)
            row.addWidget(shown, 1, Qt.AlignmentFlag.AlignHCenter)
            self._grid.addWidget(plate, place // _ACROSS, place % _ACROSS)


class ConfirmPage(Page):
    """Asks for some of the words by their number; `onward` only when they are right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_words(
            self.tr("Check what you wrote"),
            self.tr("Type these words from your paper. So it is certain that it can be read."),
        )
        self._wanted: tuple[tuple[int, str], ...] = ()
        self.fields: list[QLineEdit] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(SPACE_8)
        self.body.addLayout(self._rows)
        self.set_buttons(self.tr("Continue"), self.tr("Show the words again"))

    def ask(self, words: Sequence[str], places: Sequence[int]) -> None:
        """Ask for the words at these places (from 0)."""
        while (item := self._rows.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.deleteLater()
        self.fields.clear()
        self._wanted = tuple((place, words[place]) for place in places)
        for place in places:
            holder = QWidget()
            label = text_label(self.tr("Word number {number}").format(number=place + 1), "strong")
            field = QLineEdit()
            field.setAccessibleName(label.text())
            field.setMaxLength(40)
            field.textEdited.connect(self.settle)
            field.returnPressed.connect(self.ask_onward)
            label.setBuddy(field)
            column = QVBoxLayout(holder)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(SPACE_4)
            column.addWidget(label)
            column.addWidget(field)
            self._rows.addWidget(holder)
            self.fields.append(field)

    @property
    def places(self) -> tuple[int, ...]:
        """Which words are asked for, from 0."""
        return tuple(place for place, _word in self._wanted)

    def first_focus(self) -> QWidget:
        """The first word asked for."""
        return self.fields[0]

    def ask_onward(self) -> None:
        """On when every word is right; else say which is not."""
        for field, (place, word) in zip(self.fields, self._wanted, strict=True):
            if field.text().strip().casefold() != word.casefold():
                self.tell(
                    Sentence(
                        self.tr("Word number {number} is not right.").format(number=place + 1),
                        self.tr("What is on your paper would not open the copy."),
                        self.tr("Look at the words again and correct your paper."),
                    ),
                    "warn",
                )
                field.setFocus()
                field.selectAll()
                return
        self.onward.emit()
