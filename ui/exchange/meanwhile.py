"""The two sides of one thing that waits: what the officer wrote, and what happened meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QPushButton, QVBoxLayout, QWidget

from desktop.desk import Desk
from desktop.domain.model import Card
from desktop.services.attention import AttentionItem
from desktop.services.cases import StoryItem
from desktop.services.work import Choice
from ui.case.bubble import Bubble, Readable
from ui.case.reading import CaseView, formatter_of
from ui.case.telling import Told, tell
from ui.exchange.frame import button_row
from ui.notices import sentence_of
from ui.theme.fonts import font_percent
from ui.theme.tokens import SPACE_4, SPACE_8, SPACE_12, SPACE_16, SPACE_24, State
from ui.widgets import Banner, SectionLabel, action_button, line, text_label
from ui.widgets.buttons import Look
from ui.widgets.look import set_look

_LEFT: Final = frozenset({"not_held", "gone", "deleted"})
SIDES_FROM: Final = 560
"""Logical width at the usual font size from which the two sides stand beside each other."""


@dataclass(frozen=True, slots=True)
class Matter:
    """One open item with the other side's entries ready to be shown."""

    item: AttentionItem
    told: tuple[Told, ...]


def read_matters(desk: Desk) -> tuple[Matter, ...]:
    """All open items. For the `db` lane. Raises `PenghubungError`."""
    items = desk.attention.items()
    if not items:
        return ()
    view = CaseView(
        key="",
        case=None,
        card=Card(),
        gone="",
        drafts=(),
        work={},
        text_limit=desk.work.text_limit(),
        now=desk.clock.now(),
        formatter=formatter_of(desk),
        agencies=desk.work.agencies(),
        reasons=desk.work.reasons(),
    )
    return tuple(
        Matter(item, tuple(tell(StoryItem(one, False, False, 0), view) for one in item.theirs))
        for item in items
    )


def case_words(item: AttentionItem) -> tuple[str, State]:
    """What kind of matter it is, for a chip: each case by its name."""
    if item.case == "conflict":
        return _conflict_words(item.reason), "bad"
    found: dict[str, tuple[str, State]] = {
        "mismatch": (QCoreApplication.translate("Meanwhile", "Two texts, one number"), "bad"),
        "refused": (QCoreApplication.translate("Meanwhile", "Needs editing"), "bad"),
        "later": (QCoreApplication.translate("Meanwhile", "Put off by the server"), "warn"),
        "draft_gone": (
            QCoreApplication.translate("Meanwhile", "Draft without a complaint"),
            "warn",
        ),
        "wipe_guard": (QCoreApplication.translate("Meanwhile", "Many removals"), "warn"),
        "copy": (QCoreApplication.translate("Meanwhile", "Copy not proven"), "warn"),
        "attachment": (QCoreApplication.translate("Meanwhile", "Attachment not taken"), "warn"),
    }
    return found[item.case]


def _conflict_words(reason: str) -> str:
    found = {
        "closed": QCoreApplication.translate("Meanwhile", "Closed meanwhile"),
        "archived": QCoreApplication.translate("Meanwhile", "Archived meanwhile"),
        "redisposed": QCoreApplication.translate("Meanwhile", "Disposed anew meanwhile"),
        "made_secret": QCoreApplication.translate("Meanwhile", "Made secret meanwhile"),
        "answered_by_other": QCoreApplication.translate("Meanwhile", "A colleague answered"),
        "reply_unseen": QCoreApplication.translate("Meanwhile", "The reporter replied"),
        "not_held": QCoreApplication.translate("Meanwhile", "Left your agency"),
        "deleted": QCoreApplication.translate("Meanwhile", "Deleted by order"),
        "already_approved": QCoreApplication.translate("Meanwhile", "Already approved"),
        "given_back": QCoreApplication.translate("Meanwhile", "Already given back"),
        "taken_back": QCoreApplication.translate("Meanwhile", "Submission withdrawn"),
        "submission_replaced": QCoreApplication.translate("Meanwhile", "A newer version"),
        "not_submitted": QCoreApplication.translate("Meanwhile", "Submission not accepted"),
        "attachments_outstanding": QCoreApplication.translate("Meanwhile", "Files on their way"),
    }
    changed = QCoreApplication.translate("Meanwhile", "Changed while you were writing")
    return found.get(reason, changed)


def title_of_item(item: AttentionItem) -> str:
    """What it is about: the complaint, or this copy as a whole."""
    if item.title:
        return " ".join(item.title.split())
    if item.tracking_id:
        return f"#{item.tracking_id}"
    if item.complaint:
        return QCoreApplication.translate("Meanwhile", "(no title)")
    return QCoreApplication.translate("Meanwhile", "The copy on this computer")


class Meanwhile(QFrame):
    """Its buttons are in `deeds`, which whoever shows it keeps in sight below it.

    `decided(choice)`: one of the item's choices. `accepted`: let the removals happen. `kept`: do
    not. `thrown`: throw the draft away. `known`: the officer knows of a file
    that does not go. `asked`: open the complaint.
    """

    decided = Signal(str)
    accepted = Signal()
    kept = Signal()
    thrown = Signal()
    known = Signal()
    asked = Signal()
    sync_asked = Signal()

    def __init__(self, matter: Matter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        item = self.item = matter.item
        set_look(self, plane="surface")
        self.choices: dict[str, QPushButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_24, SPACE_16, SPACE_24, SPACE_16)
        column.setSpacing(SPACE_12)
        head = QVBoxLayout()
        head.setSpacing(SPACE_4)
        head.addWidget(text_label(title_of_item(item), "title", wrap=True))
        if item.tracking_id:
            head.addWidget(text_label(f"#{item.tracking_id}", "secondary"))
        column.addLayout(head)
        self.banner = Banner()
        column.addWidget(self.banner)
        sentence = sentence_of(item.notice)
        _, state = case_words(item)
        self.banner.say(state, sentence.happened, sentence.meaning, sentence.action)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(SPACE_16)
        if item.complaint:
            self._sides.addWidget(self._mine(), 1)
            self._sides.addWidget(self._theirs(matter), 1)
            column.addLayout(self._sides)
        column.addStretch(1)
        self.deeds = QFrame()
        set_look(self.deeds, plane="surface")
        foot = QVBoxLayout(self.deeds)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(0)
        row = button_row(*self._buttons())
        row.setContentsMargins(SPACE_24, SPACE_8, SPACE_24, SPACE_8)
        foot.addWidget(line())
        foot.addLayout(row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room, else one above the other."""
        super().resizeEvent(event)
        beside = self.width() * 100 // font_percent() >= SIDES_FROM
        kind = QBoxLayout.Direction
        self._sides.setDirection(kind.LeftToRight if beside else kind.TopToBottom)

    def _mine(self) -> QWidget:
        name = self.tr("What you wrote")
        side, column = _side(name)
        bubble, inside = _plate("agency", name)
        text = self.item.mine.strip()
        inside.addWidget(Readable(text or self.tr("(no text)"), tone="" if text else "muted"))
        if text:
            copy = action_button(self.tr("Copy the text"), "link")
            copy.clicked.connect(partial(QGuiApplication.clipboard().setText, self.item.mine))
            inside.addWidget(copy, 0, Qt.AlignmentFlag.AlignRight)
            inside.setContentsMargins(SPACE_16, SPACE_12, SPACE_8, SPACE_4)
        column.addWidget(bubble)
        column.addStretch(1)
        return side

    def _theirs(self, matter: Matter) -> QWidget:
        item = self.item
        if item.case == "mismatch":
            side, column = _side(self.tr("What the server holds under the same number"))
            bubble, inside = _plate("grey", self.tr("Text at the server"))
            inside.addWidget(Readable(item.stored.strip() or self.tr("(no text)")))
            column.addWidget(bubble)
        else:
            side, column = _side(self.tr("What changed meanwhile"))
            for told in matter.told:
                column.addWidget(Bubble(told, narrow=True))
            if not matter.told:
                bubble, inside = _plate("grey", self.tr("What changed meanwhile"))
                inside.addWidget(text_label(self._nothing_seen(), tone="muted", wrap=True))
                column.addWidget(bubble)
        column.addStretch(1)
        return side

    def _nothing_seen(self) -> str:
        """Why there is nothing to show on the right."""
        if self.item.case == "refused":
            return self.tr("Nobody changed this complaint; only your text has to be mended.")
        if self.item.case == "attachment":
            return self.tr("Your text was accepted; only the file is missing there.")
        if self.item.case == "later":
            return self.tr("Nothing new on this complaint has reached this computer.")
        return self.tr("The server told the reason above; it left no entry in the timeline.")

    def _buttons(self) -> list[QPushButton]:
        item, made = self.item, []
        looks: dict[Choice, tuple[str, Look]] = {
            "send_anyway": (self.tr("Send anyway"), "primary"),
            "edit": (self.tr("Edit first"), "quiet"),
            "discard": (self.tr("Cancel, keep a copy"), "quiet"),
        }
        for choice in item.choices:
            words, look = looks[choice]
            button = action_button(words, look)
            button.clicked.connect(lambda _=False, c=choice: self.decided.emit(c))
            self.choices[choice] = button
            made.append(button)
        if made and "send_anyway" not in item.choices:
            # Where the complaint left, editing leads nowhere: what can be done is to let go.
            set_look(made[-1 if item.reason in _LEFT else 0], look="primary")
        if item.case == "wipe_guard":
            keep = self.tr("Do not; keep my copy")
            made.append(self._button(keep, "primary", "keep", self.kept))
            accept = self.tr("Accept the removal")
            made.append(self._button(accept, "danger", "accept", self.accepted))
        if item.case == "copy":
            made.append(self._button(self.tr("Synchronise"), "primary", "sync", self.sync_asked))
        if item.case == "draft_gone":
            made.append(
                self._button(self.tr("Throw the draft away"), "quiet", "throw", self.thrown)
            )
        if item.case == "attachment":
            made.append(self._button(self.tr("Noted"), "primary", "known", self.known))
        if item.complaint and item.case != "draft_gone":
            made.append(self._button(self.tr("Open the complaint"), "link", "open", self.asked))
        return made

    def _button(self, words: str, look: Look, name: str, signal: object) -> QPushButton:
        button = action_button(words, look)
        button.clicked.connect(lambda: signal.emit())  # type: ignore[attr-defined]
        self.choices[name] = button
        return button


def _side(name: str) -> tuple[QWidget, QVBoxLayout]:
    side = QWidget()
    side.setAccessibleName(name)
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACE_8)
    column.addWidget(SectionLabel(name))
    return side, column


def _plate(plane: str, name: str) -> tuple[QFrame, QVBoxLayout]:
    plate = QFrame()
    set_look(plate, plane=plane)
    plate.setAccessibleName(name)
    column = QVBoxLayout(plate)
    column.setContentsMargins(SPACE_16, SPACE_12, SPACE_16, SPACE_12)
    column.setSpacing(SPACE_4)
    return plate, column
