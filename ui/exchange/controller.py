"""Runs the exchange beside the window and tells the screens how it goes.

Failure policy: what goes wrong on the line comes back as the run's own `Done` with its sentence;
an error that is none of ours is handed to the program's fault dialog. One run at a time; asked
again while one runs, nothing happens. Stopping is safe at every checkpoint.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.domain.errors import PenghubungError, Sentence
from ui.lanes import CancelToken
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.services.outcome import Done
    from sync.engine import Step

LOOK_AGAIN_MS: Final = 250
_TELL_S: Final = 0.05


class SyncController(QObject):
    """One per window. `progressed` carries a `Step`, `finished` a `Done`, `troubled` a
    `Sentence` where not even a receipt could be written."""

    started = Signal()
    progressed = Signal(object)
    finished = Signal(object)
    troubled = Signal(object)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._work = workplace
        self._token = CancelToken()
        self._told = 0.0
        self.running = False
        self.last: Done | None = None
        """What the last run of this window came to."""
        # Lists look again while pages come in, but not for every page.
        self._look = QTimer(self, singleShot=True, interval=LOOK_AGAIN_MS)
        self._look.timeout.connect(workplace.events.copy_changed)
        workplace.events.sync_asked.connect(self.start)

    def start(self, accept_removals: bool = False) -> None:
        """Begin a run; `accept_removals`: the officer has answered the wipe guard."""
        if self.running:
            return
        self.running = True
        self._token = token = CancelToken()
        desk, lanes = self._work.desk, self._work.lanes

        def progress(step: Step) -> None:
            # A page every few milliseconds on a fast line: the screen need not hear of each.
            now = time.monotonic()
            if now - self._told >= _TELL_S:
                self._told = now
                lanes.to_gui(lambda: self._progressed(step), token)

        def run() -> Done:
            return desk.sync.run(
                accept_removals=accept_removals,
                progress=progress,
                cancelled=lambda: token.cancelled,
            )

        self.started.emit()
        # The lane's own token stays untouched: a stopped run still has its receipt to show.
        lanes.submit("net", run, self._finished, self._failed)

    def cancel(self) -> None:
        """Stop at the next checkpoint; what was committed stays."""
        self._token.cancel()

    @property
    def stopping(self) -> bool:
        """Whether a running exchange was asked to stop."""
        return self.running and self._token.cancelled

    def _progressed(self, step: Step) -> None:
        if self.running:
            self.progressed.emit(step)
            if not self._look.isActive():
                self._look.start()

    def _finished(self, done: Done) -> None:
        self.running = False
        self.last = done
        self._look.stop()
        self.finished.emit(done)
        if done.left is None:
            self._work.events.copy_changed.emit()
            self._work.events.work_changed.emit("")
            self._sweep()

    def _sweep(self) -> None:
        """Clear the old copy away in small steps, each of its own on the `db` lane."""

        def again(more: bool) -> None:
            if more:
                self._sweep()

        copy = self._work.desk.replica.copy
        self._work.lanes.submit("db", copy.sweep, again, self._not_swept, CancelToken.of(self))

    def _not_swept(self, error: BaseException) -> None:
        """The next run sweeps again; nothing of the officer's depends on it."""
        if not isinstance(error, PenghubungError):
            raise error

    def _failed(self, error: BaseException) -> None:
        self.running = False
        self._look.stop()
        sentence = error.sentence if isinstance(error, PenghubungError) else _FAULT
        self.troubled.emit(sentence)
        if not isinstance(error, PenghubungError):
            raise error


_FAULT: Final = Sentence(
    "Sinkronisasi berhenti karena kesalahan program.",
    "Semua yang Anda tulis tetap tersimpan di komputer ini.",
    "Coba sinkronkan lagi; bila terulang, hubungi koordinator.",
)
