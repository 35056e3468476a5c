"""The window through its life: an exchange, closing, and what it remembers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.window_room import Open, windows
from ui.lanes import InlineLanes, ThreadLanes
from ui.memory import Remembered, new_since, remember, remembered
from ui.window import LIST_WIDTH, MainWindow
from ui.workplace import Events, Workplace


@pytest.fixture
def open_window(tmp_path: Path, qtbot: QtBot) -> Iterator[Open]:
    with windows(tmp_path, qtbot) as made:
        yield made


def test_an_exchange_ends_with_its_receipt_and_keeps_the_place(
    open_window: Open, qtbot: QtBot
) -> None:
    lanes = ThreadLanes()
    office = open_window(lanes=lanes)
    window = office.window
    qtbot.waitUntil(lambda: bool(office.rows()))
    window.show_page("open")
    qtbot.waitUntil(lambda: len(office.rows()) == office.desk.cases.count("open"))
    window.list.focus_list()
    for _ in range(3):
        office.press(Qt.Key.Key_Down)
    kept = window.list.current_key
    gone = office.rows()[0]
    now = office.town.office.clock.now()
    office.town.office.coordinator.end(gone, "Ditutup oleh Sistem", "", now, archived=False)
    assert not window.receipt.isVisible()
    with qtbot.waitSignal(window.sync.finished, timeout=20_000):
        office.press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: gone not in office.rows())
    assert window.list.current_key == kept
    assert window.receipt.isVisible()
    office.press(Qt.Key.Key_Escape)
    assert not window.receipt.isVisible()
    window.close()
    lanes.shutdown()


def test_closing_during_an_exchange_stops_it_first(open_window: Open, qtbot: QtBot) -> None:
    lanes = ThreadLanes()
    office = open_window(lanes=lanes)
    window = office.window
    window.sync.start()
    window.close()
    assert window.isVisible()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=10_000)
    assert not window.sync.running
    lanes.shutdown()
    assert office.desk.cases.count("all") == office.town.agency.complaints


def test_closing_keeps_what_is_being_written(open_window: Open) -> None:
    office = open_window()
    window = office.window
    window.list.focus_list()
    office.press(Qt.Key.Key_Down)
    office.press(Qt.Key.Key_Return)
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, "belum selesai")
    office.press(Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert not window.isVisible()
    assert [draft.content.text for draft in office.desk.work.drafts()] == ["belum selesai"]


def test_the_next_window_is_as_the_last_one_was(open_window: Open) -> None:
    office = open_window()
    window = office.window
    window.show_page("replied")
    window.list.set_sort("oldest")
    handle = window.panes.handle(1)
    QTest.mousePress(handle, Qt.MouseButton.LeftButton)
    QTest.mouseMove(handle, QPoint(70, 5))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=QPoint(70, 5))
    wide = window.panes.sizes()[0]
    assert wide > LIST_WIDTH + 50
    # The screen of the tests is 800 pixels wide, and no window comes back beyond its screen.
    window.resize(780, 600)
    assert window.fold == "one"
    window.close()
    again = MainWindow(Workplace(office.desk, InlineLanes(), Events()))
    again.show()
    assert (again.width(), again.height()) == (780, 600)
    assert (again.page, again.list.sort) == ("replied", "oldest")
    again.resize(1366, 768)
    assert abs(again.panes.sizes()[0] - wide) <= 2
    again.close()


def test_what_is_remembered_holds_no_word_of_a_complaint(open_window: Open) -> None:
    office = open_window()
    office.window.list.search.setText("rahasia sekali")
    office.window.close()
    stored = office.desk.replica.settings.get("window")
    assert stored
    assert "rahasia" not in stored
    assert not [key for key in office.desk.cases.keys("all") if key in stored]


def test_a_memory_of_another_version_is_left_aside(open_window: Open) -> None:
    office = open_window()
    settings = office.desk.replica.settings
    for broken in ("{", '{"sort": "colour"}', '{"page": 3}', "[]"):
        settings.set("window", broken)
        assert remembered(settings) == Remembered()
    settings.set("window", '{"page": "moon", "geometry": "????"}')
    again = MainWindow(Workplace(office.desk, InlineLanes(), Events()))
    assert again.page == "today"
    again.close()
    remember(settings, Remembered(page="open", opened_at=7))
    assert remembered(settings) == Remembered(page="open", opened_at=7)


def test_new_is_what_came_since_the_last_opening_or_the_copy_before_it() -> None:
    assert new_since(Remembered(), 500) == 0
    assert new_since(Remembered(opened_at=900), 500) == 500
    assert new_since(Remembered(opened_at=400), 500) == 400
    assert new_since(Remembered(opened_at=400), 0) == 400
