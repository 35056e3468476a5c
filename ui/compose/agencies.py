"""Picking an agency by typing part of its name."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QSizePolicy, QWidget


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


class AgencyCombo(QComboBox):
    """`picked` when the choice changed. Empty is a choice too: no suggestion.

    What is typed counts once it is a name in the list or fits one name only.
    """

    picked = Signal()

    def __init__(self, label: str, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setAccessibleName(label)
        # Long names must not widen the pane; the list may be wider than the field.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        field = self.lineEdit()
        assert field is not None
        self._field = field
        field.setPlaceholderText(placeholder)
        field.setAccessibleName(label)
        finder = QCompleter(self.model(), self)
        finder.setFilterMode(Qt.MatchFlag.MatchContains)
        finder.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        finder.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setCompleter(finder)
        finder.activated[str].connect(self._take)  # type: ignore[index]
        field.editingFinished.connect(self.settle)
        self.activated.connect(lambda _index: self.picked.emit())
        self._names: dict[str, str] = {}

    def offer(self, names: Mapping[str, str]) -> None:
        """The agencies by id; the choice stays."""
        if dict(names) == self._names:
            return
        chosen, typed = self.chosen, self._field.text()
        self._names = dict(names)
        self.clear()
        self.addItem("", "")
        for key, name in sorted(names.items(), key=lambda pair: pair[1].casefold()):
            self.addItem(name, key)
        self.choose(chosen)
        if not chosen:
            self._field.setText(typed)

    @property
    def chosen(self) -> str:
        """Id of the agency, or empty."""
        return str(self.currentData() or "") if self.unknown == "" else ""

    @property
    def unknown(self) -> str:
        """What was typed and is no agency; empty where all is well."""
        typed = self._field.text()
        return "" if _folded(typed) == _folded(self.itemText(self.currentIndex())) else typed

    def choose(self, key: str) -> None:
        """Show an agency; an id that is not in the list is shown as it is."""
        index = max(0, self.findData(key)) if key else 0
        if key and index == 0:
            self.addItem(key, key)
            index = self.count() - 1
        self.setCurrentIndex(index if self.count() else -1)
        self._field.setText(self.itemText(index) if self.count() else "")
        self._field.setCursorPosition(0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Settle on what was typed."""
        super().focusOutEvent(event)
        self.settle()

    def _take(self, name: str) -> None:
        index = self.findText(name)
        if index >= 0:
            self.setCurrentIndex(index)
            self.picked.emit()

    def settle(self) -> None:
        """Take what was typed as a choice where it fits one name only."""
        typed = _folded(self._field.text())
        fitting = [i for i in range(self.count()) if typed and typed in _folded(self.itemText(i))]
        exact = [i for i in fitting if _folded(self.itemText(i)) == typed]
        found = exact or fitting
        if not typed:
            found = [0]
        if len(found) == 1 and self.count() and (found[0] != self.currentIndex() or self.unknown):
            self.setCurrentIndex(found[0])
            self._field.setText(self.itemText(found[0]))
            self.picked.emit()
