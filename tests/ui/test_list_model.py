"""The list's model: changes by key, persistent indexes, reads by page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from desktop.domain.model import ComplaintRow
from desktop.services.cases import CaseLine
from ui.lists.model import KEPT, KEY, LINE, PAGE, CaseListModel
from ui.lists.view import CaseTable


def line_of(key: str, title: str = "", **other: object) -> CaseLine:
    """A line as the copy would give it."""
    values: dict[str, object] = {
        name: "" if kind == "str" else 0 for name, kind in ComplaintRow.__annotations__.items()
    }
    values |= {"key": key, "tracking_id": key, "title": title or f"Judul {key}", **other}
    return CaseLine(ComplaintRow(**values), None, masked=False)  # type: ignore[arg-type]


class Copy:
    """Gives lines and remembers how many were asked for at once."""

    def __init__(self) -> None:
        self.asked: list[int] = []
        self.gone: set[str] = set()
        self.title = "Judul"

    def lines(self, keys: Sequence[str]) -> Iterable[CaseLine]:
        self.asked.append(len(keys))
        return [line_of(key, f"{self.title} {key}") for key in keys if key not in self.gone]


def shown(model: CaseListModel) -> list[str]:
    return [model.data(model.index(row, 0), KEY) for row in range(model.rowCount())]


def strict(model: CaseListModel) -> QAbstractItemModelTester:
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    return QAbstractItemModelTester(model, fatal)


KEYS = st.lists(st.integers(0, 40).map(str), unique=True, max_size=30)


@given(before=KEYS, after=st.lists(KEYS, min_size=1, max_size=4))
def test_any_list_becomes_any_other_and_indexes_keep_their_key(
    before: list[str], after: list[list[str]]
) -> None:
    model = CaseListModel(Copy().lines)
    tester = strict(model)
    model.show(before)
    held = {key: QPersistentModelIndex(model.index(row, 0)) for row, key in enumerate(before)}
    resets: list[bool] = []
    model.modelReset.connect(lambda: resets.append(True))
    for keys in after:
        model.show(keys)
        assert shown(model) == keys
        assert [model.row_of(key) for key in keys] == list(range(len(keys)))
        for key, index in held.items():
            assert index.isValid() == (key in keys and all_held(key, after, keys))
            if index.isValid():
                assert model.data(index, KEY) == key
    assert not resets
    assert tester.model() is model


def all_held(key: str, lists: list[list[str]], now: list[str]) -> bool:
    """Whether a key was in every list up to this one: an index that died stays dead."""
    upto = next(number for number, keys in enumerate(lists) if keys is now)
    return all(key in keys for keys in lists[: upto + 1])


def test_the_same_list_again_announces_only_its_lines(qtbot: QtBot) -> None:
    copy = Copy()
    model = CaseListModel(copy.lines)
    model.show(["1", "2"])
    first = model.data(model.index(0, 0))
    copy.title = "Lain"
    layouts: list[bool] = []
    model.layoutChanged.connect(lambda: layouts.append(True))
    with qtbot.waitSignal(model.dataChanged):
        model.show(["1", "2"])
    assert layouts == []
    assert (first, model.data(model.index(0, 0))) == ("Judul 1", "Lain 1")


def test_lines_come_by_page_and_are_read_once() -> None:
    copy = Copy()
    model = CaseListModel(copy.lines)
    model.show([str(n) for n in range(10 * PAGE)])
    for row in (PAGE + 3, PAGE, 2 * PAGE - 1):
        model.data(model.index(row, 0), LINE)
    assert copy.asked == [PAGE]


def test_the_cache_stays_small() -> None:
    copy = Copy()
    model = CaseListModel(copy.lines)
    model.show([str(n) for n in range(3 * KEPT)])
    for row in range(0, 3 * KEPT, PAGE):
        model.data(model.index(row, 0), LINE)
    pages = len(copy.asked)
    model.data(model.index(3 * KEPT - 1, 0), LINE)
    assert len(copy.asked) == pages
    model.data(model.index(0, 0), LINE)
    assert len(copy.asked) == pages + 1


def test_known_lines_are_not_read_again() -> None:
    copy = Copy()
    model = CaseListModel(copy.lines)
    model.show(["1", "2"], [line_of("1"), line_of("2")])
    assert model.data(model.index(1, 0)) == "Judul 2"
    assert copy.asked == []


def test_a_complaint_that_left_meanwhile_is_an_empty_row_and_asked_for_once() -> None:
    copy = Copy()
    copy.gone = {"2"}
    model = CaseListModel(copy.lines)
    model.show(["1", "2"])
    index = model.index(1, 0)
    for role in (LINE, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
        assert model.data(index, role) is None
    assert copy.asked == [2]


def test_nothing_is_below_a_row_or_outside_the_list() -> None:
    model = CaseListModel(Copy().lines)
    model.show(["1"])
    assert model.rowCount(model.index(0, 0)) == model.columnCount(model.index(0, 0)) == 0
    assert model.data(QModelIndex()) is None
    assert (model.key_at(-1), model.key_at(1), model.row_of("9")) == ("", "", -1)


@pytest.fixture
def table(qtbot: QtBot) -> CaseTable:
    """A table of 10,000 rows on screen."""
    copy = Copy()
    model = CaseListModel(copy.lines)
    made = CaseTable(model)
    made.copy_of_test = copy  # type: ignore[attr-defined]
    qtbot.addWidget(made)
    made.resize(372, 700)
    made.show_list([str(n) for n in range(10_000)], (), same=False)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_ten_thousand_rows_scroll_without_a_large_read(table: CaseTable) -> None:
    copy: Copy = table.copy_of_test  # type: ignore[attr-defined]
    bar = table.verticalScrollBar()
    for step in range(60):
        bar.setValue(bar.maximum() * step // 59)
        table.viewport().repaint()
    assert table.rowAt(table.viewport().height() - 2) == 9_999
    assert max(copy.asked) <= 100
    assert len(copy.asked) <= 130


def top_of(table: CaseTable) -> int:
    """Pixels between the edge and the chosen row."""
    return table.rowViewportPosition(table.currentIndex().row())


def test_the_chosen_row_stays_where_it_is_seen(table: CaseTable) -> None:
    assert table.select("5000")
    table.verticalScrollBar().setValue(table.verticalScrollBar().value() + 200)
    before = top_of(table)
    chosen: list[str] = []
    table.chosen.connect(chosen.append)
    keys = [str(n) for n in range(20_000, 20_040)] + [str(n) for n in range(10_000) if n % 7]
    assert "5000" in keys
    table.show_list(keys, (), same=True)
    assert (table.current_key, top_of(table)) == ("5000", before)
    table.show_list(list(reversed(keys)), (), same=True)
    assert (table.current_key, top_of(table)) == ("5000", before)
    assert chosen == []


def test_without_a_choice_the_top_row_stays(table: CaseTable) -> None:
    table.verticalScrollBar().setValue(123_456)
    before, offset = table.top_key, table.rowViewportPosition(table.rowAt(0))
    table.show_list([str(n) for n in range(10_000) if n % 2 or str(n) == before], (), same=True)
    assert (table.top_key, table.rowViewportPosition(table.rowAt(0))) == (before, offset)


def test_who_is_at_the_very_top_sees_what_comes(table: CaseTable) -> None:
    table.show_list(["neu", *(str(n) for n in range(10_000))], (), same=True)
    assert table.top_key == "neu"


def test_when_the_chosen_one_leaves_its_neighbour_is_next_but_not_opened(table: CaseTable) -> None:
    table.select("40")
    chosen: list[str] = []
    table.chosen.connect(chosen.append)
    table.show_list([str(n) for n in range(10_000) if n != 40], (), same=True)
    assert (table.current_key, chosen) == ("", [])
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert chosen == ["41"]


def test_another_question_begins_at_the_top(table: CaseTable) -> None:
    table.verticalScrollBar().setValue(99_999)
    table.show_list([str(n) for n in range(5_000)], (), same=False)
    assert table.top_key == "0"
    table.select("3000")
    table.show_list([str(n) for n in range(9_000)], (), same=False)
    assert 0 <= top_of(table) < table.viewport().height()


def test_keys_go_through_the_list_and_to_its_ends(table: CaseTable) -> None:
    chosen: list[str] = []
    table.chosen.connect(chosen.append)
    table.step(1)
    table.step(1)
    table.step(-5)
    for key in (Qt.Key.Key_End, Qt.Key.Key_Home, Qt.Key.Key_Down):
        QTest.keyClick(table, key)
    assert chosen == ["0", "1", "0", "9999", "0", "1"]
    opened: list[str] = []
    table.opened.connect(opened.append)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened == ["1"]


def test_the_focus_alone_opens_nothing(table: CaseTable) -> None:
    chosen: list[str] = []
    table.chosen.connect(chosen.append)
    table.clearFocus()
    table.setFocus()
    assert (table.current_key, chosen) == ("", [])
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert (table.current_key, chosen) == ("0", ["0"])


def test_an_empty_list_bears_every_key(qtbot: QtBot) -> None:
    table = CaseTable(CaseListModel(Copy().lines))
    qtbot.addWidget(table)
    table.show()
    table.step(1)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_Return, Qt.Key.Key_PageDown):
        QTest.keyClick(table, key)
    assert table.current_key == ""
