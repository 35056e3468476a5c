"""One line of the rail: painted by hand, folded to its picture where there is little room."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.pages import Page, rail_title
from ui.theme.current import current_theme
from ui.theme.fonts import icon_size, role_font
from ui.theme.icons import pixmap
from ui.theme.tokens import (
    HIT,
    MEDIUM,
    RADIUS_FIELD,
    SEMIBOLD,
    SPACE_4,
    SPACE_8,
    SPACE_12,
    Token,
)
from ui.widgets.buttons import paint_ring, pressed_by_enter


class RailButton(QAbstractButton):
    """One page: picture, name, figure; folded, the picture alone with the rest as tooltip."""

    def __init__(self, page: Page, words: str = "", parent: QWidget | None = None) -> None:
        """`words`: in the place of the page's own name."""
        super().__init__(parent)
        self.page = page
        self._figure = ""
        self._pressing = False
        self._folded = False
        self.setText(words or rail_title(page.name))
        self.setCheckable(True)
        # The group decides what is chosen; this says to a screen reader that it is one of several.
        self.setAutoExclusive(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_figure("", False)

    @property
    def figure(self) -> str:
        """The figure as it is shown; empty for none."""
        return self._figure

    def set_figure(self, figure: str, pressing: bool) -> None:
        """How much stands there. `pressing`: shown as late or failed."""
        self._figure, self._pressing = figure, pressing
        said = f"{self.text()}, {figure}" if figure else self.text()
        self.setAccessibleName(said)
        self.setToolTip(said if self._folded else "")
        self.update()

    def fold(self, folded: bool) -> None:
        """The picture alone, or all of it."""
        self._folded = folded
        self.set_figure(self._figure, self._pressing)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it too."""
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """As high as a finger needs."""
        return QSize(HIT, max(HIT, QFontMetrics(role_font("body")).height() + SPACE_12))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A plate when it is open or under the pointer; a ring while it has the focus."""
        theme, open_now = current_theme(), self.isChecked()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.setPen(Qt.PenStyle.NoPen)
            if open_now or self.underMouse():
                painter.setBrush(QColor(theme.selected if open_now else theme.bg))
                painter.drawRoundedRect(box, RADIUS_FIELD, RADIUS_FIELD)
            if self.hasFocus():
                paint_ring(painter, box, theme)
            token: Token = "primary" if open_now else "muted"
            side = icon_size()
            left = (self.width() - side) // 2 if self._folded else SPACE_8
            picture = pixmap(self.page.icon, token, side, self.devicePixelRatioF())
            painter.drawPixmap(left, (self.height() - side) // 2, picture)
            if self._folded:
                self._paint_mark(painter)
                return
            painter.setFont(role_font("secondary", SEMIBOLD))
            painter.setPen(QColor(theme.bad if self._pressing else theme.muted))
            room = box.adjusted(SPACE_8 + side + SPACE_8, 0, -SPACE_8, 0)
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(room, right, self._figure)
            room.setRight(
                room.right() - painter.fontMetrics().horizontalAdvance(self._figure) - SPACE_4
            )
            font = role_font("body", SEMIBOLD if open_now else MEDIUM)
            painter.setFont(font)
            painter.setPen(QColor(theme.primary if open_now else theme.text))
            words = QFontMetrics(font).elidedText(
                self.text(), Qt.TextElideMode.ElideRight, int(room.width())
            )
            painter.drawText(
                room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words
            )

    def _paint_mark(self, painter: QPainter) -> None:
        """Folded, a dot says that something presses; the tooltip says how much."""
        if self._pressing:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(current_theme().bad))
            painter.drawEllipse(QRectF(self.width() / 2 + SPACE_4, SPACE_4, 7, 7))
