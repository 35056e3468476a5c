"""What is to come: the card's outlook, its menu, schedule and budget."""

from __future__ import annotations

from typing import Final

from desktop.domain.schedule import Habit
from tests.screens.scene import Scene
from tests.screens.sending import flap, write_some
from tests.screens.stage import Stage
from ui.exchange.card import SyncCard
from ui.exchange.outlook import Outlook, PlanMenu
from ui.exchange.plan import PlanDialog


def planned(stage: Stage) -> None:
    """A set time, news from a light look, and work that waits."""
    desk = stage.synced()
    stage.later(30)
    desk.sync.run()
    desk.schedule.set_habit(Habit(daily_at=16 * 60 + 55, look_minutes=30))
    stage.later(5)
    for key in desk.cases.keys("open")[:12]:
        stage.office.coordinator.reply(key, "Mohon kabar.", stage.office.clock.now())
    stage.later(1)
    desk.looks.run()
    stage.open(desk, page="today")
    write_some(stage)
    flap(stage)


def menu(stage: Stage) -> None:
    planned(stage)
    stage.seen.findChildren(PlanMenu)[0].click()


def dialog(stage: Stage) -> None:
    planned(stage)
    stage.seen.findChildren(PlanMenu)[0].plan.trigger()
    stage.wait("the dialog", lambda: stage.seen.findChildren(PlanDialog))


SCENES: Final = (
    Scene("plan/card", "Yang akan datang", planned, (SyncCard, Outlook)),
    Scene("plan/menu", "Menu kartu sinkronisasi", menu, (SyncCard, PlanMenu)),
    Scene("plan/dialog", "Jadwal dan kuota", dialog, (PlanDialog,)),
)
