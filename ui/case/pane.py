"""The case pane: one complaint to read, and below it the composer to answer.

Failure policy: a complaint that cannot be read is said in a banner and what was on screen stays.
News that arrive while the officer writes wait behind a banner with one button; no editor is ever
touched by them, and sending shows them first.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.errors import PenghubungError
from ui.case.actions import CaseActions, Parts
from ui.case.beside import Beside
from ui.case.facts import FactsBlock
from ui.case.files import FileDesk
from ui.case.gone import GonePage
from ui.case.header import CaseHeader
from ui.case.identity import IdentityDesk
from ui.case.promises import PromiseDesk
from ui.case.reading import CaseView, changed_by_others, looks_the_same, read_case, with_card
from ui.case.strips import Footing, NewsStrip
from ui.case.telling import tell_story
from ui.case.timeline import Timeline
from ui.compose.bars import UndoBar
from ui.compose.composer import Composer
from ui.lanes import CancelToken
from ui.notices import sentence_of_error
from ui.widgets import Banner, EmptyState, ProgressRow, line
from ui.widgets.look import set_look
from ui.workplace import Workplace

LOW = 560
"""Below this height in logical pixels the head takes fewer lines."""
_REMEMBERED = 200
_STORY_LEAST = 40
_COMPOSER_LEAST = 150


def _on_screen(pane: weakref.ref[CasePane]) -> CaseView | None:
    return held.view if (held := pane()) else None


class CasePane(QFrame):
    """Shows one complaint at a time; give it a key by `show_case`. `emptied`: what had the focus
    in it went away with the complaint."""

    emptied = Signal()

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = workplace
        self._key = ""
        self._to_write = ""
        self._to_warn = False
        self._view: CaseView | None = None
        self._news: CaseView | None = None
        self._token = CancelToken()
        self._positions: dict[str, int] = {}
        self.header = CaseHeader(workplace.desk.certificate.role)
        self.banner = Banner()
        self.progress = ProgressRow()
        self.facts = FactsBlock()
        self.timeline = Timeline()
        self.timeline.lead(self.facts)
        self.gone = GonePage()
        self.undo = UndoBar()
        self.files = FileDesk(workplace, self)
        PromiseDesk(workplace, self.header.promises, self.undo, self._told)
        self.composer = Composer(workplace)
        self.said = Banner()
        # Held weakly: the actions are this pane's, and must not keep it alive.
        shown = partial(_on_screen, weakref.ref(self))
        parts = Parts(self.header, self.said, self.undo, self.composer, shown)
        self.acts = CaseActions(workplace, parts, self)
        self.identity = IdentityDesk(workplace, self.header.identity, self)
        self.empty = EmptyState("", "", "")
        self._lay_out()
        self._connect()
        self._show_empty(found=True)

    @property
    def current_key(self) -> str:
        """The complaint asked for last; empty where none is."""
        return self._key

    @property
    def view(self) -> CaseView | None:
        """What is on screen."""
        return self._view

    def show_case(self, key: str) -> None:
        """Open a complaint. What was written on the one before is saved, not lost.

        Until it is read, the one before stays on screen and may be written on.
        """
        if key == self._key and self._view is not None:
            self._read_again()
            return
        self.composer.keeper.flush()
        self.identity.close()
        self._key = key
        self.progress.begin(self.tr("Opening the complaint"), can_stop=False)
        self._read(self._opened)

    def clear(self) -> None:
        """Show no complaint."""
        self._leave()
        self.identity.close()
        self._token.cancel()
        self.progress.finish()
        self._key = self._to_write = ""
        self._view = None
        self.composer.clear()
        self._show_empty(found=True)

    def has_unsaved(self) -> bool:
        """Whether any text, of this or an earlier complaint, is not in the file."""
        return self.composer.keeper.unsaved()

    @property
    def unsaved_key(self) -> str:
        """A complaint with text that is not in the file, the one on screen first; or empty."""
        return self.composer.keeper.unsaved_complaint(self._key)

    def save_now(self) -> bool:
        """Save everything and wait for it, at most 2 seconds; whether all is in the file.

        For closing the window. Where it is False the text is still in the editor and the
        composer says why.
        """
        return self.composer.save_now()

    def show_unsaved(self) -> None:
        """Show a complaint whose text is not in the file, and why the window stays open."""
        key = self.unsaved_key
        if self._view is not None and self._view.key == key == self._key:
            self.composer.say_unsaved()
        elif key:
            self._to_warn = True
            self.show_case(key)

    def focus_composer(self) -> None:
        """Put the cursor into the text that is being written, as soon as the complaint asked
        for last is on screen: what is typed then must never go to the one before, or nowhere."""
        if self._view is None or self._view.key != self._key:
            self._to_write = self._key
        elif not self.footing.isHidden():
            self.composer.focus_editor()

    def focus_timeline(self) -> None:
        """Give the arrow and page keys to the timeline."""
        self.timeline.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold what a low window has no room for."""
        super().resizeEvent(event)
        self.header.set_short(self.height() < LOW)
        self.composer.set_room(self.height())
        self._share_room()

    def hideEvent(self, event: QHideEvent) -> None:
        """Out of sight, the identity is closed."""
        super().hideEvent(event)
        self.identity.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The head or the news take another height: the composer has what is left."""
        if event.type() == QEvent.Type.Resize:
            self._share_room()
        return super().eventFilter(watched, event)

    def _read(self, then: Callable[[CaseView], None]) -> None:
        """The newest question wins: the answer to an earlier one is dropped."""
        self._token.cancel()
        self._token = CancelToken()
        opens = self.identity.opens(self._key)
        job = partial(read_case, self._place.desk, self._key, identity=opens)
        self._place.lanes.submit("db", job, then, self._failed, self._token)

    def _read_again(self) -> None:
        if self._key:
            waits = self._view is None or self._view.key != self._key
            self._read(self._opened if waits else self._updated)

    def _opened(self, view: CaseView) -> None:
        self.progress.finish()
        self._leave()
        self.banner.hide()
        self.undo.withdraw()
        if view.empty:
            self._view = None
            self.composer.clear()
            self._show_empty(found=False)
            return
        view = self._view = with_card(self.identity.guard(view), self._view)
        self.header.fold_button.setChecked(False)
        self.header.show_case(view)
        if view.case is None:
            self.composer.clear()
        else:
            self.facts.show_case(view)
            self.timeline.show_story(tell_story(view), self._positions.get(view.key, 0))
            self.composer.load(view)
        self._turn_to(view)
        self.acts.opened(view)
        wanted, self._to_write = self._to_write, ""
        if wanted == view.key:
            self.focus_composer()
        warn, self._to_warn = self._to_warn, False
        if warn:
            self.composer.say_unsaved()

    def _updated(self, view: CaseView) -> None:
        """The same complaint, read again."""
        before = self._view
        if before is None or view.empty or (view.case is None) is not (before.case is None):
            focus = QApplication.focusWidget()
            inside = focus is not None and self.isAncestorOf(focus)
            self._meanwhile_gone(view)
            if inside:
                self.emptied.emit()
            return
        if view.case is None:
            self._show_facts(view)
            return
        if self._news is None and looks_the_same(before, view):
            # Each page of an exchange asks; drawing is what makes the window wait.
            self.beside.follow(view)
            self.composer.refresh(view)
            return
        # What waits to be read is compared with what is on screen, not with the last news.
        changed = changed_by_others(before, view)
        if changed is not None and self.composer.writing:
            self._announce(view)
            self.composer.refresh(view)
            return
        self._show_facts(view)
        self.composer.refresh(view)

    def _meanwhile_gone(self, view: CaseView) -> None:
        """It left or came back; unsaved words are kept by the keeper and shown as drafts."""
        if self.has_unsaved():
            self.composer.keeper.flush()
            self._read(self._opened)
        else:
            self._opened(view)

    def _show_facts(self, view: CaseView) -> None:
        view = self.identity.guard(view)
        self._news = None
        self.beside.follow(view)
        self.banner.hide()
        self.composer.hold_back(False)
        self._draw(view)
        self.acts.shown(view)

    def _draw(self, view: CaseView) -> None:
        self._view = view
        self.header.show_case(view)
        if view.case is None:
            self.gone.show_case(view)
            return
        self.facts.show_case(view)
        self.timeline.update_story(tell_story(view))

    def _announce(self, view: CaseView) -> None:
        self._news = view
        self.composer.hold_back(True)
        self.banner.say(
            "warn",
            self.tr("This complaint changed while you were writing."),
            self.tr("Your text is as it was; what is new is not shown yet."),
            self.tr("Show it and read it before you send."),
            self.tr("Reload"),
        )

    def _show_news(self) -> None:
        """The banner's button, or sending without having read it."""
        news = self._news
        if news is not None:
            self._show_facts(news)

    def _read_before_sending(self) -> None:
        self._show_news()
        self.timeline.show_end()
        self.composer.banner.read_first()

    def _told(self, error: BaseException) -> None:
        sentence = sentence_of_error(error)
        self.banner.say("bad", sentence.happened, sentence.meaning, sentence.action)

    def _failed(self, error: BaseException) -> None:
        self.progress.finish()
        self._told(error)
        if not isinstance(error, PenghubungError):
            raise error

    def _work_changed(self, key: str) -> None:
        if key in ("", self._key):
            self._read_again()

    def _leave(self) -> None:
        """Remember the place in the complaint that goes."""
        self._news = None
        if self._view is not None and self._view.case is not None:
            self._positions[self._view.key] = self.timeline.position
            while len(self._positions) > _REMEMBERED:
                self._positions.pop(next(iter(self._positions)))

    def _turn_to(self, view: CaseView) -> None:
        here = view.case is not None
        if not here:
            self.gone.show_case(view)
        self.body.setCurrentWidget(self.timeline if here else self.gone)
        self.beside.follow(view)
        self.header.show()
        self.rule.show()
        self.lower_rule.setVisible(here)
        self.footing.setVisible(here)

    def _show_empty(self, found: bool) -> None:
        for part in (self.header, self.rule, self.lower_rule, self.footing, self.banner, self.said):
            part.hide()
        if found:
            self.empty.set_words(
                "file-text",
                self.tr("No complaint is open"),
                self.tr("Choose one from the list to read and answer it."),
            )
        else:
            self.empty.set_words(
                "search",
                self.tr("This complaint is no longer on this computer"),
                self.tr("It may have gone to another agency. You have no text left on it."),
            )
        self.body.setCurrentWidget(self.empty)
        self.beside.follow(None)

    def _share_room(self) -> None:
        taken = self.header.sizeHint().height() + self.news.sizeHint().height()
        self.footing.set_room(max(_COMPOSER_LEAST, self.height() - taken - _STORY_LEAST))

    def _fold(self, wanted: bool) -> None:
        self.facts.setVisible(wanted)
        if wanted:
            self.timeline.show_top()

    def _lay_out(self) -> None:
        set_look(self, plane="surface")
        self.rule, self.lower_rule = line(), line()
        self.body = QStackedWidget()
        for page in (self.timeline, self.gone, self.empty):
            self.body.addWidget(page)
        self.beside = Beside(self._place, self.body, self.composer)
        self.news = NewsStrip((self.progress, self.banner, self.said, self.undo))
        self.footing = Footing(self.composer)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.rule)
        column.addWidget(self.news)
        column.addWidget(self.beside, 1)
        column.addWidget(self.lower_rule)
        column.addWidget(self.footing)

    def _connect(self) -> None:
        for part in (self.header, self.news):
            part.installEventFilter(self)
        events = self._place.events
        # What is typed is in the file before the exchange moves anything.
        events.sync_asked.connect(self.composer.keeper.flush)
        events.copy_changed.connect(self._read_again)
        events.work_changed.connect(self._work_changed)
        self.header.unfolded.connect(self._fold)
        self.header.tools.asked.connect(lambda name: self.acts.do(name, self._key))
        self.identity.shown.connect(self._draw)
        self.identity.failed.connect(self._told)
        self.acts.identity_asked.connect(self.identity.turn)
        self.banner.acted.connect(self._show_news)
        self.timeline.asked.connect(self.acts.asked)
        self.timeline.file_wished.connect(
            lambda wish, shown: self.files.wish(wish, shown, self.window())
        )
        self.timeline.file_stopped.connect(self.files.stop)
        self.files.fetched.connect(self.timeline.show_fetching)
        self.files.changed.connect(self._read_again)
        self.files.failed.connect(self._told)
        self.gone.discard_asked.connect(self.acts.discard_gone)
        self.gone.attention_asked.connect(partial(events.page_asked.emit, "attention"))
        self.composer.worked.connect(events.work_changed)
        self.composer.reading_asked.connect(self._read_before_sending)
