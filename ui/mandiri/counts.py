"""What an export holds, in figures and words, before it is taken in."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.domain.formats import Formatter
from desktop.domain.intake import Intake
from desktop.services.intake_words import row_reason
from ui.i18n import current
from ui.theme.tokens import SPACE_4, SPACE_12
from ui.widgets import text_label

SHOWN = 6
"""Refused rows that are named; of the others there is the number."""


class IntakeCounts(QWidget):
    """Figures beside their names, and the rows that do not go in."""

    def __init__(self, formatter: Formatter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._format = formatter
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(SPACE_12)
        self._grid.setVerticalSpacing(SPACE_4)
        self._grid.setColumnStretch(1, 1)
        self.refused = text_label("", "secondary", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._grid)
        column.addWidget(self.refused)

    def show_counts(self, found: Intake, now: int, *, sorted_out: bool) -> None:
        """`sorted_out`: the officer's agency is known, so what is new for it is too."""
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for row, (count, words) in enumerate(_lines(found, sorted_out=sorted_out)):
            figure = text_label(self._format.number(count), "strong")
            self._grid.addWidget(figure, row, 0)
            self._grid.addWidget(text_label(words, wrap=True), row, 1)
        said = []
        if found.generated_at:
            made = self.tr("Export of {when}.")
            said.append(made.format(when=self._format.moment(found.generated_at, now)))
        said += self._refusals(found)
        self.refused.setText("\n".join(said))
        self.refused.setVisible(bool(said))
        lines = [f"{count} {words}" for count, words in _lines(found, sorted_out=sorted_out)]
        self.setAccessibleName("; ".join([*lines, *said]))

    def _refusals(self, found: Intake) -> list[str]:
        said = []
        for one in found.rows[:SHOWN]:
            pattern = (
                self.tr("Row {row}, #{number}: {why}")
                if one.tracking_id
                else self.tr("Row {row}: {why}")
            )
            why = row_reason(one.reason).text(current())
            row = self._format.number(one.row)
            said.append(pattern.format(row=row, number=one.tracking_id, why=why))
        if found.refused > SHOWN:
            more = self._format.number(found.refused - SHOWN)
            said.append(self.tr("and {count} more rows").format(count=more))
        return said


def _lines(found: Intake, *, sorted_out: bool) -> list[tuple[int, str]]:
    say = QCoreApplication.translate
    lines = [(found.total, say("IntakeCounts", "rows in the file"))]
    if sorted_out:
        lines += [
            (found.new, say("IntakeCounts", "new complaints of your agency")),
            (found.changed, say("IntakeCounts", "changed since the last export")),
            (found.unchanged, say("IntakeCounts", "the same as here")),
            (found.elsewhere, say("IntakeCounts", "of other agencies, left out")),
        ]
        if found.entered:
            words = say("IntakeCounts", "answers of yours that the export shows")
            lines.append((found.entered, words))
    if found.refused:
        lines.append((found.refused, say("IntakeCounts", "rows that cannot be read")))
    return lines


def progress_words(write: Formatter, done: int, total: int) -> str:
    """How far a file is; empty where its length is not known."""
    if not total:
        return ""
    words = QCoreApplication.translate("IntakeCounts", "{share} of the file")
    return words.format(share=write.percent(min(done, total), total))
