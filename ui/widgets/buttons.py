"""Buttons: with words, or an icon whose word is in the tooltip and the accessible name."""

from typing import Literal

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QPushButton, QToolButton, QWidget

from ui.theme.fonts import icon_size
from ui.theme.icons import icon
from ui.theme.tokens import FOCUS_RING, HIT, RADIUS_FIELD, Theme, Token
from ui.widgets.look import is_restyle, set_look

Look = Literal["quiet", "primary", "danger", "link"]


def paint_ring(painter: QPainter, box: QRectF, theme: Theme) -> None:
    """The ring of what has the focus, for buttons that draw themselves."""
    painter.setPen(QPen(QColor(theme.primary), FOCUS_RING))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, RADIUS_FIELD, RADIUS_FIELD)


def pressed_by_enter(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Let Enter press a focused button as Space does; Qt does so in dialogs only. Whether it was
    that key."""
    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return False
    # A key held down presses once.
    if not event.isAutoRepeat():
        button.click()
    return True


def action_button(text: str, look: Look = "quiet", keys: str = "") -> QPushButton:
    """A button that says what it does; `keys` is shown after the words and bound by the screen.

    One "primary" per area. An "&" in the text marks the letter for Alt.
    """
    button = QPushButton(f"{text}   {keys}" if keys else text)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    # In the main window too, Enter presses the button that has the focus.
    button.setAutoDefault(True)
    button.setAccessibleName(text.replace("&", ""))
    if keys:
        button.setAccessibleDescription(keys)
    set_look(button, look=look)
    return button


class IconButton(QToolButton):
    """An icon on a 32 px target, drawn anew with the theme."""

    def __init__(
        self,
        name: str,
        label: str,
        keys: str = "",
        token: Token = "muted",
        parent: QWidget | None = None,
    ) -> None:
        """`label` says what it does; raises ValueError when it says nothing."""
        super().__init__(parent)
        if not label.strip():
            raise ValueError("an icon button needs words")
        self._name = name
        self._token: Token = token
        self.setMinimumSize(HIT, HIT)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_action(name, label, keys)

    def set_action(self, name: str, label: str, keys: str = "") -> None:
        """Another icon with the words for it."""
        self._name = name
        self.setToolTip(f"{label} ({keys})" if keys else label)
        self.setAccessibleName(label)
        self._tint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it too."""
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Take on another theme."""
        super().changeEvent(event)
        if is_restyle(event):
            self._tint()

    def _tint(self) -> None:
        side = icon_size()
        self.setIconSize(QSize(side, side))
        self.setIcon(icon(self._name, self._token, size=side))
