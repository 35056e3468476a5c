"""Exchanges that begin by themselves: when, what the card says, and what they leave alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from enum import Enum
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from desktop.domain.schedule import Habit
from desktop.services.budget import Cost
from desktop.services.outcome import Done
from tests.support.case_room import open_town
from tests.support.exchange_room import ExchangeRoom
from tests.support.faults import Steps, desk_disk_error, failing
from tests.support.window_room import Open, windows
from ui.exchange.controller import REST_S, RETRY_LEAST_S
from ui.exchange.line_watch import LineWatch, network
from ui.exchange.outlook import total_words
from ui.lanes import InlineLanes, ThreadLanes
from ui.window import MainWindow
from ui.workplace import Events, Workplace

HOUR = 3600
WIB = ZoneInfo("Asia/Jakarta")


@pytest.fixture
def room(tmp_path: Path, qtbot: QtBot) -> Iterator[ExchangeRoom]:
    with open_town(tmp_path) as town:
        room = ExchangeRoom(town, town.enrolled(), qtbot)
        room.exchange()
        yield room
        room.close()


@pytest.fixture
def open_window(tmp_path: Path, qtbot: QtBot) -> Iterator[Open]:
    with windows(tmp_path, qtbot) as made:
        yield made


def minutes(at: int) -> int:
    """A time as a habit has it."""
    there = datetime.fromtimestamp(at, WIB)
    return there.hour * 60 + there.minute


def plan(room: ExchangeRoom, hours: int = 1, look_minutes: int = 0) -> None:
    """The officer sets a time of day so far from now."""
    at = minutes(room.town.office.clock.now() + hours * HOUR)
    room.desk.schedule.set_habit(Habit(at, look_minutes=look_minutes))
    room.sync.plan()


def left(room: ExchangeRoom) -> int:
    """Seconds that the timer still waits."""
    assert room.sync.retry_timer.isActive()
    return room.sync.retry_timer.interval() // 1000


# The set time


def test_nothing_set_nothing_armed(room: ExchangeRoom) -> None:
    assert not room.sync.retry_timer.isActive()
    assert room.card.outlook.next.text() == ""


def test_the_set_time_is_armed_at_once_said_and_kept(room: ExchangeRoom) -> None:
    plan(room)
    due = room.desk.schedule.due()
    assert due is not None
    clock = room.town.office.clock
    assert left(room) == due.at - clock.now()
    at = datetime.fromtimestamp(due.at, WIB)
    said = room.card.outlook.next.text().removesuffix(" WIB")
    assert said == f"Berikutnya hari ini pukul {at:%H.%M}"
    clock.at = due.at
    room.sync.retry_timer.timeout.emit()
    assert len(room.done) == 2
    assert room.done[-1].receipt.verified
    assert left(room) > 20 * HOUR
    room.card.refresh()
    assert room.card.outlook.next.text().startswith("Berikutnya besok pukul ")


def test_a_pc_that_slept_does_not_sleep_through_it(room: ExchangeRoom) -> None:
    plan(room)
    waits = left(room)
    room.town.office.clock.at += 20
    room.sync.times.look_at_clock()
    assert left(room) == waits
    # Two hours went by on the wall, none for the timer.
    room.town.office.clock.at += 2 * HOUR
    room.sync.times.look_at_clock()
    assert left(room) == 1
    room.sync.retry_timer.timeout.emit()
    assert len(room.done) == 2


def test_a_clock_set_back_is_waited_for(room: ExchangeRoom) -> None:
    plan(room, hours=2)
    waits = left(room)
    room.town.office.clock.at -= HOUR // 2
    room.sync.times.look_at_clock()
    assert left(room) >= waits + HOUR // 2 - 1


def test_a_window_opened_late_makes_up_for_it(room: ExchangeRoom, qtbot: QtBot) -> None:
    plan(room)
    room.town.office.clock.at += 3 * HOUR
    late = ExchangeRoom(room.town, room.desk, qtbot)
    assert left(late) == RETRY_LEAST_S
    late.close()


def test_a_disk_that_fails_is_not_tried_every_second(room: ExchangeRoom) -> None:
    plan(room)
    room.town.office.clock.at += 2 * HOUR
    with failing(Steps(1, desk_disk_error), room.desk.replica.database.writer):
        room.sync.retry_timer.timeout.emit()
    assert len(room.done) == 1
    assert left(room) == REST_S
    room.sync.times.look_at_clock()
    assert left(room) == REST_S


# The retry on screen is the timer


def test_the_promised_retry_is_the_timer_and_the_words(room: ExchangeRoom) -> None:
    room.town.office.stop()
    done = room.exchange()
    clock = room.town.office.clock
    assert left(room) == done.next_try - clock.now()
    at = datetime.fromtimestamp(done.next_try, WIB)
    room.card.refresh()
    said = room.card.outlook.next.text().removesuffix(" WIB")
    assert said == f"Dicoba lagi hari ini pukul {at:%H.%M}"


# A connection that returns


class Reach(Enum):
    """As Qt numbers it."""

    UNKNOWN = 0
    DISCONNECTED = 1
    LOCAL = 2
    SITE = 3
    ONLINE = 4


class Net(QObject):
    """Stands for the system's view of the network, which no test can unplug."""

    reachabilityChanged = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.now = Reach.ONLINE

    def reachability(self) -> Reach:
        """How far it reaches."""
        return self.now

    def turn(self, *steps: Reach) -> None:
        """It comes and goes."""
        for step in steps:
            self.now = step
            self.reachabilityChanged.emit(step)


def test_a_network_that_settles_is_told_once(qtbot: QtBot) -> None:
    net, told = Net(), []
    watch = LineWatch(lambda: net)
    watch.returned.connect(lambda: told.append(net.now))
    watch.load()
    watch.load()
    net.turn(Reach.DISCONNECTED, Reach.LOCAL, Reach.ONLINE)
    assert watch.settling.isActive()
    assert told == []
    watch.settling.timeout.emit()
    assert told == [Reach.ONLINE]
    net.turn(Reach.DISCONNECTED, Reach.ONLINE, Reach.DISCONNECTED)
    assert not watch.settling.isActive()
    watch.end()
    net.turn(Reach.ONLINE)
    assert not watch.settling.isActive()


def test_without_a_view_of_the_network_nothing_breaks(qtbot: QtBot) -> None:
    watch = LineWatch(lambda: None)
    watch.load()
    watch.end()
    late = LineWatch(lambda: pytest.fail("asked after its end"))
    late.end()
    late.load()


def test_qts_own_view_is_read_where_there_is_one(qtbot: QtBot) -> None:
    found = network()
    if found is not None:
        assert 0 <= found.reachability().value <= Reach.ONLINE.value
        watch = LineWatch()
        watch.load()
        watch.end()


def test_a_connection_that_returns_sends_what_waits(room: ExchangeRoom) -> None:
    clock = room.town.office.clock
    clock.at += 120
    room.sync.line.returned.emit()
    assert len(room.done) == 1
    room.queue(room.desk.cases.keys("open")[0])
    room.sync.line.returned.emit()
    assert room.done[-1].receipt.sent == 1
    assert room.sync.by_itself
    room.queue(room.desk.cases.keys("open")[1])
    room.desk.schedule.set_habit(Habit(on_return=False))
    clock.at += 120
    room.sync.line.returned.emit()
    assert len(room.done) == 2


# The light look


def test_a_look_says_what_waits_and_leaves_the_copy_as_it_is(room: ExchangeRoom) -> None:
    plan(room, look_minutes=30)
    clock = room.town.office.clock
    for key in room.desk.cases.keys("open")[:12]:
        room.town.office.coordinator.reply(key, "Mohon kabar.", clock.now())
    clock.at += 31 * 60
    age = room.said()
    room.sync.times.look_at_clock()
    room.sync.retry_timer.timeout.emit()
    assert room.card.outlook.news.text() == "12 laporan menunggu diambil"
    assert room.said() == age
    assert len(room.done) == 1
    assert len(room.desk.replica.receipts.list()) == 1
    assert 0 < left(room) <= 30 * 60
    clock.at += 10
    assert room.exchange().receipt.received == 12
    room.card.refresh()
    assert room.card.outlook.news.text() == ""


def test_a_look_that_was_asked_for_answers_in_any_case(room: ExchangeRoom) -> None:
    room.card.outlook.menu.look.trigger()
    assert room.card.outlook.news.text() == "Tidak ada yang baru di server"
    room.town.office.stop()
    room.card.outlook.menu.look.trigger()
    assert room.card.outlook.news.text().startswith("Komputer ini tidak tersambung")
    assert room.said().startswith("Daring")
    room.sync.look()
    room.card.refresh()
    assert room.card.outlook.news.text() == ""


def test_a_look_that_finds_the_access_ended_ends_it_properly(room: ExchangeRoom) -> None:
    clock = room.town.office.clock
    plan(room, look_minutes=30)
    assert room.town.office.central.accounts.revoke(room.desk.certificate.device, clock.now())
    room.sync.look()
    assert room.done[-1].left is not None
    assert room.sync.ended
    assert not room.sync.retry_timer.isActive()
    for ask in (room.sync.look, room.sync.plan, room.sync.line_returned, room.sync.times.arm):
        ask()
    room.sync.start(by_itself=True)
    assert len(room.done) == 2
    assert not room.sync.retry_timer.isActive()
    assert room.card.outlook.menu.isHidden()


# What it costs


def test_the_card_says_what_the_next_one_costs(room: ExchangeRoom) -> None:
    clock = room.town.office.clock
    clock.at += 60
    room.exchange()
    room.queue(room.desk.cases.keys("open")[0], "Petugas datang besok pagi.")
    room.card.refresh()
    said = room.card.outlook.cost.text()
    assert said.startswith("Perlu kuota ± ")
    assert "Jawaban: ± " in room.card.outlook.cost.toolTip()
    assert "Bulan ini " in room.card.outlook.cost.toolTip()
    assert said in room.card.accessibleDescription()


def test_what_is_not_known_is_not_given_a_figure(room: ExchangeRoom) -> None:
    room.exchange()
    room.card.refresh()
    known = room.card.standing
    assert known is not None
    told = {
        cost: total_words(replace(known, cost=cost))
        for cost in (Cost(0, None), Cost(254, None), Cost(254, None, 9_000), Cost(254, 0))
    }
    # What waits has its size beside its number.
    assert list(told.values()) == ["", "", "", "Perlu kuota ± 254 B"]


# What an exchange by itself leaves alone


def test_by_itself_it_takes_neither_focus_nor_place(open_window: Open, qtbot: QtBot) -> None:
    lanes = ThreadLanes()
    office = open_window(width=800, lanes=lanes)
    window = office.window
    qtbot.waitUntil(lambda: bool(office.rows()))
    window.show_page("open")
    qtbot.waitUntil(lambda: len(office.rows()) == office.desk.cases.count("open"))
    window.open_case(office.rows()[3])
    qtbot.waitUntil(lambda: window.case.view is not None)
    window.case.focus_composer()
    editor = window.case.composer.form.editor
    QTest.keyClicks(editor, "Petugas kami ")
    kept, focus = window.list.current_key, QApplication.focusWidget()
    assert focus is not None
    office.town.office.clock.at += 60
    for key in office.rows()[:6]:
        office.town.office.coordinator.reply(key, "Mohon kabar.", office.town.office.clock.now())
    with qtbot.waitSignal(window.sync.finished, timeout=20_000):
        window.sync.start(by_itself=True)
    with qtbot.waitSignal(window.list.answered, timeout=20_000):
        pass
    QTest.keyClicks(editor, "datang besok.")
    assert editor.toPlainText() == "Petugas kami datang besok."
    assert QApplication.focusWidget() is focus
    assert window.list.current_key == kept
    assert not window.receipt.isVisible()
    assert not window.rail.flap.isVisible()
    assert not window.findChildren(QDialog)
    window.close()
    assert not window.sync.retry_timer.isActive()
    lanes.shutdown()


def test_by_itself_it_never_asks_the_guard(tmp_path: Path, qtbot: QtBot) -> None:
    with open_town(tmp_path, complaints=140) as town:
        desk = town.synced()
        window = MainWindow(Workplace(desk, InlineLanes(), Events()))
        qtbot.addWidget(window)
        window.show()
        keys = desk.cases.keys("all")
        assert len(keys) > 50
        town.office.clock.at += 60
        for key in keys:
            town.office.coordinator.dispose(key, town.other.id, "", town.office.clock.now())
        done: list[Done] = []
        window.sync.finished.connect(done.append)
        for _ in range(2):
            window.sync.start(by_itself=True)
            assert done[-1].error == "wipe_guard"
            assert not window.receipt.isVisible()
            assert not window.findChildren(QDialog)
        assert desk.attention.count() == 1
        assert desk.cases.keys("all") == keys
        window.close()


def test_who_presses_the_key_meanwhile_reads_how_it_ended(open_window: Open, qtbot: QtBot) -> None:
    lanes = ThreadLanes()
    office = open_window(lanes=lanes)
    window = office.window
    with qtbot.waitSignal(window.sync.finished, timeout=20_000):
        window.sync.start(by_itself=True)
        window.sync.start()
    assert window.receipt.isVisible()
    window.close()
    lanes.shutdown()
