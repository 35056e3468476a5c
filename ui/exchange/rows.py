"""Rows of the officer's own work: a keyed list of lines with a title, a fact line and chips."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.lists.delegate import row_height
from ui.lists.words import Fact
from ui.theme.current import current_theme
from ui.theme.fonts import role_font
from ui.theme.tokens import FOCUS_RING, MEDIUM, SEMIBOLD, SPACE_4, SPACE_8, SPACE_16, Theme
from ui.widgets.chip import chip_size, paint_chip

ROW: Final = int(Qt.ItemDataRole.UserRole) + 1
_BAR: Final = 3
_ROOT: Final = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex
_SELECT = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


@dataclass(frozen=True, slots=True)
class Row:
    """One line. `heading`: it names the group below it and cannot be chosen."""

    key: str
    title: str
    facts: str = ""
    chips: tuple[Fact, ...] = ()
    heading: bool = False

    @property
    def spoken(self) -> str:
        """The whole line as a sentence."""
        return ", ".join(
            part for part in (self.title, self.facts, *(c.text for c in self.chips)) if part
        )


class RowModel(QAbstractListModel):
    """Rows by key; what stays keeps its place in the selection."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []

    @property
    def rows(self) -> Sequence[Row]:
        """All rows in order."""
        return self._rows

    def row_of(self, key: str) -> int:
        """The place of a key; -1 where it is not here."""
        return next((i for i, row in enumerate(self._rows) if row.key == key), -1)

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """One for each row."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The title, what a screen reader says, the row itself."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        return row.spoken if role == Qt.ItemDataRole.AccessibleTextRole else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """A heading is passed by."""
        if not index.isValid() or self._rows[index.row()].heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def show(self, rows: Sequence[Row]) -> None:
        """Become these rows, each key in it once."""
        wanted = {row.key for row in rows}
        for at in range(len(self._rows) - 1, -1, -1):
            if self._rows[at].key not in wanted:
                self.beginRemoveRows(_ROOT, at, at)
                del self._rows[at]
                self.endRemoveRows()
        for at, row in enumerate(rows):
            self._bring(at, row)
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def _bring(self, at: int, row: Row) -> None:
        """Have this row stand here, moved from below or new."""
        found = self.row_of(row.key)
        if found < 0:
            self.beginInsertRows(_ROOT, at, at)
            self._rows.insert(at, row)
            self.endInsertRows()
            return
        if found != at:
            self.beginMoveRows(_ROOT, found, found, _ROOT, at)
            self._rows.insert(at, self._rows.pop(found))
            self.endMoveRows()
        self._rows[at] = row


class RowDelegate(QStyledItemDelegate):
    """Paints a row as the list of complaints does, and headings in small capitals."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        """A row is as high as one of the complaints."""
        row: Row = index.data(ROW)
        if row.heading:
            return QSize(0, QFontMetrics(role_font("caps")).height() + SPACE_16 + SPACE_8)
        return QSize(0, row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Plane, words, chips, ring."""
        theme = current_theme()
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        row: Row = index.data(ROW)
        painter.save()
        if row.heading:
            _heading(painter, box, row.title, theme)
        else:
            _plane(painter, box, state, theme)
            _words(painter, box, row, theme)
            if state & QStyle.StateFlag.State_HasFocus:
                painter.setPen(QPen(QColor(theme.primary), FOCUS_RING))
                painter.drawRect(box.adjusted(1, 1, -1, -2))
        painter.restore()


def _heading(painter: QPainter, box: QRect, text: str, theme: Theme) -> None:
    painter.fillRect(box, QColor(theme.surface))
    painter.setFont(role_font("caps", SEMIBOLD))
    painter.setPen(QColor(theme.muted))
    room = box.adjusted(SPACE_16, SPACE_8, -SPACE_16, -SPACE_4)
    painter.drawText(room, Qt.AlignmentFlag.AlignBottom, text.upper())


def _plane(painter: QPainter, box: QRect, state: QStyle.StateFlag, theme: Theme) -> None:
    selected = bool(state & QStyle.StateFlag.State_Selected)
    over = bool(state & QStyle.StateFlag.State_MouseOver)
    plane = theme.selected if selected else theme.bg if over else theme.surface
    painter.fillRect(box, QColor(plane))
    painter.fillRect(box.left(), box.bottom(), box.width(), 1, QColor(theme.line))
    if selected:
        painter.fillRect(box.left(), box.top(), _BAR, box.height(), QColor(theme.primary))


def _words(painter: QPainter, box: QRect, row: Row, theme: Theme) -> None:
    left, room = box.left() + SPACE_16, box.width() - 2 * SPACE_16
    lines = [(row.title, role_font("body", MEDIUM), theme.text)]
    if row.facts:
        lines.append((row.facts, role_font("secondary"), theme.muted))
    height = sum(QFontMetrics(font).height() for _, font, _ in lines) + SPACE_4
    height += chip_size("X").height() + SPACE_4 if row.chips else 0
    top = box.top() + (box.height() - height) // 2
    for text, font, colour in lines:
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QPointF(left, top + metrics.ascent()), shown)
        top += metrics.height() + SPACE_4 // 2
    top += SPACE_4 // 2
    for fact in row.chips:
        if room < chip_size("…").width():
            break
        used = paint_chip(painter, QPointF(left, top), fact.text, fact.state, theme, room)
        left, room = left + used + SPACE_4 + 2, room - used - SPACE_4 - 2


class RowList(QListView):
    """`chosen` when the officer moves to a row, `hit` on a click, `opened` on Enter or a double
    click, `dropped` on Delete; none of them when the list changes by itself."""

    chosen = Signal(str)
    hit = Signal(str)
    opened = Signal(str)
    dropped = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """`name`: what it lists, for a screen reader."""
        super().__init__(parent)
        self.rows = RowModel(self)
        self._changing = False
        self.setModel(self.rows)
        self.setItemDelegate(RowDelegate(self))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.clicked.connect(lambda index: self._tell(self.hit, index))
        self.doubleClicked.connect(lambda index: self._tell(self.opened, index))

    @property
    def current_key(self) -> str:
        """The key of the row chosen; empty for none."""
        index = self.currentIndex()
        chosen = index.isValid() and self.selectionModel().isSelected(index)
        return self.rows.rows[index.row()].key if chosen else ""

    def select(self, key: str) -> bool:
        """Choose a row without `chosen`; false where it is not here."""
        at = self.rows.row_of(key)
        self._changing = True
        if at < 0:
            self.clearSelection()
        else:
            self.selectionModel().setCurrentIndex(self.rows.index(at), _SELECT)
        self._changing = False
        return at >= 0

    def step(self, by: int) -> None:
        """Move by rows, as J and K do; headings are passed by."""
        rows = self.rows.rows
        places = [at for at, row in enumerate(rows) if not row.heading]
        if not places:
            return
        key = self.current_key
        now = places.index(self.rows.row_of(key)) if key else -1 if by > 0 else len(places)
        at = places[min(max(now + by, 0), len(places) - 1)]
        self.setCurrentIndex(self.rows.index(at))

    def show_rows(self, rows: Sequence[Row]) -> str:
        """Another state. The row chosen stays so; where it went, the one in its place is.
        Returns the key that is chosen now, empty for none."""
        key, at = self.current_key, self.currentIndex().row()
        self._changing = True
        self.rows.show(rows)
        self._changing = False
        kept = [row.key for row in rows if not row.heading]
        if key not in kept:
            after = [row.key for row in rows[max(at, 0) :] if not row.heading]
            key = (after or kept[-1:] or [""])[0]
        self.select(key)
        return key

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """The officer moved, by keys or mouse."""
        super().currentChanged(current, previous)
        if not self._changing and current.isValid():
            self.chosen.emit(self.rows.rows[current.row()].key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Delete drops, the rest is Qt's."""
        key = self.current_key
        if key and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(key)
        elif key and event.key() == Qt.Key.Key_Delete:
            self.dropped.emit(key)
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            # Qt would go to a heading, which cannot be chosen, and stay.
            every = len(self.rows.rows)
            self.step(-every if event.key() == Qt.Key.Key_Home else every)
        else:
            super().keyPressEvent(event)

    def _tell(self, signal: Any, index: QModelIndex) -> None:
        row: Row = index.data(ROW)
        if not row.heading:
            signal.emit(row.key)
