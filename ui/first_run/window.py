"""The window before the main one."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.first_run.flow import FirstRun
from ui.first_run.page import Page

_SIZE: Final = QSize(1366, 768)


class StartWindow(QWidget):
    """Holds one page at a time."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Penghubung")
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.setMinimumSize(480, 320)
        self.resize(_SIZE)

    def bring(self, part: QWidget) -> None:
        """Show this part and put the focus where its work begins."""
        if self._stack.indexOf(part) < 0:
            self._stack.addWidget(part)
        self._stack.setCurrentWidget(part)
        page = part.page if isinstance(part, FirstRun) else part
        if isinstance(page, Page):
            page.arrive()

    def drop(self, part: QWidget) -> None:
        """This part is not needed any more."""
        self._stack.removeWidget(part)
        part.deleteLater()

    @property
    def page(self) -> Page:
        """The page that is up, also inside the first run."""
        part = self._stack.currentWidget()
        page = part.page if isinstance(part, FirstRun) else part
        assert isinstance(page, Page)
        return page
