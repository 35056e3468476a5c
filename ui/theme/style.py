"""Fusion, a palette and one style sheet made from the tokens; follows the system's light or dark.

A widget asks for a look by a dynamic property, never by a style sheet of its own:
- QPushButton `look`: "primary" (one per area), "danger"; without it the quiet button.
- QLabel `type`: "secondary", "caps", "title", "headline", "strong"; `tone`: a state or "muted".
- QFrame `plane`: "bg", "surface", "rail", "card", "banner", "grey", "agency", "note".
"""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from ui.theme.fonts import load_fonts, sized_font
from ui.theme.sheet import style_sheet
from ui.theme.tokens import DARK, LIGHT, Theme, type_size

ThemeChoice = Literal["system", "light", "dark"]


def palette(theme: Theme) -> QPalette:
    """The palette that Fusion and hand-painted parts draw with."""
    made = QPalette()
    role = QPalette.ColorRole
    for target, color in (
        (role.Window, theme.surface),
        (role.WindowText, theme.text),
        (role.Base, theme.surface),
        (role.AlternateBase, theme.bg),
        (role.Text, theme.text),
        (role.PlaceholderText, theme.muted),
        (role.Button, theme.surface),
        (role.ButtonText, theme.text),
        (role.BrightText, theme.on_primary),
        (role.Highlight, theme.primary),
        (role.HighlightedText, theme.on_primary),
        (role.Link, theme.primary),
        (role.LinkVisited, theme.primary),
        (role.ToolTipBase, theme.text),
        (role.ToolTipText, theme.surface),
        (role.Light, theme.surface),
        (role.Midlight, theme.bg),
        (role.Mid, theme.line),
        (role.Dark, theme.border),
        (role.Shadow, theme.border),
        (role.Accent, theme.primary),
    ):
        made.setColor(target, QColor(color))
    for target in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, target, QColor(theme.muted))
    return made


def apply(app: QApplication, theme: Theme, font_percent: int = 100) -> None:
    """Dress the whole application; safe to call again with another theme or font size."""
    load_fonts()
    # A sheet says that it was dressed before; Qt hides the style's name behind the sheet.
    if not app.styleSheet():
        app.setStyle(QStyleFactory.create("Fusion"))
    app.setFont(sized_font(type_size("body", font_percent)))
    # The palette first: whoever re-tints on the style's change reads the theme from it.
    app.setPalette(palette(theme))
    app.setStyleSheet(style_sheet(theme, font_percent))


class Appearance(QObject):
    """Keeps the application in the officer's theme and font size, or in the system's theme.

    `changed` carries the theme now in force. Widgets of `ui.widgets` re-tint by themselves.
    """

    changed = Signal(object)

    def __init__(
        self,
        app: QApplication,
        choice: ThemeChoice = "system",
        font_percent: int = 100,
    ) -> None:
        super().__init__(app)
        self._app = app
        self._choice: ThemeChoice = choice
        self._percent = font_percent
        self._system = app.styleHints().colorScheme()
        app.styleHints().colorSchemeChanged.connect(self._follow)
        self._tell_system()
        self._dress()

    @classmethod
    def of(cls, app: QApplication) -> Appearance | None:
        """The one that dresses this application; None where nobody made one."""
        found = app.findChild(cls)
        return found if isinstance(found, cls) else None

    @property
    def theme(self) -> Theme:
        """The theme in force."""
        if self._choice == "system":
            return DARK if self._system == Qt.ColorScheme.Dark else LIGHT
        return DARK if self._choice == "dark" else LIGHT

    def choose(self, choice: ThemeChoice) -> None:
        """Follow the system, or stay light or dark whatever it does."""
        self._choice = choice
        self._tell_system()
        self._dress()

    def set_font_percent(self, percent: int) -> None:
        """Size of all type, 90–200 %."""
        self._percent = percent
        self._dress()

    def wear(self, choice: ThemeChoice, percent: int) -> None:
        """Both in one go; nothing is drawn anew where they hold already."""
        if (choice, percent) != (self._choice, self._percent):
            self._percent = percent
            self.choose(choice)

    def _follow(self, scheme: Qt.ColorScheme) -> None:
        # While the officer's choice holds, what is reported is that choice and not the system's.
        if self._choice == "system":
            self._system = scheme
            self._dress()

    def _tell_system(self) -> None:
        """Let title bars and native dialogs, which no style sheet reaches, go along."""
        hints = self._app.styleHints()
        if self._choice == "system":
            hints.unsetColorScheme()
            self._system = hints.colorScheme()
        else:
            chosen = Qt.ColorScheme.Dark if self._choice == "dark" else Qt.ColorScheme.Light
            hints.setColorScheme(chosen)

    def _dress(self) -> None:
        apply(self._app, self.theme, self._percent)
        self.changed.emit(self.theme)
