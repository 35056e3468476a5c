"""A run with its receipt, whatever ends it, and what stays for the next one."""

from __future__ import annotations

import pytest
from sqlalchemy import text as sql

from desktop.commands.steps import sentence_of
from desktop.desk import Desk
from desktop.domain.model import Content
from desktop.services.sync_service import RECOMPUTE_SECONDS
from sync.engine import Step
from tests.desk.conftest import CHEAP, SECRET, Town
from tests.support.faults import Steps, desk_disk_error, failing
from tests.support.office import TestClock


def test_complete_run_leaves_a_verified_receipt(town: Town) -> None:
    desk = town.enrolled()
    done = desk.sync.run()
    assert (done.receipt.outcome, done.error, done.notice) == ("complete", "", None)
    assert done.receipt == desk.replica.receipts.list()[0]
    assert done.receipt.received == town.agency.complaints
    assert done.receipt.round_trips == 1


def test_offline_run_keeps_everything_and_backs_off_across_a_restart(town: Town) -> None:
    desk = town.synced()
    desk.work.send(desk.work.save(desk.cases.keys()[0], Content("note", "menunggu")).id)
    town.office.stop()
    done = desk.sync.run()
    assert (done.receipt.outcome, done.error) == ("failed", "offline")
    assert done.next_try > town.office.clock.now()
    assert [item.state for item in desk.work.outbox()] == ["unanswered"]
    desk.close()
    town.office.start()
    desk = town.open()
    assert desk.sync.wait_left() > 0
    done = desk.sync.run()
    assert done.paused_until > 0
    assert (done.receipt.sent, done.receipt.verified) == (1, True)
    assert desk.sync.wait_left() == 0


def test_back_off_grows_with_every_failure(town: Town) -> None:
    desk = town.enrolled()
    town.office.stop()
    waits = []
    for _ in range(5):
        desk.sync.run()
        waits.append(desk.sync.wait_left())
        town.office.clock.at += waits[-1]
    assert waits[0] <= 90
    assert waits[-1] >= 480


def test_receipt_is_finished_when_storage_fails(town: Town) -> None:
    desk = town.enrolled()
    counted = Steps(0, desk_disk_error)
    with failing(counted, desk.replica.database.writer):
        desk.sync.run()
    desk.replica.copy.begin_snapshot(desk.replica.copy.position().epoch, 0)
    with failing(Steps(counted.count // 2, desk_disk_error), desk.replica.database.writer):
        done = desk.sync.run()
    assert done.receipt.outcome in ("partial", "failed")
    assert done.error
    assert done.notice is not None
    assert all(receipt.finished for receipt in desk.replica.receipts.list())
    assert desk.sync.run().receipt.verified


def test_a_retry_that_met_a_failing_disk_is_not_made_again_and_again(town: Town) -> None:
    desk = town.enrolled()
    town.office.stop()
    town.office.clock.at = desk.sync.run().next_try
    town.office.start()
    # The receipt can still be begun.
    with failing(Steps(20, desk_disk_error), desk.replica.database.writer):
        done = desk.sync.run()
    assert done.receipt.outcome == "failed"
    assert done.next_try == 0
    assert desk.schedule.due() is None


def test_interrupting_finishes_the_receipt(town: Town) -> None:
    desk = town.enrolled()

    def interrupt(step: Step) -> None:
        raise KeyboardInterrupt

    done = desk.sync.run(progress=interrupt)
    assert done.error == "cancelled"
    assert desk.replica.receipts.list()[0].finished
    assert desk.sync.run().receipt.verified


def test_a_power_cut_leaves_a_receipt_that_never_finished(town: Town) -> None:
    desk = town.enrolled()
    desk.replica.receipts.begin(town.office.clock.now())
    desk.close()
    receipt = town.open().replica.receipts.list()[0]
    assert (receipt.outcome, receipt.finished) == ("running", 0)


def test_wipe_guard_asks_and_waits_for_the_officer(town: Town) -> None:
    desk = town.synced()
    keys = desk.cases.keys()
    taken = keys[:51]
    assert len(taken) == 51, "the town is too small for this test"
    for key in taken:
        town.office.coordinator.dispose(key, town.other.id, "", town.office.clock.now())
    done = desk.sync.run()
    assert (done.error, done.receipt.needs_attention) == ("wipe_guard", 1)
    assert done.notice is not None
    assert f"51 dari {len(keys)}" in sentence_of(done.notice).happened
    assert desk.cases.keys() == keys
    assert [item.case for item in desk.attention.items()] == ["wipe_guard"]
    done = desk.sync.run(accept_removals=True)
    assert done.receipt.verified
    assert not set(taken) & set(desk.cases.keys())
    assert desk.attention.count() == 0


def test_rows_that_rotted_are_found_and_fetched_anew(town: Town) -> None:
    desk = town.synced()
    with desk.replica.database.write() as connection:
        connection.execute(sql("UPDATE part SET content = x'7b7d' WHERE id = 1"))
    town.office.clock.at += RECOMPUTE_SECONDS + 1
    done = desk.sync.run()
    assert done.receipt.verified
    assert done.receipt.received == town.agency.complaints
    assert desk.replica.copy.status().mismatches == 1
    assert desk.replica.copy.recompute() == desk.replica.copy.fingerprint()


def test_rows_checked_by_a_clock_that_stood_ahead_are_checked_again(town: Town) -> None:
    desk, clock = town.synced(), town.office.clock
    clock.at += 400 * 86_400
    desk.sync.run()
    clock.at -= 399 * 86_400
    desk.sync.run()
    assert int(desk.replica.settings.get("recomputed_at")) == clock.now()


@pytest.mark.parametrize("days", [0, 31])
def test_draft_on_a_deleted_case_stays_its_days(town: Town, days: int) -> None:
    desk = town.synced()
    key = desk.cases.keys()[0]
    desk.work.save(key, Content("note", "masih di sini"))
    town.office.coordinator.delete(key, town.office.clock.now())
    done = desk.sync.run()
    assert done.receipt.verified
    (item,) = desk.attention.items()
    assert (item.case, item.reason, item.mine) == ("draft_gone", "deleted", "masih di sini")
    town.office.clock.at += days * 86_400
    desk.sync.run()
    assert len(desk.work.drafts()) == (0 if days else 1)


def test_days_of_a_deleted_case_are_counted_by_the_server(town: Town) -> None:
    """A PC whose battery is empty comes back years ago; its clock is then put right."""
    town.synced().close()
    wrong = TestClock(town.office.clock.at - 900 * 86_400)
    home = town.home()
    desk = town.keep(Desk.open(home, SECRET, None, wrong, cost=CHEAP))
    key = desk.cases.keys()[0]
    desk.work.save(key, Content("note", "masih di sini"))
    town.office.coordinator.delete(key, town.office.clock.now())
    assert desk.sync.run().receipt.verified
    desk.close()
    desk = town.open()
    for days, left in ((1, 1), (28, 1), (2, 0)):
        town.office.clock.at += days * 86_400
        assert desk.sync.run().receipt.verified
        assert len(desk.work.drafts()) == left
