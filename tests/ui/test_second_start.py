"""A second start of the program shows the window that is open."""

from __future__ import annotations

import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.platform.clock import SystemClock
from desktop.platform.paths import Home
from ui.doorbell import Doorbell, address, ring
from ui.program import Program, Setting

ROOT = Path(__file__).resolve().parents[2]
RING = "import sys; from pathlib import Path; from ui.doorbell import ring\n"
RING += "print(ring(Path(sys.argv[1])))"
LEAVE = RING.replace("import ring", "import QUIT, ring").replace("[1])", "[1]), QUIT")


def visit(qtbot: QtBot, *command: str) -> tuple[int, str]:
    """Another process, while this one keeps answering; its exit code and all it said."""
    started = subprocess.Popen(
        [sys.executable, *command],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    qtbot.waitUntil(lambda: started.poll() is not None, timeout=30_000)
    return started.returncode, started.communicate()[0].strip()


def test_the_open_window_comes_forward_and_the_second_start_ends_quietly(
    app: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    home = Home(tmp_path / "home")
    program = Program(Setting(home, SystemClock(), lambda: None))
    bell = Doorbell(home.folder)
    bell.rung.connect(program.come_forward)
    program.start()
    program.start_window.showMinimized()
    assert program.start_window.isMinimized()
    assert visit(qtbot, "-m", "ui.main", "--home", str(home.folder)) == (0, "")
    assert not program.start_window.isMinimized()
    assert program.start_window.isVisible()
    bell.close()
    program.start_window.close()
    program.shutdown()


def test_nobody_is_there_after_the_first_has_closed(tmp_path: Path, qtbot: QtBot) -> None:
    assert not ring(tmp_path)
    bell = Doorbell(tmp_path)
    with qtbot.waitSignal(bell.rung):
        assert visit(qtbot, "-c", RING, str(tmp_path)) == (0, "True")
    bell.close()
    assert visit(qtbot, "-c", RING, str(tmp_path)) == (0, "False")


def test_an_installer_lets_the_program_close_as_its_officer_would(
    app: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    home = Home(tmp_path / "home")
    first = subprocess.Popen(
        [sys.executable, "-m", "ui.main", "--home", str(home.folder)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    qtbot.waitUntil(lambda: ring(home.folder) or first.poll() is not None, timeout=30_000)
    assert visit(qtbot, "-m", "ui.main", "--home", str(home.folder), "--quit") == (0, "")
    assert first.communicate(timeout=60)[0] == ""
    assert first.returncode == 0


def test_whom_nobody_hears_asks_in_vain_and_that_is_no_fault(
    app: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    bell = Doorbell(tmp_path)
    with (
        qtbot.waitSignal(bell.quit_asked),
        qtbot.assertNotEmitted(bell.rung),
    ):
        assert visit(qtbot, "-c", LEAVE, str(tmp_path)) == (0, "True")
    bell.close()
    assert visit(qtbot, "-m", "ui.main", "--home", str(tmp_path), "--quit") == (0, "")


def test_another_desk_has_another_bell(tmp_path: Path) -> None:
    bell = Doorbell(tmp_path / "one")
    assert bell.listening
    assert not ring(tmp_path / "two")
    assert address(tmp_path / "one") != address(tmp_path / "two")
    bell.close()


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe leaves nothing behind")
def test_what_a_crash_left_does_not_matter(tmp_path: Path, qtbot: QtBot) -> None:
    name = address(tmp_path)
    left = socket.socket(socket.AF_UNIX)
    left.bind(name)
    left.close()
    assert Path(name).exists()
    assert not ring(tmp_path)
    bell = Doorbell(tmp_path)
    assert bell.listening
    with qtbot.waitSignal(bell.rung):
        assert visit(qtbot, "-c", RING, str(tmp_path)) == (0, "True")
    bell.close()


@pytest.mark.skipif(sys.platform == "win32", reason="modes of Unix")
def test_only_the_same_user_reaches_it(tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    bell = Doorbell(folder)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(Path(address(folder)).stat().st_mode) & 0o077 == 0
    bell.close()


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe's name is short")
def test_a_path_too_long_for_a_socket_has_no_bell_and_no_trouble(tmp_path: Path) -> None:
    deep = tmp_path / ("d" * 90)
    bell = Doorbell(deep)
    assert not bell.listening
    assert not ring(deep)
    bell.close()


def test_an_answer_of_something_else_is_no_open_window(tmp_path: Path, qtbot: QtBot) -> None:
    bell = Doorbell(tmp_path)
    heard: list[None] = []
    bell.rung.connect(lambda: heard.append(None))
    say = "import sys; from PySide6.QtNetwork import QLocalSocket as S\n"
    say += "s = S(); s.connectToServer(sys.argv[1]); s.waitForConnected(500)\n"
    say += "s.write(b'quit'); s.waitForBytesWritten(500); s.waitForDisconnected(5000)"
    assert visit(qtbot, "-c", say, address(tmp_path)) == (0, "")
    assert not heard
    bell.close()


def test_the_window_state_is_kept_when_it_comes_forward(app: QApplication, tmp_path: Path) -> None:
    program = Program(Setting(Home(tmp_path), SystemClock(), lambda: None))
    program.start_window.showMaximized()
    program.come_forward()
    assert program.start_window.windowState() & Qt.WindowState.WindowMaximized
    program.start_window.close()
    program.shutdown()
