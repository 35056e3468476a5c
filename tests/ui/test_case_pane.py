"""Reading a complaint: what is shown, what stays where it was, what changed meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.model import Content
from tests.desk.conftest import Town
from tests.support.case_room import HeldLanes, Room, open_town
from ui.case.bubble import Bubble
from ui.case.facts import FactsBlock
from ui.case.header import CaseHeader
from ui.case.reading import AGED_S, CaseView, changed_by_others, read_case
from ui.case.telling import Told, tell_story
from ui.case.timeline import Timeline


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    with open_town(tmp_path) as made:
        yield made


@pytest.fixture
def room(town: Town, qtbot: QtBot) -> Room:
    return Room(town, town.synced(), qtbot)


def bubble_of(room: Room, text: str) -> Bubble:
    assert text in room.texts()
    return next(b for b in room.pane.timeline.bubbles if b.told.text == text)


def standings(bubble: Bubble) -> list[str]:
    return [standing.text for standing in bubble.told.standings]


def button(inside: QWidget, words: str) -> QPushButton:
    return next(b for b in inside.findChildren(QPushButton) if b.text() == words)


def test_nothing_open_says_what_to_do(room: Room) -> None:
    assert room.pane.current_key == ""
    assert room.pane.body.currentWidget() is room.pane.empty
    assert not room.composer.isVisible()
    assert not room.pane.has_unsaved()


def test_header_shows_title_turn_status_facts_and_deadlines(room: Room) -> None:
    key = next(k for k in room.keys if any(d.estimated for d in room.desk.cases.open(k).deadlines))
    room.pane.show_case(key)
    case = room.desk.cases.open(key)
    row = case.complaint.row
    header = room.pane.header
    assert room.pane.current_key == key
    assert header.title == row.title
    assert row.status in header.chips
    assert case.next_deadline is not None
    assert header.chips[0].casefold() == case.next_deadline.label("id").casefold()
    for part in (f"#{row.tracking_id}", row.category, row.district, case.complaint.channel):
        assert part in header.facts
    lines = header.deadlines.texts
    assert len(lines) == len(case.deadlines) + bool(case.undated_reason)
    for line, found in zip(lines, case.deadlines, strict=False):
        assert ("perkiraan" in line) is (found.estimated)


def test_number_is_copied(room: Room) -> None:
    key = room.open()
    room.pane.header.copy_button.click()
    assert QGuiApplication.clipboard().text() == f"#{room.desk.cases.open(key).complaint.row.key}"


def test_a_page_that_brings_nothing_for_it_draws_nothing(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = room.open()
    # Having been opened it counts as seen.
    room.events.work_changed.emit(key)
    drawn: list[str] = []
    draw = CaseHeader.show_case

    def counted(self: CaseHeader, view: CaseView) -> None:
        drawn.append(view.key)
        draw(self, view)

    monkeypatch.setattr(CaseHeader, "show_case", counted)
    room.events.copy_changed.emit()
    assert drawn == []
    room.desk.marks.turn_star(key)
    room.events.work_changed.emit(key)
    assert drawn == [key]
    room.town.office.clock.at += AGED_S
    room.events.copy_changed.emit()
    assert drawn == [key, key]


def test_all_details_unfold_and_never_name_an_anonymous_reporter(room: Room) -> None:
    named = next(k for k in room.keys if not room.desk.cases.open(k).complaint.row.anonymous)
    hidden = next(k for k in room.keys if room.desk.cases.open(k).complaint.row.anonymous)
    room.pane.show_case(named)
    assert room.pane.facts.isHidden()
    room.pane.header.fold_button.click()
    assert not room.pane.facts.isHidden()
    reporter = room.desk.cases.open(named).complaint.reporter
    shown = [label.text() for label in room.pane.facts.findChildren(QLabel)]
    assert reporter
    assert reporter in shown
    view = read_case(room.desk, hidden)
    assert view.case is not None
    # Even a name that should never have come is not shown.
    leaked = replace(
        view, case=replace(view.case, complaint=replace(view.case.complaint, reporter="Nama"))
    )
    pairs = dict(FactsBlock().pairs(leaked))
    assert pairs["Pelapor"] == "Anonim"


def test_the_story_begins_with_the_complaint_and_keeps_its_order(room: Room) -> None:
    key = max(room.desk.cases.keys(), key=lambda k: len(room.desk.cases.open(k).story))
    room.pane.show_case(key)
    case = room.desk.cases.open(key)
    assert room.texts()[0] == case.complaint.text.strip()
    voices = [bubble.told.voice for bubble in room.pane.timeline.bubbles]
    assert voices[0] == "reporter"
    assert len(voices) == 1 + len(case.story)
    replies = [s.item.text.strip() for s in case.story if s.item.kind == "reply"]
    grey = [b.told.text for b in room.pane.timeline.bubbles[1:] if b.told.voice == "reporter"]
    assert grey == replies


def test_work_on_its_way_stands_in_the_story_with_its_state(room: Room) -> None:
    key = room.keys[0]
    room.queue(key, Content("follow_up", "Sudah diterima", "proses"))
    room.sync()
    room.queue(key, Content("note", "Masih di kotak keluar"))
    room.pane.show_case(key)
    assert standings(bubble_of(room, "Sudah diterima")) == [
        "Diterima server",
        "Belum masuk SP4N-LAPOR!",
    ]
    note = bubble_of(room, "Masih di kotak keluar")
    assert note.told.who == "Catatan internal"
    assert standings(note) == ["Di kotak keluar"]
    coordinator = room.town.office.coordinator
    assert coordinator.mark_entered([key], room.town.office.clock.now()) == 1
    room.sync()
    assert "Masuk SP4N-LAPOR!" in standings(bubble_of(room, "Sudah diterima"))[1]
    assert "Belum" not in standings(bubble_of(room, "Sudah diterima"))[1]


def test_sent_and_unanswered_is_locked(room: Room) -> None:
    key = room.open()
    room.queue(key, Content("follow_up", "Terkirim", "proses"))
    room.desk.replica.exchange.claim(100, 1_000_000)
    room.events.work_changed.emit(key)
    bubble = bubble_of(room, "Terkirim")
    assert standings(bubble) == ["Terkirim, belum dijawab"]
    assert bubble.findChildren(QPushButton) == []


def test_pull_back_brings_the_words_into_the_editor(room: Room) -> None:
    key = room.open()
    room.queue(key, Content("follow_up", "Ditarik lagi", "selesai"))
    room.events.work_changed.emit(key)
    button(bubble_of(room, "Ditarik lagi"), "Tarik kembali").click()
    assert room.composer.form.editor.words() == "Ditarik lagi"
    assert room.composer.slot.content.result == "selesai"
    assert room.desk.work.outbox() == ()
    assert "Ditarik lagi" not in room.texts()


def test_what_needs_the_officer_leads_to_attention(room: Room) -> None:
    key = room.open()
    room.queue(key, Content("follow_up", "Bertabrakan", "selesai"))
    room.reply(key, "Masih padam")
    room.sync()
    bubble = bubble_of(room, "Bertabrakan")
    assert standings(bubble) == ["Perlu perhatian"]
    with room.qtbot.waitSignal(room.events.page_asked) as asked:
        button(bubble, "Lihat yang diperlukan").click()
    assert asked.args == ["attention"]


def test_reading_position_survives_a_sync_and_another_case(room: Room) -> None:
    room.pane.resize(790, 500)
    key = max(room.keys, key=lambda k: len(room.desk.cases.open(k).story))
    room.pane.show_case(key)
    bar = room.pane.timeline.verticalScrollBar()
    room.qtbot.waitUntil(lambda: room.pane.timeline.complete and bar.maximum() > 60)
    bar.setValue(60)
    kept = room.pane.timeline.bubbles[0]
    room.reply(key, "Balasan baru")
    room.sync()
    assert "Balasan baru" in room.texts()
    assert bar.value() == 60
    assert room.pane.timeline.bubbles[0] is kept
    room.open(1 if room.keys[0] == key else 0)
    assert bar.value() == 0
    room.pane.show_case(key)
    room.qtbot.waitUntil(lambda: bar.value() == 60)


def test_news_while_writing_wait_behind_a_banner(room: Room) -> None:
    key = room.open()
    room.type("Sedang ditulis")
    room.reply(key, "Balasan sementara itu")
    room.sync()
    assert not room.pane.banner.isHidden()
    assert "Balasan sementara itu" not in room.texts()
    assert room.composer.form.editor.words() == "Sedang ditulis"
    QTest.mouseClick(button(room.pane.banner, "Muat ulang"), Qt.MouseButton.LeftButton)
    assert "Balasan sementara itu" in room.texts()
    assert room.pane.banner.isHidden()
    assert room.composer.form.editor.words() == "Sedang ditulis"


def test_unread_news_are_shown_before_anything_is_sent(room: Room) -> None:
    key = room.open()
    room.type("Dinyatakan selesai")
    room.reply(key, "Belum selesai")
    room.sync()
    room.composer.send()
    assert room.desk.work.outbox() == ()
    assert "Belum selesai" in room.texts()
    assert "dahulu" in room.composer.banner.accessibleDescription()
    room.composer.send()
    assert [item.content.text for item in room.desk.work.outbox()] == ["Dinyatakan selesai"]


def test_own_answer_coming_back_is_no_news(room: Room) -> None:
    key = room.open()
    room.queue(key, Content("follow_up", "Jawaban sendiri", "proses"))
    room.events.work_changed.emit(key)
    room.type("Catatan lain")
    room.sync()
    assert room.pane.banner.isHidden()
    assert standings(bubble_of(room, "Jawaban sendiri"))[0].startswith("Diterima")


def test_other_changes_are_news(room: Room) -> None:
    key = room.open()
    before = read_case(room.desk, key)
    assert changed_by_others(before, read_case(room.desk, key)) is None
    now = room.town.office.clock.now()
    room.town.office.coordinator.end(key, "Ditutup oleh Admin", "", now, archived=False)
    room.sync(changed=False)
    assert changed_by_others(before, read_case(room.desk, key)) is not None


def test_a_case_that_left_keeps_its_card_and_the_words(room: Room) -> None:
    key = room.open()
    title = room.pane.header.title
    room.type("Tidak boleh hilang")
    now = room.town.office.clock.now()
    room.town.office.coordinator.dispose(key, room.town.other.name, "", now)
    room.sync()
    assert room.pane.body.currentWidget() is room.pane.gone
    assert room.pane.header.title == title
    shown = [label.text() for label in room.pane.gone.findChildren(QLabel)]
    assert "Tidak boleh hilang" in shown
    assert not room.composer.isVisible()
    button(room.pane.gone, "Salin teks").click()
    assert QGuiApplication.clipboard().text() == "Tidak boleh hilang"
    button(room.pane.gone, "Buang konsep").click()
    assert room.pane.body.currentWidget() is room.pane.empty
    room.pane.undo.take_back()
    assert room.pane.body.currentWidget() is room.pane.gone


def test_a_case_that_was_never_here_says_so(room: Room) -> None:
    room.pane.show_case("tidak-ada")
    assert room.pane.body.currentWidget() is room.pane.empty
    assert "tidak ada lagi" in room.pane.empty.accessibleName()


def test_the_newest_question_wins(room: Room) -> None:
    lanes = room.lanes
    assert isinstance(lanes, HeldLanes)
    room.open(0)
    lanes.held = True
    room.open(1)
    room.open(2)
    lanes.let_go()
    assert room.pane.view is not None
    assert room.pane.view.key == room.keys[2]


def test_sixty_entries_come_in_parts_and_in_order(qtbot: QtBot) -> None:
    timeline = Timeline()
    qtbot.addWidget(timeline)
    timeline.resize(700, 400)
    timeline.show()
    story = [
        Told(str(n), "agency", "Dinas", "", "", f"{n} 👷‍♀️ " + "panjang " * 300, (), "")
        for n in range(60)
    ]
    timeline.show_story(story, 500)
    assert 0 < len(timeline.bubbles) < 60
    qtbot.waitUntil(lambda: len(timeline.bubbles) == 60)
    assert [b.told.key for b in timeline.bubbles] == [str(n) for n in range(60)]
    assert timeline.verticalScrollBar().value() == 500
    kept = timeline.bubbles[59]
    timeline.update_story([*story[1:], replace(story[0], key="baru")])
    assert timeline.bubbles[58] is kept
    assert [b.told.key for b in timeline.bubbles][-1] == "baru"
    timeline.show_end()
    bar = timeline.verticalScrollBar()
    assert bar.value() == bar.maximum() > 5000
    timeline.resize(700, 120)
    assert bar.value() == bar.maximum()
    bar.setValue(900)
    timeline.resize(700, 300)
    assert bar.value() == 900


def test_texts_of_the_story_can_be_selected(room: Room) -> None:
    room.open()
    flags = room.pane.timeline.bubbles[0].text.textInteractionFlags()
    assert flags & Qt.TextInteractionFlag.TextSelectableByMouse
    view = room.pane.view
    assert view is not None
    assert tell_story(view)[0].text == room.pane.timeline.bubbles[0].text.text()


@pytest.mark.parametrize("height", [440, 768])
def test_it_never_asks_for_more_room_than_there_is(room: Room, height: int) -> None:
    room.open()
    room.type("Teks")
    room.composer.show_verb("return")
    room.composer.send()
    room.pane.resize(855, height)
    room.qtbot.waitUntil(lambda: room.pane.height() == height)
    assert room.pane.minimumSizeHint().height() <= 400


def test_every_control_has_a_name(room: Room) -> None:
    room.open()
    for kind in ("follow_up", "return", "request_info", "note"):
        room.composer.show_verb(kind)
        nameless = [
            type(widget).__name__
            for widget in room.pane.findChildren(QWidget)
            if widget.isVisible()
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and not (widget.accessibleName() or getattr(widget, "text", str)())
        ]
        assert nameless == []
