"""What needs the officer on screen: both sides, every choice, and nothing lost by any."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlalchemy import update

from desktop.desk import Desk
from desktop.domain.model import Content
from desktop.storage.schema import operation
from tests.desk.conftest import Town
from tests.support.case_room import open_town
from tests.support.work_seat import Seat, button, buttons, conflict, send, words_of
from ui.exchange.attention_page import AttentionPage
from ui.exchange.controller import SyncController
from ui.exchange.meanwhile import Meanwhile
from ui.exchange.outbox_page import OutboxPage
from ui.notices import sentence_of


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    with open_town(tmp_path) as made:
        yield made


@pytest.fixture
def desk(town: Town) -> Desk:
    return town.synced()


@pytest.fixture
def seat(desk: Desk, qtbot: QtBot) -> Seat:
    return Seat(desk, qtbot)


def test_both_sides_are_shown_with_who_and_when(town: Town, seat: Seat) -> None:
    conflict(town, seat.desk)
    page = seat.show(AttentionPage(seat.place))
    paper = page.paper.widget()
    assert isinstance(paper, Meanwhile)
    told = words_of(paper)
    assert "Lampu menyala" in told
    assert "Masih padam" in told
    assert "Pelapor" in told
    assert "hari ini" in told
    (item,) = seat.desk.attention.items()
    assert paper.banner.accessibleDescription() == str(sentence_of(item.notice))
    assert buttons(paper) == ["Salin teks"]
    assert buttons(paper.deeds) == [
        "Tetap kirim",
        "Sunting dulu",
        "Batalkan, simpan salinan",
        "Buka laporan",
    ]


def test_sending_anyway_delivers_it(town: Town, seat: Seat) -> None:
    conflict(town, seat.desk)
    page = seat.show(AttentionPage(seat.place))
    seat.press(page, "Tetap kirim")
    assert page.empty.isVisible()
    assert "urutan semula" in page.undo.text
    done = seat.desk.sync.run()
    assert (done.receipt.sent, done.receipt.needs_attention) == (1, 0)


@pytest.mark.parametrize("choice", ["Tetap kirim", "Batalkan, simpan salinan"])
@pytest.mark.parametrize("by_key", [True, False])
def test_what_was_decided_is_undone_as_long_as_nothing_has_left(
    town: Town, seat: Seat, choice: str, by_key: bool
) -> None:
    conflict(town, seat.desk)
    before = seat.desk.attention.items()
    page = seat.show(AttentionPage(seat.place))
    seat.press(page, choice)
    assert seat.desk.attention.items() == ()
    assert page.undo.isVisible()
    if by_key:
        QTest.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    else:
        page.undo.button.click()
    assert seat.desk.attention.items() == before
    assert len(seat.desk.replica.outbox.list("all")) == 1
    assert not page.undo.isVisible()
    done = seat.desk.sync.run()
    assert (done.receipt.verified, done.receipt.sent) == (True, 0)
    assert seat.desk.attention.items() == before


def test_what_has_left_is_not_undone_and_says_so(town: Town, seat: Seat) -> None:
    conflict(town, seat.desk)
    page = seat.show(AttentionPage(seat.place))
    seat.press(page, "Tetap kirim")
    assert seat.desk.sync.run().receipt.sent == 1
    page.undo.button.click()
    assert page.banner.isVisible()
    assert seat.desk.work.outbox() == ()
    assert seat.desk.attention.items() == ()


def test_an_exchange_takes_the_way_back_away(town: Town, seat: Seat) -> None:
    conflict(town, seat.desk)
    page = seat.show(AttentionPage(seat.place))
    seat.press(page, "Batalkan, simpan salinan")
    assert page.undo.offers
    seat.events.sync_asked.emit()
    assert not page.undo.offers


def test_j_and_k_move_through_the_list(town: Town, seat: Seat) -> None:
    for number in range(3):
        conflict(town, seat.desk, number, f"Jawaban {number}")
    page = seat.show(AttentionPage(seat.place))
    keys = [row.key for row in page.list.rows.rows]
    page.list.select(keys[0])
    for by, wanted in ((1, 1), (1, 2), (1, 2), (-1, 1), (-1, 0), (-1, 0)):
        page.list.step(by)
        assert page.list.current_key == keys[wanted]


def test_editing_first_opens_the_draft_in_its_complaint(town: Town, seat: Seat) -> None:
    item = conflict(town, seat.desk)
    page = seat.show(AttentionPage(seat.place))
    seat.press(page, "Sunting dulu")
    (draft,) = seat.desk.work.drafts()
    assert (draft.content.text, draft.supersedes) == ("Lampu menyala", item.id)
    assert seat.cases == [item.complaint]


def test_cancelling_keeps_a_copy_that_can_be_found(town: Town, seat: Seat) -> None:
    item = conflict(town, seat.desk)
    page = seat.show(AttentionPage(seat.place))
    seat.press(page, "Batalkan, simpan salinan")
    assert page.empty.isVisible()
    assert seat.desk.sync.run().receipt.needs_attention == 0
    outbox = seat.show(OutboxPage(seat.place))
    assert outbox.empty.isVisible()
    seat.press(outbox, "Tampilkan yang dibatalkan (1)")
    assert outbox.list.current_key == item.id.hex()
    assert "Lampu menyala" in words_of(outbox.paper.widget())
    assert "Tarik kembali" not in buttons(outbox)


def test_a_complaint_that_left_offers_no_sending(town: Town, seat: Seat) -> None:
    key = seat.desk.cases.keys("open")[0]
    send(seat.desk, key, "Terlambat")
    town.office.coordinator.dispose(key, town.other.id, "", town.office.clock.now())
    seat.desk.sync.run()
    page = seat.show(AttentionPage(seat.place))
    assert "Tetap kirim" not in buttons(page)
    assert "Server menyebut alasan di atas" in words_of(page.paper.widget())
    seat.press(page, "Batalkan, simpan salinan")
    assert seat.desk.sync.run().receipt.needs_attention == 0


def test_a_draft_whose_complaint_left_is_thrown_away_and_brought_back(
    town: Town, seat: Seat
) -> None:
    key = seat.desk.cases.keys("open")[0]
    seat.desk.work.save(key, Content("follow_up", "Belum selesai ditulis"))
    town.office.coordinator.dispose(key, town.other.id, "", town.office.clock.now())
    seat.desk.sync.run()
    page = seat.show(AttentionPage(seat.place))
    assert "export-unsent" not in words_of(page)
    assert "Belum selesai ditulis" in words_of(page.paper.widget())
    seat.press(page, "Buang konsep")
    assert page.empty.isVisible()
    page.undo.take_back()
    assert [draft.content.text for draft in seat.desk.work.drafts()] == ["Belum selesai ditulis"]
    assert not page.empty.isVisible()


def test_accepting_the_wipe_guard_lets_the_complaints_go(tmp_path: Path, qtbot: QtBot) -> None:
    with open_town(tmp_path, complaints=150) as town:
        desk = town.synced()
        seat = Seat(desk, qtbot)
        for key in desk.cases.keys()[:51]:
            town.office.coordinator.dispose(key, town.other.id, "", town.office.clock.now())
        assert desk.sync.run().error == "wipe_guard"
        page = seat.show(AttentionPage(seat.place))
        assert "51 dari" in words_of(page.paper.widget())
        assert "--" not in words_of(page.paper.widget())
        controller = SyncController(seat.place)
        seat.press(page, "Jangan, biarkan salinan")
        assert "bertanya lagi" in page.banner.accessibleDescription()
        assert page.empty.isVisible()
        assert desk.sync.run().error == "wipe_guard"
        seat.events.work_changed.emit("")
        seat.press(page, "Setujui penghapusan")
        assert not controller.running
        assert page.empty.isVisible()
        assert desk.attention.count() == 0


def test_what_was_decided_elsewhere_is_said_and_read_again(town: Town, seat: Seat) -> None:
    item = conflict(town, seat.desk)
    page = seat.show(AttentionPage(seat.place))
    seat.desk.work.settle(item.id, "discard")
    seat.press(page, "Tetap kirim")
    told = page.banner.accessibleDescription()
    assert "tidak berlaku" in told
    assert "--" not in told
    seat.events.work_changed.emit("")
    assert page.empty.isVisible()


def test_news_keep_the_chosen_one_and_its_focus(town: Town, seat: Seat) -> None:
    first, second = conflict(town, seat.desk, 0, "Satu"), conflict(town, seat.desk, 1, "Dua")
    page = seat.show(AttentionPage(seat.place))
    page.list.select(f"conflict:{second.id.hex()}")
    page.refresh()
    paper = page.paper.widget()
    button(page, "Sunting dulu").setFocus()
    seat.events.copy_changed.emit()
    assert page.paper.widget() is paper
    assert button(page, "Sunting dulu").hasFocus()
    seat.desk.work.settle(first.id, "discard")
    seat.events.work_changed.emit("")
    assert page.list.current_key == f"conflict:{second.id.hex()}"


def test_two_texts_under_one_number_stand_side_by_side(seat: Seat) -> None:
    item = send(seat.desk, seat.desk.cases.keys("open")[0], "Yang baru")
    assert len(seat.desk.replica.exchange.claim(10, 10_000)) == 1
    with seat.desk.replica.database.write() as connection:
        connection.execute(
            update(operation)
            .where(operation.c.id == item.id)
            .values(state="needs_decision", outcome="mismatch", why="mismatch", stored="Yang lama")
        )
    page = seat.show(AttentionPage(seat.place))
    told = words_of(page.paper.widget())
    assert "Yang baru" in told
    assert "Yang lama" in told
    assert "Tetap kirim" not in buttons(page)


def test_a_decision_by_keyboard_alone(town: Town, seat: Seat) -> None:
    conflict(town, seat.desk)
    page = seat.show(AttentionPage(seat.place))
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert button(page, "Tetap kirim").hasFocus()
    for _ in range(2):
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Space)
    assert seat.desk.attention.count() == 0
    assert "Salinan teks Anda tersimpan" in page.undo.text


def test_nothing_to_decide_says_so_and_leads_on(seat: Seat) -> None:
    page = seat.show(AttentionPage(seat.place))
    assert "Tidak ada yang menunggu Anda" in words_of(page.empty)
    seat.press(page, "Ke Hari ini")
    assert seat.pages == ["today"]
