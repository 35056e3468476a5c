"""A PC with the real program on it, for tests of locking and of several officers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path

from keyring.backend import KeyringBackend
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.desk import Desk
from desktop.platform.paths import Home
from desktop.platform.wrapping import Cost
from resources.practice import PracticeOffice
from resources.practice.writers import write_native
from server import agencies
from tests.support.office import Office, open_office
from ui.program import Program, Setting
from ui.window import MainWindow

CHEAP = Cost(64, 1, 1)
PHRASE = "frasa sandi untuk uji coba"
LONG_MS = 60_000


class SharedPc:
    """A PC, its data folder, and programs on it."""

    def __init__(self, office: Office, home: Home, qtbot: QtBot) -> None:
        self.office = office
        self.home = home
        self.qtbot = qtbot
        self.keyring: KeyringBackend | None = None
        self.programs: list[Program] = []
        self.desks: list[Desk] = []

    def code(self, officer: str = "Petugas Contoh") -> str:
        """A one-time code of the agency with the most complaints."""
        with self.office.central.database.read() as connection:
            agency = max(agencies.listing(connection), key=lambda a: a.complaints)
        return self.office.code(agency.name, officer)

    def enrolled(self, officer: str = "Petugas Contoh", phrase: str = PHRASE) -> Desk:
        """A desk with its first copy, open."""
        clock = self.office.clock
        desk = Desk.enrol(self.home, self.code(officer), phrase, self.keyring, clock, cost=CHEAP)
        self.desks.append(desk)
        assert desk.sync.run().receipt.verified
        return desk

    def program(self) -> Program:
        """The program, not started."""
        setting = Setting(self.home, self.office.clock, lambda: self.keyring, cost=CHEAP)
        program = Program(setting)
        self.programs.append(program)
        self.qtbot.addWidget(program.start_window)
        return program

    def at_work(self, desk: Desk | None = None) -> Program:
        """The program with its main window over a desk."""
        program = self.program()
        program.enter(desk or self.enrolled())
        window = window_of(program)
        with self.qtbot.waitActive(window):
            window.activateWindow()
        return program

    def until(self, holds: Callable[[], object]) -> None:
        """Let the program run until this holds."""
        self.qtbot.waitUntil(lambda: bool(holds()), timeout=LONG_MS)

    def close(self) -> None:
        """Let go of everything."""
        for program in self.programs:
            window = program.window
            if window is not None:
                window.close()
                self.qtbot.waitUntil(partial(_hidden, window), timeout=LONG_MS)
            program.shutdown()
            if window is not None:
                window.deleteLater()
            # Before any timer of theirs asks lanes that are closed.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        for desk in self.desks:
            desk.close()


def _hidden(window: MainWindow) -> bool:
    return not window.isVisible()


def window_of(program: Program) -> MainWindow:
    """The main window; there has to be one."""
    assert program.window is not None
    return program.window


def settled(program: Program, pc: SharedPc) -> None:
    """Until the lanes have answered everything."""
    done: list[None] = []
    program.lanes.submit("net", lambda: None, done.append, lambda _error: None)
    pc.until(lambda: len(done) == 1)
    program.lanes.submit("db", lambda: None, done.append, lambda _error: None)
    pc.until(lambda: len(done) == 2)
    QTest.qWait(0)
    QApplication.processEvents()


@contextmanager
def shared_pc(folder: Path, qtbot: QtBot) -> Iterator[SharedPc]:
    """A server with complaints, and a PC."""
    export = folder / "native.jsonl"
    write_native(export, PracticeOffice(5, 60, 3, date(2026, 11, 6)))
    with open_office(folder / "office") as office:
        office.take_in(export)
        pc = SharedPc(office, Home(folder / "pc"), qtbot)
        yield pc
        pc.close()
