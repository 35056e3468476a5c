"""The window through its life: an exchange, closing, and what it remembers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.model import Content
from tests.support.case_room import HeldLanes
from tests.support.faults import full_disk
from tests.support.window_room import Open, windows
from ui.exchange.card import CHANGES_MS, SyncCard
from ui.exchange.frame import WorkPage
from ui.lanes import InlineLanes, ThreadLanes
from ui.memory import Remembered, remember_later, remembered
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


def test_enter_leads_into_the_answer_also_while_the_complaint_is_still_read(
    open_window: Open, qtbot: QtBot
) -> None:
    lanes = HeldLanes()
    office = open_window(lanes=lanes)
    window = office.window
    window.list.focus_list()
    lanes.held = True
    office.press(Qt.Key.Key_Return)
    assert window.list.table.hasFocus()
    lanes.let_go()
    focus = QApplication.focusWidget()
    assert focus is window.case.composer.form.editor
    QTest.keyClicks(focus, "Petugas sudah ke lokasi")
    office.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (item,) = office.desk.work.outbox()
    assert (item.complaint, item.content.text) == (office.rows()[0], "Petugas sudah ke lokasi")


def test_a_second_complaint_is_never_written_on_by_the_wish_for_the_first(
    open_window: Open,
) -> None:
    lanes = HeldLanes()
    office = open_window(lanes=lanes)
    window = office.window
    window.list.focus_list()
    lanes.held = True
    office.press(Qt.Key.Key_Return)
    window.open_case(office.rows()[1])
    lanes.let_go()
    assert window.case.view is not None
    assert window.case.view.key == office.rows()[1]
    assert window.list.table.hasFocus()


def test_what_vanishes_leaves_the_focus_in_the_list(open_window: Open) -> None:
    office = open_window()
    window = office.window
    window.show_page("open")
    window.list.focus_list()
    office.press(Qt.Key.Key_Return)
    assert window.case.composer.form.editor.hasFocus()
    key = window.case.current_key
    town = office.town
    town.office.coordinator.dispose(key, town.other.name, "", town.office.clock.now())
    assert office.desk.sync.run().receipt.verified
    office.events.copy_changed.emit()
    assert window.case.view is None
    assert window.list.table.hasFocus()
    window.list.refresh()
    assert key not in office.rows()
    assert window.list.table.hasFocus()


def test_what_vanishes_where_only_the_case_is_seen_leaves_the_focus_on_the_way_back(
    open_window: Open,
) -> None:
    office = open_window(911, 480)
    window = office.window
    window.list.focus_list()
    office.press(Qt.Key.Key_Return)
    key = window.case.current_key
    town = office.town
    town.office.coordinator.delete(key, town.office.clock.now())
    assert office.desk.sync.run().receipt.verified
    office.events.copy_changed.emit()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "Kembali ke daftar"
    office.press(Qt.Key.Key_Escape)
    assert window.list.isVisible()


def test_closing_stays_open_on_the_text_that_is_not_saved(open_window: Open) -> None:
    office = open_window()
    window = office.window
    window.show_page("open")
    first, second = office.rows()[:2]
    window.open_case(first)
    window.case.focus_composer()
    editor = window.case.composer.form.editor
    with full_disk(office.desk.replica.database.writer):
        QTest.keyClicks(editor, "Jangan hilang")
        window.open_case(second)
        window.show_page("outbox")
        window.close()
        assert window.isVisible()
        assert window.page == "open"
        assert window.case.current_key == first
        assert editor.words() == "Jangan hilang"
        banner = window.case.composer.banner
        assert banner.isVisible()
        told = banner.accessibleDescription()
        assert "Jendela tetap terbuka" in told
        assert "Ruang simpan" in told
        assert "Salin dahulu" in told
    banner.acted.emit()
    assert banner.isHidden()
    assert [draft.content.text for draft in office.desk.work.drafts()] == ["Jangan hilang"]
    window.close()
    assert not window.isVisible()


def test_a_page_takes_the_focus_that_a_key_brings(open_window: Open) -> None:
    office = open_window()
    window = office.window
    for key in office.desk.cases.keys("open")[:3]:
        office.desk.work.send(office.desk.work.save(key, Content("note", "catatan")).id)
    office.press(Qt.Key.Key_9, Qt.KeyboardModifier.ControlModifier)
    page = window.stack.currentWidget()
    assert isinstance(page, WorkPage)
    assert page.list.hasFocus()
    keys = [row.key for row in page.list.rows.rows]
    assert len(keys) == 3
    for pressed, wanted in (
        (Qt.Key.Key_J, 1),
        (Qt.Key.Key_Down, 2),
        (Qt.Key.Key_K, 1),
        (Qt.Key.Key_Up, 0),
    ):
        office.press(pressed)
        assert page.list.current_key == keys[wanted]
    office.press(Qt.Key.Key_8, Qt.KeyboardModifier.ControlModifier)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "Ke laporan yang perlu jawaban"


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
    remember_later(office.window._work, Remembered(page="open", sort="oldest"))
    assert remembered(settings) == Remembered(page="open", sort="oldest")


def test_a_closed_window_asks_its_lanes_for_nothing_any_more(
    open_window: Open, qtbot: QtBot
) -> None:
    lanes = ThreadLanes()
    office = open_window(lanes=lanes)
    card = office.window.findChild(SyncCard)
    assert card is not None
    qtbot.waitUntil(lambda: card.standing is not None)
    office.events.work_changed.emit("")
    office.window.close()
    lanes.shutdown()
    # What comes later, from a timer or from elsewhere: it would raise in the closed lanes.
    office.events.copy_changed.emit()
    card.refresh()
    qtbot.wait(2 * CHANGES_MS)
