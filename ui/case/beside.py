"""The story with, beside or in place of it, what was answered before.

The panel is opened by the officer and stays open from then on; in a narrow pane it takes the
story's place until it is put away. What is like a complaint is looked for once it has been on
screen for a moment, so that walking through the list waits for nothing.
"""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.errors import PenghubungError
from desktop.domain.formats import number
from desktop.domain.model import OutboxItem
from desktop.services.similar import SimilarCase
from desktop.services.together import readdressed
from ui.case.reading import CaseView
from ui.case.similar import WIDTH, Found, SimilarPanel, summary, tells_the_same
from ui.case.strips import NewsStrip
from ui.compose.composer import Composer
from ui.i18n import current
from ui.lanes import CancelToken
from ui.notices import sentence_of_error
from ui.theme.tokens import SPACE_8, SPACE_24
from ui.widgets import Banner, IconLabel, action_button
from ui.widgets.look import set_look
from ui.workplace import Workplace

ASK_AFTER_MS: Final = 300
"""A complaint on screen for less is only passed by."""
_SETTING: Final = "answered_before"
_STRIP_FROM: Final = 76
"""Height in pixels from which there is room for the strip below the story."""
_STORY_LEAST: Final = 400


class Beside(QWidget):
    """Holds the story and the panel. `opened(key)`: the officer wants to see that complaint."""

    opened = Signal(str)

    def __init__(
        self,
        workplace: Workplace,
        story: QWidget,
        composer: Composer,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._place = workplace
        self._story = story
        self._composer = composer
        self._view: CaseView | None = None
        self._found: Found | None = None
        self._in_panel: Found | None = None
        self._wanted: bool | None = None
        self._queued: tuple[OutboxItem, ...] = ()
        self._token = CancelToken()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(ASK_AFTER_MS)
        self._soon.timeout.connect(self._ask)
        self.panel = SimilarPanel()
        self.panel.hide()
        self.told = Banner()
        self.link = action_button("", "link")
        self.strip = QFrame()
        self.strip.hide()
        self._lay_out()
        self._connect()

    def follow(self, view: CaseView | None) -> None:
        """This complaint is on screen now; None where none is."""
        other = view is None or self._view is None or view.key != self._view.key
        self._view = view if view is not None and view.case is not None else None
        if other:
            self.told.hide()
            self._show(None)
        self._token.cancel()
        self._look_soon()

    def hideEvent(self, event: QHideEvent) -> None:
        """Out of sight, or the program ends: nothing is looked for."""
        super().hideEvent(event)
        self._soon.stop()

    def showEvent(self, event: QShowEvent) -> None:
        """Seen again: the copy may be another."""
        super().showEvent(event)
        self._look_soon()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow pane the panel takes the story's place."""
        super().resizeEvent(event)
        self._arrange()

    @property
    def narrow(self) -> bool:
        """Whether there is no room for both."""
        return self.width() < _STORY_LEAST + WIDTH

    # Looking

    def _look_soon(self) -> None:
        if self._view is not None and self.isVisible():
            self._soon.start()
        else:
            self._soon.stop()

    def _ask(self) -> None:
        view = self._view
        if view is None:
            return
        desk = self._place.desk

        def look() -> tuple[Found, bool]:
            cases = desk.similar.of(view.key)
            twins = desk.together.answerable(cases)
            found = Found(view.key, cases, twins, view.formatter, view.now)
            return found, desk.replica.settings.get(_SETTING, "") == "open"

        self._token = CancelToken()
        self._place.lanes.submit("db", look, self._answered, self._failed, self._token)

    def _answered(self, answer: tuple[Found, bool]) -> None:
        found, wanted = answer
        if self._view is None or found.key != self._view.key:
            return
        if self._wanted is None:
            self._wanted = wanted
        self._show(found)

    def _failed(self, error: BaseException) -> None:
        # The story is there: what is like it can wait for the next time it is read.
        self._show(None)
        if not isinstance(error, PenghubungError):
            raise error

    def _show(self, found: Found | None) -> None:
        found = found if found is not None and found.cases else None
        if found is not None and not tells_the_same(self._found, found):
            what = summary(found.cases)
            answered = any(case.answer is not None for case in found.cases)
            said = self.tr("Answered before: {what}") if answered else self.tr("{what}, unanswered")
            self.link.setText(said.format(what=what))
            self.link.setAccessibleName(self.link.text())
            self._found = found
        elif found is None:
            self._found = None
        self._arrange()

    def _arrange(self) -> None:
        found, narrow = self._found, self.narrow
        has = found is not None
        shown = has and bool(self._wanted)
        if found is not None and shown and found is not self._in_panel:
            # Made when it is seen: the pages of an exchange bring others again and again.
            self._in_panel = found
            self.panel.show_found(found)
        # Where the composer has nearly all the room, what there is shows the story.
        self.strip.setVisible(has and not shown and self.height() >= _STRIP_FROM)
        self.panel.setVisible(shown)
        self.edge.setVisible(shown and not narrow)
        self._story.setVisible(not (shown and narrow))
        if narrow:
            self.panel.setMaximumWidth(self.maximumWidth())
            self.panel.setMinimumWidth(0)
        else:
            self.panel.setFixedWidth(WIDTH)

    def _open(self) -> None:
        self._want(True)
        if self.panel.rows:
            self.panel.rows[0].open_button.setFocus()

    def _put_away(self) -> None:
        # What is not seen must not act.
        self.panel.together.setChecked(False)
        self._want(False)
        self._composer.focus_editor()

    def _want(self, wanted: bool) -> None:
        self._wanted = wanted
        # In a narrow pane it is a glance, not a way of working.
        if not self.narrow:
            settings, word = self._place.desk.replica.settings, "open" if wanted else ""
            job = partial(settings.set, _SETTING, word)
            self._place.lanes.submit("db", job, lambda _none: None, self._say)
        self._arrange()

    # Using

    def _use(self, case: SimilarCase) -> None:
        composer, view = self._composer, self._view
        composer.show_verb("follow_up")
        if composer.form.locked or case.answer is None or view is None or view.case is None:
            return
        mine = view.case.complaint.row.tracking_id
        text = readdressed(case.answer.text, case.line.row.tracking_id, mine)
        composer.form.editor.take_over(text)
        if self.narrow:
            self._want(False)
        composer.focus_editor()

    def _sent(self, item: OutboxItem) -> None:
        """The officer's own letter is in the outbox: now the twins', if they are to have one."""
        found, view = self._found, self._view
        if (
            found is None
            or view is None
            or view.case is None
            or item.complaint != found.key
            or item.content.kind != "follow_up"
            or not self.panel.answers_together
        ):
            return
        self.panel.together.setChecked(False)
        tracking = view.case.complaint.row.tracking_id
        job = partial(self._place.desk.together.answer, item.content, tracking, found.twins)
        self._place.lanes.submit("db", job, self._together_queued, self._together_failed)

    def _together_queued(self, items: tuple[OutboxItem, ...]) -> None:
        self._queued = items
        numbers = ", ".join(f"#{item.card.tracking_id}" for item in items)
        many = number(len(items), current())
        self.told.say(
            "ok",
            self.tr("Also in the outbox: {count} letters to twins.").format(count=many)
            if len(items) > 1
            else self.tr("Also in the outbox: a letter to the twin."),
            numbers,
            "",
            self.tr("Take these back"),
        )
        self._changed(items)

    def _take_back(self) -> None:
        items, self._queued = self._queued, ()

        def back(left: int) -> None:
            self.told.hide()
            if left:
                self.told.say(
                    "warn",
                    self.tr("Some letters to twins had left already."),
                    self.tr("They stand in the outbox or in the complaint itself."),
                    self.tr("The others are among the drafts thrown away."),
                )
            self._changed(items)

        job = partial(self._place.desk.together.take_back, items)
        self._place.lanes.submit("db", job, back, self._say)

    def _together_failed(self, error: BaseException) -> None:
        self._say(error)
        self._place.events.work_changed.emit("")

    def _changed(self, items: tuple[OutboxItem, ...]) -> None:
        for item in items:
            self._place.events.work_changed.emit(item.complaint)
        self._look_soon()

    def _say(self, error: BaseException) -> None:
        sentence = sentence_of_error(error)
        self.told.say("bad", sentence.happened, sentence.meaning, sentence.action)
        if not isinstance(error, PenghubungError):
            raise error

    def _connect(self) -> None:
        self.link.clicked.connect(self._open)
        self.panel.closed.connect(self._put_away)
        self.panel.opened.connect(self._place.events.case_asked)
        self.panel.used.connect(self._use)
        self.told.acted.connect(self._take_back)
        self._composer.sent.connect(self._sent)

    def _lay_out(self) -> None:
        self.edge = QFrame()
        self.edge.setFixedWidth(1)
        set_look(self.edge, plane="line")
        self.edge.hide()
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self._story, 1)
        across.addWidget(self.edge)
        across.addWidget(self.panel)
        row = QHBoxLayout(self.strip)
        row.setContentsMargins(SPACE_24, 0, SPACE_24, 0)
        row.setSpacing(SPACE_8)
        row.addWidget(IconLabel("history", "primary"))
        row.addWidget(self.link)
        row.addStretch()
        set_look(self.strip, plane="surface")
        bar = NewsStrip((self.told,))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(across, 1)
        column.addWidget(bar)
        column.addWidget(self.strip)
        # It never pushes: the story takes what head and composer leave.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.setMinimumHeight(1)
