"""What the window asks of a page that takes the place of list and case."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtWidgets import QFrame


class OwnPage(QFrame):
    """A page that reads for itself, has one list of rows and can be given the focus."""

    @abstractmethod
    def refresh(self, _key: str = "") -> None:
        """Read again, now or when the page is next seen."""

    @abstractmethod
    def take_focus(self) -> None:
        """To the rows, or to what stands in their place; where they are still read, after that."""

    @abstractmethod
    def step(self, by: int) -> None:
        """Move by rows, as J and K do."""
