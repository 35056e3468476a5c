"""Who reported a hidden complaint is nowhere on screen until it is opened, and then for half a
minute; each opening is on record."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from desktop.desk import Desk
from desktop.domain.errors import DiskFull
from desktop.domain.model import Content
from resources.practice import PracticeOffice
from resources.practice.writers import write_native
from tests.desk.conftest import Town
from tests.support.everything import all_words, words_in
from tests.support.office import open_office
from tests.support.window_room import Office
from ui.exchange.rows import RowList
from ui.lanes import InlineLanes
from ui.pages import PAGES
from ui.printing.dialog import PaperDialog
from ui.window import MainWindow
from ui.workplace import Events, Workplace

NAME = "Wiratmaja Sudarsana"
PHONE = "0813-9911-2277"
NIK = "5103026708850003"
PLANTED = ("wiratmaja", "sudarsana", "0813-9911", "9911-2277", "5103026708")
STORY = "Tolong perbaiki jembatan gantung dusun kami. Saya {who}, NIK {nik}, telepon {phone}."


def plant(line: dict[str, Any], number: int, **flags: bool) -> dict[str, Any]:
    """A complaint whose reporter stands everywhere that a reporter can stand."""
    at = f"2026-10-{20 + number}T02:00:00Z"
    # Nobody told the desk the name of an anonymous reporter: it is found behind a form of address.
    who = f"Bapak {NAME}" if flags.get("anonymous") else NAME
    story = STORY.format(who=who, nik=NIK, phone=PHONE)
    return {
        **line,
        "tracking_id": f"97000{number}",
        "title": f"Jembatan gantung di rumah {who} putus {PHONE}",
        "text": f"{story} Laporan ke-{number}.",
        "status": "Terdisposisi",
        "reported_at": at,
        "anonymous": False,
        "secret": False,
        "reporter": {"name": NAME},
        **flags,
        "timeline": [
            {"id": f"{number}-1", "kind": "disposition", "at": at, "agency": line["agency"],
             "text": f"Diteruskan untuk {who}", "status": "Terdisposisi"},
            {"id": f"{number}-2", "kind": "follow_up", "at": at, "agency": line["agency"],
             "text": f"Kepada Bapak {NAME}, petugas sudah ke lokasi.", "result": "proses"},
            {"id": f"{number}-3", "kind": "reply", "at": at,
             "text": f"Terima kasih, salam {who} {PHONE}"},
        ],
    }  # fmt: skip


@contextmanager
def town_of_secrets(folder: Path) -> Iterator[Town]:
    """Two twins that are secret and one that is anonymous, among others."""
    export = folder / "native.jsonl"
    write_native(export, PracticeOffice(5, 40, 2, date(2026, 11, 6)))
    lines = [json.loads(line) for line in export.read_text("utf-8").splitlines()]
    cases = [line for line in lines if line["type"] == "complaint" and line.get("agency")]
    agency = max({c["agency"] for c in cases}, key=[c["agency"] for c in cases].count)
    model = next(case for case in cases if case["agency"] == agency)
    lines += [plant(model, 1, secret=True), plant(model, 2, secret=True)]
    lines.append(plant(model, 3, anonymous=True))
    export.write_text("\n".join(json.dumps(line) for line in lines), "utf-8")
    with open_office(folder / "office") as office:
        office.take_in(export)
        town = Town(office, folder)
        yield town
        town.close()


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    with town_of_secrets(tmp_path) as made:
        yield made


@pytest.fixture
def desk(town: Town) -> Desk:
    desk = town.synced(agency=town.agency.name)
    return desk


@pytest.fixture
def office(town: Town, desk: Desk, qtbot: QtBot) -> Iterator[Office]:
    lanes, events = InlineLanes(), Events()
    window = MainWindow(Workplace(desk, lanes, events))
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield Office(town, desk, window, events, lanes)
    window.close()


def nowhere(*, editors: bool = False) -> None:
    """No window of the program says a word of the reporter, nor does the clipboard."""
    said = f"{all_words(editors=editors)}\n{QGuiApplication.clipboard().text()}".casefold()
    told = [line for line in said.splitlines() if any(word in line for word in PLANTED)]
    assert told == []


def secret_key(desk: Desk, number: int = 1) -> str:
    return desk.cases.find(f"97000{number}").row.key


def open_case(office: Office, number: int = 1) -> str:
    key = secret_key(office.desk, number)
    office.window.open_case(key)
    QApplication.processEvents()
    assert office.window.case.current_key == key
    return key


def seen(office: Office) -> str:
    return "\n".join(words_in(office.window.case)).casefold()


def test_the_reporter_is_on_no_page_and_in_no_list(town: Town, desk: Desk, qtbot: QtBot) -> None:
    first, second, third = (secret_key(desk, number) for number in (1, 2, 3))
    desk.work.save(third, Content("note", "Telepon pelapor"))
    told = Content("follow_up", f"Yth. {NAME}, jembatan sudah diperbaiki.", "selesai")
    desk.work.send(desk.work.save(first, told).id)
    town.office.coordinator.end(
        first, "Ditutup oleh Admin", f"Permintaan {NAME}", town.office.clock.now(), archived=False
    )
    desk.sync.run()
    desk.work.send(desk.work.save(second, told).id)
    desk.work.discard_draft(desk.work.save(second, told).id)
    desk.work.save(second, Content("note", f"Sudah bicara dengan {NAME}"))
    assert [item.complaint for item in desk.attention.items()] == [first]
    events = Events()
    window = MainWindow(Workplace(desk, InlineLanes(), events))
    qtbot.addWidget(window)
    window.show()
    for name in PAGES:
        window.show_page(name)
        QApplication.processEvents()
        nowhere()
        page = window.stack.currentWidget()
        for rows in page.findChildren(RowList) if page is not None else ():
            for place in range(rows.rows.rowCount()):
                rows.setCurrentIndex(rows.rows.index(place, 0))
                QApplication.processEvents()
                nowhere()
    window.close()


def test_the_reporter_is_nowhere_while_the_complaint_is_read(office: Office, qtbot: QtBot) -> None:
    pane = office.window.case

    def complete() -> bool:
        return pane.timeline.complete

    for number in (1, 2, 3):
        key = open_case(office, number)
        pane.header.fold_button.setChecked(True)
        qtbot.waitUntil(complete)
        assert "jembatan gantung" in seen(office)
        nowhere(editors=True)
        pane.beside._ask()
        if number < 3:
            pane.beside._open()
            assert pane.beside.panel.rows
        nowhere(editors=True)
        pane.acts.do("copy_short", key)
        pane.acts.do("copy_number", key)
        nowhere(editors=True)


def test_a_search_by_the_name_shows_no_name(office: Office) -> None:
    office.window.show_list("all")
    office.window.list.search.setText("Wiratmaja")
    office.window.list.search.returnPressed.emit()
    found = {line.row.tracking_id for line in office.desk.cases.search("Wiratmaja")}
    assert {"970001", "970002"} <= found
    office.window.list.search.clear()
    nowhere()
    assert all("iratmaja" not in line.row.title for line in office.desk.cases.search("Wiratmaja"))


def test_taking_an_answer_over_brings_no_name_along(office: Office) -> None:
    open_case(office, 1)
    pane = office.window.case
    pane.beside._ask()
    pane.beside._open()
    (row,) = [one for one in pane.beside.panel.rows if one.case.line.row.tracking_id == "970002"]
    row.use_button.click()
    assert "petugas sudah ke lokasi" in pane.composer.form.editor.toPlainText()
    nowhere(editors=True)


def test_the_identity_opens_for_half_a_minute_and_is_recorded(office: Office) -> None:
    key = open_case(office)
    bar, pane = office.window.case.header.identity, office.window.case
    assert bar.isVisible()
    pane.header.fold_button.setChecked(True)
    bar.reason.setText("Menelepon pelapor")
    bar.open_button.setFocus()
    QTest.keyClick(bar.open_button, Qt.Key.Key_Return)
    said = seen(office)
    assert all(word in said for word in PLANTED)
    left = re.search(r"tertutup lagi dalam (\d+) detik", bar.said)
    # A busy machine may have counted on since.
    assert left is not None
    assert 0 < int(left[1]) <= 30
    assert pane.identity.timer.interval() == 30_000
    assert pane.identity.timer.isActive()
    (noted,) = office.desk.access.list()
    assert (noted.complaint, noted.tracking_id, noted.reason) == (
        key,
        "970001",
        "Menelepon pelapor",
    )
    assert (noted.officer, noted.at) == ("Petugas Contoh", office.town.office.clock.now())
    office.events.copy_changed.emit()
    assert "wiratmaja" in seen(office)
    pane.identity.timer.timeout.emit()
    nowhere(editors=True)
    assert not pane.identity.timer.isActive()
    assert bar.open_button.isVisible()
    office.events.copy_changed.emit()
    nowhere(editors=True)


@pytest.mark.parametrize("way", ["key", "button", "other", "page", "gone", "sleep"])
def test_whoever_leaves_the_complaint_closes_it(office: Office, way: str) -> None:
    open_case(office)
    pane = office.window.case
    pane.focus_timeline()
    office.press(Qt.Key.Key_I)
    assert "wiratmaja" in seen(office)
    if way == "key":
        office.press(Qt.Key.Key_I)
    elif way == "button":
        pane.header.identity.close_button.click()
    elif way == "other":
        open_case(office, 2)
    elif way == "page":
        office.window.show_page("outbox")
    elif way == "sleep":
        # A timer has not counted that hour; whoever wakes the PC may be another.
        woken = pane.identity.now() + 3600
        pane.identity.now = lambda: woken
        pane.identity._tick.timeout.emit()
    else:
        pane.clear()
    nowhere(editors=True)
    assert not pane.identity.timer.isActive()


def test_what_cannot_be_recorded_is_not_shown(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_case(office)

    def full(*_: object) -> None:
        raise DiskFull("ENOSPC")

    monkeypatch.setattr(office.desk.replica.accesses, "add", full)
    office.window.case.header.identity.open_button.click()
    nowhere(editors=True)
    assert office.window.case.banner.isVisible()
    assert office.desk.access.list() == ()


def test_a_complaint_that_hides_nobody_has_no_bar(office: Office) -> None:
    line = next(
        line
        for line in office.desk.cases.lines(office.desk.cases.keys())
        if not line.row.secret and not line.row.anonymous
    )
    office.window.open_case(line.row.key)
    assert not office.window.case.header.identity.isVisible()
    office.window.case.acts.do("identity", line.row.key)
    assert office.desk.access.list() == ()


def test_paper_names_the_reporter_only_after_a_recorded_tick(office: Office) -> None:
    key = open_case(office)
    office.window.case.acts.do("print", key)
    (dialog,) = office.window.findChildren(PaperDialog)
    nowhere()
    dialog.boxes["personal"].click()
    dialog.boxes["identity"].click()
    assert NAME in dialog.pages.text
    assert [one.purpose for one in office.desk.access.list()] == ["paper"]
    dialog.boxes["personal"].click()
    assert NAME not in dialog.pages.text
    dialog.close()


def test_titles_of_windows_say_nothing_of_a_complaint(office: Office) -> None:
    open_case(office)
    office.window.case.header.identity.open_button.click()
    for window in QApplication.topLevelWidgets():
        assert "wiratmaja" not in window.windowTitle().casefold()
        if isinstance(window, QDialog):
            window.close()
