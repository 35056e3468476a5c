"""Schedule and budget: reached from the card by keys alone, in force at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.schedule import Habit
from tests.support.faults import Steps, desk_disk_error, failing
from tests.support.window_room import Office, windows
from ui.exchange.card import SyncCard
from ui.exchange.plan import PlanDialog

KEY = Qt.Key


@pytest.fixture
def office(tmp_path: Path, qtbot: QtBot) -> Iterator[Office]:
    with windows(tmp_path, qtbot) as made:
        yield made()


def opened(office: Office) -> PlanDialog:
    """Through the card's menu, by keys."""
    card = office.window.rail.findChild(SyncCard)
    assert isinstance(card, SyncCard)
    card.outlook.menu.setFocus()
    QTest.keyClick(card.outlook.menu, KEY.Key_Space)
    menu = card.outlook.menu.menu_
    assert menu.isVisible()
    assert [action.text() for action in menu.actions() if action.text()] == [
        "Periksa apakah ada yang baru",
        "Jadwal dan kuota …",
        "Pengaturan",
        "Bantuan",
    ]
    QTest.keyClick(menu, KEY.Key_Down)
    QTest.keyClick(menu, KEY.Key_Return)
    QTest.qWait(0)
    (dialog,) = office.window.findChildren(PlanDialog)
    assert QTest.qWaitForWindowActive(dialog)
    return dialog


def words(dialog: QWidget) -> str:
    """What its figures say."""
    assert isinstance(dialog, PlanDialog)
    return dialog.figures.text()


def test_set_by_keys_and_in_force_at_once(office: Office) -> None:
    dialog = opened(office)
    assert not dialog.daily.isChecked()
    assert not dialog.time.isEnabled()
    assert dialog.on_return.isChecked()
    assert QApplication.focusWidget() is dialog.daily
    office.press(KEY.Key_Space)
    office.press(KEY.Key_Tab)
    assert QApplication.focusWidget() is dialog.time
    for digit in (KEY.Key_1, KEY.Key_5, KEY.Key_3, KEY.Key_0):
        office.press(digit)
    office.press(KEY.Key_Tab)
    assert QApplication.focusWidget() is dialog.on_return
    office.press(KEY.Key_Space)
    office.press(KEY.Key_Tab)
    assert QApplication.focusWidget() is dialog.look
    office.press(KEY.Key_Down)
    office.press(KEY.Key_Down)
    assert dialog.look.currentText() == "Setiap 30 menit"
    office.press(KEY.Key_Tab)
    assert QApplication.focusWidget() is dialog.cap
    assert dialog.cap.text() == "Tanpa batas"
    dialog.cap.selectAll()
    for digit in (KEY.Key_2, KEY.Key_0):
        office.press(digit)
    assert dialog.cap.text() == "20 MB sehari"
    office.press(KEY.Key_Return)
    assert not dialog.isVisible()
    assert office.desk.schedule.habit() == Habit(15 * 60 + 30, on_return=False, look_minutes=30)
    assert office.desk.budget.daily_cap() == 20
    assert office.window.sync.retry_timer.isActive()
    card = office.window.rail.findChild(SyncCard)
    assert isinstance(card, SyncCard)
    assert "pukul 15." in card.outlook.next.text()
    again = opened(office)
    assert (again.daily.isChecked(), again.time.time().toString("HH.mm")) == (True, "15.30")
    assert (again.look.currentText(), again.cap.value()) == ("Setiap 30 menit", 20)


def test_escape_leaves_it_as_it_was(office: Office) -> None:
    office.desk.schedule.set_habit(Habit(600, look_minutes=45))
    dialog = opened(office)
    assert dialog.look.currentText() == "Setiap 45 menit"
    dialog.daily.setChecked(False)
    office.press(KEY.Key_Escape)
    assert not dialog.isVisible()
    assert office.desk.schedule.habit() == Habit(600, look_minutes=45)


def test_what_stays_as_it_was_is_not_set_anew(office: Office) -> None:
    """A set time counts from when it was set: storing the dialog must not lose a missed one."""
    clock = office.town.office.clock
    office.desk.schedule.set_habit(Habit(on_return=False))
    stored = office.desk.replica.settings.get("schedule")
    clock.at += 600
    opened(office).save.click()
    assert office.desk.replica.settings.get("schedule") == stored


def test_its_figures_are_those_of_the_receipts(office: Office) -> None:
    receipt = office.desk.replica.receipts.list(1)[0]
    write = office.desk.budget.used()
    assert write.month.both == receipt.bytes_up + receipt.bytes_down
    said = words(opened(office))
    for part in (
        "Jawaban: ± ",
        "Perubahan: belum diketahui",
        "Lampiran: 0 B",
        "Terpakai hari ini ",
    ):
        assert part in said


def test_where_it_cannot_be_stored_it_stays_and_says_why(office: Office) -> None:
    dialog = opened(office)
    dialog.daily.setChecked(True)
    with failing(Steps(1, desk_disk_error), office.desk.replica.database.writer):
        dialog.save.click()
    assert dialog.isVisible()
    assert dialog.trouble.isVisible()
    assert dialog.daily.isChecked()
    assert office.desk.schedule.habit() == Habit()
    dialog.save.click()
    assert not dialog.isVisible()
    assert office.desk.schedule.habit() == Habit(16 * 60)
