"""First run through its real pages, against a real server and real files."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.desk import Desk
from desktop.domain.errors import WrongPassphrase
from desktop.domain.formats import Formatter
from desktop.platform.paths import Home
from desktop.platform.wrapping import Cost
from resources.practice import PracticeOffice
from resources.practice.writers import write_native
from server import agencies
from tests.platform.keyrings import MemoryKeyring
from tests.support.office import Office, open_office
from ui.first_run.flow import FirstRun
from ui.first_run.page import Page
from ui.i18n import install, uninstall
from ui.lanes import ThreadLanes

CHEAP = Cost(64, 1, 1)
PHRASE = "frasa sandi untuk uji coba"


@pytest.fixture(scope="module")
def export(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("export") / "native.jsonl"
    write_native(path, PracticeOffice(5, 60, 3, date(2026, 11, 6)))
    return path


@pytest.fixture
def office(tmp_path: Path, export: Path) -> Iterator[Office]:
    with open_office(tmp_path / "office") as office:
        office.take_in(export)
        yield office


@pytest.fixture
def code(office: Office) -> str:
    with office.central.database.read() as connection:
        agency = max(agencies.listing(connection), key=lambda a: a.complaints)
    return office.code(agency.name, "Petugas Contoh")


@pytest.fixture
def lanes() -> Iterator[ThreadLanes]:
    lanes = ThreadLanes()
    yield lanes
    lanes.shutdown()


class Seat:
    """A PC on which the first run is shown, and what came of it."""

    def __init__(self, office: Office, home: Home, lanes: ThreadLanes, qtbot: QtBot) -> None:
        self.office = office
        self.home = home
        self.lanes = lanes
        self.qtbot = qtbot
        self.desks: list[Desk] = []

    def begin(self, keyring: MemoryKeyring | None = None) -> FirstRun:
        """Show the first run."""
        formatter = Formatter(self.office_zone)
        first = FirstRun(self.home, self.lanes, self.office.clock, keyring, formatter, CHEAP)
        first.enrolled.connect(self.desks.append)
        self.qtbot.addWidget(first)
        first.resize(900, 600)
        first.show()
        with self.qtbot.waitActive(first):
            first.activateWindow()
        first.go(first.welcome)
        return first

    @property
    def office_zone(self) -> Any:
        from zoneinfo import ZoneInfo

        return ZoneInfo("Asia/Jakarta")

    def press(self, button: QPushButton) -> None:
        """Click what is seen."""
        self.qtbot.waitUntil(button.isVisible)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def arrives(self, first: FirstRun, page: Page) -> None:
        """Wait until this page is up."""
        self.qtbot.waitUntil(lambda: first.page is page, timeout=20_000)

    def type_code(self, first: FirstRun, code: str) -> None:
        """From the first page to the code, and on."""
        self.press(first.welcome.connect_button)
        first.code.field.setPlainText(code)
        self.press(first.code.onward_button)

    def write_down(self, first: FirstRun) -> tuple[str, ...]:
        """From the choice of protection to the words, typed as asked."""
        self.arrives(first, first.protection)
        self.press(first.protection.onward_button)
        self.press(first.recovery.onward_button)
        words = first.recovery.words
        for field, place in zip(first.confirm.fields, first.confirm.places, strict=True):
            QTest.keyClicks(field, words[place])
        self.press(first.confirm.onward_button)
        return words

    def desk(self) -> Desk:
        """The desk that came of it."""
        self.qtbot.waitUntil(lambda: bool(self.desks), timeout=20_000)
        return self.desks[-1]


@pytest.fixture
def seat(office: Office, tmp_path: Path, lanes: ThreadLanes, qtbot: QtBot) -> Iterator[Seat]:
    seat = Seat(office, Home(tmp_path / "pc"), lanes, qtbot)
    yield seat
    for desk in seat.desks:
        desk.close()


def state(first: FirstRun) -> str:
    return first.code.state.text


def banner_text(page: Page) -> str:
    return page.banner.accessibleDescription() if page.banner.isVisible() else ""


def refusing(path: str) -> Callable[[Any], Any]:
    """A server that answers 503 on one path, as one that is being mended."""

    def wrap(app: Any) -> Any:
        async def guarded(scope: Any, receive: Any, send: Callable[[Any], Awaitable[None]]) -> None:
            if scope["type"] == "http" and scope["path"] == path:
                body = json.dumps({"penghubung": "busy", "retry_after": 600}).encode()
                kind = (b"content-type", b"application/json")
                await send({"type": "http.response.start", "status": 503, "headers": [kind]})
                await send({"type": "http.response.body", "body": body})
            else:
                await app(scope, receive, send)

        return guarded

    return wrap


def test_from_the_code_to_a_proven_copy(seat: Seat, code: str) -> None:
    first = seat.begin()
    seat.type_code(first, code.lower().replace("-", "\n"))
    words = seat.write_down(first)
    desk = seat.desk()
    assert len(words) == 6
    assert len(desk.cases.keys()) > 10
    assert desk.replica.receipts.list()[0].verified
    desk.close()
    with pytest.raises(WrongPassphrase):
        Desk.open(seat.home, PHRASE, None, seat.office.clock, cost=CHEAP)
    again = Desk.open(seat.home, " ".join(words), None, seat.office.clock, cost=CHEAP)
    seat.desks.append(again)
    assert again.cases.keys() == desk.cases.keys()


def test_the_whole_of_it_by_keyboard(seat: Seat, code: str) -> None:
    first = seat.begin(MemoryKeyring())

    def focus() -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    assert focus() is first.welcome.connect_button
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    seat.arrives(first, first.code)
    assert focus() is first.code.field
    QGuiApplication.clipboard().setText(code)
    QTest.keyClick(focus(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(focus(), Qt.Key.Key_Tab)
    QTest.keyClick(focus(), Qt.Key.Key_Tab)
    QTest.keyClick(focus(), Qt.Key.Key_Tab)
    assert focus() is first.code.onward_button
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    seat.arrives(first, first.protection)
    assert focus() is first.protection.keyring
    QTest.keyClick(focus(), Qt.Key.Key_Down)
    assert not first.protection.uses_keyring
    QTest.keyClick(focus(), Qt.Key.Key_Up)
    while focus() is not first.protection.onward_button:
        QTest.keyClick(focus(), Qt.Key.Key_Tab)
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    assert focus() is first.recovery.onward_button
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    words = first.recovery.words
    for place in first.confirm.places:
        QTest.keyClicks(focus(), words[place])
        QTest.keyClick(focus(), Qt.Key.Key_Tab)
    QTest.keyClick(first.confirm.fields[-1], Qt.Key.Key_Return)
    assert seat.desk().replica.receipts.list()[0].verified


def test_escape_goes_back_and_nothing_is_lost(seat: Seat, code: str) -> None:
    first = seat.begin()
    seat.type_code(first, code)
    seat.arrives(first, first.protection)
    seat.press(first.protection.onward_button)
    words = first.recovery.words
    for page in (first.protection, first.code, first.welcome):
        QTest.keyClick(first.page, Qt.Key.Key_Escape)
        assert first.page is page
    assert first.code.text == code
    seat.press(first.welcome.connect_button)
    seat.press(first.code.onward_button)
    seat.arrives(first, first.protection)
    seat.press(first.protection.onward_button)
    assert first.recovery.words == words


def test_a_code_is_read_while_it_is_typed(seat: Seat, code: str) -> None:
    first = seat.begin()
    seat.press(first.welcome.connect_button)
    said = [state(first)]
    # Not the last sign: some of its bits may say nothing.
    mistyped = code[:-2] + ("A" if code[-2] != "A" else "B") + code[-1]
    for text in ("XX", code[:40], mistyped, code):
        first.code.field.setPlainText(text)
        said.append(state(first))
    assert "PH1" in said[0]
    assert "bukan" in said[1]
    assert "Belum lengkap" in said[2]
    assert "Belum lengkap" in said[3]
    assert seat.office.url in said[4]


def test_an_unread_code_does_not_lead_on(seat: Seat, code: str) -> None:
    first = seat.begin()
    seat.type_code(first, code[:50])
    assert first.page is first.code
    assert "tidak terbaca" in banner_text(first.code)
    assert first.code.text == code[:50]
    first.code.field.setPlainText(code)
    assert banner_text(first.code) == ""


def test_a_word_that_is_wrong_is_named(seat: Seat, code: str) -> None:
    first = seat.begin()
    seat.type_code(first, code)
    seat.arrives(first, first.protection)
    seat.press(first.protection.onward_button)
    seat.press(first.recovery.onward_button)
    words = first.recovery.words
    wrong, right = first.confirm.fields
    QTest.keyClicks(wrong, "salah")
    QTest.keyClicks(right, words[first.confirm.places[1]])
    seat.press(first.confirm.onward_button)
    seat.arrives(first, first.confirm)
    assert f"Kata nomor {first.confirm.places[0] + 1}" in banner_text(first.confirm)
    seat.press(first.confirm.back_button)
    seat.arrives(first, first.recovery)
    assert first.recovery.words == words


def test_without_a_server_it_says_so_and_goes_on_later(seat: Seat, code: str) -> None:
    seat.office.stop()
    first = seat.begin()
    seat.type_code(first, code)
    words = seat.write_down(first)
    seat.qtbot.waitUntil(lambda: banner_text(first.working) != "", timeout=20_000)
    assert "belum terdaftar" in banner_text(first.working)
    seat.office.start()
    seat.press(first.working.onward_button)
    desk = seat.desk()
    desk.close()
    opened = Desk.open(seat.home, " ".join(words), None, seat.office.clock, cost=CHEAP)
    seat.desks.append(opened)


def test_a_used_code_leads_back_to_the_code(seat: Seat, code: str, tmp_path: Path) -> None:
    other = Desk.enrol(Home(tmp_path / "other"), code, PHRASE, None, seat.office.clock, cost=CHEAP)
    other.close()
    first = seat.begin()
    seat.type_code(first, code)
    seat.write_down(first)
    seat.arrives(first, first.code)
    assert "sudah dipakai" in banner_text(first.code)
    assert first.code.text == code
    assert not seat.home.profiles()


def test_enrolled_but_not_received_can_begin_all_the_same(seat: Seat, code: str) -> None:
    seat.office.stop()
    seat.office.wrap = refusing("/api/v1/sync")
    seat.office.start()
    first = seat.begin()
    seat.type_code(first, code)
    seat.write_down(first)
    seat.qtbot.waitUntil(first.working.other_button.isVisible, timeout=20_000)
    # Of the two buttons here, not of one that the desk will have.
    said = banner_text(first.working)
    assert said.endswith("Tekan Coba lagi, atau buka dengan yang sudah ada.")
    assert "Sinkronkan" not in said
    seat.press(first.working.other_button)
    desk = seat.desk()
    assert desk.cases.keys() == ()
    assert desk.certificate.role == "liaison"


def test_what_was_received_late_is_received_at_the_next_try(seat: Seat, code: str) -> None:
    seat.office.stop()
    seat.office.wrap = refusing("/api/v1/sync")
    seat.office.start()
    first = seat.begin()
    seat.type_code(first, code)
    seat.write_down(first)
    seat.qtbot.waitUntil(first.working.other_button.isVisible, timeout=20_000)
    seat.office.stop()
    seat.office.wrap = lambda app: app
    seat.office.start()
    seat.press(first.working.onward_button)
    assert len(seat.desk().cases.keys()) > 10


def test_keys_of_an_earlier_try_are_asked_for(seat: Seat, code: str) -> None:
    seat.office.stop()
    with pytest.raises(Exception, match="offline"):
        Desk.enrol(seat.home, code, PHRASE, None, seat.office.clock, cost=CHEAP)
    seat.office.start()
    first = seat.begin()
    seat.type_code(first, code)
    seat.arrives(first, first.unlock)
    seat.press(first.unlock.onward_button)
    assert "kosong" in banner_text(first.unlock)
    QTest.keyClicks(first.unlock.field, "frasa sandi yang keliru")
    seat.press(first.unlock.onward_button)
    seat.qtbot.waitUntil(lambda: "tidak cocok" in banner_text(first.unlock), timeout=20_000)
    first.unlock.field.setText(PHRASE)
    seat.press(first.unlock.onward_button)
    assert seat.desk().replica.receipts.list()[0].verified
    assert first.unlock.passphrase == ""


def test_the_key_store_opens_the_copy_next_time(seat: Seat, code: str) -> None:
    keyring = MemoryKeyring()
    first = seat.begin(keyring)
    seat.type_code(first, code)
    words = seat.write_down(first)
    seat.desk().close()
    seat.desks.append(Desk.open(seat.home, None, keyring, seat.office.clock, cost=CHEAP))
    seat.desks[-1].close()
    seat.desks.append(Desk.open(seat.home, " ".join(words), None, seat.office.clock, cost=CHEAP))


def test_the_passphrase_alone_leaves_nothing_in_the_key_store(seat: Seat, code: str) -> None:
    keyring = MemoryKeyring()
    first = seat.begin(keyring)
    seat.type_code(first, code)
    seat.arrives(first, first.protection)
    first.protection.passphrase.setChecked(True)
    seat.write_down(first)
    seat.desk()
    assert keyring.entries == {}


def test_without_a_key_store_there_is_no_choice(seat: Seat, code: str) -> None:
    first = seat.begin(None)
    seat.type_code(first, code)
    seat.arrives(first, first.protection)
    assert not first.protection.keyring.isVisible()
    assert not first.protection.uses_keyring
    assert first.protection.onward_button.hasFocus()


def test_every_page_speaks_only_indonesian(seat: Seat, qapp: Any) -> None:
    """In English the same page says something else: so nothing was left untranslated."""
    first = seat.begin(MemoryKeyring())
    english = install(qapp, "en")
    try:
        other = seat.begin(MemoryKeyring())
        for name in ("welcome", "code", "protection", "recovery", "confirm", "unlock"):
            here, there = getattr(first, name), getattr(other, name)
            assert here.title != there.title, name
    finally:
        uninstall(qapp, english)


def test_every_control_has_a_name_and_room(seat: Seat) -> None:
    first = seat.begin(MemoryKeyring())
    first._show_words()
    first._ask_words()
    for page in (first.welcome, first.code, first.protection, first.confirm, first.unlock):
        first.go(page)
        for button in page.findChildren(QPushButton):
            if button.isVisible():
                assert button.accessibleName() or button.text()
                assert button.height() >= 32
