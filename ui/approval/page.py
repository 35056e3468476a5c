"""What waits for approval: the liaison officer decides, the operator sees what is undecided.

Failure policy: a remark is saved as it is typed, like every text (`ui.compose.keeper`); a decision
that the file refuses stands in the banner and changes nothing.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.approval import Submission
from desktop.domain.model import Content, Draft, OutboxItem
from desktop.services import words
from ui.approval.files import HandingFiles
from ui.approval.paper import SubmissionPaper
from ui.approval.reading import Desktop, Matter, read_desktop
from ui.approval.words import submission_standing
from ui.compose.keeper import DraftKeeper, Slot
from ui.exchange.frame import WorkPage
from ui.exchange.rows import Row
from ui.i18n import current
from ui.lists.words import Fact
from ui.pages import APPROVAL, title
from ui.workplace import Workplace


class ApprovalPage(WorkPage):
    """Submissions, oldest first."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace, title(APPROVAL))
        self.keeper = DraftKeeper(workplace.desk.work, workplace.lanes, self)
        self._remarks: dict[bytes, Slot] = {}
        self.empty.acted.connect(partial(workplace.events.page_asked.emit, "today"))
        self.files = HandingFiles(self)
        for button in self.files.buttons:
            self.tools.addWidget(button)
        # What an exchange may have taken along cannot be taken back here.
        workplace.events.sync_asked.connect(self.undo.withdraw)

    def read(self) -> Desktop:
        """All that waits."""
        return read_desktop(self.place.desk)

    def rows_of(self, found: Desktop) -> list[tuple[Row, Matter]]:
        """Title, who submitted it and when, and how it stands."""
        for target, draft in found.remarks.items():
            held = self._remarks.get(target)
            if held is None or not held.dirty:
                self._remarks[target] = Slot.of(draft)
        self._asked, self._decides = found.asked, found.decides
        self.files.offer(found.decides, found.asked, found.returnable)
        return [(_row(matter), matter) for matter in found.matters]

    def paper_of(self, value: Matter) -> QWidget:
        """The words, the comparison, and what may be done."""
        one = value.submission
        slot = self._slot(one)
        paper = SubmissionPaper(value, slot.content.text)
        paper.approved.connect(partial(self.approve, one))
        paper.remarked.connect(partial(self._remarked, one))
        paper.returned.connect(partial(self.give_back, one))
        paper.edit_asked.connect(partial(self.take_up, one))
        paper.withdrawn.connect(partial(self.take_back, one))
        paper.asked.connect(partial(self.place.events.case_asked.emit, one.complaint))
        return paper

    def deeds_of(self, paper: QWidget) -> QWidget | None:
        """Decisions stay in sight below long texts."""
        return paper.deeds if isinstance(paper, SubmissionPaper) else None

    def say_empty(self) -> None:
        """Nothing waits, and why."""
        meaning = self.tr("This page shows what operators submit until somebody has decided.")
        if not self._asked:
            meaning = self.tr("Your agency does not ask for approval: answers go out as sent.")
        elif not self._decides:
            meaning = self.tr(
                "After an exchange what you submit stands here until the liaison officer decides."
            )
        self.empty.set_words(
            "circle-check",
            self.tr("Nothing waits for approval"),
            meaning,
            self.tr("To today's complaints"),
        )

    def hideEvent(self, event: QHideEvent) -> None:
        """A remark that was begun is in the file before the page is left."""
        super().hideEvent(event)
        self.keeper.flush()

    def approve(self, one: Submission) -> None:
        """Let exactly these words go out with the next exchange."""
        self.keeper.flush()

        def approved(item: OutboxItem) -> None:
            self._changed(one)
            said = self.tr("Approved. It goes out with the next synchronisation.")
            self.undo.offer("circle-check", said, partial(self._undo_approval, one, item))

        self.do(partial(self.place.desk.approval.approve, one), approved)

    def give_back(self, one: Submission) -> None:
        """Give it back with the remark on screen."""
        slot = self._slot(one)

        def returned(item: OutboxItem) -> None:
            self._remarks.pop(one.id, None)
            self._changed(one)
            said = self.tr("Given back. The operator learns of it with the next synchronisation.")
            self.undo.offer("reply", said, partial(self._undo_return, one, item))

        self.banner.hide()
        self.keeper.send(slot, False, returned, self.failed)

    def take_up(self, one: Submission) -> None:
        """Write one's own version: its words are a draft in the complaint's composer."""

        def taken(draft: Draft) -> None:
            self._changed(one)
            self.place.events.case_asked.emit(draft.complaint)
            self.place.events.pen_asked.emit()

        self.do(partial(self.place.desk.approval.take_up, one), taken)

    def take_back(self, one: Submission) -> None:
        """Withdraw what was submitted here."""
        self.do(partial(self.place.desk.approval.take_back, one), lambda _done: self._changed(one))

    def _undo_approval(self, one: Submission, item: OutboxItem) -> None:
        job = partial(self.place.desk.work.settle, item.id, "discard")
        self.do(job, lambda _done: self._changed(one))

    def _undo_return(self, one: Submission, item: OutboxItem) -> None:
        def back(draft: Draft) -> None:
            self._remarks[one.id] = Slot.of(draft)
            self._changed(one)

        self.do(partial(self.place.desk.work.pull_back, item.id), back)

    def _slot(self, one: Submission) -> Slot:
        if one.id not in self._remarks:
            self._remarks[one.id] = Slot(one.complaint, Content("give_back", target=one.id))
        return self._remarks[one.id]

    def _remarked(self, one: Submission, text: str) -> None:
        self.keeper.edited(self._slot(one), Content("give_back", text, target=one.id))

    def _changed(self, one: Submission) -> None:
        self.place.events.work_changed.emit(one.complaint)


def _row(matter: Matter) -> Row:
    one = matter.submission
    number = f"#{one.card.tracking_id}" if one.card.tracking_id else ""
    preview = " ".join(matter.told.split())
    facts = " · ".join(part for part in (number, one.by, matter.when, preview) if part)
    standing = submission_standing(one)
    kind = Fact(words.kind_label(one.content.kind, current()))
    name = matter.title or words.MASKED.text(current())
    return Row(one.id.hex(), name, facts, (Fact(standing.text, standing.state), kind))
