"""The file for the admin: all of it on screen before it is saved."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Final

from PySide6.QtCore import QStandardPaths, qVersion
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.desk import Desk
from ui.faults import LOG_NAME
from ui.i18n import current
from ui.theme.current import current_theme
from ui.theme.fonts import font_percent
from ui.theme.tokens import SPACE_8, SPACE_16, SPACE_24
from ui.widgets import Banner, action_button, lay_out_dialog, text_label

FILE_NAME: Final = "penghubung-diagnosis.zip"
INSIDE: Final = "diagnosis.txt"
_WIDE, _HIGH = 760, 600


def read_diagnosis(desk: Desk) -> str:
    """Everything that would be in the file, on the `db` lane. Raises `PenghubungError`."""
    screens = QApplication.screens()
    shapes = ", ".join(
        f"{s.size().width()}x{s.size().height()}@{s.devicePixelRatio():g}" for s in screens
    )
    window = (
        f"Qt {qVersion()}, {current()}, {current_theme().name}, huruf {font_percent()} %,"
        f" layar {shapes}"
    )
    return desk.diagnosis.text(desk.home.folder / LOG_NAME, window)


class DiagnosisDialog(QDialog):
    """What is read here is what is saved, to the letter."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = text
        self.setWindowTitle(self.tr("File for the admin"))
        self.banner = Banner()
        said = text_label(
            self.tr(
                "This is all that will be in the file. It holds versions, sizes and counts; no"
                " text, name or number of a complaint."
            ),
            wrap=True,
        )
        self.shown = QPlainTextEdit(text)
        self.shown.setReadOnly(True)
        self.shown.setAccessibleName(self.tr("Content of the file"))
        self.shown.setTabChangesFocus(True)
        body = QVBoxLayout()
        body.setContentsMargins(SPACE_16, SPACE_16, SPACE_16, SPACE_16)
        body.setSpacing(SPACE_8)
        body.addWidget(said)
        body.addWidget(self.banner)
        body.addWidget(self.shown, 1)
        self.save_button = action_button(self.tr("Save …"), "primary")
        self.save_button.clicked.connect(self._ask_file)
        close = action_button(self.tr("Close"))
        close.clicked.connect(self.reject)
        lay_out_dialog(self, body, close, self.save_button)
        self.save_button.setDefault(True)
        room = parent.size()
        self.resize(
            min(_WIDE * font_percent() // 100, room.width() - SPACE_24),
            min(_HIGH, room.height() - SPACE_24),
        )

    def save(self, path: Path) -> None:
        """Write the file."""
        try:
            with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
                file.writestr(INSIDE, self._text)
        except OSError:
            self.banner.say(
                "bad",
                self.tr("The file could not be saved."),
                self.tr("Nothing usable was written there."),
                self.tr("Choose another folder, or make room, and save again."),
            )
            return
        self.banner.say(
            "ok", self.tr("The file is saved."), str(path), self.tr("Give it to the admin.")
        )

    def _ask_file(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self, self.tr("Save the file"), folder)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("zip")
        dialog.selectFile(FILE_NAME)
        dialog.fileSelected.connect(lambda name: self.save(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
