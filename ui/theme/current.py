"""Which theme is in force, read back from Qt so that nobody has to hand it round."""

from PySide6.QtGui import QGuiApplication, QPalette

from ui.theme.tokens import DARK, LIGHT, Theme

_MIDDLE = 128


def current_theme() -> Theme:
    """The theme the application's palette was made from; for painting and tinting."""
    window = QGuiApplication.palette().color(QPalette.ColorRole.Window)
    return DARK if window.lightness() < _MIDDLE else LIGHT
