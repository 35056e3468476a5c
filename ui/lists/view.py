"""The list itself: rows by page, chosen by mouse or keys, kept in place when it changes."""

from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import TypeVar

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from desktop.services.cases import CaseLine
from ui.lists.delegate import CaseDelegate, row_height, star_box
from ui.lists.model import CaseListModel

_Index = QModelIndex | QPersistentModelIndex
_SELECT = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
_MORE = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_Given = TypeVar("_Given", QKeyEvent, QMouseEvent)
_MOVES = QAbstractItemView.CursorAction


class CaseTable(QTableView):
    """`chosen` when the officer moves to a row, never when the list changes by itself; `hit` on
    a click, `opened` on Enter, `star_hit` on a row's star. With Ctrl and Shift several are
    chosen, which opens none; `several` carries how many."""

    chosen = Signal(str)
    hit = Signal(str)
    opened = Signal(str)
    star_hit = Signal(str)
    several = Signal(int)

    def __init__(self, model: CaseListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._changing = self._extending = False
        self.painter_of_rows = CaseDelegate(self)
        self.setModel(model)
        self.setItemDelegate(self.painter_of_rows)
        self.setAccessibleName(self.tr("Complaints"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.hide()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        down.hide()
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setMinimumSectionSize(1)
        down.setDefaultSectionSize(row_height())
        self.verticalScrollBar().setSingleStep(row_height() // 2)
        self.clicked.connect(self._clicked)

    @property
    def current_key(self) -> str:
        """The complaint chosen, of several the one that was moved to last; empty for none."""
        found = self.selectionModel()
        at = self.currentIndex()
        if at.isValid() and found.isSelected(at):
            return self._model.key_at(at.row())
        parts = self._parts()
        return self._model.key_at(parts[0].top()) if parts else ""

    @property
    def count(self) -> int:
        """How many are chosen."""
        return sum(part.height() for part in self._parts())

    @property
    def chosen_keys(self) -> tuple[str, ...]:
        """All that are chosen, in the order of the list."""
        rows = sorted(row for part in self._parts() for row in range(part.top(), part.bottom() + 1))
        return tuple(self._model.key_at(row) for row in rows)

    def _parts(self) -> list[QItemSelectionRange]:
        chosen = self.selectionModel().selection()
        return [chosen.at(number) for number in range(chosen.size())]

    @property
    def top_key(self) -> str:
        """The complaint at the top of what is seen."""
        return self._model.key_at(self.rowAt(0))

    def select(self, key: str) -> bool:
        """Choose a row without `chosen`; false where the list does not hold it."""
        row = self._model.row_of(key)
        self._changing = True
        if row < 0:
            self.clearSelection()
        else:
            self.selectionModel().setCurrentIndex(self._model.index(row, 0), _SELECT)
        self._changing = False
        return row >= 0

    def step(self, rows: int) -> None:
        """Move by rows, as J and K do; where nothing is chosen, to the row that is next."""
        row = self.currentIndex().row() + (rows if self.current_key else 0)
        row = min(max(row, 0), len(self._model.keys) - 1)
        if row < 0:
            return
        # Choosing the row that Qt holds for current already would go untold.
        key, told = self._model.key_at(row), row != self.currentIndex().row()
        self.setCurrentIndex(self._model.index(row, 0))
        if not told:
            self.chosen.emit(key)

    def show_list(self, keys: Sequence[str], lines: Iterable[CaseLine], same: bool) -> None:
        """Another state of the list. `same`: the officer asked for nothing new, so what is seen
        stays where it is."""
        kept, before, current = self.current_key, self._model.keys, self.currentIndex().row()
        several = self.count > 1
        anchor, offset = self._anchor()
        self._changing = True
        self._model.show(keys, lines)
        place = _next_held(before, current, self._model)
        if several and self.count:
            # What is still there stays chosen by itself.
            at = self._model.row_of(kept)
            at = self._model.row_of(self.chosen_keys[0]) if at < 0 else at
            self.selectionModel().setCurrentIndex(
                self._model.index(at, 0), QItemSelectionModel.SelectionFlag.NoUpdate
            )
        elif self._model.row_of(kept) >= 0:
            self.select(kept)
        else:
            self.clearSelection()
            # Whoever works by keys must see where the list will be entered.
            beginning = keys[0] if keys and self.hasFocus() else ""
            place = place or beginning
            self.selectionModel().setCurrentIndex(
                self._model.index(self._model.row_of(place), 0) if place else QModelIndex(),
                QItemSelectionModel.SelectionFlag.NoUpdate,
            )
        self._changing = False
        if not same:
            self._show_current(kept)
        elif (row := self._model.row_of(anchor)) >= 0:
            self.verticalScrollBar().setValue(row * row_height() - offset)
        elif place:
            self.scrollTo(self._model.index(self._model.row_of(place), 0))

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Tell who listens where the officer has gone."""
        super().currentChanged(current, previous)
        if not self._changing and not self._extending and current.isValid():
            self.chosen.emit(self._model.key_at(current.row()))

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell how many are chosen."""
        super().selectionChanged(selected, deselected)
        self.several.emit(self.count)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt makes the first row current; that opens nothing."""
        self._changing = True
        super().focusInEvent(event)
        self._changing = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; a letter is a shortcut of the window, never a search for a row."""
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self._extend(event, super().keyPressEvent)
        elif event.key() == Qt.Key.Key_Escape and self.count > 1:
            self.select(self.current_key)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._model.keys:
            if not self.current_key:
                self.step(0)
            self.opened.emit(self.current_key)
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and not self.current_key:
            self.step(0)
        elif event.text().strip() or event.key() == Qt.Key.Key_Escape:
            event.ignore()
        elif event.modifiers() & _MORE:
            self._extend(event, super().keyPressEvent)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on a row's star moves to no row."""
        if self._star_at(event):
            return
        if event.modifiers() & _MORE:
            self._extend(event, super().mousePressEvent)
        else:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the star gives it or takes it."""
        key = self._star_at(event)
        if key:
            self.star_hit.emit(key)
        elif event.modifiers() & _MORE:
            self._extend(event, super().mouseReleaseEvent)
        else:
            super().mouseReleaseEvent(event)

    def _extend(self, event: _Given, handle: Callable[[_Given], None]) -> None:
        """More or fewer are chosen; none of them is opened by that."""
        self._extending = True
        handle(event)
        self._extending = False

    def moveCursor(self, action: _MOVES, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Home and End go to the ends of the list, not of the row."""
        if action == _MOVES.MoveHome:
            return self._model.index(0, 0)
        if action == _MOVES.MoveEnd:
            return self._model.index(len(self._model.keys) - 1, 0)
        return super().moveCursor(action, modifiers)

    def changeEvent(self, event: QEvent) -> None:
        """Take on the rows' height of another font size."""
        super().changeEvent(event)
        # Qt sends change events before the headers exist.
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "painter_of_rows"):
            self.verticalHeader().setDefaultSectionSize(row_height())

    def _star_at(self, event: QMouseEvent) -> str:
        """The complaint whose star lies under the pointer; empty for none."""
        at = event.position().toPoint()
        index = self.indexAt(at)
        left = event.button() == Qt.MouseButton.LeftButton
        inside = left and index.isValid() and star_box(self.visualRect(index)).contains(at)
        return self._model.key_at(index.row()) if inside else ""

    def _clicked(self, index: QModelIndex) -> None:
        if not self._extending:
            self.hit.emit(self._model.key_at(index.row()))

    def _anchor(self) -> tuple[str, int]:
        """What stays where it is seen, and how far below the edge: the chosen row, else the top
        one; at the very top, the edge itself."""
        row = self._model.row_of(self.current_key)
        if row < 0 or not self._is_seen(row):
            row = self.rowAt(0) if self.verticalScrollBar().value() else -1
        return (self._model.key_at(row), self.rowViewportPosition(row)) if row >= 0 else ("", 0)

    def _is_seen(self, row: int) -> bool:
        at = self.rowViewportPosition(row)
        return -row_height() < at < self.viewport().height()

    def _show_current(self, key: str) -> None:
        row = self._model.row_of(key)
        if row < 0:
            self.scrollToTop()
        else:
            self.scrollTo(self._model.index(row, 0))


def _next_held(keys: Sequence[str], at: int, model: CaseListModel) -> str:
    """The row that stands in for one that left: itself, else the next, else the one before."""
    if at < 0:
        return ""
    near = chain(range(at, len(keys)), range(at - 1, -1, -1))
    return next((keys[row] for row in near if model.row_of(keys[row]) >= 0), "")
