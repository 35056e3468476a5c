"""The search field: what it searches, the key that leads to it, and a way to clear it."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.theme.fonts import icon_size
from ui.theme.tokens import HIT, SPACE_8
from ui.widgets.buttons import IconButton
from ui.widgets.labels import IconLabel, KeyHint


class SearchField(QLineEdit):
    """`textChanged` as one types; Escape clears, and when it is empty `left` gives focus back."""

    left = Signal()

    def __init__(
        self, placeholder: str, keys: str = "Ctrl+K", parent: QWidget | None = None
    ) -> None:
        """`placeholder` says what is searched; `keys` leads here from anywhere in the window."""
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self._glass = IconLabel("search", "muted", parent=self)
        self._hint = KeyHint(keys, self)
        self._clear = IconButton("x", self.tr("Clear the search"), parent=self)
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear.setMinimumSize(0, 0)
        self._clear.clicked.connect(self.clear)
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.activated.connect(self._enter)
        self.textChanged.connect(self._arrange)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape first clears, then leaves."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.text():
            self.clear()
        else:
            self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what stands inside at the edges."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again in another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._arrange()

    def _enter(self) -> None:
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def _arrange(self) -> None:
        # Qt sends change events before the parts exist.
        if not hasattr(self, "_clear"):
            return
        filled = bool(self.text())
        self._clear.setVisible(filled)
        self._hint.setVisible(not filled)
        end: QWidget = self._clear if filled else self._hint
        if filled:
            self._clear.setFixedSize(HIT, self.height() - 2)
        else:
            end.adjustSize()
        side = icon_size()
        edge = side + SPACE_8
        self.setTextMargins(edge, 0, end.width(), 0)
        self._glass.move(SPACE_8 + 2, (self.height() - side) // 2)
        across = self.width() - end.width() - (1 if filled else SPACE_8)
        end.move(across, (self.height() - end.height()) // 2)
