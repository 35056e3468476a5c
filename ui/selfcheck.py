"""Checks an installation with its own program, without a display: `penghubung --self-check`.

With a code in PENGHUBUNG_CODE: enrol in an empty home, answer one complaint, exchange, leave a
second answer unsent, end. Without: open that home again (PENGHUBUNG_PASSPHRASE), find both, put the
complaint on paper as `self-check.pdf` and the window's picture as `self-check.png`, in the home.

With an export's path in PENGHUBUNG_EXPORT: found an office without a region's server from it for
the first agency it names, answer one complaint, have it recorded by the server on this PC. Opened
again, the answer waits on the list for SP4N-LAPOR!, is photographed there and ticked off.

Prints one JSON object a line; "usable" comes when the window can be used. The home is a throwaway:
its passphrase is printed.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.commands.common import PASSPHRASE
from desktop.platform.clock import SystemClock
from desktop.platform.paths import Home
from ui.dress import dressed
from ui.driver import Driver, NotHeld
from ui.faults import Faults
from ui.first_run.flow import FirstRun
from ui.haste import rest_when_open
from ui.pages import BY_HAND
from ui.printing.case_paper import Printed, case_paper
from ui.printing.dialog import PaperDialog
from ui.program import Program, Setting

if TYPE_CHECKING:
    from desktop.desk import Desk

CODE: Final = "PENGHUBUNG_CODE"
EXPORT: Final = "PENGHUBUNG_EXPORT"
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
        code, export = os.environ.get(CODE), os.environ.get(EXPORT)
        if code:
            check.enrol(code)
            check.answer()
        elif export:
            check.found_office(export)
            check.record()
        elif check.opened().office is not None:
            check.tick_off(home)
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
        first = self._first_run()
        self.press(first.welcome.connect_button)
        first.code.field.setPlainText(code)
        self.press(first.code.onward_button)
        self._protect(first)

    def found_office(self, export: str) -> None:
        """The third choice of the first run."""
        first = self._first_run()
        self.press(first.welcome.export_button)
        pages = first.founding
        pages.export.drop.take(export)
        self.wait("the export is read", lambda: first.page is pages.agency)
        pages.agency.agency.setFocus()
        QTest.keyClick(pages.agency.agency, Qt.Key.Key_Down)
        QTest.keyClicks(pages.agency.officer, "Petugas Contoh")
        self.press(pages.agency.onward_button)
        self._protect(first)

    def _first_run(self) -> FirstRun:
        self.wait("the first page", lambda: self.program.first_run is not None)
        first = self.program.first_run
        assert first is not None
        return first

    def _protect(self, first: FirstRun) -> None:
        """Without a keyring, with the words written down."""
        self.press(first.protection.onward_button)
        self.press(first.recovery.onward_button)
        words = first.recovery.words
        for field, place in zip(first.confirm.fields, first.confirm.places, strict=True):
            QTest.keyClicks(field, words[place])
        self.press(first.confirm.onward_button)
        self.opened()
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

    def record(self) -> None:
        """One answer, recorded by the server on this PC; it waits to be entered by hand."""
        self.write(self.desk.cases.keys("needs_answer")[0], SENT)
        self.send()
        self._exchange()
        if self.pending() or self._to_enter() != [SENT]:
            raise NotHeld("the answer is not on the list for SP4N-LAPOR!")
        _tell(step="recorded", address=self._address())

    def tick_off(self, home: Path) -> None:
        """The answer still waits on its list, and goes off it by a key."""
        from ui.mandiri.by_hand_page import ByHandPage

        self._exchange()
        if self._to_enter() != [SENT]:
            raise NotHeld("the answer is no longer on the list for SP4N-LAPOR!")
        key = self.desk.by_hand.waiting()[0].operation.hex()
        self.window.go_to(BY_HAND)
        page = self.window.stack.currentWidget()
        if not isinstance(page, ByHandPage):
            raise NotHeld("the list for SP4N-LAPOR! did not open")
        self.wait("the list for SP4N-LAPOR! is read", lambda: page.list.select(key))
        self._photograph(home)
        QTest.keyClick(page.list, Qt.Key.Key_Delete)
        self.wait("the answer is ticked off", lambda: not self._to_enter())
        _tell(step="ticked", address=self._address())

    def _to_enter(self) -> list[str]:
        return [one.content.text for one in self.desk.by_hand.waiting()]

    def _exchange(self) -> None:
        """One that is proven."""
        from desktop.services.outcome import Done

        sync = self.window.sync
        self.wait("nothing is exchanged", lambda: not sync.running)
        ended: list[object] = []

        def note(done: object) -> None:
            ended.append(done)

        sync.finished.connect(note)
        sync.start()
        self.wait("the exchange is over", lambda: ended and not sync.running)
        sync.finished.disconnect(note)
        if not (isinstance(ended[0], Done) and ended[0].receipt.verified):
            raise NotHeld("the server on this PC did not exchange")

    def _address(self) -> str:
        office = self.desk.office
        if office is None or not office.running:
            raise NotHeld("no server runs on this PC")
        return office.serve()

    def find(self) -> None:
        """Both answers are there, on screen and in the file."""
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
        self._photograph(home)
        _tell(step="kept", pages=dialog.pages.count)

    def _photograph(self, home: Path) -> None:
        # What has just gone from the window still has its place until then.
        QApplication.processEvents()
        if not self.window.grab().save(str(home / PICTURE)):
            raise NotHeld("the picture was not written")

    def opened(self) -> Desk:
        """The desk, once its window can be used."""
        self.wait("the window opens", lambda: self.program.window is not None)
        self.begin()
        _tell(step="usable")
        return self.desk


def _tell(**what: object) -> None:
    print(msgspec.json.encode(what).decode(), flush=True)
