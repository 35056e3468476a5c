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
from ui.lists.words import spoken, title_of

PAGE: Final = 50
"""Lines read at once when one is missing."""
KEPT: Final = 1_000
"""Lines held in the cache."""

FEW: Final = 8
"""Keys that are looked for one by one."""

LINE: Final = int(Qt.ItemDataRole.UserRole)
KEY: Final = LINE + 1

_READ: Final = {
    LINE,
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
}

Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()


class Positions:
    """Where each key of a list stands.

    Few are asked for as a rule, and to go through 100,000 keys for one takes a tenth of what a
    table of them all takes; the table is made once more are.
    """

    def __init__(self, keys: tuple[str, ...] = ()) -> None:
        self._keys = keys
        self._found: dict[str, int] = {"": -1}
        self._whole = False

    def of(self, key: str) -> int:
        """Its row; -1 where the list does not hold it."""
        row = self._found.get(key)
        if row is None and not self._whole:
            if len(self._found) > FEW:
                self._found = {key: row for row, key in enumerate(self._keys)}
                self._whole = True
                return self.of(key)
            try:
                row = self._keys.index(key)
            except ValueError:
                row = -1
            self._found[key] = row
        return -1 if row is None else row


class CaseListModel(QAbstractTableModel):
    """One column of complaints. A table, because a list view asks for every row of 100,000 each
    time that one changes."""

    def __init__(
        self,
        read: Callable[[Sequence[str]], Iterable[CaseLine]],
        parent: QWidget | None = None,
    ) -> None:
        """`read` gives the lines of at most `PAGE` keys, at once; it may leave some out."""
        super().__init__(parent)
        self._read = read
        self._keys: tuple[str, ...] = ()
        self._rows = Positions()
        self._lines: dict[str, CaseLine | None] = {}

    @property
    def keys(self) -> Sequence[str]:
        """Complaints in order."""
        return self._keys

    def row_of(self, key: str) -> int:
        """The row of a complaint; -1 where it is not in this list."""
        return self._rows.of(key)

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
        """The title, what a screen reader says, the line, the key."""
        if not index.isValid():
            return None
        if role == KEY:
            return self._keys[index.row()]
        if role not in _READ:
            return None
        line = self.line_at(index.row())
        if role == LINE or line is None:
            return line
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(line)
        return title_of(line)

    def renew(self, key: str) -> None:
        """This one line has changed: it is read again when it is next seen."""
        self._lines.pop(key, None)
        row = self.row_of(key)
        if row >= 0:
            self.dataChanged.emit(self.index(row, 0), self.index(row, 0))

    def show(self, keys: Sequence[str], lines: Iterable[CaseLine] = ()) -> None:
        """Become this list, each key in it once. All lines are read anew; `lines` are some that
        are known already.

        Only the number of rows and the persistent indexes are Qt's to know, so a list of 100,000
        costs this thread no more than one of 10: rows come and go at the end, and every index
        that is held moves to where its key now stands.
        """
        keys = tuple(keys)
        if keys != self._keys:
            self._become(keys)
        known = tuple(lines)
        self._lines.clear()
        self._keep([line.row.key for line in known], known)
        if keys:
            self.dataChanged.emit(self.index(0, 0), self.index(len(keys) - 1, 0))

    def _become(self, keys: tuple[str, ...]) -> None:
        before, after = len(self._keys), len(keys)
        if after > before:
            self.beginInsertRows(_ROOT, before, after - 1)
            self._keys = (*self._keys, *("",) * (after - before))
            self.endInsertRows()
        self.layoutAboutToBeChanged.emit()
        held = self.persistentIndexList()
        stood = [self._keys[index.row()] for index in held]
        # An index of what has gone dies here, whichever row is taken away next.
        self._keys = (*keys, *("",) * (before - after))
        self._rows = Positions(keys)
        self._lines.clear()
        # No row is -1, and its index is none.
        moved = [self.index(self.row_of(key), 0) for key in stood]
        self.changePersistentIndexList(held, moved)
        self.layoutChanged.emit()
        if before > after:
            self.beginRemoveRows(_ROOT, after, before - 1)
            self._keys = keys
            self.endRemoveRows()

    def _keep(self, asked: Sequence[str], lines: Iterable[CaseLine]) -> None:
        """Into the cache; who was asked for and did not come is known to be gone."""
        found = {line.row.key: line for line in lines}
        for key in asked:
            self._lines[key] = found.get(key)
        while len(self._lines) > KEPT:
            del self._lines[next(iter(self._lines))]
