"""A receipt: three figures, each opening its list; bytes and time; proven, or what is not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.errors import PenghubungError, WipeGuard
from desktop.domain.formats import Formatter
from desktop.domain.model import Receipt
from desktop.domain.notices import Sentence
from desktop.services.attention import WIPE_GUARD
from desktop.services.cases import CaseLine
from ui.case.reading import formatter_of
from ui.lanes import CancelToken
from ui.lists.words import title_of
from ui.notices import sentence_of_error
from ui.theme.tokens import HIT, SPACE_4, SPACE_8, State
from ui.widgets import Banner, Card, ElidedLabel, StateLine, action_button, text_label
from ui.widgets.look import set_look
from ui.workplace import Workplace

_KEY: Final = Qt.ItemDataRole.UserRole
CHUNK: Final = 50
"""Lines of a list read in one job."""
_ROWS: Final = 5
"""Rows of a list that are seen without scrolling."""
_LEAST: Final = 56
"""Logical pixels of it that stay in sight in a low window: 480 hold the list too."""
_LEAST_ASKING: Final = 28
"""The same where a question stands below: the line that says what happened."""
_LEAST_SAID: Final = 84
"""What is said, in three lines, is never cut."""


class _Roll(QScrollArea):
    """As high as what it holds; in a low window it gives way and can be scrolled."""

    def __init__(self, held: QWidget, said: QWidget) -> None:
        """`said`: what stands at the top of it while there is something to say."""
        super().__init__()
        self.least = _LEAST
        self._held = held
        self._said = said
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setWidget(held)
        held.installEventFilter(self)

    def sizeHint(self) -> QSize:
        """At the width of now."""
        hint = self._held.sizeHint()
        high = self._held.heightForWidth(self.width())
        return QSize(hint.width(), high if high > 0 else hint.height())

    def minimumSizeHint(self) -> QSize:
        """A banner, or the figures."""
        least = self.least
        if not self._said.isHidden():
            banner = self._said.heightForWidth(self.viewport().width())
            least = max(least, min(_LEAST_SAID, banner))
        return QSize(self._held.minimumSizeHint().width(), min(least, self.sizeHint().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may mean another height."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What it holds says more or less, or takes the focus."""
        if watched is self._held and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        elif event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self.ensureWidgetVisible(watched, 0, 0)
        return super().eventFilter(watched, event)


class ReceiptPanel(Card):
    """Shows one receipt. `closed` when it is put away; `removals_accepted` when the officer lets
    an exchange take away what the wipe guard held back."""

    closed = Signal()
    removals_accepted = Signal()

    def __init__(self, workplace: Workplace, *, can_close: bool = True) -> None:
        super().__init__("")
        self.setAccessibleName(self.tr("Receipt"))
        self._work = workplace
        self._token = CancelToken.of(self)
        self._receipt: Receipt | None = None
        self._can_close = can_close
        self.title = ElidedLabel("", "strong")
        self.proof = StateLine()
        self.close_button = action_button(self.tr("Close"), "link")
        self.close_button.setVisible(can_close)
        self.close_button.clicked.connect(self.closed)
        self.sent = self._figure(self._list_sent)
        self.received = self._figure(self._list_received)
        self.needs = self._figure(self._show_attention)
        self.cost = text_label("", "secondary", wrap=True)
        self.banner = Banner("warn")
        self.accept_button = action_button(self.tr("Accept the removal"), "danger")
        self.accept_button.clicked.connect(self._accept)
        self.keep_button = action_button(self.tr("Do not; keep my copy"), "primary")
        self.keep_button.clicked.connect(self._keep)
        self.heading = text_label("", "secondary", wrap=True)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Complaints behind the figure"))
        self.list.itemActivated.connect(self._open)
        self.list.itemClicked.connect(self._open)
        self._lay_out()
        self._close_list()

    def _figure(self, clicked: Callable[[], None]) -> QPushButton:
        button = action_button("", "quiet")
        button.setMinimumHeight(HIT)
        button.clicked.connect(clicked)
        return button

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(SPACE_8)
        top.addWidget(self.title, 1)
        top.addWidget(self.proof)
        top.addWidget(self.close_button)
        figures = QHBoxLayout()
        figures.setSpacing(SPACE_8)
        for button in (self.sent, self.received, self.needs):
            figures.addWidget(button)
        figures.addWidget(self.cost, 1)
        figures.addStretch()
        self._question = QWidget()
        question = QHBoxLayout(self._question)
        question.setContentsMargins(0, 0, 0, 0)
        question.setSpacing(SPACE_8)
        question.addWidget(self.keep_button)
        question.addWidget(self.accept_button)
        question.addStretch()
        self._behind = QWidget()
        behind = QVBoxLayout(self._behind)
        behind.setContentsMargins(0, 0, 0, 0)
        behind.setSpacing(SPACE_4)
        behind.addWidget(self.heading)
        behind.addWidget(self.list)
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        column.addWidget(self.banner)
        column.addLayout(figures)
        column.addWidget(self._behind)
        self._roll = _Roll(held, self.banner)
        self.body.addLayout(top)
        self.body.addWidget(self._roll)
        # Outside the roll: what is to be answered stays in sight.
        self.body.addWidget(self._question)
        follow = (self.sent, self.received, self.needs, self.list)
        eye = (self.close_button, *follow, self.keep_button, self.accept_button)
        for first, then in pairwise(eye):
            self.setTabOrder(first, then)
        for part in follow:
            # Qt scrolls by itself only from one part in there to the next.
            part.installEventFilter(self._roll)

    def show_receipt(self, receipt: Receipt, sentence: Sentence | None = None) -> None:
        """Show this one. `sentence`: what ended the run, in three parts."""
        self._receipt = receipt
        self._close_list()
        write = formatter_of(self._work.desk)
        now = self._work.desk.clock.now()
        when = write.moment(receipt.finished or receipt.started, now)
        named = self.tr("Receipt · {when}")
        if receipt.carriage:
            named = self.tr("Receipt by courier · {when}")
        self.title.set_full_text(named.format(when=when))
        for button, words, count in (
            (self.sent, self.tr("{n} sent"), receipt.sent),
            (self.received, self.tr("{n} received"), receipt.received),
            (self.needs, self.tr("{n} for you"), receipt.needs_attention),
        ):
            text = words.format(n=write.number(count))
            button.setText(text)
            button.setAccessibleName(text)
            button.setEnabled(count > 0)
        set_look(self.needs, look="danger" if receipt.needs_attention else "quiet")
        self.proof.set_state(*self._proof_words(receipt))
        spent = self.tr("{up} up, {down} down · {time}")
        if receipt.carriage:
            spent = self.tr("Files: {up} out, {down} back")
        cost = spent.format(
            up=write.size(receipt.bytes_up),
            down=write.size(receipt.bytes_down),
            time=write.duration(receipt.seconds),
        )
        files = self._files_words(receipt, write)
        words = " · ".join(part for part in (cost, files) if part)
        # A line may end with a dot between two facts, not begin with one.
        self.cost.setText(words.replace(" · ", "\N{NO-BREAK SPACE}· "))
        self.cost.setVisible(receipt.round_trips > 0 or bool(receipt.carriage))
        self._roll.verticalScrollBar().setValue(0)
        self._say(receipt, sentence)

    def _files_words(self, receipt: Receipt, write: Formatter) -> str:
        """Attachments sent and outstanding; what was said of the text does not hang on them."""
        sent, left = receipt.attachments_sent, receipt.attachments_outstanding
        parts = []
        if sent:
            parts.append(self.tr("Attachments arrived: {n}").format(n=write.number(sent)))
        if left:
            parts.append(self.tr("still to follow: {n}").format(n=write.number(left)))
        return " · ".join(parts)

    def _proof_words(self, receipt: Receipt) -> tuple[str, str, State]:
        if receipt.verified:
            return "shield-check", self.tr("Proven complete"), "ok"
        if not receipt.finished:
            return "triangle-alert", self.tr("Not proven: it was cut off"), "warn"
        if receipt.error == "cancelled":
            return "triangle-alert", self.tr("Not proven: you stopped it"), "warn"
        if receipt.error == WipeGuard.code:
            return "triangle-alert", self.tr("Not proven: it waits for your answer"), "warn"
        if receipt.error == "carried_older":
            return "info", self.tr("Your copy is newer"), "neutral"
        if receipt.outcome == "partial":
            return "triangle-alert", self.tr("Not proven: the rest is missing"), "warn"
        return "circle-alert", self.tr("Nothing was exchanged"), "bad"

    def _say(self, receipt: Receipt, sentence: Sentence | None) -> None:
        guarded = receipt.error == WipeGuard.code
        # A receipt of the past asks nothing any more.
        asks = guarded and self._can_close and sentence is not None
        self._question.setVisible(asks)
        self._roll.least = _LEAST_ASKING if asks else _LEAST
        if sentence is None:
            self.banner.hide()
            self._roll.updateGeometry()
            return
        mild = guarded or receipt.outcome == "partial" or receipt.error in ("offline", "cancelled")
        parts = sentence.happened, sentence.meaning, sentence.action
        self.banner.say("warn" if mild else "bad", *parts)
        self._roll.updateGeometry()

    def _accept(self) -> None:
        self._question.hide()
        self.banner.hide()
        self.removals_accepted.emit()

    def _keep(self) -> None:
        """The guard is answered with no: nothing goes, and the next exchange asks again."""
        settings = self._work.desk.replica.settings
        self._work.lanes.submit("db", lambda: settings.remove(WIPE_GUARD), self._kept, self._unread)

    def _kept(self, _done: None) -> None:
        self._work.events.work_changed.emit("")
        self.closed.emit()

    def _list_sent(self) -> None:
        if self._receipt is not None:
            self._show_list(self.sent, self._receipt.sent, self._receipt.sent_keys)

    def _list_received(self) -> None:
        if self._receipt is not None:
            self._show_list(self.received, self._receipt.received, self._receipt.received_keys)

    def _show_attention(self) -> None:
        self._work.events.page_asked.emit("attention")

    def _show_list(self, button: QPushButton, count: int, keys: Sequence[str]) -> None:
        """The complaints behind a figure; pressed again it closes."""
        again = self._behind.isVisible() and self.list.property("of") == button.text()
        self._close_list()
        if again:
            return
        self.list.setProperty("of", button.text())
        self.list.clear()
        write = formatter_of(self._work.desk)
        words = self.tr("{figure}; complaints: {n}")
        if button is self.received:
            words = self.tr("{figure}:")
        text = words.format(figure=button.text(), n=write.number(len(keys)))
        if button is self.received and len(keys) < count:
            more = self.tr("{figure}; the first {n}:")
            text = more.format(figure=button.text(), n=write.number(len(keys)))
        self.heading.setText(text)
        self._behind.show()
        row = self.list.fontMetrics().height() + 2 * SPACE_8 + 2
        self.list.setFixedHeight(row * min(max(len(keys), 1), _ROWS))
        self._token = CancelToken.of(self)
        self._read(tuple(keys))

    def _close_list(self) -> None:
        self._token.cancel()
        self._behind.hide()

    def _read(self, keys: tuple[str, ...]) -> None:
        """The next lines; the rest in jobs of their own."""
        page, cases = keys[:CHUNK], self._work.desk.cases
        self._work.lanes.submit(
            "db",
            lambda: tuple(cases.lines(page)),
            partial(self._fill, keys),
            self._unread,
            self._token,
        )

    def _fill(self, keys: tuple[str, ...], lines: tuple[CaseLine, ...]) -> None:
        found = {line.row.key: line for line in lines}
        first = not self.list.count()
        for key in keys[:CHUNK]:
            line = found.get(key)
            if line is None:
                text = self.tr("A complaint that is no longer with your agency")
            else:
                text = f"#{line.row.tracking_id} · {title_of(line)}"
            item = QListWidgetItem(text)
            item.setData(_KEY, key if line is not None else "")
            self.list.addItem(item)
        if first:
            self.list.setCurrentRow(0)
            self.list.setFocus()
            # Once its room is known.
            QTimer.singleShot(0, self, lambda: self._roll.ensureWidgetVisible(self.list, 0, 0))
        if rest := keys[CHUNK:]:
            self._read(rest)

    def _unread(self, error: BaseException) -> None:
        if not isinstance(error, PenghubungError):
            raise error
        said = sentence_of_error(error)
        self.banner.say("bad", said.happened, said.meaning, said.action)

    def _open(self, item: QListWidgetItem) -> None:
        if key := item.data(_KEY):
            self._work.events.case_asked.emit(key)
