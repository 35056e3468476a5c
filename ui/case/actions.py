"""What the officer does with a complaint beside answering it: marks, putting it off.

Failure policy: what cannot be done is said where the officer looks (the pane's banner, an open
dialog) and changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import PenghubungError
from desktop.domain.formats import long_date
from desktop.domain.model import Content, Draft
from desktop.domain.notice import Sentence
from desktop.services.marking import Room
from desktop.services.notices import marks as notices
from desktop.services.sharing import map_link, short_text
from ui.case.companion import Companion
from ui.case.header import CaseHeader
from ui.case.putting_off import PutOffDialog, put_off_menu
from ui.case.reading import CaseView, read_case
from ui.case.units import UnitDesk
from ui.compose.bars import UndoBar
from ui.compose.composer import Composer
from ui.i18n import current
from ui.lanes import OnError, bugs_only
from ui.notices import sentence_of, sentence_of_error
from ui.printing.case_paper import IDENTIFYING, Printed, case_paper
from ui.printing.dialog import Paper, PaperDialog
from ui.widgets import Banner
from ui.workplace import Workplace

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Parts:
    """What of the pane the actions use. `banner`: where it is said that something could not be
    done; `undo`: where its way back is offered."""

    header: CaseHeader
    banner: Banner
    undo: UndoBar
    composer: Composer
    view: Callable[[], CaseView | None]
    """What is on screen."""


class CaseActions(Companion):
    """Does what buttons and keys ask for. `stepped(rows)`: to another complaint of the list."""

    stepped = Signal(int)
    identity_asked = Signal()
    """Open who reported it, or close that again."""

    def __init__(self, workplace: Workplace, parts: Parts, parent: QWidget) -> None:
        super().__init__(parent)
        self._place = workplace
        self._parts = parts
        self._tools = parts.header.tools
        self._banner = parts.banner
        self._unseen = ""
        self._units = UnitDesk(
            workplace.desk, workplace.events, self._submit, parts.composer, parts.undo, parent
        )
        self._doing: dict[str, Callable[[str], None]] = {
            "star": partial(self._mark, workplace.desk.marks.turn_star),
            "unread": partial(self._mark, workplace.desk.marks.turn_unread),
            "put_off": self._ask_put_off,
            "copy_number": self._copy_number,
            "copy_short": self._copy_short,
            "map": self._show_map,
            "print": self._print,
            "identity": lambda _key: self.identity_asked.emit(),
            "unit": self._units.ask,
            "unit_answer": self._unit_answer,
            "previous": lambda _key: self.stepped.emit(-1),
            "next": lambda _key: self.stepped.emit(1),
        }
        parts.banner.acted.connect(parts.banner.hide)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.applicationStateChanged.connect(self._looked)

    def do(self, name: str, key: str) -> None:
        """Do it with this complaint; nothing where there is none. Raises KeyError for no such
        action."""
        doing = self._doing[name]
        if key:
            doing(key)

    def opened(self, view: CaseView) -> None:
        """A complaint has been opened: it is read."""
        self._banner.hide()
        self._unseen = ""
        if view.case is not None:
            self._note(view.key, self._place.desk.marks.opened)

    def shown(self, view: CaseView) -> None:
        """What is new of the open complaint stands on screen: seen, once somebody is there."""
        if view.case is None:
            return
        if self.over.isVisible() and self.over.isActiveWindow():
            self._note(view.key, self._place.desk.marks.saw)
        else:
            self._unseen = view.key

    def _looked(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive and self._unseen:
            key, self._unseen = self._unseen, ""
            self._note(key, self._place.desk.marks.saw)

    def _note(self, key: str, note: Callable[[str], bool]) -> None:
        """Reading on is never held up by a mark that could not be written."""

        def noted(changed: bool) -> None:
            if changed:
                self._tools.say_read()
                self._place.events.seen.emit(key)

        self._submit(partial(note, key), noted, self._unnoted)

    def _unnoted(self, error: BaseException) -> None:
        # A method, so that the lane asks nothing of a window that has gone.
        bugs_only(error)

    def _mark(self, mark: Callable[[str], object], key: str) -> None:
        def marked(_how: object) -> None:
            self._place.events.work_changed.emit(key)

        self._submit(partial(mark, key), marked)

    # Work on it

    def asked(self, action: str, operation: str) -> None:
        """A button in a bubble; for "addendum" `operation` is the key of the item."""
        events = self._place.events
        if action == "pull_back":
            back = partial(self._place.desk.work.pull_back, bytes.fromhex(operation))
            self._submit(back, self._parts.composer.adopt)
        elif action == "attention":
            events.page_asked.emit("attention")
        elif action == "receipt":
            events.page_asked.emit("receipts")
        elif action == "addendum":
            self._add_to(operation)

    def _add_to(self, key: str) -> None:
        """Begin an answer that names the one it adds to: what was sent is never changed."""
        view = self._parts.view()
        items = [story.item for story in view.story] if view is not None else []
        item = next((item for item in items if key in (item.operation, item.id)), None)
        if view is None or item is None:
            return
        day = view.formatter.local_day(item.at)
        said = long_date(day, current()).split(", ", 1)[-1] if day is not None else ""
        text = self.tr("Addition to the answer of {day}:").format(day=said)
        draft = Content("follow_up", f"{text}\n")
        self._submit(
            partial(self._place.desk.work.save, view.key, draft), self._parts.composer.adopt
        )

    def discard_gone(self, draft_id: int) -> None:
        """Throw away a draft on a complaint that left, with the way back."""
        work, events = self._place.desk.work, self._place.events

        def restored(draft: Draft) -> None:
            events.work_changed.emit(draft.complaint)

        def restore() -> None:
            self._submit(partial(work.restore_draft, draft_id), restored)

        def discarded(_done: None) -> None:
            events.work_changed.emit("")
            self._parts.undo.offer("trash-2", self.tr("Draft thrown away."), restore)

        self._submit(partial(work.discard_draft, draft_id), discarded)

    # Out of the desk

    def _copy_number(self, key: str) -> None:
        def copied(number: str) -> None:
            QGuiApplication.clipboard().setText(f"#{number}")
            self._parts.header.say_copied()

        view, cases = self._parts.view(), self._place.desk.cases
        if view is not None and view.key == key and view.case is None:
            copied(view.card.tracking_id)
        else:
            self._submit(lambda: cases.find(key).row.tracking_id, copied)

    def _copy_short(self, key: str) -> None:
        def copied(text: str) -> None:
            QGuiApplication.clipboard().setText(text)
            self._banner.say(
                "ok",
                self.tr("Copied, without data of the reporter:"),
                text,
                self.tr("Read it once more, a name may stand in the title; then paste it."),
                self.tr("Close"),
            )

        desk = self._place.desk
        self._submit(lambda: short_text(desk.cases.open(key), current()), copied)

    def _show_map(self, key: str) -> None:
        view = self._parts.view()
        link = map_link(view.case) if view is not None and view.case and view.key == key else ""
        if link and not QDesktopServices.openUrl(QUrl(link)):
            self._banner.say(
                "warn",
                self.tr("No program of this computer opens a map."),
                self.tr("The address of the map is in the clipboard."),
                self.tr("Paste it into a browser."),
                self.tr("Close"),
            )
            QGuiApplication.clipboard().setText(link)

    def _print(self, key: str) -> None:
        def shown(view: CaseView) -> None:
            if view.case is not None:
                paper = case_paper(view, self._printed())
                if view.hidden:
                    # Closed in the preview too, until a tick that is recorded opens it.
                    paper = replace(paper, guarded=IDENTIFYING, allow=partial(self._record, key))
                self._show_paper(paper)

        # Whole, since a tick may open it: the pages hold only what is ticked.
        self._submit(partial(read_case, self._place.desk, key, identity=True), shown)

    def _record(self, key: str, done: Callable[[], None], refused: OnError) -> None:
        job = partial(self._place.desk.access.open, key, "paper")
        self._submit(job, lambda _case: done(), refused)

    def _unit_answer(self, key: str) -> None:
        view = self._parts.view()
        if view is not None and view.key == key and view.marks.sheets:
            self._units.take_answer(view.marks.sheets[0])

    def _show_paper(self, paper: Paper) -> None:
        dialog = PaperDialog(paper, self.over)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _printed(self) -> Printed:
        desk = self._place.desk
        who = desk.certificate
        return Printed(who.agency_name, who.officer_name, desk.clock.now())

    # Putting off

    def _ask_put_off(self, key: str) -> None:
        self._submit(partial(self._place.desk.marks.room, key), partial(self._offer, key))

    def _offer(self, key: str, room: Room) -> None:
        if room.last is not None and room.last <= room.today:
            said = sentence_of(notices.OWED_NOW)
            self._banner.say("warn", *_parts(said), self.tr("Close"))
            return
        marks = self._place.desk.marks
        menu = put_off_menu(
            room,
            self.over,
            chosen=lambda day: self._put_off(key, day),
            other=lambda: self._choose_day(key, room),
            back=lambda: self._mark(marks.bring_back, key),
        )
        menu.popup(self._tools.below("put_off"))
        menu.setActiveAction(menu.actions()[0])

    def _choose_day(self, key: str, room: Room) -> None:
        dialog = PutOffDialog(room, self.over)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def refused(error: BaseException) -> None:
            self._tell(error, dialog.banner)

        dialog.chosen.connect(lambda day: self._put_off(key, day, dialog.accept, refused))
        dialog.open()

    def _put_off(
        self,
        key: str,
        day: date,
        done: Callable[[], None] = lambda: None,
        refused: OnError | None = None,
    ) -> None:
        def put(_done: None) -> None:
            done()
            self._place.events.work_changed.emit(key)

        self._submit(partial(self._place.desk.marks.put_off, key, day), put, refused)

    def _submit(
        self, job: Callable[[], T], done: Callable[[T], None], refused: OnError | None = None
    ) -> None:
        self._place.lanes.submit("db", job, done, refused or self._refused)

    def _refused(self, error: BaseException) -> None:
        self._tell(error, self._banner)

    def _tell(self, error: BaseException, banner: Banner) -> None:
        if not isinstance(error, PenghubungError):
            raise error
        said = sentence_of_error(error)
        close = self.tr("Close") if banner is self._banner else ""
        banner.say("warn", *_parts(said), close)


def _parts(said: Sentence) -> tuple[str, str, str]:
    return said.happened, said.meaning, said.action
