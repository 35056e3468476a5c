"""What needs the officer: each case by name, both sides of it, and what may be done."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.model import Draft, OutboxItem
from desktop.services.attention import WIPE_GUARD, AttentionItem
from desktop.services.work import Choice
from ui.exchange.frame import WorkPage
from ui.exchange.meanwhile import (
    Matter,
    Meanwhile,
    case_words,
    read_matters,
    title_of_item,
)
from ui.exchange.rows import Row
from ui.i18n import current
from ui.lists.words import Fact
from ui.pages import title
from ui.workplace import Workplace


class AttentionPage(WorkPage):
    """`removals_accepted`: the officer lets the next exchange take away what the wipe guard
    holds back; whoever runs exchanges starts one that accepts it."""

    removals_accepted = Signal()

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace, title("attention"))
        self.empty.acted.connect(partial(workplace.events.page_asked.emit, "today"))
        self.removals_accepted.connect(workplace.events.removals_accepted)
        # What an exchange may have taken along cannot be taken back here.
        workplace.events.sync_asked.connect(self.undo.withdraw)

    def read(self) -> tuple[Matter, ...]:
        """All open items."""
        return read_matters(self.place.desk)

    def rows_of(self, found: Sequence[Matter]) -> list[tuple[Row, Matter]]:
        """Title, what happened, and the kind of case."""
        return [(_row(matter), matter) for matter in found]

    def paper_of(self, value: Matter) -> QWidget:
        """Both sides."""
        item = value.item
        paper = Meanwhile(value)
        paper.decided.connect(lambda choice: self.settle(item, choice))
        paper.accepted.connect(self.removals_accepted)
        paper.kept.connect(self.keep_copy)
        paper.known.connect(partial(self.let_be, item))
        paper.thrown.connect(partial(self.throw_away, item))
        paper.sync_asked.connect(self.place.events.sync_asked)
        paper.asked.connect(partial(self.place.events.case_asked.emit, item.complaint))
        return paper

    def deeds_of(self, paper: QWidget) -> QWidget | None:
        """The choices stay in sight below long texts."""
        return paper.deeds if isinstance(paper, Meanwhile) and paper.choices else None

    def say_empty(self) -> None:
        """Nobody waits."""
        self.empty.set_words(
            "circle-check",
            self.tr("Nothing waits for you"),
            self.tr("All that you sent was accepted or is on its way. Nothing has to be decided."),
            self.tr("To today's complaints"),
        )

    def settle(self, item: AttentionItem, choice: Choice) -> None:
        """Do what a button says."""
        job = partial(self.place.desk.work.settle, bytes.fromhex(item.id), choice)
        self.do(job, partial(self._settled, item, choice))

    def keep_copy(self) -> None:
        """The wipe guard is answered with no: nothing goes, and the next exchange asks again."""

        def kept(_done: None) -> None:
            self.place.events.work_changed.emit("")
            self._say(
                self.tr("Your copy stays as it is."),
                self.tr("Nothing was removed. The next synchronisation asks again."),
            )

        self.do(partial(self.place.desk.replica.settings.remove, WIPE_GUARD), kept)

    def let_be(self, item: AttentionItem) -> None:
        """The officer knows that the server does not take a file."""
        operation, _, digest = item.id.partition(":")
        job = partial(self.place.desk.attachments.let_be, bytes.fromhex(operation), digest)
        self.do(job, lambda _done: self.place.events.work_changed.emit(item.complaint))

    def throw_away(self, item: AttentionItem) -> None:
        """A draft on a complaint that left; it can be brought back."""
        work, number = self.place.desk.work, int(item.id)

        def restored(_draft: Draft) -> None:
            self.place.events.work_changed.emit(item.complaint)

        def thrown(_done: None) -> None:
            self.place.events.work_changed.emit(item.complaint)
            self.undo.offer(
                "trash-2",
                self.tr("Draft thrown away."),
                lambda: self.do(partial(work.restore_draft, number), restored),
            )

        self.do(partial(work.discard_draft, number), thrown)

    def _settled(self, item: AttentionItem, choice: Choice, done: OutboxItem | Draft) -> None:
        self.undo.withdraw()
        events = self.place.events
        events.work_changed.emit(item.complaint)
        if choice == "edit":
            events.case_asked.emit(item.complaint)
            events.pen_asked.emit()
        elif choice == "send_anyway":
            words = self.tr("Put in the outbox again, in its old place in line.")
            self._offer_back("inbox", words, item, done)
        else:
            words = self.tr("Cancelled. A copy of your text is kept in the outbox page.")
            self._offer_back("archive", words, item, done)

    def _offer_back(
        self, icon: str, words: str, item: AttentionItem, done: OutboxItem | Draft
    ) -> None:
        """The way back, as long as nothing has left."""
        if not isinstance(done, OutboxItem):
            return
        later = item.reason if item.case == "later" else ""
        job = partial(self.place.desk.work.unsettle, done.id, later=later)

        def back(_item: OutboxItem) -> None:
            self.place.events.work_changed.emit(item.complaint)

        self.undo.offer(icon, words, lambda: self.do(job, back))

    def _say(self, what: str, means: str) -> None:
        self.banner.say("ok", what, means, "", self.tr("Close"))


def row_key(item: AttentionItem) -> str:
    """By which a row of this page is chosen."""
    return f"{item.case}:{item.id}"


def _row(matter: Matter) -> Row:
    item = matter.item
    words, state = case_words(item)
    happened = item.notice.happened.text(current(), **item.notice.values)
    number = f"#{item.tracking_id} · " if item.tracking_id else ""
    return Row(row_key(item), title_of_item(item), f"{number}{happened}", (Fact(words, state),))
