"""Everything known of a complaint, in a block that folds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from desktop.domain.turn import classification_label
from ui.case.bubble import Readable
from ui.case.deadlines import deadline_reasons
from ui.case.reading import CaseView
from ui.theme.tokens import SPACE_8, SPACE_12, SPACE_16
from ui.widgets import SectionLabel, text_label
from ui.widgets.look import set_look

_SOURCES: Final = {"sp4n": "SP4N-LAPOR!", "laporwal": "LaporWal", "sitanggap": "Sitanggap"}
"""Where a complaint came in, by the names that officers know."""
_PER_ROW = 2


class FactsBlock(QFrame):
    """All fields of a complaint and the reasons of its deadlines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, plane="card")
        self.setAccessibleName(self.tr("All details"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(SPACE_16, SPACE_12, SPACE_16, SPACE_12)
        self._column.setSpacing(SPACE_8)
        self._shown: QWidget | None = None
        self._view: CaseView | None = None
        self.hide()

    def show_case(self, view: CaseView) -> None:
        """The facts of this complaint, made when they are first looked at."""
        self._view = view
        self._drop()
        if not self.isHidden():
            self._make(view)

    def showEvent(self, event: QShowEvent) -> None:
        """Unfolded."""
        super().showEvent(event)
        if self._view is not None and self._shown is None:
            self._make(self._view)

    def _drop(self) -> None:
        if self._shown is not None:
            self._column.removeWidget(self._shown)
            self._shown.deleteLater()
            self._shown = None

    def _make(self, view: CaseView) -> None:
        assert view.case is not None
        self._shown = QWidget()
        whole = QVBoxLayout(self._shown)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE_8)
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_16)
        grid.setVerticalSpacing(SPACE_8)
        for number, (name, value) in enumerate(self.pairs(view)):
            row, pair = divmod(number, _PER_ROW)
            top = Qt.AlignmentFlag.AlignTop
            grid.addWidget(text_label(name, "secondary"), row, pair * 2, top)
            grid.addWidget(Readable(value), row, pair * 2 + 1, top)
            grid.setColumnStretch(pair * 2 + 1, 1)
        whole.addLayout(grid)
        reasons = deadline_reasons(view.case.deadlines, view.formatter.language)
        if reasons:
            whole.addSpacing(SPACE_8)
            whole.addWidget(SectionLabel(self.tr("Why these deadlines")))
        for block in reasons:
            whole.addWidget(block)
        self._column.addWidget(self._shown)

    def pairs(self, view: CaseView) -> Iterator[tuple[str, str]]:
        """Names and values, those known only; who reported an anonymous complaint is not."""
        assert view.case is not None
        complaint, row = view.case.complaint, view.case.complaint.row
        place = (row.village, row.district, row.regency, complaint.province)
        reporter = complaint.reporter
        if row.anonymous:
            reporter = self.tr("Anonymous")
        elif view.hidden and not view.identity:
            reporter = self.tr("Closed until you open the identity")
        yes = self.tr("Yes")
        for name, value in (
            (self.tr("Number"), f"#{row.tracking_id}"),
            (self.tr("Status"), row.status),
            (
                self.tr("Classification"),
                classification_label(row.classification, view.formatter.language),
            ),
            (self.tr("Category"), row.category),
            (self.tr("Place"), ", ".join(part for part in place if part)),
            (self.tr("Agency"), view.agency_name(row.agency)),
            (self.tr("Reporter"), reporter),
            (self.tr("Channel"), complaint.channel),
            (self.tr("Source"), _SOURCES.get(complaint.source, complaint.source)),
            (self.tr("Secret"), yes if row.secret else ""),
            (self.tr("Reason for hold or archive"), complaint.hold_reason),
            (self.tr("Rating"), complaint.rating),
        ):
            if value:
                yield name, value
        for name, at in (
            (self.tr("Reported"), row.reported_at),
            (self.tr("Disposed"), row.disposed_at),
            (self.tr("First follow-up"), row.first_follow_up_at),
            (self.tr("Last follow-up"), row.last_follow_up_at),
            (self.tr("Last reply"), row.last_reply_at),
            (self.tr("Closed"), complaint.closed_at),
        ):
            if at > 0:
                yield name, view.formatter.moment(at, view.now)
