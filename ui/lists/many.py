"""Several complaints chosen: how many, and what may be done with all of them at once.

Marks and copies only: an answer is never sent for many. What was done stands below with the way
back, as long as nothing else is done.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu

from desktop.domain.formats import short_day
from desktop.services.many import Changed
from desktop.services.marking import Room
from ui.case.putting_off import put_off_menu
from ui.case.reading import formatter_of
from ui.compose.bars import UndoBar
from ui.i18n import current
from ui.keys import key_label, keys_of
from ui.lanes import OnError
from ui.lists.view import CaseTable
from ui.theme.tokens import SPACE_8, SPACE_12
from ui.widgets import ElidedLabel, IconButton
from ui.widgets.look import set_look
from ui.workplace import Workplace

ACTS: Final = ("star", "unread", "put_off", "copy_number")
"""Of `ui.keys.CASE_KEYS`, those that many may have at once."""
_ICONS: Final = {
    "star": "star",
    "unread": "mail-open",
    "put_off": "alarm-clock",
    "copy_number": "copy",
}


class ManyBar(QFrame):
    """There while more than one is chosen."""

    def __init__(
        self, workplace: Workplace, table: CaseTable, undo: UndoBar, failed: OnError
    ) -> None:
        """`undo`: where it is said what was done; `failed`: who says what could not be."""
        super().__init__()
        self._work = workplace
        self._table = table
        self._undo = undo
        self._failed = failed
        self.words = ElidedLabel("", "strong")
        self.buttons = {name: self._button(name) for name in ACTS}
        self.leave = IconButton("x", self.tr("Choose one only"), key_label("Esc"))
        self.leave.clicked.connect(lambda: table.select(table.current_key))
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_12, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.words, 1)
        row.addSpacing(SPACE_8)
        for button in (*self.buttons.values(), self.leave):
            row.addWidget(button)
        set_look(self, plane="banner", tone="neutral")
        self.setAccessibleName(self.tr("Several chosen"))
        self.hide()
        table.several.connect(self._show)
        table.chosen.connect(undo.withdraw)
        back = QShortcut(QKeySequence("Ctrl+Z"), table)
        back.setContext(Qt.ShortcutContext.WidgetShortcut)
        back.activated.connect(undo.take_back)

    def takes(self, name: str) -> bool:
        """Whether a key of the complaint is meant for all that are chosen."""
        return name in ACTS and self._table.count > 1

    def do(self, name: str) -> None:
        """Do it with all that are chosen. Raises KeyError for no such act."""
        many, keys = self._work.desk.many, self._table.chosen_keys
        doing: dict[str, Callable[[], None]] = {
            "star": lambda: self._mark(partial(many.turn_star, keys)),
            "unread": lambda: self._mark(partial(many.turn_unread, keys)),
            "put_off": self._ask_day,
            "copy_number": lambda: self._copy(keys),
        }
        doing[name]()

    def _button(self, name: str) -> IconButton:
        words = {
            "star": self.tr("Stars for all of them, or take them away"),
            "unread": self.tr("Mark all as read, or as unread"),
            "put_off": self.tr("Put them off until a day"),
            "copy_number": self.tr("Copy their numbers"),
        }
        made = IconButton(_ICONS[name], words[name], key_label(keys_of(name)[0]))
        made.clicked.connect(partial(self.do, name))
        return made

    def _show(self, count: int) -> None:
        self.setVisible(count > 1)
        if count > 1:
            said = self.tr("Chosen: {count}")
            self.words.set_full_text(said.format(count=self._number(count)))

    def _number(self, count: int) -> str:
        return formatter_of(self._work.desk).number(count)

    def _mark(self, job: Callable[[], Changed], day: str = "") -> None:
        self._work.lanes.submit("db", job, lambda done: self._done(done, day), self._failed)

    def _done(self, changed: Changed, day: str) -> None:
        said = {
            "starred": self.tr("Given a star: {count}."),
            "unstarred": self.tr("Star taken away: {count}."),
            "read": self.tr("Marked as read: {count}."),
            "unread": self.tr("Marked as unread: {count}."),
            "put_off": self.tr("Put off until {day}: {count}."),
        }[changed.act].format(count=self._number(changed.count), day=day)
        if changed.refused:
            left = self.tr("Left, for they are due before: {count}.")
            said = f"{said} {left.format(count=self._number(changed.refused))}"
        self._undo.offer("circle-check", said, partial(self._take_back, changed))
        self._work.events.work_changed.emit("")

    def _take_back(self, changed: Changed) -> None:
        def undone(_none: None) -> None:
            self._work.events.work_changed.emit("")

        many = self._work.desk.many
        self._work.lanes.submit("db", partial(many.undo, changed), undone, self._failed)

    def _ask_day(self) -> None:
        self._work.lanes.submit("db", self._room, self._offer, self._failed)

    def _room(self) -> Room:
        desk = self._work.desk
        calendar = desk.deadlines.calendar()
        return Room(desk.deadlines.today(), None, desk.many.offers(), None, calendar)

    def _offer(self, room: Room) -> None:
        menu: QMenu = put_off_menu(room, self, self._put_off)
        button = self.buttons["put_off"]
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))
        menu.setActiveAction(menu.actions()[0])

    def _put_off(self, day: date) -> None:
        job = partial(self._work.desk.many.put_off, self._table.chosen_keys, day)
        self._mark(job, short_day(day, current()))

    def _copy(self, keys: tuple[str, ...]) -> None:
        def copied(numbers: str) -> None:
            QGuiApplication.clipboard().setText(numbers)
            said = self.tr("Numbers copied: {count}.").format(count=self._number(len(keys)))
            self._undo.tell("circle-check", said)

        cases = self._work.desk.cases
        self._work.lanes.submit(
            "db",
            lambda: "\n".join(f"#{line.row.tracking_id}" for line in cases.lines(keys)),
            copied,
            self._failed,
        )
