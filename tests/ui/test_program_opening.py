"""From the start of the program to the main window, and everything that may be in the way."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.desk import Desk
from desktop.domain.model import Content
from desktop.platform.paths import Home
from desktop.platform.wrapping import Cost
from resources.practice import PracticeOffice
from resources.practice.writers import write_native
from server import agencies
from tests.platform.keyrings import MemoryKeyring
from tests.support.office import Office, open_office
from ui.first_run.flow import FirstRun
from ui.first_run.page import Page
from ui.main import main
from ui.practice_strip import PracticeStrip
from ui.program import NotOpen, Program, Setting

ROOT = Path(__file__).resolve().parents[2]
CHEAP = Cost(64, 1, 1)
PHRASE = "frasa sandi untuk uji coba"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    export = tmp_path / "native.jsonl"
    write_native(export, PracticeOffice(5, 60, 3, date(2026, 11, 6)))
    with open_office(tmp_path / "office") as office:
        office.take_in(export)
        yield office


class Pc:
    """A PC with programs on it; everything is let go of at the end."""

    def __init__(self, office: Office, home: Home, qtbot: QtBot) -> None:
        self.office = office
        self.home = home
        self.qtbot = qtbot
        self.programs: list[Program] = []

    def enrolled(self, keyring: MemoryKeyring | None = None) -> Desk:
        """A desk with its first copy, open."""
        with self.office.central.database.read() as connection:
            agency = max(agencies.listing(connection), key=lambda a: a.complaints)
        code = self.office.code(agency.name, "Petugas Contoh")
        desk = Desk.enrol(self.home, code, PHRASE, keyring, self.office.clock, cost=CHEAP)
        assert desk.sync.run().receipt.verified
        return desk

    def start(self, passphrase: str | None = None, keyring: MemoryKeyring | None = None) -> Program:
        """Start the program."""
        setting = Setting(
            self.home, self.office.clock, lambda: keyring, passphrase=passphrase, cost=CHEAP
        )
        program = Program(setting)
        self.programs.append(program)
        self.qtbot.addWidget(program.start_window)
        program.start()
        return program

    def page(self, program: Program, page: Callable[[], Page | None]) -> None:
        """Wait until this page is up. `page` is asked only while the start window is."""

        def is_up() -> bool:
            with contextlib.suppress(AssertionError):
                return program.start_window.page is page()
            return False

        self.qtbot.waitUntil(is_up, timeout=20_000)

    def press(self, button: QPushButton) -> None:
        """Click what is seen."""
        self.qtbot.waitUntil(button.isVisible, timeout=20_000)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def opens(self, program: Program) -> None:
        """Wait for the main window."""
        self.qtbot.waitUntil(lambda: program.window is not None, timeout=20_000)
        assert program.window is not None
        self.qtbot.addWidget(program.window)

    def close(self) -> None:
        """Let go of everything."""
        for program in self.programs:
            if program.window is not None:
                program.window.close()
            program.shutdown()


@pytest.fixture
def pc(office: Office, tmp_path: Path, qtbot: QtBot) -> Iterator[Pc]:
    pc = Pc(office, Home(tmp_path / "pc"), qtbot)
    yield pc
    pc.close()


def first_run(program: Program) -> FirstRun:
    assert program.first_run is not None
    return program.first_run


def strip_of(program: Program) -> PracticeStrip:
    assert program.window is not None
    strip = program.window.menuWidget()
    assert isinstance(strip, PracticeStrip)
    return strip


def banner_text(page: Page) -> str:
    return page.banner.accessibleDescription() if page.banner.isVisible() else ""


def test_a_new_pc_begins_with_the_first_run(pc: Pc) -> None:
    program = pc.start()
    pc.page(program, lambda: first_run(program).welcome)
    with pytest.raises(NotOpen):
        _ = program.practice_server


def test_the_key_store_opens_it_without_a_word(pc: Pc) -> None:
    keyring = MemoryKeyring()
    pc.enrolled(keyring).close()
    program = pc.start(keyring=keyring)
    pc.opens(program)
    assert not program.start_window.isVisible()


def test_the_passphrase_is_asked_for_until_it_is_right(pc: Pc) -> None:
    pc.enrolled().close()
    program = pc.start()
    pc.page(program, lambda: program.unlock)
    QTest.keyClicks(program.unlock.field, "bukan frasa yang benar")
    QTest.keyClick(program.unlock.field, Qt.Key.Key_Return)
    pc.qtbot.waitUntil(lambda: "tidak cocok" in banner_text(program.unlock), timeout=20_000)
    assert program.unlock.field.hasFocus() or not program.start_window.isActiveWindow()
    program.unlock.field.setText(PHRASE)
    pc.press(program.unlock.onward_button)
    pc.opens(program)
    assert program.unlock.passphrase == ""


def test_a_key_store_gets_the_key_only_where_the_officer_says_so(pc: Pc) -> None:
    pc.enrolled().close()
    keyring = MemoryKeyring()
    program = pc.start(keyring=keyring)
    pc.page(program, lambda: program.unlock)
    program.unlock.field.setText(PHRASE)
    pc.press(program.unlock.onward_button)
    pc.opens(program)
    assert keyring.entries == {}


def test_a_second_window_says_that_there_is_one(pc: Pc) -> None:
    desk = pc.enrolled()
    program = pc.start(PHRASE)
    pc.page(program, lambda: program.trouble)
    assert "sudah terbuka" in program.trouble.title
    desk.close()
    pc.press(program.trouble.onward_button)
    pc.opens(program)


def test_a_damaged_copy_is_put_aside_and_the_words_are_saved(pc: Pc) -> None:
    desk = pc.enrolled()
    desk.work.save(desk.cases.keys()[0], Content("note", "Konsep yang harus selamat."))
    desk.close()
    path = pc.home.replica(desk.profile)
    content = bytearray(path.read_bytes())
    content[16:4096] = bytes(4080)
    path.write_bytes(content)
    program = pc.start(PHRASE)
    pc.page(program, lambda: program.trouble)
    assert "rusak" in program.trouble.title
    pc.press(program.trouble.onward_button)
    pc.qtbot.waitUntil(lambda: "disisihkan" in program.trouble.title, timeout=20_000)
    aside = [p for p in pc.home.keyed_files(desk.profile) if p != path]
    assert aside
    pc.press(program.trouble.onward_button)
    pc.qtbot.waitUntil(
        lambda: program.window is not None or program.first_run is not None, timeout=20_000
    )


def test_a_newer_programs_file_is_left_alone(pc: Pc) -> None:
    desk = pc.enrolled()
    desk.close()
    key = pc.home.key_path(desk.profile)
    key.write_bytes(key.read_bytes().replace(b'"version": 1', b'"version": 99'))
    before = key.read_bytes()
    program = pc.start(PHRASE)
    pc.page(program, lambda: program.trouble)
    assert "lebih baru" in program.trouble.title
    assert not program.trouble.onward_button.isVisible()
    assert program.trouble.close_button.isVisible()
    assert key.read_bytes() == before


def test_an_enrolment_that_was_cut_goes_on_with_its_code(pc: Pc) -> None:
    pc.office.stop()
    with pytest.raises(Exception, match="offline"):
        pc.enrolled()
    pc.office.start()
    program = pc.start(PHRASE)
    pc.page(program, lambda: first_run(program).code)
    assert program.first_run is not None
    assert "belum selesai" in banner_text(program.first_run.code)


def test_a_revoked_pc_says_so_and_leads_to_a_new_enrolment(pc: Pc) -> None:
    pc.enrolled().close()
    program = pc.start(PHRASE)
    pc.opens(program)
    assert program.desk is not None
    assert program.window is not None
    device = program.desk.certificate.device
    assert pc.office.central.accounts.revoke(device, pc.office.clock.now())
    program.window.sync.start()
    pc.page(program, lambda: program.trouble)
    assert "dicabut" in program.trouble.title
    assert program.window is None
    assert pc.home.profiles() == []
    pc.press(program.trouble.onward_button)
    pc.page(program, lambda: first_run(program).welcome)


def test_words_typed_last_are_in_the_file_after_the_end(pc: Pc) -> None:
    pc.enrolled().close()
    program = pc.start(PHRASE)
    pc.opens(program)
    assert program.window is not None
    assert program.desk is not None
    key = program.desk.cases.keys("open")[0]
    program.window.open_case(key)
    composer = program.window.case.composer
    pc.qtbot.waitUntil(lambda: composer.complaint == key, timeout=20_000)
    QTest.keyClicks(composer.form.editor, "Kata terakhir")
    program.window.close()
    program.shutdown()
    with Desk.open(pc.home, PHRASE, None, pc.office.clock, cost=CHEAP) as desk:
        assert [draft.content.text for draft in desk.work.drafts()] == ["Kata terakhir"]


@pytest.mark.timeout(200)
def test_the_practice_office_opens_is_made_anew_and_left(pc: Pc) -> None:
    program = pc.start()
    pc.page(program, lambda: first_run(program).welcome)
    assert program.first_run is not None
    pc.press(program.first_run.welcome.practice_button)
    pc.qtbot.waitUntil(lambda: program.window is not None, timeout=60_000)
    assert program.window is not None
    assert program.desk is not None
    strip = strip_of(program)
    assert strip.isVisible()
    first_port = program.practice_server.port
    program.desk.work.save(program.desk.cases.keys()[0], Content("note", "Konsep latihan."))
    pc.press(strip.reset_button)
    pc.press(strip.no_button)
    assert strip.reset_button.isVisible()
    pc.press(strip.reset_button)
    pc.press(strip.yes_button)
    pc.qtbot.waitUntil(lambda: program.window is None, timeout=60_000)
    pc.qtbot.waitUntil(lambda: program.window is not None, timeout=60_000)
    assert program.desk.work.drafts() == ()
    assert program.practice_server.port != first_port
    pc.press(strip_of(program).leave_button)
    pc.page(program, lambda: first_run(program).welcome)
    assert not program.practice_server.running
    assert program.desk is None


def test_a_self_check_asks_for_its_own_home(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--self-check"])
    assert ended.value.code == 2
    assert "--home" in capsys.readouterr().err


def failed(error: BaseException) -> None:
    raise error


def test_another_language_makes_the_window_anew_and_the_desk_stays_open(pc: Pc) -> None:
    pc.enrolled().close()
    program = pc.start(PHRASE)
    pc.opens(program)
    window, desk = program.window, program.desk
    assert window is not None
    preferences = window.extras.preferences
    preferences.change(replace(preferences.now, language="en"), failed)
    pc.qtbot.waitUntil(lambda: program.window not in (None, window), timeout=20_000)
    again = program.window
    assert again is not None
    assert program.desk is desk
    assert again.rail.buttons["today"].text() == "Today"
    assert again.rail.foot["settings"].text() == "Settings"
    assert program.unlock.onward_button.text() == "Open"
    back = again.extras.preferences
    assert back.now.language == "en"
    back.change(replace(back.now, language="id"), failed)
    pc.qtbot.waitUntil(lambda: program.window not in (None, again), timeout=20_000)
    assert program.window is not None
    assert program.window.rail.buttons["today"].text() == "Hari ini"


def test_the_first_imports_leave_the_heavy_ones_for_later() -> None:
    """What the start does not need is not loaded before the window is up."""
    heavy = ("sqlalchemy", "requests", "alembic", "PySide6.QtTest", "resources.practice", "server")
    code = (
        "import sys, ui.main, ui.dress, ui.faults, ui.program\n"
        f"print([name for name in {heavy} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
