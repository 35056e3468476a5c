"""The landing page in the real window: rows, steps, the way back, news, figures."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolTip
from pytestqt.qtbot import QtBot

from desktop.domain.errors import DbCorrupt
from desktop.domain.model import Content
from desktop.services.today import GROUPS, Today
from tests.support.approving import ask_for_approval
from tests.support.case_room import HeldLanes
from tests.support.window_room import Office, Open, windows
from ui.approval.page import ApprovalPage
from ui.exchange.attention_page import AttentionPage
from ui.exchange.rows import ROW
from ui.lanes import InlineLanes
from ui.today.page import TodayPage
from ui.today.words import TaskRow, group_title
from ui.window import MainWindow
from ui.workplace import Events, Workplace

DAY = 86_400


@pytest.fixture
def open_window(tmp_path: Path, qtbot: QtBot) -> Iterator[Open]:
    with windows(tmp_path, qtbot) as made:
        yield made


def landed(open_window: Open, width: int = 1366, height: int = 768) -> Office:
    """A window on the landing page."""
    return open_window(width, height, listed=False)


def page_of(office: Office) -> TodayPage:
    """The page on screen."""
    page = office.window.stack.currentWidget()
    assert isinstance(page, TodayPage)
    return page


def rows(office: Office) -> list[TaskRow]:
    """Everything in the list, headings too."""
    found = page_of(office).list.rows.rows
    assert all(isinstance(row, TaskRow) for row in found)
    return [row for row in found if isinstance(row, TaskRow)]


def conflict(office: Office, number: int) -> str:
    """An answer meets a reply and comes back."""
    desk, town = office.desk, office.town
    key = desk.cases.keys("needs_answer", "newest")[number]
    desk.work.send(desk.work.save(key, Content("follow_up", "Sudah.", "selesai")).id)
    town.office.clock.at += 60
    town.office.coordinator.reply(key, "Belum.", town.office.clock.now())
    assert desk.sync.run().receipt.verified
    office.events.copy_changed.emit()
    return key


def test_the_window_lands_on_it_with_the_first_step_under_the_hand(open_window: Open) -> None:
    office = landed(open_window)
    page = page_of(office)
    assert office.window.page == "today"
    assert page.list.hasFocus()
    task = next(row for row in rows(office) if not row.heading)
    assert page.list.current_key == task.key
    assert office.window.rail.buttons["today"].figure == str(office.desk.today.count(0))
    assert page.summary.full_text.startswith(f"{office.desk.today.count(0)} hal menunggu Anda")


def test_each_group_has_its_figure_and_the_way_to_all_of_it(open_window: Open) -> None:
    office = landed(open_window)
    office.town.office.clock.at += 20 * DAY
    office.window.midnight.look()
    today = office.desk.today.read(0)
    headings = [row for row in rows(office) if row.heading]
    assert [(row.group, row.figure) for row in headings] == [
        (bundle.group, str(bundle.count)) for bundle in today.bundles
    ]
    more = {row.group: row for row in rows(office) if not row.heading and not row.step}
    longer = [b for b in today.bundles if b.count > len(b.first)]
    assert longer
    assert set(more) == {bundle.group for bundle in longer}
    for bundle in longer:
        assert more[bundle.group].title == f"Lihat semua {bundle.count}"
        page_of(office).list.opened.emit(more[bundle.group].key)
        assert office.window.stack.currentWidget() is office.window.panes
        assert set(office.rows()) == office.desk.today.members(bundle.group, 0)
        assert office.window.list.table.hasFocus()
        assert office.window.rail.buttons["today"].isChecked()
        office.press(Qt.Key.Key_Escape)
        assert page_of(office).list.hasFocus()


def test_by_keys_to_the_answer_and_back_to_the_same_row(open_window: Open) -> None:
    office = landed(open_window)
    page, window = page_of(office), office.window
    answers = [row.key for row in rows(office) if row.step == "Jawab"]
    while page.list.current_key != answers[1]:
        office.press(Qt.Key.Key_J)
    office.press(Qt.Key.Key_K)
    office.press(Qt.Key.Key_Down)
    assert page.list.current_key == answers[1]
    office.press(Qt.Key.Key_Return)
    assert window.case.current_key == answers[1]
    assert window.case.composer.form.editor.hasFocus()
    assert window.list.current_key == answers[1]
    back = window.findChildren(QPushButton)
    (button,) = [b for b in back if b.isVisible() and b.accessibleName() == "Kembali ke Hari ini"]
    assert button.text().endswith("Esc")
    office.press(Qt.Key.Key_Escape)
    assert page_of(office).list.hasFocus()
    assert page.list.current_key == answers[1]
    assert not button.isVisible()


@pytest.mark.parametrize("size", [(1366, 768), (911, 480)])
def test_the_rail_and_the_button_lead_back_too(open_window: Open, size: tuple[int, int]) -> None:
    office = landed(open_window, *size)
    window = office.window
    office.press(Qt.Key.Key_Return)
    assert window.case.isVisible()
    window.rail.buttons["today"].click()
    page_of(office).list.setFocus()
    office.press(Qt.Key.Key_Return)
    (button,) = [
        b
        for b in window.findChildren(QPushButton)
        if b.isVisible() and b.accessibleName() == "Kembali ke Hari ini"
    ]
    button.click()
    assert page_of(office).list.hasFocus()


def test_one_click_takes_the_step(open_window: Open) -> None:
    office = landed(open_window)
    listed = page_of(office).list
    row = next(n for n, row in enumerate(rows(office)) if row.step == "Baca balasan")
    key = rows(office)[row].key
    listed.scrollTo(listed.rows.index(row))
    box = listed.visualRect(listed.rows.index(row))
    QTest.mouseClick(
        listed.viewport(), Qt.MouseButton.LeftButton, pos=box.topRight() + QPoint(-40, 30)
    )
    assert office.window.case.current_key == key
    timeline = office.window.case.timeline
    assert timeline.hasFocus()
    assert timeline.position == timeline.verticalScrollBar().maximum()


def test_what_came_back_is_decided_where_both_sides_stand(open_window: Open) -> None:
    office = landed(open_window)
    first, second = conflict(office, 0), conflict(office, 1)
    headings = [row for row in rows(office) if row.heading]
    assert (headings[0].group, headings[0].figure) == ("returned", "2")
    tasks = [row for row in rows(office) if row.group == "returned" and row.step]
    assert [row.step for row in tasks] == ["Putuskan"] * 2
    assert not [row for row in rows(office) if row.key in (first, second)]
    page_of(office).list.opened.emit(tasks[1].key)
    page = office.window.stack.currentWidget()
    assert isinstance(page, AttentionPage)
    assert page.list.current_key == tasks[1].key
    assert page.chosen.item.complaint == second


def test_news_come_without_moving_the_hand(open_window: Open) -> None:
    office = landed(open_window)
    page = page_of(office)
    for _ in range(4):
        office.press(Qt.Key.Key_Down)
    page.list.verticalScrollBar().setValue(30)
    kept, place = page.list.current_key, page.list.verticalScrollBar().value()
    top = next(row for row in rows(office) if row.step)
    assert top.key != kept
    # A word is sent: its row goes, the one chosen stays.
    desk = office.desk
    desk.work.send(desk.work.save(top.key, Content("follow_up", "Ya.", "proses")).id)
    office.events.work_changed.emit(top.key)
    assert top.key not in [row.key for row in rows(office)]
    assert page.list.current_key == kept
    assert page.list.verticalScrollBar().value() == place
    # Midnight and an exchange move what they move.
    count = int(next(row for row in rows(office) if row.group == "overdue").figure)
    office.town.office.clock.at += 30 * DAY
    office.window.midnight.look()
    heading = next(row for row in rows(office) if row.group == "overdue")
    assert int(heading.figure) == len(desk.today.members("overdue", 0)) > count


def test_what_happens_while_it_is_hidden_is_read_when_it_is_seen(open_window: Open) -> None:
    office = landed(open_window)
    office.window.show_page("outbox")
    top = office.desk.cases.keys("overdue", "deadline")[0]
    office.desk.work.send(office.desk.work.save(top, Content("follow_up", "Ya.", "proses")).id)
    office.events.work_changed.emit(top)
    office.press(Qt.Key.Key_Escape)
    assert top not in [row.key for row in rows(office)]


def test_an_answer_that_comes_late_takes_no_focus_from_elsewhere(open_window: Open) -> None:
    lanes = HeldLanes()
    lanes.held = True
    office = open_window(lanes=lanes, listed=False)
    office.window.focus_search()
    lanes.let_go()
    assert office.window.list.search.hasFocus()
    assert office.window.list.name == "all"


def test_a_reader_hears_group_case_reason_and_step(open_window: Open) -> None:
    office = landed(open_window)
    listed = page_of(office).list
    role = Qt.ItemDataRole.AccessibleTextRole
    for number, row in enumerate(rows(office)):
        said = listed.rows.index(number).data(role)
        assert listed.rows.index(number).data(ROW) is row
        if row.heading:
            assert said == f"{group_title(row.group)}, {row.figure}"
        elif row.step:
            assert said.startswith(f"{group_title(row.group)}, {row.title}, ")
            assert said.endswith(f", {row.step}")
            assert "#" in said
    assert listed.accessibleName() == "Hari ini"
    assert page_of(office).accessibleName() == "Hari ini"


def test_a_secret_case_keeps_its_title(open_window: Open) -> None:
    office = landed(open_window)
    key = next(row.key for row in rows(office) if row.step == "Jawab")
    title = office.desk.cases.find(key).row.title
    office.town.office.clock.at += 60
    office.town.office.coordinator.make_secret(key, office.town.office.clock.now())
    assert office.desk.sync.run().receipt.verified
    office.events.copy_changed.emit()
    shown = next(row for row in rows(office) if row.key == key)
    assert title not in shown.spoken
    assert shown.title


def test_plots_give_way_first_and_say_their_figures(open_window: Open, qtbot: QtBot) -> None:
    office = landed(open_window)
    page, today = page_of(office), office.desk.today.read(0)
    assert page.due.isVisible()
    assert page.months.isVisible()
    plot = page.due.plot
    late, *days = plot.places
    assert [late.bars[0].value, *(place.bars[0].value for place in days)] == [
        today.ahead.late,
        *(count for _, count in today.ahead.days),
    ]
    assert [place.marked for place in days] == [day == today.day for day, _ in today.ahead.days]
    assert (late.name, late.bars[0].token) == ("lewat", "bad")
    said = plot.accessibleDescription()
    assert said == "; ".join(place.said for place in plot.places)
    assert said.startswith(f"lewat: {today.ahead.late}; hari ini, ")
    month = today.months[-1]
    assert page.months.plot.accessibleDescription().endswith(
        f"masuk {month.received}, dijawab {month.answered}"
    )
    assert all(card.plot.accessibleName() for card in (page.due, page.months))
    at = QPoint(3, 40)
    help_event = QHelpEvent(QEvent.Type.ToolTip, at, plot.mapToGlobal(at))
    QApplication.sendEvent(plot, help_event)
    assert QToolTip.text() == late.said
    assert plot.place_at(plot.width() - 2) is plot.places[-1]
    assert plot.place_at(plot.width() + 5) is None
    office.window.resize(1366, 560)
    assert page.due.isVisible()
    assert not page.months.isVisible()
    for size in ((911, 480), (1366, 380)):
        office.window.resize(*size)
        qtbot.waitUntil(lambda: not page.due.isVisible())
        assert not page.months.isVisible()
        assert (office.window.width(), office.window.height()) == size


def test_after_an_absence_it_says_what_happened_meanwhile(open_window: Open) -> None:
    office = landed(open_window)
    desk, town, window = office.desk, office.town, office.window
    assert page_of(office).away.isHidden()
    # To open a complaint is a deed, to start is none.
    assert desk.replica.settings.get("presence") == ""
    office.press(Qt.Key.Key_Return)
    assert desk.presence.visit().left_at == 0
    assert desk.replica.settings.get("presence")
    window.show_page("replied")
    window.close()
    town.office.clock.at += 40 * DAY
    again = MainWindow(Workplace(desk, InlineLanes(), Events()))
    again.resize(1366, 768)
    again.show()
    page = again.stack.currentWidget()
    # Wherever the last window stood.
    assert isinstance(page, TodayPage)
    assert page.away.sync.isVisible()
    assert "(40 hari lalu)" in page.away.words.text()
    assert not any(button.isVisible() for button in page.away.figures.values())
    waiting = desk.cases.keys("waiting_reporter")
    now = town.office.clock.now() - DAY
    for key in waiting[:2]:
        town.office.coordinator.end(key, "Ditutup oleh Sistem", "", now, archived=False)
    page.away.sync.click()
    assert not page.away.sync.isVisible()
    shown = {what: b for what, b in page.away.figures.items() if b.isVisible()}
    assert {what: button.text() for what, button in shown.items()} == {
        "timed_out": "2 ditutup sistem"
    }
    shown["timed_out"].click()
    assert again.list.heading.text() == "Sejak terakhir dibuka"
    assert set(again.list.model.keys) == set(waiting[:2])
    again.close()


def test_where_nothing_waits_it_says_so_and_how_old_that_is(open_window: Open) -> None:
    office = landed(open_window)
    desk, town = office.desk, office.town
    for key in desk.cases.keys("open"):
        town.office.coordinator.end(key, "Ditutup", "", town.office.clock.now(), archived=False)
    assert desk.sync.run(accept_removals=True).receipt.verified
    office.events.copy_changed.emit()
    page = page_of(office)
    assert rows(office) == []
    assert page.empty.isVisible()
    (button,) = page.empty.findChildren(QPushButton)
    assert (page.empty.accessibleName(), button.text()) == ("Semua beres", "Buka Kotak masuk")
    assert "terbukti lengkap" in page.empty.accessibleDescription()
    assert button.hasFocus()
    button.click()
    assert office.window.page == "open"
    town.office.clock.at += 3 * DAY
    office.window.show_page("today")
    page.refresh()
    assert button.text() == "Sinkronkan"
    asked: list[bool] = []
    office.events.sync_asked.connect(lambda: asked.append(True))
    button.click()
    assert asked == [True]


def test_a_file_that_cannot_be_read_is_said_and_what_is_shown_stays(
    open_window: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = landed(open_window)
    page, before = page_of(office), rows(office)

    def damaged(since: int) -> Today:
        raise DbCorrupt("page")

    monkeypatch.setattr(office.desk.today, "read", damaged)
    page.refresh()
    assert page.banner.isVisible()
    assert "rusak" in page.banner.accessibleDescription() + page.banner.accessibleName()
    assert rows(office) == before
    monkeypatch.undo()
    page.banner.acted.emit()
    assert not page.banner.isVisible()


def test_what_waits_for_approval_is_checked_on_its_page(open_window: Open) -> None:
    office = landed(open_window)
    town, agency = office.town, office.desk.certificate.agency_name
    ask_for_approval(town.office, agency)
    operator = town.synced("pc-operator", "Petugas Operator", role="operator", agency=agency)
    key = operator.cases.keys("needs_answer")[0]
    item = operator.work.send(operator.work.save(key, Content("follow_up", "Ya.", "proses")).id)
    assert operator.sync.run().receipt.verified
    assert office.desk.sync.run().receipt.verified
    office.events.copy_changed.emit()
    heading, row = rows(office)[:2]
    assert (heading.title, heading.figure) == ("Menunggu persetujuan Anda", "1")
    assert row.spoken.endswith(", Periksa")
    assert "Diajukan Petugas Operator" in row.facts
    page_of(office).list.setFocus()
    office.press(Qt.Key.Key_End)
    office.press(Qt.Key.Key_Home)
    office.press(Qt.Key.Key_Return)
    shown = office.window.stack.currentWidget()
    assert isinstance(shown, ApprovalPage)
    assert shown.list.current_key == item.id.hex()
    office.press(Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    office.press(Qt.Key.Key_F8)
    assert office.window.stack.currentWidget() is shown


def test_groups_are_called_by_name(open_window: Open) -> None:
    assert len({group_title(group) for group in GROUPS}) == len(GROUPS)


def test_tab_enters_the_rail_at_the_page_that_is_open(open_window: Open) -> None:
    office = landed(open_window)
    buttons = office.window.rail.buttons
    buttons["today"].setFocus()
    office.press(Qt.Key.Key_Down)
    office.press(Qt.Key.Key_Up)
    assert buttons["today"].hasFocus()
    office.press(Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    tabbed = [n for n, b in buttons.items() if b.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert tabbed == [office.window.page] == ["needs_answer"]
