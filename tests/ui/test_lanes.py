"""The lanes: order, errors, owners that are gone, and the end of the program."""

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from ui.lanes import CancelToken, InlineLanes, Lane, LaneClosed, Lanes, ThreadLanes

LANES: tuple[Lane, ...] = ("db", "net")


@pytest.fixture
def lanes(qtbot: QtBot) -> Iterator[ThreadLanes]:
    made = ThreadLanes(net_grace_s=5.0)
    yield made
    made.shutdown()


def fail(error: BaseException) -> None:
    raise AssertionError("no error was expected") from error


class Gate:
    """Holds a lane busy until it is opened."""

    def __init__(self) -> None:
        self.entered = threading.Event()
        self.open = threading.Event()

    def __call__(self) -> str:
        self.entered.set()
        assert self.open.wait(10)
        return "through"


@pytest.mark.parametrize("lane", LANES)
def test_the_work_is_beside_and_the_answer_in_the_window(
    lanes: ThreadLanes, qtbot: QtBot, lane: Lane
) -> None:
    seen: list[tuple[int, threading.Thread, bool]] = []
    threads: list[threading.Thread] = []

    def work() -> int:
        threads.append(threading.current_thread())
        return 7

    def arrived(value: int) -> None:
        seen.append((value, threading.current_thread(), QThread.currentThread().isMainThread()))

    lanes.submit(lane, work, arrived, fail)
    qtbot.waitUntil(lambda: len(seen) == 1)
    assert seen == [(7, threading.main_thread(), True)]
    assert threads[0] is not threading.main_thread()


@pytest.mark.parametrize("kind", [ThreadLanes, InlineLanes])
def test_whatever_a_job_raises_reaches_its_on_error(
    kind: Callable[[], Lanes], qtbot: QtBot
) -> None:
    lanes = kind()
    errors: list[BaseException] = []
    answers: list[None] = []

    def broken() -> None:
        raise ValueError("no line")

    lanes.submit("net", broken, answers.append, errors.append)
    qtbot.waitUntil(lambda: len(errors) == 1)
    assert isinstance(errors[0], ValueError)
    after: list[int] = []
    lanes.submit("net", lambda: 1, after.append, fail)
    qtbot.waitUntil(lambda: after == [1])
    assert answers == []
    lanes.shutdown()


def test_an_autosave_overtakes_what_waits(lanes: ThreadLanes, qtbot: QtBot) -> None:
    gate = Gate()
    order: list[str] = []
    lanes.submit("db", gate, order.append, fail)
    assert gate.entered.wait(10)
    lanes.submit("db", lambda: "search", order.append, fail)
    lanes.submit("db", lambda: "list", order.append, fail)
    lanes.submit("db", lambda: "autosave", order.append, fail, urgent=True)
    gate.open.set()
    qtbot.waitUntil(lambda: len(order) == 4)
    assert order == ["through", "autosave", "search", "list"]


def test_a_busy_line_does_not_hold_up_the_file(lanes: ThreadLanes, qtbot: QtBot) -> None:
    gate = Gate()
    answers: list[str] = []
    lanes.submit("net", gate, answers.append, fail)
    assert gate.entered.wait(10)
    lanes.submit("db", lambda: "read", answers.append, fail)
    qtbot.waitUntil(lambda: answers == ["read"])
    gate.open.set()
    qtbot.waitUntil(lambda: answers == ["read", "through"])


def test_a_cancelled_job_is_not_run_and_a_late_cancel_drops_the_answer(
    lanes: ThreadLanes, qtbot: QtBot
) -> None:
    gate = Gate()
    ran: list[str] = []
    answers: list[Any] = []
    running = lanes.submit("db", gate, answers.append, fail)
    assert gate.entered.wait(10)
    waiting = lanes.submit("db", lambda: ran.append("waiting"), answers.append, fail)
    waiting.cancel()
    running.cancel()
    gate.open.set()
    lanes.submit("db", lambda: "last", answers.append, fail)
    qtbot.waitUntil(lambda: answers == ["last"])
    assert ran == []


class Screen(QObject):
    """A part of the window that may be gone when its answer comes."""

    def __init__(self, log: list[str]) -> None:
        super().__init__()
        self.log = log

    def take(self, value: str) -> None:
        self.log.append(value)


@pytest.mark.parametrize("how", ["method", "token"])
def test_an_owner_destroyed_before_delivery_is_left_in_peace(
    lanes: ThreadLanes, qtbot: QtBot, how: str
) -> None:
    gate = Gate()
    log: list[str] = []
    screen = Screen(log)
    if how == "method":
        lanes.submit("db", gate, screen.take, fail)
    else:
        token = CancelToken.of(screen)
        lanes.submit("db", gate, lambda value: log.append(value), fail, token)
    assert gate.entered.wait(10)
    delete(screen)
    gate.open.set()
    after: list[int] = []
    lanes.submit("db", lambda: 1, after.append, fail)
    qtbot.waitUntil(lambda: after == [1])
    assert log == []


def test_progress_arrives_in_order_and_in_the_window(lanes: ThreadLanes, qtbot: QtBot) -> None:
    seen: list[object] = []

    def work() -> str:
        for step in range(3):
            lanes.to_gui(lambda step=step: seen.append(step))  # type: ignore[misc]
        return "done"

    lanes.submit("net", work, seen.append, fail)
    qtbot.waitUntil(lambda: len(seen) == 4)
    assert seen == [0, 1, 2, "done"]


def test_the_exchange_writes_through_the_lane_of_the_file(lanes: ThreadLanes, qtbot: QtBot) -> None:
    names: list[str] = []

    def write() -> str:
        names.append(threading.current_thread().name)
        # A write that asks for another one must not wait for itself.
        return lanes.on_db(lambda: "written")

    lanes.submit("net", lambda: lanes.on_db(write), names.append, fail)
    qtbot.waitUntil(lambda: len(names) == 2)
    assert names[0].startswith("lane-db")
    assert names[1] == "written"


def test_what_a_write_raises_comes_back_to_the_exchange(lanes: ThreadLanes, qtbot: QtBot) -> None:
    errors: list[BaseException] = []

    def full() -> None:
        raise OSError("disk full")

    lanes.submit("net", lambda: lanes.on_db(full), lambda _none: None, errors.append)
    qtbot.waitUntil(lambda: len(errors) == 1)
    assert isinstance(errors[0], OSError)


def test_shutdown_keeps_every_write_and_stops_the_exchange(qtbot: QtBot) -> None:
    lanes = ThreadLanes(net_grace_s=10.0)
    saved: list[int] = []
    sent: list[str] = []
    delivered: list[object] = []
    started = threading.Event()
    token = CancelToken()

    def exchange() -> None:
        started.set()
        while not token.cancelled:
            threading.Event().wait(0.005)
        lanes.on_db(lambda: saved.append(99))
        sent.append("stopped by its token")

    lanes.submit("net", exchange, delivered.append, fail, token)
    assert started.wait(10)
    lanes.submit("net", lambda: sent.append("never"), delivered.append, fail)
    for number in range(20):
        lanes.submit("db", lambda n=number: saved.append(n), delivered.append, fail)  # type: ignore[misc]
    lanes.shutdown()
    assert sorted(saved) == [*range(20), 99]
    assert sent == ["stopped by its token"]
    with pytest.raises(LaneClosed):
        lanes.submit("db", lambda: None, delivered.append, fail)
    with pytest.raises(LaneClosed):
        lanes.on_db(lambda: None)
    qtbot.wait(20)
    assert delivered == []


def test_inline_lanes_answer_before_they_return() -> None:
    lanes = InlineLanes()
    answers: list[int] = []
    token = CancelToken()
    lanes.submit("db", lambda: 1, answers.append, fail)
    lanes.to_gui(lambda: answers.append(2))
    assert lanes.on_db(lambda: 3) == 3
    token.cancel()
    lanes.submit("db", lambda: 4, answers.append, fail, token)
    lanes.to_gui(lambda: answers.append(5), token)
    assert answers == [1, 2]
    lanes.shutdown()
    with pytest.raises(LaneClosed):
        lanes.submit("db", lambda: 6, answers.append, fail)
