"""Approval on screen: the operator submits, the officer compares and decides, both see it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop.desk import Desk
from desktop.domain.model import Content
from tests.desk.conftest import Town
from tests.support.approving import ask_for_approval
from tests.support.case_room import Room, open_town
from tests.support.work_seat import Seat, button, buttons, rows, words_of
from ui.approval.page import ApprovalPage
from ui.approval.paper import SubmissionPaper
from ui.case.reading import read_case
from ui.case.telling import tell_story
from ui.figures import count_pages
from ui.pages import APPROVAL

WORDS = "Lampu jalan sudah kami ganti."


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    with open_town(tmp_path) as made:
        ask_for_approval(made.office, made.agency.name)
        yield made


@pytest.fixture
def operator(town: Town) -> Desk:
    return town.synced("pc-operator", "Petugas Operator", role="operator")


@pytest.fixture
def officer(town: Town) -> Desk:
    return town.synced("pc", "Petugas Penghubung")


def sync(*desks: Desk) -> None:
    for desk in desks:
        assert desk.sync.run().receipt.verified


def submitted(operator: Desk, text: str = WORDS, number: int = 0) -> str:
    """The operator's answer on its way to be approved."""
    key = operator.cases.keys("needs_answer")[number]
    item = operator.work.send(operator.work.save(key, Content("follow_up", text, "proses")).id)
    assert item.content.kind == "submit"
    sync(operator)
    return key


def paper_of(page: ApprovalPage) -> SubmissionPaper:
    paper = page.paper.widget()
    assert isinstance(paper, SubmissionPaper)
    return paper


def standing_of(desk: Desk, key: str) -> list[str]:
    """How the submissions of a complaint stand in its timeline, in words."""
    told = tell_story(read_case(desk, key))
    return [s.text for one in told if one.voice == "note" for s in one.standings]


def test_an_operator_submits_where_others_send(town: Town, operator: Desk, qtbot: QtBot) -> None:
    room = Room(town, operator, qtbot)
    key = room.open()
    assert room.composer.send_button.accessibleName() == "Ajukan"
    room.composer.show_verb("note")
    assert room.composer.send_button.accessibleName() == "Kirim"
    room.composer.show_verb("follow_up")
    room.type(WORDS)
    room.composer.send()
    assert "Pejabat Penghubung menerimanya" in room.composer.undo.text
    [item] = operator.work.outbox()
    assert (item.complaint, item.content.kind, item.content.text) == (key, "submit", WORDS)
    room.composer.undo.take_back()
    [draft] = operator.work.drafts()
    assert (draft.content.kind, draft.content.text) == ("follow_up", WORDS)


def test_the_page_is_counted_only_where_it_is_to_be_shown(
    town: Town, operator: Desk, officer: Desk
) -> None:
    assert count_pages(officer, 0)[APPROVAL] == 0
    submitted(operator)
    sync(officer)
    assert count_pages(officer, 0)[APPROVAL] == 1
    ask_for_approval(town.office, town.agency.name, on=False)
    sync(officer)
    assert count_pages(officer, 0)[APPROVAL] == 1
    (waiting,) = officer.approval.waiting()
    officer.approval.approve(waiting)
    sync(officer)
    assert APPROVAL not in count_pages(officer, 0)


def test_the_officer_approves_and_may_take_it_back_until_it_leaves(
    operator: Desk, officer: Desk, qtbot: QtBot
) -> None:
    key = submitted(operator)
    sync(officer)
    seat = Seat(officer, qtbot)
    page = seat.show(ApprovalPage(seat.place))
    assert WORDS in words_of(page.paper.widget())
    assert "Petugas Operator" in words_of(page.paper.widget())
    seat.press(page, "Setujui")
    assert "Disetujui" in page.undo.text
    assert rows(page) == []
    assert standing_of(officer, key) == ["Disetujui, belum terkirim", "Di kotak keluar"]
    page.undo.take_back()
    assert len(rows(page)) == 1
    assert officer.work.outbox() == ()
    seat.press(page, "Setujui")
    sync(officer, operator)
    assert standing_of(operator, key) == ["Disetujui · Petugas Penghubung"]
    assert [i.text for i in operator.replica.queries.timeline(key)].count(WORDS) == 2


def test_a_remark_is_kept_while_it_is_written_and_goes_back_with_it(
    town: Town, operator: Desk, officer: Desk, qtbot: QtBot
) -> None:
    key = submitted(operator)
    sync(officer)
    seat = Seat(officer, qtbot)
    page = seat.show(ApprovalPage(seat.place))
    assert "Kembalikan dengan catatan ini" not in buttons(page)
    seat.press(page, "Kembalikan …")
    seat.press(page, "Kembalikan dengan catatan ini")
    assert "masih kosong" in page.banner.accessibleDescription()
    QTest.keyClicks(paper_of(page).remark, "Sebut tanggalnya.")
    page.keeper.flush()
    page.refresh()
    assert paper_of(page).remark.toPlainText() == "Sebut tanggalnya."
    again = seat.show(ApprovalPage(seat.place))
    assert paper_of(again).remark.toPlainText() == "Sebut tanggalnya."
    QTest.keyClick(paper_of(again).remark, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert rows(again) == []
    again.undo.take_back()
    assert paper_of(again).remark.toPlainText() == "Sebut tanggalnya."
    seat.press(again, "Kembalikan dengan catatan ini")
    sync(officer, operator)
    assert standing_of(operator, key) == ["Dikembalikan untuk diperbaiki · Petugas Penghubung"]
    room = Room(town, operator, qtbot)
    room.pane.show_case(key)
    assert "Sebut tanggalnya." in room.composer.remark.accessibleDescription()
    assert room.composer.form.editor.words() == WORDS
    room.type(" Kamis.")
    room.composer.send()
    [item] = operator.work.outbox()
    assert item.content.kind == "submit"
    sync(operator, officer)
    page.refresh()
    paper = paper_of(page)
    assert paper.versions.count() == 1
    assert "Petugas Operator" in paper.versions.itemText(0)
    assert "Kamis." in paper.compared.toPlainText()


def test_the_officers_own_version_stands_beside_it(
    town: Town, operator: Desk, officer: Desk, qtbot: QtBot
) -> None:
    key = submitted(operator)
    sync(officer)
    seat = Seat(officer, qtbot)
    page = seat.show(ApprovalPage(seat.place))
    seat.press(page, "Tulis versi saya sendiri")
    assert seat.cases == [key]
    room = Room(town, officer, qtbot)
    room.pane.show_case(key)
    assert room.composer.form.editor.words() == WORDS
    assert "Petugas Operator" in room.composer.remark.accessibleDescription()
    room.type(" Sudah diuji.")
    room.composer.save()
    page.refresh()
    assert "Sudah diuji." in paper_of(page).compared.toPlainText()
    room.composer.send()
    sync(officer)
    page.refresh()
    assert rows(page) == []
    sync(operator)
    assert standing_of(operator, key) == ["Digantikan versi yang lebih baru"]


def test_an_operator_sees_what_waits_and_may_withdraw_it(operator: Desk, qtbot: QtBot) -> None:
    key = submitted(operator)
    seat = Seat(operator, qtbot)
    page = seat.show(ApprovalPage(seat.place))
    assert "Setujui" not in buttons(page)
    seat.press(page, "Tarik pengajuan")
    assert standing_of(operator, key) == ["Sedang ditarik"]
    assert rows(page) == []
    assert "Yang Anda ajukan ada di sini" in words_of(page.empty)
    sync(operator)
    assert "Ditarik" in standing_of(operator, key)


def test_what_another_officer_decided_first_is_told_with_both_sides(
    town: Town, operator: Desk, officer: Desk, qtbot: QtBot
) -> None:
    submitted(operator)
    second = town.synced("pc2", "Cici Pejabat")
    sync(officer)
    for desk in (officer, second):
        (waiting,) = desk.approval.waiting()
        desk.approval.approve(waiting)
    sync(officer)
    assert second.sync.run().conflicts == 1
    (item,) = second.attention.items()
    assert "sudah disetujui Pejabat Penghubung lain" in item.notice.happened.text("id")
    assert item.choices == ("discard",)
    assert item.mine == WORDS
    assert WORDS in [one.text for one in item.theirs]


def test_who_reported_stands_only_in_the_words_that_will_go_out(
    town: Town, operator: Desk, officer: Desk, qtbot: QtBot
) -> None:
    found = operator.replica.queries.rows(operator.cases.keys("needs_answer"))
    key, name = next(row.key for row in found if row.secret or row.anonymous), "Ratna"
    first, better = f"Kami akan mengabari Ibu {name}.", f"Kami mengabari Ibu {name} hari Senin."
    operator.work.send(operator.work.save(key, Content("follow_up", first, "proses")).id)
    sync(operator, officer)
    officer.approval.give_back(officer.approval.waiting()[0], f"Kapan Ibu {name} dikabari?")
    sync(officer, operator)
    room = Room(town, operator, qtbot)
    room.pane.show_case(key)
    said = room.composer.remark.accessibleDescription()
    assert "dikabari?" in said
    assert name not in said
    (draft,) = operator.work.drafts()
    mended = Content("follow_up", better, "proses", target=draft.content.target)
    operator.work.send(operator.work.save(key, mended, draft.id).id)
    sync(operator, officer)
    seat = Seat(officer, qtbot)
    page = seat.show(ApprovalPage(seat.place))
    (row,) = page.list.rows.rows
    paper = paper_of(page)
    assert better in words_of(paper)
    assert "hari Senin" in row.facts
    assert "hari Senin" in paper.compared.toPlainText()
    for told in (row.title, row.facts, row.spoken, paper.compared.toPlainText()):
        assert name not in told


def choose(page: ApprovalPage, words: str, file: Path) -> None:
    """Press a button and answer its dialog with this file."""
    button(page, words).click()
    (dialog,) = [d for d in page.findChildren(QFileDialog) if d.isVisible()]
    dialog.fileSelected.emit(str(file))
    dialog.reject()


def test_without_a_line_it_goes_by_file(
    town: Town, operator: Desk, officer: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    key = operator.cases.keys("needs_answer")[0]
    operator.work.send(operator.work.save(key, Content("follow_up", WORDS, "proses")).id)
    town.office.stop()
    seats = Seat(officer, qtbot), Seat(operator, qtbot)
    theirs, mine = (seat.show(ApprovalPage(seat.place)) for seat in seats)
    assert "Simpan kartu saya …" not in buttons(mine)
    button(mine, "Serahkan lewat berkas …").click()
    assert "Belum ada kartu" in mine.banner.accessibleDescription()
    choose(theirs, "Simpan kartu saya …", tmp_path / "budi.kartu")
    choose(mine, "Ambil dari berkas …", tmp_path / "budi.kartu")
    assert "Kartu Petugas Penghubung tersimpan." in mine.banner.accessibleDescription()
    choose(mine, "Serahkan lewat berkas …", tmp_path / "ani.ajukan")
    assert (
        "Pengajuan dalam berkas untuk Petugas Penghubung: 1." in mine.banner.accessibleDescription()
    )
    choose(theirs, "Ambil pengajuan dari berkas …", tmp_path / "budi.kartu")
    assert "bukan yang diharapkan" in theirs.banner.accessibleDescription()
    choose(theirs, "Ambil pengajuan dari berkas …", tmp_path / "ani.ajukan")
    assert "Pengajuan Petugas Operator yang diambil: 1." in theirs.banner.accessibleDescription()
    assert WORDS in words_of(theirs.paper.widget())
    seats[0].press(theirs, "Setujui")
    town.office.start()
    sync(operator, officer)
    assert officer.approval.of(key)[0].state == "approved"


def test_without_a_line_it_is_given_back_by_file_too_and_mended(
    town: Town, operator: Desk, officer: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    key = operator.cases.keys("needs_answer")[0]
    operator.work.send(operator.work.save(key, Content("follow_up", WORDS, "proses")).id)
    town.office.stop()
    seats = Seat(officer, qtbot), Seat(operator, qtbot)
    theirs, mine = (seat.show(ApprovalPage(seat.place)) for seat in seats)
    choose(theirs, "Simpan kartu saya …", tmp_path / "budi.kartu")
    choose(mine, "Ambil dari berkas …", tmp_path / "budi.kartu")
    choose(mine, "Serahkan lewat berkas …", tmp_path / "ani.ajukan")
    choose(theirs, "Ambil pengajuan dari berkas …", tmp_path / "ani.ajukan")
    assert "Serahkan kembali lewat berkas …" not in buttons(theirs)
    seats[0].press(theirs, "Kembalikan …")
    QTest.keyClicks(paper_of(theirs).remark, "Sebut harinya.")
    seats[0].press(theirs, "Kembalikan dengan catatan ini")
    choose(theirs, "Serahkan kembali lewat berkas …", tmp_path / "budi.kembali")
    assert "untuk Petugas Operator: 1." in theirs.banner.accessibleDescription()
    choose(mine, "Ambil dari berkas …", tmp_path / "budi.kembali")
    assert "Dikembalikan Petugas Penghubung: 1." in mine.banner.accessibleDescription()
    assert seats[1].cases == [key]
    choose(mine, "Ambil dari berkas …", tmp_path / "ani.ajukan")
    assert "bukan yang diharapkan" in mine.banner.accessibleDescription()
    room = Room(town, operator, qtbot)
    room.pane.show_case(key)
    assert "Sebut harinya." in room.composer.remark.accessibleDescription()
    assert room.composer.form.editor.words() == WORDS
    room.type(" Hari Kamis.")
    room.composer.send()
    choose(mine, "Serahkan lewat berkas …", tmp_path / "lagi.ajukan")
    choose(theirs, "Ambil pengajuan dari berkas …", tmp_path / "lagi.ajukan")
    assert "yang diambil: 1." in theirs.banner.accessibleDescription()
    assert theirs.window().focusWidget() is theirs.list
    assert "Hari Kamis." in words_of(paper_of(theirs))
    assert "Hari Kamis." in paper_of(theirs).compared.toPlainText()
    seats[0].press(theirs, "Setujui")
    town.office.start()
    sync(operator, officer, operator)
    assert standing_of(operator, key)[-1] == "Disetujui · Petugas Penghubung"
    assert operator.work.drafts() == ()
    assert officer.attention.items() == ()


def test_a_remark_among_the_drafts_leads_to_its_page(
    operator: Desk, officer: Desk, qtbot: QtBot
) -> None:
    from ui.exchange.drafts_page import DraftsPage

    submitted(operator)
    sync(officer)
    (waiting,) = officer.approval.waiting()
    officer.work.save(waiting.complaint, Content("give_back", "Belum.", target=waiting.id))
    seat = Seat(officer, qtbot)
    page = seat.show(DraftsPage(seat.place))
    button(page, "Buka dan lanjutkan menulis").click()
    assert seat.pages == [APPROVAL]


def test_an_approval_that_met_a_conflict_is_given_again(
    town: Town, operator: Desk, officer: Desk
) -> None:
    key = submitted(operator)
    sync(officer)
    (waiting,) = officer.approval.waiting()
    early = officer.approval.approve(waiting)
    town.office.coordinator.make_secret(key, town.office.clock.now())
    sync(officer)
    (waiting,) = officer.approval.waiting()
    again = officer.approval.approve(waiting)
    assert officer.approval.waiting() == ()
    sync(officer)
    outbox = officer.replica.outbox
    assert (outbox.get(early.id).state, outbox.get(again.id).state) == ("superseded", "acked")
