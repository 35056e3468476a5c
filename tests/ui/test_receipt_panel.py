"""The receipt after an exchange: figures that are the service's, each with its list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.domain.errors import DbLocked
from desktop.domain.model import Receipt
from desktop.domain.notices import Sentence
from desktop.services.outcome import Done
from tests.support.case_room import open_town
from tests.support.exchange_room import ExchangeRoom
from ui.case.reading import formatter_of
from ui.exchange.receipt import CHUNK, ReceiptPanel
from ui.notices import sentence_of, sentence_of_error
from ui.theme.tokens import HIT


def told(done: Done) -> Sentence | None:
    """As the window says it."""
    return sentence_of(done.notice) if done.notice else None


class Panel:
    """A receipt panel after a room's runs."""

    def __init__(self, room: ExchangeRoom, qtbot: QtBot) -> None:
        self.room = room
        self.panel = ReceiptPanel(room.place)
        self.panel.resize(850, 200)
        qtbot.addWidget(self.panel)
        self.panel.show()

    def exchange(self) -> Done:
        """Run, and show the receipt as the window does."""
        done = self.room.exchange()
        self.panel.show_receipt(done.receipt, told(done))
        return done

    def rows(self) -> list[str]:
        """What the list behind a figure says."""
        listed = self.panel.list
        return [listed.item(row).text() for row in range(listed.count())]


@pytest.fixture
def shown(tmp_path: Path, qtbot: QtBot) -> Iterator[Panel]:
    with open_town(tmp_path) as town:
        shown = Panel(ExchangeRoom(town, town.enrolled(), qtbot), qtbot)
        yield shown
        shown.room.close()


def test_figures_are_those_of_the_service(shown: Panel) -> None:
    room, panel = shown.room, shown.panel
    shown.exchange()
    keys = room.desk.cases.keys("needs_answer")
    for key in keys[:3]:
        room.queue(key)
    stuck = room.queue(keys[3], result="selesai")
    room.town.office.coordinator.reply(keys[3], "Belum.", room.town.office.clock.now())
    receipt = shown.exchange().receipt
    assert receipt == room.desk.replica.receipts.list()[0]
    assert (receipt.sent, receipt.needs_attention) == (3, room.desk.attention.count())
    assert panel.sent.text() == "3 terkirim"
    assert panel.received.text() == f"{receipt.received} diterima"
    assert panel.needs.text() == "1 perlu Anda"
    assert panel.proof.text == "Terbukti lengkap"
    write = formatter_of(room.desk)
    up, down = write.size(receipt.bytes_up), write.size(receipt.bytes_down)
    spent = panel.cost.text().replace("\N{NO-BREAK SPACE}", " ")
    assert spent.startswith(f"{up} dikirim, {down} diterima · ")
    assert spent.endswith(" detik")
    assert room.desk.attention.items()[0].id == stuck.id.hex()
    panel.needs.click()
    assert room.pages == ["attention"]


def test_each_figure_opens_its_list_and_each_line_its_complaint(shown: Panel) -> None:
    room, panel = shown.room, shown.panel
    shown.exchange()
    first, second = room.desk.cases.keys("needs_answer")[:2]
    for key in (first, first, second):
        room.queue(key)
    done = shown.exchange()
    panel.sent.click()
    assert panel.heading.text() == "3 terkirim, pada 2 laporan:"
    assert len(shown.rows()) == 2
    assert shown.rows()[0].startswith("#")
    assert panel.list.hasFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_Down)
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert room.cases == [done.receipt.sent_keys[1]]
    panel.received.click()
    assert panel.heading.text() == f"{done.receipt.received} diterima:"
    assert len(shown.rows()) == done.receipt.received
    panel.received.click()
    assert not panel.list.isVisible()


def test_a_long_list_comes_whole(tmp_path: Path, qtbot: QtBot) -> None:
    with open_town(tmp_path, complaints=3 * CHUNK) as town:
        shown = Panel(ExchangeRoom(town, town.enrolled(), qtbot), qtbot)
        receipt = shown.exchange().receipt
        assert receipt.received > CHUNK
        shown.panel.received.click()
        assert len(shown.rows()) == receipt.received
        titles = {
            line.row.tracking_id for line in shown.room.desk.cases.lines(receipt.received_keys)
        }
        assert {row.split(" · ")[0].lstrip("#") for row in shown.rows()} == titles


def test_a_complaint_that_left_is_said_and_opens_nothing(shown: Panel) -> None:
    room = shown.room
    shown.exchange()
    key = room.desk.cases.keys("needs_answer")[0]
    room.queue(key)
    receipt = shown.exchange().receipt
    room.town.office.coordinator.dispose(key, room.town.other.id, "", room.town.office.clock.now())
    room.exchange()
    shown.panel.show_receipt(receipt)
    shown.panel.sent.click()
    assert shown.rows() == ["Laporan yang tidak lagi dipegang instansi Anda"]
    QTest.keyClick(shown.panel.list, Qt.Key.Key_Return)
    assert room.cases == []


def test_secret_titles_stay_masked(shown: Panel) -> None:
    room = shown.room
    shown.exchange()
    key = room.desk.cases.keys("needs_answer")[0]
    room.town.office.coordinator.make_secret(key, room.town.office.clock.now())
    shown.exchange()
    title = room.desk.cases.find(key).row.title
    shown.panel.received.click()
    assert any("Laporan rahasia" in row for row in shown.rows())
    assert not any(title in row for row in shown.rows())


def test_nothing_to_open_is_not_offered(shown: Panel) -> None:
    shown.exchange()
    shown.exchange()
    assert shown.panel.sent.text() == "0 terkirim"
    assert not any(b.isEnabled() for b in (shown.panel.sent, shown.panel.received))


def test_server_down_says_what_it_means_and_what_to_do(shown: Panel) -> None:
    shown.exchange()
    shown.room.town.office.stop()
    done = shown.exchange()
    sentence = told(done)
    assert sentence is not None
    assert shown.panel.proof.text == "Tidak ada yang terkirim atau diterima"
    said = shown.panel.banner.accessibleDescription()
    for part in (sentence.happened, sentence.meaning, sentence.action):
        assert part in said
    shown.room.town.office.start()
    shown.exchange()
    assert not shown.panel.banner.isVisible()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"verified": False, "finished": 0}, "Belum terbukti: terputus"),
        ({"verified": False, "error": "cancelled"}, "Belum terbukti: Anda hentikan"),
        ({"verified": False, "error": "timeout", "outcome": "partial"}, "sisanya belum sampai"),
        ({"verified": False, "error": "offline", "outcome": "failed"}, "Tidak ada yang"),
    ],
)
def test_what_is_not_proven_says_why(shown: Panel, change: dict[str, object], words: str) -> None:
    receipt: Receipt = shown.exchange().receipt
    shown.panel.show_receipt(replace(receipt, **change))  # type: ignore[arg-type]
    assert words in shown.panel.proof.text


def guarded(shown: Panel) -> tuple[str, ...]:
    """An exchange that would take away most of the copy; what the copy holds."""
    shown.exchange()
    room = shown.room
    keys = room.desk.cases.keys("all")
    for key in keys[:51]:
        room.town.office.coordinator.dispose(
            key, room.town.other.id, "", room.town.office.clock.now()
        )
    assert shown.exchange().error == "wipe_guard"
    return keys


def test_the_wipe_guard_asks_with_figures_and_takes_no_for_an_answer(
    tmp_path: Path, qtbot: QtBot
) -> None:
    with open_town(tmp_path, complaints=150) as town:
        shown = Panel(ExchangeRoom(town, town.enrolled(), qtbot), qtbot)
        keys = guarded(shown)
        panel = shown.panel
        said = panel.banner.accessibleDescription()
        assert f"51 dari {len(keys)}" in said
        assert "--" not in said
        assert panel.proof.text == "Belum terbukti: menunggu jawaban Anda"
        closed: list[bool] = []
        panel.closed.connect(lambda: closed.append(True))
        panel.keep_button.click()
        assert closed == [True]
        assert room_keys(shown) == keys
        assert shown.room.desk.attention.count() == 0
        assert shown.exchange().error == "wipe_guard"
        panel.removals_accepted.connect(shown.room.events.removals_accepted)
        panel.accept_button.click()
        assert shown.room.done[-1].receipt.verified
        assert not set(keys[:51]) & set(room_keys(shown))


def test_a_receipt_of_the_past_asks_nothing(tmp_path: Path, qtbot: QtBot) -> None:
    with open_town(tmp_path, complaints=150) as town:
        shown = Panel(ExchangeRoom(town, town.enrolled(), qtbot), qtbot)
        guarded(shown)
        past = ReceiptPanel(shown.room.place, can_close=False)
        qtbot.addWidget(past)
        past.show()
        done = shown.room.done[-1]
        past.show_receipt(done.receipt, told(done))
        assert past.banner.isVisible()
        assert not past.accept_button.isVisible()
        assert not past.keep_button.isVisible()


def room_keys(shown: Panel) -> tuple[str, ...]:
    """What the copy holds."""
    return shown.room.desk.cases.keys("all")


def test_a_list_that_cannot_be_read_is_said(shown: Panel, monkeypatch: pytest.MonkeyPatch) -> None:
    shown.exchange()

    def locked(_keys: object) -> None:
        raise DbLocked("test")

    monkeypatch.setattr(shown.room.desk.cases, "lines", locked)
    shown.panel.received.click()
    assert shown.panel.banner.isVisible()
    assert sentence_of_error(DbLocked()).happened in shown.panel.banner.accessibleDescription()


def test_every_part_is_named_and_large_enough(shown: Panel) -> None:
    shown.exchange()
    buttons = [b for b in shown.panel.findChildren(QPushButton) if b.isVisible()]
    assert len(buttons) == 4
    assert all(button.accessibleName() for button in buttons)
    assert all(button.height() >= HIT for button in buttons)


def test_in_a_low_window_it_gives_way_and_can_be_scrolled(tmp_path: Path, qtbot: QtBot) -> None:
    with open_town(tmp_path, complaints=150) as town:
        shown = Panel(ExchangeRoom(town, town.enrolled(), qtbot), qtbot)
        guarded(shown)
        panel = shown.panel
        qtbot.waitUntil(lambda: panel.minimumSizeHint().height() < panel.sizeHint().height())
        wanted = panel.sizeHint().height()
        for width, height in ((850, wanted), (850, 190)):
            panel.resize(width, height)
            assert panel.height() == height
            assert shown.panel.close_button.visibleRegion().boundingRect().height() >= HIT
        assert shown.panel.sent.visibleRegion().isEmpty()
        assert not panel.accept_button.visibleRegion().isEmpty()
        panel.activateWindow()
        qtbot.waitUntil(panel.isActiveWindow)
        panel.sent.setEnabled(True)
        panel.close_button.setFocus()
        QTest.keyClick(panel.close_button, Qt.Key.Key_Tab)
        assert panel.sent.hasFocus()
        assert not panel.sent.visibleRegion().isEmpty()
