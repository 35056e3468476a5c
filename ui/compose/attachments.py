"""The row of attached files below the text: a tile each, with what it weighs and the way out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.formats import Formatter
from desktop.domain.model import Attachment
from ui.theme.tokens import SPACE_4, SPACE_8
from ui.widgets import ElidedLabel, IconButton, IconLabel, action_button, text_label
from ui.widgets.look import set_look

_THUMB: Final = 40
_TILE: Final = 216
_HIGH: Final = 60


def picture_of(file: Attachment, edge: int, parent: QWidget | None = None) -> QWidget:
    """A thumbnail of that edge, or an icon where there is none. Silent to a screen reader."""
    pixmap = QPixmap()
    if not file.thumb or not pixmap.loadFromData(file.thumb):
        return IconLabel("file-text", "muted", edge // 2, parent)
    ratio = parent.devicePixelRatioF() if parent is not None else 1.0
    side = round(edge * ratio)
    scaled = pixmap.scaled(
        side,
        side,
        Qt.AspectRatioMode.KeepAspectRatioByExpanding,
        Qt.TransformationMode.SmoothTransformation,
    )
    left, top = (scaled.width() - side) // 2, (scaled.height() - side) // 2
    cut = scaled.copy(left, top, side, side)
    cut.setDevicePixelRatio(ratio)
    label = QLabel(parent)
    label.setFixedSize(edge, edge)
    label.setPixmap(cut)
    return label


class AttachmentTile(QFrame):
    """One file. `removed`, and `swapped`: its other form is to go."""

    removed = Signal()
    swapped = Signal()

    def __init__(self, file: Attachment, write: Formatter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.file = file
        set_look(self, plane="grey")
        self.setMinimumWidth(_TILE)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.name = ElidedLabel(file.name, "strong")
        self.size_line = text_label(self._weight(write), "secondary")
        # Figures are never cut; the name is shortened instead.
        self.size_line.setMinimumWidth(self.size_line.sizeHint().width())
        remove = self.tr("Remove {name}").format(name=file.name)
        self.remove = IconButton("x", remove)
        self.remove.clicked.connect(self.removed)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.name)
        below = QHBoxLayout()
        below.setSpacing(SPACE_8)
        below.addWidget(self.size_line)
        self.swap = action_button("", "link")
        self.swap.setVisible(file.other is not None)
        if file.other is not None:
            self._name_swap(write)
            self.swap.clicked.connect(self.swapped)
            self.swap.setMinimumWidth(self.swap.sizeHint().width())
            below.addWidget(self.swap)
        below.addStretch()
        words.addLayout(below)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_8, SPACE_4, SPACE_4, SPACE_4)
        row.setSpacing(SPACE_8)
        row.addWidget(picture_of(file, _THUMB, self))
        row.addLayout(words, 1)
        row.addWidget(self.remove)
        self.setAccessibleName(f"{file.name}, {self.size_line.text()}")

    def _weight(self, write: Formatter) -> str:
        """What goes; for a picture made smaller, from what it was made."""
        size = write.size(self.file.size)
        if self.file.other is None or self.file.original:
            return size
        return f"{write.size(self.file.other.size)} → {size}"

    def _name_swap(self, write: Formatter) -> None:
        assert self.file.other is not None
        if self.file.original:
            self.swap.setText(self.tr("Use the smaller"))
            size = write.size(self.file.other.size)
            self.swap.setToolTip(self.tr("The smaller picture has {size}").format(size=size))
        else:
            self.swap.setText(self.tr("Use the original"))
            self.swap.setToolTip(self.tr("The original may tell where and with what it was taken"))


class AttachmentRow(QScrollArea):
    """Tiles side by side; hidden without any. `removed(digest)`, `swapped(digest)`."""

    removed = Signal(str)
    swapped = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Attachments"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._page = QFrame()
        set_look(self._page, plane="surface")
        self._row = QHBoxLayout(self._page)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SPACE_8)
        self._row.addStretch()
        self.setWidget(self._page)
        self.tiles: list[AttachmentTile] = []
        self.hide()

    def show_files(self, files: Sequence[Attachment], write: Formatter) -> None:
        """Show these; what is shown already stays."""
        if [tile.file for tile in self.tiles] == list(files):
            return
        for tile in self.tiles:
            self._row.removeWidget(tile)
            tile.hide()
            tile.deleteLater()
        self.tiles = []
        for number, file in enumerate(files):
            tile = AttachmentTile(file, write)
            tile.removed.connect(lambda digest=file.sha256: self.removed.emit(digest))
            tile.swapped.connect(lambda digest=file.sha256: self.swapped.emit(digest))
            self._row.insertWidget(number, tile)
            self.tiles.append(tile)
        self._make_room()
        self.setVisible(bool(files))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Room for the bar only where there is one."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        wide = self._page.minimumSizeHint().width() > self.viewport().width()
        bar = self.horizontalScrollBar().sizeHint().height() if wide else 0
        self.setFixedHeight(_HIGH + bar)

    def set_locked(self, locked: bool) -> None:
        """While the text is being sent nothing may be taken off."""
        self._page.setEnabled(not locked)
