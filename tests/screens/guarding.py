"""A hidden reporter, and the record of who looked."""

from __future__ import annotations

from typing import Final

from tests.screens.scene import Scene
from tests.screens.stage import Stage
from ui.case.identity import IdentityBar
from ui.seat.access_dialog import AccessDialog
from ui.seat.button import SeatButton


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


SCENES: Final = (
    Scene("hidden/closed", "Identitas pelapor tertutup", hidden, (IdentityBar,)),
    Scene("hidden/open", "Identitas terbuka setengah menit", identity_open, (IdentityBar,)),
    Scene("seat/menu", "Menu petugas dan kunci", seat_menu, (SeatButton,)),
    Scene("seat/no-access", "Belum ada identitas yang dibuka", no_access, (AccessDialog,)),
    Scene("seat/access", "Catatan akses", access, (AccessDialog,)),
)
