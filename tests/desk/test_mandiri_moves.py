"""From the office on this PC to a region's server: two real servers, nothing lost or doubled."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from desktop import moving
from desktop.desk import Desk
from desktop.domain.model import Content
from desktop.domain.writing import Reminder
from desktop.mandiri import MandiriOffice
from desktop.platform.clock import SystemClock
from desktop.platform.moved import FOLDER
from desktop.platform.paths import Home
from desktop.services.faults import NoLongerOffered
from tests.desk.conftest import CHEAP, SECRET
from tests.support.mandiri import OURS, Alone
from tests.support.office import Office, open_office

ENTERED = "Sudah kami tangani kemarin."
WAITING = "Petugas kami datang hari Senin."
DRAFT = "Konsep yang belum selesai."


@pytest.fixture
def region(tmp_path: Path, alone: Alone) -> Iterator[Office]:
    with open_office(tmp_path / "region") as region:
        region.clock.at = int(time.time())
        region.take_in(alone.export)
        yield region


@pytest.fixture
def home(alone: Alone, tmp_path: Path) -> Home:
    shutil.copytree(alone.folder, tmp_path / "pc")
    return Home(tmp_path / "pc")


def work_in_every_state(desk: Desk) -> None:
    first, second, third, _ = desk.cases.keys("needs_answer", "deadline")[:4]
    for key, text in ((first, ENTERED), (second, WAITING)):
        desk.work.send(desk.work.save(key, Content("follow_up", text, "proses")).id)
    (_, promised) = desk.work.outbox()
    desk.writing.promised(second, promised.id, date(2099, 1, 5), "hari Senin")
    assert desk.sync.run().receipt.verified
    (done,) = [one for one in desk.by_hand.waiting() if one.complaint == first]
    desk.by_hand.tick(done.operation)
    desk.work.save(third, Content("follow_up", DRAFT, "proses"))
    desk.marks.turn_star(third)
    desk.replica.templates.add("handled", "Jawaban kami", "Terima kasih.")
    desk.writing.choose_signature("Dinas kami")


def test_everything_of_the_officers_comes_along_and_no_answer_goes_twice(
    home: Home, region: Office
) -> None:
    code = region.code(OURS, "Petugas Contoh")
    clock = SystemClock()
    with Desk.open(home, SECRET, None, clock, cost=CHEAP) as old:
        work_in_every_state(old)
        moved = moving.move(old, code, SECRET, None, cost=CHEAP)
        assert (moved.agency, moved.drafts, moved.waiting, moved.entered) == (OURS, 1, 1, 1)
        assert moving.finish(home) is None, "not while it is open"
        with Desk.open(home, SECRET, None, clock, cost=CHEAP) as new:
            assert moving.bring(old, new).drafts == 0, "once"
        stem = old.profile.stem
    assert moving.finish(home) == home.folder / FOLDER / "before"
    assert moving.finish(home) is None
    assert [profile.stem for profile in home.profiles()] != [stem]

    with Desk.open(home, SECRET, None, clock, cost=CHEAP) as desk:
        assert desk.office is None
        (draft,) = desk.work.drafts()
        assert (draft.content.text, draft.complaint_gone) == (DRAFT, "")
        assert desk.marks.starred() == {draft.complaint}
        assert "Jawaban kami" in {one.title for one in desk.replica.templates.list()}
        assert desk.writing.signature() == "Dinas kami"
        (promise,) = reminders(desk)
        assert promise.due == date(2099, 1, 5)
        (waiting,) = desk.by_hand.waiting()
        assert waiting.content.text == WAITING
        (entered,) = [one for one in desk.by_hand.all() if not one.waits]
        assert (entered.content.text, entered.how) == (ENTERED, "hand")
        assert desk.work.outbox() == (), "nothing goes by itself"

        desk.by_hand.hand_on(waiting.operation)
        with pytest.raises(NoLongerOffered):
            desk.by_hand.hand_on(waiting.operation)
        with pytest.raises(NoLongerOffered):
            desk.by_hand.untick(waiting.operation)
        (item,) = desk.work.outbox()
        assert item.id == waiting.operation, "under the id it has"
        assert desk.sync.run().receipt.verified
        assert desk.sync.run().receipt.verified
        assert desk.work.outbox() == ()
        pending = region.coordinator.pending_answers()
        assert [(one.complaint, one.text) for one in pending] == [(waiting.complaint, WAITING)]
        assert desk.by_hand.waiting() == ()

    with Desk.open(Home(home.folder / FOLDER / "before"), SECRET, None, clock, cost=CHEAP) as past:
        assert past.office is not None
        assert len(past.by_hand.all()) == 2, "the old desk is whole where it lies"
        noted = past.cases.keys("needs_answer", "deadline")[0]
        past.work.send(past.work.save(noted, Content("note", "Hubungi lurah.")).id)
        past.office.end()
        with pytest.raises(NoLongerOffered):
            moving.settle(past)

    # Another office of this kind, later, neither removes that desk nor is put into its place.
    aside = home.folder / FOLDER / "before"
    kept = sorted(path.relative_to(aside) for path in aside.rglob("*"))
    MandiriOffice(home).begin()
    MandiriOffice(home).remove()
    assert sorted(path.relative_to(aside) for path in aside.rglob("*")) == kept
    moving.note(home, past.profile)
    assert moving.finish(home) == home.folder / FOLDER / "before-2"


def reminders(desk: Desk) -> tuple[Reminder, ...]:
    return desk.replica.reminders.until(date(2099, 12, 31))
