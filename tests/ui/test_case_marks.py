"""Marks on screen: stars, unread, putting off, and the way to the next complaint."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from desktop.domain.errors import DiskFull
from desktop.domain.marks import owed_by
from tests.support.faults import Steps, failing
from tests.support.window_room import Office, Open, windows
from ui.case.putting_off import PutOffDialog
from ui.lists.delegate import star_box
from ui.lists.model import LINE


@pytest.fixture
def office(tmp_path: Path, qtbot: QtBot) -> Iterator[Office]:
    with windows(tmp_path, qtbot) as opens:
        made = opens()
        made.window.show_page("open")
        yield made


@pytest.fixture
def opens(tmp_path: Path, qtbot: QtBot) -> Iterator[Open]:
    with windows(tmp_path, qtbot) as made:
        yield made


def open_row(office: Office, row: int = 0) -> str:
    key = office.rows()[row]
    office.window.open_case(key)
    assert office.window.case.current_key == key
    office.window.list.focus_list()
    return key


def row_with_room(office: Office) -> int:
    """A complaint whose deadline lies some days ahead."""
    today = office.desk.deadlines.today()
    waiting = office.desk.cases.keys("needs_answer")
    for row, key in enumerate(office.rows()):
        if key not in waiting:
            continue
        due = owed_by(office.desk.cases.open(key).deadlines)
        if due is not None and due > today + timedelta(days=4):
            return row
    raise AssertionError("all are due soon")


def menu_of(office: Office) -> QMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def shows(office: Office, key: str) -> bool:
    return office.window.case.current_key == key


def pick(menu: QMenu, words: str) -> None:
    (action,) = [a for a in menu.actions() if a.text().split("\t")[0] == words]
    menu.close()
    action.trigger()


def test_opening_reads_and_u_marks_it_unread_again(office: Office) -> None:
    row, key = 0, open_row(office)
    index = office.window.list.model.index(row, 0)
    assert not index.data(LINE).marks.unread
    office.press(Qt.Key.Key_U)
    office.window.list.refresh()
    assert office.window.list.model.index(office.rows().index(key), 0).data(LINE).marks.unread
    # What is on screen is read again after any work; the officer's own mark outlives that.
    office.events.copy_changed.emit()
    office.window.list.refresh()
    assert office.window.list.model.index(office.rows().index(key), 0).data(LINE).marks.unread
    office.press(Qt.Key.Key_U)
    office.window.list.refresh()
    assert not office.window.list.model.index(office.rows().index(key), 0).data(LINE).marks.unread


def test_a_full_disk_holds_up_no_reading_and_leaves_it_unread(office: Office) -> None:
    case, writer = office.window.case, office.desk.replica.database.writer
    with failing(Steps(1, lambda: DiskFull("test")), writer) as steps:
        key = open_row(office)
    assert steps.failed
    assert not case.said.isVisible()
    (line,) = office.desk.cases.lines([key])
    assert line.marks.unread
    # What was asked for is told.
    with failing(Steps(1, lambda: DiskFull("test")), writer):
        office.press(Qt.Key.Key_S)
    assert case.said.isVisible()


def test_s_gives_a_star_which_the_head_shows_and_the_filter_finds(
    office: Office,
) -> None:
    key = open_row(office, 1)
    office.press(Qt.Key.Key_S)
    star = office.window.case.header.tools.buttons["star"]
    assert star.accessibleName() == "Hapus bintang"
    office.window.list.refresh()
    office.window.list.filters.choose("starred")
    assert office.rows() == [key]
    star.click()
    office.window.list.refresh()
    assert office.rows() == []


def test_a_click_on_the_star_of_a_row_opens_nothing(office: Office) -> None:
    key = open_row(office)
    table = office.window.list.table
    index = office.window.list.model.index(2, 0)
    starred = office.rows()[2]
    at = star_box(table.visualRect(index)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert office.desk.replica.marks.starred() == {starred}
    assert office.window.case.current_key == key == table.current_key
    left = table.visualRect(index).center() - QPoint(60, 0)
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=left)
    assert office.window.case.current_key == starred


def test_put_off_by_key_it_is_shown_and_found_and_brought_back(
    office: Office,
) -> None:
    key = open_row(office, row_with_room(office))
    office.press(Qt.Key.Key_T)
    pick(menu_of(office), "Hari kerja berikutnya")
    assert office.window.case.header.chips[1] == "Ditunda sampai Sen 9 Nov"
    office.window.show_page("needs_answer")
    assert key not in office.rows()
    office.window.list.filters.choose("put_off")
    assert office.rows() == [key]
    office.window.case.header.tools.buttons["put_off"].click()
    pick(menu_of(office), "Batalkan penundaan")
    office.window.show_page("needs_answer")
    assert key in office.rows()


def test_another_day_is_chosen_in_the_calendar_and_a_free_one_refused(office: Office) -> None:
    key = open_row(office, row_with_room(office))
    office.press(Qt.Key.Key_T)
    pick(menu_of(office), "Pilih tanggal …")
    (dialog,) = office.window.findChildren(PutOffDialog)
    last = office.desk.marks.room(key).last
    assert last is not None
    assert dialog.calendar.maximumDate() == QDate(last.year, last.month, last.day)
    take = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Tunda")
    dialog.calendar.setSelectedDate(QDate(2026, 11, 8))
    take.click()
    assert dialog.banner.isVisible()
    assert office.desk.cases.keys("put_off") == ()
    dialog.calendar.setSelectedDate(QDate(2026, 11, 10))
    take.click()
    assert office.desk.cases.keys("put_off") == (key,)


def test_what_is_late_is_not_put_off_and_the_reason_said(office: Office) -> None:
    office.window.show_page("overdue")
    open_row(office)
    office.press(Qt.Key.Key_T)
    assert QApplication.activePopupWidget() is None
    assert office.window.case.said.isVisible()
    assert "lewat tenggat" in office.window.case.said.accessibleName()


def test_the_head_leads_through_the_list_one_came_from(office: Office, qtbot: QtBot) -> None:
    open_row(office, 1)
    tools = office.window.case.header.tools
    for name, row in (("next", 2), ("next", 3), ("previous", 2)):
        tools.buttons[name].click()
        wanted = office.rows()[row]
        qtbot.waitUntil(partial(shows, office, wanted))


def test_news_of_an_unattended_window_stay_unread(office: Office) -> None:
    key = open_row(office)
    office.window.hide()
    office.town.office.coordinator.reply(key, "Kabar baru", office.town.office.clock.now())
    assert office.desk.sync.run().receipt.verified
    office.events.copy_changed.emit()
    (line,) = office.desk.cases.lines([key])
    assert line.marks.unread


def test_in_a_small_window_the_key_means_the_row_that_is_chosen(opens: Open) -> None:
    office = opens(900, 480)
    office.window.show_page("open")
    office.window.list.table.step(0)
    office.press(Qt.Key.Key_J)
    office.press(Qt.Key.Key_S)
    assert office.desk.replica.marks.starred() == {office.window.list.current_key}
