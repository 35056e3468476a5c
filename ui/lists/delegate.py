"""How a row of the list is painted: title, number and place, chips."""

from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.services.cases import CaseLine
from ui.lists.model import LINE
from ui.lists.words import facts_of, matches, place_of, title_of
from ui.theme.current import current_theme
from ui.theme.fonts import role_font
from ui.theme.icons import pixmap
from ui.theme.tokens import (
    FOCUS_RING,
    HIT,
    ICON,
    MEDIUM,
    ROW_HEIGHT,
    SEMIBOLD,
    SPACE_4,
    SPACE_8,
    SPACE_16,
    Theme,
)
from ui.widgets.chip import chip_size, paint_chip

_BAR: Final = 3
_DOT: Final = 6
_OVER: Final = QStyle.StateFlag.State_MouseOver
_EDGE: Final = SPACE_16 + 2


def row_height() -> int:
    """Of every row, at the officer's font size."""
    lines = QFontMetrics(role_font("body")).height() + QFontMetrics(role_font("secondary")).height()
    return max(ROW_HEIGHT, lines + chip_size("X").height() + 2 * SPACE_8 + 2 * SPACE_4)


class CaseDelegate(QStyledItemDelegate):
    """Paints lines of `CaseListModel`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._typed = ""

    def set_typed(self, typed: str) -> None:
        """Words to mark in the titles."""
        self._typed = typed

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """The same for all rows."""
        return QSize(0, row_height())

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Plane, then the three lines; a row that has just gone stays empty."""
        theme = current_theme()
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        _plane(painter, box, state, theme)
        line: CaseLine | None = index.data(LINE)
        if line is not None:
            self._words(painter, box, line, theme)
            if line.marks.unread:
                _dot(painter, box, theme)
            if line.marks.starred or state & (_OVER | QStyle.StateFlag.State_Selected):
                _star(painter, box, line.marks.starred)
        if state & QStyle.StateFlag.State_HasFocus:
            _ring(painter, box, theme)
        painter.restore()

    def _words(self, painter: QPainter, box: QRect, line: CaseLine, theme: Theme) -> None:
        left, room = box.left() + _EDGE, box.width() - _EDGE - SPACE_16
        font = role_font("body", SEMIBOLD if line.marks.unread else MEDIUM)
        metrics = QFontMetrics(font)
        top = box.top() + (box.height() - _block_height()) // 2
        beside_star = room - ICON - SPACE_4
        title = metrics.elidedText(title_of(line), Qt.TextElideMode.ElideRight, beside_star)
        marks = () if line.masked else matches(title, self._typed)
        painter.setFont(font)
        painter.setPen(QColor(theme.text))
        if marks:
            _marked(painter, QPointF(left, top), title, marks, theme)
        else:
            painter.drawText(QPointF(left, top + metrics.ascent()), title)
        top += metrics.height() + SPACE_4 // 2
        font = role_font("secondary")
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(QColor(theme.muted))
        place = metrics.elidedText(place_of(line), Qt.TextElideMode.ElideRight, room)
        painter.drawText(QPointF(left, top + metrics.ascent()), place)
        top += metrics.height() + SPACE_4
        for fact in facts_of(line):
            if room < chip_size("…").width():
                break
            used = paint_chip(painter, QPointF(left, top), fact.text, fact.state, theme, room)
            left, room = left + used + SPACE_4 + 2, room - used - SPACE_4 - 2


def star_box(box: QRect) -> QRect:
    """Where a click gives a star or takes it: at the row's right edge, as large as a finger."""
    edge = box.right() - SPACE_8 - HIT + 1
    return QRect(edge, _first_line(box) - HIT // 2, HIT, HIT)


def _first_line(box: QRect) -> int:
    """The middle of the title."""
    top = box.top() + (box.height() - _block_height()) // 2
    return top + QFontMetrics(role_font("body")).height() // 2


def _star(painter: QPainter, box: QRect, starred: bool) -> None:
    """Filled where there is one; an outline offers it under the pointer."""
    device = painter.device()
    scale = device.devicePixelRatioF() if device is not None else 1.0
    drawn = pixmap(
        "star-filled" if starred else "star", "primary" if starred else "muted", ICON, scale
    )
    where = star_box(box).center()
    painter.drawPixmap(where.x() - ICON // 2 + 1, where.y() - ICON // 2 + 1, drawn)


def _block_height() -> int:
    lines = QFontMetrics(role_font("body")).height() + QFontMetrics(role_font("secondary")).height()
    return lines + chip_size("X").height() + SPACE_4 // 2 + SPACE_4


def _plane(painter: QPainter, box: QRect, state: QStyle.StateFlag, theme: Theme) -> None:
    selected = bool(state & QStyle.StateFlag.State_Selected)
    over = bool(state & QStyle.StateFlag.State_MouseOver)
    painter.fillRect(
        box, QColor(theme.selected if selected else theme.bg if over else theme.surface)
    )
    painter.fillRect(box.left(), box.bottom(), box.width(), 1, QColor(theme.line))
    if selected:
        painter.fillRect(box.left(), box.top(), _BAR, box.height(), QColor(theme.primary))


def _dot(painter: QPainter, box: QRect, theme: Theme) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.primary))
    middle = _first_line(box)
    painter.drawEllipse(box.left() + _BAR + SPACE_4, middle - _DOT // 2, _DOT, _DOT)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _ring(painter: QPainter, box: QRect, theme: Theme) -> None:
    painter.setPen(QPen(QColor(theme.primary), FOCUS_RING))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box.adjusted(1, 1, -1, -2))


def _marked(
    painter: QPainter, at: QPointF, title: str, marks: tuple[tuple[int, int], ...], theme: Theme
) -> None:
    """One line with some of its words marked: underlined too, for colour alone says nothing."""
    layout = QTextLayout(title, painter.font())
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    look = QTextCharFormat()
    look.setForeground(QColor(theme.primary))
    look.setFontUnderline(True)
    formats = []
    for start, length in marks:
        part = QTextLayout.FormatRange()
        part.start, part.length, part.format = start, length, look
        formats.append(part)
    layout.setFormats(formats)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    layout.draw(painter, at)
