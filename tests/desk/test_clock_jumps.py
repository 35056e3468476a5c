"""A clock that jumps, as on PCs whose battery is dead: no text goes, nothing waits for years."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.domain.model import Content, Receipt
from desktop.services.presence import PAUSE_S, PresenceService
from desktop.storage.replica import Replica
from desktop.storage.versions import DAYS
from tests.storage.support import KEY, FixedClock, fill

DAY = 86_400
TODAY = 1_793_956_320
WRONG = [0, TODAY - 20 * 365 * DAY, TODAY + 3600, TODAY + 70 * 365 * DAY]


@pytest.fixture
def replica(tmp_path: Path) -> Replica:
    made = Replica.create(tmp_path / "r.db", KEY, clock=FixedClock(TODAY))
    fill(made, [])
    made.copy.announce(None, 0, TODAY, TODAY)
    return made


def write_at(replica: Replica, at: int, text: str) -> None:
    """Send and write anew, which keeps a version."""
    clock = replica.drafts._clock
    assert isinstance(clock, FixedClock)
    clock.time = at
    replica.versions.keep("c1", "follow_up", text, "sent")


@pytest.mark.parametrize("wrong", WRONG)
def test_no_version_goes_by_this_clock_alone(replica: Replica, wrong: int) -> None:
    write_at(replica, TODAY, "sebelumnya")
    write_at(replica, wrong, "dengan jam yang salah")
    write_at(replica, TODAY + 60, "sesudahnya")
    kept = [one.text for one in replica.versions.list("c1", "follow_up")]
    assert kept[0] == "sesudahnya"
    assert "sebelumnya" in kept
    replica.close()


def test_versions_still_end_after_their_days(replica: Replica) -> None:
    write_at(replica, TODAY, "lama")
    later = TODAY + (DAYS + 1) * DAY
    replica.copy.announce(None, 0, later, later)
    write_at(replica, later, "baru")
    assert [one.text for one in replica.versions.list("c1", "follow_up")] == ["baru"]
    replica.close()


@pytest.mark.parametrize("wrong", WRONG)
def test_every_text_is_saved_at_any_hour(replica: Replica, wrong: int) -> None:
    clock = replica.drafts._clock
    assert isinstance(clock, FixedClock)
    saved = replica.drafts.save("c1", Content("follow_up", "satu"))
    clock.time = wrong
    replica.drafts.save("c1", Content("follow_up", "satu dua"), draft_id=saved.id)
    clock.time = TODAY + 5
    (kept,) = replica.drafts.list()
    assert kept.content.text == "satu dua"
    sent = replica.outbox.send(kept.id, at=wrong, zone_minutes=420)
    assert [one.id for one in replica.exchange.claim(5, 100_000)] == [sent.id]
    replica.close()


@pytest.mark.parametrize("wrong", [TODAY + 3 * PAUSE_S, TODAY + 70 * 365 * DAY])
def test_a_visit_in_a_year_to_come_does_not_last_until_then(replica: Replica, wrong: int) -> None:
    clock = FixedClock(wrong)
    presence = PresenceService(replica.settings, replica.copy, clock)
    presence.note(wrong)
    clock.time = TODAY
    visit = presence.visit()
    assert visit.back_at == TODAY
    assert visit.since <= TODAY
    presence.note(TODAY)
    clock.time = TODAY + 2 * DAY
    assert presence.visit().after_absence
    replica.close()


def test_bytes_of_a_month_to_come_are_not_this_months(replica: Replica) -> None:
    for started in (TODAY, TODAY + 365 * DAY):
        number = replica.receipts.begin(started)
        done = Receipt(number, started, started, "complete", 0, 0, 0, 7, 0, 1, 1.0, True, "")
        replica.receipts.finish(done)
    assert replica.receipts.traffic(TODAY - DAY, TODAY + DAY) == (7, 0)
    replica.close()
