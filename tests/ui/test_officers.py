"""Several officers at one PC: asked who works, changed over, added; a single one never is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.desk import Desk
from desktop.domain.errors import AlreadyRunning
from desktop.platform.paths import Label
from tests.platform.keyrings import MemoryKeyring
from tests.support.everything import words_in
from tests.support.seats import PHRASE, SharedPc, settled, shared_pc, window_of
from ui.program import Program

OTHER = "frasa lain untuk rekan kerja"


@pytest.fixture
def pc(tmp_path: Path, qtbot: QtBot) -> Iterator[SharedPc]:
    with shared_pc(tmp_path, qtbot) as made:
        yield made


@pytest.fixture
def two(pc: SharedPc) -> SharedPc:
    """A PC with the copies of two officers, both in the key store of one account."""
    pc.keyring = MemoryKeyring()
    for officer, phrase in (("Petugas Contoh", PHRASE), ("Petugas Misal", OTHER)):
        desk = pc.enrolled(officer, phrase)
        desk.seat.set_label()
        desk.close()
    return pc


def chooser(program: Program, pc: SharedPc) -> list[str]:
    """Wait for the page; the names on it."""
    pc.until(lambda: program.officers.page is not None and program.officers.page.isVisible())
    assert program.officers.page is not None
    return [button.accessibleName() for button in program.officers.page.opening]


def choose(program: Program, name: str, phrase: str, pc: SharedPc) -> None:
    names = chooser(program, pc)
    assert program.officers.page is not None
    (place,) = [number for number, said in enumerate(names) if name in said]
    program.officers.page.opening[place].click()
    pc.until(program.unlock.isVisible)
    program.unlock.field.setText(phrase)
    QTest.keyClick(program.unlock.field, Qt.Key.Key_Return)
    pc.until(lambda: program.window is not None or program.unlock.banner.isVisible())


def test_one_officer_is_never_asked_and_an_old_home_needs_no_move(pc: SharedPc) -> None:
    pc.keyring = MemoryKeyring()
    desk = pc.enrolled()
    profile, before = desk.profile, sorted(p.name for p in pc.home.folder.iterdir())
    desk.close()
    # As a release before this one left it: no label, no note of a lock.
    assert not any(name.endswith((".label", ".locked")) for name in before)
    program = pc.program()
    program.start()
    pc.until(lambda: program.window is not None)
    assert program.desk is not None
    assert program.desk.profile == profile
    settled(program, pc)
    assert pc.home.label(profile).name == "Petugas Contoh"
    lines = [action.text() for action in window_of(program).rail.seat.menu_of.actions()]
    assert not any("Ganti petugas" in line for line in lines)
    assert any("Tambah petugas" in line for line in lines)


def test_with_several_it_is_asked_who_works_and_the_key_store_is_not_enough(
    two: SharedPc,
) -> None:
    program = two.program()
    program.start()
    names = chooser(program, two)
    assert len(names) == 2
    said = "\n".join(words_in(program.start_window))
    assert "Petugas Contoh" in said
    assert "Petugas Misal" in said
    choose(program, "Petugas Misal", PHRASE, two)
    assert program.window is None
    program.unlock.banner.hide()
    program.unlock.field.setText(OTHER)
    QTest.keyClick(program.unlock.field, Qt.Key.Key_Return)
    two.until(lambda: program.window is not None)
    assert program.desk is not None
    assert program.desk.certificate.officer_name == "Petugas Misal"
    assert two.home.current() == program.desk.profile


def test_changing_over_closes_one_copy_and_opens_the_other(two: SharedPc) -> None:
    program = two.program()
    program.start()
    choose(program, "Petugas Contoh", PHRASE, two)
    first = program.desk
    assert first is not None
    window = window_of(program)
    key = first.cases.keys("open")[0]
    window.open_case(key)
    two.until(lambda: window.case.view is not None)
    QTest.keyClicks(window.case.composer.form.editor, "Belum selesai")
    with pytest.raises(AlreadyRunning):
        Desk.open(two.home, PHRASE, None, two.office.clock, first.profile)
    program.officers.change()
    choose(program, "Petugas Misal", OTHER, two)
    second = program.desk
    assert second is not None
    assert second.profile != first.profile
    assert second.work.drafts() == ()
    again = Desk.open(two.home, PHRASE, None, two.office.clock, first.profile)
    two.desks.append(again)
    assert [draft.content.text for draft in again.work.drafts()] == ["Belum selesai"]


def test_from_the_lock_screen_a_colleague_takes_the_seat(two: SharedPc) -> None:
    program = two.program()
    program.start()
    choose(program, "Petugas Contoh", PHRASE, two)
    settled(program, two)
    lock = program.officers.lock
    assert lock is not None
    lock.lock()
    two.until(lambda: lock.standing == "locked")
    lock.page.other_button.click()
    choose(program, "Petugas Misal", OTHER, two)
    assert program.desk is not None
    assert program.desk.certificate.officer_name == "Petugas Misal"


def test_the_label_says_what_the_officer_wished_and_nothing_of_a_complaint(pc: SharedPc) -> None:
    desk = pc.enrolled()
    desk.seat.set_label("  Meja   Depan ")
    assert desk.seat.label.name == "Meja Depan"
    desk.seat.set_label()
    assert desk.seat.label.name == "Meja Depan"
    stored = json.loads(pc.home.label_path(desk.profile).read_text("utf-8"))
    assert set(stored) == {"name", "role", "agency"}
    pc.home.label_path(desk.profile).write_text("{", "utf-8")
    assert pc.home.label(desk.profile) == Label()
    pc.home.set_locked(desk.profile, True)
    names = [path.name for path in pc.home.keyed_files(desk.profile)]
    assert not any(name.endswith((".label", ".locked")) for name in names)
    desk.close()
    pc.home.remove_keyed_files(desk.profile)
    assert not pc.home.label_path(desk.profile).exists()
    assert not pc.home.is_locked(desk.profile)
