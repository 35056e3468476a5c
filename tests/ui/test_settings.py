"""Settings: each acts at once, is kept with the officer's file, and does what it says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from desktop.services.proxying import ProxyService
from tests.platform.keyrings import MemoryKeyring
from tests.support.faults import Steps, desk_disk_error, failing
from tests.support.window_room import Office, Open, windows
from ui.compose.composer import Composer
from ui.exchange.outlook import PlanMenu
from ui.exchange.plan import PlanDialog
from ui.guide.window import GuideWindow
from ui.settings.choices import choices_of
from ui.settings.dialog import SettingsDialog
from ui.settings.network import NetworkBlock, ProxyState
from ui.theme.current import current_theme
from ui.theme.style import Appearance, apply
from ui.theme.tokens import DARK, LIGHT
from ui.workplace import Workplace

SIGNATURE = "Hormat kami,\n{instansi}"


@pytest.fixture
def looks(app: QApplication) -> Iterator[Appearance]:
    made = Appearance(app)
    yield made
    made.setParent(None)
    made.deleteLater()
    apply(app, LIGHT)


@pytest.fixture
def open_window(tmp_path: Path, qtbot: QtBot, looks: Appearance) -> Iterator[Open]:
    with windows(tmp_path, qtbot) as made:
        yield made


def opened(office: Office) -> SettingsDialog:
    """From the foot of the rail."""
    office.window.rail.foot["settings"].click()
    (dialog,) = office.window.findChildren(SettingsDialog)
    assert QTest.qWaitForWindowActive(dialog)
    return dialog


def choose(combo: QComboBox, data: object) -> None:
    """As the officer does from the list."""
    combo.setCurrentIndex(combo.findData(data))
    combo.activated.emit(combo.currentIndex())


def test_colours_and_size_of_type_act_at_once_and_are_there_the_next_time(
    open_window: Open, looks: Appearance
) -> None:
    office = open_window()
    before = office.window.fold
    dialog = opened(office)
    choose(dialog.theme, "dark")
    assert current_theme() == DARK
    choose(dialog.size_, 200)
    assert QApplication.font().pixelSize() == 26
    assert (before, office.window.fold) == ("three", "one")
    kept = choices_of(office.desk.replica.settings)
    assert (kept.theme, kept.percent) == ("dark", 200)
    again = opened(open_window())
    assert (again.theme.currentData(), again.size_.currentData()) == ("dark", 200)


def test_a_key_opens_it_and_the_schedule_has_one_dialog_only(open_window: Open) -> None:
    office = open_window()
    office.press(Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    (dialog,) = office.window.findChildren(SettingsDialog)
    office.window.extras.settings.open()
    assert len(office.window.findChildren(SettingsDialog)) == 1
    dialog.plan.click()
    assert len(office.window.findChildren(PlanDialog)) == 1
    # What the command line sets as well.
    assert dialog.policy.currentData() == "none"
    choose(dialog.policy, "small")
    assert office.desk.attachments.policy == "small"


def test_what_cannot_be_stored_is_said_over_the_settings(open_window: Open) -> None:
    office = open_window()
    dialog = opened(office)
    with failing(Steps(1, desk_disk_error), office.desk.replica.database.writer):
        choose(dialog.policy, "all")
    assert dialog.trouble.isVisible()
    assert office.desk.attachments.policy == "none"


def writing(office: Office) -> Composer:
    """A complaint is open, its editor empty."""
    office.window.open_case(office.desk.cases.keys("needs_answer")[0])
    return office.window.case.composer


def test_the_signature_comes_with_the_first_words_and_stands_under_them(
    open_window: Open,
) -> None:
    office = open_window()
    composer = writing(office)
    QTest.keyClicks(composer.form.editor, "Sudah")
    assert composer.form.editor.words() == "Sudah"
    composer.discard()
    dialog = opened(office)
    dialog.signature.setPlainText(SIGNATURE)
    dialog.accept()
    editor = composer.form.editor
    assert editor.words() == ""
    closing = f"Hormat kami,\n{office.desk.certificate.agency_name}"
    QTest.keyClicks(editor, "Sudah")
    assert editor.words() == f"Sudah\n\n{closing}"
    editor.selectAll()
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    QTest.keyClicks(editor, "Lagi")
    assert editor.words().count(closing) == 1
    composer.show_verb("note")
    QTest.keyClicks(composer.form.editor, "Untuk kita")
    assert composer.form.editor.words() == "Untuk kita"


def test_a_signature_goes_out_with_the_answer(open_window: Open) -> None:
    office = open_window()
    office.desk.writing.choose_signature("Hormat kami")
    composer = writing(office)
    text = "Lampu di tiang 14 sudah diganti hari ini, Rabu 11 November, oleh bidang penerangan."
    QTest.keyClicks(composer.form.editor, text)
    composer.send()
    (item,) = office.desk.replica.outbox.list("pending")
    assert item.content.text == f"{text}\n\nHormat kami"


def test_access_to_a_proxy_goes_into_the_keyring_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "http://proksi.contoh:3128")
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    keyring = MemoryKeyring()
    service = ProxyService(keyring, "https://server.contoh")
    assert service.place() == "proksi.contoh:3128"
    service.keep("rina", "rahasia-sekali")
    assert service.kept(service.place())
    assert "rahasia-sekali" in "".join(keyring.entries.values())
    service.forget()
    assert not service.kept(service.place())


def test_a_name_for_the_proxy_is_asked_for_only_where_it_helps(
    open_window: Open, qtbot: QtBot
) -> None:
    office = open_window()
    failures: list[BaseException] = []
    place = Workplace(office.desk, office.lanes, office.events)
    proxy = "proksi.contoh:3128"
    for state, fields in (
        (ProxyState("", False, "s.contoh", True), False),
        (ProxyState(proxy, False, "s.contoh", True), True),
        (ProxyState(proxy, False, "s.contoh", False), False),
    ):
        block = NetworkBlock(place, state, failures.append)
        qtbot.addWidget(block)
        block.show()
        assert block.user.isVisible() == fields
        assert (proxy in block.said.text()) == bool(state.place)
        assert not block.keep.isEnabled()


def test_the_cards_menu_leads_to_settings_and_guide_where_the_rail_is_low(
    open_window: Open, qtbot: QtBot
) -> None:
    office = open_window(911, 480)
    assert not office.window.rail.foot["settings"].isVisible()
    menu = office.window.rail.flap.findChildren(PlanMenu)[0].menu_
    settings, guide = menu.actions()[-2:]
    settings.trigger()
    qtbot.waitUntil(lambda: bool(office.window.findChildren(SettingsDialog)))
    guide.trigger()
    qtbot.waitUntil(lambda: bool(office.window.findChildren(GuideWindow)))
