"""What the menu beside the role offers where a whole program is behind it: lock and its time."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from desktop.domain.formats import number
from desktop.services.seat import MINUTES, Way
from ui.case.companion import Companion
from ui.frame import show_dialog
from ui.i18n import current
from ui.keys import key_label, keys_of
from ui.seat.button import SeatButton
from ui.seat.code_dialog import CodeDialog
from ui.seat.lock import SeatLock
from ui.workplace import Workplace


class SeatMenu(Companion):
    """Adds its lines to the button's menu."""

    def __init__(self, workplace: Workplace, button: SeatButton, lock: SeatLock) -> None:
        super().__init__(button)
        self._place = workplace
        self._lock = lock
        keys = key_label(keys_of("lock")[0])
        now = self.tr("Lock now")
        button.add(f"{now}\t{keys}", lock.lock)
        if workplace.practice:
            return
        self.times = QMenu(self.tr("Lock by itself"), button.menu_of)
        self._group = QActionGroup(self)
        self.choices = {minutes: self._choice(minutes) for minutes in MINUTES}
        button.menu_of.insertMenu(button.access, self.times)
        button.menu_of.aboutToShow.connect(self._mark)
        button.add(self.tr("Code for the lock …"), self.show_code)

    def show_code(self) -> None:
        """Ask what opens the lock now, then for a code."""
        seat = self._place.desk.seat
        self._place.lanes.submit("db", seat.way, self._ask_code, self._lock.not_read)

    def _ask_code(self, way: Way) -> None:
        show_dialog(CodeDialog(self._place, way, self.over.window()))

    def _choice(self, minutes: int) -> QAction:
        words = self.tr("after {minutes} minutes").format(minutes=number(minutes, current()))
        action = self.times.addAction(words if minutes else self.tr("never"))
        action.setCheckable(True)
        self._group.addAction(action)
        action.triggered.connect(partial(self._lock.set_minutes, minutes))
        return action

    def _mark(self) -> None:
        self.choices[self._lock.watch.minutes].setChecked(True)
