"""Templates and versions at the composer, by keyboard and mouse."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.errors import DiskFull
from tests.desk.conftest import Town
from tests.support.case_room import Room, open_town
from tests.support.faults import Steps, failing
from ui.compose.history import HistoryDialog, difference
from ui.compose.templates import TemplateDialog
from ui.theme.style import apply
from ui.theme.tokens import DARK, LIGHT

CTRL = Qt.KeyboardModifier.ControlModifier
LONG = "Petugas kami memeriksa lokasi dan menemukan kabel putus di tiang empat belas. "


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    with open_town(tmp_path) as made:
        yield made


@pytest.fixture
def room(town: Town, qtbot: QtBot) -> Room:
    made = Room(town, town.synced(), qtbot)
    made.open()
    made.pane.activateWindow()
    made.composer.focus_editor()
    return made


def templates(room: Room) -> TemplateDialog:
    QTest.keyClick(room.composer.form.editor, Qt.Key.Key_T, CTRL)
    dialog = room.composer.aids.dialog
    assert isinstance(dialog, TemplateDialog)
    assert QTest.qWaitForWindowActive(dialog)
    return dialog


def history(room: Room) -> HistoryDialog:
    QTest.keyClick(room.composer.form.editor, Qt.Key.Key_H, CTRL)
    dialog = room.composer.aids.dialog
    assert isinstance(dialog, HistoryDialog)
    assert QTest.qWaitForWindowActive(dialog)
    return dialog


def key(part: QWidget, which: Qt.Key) -> None:
    QTest.keyClick(part.focusWidget() or part, which)


def click(button: QWidget) -> None:
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def words(room: Room) -> str:
    return room.composer.form.editor.words()


def test_by_keyboard_from_the_search_to_the_first_place(room: Room) -> None:
    dialog = templates(room)
    assert dialog.list.count() == len(room.desk.templates.list()) > 1
    QTest.keyClicks(dialog.search, "dokumentasi pekerjaan")
    assert dialog.list.count() == 1
    assert "Hormat kami" in dialog.preview.toPlainText()
    key(dialog, Qt.Key.Key_Return)
    row = room.desk.cases.open(room.keys[0]).complaint.row
    assert f"#{row.tracking_id}" in words(room)
    assert room.town.agency.name in words(room)
    editor = room.composer.form.editor
    assert editor.textCursor().selectedText() == "{hari dan tanggal}"
    QTest.keyClicks(editor, "Senin")
    QTest.keyClick(editor, Qt.Key.Key_F2)
    assert editor.textCursor().selectedText() == "{petugas}"
    room.composer.keeper.flush()
    assert [draft.content.text for draft in room.desk.work.drafts()] == [words(room)]


def test_arrows_choose_and_esc_leaves_the_text_alone(room: Room) -> None:
    room.type("Tetap")
    dialog = templates(room)
    first = dialog.chosen
    key(dialog, Qt.Key.Key_Down)
    assert dialog.chosen != first
    assert dialog.focusWidget() is dialog.search
    key(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert words(room) == "Tetap"


def test_a_template_goes_in_at_the_cursor_and_what_it_replaced_is_kept(room: Room) -> None:
    room.type("Awal akhir")
    editor = room.composer.form.editor
    editor.moveCursor(editor.textCursor().MoveOperation.Start)
    editor.moveCursor(
        editor.textCursor().MoveOperation.NextWord, editor.textCursor().MoveMode.KeepAnchor
    )
    dialog = templates(room)
    click(dialog.insert_button)
    assert words(room).endswith("akhir")
    assert not words(room).startswith("Awal")
    (kept,) = room.desk.writing.versions(room.keys[0], "follow_up")
    assert (kept.text, kept.cause) == ("Awal akhir", "template")
    editor.undo()
    assert words(room) == "Awal akhir"


def test_a_search_without_a_hit_says_so(room: Room) -> None:
    dialog = templates(room)
    QTest.keyClicks(dialog.search, "antariksa")
    assert dialog.chosen is None
    assert "Tidak ada templat" in dialog.preview.toPlainText()
    assert not dialog.insert_button.isEnabled()


def test_an_own_template_is_written_changed_thrown_away_and_brought_back(room: Room) -> None:
    dialog = templates(room)
    click(dialog.new_button)
    form = dialog.form
    assert dialog.focusWidget() is form.title
    assert not form.save_button.isEnabled()
    QTest.keyClicks(form.title, "Lampu jalan")
    form.text.setFocus()
    QTest.keyClicks(form.text, "Halo {pelapor}")
    form.situation.setCurrentIndex(2)
    click(form.save_button)
    made = dialog.chosen
    assert made is not None
    assert (made.title, made.text) == ("Lampu jalan", "Halo {pelapor}")
    assert "Bapak/Ibu" in dialog.preview.toPlainText()
    click(dialog.edit_button)
    form.text.setPlainText("Halo juga")
    click(form.save_button)
    assert [one.text for one in room.desk.templates.own()] == ["Halo juga"]
    click(dialog.delete_button)
    assert room.desk.templates.own() == ()
    assert dialog.list.count() == len(room.desk.templates.list())
    click(dialog.undo.button)
    assert [one.text for one in room.desk.templates.own()] == ["Halo juga"]
    click(dialog.insert_button)
    assert words(room) == "Halo juga"


def test_leaving_the_form_with_words_in_it_can_be_taken_back(room: Room) -> None:
    dialog = templates(room)
    click(dialog.new_button)
    QTest.keyClicks(dialog.form.title, "Setengah jadi")
    key(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    click(dialog.undo.button)
    assert dialog.form.title.text() == "Setengah jadi"
    assert dialog.form.isVisible()


def test_a_full_disk_keeps_the_form_open_and_says_so(room: Room) -> None:
    dialog = templates(room)
    click(dialog.new_button)
    dialog.form.title.setText("Judul")
    dialog.form.text.setPlainText("Isi")
    with failing(Steps(1, lambda: DiskFull("test")), room.desk.replica.database.writer):
        click(dialog.form.save_button)
    assert dialog.form.isVisible()
    assert dialog.trouble.isVisible()
    assert dialog.form.text.toPlainText() == "Isi"
    click(dialog.form.save_button)
    assert len(room.desk.templates.own()) == 1


def test_a_version_is_restored_and_that_is_taken_back(room: Room) -> None:
    editor = room.composer.form.editor
    editor.insertPlainText(LONG)
    room.composer.keeper.flush()
    editor.selectAll()
    editor.insertPlainText("Lain sama sekali")
    room.composer.keeper.flush()
    dialog = history(room)
    assert dialog.list.count() == 1
    assert LONG.split()[0] in dialog.shown.toPlainText()
    key(dialog, Qt.Key.Key_Return)
    assert words(room) == LONG
    assert [one.text for one in room.desk.writing.versions(room.keys[0], "follow_up")] == [
        "Lain sama sekali",
        LONG,
    ]
    room.composer.undo.take_back()
    assert words(room) == "Lain sama sekali"
    room.composer.keeper.flush()
    assert [d.content.text for d in room.desk.work.drafts()] == ["Lain sama sekali"]


def test_the_difference_can_be_read_in_the_other_theme(room: Room, app: QApplication) -> None:
    room.composer.form.editor.insertPlainText(LONG)
    room.composer.keeper.flush()
    room.composer.form.editor.insertPlainText("akhir")
    dialog = history(room)
    assert LIGHT.muted in dialog.shown.toHtml()
    apply(app, DARK)
    try:
        QApplication.processEvents()
        assert DARK.muted in dialog.shown.toHtml()
    finally:
        apply(app, LIGHT)


def test_ctrl_z_takes_a_restored_version_back_too(room: Room) -> None:
    editor = room.composer.form.editor
    editor.insertPlainText(LONG)
    room.composer.keeper.flush()
    editor.insertPlainText("akhir")
    click(room.composer.history_button)
    dialog = room.composer.aids.dialog
    assert isinstance(dialog, HistoryDialog)
    click(dialog.restore_button)
    assert words(room) == LONG
    QTest.keyClick(editor, Qt.Key.Key_Z, CTRL)
    assert words(room) == LONG + "akhir"


def test_a_text_without_versions_says_why(room: Room) -> None:
    dialog = history(room)
    assert dialog.list.isHidden()
    assert dialog.restore_button.isHidden()
    key(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_what_was_sent_can_be_brought_into_a_new_answer(room: Room) -> None:
    room.type("Jawaban pertama")
    room.composer.send()
    dialog = history(room)
    click(dialog.restore_button)
    assert words(room) == "Jawaban pertama"
    assert len(room.desk.work.outbox()) == 1


def test_a_full_disk_is_said_by_the_saved_line_and_no_version_is_claimed(room: Room) -> None:
    with failing(Steps(1, lambda: DiskFull("test")), room.desk.replica.database.writer):
        room.composer.form.editor.insertPlainText(LONG)
        room.composer.keeper.flush()
    assert room.composer.saved.text == "Belum tersimpan"
    assert room.desk.writing.versions(room.keys[0], "follow_up") == ()
    room.composer.keeper.flush()
    assert room.composer.saved.text.startswith("Tersimpan")
    assert len(room.desk.writing.versions(room.keys[0], "follow_up")) == 1


def test_what_would_go_and_what_would_come_back_is_marked() -> None:
    shown = difference("kabel <putus> hari ini", "kabel putus kemarin\nsore")
    assert "line-through" in shown
    assert "font-weight:600" in shown
    assert "&lt;" in shown
    assert "<br>" in shown
    assert "line-through" not in difference("a", "a b")
    # A word in another's place stands apart from it.
    assert "sudah</span> <span" in difference("sudah menyala", "Suku menyala")
