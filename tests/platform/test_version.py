"""The program knows its version and the date of its release, built or not."""

from __future__ import annotations

import tomllib
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed
from pathlib import Path

import pytest

from desktop.cli import main as command
from desktop.platform.version import Build, this_program, told
from ui.main import main as window

ROOT = Path(__file__).resolve().parents[2]


def test_a_built_program_reads_its_note(tmp_path: Path) -> None:
    note = tmp_path / "build.json"
    note.write_text('{"version": "1.2.3", "built_at": 1795348800}', encoding="utf-8")
    build = this_program(note)
    assert build == Build("1.2.3", 1_795_348_800)
    assert told(build) == "Penghubung 1.2.3 (2026-11-22)"


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"built_at": 1}'])
def test_a_damaged_note_keeps_nobody_from_working(content: bytes, tmp_path: Path) -> None:
    note = tmp_path / "build.json"
    note.write_bytes(content)
    assert this_program(note).built_at is None


def test_the_sources_say_the_version_of_the_project(capsys: pytest.CaptureFixture[str]) -> None:
    try:
        installed("penghubung")
    except PackageNotFoundError:
        pytest.skip("the project is not installed in this Python")
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    version = tomllib.loads(text)["project"]["version"]
    for door in (command, window):
        with pytest.raises(SystemExit, match=r"^0$"):
            door(["--version"])
        assert capsys.readouterr().out == f"Penghubung {version}\n"
