"""The window lives on while an exchange takes in thousands of changes.

The server is a process of its own, as for an officer: in this one it would take the window's
time. `PENGHUBUNG_HEARTBEAT_CHANGES` asks for more changes than the usual 2,000.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from bench.heartbeat import Heartbeat, check_pulse
from desktop.practice_server import PracticeServer
from desktop.services.outcome import Done
from tests.support.case_room import open_town
from ui.lanes import ThreadLanes
from ui.window import MainWindow
from ui.workplace import Events, Workplace

CHANGES = int(os.environ.get("PENGHUBUNG_HEARTBEAT_CHANGES", "2000"))
ROUNDS = 3 if CHANGES <= 2000 else 1


@pytest.mark.timeout(900)
def test_the_window_lives_through_a_large_exchange(
    tmp_path: Path, qtbot: QtBot, record_property: Callable[[str, object], None]
) -> None:
    each = CHANGES // ROUNDS
    with open_town(tmp_path, complaints=2 * each, agencies=2) as town:
        town.office.clock.at = int(time.time())
        desk = town.synced()
        town.office.stop()
        server = PracticeServer(town.office.folder / "central", town.office.port)
        lanes = ThreadLanes()
        window = MainWindow(Workplace(desk, lanes, Events()))
        qtbot.addWidget(window)
        window.show()
        window.show_page("open")
        qtbot.waitUntil(lambda: window.list.model.rowCount() > 1, timeout=30_000)
        key = window.list.model.keys[1]
        window.open_case(key)
        qtbot.waitUntil(lambda: window.case.view is not None, timeout=30_000)
        window.case.focus_composer()
        editor = window.case.composer.form.editor
        QTest.keyClicks(editor, "Petugas kami datang besok.")
        done: list[Done] = []
        window.sync.finished.connect(done.append)
        worst = []
        for number in range(ROUNDS):
            for changed in desk.cases.keys("all"):
                text = f"Balasan ke-{number} untuk laporan ini, mohon dibaca."
                town.office.coordinator.reply(changed, text, town.office.clock.now())
            server.start()
            with Heartbeat() as pulse:
                window.sync.start()
                qtbot.waitUntil(lambda: not window.sync.running, timeout=300_000)
                # What the end brings: lists, figures, the receipt.
                with qtbot.waitSignal(window.list.answered):
                    pass
            server.stop()
            worst.append(pulse.worst_ms)
            assert done[-1].receipt.verified
            assert done[-1].receipt.received == len(desk.cases.keys("all"))
        record_property("worst_stalls_ms", [round(ms) for ms in worst])
        print("longest stalls, ms:", [round(ms) for ms in worst], "changes:", each)
        assert window.list.current_key == key
        assert editor.toPlainText() == "Petugas kami datang besok."
        assert window.receipt.isVisible()
        window.close()
        qtbot.waitUntil(lambda: not window.isVisible())
        lanes.shutdown()
        check_pulse(worst)
