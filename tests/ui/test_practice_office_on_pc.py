"""The practice office: a real server process, prepared, opened again, made anew, never left."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.domain.errors import Cancelled
from desktop.domain.model import Content
from desktop.platform.clock import SystemClock
from ui.practice import Practice, PracticeFailed, Stage

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Practice]:
    """One that was prepared once, for every test that leaves it whole."""
    practice = Practice(tmp_path_factory.mktemp("home"), SystemClock())
    stages: list[Stage] = []
    practice.prepare(stages.append).close()
    names = [stage.name for stage in stages if stage.step is None]
    assert names == ["writing", "importing", "serving", "enrolling", "receiving"]
    assert any(stage.step is not None and stage.step.taken for stage in stages)
    yield practice
    practice.stop()


def answers(port: int) -> bool:
    with socket.socket() as line:
        line.settimeout(1)
        return line.connect_ex(("127.0.0.1", port)) == 0


def test_it_is_whole_and_its_own(practice: Practice) -> None:
    assert practice.ready
    with practice.open() as desk:
        assert len(desk.cases.keys()) > 20
        assert desk.replica.receipts.list()[0].verified
        assert desk.home.folder.is_relative_to(practice.folder)


def test_opened_again_it_has_the_same_address_and_work(practice: Practice) -> None:
    again = Practice(practice.folder.parent, SystemClock())
    practice.stop()
    with again.open() as desk:
        key = desk.cases.keys("open")[0]
        desk.work.send(desk.work.save(key, Content("note", "Catatan latihan.")).id)
        assert desk.sync.run().error == "offline"
        again.serve()
        assert again.server.port == practice.server.port
        done = desk.sync.run()
        assert done.receipt.verified
        assert done.receipt.sent == 1
    port = again.server.port
    again.stop()
    assert not answers(port)


def test_a_port_that_is_taken_is_said_and_the_desk_still_opens(practice: Practice) -> None:
    practice.stop()
    again = Practice(practice.folder.parent, SystemClock())
    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind(("127.0.0.1", practice.server.port))
        taken.listen()
        with pytest.raises(PracticeFailed) as caught:
            again.serve()
    assert "latihan" in str(caught.value.sentence)
    assert not again.server.running
    with again.open() as desk:
        assert desk.cases.keys()


def test_stopped_half_way_it_is_no_office(tmp_path: Path) -> None:
    practice = Practice(tmp_path, SystemClock())
    stages: list[Stage] = []
    with pytest.raises(Cancelled):
        practice.prepare(stages.append, lambda: len(stages) >= 3)
    assert not practice.ready
    assert not practice.server.running


def test_made_anew_nothing_of_before_is_left(tmp_path: Path) -> None:
    practice = Practice(tmp_path, SystemClock())
    with practice.prepare() as desk:
        key = desk.cases.keys("open")[0]
        desk.work.save(key, Content("note", "Konsep lama."))
    with practice.prepare() as desk:
        assert desk.work.drafts() == ()
        assert practice.ready
    practice.remove()
    assert not practice.folder.exists()


PARENT = """
import sys, time
from pathlib import Path
from ui.practice import Practice
from desktop.platform.clock import SystemClock
practice = Practice(Path(sys.argv[1]), SystemClock())
practice.serve()
print(practice.server.port, flush=True)
time.sleep(600)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_killed_with_its_window_the_server_ends_too(practice: Practice) -> None:
    practice.stop()
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT, str(practice.folder.parent)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert parent.stdout is not None
    port = int(parent.stdout.readline())
    assert answers(port)
    parent.send_signal(signal.SIGKILL)
    parent.wait(30)
    parent.stdout.close()
    for _ in range(600):
        if not answers(port):
            break
        # A refused connection returns at once, so the loop itself is the wait.
        signal.sigtimedwait([], 0.05)
    assert not answers(port)
