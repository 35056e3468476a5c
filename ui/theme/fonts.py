"""The bundled font: loaded once per program, asked for by role."""

from typing import Final

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from ui.assets import asset
from ui.theme.tokens import ICON, REGULAR, TYPE_SCALE, FontRole, type_size

FAMILY: Final = "Inter"
# For scripts that Inter does not draw.
FALLBACKS: Final = ("Segoe UI", "Noto Sans", "DejaVu Sans")
FILES: Final = ("Inter_400Regular.ttf", "Inter_500Medium.ttf", "Inter_600SemiBold.ttf")


def load_fonts() -> None:
    """Make the bundled weights known to Qt; raises OSError when a file cannot be read as a font."""
    if FAMILY in QFontDatabase.families() and len(QFontDatabase.styles(FAMILY)) >= len(FILES):
        return
    for name in FILES:
        if QFontDatabase.addApplicationFont(str(asset("fonts", name))) < 0:
            raise OSError(f"not a usable font: {name}")


def font_percent() -> int:
    """The font setting in force, read back from the application's own font."""
    return round(QApplication.font().pixelSize() * 100 / TYPE_SCALE["body"])


def icon_size() -> int:
    """Of a picture that stands in the place of words, at the officer's font setting."""
    return round(ICON * font_percent() / 100)


def sized_font(size: int, weight: int = REGULAR) -> QFont:
    """The bundled font at a size in logical pixels."""
    font = QFont()
    font.setFamilies([FAMILY, *FALLBACKS])
    font.setPixelSize(size)
    font.setWeight(QFont.Weight(weight))
    return font


def role_font(role: FontRole, weight: int = REGULAR) -> QFont:
    """The font of a role at the officer's setting, for what is painted by hand."""
    font = sized_font(type_size(role, font_percent()), weight)
    if role == "caps":
        font.setCapitalization(QFont.Capitalization.AllUppercase)
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 104)
    return font
