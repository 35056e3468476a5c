"""What a screen reader is told of the parts that are painted by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.screens.hearing import unheard
from tests.support.window_room import Open, windows
from ui.lists.chips import FilterChip


@pytest.fixture
def open_window(tmp_path: Path, qtbot: QtBot) -> Iterator[Open]:
    with windows(tmp_path, qtbot) as found:
        yield found


def role(widget: QWidget) -> QAccessible.Role:
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return QAccessible.Role(interface.role())


def test_pages_and_filters_are_one_of_several_not_boxes_to_tick(open_window: Open) -> None:
    office = open_window()
    office.window.show_page("open")
    buttons = list(office.window.rail.buttons.values())
    chips = office.window.list.findChildren(FilterChip)
    assert len(chips) > 2
    roles = {role(part) for part in (*buttons, *chips)}
    assert roles == {QAccessible.Role.RadioButton}


def test_every_control_of_the_window_has_a_name(open_window: Open) -> None:
    office = open_window()
    office.window.show_page("open")
    office.window.open_case(office.desk.cases.keys("open")[0])
    assert list(unheard(office.window)) == []
