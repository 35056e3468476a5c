"""A sheet for a field unit: one page, noted once it is out, and its answer as an internal note."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.services.faults import WorkRefused
from tests.support.window_room import Office, windows
from ui.case.reading import read_case
from ui.printing.case_paper import Printed
from ui.printing.dialog import PaperDialog
from ui.printing.unit_dialog import UnitDialog
from ui.printing.unit_paper import Asked, unit_pages

BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def office(tmp_path: Path, qtbot: QtBot) -> Iterator[Office]:
    with windows(tmp_path, qtbot) as opens:
        made = opens()
        made.window.open_case(made.desk.cases.keys("needs_answer")[0])
        yield made


def filled(office: Office, unit: str, question: str) -> PaperDialog:
    """The form by keys alone, up to the preview."""
    office.press(Qt.Key.Key_P, BOTH)
    (form,) = office.window.case.findChildren(UnitDialog)
    QTest.keyClicks(form.unit, unit)
    QTest.keyClicks(form.question, question)
    QTest.keyClick(form.question, Qt.Key.Key_Return, CONTROL)
    (preview,) = office.window.case.findChildren(PaperDialog)
    return preview


def test_a_sheet_is_noted_once_it_is_out_and_the_answer_becomes_a_note(
    office: Office, tmp_path: Path
) -> None:
    key = office.window.case.current_key
    preview = filled(office, "Bidang Bina Marga", "Kapan lubang ditambal?")
    assert office.desk.replica.sheets.waited_for([key]) == {}
    preview.save(tmp_path / "lembar.pdf")
    preview.save(tmp_path / "lembar2.pdf")
    (sheet,) = office.desk.replica.sheets.waited_for([key])[key]
    assert (sheet.unit, sheet.question) == ("Bidang Bina Marga", "Kapan lubang ditambal?")
    preview.close()
    header = office.window.case.header
    assert "Menunggu bidang s.d. Rab 11 Nov" in header.chips
    header.unit_button.click()
    composer = office.window.case.composer
    assert composer.form.kind == "note"
    text = composer.form.editor.words()
    for part in ("Bidang Bina Marga", "Sab 7 Nov", "Kapan lubang ditambal?"):
        assert part in text
    assert not any("Menunggu bidang" in chip for chip in header.chips)
    assert not header.unit_button.isVisible()
    office.window.case.undo.take_back()
    assert "Menunggu bidang s.d. Rab 11 Nov" in header.chips


def test_an_unfinished_form_says_what_is_missing(office: Office) -> None:
    office.press(Qt.Key.Key_P, BOTH)
    (form,) = office.window.case.findChildren(UnitDialog)
    QTest.keyClicks(form.unit, "UPT II")
    QTest.keyClick(form.unit, Qt.Key.Key_Return)
    assert form.banner.isVisible()
    assert office.window.case.findChildren(PaperDialog) == []


def test_units_are_remembered_and_days_are_working_days(office: Office) -> None:
    marks, key = office.desk.marks, office.window.case.current_key
    room = marks.sheet_room()
    assert room.usual == date(2026, 11, 11)
    marks.ask_unit(key, "UPT II", "Periksa", room.usual)
    marks.ask_unit(key, "Bidang A", "Periksa", date(2026, 11, 10))
    assert marks.sheet_room().units == ("Bidang A", "UPT II")
    waited = office.desk.replica.sheets.waited_for([key])[key]
    assert [sheet.unit for sheet in waited] == ["Bidang A", "UPT II"]
    for unit, question, due in (
        ("", "x", room.usual),
        ("x", " ", room.usual),
        ("x", "x", date(2026, 11, 8)),
        ("x", "x", room.today),
    ):
        with pytest.raises(WorkRefused):
            marks.ask_unit(key, unit, question, due)


def test_an_ordered_deletion_takes_the_sheets_along(office: Office) -> None:
    key = office.window.case.current_key
    office.desk.marks.ask_unit(key, "UPT II", "Periksa", date(2026, 11, 10))
    office.town.office.coordinator.delete(key, office.town.office.clock.now())
    assert office.desk.sync.run().receipt.verified
    assert office.desk.replica.sheets.units() == ()


def test_the_sheet_has_one_page_and_no_reporter(office: Office) -> None:
    desk = office.desk
    printed = Printed("Dinas Contoh", "Petugas Contoh", desk.clock.now())
    views = [read_case(desk, key) for key in desk.cases.keys("open")]

    @given(st.sampled_from(views), st.text(max_size=2_000), st.text(min_size=1, max_size=80))
    @settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
    def holds(view: object, question: str, unit: str) -> None:
        pages = unit_pages(view, Asked(unit, question, date(2026, 11, 10)), printed)  # type: ignore[arg-type]
        assert pages.count == 1

    holds()
    for view in views:
        assert view.case is not None
        reporter = view.case.complaint.reporter
        text = unit_pages(view, Asked("UPT", "Periksa", date(2026, 11, 10)), printed).text
        assert not reporter or reporter not in text
        assert view.case.complaint.row.tracking_id in text
