"""The list pane over a real desk: figures, search, filters, order, empty states, changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop.desk import Desk
from desktop.domain.errors import DbCorrupt
from desktop.domain.model import Content
from desktop.services.cases import ListSort
from tests.desk.conftest import Town
from tests.support.case_room import open_town
from ui.lanes import InlineLanes, ThreadLanes
from ui.lists.chips import FilterChip, FilterRow
from ui.lists.delegate import row_height
from ui.lists.model import LINE
from ui.lists.pane import ListPane
from ui.lists.question import Answer, Question, ask, figures
from ui.lists.words import facts_of, spoken, title_of
from ui.pages import PAGES, title
from ui.theme.tokens import HIT, ROW_HEIGHT
from ui.workplace import Events, Workplace

DAY = 86_400


@dataclass
class Hall:
    """A list pane on screen, its desk and what it said."""

    qtbot: QtBot
    town: Town
    desk: Desk
    pane: ListPane
    events: Events
    chosen: list[str] = field(default_factory=list)
    clicked: list[str] = field(default_factory=list)
    entered: list[str] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    counted: list[Answer] = field(default_factory=list)

    def type(self, text: str) -> None:
        """Type into the search and wait for its answer."""
        self.pane.search.clear()
        QTest.keyClicks(self.pane.search, text)
        QTest.keyClick(self.pane.search, Qt.Key.Key_Return)

    def chips(self) -> dict[str, FilterChip]:
        """The quick filters that are seen once their figures have come, by part."""
        self.qtbot.waitUntil(lambda: bool(self.counted) and self.counted[-1] is self.answers[-1])
        found = self.pane.filters.findChildren(FilterChip)
        return {chip.part: chip for chip in found if not chip.isHidden()}

    def titles(self) -> list[str]:
        """What stands in the rows."""
        model = self.pane.model
        return [str(model.data(model.index(row, 0))) for row in range(model.rowCount())]


@pytest.fixture
def hall(tmp_path: Path, qtbot: QtBot) -> Iterator[Hall]:
    with open_town(tmp_path) as town:
        desk = town.synced()
        events = Events()
        pane = ListPane(Workplace(desk, InlineLanes(), events))
        made = Hall(qtbot, town, desk, pane, events)
        pane.case_chosen.connect(made.chosen.append)
        pane.case_clicked.connect(made.clicked.append)
        pane.case_entered.connect(made.entered.append)
        pane.answered.connect(made.answers.append)
        pane.counted.connect(made.counted.append)
        qtbot.addWidget(pane)
        pane.resize(372, 768)
        pane.show_view("open")
        pane.show()
        qtbot.waitExposed(pane)
        yield made


@pytest.mark.parametrize("name", [name for name, page in PAGES.items() if page.view is not None])
def test_every_list_shows_its_view_in_order(hall: Hall, name: str) -> None:
    hall.town.office.clock.at += 5 * DAY
    hall.pane.show_view(name)
    view = PAGES[name].view
    assert view is not None
    assert list(hall.pane.model.keys) == list(hall.desk.cases.keys(view, "deadline"))
    assert hall.pane.heading.text() == title(name)
    assert hall.pane.empty.isVisible() == (not hall.pane.model.keys)


def test_a_page_that_is_no_list_is_refused(hall: Hall) -> None:
    with pytest.raises(KeyError):
        hall.pane.show_view("drafts")


def test_the_real_model_is_sound_while_everything_changes(hall: Hall) -> None:
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(hall.pane.model, fatal)
    orders: tuple[ListSort, ...] = ("newest", "oldest", "active", "deadline")
    for order in orders:
        hall.pane.set_sort(order)
        assert list(hall.pane.model.keys) == list(hall.desk.cases.keys("open", order))
    for name in ("settled", "today", "all", "replied"):
        hall.pane.show_view(name)
    assert tester.model() is hall.pane.model


def test_the_order_is_chosen_in_a_menu_and_said(hall: Hall) -> None:
    button = next(b for b in hall.pane.findChildren(QPushButton) if b.menu() is not None)
    assert button.text() == "Tenggat"
    names = [action.text() for action in button.menu().actions()]
    assert names[:4] == ["Tenggat", "Terbaru", "Terlama", "Terakhir aktif"]
    assert names[4:] == ["", "Simpan saringan ini …"]
    button.menu().actions()[2].trigger()
    assert button.text() == "Terlama"
    assert "Terlama" in button.accessibleName()
    assert list(hall.pane.model.keys) == list(hall.desk.cases.keys("open", "oldest"))


def test_search_as_one_types_narrows_the_view(hall: Hall, qtbot: QtBot) -> None:
    key = hall.pane.model.keys[4]
    number = hall.desk.cases.open(key).complaint.row.tracking_id
    QTest.keyClicks(hall.pane.search, number)
    qtbot.waitUntil(lambda: list(hall.pane.model.keys) == [key])
    QTest.keyClick(hall.pane.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(hall.pane.model.keys) == hall.desk.cases.count("open"))


def test_typing_asks_once_when_it_rests(hall: Hall, qtbot: QtBot) -> None:
    before = len(hall.answers)
    QTest.keyClicks(hall.pane.search, "jalan rusak")
    qtbot.waitUntil(lambda: len(hall.answers) > before)
    assert [answer.question.words for answer in hall.answers[before:]] == ["jalan rusak"]


def test_the_newest_question_wins(tmp_path: Path, qtbot: QtBot) -> None:
    with open_town(tmp_path) as town:
        lanes = ThreadLanes()
        pane = ListPane(Workplace(town.synced(), lanes, Events()))
        qtbot.addWidget(pane)
        answers: list[Answer] = []
        pane.answered.connect(answers.append)
        for name in ("open", "all", "settled", "replied"):
            pane.show_view(name)
        qtbot.waitUntil(lambda: bool(answers) and answers[-1].question.view == "replied")
        lanes.on_db(lambda: None)
        QApplication.processEvents()
        assert answers[-1].question.view == "replied"
        assert all(answer.question.view == "replied" for answer in answers)
        pane.end()
        lanes.shutdown()


def test_enter_in_the_search_leads_to_the_rows(hall: Hall) -> None:
    hall.type("jalan")
    assert hall.pane.table.hasFocus()
    QTest.keyClick(hall.pane.table, Qt.Key.Key_Down)
    assert hall.chosen == [hall.pane.model.keys[0]]
    QTest.keyClick(hall.pane.table, Qt.Key.Key_Return)
    assert hall.entered == hall.chosen


def test_a_click_says_so_once(hall: Hall) -> None:
    place = hall.pane.table.visualRect(hall.pane.model.index(1, 0)).center()
    QTest.mouseClick(hall.pane.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    key = hall.pane.model.keys[1]
    assert (hall.chosen, hall.clicked, hall.entered) == ([key], [key], [])


def test_quick_filters_count_and_narrow(hall: Hall) -> None:
    hall.town.office.clock.at += 5 * DAY
    hall.pane.refresh()
    chips = hall.chips()
    cases = hall.desk.cases
    late = [key for key in cases.keys("open", "deadline") if key in cases.keys("overdue")]
    assert chips["all"].text() == f"Semua {cases.count('open')}"
    assert chips["overdue"].text() == f"Lewat {len(late)}"
    assert chips["overdue"].accessibleName() == f"Lewat, {len(late)}"
    chips["overdue"].click()
    assert list(hall.pane.model.keys) == late
    assert hall.chips()["all"].text() == f"Semua {cases.count('open')}"
    chips["overdue"].setFocus()
    QTest.keyClick(chips["overdue"], Qt.Key.Key_Left)
    assert len(hall.pane.model.keys) == cases.count("open")


def test_a_filter_without_rows_is_left_out_unless_it_is_chosen(hall: Hall) -> None:
    hall.town.office.clock.at += 60 * DAY
    hall.pane.refresh()
    assert "due_today" not in hall.chips()
    hall.chips()["overdue"].click()
    hall.type("tidakadayangbegini")
    assert set(hall.chips()) == {"all", "overdue"}


def test_quick_filters_come_with_their_figures(qtbot: QtBot) -> None:
    row = FilterRow()
    qtbot.addWidget(row)
    row.resize(340, 64)
    row.show()
    row.show_parts(("all", "overdue", "replied"), "all")
    chips = row.findChildren(FilterChip)
    assert [chip.part for chip in chips if chip.isVisible()] == ["all"]
    row.show_counts({"all": "8", "overdue": "5", "replied": "0"}, ("replied",))
    assert [chip.part for chip in chips if chip.isVisible()] == ["all", "overdue"]


def test_quick_filters_break_into_lines_where_it_is_narrow(hall: Hall) -> None:
    chips = list(hall.chips().values())
    hall.pane.filters.setMinimumWidth(0)
    hall.pane.filters.resize(130, 32)
    assert len({chip.y() for chip in chips}) > 1
    assert all(chip.geometry().right() <= 130 or chip.x() == 0 for chip in chips)
    assert all(chip.height() >= HIT for chip in chips)
    assert hall.pane.filters.height() >= chips[-1].geometry().bottom()


def button_of(pane: ListPane) -> QPushButton:
    found = pane.empty.findChild(QPushButton)
    assert found is not None
    return found


def test_words_that_occur_elsewhere_lead_there(hall: Hall) -> None:
    settled = hall.desk.cases.keys("settled")[0]
    number = hall.desk.cases.open(settled).complaint.row.tracking_id
    hall.type(number)
    assert hall.pane.empty.isVisible()
    assert button_of(hall.pane).text() == "Cari di semua laporan (1)"
    button_of(hall.pane).click()
    assert (hall.pane.name, list(hall.pane.model.keys)) == ("all", [settled])
    assert hall.pane.search.text() == number


def test_words_that_occur_nowhere_are_cleared_by_one_button(hall: Hall) -> None:
    hall.type("tidakadayangbegini")
    assert "tidakadayangbegini" in hall.pane.empty.accessibleName()
    assert button_of(hall.pane).hasFocus()
    button_of(hall.pane).click()
    assert hall.pane.search.text() == ""
    assert len(hall.pane.model.keys) == hall.desk.cases.count("open")


def test_an_empty_view_says_why_and_leads_on(hall: Hall, qtbot: QtBot) -> None:
    for key in hall.desk.cases.keys("replied"):
        work = hall.desk.work
        work.send(work.save(key, Content("follow_up", "dijawab", "proses")).id)
    hall.pane.show_view("replied")
    assert hall.pane.empty.accessibleName() == "Tidak ada balasan yang menunggu"
    with qtbot.waitSignal(hall.events.page_asked) as asked:
        button_of(hall.pane).click()
    assert asked.args == ["open"]


def test_a_copy_that_never_came_asks_for_the_exchange(tmp_path: Path, qtbot: QtBot) -> None:
    with open_town(tmp_path) as town:
        events = Events()
        pane = ListPane(Workplace(town.enrolled(), InlineLanes(), events))
        qtbot.addWidget(pane)
        pane.show_view("today")
        assert pane.footer.full_text == "0 laporan · belum pernah disinkronkan"
        assert pane.empty.accessibleName() == "Salinan masih kosong"
        with qtbot.waitSignal(events.sync_asked):
            button_of(pane).click()
        events.exchanging.emit(True)
        assert button_of(pane).text() == "Sedang disinkronkan …"
        pane.refresh()
        assert button_of(pane).text() == "Sedang disinkronkan …"
        events.exchanging.emit(False)
        assert button_of(pane).text() == "Sinkronkan"


def test_the_foot_says_how_many_and_how_old(hall: Hall) -> None:
    count = hall.desk.cases.count("open")
    assert hall.pane.footer.full_text.startswith(f"{count} laporan · salinan hari ini")
    hall.town.office.clock.at += DAY
    hall.pane.refresh()
    assert "salinan kemarin" in hall.pane.footer.full_text


def test_choice_and_sight_survive_an_exchange(hall: Hall, qtbot: QtBot) -> None:
    table, model = hall.pane.table, hall.pane.model
    assert len(model.keys) > 12
    kept = model.keys[10]
    table.select(kept)
    table.verticalScrollBar().setValue(4 * row_height() + 30)
    place = table.rowViewportPosition(model.row_of(kept))
    gone = model.keys[2]
    now = hall.town.office.clock.now()
    hall.town.office.coordinator.end(gone, "Ditutup oleh Sistem", "", now, archived=False)
    hall.desk.sync.run()
    before = len(hall.answers)
    for _ in range(5):
        hall.events.copy_changed.emit()
    qtbot.waitUntil(lambda: len(hall.answers) > before)
    assert gone not in model.keys
    assert table.current_key == kept
    assert table.rowViewportPosition(model.row_of(kept)) == place
    assert hall.chosen == []
    assert len(hall.answers) == before + 1


def test_work_shows_in_its_row_and_the_answered_leave(hall: Hall, qtbot: QtBot) -> None:
    hall.pane.show_view("needs_answer")
    key = hall.pane.model.keys[0]
    draft = hall.desk.work.save(key, Content("follow_up", "konsep", "proses"))
    hall.events.work_changed.emit(key)
    model = hall.pane.model

    def said() -> str:
        index = model.index(model.row_of(key), 0)
        return str(model.data(index, Qt.ItemDataRole.AccessibleTextRole))

    qtbot.waitUntil(lambda: "Konsep" in said())
    hall.desk.work.send(draft.id)
    hall.events.work_changed.emit(key)
    qtbot.waitUntil(lambda: key not in model.keys)
    hall.pane.show_view("open")
    assert "Di kotak keluar" in said()


def test_a_secret_complaint_is_masked_and_never_marked(hall: Hall) -> None:
    key = hall.pane.model.keys[0]
    title = hall.desk.cases.open(key).complaint.row.title
    hall.town.office.coordinator.make_secret(key, hall.town.office.clock.now())
    hall.desk.sync.run()
    hall.pane.refresh()
    model = hall.pane.model
    line = model.data(model.index(model.row_of(key), 0), LINE)
    assert title_of(line) == "Laporan rahasia"
    assert title not in spoken(line)
    assert "Rahasia" in [fact.text for fact in facts_of(line)]


def test_a_damaged_file_is_told_in_place_and_asked_again(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise DbCorrupt("page")

    rows = list(hall.pane.model.keys)
    with monkeypatch.context() as patched:
        patched.setattr(hall.desk.cases, "keys", broken)
        hall.pane.refresh()
    told = [w for w in hall.pane.findChildren(QPushButton) if w.text() == "Muat ulang"]
    assert told[0].isVisible()
    assert list(hall.pane.model.keys) == rows
    told[0].click()
    assert not told[0].isVisible()


def test_what_was_not_opened_yet_is_said_to_be_unread(hall: Hall) -> None:
    key, *others = hall.pane.model.keys
    assert hall.desk.marks.opened(key)
    hall.pane.refresh()
    role = Qt.ItemDataRole.AccessibleTextRole
    said = [hall.pane.model.index(row, 0).data(role) for row in range(len(others) + 1)]
    assert [", belum dibaca, " in text for text in said] == [False, *(True for _ in others)]


def test_figures_are_those_of_the_parts(hall: Hall) -> None:
    question = Question("today", since=1)
    answer = ask(hall.desk, question)
    counts = figures(hall.desk, question, answer.base)
    assert set(counts) == {"all", "overdue", "promised", "due", "replied", "fresh", "returned"}
    # No complaint is in two groups, and none in no group.
    assert counts["all"] == sum(count for part, count in counts.items() if part != "all")
    assert counts["all"] == len(answer.keys) == hall.desk.cases.count("today", 1)
    assert [line.row.key for line in answer.lines] == list(answer.keys[: len(answer.lines)])
    replied = Question("today", part="replied")
    part = ask(hall.desk, replied)
    assert set(part.keys) <= set(hall.desk.cases.keys("replied"))
    assert len(part.keys) == figures(hall.desk, replied, part.base)["replied"]
    assert figures(hall.desk, Question("all"), answer.keys) == {}


def test_another_font_size_makes_higher_rows(hall: Hall, app: QApplication) -> None:
    from ui.theme.style import apply
    from ui.theme.tokens import LIGHT

    apply(app, LIGHT, 150)
    QApplication.sendPostedEvents(None, QEvent.Type.StyleChange)
    high = hall.pane.table.rowHeight(0)
    apply(app, LIGHT)
    assert high > ROW_HEIGHT
    assert hall.pane.table.rowHeight(0) == ROW_HEIGHT


def test_enter_on_rows_where_none_is_chosen_opens_the_first(hall: Hall) -> None:
    entered: list[str] = []
    hall.pane.case_entered.connect(entered.append)
    hall.pane.table.clearSelection()
    hall.pane.table.setFocus()
    QTest.keyClick(hall.pane.table, Qt.Key.Key_Return)
    assert entered == [hall.pane.table.current_key]
    assert entered[0]


def test_tab_follows_the_eye_from_the_search_over_the_filters_to_the_rows(hall: Hall) -> None:
    for view in ("open", "today"):
        hall.pane.show_view(view)
        hall.pane.focus_search()
        QTest.keyClick(hall.pane.search, Qt.Key.Key_Tab)
        chip = QApplication.focusWidget()
        assert isinstance(chip, FilterChip)
        assert chip.isChecked()
        QTest.keyClick(chip, Qt.Key.Key_Tab)
        assert hall.pane.table.hasFocus()
