"""A receipt: three figures, each opening its list; bytes and time; proven, or what is not."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QWidget

from desktop.domain.errors import PenghubungError, Sentence
from desktop.domain.model import Receipt
from desktop.services.cases import CaseLine
from ui.case.reading import formatter_of
from ui.lanes import CancelToken
from ui.theme.tokens import HIT, SPACE_8, State
from ui.widgets import Banner, Card, StateLine, action_button, text_label
from ui.workplace import Workplace

_KEY = Qt.ItemDataRole.UserRole


class ReceiptPanel(Card):
    """Shows one receipt. `closed` when its cross is pressed; `removals_accepted` when the
    officer lets an exchange take away what the wipe guard held back."""

    closed = Signal()
    removals_accepted = Signal()

    def __init__(self, workplace: Workplace, *, can_close: bool = True) -> None:
        super().__init__("")
        self.setAccessibleName(self.tr("Receipt"))
        self._work = workplace
        self._token = CancelToken()
        self._receipt: Receipt | None = None
        self.title = text_label("", "strong")
        self.close_button = action_button(self.tr("Close"), "link")
        self.close_button.setVisible(can_close)
        self.close_button.clicked.connect(self.closed)
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(self.close_button)
        self.sent = self._figure()
        self.received = self._figure()
        self.needs = self._figure()
        figures = QHBoxLayout()
        figures.setSpacing(SPACE_8)
        for button in (self.sent, self.received, self.needs):
            figures.addWidget(button)
        figures.addStretch()
        self.proof = StateLine()
        self.cost = text_label("", "secondary", wrap=True)
        self.banner = Banner("warn")
        self.banner.acted.connect(self._accept)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Complaints behind the figure"))
        self.list.itemActivated.connect(self._open)
        self.list.itemClicked.connect(self._open)
        self.list.hide()
        self.body.addLayout(top)
        self.body.addLayout(figures)
        parts: tuple[QWidget, ...] = (self.proof, self.cost, self.banner, self.list)
        for part in parts:
            self.body.addWidget(part)
        self.sent.clicked.connect(self._list_sent)
        self.received.clicked.connect(self._list_received)
        self.needs.clicked.connect(self._show_attention)

    def _figure(self) -> QPushButton:
        button = action_button("", "quiet")
        button.setMinimumHeight(HIT)
        return button

    def show_receipt(self, receipt: Receipt, sentence: Sentence | None = None) -> None:
        """Show this one. `sentence`: what ended the run, in three parts."""
        self._receipt = receipt
        self._token.cancel()
        self.list.hide()
        write = formatter_of(self._work.desk)
        now = self._work.desk.clock.now()
        self.title.setText(
            self.tr("Receipt · {when}").format(
                when=write.moment(receipt.finished or receipt.started, now)
            )
        )
        for button, words, count in (
            (self.sent, self.tr("{n} sent"), receipt.sent),
            (self.received, self.tr("{n} received"), receipt.received),
            (self.needs, self.tr("{n} for you"), receipt.needs_attention),
        ):
            text = words.format(n=write.number(count))
            button.setText(text)
            button.setAccessibleName(text)
            button.setEnabled(count > 0)
        icon, words, state = self._proof_words(receipt)
        self.proof.set_state(icon, words, state)
        self.cost.setText(
            self.tr("{up} up, {down} down · {time} · {trips} round trips").format(
                up=write.size(receipt.bytes_up),
                down=write.size(receipt.bytes_down),
                time=write.duration(receipt.seconds),
                trips=write.number(receipt.round_trips),
            )
        )
        self._say(receipt, sentence)

    def _proof_words(self, receipt: Receipt) -> tuple[str, str, State]:
        if receipt.verified:
            return "check", self.tr("Proven complete"), "ok"
        if not receipt.finished:
            return "alert-triangle", self.tr("Cut off: the program or the power ended"), "warn"
        if receipt.outcome == "partial":
            return "alert-triangle", self.tr("Partly done, not proven: goes on next time"), "warn"
        return "alert-triangle", self.tr("Nothing was exchanged"), "bad"

    def _say(self, receipt: Receipt, sentence: Sentence | None) -> None:
        if sentence is None:
            self.banner.hide()
            return
        guard = self.tr("Accept") if receipt.error == "wipe_guard" else ""
        state: State = "warn" if receipt.outcome == "partial" or guard else "bad"
        self.banner.say(state, sentence.happened, sentence.meaning, sentence.action, guard)

    def _accept(self) -> None:
        self.banner.hide()
        self.removals_accepted.emit()

    def _list_sent(self) -> None:
        if self._receipt is not None:
            self._show_list(self._receipt.sent_keys)

    def _list_received(self) -> None:
        if self._receipt is not None:
            self._show_list(self._receipt.received_keys)

    def _show_attention(self) -> None:
        self._work.events.page_asked.emit("attention")

    def _show_list(self, keys: Sequence[str]) -> None:
        self._token.cancel()
        self._token = CancelToken.of(self)
        cases = self._work.desk.cases
        self._work.lanes.submit(
            "db",
            lambda: (keys, tuple(cases.lines(keys))),
            self._fill,
            self._unread,
            self._token,
        )

    def _fill(self, found: tuple[Sequence[str], tuple[CaseLine, ...]]) -> None:
        keys, lines = found
        titles = {line.row.key: line for line in lines}
        self.list.clear()
        for key in keys:
            line = titles.get(key)
            if line is None:
                text = self.tr("#{number} · no longer with your agency").format(number=key)
            else:
                title = self.tr("Secret complaint") if line.masked else line.row.title
                text = f"#{line.row.tracking_id} · {title or self.tr('without a title')}"
            item = QListWidgetItem(text)
            item.setData(_KEY, key if line is not None else "")
            self.list.addItem(item)
        self.list.show()
        self.list.setFocus()
        self.list.setCurrentRow(0)

    def _unread(self, error: BaseException) -> None:
        if not isinstance(error, PenghubungError):
            raise error
        sentence = error.sentence
        self.banner.say("bad", sentence.happened, sentence.meaning, sentence.action)

    def _open(self, item: QListWidgetItem) -> None:
        if key := item.data(_KEY):
            self._work.events.case_asked.emit(key)
