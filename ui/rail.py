"""The left pane: who one is, the pages with their figures, and the exchange at the bottom."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.errors import PenghubungError
from desktop.services.words import role_label
from ui.case.reading import formatter_of
from ui.exchange.card import SyncCard
from ui.exchange.mark import SyncMark
from ui.figures import count_pages
from ui.frame import Flap
from ui.i18n import current
from ui.lanes import CancelToken
from ui.lists.filters import FilterList
from ui.pages import APPROVAL, BY_HAND, FOOT, RAIL, group_title
from ui.rail_button import RailButton
from ui.seat.button import SeatButton
from ui.theme.fonts import font_percent
from ui.theme.tokens import (
    SPACE_4,
    SPACE_8,
    SPACE_12,
)
from ui.widgets import Chip, ElidedLabel, SectionLabel, line, text_label
from ui.widgets.look import set_look
from ui.workplace import Workplace

WIDE: Final = 216
NARROW: Final = 56
WORDED: Final = "settings"
"""Of the two at the foot, the one whose word is written out; the other has its tooltip."""
FOOT_FROM: Final = 600
"""Logical height of a folded rail from which it has room for more than its pages."""
_SOMETIMES: Final = (APPROVAL, BY_HAND)
CHANGES_MS: Final = 200
"""Changes within this time are counted together."""


class Rail(QFrame):
    """`page_chosen` carries a page's name, `foot_asked` one of `FOOT`. Counts again after what
    changed."""

    page_chosen = Signal(str)
    foot_asked = Signal(str)

    def __init__(self, workplace: Workplace, card: SyncCard, since: int = 0) -> None:
        """`card`: what stands at the bottom, or beside it where the rail is folded. `since` as
        for the list."""
        super().__init__()
        self._work = workplace
        self._since = since
        self._card = card
        self.flap = Flap(card, self, WIDE - 2 * SPACE_12)
        self._token = CancelToken()
        self._ended = self._folded = False
        self.buttons = {page.name: RailButton(page) for page in RAIL}
        self.foot = {page.name: RailButton(page) for page in FOOT}
        self._group = QButtonGroup(self)
        self._labels: list[SectionLabel] = []
        self._rules: list[QFrame] = []
        set_look(self, plane="rail")
        self.setAccessibleName(self.tr("Pages"))
        self._build()
        self._changes = QTimer(self, singleShot=True, interval=CHANGES_MS)
        self._changes.timeout.connect(self.refresh)
        workplace.events.copy_changed.connect(self._changed)
        workplace.events.work_changed.connect(self._changed)
        self._group.buttonClicked.connect(self._clicked)
        self.fold(False)

    def _build(self) -> None:
        who = self._work.desk.certificate
        self._agency = text_label(who.agency_name, "strong", wrap=True)
        self._role = ElidedLabel(
            role_label(self._work.desk.certificate.role, current()), "secondary"
        )
        self._practice = Chip(self.tr("Practice"), "neutral")
        self._practice.setToolTip(self.tr("An invented office; nothing leaves this computer."))
        self.sync_button = SyncMark()
        self._card.marked.connect(self.sync_button.show_mark)
        self.sync_button.show_mark(self._card.mark)
        self.sync_button.clicked.connect(lambda: self.flap.show_open(not self.flap.open))
        pages = QWidget()
        column = QVBoxLayout(pages)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        group = ""
        for page in RAIL:
            if page.group != group:
                group = page.group
                label = SectionLabel(group_title(group))
                label.setContentsMargins(SPACE_8, SPACE_8, 0, 2)
                rule = line()
                self._labels.append(label)
                self._rules.append(rule)
                column.addWidget(label)
                column.addWidget(rule)
            self._group.addButton(self.buttons[page.name])
            column.addWidget(self.buttons[page.name])
        for name in _SOMETIMES:
            self.buttons[name].hide()
        self.filters = FilterList(self._work)
        column.addWidget(self.filters)
        self.filters.came.connect(self._bring)
        column.addStretch()
        self._scroll = scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(pages)
        # Its plane is the rail's own.
        scroll.viewport().setAutoFillBackground(False)
        pages.setAutoFillBackground(False)
        self._whole = QVBoxLayout(self)
        self._whole.setSpacing(SPACE_4)
        self._whole.addWidget(self._agency)
        self._whole.addWidget(self._practice)
        self._whole.addSpacing(SPACE_4)
        self._whole.addWidget(scroll, 1)
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._foot.setSpacing(0)
        for name, button in self.foot.items():
            button.setCheckable(False)
            button.setAutoExclusive(False)
            button.clicked.connect(partial(self.foot_asked.emit, name))
            self._foot.addWidget(button, 1 if name == WORDED else 0)
        self._whole.addLayout(self._foot)
        self._whole.addWidget(self.flap)
        self._whole.addWidget(self.sync_button, 0, Qt.AlignmentFlag.AlignHCenter)
        # Seen above the pages, reached by Tab after them: the hands begin at the pages.
        self.seat = SeatButton(self._work)
        who_row = QHBoxLayout()
        who_row.addWidget(self._role, 1)
        who_row.addWidget(self.seat)
        self._whole.insertLayout(1, who_row)

    def fold(self, folded: bool) -> None:
        """Pictures alone, or words too."""
        self.setFixedWidth(NARROW if folded else WIDE * font_percent() // 100)
        # A scroll bar beside the pictures must leave each of them its target.
        edge = SPACE_4 if folded else SPACE_12
        self._whole.setContentsMargins(edge, SPACE_8 if folded else SPACE_12, edge, SPACE_12)
        for part in (self._agency, self._role, *self._labels):
            part.setVisible(not folded)
        # Folded there is no room for the word; the strip above says it all the time.
        self._practice.setVisible(self._work.practice and not folded)
        for shown in (self.sync_button, *self._rules):
            shown.setVisible(folded)
        self._folded = folded
        for button in self.buttons.values():
            button.fold(folded)
        self.filters.fold(folded)
        way = QBoxLayout.Direction
        self._foot.setDirection(way.TopToBottom if folded else way.LeftToRight)
        for name, button in self.foot.items():
            # Two rows of words would push the last pages out of sight on a low screen.
            alone = folded or name != WORDED
            button.fold(alone)
            kind = (
                QSizePolicy.Policy.Fixed if alone and not folded else QSizePolicy.Policy.Expanding
            )
            button.setSizePolicy(kind, QSizePolicy.Policy.Fixed)
        # Folded and low there is no room for a bar: the wheel and Tab move the pages.
        policy = Qt.ScrollBarPolicy
        self._scroll.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if folded else policy.ScrollBarAsNeeded
        )
        self._fit_foot()
        if folded:
            self.flap.float_over(self.window())
            self.flap.place()
        elif self.flap.floating:
            self._whole.insertWidget(self._whole.indexOf(self.sync_button), self.flap)
            self.flap.dock()

    def _bring(self, part: QWidget) -> None:
        """Into sight, once it has its place."""
        QTimer.singleShot(0, part, lambda: self._scroll.ensureWidgetVisible(part, 0, 0))

    def show_page(self, name: str) -> None:
        """Mark the page that is open; one that is not in the rail leaves none marked."""
        self._group.setExclusive(name in self.buttons)
        for button in self.buttons.values():
            button.setChecked(button.page.name == name)
        if name in self.buttons:
            # Tab leads to the open page, whichever was walked to last; the arrows to the others.
            for button in self.buttons.values():
                strong, click = Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.ClickFocus
                button.setFocusPolicy(strong if button.page.name == name else click)
            # On a low screen the last pages lie below the edge.
            self._scroll.ensureWidgetVisible(self.buttons[name], 0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A lower rail has less room for its foot."""
        super().resizeEvent(event)
        self._fit_foot()

    def _fit_foot(self) -> None:
        """On a low screen the pages have the room; the card's menu has what stood below them."""
        low = self._folded and self.height() < FOOT_FROM
        for button in self.foot.values():
            button.setVisible(not low)
        # The gaps of a higher rail would cut the last of its pages.
        self._whole.setSpacing(0 if low else SPACE_4)
        edges = self._whole.contentsMargins()
        edges.setBottom(SPACE_4 if low else SPACE_12)
        self._whole.setContentsMargins(edges)

    def end(self) -> None:
        """Ask for nothing any more: the window is closed and the lanes may be too."""
        self._ended = True
        self._card.end()
        self._token.cancel()
        self._changes.stop()

    def refresh(self) -> None:
        """Count again."""
        self._token.cancel()
        self._token = CancelToken()
        desk, since = self._work.desk, self._since
        self._work.lanes.submit(
            "db", lambda: count_pages(desk, since), self._show, self._failed, self._token
        )

    def _show(self, counts: Mapping[str, int]) -> None:
        write = formatter_of(self._work.desk)
        for name in _SOMETIMES:
            self.buttons[name].setVisible(name in counts)
        for name, count in counts.items():
            button = self.buttons[name]
            button.set_figure(
                write.number(count) if count else "", button.page.urgent and count > 0
            )

    def _failed(self, error: BaseException) -> None:
        """No figure rather than a wrong one; the list beside it says what is the matter."""
        for button in self.buttons.values():
            button.set_figure("", False)
        if not isinstance(error, PenghubungError):
            raise error

    def _changed(self) -> None:
        if not self._ended and not self._changes.isActive():
            self._changes.start()

    def _clicked(self, button: QAbstractButton) -> None:
        if isinstance(button, RailButton):
            self.page_chosen.emit(button.page.name)
