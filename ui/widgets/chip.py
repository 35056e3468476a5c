"""The chip: a state or a fact in words on a small coloured plate."""

from math import ceil
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme.current import current_theme
from ui.theme.fonts import font_percent, sized_font
from ui.theme.tokens import RADIUS_CHIP, SEMIBOLD, SPACE_8, State, Theme, type_size
from ui.widgets.look import is_restyle

_UP_DOWN: Final = 3


def chip_font() -> QFont:
    """The font of every chip at the officer's setting."""
    return sized_font(type_size("caps", font_percent()), SEMIBOLD)


def chip_size(text: str) -> QSize:
    """Room a chip with these words takes; for delegates that lay chips out in a row."""
    metrics = QFontMetricsF(chip_font())
    # One more pixel: what is exactly as wide as its words would be shortened by rounding.
    width = ceil(metrics.horizontalAdvance(text)) + 1 + 2 * SPACE_8
    return QSize(width, ceil(metrics.height()) + 2 * _UP_DOWN)


def paint_chip(
    painter: QPainter, at: QPointF, text: str, state: State, theme: Theme, room: int | None = None
) -> int:
    """Draw a chip with its top left corner at a point and return its width.

    `room`: the widest it may be, in pixels; longer words end in "…". For delegates.
    """
    size = chip_size(text)
    width = size.width() if room is None else min(size.width(), room)
    words, plate = theme.state(state)
    box = QRectF(at.x(), at.y(), width, size.height())
    font = chip_font()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(plate))
    painter.drawRoundedRect(box, RADIUS_CHIP, RADIUS_CHIP)
    painter.setFont(font)
    painter.setPen(QColor(words))
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width - 2 * SPACE_8)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)
    painter.restore()
    return width


class Chip(QLabel):
    """A chip as a widget; the words say everything the colour says."""

    def __init__(self, text: str, state: State = "neutral", parent: QWidget | None = None) -> None:
        """Raises ValueError for no words: a colour alone says nothing."""
        super().__init__(parent)
        self._state: State = state
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_chip(text, state)

    @property
    def state(self) -> State:
        """Which colours it has."""
        return self._state

    def set_chip(self, text: str, state: State = "neutral") -> None:
        """Other words, another state. Raises ValueError for no words."""
        if not text.strip():
            raise ValueError("a chip needs words")
        self._state = state
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Its words and a margin."""
        return chip_size(self.text())

    def minimumSizeHint(self) -> QSize:
        """Narrow enough to be shortened with "…"."""
        return QSize(min(chip_size(self.text()).width(), 48), chip_size(self.text()).height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it as delegates do."""
        with QPainter(self) as painter:
            paint_chip(
                painter, QPointF(0, 0), self.text(), self._state, current_theme(), self.width()
            )

    def changeEvent(self, event: QEvent) -> None:
        """Take on another theme or font size."""
        if is_restyle(event) or event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
            self.update()
        super().changeEvent(event)
