"""The page for work that takes a while: what is being done, how far, and a way to stop it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.formats import Formatter
from ui.first_run.page import Page
from ui.widgets import ProgressRow

if TYPE_CHECKING:
    from sync.engine import Step


class WorkingPage(Page):
    """`cancelled` when the officer stops it; the page waits until it has really ended."""

    cancelled = Signal()

    def __init__(self, formatter: Formatter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._format = formatter
        self.progress = ProgressRow()
        self.progress.cancelled.connect(self.cancelled)
        self.body.addWidget(self.progress)

    def begin(self, title: str, words: str, stage: str, can_stop: bool = True) -> None:
        """Work has begun."""
        self.settle()
        self.set_words(title, words)
        self.set_buttons("", "")
        self.progress.begin(stage, can_stop)

    def advance(self, stage: str, step: Step | None = None) -> None:
        """How far it is: a stage of unknown length, or complaints and bytes received."""
        if step is None:
            self.progress.advance(stage, 0, 0, "")
            return
        if step.announced:
            figure = self.tr("{taken} of {all} · {size}").format(
                taken=self._format.number(step.taken),
                all=self._format.number(step.announced),
                size=self._format.size(step.bytes_down),
            )
        else:
            figure = self._format.size(step.bytes_down)
        self.progress.advance(stage, step.taken, step.announced, figure)

    def end(self) -> None:
        """It has ended, well or not."""
        self.progress.finish()
