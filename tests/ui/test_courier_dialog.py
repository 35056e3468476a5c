"""The exchange by file on screen: three steps, told where they stand, with a receipt at the end."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.desk import Desk
from resources.practice import PracticeOffice
from resources.practice.writers import write_native
from tests.support.courier_room import CourierRoom
from tests.support.office import open_office
from ui.exchange.card import SyncCard
from ui.exchange.courier_dialog import FOLDER, CourierDialog
from ui.lanes import InlineLanes
from ui.window import MainWindow
from ui.workplace import Events, Workplace


class Seat:
    """A window over a desk that has three answers to send."""

    def __init__(self, room: CourierRoom, desk: Desk, qtbot: QtBot) -> None:
        self.room = room
        self.desk = desk
        desk.replica.settings.set(FOLDER, str(room.stick))
        self.window = MainWindow(Workplace(desk, InlineLanes(), Events()))
        qtbot.addWidget(self.window)
        self.window.show()

    def dialog(self) -> CourierDialog:
        """Opened by its key."""
        QTest.keyClick(self.window, Qt.Key.Key_F9, Qt.KeyboardModifier.ShiftModifier)
        return next(d for d in self.window.findChildren(CourierDialog) if d.isVisible())

    def carried(self) -> str:
        """What the card says of the courier."""
        found = self.window.findChild(SyncCard)
        assert found is not None
        found.refresh()
        return found.carried.text()


@pytest.fixture
def seat(tmp_path: Path, qtbot: QtBot) -> Iterator[Seat]:
    write_native(tmp_path / "native.jsonl", PracticeOffice(5, 60, 3, date(2026, 11, 6)))
    with open_office(tmp_path / "office") as office:
        office.clock.at = int(time.time())
        office.take_in(tmp_path / "native.jsonl")
        room = CourierRoom(office, tmp_path)
        desk = room.desk()
        room.write(desk, "Satu.", "Dua.", "Tiga.")
        office.stop()
        yield Seat(room, desk, qtbot)
        room.close()


def test_out_served_and_in_again(seat: Seat) -> None:
    dialog = seat.dialog()
    assert "3" in dialog.waiting.text()
    assert not dialog.state.isVisible()
    assert dialog.focusWidget() is dialog.export_button
    assert dialog.export_button.property("look") == "primary"
    assert dialog.import_button.property("look") == "quiet"
    target = seat.desk.courier.suggested(seat.room.stick)
    dialog.export_to(str(target))
    assert target.name in dialog.banner.accessibleDescription()
    assert "3" in dialog.state.text()
    assert dialog.export_button.isEnabled()
    assert dialog.import_button.isEnabled()
    # The next thing to do is the one in colour.
    assert dialog.export_button.property("look") == "quiet"
    assert dialog.import_button.property("look") == "primary"
    dialog.reject()
    assert "3" in seat.carried()
    answer = seat.room.answer(target)
    dialog = seat.dialog()
    dialog.import_from(str(answer))
    assert not dialog.isVisible()
    assert seat.window.receipt.isVisible()
    assert "kurir" in seat.window.receipt.title.full_text
    assert seat.window.receipt.sent.text().startswith("3")
    assert seat.carried() == ""
    assert seat.room.texts() == ["Dua.", "Satu.", "Tiga."]


def test_a_wrong_file_is_told_in_place_and_the_next_try_is_free(seat: Seat) -> None:
    dialog = seat.dialog()
    wrong = seat.room.stick / "rekap.balas"
    wrong.write_bytes(b"PK\x03\x04" + bytes(100))
    receipts = len(seat.desk.replica.receipts.list())
    dialog.import_from(str(wrong))
    assert dialog.isVisible()
    assert "bukan berkas kurir" in dialog.banner.accessibleName()
    assert dialog.import_button.isEnabled()
    assert not seat.window.sync.running
    assert len(seat.desk.replica.receipts.list()) == receipts
    answer = seat.room.answer(seat.room.export(seat.desk))
    dialog.import_from(str(answer))
    assert seat.window.receipt.sent.text().startswith("3")


def test_a_place_that_takes_no_file_marks_nothing(seat: Seat) -> None:
    dialog = seat.dialog()
    dialog.export_to(str(seat.room.stick / "gone" / "x.kirim"))
    assert "tidak dapat ditulis" in dialog.banner.accessibleName()
    assert {i.state for i in seat.desk.replica.outbox.list("all")} == {"queued"}
    assert seat.carried() == ""


def test_the_wipe_guard_is_answered_from_the_file_that_asked(
    seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sync.round._GUARD_COUNT", 3)
    sent = {i.complaint for i in seat.desk.replica.outbox.list("all")}
    made = seat.room.export(seat.desk)
    other = next(a for a in seat.room.agencies() if a != seat.room.agency)
    for key in seat.desk.cases.keys():
        if key not in sent:
            seat.room.dispose(key, other)
    answer = seat.room.answer(made)
    held = len(seat.desk.cases.keys())
    seat.dialog().import_from(str(answer))
    receipt = seat.window.receipt
    assert receipt.accept_button.isVisible()
    assert len(seat.desk.cases.keys()) == held
    receipt.accept_button.click()
    assert len(seat.desk.cases.keys()) == len(sent)
    assert seat.desk.replica.receipts.list(1)[0].verified


def test_a_revocation_that_comes_by_courier_ends_the_window_s_work(seat: Seat) -> None:
    made = seat.room.export(seat.desk)
    device = seat.desk.certificate.device
    seat.room.office.central.accounts.revoke(device, seat.room.office.clock.now())
    seat.dialog().import_from(str(seat.room.answer(made)))
    assert seat.window.sync.ended
    assert not seat.desk.home.replica(seat.desk.profile).exists()
