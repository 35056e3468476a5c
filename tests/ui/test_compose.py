"""Writing: every verb, sending and taking back, refusals in words, and text that is never lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import event
from sqlcipher3 import dbapi2

from desktop.domain.model import Content, WorkKind
from tests.desk.conftest import Town
from tests.support.case_room import HeldLanes, Room, open_town
from ui.case.pane import CasePane
from ui.compose.editor import sound
from ui.compose.forms import FollowUpForm, ReturnForm
from ui.compose.keeper import SAVE_AFTER_MS
from ui.lanes import ThreadLanes
from ui.workplace import Events, Workplace


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    with open_town(tmp_path) as made:
        yield made


@pytest.fixture
def room(town: Town, qtbot: QtBot) -> Room:
    made = Room(town, town.synced(), qtbot)
    made.open()
    return made


class FullDisk:
    """While it lasts every write fails as on a full disk."""

    def __init__(self, room: Room) -> None:
        self._engine = room.desk.replica.database.writer

    def _fail(self, *_: object) -> None:
        error = dbapi2.OperationalError("database or disk is full")
        error.sqlite_errorcode = 13  # type: ignore[attr-defined]
        raise error

    def __enter__(self) -> FullDisk:
        event.listen(self._engine, "before_cursor_execute", self._fail)
        return self

    def __exit__(self, *_: object) -> None:
        event.remove(self._engine, "before_cursor_execute", self._fail)


def drafts(room: Room) -> list[str]:
    return [draft.content.text for draft in room.desk.work.drafts()]


def queued(room: Room) -> list[Content]:
    return [item.content for item in room.desk.work.outbox()]


def return_form(room: Room) -> ReturnForm:
    form = room.composer.forms["return"]
    assert isinstance(form, ReturnForm)
    return form


def told(room: Room) -> str:
    assert not room.composer.banner.isHidden()
    return room.composer.banner.accessibleDescription()


@pytest.mark.parametrize("kind", ["follow_up", "request_info", "note"])
def test_each_verb_of_text_is_queued(room: Room, kind: WorkKind) -> None:
    room.composer.show_verb(kind)
    room.type("Isi jawaban")
    room.composer.send()
    (content,) = queued(room)
    assert (content.kind, content.text) == (kind, "Isi jawaban")
    assert content.result == ("proses" if kind == "follow_up" else "")
    assert drafts(room) == []
    assert room.composer.form.editor.words() == ""
    assert "Isi jawaban" in room.texts()


def test_follow_up_carries_its_result_and_secret_flag(room: Room) -> None:
    form = room.composer.forms["follow_up"]
    assert isinstance(form, FollowUpForm)
    room.type("Lampu menyala")
    form.result.setCurrentIndex(1)
    form.secret.click()
    room.composer.send()
    (content,) = queued(room)
    assert (content.result, content.secret) == ("selesai", True)


def test_return_asks_reason_explanation_and_agency(room: Room) -> None:
    room.composer.show_verb("return")
    form = return_form(room)
    form.reason.setFocus()
    room.qtbot.keyClicks(form.reason, "bukan")
    other = room.town.other
    field = form.suggest.lineEdit()
    assert field is not None
    field.setFocus()
    room.qtbot.keyClicks(field, other.name[-12:].lower())
    room.type("Jalan provinsi")
    room.composer.send()
    (content,) = queued(room)
    assert content.kind == "return"
    assert (content.reason, content.suggest) == ("not_authority", other.id)
    assert content.text == "Jalan provinsi"


def test_own_agency_is_not_suggested(room: Room) -> None:
    names = [
        return_form(room).suggest.itemText(n) for n in range(return_form(room).suggest.count())
    ]
    assert room.town.other.name in names
    assert room.town.agency.name not in names


@pytest.mark.parametrize(
    ("reason", "agency", "words", "focus"),
    [
        ("", "", "Alasan pengembalian belum dipilih", "reason"),
        ("other", "", "perlu penjelasan", "editor"),
        ("duplicate", "Dinas Antah Berantah", "tidak ada dalam daftar instansi", "suggest"),
    ],
)
def test_a_return_that_is_refused_says_why(
    room: Room, reason: str, agency: str, words: str, focus: str
) -> None:
    room.composer.show_verb("return")
    form = return_form(room)
    if reason:
        form.reason.setCurrentIndex(form.reason.findData(reason))
    form.suggest.setEditText(agency)
    room.composer.send()
    assert words in told(room)
    assert queued(room) == []
    target: QWidget = getattr(form, focus)
    assert room.pane.focusWidget() in (target, target.focusProxy())


def test_an_explanation_is_asked_for_where_the_reason_needs_one(room: Room) -> None:
    form = return_form(room)
    form.reason.setCurrentIndex(form.reason.findData("duplicate"))
    assert "perlu" not in form.editor.placeholderText()
    form.reason.setCurrentIndex(form.reason.findData("other"))
    assert "perlu penjelasan" in form.editor.placeholderText()


def test_nothing_and_too_much_are_refused_in_words(room: Room) -> None:
    room.composer.send()
    assert "masih kosong" in told(room)
    limit = room.desk.work.text_limit()
    room.composer.form.editor.insertPlainText("x" * (limit + 12))
    assert "lebih 12 karakter" in room.composer.saved.count
    room.composer.send()
    assert "12 karakter" in told(room)
    assert queued(room) == []
    assert drafts(room) == ["x" * (limit + 12)]
    assert not room.composer.form.locked


def test_characters_are_counted_as_the_server_counts_them(room: Room) -> None:
    room.composer.form.editor.insertPlainText("é👷‍♀️")
    assert room.composer.saved.count.startswith(f"{len('é👷‍♀️')} / ")
    assert sound("a\ud83d") == "a�"


def test_sending_is_taken_back_by_ctrl_z(room: Room) -> None:
    room.type("Terlalu cepat")
    editor = room.composer.form.editor
    room.qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [content.text for content in queued(room)] == ["Terlalu cepat"]
    assert "kotak keluar" in room.composer.undo.text
    room.qtbot.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert queued(room) == []
    assert editor.words() == "Terlalu cepat"
    assert drafts(room) == ["Terlalu cepat"]


def test_ctrl_z_takes_back_typing_first(room: Room) -> None:
    room.type("Pertama")
    room.composer.send()
    room.type("x")
    editor = room.composer.form.editor
    room.qtbot.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editor.words() == ""
    assert [content.text for content in queued(room)] == ["Pertama"]


def test_what_has_left_can_no_longer_be_taken_back(room: Room) -> None:
    room.type("Sudah berangkat")
    room.composer.send()
    assert not room.composer.undo.isHidden()
    room.sync()
    assert room.composer.undo.isHidden()
    assert not room.composer.undo.offers


def test_too_late_to_take_back_is_said(room: Room) -> None:
    room.type("Sudah berangkat")
    room.composer.send()
    room.sync(changed=False)
    room.composer.undo.take_back()
    assert told(room)
    assert room.composer.form.editor.words() == ""


def test_discarding_is_undone_with_the_last_words(room: Room) -> None:
    room.type("Salah laporan")
    room.composer.discard_button.click()
    assert drafts(room) == []
    assert room.composer.form.editor.words() == ""
    room.composer.undo.take_back()
    assert room.composer.form.editor.words() == "Salah laporan"
    assert drafts(room) == ["Salah laporan"]


def test_autosave_comes_from_the_first_sign_not_the_last(room: Room) -> None:
    timer = room.composer.keeper.timer
    room.type("a")
    assert timer.isActive()
    assert timer.interval() == SAVE_AFTER_MS < 2000
    begun = timer.timerId()
    room.type("b")
    assert timer.timerId() == begun
    assert drafts(room) == []
    timer.timeout.emit()
    assert drafts(room) == ["ab"]
    assert not room.pane.has_unsaved()
    assert room.composer.saved.text.startswith("Tersimpan ")


@pytest.mark.parametrize("leave", ["focus", "tab", "case", "close", "sync"])
def test_leaving_the_text_saves_it_at_once(room: Room, leave: str) -> None:
    room.type("Belum selesai ditulis")
    assert drafts(room) == []
    if leave == "focus":
        QApplication.sendEvent(room.composer.form.editor, QFocusEvent(QFocusEvent.Type.FocusOut))
    elif leave == "tab":
        room.composer.show_verb("note")
    elif leave == "case":
        room.open(1)
    elif leave == "sync":
        room.events.sync_asked.emit()
    else:
        assert room.pane.save_now()
    assert drafts(room) == ["Belum selesai ditulis"]


def test_each_verb_and_each_case_keeps_its_own_text(room: Room) -> None:
    room.type("Jawaban pertama")
    room.composer.show_verb("note")
    room.type("Catatan pertama")
    room.open(1)
    assert room.composer.form.editor.words() == ""
    room.type("Jawaban kedua")
    room.open(0)
    assert room.composer.form.kind == "note"
    assert room.composer.form.editor.words() == "Catatan pertama"
    room.composer.show_verb("follow_up")
    assert room.composer.form.editor.words() == "Jawaban pertama"
    assert sorted(drafts(room)) == ["Catatan pertama", "Jawaban kedua", "Jawaban pertama"]


def test_a_draft_of_before_is_brought_back_and_said(room: Room, qtbot: QtBot) -> None:
    key = room.keys[2]
    room.desk.work.save(key, Content("note", "Dari kemarin"))
    room.town.office.clock.at += 86_400
    again = CasePane(Workplace(room.desk, HeldLanes(), Events()))
    qtbot.addWidget(again)
    again.show_case(key)
    assert again.composer.form.kind == "note"
    assert again.composer.form.editor.words() == "Dari kemarin"
    assert again.composer.saved.text.startswith("Konsep tersimpan kemarin ")
    assert again.composer.saved.text.endswith(" dipulihkan")


def test_ctrl_s_says_it_is_saved(room: Room) -> None:
    room.type("Isi")
    editor = room.composer.form.editor
    room.qtbot.keyClick(editor, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert room.composer.saved.text.startswith("Sudah tersimpan ")
    assert drafts(room) == ["Isi"]


def test_a_full_disk_keeps_the_text_says_so_and_tries_again(room: Room) -> None:
    room.type("Tetap di sini")
    with FullDisk(room):
        assert not room.pane.save_now()
        assert "Ruang simpan" in told(room)
        assert room.composer.saved.text == "Belum tersimpan"
        assert room.composer.form.editor.words() == "Tetap di sini"
        room.open(1)
        room.open(0)
        assert room.composer.form.editor.words() == "Tetap di sini"
        assert "Ruang simpan" in told(room)
        assert room.composer.keeper.timer.isActive()
    room.composer.keeper.timer.timeout.emit()
    assert drafts(room) == ["Tetap di sini"]
    assert room.composer.banner.isHidden()
    assert not room.pane.has_unsaved()


def test_a_full_disk_while_sending_keeps_the_text(room: Room) -> None:
    room.type("Kirim nanti")
    with FullDisk(room):
        room.composer.send()
        assert "Ruang simpan" in told(room)
        assert room.composer.form.editor.words() == "Kirim nanti"
        assert not room.composer.form.locked
    room.composer.send()
    assert [content.text for content in queued(room)] == ["Kirim nanti"]


def test_typing_during_a_slow_save_is_saved_too(room: Room) -> None:
    lanes = room.lanes
    assert isinstance(lanes, HeldLanes)
    room.type("satu")
    lanes.held = True
    room.composer.keeper.flush()
    room.type(" dua")
    assert room.pane.has_unsaved()
    lanes.let_go()
    room.composer.keeper.flush()
    assert drafts(room) == ["satu dua"]


def test_emptying_a_text_discards_its_draft_recoverably(room: Room) -> None:
    room.type("Dihapus semua")
    room.composer.keeper.flush()
    room.composer.form.editor.selectAll()
    room.qtbot.keyClick(room.composer.form.editor, Qt.Key.Key_Delete)
    room.composer.keeper.flush()
    assert drafts(room) == []
    assert [d.content.text for d in room.desk.work.drafts(discarded=True)] == ["Dihapus semua"]


def test_a_draft_sent_elsewhere_meanwhile_loses_no_new_word(room: Room) -> None:
    room.type("Awal")
    room.composer.keeper.flush()
    (draft,) = room.desk.work.drafts()
    room.desk.work.send(draft.id)
    room.type(" dan lanjutan")
    room.composer.keeper.flush()
    assert [content.text for content in queued(room)] == ["Awal"]
    assert drafts(room) == ["Awal dan lanjutan"]


def test_an_editor_empties_when_its_draft_was_sent_on_another_screen(room: Room) -> None:
    room.type("Dikirim dari daftar konsep")
    room.composer.keeper.flush()
    (draft,) = room.desk.work.drafts()
    room.desk.work.send(draft.id)
    room.events.work_changed.emit("")
    assert room.composer.form.editor.words() == ""


def test_several_drafts_of_one_verb_can_be_chosen(room: Room) -> None:
    key = room.keys[0]
    room.type("Yang baru")
    room.composer.keeper.flush()
    room.desk.work.save(key, Content("follow_up", "Yang lain", "proses"))
    room.events.work_changed.emit(key)
    picker = room.composer.picker
    assert picker.count() == 2
    other = 1 - picker.currentIndex()
    picker.setCurrentIndex(other)
    picker.activated.emit(other)
    assert room.composer.form.editor.words() == "Yang lain"
    assert sorted(drafts(room)) == ["Yang baru", "Yang lain"]
    room.composer.send()
    assert room.composer.form.editor.words() == "Yang baru"


def test_sync_never_touches_an_open_editor(room: Room) -> None:
    key = room.keys[0]
    room.type("Kalimat di tengah")
    editor = room.composer.form.editor
    editor.moveCursor(editor.textCursor().MoveOperation.Start)
    place, document = editor.textCursor().position(), editor.document()
    room.reply(key, "Balasan")
    room.sync()
    room.events.copy_changed.emit()
    assert editor.words() == "Kalimat di tengah"
    assert (editor.textCursor().position(), editor.document()) == (place, document)
    assert document.isUndoAvailable()


def test_an_answer_that_stands_alone_is_offered(room: Room) -> None:
    key = room.keys[0]
    item = room.queue(key, Content("follow_up", "Bertabrakan", "selesai"))
    room.reply(key, "Masih padam")
    room.sync()
    room.desk.work.settle(item.id, "edit")
    room.events.work_changed.emit(key)
    assert room.composer.form.editor.words() == "Bertabrakan"
    room.desk.work.settle(item.id, "send_anyway")
    room.composer.send()
    assert "cara lain" in told(room)
    room.qtbot.mouseClick(
        room.composer.banner.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton
    )
    assert len(queued(room)) == 2


def test_by_keyboard_from_the_editor_to_the_outbox_in_the_order_of_the_eye(room: Room) -> None:
    room.pane.activateWindow()
    room.pane.focus_composer()
    room.qtbot.keyClicks(room.composer.form.editor, "Dengan papan ketik")
    visited: list[str] = []
    for _ in range(4):
        focus = room.pane.focusWidget()
        visited.append(focus.accessibleName() or str(focus.property("text")))
        room.qtbot.keyClick(focus, Qt.Key.Key_Tab)
    visited.append(room.pane.focusWidget().accessibleName())
    assert visited == [
        "Tindak lanjut",
        "Rahasia",
        "Status setelah ini",
        "Buang konsep",
        "Kirim",
    ]
    room.qtbot.keyClick(room.pane.focusWidget(), Qt.Key.Key_Space)
    assert [content.text for content in queued(room)] == ["Dengan papan ketik"]


def test_closing_saves_through_the_real_lanes(town: Town, qtbot: QtBot) -> None:
    lanes = ThreadLanes()
    room = Room(town, town.synced(), qtbot, lanes)
    room.open()
    room.qtbot.waitUntil(lambda: room.composer.complaint != "")
    room.type("Sesaat sebelum ditutup")
    assert room.pane.has_unsaved()
    assert room.pane.save_now()
    lanes.shutdown()
    assert drafts(room) == ["Sesaat sebelum ditutup"]


def test_a_pane_that_is_destroyed_still_saves(town: Town, qtbot: QtBot) -> None:
    lanes = ThreadLanes()
    room = Room(town, town.synced(), qtbot, lanes)
    room.open()
    room.qtbot.waitUntil(lambda: room.composer.complaint != "")
    room.type("Jendela hilang")
    room.composer.keeper.flush()
    with qtbot.waitSignal(room.pane.destroyed):
        room.pane.deleteLater()
    lanes.shutdown()
    assert drafts(room) == ["Jendela hilang"]
