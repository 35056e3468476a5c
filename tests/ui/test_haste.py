"""Python searches for rubbish again once the window is open, or the start has taken long."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.platform.clock import SystemClock
from desktop.platform.paths import Home
from ui import haste
from ui.haste import hurry, rest_when_open
from ui.program import Program, Setting


def a_program(tmp_path: Path) -> Program:
    return Program(Setting(Home(tmp_path), SystemClock(), lambda: None))


def test_until_the_window_is_open(tmp_path: Path, qtbot: QtBot) -> None:
    program = a_program(tmp_path)
    hurry()
    rest_when_open(program)
    assert not gc.isenabled()
    program.opened.emit(None)
    assert gc.isenabled()
    program.shutdown()


def test_not_for_ever_where_a_page_waits_for_the_officer(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(haste, "LONGEST_MS", 1)
    program = a_program(tmp_path)
    hurry()
    rest_when_open(program)
    qtbot.waitUntil(gc.isenabled)
    program.shutdown()
