"""`make run` plays to its end, and ends with the truth."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from desktop import practice_day
from desktop.practice_server import Failed, PracticeServer

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.timeout(300)
def test_the_day_plays_to_its_end() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "desktop.practice_day"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Every check held" in done.stdout
    assert "BAD" not in done.stdout


def test_a_command_that_fails_ends_the_day(tmp_path: Path) -> None:
    server = PracticeServer(tmp_path / "server")
    with pytest.raises(Failed, match="import"):
        server.run("import", str(tmp_path / "nothing.xlsx"))


def test_a_day_that_cannot_begin_exits_with_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # A file stands where the server wants its folder.
    (tmp_path / "server").write_text("in the way", "utf-8")
    assert practice_day.main(["--keep", str(tmp_path)]) == 1
    assert "BAD" in capsys.readouterr().out
