"""The landing page: what to do now, one row each, and how things stand in two small plots.

Failure policy: as for the pages of the officer's work (`ui.exchange.frame`). What is chosen stays
chosen and in its place while the page reads again.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.errors import PenghubungError
from desktop.domain.formats import long_date
from desktop.services.today import Bundle, Task, Today
from ui.case.reading import formatter_of
from ui.case.strips import NewsStrip
from ui.lanes import CancelToken
from ui.lists.leading import LeadingState
from ui.notices import sentence_of_error
from ui.pages import TODAY, title
from ui.paging import OwnPage
from ui.theme.fonts import font_percent
from ui.theme.tokens import SPACE_4, SPACE_12, SPACE_16
from ui.today.away import AwayStrip
from ui.today.plots import DueCard, MonthCard, column
from ui.today.rows import TaskList
from ui.today.words import Seen, copy_line, headline, nothing, rows_of
from ui.widgets import Banner, ElidedLabel, ProgressRow, line, text_label
from ui.widgets.look import set_look
from ui.workplace import Workplace

ASIDE: Final = 376
ASIDE_FROM: Final = 960
"""Logical width at the usual font size from which the plots have their place."""
ONE_FROM: Final = 400
BOTH_FROM: Final = 620
"""Logical heights at the usual font size from which one plot fits, and both."""


class TodayPage(OwnPage):
    """`step_asked` carries a `Task`, `all_asked` a group, `happening_asked` what happened while
    the officer was away."""

    step_asked = Signal(object)
    all_asked = Signal(str)
    happening_asked = Signal(str)
    answered = Signal()
    """What was asked of the file has been shown."""

    def __init__(self, workplace: Workplace, since: int = 0) -> None:
        """`since`: Unix seconds from which on a disposition is new; 0 = none is."""
        super().__init__()
        self.place = workplace
        self._since = since
        self._seen: Seen | None = None
        self._found: dict[str, Task | Bundle | None] = {}
        self._token = CancelToken()
        self._stale, self._focus_wanted = True, False
        set_look(self, plane="surface")
        self.setAccessibleName(title(TODAY))
        self.heading = text_label(title(TODAY), "headline")
        self.date, self.copy = text_label("", "secondary"), text_label("", "secondary")
        self.summary = ElidedLabel("", "secondary")
        self.away = AwayStrip()
        self.away.hide()
        self.banner = Banner("bad")
        self.banner.hide()
        self.progress = ProgressRow()
        self.list = TaskList(title(TODAY))
        self.empty = LeadingState(workplace.events, "circle-check")
        self.due, self.months = DueCard(), MonthCard()
        self._lay_out()
        self.list.hit.connect(self._take)
        self.list.opened.connect(self._take)
        self.empty.led.connect(workplace.events.page_asked)
        self.banner.acted.connect(self.refresh)
        self.away.asked.connect(self.happening_asked)
        events = workplace.events
        self.away.sync_asked.connect(events.sync_asked)
        events.copy_changed.connect(self.refresh)
        events.work_changed.connect(self.refresh)

    @property
    def seen(self) -> Seen | None:
        """What is on screen; None before the first answer."""
        return self._seen

    def refresh(self, _key: str = "") -> None:
        """Read again, now or when the page is next seen."""
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        self._token.cancel()
        self._token = CancelToken()
        if self._seen is None:
            self.progress.begin(self.tr("Reading the copy"), can_stop=False)
        desk, since = self.place.desk, self._since

        def read() -> Today:
            desk.colleagues.look()
            return desk.today.read(since)

        self.place.lanes.submit("db", read, self._came, self._failed, self._token)

    def take_focus(self) -> None:
        """To the rows, or to the button where there are none."""
        self._focus_wanted = self._stale or self._seen is None
        if not self._focus_wanted:
            button = self.empty.findChild(QPushButton)
            none = self.body.currentWidget() is self.empty
            (button if none and button is not None else self.list).setFocus(
                Qt.FocusReason.ShortcutFocusReason
            )

    def step(self, by: int) -> None:
        """Move by rows; headings are passed by."""
        self.list.step(by)

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while it was not seen."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The plots give way first."""
        super().resizeEvent(event)
        self._arrange()

    def _came(self, today: Today) -> None:
        self.progress.finish()
        self.banner.hide()
        seen = self._seen = Seen(today, formatter_of(self.place.desk))
        self.date.setText(long_date(today.day, seen.write.language))
        self.summary.set_full_text(headline(seen))
        said = copy_line(seen)
        self.copy.setText(said[:1].upper() + said[1:])
        self.away.show_seen(seen)
        pairs = rows_of(seen)
        self._found = {row.key: leads for row, leads in pairs}
        had = self.empty.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        had = had or self.list.hasFocus()
        self.list.show_rows([row for row, _ in pairs])
        if not pairs:
            self.empty.say(nothing(seen))
        self.body.setCurrentWidget(self.list if pairs else self.empty)
        self.due.show_seen(seen)
        self.months.show_seen(seen)
        self._arrange()
        if self.isVisible() and (had or self._focus_wanted):
            self.take_focus()
        self.answered.emit()

    def _failed(self, error: BaseException) -> None:
        self.progress.finish()
        said = sentence_of_error(error)
        again = self.tr("Look again")
        self.banner.say("bad", said.happened, said.meaning, said.action, again)
        if not isinstance(error, PenghubungError):
            raise error

    def _take(self, key: str) -> None:
        """The step of a row."""
        leads = self._found.get(key)
        if isinstance(leads, Task):
            self.step_asked.emit(leads)
        elif isinstance(leads, Bundle):
            self.all_asked.emit(leads.group)

    def _arrange(self) -> None:
        """Plots only beside rows that have room."""
        percent = font_percent()
        wide, high = self.width() * 100 // percent, self.height() * 100 // percent
        seen = self._seen
        held = seen is not None and seen.today.complaints > 0 and wide >= ASIDE_FROM
        self.due.setVisible(held and high >= ONE_FROM)
        months = bool(seen and seen.today.months)
        self.months.setVisible(held and months and high >= BOTH_FROM)
        for part in (self._aside, self._edge):
            part.setVisible(held and high >= ONE_FROM)
        self._aside.setFixedWidth(ASIDE * percent // 100)

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.addWidget(self.heading, 1)
        first.addWidget(self.date)
        head = QVBoxLayout()
        head.setContentsMargins(SPACE_16, SPACE_12, SPACE_16, SPACE_12)
        head.setSpacing(SPACE_4)
        second = QHBoxLayout()
        second.setSpacing(SPACE_16)
        second.addWidget(self.summary, 1)
        second.addWidget(self.copy)
        head.addLayout(first)
        head.addLayout(second)
        self.body = QStackedWidget()
        self.body.addWidget(self.list)
        self.body.addWidget(self.empty)
        self._aside, self._edge = QWidget(), line()
        self._edge.setMaximumHeight(16_777_215)
        self._edge.setMinimumHeight(0)
        self._edge.setFixedWidth(1)
        self._aside.setLayout(column(self.due, self.months))
        # What gives way first must not keep the window from being low.
        self._aside.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Ignored)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self.body, 1)
        across.addWidget(self._edge)
        across.addWidget(self._aside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(line())
        whole.addWidget(NewsStrip((self.progress, self.banner, self.away), SPACE_16))
        whole.addLayout(across, 1)
