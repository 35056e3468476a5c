"""What is asked of a line is learned from it; a line that keeps dying still ends a run."""

from __future__ import annotations

import json
import random
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.faults import Cut, Fault
from bench.link import Link
from resources.practice import PracticeOffice
from resources.practice.writers import native_lines
from sync import pace
from sync.pace import Forgetful, Pace
from tests.support.office import Desk, Office, open_office
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


def long_complaint(path: Path, replies: int) -> None:
    """An export of one complaint whose timeline no bad connection carries at once."""
    noise = random.Random(3)
    office = PracticeOffice(5, 1, 1, date(2026, 11, 6))
    lines = [json.loads(line) for line in native_lines(office)]
    for line in lines:
        if line["type"] == "header":
            line["generated_at"] = f"2026-11-06T0{replies // 8}:00:00Z"
        elif line["type"] == "complaint":
            line["agency"] = office.agencies[0]["name"]
            line["timeline"] = [
                {
                    "id": f"r{n}",
                    "kind": "reply",
                    "at": f"2026-11-01T10:00:{n:02}Z",
                    "text": noise.randbytes(800).hex(),
                }
                for n in range(replies)
            ]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")


def test_a_long_complaint_arrives_in_pieces_where_every_connection_dies(tmp_path: Path) -> None:
    export = tmp_path / "export.jsonl"
    long_complaint(export, 15)
    with open_office(tmp_path) as office:
        office.take_in(export)
        desk = office.desk(by_size(office)[0].name)
        until_complete(desk, office, Cut("down", 4_000))
        [key] = desk.keys()
        assert len(desk.replica.queries.timeline(key)) >= 15
        # The same in a delta.
        long_complaint(export, 40)
        office.take_in(export)
        until_complete(desk, office, Cut("down", 4_000))
        assert len(desk.replica.queries.timeline(key)) >= 40
        assert desk.replica.copy.recompute() == desk.replica.copy.fingerprint()
        assert desk.replica.copy.status().mismatches == 0
