"""The timeline: a scrolling column of bubbles that keeps its place when the case is read again."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.case.bubble import Bubble
from ui.case.telling import Told
from ui.theme.tokens import SPACE_12, SPACE_16, SPACE_24
from ui.widgets.look import set_look

_AT_ONCE: Final = 6
"""Bubbles made before the first picture; the others follow between two turns of the loop."""
_PER_TURN: Final = 3
_END = 1_000_000  # Pixels; further down than any story goes.


class Timeline(QScrollArea):
    """`asked(action, operation)`: a button in a bubble was pressed; `file_wished(wish, shown)`,
    `file_stopped(digest)`: one of a file's."""

    asked = Signal(str, str)
    file_wished = Signal(str, object)
    file_stopped = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # Its focus is seen: the arrow keys scroll it then.
        set_look(self, look="reading")
        self.setAccessibleName(self.tr("Timeline"))
        self._page = QFrame()
        set_look(self._page, plane="surface")
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(SPACE_24, SPACE_16, SPACE_24, SPACE_16)
        self._column.setSpacing(SPACE_12)
        self._column.addStretch()
        self.setWidget(self._page)
        self._bubbles: list[Bubble] = []
        self._waiting: list[Told] = []
        self._lead = 0
        self.verticalScrollBar().rangeChanged.connect(self._keep_edge)
        self.verticalScrollBar().actionTriggered.connect(self._reader_moved)
        self._more = QTimer(self, interval=0)
        self._more.timeout.connect(self._make_more)
        self._goal = 0
        self._end_next = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Whoever reads the newest goes on seeing it, whatever opens below."""
        bar = self.verticalScrollBar()
        at_end = 0 < bar.maximum() == bar.value()
        super().resizeEvent(event)
        if at_end:
            self._settle()
            bar.setValue(bar.maximum())

    @property
    def bubbles(self) -> list[Bubble]:
        """What is shown, in order."""
        return list(self._bubbles)

    @property
    def complete(self) -> bool:
        """Whether the whole story stands there."""
        return not self._waiting

    def lead(self, widget: QWidget) -> None:
        """Put a block above the first bubble; it scrolls along."""
        self._column.insertWidget(self._lead, widget)
        self._lead += 1

    @property
    def position(self) -> int:
        """Where the reader is, in pixels from the top."""
        value = self.verticalScrollBar().value()
        return self._goal if self._waiting and value == 0 else value

    def begin_at_end(self) -> None:
        """The complaint that comes next is shown from its newest entry."""
        self._end_next = True

    def show_story(self, story: list[Told], position: int) -> None:
        """Another complaint: all bubbles anew, scrolled to where the reader was."""
        if self._end_next:
            position, self._end_next = _END, False
        self._drop(self._bubbles)
        self._bubbles = []
        self._waiting = list(story)
        self._goal = position
        self.verticalScrollBar().setValue(0)
        self._make(_AT_ONCE)
        if self._waiting:
            self._more.start()

    def update_story(self, story: list[Told]) -> None:
        """The same complaint: only what changed is made anew; the reader stays where he
        is, except to see what he has just sent."""
        if self._waiting:
            self.show_story(story, self.position)
            return
        anchor = self._first_visible()
        before = {bubble.told.key for bubble in self._bubbles}
        kept = {bubble.told.key: bubble for bubble in self._bubbles}
        made: list[Bubble] = []
        for told in story:
            old = kept.get(told.key)
            if old is not None and old.told == told:
                made.append(kept.pop(told.key))
            else:
                made.append(self._bubble(told))
        self._drop(list(kept.values()))
        self._column.setEnabled(False)
        for number, bubble in enumerate(made):
            if self._column.indexOf(bubble) != self._lead + number:
                self._insert(bubble, number)
        self._column.setEnabled(True)
        self._bubbles = made
        if made and made[-1].told.operation and made[-1].told.key not in before:
            # Just sent: it is seen where it stands.
            self.show_end()
        else:
            self._hold(anchor, made)

    def show_fetching(self, digest: str, done: int) -> None:
        """So many bytes of a file are here; -1: it is no longer being fetched."""
        for bubble in self._bubbles:
            for told in bubble.files:
                if told.shown.file.sha256 == digest:
                    told.fetching(done) if done >= 0 else told.rest()

    def show_end(self) -> None:
        """Scroll to the newest."""
        while self._waiting:
            self._make_more()
        self._settle()
        bar = self.verticalScrollBar()
        bar.setValue(bar.maximum())

    def show_top(self) -> None:
        """Scroll to the beginning."""
        self._goal = 0
        self.verticalScrollBar().setValue(0)

    def _first_visible(self) -> tuple[str, int] | None:
        top = self.verticalScrollBar().value()
        for bubble in self._bubbles:
            if bubble.geometry().bottom() >= top:
                return bubble.told.key, bubble.y() - top
        return None

    def _hold(self, anchor: tuple[str, int] | None, bubbles: list[Bubble]) -> None:
        """Scroll so that what was first on screen stands where it stood."""
        self._settle()
        for bubble in bubbles:
            if anchor is not None and bubble.told.key == anchor[0]:
                self.verticalScrollBar().setValue(bubble.y() - anchor[1])

    def _keep_edge(self, _least: int, most: int) -> None:
        """The bubbles end where the composer below does, with a scroll bar or without."""
        bar = self.verticalScrollBar().sizeHint().width() if most else 0
        margins = self._column.contentsMargins()
        if margins.right() != SPACE_24 - bar:
            margins.setRight(max(0, SPACE_24 - bar))
            self._column.setContentsMargins(margins)
        if self._goal > most > 0 and not self._waiting:
            # A place further down than there was room for, before the pane had its height.
            self.verticalScrollBar().setValue(most)

    def _reader_moved(self, _action: int) -> None:
        self._goal = 0

    def _settle(self) -> None:
        """Lay out now, so that positions are those of the new bubbles."""
        self._column.activate()
        room = self.viewport().width()
        self._page.resize(
            room, max(self._column.totalHeightForWidth(room), self.viewport().height())
        )

    def _make_more(self) -> None:
        self._make(_PER_TURN)

    def _make(self, count: int) -> None:
        self._page.setUpdatesEnabled(False)
        # Each bubble shown would lay out all before it.
        self._column.setEnabled(False)
        for told in self._waiting[:count]:
            bubble = self._bubble(told)
            self._insert(bubble, len(self._bubbles))
            self._bubbles.append(bubble)
        del self._waiting[:count]
        self._column.setEnabled(True)
        self._page.setUpdatesEnabled(True)
        if self._waiting:
            return
        self._more.stop()
        self._settle()
        # Whoever has scrolled already while the rest came stays there.
        if self.verticalScrollBar().value() == 0:
            self.verticalScrollBar().setValue(self._goal)

    def _insert(self, bubble: Bubble, number: int) -> None:
        self._column.insertWidget(self._lead + number, bubble)
        # A layout shows it a turn later only; its height is needed now.
        bubble.show()

    def _bubble(self, told: Told) -> Bubble:
        bubble = Bubble(told)
        bubble.asked.connect(self.asked)
        bubble.file_wished.connect(self.file_wished)
        bubble.file_stopped.connect(self.file_stopped)
        return bubble

    def _drop(self, bubbles: list[Bubble]) -> None:
        for bubble in bubbles:
            self._column.removeWidget(bubble)
            bubble.hide()
            bubble.deleteLater()
