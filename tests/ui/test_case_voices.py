"""Who speaks is told apart without colour; strange and long texts are shown; answers added to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QImage, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.domain.model import Content
from tests.desk.conftest import Town
from tests.support.case_room import Room, open_town
from ui.case.bubble import Bubble
from ui.case.telling import Told, Voice
from ui.widgets import IconLabel


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    with open_town(tmp_path) as made:
        yield made


@pytest.fixture
def room(town: Town, qtbot: QtBot) -> Room:
    return Room(town, town.synced(), qtbot)


def bubble(voice: Voice, who: str, text: str = "Jalan rusak", what: str = "") -> Bubble:
    made = Bubble(Told("k", voice, who, what, "Sel 3 Nov", text, (), ""))
    made.resize(500, made.heightForWidth(500))
    return made


def grey(shown: Bubble, qtbot: QtBot) -> QImage:
    qtbot.addWidget(shown)
    return shown.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)


def test_voices_differ_in_grey_even_with_the_same_words(qtbot: QtBot) -> None:
    voices: tuple[Voice, ...] = ("reporter", "agency", "coordinator", "note", "system")
    looks = [grey(bubble(voice, "Nama"), qtbot) for voice in voices]
    assert all(one != other for n, one in enumerate(looks) for other in looks[:n])


def test_every_voice_has_its_icon_and_a_side(qtbot: QtBot) -> None:
    for voice, side in (("reporter", "left"), ("agency", "right"), ("note", "right")):
        made = bubble(voice, "Nama")  # type: ignore[arg-type]
        qtbot.addWidget(made)
        assert made.findChildren(IconLabel)
        assert made.property("side") == side
    assert bubble("system", "Sistem").text.text().startswith("Sistem · ")


def test_that_a_note_is_internal_is_never_cut(qtbot: QtBot) -> None:
    made = bubble("note", "Catatan internal", what="hanya untuk instansi Anda · " + "Dinas " * 30)
    qtbot.addWidget(made)
    made.resize(330, 120)
    made.show()
    (label,) = [w for w in made.findChildren(QLabel) if w.text() == "Catatan internal"]
    assert label.width() >= label.sizeHint().width()


def test_strange_and_long_texts_are_shown_whole(room: Room) -> None:
    key = room.keys[0]
    long = "Jalan rusak sekali. " * 1_000
    for text in (
        "satu<br>dua &amp; tiga",
        "السلام عليكم \u202eabc\u202c no\u200bmor",
        "\U0001f468\u200d\U0001f469\u200d\U0001f467 lampu \U0001f4a1",
        long,
    ):
        room.reply(key, text)
    room.sync()
    room.pane.show_case(key)
    shown = room.texts()
    assert "satu\ndua & tiga" in shown
    assert "السلام عليكم abc nomor" in shown
    assert "\U0001f468\u200d\U0001f469\u200d\U0001f467 lampu \U0001f4a1" in shown
    assert long.strip() in shown
    last = room.pane.timeline.bubbles[-1]
    assert last.height() > 1_000
    assert last.text.height() >= last.text.heightForWidth(last.text.width())


def test_a_long_link_is_shown_whole_and_copied_as_it_was(qtbot: QtBot) -> None:
    link = "https://contoh.example/" + "a1b2c3" * 60
    made = bubble("reporter", "Pelapor", f"Lihat {link} ya")
    qtbot.addWidget(made)
    made.resize(360, made.heightForWidth(360))
    made.show()
    assert made.text.heightForWidth(made.text.width()) > 4 * made.text.fontMetrics().height()
    made.text.setSelection(0, len(made.text.text()))
    QTest.keySequence(made.text, QKeySequence(QKeySequence.StandardKey.Copy))
    assert QGuiApplication.clipboard().text() == f"Lihat {link} ya"


def test_an_answer_that_went_out_is_added_to_not_changed(room: Room) -> None:
    key = room.keys[0]
    room.queue(key, Content("follow_up", "Diperbaiki besok", "proses"))
    room.pane.show_case(key)
    waiting = next(b for b in room.pane.timeline.bubbles if b.told.text == "Diperbaiki besok")
    assert not [b for b in waiting.findChildren(QPushButton) if b.text() == "Tulis tambahan"]
    room.sync()
    room.sync()
    room.texts()
    sent = next(b for b in room.pane.timeline.bubbles if b.told.text == "Diperbaiki besok")
    (add,) = [b for b in sent.findChildren(QPushButton) if b.text() == "Tulis tambahan"]
    room.composer.focus_editor()
    room.type("Sedang ditulis")
    add.click()
    assert room.composer.form.kind == "follow_up"
    text = room.composer.form.editor.words()
    assert text.startswith("Tambahan untuk jawaban tanggal 7 November 2026:")
    # What was being written is a draft of its own.
    texts = [draft.content.text for draft in room.desk.work.drafts()]
    assert "Sedang ditulis" in texts
    assert len(texts) == 2
