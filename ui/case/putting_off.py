"""Putting a complaint off: the days that may be chosen, and the calendar for another one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QCoreApplication, QDate, QEvent, QLocale, QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QDialog,
    QHBoxLayout,
    QMenu,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.calendar import WorkCalendar
from desktop.domain.formats import short_day
from desktop.domain.marks import Offer
from desktop.services.marking import Room
from ui.i18n import current
from ui.theme.calendar import tint_arrows
from ui.theme.current import current_theme
from ui.theme.fonts import role_font
from ui.theme.tokens import MEDIUM, REGULAR, SEMIBOLD, SPACE_8, SPACE_16
from ui.widgets import Banner, action_button, text_label
from ui.widgets.look import is_restyle


def put_off_menu(
    room: Room,
    parent: QWidget,
    chosen: Callable[[date], object],
    other: Callable[[], object] | None = None,
    back: Callable[[], object] | None = None,
) -> QMenu:
    """The days until which a complaint may be put off; for one whose `room` has some. `other`
    leads to a day that is not offered, `back` to no day at all, where they can be had."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    say = QCoreApplication.translate
    if room.until is not None and back is not None:
        shown = say("PuttingOff", "Put off no longer")
        menu.addAction(shown).triggered.connect(back)
        menu.addSeparator()
    offered = [offer.day for offer in room.offers]
    for offer in room.offers:
        words = f"{_name(offer, room.today)}\t{short_day(offer.day, current())}"
        menu.addAction(words).triggered.connect(partial(_choose, chosen, offer.day))
    if room.last is not None and room.last not in offered:
        words = say("PuttingOff", "Until its deadline") + f"\t{short_day(room.last, current())}"
        menu.addAction(words).triggered.connect(partial(_choose, chosen, room.last))
    if other is not None:
        menu.addAction(say("PuttingOff", "Choose a day …")).triggered.connect(other)
    menu.setToolTip(say("PuttingOff", "Put off until …"))
    menu.setAccessibleName(say("PuttingOff", "Put off until …"))
    return menu


def _choose(chosen: Callable[[date], object], day: date) -> None:
    chosen(day)


def _name(offer: Offer, today: date) -> str:
    say = QCoreApplication.translate
    if offer.choice == "three":
        return say("PuttingOff", "In three working days")
    if offer.choice == "monday":
        return say("PuttingOff", "Next week")
    if offer.day == today + timedelta(days=1):
        return say("PuttingOff", "Tomorrow")
    return say("PuttingOff", "Next working day")


class DayPicker(QCalendarWidget):
    """A month to choose a working day from; free days and those out of reach are pale."""

    def __init__(self, calendar: WorkCalendar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._calendar = calendar
        indonesian = current() == "id"
        language = QLocale.Language.Indonesian if indonesian else QLocale.Language.English
        self.setLocale(QLocale(language))
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        for days in self.findChildren(QTableView):
            days.setAccessibleName(self.tr("Days of the month"))
        self._tint()

    @property
    def chosen(self) -> date:
        """The day that is marked."""
        return _date(self.selectedDate())

    def changeEvent(self, event: QEvent) -> None:
        """Take on another theme."""
        super().changeEvent(event)
        if is_restyle(event):
            self._tint()

    def _tint(self) -> None:
        theme = current_theme()
        head = QTextCharFormat()
        head.setForeground(QColor(theme.muted))
        head.setBackground(QColor(theme.surface))
        self.setHeaderTextFormat(head)
        tint_arrows(self)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.setWeekdayTextFormat(day, head)

    def paintCell(self, painter: QPainter, box: QRect, day: QDate | date) -> None:
        """One day: its figure, and a plate with a bold figure where it is chosen."""
        shown = day if isinstance(day, QDate) else _qt(day)
        theme, when = current_theme(), _date(shown)
        reached = self.minimumDate() <= shown <= self.maximumDate()
        chosen = shown == self.selectedDate()
        painter.save()
        painter.fillRect(box, QColor(theme.selected if chosen else theme.surface))
        if chosen:
            painter.setPen(QColor(theme.primary))
            painter.drawRect(box.adjusted(0, 0, -1, -1))
        works = reached and self._calendar.is_working_day(when)
        painter.setFont(role_font("body", SEMIBOLD if chosen else MEDIUM if works else REGULAR))
        painter.setPen(QColor(theme.text if works else theme.border))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(shown.day()))
        painter.restore()


class PutOffDialog(QDialog):
    """Another day: `chosen(date)`; stays open with the reason where a day is refused."""

    chosen = Signal(object)

    def __init__(self, room: Room, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Put off until …"))
        self.banner = Banner("warn")
        self.calendar = DayPicker(room.calendar)
        self.calendar.setAccessibleName(self.tr("The day when it comes back"))
        first = room.today + timedelta(days=1)
        self.calendar.setMinimumDate(_qt(first))
        if room.last is not None:
            self.calendar.setMaximumDate(_qt(room.last))
        self.calendar.setSelectedDate(_qt(room.offers[0].day if room.offers else first))
        self.calendar.activated.connect(self._take)
        bound = (
            self.tr("At the latest {day}, its deadline.").format(
                day=short_day(room.last, current())
            )
            if room.last is not None
            else self.tr("It comes back by itself on that day, or when something new comes.")
        )
        take, leave = action_button(self.tr("Put off"), "primary"), action_button(self.tr("Cancel"))
        take.clicked.connect(self._take)
        leave.clicked.connect(self.reject)
        take.setDefault(True)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(leave)
        foot.addWidget(take)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_16, SPACE_16, SPACE_16, SPACE_16)
        column.setSpacing(SPACE_8)
        column.addWidget(text_label(bound, "secondary", wrap=True))
        column.addWidget(self.banner)
        column.addWidget(self.calendar)
        column.addLayout(foot)
        self.calendar.setFocus()

    def _take(self) -> None:
        self.chosen.emit(self.calendar.chosen)


def _date(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())


def _qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
