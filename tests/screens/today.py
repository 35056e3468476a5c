"""The landing page in its states: full, after an absence, empty, before anything came."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest

from desktop.desk import Desk
from desktop.domain.model import Content
from tests.screens.scene import Scene
from tests.screens.stage import Stage
from ui.frame import CaseSide
from ui.lists.pane import ListPane
from ui.paging import OwnPage
from ui.today.away import AwayStrip
from ui.today.page import TodayPage
from ui.today.plots import DueCard, Meaning, MonthCard, Plot, PlotCard
from ui.today.rows import TaskList

DAY: Final = 86_400


def page(stage: Stage) -> TodayPage:
    """The page on screen."""
    found = stage.window.stack.currentWidget()
    assert isinstance(found, TodayPage)
    return found


def full(stage: Stage) -> None:
    """Something in every group: one answer met a change, one complaint is new."""
    desk = stage.synced()
    desk.presence.note(stage.office.clock.now())
    stage.later(6 * 60)
    coordinator, now = stage.office.coordinator, stage.office.clock.now()
    key, drafted = desk.cases.keys("needs_answer", "newest")[:2]
    desk.work.send(desk.work.save(key, Content("follow_up", "Kami ke lokasi.", "proses")).id)
    desk.work.save(drafted, Content("follow_up", "Mohon maaf, kami"))
    coordinator.end(key, "Ditutup oleh Sistem", "", now, archived=False)
    again = desk.cases.keys("waiting_reporter")[0]
    for agency in (stage.town.other, stage.town.agency):
        coordinator.dispose(again, agency.id, "", now)
    assert desk.sync.run().receipt.verified
    stage.open(desk, page="today")


def wide(stage: Stage) -> None:
    """With the plots, which a small window has no room for."""
    stage.size = QSize(1366, 768)
    full(stage)


def away(stage: Stage, synced: bool) -> None:
    """A month later: before an exchange and after it."""
    desk = stage.synced()
    answer(desk)
    desk.presence.note(stage.office.clock.now())
    stage.office.clock.at += 34 * DAY
    coordinator, now = stage.office.coordinator, stage.office.clock.now() - 3 * DAY
    waiting = desk.cases.keys("waiting_reporter")
    for key in waiting[:3]:
        coordinator.reply(key, "Mohon kabar, sudah sebulan.", now)
    for key in waiting[3:8]:
        coordinator.end(key, "Ditutup oleh Sistem", "", now, archived=False)
    if synced:
        assert desk.sync.run().receipt.verified
    stage.open(desk, page="today")


def answer(desk: Desk) -> None:
    """An answer that nobody contradicts."""
    key = desk.cases.keys("needs_answer", "deadline")[0]
    desk.work.send(desk.work.save(key, Content("follow_up", "Sudah selesai.", "selesai")).id)


def well(stage: Stage, old: bool) -> None:
    """All was settled elsewhere; later the copy is old."""
    desk = stage.synced()
    now = stage.office.clock.now()
    for key in desk.cases.keys("open"):
        stage.office.coordinator.end(key, "Ditutup oleh Admin", "", now, archived=False)
    assert desk.sync.run(accept_removals=True).receipt.verified
    if old:
        stage.office.clock.at += 9 * DAY
    stage.open(desk, page="today")


def nothing_yet(stage: Stage) -> None:
    stage.open(stage.enrolled(), page="today")


def answered_from_here(stage: Stage) -> None:
    """Enter on the first row: the case, the pen in hand, and the way back."""
    stage.open(page="today")
    shown = page(stage)
    QTest.keyClick(shown.list, Qt.Key.Key_Return)
    case = stage.window.case
    stage.wait("the case opens", lambda: case.view and case.composer.isVisible())


def see_all(stage: Stage) -> None:
    stage.open(page="today")
    page(stage).all_asked.emit("overdue")


def meanwhile(stage: Stage) -> None:
    away(stage, synced=True)
    stage.press(page(stage).away.figures["timed_out"])


def promised(stage: Stage) -> None:
    """Dates given to reporters: one past, one today."""
    desk = stage.synced()
    today = desk.deadlines.today()
    for number, key in enumerate(desk.cases.keys("waiting_reporter")[:2]):
        text = "Petugas kami datang dan mengganti lampu pada hari yang dijanjikan."
        item = desk.work.send(desk.work.save(key, Content("follow_up", text, "proses")).id)
        desk.writing.promised(key, item.id, today - timedelta(days=2 * number), "besok Rabu")
    stage.open(desk, page="today")


_ALL: Final = (OwnPage, TodayPage, TaskList)
_PLOTS: Final = (DueCard, MonthCard, PlotCard, Plot, Meaning)

SCENES: Final = (
    Scene("today/full", "Hari ini: apa yang menunggu", full, _ALL),
    Scene("today/plots", "Tenggat dan jawaban sebagai gambar", wide, _PLOTS),
    Scene("today/away", "Setelah lama tidak dibuka", partial(away, synced=True), (AwayStrip,)),
    Scene("today/away-before", "Lama tidak dibuka, belum sinkron", partial(away, synced=False)),
    Scene("today/well", "Semua beres", partial(well, old=False), (TodayPage,)),
    Scene("today/well-old", "Semua beres, salinan lama", partial(well, old=True), (TodayPage,)),
    Scene("today/nothing-yet", "Belum ada salinan", nothing_yet, (TodayPage,)),
    Scene("today/answer", "Dijawab dari Hari ini", answered_from_here, (CaseSide,)),
    Scene("today/promised", "Yang dijanjikan kepada pelapor", promised, (TaskList,)),
    Scene("today/see-all", "Lihat semua yang lewat", see_all, (ListPane,)),
    Scene("today/meanwhile", "Yang ditutup sistem", meanwhile, (ListPane,)),
)
