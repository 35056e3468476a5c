"""One lane: a worker thread with its queue; and the bridge that answers take to the GUI thread."""

from __future__ import annotations

import heapq
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from types import TracebackType
from typing import Final, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

T = TypeVar("T")
OnError = Callable[[BaseException], None]

NORMAL: Final = 1
URGENT: Final = 0


class LaneClosed(RuntimeError):
    """Work was given to the lanes after `shutdown`."""


class CancelToken:
    """Says from any thread that nobody waits for an answer any more."""

    def __init__(self) -> None:
        self._event = threading.Event()

    @classmethod
    def of(cls, owner: QObject) -> CancelToken:
        """A token that is cancelled when its owner is destroyed."""
        token = cls()
        owner.destroyed.connect(token.cancel)
        return token

    def cancel(self, _destroyed: QObject | None = None) -> None:
        """Drop the answer; a long job may look at `cancelled` and stop."""
        self._event.set()

    @property
    def cancelled(self) -> bool:
        """Whether `cancel` was called."""
        return self._event.is_set()


class Caught:
    """Holds what the body of a `with` raised; interrupts of the program pass through."""

    error: BaseException | None = None

    def __enter__(self) -> Caught:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        self.error = error
        return isinstance(error, Exception)


@dataclass(order=True, slots=True)
class Job:
    rank: tuple[int, int]
    token: CancelToken = field(compare=False)
    work: Callable[[], Callable[[], None]] = field(compare=False)
    owners: tuple[QObject, ...] = field(compare=False, default=())

    def wanted(self) -> bool:
        return not self.token.cancelled and all(isValid(owner) for owner in self.owners)


def owners_of(*callbacks: Callable[..., None]) -> tuple[QObject, ...]:
    """The Qt objects whose methods these are."""
    found = (getattr(callback, "__self__", None) for callback in callbacks)
    return tuple(owner for owner in found if isinstance(owner, QObject))


def work(
    fn: Callable[[], T], on_ok: Callable[[T], None], on_error: OnError
) -> Callable[[], Callable[[], None]]:
    """A step that runs `fn` and returns the call to make in the GUI thread."""

    def run() -> Callable[[], None]:
        with Caught() as caught:
            answer = fn()
            return lambda: on_ok(answer)
        error = caught.error
        assert error is not None
        return lambda: on_error(error)

    return run


class Bridge(QObject):
    """The only object that a signal crosses threads to; made in the GUI thread, lives there."""

    arrived = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.closed = False
        self.arrived.connect(self._receive, Qt.ConnectionType.QueuedConnection)

    def deliver(self, call: Callable[[], None], wanted: Callable[[], bool]) -> None:
        """Called from any thread."""
        self.arrived.emit((call, wanted))

    @Slot(object)
    def _receive(self, parcel: tuple[Callable[[], None], Callable[[], bool]]) -> None:
        call, wanted = parcel
        if not self.closed and wanted():
            call()


class SingleLane:
    """One worker thread with a queue that urgent jobs overtake."""

    def __init__(self, name: str, bridge: Bridge) -> None:
        self.name = name
        self._bridge = bridge
        self._executor = ThreadPoolExecutor(1, thread_name_prefix=f"lane-{name}")
        self._lock = threading.Lock()
        self._waiting: list[Job] = []
        self._running: Job | None = None
        self._last: Future[None] | None = None
        self._closed = False
        self._held = False

    def hold(self) -> None:
        """Begin nothing more. Called by the last job itself, or from any thread."""
        with self._lock:
            self._held = True

    def go_on(self) -> None:
        """Do what waits."""
        with self._lock:
            self._held = False
            for _ in self._waiting:
                self._last = self._executor.submit(self._turn)

    def put_first(self, job: Job) -> None:
        """Do this one, held or not."""
        with self._lock:
            if self._closed:
                raise LaneClosed(self.name)
            self._last = self._executor.submit(self._do, job)

    def put(self, job: Job) -> None:
        with self._lock:
            if self._closed:
                raise LaneClosed(self.name)
            heapq.heappush(self._waiting, job)
            # Each turn takes whichever job is then first, not the one it was made for.
            self._last = self._executor.submit(self._turn)

    def is_own_thread(self) -> bool:
        return threading.current_thread().name.startswith(f"lane-{self.name}")

    def _turn(self) -> None:
        with self._lock:
            if self._held or not self._waiting:
                return
            job = self._running = heapq.heappop(self._waiting)
        self._do(job)

    def _do(self, job: Job) -> None:
        if job.wanted():
            self._bridge.deliver(job.work(), job.wanted)
        with self._lock:
            self._running = None

    def finish(self) -> None:
        """Take no more, run all that waits and return when it is done."""
        self.go_on()
        with self._lock:
            self._closed = True
        self._executor.shutdown(wait=True)

    def drop(self, grace_s: float) -> None:
        """Take no more, forget what waits, tell the running job and give it a moment."""
        with self._lock:
            self._closed = True
            for job in (*self._waiting, *((self._running,) if self._running else ())):
                job.token.cancel()
            self._waiting.clear()
            last = self._last
        if last is not None:
            wait([last], timeout=grace_s)
        self._executor.shutdown(wait=False, cancel_futures=True)


def at_once(job: Job) -> None:
    """Do a job and deliver its answer, as far as anybody still waits for it."""
    if job.wanted():
        answer = job.work()
        if job.wanted():
            answer()
