"""Answers that are not in SP4N-LAPOR! yet: copied one by one, ticked off once they are there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QPushButton, QWidget

from desktop.domain.by_hand import ByHand
from desktop.domain.formats import number
from desktop.domain.turn import result_label
from desktop.services import words
from ui.case.reading import formatter_of
from ui.exchange.frame import WorkPage, button_row, sheet, words_plate
from ui.exchange.rows import Row
from ui.i18n import current
from ui.lists.words import Fact
from ui.pages import title
from ui.widgets import StateLine, action_button, text_label
from ui.workplace import Workplace


@dataclass(frozen=True, slots=True)
class Shown:
    """One answer with its words. `one`: as lists show it, and `shown` its text so; `text`: as it is
    to be pasted. `here`: its complaint is in the copy."""

    one: ByHand
    text: str
    shown: str
    reason: str
    when: str
    entered: str
    here: bool

    @property
    def number(self) -> str:
        """The complaint's number in SP4N-LAPOR!."""
        return self.one.card.tracking_id or self.one.complaint


class ByHandPage(WorkPage):
    """Those that wait, the oldest first; those that are entered, folded, below."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace, title("by_hand"))
        self.empty.acted.connect(partial(workplace.events.page_asked.emit, "needs_answer"))
        if workplace.desk.office is not None:
            bring = action_button(self.tr("Import a new export …"))
            bring.clicked.connect(workplace.events.courier_asked)
            self.tools.addWidget(bring)

    def read(self) -> tuple[Shown, ...]:
        """All of them."""
        desk = self.place.desk
        write, now, language = formatter_of(desk), desk.clock.now(), current()
        every = desk.by_hand.all()
        keys = sorted({one.complaint for one in every})
        held = {row.key for row in desk.replica.queries.rows(keys)}
        masked = {one.operation: desk.masking.of(one) for one in every}
        return tuple(
            Shown(
                one=masked[one.operation],
                text=desk.by_hand.text(one, language),
                shown=desk.by_hand.text(masked[one.operation], language),
                reason=desk.by_hand.reason(one) if one.content.reason else "",
                when=write.moment(one.at, now),
                entered=write.moment(one.entered_at, now) if one.entered_at else "",
                here=one.complaint in held,
            )
            for one in every
        )

    def rows_of(self, found: Sequence[Shown]) -> Sequence[tuple[Row, Shown | None]]:
        """What waits; what was entered under its heading."""
        entered = [one for one in found if not one.one.waits]
        count = number(len(entered), current())
        shown = self.tr("Hide what is entered ({count})").format(count=count)
        folded = self.tr("Show what is entered ({count})").format(count=count)
        self.say_fold("" if not entered else shown if self.fold.isChecked() else folded)
        rows: list[tuple[Row, Shown | None]] = [
            (self._row(one), one) for one in found if one.one.waits
        ]
        if entered and self.fold.isChecked():
            rows.append((Row("entered", self.tr("Entered"), heading=True), None))
            rows += [(self._row(one), one) for one in entered]
        return rows

    def say_empty(self) -> None:
        """Nothing has to be entered."""
        self.empty.set_words(
            "check-check",
            self.tr("Nothing waits to be entered"),
            self.tr(
                "Answers that you send stand here until you have entered them in SP4N-LAPOR!."
                " Only what stands there counts."
            ),
            self.tr("To complaints that need an answer"),
        )

    def paper_of(self, value: Shown) -> QWidget:
        """The words to be pasted, the number, and the tick."""
        one = value.one
        paper, column = sheet()
        column.addWidget(text_label(_title(value), "title", wrap=True))
        facts = (f"#{value.number}", words.kind_label(one.content.kind, current()), value.when)
        column.addWidget(text_label(" · ".join(facts), "secondary", wrap=True))
        column.addWidget(self._standing(value))
        about = [
            result_label(one.content.result, current()),
            self.tr("Secret") if one.content.secret else "",
            value.reason,
        ]
        if any(about):
            column.addWidget(text_label(" · ".join(a for a in about if a), "strong", wrap=True))
        column.addWidget(words_plate(one.content.kind, value.shown, self.tr("(no text)")))
        for file in one.content.attachments:
            note = self.tr("Attach it there too: {name}").format(name=file.name)
            column.addWidget(text_label(note, "secondary", wrap=True))
        for row in self._buttons(value):
            column.addLayout(button_row(*row))
        if one.waits and not self.place.desk.by_hand.own and not self._goes_on(value):
            note = self.tr("It cannot go by the region's server: its complaint is not there (yet).")
            column.addWidget(text_label(note, "secondary", wrap=True))
        column.addStretch()
        return paper

    def open_row(self, key: str) -> None:
        """Enter: the text is copied, as that is what comes first."""
        shown = self.chosen
        if isinstance(shown, Shown) and shown.one.waits:
            self.copy_text(shown)
        else:
            super().open_row(key)

    def drop(self, _key: str) -> None:
        """Delete: it is entered and goes off the list."""
        shown = self.chosen
        if isinstance(shown, Shown) and shown.one.waits:
            self.tick(shown)

    def copy_text(self, shown: Shown) -> None:
        """The answer to the clipboard."""
        self.copy(shown.text)
        words_of_copy = self.tr("The text for #{number} is copied.")
        self.undo.tell("copy", words_of_copy.format(number=shown.number))

    def copy_number(self, shown: Shown) -> None:
        """The number to the clipboard."""
        self.copy(shown.number)
        self.undo.tell("copy", self.tr("{number} is copied.").format(number=shown.number))

    def tick(self, shown: Shown) -> None:
        """It stands in SP4N-LAPOR!; undone by Ctrl+Z."""

        def ticked(_one: ByHand) -> None:
            self.place.events.work_changed.emit(shown.one.complaint)
            said = self.tr("#{number} is ticked off as entered.").format(number=shown.number)
            self.undo.offer("check-check", said, partial(self.untick, shown))

        self.do(partial(self.place.desk.by_hand.tick, shown.one.operation), ticked)

    def untick(self, shown: Shown) -> None:
        """It is not there after all."""
        self.undo.withdraw()
        self.do(
            partial(self.place.desk.by_hand.untick, shown.one.operation),
            lambda back: self.place.events.work_changed.emit(back.complaint),
        )

    def hand_on(self, shown: Shown) -> None:
        """Let the region's server take it over."""

        def queued(_done: None) -> None:
            self.place.events.work_changed.emit(shown.one.complaint)
            said = self.tr("#{number} is in the outbox for the region's server.")
            self.undo.tell("send", said.format(number=shown.number))

        self.do(partial(self.place.desk.by_hand.hand_on, shown.one.operation), queued)

    def _goes_on(self, shown: Shown) -> bool:
        own = self.place.desk.by_hand.own
        return not own and shown.one.waits and shown.here

    def _buttons(self, value: Shown) -> list[list[QPushButton]]:
        opened = action_button(self.tr("Open the complaint"), "link")
        opened.clicked.connect(partial(self.place.events.case_asked.emit, value.one.complaint))
        last = [opened] if value.here else []
        if not value.one.waits:
            if value.one.how == "hand":
                back = action_button(self.tr("Not entered after all"))
                back.clicked.connect(partial(self.untick, value))
                last.insert(0, back)
            return [last]
        text = action_button(self.tr("Copy the text"), "primary", keys=self.tr("Enter"))
        text.clicked.connect(partial(self.copy_text, value))
        named = action_button(self.tr("Copy the number"))
        named.clicked.connect(partial(self.copy_number, value))
        done = action_button(self.tr("Entered"), keys=self.tr("Del"))
        done.clicked.connect(partial(self.tick, value))
        if self._goes_on(value):
            on = action_button(self.tr("Send it by the region's server"))
            on.clicked.connect(partial(self.hand_on, value))
            last.insert(0, on)
        return [[text, named, done], last]

    def _standing(self, value: Shown) -> StateLine:
        how = value.one.how
        if how == "hand":
            said = self.tr("Ticked off by you, {when}").format(when=value.entered)
            return StateLine("check-check", said, "ok")
        if how == "export":
            said = self.tr("Stands in the export of {when}").format(when=value.entered)
            return StateLine("check-check", said, "ok")
        if how == "server":
            said = self.tr("Handed on to the region's server, {when}").format(when=value.entered)
            return StateLine("send", said, "neutral")
        return StateLine("hourglass", self.tr("Not in SP4N-LAPOR! yet"), "warn")

    def _row(self, value: Shown) -> Row:
        kind = words.kind_label(value.one.content.kind, current())
        preview = " ".join(value.shown.split())
        facts = " · ".join(part for part in (f"#{value.number}", kind, preview) if part)
        if value.one.waits:
            told: tuple[Fact, ...] = (
                Fact(self.tr("Not in SP4N-LAPOR! yet"), "warn"),
                Fact(value.when),
            )
        else:
            told = (Fact(self.tr("entered {when}").format(when=value.entered), "ok"),)
        return Row(value.one.operation.hex(), _title(value), facts, told)


def _title(value: Shown) -> str:
    return " ".join(value.one.card.title.split()) or f"#{value.number}"
