"""The editor of every verb: plain text, Tab leads on, Ctrl+Z takes typing back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui.compose.given import given_in


def sound(text: str) -> str:
    """Text that can be stored: half of a broken emoji becomes a question mark."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


class DraftEditor(QPlainTextEdit):
    """`typed` with each change by the officer, `left` when it loses the focus, `given(list)` when
    files or a picture were dropped on it or pasted into it.

    With nothing of its own to take back, Ctrl+Z is left to the screen around it.
    """

    typed = Signal()
    left = Signal()
    given = Signal(object)

    def __init__(self, label: str, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(label)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self._filling = False
        self.textChanged.connect(self._changed)

    def words(self) -> str:
        """What stands in it."""
        return sound(self.toPlainText())

    def fill(self, text: str) -> None:
        """Other words, with nothing to take back; the cursor stands at their end."""
        self._filling = True
        self.setPlainText(text)
        self._filling = False
        self.moveCursor(self.textCursor().MoveOperation.End)

    def take_over(self, text: str) -> None:
        """Words from elsewhere at the cursor; one Ctrl+Z takes them back, and only them."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.insertText(sound(text))
        cursor.endEditBlock()

    def close_with(self, text: str) -> None:
        """Words under all that stands there; the cursor stays, and Ctrl+Z takes them back."""
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        place = self.textCursor().position()
        cursor.insertText(f"\n\n{sound(text)}")
        back = self.textCursor()
        back.setPosition(place)
        self.setTextCursor(back)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words wrapped anew leave the line that is being typed in sight."""
        seen = 0 <= self.cursorRect().top() < event.oldSize().height()
        super().resizeEvent(event)
        if seen and self.hasFocus():
            self.ensureCursorVisible()

    def event(self, event: QEvent) -> bool:
        """Let a shortcut have Ctrl+Z where there is no typing to take back."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Undo)
            and not self.document().isUndoAvailable()
        ):
            event.ignore()
            return False
        return super().event(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Files and pictures are taken too; they become attachments."""
        return bool(given_in(source)) or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Words into the text, files and pictures to whoever attaches them."""
        given = given_in(source)
        if given and not self.isReadOnly():
            self.given.emit(given)
        elif not given:
            super().insertFromMimeData(source)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the officer went elsewhere."""
        super().focusOutEvent(event)
        self.left.emit()

    def _changed(self) -> None:
        if not self._filling:
            self.typed.emit()
