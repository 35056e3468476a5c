"""A hidden reporter, and the record of who looked."""

from __future__ import annotations

from typing import Final

from desktop.domain.model import Content
from tests.platform.keyrings import MemoryKeyring
from tests.screens.scene import Scene
from tests.screens.stage import OFFICER, Stage
from ui.case.identity import IdentityBar
from ui.compose.colleagues import ColleagueLine
from ui.frame import show_dialog
from ui.seat.access_dialog import AccessDialog
from ui.seat.button import SeatButton
from ui.seat.chooser import ChooserPage
from ui.seat.code_dialog import CodeDialog
from ui.seat.lock import SeatLock
from ui.seat.lock_page import LockPage


def hidden(stage: Stage) -> None:
    stage.open(page="open")
    key = stage.finds(anonymous=False, secret=False)
    stage.office.coordinator.make_secret(key, stage.office.clock.now())
    stage.exchange()
    stage.window.receipt.hide()
    stage.open_case(key)


def identity_open(stage: Stage) -> None:
    hidden(stage)
    stage.window.case.header.fold_button.click()
    stage.window.case.header.identity.open_button.click()
    stage.wait("the identity is open", lambda: stage.window.case.identity.timer.isActive())


def seat_menu(stage: Stage) -> None:
    stage.open(page="open")
    stage.window.rail.seat.click()


def no_access(stage: Stage) -> None:
    stage.open(page="open")
    stage.window.rail.seat.show_access()


def access(stage: Stage) -> None:
    desk = stage.synced()
    for key, reason in zip(
        desk.cases.keys("open")[:4],
        ("Menelepon pelapor tentang lokasi", "", "Permintaan Inspektorat", ""),
        strict=True,
    ):
        desk.access.open(key, "screen" if reason else "paper", reason)
        stage.later(50)
    stage.open(desk, page="open")
    stage.window.rail.seat.show_access()
    (dialog,) = stage.window.findChildren(AccessDialog)
    stage.wait("the record is read", lambda: dialog.model.rowCount() == 4)


def locked(stage: Stage) -> None:
    stage.open(page="open")
    stage.open_case(stage.todo())
    lock_now(stage)


def lock_now(stage: Stage) -> None:
    lock = stage.program.officers.lock
    assert lock is not None
    lock.lock()
    stage.wait("the desk is locked", lambda: lock.standing == "locked")
    stage.program.start_window.resize(stage.size)


def locked_wrong(stage: Stage) -> None:
    locked(stage)
    lock = stage.program.officers.lock
    assert lock is not None
    lock.page.field.setText("bukan frasa itu")
    lock.page.onward_button.click()
    stage.wait("it is refused", lock.page.banner.isVisible)


def locked_open(stage: Stage) -> None:
    stage.keyring = MemoryKeyring()
    locked(stage)


def locked_code(stage: Stage) -> None:
    stage.keyring = MemoryKeyring()
    stage.open(page="open")
    stage.desk.seat.set_code("482915")
    lock_now(stage)


def code(stage: Stage) -> None:
    stage.keyring = MemoryKeyring()
    stage.open(page="open")
    stage.desk.seat.set_code("482915")
    show_dialog(CodeDialog(stage.program.findChildren(SeatLock)[-1].place, "code", stage.window))


def choosing(stage: Stage) -> None:
    for officer in (OFFICER, "Petugas Misal"):
        desk = stage.enrolled(stage.town.code(officer))
        desk.seat.set_label()
        desk.close()
    stage.start()
    stage.wait("who works is asked", lambda: stage.program.officers.page)


def chosen(stage: Stage) -> None:
    choosing(stage)
    page = stage.program.officers.page
    assert page is not None
    page.opening[0].click()
    stage.wait("the passphrase is asked for", stage.program.unlock.isVisible)


def colleague(stage: Stage) -> None:
    desk = stage.synced()
    other = stage.enrolled(stage.town.code("Petugas Misal"))
    desk.colleagues.note()
    first, second = desk.cases.keys("needs_answer", "deadline")[:2]
    other.work.save(second, Content("follow_up", "Sedang ditulis.", "proses"))
    stage.later(12 * 24 * 60)
    other.work.save(first, Content("follow_up", "Sedang ditulis.", "proses"))
    other.close()
    stage.later(10)
    stage.open(desk, page="needs_answer")
    stage.open_case(first)


def colleague_today(stage: Stage) -> None:
    colleague(stage)
    stage.window.show_page("today")


SCENES: Final = (
    Scene("hidden/closed", "Identitas pelapor tertutup", hidden, (IdentityBar,)),
    Scene("hidden/open", "Identitas terbuka setengah menit", identity_open, (IdentityBar,)),
    Scene("seat/menu", "Menu petugas dan kunci", seat_menu, (SeatButton,)),
    Scene("seat/no-access", "Belum ada identitas yang dibuka", no_access, (AccessDialog,)),
    Scene("seat/choosing", "Siapa yang bekerja?", choosing, (ChooserPage,)),
    Scene("seat/chosen", "Petugas dipilih, kata sandi diminta", chosen),
    Scene("seat/code", "Kode buka", code, (CodeDialog,)),
    Scene("seat/locked", "Terkunci, dibuka dengan frasa sandi", locked, (LockPage,)),
    Scene("seat/locked-wrong", "Frasa sandi keliru", locked_wrong, (LockPage,)),
    Scene("seat/locked-code", "Terkunci, dibuka dengan kode", locked_code, (LockPage,)),
    Scene("seat/locked-open", "Terkunci tanpa kode", locked_open, (LockPage,)),
    Scene("seat/colleague", "Rekan sedang mengerjakan laporan ini", colleague, (ColleagueLine,)),
    Scene("seat/colleague-today", "Hari ini: yang dikerjakan rekan", colleague_today),
    Scene("seat/access", "Catatan akses", access, (AccessDialog,)),
)
