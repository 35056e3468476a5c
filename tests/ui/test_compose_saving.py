"""Text is never lost: autosave, other cases, a full disk, closing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import event
from sqlcipher3 import dbapi2

from desktop.domain.model import Content
from tests.desk.conftest import Town
from tests.support.case_room import HeldLanes, Room, open_town
from ui.case.pane import CasePane
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
        error.sqlite_errorcode = 13
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


def told(room: Room) -> str:
    assert not room.composer.banner.isHidden()
    return room.composer.banner.accessibleDescription()


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
    assert again.composer.saved.text == "Dipulihkan · kemarin"


def test_ctrl_s_says_it_is_saved(room: Room) -> None:
    room.type("Isi")
    editor = room.composer.form.editor
    QTest.keyClick(editor, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert room.composer.saved.text.startswith("Sudah tersimpan ")
    assert drafts(room) == ["Isi"]


def test_a_full_disk_keeps_the_text_says_so_and_tries_again(room: Room) -> None:
    room.type("Tetap di sini")
    with FullDisk(room):
        assert not room.pane.save_now()
        assert "Ruang simpan" in told(room)
        assert room.composer.saved.text == "Belum tersimpan"
        assert room.composer.form.editor.words() == "Tetap di sini"
        assert room.pane.unsaved_key == room.keys[0]
        room.open(1)
        assert room.pane.unsaved_key == room.keys[0]
        room.open(0)
        assert room.composer.form.editor.words() == "Tetap di sini"
        assert "Ruang simpan" in told(room)
        assert room.composer.keeper.timer.isActive()
    room.composer.keeper.timer.timeout.emit()
    assert drafts(room) == ["Tetap di sini"]
    assert room.composer.banner.isHidden()
    assert not room.pane.has_unsaved()
    assert room.pane.unsaved_key == ""


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
    QTest.keyClick(room.composer.form.editor, Qt.Key.Key_Delete)
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
