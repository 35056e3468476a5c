"""The officer's own work on screen: what needs a decision, outbox, drafts, receipts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.desk import Desk
from desktop.domain.model import Content, Draft, FollowUpResult, OutboxItem
from tests.desk.conftest import Town
from tests.support.case_room import open_town
from ui.exchange.attention_page import AttentionPage
from ui.exchange.drafts_page import DraftsPage
from ui.exchange.frame import WorkPage
from ui.exchange.meanwhile import Meanwhile
from ui.exchange.outbox_page import OutboxPage
from ui.exchange.receipts_page import ReceiptsPage
from ui.lanes import InlineLanes, ThreadLanes
from ui.workplace import Events, Workplace

P = TypeVar("P", bound=WorkPage)


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    with open_town(tmp_path) as made:
        yield made


@pytest.fixture
def desk(town: Town) -> Desk:
    return town.synced()


class Seat:
    """A page over a desk, and what it asked of the window."""

    def __init__(self, desk: Desk, qtbot: QtBot) -> None:
        self.desk = desk
        self.qtbot = qtbot
        self.events = Events()
        self.place = Workplace(desk, InlineLanes(), self.events)
        self.cases: list[str] = []
        self.pages: list[str] = []
        self.events.case_asked.connect(self.cases.append)
        self.events.page_asked.connect(self.pages.append)

    def show(self, page: P, width: int = 1160, height: int = 768) -> P:
        QAbstractItemModelTester(
            page.list.rows, QAbstractItemModelTester.FailureReportingMode.Fatal, page
        )
        self.qtbot.addWidget(page)
        page.resize(width, height)
        page.show()
        page.activateWindow()
        return page

    def press(self, page: WorkPage, words: str) -> None:
        QTest.mouseClick(button(page, words), Qt.MouseButton.LeftButton)


@pytest.fixture
def seat(desk: Desk, qtbot: QtBot) -> Seat:
    return Seat(desk, qtbot)


def buttons(page: QWidget) -> list[str]:
    return [b.accessibleName() for b in page.findChildren(QPushButton) if b.isVisible()]


def button(page: QWidget, words: str) -> QPushButton:
    found = [b for b in page.findChildren(QPushButton) if b.accessibleName() == words]
    (one,) = [b for b in found if b.isVisible()]
    return one


def words_of(part: QWidget | None) -> str:
    assert part is not None
    return "\n".join(label.text() for label in part.findChildren(QLabel) if label.isVisible())


def rows(page: WorkPage) -> list[str]:
    return [row.title for row in page.list.rows.rows]


def send(desk: Desk, key: str, text: str, result: FollowUpResult = "proses") -> OutboxItem:
    return desk.work.send(desk.work.save(key, Content("follow_up", text, result)).id)


def conflict(town: Town, desk: Desk, number: int = 0, text: str = "Lampu menyala") -> OutboxItem:
    """An answer that a reporter's reply crossed."""
    key = desk.cases.keys("open")[number]
    item = send(desk, key, text, "selesai")
    town.office.coordinator.reply(key, "Masih padam", town.office.clock.now())
    assert desk.sync.run().conflicts == 1
    return item


# What needs a decision


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
    assert paper.banner.accessibleDescription() == str(item.sentence)
    assert buttons(paper) == [
        "Salin teks",
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
    assert "urutannya semula" in page.banner.accessibleDescription()
    done = seat.desk.sync.run()
    assert (done.receipt.sent, done.receipt.needs_attention) == (1, 0)


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
    assert "Server hanya memberi tahu alasan ini" in words_of(page.paper.widget())
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


def test_the_wipe_guard_is_accepted_by_a_signal_of_the_page(tmp_path: Path, qtbot: QtBot) -> None:
    with open_town(tmp_path, complaints=150) as town:
        desk = town.synced()
        seat = Seat(desk, qtbot)
        for key in desk.cases.keys()[:51]:
            town.office.coordinator.dispose(key, town.other.id, "", town.office.clock.now())
        assert desk.sync.run().error == "wipe_guard"
        page = seat.show(AttentionPage(seat.place))
        assert "51 dari" in words_of(page.paper.widget())
        with qtbot.waitSignal(page.removals_accepted):
            seat.press(page, "Terima")


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


def test_nothing_to_decide_says_so_and_leads_on(seat: Seat) -> None:
    page = seat.show(AttentionPage(seat.place))
    assert "Tidak ada yang menunggu Anda" in words_of(page.empty)
    seat.press(page, "Ke laporan hari ini")
    assert seat.pages == ["today"]


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
    assert "Tarik kembali" not in buttons(page)


def test_what_needs_the_officer_leads_to_the_decision(town: Town, seat: Seat) -> None:
    conflict(town, seat.desk)
    page = seat.show(OutboxPage(seat.place))
    seat.press(page, "Lihat yang perlu")
    assert seat.pages == ["attention"]


def test_unsent_words_are_exported_where_the_officer_says(seat: Seat, tmp_path: Path) -> None:
    send(seat.desk, seat.desk.cases.keys("open")[0], "Tidak terkunci di sini")
    page = seat.show(OutboxPage(seat.place))
    seat.press(page, "Ekspor yang belum terkirim…")
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
    seat.press(page, "Kembalikan konsep")
    assert len(seat.desk.work.drafts()) == 2
    assert page.fold.isHidden()


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
    assert chips == ["gagal, tidak ada yang terbukti", "terbukti lengkap", "terbukti lengkap"]
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
    assert chips == ["terbukti lengkap", "terputus, belum terbukti", "terbukti lengkap"]


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
