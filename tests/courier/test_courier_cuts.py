"""The power goes at any step of an export or an import; the same file, or the next, mends it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from desktop.desk import Desk
from desktop.domain.errors import PenghubungError
from desktop.services.courier_service import CourierFault
from tests.support.approving import ask_for_approval
from tests.support.courier_room import CourierRoom
from tests.support.faults import PowerCut, Steps, desk_disk_error, failing

SPREAD = 11


def cut_everywhere(
    room: CourierRoom, desk: Desk, deed: Callable[[], object], after: Callable[[], None]
) -> int:
    """Run `deed`, cut at one step after the other (a spread of them), until it comes through."""
    step, cuts = 1, 0
    while True:
        error = desk_disk_error if cuts % 2 else PowerCut
        steps = Steps(step, error)
        with failing(steps, desk.replica.database.writer), suppress(PowerCut, PenghubungError):
            deed()
        after()
        if not steps.failed:
            return cuts
        cuts += 1
        step += 1 if step < SPREAD else SPREAD


def why(desk: Desk, answer: Path) -> str:
    try:
        desk.courier.take(answer)
    except CourierFault as fault:
        return fault.why
    return ""


def test_an_export_cut_at_any_step_loses_and_doubles_nothing(room: CourierRoom) -> None:
    desk = room.desk()
    room.write(desk, "Satu.", "Dua.")
    made: list[Path] = []

    def export() -> None:
        made.append(room.export(desk).path)

    def after() -> None:
        # No file stands on the stick whose request the desk does not know.
        whole = [p for p in room.stick.iterdir() if p.suffix == ".kirim"]
        for path in whole:
            room.answer(path)
            assert why(desk, path.with_suffix(".balas")) in ("", "again")
            path.unlink()
            path.with_suffix(".balas").unlink()

    assert cut_everywhere(room, desk, export, after) > 5
    assert made
    assert desk.sync.run().receipt.verified
    assert room.texts() == ["Dua.", "Satu."]
    assert {item.state for item in desk.replica.outbox.list("all")} == {"acked"}


@pytest.mark.parametrize("first", [False, True], ids=["a delta", "a first copy"])
def test_an_import_cut_at_any_step_goes_on_with_the_same_file(
    room: CourierRoom, first: bool
) -> None:
    desk = room.desk(synced=not first)
    if not first:
        room.write(desk, "Satu.", "Dua.")
        for key in desk.cases.keys():
            room.office.coordinator.reply(key, "Balasan pelapor. " * 9, room.office.clock.now())
    answer = room.answer(room.export(desk))
    outcomes: list[str] = []

    def take() -> None:
        try:
            outcomes.append(desk.courier.take(answer).receipt.outcome)
        except CourierFault as fault:
            outcomes.append(fault.why)

    assert cut_everywhere(room, desk, take, lambda: None) > 5
    assert outcomes[-1] in ("complete", "again"), outcomes
    assert desk.replica.copy.recompute() == desk.replica.copy.fingerprint()
    room.office.clock.at += 60
    done = desk.sync.run()
    assert (done.receipt.verified, done.receipt.received) == (True, 0)
    assert room.texts() == ([] if first else ["Dua.", "Satu."])


def test_an_answer_that_asks_for_approval_is_taken_again_after_a_cut(room: CourierRoom) -> None:
    desk = room.desk(role="operator")
    [item] = room.write(desk, "Satu.")
    ask_for_approval(room.office, room.agency)
    made = room.export(desk)
    room.office.coordinator.reply(item.complaint, "Ada kabar?", room.office.clock.now())
    answer = room.answer(made)
    outcomes: list[str] = []

    def take() -> None:
        try:
            outcomes.append(desk.courier.take(answer).receipt.outcome)
        except CourierFault as fault:
            outcomes.append(fault.why)

    assert cut_everywhere(room, desk, take, lambda: None) > 2
    assert outcomes[-1] in ("complete", "again"), outcomes
    assert desk.sync.run().receipt.verified
    assert desk.replica.outbox.get(item.id).state == "superseded"
    [submitted] = desk.approval.of(item.complaint)
    assert (submitted.content.text, submitted.open) == ("Satu.", True)
