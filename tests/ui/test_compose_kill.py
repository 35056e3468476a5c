"""kill -9 while an officer types: at most two seconds of typing are lost, no file is damaged.

`COUNT` sets the number of runs (6 without it); the figures are printed, and written to the file
that `KILL_TABLE` names.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from sqlalchemy import text

from desktop.desk import Desk
from tests.desk.conftest import Town
from tests.support import compose_target
from tests.support.case_room import open_town

COUNT = int(os.environ.get("COUNT", "6"))
BOUND_S = 2.0
LONGEST_S = 3.5
"""Seconds of typing after which a process is killed at the latest."""


@dataclass
class Figures:
    """What the runs lost."""

    runs: int = 0
    corrupt: int = 0
    wrong: int = 0
    typed: int = 0
    lost_s: list[float] = field(default_factory=list)

    def text(self) -> str:
        """One line."""
        losses = sorted(self.lost_s)
        return (
            f"kill -9 while typing: {self.runs} runs, {self.typed} signs typed, longest loss"
            f" {losses[-1]:.2f} s, median {losses[len(losses) // 2]:.2f} s,"
            f" other words {self.wrong}, corrupt files {self.corrupt}"
        )


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    with open_town(tmp_path, complaints=20) as made:
        made.office.clock.at = int(time.time())
        yield made


def type_and_kill(home: Path, key: str, seed: int, after_s: float) -> tuple[list[float], float]:
    """When each sign was typed, and when the process was killed (monotonic seconds)."""
    target = Path(compose_target.__file__)
    process = subprocess.Popen(
        [sys.executable, str(target), str(home), key, str(seed)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline().strip() == "ready"
    moments: list[float] = []

    def listen() -> None:
        assert process.stdout is not None
        # A line cut by the kill has no end and does not count.
        moments.extend(float(line.split()[1]) for line in process.stdout if line.endswith("\n"))

    listener = threading.Thread(target=listen)
    listener.start()
    time.sleep(after_s)
    killed = time.monotonic()
    process.kill()
    process.wait()
    listener.join()
    process.stdout.close()
    return moments, killed


def judge(desk: Desk, key: str, seed: int, run: tuple[list[float], float], out: Figures) -> None:
    """Compare what the file holds with what was typed."""
    moments, killed = run
    with desk.replica.database.read() as connection:
        sound = connection.execute(text("PRAGMA integrity_check")).scalar() == "ok"
        damaged = connection.execute(text("PRAGMA cipher_integrity_check")).all()
    out.corrupt += not sound or bool(damaged)
    found = [draft.content.text for draft in desk.work.drafts() if draft.complaint == key]
    kept = found[0] if found else ""
    out.wrong += len(found) > 1 or compose_target.typed(seed, len(kept)) != kept
    out.runs += 1
    out.typed += len(moments)
    lost = moments[len(kept) :]
    out.lost_s.append(killed - lost[0] if lost else 0.0)


@pytest.mark.timeout(60 + 12 * COUNT)
def test_two_seconds_of_typing_are_the_most_that_is_lost(
    town: Town, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = town.synced()
    keys = desk.cases.keys("open")
    desk.close()
    rng, figures = random.Random(20), Figures()
    for seed in range(COUNT):
        key = keys[seed % len(keys)]
        run = type_and_kill(town.folder / "pc", key, seed, rng.uniform(0.1, LONGEST_S))
        # A second round on the same complaint would go on with the first one's words.
        with town.open() as opened:
            judge(opened, key, seed, run, figures)
            for draft in opened.work.drafts():
                opened.work.discard_draft(draft.id)
    with capsys.disabled():
        print(f"\n{figures.text()}")
    if path := os.environ.get("KILL_TABLE"):
        Path(path).write_text(figures.text() + "\n", encoding="utf-8")
    assert figures.typed > 10 * COUNT
    assert max(figures.lost_s) <= BOUND_S
    assert (figures.corrupt, figures.wrong) == (0, 0)
