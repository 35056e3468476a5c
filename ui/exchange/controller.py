"""Runs exchanges for the window: one at a time, on the `net` lane, told in the GUI thread.

Failure policy:
- What a run could not do is told in `finished`, a `Done` with its notice; where not even a
  receipt could be begun, in `troubled`. A fault of ours is told there and raised again.
- A cancelled run stops at its next checkpoint; what came before it is kept. Shutting the lanes
  down cancels too.
- What the schedule promises begins by itself, also after a restart of the program: the repetition
  after a fault that passes, the set time, a connection that came back, a light look. Such a run is
  `by_itself`: it asks the officer nothing, and no screen may take focus or place for it.
- A light look that fails is told only to who asked for it; the next comes at its time.
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
from ui.exchange.line_watch import LineWatch
from ui.exchange.news import News
from ui.exchange.timekeeper import Timekeeper
from ui.lanes import CancelToken, bugs_only
from ui.notices import sentence_of_error
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.services.courier_service import Exported
    from desktop.services.looking import Seen
    from sync.blobs import Transfer
    from sync.engine import Step

STEP_S: Final = 0.1
"""Progress is told at most this often."""
RETRY_LEAST_S: Final = 5
"""What was due before the start waits until the window is up."""
REST_S: Final = 60
"""Where not even the desk's own file could be written, nothing is tried again before this."""

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
    what went into a courier's file, `refused` the `Sentence` for a file that cannot be. `looked`
    ends a light look, with its `Seen`; `planned`: the next run by itself may be at another time."""

    started = Signal()
    progressed = Signal(object)
    finished = Signal(object)
    exported = Signal(object)
    refused = Signal(object)
    troubled = Signal(object)
    looked = Signal(object)
    planned = Signal()

    def __init__(self, workplace: Workplace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = workplace
        self._stop = CancelToken()
        self._guarded: Path | None = None
        self._running = False
        self._ended = False
        self._lane_token = CancelToken()
        self._offered = 0
        self._taken = 0
        self._step: Step | None = None
        self._transfer: Transfer | None = None
        self._posted = False
        self._told_at = 0.0
        self._news = News(workplace.lanes, self)
        self._news.told.connect(workplace.events.copy_changed)
        self._looking = False
        self.by_itself = False
        self.times = Timekeeper(workplace, self)
        self.times.came.connect(self._came)
        self.line = LineWatch(parent=self)
        self.line.returned.connect(self.line_returned)
        workplace.events.sync_asked.connect(self.start)
        workplace.events.removals_accepted.connect(self.accept)
        self.times.arm(RETRY_LEAST_S)

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
        return self.times.timer

    def start(self, accept_removals: bool = False, by_itself: bool = False) -> None:
        """Begin a run; nothing where one is on its way or the copy is gone.

        `accept_removals`: the officer has answered the wipe guard with yes. `by_itself`: nobody
        asked for it.
        """
        if self._running:
            # Who presses the key meanwhile wants to read how it ends.
            self.by_itself = self.by_itself and by_itself
            return
        self.by_itself = by_itself
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
        self.times.stop()
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
        self.by_itself = False
        self._begin(
            # A courier's file carries no attachments.
            lambda transfers, **how: desk.courier.take(
                file, accept_removals=accept_removals, **how
            ),
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
        self.times.stop()
        self._running = True
        self._offered = self._taken = 0
        self._step, self._posted, self._told_at = None, False, 0.0
        self._transfer = None
        self._news.begin()
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

        self._work.events.exchanging.emit(True)
        self.started.emit()
        self.progressed.emit(Progress(stage))
        self._work.lanes.submit("net", run, self._done, self._failed, lane)

    def cancel(self) -> None:
        """Stop at the next checkpoint; `finished` says when. What was received is kept."""
        if self._running and not self._stop.cancelled:
            self._stop.cancel()
            self.progressed.emit(self._progress())

    def plan(self) -> None:
        """The officer set another schedule: it is in force at once."""
        if not self._running and not self._ended:
            self.times.arm()
        self.planned.emit()

    def look(self) -> None:
        """Ask only what has come; nothing during a run, and one at a time."""
        if self._running or self._looking or self._ended:
            return
        self._looking = True
        desk = self._work.desk
        self._work.lanes.submit("net", lambda: desk.looks.run(), self._seen, self._not_seen)

    def line_returned(self) -> None:
        """The network is back: a reason to exchange, where the officer's habit says so."""
        if not self._running and not self._ended:
            schedule = self._work.desk.schedule
            self._work.lanes.submit(
                "db", schedule.goes_on_return, self._returned, bugs_only, self._lane_token
            )

    def end(self) -> None:
        """Begin nothing by itself any more: the window closes."""
        self._lane_token.cancel()
        self.times.end()
        self.line.end()
        self._news.stop()

    def _came(self, reason: str) -> None:
        if reason == "look":
            self.look()
        else:
            self.start(by_itself=True)

    def _returned(self, goes: bool) -> None:
        if goes:
            self.start(by_itself=True)

    def _seen(self, seen: Seen) -> None:
        self._looking = False
        if seen.needs_run:
            self.start(by_itself=True)
        elif not self._running:
            self.times.arm()
        self.looked.emit(seen)

    def _not_seen(self, error: BaseException) -> None:
        self._looking = False
        if not self._running:
            self.times.arm(REST_S)
        bugs_only(error)

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
        if progress.taken > self._taken:
            self._news.come()
        self._taken = progress.taken
        self.progressed.emit(progress)

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
        # What failed and promises nothing must not be due again in the next second.
        self._end(REST_S if done.error and not done.next_try else 1)
        self.finished.emit(done)

    def _exported(self, done: Exported) -> None:
        self._end()
        self.exported.emit(done)

    def _failed(self, error: BaseException) -> None:
        desk = self._work.desk
        # A farewell may have erased everything and still have failed to forget the key.
        self._ended = not desk.home.replica(desk.profile).exists()
        self._end(REST_S)
        if isinstance(error, CourierFile):
            self._guarded = None
            self.refused.emit(sentence_of_error(error))
            return
        self.troubled.emit(sentence_of_error(error))
        if not isinstance(error, PenghubungError):
            raise error

    def _end(self, least: int = 1) -> None:
        self._running = False
        self._news.stop()
        if self._ended:
            self.end()
            return
        self.times.arm(least)
        self._work.events.exchanging.emit(False)
        self._work.events.copy_changed.emit()
        self._work.events.work_changed.emit("")
