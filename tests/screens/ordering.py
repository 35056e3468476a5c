"""The officer's own order: settings, help, several complaints at once, own filters."""

from __future__ import annotations

from typing import Final

from tests.screens.scene import Scene
from tests.screens.stage import Stage
from ui.settings.dialog import SettingsDialog
from ui.settings.network import NetworkBlock


def settings(stage: Stage) -> SettingsDialog:
    stage.open(page="today")
    stage.window.rail.foot_asked.emit("settings")
    stage.wait("the dialog", lambda: stage.seen.findChildren(SettingsDialog))
    return stage.seen.findChildren(SettingsDialog)[0]


def settings_shown(stage: Stage) -> None:
    settings(stage)


def settings_lower(stage: Stage) -> None:
    dialog = settings(stage)
    dialog.signature.setPlainText("Hormat kami,\n{instansi}")
    dialog.signature.setFocus()


SCENES: Final = (
    Scene("order/settings", "Pengaturan", settings_shown, (SettingsDialog,)),
    Scene(
        "order/settings-lower",
        "Pengaturan: tanda tangan, jaringan",
        settings_lower,
        (NetworkBlock,),
    ),
)
