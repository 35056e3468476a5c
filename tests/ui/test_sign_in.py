"""Started by the sign-in: nothing comes in front, and the way to the window stays open."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from desktop.platform.autostart import Autostart, DesktopEntry
from desktop.platform.clock import SystemClock
from desktop.platform.paths import Home
from tests.support.clock_place import place_beside_the_clock
from tests.support.window_room import Office, Open, windows
from ui.doorbell import THERE, Doorbell, ring
from ui.program import Program, Setting
from ui.settings.dialog import SettingsDialog
from ui.theme.icons import icon
from ui.window import MainWindow


@pytest.fixture
def open_window(tmp_path: Path, qtbot: QtBot) -> Iterator[Open]:
    with windows(tmp_path, qtbot) as made:
        yield made


def settings(office: Office, autostart: Autostart | None) -> tuple[SettingsDialog, QCheckBox]:
    """The dialog and its box."""
    office.window.extras.settings.autostart = autostart
    office.window.rail.foot["settings"].click()
    (dialog,) = office.window.findChildren(SettingsDialog)
    assert QTest.qWaitForWindowActive(dialog)
    assert dialog.autostart is not None
    return dialog, dialog.autostart


def test_the_box_says_what_the_system_says_and_changes_it(
    open_window: Open, tmp_path: Path
) -> None:
    office = open_window()
    starts = DesktopEntry(tmp_path / "penghubung", tmp_path / "autostart")
    dialog, box = settings(office, starts)
    assert not box.isChecked()
    box.click()
    assert starts.is_on()
    dialog.accept()
    starts.set(False)
    again = settings(open_window(), starts)[1]
    assert not again.isChecked()
    again.click()
    again.click()
    assert not starts.is_on()


def test_what_the_system_did_not_take_is_said_and_the_box_goes_back(
    open_window: Open, tmp_path: Path
) -> None:
    (tmp_path / "autostart").write_text("a file in its place", encoding="ascii")
    starts = DesktopEntry(tmp_path / "penghubung", tmp_path / "autostart" / "deeper")
    office = open_window()
    dialog, box = settings(office, starts)
    box.click()
    assert dialog.trouble.isVisible()
    assert not box.isChecked()


def test_where_no_system_could_start_it_there_is_no_box(open_window: Open) -> None:
    office = open_window()
    office.window.rail.foot["settings"].click()
    (dialog,) = office.window.findChildren(SettingsDialog)
    assert dialog.autostart is None


def test_what_needs_the_officer_waits_minimised_until_it_is_asked_for(
    tmp_path: Path, qtbot: QtBot
) -> None:
    program = Program(Setting(Home(tmp_path), SystemClock(), lambda: None, quietly=True))
    program.start()
    qtbot.waitUntil(lambda: program.first_run is not None)
    assert program.start_window.isMinimized()
    assert program.start_window.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    program.come_forward()
    assert not program.start_window.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert not program.start_window.isMinimized()
    assert QTest.qWaitForWindowActive(program.start_window)
    program.start_window.close()
    program.shutdown()


def arrived(
    monkeypatch: pytest.MonkeyPatch, office: Office, there: bool, quietly: bool = True
) -> MainWindow:
    """The same window as the program shows it first, with or without a place beside the clock."""
    window = office.window
    window.hide()
    place_beside_the_clock(monkeypatch, there)
    setting = Setting(office.desk.home, SystemClock(), lambda: None, quietly=quietly)
    program = Program(setting)
    program._arrival.show_front(program.start_window)
    assert program.start_window.isMinimized() == quietly
    program._arrival.show_main(window, program.start_window)
    program.start_window.close()
    program.shutdown()
    return window


# Said where there is no display and so no such place.
@pytest.mark.qt_log_ignore("No such signal QPlatformNativeInterface", extend=True)
def test_the_main_window_waits_beside_the_clock(
    open_window: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    QGuiApplication.setWindowIcon(icon("inbox", "primary"))
    office = open_window()
    tray = office.window.extras.tray
    window = arrived(monkeypatch, office, there=True)
    assert not window.isVisible()
    assert tray.icon.isVisible()
    tray.icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    assert window.isVisible()
    assert not window.isMinimized()
    assert QTest.qWaitForWindowActive(window)


def test_without_such_a_place_it_waits_minimised(
    open_window: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = arrived(monkeypatch, open_window(), there=False)
    assert window.isMinimized()
    assert window.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)


def test_started_by_hand_it_comes_in_front(
    open_window: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = arrived(monkeypatch, open_window(), there=True, quietly=False)
    assert window.isVisible()
    assert not window.isMinimized()


def test_a_quiet_start_of_a_program_that_is_open_leaves_its_window_alone(
    tmp_path: Path, qtbot: QtBot
) -> None:
    from tests.ui.test_second_start import visit

    bell = Doorbell(tmp_path)
    heard: list[str] = []
    bell.rung.connect(lambda: heard.append("show"))
    bell.quit_asked.connect(lambda: heard.append("quit"))
    assert visit(qtbot, "-m", "ui.main", "--home", str(tmp_path), "--tray") == (0, "")
    assert heard == []
    bell.close()
    assert not ring(tmp_path, THERE)
