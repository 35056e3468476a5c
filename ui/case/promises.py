"""What was promised to the reporter and by when, under the deadlines of a complaint."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.writing import Reminder
from ui.theme.tokens import SPACE_8, State
from ui.widgets import StateLine, action_button
from ui.workplace import Workplace

if TYPE_CHECKING:
    from ui.case.reading import CaseView
    from ui.compose.bars import UndoBar


class PromiseLine(QWidget):
    """The nearest promise that is not kept yet; hidden without one. `kept(reminder)`."""

    kept = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Reminder | None = None
        self._state = StateLine(gives_way=True)
        self.button = action_button(self.tr("Promise kept"), "link")
        self.button.clicked.connect(self._keep)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_8)
        row.addWidget(self._state)
        row.addWidget(self.button)
        row.addStretch(1)
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._state.text

    def show_case(self, view: CaseView) -> None:
        """The promises on this complaint."""
        found = view.reminders if view.aid is not None else ()
        self._shown = found[0] if found else None
        self.setVisible(self._shown is not None)
        if self._shown is None or view.aid is None:
            return
        one, today = self._shown, view.aid.today
        left = view.aid.calendar.working_days_between(today, one.due)
        day = view.formatter.calendar_day(one.due, today, long=True)
        words = self.tr("Promised to the reporter: {day}").format(day=day)
        state: State = "neutral"
        if one.due < today:
            words = self.tr("Promised to the reporter for {day}, not ticked off").format(day=day)
            state = "bad"
        elif left <= 1:
            state = "warn"
        if one.words:
            words += f" · “{one.words}”"
        if len(found) > 1:
            more = self.tr("{count} more").format(count=view.formatter.number(len(found) - 1))
            words += f" · {more}"
        self._state.set_state("calendar", words, state)

    def _keep(self) -> None:
        if self._shown is not None:
            self.kept.emit(self._shown.id)


class PromiseDesk(QObject):
    """Ticks promises off, with the way back in `undo`; `failed` gets what goes wrong."""

    def __init__(
        self,
        workplace: Workplace,
        shown: PromiseLine,
        undo: UndoBar,
        failed: Callable[[BaseException], None],
    ) -> None:
        super().__init__(shown)
        self._work = workplace
        self._undo = undo
        self._failed = failed
        shown.kept.connect(self._keep)

    def _keep(self, reminder: int) -> None:
        writing = self._work.desk.writing

        def reopen() -> None:
            self._work.lanes.submit(
                "db", partial(writing.reopen, reminder), self._changed, self._failed
            )

        def kept(one: Reminder) -> None:
            self._changed(one)
            self._undo.offer("check", self.tr("The promise is ticked off."), reopen)

        self._work.lanes.submit("db", partial(writing.finish, reminder), kept, self._failed)

    def _changed(self, one: Reminder) -> None:
        self._work.events.work_changed.emit(one.complaint)
