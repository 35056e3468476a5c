"""The second window, and the scheduled run beside the window, are told apart from a crash."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest

from desktop.domain.errors import AlreadyRunning
from desktop.platform.instance import InstanceLock

ROOT = Path(__file__).resolve().parents[2]
HOLD = """
import sys
from pathlib import Path
from desktop.platform.instance import InstanceLock
with InstanceLock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def another_process(path: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that holds the lock; ends when its input is closed."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline().strip() == "held"
        try:
            yield child
        finally:
            child.kill()


def test_a_second_process_is_refused_until_the_first_ends(tmp_path: Path) -> None:
    path = tmp_path / "home" / "replica.lock"
    with another_process(path) as child:
        lock = InstanceLock(path)
        with pytest.raises(AlreadyRunning):
            lock.acquire()
        assert not lock.held
        child.communicate("")
        with lock:
            assert lock.held
        assert not lock.held


def test_a_killed_process_leaves_no_lock(tmp_path: Path) -> None:
    path = tmp_path / "replica.lock"
    with another_process(path) as child:
        child.kill()
        child.wait()
        with InstanceLock(path) as lock:
            assert lock.held


def test_the_holder_refuses_others_and_lets_go(tmp_path: Path) -> None:
    path = tmp_path / "replica.lock"
    command = [sys.executable, "-c", HOLD, str(path)]
    with InstanceLock(path):
        late = subprocess.run(
            command, cwd=ROOT, input="", capture_output=True, text=True, check=False, timeout=60
        )
        assert late.returncode != 0
        assert "AlreadyRunning" in late.stderr
    free = subprocess.run(command, cwd=ROOT, input="", capture_output=True, check=False, timeout=60)
    assert free.returncode == 0


def test_two_replicas_do_not_exclude_each_other(tmp_path: Path) -> None:
    with InstanceLock(tmp_path / "a.lock") as a, InstanceLock(tmp_path / "b.lock") as b:
        assert a.held
        assert b.held


def test_acquire_twice_and_release_from_another_thread(tmp_path: Path) -> None:
    lock = InstanceLock(tmp_path / "replica.lock")
    lock.acquire()
    lock.acquire()
    releasing = Thread(target=lock.release)
    releasing.start()
    releasing.join()
    assert not lock.held
    with InstanceLock(tmp_path / "replica.lock") as other:
        assert other.held
