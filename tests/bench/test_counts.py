"""The programme's own figures are those of an observer of the line."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import work
from bench.faults import LostAnswer
from bench.link import Link
from bench.relay import Profile
from bench.table import Row, Target
from desktop.domain.model import Content
from sync.engine import SYNC_PATH, Report
from tests.support.office import Desk, Office


def exchange(office: Office, desk: Desk, profile: Profile) -> Report:
    """One exchange whose own counts are compared with the emulator's."""
    with Link(office.port, profile=profile) as link:
        report = desk.sync(url=f"http://127.0.0.1:{link.port}")
        seen = link.stats()
    assert report.verified
    assert (report.bytes_up, report.bytes_down) == (seen.bytes_up, seen.bytes_down)
    assert report.round_trips == seen.turnarounds == 1
    return report


@pytest.mark.parametrize("profile", [Profile(None, 0.0), Profile(20_000_000, 0.01)])
def test_own_bytes_and_round_trips_are_what_crossed_the_link(
    tmp_path: Path, profile: Profile
) -> None:
    export = tmp_path / "export.jsonl"
    work.write_corpus(export, 120)
    office = Office(tmp_path)
    try:
        office.take_in(export)
        desk = office.desk(work.office(1).agencies[0]["name"])
        first = exchange(office, desk, profile)
        nothing = exchange(office, desk, profile)
        assert nothing.bytes_up + nothing.bytes_down <= 350
        keys = work.held(desk.replica)[:20]
        words = work.Generated(120).follow_ups(len(keys), 0)
        n = work.write_answers(desk.replica, keys, words, desk.clock.now())
        pushed = exchange(office, desk, profile)
        assert pushed.sent == len(keys)
        assert work.fate(desk.replica, keys) == (0, 0)
        assert pushed.bytes_up + pushed.bytes_down <= 0.4 * n
        assert first.bytes_down <= 0.23 * work.changed_bytes(desk.replica, -1)
    finally:
        office.close()


def test_a_lost_answer_loses_and_doubles_nothing(tmp_path: Path) -> None:
    export = tmp_path / "export.jsonl"
    work.write_corpus(export, 30)
    office = Office(tmp_path)
    try:
        office.take_in(export)
        desk = office.desk(work.office(1).agencies[0]["name"])
        assert desk.sync().verified
        keys = work.held(desk.replica)[:5]
        for key in keys:
            desk.send(key, Content("follow_up", "Sudah kami perbaiki kemarin pagi.", "selesai"))
        with Link(office.port, faults=[LostAnswer(SYNC_PATH)]) as link:
            assert desk.sync(url=f"http://127.0.0.1:{link.port}").verified
        assert work.fate(desk.replica, keys) == (0, 0)
    finally:
        office.close()


def test_a_row_says_what_it_misses() -> None:
    target = Target(bytes=350, share=0.25, round_trips=1)
    row = Row("work", "generated", "2g", target, n=1000)
    row.bytes_both, row.round_trips = [200, 240, 300], [1, 1, 1]
    row.seconds, row.ideal = [1.0], [1.0]
    assert row.shortfalls() == []
    row.bytes_both, row.round_trips, row.lost = [400, 410, 420], [1, 2, 1], 1
    assert row.shortfalls() == ["350 B", "0.25 n", "1 trip", "1 lost, 0 doubled"]
