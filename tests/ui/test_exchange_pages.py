"""The officer's own work on screen: outbox, drafts, receipts, and what they share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop.desk import Desk
from desktop.domain.model import Content, Draft
from tests.desk.conftest import Town
from tests.support.case_room import open_town
from tests.support.work_seat import Seat, button, buttons, conflict, rows, send, words_of
from ui.exchange.attention_page import AttentionPage
from ui.exchange.drafts_page import DraftsPage
from ui.exchange.outbox_page import OutboxPage
from ui.exchange.receipts_page import ReceiptsPage
from ui.lanes import ThreadLanes
from ui.workplace import Events, Workplace


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


# The outbox


def test_the_outbox_stands_in_line_order_with_states_and_sizes(town: Town, seat: Seat) -> None:
    key, other = seat.desk.cases.keys("open")[:2]
    for where, text in ((key, "Pertama"), (other, "Kedua"), (key, "Ketiga")):
        send(seat.desk, where, text)
    page = seat.show(OutboxPage(seat.place))
    assert [title.split()[0] for title in rows(page)] == ["1.", "2.", "3."]
    assert {row.chips[0].text for row in page.list.rows.rows} == {"Di kotak keluar"}
    assert page.list.rows.rows[0].chips[1].text == "± 127 B"
    assert "kiriman sebelumnya" not in words_of(page.paper.widget())
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_End)
    assert "kiriman sebelumnya" in words_of(page.paper.widget())


def test_pulling_back_opens_the_draft(seat: Seat) -> None:
    key = seat.desk.cases.keys("open")[0]
    send(seat.desk, key, "Masih bisa ditarik")
    page = seat.show(OutboxPage(seat.place))
    seat.press(page, "Tarik kembali")
    assert [draft.content.text for draft in seat.desk.work.drafts()] == ["Masih bisa ditarik"]
    assert seat.cases == [key]
    assert page.empty.isVisible()


def test_what_was_sent_is_not_offered_back(town: Town, seat: Seat) -> None:
    send(seat.desk, seat.desk.cases.keys("open")[0], "Sudah berangkat")
    page = seat.show(OutboxPage(seat.place))
    town.office.stop()
    seat.desk.sync.run()
    seat.press(page, "Tarik kembali")
    assert "sudah berangkat" in page.banner.accessibleDescription()
    seat.events.copy_changed.emit()
    assert page.list.rows.rows[0].chips[0].text == "Terkirim, belum dijawab"
    assert "tidak ada yang tercatat dua kali" in words_of(page)
    assert "Tarik kembali" not in buttons(page)


def test_what_needs_the_officer_leads_to_the_decision(town: Town, seat: Seat) -> None:
    conflict(town, seat.desk)
    page = seat.show(OutboxPage(seat.place))
    seat.press(page, "Lihat yang diperlukan")
    assert seat.pages == ["attention"]


def test_unsent_words_are_exported_where_the_officer_says(seat: Seat, tmp_path: Path) -> None:
    send(seat.desk, seat.desk.cases.keys("open")[0], "Tidak terkunci di sini")
    page = seat.show(OutboxPage(seat.place))
    seat.press(page, "Ekspor yang belum terkirim …")
    (dialog,) = page.findChildren(QFileDialog)
    file = tmp_path / "keluar.txt"
    dialog.fileSelected.emit(str(file))
    dialog.reject()
    assert "Tidak terkunci di sini" in file.read_text(encoding="utf-8")
    assert "tidak terenkripsi" in page.banner.accessibleDescription()


def test_a_folder_that_cannot_be_written_is_said(seat: Seat, tmp_path: Path) -> None:
    page = seat.show(OutboxPage(seat.place))
    (tmp_path / "berkas").write_text("")
    page.write_to(str(tmp_path / "berkas" / "keluar.txt"))
    assert "tidak dapat dibaca atau ditulis" in page.banner.accessibleDescription()


def test_the_empty_outbox_leads_to_what_needs_an_answer(seat: Seat) -> None:
    page = seat.show(OutboxPage(seat.place))
    assert "Kotak keluar kosong" in words_of(page.empty)
    seat.press(page, "Ke laporan yang perlu jawaban")
    assert seat.pages == ["needs_answer"]


# Drafts


def two_drafts(desk: Desk) -> tuple[Draft, Draft]:
    key, other = desk.cases.keys("open")[:2]
    first = desk.work.save(key, Content("follow_up", "Konsep satu"))
    return first, desk.work.save(other, Content("note", "Konsep dua"))


def test_a_draft_is_thrown_away_by_key_and_brought_back_by_undo(seat: Seat) -> None:
    _, second = two_drafts(seat.desk)
    page = seat.show(DraftsPage(seat.place))
    assert page.list.current_key == str(second.id)
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Delete)
    assert [draft.content.text for draft in seat.desk.work.drafts()] == ["Konsep satu"]
    assert page.undo.isVisible()
    QTest.keyClick(page.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(seat.desk.work.drafts()) == 2
    assert not page.undo.isVisible()


def test_thrown_away_drafts_are_found_below_and_brought_back(seat: Seat) -> None:
    first, _ = two_drafts(seat.desk)
    seat.desk.work.discard_draft(first.id)
    page = seat.show(DraftsPage(seat.place))
    assert len(rows(page)) == 1
    seat.press(page, "Tampilkan yang dibuang (1)")
    assert rows(page)[1] == "Dibuang"
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    assert page.list.current_key == str(first.id)
    seat.press(page, "Pulihkan konsep")
    assert len(seat.desk.work.drafts()) == 2
    assert not page.fold.isVisible()


def test_enter_goes_on_writing(seat: Seat) -> None:
    first, second = two_drafts(seat.desk)
    page = seat.show(DraftsPage(seat.place))
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert seat.cases == [second.complaint, first.complaint]


def test_no_draft_says_why(seat: Seat) -> None:
    page = seat.show(DraftsPage(seat.place))
    assert "Tidak ada konsep" in words_of(page.empty)


# Receipts


def test_receipts_stand_by_day_with_what_was_proven(town: Town, seat: Seat) -> None:
    town.office.clock.at += 86_400
    send(seat.desk, seat.desk.cases.keys("open")[0], "Jawaban")
    assert seat.desk.sync.run().receipt.verified
    town.office.stop()
    assert seat.desk.sync.run().error == "offline"
    page = seat.show(ReceiptsPage(seat.place))
    shown = page.list.rows.rows
    assert [row.title for row in shown if row.heading] == ["hari ini", "kemarin"]
    chips = [row.chips[0].text for row in shown if not row.heading]
    assert chips == ["tidak ada yang terbukti", "terbukti lengkap", "terbukti lengkap"]
    assert "tidak tersambung" in words_of(page.paper.widget())
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    assert "1 terkirim" in page.list.rows.rows[2].facts
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    assert page.list.current_key == shown[4].key


def test_a_run_that_was_cut_off_is_told_from_one_still_running(seat: Seat) -> None:
    seat.desk.replica.receipts.begin(seat.desk.clock.now())
    page = seat.show(ReceiptsPage(seat.place))
    assert page.list.rows.rows[1].chips[0].text == "belum selesai"
    assert seat.desk.sync.run().receipt.verified
    seat.events.copy_changed.emit()
    chips = [row.chips[0].text for row in page.list.rows.rows if row.chips]
    assert chips == ["terbukti lengkap", "belum terbukti", "terbukti lengkap"]


def test_no_receipt_offers_the_first_synchronisation(town: Town, qtbot: QtBot) -> None:
    seat = Seat(town.enrolled(), qtbot)
    page = seat.show(ReceiptsPage(seat.place))
    with qtbot.waitSignal(seat.events.sync_asked):
        seat.press(page, "Sinkronkan")


# All of them


def test_a_narrow_page_shows_the_list_first_and_the_paper_on_request(seat: Seat) -> None:
    two_drafts(seat.desk)
    page = seat.show(DraftsPage(seat.place), 620, 480)
    assert page.list.isVisible()
    assert not page.paper.isVisible()
    place = page.list.visualRect(page.list.currentIndex()).center()
    QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert page.paper.isVisible()
    assert not page.list.isVisible()
    QTest.keyClick(button(page, "Buang konsep"), Qt.Key.Key_Escape)
    assert page.list.hasFocus()


def test_a_hidden_page_reads_when_it_is_seen_again(seat: Seat) -> None:
    page = seat.show(DraftsPage(seat.place))
    page.hide()
    two_drafts(seat.desk)
    seat.events.work_changed.emit("")
    assert rows(page) == []
    page.show()
    assert len(rows(page)) == 2


def test_pages_read_beside_the_window(desk: Desk, qtbot: QtBot) -> None:
    two_drafts(desk)
    lanes = ThreadLanes()
    page = DraftsPage(Workplace(desk, lanes, Events()))
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.answered):
        page.show()
    assert len(rows(page)) == 2
    lanes.shutdown()


def test_every_part_has_a_name(town: Town, seat: Seat) -> None:
    conflict(town, seat.desk)
    two_drafts(seat.desk)
    for page in (
        AttentionPage(seat.place),
        OutboxPage(seat.place),
        DraftsPage(seat.place),
        ReceiptsPage(seat.place),
    ):
        seat.show(page)
        assert page.list.accessibleName()
        assert all(buttons(page))
        model: QAbstractItemModel = page.list.rows
        spoken = model.data(model.index(1 if page.list.rows.rows[0].heading else 0, 0), 11)
        assert spoken
