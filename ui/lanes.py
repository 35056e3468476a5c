"""Two lanes of work beside the window: `db` (the encrypted file) and `net` (the exchange).

Failure policy: whatever a job raises goes to its `on_error`, in the GUI thread; nothing is
swallowed and nothing is retried here. A job whose token was cancelled before it began never runs;
one cancelled later runs to its end and its answer is dropped. A callback that belongs to a QObject
already destroyed is dropped. On shutdown every `db` job still runs (a draft may be in it), `net`
jobs that wait are dropped and the running one is told through its token.

One bridge object, living in the GUI thread, owns the only signal that crosses threads.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from concurrent.futures import Future
from typing import Final, Literal, Protocol, TypeVar

from desktop.domain.errors import PenghubungError
from ui.lane import (
    NORMAL,
    URGENT,
    Bridge,
    Caught,
    Job,
    SingleLane,
    at_once,
    owners_of,
    work,
)
from ui.lane import CancelToken as CancelToken
from ui.lane import LaneClosed as LaneClosed
from ui.lane import OnError as OnError

Lane = Literal["db", "net"]
T = TypeVar("T")
NET_GRACE_S: Final = 2.0


def bugs_only(error: BaseException) -> None:
    """An `on_error` for what nobody asked for: it fails in silence, a bug is told."""
    if not isinstance(error, PenghubungError):
        raise error


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

    def rest(self, fn: Callable[[], T], on_ok: Callable[[T], None], on_error: OnError) -> None:
        """Let both lanes finish what they have, run `fn` on `db`, and then hold back whatever is
        given to them, until `wake`. Where `fn` raises, nothing is held back."""
        ...

    def wake(self, fn: Callable[[], T], on_ok: Callable[[T], None], on_error: OnError) -> None:
        """Run `fn` first of all on `db`, and then what was held back; where it raises, that goes
        on waiting."""
        ...

    def shutdown(self) -> None:
        """Let `db` finish, drop `net`; nothing is delivered afterwards."""
        ...


class ThreadLanes:
    """The lanes of the running window; make it in the GUI thread, `shutdown` before it ends."""

    def __init__(self, net_grace_s: float = NET_GRACE_S) -> None:
        """`net_grace_s`: how long `shutdown` waits for a cancelled exchange to stop."""
        self._bridge = Bridge()
        self._grace = net_grace_s
        self._numbers = itertools.count()
        self._lanes = {
            "db": SingleLane("db", self._bridge),
            "net": SingleLane("net", self._bridge),
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
        job = Job(rank, token, work(fn, on_ok, on_error), owners_of(on_ok, on_error))
        self._lanes[lane].put(job)
        return token

    def to_gui(self, call: Callable[[], None], token: CancelToken | None = None) -> None:
        """See `Lanes.to_gui`."""
        job = Job((NORMAL, 0), token or CancelToken(), lambda: call, owners_of(call))
        self._bridge.deliver(call, job.wanted)

    def on_db(self, fn: Callable[[], T]) -> T:
        """See `Lanes.on_db`."""
        if self._lanes["db"].is_own_thread():
            return fn()
        done: Future[T] = Future()

        def run() -> Callable[[], None]:
            with Caught() as caught:
                done.set_result(fn())
            if caught.error is not None:
                done.set_exception(caught.error)
            return lambda: None

        self._lanes["db"].put(Job((NORMAL, next(self._numbers)), CancelToken(), run))
        return done.result()

    def rest(self, fn: Callable[[], T], on_ok: Callable[[T], None], on_error: OnError) -> None:
        """See `Lanes.rest`. `net` first: what runs there writes on `db`."""
        net, db = self._lanes["net"], self._lanes["db"]

        def close() -> T:
            answer = fn()
            db.hold()
            return answer

        def failed(error: BaseException) -> None:
            net.go_on()
            on_error(error)

        def still(_none: None) -> None:
            self.submit("db", close, on_ok, failed)

        self.submit("net", net.hold, still, on_error)

    def wake(self, fn: Callable[[], T], on_ok: Callable[[T], None], on_error: OnError) -> None:
        """See `Lanes.wake`."""
        net, db = self._lanes["net"], self._lanes["db"]

        def again() -> T:
            answer = fn()
            db.go_on()
            net.go_on()
            return answer

        db.put_first(Job((URGENT, 0), CancelToken(), work(again, on_ok, on_error)))

    def shutdown(self) -> None:
        """See `Lanes.shutdown`. `net` first: its running job may still have to write on `db`."""
        self._bridge.closed = True
        self._lanes["net"].drop(self._grace)
        self._lanes["db"].finish()


class InlineLanes:
    """Does everything at once in the calling thread: for tests of screens."""

    def __init__(self) -> None:
        self._closed = False
        self._held: list[Job] | None = None

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
        job = Job((NORMAL, 0), token, work(fn, on_ok, on_error), owners_of(on_ok, on_error))
        if self._held is not None:
            self._held.append(job)
        else:
            at_once(job)
        return token

    def to_gui(self, call: Callable[[], None], token: CancelToken | None = None) -> None:
        """See `Lanes.to_gui`."""
        if not self._closed and not (token and token.cancelled):
            call()

    def on_db(self, fn: Callable[[], T]) -> T:
        """See `Lanes.on_db`."""
        return fn()

    def rest(self, fn: Callable[[], T], on_ok: Callable[[T], None], on_error: OnError) -> None:
        """See `Lanes.rest`."""

        def close() -> T:
            answer = fn()
            self._held = []
            return answer

        at_once(Job((NORMAL, 0), CancelToken(), work(close, on_ok, on_error)))

    def wake(self, fn: Callable[[], T], on_ok: Callable[[T], None], on_error: OnError) -> None:
        """See `Lanes.wake`."""
        held: list[Job] = []

        def again() -> T:
            nonlocal held
            answer = fn()
            held, self._held = self._held or [], None
            return answer

        at_once(Job((NORMAL, 0), CancelToken(), work(again, on_ok, on_error)))
        for job in held:
            at_once(job)

    def shutdown(self) -> None:
        """See `Lanes.shutdown`."""
        self._closed = True
