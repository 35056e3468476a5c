"""kill -9 of the desk's process at random moments while it writes, queues and exchanges."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import threading
import time
from collections import Counter
from pathlib import Path

import pytest

from tests.support import kill_target
from tests.support.afternoon import Story, Template, Verdict
from tests.sweep.conftest import Table

RUNS = 200 if os.environ.get("SWEEP") == "full" else 8
LONGEST = 0.6
"""Seconds after "ready" within which the process is killed; a whole run takes less."""


def run_and_kill(story: Story, rng: random.Random) -> list[str]:
    """Start, kill, and return what the process had said."""
    arguments = [str(story.desk.path), story.desk.key.hex(), story.office.url]
    process = subprocess.Popen(
        [sys.executable, "-m", kill_target.__name__, *arguments],
        cwd=Path(__file__).resolve().parents[2],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    said: list[str] = []
    first = process.stdout.readline().strip()
    assert first == "ready"

    def listen() -> None:
        assert process.stdout is not None
        said.extend(line.rstrip("\n") for line in process.stdout)

    listener = threading.Thread(target=listen)
    listener.start()
    time.sleep(rng.uniform(0, LONGEST))
    process.kill()
    process.wait()
    listener.join()
    process.stdout.close()
    return said


@pytest.mark.timeout(1800)
def test_kill_at_any_moment(template: Template, tmp_path: Path, table: Table) -> None:
    rng = random.Random(20)
    moments: Counter[str] = Counter()
    for number in range(RUNS):
        story = Story(template, tmp_path / str(number))
        try:
            story.desk.replica.close()
            said = run_and_kill(story, rng)
            moments[said[-1].split()[0] if said else "ready"] += 1
            story.crash()
            verdict = judge(story, said)
            table.add("kill -9 of the desk's process", verdict)
            assert verdict.clean, (number, said, verdict)
        finally:
            story.close()
    assert len(moments) >= 2, moments


def judge(story: Story, said: list[str]) -> Verdict:
    """Everything that was said to be saved is there; after recovery it arrived exactly once."""
    written = [line.split(" ", 1)[1] for line in said if line.startswith(("saved", "queued"))]
    here = Counter(d.content.text for d in story.desk.replica.drafts.list())
    here += Counter(i.content.text for i in story.desk.replica.outbox.list("all"))
    verdict = Verdict()
    verdict.lost += [words for words in set(written) if not here[words]]
    waiting = [d for d in story.desk.replica.drafts.list() if d.content.text.startswith("ditulis")]
    for draft in waiting:
        story.desk.replica.outbox.send(draft.id, at=story.office.clock.now(), zone_minutes=420)
    report = story.recover()
    last = story.judge(report, final=True)
    verdict.lost += last.lost
    verdict.doubled += last.doubled
    verdict.misreported += last.misreported
    arrived = story.arrived()
    verdict.lost += [words for words in set(written) if arrived[words] == 0]
    verdict.doubled += [words for words in set(written) if arrived[words] > 1]
    return verdict
