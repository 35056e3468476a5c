"""An office without a region's server through its real widgets: from the file to the list."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.desk import Desk
from desktop.domain.formats import Formatter
from desktop.domain.model import Content
from desktop.platform.clock import SystemClock
from desktop.platform.paths import Home
from tests.platform.keyrings import MemoryKeyring
from tests.support.mandiri import CHEAP, OURS, SECRET, Alone
from ui.first_run.flow import FirstRun
from ui.lanes import ThreadLanes
from ui.mandiri.by_hand_page import ByHandPage
from ui.mandiri.intake_dialog import IntakeDialog
from ui.window import MainWindow
from ui.workplace import Events, Workplace

ANSWER = "Lampu jalan di depan pasar sudah kami ganti pagi tadi."
LONG_MS = 60_000


@pytest.fixture
def lanes() -> Iterator[ThreadLanes]:
    lanes = ThreadLanes()
    yield lanes
    lanes.shutdown()


@pytest.fixture
def place(alone: Alone, tmp_path: Path, lanes: ThreadLanes) -> Iterator[Workplace]:
    """A desk with two answers that wait to be entered."""
    shutil.copytree(alone.folder, tmp_path / "pc")
    desk = Desk.open(Home(tmp_path / "pc"), SECRET, None, SystemClock(), cost=CHEAP)
    for key in desk.cases.keys("needs_answer", "deadline")[:2]:
        desk.work.send(desk.work.save(key, Content("follow_up", ANSWER, "proses")).id)
    assert desk.sync.run().receipt.verified
    yield Workplace(desk, lanes, Events())
    lanes.shutdown()
    desk.close()


def press(qtbot: QtBot, button: QPushButton) -> None:
    qtbot.waitUntil(button.isVisible)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def button_of(page: ByHandPage, words: str) -> QPushButton:
    return next(b for b in page.paper.findChildren(QPushButton) if b.accessibleName() == words)


def test_answers_are_ticked_off_by_keys_and_a_new_export_is_shown_before_it_is_stored(
    place: Workplace, alone: Alone, tmp_path: Path, qtbot: QtBot
) -> None:
    answers_are_ticked_off(place, qtbot)
    a_new_export_is_shown_first(place, alone, tmp_path, qtbot)


def answers_are_ticked_off(place: Workplace, qtbot: QtBot) -> None:
    page = ByHandPage(place)
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.answered):
        page.resize(1000, 600)
        page.show()
    with qtbot.waitActive(page):
        page.activateWindow()
    page.take_focus()
    first, second = place.desk.by_hand.waiting()
    page.list.select(first.operation.hex())
    press(qtbot, button_of(page, "Salin nomor"))
    assert QGuiApplication.clipboard().text() == first.card.tracking_id
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert QGuiApplication.clipboard().text() == ANSWER
    assert first.card.tracking_id in page.undo.text
    with qtbot.waitSignal(page.answered):
        QTest.keyClick(page.list, Qt.Key.Key_Delete)
    assert [one.operation for one in place.desk.by_hand.waiting()] == [second.operation]
    with qtbot.waitSignal(page.answered):
        QTest.keyClick(page.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(place.desk.by_hand.waiting()) == 2


def a_new_export_is_shown_first(
    place: Workplace, alone: Alone, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "baru.xlsx"
    book = openpyxl.load_workbook(alone.export)
    sheet = book.worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    sheet.append(["99000001", *next(row for row in rows if OURS in row)[1:]])
    book.save(file)
    assert place.desk.office is not None
    dialog = IntakeDialog(place, place.desk.office)
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.drop.take(str(file))
    qtbot.waitUntil(dialog.take_button.isVisible, timeout=LONG_MS)
    before = place.desk.replica.copy.status().complaints
    with qtbot.waitSignal(place.events.sync_asked, timeout=LONG_MS):
        press(qtbot, dialog.take_button)
    assert place.desk.replica.copy.status().complaints == before
    assert place.desk.sync.run().receipt.verified
    assert place.desk.replica.copy.status().complaints == before + 1
    assert len(place.desk.by_hand.waiting()) == 2
    dialog.reject()


def test_first_run_from_an_export_to_a_desk(
    alone: Alone, tmp_path: Path, lanes: ThreadLanes, qtbot: QtBot
) -> None:
    home = Home(tmp_path / "pc")
    formatter = Formatter(ZoneInfo("Asia/Jakarta"))
    first = FirstRun(home, lanes, SystemClock(), MemoryKeyring(), formatter, CHEAP)
    desks: list[Desk] = []
    first.enrolled.connect(desks.append)
    qtbot.addWidget(first)
    first.resize(900, 600)
    first.show()
    first.go(first.welcome)
    founding = first.founding
    press(qtbot, first.welcome.export_button)
    founding.export.drop.take(str(alone.export))
    qtbot.waitUntil(lambda: first.page is founding.agency, timeout=LONG_MS)
    press(qtbot, founding.agency.onward_button)
    assert founding.agency.banner.isVisible(), "agency and name are asked for"
    founding.agency.agency.setCurrentIndex(1)
    QTest.keyClicks(founding.agency.officer, "Petugas Contoh")
    press(qtbot, founding.agency.onward_button)
    qtbot.waitUntil(lambda: first.page is first.protection)
    press(qtbot, first.protection.onward_button)
    press(qtbot, first.recovery.onward_button)
    words = first.recovery.words
    for field, place in zip(first.confirm.fields, first.confirm.places, strict=True):
        QTest.keyClicks(field, words[place])
    press(qtbot, first.confirm.onward_button)
    qtbot.waitUntil(lambda: bool(desks), timeout=LONG_MS)
    (desk,) = desks
    try:
        assert desk.certificate.agency_name == OURS
        assert desk.replica.copy.status().complaints == alone.held
    finally:
        desk.close()


def raised(error: BaseException) -> None:
    raise error


def test_what_was_sent_is_recorded_by_itself_and_what_cannot_be_is_not_tried_in_a_ring(
    place: Workplace, qtbot: QtBot
) -> None:
    desk = place.desk
    window = MainWindow(place)
    qtbot.addWidget(window)
    keeping = window.extras.keeping_up
    assert keeping is not None
    keeping.timer.stop()
    runs: list[object] = []
    window.sync.started.connect(lambda: runs.append(None))
    key = desk.cases.keys("needs_answer", "deadline")[0]
    desk.work.send(desk.work.save(key, Content("follow_up", "Sedang kami periksa.")).id)
    with qtbot.waitSignal(window.sync.finished, timeout=LONG_MS):
        keeping.look()
    (one,) = [one for one in desk.by_hand.waiting() if one.complaint == key]
    window.open_case(key)
    qtbot.waitUntil(lambda: "Belum masuk SP4N-LAPOR!" in window.case.header.chips)
    desk.by_hand.tick(one.operation)
    place.events.work_changed.emit(key)
    qtbot.waitUntil(lambda: "Belum masuk SP4N-LAPOR!" not in window.case.header.chips)
    keeping.timer.stop()

    assert desk.office is not None
    desk.office.end()
    desk.work.send(desk.work.save(key, Content("note", "Hubungi lurah.")).id)
    with qtbot.waitSignal(window.sync.finished, timeout=LONG_MS):
        keeping.look()
    assert len(runs) == 2
    keeping.look()
    answered: list[None] = []
    place.lanes.submit("db", lambda: None, answered.append, raised)
    qtbot.waitUntil(lambda: bool(answered))
    assert len(runs) == 2, "the controller tries again at the time it promised"
    window.close()
