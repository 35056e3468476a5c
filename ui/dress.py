"""One application object made ready: name, icon, words, theme."""

from __future__ import annotations

import sys
from typing import Final

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from desktop.domain.formats import Language
from ui.assets import asset
from ui.i18n import install
from ui.theme.style import Appearance, ThemeChoice

PATIENCE_S: Final = 0.001
"""How long the GUI thread waits for Python while another thread computes; it waits anew at nearly
each call of Qt, so that Python's own 5 ms add up to a window that stands still."""


def dressed(
    app: QApplication, language: Language = "id", theme: ThemeChoice = "system"
) -> Appearance:
    """Name the application and put on language and theme, before any window is made."""
    sys.setswitchinterval(PATIENCE_S)
    app.setApplicationName("Penghubung")
    app.setApplicationDisplayName("Penghubung")
    app.setDesktopFileName("penghubung")
    app.setWindowIcon(QIcon(str(asset("icons", "app", "penghubung.svg"))))
    install(app, language)
    return Appearance(app, theme)
