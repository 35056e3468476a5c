"""The sync card, bottom left: how current the copy is, what waits, and the one button."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from desktop.desk import Desk
from desktop.domain.errors import PenghubungError, Sentence
from ui.case.reading import formatter_of
from ui.exchange.controller import SyncController
from ui.lanes import CancelToken
from ui.theme.tokens import SPACE_4, State
from ui.widgets import Card, ProgressRow, StateLine, action_button, text_label
from ui.widgets.look import set_look
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.services.outcome import Done
    from sync.engine import Step

_MINUTE_MS = 60_000
_OPERATION_BYTES = 120
"""What an operation costs on the wire beside its words, before compression."""


@dataclass(frozen=True, slots=True)
class CardFacts:
    """What the card says, read in one go. Times in unix seconds, size in bytes."""

    complete_at: int
    building: bool
    proven: bool
    reached: bool
    """The last run reached the server."""
    waiting: int
    size: int


def read_facts(desk: Desk) -> CardFacts:
    """For the `db` lane. Raises `PenghubungError`."""
    status = desk.replica.copy.status()
    last = next((r for r in desk.replica.receipts.list(1) if r.finished), None)
    pending = [i for i in desk.work.outbox() if i.state in ("queued", "unanswered")]
    return CardFacts(
        complete_at=status.complete_at,
        building=status.building,
        proven=status.complete_at > 0 and status.mismatch_at <= status.complete_at,
        reached=last is not None and last.bytes_down > 0,
        waiting=len(pending),
        size=sum(len(i.content.text.encode()) + _OPERATION_BYTES for i in pending),
    )


class SyncCard(Card):
    """Always there; never calls the line up without having tried it."""

    def __init__(self, workplace: Workplace, controller: SyncController) -> None:
        super().__init__("")
        self.setAccessibleName(self.tr("Synchronisation"))
        self._work = workplace
        self._controller = controller
        self._token = CancelToken()
        self._facts: CardFacts | None = None
        self.state = StateLine("cloud-off", "")
        self.copy = text_label("", "secondary", wrap=True)
        self.waiting = text_label("", "strong", wrap=True)
        self.progress = ProgressRow()
        self.trouble = text_label("", "secondary", tone="bad", wrap=True)
        self.trouble.hide()
        self.button = action_button(self.tr("Synchronise"), "primary", "F9")
        self.body.setSpacing(SPACE_4)
        parts: tuple[QWidget, ...] = (
            self.state,
            self.copy,
            self.waiting,
            self.trouble,
            self.progress,
            self.button,
        )
        for part in parts:
            self.body.addWidget(part)
        self.button.clicked.connect(self._pressed)
        self.progress.cancelled.connect(controller.cancel)
        controller.started.connect(self._started)
        controller.progressed.connect(self._progressed)
        controller.finished.connect(self._finished)
        controller.troubled.connect(self._troubled)
        workplace.events.work_changed.connect(self._changed)
        workplace.events.copy_changed.connect(self.refresh)
        # The age of the copy grows while nobody does anything.
        self._minute = QTimer(self, interval=_MINUTE_MS)
        self._minute.timeout.connect(self._write)
        self._minute.start()
        self.refresh()

    def refresh(self) -> None:
        """Read again, beside the window."""
        self._token.cancel()
        self._token = CancelToken.of(self)
        desk = self._work.desk
        self._work.lanes.submit(
            "db", lambda: read_facts(desk), self._show, self._unread, self._token
        )

    def _changed(self, _complaint: str) -> None:
        self.refresh()

    def _show(self, facts: CardFacts) -> None:
        self._facts = facts
        self._write()

    def _unread(self, error: BaseException) -> None:
        if not isinstance(error, PenghubungError):
            raise error
        self._troubled(error.sentence)

    def _write(self) -> None:
        facts = self._facts
        if facts is None:
            return
        if not self._controller.running:
            if facts.reached:
                self.state.set_state("cloud", self.tr("Online at the last synchronisation"), "ok")
            else:
                self.state.set_state("cloud-off", self.tr("Offline"), "warn")
        self.copy.setText(self._copy_words(facts))
        self.waiting.setVisible(facts.waiting > 0)
        formatter = formatter_of(self._work.desk)
        self.waiting.setText(
            self.tr("{count} waiting to be sent · about {size}").format(
                count=formatter.number(facts.waiting), size=formatter.size(facts.size)
            )
        )

    def _copy_words(self, facts: CardFacts) -> str:
        if not facts.complete_at:
            return self.tr("No complete copy yet")
        formatter = formatter_of(self._work.desk)
        when = formatter.short_moment(facts.complete_at, self._work.desk.clock.now())
        if facts.proven:
            return self.tr("Copy of {when}, proven complete").format(when=when)
        return self.tr("Copy of {when}, not proven").format(when=when)

    def _pressed(self) -> None:
        if self._controller.running:
            self._controller.cancel()
            self._name_button()
        else:
            self._work.events.sync_asked.emit()

    def _name_button(self) -> None:
        running, stopping = self._controller.running, self._controller.stopping
        words = (
            self.tr("Stopping …")
            if stopping
            else self.tr("Stop")
            if running
            else self.tr("Synchronise")
        )
        self.button.setText(words if running else f"{words}   F9")
        self.button.setAccessibleName(words)
        self.button.setEnabled(not stopping)
        set_look(self.button, look="quiet" if running else "primary")

    def _started(self) -> None:
        self.trouble.hide()
        self.state.set_state("refresh-cw", self.tr("Synchronising"), "neutral")
        self.progress.begin(self.tr("Connecting …"), can_stop=False)
        self._name_button()

    def _progressed(self, step: Step) -> None:
        formatter = formatter_of(self._work.desk)
        stage = (
            self.tr("Receiving {taken} of {all}").format(
                taken=formatter.number(min(step.taken, step.announced)),
                all=formatter.number(step.announced),
            )
            if step.announced
            else self.tr("Sending: {sent} accepted").format(sent=formatter.number(step.sent))
        )
        self.progress.advance(
            stage, step.taken, step.announced, formatter.size(step.bytes_up + step.bytes_down)
        )

    def _ended(self, state: State = "neutral", words: str = "") -> None:
        self.progress.finish()
        self._name_button()
        self.trouble.setVisible(bool(words))
        self.trouble.setText(words)
        set_look(self.trouble, type="secondary", tone="" if state == "neutral" else state)

    def _finished(self, done: Done) -> None:
        sentence = done.sentence
        # The receipt on the right says it all; here stands what happened, until the next run.
        self._ended("bad" if done.error else "neutral", sentence.happened if sentence else "")
        self.refresh()

    def _troubled(self, sentence: Sentence) -> None:
        self._ended("bad", sentence.happened)
