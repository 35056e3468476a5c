"""What is asked of a line is learned from it; a line that keeps dying still ends a run."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.faults import Cut, Fault
from bench.link import Link
from sync import pace
from sync.pace import Forgetful, Pace
from tests.support.office import Desk, Office
from tests.support.story import by_size, texts


class Kept(Forgetful):
    """Notes in memory."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}

    def get(self, key: str, default: str = "") -> str:
        return self.texts.get(key, default)

    def set(self, key: str, value: str) -> None:
        self.texts[key] = value


@given(
    st.lists(
        st.one_of(
            st.just("lost"),
            st.just("held back"),
            st.tuples(st.integers(0, 10**6), st.floats(0, 600)),
        ),
        max_size=60,
    )
)
def test_sizes_stay_within_bounds_and_survive_a_restart(
    days: list[str | tuple[int, float]],
) -> None:
    notes = Kept()
    learned = Pace(notes)
    for day in days:
        if day == "lost":
            learned.lost()
        elif day == "held back":
            learned.held_back()
        elif isinstance(day, tuple):
            learned.answered(*day)
        assert pace.MIN_BATCH <= learned.batch <= pace.MAX_BATCH
        assert pace.MIN_BYTES <= learned.answer <= pace.MAX_BYTES
    again = Pace(notes)
    assert (again.batch, again.answer) == (learned.batch, learned.answer)


@given(st.integers(1, 10**7))
def test_a_slow_line_is_given_five_seconds_of_work(bytes_per_second: int) -> None:
    """Where the line carries a batch in a known time, batches settle near the aim."""
    learned = Pace(Forgetful())
    for _ in range(20):
        sent = learned.batch
        learned.answered(sent, sent / bytes_per_second)
    wanted = bytes_per_second * pace.AIM_SECONDS
    floor, ceiling = pace.MIN_BATCH, pace.MAX_BATCH
    assert learned.batch <= max(floor, 2 * wanted)
    assert learned.batch >= min(ceiling, wanted / 2)


@pytest.mark.parametrize("kept", ["", "-1", "0", "999999999999999", "x", "\u00b2"])
def test_notes_that_make_no_sense_are_brought_within_bounds(kept: str) -> None:
    notes = Kept()
    notes.set("line.batch_bytes", kept)
    assert pace.MIN_BATCH <= Pace(notes).batch <= pace.MAX_BATCH


def until_complete(desk: Desk, office: Office, fault: Fault) -> None:
    with Link(office.port, faults=[fault]) as link:
        for _ in range(60):
            report = desk.sync(url=f"http://127.0.0.1:{link.port}")
            if report.outcome == "complete":
                assert report.verified
                return
    raise AssertionError(f"never ended: {report.error}")


@pytest.mark.parametrize("size", [4_000, 4_700, 7_300])
def test_a_first_pull_ends_where_every_connection_dies(office: Office, size: int) -> None:
    agency = by_size(office)[0]
    desk = office.desk(agency.name)
    until_complete(desk, office, Cut("down", size))
    assert len(desk.keys()) == agency.complaints


@pytest.mark.parametrize("size", [4_000, 5_100])
def test_follow_ups_arrive_once_where_every_connection_dies_on_the_way_up(
    office: Office, size: int
) -> None:
    desk = office.desk(by_size(office)[0].name)
    assert desk.sync().verified
    noise = random.Random(size)
    words = [noise.randbytes(700).hex() for _ in range(15)]
    chosen = desk.keys()[: len(words)]
    sent = [desk.follow_up(key, text) for key, text in zip(chosen, words, strict=False)]
    until_complete(desk, office, Cut("up", size))
    assert {desk.item(item).state for item in sent} == {"acked"}
    for key, text in zip(chosen, words, strict=False):
        assert texts(office, key).count(text) == 1
