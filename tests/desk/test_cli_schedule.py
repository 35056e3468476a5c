"""The schedule by command line: shown and set, the scheduled run, and who holds the desk."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from desktop.domain.schedule import Habit
from tests.desk.conftest import SECRET, Cli, Town

ROOT = Path(__file__).parent.parent.parent
HOUR = 3600
HOLDER = """
import sys
from pathlib import Path
from desktop.desk import Desk
from desktop.platform.clock import SystemClock
from desktop.platform.paths import Home
with Desk.open(Home(Path(sys.argv[1])), sys.argv[2], None, SystemClock()):
    print("open", flush=True)
    sys.stdin.readline()
"""
"""Another process that holds the desk, as the window does."""


def make_due(seated: Town, minutes: int = 60) -> None:
    """A set time that went by since the last run."""
    now = int(time.time())
    seated.office.clock.at = now - 30 * HOUR
    with seated.open() as desk:
        assert desk.sync.run().receipt.verified
        at = time.localtime(now + 7 * HOUR - time.localtime(now).tm_gmtoff - minutes * 60)
        desk.schedule.set_habit(Habit(at.tm_hour * 60 + at.tm_min))
    seated.office.clock.at = now


def spawn(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    """A command as the task scheduler starts it."""
    environment = {**os.environ, "PENGHUBUNG_PASSPHRASE": SECRET, "PENGHUBUNG_KEYRING": "off"}
    return subprocess.Popen(
        [sys.executable, "-m", "desktop.cli", "--home", str(folder / "pc"), *arguments],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Another process has the desk open."""
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder / "pc"), SECRET],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "open\n"
    yield
    holder.communicate("\n", timeout=60)
    assert holder.returncode == 0


def runs(seated: Town) -> int:
    """Receipts of this desk."""
    with seated.open() as desk:
        return len(desk.replica.receipts.list())


def test_it_is_shown_and_set(seated: Town, cli: Cli) -> None:
    shown = cli("schedule", "--json").json
    assert (shown["daily"], shown["on_return"], shown["look_minutes"]) == (None, True, None)
    assert (shown["next_at"], shown["daily_cap_bytes"]) == (None, None)
    assert shown["used_today"]["down"] > 0
    changed = cli(
        "schedule",
        "--daily",
        "16.30",
        "--on-return",
        "off",
        "--look",
        "30",
        "--cap",
        "20",
        "--json",
    ).json
    assert (changed["daily"], changed["on_return"], changed["look_minutes"]) == ("16:30", False, 30)
    assert changed["next_reason"] in ("daily", "look")
    assert changed["daily_cap_bytes"] == 20_000_000
    told = cli("schedule").out
    assert "Setiap hari: pukul 16.30." in told
    assert "Saat sambungan kembali: tidak." in told
    assert "setiap 30 menit" in told
    assert "kuota sehari 20 MB" in told
    off = cli("schedule", "--daily", "off", "--look", "off", "--cap", "off", "--json").json
    assert (off["daily"], off["look_minutes"], off["daily_cap_bytes"]) == (None, None, None)
    assert "Tidak ada sinkronisasi otomatis" in cli("schedule").out


def test_status_says_when_and_what_it_costs(seated: Town, cli: Cli) -> None:
    assert cli("status", "--json").json["next_bytes"]["attachments"] == 0
    told = cli("status").out
    assert "Perkiraan biaya berikutnya: jawaban" in told
    assert "Terpakai hari ini" in told


@pytest.mark.parametrize(
    "wrong",
    [("--daily", "25:00"), ("--daily", "4"), ("--look", "1"), ("--look", "x"), ("--cap", "-2"),
     ("--on-return", "ya")],
)  # fmt: skip
def test_no_such_time_or_figure(seated: Town, cli: Cli, wrong: tuple[str, str]) -> None:
    assert cli("schedule", *wrong).status == 2


def test_not_due_is_one_line_and_no_run(seated: Town, cli: Cli) -> None:
    before = runs(seated)
    told = cli("sync", "--if-due")
    assert (told.status, told.err) == (0, "")
    assert told.out == "Tidak ada sinkronisasi otomatis yang terjadwal.\n"
    cli("schedule", "--daily", "16:00")
    later = cli("sync", "--if-due")
    assert (later.status, len(later.out.splitlines())) == (0, 1)
    assert "Sinkronisasi berikutnya: " in later.out
    assert " pukul 16." in later.out
    assert cli("sync", "--if-due", "--json").json["due"] is False
    assert runs(seated) == before


def test_due_is_a_normal_exchange_and_then_no_longer_due(seated: Town, cli: Cli) -> None:
    make_due(seated)
    done = cli("sync", "--if-due", "--json")
    assert (done.status, done.json["outcome"]) == (0, "complete")
    assert cli("sync", "--if-due", "--json").json["reason"] == "not_due"


def test_a_look_that_is_due_takes_nothing(seated: Town, cli: Cli) -> None:
    seated.office.clock.at = int(time.time())
    with seated.open() as desk:
        key = desk.cases.keys("open")[0]
        desk.replica.settings.set("schedule", '{"habit": {"look_minutes": 5}, "set_at": 0}')
        with desk.replica.database.write() as connection:
            connection.exec_driver_sql("UPDATE receipt SET started = started - 9000")
            connection.exec_driver_sql("UPDATE replica_state SET complete_at = complete_at - 9000")
    seated.office.coordinator.reply(key, "Mohon kabar.", seated.office.clock.now())
    before = runs(seated)
    told = cli("sync", "--if-due")
    assert (told.status, told.out) == (0, "1 laporan menunggu diambil.\n")
    assert runs(seated) == before
    assert "1 laporan menunggu diambil." in cli("status").out
    assert cli("sync", "--if-due", "--json").json["reason"] == "not_due"


def test_a_look_in_vain_says_why(seated: Town, cli: Cli) -> None:
    with seated.open() as desk:
        desk.replica.settings.set("schedule", '{"habit": {"look_minutes": 5}, "set_at": 0}')
        with desk.replica.database.write() as connection:
            connection.exec_driver_sql("UPDATE receipt SET started = started - 9000")
    seated.office.stop()
    told = cli("sync", "--if-due", "--json")
    assert (told.status, told.json["error"]) == (1, "offline")


def test_who_holds_the_desk_does_it_itself(seated: Town, tmp_path: Path) -> None:
    """Two real processes: to the scheduled run this is no failure, to a person's it is."""
    make_due(seated)
    before = runs(seated)
    with held(tmp_path):
        scheduled = spawn(tmp_path, "sync", "--if-due")
        out, err = scheduled.communicate(timeout=60)
        assert (scheduled.returncode, err, len(out.splitlines())) == (0, "", 1)
        assert "menjalankan jadwalnya sendiri" in out
        asked = spawn(tmp_path, "sync")
        asked.communicate(timeout=60)
        assert asked.returncode == 1
    assert runs(seated) == before


def test_two_scheduled_runs_at_once_make_one_exchange(seated: Town, tmp_path: Path) -> None:
    make_due(seated)
    before = runs(seated)
    both = [spawn(tmp_path, "sync", "--if-due") for _ in range(2)]
    told = [process.communicate(timeout=90) for process in both]
    assert [process.returncode for process in both] == [0, 0], told
    assert runs(seated) == before + 1
