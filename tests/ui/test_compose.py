"""Writing: every verb, sending and taking back, refusals in words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.model import Content, WorkKind
from tests.desk.conftest import Town
from tests.screens.remarks import remarks
from tests.support.case_room import Room, open_town
from ui.compose.editor import sound
from ui.compose.forms import FollowUpForm, ReturnForm
from ui.frame import TWO_FROM
from ui.lists.pane import MIN_WIDTH
from ui.rail import NARROW


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    with open_town(tmp_path) as made:
        yield made


@pytest.fixture
def room(town: Town, qtbot: QtBot) -> Room:
    made = Room(town, town.synced(), qtbot)
    made.open()
    return made


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
    QTest.keyClicks(form.reason, "bukan")
    other = room.town.other
    field = form.suggest.lineEdit()
    assert field is not None
    field.setFocus()
    QTest.keyClicks(field, other.name[-12:].lower())
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
    QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [content.text for content in queued(room)] == ["Terlalu cepat"]
    assert "kotak keluar" in room.composer.undo.text
    QTest.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert queued(room) == []
    assert editor.words() == "Terlalu cepat"
    assert drafts(room) == ["Terlalu cepat"]


def test_what_was_just_sent_is_in_sight(room: Room) -> None:
    room.pane.resize(790, 480)
    room.pane.show_case(max(room.keys, key=lambda key: len(room.desk.cases.open(key).story)))
    room.texts()
    bar = room.pane.timeline.verticalScrollBar()
    assert bar.maximum() > bar.value() == 0
    room.composer.focus_editor()
    QTest.keyClicks(room.composer.form.editor, "Petugas datang besok.")
    room.composer.send()
    assert room.texts()[-1] == "Petugas datang besok."
    assert not room.pane.timeline.bubbles[-1].visibleRegion().isEmpty()


def test_ctrl_z_takes_back_typing_first(room: Room) -> None:
    room.type("Pertama")
    room.composer.send()
    room.type("x")
    editor = room.composer.form.editor
    QTest.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
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
    QTest.mouseClick(room.composer.banner.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    assert len(queued(room)) == 2


def test_by_keyboard_from_the_editor_to_the_outbox_in_the_order_of_the_eye(room: Room) -> None:
    room.pane.activateWindow()
    room.pane.focus_composer()
    QTest.keyClicks(room.composer.form.editor, "Dengan papan ketik")
    visited: list[str] = []
    room.composer.tabs.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(8):
        focus = room.pane.focusWidget()
        visited.append(focus.accessibleName() or str(focus.property("text")))
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    visited.append(room.pane.focusWidget().accessibleName())
    assert visited == [
        "Yang dilakukan",
        "Buang konsep",
        "Riwayat tulisan",
        "Sisipkan templat",
        "Lampirkan berkas",
        "Tindak lanjut",
        "Rahasia",
        "Status setelah ini",
        "Kirim",
    ]
    QTest.keyClick(room.pane.focusWidget(), Qt.Key.Key_Space)
    assert [content.text for content in queued(room)] == ["Dengan papan ketik"]


@pytest.mark.parametrize("width", [660, 820])
def test_whether_it_is_saved_can_be_read_in_a_narrow_pane(room: Room, width: int) -> None:
    room.pane.resize(width, 700)
    room.open()
    room.type("Petugas sudah di lokasi.")
    room.composer.keeper.flush()
    QApplication.processEvents()
    assert room.pane.width() == width
    assert room.composer.saved.text.startswith("Tersimpan")
    assert not [said for said in remarks(room.composer) if "#" not in said]
    assert room.composer.send_button.isVisible()
    room.pane.resize(660, 700)
    QApplication.processEvents()
    # Beside rail and list there is room for it until the list gives way to the complaint.
    assert room.pane.minimumSizeHint().width() <= TWO_FROM - NARROW - MIN_WIDTH


def test_in_a_low_pane_the_complaint_has_the_room_until_writing_begins(
    room: Room, qtbot: QtBot
) -> None:
    room.pane.resize(820, 470)
    room.open()
    QApplication.processEvents()
    resting, composer = room.pane.timeline.height(), room.composer
    assert not composer.send_button.isVisible()
    composer.focus_editor()
    QApplication.processEvents()
    assert composer.send_button.isVisible()
    # Not at once on every system.
    qtbot.waitUntil(lambda: room.pane.timeline.height() < resting)
    # Nothing moves under the pointer when the hands go elsewhere.
    room.pane.focus_timeline()
    QApplication.processEvents()
    assert composer.send_button.isVisible()
    room.open(1)
    QApplication.processEvents()
    assert not composer.send_button.isVisible()
    room.type("Petugas sudah di lokasi.")
    room.pane.focus_timeline()
    room.open(0)
    room.open(1)
    QApplication.processEvents()
    # A draft is never out of sight.
    assert composer.form.editor.words() == "Petugas sudah di lokasi."
    assert composer.send_button.isVisible()
