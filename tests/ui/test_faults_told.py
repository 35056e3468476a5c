"""Our own faults: told in Indonesian with the next step, and nobody's words in the log."""

from __future__ import annotations

import stat
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from desktop.domain.errors import BugError, DiskFull
from ui.faults import Faults
from ui.notices import sentence_of_error

WORDS = "Pelapor Contoh melaporkan jalan rusak"


@pytest.fixture
def faults(tmp_path: Path) -> Iterator[Faults]:
    faults = Faults(tmp_path / "home")
    before = sys.excepthook, threading.excepthook
    yield faults
    if faults.dialog is not None:
        faults.dialog.close()
    faults.uninstall()
    sys.excepthook, threading.excepthook = before


def raised(error: Exception) -> Exception:
    try:
        raise error
    except type(error) as caught:
        return caught


def told(faults: Faults, qtbot: QtBot, error: Exception) -> QDialog:
    caught = raised(error)
    faults.catch(type(caught), caught, caught.__traceback__)
    qtbot.waitUntil(lambda: faults.dialog is not None)
    box = faults.dialog
    assert box is not None
    return box


def test_cause_and_next_step_without_anybodys_words(faults: Faults, qtbot: QtBot) -> None:
    box = told(faults, qtbot, ValueError(WORDS))
    shown = " ".join(label.text() for label in box.findChildren(QLabel))
    assert "di dalam program" in shown
    assert "berkas diagnosis" in shown
    log = faults.log.read_text(encoding="utf-8")
    for text in (shown, log):
        assert WORDS not in text
    assert "Traceback" not in shown
    assert "ValueError" in log
    assert "test_faults_told.py" in log


def test_the_log_is_for_its_owner_only(faults: Faults, qtbot: QtBot) -> None:
    told(faults, qtbot, ValueError(WORDS))
    if sys.platform != "win32":
        assert stat.S_IMODE(faults.log.parent.stat().st_mode) == 0o700


def test_a_known_error_keeps_its_own_sentence(faults: Faults, qtbot: QtBot) -> None:
    box = told(faults, qtbot, DiskFull("ENOSPC"))
    assert isinstance(box, QMessageBox)
    assert box.text() == sentence_of_error(DiskFull()).happened
    assert "disk_full ENOSPC" in faults.log.read_text(encoding="utf-8")


def test_a_second_fault_opens_no_second_dialog(faults: Faults, qtbot: QtBot) -> None:
    first = told(faults, qtbot, BugError("one"))
    assert told(faults, qtbot, BugError("two")) is first
    assert len(faults.log.read_text(encoding="utf-8").splitlines()) == 2
    first.reject()
    assert faults.dialog is None


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_fault_in_a_thread_is_caught_too(faults: Faults, qtbot: QtBot) -> None:
    faults.install()

    def fail() -> None:
        raise ValueError(WORDS)

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: faults.dialog is not None)
    assert "fail" in faults.log.read_text(encoding="utf-8")


def test_a_full_disk_does_not_hide_the_fault(tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "home").write_text("a file stands where the folder should be", "utf-8")
    faults = Faults(tmp_path / "home")
    box = told(faults, qtbot, ValueError(WORDS))
    assert "di dalam program" in " ".join(label.text() for label in box.findChildren(QLabel))
    box.close()
