"""The look at an answer before it is sent: calm while writing, a conscious yes where it matters."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop.domain.model import Content, WorkKind
from tests.desk.conftest import Town
from tests.support.case_room import Room, open_town
from ui.compose.forms import FollowUpForm
from ui.theme.style import apply
from ui.theme.tokens import DARK, LIGHT

NIK = "6472014107900001"
PHONE = "0812-3456-7890"


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    with open_town(tmp_path) as made:
        yield made


@pytest.fixture
def room(town: Town, qtbot: QtBot) -> Room:
    made = Room(town, town.synced(), qtbot)
    made.open()
    made.pane.activateWindow()
    return made


def put(room: Room, text: str) -> None:
    """As if typed, without 40 key strokes for each test, and looked at."""
    room.composer.focus_editor()
    room.composer.form.editor.insertPlainText(text)
    room.composer.aids.look()


def queued(room: Room) -> list[Content]:
    return [item.content for item in room.desk.work.outbox()]


def press(button: object) -> None:
    assert isinstance(button, QPushButton)
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_nothing_is_said_of_little_and_nothing_blocks_a_plain_answer(room: Room) -> None:
    put(room, "Sudah kami tangani.")
    assert not room.composer.check.isVisible()
    room.composer.send()
    assert [content.text for content in queued(room)] == ["Sudah kami tangani."]


def test_what_is_not_seen_yet_is_named_and_does_not_block(room: Room) -> None:
    put(room, "Terima kasih, laporan tersebut akan segera kami perbaiki secepatnya.")
    said = room.composer.check.points.text
    assert said.startswith("Belum terlihat:")
    assert "kapan" in said
    assert "oleh siapa" in said
    assert not room.composer.check.ask.isVisible()
    room.composer.send()
    assert len(queued(room)) == 1


def test_it_looks_by_itself_soon_after_the_last_sign(room: Room) -> None:
    room.type(f"NIK {NIK}")
    assert not room.composer.check.ask.isVisible()
    room.qtbot.waitUntil(room.composer.check.ask.isVisible)
    assert NIK in room.composer.check.ask.text
    assert "NIK" in room.composer.check.ask.accessibleName()
    (mark,) = room.composer.form.editor.extraSelections()
    assert mark.cursor.selectedText() == NIK


def test_sending_personal_data_asks_once_and_sends_exactly_what_is_shown(room: Room) -> None:
    text = f"Kami sudah menghubungi {PHONE}."
    put(room, text)
    QTest.keyClick(
        room.composer.form.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    )
    assert queued(room) == []
    bar = room.composer.check.ask
    assert "Belum dikirim" in bar.text
    assert PHONE in bar.text
    assert room.composer.form.editor.words() == text
    assert not room.composer.form.locked
    assert room.pane.focusWidget() is bar.remove
    assert bar.keep.text() == "Tetap kirim"
    bar.keep.setFocus()
    QTest.keyClick(bar.keep, Qt.Key.Key_Return)
    assert [content.text for content in queued(room)] == [text]
    assert not room.composer.check.isVisible()


def test_ctrl_enter_again_is_no_yes(room: Room) -> None:
    put(room, f"Nomor {PHONE}")
    for _ in range(3):
        room.composer.send()
    assert queued(room) == []


def test_personal_data_are_masked_or_removed_and_that_is_taken_back(room: Room) -> None:
    put(room, f"Pelapor dengan NIK {NIK} dan nomor {PHONE} sudah kami hubungi.")
    bar = room.composer.check.ask
    assert "(dan 1 lagi)" in bar.text
    press(bar.mask_it)
    editor = room.composer.form.editor
    assert editor.words() == (
        f"Pelapor dengan NIK 6472************ dan nomor {PHONE} sudah kami hubungi."
    )
    assert PHONE in bar.text
    press(bar.remove)
    assert editor.words() == "Pelapor dengan NIK 6472************ dan nomor sudah kami hubungi."
    assert not bar.isVisible()
    assert editor.hasFocus()
    editor.undo()
    editor.undo()
    assert NIK in editor.words()
    assert PHONE in editor.words()


def test_what_was_left_on_purpose_is_not_asked_again_but_another_is(room: Room) -> None:
    put(room, f"Layanan kami: {PHONE}. ")
    press(room.composer.check.ask.keep)
    assert not room.composer.check.ask.isVisible()
    put(room, f"NIK {NIK}")
    assert NIK in room.composer.check.ask.text
    room.composer.send()
    assert queued(room) == []
    press(room.composer.check.ask.keep)
    assert len(queued(room)) == 1
    # Another answer is another matter.
    put(room, f"Layanan kami: {PHONE}. ")
    assert PHONE in room.composer.check.ask.text


def test_emoji_before_it_do_not_shift_what_is_masked(room: Room) -> None:
    put(room, f"👷‍♀️👷 nomor {PHONE} ya")
    press(room.composer.check.ask.mask_it)
    assert room.composer.form.editor.words() == "👷‍♀️👷 nomor 0812******** ya"


def test_what_is_marked_can_be_read_in_the_other_theme(room: Room, app: QApplication) -> None:
    put(room, f"Nomor {PHONE}")
    (light,) = room.composer.form.editor.extraSelections()
    assert light.format.background().color().name() == LIGHT.warn_bg
    apply(app, DARK)
    try:
        QApplication.processEvents()
        (dark,) = room.composer.form.editor.extraSelections()
        assert dark.format.background().color().name() == DARK.warn_bg
    finally:
        apply(app, LIGHT)


def test_a_secret_answer_and_a_note_may_hold_them(room: Room) -> None:
    form = room.composer.forms["follow_up"]
    assert isinstance(form, FollowUpForm)
    form.secret.click()
    put(room, f"Nomor {PHONE}")
    assert not room.composer.check.ask.isVisible()
    room.composer.send()
    room.composer.show_verb("note")
    put(room, f"Nomor {PHONE}")
    room.composer.send()
    assert len(queued(room)) == 2


@pytest.mark.parametrize("kind", ["follow_up", "request_info", "note"])
def test_a_place_left_unfilled_asks_in_every_verb(room: Room, kind: WorkKind) -> None:
    room.composer.show_verb(kind)
    put(room, "Petugas ke {lokasi} besok.")
    room.composer.send()
    assert queued(room) == []
    bar = room.composer.check.ask
    assert room.pane.focusWidget() is bar.fill
    press(bar.fill)
    editor = room.composer.form.editor
    assert editor.textCursor().selectedText() == "{lokasi}"
    QTest.keyClicks(editor, "Pasar Baru")
    room.composer.send()
    assert [content.text for content in queued(room)] == ["Petugas ke Pasar Baru besok."]


def test_what_was_held_back_is_asked_anew_after_typing(room: Room) -> None:
    put(room, f"Nomor {PHONE}")
    room.composer.send()
    put(room, " lagi")
    assert room.composer.check.ask.keep.text() == "Biarkan"
    assert queued(room) == []


def test_a_promised_date_becomes_a_reminder_in_the_header(room: Room) -> None:
    key = room.keys[0]
    put(room, "Petugas akan memperbaiki lampu tersebut dalam 3 hari kerja, terima kasih.")
    strip = room.composer.check
    due = room.desk.deadlines.calendar().add_working_days(room.desk.deadlines.today(), 3)
    assert strip.remind.isChecked()
    assert strip.reminder == due
    room.composer.send()
    (reminder,) = room.desk.writing.reminders(key)
    assert (reminder.due, reminder.words) == (due, "dalam 3 hari kerja")
    line = room.pane.header.promises
    assert line.isVisible()
    assert "dalam 3 hari kerja" in line.text
    press(line.button)
    assert not line.isVisible()
    assert room.desk.writing.reminders(key) == ()
    room.pane.undo.take_back()
    assert line.isVisible()


def test_the_date_is_the_officers_and_stays_while_writing_goes_on(room: Room) -> None:
    put(room, "Petugas akan memperbaiki lampu tersebut paling lambat besok, terima kasih.")
    strip = room.composer.check
    wanted = room.desk.deadlines.today() + timedelta(days=9)
    strip.due.setDate(QDate(wanted.year, wanted.month, wanted.day))
    put(room, " Salam.")
    room.composer.send()
    (reminder,) = room.desk.writing.reminders(room.keys[0])
    assert reminder.due == wanted


def test_no_reminder_where_none_is_wanted_and_none_after_pulling_back(room: Room) -> None:
    text = "Petugas akan memperbaiki lampu tersebut paling lambat besok, terima kasih."
    put(room, text)
    room.composer.check.remind.click()
    assert room.composer.check.reminder is None
    room.composer.send()
    assert room.desk.writing.reminders(room.keys[0]) == ()
    room.composer.undo.take_back()
    room.composer.check.remind.setChecked(True)
    room.composer.send()
    assert len(room.desk.writing.reminders(room.keys[0])) == 1
    room.composer.undo.take_back()
    assert room.desk.writing.reminders(room.keys[0]) == ()
    assert room.composer.form.editor.words() == text
    assert not room.pane.header.promises.isVisible()


def test_a_promise_of_another_day_is_told_as_late(room: Room) -> None:
    key = room.keys[0]
    item = room.queue(key, Content("follow_up", "Besok ya", "proses"))
    room.desk.writing.promised(key, item.id, date(2020, 1, 2), "besok")
    room.events.work_changed.emit(key)
    assert "belum dipenuhi" in room.pane.header.promises.text


def test_another_complaint_starts_afresh(room: Room) -> None:
    put(room, f"Nomor {PHONE}")
    room.composer.send()
    room.open(1)
    assert not room.composer.check.isVisible()
    room.open(0)
    assert room.composer.check.ask.keep.text() == "Biarkan"
    assert room.composer.form.editor.words() == f"Nomor {PHONE}"
