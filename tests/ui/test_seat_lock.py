"""Locking: nothing on screen, no key in memory, nothing lost, and back to the very place."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.desk import Desk
from desktop.domain.errors import DiskFull, KeyringLocked, WrongPassphrase
from desktop.domain.model import Content
from desktop.services.seat import DEFAULT_MINUTES
from tests.platform.keyrings import MemoryKeyring
from tests.support.everything import words_in
from tests.support.seats import PHRASE, SharedPc, settled, shared_pc, window_of
from ui.keys import KeysDialog
from ui.program import Program
from ui.seat.lock import SeatLock

CODE = "482915"


@pytest.fixture
def pc(tmp_path: Path, qtbot: QtBot) -> Iterator[SharedPc]:
    with shared_pc(tmp_path, qtbot) as made:
        yield made


def lock_of(program: Program) -> SeatLock:
    assert program.officers.lock is not None
    return program.officers.lock


def locked(program: Program, pc: SharedPc) -> SeatLock:
    """Lock by the key and wait until the copy is closed."""
    lock = lock_of(program)
    QTest.keyClick(window_of(program), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    pc.until(lambda: lock.standing == "locked")
    return lock


def unlock(lock: SeatLock, secret: str, pc: SharedPc) -> None:
    lock.page.field.setText(secret)
    QTest.keyClick(lock.page.field, Qt.Key.Key_Return)
    pc.until(lambda: lock.standing == "open")


def seen_words() -> str:
    """What windows in sight say."""
    shown = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
    return "\n".join(word for window in shown for word in words_in(window))


def open_first(program: Program, pc: SharedPc) -> str:
    window = window_of(program)
    window.show_list("open")
    desk = program.desk
    assert desk is not None
    key = desk.cases.keys("needs_answer")[2]
    window.open_case(key)
    pc.until(lambda: window.case.view is not None and window.case.view.key == key)
    return key


def test_nothing_of_a_complaint_is_seen_while_locked(pc: SharedPc) -> None:
    program = pc.at_work()
    key = open_first(program, pc)
    desk = program.desk
    assert desk is not None
    complaint = desk.cases.open(key).complaint
    assert complaint.row.tracking_id in seen_words()
    dialog = KeysDialog(window_of(program))
    with pc.qtbot.waitActive(dialog):
        dialog.open()
        dialog.activateWindow()
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_L, control)
    pc.until(lambda: lock_of(program).standing == "locked")
    said = seen_words()
    assert "Penghubung terkunci" in said
    assert complaint.row.tracking_id not in said
    assert not [word for word in complaint.text.split() if len(word) > 8 and word in said]
    assert not window_of(program).isVisible()
    assert not dialog.isVisible()
    program.come_forward()
    assert not window_of(program).isVisible()
    unlock(lock_of(program), PHRASE, pc)
    assert dialog.isVisible()
    dialog.close()


def test_the_key_is_gone_until_the_passphrase_is_typed(pc: SharedPc) -> None:
    program = pc.at_work()
    desk = program.desk
    assert desk is not None
    key = desk.replica.database.key
    lock = locked(program, pc)
    with pytest.raises(KeyringLocked):
        _ = desk.replica.database.key
    assert desk.replica.database.writer.pool.checkedout() == 0  # type: ignore[attr-defined]
    assert desk.replica.database.writer.pool.checkedin() == 0  # type: ignore[attr-defined]
    gc.collect()
    holders = [one for one in gc.get_referrers(key) if isinstance(one, dict)]
    assert not [one for one in holders if any(v is key for v in one.values()) and "_key" in one]
    lock.page.field.setText("bukan frasa itu")
    QTest.keyClick(lock.page.field, Qt.Key.Key_Return)
    pc.until(lock.page.banner.isVisible)
    assert lock.standing == "locked"
    unlock(lock, PHRASE, pc)
    assert desk.replica.database.key == key
    assert window_of(program).isVisible()
    assert not program.start_window.isVisible()


def test_page_selection_scroll_and_text_are_where_they_were(pc: SharedPc) -> None:
    program = pc.at_work()
    window = window_of(program)
    key = open_first(program, pc)
    pc.until(lambda: window.case.timeline.complete)
    window.case.focus_composer()
    editor = window.case.composer.form.editor
    QTest.keyClicks(editor, "Petugas akan datang besok pagi")
    cursor = editor.textCursor()
    cursor.setPosition(3)
    cursor.setPosition(12, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    bar = window.list.table.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = (window.page, window.list.current_key, bar.value(), window.case.timeline.position)
    lock = locked(program, pc)
    desk = program.desk
    assert desk is not None
    unlock(lock, PHRASE, pc)
    settled(program, pc)
    after = (window.page, window.list.current_key, bar.value(), window.case.timeline.position)
    assert after == before
    assert window.case.current_key == key
    assert editor.toPlainText() == "Petugas akan datang besok pagi"
    assert editor.textCursor().selectedText() == "ugas akan"
    assert window.focusWidget() is editor
    assert [d.content.text for d in desk.work.drafts()] == ["Petugas akan datang besok pagi"]
    QTest.keyClicks(editor, "!")
    window.case.save_now()
    assert "!" in desk.work.drafts()[0].content.text


def test_an_idle_desk_locks_by_itself_and_a_touch_puts_it_off(pc: SharedPc) -> None:
    program = pc.at_work()
    settled(program, pc)
    lock = lock_of(program)
    assert lock.watch.minutes == DEFAULT_MINUTES
    passed = 0
    lock.watch.now = lambda: float(passed)
    lock.watch.touch()
    passed += 9 * 60
    handle = window_of(program).windowHandle()
    QTest.keyClick(handle, Qt.Key.Key_Shift)
    passed += 9 * 60
    lock.watch.look()
    assert lock.standing == "open"
    passed += 60
    lock.watch.look()
    pc.until(lambda: lock.standing == "locked")
    unlock(lock, PHRASE, pc)
    pc.office.clock.at += 86_400
    lock.watch.look()
    assert lock.standing == "open", "only the PC's clock was set"
    lock.set_minutes(0)
    settled(program, pc)
    passed += 86_400
    lock.watch.look()
    assert lock.standing == "open"
    desk = program.desk
    assert desk is not None
    assert desk.seat.minutes() == 0


def test_an_exchange_under_way_ends_first(pc: SharedPc) -> None:
    desk = pc.enrolled()
    desk.work.send(desk.work.save(desk.cases.keys("open")[0], Content("note", "Catatan")).id)
    program = pc.at_work(desk)
    settled(program, pc)
    window = window_of(program)
    ended: list[object] = []
    window.sync.finished.connect(ended.append)
    window.sync.start()
    lock = lock_of(program)
    lock.lock()
    assert lock.standing == "closing"
    assert not window.isVisible()
    pc.until(lambda: lock.standing == "locked")
    assert len(ended) == 1
    unlock(lock, PHRASE, pc)
    assert desk.work.outbox() == ()


def test_whoever_comes_back_during_an_exchange_gets_in_once_it_stopped(pc: SharedPc) -> None:
    program = pc.at_work()
    settled(program, pc)
    window_of(program).sync.start()
    lock = lock_of(program)
    lock.lock()
    unlock(lock, PHRASE, pc)
    settled(program, pc)
    assert window_of(program).isVisible()


def test_a_text_that_cannot_be_saved_keeps_the_copy_open(
    pc: SharedPc, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = pc.at_work()
    open_first(program, pc)
    window = window_of(program)
    desk = program.desk
    assert desk is not None

    def full(*_: object, **__: object) -> None:
        raise DiskFull("ENOSPC")

    monkeypatch.setattr(desk.work, "save", full)
    QTest.keyClicks(window.case.composer.form.editor, "Belum tersimpan")
    lock = lock_of(program)
    lock.lock()
    assert not window.isVisible()
    assert lock.standing == "covered"
    assert "belum dapat disimpan" in seen_words()
    monkeypatch.undo()
    unlock(lock, PHRASE, pc)
    assert window.case.save_now()
    assert [draft.content.text for draft in desk.work.drafts()] == ["Belum tersimpan"]


def test_with_the_key_store_a_code_opens_it_and_without_one_says_so(pc: SharedPc) -> None:
    pc.keyring = MemoryKeyring()
    desk = pc.enrolled()
    program = pc.at_work(desk)
    lock = locked(program, pc)
    assert lock.page.secret is None
    assert "siapa pun" in seen_words()
    assert not pc.home.is_locked(desk.profile)
    lock.page.onward_button.click()
    pc.until(lambda: lock.standing == "open")
    desk.seat.set_code(CODE)
    lock = locked(program, pc)
    assert pc.home.is_locked(desk.profile)
    for _ in range(5):
        lock.page.field.setText("111111")
        lock.page.banner.hide()
        lock.page.onward_button.click()
        pc.until(lock.page.banner.isVisible)
    lock.page.field.setText(CODE)
    lock.page.banner.hide()
    lock.page.onward_button.click()
    pc.until(lock.page.banner.isVisible)
    assert lock.standing == "locked"
    unlock(lock, PHRASE, pc)
    assert not pc.home.is_locked(desk.profile)
    lock = locked(program, pc)
    unlock(lock, CODE, pc)


def test_a_new_start_does_not_walk_around_the_lock(pc: SharedPc) -> None:
    pc.keyring = MemoryKeyring()
    desk = pc.enrolled()
    desk.seat.set_code(CODE)
    clock, home, profile = pc.office.clock, pc.home, desk.profile
    desk.seat.lock()
    desk.close()
    with pytest.raises(KeyringLocked):
        Desk.open(home, None, pc.keyring, clock)
    with pytest.raises(WrongPassphrase):
        Desk.open(home, "000000", pc.keyring, clock)
    Desk.open(home, CODE, pc.keyring, clock).close()
    assert not home.is_locked(profile)
    Desk.open(home, None, pc.keyring, clock).close()


def test_a_program_killed_while_locked_has_lost_nothing(pc: SharedPc, tmp_path: Path) -> None:
    desk = pc.enrolled()
    key = desk.cases.keys("open")[0]
    desk.close()
    script = (
        "import sys\n"
        "from desktop.desk import Desk\n"
        "from desktop.domain.model import Content\n"
        "from desktop.platform.clock import SystemClock\n"
        "from desktop.platform.paths import Home\n"
        "from pathlib import Path\n"
        "desk = Desk.open(Home(Path(sys.argv[1])), sys.argv[2], None, SystemClock())\n"
        "desk.work.save(sys.argv[3], Content('note', 'Sebelum dikunci'))\n"
        "desk.seat.lock()\n"
        "print('locked', flush=True)\n"
        "sys.stdin.read()\n"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", script, str(pc.home.folder), PHRASE, key],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=dict(os.environ),
    )
    assert child.stdout is not None
    assert child.stdin is not None
    assert child.stdout.readline().strip() == b"locked"
    child.send_signal(signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)
    child.wait()
    child.stdin.close()
    child.stdout.close()
    again = Desk.open(pc.home, PHRASE, None, pc.office.clock)
    pc.desks.append(again)
    assert [draft.content.text for draft in again.work.drafts()] == ["Sebelum dikunci"]
    assert not pc.home.is_locked(again.profile)
