"""Drafts: unsent words on all complaints, and below, folded, those that were thrown away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QPushButton, QWidget

from desktop.domain.formats import number
from desktop.domain.model import Draft
from desktop.services import words
from ui.case.reading import formatter_of
from ui.exchange.frame import WorkPage, button_row, sheet, words_plate
from ui.exchange.rows import Row
from ui.i18n import current
from ui.lists.words import Fact
from ui.pages import APPROVAL, title
from ui.widgets import StateLine, action_button, text_label
from ui.workplace import Workplace


@dataclass(frozen=True, slots=True)
class Kept:
    """A draft with its times in words."""

    draft: Draft
    age: str
    thrown: str


class DraftsPage(WorkPage):
    """Open a draft's complaint, throw it away, bring it back."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace, title("drafts"))
        self.empty.acted.connect(partial(workplace.events.page_asked.emit, "needs_answer"))

    def read(self) -> tuple[tuple[Kept, ...], tuple[Kept, ...]]:
        """Live ones and those thrown away, the last first."""
        desk = self.place.desk
        write, now = formatter_of(desk), desk.clock.now()

        def kept(draft: Draft) -> Kept:
            thrown = write.moment(draft.discarded_at, now) if draft.discarded_at else ""
            return Kept(desk.masking.of(draft), write.age(draft.updated_at, now), thrown)

        live = tuple(kept(draft) for draft in desk.work.drafts())
        gone = (kept(draft) for draft in desk.work.drafts(discarded=True))
        return live, tuple(sorted(gone, key=lambda one: -one.draft.discarded_at))

    def rows_of(
        self, found: tuple[tuple[Kept, ...], tuple[Kept, ...]]
    ) -> Sequence[tuple[Row, Kept | None]]:
        """Last changed first."""
        live, thrown = found
        count = number(len(thrown), current())
        shown = self.tr("Hide what was thrown away ({count})").format(count=count)
        folded = self.tr("Show what was thrown away ({count})").format(count=count)
        self.say_fold("" if not thrown else shown if self.fold.isChecked() else folded)
        rows: list[tuple[Row, Kept | None]] = [(self._row(one), one) for one in live]
        if thrown and self.fold.isChecked():
            rows.append((Row("heading", self.tr("Thrown away"), heading=True), None))
            rows += [(self._row(one), one) for one in thrown]
        return rows

    def say_empty(self) -> None:
        """Nothing is being written."""
        self.empty.set_words(
            "pencil",
            self.tr("No draft"),
            self.tr("What you begin to write on a complaint is kept here until you send it."),
            self.tr("To complaints that need an answer"),
        )

    def paper_of(self, value: Kept) -> QWidget:
        """The words, and what may be done."""
        draft = value.draft
        paper, column = sheet()
        column.addWidget(text_label(_title(draft), "title", wrap=True))
        number = f"#{draft.card.tracking_id}" if draft.card.tracking_id else ""
        facts = (number, words.kind_label(draft.content.kind, current()), self._changed(value))
        column.addWidget(text_label(" · ".join(f for f in facts if f), "secondary", wrap=True))
        column.addWidget(self._standing(value))
        column.addWidget(words_plate(draft.content.kind, draft.content.text, self.tr("(no text)")))
        column.addLayout(button_row(*self._buttons(draft)))
        column.addStretch()
        return paper

    def open_row(self, key: str) -> None:
        """Enter: go on writing, or to the buttons of one that was thrown away."""
        kept = self.chosen
        if isinstance(kept, Kept) and not kept.draft.discarded_at:
            self.go_on(kept.draft)
        else:
            super().open_row(key)

    def go_on(self, draft: Draft) -> None:
        """To where it is written: a remark on a submission beside that."""
        events = self.place.events
        if draft.content.kind == "give_back":
            events.page_asked.emit(APPROVAL)
        else:
            events.case_asked.emit(draft.complaint)
            events.pen_asked.emit()

    def drop(self, _key: str) -> None:
        """Delete: throw the chosen one away."""
        kept = self.chosen
        if isinstance(kept, Kept) and not kept.draft.discarded_at:
            self.discard(kept.draft)

    def discard(self, draft: Draft) -> None:
        """Throw away; it stays recoverable below, and by undo at once."""

        def discarded(_done: None) -> None:
            self.place.events.work_changed.emit(draft.complaint)
            self.undo.offer("trash-2", self.tr("Draft thrown away."), partial(self.restore, draft))

        self.do(partial(self.place.desk.work.discard_draft, draft.id), discarded)

    def restore(self, draft: Draft) -> None:
        """Bring it back."""
        self.undo.withdraw()
        self.do(
            partial(self.place.desk.work.restore_draft, draft.id),
            lambda back: self.place.events.work_changed.emit(back.complaint),
        )

    def _buttons(self, draft: Draft) -> list[QPushButton]:
        opened = action_button(self.tr("Open and go on writing"), "primary")
        opened.clicked.connect(partial(self.go_on, draft))
        copy = action_button(self.tr("Copy the text"), "link")
        copy.clicked.connect(partial(self.copy, draft.content.text))
        if draft.discarded_at:
            back = action_button(self.tr("Bring it back"), "primary")
            back.clicked.connect(partial(self.restore, draft))
            return [back, copy]
        thrown = action_button(self.tr("Throw the draft away"), keys=self.tr("Del"))
        thrown.clicked.connect(partial(self.discard, draft))
        if draft.complaint_gone:
            return [thrown, copy]
        return [opened, thrown, copy]

    def _changed(self, value: Kept) -> str:
        if value.thrown:
            return self.tr("thrown away {when}").format(when=value.thrown)
        return self.tr("changed {age}").format(age=value.age)

    def _standing(self, value: Kept) -> StateLine:
        gone = value.draft.complaint_gone
        if value.draft.discarded_at:
            return StateLine("trash-2", self.tr("Thrown away, still kept here"))
        if gone == "deleted":
            words_of = self.tr("The complaint was deleted; this text is kept for 30 days.")
            return StateLine("triangle-alert", words_of, "warn")
        if gone:
            words_of = self.tr("The complaint left your agency; this cannot be sent any more.")
            return StateLine("triangle-alert", words_of, "warn")
        return StateLine("check", self.tr("Saved on this computer, not sent"))

    def _row(self, one: Kept) -> Row:
        draft = one.draft
        number = f"#{draft.card.tracking_id}" if draft.card.tracking_id else ""
        preview = " ".join(draft.content.text.split())
        chips = [Fact(words.kind_label(draft.content.kind, current()))]
        if draft.complaint_gone:
            chips.insert(0, Fact(self.tr("Cannot be sent"), "warn"))
        facts = " · ".join(part for part in (number, one.thrown or one.age, preview) if part)
        return Row(str(draft.id), _title(draft), facts, tuple(chips))


def _title(draft: Draft) -> str:
    return " ".join(draft.card.title.split()) or f"#{draft.card.tracking_id or draft.complaint}"
