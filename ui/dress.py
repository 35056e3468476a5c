"""One application object made ready: name, icon, words, theme."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from desktop.domain.formats import Language
from ui.i18n import install
from ui.theme.style import Appearance, ThemeChoice


def dressed(
    app: QApplication, language: Language = "id", theme: ThemeChoice = "system"
) -> Appearance:
    """Name the application and put on language and theme, before any window is made."""
    app.setApplicationName("Penghubung")
    app.setApplicationDisplayName("Penghubung")
    app.setDesktopFileName("penghubung")
    install(app, language)
    return Appearance(app, theme)
