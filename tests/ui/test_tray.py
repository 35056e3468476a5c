"""Notices beside the clock: figures, once, at the officer's hour; the window that stays."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.support.clock_place import place_beside_the_clock
from tests.support.window_room import Office, Open, windows
from ui.settings.choices import Preferences
from ui.theme.icons import icon
from ui.tray.herald import Herald, Told
from ui.tray.place import LOOKS
from ui.workplace import Workplace

DAY = 86_400


@pytest.fixture
def open_window(tmp_path: Path, qtbot: QtBot) -> Iterator[Open]:
    with windows(tmp_path, qtbot) as made:
        yield made


def herald(office: Office, told: list[Told], since: int = 0) -> Herald:
    """One that tells into a list."""
    place = Workplace(office.desk, office.lanes, office.events)
    preferences = office.window.extras.preferences
    return Herald(place, preferences, since, told.append, office.window)


def choose(office: Office, **fields: object) -> Preferences:
    preferences = office.window.extras.preferences

    def failed(error: BaseException) -> None:
        raise error

    preferences.change(replace(preferences.now, **fields), failed)
    return preferences


def at_hour(office: Office, hour: int, working: bool = True) -> None:
    """The server's clock, and with it the desk's, moves on to that hour of such a day."""
    zone, clock = ZoneInfo(office.desk.certificate.zone), office.town.office.clock
    now = datetime.fromtimestamp(clock.now(), zone)
    then = now.replace(hour=hour, minute=0) + timedelta(days=1)
    while (then.weekday() < 5) != working:
        then += timedelta(days=1)
    clock.at = int(then.timestamp())


def test_after_an_exchange_what_is_near_is_told_in_figures_and_once(open_window: Open) -> None:
    office = open_window()
    told: list[Told] = []
    one = herald(office, told)
    near = office.desk.today.members("due", 0)
    assert near
    done = office.desk.sync.run()
    one.exchanged(done)
    assert told == [Told(f"Tenggat hari ini atau dekat: {len(near)}", "due")]
    one.exchanged(done)
    assert len(told) == 1


def test_newly_disposed_complaints_lead_to_their_list(open_window: Open) -> None:
    office = open_window()
    told: list[Told] = []
    since = office.town.office.clock.now()
    one = herald(office, told, since)
    one.exchanged(office.desk.sync.run())
    told.clear()
    key = office.desk.cases.keys("settled")[0]
    coordinator, clock = office.town.office.coordinator, office.town.office.clock
    clock.at += 60
    coordinator.dispose(key, office.town.other.id, "", clock.now())
    clock.at += 60
    coordinator.dispose(key, office.town.agency.id, "", clock.now())
    one.exchanged(office.desk.sync.run())
    assert told == [Told("Disposisi baru kepada Anda: 1", "fresh")]


def test_at_the_officers_hour_of_a_working_day_and_once_a_day(open_window: Open) -> None:
    office = open_window()
    told: list[Told] = []
    one = herald(office, told)
    choose(office, notify_at=9 * 60)
    at_hour(office, 8)
    one.look()
    assert told == []
    office.town.office.clock.at += 2 * 3600
    one.look()
    one.look()
    assert len(told) == 1
    herald(office, told).look()
    assert len(told) == 1
    at_hour(office, 10, working=False)
    one.look()
    assert len(told) == 1
    at_hour(office, 10)
    one.look()
    assert len(told) == 2
    # Switched off it is silent; without an hour too.
    for off in ({"notify": False}, {"notify": True, "notify_at": None}):
        choose(office, **off)
        at_hour(office, 10)
        one.look()
    assert len(told) == 2


def test_a_click_on_a_notice_opens_its_list(
    open_window: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = open_window()
    tray = office.window.extras.tray
    place_beside_the_clock(monkeypatch, True)
    office.window.hide()
    tray.tell(Told("Disposisi baru kepada Anda: 1", "fresh"))
    tray.icon.messageClicked.emit()
    assert office.window.isVisible()
    shown = [chip.part for chip in office.window.list.filters._chips if chip.isChecked()]
    assert (office.window.page, shown) == ("today", ["fresh"])


def test_the_window_stays_beside_the_clock_only_where_that_was_chosen(
    open_window: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = open_window()
    tray = office.window.extras.tray
    choose(office, stay=True)
    # Without a place there closing closes.
    assert (tray.there, tray.stays) == (False, False)
    place_beside_the_clock(monkeypatch, True)
    assert not office.window.close()
    assert not office.window.isVisible()
    tray.come_forward()
    assert office.window.isVisible()
    office.window.rail.refresh()
    assert tray.close_for_good()
    assert not office.window.isVisible()


@pytest.mark.qt_log_ignore("No such signal QPlatformNativeInterface", extend=True)
def test_a_panel_that_comes_later_than_the_program_is_found(
    open_window: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    QGuiApplication.setWindowIcon(icon("inbox", "primary"))
    tray = open_window().window.extras.tray
    assert tray.late.isActive()
    tray.late.timeout.emit()
    assert not tray.icon.isVisible()
    place_beside_the_clock(monkeypatch, True)
    tray.late.timeout.emit()
    assert tray.icon.isVisible()
    assert not tray.late.isActive()


def test_where_none_comes_it_is_not_looked_for_for_ever(open_window: Open) -> None:
    tray = open_window().window.extras.tray
    for _ in range(LOOKS):
        assert tray.late.isActive()
        tray.late.timeout.emit()
    assert not tray.late.isActive()
