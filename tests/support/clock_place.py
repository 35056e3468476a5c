"""A place beside the clock where there is none: a test's own machine has no display."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QSystemTrayIcon


def place_beside_the_clock(monkeypatch: pytest.MonkeyPatch, there: bool) -> None:
    """Let the system say that it has one, or has none."""
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: there))
