"""A PC that stands still while an officer types: the process goes on and no word is lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk.conftest import Town
from tests.support import compose_target
from tests.support.case_room import open_town

SEED = 7
SIGNS = 45


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    with open_town(tmp_path, complaints=20) as made:
        made.office.clock.at = int(time.time())
        yield made


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_process_that_was_stopped_goes_on_saving(town: Town) -> None:
    desk = town.synced()
    key = desk.cases.keys("open")[0]
    desk.close()
    process = subprocess.Popen(
        [sys.executable, compose_target.__file__, str(town.folder / "pc"), key, str(SEED)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    try:
        assert process.stdout.readline().strip() == "ready"
        for _ in range(SIGNS):
            process.stdout.readline()
        os.kill(process.pid, signal.SIGSTOP)
        _, status = os.waitpid(process.pid, os.WUNTRACED)
        assert os.WIFSTOPPED(status)
        os.kill(process.pid, signal.SIGCONT)
        # Two saves' worth of typing after the wake: the file must hold what was typed before.
        for _ in range(3 * SIGNS):
            said = process.stdout.readline().split()
        assert int(said[0]) > 3 * SIGNS
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
    with town.open() as opened:
        (draft,) = opened.work.drafts()
    text = draft.content.text
    assert len(text) > SIGNS
    assert compose_target.typed(SEED, len(text)) == text
