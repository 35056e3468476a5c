"""What a screen reader would hear of a window: every control that takes the focus, by name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

_MOST: Final = 40
"""Children of a list that are heard; the others are made alike."""
_NAMELESS: Final = frozenset({QAccessible.Role.NoRole, QAccessible.Role.Client})
"""Roles that say nothing of what can be done."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A part that takes the focus. `kind`: the class behind it, for who mends it; `scrolls`: a pane
    that the keys move, for which Qt has no role."""

    role: QAccessible.Role
    name: str
    kind: str
    scrolls: bool = False


def controls(window: QWidget) -> Iterator[Heard]:
    """Everything in sight of this window, and of the dialogs over it, that takes the focus."""
    QAccessible.setActive(True)
    over = (top for top in QApplication.topLevelWidgets() if top is not window)
    for top in (window, *(top for top in over if top.parentWidget() is not None)):
        if top.isVisible():
            yield from _within(QAccessible.queryAccessibleInterface(top))


def unheard(window: QWidget) -> Iterator[str]:
    """What is wrong with them, a line each."""
    for part in controls(window):
        if not part.name.strip():
            yield f"nameless: {part.kind}"
        elif part.role in _NAMELESS and not part.scrolls:
            yield f"no role: {part.kind} {part.name}"


def _within(part: QAccessibleInterface | None) -> Iterator[Heard]:
    if part is None or not part.isValid():
        return
    state = part.state()
    if state.invisible:
        return
    if state.focusable:
        behind = part.object()
        kind = type(behind).__name__ if behind is not None else "row"
        name = part.text(QAccessible.Text.Name)
        yield Heard(part.role(), name, kind, isinstance(behind, QScrollArea))
    for number in range(min(part.childCount(), _MOST)):
        yield from _within(part.child(number))
