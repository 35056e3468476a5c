"""Schedule and budget: when this desk exchanges by itself, and what a day may cost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, QTime
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSpinBox,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.desk import Desk
from desktop.domain.formats import Formatter
from desktop.domain.schedule import Habit
from desktop.services.budget import CAP_MOST, Cost, Used
from ui.case.reading import formatter_of
from ui.exchange.outlook import part_words
from ui.i18n import current
from ui.lanes import CancelToken
from ui.notices import sentence_of_error
from ui.theme.tokens import SPACE_8, SPACE_16, SPACE_24
from ui.widgets import Banner, SectionLabel, action_button, lay_out_dialog, line, text_label
from ui.workplace import Workplace

LOOKS: Final = (0, 15, 30, 60, 120, 240)
"""Minutes between light looks that are offered; another one set elsewhere is offered too."""
_FIRST_TIME: Final = 16 * 60
_WIDTH: Final = 460


@dataclass(frozen=True, slots=True)
class Plan:
    """What the dialog shows. `cap`: MB a day, 0 = none."""

    habit: Habit
    cap: int
    cost: Cost
    used: Used
    formatter: Formatter


def read_plan(desk: Desk) -> Plan:
    """Read it, on the `db` lane. Raises `PenghubungError`."""
    return Plan(
        desk.schedule.habit(),
        desk.budget.daily_cap(),
        desk.budget.cost(),
        desk.budget.used(),
        formatter_of(desk),
    )


def store_plan(desk: Desk, habit: Habit, cap: int) -> None:
    """Store what was set, on the `db` lane. A time is in force from when it was set, so a habit
    that stayed as it was is not set again."""
    if habit != desk.schedule.habit():
        desk.schedule.set_habit(habit)
    if cap != desk.budget.daily_cap():
        desk.budget.set_daily_cap(cap)


class PlanDialog(QDialog):
    """Enter stores, Esc leaves it as it was."""

    def __init__(
        self, workplace: Workplace, plan: Plan, stored: Callable[[], None], parent: QWidget
    ) -> None:
        """`stored`: called once another plan is in force."""
        super().__init__(parent)
        self._work = workplace
        self._stored = stored
        self._room = parent.size()
        self._token = CancelToken.of(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Schedule and budget"))
        self._build(plan)
        self._show(plan)
        self.daily.setFocus()

    def _build(self, plan: Plan) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(SPACE_16, SPACE_16, SPACE_16, SPACE_16)
        column.setSpacing(SPACE_8)
        self.trouble = Banner()
        column.addWidget(self.trouble)
        column.addWidget(SectionLabel(self.tr("Synchronise by itself")))
        self.daily = QCheckBox(self.tr("Every day at"))
        self.time = QTimeEdit()
        self.time.setDisplayFormat("HH.mm" if current() == "id" else "HH:mm")
        self.time.setAccessibleName(self.tr("Time of day"))
        self.daily.toggled.connect(self.time.setEnabled)
        column.addLayout(_row(self.daily, self.time))
        spread = self.tr("A few minutes later, so that not every desk comes in the same second.")
        column.addWidget(text_label(spread, "secondary", wrap=True))
        self.on_return = QCheckBox(self.tr("When the connection is back and something waits"))
        column.addWidget(self.on_return)
        self.look = QComboBox()
        column.addLayout(_labelled(self.tr("See what has &come"), self.look))
        light = self.tr("Only asks, takes nothing: about 0.3 kB each time.")
        column.addWidget(text_label(light, "secondary", wrap=True))
        column.addWidget(line())
        column.addWidget(SectionLabel(self.tr("Data budget")))
        self.cap = QSpinBox()
        self.cap.setRange(0, CAP_MOST)
        self.cap.setSpecialValueText(self.tr("No limit"))
        self.cap.setSuffix(self.tr(" MB a day"))
        column.addLayout(_labelled(self.tr("Hold &attachments back above"), self.cap))
        never = self.tr("Texts always go; only attachments wait for the next day.")
        column.addWidget(text_label(never, "secondary", wrap=True))
        column.addWidget(line())
        column.addWidget(SectionLabel(self.tr("Next synchronisation")))
        self.figures = text_label("\n".join(_figures(plan)), wrap=True)
        column.addWidget(self.figures)
        column.addStretch()
        for field in (self.time, self.cap):
            inner = field.findChild(QLineEdit)
            assert isinstance(inner, QLineEdit)
            # A spin box leaves its own padding to whoever draws its buttons; here nobody does.
            inner.setTextMargins(SPACE_8, 0, SPACE_8, 0)
        scroll = QScrollArea()
        scroll.setAccessibleName(self.windowTitle())
        scroll.setWidgetResizable(True)
        scroll.setWidget(body)
        self.save = action_button(self.tr("&Save"), "primary")
        self.save.clicked.connect(self._save)
        self.cancel = action_button(self.tr("Cancel"))
        self.cancel.clicked.connect(self.reject)
        self.save.setDefault(True)
        foot = lay_out_dialog(self, scroll, self.cancel, self.save)
        wanted = (
            body.heightForWidth(_WIDTH) if body.hasHeightForWidth() else body.sizeHint().height()
        )
        high = wanted + foot.sizeHint().height() + SPACE_24
        room = self._room
        self.resize(min(_WIDTH, room.width()), min(high, room.height() - SPACE_24))

    def _show(self, plan: Plan) -> None:
        habit = plan.habit
        minutes = _FIRST_TIME if habit.daily_at is None else habit.daily_at
        self.time.setTime(QTime(*divmod(minutes, 60)))
        self.daily.setChecked(habit.daily_at is not None)
        self.time.setEnabled(habit.daily_at is not None)
        self.on_return.setChecked(habit.on_return)
        for offered in sorted({*LOOKS, habit.look_minutes}):
            self.look.addItem(_look_words(offered, plan.formatter), offered)
        self.look.setCurrentIndex(self.look.findData(habit.look_minutes))
        self.cap.setValue(plan.cap)

    def _save(self) -> None:
        time = self.time.time()
        daily = time.hour() * 60 + time.minute() if self.daily.isChecked() else None
        habit = Habit(daily, self.on_return.isChecked(), self.look.currentData())
        desk, cap = self._work.desk, self.cap.value()
        self.save.setEnabled(False)
        self._work.lanes.submit(
            "db", lambda: store_plan(desk, habit, cap), self._done, self._failed, self._token
        )

    def _done(self, _none: None) -> None:
        self._stored()
        self.accept()

    def _failed(self, error: BaseException) -> None:
        """It stays open with what was set, and says why."""
        self.save.setEnabled(True)
        said = sentence_of_error(error)
        self.trouble.say("bad", said.happened, said.meaning, said.action)


def _row(*parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(SPACE_8)
    for part in parts:
        row.addWidget(part)
    row.addStretch()
    return row


def _labelled(words: str, field: QWidget) -> QHBoxLayout:
    label = QLabel(words)
    label.setBuddy(field)
    field.setAccessibleName(words.replace("&", ""))
    return _row(label, field)


def _look_words(minutes: int, write: Formatter) -> str:
    if not minutes:
        return QCoreApplication.translate("PlanDialog", "Never")
    words = QCoreApplication.translate("PlanDialog", "Every {time}")
    return words.format(time=write.duration(minutes * 60))


def _figures(plan: Plan) -> list[str]:
    write = plan.formatter
    found = list(part_words(plan.cost, write))
    words = QCoreApplication.translate("PlanDialog", "Used today {day}, this month {month}")
    used = plan.used
    found.append(words.format(day=write.size(used.day.both), month=write.size(used.month.both)))
    up_down = QCoreApplication.translate("PlanDialog", "This month sent {up}, received {down}")
    found.append(up_down.format(up=write.size(used.month.up), down=write.size(used.month.down)))
    return found
