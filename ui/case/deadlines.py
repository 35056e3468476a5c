"""The deadlines of a complaint: one line each, and the whole reason for those who want it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.deadlines import Deadline, DeadlineState, undated_label
from desktop.domain.formats import Language
from desktop.domain.turn import stage_label
from desktop.domain.words import DUE_LINE, EVENTS
from ui.case.bubble import Readable
from ui.case.reading import CaseView
from ui.theme.tokens import SPACE_4, SPACE_8, State
from ui.widgets import ElidedLabel, text_label
from ui.widgets.look import set_look

TONES: Final[dict[DeadlineState, State]] = {
    "overdue": "bad",
    "today": "bad",
    "soon": "warn",
    "ahead": "ok",
    "met": "neutral",
}


def deadline_line(found: Deadline, view: CaseView) -> str:
    """As in "Penyelesaian: paling lambat Kam 3 Des, 14 hari kerja sejak disposisi Jum 13 Nov"."""
    language = view.formatter.language
    if found.state == "met":
        return f"{stage_label(found.stage, language)}: {found.label(language)}"
    day, today = view.formatter.calendar_day, _today(view)
    text = DUE_LINE.text(
        language,
        stage=stage_label(found.stage, language),
        due=day(found.due, today, long=True),
        n=found.rule.days,
        event=EVENTS[found.event],
        start=day(found.counted_from, today),
    )
    if not found.estimated:
        return text
    estimated = QCoreApplication.translate("Deadlines", "estimated")
    return f"{text} · {estimated}"


class DeadlineLines(QWidget):
    """All deadlines under the facts; with little room the next one only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_4)
        self._lines: list[ElidedLabel] = []
        self._first = 0
        self._short = False

    @property
    def texts(self) -> list[str]:
        """What the lines say."""
        return [label.full_text for label in self._lines]

    def show_case(self, view: CaseView) -> None:
        """The deadlines of this complaint."""
        for label in self._lines:
            self._column.removeWidget(label)
            label.deleteLater()
        self._lines = []
        assert view.case is not None
        case = view.case
        for found in case.deadlines:
            self._add(
                deadline_line(found, view),
                TONES[found.state],
                found.reason(view.formatter.language),
            )
        if case.undated_reason:
            why = undated_label(case.undated_reason, view.formatter.language)
            self._add(why, "neutral", "")
        self._first = next(
            (n for n, found in enumerate(case.deadlines) if found == case.next_deadline), 0
        )
        self.set_short(self._short)

    def set_short(self, short: bool) -> None:
        """Show the next deadline only, or all."""
        self._short = short
        for number, label in enumerate(self._lines):
            label.setVisible(not short or number == self._first)
        self.setVisible(bool(self._lines))

    def _add(self, text: str, tone: State, reason: str) -> None:
        label = ElidedLabel(text, "secondary")
        set_look(label, tone="" if tone == "neutral" else tone)
        label.setAccessibleDescription(reason)
        self._column.addWidget(label)
        self._lines.append(label)


def deadline_reasons(found: Iterable[Deadline], language: Language) -> list[QWidget]:
    """Each deadline with its whole reason, for the block of all facts."""
    made: list[QWidget] = []
    for deadline in found:
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, SPACE_8)
        column.setSpacing(SPACE_4)
        heading = text_label(
            f"{stage_label(deadline.stage, language)} · {deadline.label(language)}", "strong"
        )
        column.addWidget(heading)
        column.addWidget(Readable(deadline.reason(language), "secondary"))
        made.append(block)
    return made


def _today(view: CaseView) -> date:
    return datetime.fromtimestamp(view.now, view.formatter.zone).date()
