"""Start at sign-in: real files, and on Windows the real registry."""

from __future__ import annotations

import re
import sys
import uuid
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import DiskFailed
from desktop.platform.autostart import DesktopEntry, RunKey, autostart_of_this_program


def entry_of(folder: Path) -> dict[str, str]:
    """The lines of the entry, by key."""
    text = (folder / "penghubung.desktop").read_text(encoding="utf-8")
    parts = (line.partition("=") for line in text.splitlines()[1:])
    return {key: value for key, _, value in parts}


ELSEWHERE = pytest.mark.skipif(sys.platform == "win32", reason="paths of XDG")


@ELSEWHERE
def test_an_entry_comes_and_goes_and_is_asked_for_each_time(tmp_path: Path) -> None:
    folder, program = tmp_path / "config" / "autostart", tmp_path / "penghubung"
    starts = DesktopEntry(program, folder)
    assert not starts.is_on()
    starts.set(True)
    starts.set(True)
    assert starts.is_on()
    entry = entry_of(folder)
    assert entry["Exec"] == f'"{program}" --tray'
    # Once the program is removed the desktop passes over the entry.
    assert entry["TryExec"] == str(program)
    starts.set(False)
    starts.set(False)
    assert not starts.is_on()
    assert list(folder.iterdir()) == []


def test_what_the_desktop_switched_off_or_of_another_program_is_off(tmp_path: Path) -> None:
    starts = DesktopEntry(tmp_path / "penghubung", tmp_path)
    starts.set(True)
    assert not DesktopEntry(tmp_path / "moved" / "penghubung", tmp_path).is_on()
    path = tmp_path / "penghubung.desktop"
    whole = path.read_text(encoding="utf-8")
    for off in ("Hidden=true", "X-GNOME-Autostart-enabled=false"):
        path.write_text(f"{whole}{off}\n", encoding="utf-8")
        assert not starts.is_on()
    starts.set(True)
    assert starts.is_on()


@given(st.text(st.sampled_from('ab "`$\\%;=é'), min_size=1, max_size=12))
def test_a_desktop_reads_the_same_path_back(name: str) -> None:
    program = Path("/opt") / name
    command = DesktopEntry(program, Path("/nowhere"))._command()
    # First what every value of such a file goes through, then the field codes, then the quoting.
    own = command.replace("\\\\", "\\").replace("%%", "%")
    quoted = re.fullmatch(r'"((?:[^"`$\\]|\\["`$\\])*)" --tray', own)
    assert quoted is not None
    assert re.sub(r'\\(["`$\\])', r"\1", quoted[1]) == str(program)


@ELSEWHERE
def test_the_account_of_now_is_meant(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    DesktopEntry(Path("/opt/penghubung")).set(True)
    assert (tmp_path / "autostart" / "penghubung.desktop").is_file()


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "autostart").write_text("a file in its place", encoding="ascii")
    with pytest.raises(DiskFailed):
        DesktopEntry(tmp_path / "penghubung", tmp_path / "autostart").set(True)


def test_sources_are_started_by_no_system() -> None:
    assert autostart_of_this_program() is None


@pytest.mark.skipif(sys.platform != "win32", reason="Windows' registry")
def test_the_run_key_is_written_and_the_task_managers_word_holds() -> None:
    import winreg

    registry: Any = winreg
    own = rf"Software\Penghubung-{uuid.uuid4().hex}"
    run, approved = rf"{own}\Run", rf"{own}\Approved"
    starts = RunKey(Path(r"C:\Program Files\Penghubung\penghubung.exe"), run, approved)
    try:
        assert not starts.is_on()
        starts.set(False)
        starts.set(True)
        assert starts.is_on()
        with registry.OpenKey(registry.HKEY_CURRENT_USER, run) as key:
            told = registry.QueryValueEx(key, "Penghubung")[0]
        assert told == r'"C:\Program Files\Penghubung\penghubung.exe" --tray'
        with registry.CreateKey(registry.HKEY_CURRENT_USER, approved) as key:
            registry.SetValueEx(key, "Penghubung", 0, registry.REG_BINARY, b"\x03" + bytes(11))
        assert not starts.is_on()
        starts.set(True)
        assert starts.is_on()
        starts.set(False)
        assert not starts.is_on()
    finally:
        for one in (run, approved, own):
            registry.DeleteKey(registry.HKEY_CURRENT_USER, one)
