"""The head of a complaint: title, chips, facts in one line, deadlines."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.turn import classification_label, turn_label
from ui.case.deadlines import TONES, DeadlineLines
from ui.case.identity import IdentityBar
from ui.case.promises import PromiseLine
from ui.case.reading import CaseView
from ui.case.tools import CaseTools, keys_label
from ui.lists.words import district_of, put_off_until, waiting_words
from ui.theme.tokens import SPACE_4, SPACE_8, SPACE_12, SPACE_24, State
from ui.widgets import Chip, ElidedLabel, IconButton, action_button, text_label
from ui.widgets.look import set_look

_FACTS_LEAST: Final = 120
"""Logical pixels of facts that are worth a place beside the chips."""


class CaseHeader(QFrame):
    """`unfolded(bool)`: all details are wanted, or no longer."""

    unfolded = Signal(bool)

    def __init__(self, role: str, parent: QWidget | None = None) -> None:
        """`role`: of the officer; decides who "Anda" is."""
        super().__init__(parent)
        self._role = role
        self._title = text_label("", "title", wrap=True)
        self._short_title = ElidedLabel("", "title")
        self.tools = CaseTools()
        self._chips = QHBoxLayout()
        self._chips.setSpacing(SPACE_8)
        self._facts = ElidedLabel("", "secondary")
        self.copy_button = IconButton("copy", self.tr("Copy the number"), keys_label("copy_number"))
        self.copy_button.clicked.connect(partial(self.tools.asked.emit, "copy_number"))
        self.fold_button = action_button(self.tr("All details"), "link")
        self.fold_button.setCheckable(True)
        self.fold_button.toggled.connect(self._fold)
        self.unit_button = action_button(self.tr("Note the unit's answer"), "link")
        self.unit_button.clicked.connect(partial(self.tools.asked.emit, "unit_answer"))
        self.deadlines = DeadlineLines()
        self.promises = PromiseLine()
        self.identity = IdentityBar()
        self._short = False
        self._facts_row = QWidget()
        facts = QHBoxLayout(self._facts_row)
        facts.setContentsMargins(0, 0, 0, 0)
        facts.setSpacing(SPACE_4)
        facts.addWidget(self._facts, 1)
        facts.addWidget(self.copy_button)
        facts.addWidget(self.fold_button)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_24, SPACE_12, SPACE_12, SPACE_8)
        column.setSpacing(SPACE_4)
        named = QHBoxLayout()
        named.setSpacing(SPACE_8)
        titles = QVBoxLayout()
        titles.addWidget(self._title)
        titles.addWidget(self._short_title)
        named.addLayout(titles, 1)
        named.addWidget(self.tools, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(named)
        self._marks = QHBoxLayout()
        self._marks.setSpacing(SPACE_12)
        self._marks.addLayout(self._chips)
        column.addLayout(self._marks)
        column.addWidget(self._facts_row)
        column.addWidget(self.identity)
        column.addWidget(self.deadlines)
        column.addWidget(self.promises)
        set_look(self, plane="surface")
        self.set_short(False)

    @property
    def title(self) -> str:
        """The title shown."""
        return self._title.text()

    @property
    def facts(self) -> str:
        """The line of facts."""
        return self._facts.full_text

    @property
    def chips(self) -> list[str]:
        """Words of the chips, in order."""
        items = (self._chips.itemAt(number) for number in range(self._chips.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget.text() for widget in widgets if isinstance(widget, Chip)]

    def show_case(self, view: CaseView) -> None:
        """The head of this complaint, or the card of one that is gone."""
        case = view.case
        self.copy_button.set_action("copy", self.tr("Copy the number"), keys_label("copy_number"))
        title = (case.complaint.row.title if case else view.card.title) or self.tr("No title")
        self._title.setText(title)
        self._short_title.set_full_text(title)
        self._show_chips(view)
        self._facts.set_full_text(self._line(view))
        self._join_rows()
        self.tools.show_case(view)
        self.fold_button.setVisible(case is not None)
        self.deadlines.setVisible(case is not None)
        self.promises.show_case(view)
        self.identity.show_case(view)
        if case is not None:
            self.deadlines.show_case(view)

    def set_short(self, short: bool) -> None:
        """Little room: one line for the title, one for chips and facts where they fit, the next
        deadline only."""
        self._short = short
        self._title.setVisible(not short)
        self._short_title.setVisible(short)
        self.deadlines.set_short(short)
        self._join_rows()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width: the facts beside the chips, or below them."""
        super().resizeEvent(event)
        self._join_rows()

    def event(self, event: QEvent) -> bool:
        """Other chips, or another size of type: they take another room."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._join_rows()
        return super().event(event)

    def _join_rows(self) -> None:
        needs = self._chips.sizeHint().width() + self._facts_row.minimumSizeHint().width()
        room = self.width() - SPACE_24 - SPACE_12
        joined = self._short and needs + _FACTS_LEAST <= room
        if joined == (self._marks.indexOf(self._facts_row) >= 0):
            return
        (self._column if joined else self._marks).removeWidget(self._facts_row)
        if joined:
            self._marks.addWidget(self._facts_row, 1)
        else:
            self._column.insertWidget(self._column.indexOf(self.identity), self._facts_row)

    def _line(self, view: CaseView) -> str:
        if view.case is None:
            parts = [f"#{view.card.tracking_id}", view.card.place]
        else:
            complaint, row = view.case.complaint, view.case.complaint.row
            # The regency is the officer's own; the details tell it.
            near = (row.village, district_of(row))
            place = ", ".join(part for part in near if part) or row.regency
            via = self.tr("via {channel}").format(channel=complaint.channel)
            parts = [
                f"#{row.tracking_id}",
                classification_label(row.classification, view.formatter.language),
                row.category,
                place,
                via if complaint.channel else "",
            ]
        return "  ·  ".join(part for part in parts if part)

    def _show_chips(self, view: CaseView) -> None:
        while (item := self._chips.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget is not self.unit_button:
                widget.hide()
                widget.deleteLater()
        for text, state in self._wanted_chips(view):
            self._chips.addWidget(Chip(text, state))
        self._chips.addStretch()
        self._chips.addWidget(self.unit_button)
        self.unit_button.setVisible(bool(view.marks.sheets))

    def _wanted_chips(self, view: CaseView) -> list[tuple[str, State]]:
        if view.case is None:
            return [(view.card.status, "neutral")] if view.card.status.strip() else []
        row, following = view.case.complaint.row, view.case.next_deadline
        chips: list[tuple[str, State]] = []
        if following is not None:
            label = following.label(view.formatter.language)
            chips.append((label[:1].upper() + label[1:], TONES[following.state]))
        if view.marks.until is not None:
            chips.append((put_off_until(view.marks.until), "neutral"))
        if view.marks.sheets:
            chips.append((waiting_words(view.marks.sheets), "neutral"))
        chips.append((turn_label(row.turn, self._role, view.formatter.language), "neutral"))
        if view.here and any(s.answer and not s.entered_at for s in view.story):
            # The status of here is not the one that SP4N-LAPOR! shows.
            chips.append((self.tr("Not in SP4N-LAPOR! yet"), "warn"))
        elif row.status.strip():
            chips.append((row.status, "neutral"))
        flags = ((row.secret, self.tr("Secret")), (row.anonymous, self.tr("Anonymous")))
        return [*chips, *((name, "neutral") for there, name in flags if there)]

    def say_copied(self) -> None:
        """The number is in the clipboard."""
        self.copy_button.set_action("check", self.tr("Number copied"), keys_label("copy_number"))

    def _fold(self, wanted: bool) -> None:
        text = self.tr("Fewer details") if wanted else self.tr("All details")
        self.fold_button.setText(text)
        self.fold_button.setAccessibleName(text)
        self.unfolded.emit(wanted)
