"""The list's model: ordered keys in memory, lines by page with a cache, changes by key.

A new list never resets the model: what stays keeps its persistent index, and so its selection.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtWidgets import QWidget

from desktop.services.cases import CaseLine
from ui.lists.words import is_new, spoken, title_of

PAGE: Final = 50
"""Lines read at once when one is missing."""
KEPT: Final = 1_000
"""Lines held in the cache."""

LINE: Final = int(Qt.ItemDataRole.UserRole)
KEY: Final = LINE + 1
NEW: Final = LINE + 2

_READ: Final = {
    LINE,
    NEW,
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
}

Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()


class CaseListModel(QAbstractTableModel):
    """One column of complaints. A table, because a list view asks for every row of 100,000 each
    time that one changes."""

    def __init__(
        self,
        read: Callable[[Sequence[str]], Iterable[CaseLine]],
        since: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        """`read` gives the lines of at most `PAGE` keys, at once; it may leave some out.
        `since`: Unix seconds from which on a change is new; 0 = none is."""
        super().__init__(parent)
        self._read = read
        self._since = since
        self._keys: list[str] = []
        self._rows: dict[str, int] = {}
        self._lines: dict[str, CaseLine | None] = {}

    @property
    def keys(self) -> Sequence[str]:
        """Complaints in order."""
        return self._keys

    def row_of(self, key: str) -> int:
        """The row of a complaint; -1 where it is not in this list."""
        return self._rows.get(key, -1)

    def key_at(self, row: int) -> str:
        """The complaint of a row; empty outside the list."""
        return self._keys[row] if 0 <= row < len(self._keys) else ""

    def line_at(self, row: int) -> CaseLine | None:
        """The line of a row, read with its page where it is not known; None once it is gone."""
        key = self._keys[row]
        if key not in self._lines:
            start = row - row % PAGE
            page = self._keys[start : start + PAGE]
            missing = [wanted for wanted in page if wanted not in self._lines]
            self._keep(missing, self._read(missing))
        return self._lines[key]

    def rowCount(self, parent: Index = _ROOT) -> int:
        """One row for each complaint."""
        return 0 if parent.isValid() else len(self._keys)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """One: the row is painted whole."""
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The title, what a screen reader says, the line, the key, whether it is new."""
        if not index.isValid():
            return None
        if role == KEY:
            return self._keys[index.row()]
        if role not in _READ:
            return None
        line = self.line_at(index.row())
        if role == LINE or line is None:
            return line
        if role == NEW:
            return is_new(line, self._since)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(line, self._since)
        return title_of(line)

    def show(self, keys: Sequence[str], lines: Iterable[CaseLine] = ()) -> None:
        """Become this list, each key in it once. All lines are read anew; `lines` are some that
        are known already."""
        wanted = set(keys)
        stay = [key for key in self._keys if key in wanted]
        gone = [key for key in self._keys if key not in wanted]
        # Whatever goes or comes does so at the end, in one step: a list of 100,000 whose filter
        # changes would else announce 50,000 steps.
        self._arrange([*stay, *gone])
        if gone:
            self.beginRemoveRows(_ROOT, len(stay), len(self._keys) - 1)
            self._take(stay)
            self.endRemoveRows()
        come = [key for key in keys if key not in self._rows]
        if come:
            self.beginInsertRows(_ROOT, len(stay), len(stay) + len(come) - 1)
            self._take([*stay, *come])
            self.endInsertRows()
        self._arrange(list(keys))
        known = tuple(lines)
        self._lines.clear()
        self._keep([line.row.key for line in known], known)
        if self._keys:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._keys) - 1, 0))

    def _arrange(self, order: list[str]) -> None:
        """The same keys in another order."""
        if order == self._keys:
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        held = [self._keys[index.row()] for index in before]
        self._take(order)
        after = [self.index(self._rows[key], 0) for key in held]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _take(self, keys: list[str]) -> None:
        self._keys = keys
        self._rows = {key: row for row, key in enumerate(keys)}

    def _keep(self, asked: Sequence[str], lines: Iterable[CaseLine]) -> None:
        """Into the cache; who was asked for and did not come is known to be gone."""
        found = {line.row.key: line for line in lines}
        for key in asked:
            self._lines[key] = found.get(key)
        while len(self._lines) > KEPT:
            del self._lines[next(iter(self._lines))]
