"""What a scene is: a name, words for its picture, the parts it must show, and the way there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from tests.screens.stage import Stage


@dataclass(frozen=True, slots=True)
class Scene:
    """One state of the product. `name`: room/what, the picture's file; `caption`: what an officer
    sees there; `shows`: classes of widgets that must be seen in it."""

    name: str
    caption: str
    play: Callable[[Stage], None]
    shows: tuple[type[QWidget], ...] = ()

    @property
    def file(self) -> str:
        """The picture's name without its number and ending."""
        return self.name.replace("/", "-")
