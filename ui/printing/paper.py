"""Laying words out on A4 pages, the same for printer, PDF and preview.

Everything is measured in 1/96 inch, whatever the device: a page breaks on the screen where it
breaks on paper. Black on white, with frames and words instead of colours. Text is inserted as
text, never read as markup.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QBrush,
    QColor,
    QFont,
    QPainter,
    QPalette,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTableFormat,
    QTransform,
)

from ui.theme.fonts import sized_font
from ui.theme.tokens import REGULAR, SEMIBOLD

INCH: Final = 96.0
WIDE, HIGH = 8.27 * INCH, 11.69 * INCH
"""A4."""
SIDE: Final = 0.75 * INCH
TOP: Final = 1.0 * INCH
BOTTOM: Final = 0.9 * INCH
_BODY: Final = 13
_SMALL: Final = 11
_TITLE: Final = 20
_HEAD: Final = 14
_BLACK: Final = QColor(0, 0, 0)
_GREY: Final = QColor(70, 70, 70)
_WORDS: Final = 0.82
"""Share of an edge's width for what stands on its left."""
_WHOLE: Final = 0.25
"""Of a page's height, what an item may take that is moved whole to the next page."""
_TURNS: Final = 400
"""Page breaks set at most to keep headings with their words."""


@dataclass(frozen=True, slots=True)
class Edges:
    """Words at the edges of every page; `{page}` and `{pages}` stand in `numbering`."""

    left: str
    right: str
    foot: str
    numbering: str


class Writer:
    """Writes a document from top to bottom."""

    def __init__(self) -> None:
        self.document = QTextDocument()
        self.document.setUndoRedoEnabled(False)
        self.document.setDefaultFont(_font(_BODY))
        self.document.setDocumentMargin(0)
        self.document.setPageSize(QSizeF(WIDE - 2 * SIDE, HIGH - TOP - BOTTOM))
        self._cursor = QTextCursor(self.document)
        self._fresh = True
        self._heads: list[int] = []

    def title(self, text: str) -> None:
        """What the paper is about."""
        self._block(text, _TITLE, bold=True, after=6)

    def line(self, text: str, *, small: bool = False, bold: bool = False, after: int = 4) -> None:
        """One paragraph."""
        self._block(text, _SMALL if small else _BODY, bold=bold, after=after)

    def heading(self, text: str) -> None:
        """Over a part; stays with what follows."""
        self._block(text, _HEAD, bold=True, before=14, after=6)
        self._heads.append(self._cursor.block().blockNumber())

    def facts(self, pairs: list[tuple[str, str]]) -> None:
        """Names and values in two columns."""
        if not pairs:
            return
        look = QTextTableFormat()
        look.setBorder(0)
        look.setCellPadding(2)
        look.setCellSpacing(0)
        look.setTopMargin(6)
        look.setBottomMargin(12)
        widths = (QTextLength.Type.PercentageLength, 24.0), (QTextLength.Type.PercentageLength, 76)
        look.setColumnWidthConstraints([QTextLength(kind, part) for kind, part in widths])
        look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        table = self._cursor.insertTable(len(pairs), 2, look)
        for row, (name, value) in enumerate(pairs):
            for column, text in enumerate((name, value)):
                cell = table.cellAt(row, column)
                if column == 0:
                    # Names begin where the title and the headings do.
                    shape = cell.format().toTableCellFormat()
                    shape.setLeftPadding(0)
                    cell.setFormat(shape)
                ink = _GREY if column == 0 else _BLACK
                cell.firstCursorPosition().insertText(text, _look(_BODY, ink))
        self._leave()

    def said(self, who: str, when: str, text: str, *, inset: int, frame: str = "") -> None:
        """One item of a story. `inset`: how far from the left, in 1/96 inch; `frame`: "" for none,
        "line" or "dashes"."""
        look = QTextFrameFormat()
        look.setLeftMargin(inset)
        look.setTopMargin(5)
        look.setBottomMargin(5)
        look.setPadding(7 if frame else 0)
        look.setBorder(1 if frame else 0)
        dashes = QTextFrameFormat.BorderStyle.BorderStyle_Dashed
        solid = QTextFrameFormat.BorderStyle.BorderStyle_Solid
        look.setBorderStyle(dashes if frame == "dashes" else solid)
        look.setBorderBrush(QBrush(_BLACK))
        self._cursor.insertFrame(look)
        self._fresh = True
        self._block(who, _BODY, bold=True, after=2, tail=when)
        self._heads.append(self._cursor.block().blockNumber())
        for part in text.split("\n"):
            self._block(part, _BODY, after=2)
        self._leave()

    def room(self, height: int) -> None:
        """An empty frame to write in by hand."""
        look = QTextFrameFormat()
        look.setBorder(1)
        look.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        look.setBorderBrush(QBrush(_BLACK))
        look.setHeight(height)
        look.setTopMargin(4)
        look.setBottomMargin(8)
        self._cursor.insertFrame(look)
        self._leave()

    def finish(self) -> QTextDocument:
        """The document, no heading alone at the foot of a page and no short item cut in two."""
        for number in self._heads[:_TURNS]:
            block = self.document.findBlockByNumber(number)
            if self._parted(block):
                self._break_before(block)
        return self.document

    def _parted(self, head: QTextBlock) -> bool:
        """Whether a page ends between a heading and what stays with it: the line after it, and
        the whole of a short item."""
        here, following = self._page(head), head.next()
        if following.isValid() and self._page(following) != here:
            return True
        frame = QTextCursor(head).currentFrame()
        if frame is None or frame == self.document.rootFrame():
            return False
        high = self.document.documentLayout().frameBoundingRect(frame).height()
        if high > self.document.pageSize().height() * _WHOLE:
            return False
        return self._page(frame.lastCursorPosition().block(), ends=True) != here

    def _block(
        self,
        text: str,
        size: int,
        *,
        bold: bool = False,
        before: int = 0,
        after: int = 4,
        tail: str = "",
    ) -> None:
        look = QTextBlockFormat()
        look.setTopMargin(before)
        look.setBottomMargin(after)
        if self._fresh:
            self._cursor.setBlockFormat(look)
            self._fresh = False
        else:
            self._cursor.insertBlock(look)
        self._cursor.insertText(text, _look(size, _BLACK, bold))
        if tail:
            self._cursor.insertText(f"   {tail}", _look(_SMALL, _GREY))

    def _leave(self) -> None:
        """Out of a table or frame; the block behind it is the next to be written."""
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        small = QTextBlockFormat()
        small.setLineHeight(1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        self._cursor.setBlockFormat(small)
        self._fresh = True

    def _page(self, block: QTextBlock, *, ends: bool = False) -> int:
        """Where it begins, or where it `ends`."""
        at = self.document.documentLayout().blockBoundingRect(block).top()
        layout = block.layout()
        if layout.lineCount():
            at += layout.lineAt(layout.lineCount() - 1 if ends else 0).y()
        return int(at // self.document.pageSize().height())

    def _break_before(self, block: QTextBlock) -> None:
        cursor = QTextCursor(block)
        frame = cursor.currentFrame()
        flag = QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore
        if frame is not None and frame != self.document.rootFrame():
            look = frame.frameFormat()
            look.setPageBreakPolicy(flag)
            frame.setFrameFormat(look)
        else:
            shape = block.blockFormat()
            shape.setPageBreakPolicy(flag)
            cursor.setBlockFormat(shape)


class Pages:
    """A document with its edges, to be painted page by page."""

    def __init__(self, document: QTextDocument, edges: Edges) -> None:
        self._document = document
        self._edges = edges

    @property
    def count(self) -> int:
        """How many pages."""
        return max(1, self._document.pageCount())

    @property
    def text(self) -> str:
        """All words between the edges."""
        return self._document.toPlainText()

    def paint(self, painter: QPainter, number: int, wide: float) -> None:
        """Paint page `number` (from 0), `wide` device pixels across, at the painter's origin."""
        painter.save()
        scale = wide / WIDE
        painter.scale(scale, scale)
        self._paint_edges(painter, number)
        size = self._document.pageSize()
        moved = QTransform.fromTranslate(SIDE, TOP - number * size.height())
        painter.setWorldTransform(moved, True)
        part = QRectF(0, number * size.height(), size.width(), size.height())
        painter.setClipRect(part)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = part
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Text, _BLACK)
        context.palette = palette
        self._document.documentLayout().draw(painter, context)
        painter.restore()

    def _paint_edges(self, painter: QPainter, number: int) -> None:
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        numbering = self._edges.numbering.format(page=number + 1, pages=self.count)
        head = QRectF(SIDE, 0.5 * INCH, WIDE - 2 * SIDE, 0.25 * INCH)
        foot = QRectF(SIDE, HIGH - 0.65 * INCH, WIDE - 2 * SIDE, 0.25 * INCH)
        painter.setFont(_font(_SMALL))
        painter.setPen(_BLACK)
        for box, words, side in (
            (head, self._edges.left, left),
            (head, self._edges.right, right),
            (foot, self._edges.foot, left),
            (foot, numbering, right),
        ):
            metrics = painter.fontMetrics()
            room = box.width() * (_WORDS if side == left else 1 - _WORDS)
            said = metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(room))
            painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, said)
        for height in (head.bottom() + 2, foot.top() - 2):
            painter.drawLine(int(SIDE), int(height), int(WIDE - SIDE), int(height))

    def __iter__(self) -> Iterator[int]:
        return iter(range(self.count))


def _font(size: int, bold: bool = False) -> QFont:
    return sized_font(size, SEMIBOLD if bold else REGULAR)


def _look(size: int, color: QColor, bold: bool = False) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setFont(_font(size, bold))
    look.setForeground(QBrush(color))
    return look
