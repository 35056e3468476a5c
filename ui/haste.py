"""The start: it makes some hundred thousand objects that stay, and Python would search them for
rubbish again and again (a twelfth of its processor time). Not until the window is open."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from ui.program import Program

LONGEST_MS: Final = 20_000
"""A page may wait for the officer before the window opens: by then Python searches as ever."""


def hurry() -> None:
    """No search from now on: before the parts of the window are loaded."""
    gc.disable()


def rest_when_open(program: Program) -> None:
    """Search again once this program has its window, or the time is over."""
    program.opened.connect(_rest)
    QTimer.singleShot(LONGEST_MS, _rest)


def _rest(_window: object = None) -> None:
    gc.enable()
