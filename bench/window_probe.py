"""The real window over a real desk, measured from inside its own process.

Started by `bench.window`, offscreen or on a display. Prints one JSON object a line; before the
exchange it says "ready" and waits for a line, so that the changes are made at the server first.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from bench.heartbeat import Heartbeat
from bench.memory import resident_mib
from desktop.commands.common import PASSPHRASE
from desktop.domain.errors import PenghubungError
from desktop.platform.clock import SystemClock
from desktop.platform.paths import Home
from desktop.services.outcome import Done
from ui.dress import dressed
from ui.lists.question import PARTS
from ui.pages import PAGES
from ui.program import Program, Setting
from ui.today.page import TodayPage
from ui.window import MainWindow

WORDS: Final = (
    "jalan",
    "lampu jalan",
    "sampah",
    "air",
    "bantuan sosial",
    "puskesmas",
    "jembatan",
    "ktp",
    "mohon ditindaklanjuti",
    "drainase tersumbat",
)
IDLE_MS: Final = 2_000
WAIT_MS: Final = 600_000


class Probe:
    """Asks the window as an officer would, and times until the answer is painted."""

    def __init__(self, app: QApplication, started: float, home: Path) -> None:
        self._app = app
        self._started = started
        given = os.environ.get(PASSPHRASE) or None
        self._program = Program(
            Setting(Home(home), SystemClock(), lambda: None, passphrase=given), app
        )

    @property
    def window(self) -> MainWindow:
        """The window, once it is there."""
        assert self._program.window is not None
        return self._program.window

    @property
    def _landing(self) -> TodayPage:
        page = self.window.stack.currentWidget()
        assert isinstance(page, TodayPage)
        return page

    def start(self) -> None:
        """Open; usable = the landing page stands painted and the next event is taken."""
        self._program.start()
        self._until(lambda: self._program.window is not None)
        self._until(lambda: self._landing.seen is not None)
        self.window.repaint()
        self._app.processEvents()
        tell(step="usable", seconds=time.monotonic() - self._started)
        self._rest(IDLE_MS)
        tell(step="idle", mib=resident_mib())

    def ask(self, rounds: int) -> None:
        """Every filter and quick filter, then full-text searches; ms to painted rows."""
        landing = [self._land() for _ in range(rounds)]
        pages = [name for name, page in PAGES.items() if page.view is not None]
        self._rest(IDLE_MS)
        filters, searches = [], []
        for _ in range(rounds):
            for name in pages:
                filters.append(self._timed(partial(self.window.show_list, name)))
                view = PAGES[name].view
                for part in PARTS.get(view or "", ())[1:]:
                    choose = self.window.list.filters.choose
                    filters.append(self._timed(partial(choose, part)))
        self._timed(lambda: self.window.show_page("all"))
        for _ in range(rounds):
            for words in WORDS:
                searches.append(self._timed(partial(self._search, words)))
        self._timed(lambda: self._search(""))
        tell(
            step="asked",
            landing=landing,
            filters=filters,
            searches=searches,
            mib=resident_mib(),
        )

    def exchange(self) -> None:
        """One exchange with a complaint open; the longest time the window stood still."""
        self._timed(lambda: self.window.show_page("open"))
        self.window.open_case(self.window.list.model.keys[0])
        self._until(lambda: self.window.case.view is not None)
        tell(step="ready")
        sys.stdin.readline()
        ended: list[Done | PenghubungError] = []
        self.window.sync.finished.connect(ended.append)
        began = time.perf_counter()
        with Heartbeat() as pulse:
            self.window.sync.start()
            self._until(lambda: bool(ended))
            seconds = time.perf_counter() - began
            # What the end brings: lists, figures, the receipt.
            self._rest(IDLE_MS)
        done = ended[0]
        assert isinstance(done, Done), done
        assert done.receipt.verified
        tell(
            step="exchanged",
            received=done.receipt.received,
            seconds=seconds,
            worst_stall_ms=pulse.worst_ms,
            stalls_over_50=pulse.over(50),
            mib=resident_mib(),
        )

    def end(self) -> None:
        """Close as an officer does."""
        self.window.close()
        self._program.shutdown()

    def _land(self) -> float:
        """The landing page read again, as after an exchange; ms to painted rows."""
        loop = QEventLoop()
        page = self._landing
        page.answered.connect(loop.quit)
        began = time.perf_counter()
        page.refresh()
        loop.exec()
        page.repaint()
        page.answered.disconnect(loop.quit)
        return (time.perf_counter() - began) * 1000

    def _search(self, words: str) -> None:
        # Enter asks at once; the rest in typing is not the machine's time.
        self.window.list.search.setText(words)
        self.window.list.search.returnPressed.emit()

    def _timed(self, act: Callable[[], None]) -> float:
        loop = QEventLoop()
        self.window.list.answered.connect(loop.quit)
        QTimer.singleShot(WAIT_MS, loop, lambda: loop.exit(1))
        began = time.perf_counter()
        act()
        assert loop.exec() == 0, "no answer came"
        self.window.list.repaint()
        took = (time.perf_counter() - began) * 1000
        self.window.list.answered.disconnect(loop.quit)
        # Its figures, asked for after the rows, delay no other.
        counted: list[object] = []
        self.window.list.counted.connect(counted.append)
        self._until(lambda: bool(counted))
        self.window.list.counted.disconnect(counted.append)
        return took

    def _until(self, holds: Callable[[], bool]) -> None:
        end = time.monotonic() + WAIT_MS / 1000
        while not holds():
            assert time.monotonic() < end, "waited in vain"
            self._rest(5)

    @staticmethod
    def _rest(ms: int) -> None:
        loop = QEventLoop()
        QTimer.singleShot(ms, loop.quit)
        loop.exec()


def tell(**what: object) -> None:
    """One line for the parent."""
    print(json.dumps(what), flush=True)


def main() -> int:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--started", type=float, required=True, help="the parent's time.monotonic")
    parser.add_argument("--rounds", type=int, default=0, help="rounds of filters and searches")
    parser.add_argument("--exchange", action="store_true")
    options = parser.parse_args()
    app = QApplication(sys.argv[:1])
    dressed(app)
    probe = Probe(app, options.started, options.home)
    probe.start()
    if options.rounds:
        probe.ask(options.rounds)
    if options.exchange:
        probe.exchange()
    probe.end()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
