"""Spare copies on screen: what is in each, what would come back, and that it did."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.domain.model import Content
from tests.support.window_room import Office, windows
from ui.guide.health import HealthDialog
from ui.guide.spares import SparesDialog

WORDS = "Jembatan sudah kami periksa"


@pytest.fixture
def office(tmp_path: Path, qtbot: QtBot) -> Iterator[Office]:
    with windows(tmp_path, qtbot) as made:
        yield made()


def opened(office: Office, qtbot: QtBot) -> SparesDialog:
    office.window.extras.guide.check()
    (health,) = office.window.findChildren(HealthDialog)
    qtbot.waitUntil(health.again_button.isEnabled)
    health.spares_button.click()
    (dialog,) = office.window.findChildren(SparesDialog)
    return dialog


def test_a_lost_draft_is_seen_before_it_comes_back(office: Office, qtbot: QtBot) -> None:
    desk = office.desk
    key = desk.cases.keys("all")[0]
    saved = desk.work.save(key, Content("follow_up", WORDS, "proses"))
    desk.spares.make()
    desk.replica.drafts.discard(saved.id)
    desk.replica.drafts.purge_discarded(1 << 40)
    with desk.replica.database.write() as connection:
        connection.exec_driver_sql("DELETE FROM draft_version")
    dialog = opened(office, qtbot)
    qtbot.waitUntil(dialog.restore_button.isEnabled)
    assert "konsep 1" in dialog.told.text
    assert desk.work.drafts() == ()
    dialog.restore()
    qtbot.waitUntil(dialog.banner.isVisible)
    assert [draft.content.text for draft in desk.work.drafts()] == [WORDS]
    assert not dialog.restore_button.isEnabled()
    before = dialog.list.count()
    dialog.make()
    qtbot.waitUntil(lambda: dialog.list.count() == before + 1)
    dialog.close()


def test_an_exchange_leaves_a_spare(office: Office, qtbot: QtBot) -> None:
    assert office.desk.spares.list() == ()
    office.window.sync.start()
    qtbot.waitUntil(lambda: len(office.desk.spares.list()) == 1)
