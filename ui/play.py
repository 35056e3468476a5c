"""A day in the practice office, played through the real window without a display.

Every step is done with keys and clicks on the widgets an officer uses, and then looked up in the
desk or on the server; a picture is kept of each. Nothing is mocked.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from desktop.platform.clock import SystemClock
from desktop.platform.paths import Home
from desktop.services.outcome import Done
from ui.dress import dressed
from ui.driver import Driver, NotHeld
from ui.exchange.meanwhile import Meanwhile
from ui.faults import Faults
from ui.program import Program, Setting
from ui.theme.style import ThemeChoice

SIZE: Final = (1366, 768)
_ANSWERS: Final = 3
_SETTLE_MS: Final = 150


def play(pictures: Path, home: Path | None = None, theme: ThemeChoice = "light") -> int:
    """Play the day and keep its pictures; 0 only if every step held."""
    started = time.monotonic()
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    dressed(app, theme=theme)
    with tempfile.TemporaryDirectory(prefix="penghubung-", ignore_cleanup_errors=True) as folder:
        faults = Faults(Path(folder))
        faults.install()
        setting = Setting(Home(home or Path(folder)), SystemClock(), lambda: None, practice=True)
        program = Program(setting)
        try:
            failed = _Day(program, pictures, faults).play()
        finally:
            program.shutdown()
            faults.uninstall()
    passed = time.monotonic() - started
    print(f"\n{'Every step held' if not failed else 'A step did not hold'}; {passed:.0f} s")
    return 1 if failed else 0


class _Day(Driver):
    def __init__(self, program: Program, pictures: Path, faults: Faults) -> None:
        super().__init__(program, faults)
        self._pictures = pictures
        self._shots = 0
        self._failed = False
        self._done: list[Done] = []
        self._met: list[str] = []

    def play(self) -> bool:
        """The whole day; whether a step failed."""
        self._pictures.mkdir(parents=True, exist_ok=True)
        for old in self._pictures.glob("[0-9][0-9]-*.png"):
            old.unlink()
        steps: tuple[Callable[[], None], ...] = (
            self._open,
            self._search,
            self._answer,
            self._return,
            self._first_exchange,
            self._meanwhile,
            self._second_exchange,
            self._attention,
            self._receipts,
            self._close,
        )
        try:
            for step in steps:
                step()
        except NotHeld as reason:
            self._check(False, str(reason))
        return self._failed

    # What every step uses

    def _say(self, text: str) -> None:
        print(f"\n== {text}", flush=True)

    def _check(self, holds: bool, text: str) -> None:
        self._failed |= not holds
        print(f"   {'ok ' if holds else 'BAD'} {text}", flush=True)

    def _shot(self, name: str) -> None:
        answered: list[None] = []
        # What a page asked the lane for is answered before this.
        self.program.lanes.submit("db", lambda: None, answered.append, lambda error: None)
        self.wait("the pages are read", lambda: answered)
        QTest.qWait(_SETTLE_MS)
        self._shots += 1
        target = self._pictures / f"{self._shots:02d}-{name}.png"
        if not self._shown().grab().save(str(target)):
            raise NotHeld(f"cannot write {target}")
        print(f"      {target}", flush=True)

    def _shown(self) -> QWidget:
        return self.program.window or self.program.start_window

    def _exchange(self) -> Done:
        count = len(self._done)
        QTest.keyClick(self.window, Qt.Key.Key_F9)
        self.wait("an exchange ends", lambda: len(self._done) > count)
        done = self._done[-1]
        receipt = done.receipt
        print(
            f"      terkirim {receipt.sent} · diterima {receipt.received} · perlu Anda"
            f" {receipt.needs_attention} · {receipt.bytes_up + receipt.bytes_down} B ·"
            f" {receipt.seconds:.1f} s",
            flush=True,
        )
        return done

    # The day

    def _open(self) -> None:
        self._say("The practice office is prepared and its desk opens")
        self.program.start()
        self.program.start_window.showNormal()
        self.program.start_window.resize(*SIZE)
        self.wait("the preparation shows", lambda: self.program.working.progress.isVisible())
        self._shot("preparing")
        self.wait("the window opens", lambda: self.program.window is not None)
        self.window.showNormal()
        self.window.resize(*SIZE)
        self.window.sync.finished.connect(self._done.append)
        self.begin()
        self._shot("opened")
        held = len(self.desk.cases.keys())
        self._check(held > 0, f"{held} complaints, one agency's, on this PC")

    def _search(self) -> None:
        self._say("Search without a connection")
        window = self.window
        window.show_page("open")
        window.focus_search()
        QTest.keyClicks(window.list.search, "jalan")
        found = len(self.desk.cases.keys("open", words="jalan"))
        self.wait("the list narrows", lambda: window.list.model.rowCount() == found)
        self._shot("search")
        self._check(found > 0, f"{found} found for “jalan”")
        window.list.search.clear()
        keys = [*self.desk.cases.keys("needs_answer", "deadline")]
        keys += [key for key in self.desk.cases.keys("open") if key not in keys]
        if len(keys) < 2 * _ANSWERS + 1:
            raise NotHeld("too few open complaints for a day")
        self._todo = keys

    def _answer(self) -> None:
        self._say("Three answers, typed and put in the outbox")
        for number, key in enumerate(self._todo[:_ANSWERS]):
            self.write(
                key, "Terima kasih atas laporannya. Petugas kami sudah memeriksa lokasi hari ini."
            )
            if not number:
                self.wait("the text is saved by itself", lambda: not self.window.case.has_unsaved())
                self._shot("writing")
            self.send()
        self._shot("in-the-outbox")
        self._check(self.pending() == _ANSWERS, f"{self.pending()} wait in the outbox")

    def _return(self) -> None:
        self._say("One complaint is returned, with its reason")
        self.open_case(self._todo[_ANSWERS])
        composer = self.window.case.composer
        composer.show_verb("return")
        form = composer.form
        reason = getattr(form, "reason", None)
        if reason is None or not reason.count():
            raise NotHeld("no reasons to return a complaint")
        reason.setFocus()
        QTest.keyClick(reason, Qt.Key.Key_Down)
        QTest.keyClicks(form.editor, "Lokasi yang dilaporkan di luar tugas instansi kami.")
        self._shot("returning")
        self.send()
        item = self.desk.work.outbox()[-1]
        self._check(item.content.kind == "return", f"returned, reason {item.content.reason}")

    def _first_exchange(self) -> None:
        self._say("First exchange: everything is sent and proven")
        done = self._exchange()
        self._shot("sent")
        self._check(done.receipt.verified, "complete and verified")
        self._check(done.receipt.sent == _ANSWERS + 1, f"{done.receipt.sent} sent")
        room = self.program.practice_server
        told = [answer["tracking_id"] for answer in room.ask("answers", "--pending")]
        self._check(
            all(told.count(key) == 1 for key in self._todo[:_ANSWERS]),
            "the server lists each answer exactly once",
        )

    def _meanwhile(self) -> None:
        self._say("Two more answers, while a reporter replies and a case is closed elsewhere")
        room = self.program.practice_server
        reply, close = self._met = self._todo[_ANSWERS + 1 : _ANSWERS + 3]
        for key in self._met:
            self.write(key, "Pekerjaan sudah selesai hari ini.", settled=True)
            self.send()
        room.run("reply", reply, "--text", "Belum selesai, mohon dicek lagi.")
        room.run("close", close, "--reason", "Selesai menurut koordinator")
        self._check(self.pending() == len(self._met), f"{self.pending()} wait in the outbox")

    def _second_exchange(self) -> None:
        self._say("Second exchange: both meet a change and wait for the officer")
        done = self._exchange()
        self._shot("met-a-change")
        self._check(done.conflicts == len(self._met), f"{done.conflicts} need a decision")

    def _attention(self) -> None:
        self._say("Needs attention: what was written and what changed, side by side")
        self.window.show_page("attention")
        items = self.desk.attention.items()
        self._shot("attention")
        self._check({i.complaint for i in items} == set(self._met), f"{len(items)} items shown")
        for left in range(len(items), 0, -1):
            self.press(self._send_anyway())
            self.wait("a decision is kept", partial(self._fewer_than, left))
        done = self._exchange()
        self._shot("decided")
        holds = done.receipt.verified and done.receipt.needs_attention == 0
        self._check(holds, "sent all the same, with the change seen: nothing is left to decide")

    def _fewer_than(self, count: int) -> bool:
        return len(self.desk.attention.items()) < count

    def _send_anyway(self) -> QPushButton:
        """“Send anyway” of the item on screen."""
        self.wait("an item is shown", lambda: self._choices())
        return self._choices()[0]

    def _choices(self) -> list[QPushButton]:
        open_ids = {item.id for item in self.desk.attention.items()}
        return [
            paper.choices["send_anyway"]
            for paper in self.window.findChildren(Meanwhile)
            # The one just decided may still be on screen for a moment.
            if paper.isVisible() and paper.item.id in open_ids and "send_anyway" in paper.choices
        ]

    def _receipts(self) -> None:
        self._say("The receipts of the day")
        self.window.show_page("receipts")
        self._shot("receipts")
        receipts = self.desk.replica.receipts.list()
        self._check(all(r.finished for r in receipts), f"{len(receipts)} receipts, all finished")

    def _close(self) -> None:
        self._say("The window closes; the words stay on this PC")
        self.window.close()
        self.wait("the window closes", lambda: not self.window.isVisible())
        self._check(self.faults.dialog is None, "no fault in the program")
