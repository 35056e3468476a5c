"""A dressed application without a display, in Indonesian, for every test of the window."""

import os
from collections.abc import Iterator

import pytest

# Before the first import of Qt's window parts, so that no display is looked for.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from ui.i18n import install, uninstall
from ui.theme.style import apply
from ui.theme.tokens import LIGHT


@pytest.fixture(scope="session")
def _fonts_once(qapp: QApplication) -> QApplication:
    apply(qapp, LIGHT)
    return qapp


@pytest.fixture(autouse=True)
def app(_fonts_once: QApplication) -> Iterator[QApplication]:
    """The application in the light theme and in Indonesian; whatever a test changed is put back."""
    translators: list[QTranslator] = install(_fonts_once, "id")
    yield _fonts_once
    uninstall(_fonts_once, translators)
