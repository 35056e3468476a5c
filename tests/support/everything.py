"""Everything that widgets say: to the eye, to the pointer, and to a screen reader."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from ui.printing.dialog import PaperDialog

_ROLES = (
    *(Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.EditRole),
    *(Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.AccessibleDescriptionRole),
    *(int(Qt.ItemDataRole.UserRole) + number for number in range(8)),
)


def all_words(*, editors: bool = False) -> str:
    """Of every window of the program and all that is in it, hidden or seen. `editors`: what stands
    in fields that the officer types into, too."""
    # What was thrown away is gone once its turn has come.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return "\n".join(
        word for window in QApplication.topLevelWidgets() for word in words_in(window, editors)
    )


def words_in(root: QWidget, editors: bool = True) -> Iterator[str]:
    """Of one widget and all that is in it."""
    for widget in (root, *root.findChildren(QWidget)):
        yield from _of(widget, editors)
    for action in root.findChildren(QAction):
        yield from (action.text(), action.toolTip())


def _of(widget: QWidget, editors: bool) -> Iterator[str]:
    yield from (
        widget.windowTitle(),
        widget.toolTip(),
        widget.accessibleName(),
        widget.accessibleDescription(),
    )
    typed = isinstance(widget, (QPlainTextEdit, QTextEdit))
    if isinstance(widget, (QPlainTextEdit, QTextEdit)) and editors:
        yield widget.toPlainText()
    for name in ("text", "title", "placeholderText", "full_text"):
        said = getattr(widget, name, "")
        found = said() if callable(said) and not typed else said
        if isinstance(found, str):
            yield found
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(number) for number in range(widget.count()))
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from _in(widget.model())
    if isinstance(widget, PaperDialog):
        yield widget.pages.text


def _in(model: QAbstractItemModel) -> Iterator[str]:
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    for row in range(model.rowCount()):
        for column in range(columns):
            for role in _ROLES:
                value = model.index(row, column).data(role)
                if value is not None:
                    yield str(value)
