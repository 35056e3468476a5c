"""What keeps the work safe: spare copies, a fault told, a place that is refused."""

from __future__ import annotations

from typing import Final

import pytest

from desktop.domain.model import Content
from tests.screens.first_run import welcome
from tests.screens.ordering import guide
from tests.screens.scene import Scene
from tests.screens.stage import Stage
from tests.screens.writing import ANSWER
from ui.crash import Aid, CrashDialog, ended_told, fault_told
from ui.guide.health import HealthDialog
from ui.guide.spares import SparesDialog

DAY: Final = 86_400


def spares(stage: Stage) -> SparesDialog:
    """Two days' copies, the older with a text that is gone here."""
    desk = stage.synced()
    keys = desk.cases.keys("needs_answer")
    gone = desk.work.save(keys[0], Content("follow_up", ANSWER, "proses"))
    desk.spares.make()
    with desk.replica.database.write() as connection:
        for table, column in (("draft", "id"), ("draft_version", "complaint")):
            value = gone.id if table == "draft" else keys[0]
            connection.exec_driver_sql(f"DELETE FROM {table} WHERE {column} = ?", (value,))
    stage.office.clock.at += DAY
    desk.work.send(desk.work.save(keys[1], Content("follow_up", ANSWER, "selesai")).id)
    desk.spares.make()
    guide(stage, desk).health_button.click()
    stage.wait("the check", lambda: stage.seen.findChildren(HealthDialog))
    (health,) = stage.seen.findChildren(HealthDialog)
    stage.wait("it is looked at", health.again_button.isEnabled)
    health.spares_button.click()
    stage.wait("the copies", lambda: stage.seen.findChildren(SparesDialog))
    (dialog,) = stage.seen.findChildren(SparesDialog)
    stage.wait("they are read", lambda: dialog.list.count() == 2)
    dialog.list.setCurrentRow(1)
    stage.wait("it was looked into", dialog.restore_button.isEnabled)
    return dialog


def listed(stage: Stage) -> None:
    spares(stage)


def restored(stage: Stage) -> None:
    dialog = spares(stage)
    dialog.restore()
    stage.wait("it is back", dialog.banner.isVisible)


def _aid() -> Aid:
    return Aid(lambda: True, str, lambda: None, lambda: None)


def fault(stage: Stage) -> None:
    stage.open(page="today")
    CrashDialog(fault_told(True), _aid(), stage.window, ended=False).open()


def fault_unsaved(stage: Stage) -> None:
    stage.open(page="today")
    CrashDialog(fault_told(False), _aid(), stage.window, ended=False).open()


def ended(stage: Stage) -> None:
    stage.open(page="today")
    CrashDialog(ended_told(), _aid(), stage.window, ended=True).open()


def refused(stage: Stage) -> None:
    """The data would lie in a folder that a cloud service copies."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OneDrive", str(stage.folder))
        welcome(stage)
        first = stage.first_run
        first.welcome.connect_button.click()
        stage.wait("it is said", first.welcome.banner.isVisible)


SCENES: Final = (
    Scene("keep/spares", "Cadangan tulisan Anda", listed, (SparesDialog,)),
    Scene("keep/restored", "Cadangan dipulihkan", restored, (SparesDialog,)),
    Scene("keep/fault", "Kesalahan di dalam program", fault, (CrashDialog,)),
    Scene("keep/fault-unsaved", "Kesalahan: belum tersimpan", fault_unsaved, (CrashDialog,)),
    Scene("keep/ended", "Berhenti sendiri terakhir kali", ended, (CrashDialog,)),
    Scene("keep/refused", "Folder data ditolak", refused),
)
