"""The window: rail, list and case side by side, folded where there is no room for all three.

Composes the screens and wires their signals; what they do is theirs.
"""

from __future__ import annotations

import base64
from functools import partial
from typing import Final

from PySide6.QtCore import QByteArray, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QMainWindow,
    QSplitter,
    QStackedWidget,
)

from desktop.domain.errors import PenghubungError
from desktop.services.outcome import Done
from ui.attendance import Attendance
from ui.case.pane import CasePane
from ui.case.strips import NewsStrip
from ui.case_keys import wire_case
from ui.exchange.card import SyncCard
from ui.exchange.controller import SyncController
from ui.exchange.receipt import ReceiptPanel
from ui.extras import Extras
from ui.frame import (
    CaseSide,
    Fold,
    beside,
    focus_first,
    fold_of,
    make_page,
    next_of,
    show_courier,
    window_title,
)
from ui.keys import KEYED_PAGES, bind
from ui.lists.pane import ListPane
from ui.lists.question import Part
from ui.memory import Remembered, remember_later, remembered
from ui.midnight import Midnight
from ui.notices import sentence_of
from ui.pages import ALL, PAGES, TODAY
from ui.paging import OwnPage
from ui.rail import Rail
from ui.theme.fonts import font_percent
from ui.theme.tokens import SPACE_8
from ui.today.page import TodayPage
from ui.today.steps import Steps
from ui.workplace import Workplace

FIRST_SIZE: Final = (1366, 768)
LIST_WIDTH: Final = 372
RESTING_MS: Final = 60
"""A key held down in the list opens the complaint where it comes to rest."""
STOPPING_MS: Final = 3_000
"""An exchange may be cut anywhere without loss; closing waits no longer than this for it."""


class MainWindow(QMainWindow):
    """One desk on screen. Closing it saves what is being written and stops an exchange."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._work = workplace
        desk = workplace.desk
        last = remembered(desk.replica.settings)
        visit = desk.presence.visit()
        self._since = since = visit.since
        self._list_page, self._open_key = TODAY, ""
        self._case_in_front = self._straight = self._closing = self._warned = self._left = False
        self._fold: Fold = "three"
        self.midnight = Midnight(desk.deadlines.today, self)
        self.sync = SyncController(workplace)
        self.rail = Rail(workplace, SyncCard(workplace, self.sync), since)
        self.list = ListPane(workplace, since, last.sort)
        self.case = CasePane(workplace)
        self._pages: dict[str, OwnPage] = {}
        self._build(last)
        self.extras = Extras(self, workplace, since)
        self._wire()
        self.setWindowTitle(window_title(workplace))
        self.rail.refresh()
        # Who was away for long lands where it is said what to do.
        self.go_to(TODAY if visit.after_absence or last.page not in PAGES else last.page)
        self.attendance = Attendance(self, workplace)

    def _build(self, last: Remembered) -> None:
        self._case_side = CaseSide(self.case)
        self._case_side.back.clicked.connect(self.go_back)
        self.panes = QSplitter(Qt.Orientation.Horizontal)
        self.panes.setChildrenCollapsible(False)
        self.panes.setHandleWidth(1)
        self.panes.addWidget(self.list)
        self.panes.addWidget(self._case_side)
        self.panes.setStretchFactor(0, 0)
        self.panes.setStretchFactor(1, 1)
        self._shares = last.panes or (LIST_WIDTH, FIRST_SIZE[0] - LIST_WIDTH)
        self.panes.setSizes(list(self._shares))
        self.panes.splitterMoved.connect(self._shared)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.panes)
        self.receipt = ReceiptPanel(self._work)
        self.receipt.hide()
        # No room at all while no receipt is shown: the panes reach the top as the rail does.
        self.setCentralWidget(beside(self.rail, NewsStrip((self.receipt,), SPACE_8), self.stack))
        self.resize(*FIRST_SIZE)
        if last.geometry:
            self.restoreGeometry(QByteArray(base64.b64decode(last.geometry)))

    def _wire(self) -> None:
        events = self._work.events
        events.page_asked.connect(self.go_to)
        events.case_asked.connect(self.open_case)
        events.courier_asked.connect(self.show_courier)
        self.rail.page_chosen.connect(self.show_page)
        self.list.case_chosen.connect(self._moved_to)
        self.list.case_clicked.connect(self._clicked)
        self.list.case_entered.connect(self._entered)
        self.list.answered.connect(self._list_came)
        self.case.emptied.connect(self._case_emptied)
        self.receipt.closed.connect(self._close_receipt)
        self.receipt.removals_accepted.connect(self.sync.accept)
        self.sync.started.connect(self._exchange_began)
        self.sync.finished.connect(self._exchange_ended)
        self._resting = QTimer(self, singleShot=True, interval=RESTING_MS)
        self._resting.timeout.connect(self._show_resting)
        self.midnight.passed.connect(self.list.refresh)
        self.midnight.passed.connect(self.rail.refresh)
        self._keys = bind(
            self,
            {
                "sync": events.sync_asked.emit,
                "courier": events.courier_asked.emit,
                "search": self.focus_search,
                "panes": self.next_pane,
                **self.extras.keys(),
                "next": lambda: self._step(1),
                "previous": lambda: self._step(-1),
                **wire_case(self.list, self.case, self._step),
                **{f"page:{name}": partial(self.go_to, name) for name in KEYED_PAGES},
            },
        )

    @property
    def page(self) -> str:
        """The page on screen."""
        shown = self.stack.currentWidget()
        return next((name for name, page in self._pages.items() if page is shown), self.list.name)

    @property
    def fold(self) -> Fold:
        """How many panes there are now."""
        return self._fold

    def show_page(self, name: str) -> None:
        """A list of complaints beside the case, or a page in the place of both."""
        if PAGES[name].view is not None and name != TODAY:
            self.show_list(name)
            return
        if name == TODAY:
            self._list_page = TODAY
        if name not in self._pages:
            page = self._pages[name] = make_page(name, self._work, self._since)
            self.stack.addWidget(page)
            self.midnight.passed.connect(page.refresh)
            if isinstance(page, TodayPage):
                Steps(self, page)
        self.stack.setCurrentWidget(self._pages[name])
        self.rail.show_page(name)
        self._arrange()

    def show_list(self, name: str, part: Part = "all") -> None:
        """A list beside the case; `today` has one too, behind its rows."""
        self._list_page, self._case_in_front, self._straight = name, False, False
        self.stack.setCurrentWidget(self.panes)
        self.list.show_view(name, part=part)
        self.rail.show_page(name)
        self._arrange()

    def go_to(self, name: str) -> None:
        """A page by a key or a button elsewhere: the hands go along."""
        self.show_page(name)
        page = self.stack.currentWidget()
        if isinstance(page, OwnPage):
            page.take_focus()
        else:
            self.list.focus_list()

    def open_case(self, key: str) -> None:
        """Show a complaint wherever one is, and mark it in the list where it is there."""
        here = self.stack.currentWidget() is self.panes
        if not here:
            if self._list_page == TODAY:
                self.show_list(TODAY)
                self._straight = True
            self.stack.setCurrentWidget(self.panes)
            self.rail.show_page(self.list.name)
        self.list.select(key)
        self._show_case(key)
        self._put_in_front(True)
        hands = self.focusWidget() or self
        if not (here and self.panes.isAncestorOf(hands) and hands.isVisible()):
            self.case.focus_timeline()

    def go_back(self) -> None:
        """From a page or a case to the list; to the landing page where one came from there."""
        here = self.stack.currentWidget() is self.panes
        listed = self.list.isAncestorOf(self.focusWidget() or self)
        if self._list_page == TODAY and (not here or listed or self._straight):
            self.go_to(TODAY)
            return
        if not here:
            self.show_list(self._list_page)
        self._put_in_front(False)
        self.list.focus_list()

    def focus_search(self) -> None:
        """The search of the list, from wherever one is; of all complaints from the first page."""
        if self.stack.currentWidget() is not self.panes:
            self.show_list(ALL if self._list_page == TODAY else self._list_page)
        self._put_in_front(False)
        self.list.focus_search()

    def next_pane(self) -> None:
        """Rail, list, case, and round again; only those that are seen."""
        shown = self.stack.currentWidget()
        panes = (self.list, self.case) if shown is self.panes else (shown,)
        target = next_of([self.rail, *panes])
        if target is self.list:
            self.list.focus_list()
        elif target is self.case:
            self.case.focus_composer()
        else:
            focus_first(target)

    def show_courier(self) -> None:
        """The exchange by file."""
        if not self.sync.ended:
            show_courier(self._work, self.sync, self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold."""
        super().resizeEvent(event)
        was, self._fold = self._fold, fold_of(self.width(), font_percent())
        self._arrange()
        if was == "one" != self._fold:
            # A pane that was hidden has forgotten how wide it was.
            self.panes.setSizes(list(self._shares))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape, where nobody else wanted it, leads back."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.rail.flap.floating and self.rail.flap.open:
            self.rail.flap.show_open(False)
        elif self.receipt.isVisible():
            self._close_receipt()
        else:
            self.go_back()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is being written; let a running exchange stop first.

        Where it cannot be saved the window stays and shows that complaint with what to do; who
        closes it again has read that. Who chose so keeps the program beside the clock.
        """
        warned, self._warned = self._warned, not self.case.save_now()
        if self._warned and not warned:
            event.ignore()
            self.open_case(self.case.unsaved_key)
            self.case.show_unsaved()
            return
        if self.extras.tray.stays:
            event.ignore()
            self.hide()
            return
        if self.sync.running and not self._closing:
            self._closing = True
            event.ignore()
            self.setEnabled(False)
            self.sync.finished.connect(self._stopped)
            QTimer.singleShot(STOPPING_MS, self, self._stopped)
            self.sync.cancel()
            return
        if not self._left:
            self._store()
        self.midnight.end()
        self.extras.end()
        self._resting.stop()
        self.sync.end()
        self.rail.end()
        self.list.end()
        super().closeEvent(event)

    def _shared(self) -> None:
        self._shares = tuple(self.panes.sizes())

    def _stopped(self) -> None:
        if self.isVisible():
            self.close()

    def _put_in_front(self, case: bool) -> None:
        self._case_in_front = case
        self._arrange()

    def _arrange(self) -> None:
        """Show what there is room for."""
        one = self._fold == "one"
        self.rail.fold(self._fold != "three")
        listed, behind = self.list.isAncestorOf(self.focusWidget() or self), self._case_in_front
        self.list.setVisible(not (one and behind))
        if listed and one and behind:
            # Else Qt would hand the focus to the rail.
            self.case.focus_timeline()
        self._case_side.setVisible(not one or self._case_in_front)
        self._case_side.offer_back(one or self._straight, self._straight)
        # Where the list is seen its own field hears this key, and one key has one hearer.
        listed = self.stack.currentWidget() is self.panes and not self.list.isHidden()
        self._keys["search"].setEnabled(not listed)

    def _moved_to(self, key: str) -> None:
        if self._fold != "one":
            self._resting.start()

    def _show_resting(self) -> None:
        key = self.list.current_key
        if key and self._fold != "one":
            self._show_case(key)

    def _clicked(self, key: str) -> None:
        self._resting.stop()
        self._straight = False
        self._show_case(key)
        self._put_in_front(self._fold == "one")

    def _entered(self, key: str) -> None:
        self._clicked(key)
        self.case.focus_composer()

    def _show_case(self, key: str) -> None:
        self._open_key = key
        if self.case.current_key != key:
            self.case.show_case(key)

    def _case_emptied(self) -> None:
        """Never to whatever button comes next: the hands are in the list, or on the way there."""
        if self.list.isHidden():
            self._case_side.back.setFocus()
        else:
            self.list.focus_list()

    def _list_came(self) -> None:
        """Another list may hold the complaint that is open."""
        if self._open_key and not self.list.current_key:
            self.list.select(self._open_key)

    def _step(self, rows: int) -> None:
        page = self.stack.currentWidget()
        if isinstance(page, OwnPage):
            page.step(rows)
        elif page is self.panes:
            self.list.table.step(rows)
            if self._case_in_front and self._fold == "one":
                self._show_case(self.list.current_key)

    def _exchange_began(self) -> None:
        # Who did not ask for it keeps what is on screen; the card tells of it.
        if not self.sync.by_itself:
            self.receipt.hide()
            self.rail.flap.show_open(True)

    def _exchange_ended(self, ended: Done | PenghubungError) -> None:
        """The receipt says it all; where there is none, the card does. After a farewell no file
        is left to remember in."""
        if isinstance(ended, PenghubungError):
            return
        self._left = ended.left is not None
        if not self.sync.by_itself:
            self.rail.flap.show_open(False)
        if not self._left and not self.sync.by_itself:
            said = sentence_of(ended.notice) if ended.notice else None
            self.receipt.show_receipt(ended.receipt, said)
            self.receipt.show()

    def _close_receipt(self) -> None:
        self.receipt.hide()
        page = self.stack.currentWidget()
        writes = self.list.isHidden() and not self.case.footing.isHidden()
        hands = self.case.focus_composer if writes else self._case_emptied
        page.take_focus() if isinstance(page, OwnPage) else hands()

    def _store(self) -> None:
        self.attendance.end()
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        remember_later(self._work, Remembered(geometry, self._shares, self.page, self.list.sort))
