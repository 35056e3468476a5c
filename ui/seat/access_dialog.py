"""Catatan akses: who opened which hidden identity, when and what for, to read and to export.

Failure policy: what cannot be read or written is said in the dialog, which stays; nothing here
changes the record.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    QStandardPaths,
    Qt,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFileDialog,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.errors import PenghubungError
from desktop.domain.formats import Formatter
from desktop.services.access import purpose_label, utc_time
from desktop.storage.access_log import Access
from ui.case.reading import formatter_of
from ui.i18n import current
from ui.notices import sentence_of_error
from ui.theme.tokens import SPACE_12, SPACE_16
from ui.widgets import Banner, EmptyState, action_button, lay_out_dialog, text_label
from ui.workplace import Workplace

_FIRST: Final = QSize(860, 520)
_EXPORT_NAME: Final = "catatan-akses.csv"
_ROOT: Final = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class AccessModel(QAbstractTableModel):
    """The openings, the latest first."""

    def __init__(self, write: Formatter, now: int) -> None:
        super().__init__()
        self._write = write
        self._now = now
        self._found: tuple[Access, ...] = ()

    def show(self, found: tuple[Access, ...]) -> None:
        """Become these."""
        self.beginResetModel()
        self._found = found
        self.endResetModel()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """One for each opening."""
        return 0 if parent.isValid() else len(self._found)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        """When, who, which, how, what for."""
        return 0 if parent.isValid() else 5

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """In words; the time of the clock at the zero meridian as tooltip, as the CSV has it."""
        one = self._found[index.row()]
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == 0:
            return f"{utc_time(one.at)} UTC"
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self._write.moment(one.at, self._now),
            one.officer,
            f"#{one.tracking_id or one.complaint}",
            purpose_label(one.purpose, current()),
            one.reason or "–",
        )[index.column()]

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Names of the columns."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self.tr("When"),
            self.tr("Who"),
            self.tr("Complaint"),
            self.tr("How"),
            self.tr("What for"),
        )[section]


class AccessDialog(QDialog):
    """The table, and a way out of it as CSV."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = workplace
        self.setWindowTitle(self.tr("Access record"))
        self.banner = Banner()
        self.model = AccessModel(formatter_of(workplace.desk), workplace.desk.clock.now())
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.windowTitle())
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        # Tab leads on to the buttons; the arrows walk through the rows.
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.empty = EmptyState(
            "shield-check",
            self.tr("No identity was opened on this PC"),
            self.tr("When you open who reported a hidden complaint, it is noted here."),
        )
        self.export_button = action_button(self.tr("Export as CSV …"))
        close = action_button(self.tr("Close"), "primary")
        self.export_button.clicked.connect(self._ask_file)
        close.clicked.connect(self.accept)
        words = self.tr(
            "Who opened the identity of a hidden reporter on this PC. The record stays in this "
            "officer's encrypted copy; it holds no text of a complaint."
        )
        body = QVBoxLayout()
        body.setContentsMargins(SPACE_16, SPACE_16, SPACE_16, SPACE_16)
        body.setSpacing(SPACE_12)
        body.addWidget(text_label(words, "secondary", wrap=True))
        body.addWidget(self.banner)
        body.addWidget(self.table, 1)
        body.addWidget(self.empty, 1)
        lay_out_dialog(self, body, self.export_button, close)
        close.setDefault(True)
        over = self.parentWidget()
        room = over.window().size() if over is not None else _FIRST
        self.resize(_FIRST.boundedTo(room - QSize(SPACE_16, SPACE_16)))
        self._show(())
        workplace.lanes.submit("db", workplace.desk.access.list, self._show, self._failed)

    def write_to(self, file: str) -> None:
        """Export to this file."""
        job = partial(self._place.desk.access.export, Path(file), current())
        self._place.lanes.submit("db", job, partial(self._written, Path(file)), self._failed)

    def _show(self, found: tuple[Access, ...]) -> None:
        self.model.show(found)
        self.table.setVisible(bool(found))
        self.empty.setVisible(not found)
        self.export_button.setVisible(bool(found))

    def _ask_file(self) -> None:
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        folder = QStandardPaths.writableLocation(documents)
        dialog = QFileDialog(self, self.tr("Export the access record"), folder)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("Table ({kinds})").format(kinds="*.csv"))
        dialog.setDefaultSuffix("csv")
        dialog.selectFile(_EXPORT_NAME)
        dialog.fileSelected.connect(self.write_to)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _written(self, file: Path, count: int) -> None:
        write = formatter_of(self._place.desk)
        self.banner.say(
            "ok",
            self.tr("Openings written to {file}: {count}.").format(
                file=file.name, count=write.number(count)
            ),
            self.tr("The file is not encrypted; it names officers and complaint numbers."),
            self.tr("Keep it where only those who may see it can read it."),
        )

    def _failed(self, error: BaseException) -> None:
        said = sentence_of_error(error)
        self.banner.say("bad", said.happened, said.meaning, said.action)
        if not isinstance(error, PenghubungError):
            raise error
