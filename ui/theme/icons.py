"""Lucide icons in the theme's colours, sharp at every scale.

Pixmaps are kept in Qt's own cache, keyed by name, colour, size and scale, so a change of theme or
of screen draws anew and nothing has to be thrown away by hand.
"""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from ui.assets import asset
from ui.theme.current import current_theme
from ui.theme.tokens import ICON, Theme, Token


@lru_cache(maxsize=256)
def _source(name: str) -> str:
    return asset("icons", f"{name}.svg").read_text(encoding="utf-8")


def pixmap(
    name: str,
    token: Token = "text",
    size: int = ICON,
    scale: float = 1.0,
    theme: Theme | None = None,
) -> QPixmap:
    """One icon at a logical size and a device scale; raises FileNotFoundError for no such icon."""
    color = (theme or current_theme()).color(token)
    key = f"lucide/{name}/{color}/{size}/{scale}"
    found = QPixmap()
    if QPixmapCache.find(key, found):
        return found
    drawing = QSvgRenderer(QByteArray(_source(name).replace("currentColor", color).encode()))
    real = max(1, round(size * scale))
    drawn = QPixmap(QSize(real, real))
    drawn.fill(Qt.GlobalColor.transparent)
    with QPainter(drawn) as painter:
        drawing.render(painter, QRectF(0, 0, real, real))
    drawn.setDevicePixelRatio(scale)
    QPixmapCache.insert(key, drawn)
    return drawn


def icon(name: str, token: Token = "text", theme: Theme | None = None, size: int = ICON) -> QIcon:
    """An icon for buttons and menus in the colours of now.

    Give it anew on a change of theme: `IconButton` and `IconLabel` do so themselves.
    """
    made = QIcon()
    screens = QGuiApplication.screens()
    for scale in sorted({1.0, 2.0, *(screen.devicePixelRatio() for screen in screens)}):
        drawn = pixmap(name, token, size, scale, theme)
        made.addPixmap(drawn, QIcon.Mode.Normal)
        made.addPixmap(pixmap(name, "border", size, scale, theme), QIcon.Mode.Disabled)
    return made


def icon_names() -> list[str]:
    """Every icon that is shipped."""
    return sorted(path.stem for path in asset("icons").glob("*.svg"))
