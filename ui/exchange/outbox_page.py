"""The outbox: what waits, in line order, how it stands, and the way back for what never left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from desktop.domain.formats import Formatter, number
from desktop.domain.model import Attachment, Draft, OutboxItem, UploadState
from desktop.domain.turn import result_label
from desktop.services import words
from desktop.services.unsent import Exported
from ui.approval.words import Standing
from ui.case.reading import formatter_of
from ui.case.telling import pending_standing
from ui.exchange.frame import WorkPage, button_row, sheet, words_plate
from ui.exchange.rows import Row
from ui.i18n import current
from ui.lists.words import Fact
from ui.pages import title
from ui.widgets import StateLine, action_button, text_label
from ui.workplace import Workplace

OPERATION_BYTES: Final = 120
"""What an operation costs on the wire beside its words, before compression."""
_CANCELLED: Final = frozenset({"discarded", "withdrawn"})
_EXPORT_NAME: Final = "penghubung-belum-terkirim.txt"


def approximate_size(item: OutboxItem) -> int:
    """Bytes it takes on the wire at most, before compression."""
    return len(item.content.text.encode()) + OPERATION_BYTES


@dataclass(frozen=True, slots=True)
class Waiting:
    """One operation as the page shows it. `place` in line from 1, 0 = not in it; `behind`: an
    earlier one on the same complaint goes first."""

    item: OutboxItem
    place: int
    behind: bool
    when: str
    size: str
    reason: str
    agency: str
    files: tuple[str, ...] = ()
    """Its attachments, each with where it is."""
    following: str = ""
    """Its text is accepted; so much of its files is at the server."""


Found = tuple[tuple[Waiting, ...], tuple[Waiting, ...], tuple[Waiting, ...]]
"""In line; accepted with files that follow; cancelled."""


class OutboxPage(WorkPage):
    """What was sent and is not settled, answers whose files follow, and what was cancelled."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace, title("outbox"))
        self.export = action_button(self.tr("Export what is not sent …"))
        self.export.clicked.connect(self.ask_file)
        self.tools.addWidget(self.export)
        self.empty.acted.connect(partial(workplace.events.page_asked.emit, "needs_answer"))

    def read(self) -> Found:
        """What waits, what follows, and what was cancelled."""
        desk = self.place.desk
        write, now = formatter_of(desk), desk.clock.now()
        reasons = {reason.id: reason.label for reason in desk.work.reasons()}
        agencies = {agency.id: agency.name for agency in desk.work.agencies()}

        states = desk.attachments.states()

        def shown(item: OutboxItem, place: int = 0, behind: bool = False) -> Waiting:
            size = write.size(approximate_size(item))
            content = item.content
            if content.attachments:
                files = write.size(sum(file.size for file in content.attachments))
                size = self.tr("{text} + attachments {files}").format(text=size, files=files)
            return Waiting(
                item=desk.masking.of(item),
                place=place,
                behind=behind,
                when=write.moment(item.at, now),
                size=size,
                reason=reasons.get(content.reason, content.reason),
                agency=agencies.get(content.suggest, content.suggest),
                files=tuple(file_words(item, file, states, write) for file in content.attachments),
                following=following_words(item, states, write),
            )

        seen: Counter[str] = Counter()
        waiting, place = [], 0
        for item in desk.work.outbox():
            place += not item.attention
            behind = seen[item.complaint] > 0
            waiting.append(shown(item, 0 if item.attention else place, behind))
            seen[item.complaint] += 1
        every = desk.replica.outbox.list("all")
        gone = [
            shown(item) for item in every if item.state in _CANCELLED and item.superseded_by is None
        ]
        following = (shown(item) for item in every if item.content.attachments)
        return (
            tuple(waiting),
            tuple(one for one in following if one.following),
            tuple(sorted(gone, key=lambda one: -one.item.created_at)),
        )

    def rows_of(self, found: Found) -> Sequence[tuple[Row, Waiting | None]]:
        """In line order; the other groups under headings."""
        waiting, following, cancelled = found
        count = number(len(cancelled), current())
        shown = self.tr("Hide cancelled ({count})").format(count=count)
        folded = self.tr("Show cancelled ({count})").format(count=count)
        self.say_fold("" if not cancelled else shown if self.fold.isChecked() else folded)
        rows: list[tuple[Row, Waiting | None]] = [
            (self._row(one), one) for one in waiting if one.place
        ]
        stuck = [(self._row(one), one) for one in waiting if not one.place]
        if stuck:
            named = Row("stuck", self.tr("Wait for your decision"), heading=True)
            rows += [(named, None), *stuck]
        if following:
            named = Row("following", self.tr("Accepted, attachments follow"), heading=True)
            rows += [(named, None), *((self._row(one), one) for one in following)]
        if cancelled and self.fold.isChecked():
            rows.append((Row("cancelled", self.tr("Cancelled, copies kept"), heading=True), None))
            rows += [(self._row(one), one) for one in cancelled]
        return rows

    def say_empty(self) -> None:
        """Nothing waits."""
        self.empty.set_words(
            "send",
            self.tr("The outbox is empty"),
            self.tr("All that you sent has reached the server. New answers wait here until then."),
            self.tr("To complaints that need an answer"),
        )

    def paper_of(self, value: Waiting) -> QWidget:
        """The text, how it stands, and what may be done."""
        item, content = value.item, value.item.content
        paper, column = sheet()
        column.addWidget(text_label(_title(item), "title", wrap=True))
        facts = [f"#{item.card.tracking_id}" if item.card.tracking_id else "", value.when]
        facts.append(self.tr("about {size}").format(size=value.size))
        column.addWidget(text_label(_joined(facts), "secondary", wrap=True))
        standing = self._standing(value)
        column.addWidget(StateLine(standing.icon, standing.text, standing.state))
        if item.state == "unanswered":
            words_of_state = self.tr(
                "The next synchronisation asks the server again; nothing is recorded twice."
            )
            column.addWidget(text_label(words_of_state, "secondary", wrap=True))
        if value.behind:
            column.addWidget(
                text_label(
                    self.tr("Goes after the earlier one on the same complaint."),
                    "secondary",
                    wrap=True,
                )
            )
        about = [
            words.kind_label(content.kind, current()),
            result_label(content.result, current()),
            self.tr("Secret") if content.secret else "",
            value.reason,
            self.tr("suggested: {agency}").format(agency=value.agency) if value.agency else "",
        ]
        column.addWidget(text_label(_joined(about), "strong", wrap=True))
        column.addWidget(words_plate(content.kind, content.text, self.tr("(no text)")))
        for words_of_file in value.files:
            column.addWidget(text_label(words_of_file, "secondary", wrap=True))
        column.addLayout(button_row(*self._buttons(item)))
        column.addStretch()
        return paper

    def pull_back(self, item: OutboxItem) -> None:
        """Make it a draft again and open that."""
        self.do(partial(self.place.desk.work.pull_back, item.id), self._pulled)

    def cancel(self, item: OutboxItem) -> None:
        """Do not approve after all: what was submitted waits again."""
        work, events = self.place.desk.work, self.place.events
        job = partial(work.settle, item.id, "discard")
        self.do(job, lambda _done: events.work_changed.emit(item.complaint))

    def ask_file(self) -> None:
        """Ask where the words are to go."""
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        folder = QStandardPaths.writableLocation(documents)
        dialog = QFileDialog(self, self.tr("Export what is not sent"), folder)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("Text (*.txt)"))
        dialog.setDefaultSuffix("txt")
        dialog.selectFile(_EXPORT_NAME)
        dialog.fileSelected.connect(self.write_to)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def write_to(self, file: str) -> None:
        """Write drafts and all that the server has not accepted to this file."""
        self.do(partial(self.place.desk.unsent.write, Path(file), current()), self._written)

    def _written(self, done: Exported) -> None:
        count = number(done.drafts + done.operations, current())
        self.banner.say(
            "ok",
            self.tr("Texts written to {file}: {count}.").format(count=count, file=done.text_file),
            self.tr("The same stands beside it as {file}. Nothing here was changed.").format(
                file=done.json_file.name
            ),
            self.tr("The files are not encrypted: keep them where only you can read them."),
            self.tr("Close"),
        )

    def _pulled(self, draft: Draft) -> None:
        events = self.place.events
        events.work_changed.emit(draft.complaint)
        events.case_asked.emit(draft.complaint)
        events.pen_asked.emit()

    def _buttons(self, item: OutboxItem) -> list[QPushButton]:
        events, made = self.place.events, []
        if item.attention:
            see = action_button(self.tr("See what is needed"), "primary")
            see.clicked.connect(partial(events.page_asked.emit, "attention"))
            made.append(see)
        elif item.state == "queued" and not item.sent_at:
            approves = item.content.kind == "approve"
            words_of_back = self.tr("Cancel the approval") if approves else ""
            back = action_button(words_of_back or self.tr("Take back to draft"), "primary")
            back.clicked.connect(partial(self.cancel if approves else self.pull_back, item))
            made.append(back)
        opened = action_button(self.tr("Open the complaint"))
        opened.clicked.connect(partial(events.case_asked.emit, item.complaint))
        copy = action_button(self.tr("Copy the text"), "link")
        copy.clicked.connect(partial(self.copy, item.content.text))
        return [*made, opened, copy]

    def _standing(self, one: Waiting) -> Standing:
        item = one.item
        if one.following:
            return Standing("paperclip", one.following, "warn")
        if item.state in _CANCELLED:
            return Standing("archive", words.state_label(item.state, current()), "neutral")
        return pending_standing(item.state, item)

    def _row(self, one: Waiting) -> Row:
        item, standing = one.item, self._standing(one)
        tracking = f"#{item.card.tracking_id}" if item.card.tracking_id else ""
        place = f"{number(one.place, current())}." if one.place else ""
        kind = words.kind_label(item.content.kind, current())
        preview = " ".join(item.content.text.split())
        size = f"± {one.size}"
        facts = _joined([_joined([kind, tracking]), preview])
        chips = (Fact(standing.text, standing.state), Fact(size))
        return Row(item.id.hex(), f"{place} {_title(item)}".strip(), facts, chips)


def following_words(
    item: OutboxItem, states: Mapping[tuple[bytes, str], UploadState], write: Formatter
) -> str:
    """How much of the files of an accepted answer is still to come; empty where nothing is."""
    if item.state != "acked":
        return ""
    own = [states.get((item.id, file.sha256)) for file in item.content.attachments]
    left = [s for s in own if s is not None and not s.arrived and not s.problem]
    if not left:
        return ""
    whole = sum(s.size for s in own if s is not None and not s.problem)
    here = whole - sum(s.size - s.offset for s in left)
    pattern = QCoreApplication.translate("OutboxPage", "Attachments to follow: {n} · {share} sent")
    return pattern.format(n=write.number(len(left)), share=write.percent(here, whole))


def file_words(
    item: OutboxItem,
    file: Attachment,
    states: Mapping[tuple[bytes, str], UploadState],
    write: Formatter,
) -> str:
    """A file, what it weighs and where it is."""
    state = states.get((item.id, file.sha256))
    where = words.FILE_STATES["waiting"].text(current())
    if state is not None and state.arrived:
        where = words.FILE_STATES["arrived"].text(current())
    elif state is not None and state.problem:
        where = words.FILE_STATES["turned_down"].text(current())
    elif state is not None and item.state == "acked":
        share = write.percent(state.offset, state.size)
        where = words.FILE_PART.text(current(), share=share)
    return _joined([file.name, write.size(file.size), where])


def _title(item: OutboxItem) -> str:
    return " ".join(item.card.title.split()) or f"#{item.card.tracking_id or item.complaint}"


def _joined(parts: Sequence[str]) -> str:
    return " · ".join(part for part in parts if part)
