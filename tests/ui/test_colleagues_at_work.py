"""The hint that a colleague at this PC is at work on a complaint: beside the text, and in lists."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.desk import Desk
from desktop.domain.model import Content
from tests.desk.conftest import Town
from tests.support.case_room import Room, open_town
from tests.support.window_room import Office, windows
from ui.colleagues import SAVED_MS, SOON_MS
from ui.lists.model import LINE
from ui.lists.words import facts_of, spoken
from ui.today.page import TodayPage
from ui.today.words import rows_of

BAGUS = "Petugas Misal"
CHIP = "Dikerjakan rekan"


@pytest.fixture
def room(tmp_path: Path, qtbot: QtBot) -> Iterator[Room]:
    with open_town(tmp_path) as town:
        yield Room(town, town.synced(), qtbot)


@pytest.fixture
def office(tmp_path: Path, qtbot: QtBot) -> Iterator[Office]:
    with windows(tmp_path, qtbot) as opens:
        yield opens()


def beside(town: Town, desk: Desk) -> Desk:
    """The desk of a colleague at the same PC; each has the other's card."""
    colleague = town.synced(officer=BAGUS)
    desk.colleagues.note()
    return colleague


def begin(colleague: Desk, key: str) -> int:
    """The colleague writes, and leaves the seat."""
    draft = colleague.work.save(key, Content("follow_up", "Lampu kami ganti besok.", "proses"))
    colleague.colleagues.note()
    return draft.id


def test_the_hint_stands_above_the_text_and_forbids_nothing(room: Room) -> None:
    colleague = beside(room.town, room.desk)
    begin(colleague, room.keys[0])
    room.town.office.clock.at += 600
    room.open()
    line = room.composer.colleagues
    assert line.isVisible()
    assert line.text.startswith(
        f"Sedang dikerjakan oleh {BAGUS} · konsep terakhir disimpan 10 menit lalu"
    )
    assert line.y() < room.composer.tabs.y()
    assert line.accessibleName() == line.text
    assert not room.pane.banner.isVisible()
    wide = room.pane.minimumSizeHint().width()
    colleague.seat.set_label("Bagus " * 60)
    room.events.copy_changed.emit()
    room.qtbot.waitUntil(lambda: line.geometry().right() <= room.composer.width())
    assert line.text.count("Bagus") == 60
    assert room.pane.minimumSizeHint().width() == wide
    room.type("Kami tangani hari ini.")
    room.composer.send()
    assert len(room.desk.work.outbox()) == 1


def test_ones_own_draft_is_no_hint_and_another_complaint_shows_none(room: Room) -> None:
    colleague = beside(room.town, room.desk)
    room.open()
    room.type("Kami tangani hari ini.")
    room.composer.keeper.flush()
    room.desk.colleagues.note()
    room.events.copy_changed.emit()
    assert room.composer.colleagues.isHidden()
    begin(colleague, room.keys[1])
    room.events.copy_changed.emit()
    assert room.composer.colleagues.isHidden()
    room.open(1)
    assert room.composer.colleagues.isVisible()


def test_the_hint_goes_with_the_colleagues_draft_and_leaves_the_own_text_alone(room: Room) -> None:
    colleague = beside(room.town, room.desk)
    draft = begin(colleague, room.keys[0])
    room.open()
    room.type("Kami tangani hari ini.")
    colleague.work.discard_draft(draft)
    colleague.colleagues.note()
    room.events.copy_changed.emit()
    assert room.composer.colleagues.isHidden()
    assert room.composer.form.editor.toPlainText() == "Kami tangani hari ini."


def test_lists_and_the_landing_page_mark_it(office: Office) -> None:
    town, desk, window = office.town, office.desk, office.window
    key = desk.cases.first_due(desk.today.members("overdue", 0), 1)[0]
    begin(beside(town, desk), key)
    window.show_list("open")
    row = window.list.model.row_of(key)
    line = window.list.model.index(row, 0).data(LINE)
    assert CHIP in [fact.text for fact in facts_of(line)]
    assert CHIP in spoken(line)
    others = [window.list.model.line_at(other) for other in range(row)]
    assert all(CHIP not in spoken(other) for other in others if other is not None)
    window.go_to("today")
    page = window.stack.currentWidget()
    assert isinstance(page, TodayPage)
    page.refresh()
    assert page.seen is not None
    (shown,) = [found for found, _ in rows_of(page.seen) if found.key == key]
    assert CHIP in shown.spoken


def test_the_note_is_left_when_work_comes_or_goes_not_at_every_save(office: Office) -> None:
    town, desk, window = office.town, office.desk, office.window
    colleague = beside(town, desk)
    notes, path = window.extras.colleagues, desk.home.working_path(desk.profile)
    key = desk.cases.keys("open")[0]
    window.open_case(key)
    notes.timer.stop()
    window.case.composer.form.editor.setPlainText("Kami tangani")
    window.case.composer.keeper.flush()
    # A draft came: soon, and once for all that comes meanwhile.
    assert (notes.timer.isActive(), notes.timer.interval()) == (True, SOON_MS)
    assert not path.exists()
    notes.timer.timeout.emit()
    notes.timer.stop()
    first = path.read_bytes()
    window.case.composer.form.editor.setPlainText("Kami tangani hari ini")
    window.case.composer.keeper.flush()
    assert (notes.timer.isActive(), notes.timer.interval()) == (True, SAVED_MS)
    assert path.read_bytes() == first
    # What comes while that is waited for is noted soon all the same.
    office.events.work_changed.emit(key)
    assert notes.timer.interval() == SOON_MS
    colleague.colleagues.look()
    assert [one.name for one in colleague.colleagues.of(key)] == ["Petugas Contoh"]
    window.close()
    office.events.work_changed.emit(key)
    assert not notes.timer.isActive()
