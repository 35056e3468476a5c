"""Returning: agencies that it may be a matter for, proposed and never chosen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.domain.remits import Likely, Proposal
from server.remits import learn_at_times
from tests.desk.conftest import Town
from tests.support.case_room import Room, open_town
from ui.compose.forms import ReturnForm


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    with open_town(tmp_path, 150, 4) as made:
        assert learn_at_times(made.office.central.database, made.office.clock.now())
        yield made


@pytest.fixture
def form(town: Town, qtbot: QtBot) -> ReturnForm:
    room = Room(town, town.synced(), qtbot)
    room.open()
    room.composer.show_verb("return")
    found = room.composer.form
    assert isinstance(found, ReturnForm)
    return found


def test_what_the_server_learned_is_proposed_and_nothing_is_chosen(form: ReturnForm) -> None:
    assert form.likely.isVisible()
    assert form.suggest.chosen == ""
    assert form.likely.why.full_text
    names = [button.accessibleName() for button in form.likely.buttons]
    offered = {form.suggest.itemText(n) for n in range(form.suggest.count())}
    assert names
    assert set(names) <= offered


def test_a_name_is_taken_by_its_button(form: ReturnForm) -> None:
    button = form.likely.buttons[-1]
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert form.suggest.currentText() == button.accessibleName()
    assert button.accessibleName() in form.likely.why.full_text


def test_no_agency_is_looked_for_where_it_is_a_double(form: ReturnForm) -> None:
    for reason, shown in (("duplicate", False), ("wrong_region", True), ("not_actionable", False)):
        form.reason.setCurrentIndex(form.reason.findData(reason))
        assert form.likely.isVisible() is shown


def test_doubt_is_said_before_any_name(form: ReturnForm) -> None:
    names = {"a": "Dinas A", "b": "Kecamatan B"}
    first = Likely("a", 0.9, 0.8, ("lampu",), "", True)
    form.likely.offer(Proposal((first, Likely("b", 0.1)), True), names)
    assert form.likely.text == "Kemungkinan:"
    assert "80 % laporan kategori ini" in form.likely.why.full_text
    assert "“lampu”" in form.likely.why.full_text
    form.likely.offer(Proposal((replace(first, share=0.2),), False), names)
    assert form.likely.text == "Tidak yakin. Mungkin:"
    assert len(form.likely.buttons) == 1


def test_what_all_names_end_in_is_left_out_on_the_buttons(form: ReturnForm) -> None:
    names = {"a": "Dinas A Kab. Contoh", "b": "Kecamatan B Kab. Contoh", "c": "PDAM Kab. Contoh"}
    form.likely.offer(Proposal((Likely("a", 0.9), Likely("b", 0.1)), True), names)
    assert [button.text() for button in form.likely.buttons] == ["Dinas A", "Kecamatan B"]
    assert [button.accessibleName() for button in form.likely.buttons] == [names["a"], names["b"]]
