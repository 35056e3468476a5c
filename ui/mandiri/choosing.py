"""Where an export is chosen or dropped."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QStandardPaths, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QVBoxLayout, QWidget

from ui.theme.tokens import SPACE_8, SPACE_16
from ui.widgets import IconLabel, action_button, text_label
from ui.widgets.look import set_look

_ICON = 24


class ExportDrop(QFrame):
    """`chosen` carries the file's path, by the button or by dropping it here."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, plane="card")
        self.setAcceptDrops(True)
        self.setAccessibleName(self.tr("Export of SP4N-LAPOR!"))
        self.button = action_button(self.tr("&Choose the file …"), "primary")
        self.button.clicked.connect(self.ask)
        self.name = text_label("", "strong", wrap=True)
        self.name.hide()
        self._icon = IconLabel("download", "primary", _ICON)
        self._words = text_label(
            self.tr("or drop it here, as it came from SP4N-LAPOR! (.xlsx or .csv)."),
            tone="muted",
            wrap=True,
        )
        middle = Qt.AlignmentFlag.AlignHCenter
        self._words.setAlignment(middle)
        self.name.setAlignment(middle)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_16, SPACE_16, SPACE_16, SPACE_16)
        column.setSpacing(SPACE_8)
        column.addWidget(self._icon, 0, middle)
        column.addWidget(self.button, 0, middle)
        column.addWidget(self._words)
        column.addWidget(self.name)

    def ask(self) -> None:
        """Ask for it."""
        place = QStandardPaths.StandardLocation.DownloadLocation
        dialog = QFileDialog(
            self, self.tr("Open an export"), QStandardPaths.writableLocation(place)
        )
        dialog.setNameFilters([self.tr("Exports (*.xlsx *.csv *.jsonl)"), self.tr("All files (*)")])
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        for label, words in (
            (QFileDialog.DialogLabel.LookIn, self.tr("Place:")),
            (QFileDialog.DialogLabel.FileName, self.tr("Name:")),
            (QFileDialog.DialogLabel.FileType, self.tr("Kind:")),
            (QFileDialog.DialogLabel.Accept, self.tr("Open")),
            (QFileDialog.DialogLabel.Reject, self.tr("Cancel")),
        ):
            dialog.setLabelText(label, words)
        dialog.finished.connect(dialog.deleteLater)
        dialog.fileSelected.connect(self.take)
        dialog.open()

    def take(self, file: str) -> None:
        """This one was chosen."""
        path = Path(file)
        self.name.setText(path.name)
        self.name.show()
        # From here on the room is for what it holds.
        for part in (self._icon, self._words):
            part.hide()
        self.chosen.emit(path)

    def set_busy(self, busy: bool) -> None:
        """Nothing else is chosen meanwhile."""
        self.button.setEnabled(not busy)
        self.setAcceptDrops(not busy)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One file of this PC is welcome."""
        if _file_of(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """It was dropped."""
        file = _file_of(event.mimeData())
        if file:
            event.acceptProposedAction()
            self.take(file)


def _file_of(data: QMimeData) -> str:
    urls = data.urls()
    return urls[0].toLocalFile() if len(urls) == 1 and urls[0].isLocalFile() else ""
