"""The rows of the landing page: a heading with its figure, cases each with one step, “See all”."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from ui.exchange.rows import ROW, RowDelegate, RowList
from ui.theme.current import current_theme
from ui.theme.fonts import role_font
from ui.theme.tokens import (
    FOCUS_RING,
    HIT,
    MEDIUM,
    RADIUS_FIELD,
    SEMIBOLD,
    SPACE_4,
    SPACE_8,
    SPACE_12,
    SPACE_16,
    State,
    Theme,
)
from ui.today.words import TaskRow
from ui.widgets.chip import chip_size, paint_chip

_BAR: Final = 3
_STATES: Final[dict[str, State]] = {
    "returned": "bad",
    "approval": "warn",
    "overdue": "bad",
    "promised": "warn",
    "due": "warn",
}
_Index = QModelIndex | QPersistentModelIndex


class TaskDelegate(RowDelegate):
    """Paints the step of a row as a button; the whole row is what is pressed."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Two lines and air; one line for headings and “See all”."""
        row: TaskRow = index.data(ROW)
        if row.heading:
            return QSize(0, QFontMetrics(role_font("body")).height() + SPACE_16 + SPACE_8)
        if not row.step:
            return QSize(0, max(HIT + 2, QFontMetrics(role_font("body")).height() + SPACE_16))
        return QSize(0, _block() + 2 * SPACE_8 + 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Plane, words, step, ring."""
        theme = current_theme()
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        row: TaskRow = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.heading:
            _heading(painter, box, row, theme)
        else:
            selected = bool(state & QStyle.StateFlag.State_Selected)
            over = bool(state & QStyle.StateFlag.State_MouseOver)
            plane = theme.selected if selected else theme.bg if over else theme.surface
            painter.fillRect(box, QColor(plane))
            if selected:
                painter.fillRect(box.left(), box.top(), _BAR, box.height(), QColor(theme.primary))
            if row.step:
                painter.fillRect(box.left(), box.bottom(), box.width(), 1, QColor(theme.line))
                _words(painter, box, row, theme, _step(painter, box, row.step, selected, theme))
            else:
                _more(painter, box, row.title, theme)
            if state & QStyle.StateFlag.State_HasFocus:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(QColor(theme.primary), FOCUS_RING))
                painter.drawRect(box.adjusted(1, 1, -1, -2))
        painter.restore()


class TaskList(RowList):
    """`hit` on a click anywhere in a row, `opened` on Enter: both take the step."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setItemDelegate(TaskDelegate(self))
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)


def _block() -> int:
    title = QFontMetrics(role_font("body", MEDIUM)).height()
    return title + SPACE_4 + max(chip_size("X").height(), _second().height())


def _second() -> QFontMetrics:
    return QFontMetrics(role_font("secondary"))


def _heading(painter: QPainter, box: QRect, row: TaskRow, theme: Theme) -> None:
    painter.fillRect(box, QColor(theme.surface))
    font = role_font("body", SEMIBOLD)
    painter.setFont(font)
    painter.setPen(QColor(theme.text))
    metrics = QFontMetrics(font)
    chip = chip_size(row.figure)
    left = box.left() + SPACE_16
    room = box.width() - 2 * SPACE_16 - chip.width() - SPACE_8
    words = metrics.elidedText(row.title, Qt.TextElideMode.ElideRight, room)
    base = box.bottom() - SPACE_8
    painter.drawText(QPointF(left, base - metrics.descent()), words)
    left += metrics.horizontalAdvance(words) + SPACE_8
    middle = base - metrics.height() / 2
    state = _STATES.get(row.group, "neutral")
    paint_chip(painter, QPointF(left, middle - chip.height() / 2), row.figure, state, theme)


def _step(painter: QPainter, box: QRect, words: str, selected: bool, theme: Theme) -> int:
    """The step at the right edge; returns the width that is left for words."""
    font = role_font("body", SEMIBOLD if selected else MEDIUM)
    wide = QFontMetrics(font).horizontalAdvance(words) + 2 * SPACE_12
    high = min(max(HIT, QFontMetrics(font).height() + SPACE_8), box.height() - SPACE_8)
    right = box.right() - SPACE_16
    plate = QRectF(right - wide + 0.5, box.center().y() - high / 2 + 0.5, wide - 1, high - 1)
    painter.setPen(QPen(QColor(theme.primary if selected else theme.border), 1))
    painter.setBrush(QColor(theme.primary if selected else theme.surface))
    painter.drawRoundedRect(plate, RADIUS_FIELD, RADIUS_FIELD)
    painter.setFont(font)
    painter.setPen(QColor(theme.on_primary if selected else theme.text))
    painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, words)
    return int(plate.left()) - box.left() - 2 * SPACE_16


def _words(painter: QPainter, box: QRect, row: TaskRow, theme: Theme, room: int) -> None:
    font = role_font("body", MEDIUM)
    metrics = QFontMetrics(font)
    left, top = box.left() + SPACE_16, box.top() + (box.height() - _block()) // 2
    painter.setFont(font)
    painter.setPen(QColor(theme.text))
    title = metrics.elidedText(row.title, Qt.TextElideMode.ElideRight, room)
    painter.drawText(QPointF(left, top + metrics.ascent()), title)
    top += metrics.height() + SPACE_4
    chip = chip_size("X").height()
    for fact in row.chips:
        used = paint_chip(painter, QPointF(left, top), fact.text, fact.state, theme, room)
        left, room = left + used + SPACE_8, room - used - SPACE_8
    font, metrics = role_font("secondary"), _second()
    if room > metrics.horizontalAdvance("…"):
        painter.setFont(font)
        painter.setPen(QColor(theme.muted))
        facts = metrics.elidedText(row.facts, Qt.TextElideMode.ElideRight, room)
        base = top + (chip - metrics.height()) / 2 + metrics.ascent()
        painter.drawText(QPointF(left, base), facts)


def _more(painter: QPainter, box: QRect, words: str, theme: Theme) -> None:
    painter.setFont(role_font("body", MEDIUM))
    painter.setPen(QColor(theme.primary))
    room = box.adjusted(SPACE_16, 0, -SPACE_16, 0)
    middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    painter.drawText(room, middle, words)
