"""A desk without a line: what it writes goes out and what changed comes back, in two files."""

from __future__ import annotations

import pytest

from desktop.domain.errors import TooLate
from tests.support.courier_room import CourierRoom


def test_answers_go_out_and_a_proven_copy_comes_back(room: CourierRoom) -> None:
    desk = room.desk()
    items = room.write(desk, "Satu.", "Dua.")
    made = room.export(desk)
    assert [desk.replica.outbox.get(i.id).state for i in items] == ["unanswered"] * 2
    assert made.path.read_bytes()[:4] == b"\x89PHK"
    assert "Satu." not in room.texts()
    run = desk.courier.open_run()
    assert run is not None
    assert (run.unanswered, run.name) == (2, made.path.name)
    with pytest.raises(TooLate):
        desk.work.pull_back(items[0].id)
    said = room.serve_apart(made.path)
    assert said.status == 0, said.text
    assert "2 diterima" in said.text
    assert room.texts() == ["Dua.", "Satu."]
    done = desk.courier.take(made.path.with_suffix(".balas"))
    assert (done.receipt.outcome, done.receipt.verified) == ("complete", True), done
    assert (done.receipt.sent, done.receipt.carriage) == (2, "courier")
    assert [desk.replica.outbox.get(i.id).state for i in items] == ["acked"] * 2
    assert not desk.replica.outbox.list("laid")
    assert desk.courier.open_run() is None
    again = desk.sync.run()
    assert (again.receipt.verified, again.receipt.round_trips) == (True, 1)


def test_a_first_copy_comes_by_courier(room: CourierRoom) -> None:
    desk = room.desk(synced=False)
    room.office.stop()
    done = room.round(desk)
    assert done.receipt.verified, done
    assert done.receipt.received == desk.replica.copy.status().complaints > 10
