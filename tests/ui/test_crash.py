"""Faults planted in the real program, each in a process of its own: no traceback, what was typed
is in the file, and neither log nor the file for the admin holds a word of it."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QProcess
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.domain.errors import BugError
from desktop.services.diagnosis import log_lines
from tests.desk.conftest import Town
from tests.support import fault_target
from tests.support.case_room import open_town
from ui import rescue
from ui.crash import Aid, CrashDialog
from ui.faults import CRASH_NAME, LOG_NAME, Faults

WORDS = "lampu di gang mawar padam sejak kemarin"
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    with open_town(tmp_path_factory.mktemp("town"), complaints=20) as made:
        made.office.clock.at = int(time.time())
        made.synced("pc").close()
        yield made


def played(town: Town, how: str) -> tuple[int, dict[str, Any], str]:
    run = subprocess.run(
        [sys.executable, fault_target.__file__, str(town.home("pc").folder), how, WORDS],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    said = run.stdout.strip().splitlines()
    return run.returncode, json.loads(said[-1]) if said else {}, run.stderr


def saved(town: Town) -> list[str]:
    """The drafts in the file, which are thrown away for the next run."""
    desk = town.open("pc")
    drafts = desk.work.drafts()
    for draft in drafts:
        desk.work.discard_draft(draft.id)
    desk.close()
    return [draft.content.text for draft in drafts]


def log_of(town: Town) -> str:
    path = town.home("pc").folder / LOG_NAME
    return path.read_text(encoding="utf-8") if path.exists() else ""


@pytest.mark.parametrize("how", ["slot", "lane"])
def test_a_fault_is_told_and_the_text_is_kept(town: Town, how: str) -> None:
    status, told, errors = played(town, how)
    assert status == 0, errors
    assert "Traceback" not in errors
    assert "tersimpan" in told["said"]
    assert told["buttons"] == ["Simpan berkas diagnosis …", "Tutup program", "Buka lagi"]
    assert saved(town) == [WORDS]
    assert "ValueError at" in log_of(town)
    assert "ValueError at" in told["bundle"]
    for text in (told["said"], told["bundle"], log_of(town), errors):
        assert WORDS not in text


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_fault_below_python_is_told_at_the_next_start(town: Town) -> None:
    status, told, _ = played(town, "crash")
    assert (status < 0, told) == (True, {})
    assert WORDS not in log_of(town)
    assert WORDS not in (town.home("pc").folder / CRASH_NAME).read_text(encoding="utf-8")
    status, told, errors = played(town, "after")
    assert status == 0, errors
    assert "berhenti sendiri" in told["said"]
    assert told["buttons"] == ["Simpan berkas diagnosis …", "Lanjut"]
    assert "fault_target.py" in log_of(town).splitlines()[-1]
    assert "NativeFault at" in told["bundle"]
    assert WORDS not in told["bundle"] + told["said"] + log_of(town)
    assert saved(town) == [WORDS]
    # Told once.
    assert played(town, "after")[1] == {"said": ""}


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_fatal_remark_of_qt_leaves_its_place_and_not_its_words(town: Town) -> None:
    status, told, _ = played(town, "fatal")
    assert (status < 0, told) == (True, {})
    assert "QtFatal at" in log_of(town).splitlines()[-1]
    assert WORDS not in log_of(town)
    assert (town.home("pc").folder / CRASH_NAME).stat().st_size > 0
    assert saved(town) == [WORDS]


@pytest.fixture
def faults(tmp_path: Path, qtbot: QtBot) -> Iterator[Faults]:
    made = Faults(tmp_path)
    yield made
    if made.dialog is not None:
        made.dialog.close()
    made.uninstall()


def caught(faults: Faults, qtbot: QtBot) -> CrashDialog:
    faults.catch(BugError, BugError("one"), None)
    qtbot.waitUntil(lambda: faults.dialog is not None)
    assert isinstance(faults.dialog, CrashDialog)
    return faults.dialog


def press(dialog: CrashDialog, name: str) -> None:
    next(b for b in dialog.findChildren(QPushButton) if b.text() == name).click()


def test_where_the_text_cannot_be_saved_that_is_said(faults: Faults, qtbot: QtBot) -> None:
    faults.aid = Aid(lambda: False, str, lambda: None, lambda: None)
    assert "salin dahulu sebelum menutup" in str(caught(faults, qtbot).told)


def test_a_saving_that_is_itself_broken_hides_nothing(faults: Faults, qtbot: QtBot) -> None:
    def broken() -> bool:
        raise RuntimeError

    faults.aid = Aid(broken, str, lambda: None, lambda: None)
    assert "belum dapat disimpan" in str(caught(faults, qtbot).told)


def test_its_buttons(faults: Faults, qtbot: QtBot) -> None:
    done: list[str] = []
    faults.aid = Aid(lambda: True, str, lambda: done.append("again"), lambda: done.append("close"))
    press(caught(faults, qtbot), "Buka lagi")
    press(caught(faults, qtbot), "Tutup program")
    caught(faults, qtbot).reject()
    assert done == ["again", "close"]
    assert faults.dialog is None


def test_started_anew_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[tuple[str, list[str]]] = []
    monkeypatch.setattr(QProcess, "startDetached", lambda p, a: begun.append((p, a)))
    rescue.start_anew(["--home", "x"])
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    rescue.start_anew(["--home", "x"])
    assert begun == [
        (sys.executable, ["-m", "ui.main", "--home", "x"]),
        (sys.executable, ["--home", "x"]),
    ]


def test_one_that_ends_as_it_should_leaves_nothing(tmp_path: Path, qtbot: QtBot) -> None:
    faults = Faults(tmp_path)
    faults.install()
    assert (tmp_path / CRASH_NAME).exists()
    faults.uninstall()
    assert not (tmp_path / CRASH_NAME).exists()


def test_words_that_a_dump_might_hold_do_not_pass(tmp_path: Path, qtbot: QtBot) -> None:
    """Whatever stands in that file, only places come out of it."""
    (tmp_path / CRASH_NAME).write_text(
        f"Fatal Python error: {WORDS}\n\nCurrent thread 0x01 (most recent call first):\n"
        f'  File "/x/{WORDS}.py", line 3 in paint\n  File "/x/ui/main.py", line 9 in main\n',
        encoding="utf-8",
    )
    faults = Faults(tmp_path)
    faults.install()
    faults.uninstall()
    lines = list(log_lines(tmp_path / LOG_NAME))
    assert WORDS not in "\n".join(lines)
    assert WORDS not in (tmp_path / LOG_NAME).read_text(encoding="utf-8")
