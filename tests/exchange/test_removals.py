"""What leaves a desk: the wipe guard, ordered deletion, and words that must not be lost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from desktop.domain.model import Content
from resources.practice import PracticeOffice
from resources.practice.writers import write_native
from sync.errors import WipeGuard
from tests.support.office import Desk, Office, open_office
from tests.support.story import all_bytes, by_size, open_case


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("large") / "native.jsonl"
    write_native(path, PracticeOffice(6, 300, 2, date(2026, 11, 6)))
    return path


@pytest.fixture
def region(tmp_path: Path, large: Path) -> Iterator[Office]:
    with open_office(tmp_path) as made:
        made.take_in(large)
        yield made


@pytest.fixture
def desk(region: Office) -> Desk:
    made = region.desk(by_size(region)[0].name)
    assert made.sync().verified
    return made


def move_away(office: Office, keys: list[str]) -> None:
    holder = office.coordinator.show(keys[0])["state"]["agency"]
    to = next(agency.id for agency in by_size(office) if agency.id != holder)
    for key in keys:
        office.coordinator.dispose(key, to, "", office.clock.now())


def test_fifty_may_go_without_a_question(region: Office, desk: Desk) -> None:
    keys = desk.keys()
    move_away(region, keys[:50])
    report = desk.sync()
    assert (report.outcome, report.removed, report.verified) == ("complete", 50, True)


def test_more_than_a_fifth_and_fifty_asks_first_and_takes_nothing(
    region: Office, desk: Desk
) -> None:
    keys = desk.keys()
    move_away(region, keys[:80])
    report = desk.sync()
    error = desk.engine.error
    assert report.error == "wipe_guard"
    assert isinstance(error, WipeGuard)
    assert (error.going, error.held) == (80, len(keys))
    assert desk.keys() == keys
    accepted = desk.sync(accept_removals=True)
    assert (accepted.outcome, accepted.verified) == ("complete", True)
    assert desk.keys() == keys[80:]


def test_the_officers_answer_is_taken_though_removals_are_asked_about(
    region: Office, desk: Desk
) -> None:
    keys = desk.keys()
    move_away(region, keys[:80])
    sent = desk.follow_up(keys[90], "Sudah diperbaiki.")
    report = desk.sync()
    assert (report.error, report.outcome, report.sent) == ("wipe_guard", "partial", 1)
    assert desk.item(sent).state == "acked"


def test_the_guard_sums_over_runs_that_were_cut_off(region: Office, desk: Desk) -> None:
    keys = desk.keys()
    move_away(region, keys[:45])
    steps: list[int] = []
    cut = desk.sync(
        progress=lambda step: steps.append(step.taken),
        cancelled=lambda: bool(steps and steps[-1] >= 45),
    )
    assert (cut.error, cut.outcome) == ("cancelled", "partial")
    assert desk.keys() == keys[45:]
    move_away(region, keys[45:90])
    report = desk.sync()
    error = desk.engine.error
    assert isinstance(error, WipeGuard), report
    assert (error.going, error.held) == (90, len(keys))
    assert desk.keys() == keys[45:]
    assert desk.sync(accept_removals=True).verified
    assert desk.sync().verified


def test_a_snapshot_that_lacks_too_much_is_not_swapped_in(region: Office, desk: Desk) -> None:
    keys = desk.keys()
    move_away(region, keys[:80])
    assert desk.replica.copy.mismatch(region.clock.now())
    assert desk.sync().error == "wipe_guard"
    assert desk.keys() == keys
    assert desk.replica.copy.status().building
    desk.reopen()
    assert desk.sync().error == "wipe_guard"
    assert desk.sync(accept_removals=True).verified
    assert desk.keys() == keys[80:]


@pytest.mark.parametrize("snapshot", [False, True])
def test_ordered_deletion_is_exempt_and_purges_every_word(
    region: Office, desk: Desk, snapshot: bool
) -> None:
    keys = desk.keys()
    marked = keys[0]
    region.coordinator.reply(marked, "Zxpelapor khusus", region.clock.now())
    desk.sync()
    desk.follow_up(marked, "Zxpetugas khusus")
    assert desk.sync().sent == 1
    assert all(word in all_bytes(desk) for word in (b"Zxpelapor", b"Zxpetugas"))
    for key in keys[:80]:
        region.coordinator.delete(key, region.clock.now())
    if snapshot:
        assert desk.replica.copy.mismatch(region.clock.now())
    report = desk.sync()
    assert (report.outcome, report.verified) == ("complete", True), report.error
    assert desk.keys() == keys[80:]
    while desk.replica.copy.sweep():
        pass
    left = all_bytes(desk)
    assert b"Zxpelapor" not in left
    assert b"Zxpetugas" not in left
    region.stop()
    region.central.close()
    for file in (region.folder / "central").glob("central.db*"):
        content = file.read_bytes()
        assert b"Zxpelapor khusus" not in content
        assert b"Zxpetugas khusus" not in content


def test_an_unsent_draft_on_a_deleted_complaint_stays_and_is_flagged(
    region: Office, desk: Desk
) -> None:
    case = open_case(desk)
    draft = desk.replica.drafts.save(case, Content("follow_up", "Belum selesai ditulis"))
    queued = desk.follow_up(case, "Belum terkirim")
    region.coordinator.delete(case, region.clock.now())
    assert desk.sync().verified
    kept = desk.replica.drafts.get(draft.id)
    assert (kept.content.text, kept.complaint_gone) == ("Belum selesai ditulis", "deleted")
    item = desk.item(queued)
    assert (item.content.text, item.why, item.complaint_gone) == (
        "Belum terkirim",
        "deleted",
        "deleted",
    )
    assert desk.replica.drafts.purge_deleted(region.clock.now() + 1) == 1


def test_words_on_a_deleted_complaint_go_once_the_officer_gave_them_up(
    region: Office, desk: Desk
) -> None:
    case, other = desk.keys()[:2]
    given_up = desk.follow_up(case, "Dibatalkan setelah dihapus")
    undecided = desk.follow_up(other, "Tidak pernah diputuskan")
    for key in (case, other):
        region.coordinator.delete(key, region.clock.now())
    assert desk.sync().verified
    desk.replica.outbox.discard(given_up.id)
    assert desk.sync().verified
    assert desk.item(given_up).state == "discarded"
    now = region.clock.now()
    assert desk.replica.outbox.purge_deleted(now) > 0
    assert desk.item(given_up).content.text == ""
    with desk.replica.database.read() as connection:
        query = "SELECT card, payload FROM operation WHERE kind = 'withdraw'"
        assert connection.exec_driver_sql(query).all() == [("{}", None)]
    assert desk.item(undecided).content.text == "Tidak pernah diputuskan"
    assert desk.replica.outbox.purge_deleted(now + 1) == 1
    assert (desk.item(undecided).content.text, desk.item(undecided).state) == ("", "discarded")
    assert desk.replica.outbox.purge_deleted(now + 1) == 0


def test_a_draft_outlives_a_complaint_that_left_and_is_freed_when_it_returns(
    region: Office, desk: Desk
) -> None:
    home, away = by_size(region)
    case = open_case(desk)
    draft = desk.replica.drafts.save(case, Content("follow_up", "Belum selesai ditulis"))
    region.coordinator.dispose(case, away.id, "", region.clock.now())
    assert desk.sync().verified
    kept = desk.replica.drafts.get(draft.id)
    assert (kept.complaint_gone, kept.card.tracking_id) == ("gone", case)
    region.coordinator.dispose(case, home.id, "", region.clock.now())
    assert desk.sync().verified
    assert desk.replica.drafts.get(draft.id).complaint_gone == ""
