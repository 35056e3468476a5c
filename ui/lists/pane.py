"""The middle pane: heading, search, order, quick filters, the list, and how old the copy is."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
)

from desktop.domain.errors import PenghubungError
from desktop.services.cases import ListSort
from ui.case.reading import formatter_of
from ui.compose.bars import UndoBar
from ui.lanes import CancelToken
from ui.lists.chips import FilterRow
from ui.lists.emptiness import Empty, empty_of
from ui.lists.leading import LeadingState
from ui.lists.many import ManyBar
from ui.lists.model import CaseListModel
from ui.lists.question import PARTS, Answer, Part, Question, ask, figures
from ui.lists.view import CaseTable
from ui.notices import sentence_of_error
from ui.pages import ALL, PAGES, TODAY, title
from ui.theme.tokens import SPACE_4, SPACE_8, SPACE_12, SPACE_16
from ui.widgets import Banner, ElidedLabel, SearchField, action_button, line, text_label
from ui.widgets.look import set_look
from ui.workplace import Workplace

TYPING_MS: Final = 120
"""Rest in typing after which the search is asked."""
CHANGES_MS: Final = 200
"""Changes within this time are looked at together."""
COUNT_MS: Final = 20
"""Until the figures are asked for: counting beside the painting would hold the rows up."""
MIN_WIDTH: Final = 300


class ListPane(QFrame):
    """One view of the copy. `case_chosen` when the officer moves to a complaint, `case_entered`
    by keys or mouse, `case_clicked` on every click, `case_entered` on Enter, `star_asked` on a
    row's star, `answered` when a list has arrived, `counted` when its figures have, `keep_asked`:
    name this filter."""

    case_chosen = Signal(str)
    case_clicked = Signal(str)
    case_entered = Signal(str)
    star_asked = Signal(str)
    answered = Signal(object)
    counted = Signal(object)
    keep_asked = Signal()

    def __init__(self, workplace: Workplace, since: int = 0, sort: ListSort = "deadline") -> None:
        """`since`: Unix seconds from which on things are new; 0 = nothing is."""
        super().__init__()
        self._work = workplace
        self._name = TODAY
        self._question = Question("today", sort, since=since)
        self._shown: Question | None = None
        self._arrived: Answer | None = None
        self._empty: Empty | None = None
        self._token = CancelToken()
        self._ended = False
        set_look(self, plane="surface")
        self.setMinimumWidth(MIN_WIDTH)
        self.setAccessibleName(self.tr("List of complaints"))
        self._build()
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._typing.timeout.connect(self._typed)
        self._changes = QTimer(self, singleShot=True, interval=CHANGES_MS)
        self._changes.timeout.connect(self.refresh)
        self._counting = QTimer(self, singleShot=True, interval=COUNT_MS)
        self._counting.timeout.connect(self._ask_figures)
        self.search.textChanged.connect(self._typing.start)
        self.search.left.connect(self.focus_list)
        self.search.returnPressed.connect(self._to_first)
        workplace.events.copy_changed.connect(self._changed)
        workplace.events.work_changed.connect(self._changed)
        workplace.events.seen.connect(self.model.renew)

    def _build(self) -> None:
        self.heading = text_label("", "headline")
        self._sort = action_button("", "link")
        self._sort.setMenu(self._sort_menu())
        self._say_sort()
        self.search = SearchField(self.tr("Search text, number, place…"))
        self.filters = FilterRow()
        self.filters.chosen.connect(self._filtered)
        self.banner = Banner("bad")
        self.banner.acted.connect(self.refresh)
        self.model = CaseListModel(lambda keys: self._work.desk.cases.lines(keys), self)
        self.table = CaseTable(self.model)
        self.table.chosen.connect(self.case_chosen)
        self.table.hit.connect(self.case_clicked)
        self.table.opened.connect(self.case_entered)
        self.table.star_hit.connect(self.star_asked)
        self.empty = LeadingState(self._work.events, "inbox")
        self.empty.led.connect(self._led)
        self.undo = UndoBar()
        self.many = ManyBar(self._work, self.table, self.undo, self._failed)
        self.middle = QStackedWidget()
        self.middle.addWidget(self.table)
        self.middle.addWidget(self.empty)
        self.footer = ElidedLabel("", "secondary")
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self._sort)
        top = QVBoxLayout()
        top.setContentsMargins(SPACE_16, SPACE_12, SPACE_16, SPACE_8)
        top.setSpacing(SPACE_8)
        top.addLayout(head)
        for part in (self.search, self.filters, self.many, self.undo, self.banner):
            top.addWidget(part)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addWidget(line())
        whole.addWidget(self.middle, 1)
        whole.addWidget(line())
        bottom = QHBoxLayout()
        bottom.setContentsMargins(SPACE_16, SPACE_4 + 2, SPACE_16, SPACE_4 + 2)
        bottom.addWidget(self.footer)
        whole.addLayout(bottom)

    @property
    def name(self) -> str:
        """The page whose list this is."""
        return self._name

    @property
    def sort(self) -> ListSort:
        """The order in force."""
        return self._question.sort

    @property
    def question(self) -> Question:
        """What is asked of the copy now."""
        return self._question

    @property
    def current_key(self) -> str:
        """The complaint chosen in the list; empty for none."""
        return self.table.current_key

    def show_view(self, name: str, words: str = "", part: Part = "all") -> None:
        """Another list, or a part of it. Raises KeyError where the page is no list."""
        view = PAGES[name].view
        if view is None:
            raise KeyError(name)
        self._name = name
        self.undo.withdraw()
        self.heading.setText(title(name))
        self._set_words(words)
        self.filters.show_parts(PARTS.get(view, ()), part)
        self.filters.follow(self.search)
        self._ask(replace(self._question, view=view, part=part, words=words))

    def set_sort(self, sort: ListSort) -> None:
        """Another order."""
        self._ask(replace(self._question, sort=sort))
        self._say_sort()

    def look_for(self, words: str, sort: ListSort) -> None:
        """Words and an order in the list on screen, as a kept filter has them."""
        self._set_words(words)
        self._ask(replace(self._question, words=words, sort=sort))
        self._say_sort()

    def select(self, key: str) -> bool:
        """Mark the complaint that is open; false where this list does not hold it."""
        return self.table.select(key)

    def focus_list(self) -> None:
        """To the rows, or to what stands in their place."""
        button = self.empty.findChild(QPushButton) if self._empty else None
        (button or self.table).setFocus()

    def focus_search(self) -> None:
        """To the search, with what is there selected."""
        self.search.setFocus()
        self.search.selectAll()

    def end(self) -> None:
        """Ask for nothing any more: the window is closed and the lanes may be too."""
        self._ended = True
        self._token.cancel()
        for timer in (self._changes, self._typing, self._counting):
            timer.stop()

    def refresh(self) -> None:
        """Look again at the same list."""
        self._ask(self._question)

    def _ask(self, question: Question) -> None:
        """Ask the copy on its lane; the newest question wins."""
        self._question = question
        self._changes.stop()
        self._counting.stop()
        self._token.cancel()
        self._token = CancelToken()
        desk, anchor = self._work.desk, self.table.current_key or self.table.top_key
        self._work.lanes.submit(
            "db", lambda: ask(desk, question, anchor), self._show, self._failed, self._token
        )

    def _show(self, answer: Answer) -> None:
        self.banner.hide()
        asked, write = answer.question, formatter_of(self._work.desk)
        self.table.painter_of_rows.set_typed(asked.words)
        self.table.show_list(answer.keys, answer.lines, asked == self._shown)
        self._shown = asked
        copied = write.moment(answer.copied_at, self._work.desk.clock.now())
        said = (
            self.tr("Complaints: {count} · copy of {when}")
            if answer.copied_at
            else self.tr("Complaints: {count} · never synchronised")
        )
        self.footer.set_full_text(said.format(count=write.number(len(answer.keys)), when=copied))
        self._say_empty(answer, write.number(answer.elsewhere))
        self._arrived = answer
        self._counting.start()
        self.answered.emit(answer)

    def _ask_figures(self) -> None:
        desk, arrived = self._work.desk, self._arrived
        assert arrived is not None
        asked, base = arrived.question, arrived.base
        self._work.lanes.submit(
            "db", lambda: figures(desk, asked, base), self._count, self._failed, self._token
        )

    def _count(self, counts: dict[Part, int]) -> None:
        write = formatter_of(self._work.desk)
        said = {part: write.number(count) for part, count in counts.items()}
        self.filters.show_counts(said, [part for part, count in counts.items() if not count])
        self.counted.emit(self._arrived)

    def _say_empty(self, answer: Answer, elsewhere: str) -> None:
        focused = self.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        had_rows = self.table.hasFocus() or (
            focused and self.empty.isAncestorOf(self.focusWidget())
        )
        self._empty = None if answer.keys else empty_of(self._name, answer, elsewhere)
        if self._empty is not None:
            self.empty.say(self._empty)
        self.middle.setCurrentWidget(self.empty if self._empty else self.table)
        # A stack asks room for the page behind too.
        kind = QSizePolicy.Policy
        self.empty.setSizePolicy(kind.Preferred, kind.Preferred if self._empty else kind.Ignored)
        if had_rows:
            self.focus_list()

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, PenghubungError):
            raise error
        said = sentence_of_error(error)
        self.banner.say("bad", said.happened, said.meaning, said.action, self.tr("Look again"))

    def _changed(self) -> None:
        if not self._ended and not self._changes.isActive():
            self._changes.start()

    def _typed(self) -> None:
        self._typing.stop()
        if self.search.text() != self._question.words:
            self._ask(replace(self._question, words=self.search.text()))

    def _to_first(self) -> None:
        """Enter in the search: what was typed, at once, and on to the rows."""
        self._typed()
        self.focus_list()

    def _filtered(self, part: Part) -> None:
        self._ask(replace(self._question, part=part))

    def _set_words(self, words: str) -> None:
        self.search.setText(words)
        # The list is asked for once, by whoever sets the words.
        self._typing.stop()

    def _led(self, leads: str) -> None:
        """The one button of an empty list."""
        if leads == "clear":
            self.search.clear()
            self._typed()
        elif leads == "whole":
            self.filters.choose("all")
        elif leads == "everywhere":
            self.show_view(ALL, self._question.words)
        else:
            self._work.events.page_asked.emit(leads)

    def _say_sort(self) -> None:
        for action in self._orders.actions():
            if action.data() == self._question.sort:
                action.setChecked(True)
                self._sort.setText(action.text())
                said = self.tr("Order: {order}").format(order=action.text())
                self._sort.setAccessibleName(said)
                self._sort.setToolTip(said)

    def _sort_menu(self) -> QMenu:
        menu = QMenu(self)
        self._orders = QActionGroup(menu)
        orders: tuple[tuple[ListSort, str], ...] = (
            ("deadline", self.tr("Deadline first")),
            ("newest", self.tr("Newest first")),
            ("oldest", self.tr("Oldest first")),
            ("active", self.tr("Last active first")),
        )
        for sort, words in orders:
            action = QAction(words, self._orders)
            action.setCheckable(True)
            action.setData(sort)
            menu.addAction(action)
        self._orders.triggered.connect(lambda action: self.set_sort(action.data()))
        menu.addSeparator()
        keep = menu.addAction(self.tr("Keep this filter in the rail …"))
        # Once the menu is gone: closing, it gives the focus back to its button.
        keep.triggered.connect(self.keep_asked, Qt.ConnectionType.QueuedConnection)
        return menu
