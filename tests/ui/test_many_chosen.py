"""Several complaints chosen in a list: by keys and mouse, marked at once, and back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.support.window_room import Office, windows
from ui.keys import CASE_KEYS
from ui.lists.many import ACTS

KEY = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def office(tmp_path: Path, qtbot: QtBot) -> Iterator[Office]:
    with windows(tmp_path, qtbot) as made:
        office = made()
        office.window.show_page("needs_answer")
        office.window.list.focus_list()
        yield office


def starred(office: Office) -> set[str]:
    return set(office.desk.marks.starred())


def test_keys_and_mouse_choose_several_and_open_none(office: Office, qtbot: QtBot) -> None:
    table, many = office.window.list.table, office.window.list.many
    office.press(KEY.Key_Down)
    qtbot.waitUntil(lambda: office.window.case.current_key == office.rows()[0])
    assert not many.isVisible()
    office.press(KEY.Key_Down, SHIFT)
    office.press(KEY.Key_Down, SHIFT)
    assert table.chosen_keys == tuple(office.rows()[:3])
    assert (many.isVisible(), many.words.full_text) == (True, "Dipilih: 3")
    far = table.visualRect(table.model().index(5, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, CTRL, far)
    assert table.chosen_keys == (*office.rows()[:3], office.rows()[5])
    office.press(KEY.Key_A, CTRL)
    assert table.chosen_keys == tuple(office.rows())
    QTest.qWait(100)
    assert office.window.case.current_key == office.rows()[0]
    office.press(KEY.Key_Escape)
    assert table.count == 1
    assert not many.isVisible()


def test_a_star_for_all_and_back_and_the_choice_stays(office: Office) -> None:
    table, undo = office.window.list.table, office.window.list.undo
    wanted = office.rows()[:3]
    office.press(KEY.Key_Down)
    office.press(KEY.Key_Down, SHIFT)
    office.press(KEY.Key_Down, SHIFT)
    office.desk.marks.turn_star(wanted[1])
    office.press(KEY.Key_S)
    assert starred(office) == set(wanted)
    assert undo.text == "Diberi bintang: 2."
    office.window.list.refresh()
    assert table.chosen_keys == tuple(wanted)
    QTest.keyClick(table, KEY.Key_Z, CTRL)
    assert starred(office) == {wanted[1]}
    assert not undo.isVisible()
    for _ in range(2):
        office.press(KEY.Key_S)
    assert starred(office) == set()


def test_read_and_unread_are_turned_for_all(office: Office) -> None:
    wanted = office.rows()[:3]
    for _ in range(3):
        office.press(KEY.Key_Down, SHIFT)

    def unread() -> list[bool]:
        return [line.marks.unread for line in office.desk.cases.lines(wanted)]

    table = office.window.list.table
    assert table.chosen_keys == tuple(wanted)
    office.press(KEY.Key_U)
    assert unread() == [False, False, False]
    office.press(KEY.Key_U)
    assert unread() == [True, True, True]
    office.window.list.undo.take_back()
    assert unread() == [False, False, False]


def test_those_that_may_be_are_put_off_and_the_others_are_counted(
    office: Office, qtbot: QtBot
) -> None:
    rows = office.rows()
    office.press(KEY.Key_Down)
    office.press(KEY.Key_A, CTRL)
    office.press(KEY.Key_T)
    (menu,) = office.window.list.many.findChildren(QMenu)
    assert [a for a in menu.actions() if a.text().startswith("Pilih")] == []
    menu.actions()[0].trigger()
    menu.close()
    away = set(office.desk.marks.away())
    left = len(rows) - len(away)
    assert away
    assert left
    said = office.window.list.undo.text
    assert said.endswith(f"Tetap, karena tenggatnya lebih dekat: {left}.")
    qtbot.waitUntil(lambda: set(office.rows()) == set(rows) - away)
    assert office.window.list.table.count == left
    office.window.list.undo.take_back()
    assert office.desk.marks.away() == frozenset()
    qtbot.waitUntil(lambda: office.rows() == rows)


def test_their_numbers_are_copied_a_line_each(office: Office) -> None:
    office.press(KEY.Key_Down)
    office.press(KEY.Key_Down, SHIFT)
    office.window.list.many.buttons["copy_number"].click()
    numbers = [f"#{line.row.tracking_id}" for line in office.desk.cases.lines(office.rows()[:2])]
    assert QApplication.clipboard().text().splitlines() == numbers
    assert office.window.list.undo.text == "Nomor disalin: 2."
    assert not office.window.list.undo.button.isVisible()


def test_too_many_are_refused_and_nothing_is_sent_for_many(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert set(ACTS) < set(CASE_KEYS)
    monkeypatch.setattr("desktop.services.many.MOST", 3)
    office.press(KEY.Key_Down)
    office.press(KEY.Key_A, CTRL)
    office.press(KEY.Key_S)
    assert starred(office) == set()
    assert "lebih dari 3 laporan" in office.window.list.banner.accessibleName()
