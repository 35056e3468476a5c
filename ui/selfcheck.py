"""Checks an installation with its own program, without a display: `penghubung --self-check`.

With a code in PENGHUBUNG_CODE: enrol in an empty home, answer one complaint, exchange, leave a
second answer unsent, end. Without: open that home again (PENGHUBUNG_PASSPHRASE), find both, put the
complaint on paper as `self-check.pdf` and the window's picture as `self-check.png`, in the home.
Prints one JSON object a line; "usable" comes when the window can be used. The home is a throwaway:
its passphrase is printed.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

import msgspec
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.commands.common import PASSPHRASE
from desktop.platform.clock import SystemClock
from desktop.platform.paths import Home
from ui.dress import dressed
from ui.driver import Driver, NotHeld
from ui.faults import Faults
from ui.haste import rest_when_open
from ui.printing.case_paper import Printed, case_paper
from ui.printing.dialog import PaperDialog
from ui.program import Program, Setting

CODE: Final = "PENGHUBUNG_CODE"
SENT: Final = "Pemeriksaan pemasangan: jawaban ini terkirim."
KEPT: Final = "Pemeriksaan pemasangan: jawaban ini menunggu."
PAPER: Final = "self-check.pdf"
PICTURE: Final = "self-check.png"


def self_check(home: Path) -> int:
    """Do what the module says; 0 only if every step held."""
    app = QApplication(sys.argv[:1])
    dressed(app)
    faults = Faults(home)
    faults.install()
    given = os.environ.get(PASSPHRASE) or None
    program = Program(Setting(Home(home), SystemClock(), lambda: None, passphrase=given))
    rest_when_open(program)
    check = _Check(program, faults)
    try:
        program.start()
        code = os.environ.get(CODE)
        if code:
            check.enrol(code)
            check.answer()
        else:
            check.find()
            check.keep(home)
    except NotHeld as reason:
        _tell(step="failed", reason=str(reason))
        return 1
    finally:
        if program.window is not None:
            program.window.close()
        program.shutdown()
    return 0


class _Check(Driver):
    def enrol(self, code: str) -> None:
        """The first run, by its own buttons."""
        self.wait("the first page", lambda: self.program.first_run is not None)
        first = self.program.first_run
        assert first is not None
        self.press(first.welcome.connect_button)
        first.code.field.setPlainText(code)
        self.press(first.code.onward_button)
        self.press(first.protection.onward_button)
        self.press(first.recovery.onward_button)
        words = first.recovery.words
        for field, place in zip(first.confirm.fields, first.confirm.places, strict=True):
            QTest.keyClicks(field, words[place])
        self.press(first.confirm.onward_button)
        self._usable()
        _tell(
            step="enrolled",
            complaints=len(self.desk.cases.keys()),
            passphrase=" ".join(words),
        )

    def answer(self) -> None:
        """One answer that is sent, one that waits."""
        first, second = self.desk.cases.keys("open")[:2]
        self.write(first, SENT)
        self.send()
        self.window.sync.start()
        self.wait("the answer is sent", lambda: not self.pending() and not self.window.sync.running)
        self.write(second, KEPT)
        self.send()
        _tell(step="written", tracking_ids=[first, second])

    def find(self) -> None:
        """Both answers are there, on screen and in the file."""
        self._usable()
        waiting = [item.content.text for item in self.desk.work.outbox()]
        if waiting != [KEPT]:
            raise NotHeld("the waiting answer is not in the outbox")
        found = self.desk.cases.search("pemeriksaan pemasangan")
        if not found:
            raise NotHeld("the sent answer is not found")
        self.open_case(found[0].row.key)
        story = [entry.item.text for entry in self.desk.cases.open(found[0].row.key).story]
        if SENT not in story and KEPT not in story:
            raise NotHeld("the answer is not in the story")
        _tell(step="found", complaints=len(found))

    def keep(self, home: Path) -> None:
        """The complaint that is open as a PDF, and a picture of the window."""
        view = self.window.case.view
        if view is None:
            raise NotHeld("no complaint is open")
        who = self.desk.certificate
        printed = Printed(who.agency_name, who.officer_name, self.desk.clock.now())
        dialog = PaperDialog(case_paper(view, printed), self.window)
        dialog.save(home / PAPER)
        dialog.close()
        if not (home / PAPER).is_file():
            raise NotHeld("the paper was not written")
        if not self.window.grab().save(str(home / PICTURE)):
            raise NotHeld("the picture was not written")
        _tell(step="kept", pages=dialog.pages.count)

    def _usable(self) -> None:
        self.wait("the window opens", lambda: self.program.window is not None)
        self.begin()
        _tell(step="usable")


def _tell(**what: object) -> None:
    print(msgspec.json.encode(what).decode(), flush=True)
