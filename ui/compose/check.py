"""The strip above Send: what an answer says, what to mind before everybody may read it.

Calm: hidden as long as there is nothing to say, and nothing in it moves the cursor. Only after
Send was held back does it ask, and then it has the focus.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication, QDate, QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.checklist import Findings, Point
from desktop.domain.personal import DatumKind
from ui.theme.calendar import tint_arrows
from ui.theme.tokens import SPACE_8, SPACE_12, State
from ui.widgets import IconLabel, StateLine, action_button, text_label
from ui.widgets.look import is_restyle, set_look

_SHOWN: Final = 40


@dataclass(frozen=True, slots=True)
class Asked:
    """One finding that asks for a yes: where it stands, its words, and of what kind it is; an
    empty kind is a place of a template. `more`: how many wait behind it."""

    start: int
    end: int
    value: str
    kind: DatumKind | None
    more: int = 0


class AskBar(QFrame):
    """One finding at a time. `removed`, `masked`, `let_be`, `fill_asked`: what is to become of
    it."""

    removed = Signal()
    masked = Signal()
    let_be = Signal()
    fill_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = text_label("", wrap=True)
        self.remove = action_button(self.tr("Remove"))
        self.mask_it = action_button(self.tr("Mask"))
        self.fill = action_button(self.tr("Fill in"))
        self.keep = action_button(self.tr("Leave it"))
        self.remove.clicked.connect(self.removed)
        self.mask_it.clicked.connect(self.masked)
        self.fill.clicked.connect(self.fill_asked)
        self.keep.clicked.connect(self.let_be)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_12, SPACE_8, SPACE_8, SPACE_8)
        row.setSpacing(SPACE_8)
        row.addWidget(IconLabel("triangle-alert", "warn"))
        row.addWidget(self._words, 1)
        for button in self.buttons:
            row.addWidget(button)
        set_look(self, plane="banner", tone="warn")
        self.hide()

    @property
    def buttons(self) -> tuple[QWidget, ...]:
        """In the order of the eye."""
        return (self.fill, self.remove, self.mask_it, self.keep)

    @property
    def text(self) -> str:
        """What it says."""
        return self._words.text()

    def ask(self, one: Asked, held: bool) -> None:
        """Show it. `held`: sending waits for the answer."""
        self._words.setText(self._sentence(one, held))
        self.setAccessibleName(self.text)
        datum = one.kind is not None
        self.fill.setVisible(not datum)
        self.remove.setVisible(datum)
        self.mask_it.setVisible(datum)
        words = self.tr("Send anyway") if held else self.tr("Leave it")
        self.keep.setText(words)
        self.keep.setAccessibleName(words)
        self.show()

    def take_focus(self) -> None:
        """Sending was held back: say it aloud and have the keys."""
        button = self.fill if not self.fill.isHidden() else self.remove
        button.setFocus(Qt.FocusReason.OtherFocusReason)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.text))

    def _sentence(self, one: Asked, held: bool) -> str:
        value = " ".join(one.value.split())
        value = value if len(value) <= _SHOWN else f"{value[:_SHOWN]}…"
        if one.kind is None:
            said = self.tr("Left unfilled: {value}").format(value=value)
        else:
            words = self.tr("{kind} in words that everybody may read: {value}")
            said = words.format(kind=kind_words(one.kind), value=value)
        if one.more:
            said += " " + self.tr("(and {count} more)").format(count=one.more)
        not_sent = self.tr("Not sent yet.")
        return f"{not_sent} {said}" if held else said


class CheckStrip(QWidget):
    """What a look at the answer shows, the promised date, and below it `ask`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._promised: date | None = None
        self.points = StateLine(gives_way=True)
        self.remind = QCheckBox(self.tr("Remind me"))
        self.due = QDateEdit()
        self.due.setDisplayFormat("dd-MM-yyyy")
        self.due.setCalendarPopup(True)
        self.due.setAccessibleName(self.tr("Remind me on"))
        inner = self.due.findChild(QLineEdit)
        assert isinstance(inner, QLineEdit)
        inner.setTextMargins(SPACE_8, 0, 0, 0)
        # What a date needs beside the arrow; the style measures without the sheet's padding.
        digits = self.due.fontMetrics().horizontalAdvance("00-00-0000")
        self.due.setMinimumWidth(digits + 5 * SPACE_12)
        self.remind.toggled.connect(self.due.setEnabled)
        self.ask = AskBar()
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        row.addWidget(self.points)
        row.addStretch(1)
        row.addWidget(self.remind)
        row.addWidget(self.due)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        column.addLayout(row)
        column.addWidget(self.ask)
        self.clear()

    def changeEvent(self, event: QEvent) -> None:
        """Take on another theme."""
        super().changeEvent(event)
        if is_restyle(event) and self._promised is not None:
            tint_arrows(self.due.calendarWidget())

    @property
    def chain(self) -> tuple[QWidget, ...]:
        """What Tab visits."""
        return (self.remind, self.due, *self.ask.buttons)

    @property
    def reminder(self) -> date | None:
        """The day on which the officer wants to be reminded; None for none."""
        if self.remind.isHidden() or not self.remind.isChecked():
            return None
        found = self.due.date()
        return date(found.year(), found.month(), found.day())

    def clear(self) -> None:
        """Nothing to say."""
        self.show_findings(Findings(), date.min, "")
        self.ask.hide()

    def show_findings(self, found: Findings, today: date, words: str) -> None:
        """What was seen; `words`: of the promise. A day that the officer set stays as long as
        the same day is promised."""
        icon, text, state = _points_words(found)
        self.points.set_state(icon, text, state)
        self.points.setToolTip(text)
        self.points.setVisible(bool(text))
        promised = found.promises[0].due if found.promises else None
        if promised != self._promised:
            self._promised = promised
            if promised is not None:
                # Qt makes the calendar once it is asked for: not at the start.
                tint_arrows(self.due.calendarWidget())
                with QSignalBlocker(self.due):
                    self.due.setMinimumDate(QDate(today.year, today.month, today.day))
                    self.due.setDate(QDate(promised.year, promised.month, promised.day))
                self.remind.setChecked(True)
        for part in (self.remind, self.due):
            part.setVisible(promised is not None)
            part.setToolTip(words)
        self.remind.setAccessibleDescription(words)
        self.setVisible(not found.silent)


def kind_words(kind: DatumKind) -> str:
    """What such a datum is called."""
    return {
        "nik": QCoreApplication.translate("CheckStrip", "NIK or family card number"),
        "phone": QCoreApplication.translate("CheckStrip", "Telephone number"),
        "email": QCoreApplication.translate("CheckStrip", "E-mail address"),
        "name": QCoreApplication.translate("CheckStrip", "Reporter's name"),
    }[kind]


def _points_words(found: Findings) -> tuple[str, str, State]:
    if found.bare:
        words = QCoreApplication.translate(
            "CheckStrip", "Hardly more than the template: what does it say to this complaint?"
        )
        return "info", words, "neutral"
    if found.unseen:
        words = QCoreApplication.translate("CheckStrip", "Not seen yet: {points}")
        return "info", words.format(points=_named(found.unseen)), "neutral"
    if found.seen:
        words = QCoreApplication.translate("CheckStrip", "It says: {points}")
        return "check", words.format(points=_named(found.seen)), "neutral"
    return "", "", "neutral"


def _named(points: tuple[Point, ...]) -> str:
    names: dict[Point, str] = {
        "answers": QCoreApplication.translate("CheckStrip", "an answer to the question"),
        "what": QCoreApplication.translate("CheckStrip", "what is done"),
        "when": QCoreApplication.translate("CheckStrip", "when"),
        "who": QCoreApplication.translate("CheckStrip", "by whom"),
        "evidence": QCoreApplication.translate("CheckStrip", "evidence"),
    }
    return ", ".join(names[point] for point in points)
