"""Runs exchanges for the window: one at a time, on the `net` lane, told in the GUI thread.

Failure policy:
- What a run could not do is told in `finished`, a `Done` with its notice; where not even a
  receipt could be begun, in `troubled`. A fault of ours is told there and raised again.
- A cancelled run stops at its next checkpoint; what came before it is kept. Shutting the lanes
  down cancels too.
- After a fault that passes the run is repeated by itself when the back-off allows, also after a
  restart of the program.
- After a revocation the file is gone: nothing is started and nothing is read any more.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.domain.errors import CourierFile, PenghubungError
from desktop.services.outcome import Done
from ui.exchange.calm import calm
from ui.lanes import CancelToken
from ui.notices import sentence_of_error
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.services.courier_service import Exported
    from sync.blobs import Transfer
    from sync.engine import Step

NEWS_MS: Final = 250
"""Screens hear of committed pages at most this often, in a long run more and more seldom."""
NEWS_MOST_MS: Final = 2000
STEP_S: Final = 0.05
"""Progress is told at most this often."""
RETRY_LEAST_S: Final = 5
"""A back-off left from before the start waits until the window is up."""
_RETRY_MOST_S: Final = 86_400

Stage = Literal["connecting", "sending", "receiving", "attachments", "stopping"]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is. `sent` of `offered` operations, `taken` of `announced` complaints,
    bytes both ways so far; `file_done` of `file_size` bytes of the attachment on its way."""

    stage: Stage
    sent: int = 0
    offered: int = 0
    taken: int = 0
    announced: int = 0
    carried: int = 0
    file_done: int = 0
    file_size: int = 0


class SyncController(QObject):
    """`started` begins a run and `finished`, with a `Done`, ends it, or `troubled`, with a
    `Sentence`, where there is no receipt; `progressed` carries `Progress`. `exported` carries
    what went into a courier's file, `refused` the `Sentence` for a file that cannot be."""

    started = Signal()
    progressed = Signal(object)
    finished = Signal(object)
    exported = Signal(object)
    refused = Signal(object)
    troubled = Signal(object)

    def __init__(self, workplace: Workplace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = workplace
        self._stop = CancelToken()
        self._guarded: Path | None = None
        self._running = False
        self._ended = False
        self._offered = 0
        self._taken = 0
        self._step: Step | None = None
        self._transfer: Transfer | None = None
        self._posted = False
        self._told_at = 0.0
        self._news = QTimer(self, singleShot=True, interval=NEWS_MS)
        self._news.timeout.connect(self._tell_news)
        self._retry = QTimer(self, singleShot=True)
        self._retry.timeout.connect(self.start)
        workplace.events.sync_asked.connect(self.start)
        workplace.events.removals_accepted.connect(self.accept)
        workplace.lanes.submit("db", self._left_over, self._promised, self._not_read)

    @property
    def running(self) -> bool:
        """Whether a run is on its way."""
        return self._running

    @property
    def ended(self) -> bool:
        """This PC's access was revoked: the copy is gone."""
        return self._ended

    @property
    def retry_timer(self) -> QTimer:
        """The timer of the next run by itself."""
        return self._retry

    def start(self, accept_removals: bool = False) -> None:
        """Begin a run; nothing where one is on its way or the copy is gone.

        `accept_removals`: the officer has answered the wipe guard with yes.
        """
        desk = self._work.desk
        self._guarded = None
        # Named on the lane: the exchange's rooms are slow to load.
        self._begin(
            lambda **how: desk.sync.run(accept_removals=accept_removals, **how), "connecting"
        )

    def export(self, target: Path, replace: bool = False) -> None:
        """Write a courier's file; nothing where a run is on its way or the copy is gone."""
        if self._running or self._ended:
            return
        self._running = True
        desk = self._work.desk
        self._work.lanes.submit(
            "net",
            lambda: desk.courier.export(target, replace=replace),
            self._exported,
            self._failed,
        )

    def take(self, file: Path, accept_removals: bool = False) -> None:
        """Take a courier's answer in, told like a run."""
        desk = self._work.desk
        self._guarded = file
        self._begin(
            lambda **how: desk.courier.take(file, accept_removals=accept_removals, **how),
            "receiving",
        )

    def accept(self) -> None:
        """The officer lets what the last run held back happen, from where it came."""
        if self._guarded is None:
            self.start(accept_removals=True)
        else:
            self.take(self._guarded, accept_removals=True)

    def _begin(self, exchange: Callable[..., Done], stage: Stage) -> None:
        if self._running or self._ended:
            return
        self._retry.stop()
        self._running = True
        self._offered = self._taken = 0
        self._step, self._posted, self._told_at = None, False, 0.0
        self._transfer = None
        self._news.setInterval(NEWS_MS)
        stop = self._stop = CancelToken()
        lane = CancelToken()
        desk = self._work.desk

        def run() -> Done:
            self._offered = desk.replica.queries.work_counts()[0]
            with calm():
                return exchange(
                    progress=self._stepped,
                    cancelled=lambda: stop.cancelled or lane.cancelled,
                    transfers=self._transferred,
                )

        self.started.emit()
        self.progressed.emit(Progress(stage))
        self._work.lanes.submit("net", run, self._done, self._failed, lane)

    def cancel(self) -> None:
        """Stop at the next checkpoint; `finished` says when. What was received is kept."""
        if self._running and not self._stop.cancelled:
            self._stop.cancel()
            self.progressed.emit(self._progress())

    def _transferred(self, transfer: Transfer) -> None:
        """On the `net` lane."""
        self._transfer = transfer
        self._moved()

    def _stepped(self, step: Step) -> None:
        """On the `net` lane."""
        self._step = step
        self._moved()

    def _moved(self) -> None:
        now = time.monotonic()
        if not self._posted and now - self._told_at >= STEP_S:
            self._posted, self._told_at = True, now
            self._work.lanes.to_gui(self._tell)

    def _tell(self) -> None:
        self._posted = False
        if not self._running:
            return
        progress = self._progress()
        if progress.taken > self._taken and not self._news.isActive():
            self._news.start()
        self._taken = progress.taken
        self.progressed.emit(progress)

    def _tell_news(self) -> None:
        """Lists that read themselves anew four times a second would slow a long run down."""
        self._news.setInterval(min(NEWS_MOST_MS, 2 * self._news.interval()))
        self._work.events.copy_changed.emit()

    def _progress(self) -> Progress:
        step = self._step
        if step is None:
            return Progress("stopping" if self._stop.cancelled else "connecting")
        waits = step.taken == 0 and step.sent < self._offered
        stage: Stage = "sending" if waits else "receiving"
        file = self._transfer
        if file is not None:
            stage = "attachments"
        return Progress(
            "stopping" if self._stop.cancelled else stage,
            file_done=0 if file is None else file.done,
            file_size=0 if file is None else file.size,
            sent=step.sent,
            # An answer typed while the run went on may go with it.
            offered=max(step.sent, self._offered),
            taken=step.taken,
            announced=step.announced,
            carried=step.bytes_up + step.bytes_down,
        )

    def _done(self, done: Done) -> None:
        self._ended = done.left is not None
        if done.next_try:
            self._wait_for(done.next_try - self._work.desk.clock.now())
        self._end()
        self.finished.emit(done)

    def _exported(self, done: Exported) -> None:
        self._end()
        self.exported.emit(done)

    def _failed(self, error: BaseException) -> None:
        desk = self._work.desk
        # A farewell may have erased everything and still have failed to forget the key.
        self._ended = not desk.home.replica(desk.profile).exists()
        self._end()
        if isinstance(error, CourierFile):
            self._guarded = None
            self.refused.emit(sentence_of_error(error))
            return
        self.troubled.emit(sentence_of_error(error))
        if not isinstance(error, PenghubungError):
            raise error

    def _end(self) -> None:
        self._running = False
        self._news.stop()
        if not self._ended:
            self._work.events.copy_changed.emit()
            self._work.events.work_changed.emit("")

    def _left_over(self) -> int:
        """Seconds until the run that an earlier failure promised; below 0 = none was."""
        backoff = self._work.desk.replica.backoff.get()
        if not backoff.failures:
            return -1
        return max(RETRY_LEAST_S, backoff.left(self._work.desk.clock.now()))

    def _promised(self, seconds: int) -> None:
        if seconds >= 0 and not self._running:
            self._wait_for(seconds)

    def _wait_for(self, seconds: int) -> None:
        self._retry.start(min(max(seconds, 1), _RETRY_MOST_S) * 1000)

    def _not_read(self, error: BaseException) -> None:
        """Without the promised time the officer's own F9 remains; a bug is told."""
        if not isinstance(error, PenghubungError):
            raise error
