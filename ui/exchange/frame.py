"""What the pages of the officer's own work share: a list beside the paper of what is chosen.

Failure policy: a page that cannot be read says so in a banner and keeps what it shows. The
newest reading wins; a hidden page reads when it is next seen. What is chosen stays chosen.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence
from typing import Any, Final, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.errors import PenghubungError
from desktop.domain.model import WorkKind
from ui.case.bubble import Readable
from ui.case.strips import NewsStrip
from ui.compose.bars import UndoBar
from ui.exchange.rows import Row, RowList
from ui.lanes import CancelToken
from ui.notices import sentence_of_error
from ui.paging import OwnPage
from ui.theme.fonts import font_percent
from ui.theme.tokens import HIT, SPACE_4, SPACE_8, SPACE_12, SPACE_16, SPACE_24
from ui.widgets import Banner, EmptyState, action_button, line, text_label
from ui.widgets.look import set_look
from ui.workplace import Workplace

T = TypeVar("T")
_BY_KEY: Final = Qt.FocusReason.ShortcutFocusReason

LIST_WIDTH: Final = 372
BOTH_FROM: Final = 720
"""Logical width at the usual font size from which list and paper stand side by side."""
BESIDE_FROM: Final = 900
"""The same from which the page's buttons stand beside its heading."""


class WorkPage(OwnPage):
    """One page. A page says what it reads (`read`), which rows that makes (`rows_of`) and what
    the paper of a row shows (`paper_of`)."""

    answered = Signal()
    """What was asked of the file has been shown."""

    def __init__(self, workplace: Workplace, title: str) -> None:
        super().__init__()
        self.place = workplace
        self._read: Any = None
        self._deeds: QWidget | None = None
        self._found: dict[str, Any] = {}
        self._on_paper: tuple[str, Any] | None = None
        self._token = CancelToken()
        self._stale = True
        self._reading = self._focus_wanted = False
        self._paper_in_front = False
        self._wanted = ""
        set_look(self, plane="surface")
        self.setAccessibleName(title)
        self.heading = text_label(title, "headline")
        # As high with buttons beside it as without.
        self.heading.setMinimumHeight(HIT)
        self.list = RowList(title)
        self.empty = EmptyState("inbox", "", "")
        self.banner = Banner()
        self.undo = UndoBar()
        self.paper = QScrollArea()
        self.back = action_button(self.tr("Back to the list"), "link")
        self.tools = QHBoxLayout()
        self.fold = action_button("", "link")
        self.fold.setCheckable(True)
        self._lay_out()
        self.fold.toggled.connect(self._draw_again)
        self.list.chosen.connect(self._chosen)
        self.list.hit.connect(self._to_front)
        self.list.opened.connect(self._opened)
        self.list.dropped.connect(self.drop)
        self.back.clicked.connect(self.go_back)
        self.banner.acted.connect(self.banner.hide)
        undo = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        undo.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        undo.activated.connect(self.undo.take_back)
        workplace.events.copy_changed.connect(self.refresh)
        workplace.events.work_changed.connect(self.refresh)

    @abstractmethod
    def read(self) -> Any:
        """Everything the page shows; on the `db` lane. Raises `PenghubungError`."""

    @abstractmethod
    def rows_of(self, found: Any) -> Sequence[tuple[Row, Any]]:
        """The rows of what was read, each with the value its paper shows."""

    @abstractmethod
    def paper_of(self, value: Any) -> QWidget:
        """The paper of one value."""

    @abstractmethod
    def say_empty(self) -> None:
        """Give `empty` its words."""

    def deeds_of(self, paper: QWidget) -> QWidget | None:
        """What of a paper stays below it while it is scrolled."""
        return None

    def open_row(self, key: str) -> None:
        """Enter or a double click on a row: to the first button of its paper."""
        among = self.paper if self._deeds is None else self._deeds
        first = next((b for b in among.findChildren(QPushButton) if b.isVisibleTo(self)), None)
        if key and first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def drop(self, key: str) -> None:
        """Delete on a row; where a page throws nothing away, nothing happens."""

    def say_fold(self, words: str) -> None:
        """What the button of the folded part says; without words there is none."""
        self.fold.setText(words)
        self.fold.setAccessibleName(words)
        self._foot.setVisible(bool(words))

    @property
    def chosen(self) -> Any:
        """The value of the row chosen; None for none."""
        return self._found.get(self.list.current_key)

    def refresh(self, _key: str = "") -> None:
        """Read again, now or when the page is next seen."""
        if not self.isVisible():
            self._stale = True
            return
        self._stale, self._reading = False, True
        self._token.cancel()
        self._token = CancelToken()
        self.place.lanes.submit("db", self.read, self._came, self.failed, self._token)

    def take_focus(self) -> None:
        """To the list, or to what stands in its place; where it is still read, after that."""
        self._focus_wanted = self._stale or self._read is None or self._reading
        if not self._focus_wanted:
            button = self.empty.findChild(QPushButton)
            empty = self.body.currentWidget() is self.empty
            (button if empty and button is not None else self.list).setFocus(_BY_KEY)

    def choose(self, key: str) -> None:
        """Bring a row to the front, as soon as it is read."""
        self._wanted = key
        if self.list.select(key):
            self._bring_wanted()

    def step(self, by: int) -> None:
        """Move by rows; headings are passed by."""
        self.list.step(by)

    def do(self, job: Callable[[], T], done: Callable[[T], None]) -> None:
        """Write on the `db` lane; a failure stands in the banner and the page reads again."""
        self.banner.hide()
        self.place.lanes.submit("db", job, done, self.failed)

    def failed(self, error: BaseException) -> None:
        """Say what could not be done; a bug goes on to whoever reports bugs."""
        sentence = sentence_of_error(error)
        self.banner.say("bad", sentence.happened, sentence.meaning, sentence.action)
        if not isinstance(error, PenghubungError):
            raise error

    def copy(self, text: str) -> None:
        """Put a text on the clipboard."""
        QGuiApplication.clipboard().setText(text)

    def go_back(self) -> None:
        """From the paper to the list where there is room for one of them only."""
        self._paper_in_front = False
        self._arrange()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while it was not seen."""
        super().showEvent(event)
        self._arrange()
        if self._stale:
            self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Take no more width than must be."""
        super().hideEvent(event)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold."""
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads from the paper to the list first, then out of the page."""
        if event.key() == Qt.Key.Key_Escape and self._folded and self._paper_in_front:
            self.go_back()
        else:
            super().keyPressEvent(event)

    @property
    def _folded(self) -> bool:
        return self.width() * 100 // font_percent() < BOTH_FROM

    def _draw_again(self, _folded: bool) -> None:
        """The folded part opens or closes."""
        self._came(self._read)

    def _came(self, found: Any) -> None:
        self._read = found
        pairs = list(self.rows_of(found))
        self._found = {row.key: value for row, value in pairs if not row.heading}
        before = self.list.current_key
        key = self.list.show_rows([row for row, _ in pairs])
        if key != before:
            self._paper_in_front = False
        if not self._found:
            self.say_empty()
        self.body.setCurrentWidget(self.panes if pairs else self.empty)
        self._show_paper(key)
        self._arrange()
        self._reading = False
        self._bring_wanted()
        if self._focus_wanted:
            self.take_focus()
        self.answered.emit()

    def _bring_wanted(self) -> None:
        wanted, self._wanted = self._wanted, ""
        if wanted and self.list.select(wanted):
            self._to_front(wanted)

    def _chosen(self, key: str) -> None:
        self._show_paper(key)

    def _to_front(self, key: str) -> None:
        self._show_paper(key)
        self._paper_in_front = True
        self._arrange()

    def _opened(self, key: str) -> None:
        self._to_front(key)
        self.open_row(key)

    def _show_paper(self, key: str) -> None:
        """The paper of a row; the same value stays as it is, with its focus and place."""
        value = self._found.get(key)
        if self._on_paper == (key, value) and self.paper.widget() is not None:
            return
        self._on_paper = (key, value)
        focus = self.focusWidget()
        inside = focus is not None and self._right.isAncestorOf(focus)
        for old in (self.paper.takeWidget(), self._deeds):
            if old is not None:
                old.hide()
                old.deleteLater()
        self._deeds = None
        if inside:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        if value is not None:
            paper = self.paper_of(value)
            self.paper.setWidget(paper)
            self._deeds = self.deeds_of(paper)
            if self._deeds is not None:
                self._right_column.addWidget(self._deeds)
                self._deeds.show()

    def _arrange(self) -> None:
        one = self._folded
        # Side by side with the heading, several buttons would hold a narrow window open, those of
        # a page that nobody sees too.
        along, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        wide = self.isVisible() and self.width() * 100 // font_percent() >= BESIDE_FROM
        self._head.setDirection(along if wide or self.tools.count() < 2 else below)
        self._left.setMaximumWidth(16_777_215 if one else LIST_WIDTH * font_percent() // 100)
        self._left.setVisible(not (one and self._paper_in_front))
        self._right.setVisible(not one or self._paper_in_front)
        self._edge.setVisible(not one)
        self.back.setVisible(one)

    def _lay_out(self) -> None:
        head = self._head = QHBoxLayout()
        # Where the words of the rows below begin.
        head.setContentsMargins(SPACE_16, SPACE_12, SPACE_24, SPACE_12)
        head.setSpacing(SPACE_8)
        head.addWidget(self.heading, 1)
        head.addLayout(self.tools)
        head.setAlignment(self.tools, Qt.AlignmentFlag.AlignLeft)
        self.paper.setWidgetResizable(True)
        self.paper.setFrameShape(QFrame.Shape.NoFrame)
        self.paper.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._left, self._right = QWidget(), QWidget()
        left = _column(self._left)
        left.addWidget(self.list, 1)
        right = self._right_column = _column(self._right)
        right.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        right.addWidget(self.paper, 1)
        self._edge = QFrame()
        self._edge.setFixedWidth(1)
        set_look(self._edge, plane="line")
        self.panes = QWidget()
        across = QHBoxLayout(self.panes)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self._left, 1)
        across.addWidget(self._edge)
        across.addWidget(self._right, 2)
        self.body = QStackedWidget()
        self.body.addWidget(self.panes)
        self.body.addWidget(self.empty)
        whole = _column(self)
        whole.addLayout(head)
        whole.addWidget(line())
        whole.addWidget(NewsStrip((self.banner, self.undo)))
        whole.addWidget(self.body, 1)
        self._foot = QWidget()
        foot = _column(self._foot)
        foot.addWidget(line())
        below = QHBoxLayout()
        below.setContentsMargins(SPACE_8, SPACE_4, SPACE_8, SPACE_4)
        below.addWidget(self.fold)
        below.addStretch()
        foot.addLayout(below)
        self._foot.hide()
        whole.addWidget(self._foot)


def _column(widget: QWidget) -> QVBoxLayout:
    made = QVBoxLayout(widget)
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(0)
    return made


def sheet() -> tuple[QFrame, QVBoxLayout]:
    """An empty paper and its column."""
    made = QFrame()
    set_look(made, plane="surface")
    column = QVBoxLayout(made)
    column.setContentsMargins(SPACE_24, SPACE_16, SPACE_24, SPACE_16)
    column.setSpacing(SPACE_12)
    return made, column


def words_plate(kind: WorkKind, text: str, none: str) -> QFrame:
    """The officer's words as they stand in the timeline; `none` is said where there are none."""
    plate = QFrame()
    set_look(plate, plane="note" if kind == "note" else "agency")
    column = QVBoxLayout(plate)
    column.setContentsMargins(SPACE_16, SPACE_12, SPACE_16, SPACE_12)
    shown = text.strip()
    column.addWidget(Readable(shown or none, tone="" if shown else "muted"))
    return plate


def button_row(*buttons: QPushButton) -> QHBoxLayout:
    """Buttons side by side, from the left."""
    row = QHBoxLayout()
    row.setSpacing(SPACE_8)
    for button in buttons:
        row.addWidget(button)
    row.addStretch()
    return row
