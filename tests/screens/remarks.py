"""What a machine can see of a bad layout: cut words, small targets, words in the wrong language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPushButton, QScrollArea, QWidget

from tests.screens.hearing import unheard
from ui.theme.tokens import HIT
from ui.widgets import ElidedLabel

_SHORT: Final = 40


def remarks(window: QWidget) -> Iterator[str]:
    """Everything on screen that is cut, too small or without a name, a line each."""
    yield from unheard(window)
    for part in window.findChildren(QWidget):
        if not part.isVisible() or part.visibleRegion().isEmpty():
            continue
        if isinstance(part, ElidedLabel):
            if part.text() != part.full_text:
                yield f"elided: {_named(part.full_text)}"
        elif isinstance(part, QScrollArea):
            yield from _of_scroll(part)
        elif isinstance(part, QLabel) and part.text():
            yield from _of_label(part)
        elif isinstance(part, QAbstractButton):
            yield from _of_button(part)


def _of_scroll(area: QScrollArea) -> Iterator[str]:
    """Nothing scrolls sideways: what is wider than its room is cut off."""
    held = area.widget()
    if held is not None and held.width() > area.viewport().width():
        room = area.viewport().width()
        yield f"wider than its room ({held.width()} of {room}): {_named(area.accessibleName())}"


def _of_label(label: QLabel) -> Iterator[str]:
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        if label.height() < needed:
            yield f"cut below ({label.height()} of {needed}): {_named(label.text())}"
    elif label.width() < label.sizeHint().width():
        yield f"cut ({label.width()} of {label.sizeHint().width()}): {_named(label.text())}"


def _of_button(button: QAbstractButton) -> Iterator[str]:
    name = _named(button.text() or button.accessibleName())
    if isinstance(button, QPushButton) and button.width() < button.sizeHint().width():
        yield f"cut button ({button.width()} of {button.sizeHint().width()}): {name}"
    if button.height() < HIT and not isinstance(button.parent(), QLineEdit):
        yield f"low button ({button.height()}): {type(button).__name__} {name}"


def _named(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _SHORT else f"{words[:_SHORT]}…"
