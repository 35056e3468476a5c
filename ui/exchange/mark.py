"""The exchange in a folded rail: picture, one word, and what waits, on one button."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolButton, QWidget

from ui.exchange.standing import Standing
from ui.theme.current import current_theme
from ui.theme.fonts import role_font
from ui.theme.icons import pixmap
from ui.theme.tokens import HIT, ICON, RADIUS_FIELD, SEMIBOLD, SPACE_4, Token
from ui.widgets.buttons import paint_ring, pressed_by_enter

_LEAST = 9
"""Pixels."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What the button shows. `badge`: what waits, in figures; `said`: all of it in words."""

    icon: str = "refresh-cw"
    token: Token = "muted"
    word: str = ""
    badge: str = ""
    urgent: bool = False
    said: str = ""


def mark_of(standing: Standing | None, token: Token, said: str) -> Mark:
    """The mark of an exchange at rest. Without a standing only `said` is known."""
    if standing is None:
        return Mark("circle-alert", token, said=said)
    words = {
        "never": ("cloud-off", QCoreApplication.translate("SyncMark", "New")),
        "online": ("cloud", QCoreApplication.translate("SyncMark", "Online")),
        "earlier": ("cloud", QCoreApplication.translate("SyncMark", "Earlier")),
        "offline": ("wifi-off", QCoreApplication.translate("SyncMark", "Offline")),
        "unfinished": ("triangle-alert", QCoreApplication.translate("SyncMark", "Cut off")),
    }
    icon, word = words[standing.line]
    write, last = standing.formatter, standing.last
    if standing.line == "earlier" and last is not None:
        day = write.local_day(last.finished)
        if day is not None and day != write.local_day(standing.now):
            word = write.day_of_month(day)
    if standing.here and standing.line in ("online", "earlier"):
        icon, word = "hard-drive", QCoreApplication.translate("SyncMark", "This PC")
    number = write.number
    if standing.attention:
        return Mark(icon, token, word, f"!{number(standing.attention)}", urgent=True, said=said)
    badge = f"↑{number(standing.waiting)}" if standing.waiting else ""
    return Mark(icon, token, word, badge, said=said)


class SyncMark(QToolButton):
    """Opens the sync card beside the rail."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mark = Mark()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_mark(self.mark)

    def show_mark(self, mark: Mark) -> None:
        """Another state of the exchange."""
        self.mark = mark
        name = self.tr("Synchronisation")
        self.setAccessibleName(f"{name}: {mark.said}" if mark.said else name)
        self.setToolTip(self.accessibleName() + " (F9)")
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it too."""
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """As high as picture and word."""
        word = QFontMetrics(role_font("caps", SEMIBOLD))
        return QSize(HIT + SPACE_4 * 2, max(HIT, ICON + word.height() + 3 * SPACE_4))

    def minimumSizeHint(self) -> QSize:
        """It is never smaller."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Plate, picture, word and badge."""
        theme = current_theme()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            if self.underMouse():
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(theme.bg))
                painter.drawRoundedRect(box, RADIUS_FIELD, RADIUS_FIELD)
            if self.hasFocus():
                paint_ring(painter, box, theme)
            mark = self.mark
            badge_font = _fitted(mark.badge, self.width() - ICON)
            badge = QFontMetrics(badge_font).horizontalAdvance(mark.badge)
            left = (self.width() - ICON - badge) // 2
            picture = pixmap(mark.icon, mark.token, ICON, self.devicePixelRatioF())
            painter.drawPixmap(left, SPACE_4, picture)
            painter.setFont(badge_font)
            painter.setPen(QColor(theme.bad if mark.urgent else theme.text))
            beside = QRectF(left + ICON, SPACE_4, badge + 1, ICON)
            painter.drawText(beside, Qt.AlignmentFlag.AlignCenter, mark.badge)
            painter.setFont(_fitted(mark.word, self.width()))
            painter.setPen(QColor(theme.color(mark.token)))
            words = QRectF(self.rect()).adjusted(0, SPACE_4 + ICON, 0, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignCenter, mark.word)


def _fitted(words: str, room: int) -> QFont:
    """The smallest role's font, smaller still where the words would not fit."""
    font = role_font("caps", SEMIBOLD)
    font.setCapitalization(QFont.Capitalization.MixedCase)
    font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 100)
    while QFontMetrics(font).horizontalAdvance(words) > room and font.pixelSize() > _LEAST:
        font.setPixelSize(font.pixelSize() - 1)
    return font
