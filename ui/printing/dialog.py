"""The dialog before anything is printed: what goes on paper, and how it will look.

Failure policy: a PDF is made whole in memory and then written in one go beside its name, so that
neither a half file nor a copy elsewhere is ever left; what cannot be written or printed is said
in the dialog, which stays.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QBuffer,
    QIODevice,
    QMarginsF,
    QSaveFile,
    QSignalBlocker,
    QSize,
    QStandardPaths,
    Qt,
)
from PySide6.QtGui import QColor, QPageSize, QPainter, QPaintEvent, QPdfWriter
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.errors import PenghubungError
from ui.lanes import OnError
from ui.notices import sentence_of_error
from ui.printing.paper import HIGH, WIDE, Pages
from ui.theme.current import current_theme
from ui.theme.tokens import SPACE_8, SPACE_12, SPACE_16
from ui.widgets import Banner, action_button, text_label
from ui.widgets.look import set_look

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_DPI = 300
_OPTIONS_WIDE = 250
_FIRST = QSize(900, 640)


@dataclass(frozen=True, slots=True)
class Toggle:
    """Something that may go on paper or not. `under`: shown only while that one is on; `warns`:
    what is said while it is on."""

    name: str
    words: str
    on: bool
    under: str = ""
    warns: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """What a dialog prints: `make` lays it out for the toggles that are on."""

    title: str
    file_name: str
    make: Callable[[frozenset[str]], Pages]
    toggles: tuple[Toggle, ...] = ()
    hint: str = ""
    done: Callable[[], None] = field(default=lambda: None)
    """Called once it was printed or saved."""
    guarded: frozenset[str] = frozenset()
    """Toggles that come on only once `allow` called back."""
    allow: Callable[[Callable[[], None], OnError], None] = field(
        default=lambda done, _refused: done()
    )
    """Asks whether a guarded toggle may come on: calls the first, or the second with why not."""


class PageView(QWidget):
    """One page, as wide as there is room."""

    def __init__(self, pages: Pages, number: int) -> None:
        super().__init__()
        self._pages = pages
        self._number = number
        kind = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        kind.setHeightForWidth(True)
        self.setSizePolicy(kind)
        said = self.tr("Page {page} of {pages}").format(page=number + 1, pages=pages.count)
        self.setAccessibleName(said)

    def heightForWidth(self, width: int) -> int:
        """As paper is."""
        return round(width * HIGH / WIDE)

    def sizeHint(self) -> QSize:
        """A page that can be read."""
        return QSize(480, self.heightForWidth(480))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """White paper with a hairline."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            # Paper is white in the dark theme too: what is shown is what is printed.
            painter.fillRect(self.rect(), Qt.GlobalColor.white)
            self._pages.paint(painter, self._number, self.width())
            painter.setPen(QColor(current_theme().border))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class PaperDialog(QDialog):
    """Options on the left, the pages on the right; `Simpan PDF` and `Cetak` below."""

    def __init__(self, paper: Paper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paper = paper
        self._allowed = False
        self._asked = ""
        self.setWindowTitle(paper.title)
        self.banner = Banner("bad")
        self.boxes = {one.name: QCheckBox(one.words) for one in paper.toggles}
        self._warnings = {
            one.name: text_label(one.warns, "secondary", wrap=True)
            for one in paper.toggles
            if one.warns
        }
        for one in paper.toggles:
            self.boxes[one.name].setChecked(one.on)
            self.boxes[one.name].toggled.connect(partial(self._turned, one.name))
        self.save_button = action_button(self.tr("Save as PDF …"))
        self.print_button = action_button(self.tr("Print …"), "primary")
        self._close = action_button(self.tr("Close"))
        self.save_button.clicked.connect(self._ask_file)
        self.print_button.clicked.connect(self._ask_printer)
        self._close.clicked.connect(self.reject)
        self.print_button.setDefault(True)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setAccessibleName(self.tr("Preview"))
        self._build()
        self.pages = self._made()
        self._lay_out()

    @property
    def wanted(self) -> frozenset[str]:
        """What goes on paper."""
        on = {name for name, box in self.boxes.items() if box.isChecked()}
        return frozenset(
            one.name
            for one in self._paper.toggles
            if one.name in on and (not one.under or one.under in on)
        )

    def save(self, path: Path) -> None:
        """Write a PDF of that name, whole or not at all."""
        out = QSaveFile(str(path))
        made = pdf_bytes(self.pages)
        written = out.open(QIODevice.OpenModeFlag.WriteOnly) and out.write(made) == len(made)
        if written and out.commit():
            self._paper.done()
            self.banner.say(
                "ok", self.tr("The PDF is saved."), str(path), self.tr("You may close this.")
            )
            return
        out.cancelWriting()
        self.banner.say(
            "bad",
            self.tr("The PDF could not be saved."),
            self.tr("Nothing was written there."),
            self.tr("Choose another folder, or make room, and save again."),
        )

    def _turned(self, name: str, on: bool) -> None:
        """A toggle: laid out anew, a guarded one once that is allowed."""
        if not on or self._allowed or name not in self._paper.guarded:
            self._lay_out()
            return
        self._asked = name
        with QSignalBlocker(self.boxes[name]):
            self.boxes[name].setChecked(False)
        self._paper.allow(self._let, self._not_let)

    def _let(self) -> None:
        self._allowed = True
        self.boxes[self._asked].setChecked(True)

    def _not_let(self, error: BaseException) -> None:
        said = sentence_of_error(error)
        self.banner.say("bad", said.happened, said.meaning, said.action)
        if not isinstance(error, PenghubungError):
            raise error

    def _made(self) -> Pages:
        return self._paper.make(self.wanted)

    def _lay_out(self) -> None:
        on = self.wanted
        for one in self._paper.toggles:
            self.boxes[one.name].setVisible(not one.under or one.under in on)
            if one.name in self._warnings:
                self._warnings[one.name].setVisible(one.name in on)
        self.pages = self._made()
        body = QWidget()
        set_look(body, plane="bg")
        column = QVBoxLayout(body)
        column.setContentsMargins(SPACE_12, SPACE_12, SPACE_12, SPACE_12)
        column.setSpacing(SPACE_12)
        for number in self.pages:
            column.addWidget(PageView(self.pages, number))
        column.addStretch()
        at = self._scroll.verticalScrollBar().value()
        self._scroll.setWidget(body)
        self._scroll.verticalScrollBar().setValue(at)

    def _ask_file(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self, self.tr("Save as PDF"), folder)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.setNameFilters([self.tr("PDF files ({kinds})").format(kinds="*.pdf")])
        dialog.selectFile(self._paper.file_name)
        dialog.fileSelected.connect(lambda name: self.save(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _ask_printer(self) -> None:
        # Loaded when first asked for: the window starts without it.
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        printer.setFullPage(True)
        printer.setDocName(self._paper.file_name.removesuffix(".pdf"))
        dialog = QPrintDialog(printer, self)
        dialog.setWindowTitle(self.tr("Print"))
        dialog.setMinMax(1, self.pages.count)
        dialog.accepted.connect(partial(self.print_on, printer))
        dialog.finished.connect(dialog.deleteLater)
        # QPrintDialog has an `open` of its own that wants a receiver.
        QDialog.open(dialog)

    def print_on(self, printer: QPrinter) -> None:
        """Print the pages that the printer was asked for; all where none were named."""
        painter = QPainter()
        if not painter.begin(printer):
            self.banner.say(
                "bad",
                self.tr("The printer takes nothing."),
                self.tr("Nothing was printed."),
                self.tr("Look whether it is on, or save a PDF and print that."),
            )
            return
        try:
            first, last = printer.fromPage() or 1, printer.toPage() or self.pages.count
            for number in range(first - 1, min(last, self.pages.count)):
                if number > first - 1:
                    printer.newPage()
                self.pages.paint(painter, number, printer.width())
        finally:
            painter.end()
        self._paper.done()
        self.accept()

    def _build(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(SPACE_8)
        if self._paper.hint:
            left.addWidget(text_label(self._paper.hint, "secondary", wrap=True))
        for one in self._paper.toggles:
            left.addWidget(self.boxes[one.name])
            if one.name in self._warnings:
                left.addWidget(self._warnings[one.name])
        left.addStretch()
        side = QWidget()
        side.setLayout(left)
        side.setFixedWidth(_OPTIONS_WIDE)
        side.setVisible(bool(self._paper.toggles or self._paper.hint))
        across = QHBoxLayout()
        across.setSpacing(SPACE_16)
        across.addWidget(side)
        across.addWidget(self._scroll, 1)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_8)
        foot.addStretch()
        for button in (self._close, self.save_button, self.print_button):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_16, SPACE_16, SPACE_16, SPACE_12)
        column.setSpacing(SPACE_12)
        column.addWidget(self.banner)
        column.addLayout(across, 1)
        column.addLayout(foot)
        over = self.parentWidget()
        room = over.window().size() if over is not None else _FIRST
        self.resize(_FIRST.boundedTo(room - QSize(SPACE_16, SPACE_16)))


def pdf_bytes(pages: Pages) -> bytes:
    """A whole PDF in memory: no file of it lies anywhere."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setResolution(_DPI)
    writer.setCreator("Penghubung")
    with QPainter(writer) as painter:
        for number in pages:
            if number:
                writer.newPage()
            pages.paint(painter, number, writer.width())
    return bytes(buffer.data().data())
