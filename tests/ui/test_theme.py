"""Light and dark, following the system or not; fonts and icons that follow with them."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from ui.theme.current import current_theme
from ui.theme.fonts import font_percent, load_fonts, role_font, sized_font
from ui.theme.icons import icon, icon_names, pixmap
from ui.theme.style import Appearance, apply
from ui.theme.tokens import DARK, LIGHT, MEDIUM, REGULAR, SEMIBOLD, Theme, type_size
from ui.widgets import IconButton, text_label


@pytest.fixture
def looks(app: QApplication) -> Iterator[Appearance]:
    """An appearance, and the light theme again afterwards."""
    made = Appearance(app)
    yield made
    made.deleteLater()
    apply(app, LIGHT)


def test_it_follows_the_system_until_the_officer_chooses(
    looks: Appearance, app: QApplication
) -> None:
    seen: list[Theme] = []
    looks.changed.connect(seen.append)
    system = app.styleHints().colorSchemeChanged
    system.emit(Qt.ColorScheme.Dark)
    assert current_theme() == DARK
    looks.choose("light")
    system.emit(Qt.ColorScheme.Dark)
    assert current_theme() == LIGHT
    looks.choose("dark")
    assert current_theme() == DARK
    looks.choose("system")
    # Without a display the system says neither, which is light.
    assert current_theme() == LIGHT
    assert [theme.name for theme in seen] == ["dark", "light", "dark", "light"]


def test_the_style_is_fusion_in_the_themes_colours(looks: Appearance, app: QApplication) -> None:
    looks.choose("dark")
    role = QPalette.ColorRole
    assert app.palette().color(role.Text) == QColor(DARK.text)
    assert app.palette().color(role.Highlight) == QColor(DARK.primary)
    # Qt wraps the style while a sheet is on.
    app.setStyleSheet("")
    assert QApplication.style().name() == "fusion"


@pytest.mark.parametrize("weight", [REGULAR, MEDIUM, SEMIBOLD])
def test_the_bundled_font_is_there_in_every_weight(weight: int) -> None:
    load_fonts()
    info = QFontInfo(sized_font(13, weight))
    assert (info.family(), info.weight(), info.pixelSize()) == ("Inter", weight, 13)


@pytest.mark.parametrize(
    ("percent", "body", "title"), [(90, 12, 17), (100, 13, 19), (200, 26, 38), (400, 26, 38)]
)
def test_type_grows_with_the_setting_and_not_beyond(
    looks: Appearance, qtbot: QtBot, percent: int, body: int, title: int
) -> None:
    label = text_label("Hari ini", "title")
    qtbot.addWidget(label)
    looks.set_font_percent(percent)
    label.ensurePolished()
    assert QApplication.font().pixelSize() == body == type_size("body", percent)
    assert label.font().pixelSize() == title
    assert abs(font_percent() - min(percent, 200)) <= 4
    assert role_font("caps").capitalization() == role_font("caps").Capitalization.AllUppercase


@pytest.mark.parametrize("name", icon_names())
def test_every_icon_draws_in_the_colour_asked_for(name: str) -> None:
    drawn = pixmap(name, "bad", 16, 1.5, LIGHT).toImage()
    assert (drawn.width(), drawn.height()) == (24, 24)
    solid = {
        drawn.pixelColor(x, y).name()
        for x in range(24)
        for y in range(24)
        if drawn.pixelColor(x, y).alpha() == 255
    }
    assert solid <= {LIGHT.bad}
    assert any(drawn.pixelColor(x, y).alpha() > 100 for x in range(24) for y in range(24))


def test_an_icon_that_is_not_shipped_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon")


def shade(button: QPushButton | IconButton) -> str:
    """The strongest colour of a button's icon."""
    image = button.icon().pixmap(16, 16).toImage()
    pixels = [image.pixelColor(x, y) for x in range(16) for y in range(16)]
    return max(pixels, key=lambda pixel: pixel.alpha()).name()


def test_icons_are_tinted_anew_when_the_theme_changes(looks: Appearance, qtbot: QtBot) -> None:
    looks.choose("light")
    button = IconButton("inbox", "Kotak masuk")
    qtbot.addWidget(button)
    button.show()
    before = shade(button)
    looks.choose("dark")
    after = shade(button)
    assert QColor(after).lightness() > QColor(before).lightness()


def test_a_disabled_icon_is_weaker(looks: Appearance) -> None:
    made = icon("check", "text")
    normal = made.pixmap(16, 16).toImage()
    weak = made.pixmap(16, 16, made.Mode.Disabled).toImage()
    assert normal != weak
