"""The officer's own order: settings, help, several complaints at once, own filters."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea

from desktop.desk import Desk
from desktop.platform.autostart import DesktopEntry
from desktop.services.filters import SavedFilter
from tests.screens.scene import Scene
from tests.screens.stage import Stage
from ui.compose.bars import UndoBar
from ui.guide.diagnosis import DiagnosisDialog
from ui.guide.health import FindingRow, HealthDialog
from ui.guide.window import GuideText, GuideWindow
from ui.lists.filters import FilterButton, FilterList, NameDialog
from ui.lists.many import ManyBar
from ui.rail_button import RailButton
from ui.settings.dialog import SettingsDialog, read_held
from ui.settings.network import NetworkBlock
from ui.theme.tokens import SPACE_24
from ui.workplace import Events, Workplace


def settings(stage: Stage) -> SettingsDialog:
    stage.open(page="today")
    stage.window.rail.foot_asked.emit("settings")
    stage.wait("the dialog", lambda: stage.seen.findChildren(SettingsDialog))
    return stage.seen.findChildren(SettingsDialog)[0]


def settings_shown(stage: Stage) -> None:
    settings(stage)


def settings_sign_in(stage: Stage) -> None:
    """As an installed program shows them, where there is a place beside the clock."""
    desk = stage.open(page="today")
    starts = DesktopEntry(stage.folder / "penghubung", stage.folder / "autostart")
    starts.set(True)
    place = Workplace(desk, stage.program.lanes, Events())
    preferences = stage.window.extras.preferences
    held = read_held(desk, starts)
    dialog = SettingsDialog(place, preferences, held, True, stage.window, starts)
    dialog.open()
    (scroll,) = dialog.findChildren(QScrollArea)
    assert dialog.autostart is not None
    dialog.autostart.setFocus()
    scroll.ensureWidgetVisible(dialog.autostart, 0, SPACE_24 * 4)


def settings_lower(stage: Stage) -> None:
    dialog = settings(stage)
    dialog.signature.setPlainText("Hormat kami,\n{instansi}")
    dialog.signature.setFocus()


def several(stage: Stage) -> None:
    """Three chosen by keys."""
    stage.open(page="needs_answer")
    table = stage.window.list.table
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Down)
    for _ in range(2):
        QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)


def several_marked(stage: Stage) -> None:
    several(stage)
    stage.window.list.many.do("star")


def guide(stage: Stage, desk: Desk | None = None) -> GuideWindow:
    stage.open(desk, page="today")
    stage.window.rail.foot_asked.emit("guide")
    stage.wait("the guide", lambda: stage.seen.findChildren(GuideWindow))
    return stage.seen.findChildren(GuideWindow)[0]


def guide_shown(stage: Stage) -> None:
    guide(stage)


def guide_searched(stage: Stage) -> None:
    guide(stage).search.setText("lampiran")


def diagnosis(stage: Stage) -> None:
    guide(stage).diagnosis_button.click()
    stage.wait("the preview", lambda: stage.seen.findChildren(DiagnosisDialog))


def health(stage: Stage, desk: Desk | None = None) -> None:
    guide(stage, desk).health_button.click()
    stage.wait("it is looked at", lambda: _checked(stage))


def health_troubled(stage: Stage) -> None:
    """The server is away, and the clock is wrong."""
    desk = stage.synced()
    desk.replica.copy.announce(None, 0, stage.office.clock.at, stage.office.clock.at - 2400)
    stage.office.stop()
    health(stage, desk)


def _checked(stage: Stage) -> bool:
    shown = stage.seen.findChildren(HealthDialog)
    return bool(shown) and shown[0].again_button.isEnabled()


def filters(stage: Stage) -> None:
    """Two filters of the officer's own, one of them on screen."""
    desk = stage.synced()
    for name, part, words in (
        ("Banjir lewat tenggat", "overdue", "banjir"),
        ("Jalan", "all", "jalan"),
    ):
        desk.filters.save(SavedFilter(name, "open", part, words, "oldest"))
    stage.open(desk)
    stage.wait("they are read", lambda: stage.window.rail.filters.buttons)
    stage.window.rail.filters.buttons[1].click()


def filter_named(stage: Stage) -> None:
    stage.open(page="needs_answer")
    stage.window.list.look_for("drainase", "newest")
    stage.window.list.keep_asked.emit()


def filter_dropped(stage: Stage) -> None:
    filters(stage)
    stage.window.rail.filters.buttons[0].drop_asked.emit()
    stage.wait("it is gone", lambda: len(stage.window.rail.filters.buttons) == 1)


SCENES: Final = (
    Scene("order/filters", "Saringan sendiri", filters, (FilterList, FilterButton, RailButton)),
    Scene("order/filter-name", "Saringan diberi nama", filter_named, (NameDialog,)),
    Scene("order/filter-dropped", "Saringan dibuang, bisa kembali", filter_dropped, (FilterList,)),
    Scene("order/guide", "Bantuan", guide_shown, (GuideWindow, GuideText)),
    Scene("order/guide-search", "Bantuan: cari", guide_searched, (GuideWindow,)),
    Scene("order/diagnosis", "Berkas diagnosis, pratinjau", diagnosis, (DiagnosisDialog,)),
    Scene("order/health", "Periksa kesehatan", health, (HealthDialog, FindingRow)),
    Scene("order/health-troubled", "Periksa: perlu Anda", health_troubled, (HealthDialog,)),
    Scene("order/several", "Beberapa laporan dipilih", several, (ManyBar,)),
    Scene("order/several-marked", "Beberapa diberi bintang", several_marked, (ManyBar, UndoBar)),
    Scene("order/settings", "Pengaturan", settings_shown, (SettingsDialog,)),
    Scene(
        "order/settings-sign-in",
        "Pengaturan: jalan saat masuk",
        settings_sign_in,
        (SettingsDialog,),
    ),
    Scene(
        "order/settings-lower",
        "Pengaturan: tanda tangan, jaringan",
        settings_lower,
        (NetworkBlock,),
    ),
)
