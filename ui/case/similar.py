"""Sudah pernah dijawab: complaints like the open one and what was answered, beside the story."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.formats import Formatter, number
from desktop.services.similar import SimilarCase
from ui.case.bubble import Readable
from ui.case.reading import AGED_S
from ui.i18n import current
from ui.lists.words import title_of
from ui.theme.tokens import SPACE_4, SPACE_8, SPACE_12
from ui.widgets import Chip, ElidedLabel, IconButton, action_button, line, text_label
from ui.widgets.look import set_look

WIDTH: Final = 288
_EXCERPT: Final = 220


@dataclass(frozen=True, slots=True)
class Found:
    """What is like the complaint on screen. `twins`: those that may be answered with it."""

    key: str
    cases: tuple[SimilarCase, ...]
    twins: tuple[SimilarCase, ...]
    formatter: Formatter
    now: int


def tells_the_same(before: Found | None, after: Found) -> bool:
    """Whether what was found stands there as it is: ticks and the place in the list are kept."""
    return (
        before is not None
        and after.now - before.now < AGED_S
        and replace(after, now=before.now) == before
    )


def summary(cases: Sequence[SimilarCase]) -> str:
    """In one line, as in "4 laporan serupa, 2 sudah dijawab"."""
    count = number(len(cases), current())
    many = (
        QCoreApplication.translate("SimilarPanel", "1 similar complaint")
        if len(cases) == 1
        else QCoreApplication.translate("SimilarPanel", "{count} similar complaints")
    ).format(count=count)
    answered = sum(case.answer is not None for case in cases)
    told = QCoreApplication.translate("SimilarPanel", "{count} answered").format(
        count=number(answered, current())
    )
    return f"{many}, {told}" if answered else many


class SimilarRow(QFrame):
    """One complaint: what and when, how it was answered, and what may be done with that."""

    def __init__(self, case: SimilarCase, found: Found) -> None:
        super().__init__()
        self.case = case
        row = case.line.row
        title = ElidedLabel(title_of(case.line), "strong")
        when = found.formatter.short_moment(row.reported_at, found.now)
        facts = ElidedLabel(f"#{row.tracking_id} · {when}", "secondary")
        head = QHBoxLayout()
        head.setSpacing(SPACE_8)
        head.addWidget(facts, 1)
        if case.twin:
            head.addWidget(Chip(self.tr("Twin"), "warn"))
        self.open_button = action_button(self.tr("Open"), "link")
        self.use_button = action_button(self.tr("Use this answer"))
        for button in (self.open_button, self.use_button):
            button.setAccessibleDescription(title.full_text)
        top = QHBoxLayout()
        top.setSpacing(0)
        top.addWidget(title, 1)
        top.addWidget(self.open_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_12, 0, SPACE_4, SPACE_8)
        column.setSpacing(SPACE_4)
        column.addLayout(top)
        column.addLayout(head)
        if case.answer is None:
            column.addWidget(text_label(self.tr("Not answered yet"), "secondary", "muted"))
        else:
            at = found.formatter.short_moment(case.answer.at, found.now)
            said = self.tr("Answered {when}:").format(when=at)
            column.addWidget(text_label(said, "secondary", "muted"))
            column.addWidget(Readable(_excerpt(case.answer.text)))
            column.addWidget(self.use_button, 0, Qt.AlignmentFlag.AlignLeft)
        set_look(self, plane="surface")
        self.setAccessibleName(f"{title.full_text}, #{row.tracking_id}")


class SimilarPanel(QFrame):
    """`opened(key)`: show that complaint. `used(case)`: take its answer over. `closed`: put the
    panel away."""

    opened = Signal(str)
    used = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = text_label(self.tr("Answered before"), "strong")
        self.close_button = IconButton("x", self.tr("Put away"))
        self.close_button.clicked.connect(self.closed)
        self.count = text_label("", "secondary", "muted", wrap=True)
        self.together = QCheckBox()
        self.together_words = text_label("", "secondary", "muted", wrap=True)
        self.rows: list[SimilarRow] = []
        self._lay_out()
        self.setAccessibleName(self.title.text())

    def show_found(self, found: Found) -> None:
        """Other complaints; nothing is ticked."""
        for row in self.rows:
            self._list.removeWidget(row)
            row.deleteLater()
        self.rows = [SimilarRow(case, found) for case in found.cases]
        for place, row in enumerate(self.rows):
            row.open_button.clicked.connect(partial(self.opened.emit, row.case.line.row.key))
            if row.case.answer is not None:
                row.use_button.clicked.connect(partial(self.used.emit, row.case))
            self._list.insertWidget(1 + place, row)
        self.count.setText(summary(found.cases))
        self._offer(found.twins)
        self._scroll.verticalScrollBar().setValue(0)

    @property
    def answers_together(self) -> bool:
        """Whether the officer ticked that the twins get this answer too."""
        return not self._plate.isHidden() and self.together.isChecked()

    def _offer(self, twins: Sequence[SimilarCase]) -> None:
        self.together.setChecked(False)
        self._plate.setVisible(bool(twins))
        if len(twins) == 1:
            self.together.setText(self.tr("Answer the twin too"))
        else:
            many = number(len(twins), current())
            self.together.setText(self.tr("Answer {count} twins too").format(count=many))
        numbers = ", ".join(f"#{twin.line.row.tracking_id}" for twin in twins)
        self.together_words.setText(
            self.tr("Sending also queues a letter of its own for {numbers}.").format(
                numbers=numbers
            )
        )

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(SPACE_12, SPACE_4, SPACE_8, 0)
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button)
        # It scrolls with the rest: in a low pane there is room for little else.
        self._plate = QWidget()
        plate = QVBoxLayout(self._plate)
        plate.setContentsMargins(SPACE_12, 0, SPACE_12, SPACE_8)
        plate.setSpacing(0)
        plate.addWidget(self.together)
        plate.addWidget(self.together_words)
        plate.addSpacing(SPACE_8)
        plate.addWidget(line())
        inside = QWidget()
        set_look(inside, plane="surface")
        self._list = QVBoxLayout(inside)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        self._list.addWidget(self._plate)
        self._list.addStretch()
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inside)
        # A page of its own keys: arrows scroll, Tab goes to the buttons.
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        count = QHBoxLayout()
        count.setContentsMargins(SPACE_12, 0, SPACE_12, SPACE_4)
        count.addWidget(self.count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(count)
        column.addWidget(self._scroll, 1)
        set_look(self, plane="surface")
        self.setMinimumWidth(QFontMetrics(self.font()).averageCharWidth() * 24)


def _excerpt(text: str) -> str:
    words = " ".join(text.split())
    if len(words) <= _EXCERPT:
        return words
    return words[:_EXCERPT].rsplit(" ", 1)[0] + " …"
