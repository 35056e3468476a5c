"""The officer's own filters: named from a list, found in the rail, renamed, thrown away, back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.services.faults import WorkRefused
from desktop.services.filters import MOST, SavedFilter
from tests.support.window_room import Office, Open, windows
from ui.lists.filters import FilterList, NameDialog

KEY = Qt.Key


@pytest.fixture
def open_window(tmp_path: Path, qtbot: QtBot) -> Iterator[Open]:
    with windows(tmp_path, qtbot) as made:
        yield made


def rail(office: Office) -> FilterList:
    return office.window.rail.filters


def names(office: Office) -> list[str]:
    return [button.text() for button in rail(office).buttons]


def name_it(office: Office, name: str) -> NameDialog:
    """In the dialog that is open."""
    (dialog,) = office.window.findChildren(NameDialog)
    dialog.field.setText(name)
    QTest.keyClick(dialog.field, KEY.Key_Return)
    return dialog


def test_what_is_on_screen_is_kept_under_a_name_and_comes_back(open_window: Open) -> None:
    office = open_window()
    window = office.window
    window.show_list("open", "overdue")
    window.list.look_for("jalan", "oldest")
    shown = office.rows()
    assert not rail(office).isVisible()
    window.list.keep_asked.emit()
    name_it(office, "  Jalan  lama ")
    assert names(office) == ["Jalan lama"]
    window.show_page("settled")
    rail(office).buttons[0].click()
    assert (window.page, office.rows()) == ("open", shown)
    question = window.list.question
    assert (question.part, question.words, question.sort) == ("overdue", "jalan", "oldest")
    again = open_window()
    assert names(again) == ["Jalan lama"]


def test_renamed_and_thrown_away_by_keys_and_back(open_window: Open) -> None:
    office = open_window()
    filters = office.desk.filters
    for name in ("Satu", "Dua"):
        filters.save(SavedFilter(name, "open"))
    office = open_window()
    first = rail(office).buttons[0]
    first.setFocus()
    QTest.keyClick(first, KEY.Key_F2)
    name_it(office, "Pertama")
    assert names(office) == ["Pertama", "Dua"]
    QTest.keyClick(rail(office).buttons[0], KEY.Key_Delete)
    assert names(office) == ["Dua"]
    assert rail(office).undo.text() == "Kembalikan: Pertama"
    rail(office).undo.click()
    assert names(office) == ["Pertama", "Dua"]
    assert not rail(office).undo.isVisible()
    assert [one.name for one in filters.list()] == ["Pertama", "Dua"]


def test_the_last_one_can_be_taken_back_too(open_window: Open) -> None:
    office = open_window()
    office.desk.filters.save(SavedFilter("Satu", "open"))
    office = open_window()
    rail(office).buttons[0].drop_asked.emit()
    assert names(office) == []
    assert rail(office).undo.isVisible()
    rail(office).undo.click()
    assert names(office) == ["Satu"]


def test_a_name_is_asked_for_and_there_is_an_end_to_them(open_window: Open) -> None:
    office = open_window()
    office.window.show_page("open")
    office.window.list.keep_asked.emit()
    dialog = name_it(office, "   ")
    assert dialog.isVisible()
    assert "belum bernama" in dialog.banner.accessibleName()
    dialog.reject()
    filters = office.desk.filters
    for number in range(MOST):
        filters.save(SavedFilter(f"Saringan {number}", "open"))
    filters.save(SavedFilter("Saringan 1", "settled"))
    assert len(filters.list()) == MOST
    with pytest.raises(WorkRefused):
        filters.save(SavedFilter("Satu lagi", "open"))
    # Of another version, or damaged: no filter rather than no window.
    office.desk.replica.settings.set("filters", '[{"title": 3}]')
    assert filters.list() == ()
