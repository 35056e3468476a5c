"""Each step of an exchange failed once: on the desk, on the server, and on the wire."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from sqlalchemy import Engine

from bench.faults import Cut, LostAnswer
from bench.link import Link
from desktop.domain.errors import PenghubungError
from sync.engine import Report
from tests.support.afternoon import Story, Template
from tests.support.faults import (
    PowerCut,
    Steps,
    desk_disk_error,
    failing,
    server_disk_error,
)
from tests.sweep.conftest import Table


@contextmanager
def story_of(template: Template, folder: Path) -> Iterator[Story]:
    story = Story(template, folder)
    try:
        yield story
    finally:
        story.close()


def engines_of(story: Story) -> tuple[Engine, Engine]:
    database = story.desk.replica.database
    return database.writer, database.reader


def run_once(story: Story) -> Report | None:
    """One exchange under a fault; None where it raised."""
    try:
        return story.desk.sync(url=story.office.url)
    except PenghubungError:
        return None


def judge_all(story: Story, table: Table, what: str, report: Report | None) -> None:
    """After the fault, and again once whole."""
    between = story.judge(report, final=False)
    assert between.clean, (what, between)
    last = story.recover()
    verdict = story.judge(last, final=True)
    table.add(what, verdict)
    assert verdict.clean, (what, verdict)


@pytest.mark.timeout(1800)
@pytest.mark.parametrize("error", [desk_disk_error, PowerCut], ids=["disk", "power"])
def test_every_statement_of_the_desk(
    template: Template,
    tmp_path: Path,
    table: Table,
    stride: int,
    error: Callable[[], BaseException],
) -> None:
    with story_of(template, tmp_path / "whole") as story:
        count = Steps(0, error)
        with failing(count, *engines_of(story)):
            assert story.desk.sync(url=story.office.url).verified
    assert count.count > 40
    for at in range(1, count.count + 1, stride):
        with story_of(template, tmp_path / str(at)) as story:
            steps = Steps(at, error)
            report: Report | None = None
            with failing(steps, *engines_of(story)), suppress(PowerCut):
                report = run_once(story)
            assert steps.failed
            story.crash()
            judge_all(story, table, f"desk statement or commit, {error.__name__}", report)


@pytest.mark.timeout(1800)
@pytest.mark.parametrize("error", [server_disk_error, PowerCut], ids=["disk", "power"])
def test_every_statement_of_the_server(
    template: Template,
    tmp_path: Path,
    table: Table,
    stride: int,
    error: Callable[[], BaseException],
) -> None:
    with story_of(template, tmp_path / "whole") as story:
        count = Steps(0, error)
        with failing(count, story.office.central.database.engine):
            assert story.desk.sync(url=story.office.url).verified
    assert count.count > 100
    for at in range(1, count.count + 1, stride):
        with story_of(template, tmp_path / str(at)) as story:
            steps = Steps(at, error)
            with failing(steps, story.office.central.database.engine):
                report = run_once(story)
            assert steps.failed
            if error is PowerCut:
                story.office.restart()
            judge_all(story, table, f"server statement or commit, {error.__name__}", report)


@pytest.mark.timeout(1800)
@pytest.mark.parametrize("direction", ["up", "down"])
def test_the_line_is_cut_at_every_byte(
    template: Template, tmp_path: Path, table: Table, stride: int, direction: str
) -> None:
    with story_of(template, tmp_path / "whole") as story, Link(story.office.port) as link:
        story.desk.sync(url=f"http://127.0.0.1:{link.port}")
        stats = link.stats()
        size = stats.bytes_up if direction == "up" else stats.bytes_down
    for offset in range(1, size, stride * 3):
        cut = Cut("up" if direction == "up" else "down", offset, 1)
        with story_of(template, tmp_path / str(offset)) as story:
            with Link(story.office.port, faults=[cut]) as link:
                report = story.desk.sync(url=f"http://127.0.0.1:{link.port}")
            judge_all(story, table, f"line cut, {direction}", report)


def test_the_answer_is_lost(template: Template, tmp_path: Path, table: Table) -> None:
    for nth in (1, 2):
        with story_of(template, tmp_path / str(nth)) as story:
            lost = LostAnswer("/api/v1/sync", nth)
            with Link(story.office.port, faults=[lost]) as link:
                report = story.desk.sync(url=f"http://127.0.0.1:{link.port}")
            judge_all(story, table, "answer lost after the server applied it", report)
