"""The replica of every release opens with this program, keeps its words, and still sends them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from desktop.storage.replica import Replica
from tests.support import make_fixture
from tests.support.office import Desk, Office

RELEASES = sorted(p.name for p in make_fixture.FIXTURES.iterdir() if (p / "facts.json").exists())


def test_the_first_release_is_kept() -> None:
    assert "0.1.0" in RELEASES


@pytest.mark.parametrize("release", RELEASES)
def test_a_released_replica_upgrades_and_still_sends(release: str, tmp_path: Path) -> None:
    shutil.copytree(make_fixture.FIXTURES / release, tmp_path, dirs_exist_ok=True)
    facts = json.loads((tmp_path / "facts.json").read_text(encoding="utf-8"))
    office = Office(tmp_path)
    path, key = tmp_path / "replica.db", bytes.fromhex(facts["key"])
    replica = Replica.open(path, key, clock=office.clock)
    desk = Desk("released", path, key, replica, office.url, office.clock)
    office.desks.append(desk)
    try:
        states = {i.content.text: i.state for i in replica.outbox.list("all")}
        assert states == {
            make_fixture.ACKED: "acked",
            make_fixture.UNANSWERED: "unanswered",
            make_fixture.QUEUED: "queued",
        }
        [draft] = replica.drafts.list()
        assert draft.content.text == make_fixture.DRAFT
        assert desk.keys() == facts["complaints"]
        replica.outbox.send(draft.id, at=office.clock.now(), zone_minutes=420)
        report = desk.sync(url=office.url)
        assert (report.outcome, report.sent, report.verified) == ("complete", 3, True)
        texts = [
            entry.get("text")
            for complaint in facts["complaints"]
            for entry in office.coordinator.show(complaint)["timeline"]
        ]
        for words in (*states, make_fixture.DRAFT):
            assert texts.count(words) == 1
    finally:
        office.close()
