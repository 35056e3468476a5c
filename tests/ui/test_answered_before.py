"""What was answered before, beside the story; and one answer for complaints that are twins."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.domain.errors import PenghubungError
from desktop.domain.model import Content
from tests.desk.conftest import Town
from tests.support.case_room import Room, open_town
from tests.support.faults import Steps, desk_disk_error, failing
from tests.support.lamps import ANSWER, lamps

TAKEN = ANSWER.replace("#9700001", "#9700002")
WIDE, NARROW = 900, 600


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    with open_town(tmp_path) as made:
        lamps(made.office, made.agency.name, tmp_path)
        yield made


@pytest.fixture
def room(town: Town, qtbot: QtBot) -> Room:
    made = Room(town, town.synced(), qtbot)
    made.pane.resize(WIDE, 768)
    return made


def _found(room: Room, tracking: str) -> str:
    return room.desk.cases.find(tracking).row.key


def open_lamp(room: Room, tracking: str = "9700002") -> None:
    room.pane.show_case(_found(room, tracking))
    room.qtbot.waitUntil(lambda: not room.pane.beside.strip.isHidden())


def opened(room: Room) -> None:
    open_lamp(room)
    room.pane.beside.link.click()


def queued(room: Room) -> dict[str, str]:
    return {item.card.tracking_id: item.content.text for item in room.desk.work.outbox()}


def test_one_line_says_so_and_a_click_shows_them(room: Room) -> None:
    open_lamp(room)
    beside = room.pane.beside
    assert beside.link.text() == "Sudah pernah dijawab: 3 laporan serupa, 1 sudah dijawab"
    assert not beside.panel.isVisible()
    beside.link.click()
    assert beside.panel.isVisible()
    assert not beside.strip.isVisible()
    assert room.pane.timeline.isVisible()
    rows = {row.case.line.row.tracking_id: row.case.twin for row in beside.panel.rows}
    assert rows == {"9700003": True, "9700005": True, "9700001": False}
    # What helps to write stands first.
    assert next(iter(rows)) == "9700001"


def test_it_stays_open_for_the_next_complaint_and_the_next_day(room: Room, qtbot: QtBot) -> None:
    opened(room)
    room.pane.show_case(_found(room, "9700003"))
    qtbot.waitUntil(lambda: room.pane.beside.panel.isVisible())
    again = Room(room.town, room.desk, qtbot)
    again.pane.resize(WIDE, 768)
    again.pane.show_case(_found(room, "9700002"))
    qtbot.waitUntil(lambda: again.pane.beside.panel.isVisible())
    again.pane.beside.panel.close_button.click()
    assert not again.pane.beside.panel.isVisible()
    assert again.pane.beside.strip.isVisible()


def test_nothing_alike_takes_no_room(room: Room) -> None:
    opened(room)
    room.pane.show_case(_found(room, "9700004"))
    room.qtbot.wait(600)
    assert not room.pane.beside.panel.isVisible()
    assert not room.pane.beside.strip.isVisible()


def test_an_answer_is_taken_over_at_the_cursor_and_can_be_taken_back(room: Room) -> None:
    opened(room)
    room.type("Yth. Pelapor. ")
    row = room.pane.beside.panel.rows[0]
    row.use_button.click()
    editor = room.composer.form.editor
    assert editor.words() == f"Yth. Pelapor. {TAKEN}"
    QTest.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editor.words() == "Yth. Pelapor. "


def test_in_a_narrow_pane_it_takes_the_place_of_the_story_for_a_while(room: Room) -> None:
    room.pane.resize(NARROW, 480)
    opened(room)
    beside = room.pane.beside
    assert beside.panel.isVisible()
    assert not room.pane.timeline.isVisible()
    beside.panel.rows[0].use_button.click()
    assert not beside.panel.isVisible()
    assert room.pane.timeline.isVisible()
    assert room.composer.form.editor.words() == TAKEN


def test_the_other_complaint_is_opened(room: Room) -> None:
    asked: list[str] = []
    room.events.case_asked.connect(asked.append)
    opened(room)
    row = room.pane.beside.panel.rows[0]
    row.open_button.click()
    assert asked == [row.case.line.row.key]


def test_a_page_of_an_exchange_leaves_the_ticks_where_they_are(room: Room) -> None:
    opened(room)
    panel = room.pane.beside.panel
    panel.together.click()
    rows = list(panel.rows)
    room.events.copy_changed.emit()
    room.pane.beside._ask()
    assert panel.together.isChecked()
    assert panel.rows == rows


def test_twins_are_answered_with_a_letter_of_their_own(room: Room) -> None:
    opened(room)
    panel = room.pane.beside.panel
    assert panel.together.isVisible()
    panel.together.click()
    room.type("Laporan #9700002 kami terima; lampu diganti Jumat.")
    room.composer.send()
    assert queued(room) == {
        "9700002": "Laporan #9700002 kami terima; lampu diganti Jumat.",
        "9700003": "Laporan #9700003 kami terima; lampu diganti Jumat.",
        "9700005": "Laporan #9700005 kami terima; lampu diganti Jumat.",
    }
    assert room.pane.beside.told.isVisible()
    assert not panel.together.isChecked()
    # Answered now: it is not offered again.
    room.qtbot.waitUntil(lambda: not panel.together.isVisible())
    room.pane.beside.told.acted.emit()
    assert list(queued(room)) == ["9700002"]
    assert room.desk.work.drafts() == ()
    thrown = {draft.content.text[:16] for draft in room.desk.work.drafts(discarded=True)}
    assert thrown == {"Laporan #9700003", "Laporan #9700005"}


def test_without_the_tick_only_the_one_is_answered(room: Room) -> None:
    opened(room)
    room.type("Sudah diperbaiki.")
    room.composer.send()
    assert list(queued(room)) == ["9700002"]


def test_what_is_put_away_does_not_act(room: Room) -> None:
    opened(room)
    room.pane.beside.panel.together.click()
    room.pane.beside.panel.close_button.click()
    room.type("Sudah diperbaiki.")
    room.composer.send()
    assert list(queued(room)) == ["9700002"]


def test_a_twin_with_a_draft_is_left_to_the_officer(room: Room) -> None:
    room.desk.work.save(_found(room, "9700003"), Content("follow_up", "Sudah saya mulai."))
    opened(room)
    panel = room.pane.beside.panel
    assert panel.together.text() == "Jawab juga laporan kembarnya"
    panel.together.click()
    room.type("Sudah diperbaiki.")
    room.composer.send()
    assert set(queued(room)) == {"9700002", "9700005"}


def test_whatever_step_fails_the_twins_letters_are_queued_together_or_not_at_all(
    room: Room,
) -> None:
    open_lamp(room)
    desk, content = room.desk, Content("follow_up", "Sudah diperbaiki.", "selesai")
    twins = desk.together.answerable(desk.similar.of(_found(room, "9700002")))
    writer = desk.replica.database.writer
    with failing(Steps(0, desk_disk_error), writer) as steps:
        items = desk.together.answer(content, "9700002", twins)
    assert len(items) == len(twins) == 2
    assert desk.together.take_back(items) == 0
    assert desk.work.outbox() == ()
    broke = 0
    for step in range(1, steps.count + 1):
        items = ()
        with failing(Steps(step, desk_disk_error), writer) as tried:
            try:
                items = desk.together.answer(content, "9700002", twins)
            except PenghubungError:
                broke += 1
        # What was written in the meantime is there already: a try may need fewer steps.
        assert tried.failed == (items == ())
        assert len(desk.work.outbox()) == len(items)
        assert desk.together.take_back(items) == 0
        for draft in desk.work.drafts():
            assert draft.content.text == content.text
            desk.work.discard_draft(draft.id)
    assert broke > 10
