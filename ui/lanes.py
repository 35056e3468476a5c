"""Two lanes of work beside the window: `db` (the encrypted file) and `net` (the exchange).

Failure policy: whatever a job raises goes to its `on_error`, in the GUI thread; nothing is
swallowed and nothing is retried here. A job whose token was cancelled before it began never runs;
one cancelled later runs to its end and its answer is dropped. A callback that belongs to a QObject
already destroyed is dropped. On shutdown every `db` job still runs (a draft may be in it), `net`
jobs that wait are dropped and the running one is told through its token.

One bridge object, living in the GUI thread, owns the only signal that crosses threads.
"""

from __future__ import annotations

import heapq
import itertools
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from types import TracebackType
from typing import Final, Literal, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

Lane = Literal["db", "net"]
T = TypeVar("T")
OnError = Callable[[BaseException], None]

NORMAL: Final = 1
URGENT: Final = 0
NET_GRACE_S: Final = 2.0


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


class Lanes(Protocol):
    """What screens know of the lanes: `ThreadLanes` in the window, `InlineLanes` in tests."""

    def submit(
        self,
        lane: Lane,
        fn: Callable[[], T],
        on_ok: Callable[[T], None],
        on_error: OnError,
        token: CancelToken | None = None,
        urgent: bool = False,
    ) -> CancelToken:
        """Run `fn` on a lane and hand its answer, or what it raised, to the GUI thread.

        `urgent` overtakes what waits on the lane (autosave). Returns the token in use. Raises
        LaneClosed after `shutdown`.
        """
        ...

    def to_gui(self, call: Callable[[], None], token: CancelToken | None = None) -> None:
        """Run `call` in the GUI thread soon; how a job on a lane reports progress."""
        ...

    def on_db(self, fn: Callable[[], T]) -> T:
        """Run `fn` on `db` and wait for it: how a job on `net` writes. Raises what `fn` raises."""
        ...

    def shutdown(self) -> None:
        """Let `db` finish, drop `net`; nothing is delivered afterwards."""
        ...


class _Caught:
    """Holds what the body of a `with` raised; interrupts of the program pass through."""

    error: BaseException | None = None

    def __enter__(self) -> _Caught:
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
class _Job:
    rank: tuple[int, int]
    token: CancelToken = field(compare=False)
    work: Callable[[], Callable[[], None]] = field(compare=False)
    owners: tuple[QObject, ...] = field(compare=False, default=())

    def wanted(self) -> bool:
        return not self.token.cancelled and all(isValid(owner) for owner in self.owners)


def _owners(*callbacks: Callable[..., None]) -> tuple[QObject, ...]:
    """The Qt objects whose methods these are."""
    found = (getattr(callback, "__self__", None) for callback in callbacks)
    return tuple(owner for owner in found if isinstance(owner, QObject))


def _work(
    fn: Callable[[], T], on_ok: Callable[[T], None], on_error: OnError
) -> Callable[[], Callable[[], None]]:
    """A step that runs `fn` and returns the call to make in the GUI thread."""

    def run() -> Callable[[], None]:
        with _Caught() as caught:
            answer = fn()
            return lambda: on_ok(answer)
        error = caught.error
        assert error is not None
        return lambda: on_error(error)

    return run


class _Bridge(QObject):
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


class _SingleLane:
    """One worker thread with a queue that urgent jobs overtake."""

    def __init__(self, name: str, bridge: _Bridge) -> None:
        self.name = name
        self._bridge = bridge
        self._executor = ThreadPoolExecutor(1, thread_name_prefix=f"lane-{name}")
        self._lock = threading.Lock()
        self._waiting: list[_Job] = []
        self._running: _Job | None = None
        self._last: Future[None] | None = None
        self._closed = False

    def put(self, job: _Job) -> None:
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
            if not self._waiting:
                return
            job = self._running = heapq.heappop(self._waiting)
        if job.wanted():
            self._bridge.deliver(job.work(), job.wanted)
        with self._lock:
            self._running = None

    def finish(self) -> None:
        """Take no more, run all that waits and return when it is done."""
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


class ThreadLanes:
    """The lanes of the running window; make it in the GUI thread, `shutdown` before it ends."""

    def __init__(self, net_grace_s: float = NET_GRACE_S) -> None:
        """`net_grace_s`: how long `shutdown` waits for a cancelled exchange to stop."""
        self._bridge = _Bridge()
        self._grace = net_grace_s
        self._numbers = itertools.count()
        self._lanes = {
            "db": _SingleLane("db", self._bridge),
            "net": _SingleLane("net", self._bridge),
        }

    def submit(
        self,
        lane: Lane,
        fn: Callable[[], T],
        on_ok: Callable[[T], None],
        on_error: OnError,
        token: CancelToken | None = None,
        urgent: bool = False,
    ) -> CancelToken:
        """See `Lanes.submit`."""
        token = token or CancelToken()
        rank = (URGENT if urgent else NORMAL, next(self._numbers))
        job = _Job(rank, token, _work(fn, on_ok, on_error), _owners(on_ok, on_error))
        self._lanes[lane].put(job)
        return token

    def to_gui(self, call: Callable[[], None], token: CancelToken | None = None) -> None:
        """See `Lanes.to_gui`."""
        job = _Job((NORMAL, 0), token or CancelToken(), lambda: call, _owners(call))
        self._bridge.deliver(call, job.wanted)

    def on_db(self, fn: Callable[[], T]) -> T:
        """See `Lanes.on_db`."""
        if self._lanes["db"].is_own_thread():
            return fn()
        done: Future[T] = Future()

        def run() -> Callable[[], None]:
            with _Caught() as caught:
                done.set_result(fn())
            if caught.error is not None:
                done.set_exception(caught.error)
            return lambda: None

        self._lanes["db"].put(_Job((NORMAL, next(self._numbers)), CancelToken(), run))
        return done.result()

    def shutdown(self) -> None:
        """See `Lanes.shutdown`. `net` first: its running job may still have to write on `db`."""
        self._bridge.closed = True
        self._lanes["net"].drop(self._grace)
        self._lanes["db"].finish()


class InlineLanes:
    """Does everything at once in the calling thread: for tests of screens."""

    def __init__(self) -> None:
        self._closed = False

    def submit(
        self,
        lane: Lane,
        fn: Callable[[], T],
        on_ok: Callable[[T], None],
        on_error: OnError,
        token: CancelToken | None = None,
        urgent: bool = False,
    ) -> CancelToken:
        """See `Lanes.submit`; the answer has arrived when this returns."""
        if self._closed:
            raise LaneClosed(lane)
        token = token or CancelToken()
        job = _Job((NORMAL, 0), token, _work(fn, on_ok, on_error), _owners(on_ok, on_error))
        if job.wanted():
            answer = job.work()
            if job.wanted():
                answer()
        return token

    def to_gui(self, call: Callable[[], None], token: CancelToken | None = None) -> None:
        """See `Lanes.to_gui`."""
        if not self._closed and not (token and token.cancelled):
            call()

    def on_db(self, fn: Callable[[], T]) -> T:
        """See `Lanes.on_db`."""
        return fn()

    def shutdown(self) -> None:
        """See `Lanes.shutdown`."""
        self._closed = True
