"""The stage every scene is played on: the real program, a real desk, a real server over HTTP.

Each scene has a stage of its own, so that none depends on another. The server's folder is a copy
of one that was filled once; only the clock is moved by hand.
"""

from __future__ import annotations

import asyncio
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Final

import msgspec
from keyring.backend import KeyringBackend
from litestar.types import ASGIApp, Message, Receive, Scope
from litestar.types import Send as AsgiSend
from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget

from desktop.desk import Desk
from desktop.domain.errors import Offline
from desktop.domain.model import Content, FollowUpResult, OutboxItem
from desktop.platform.clock import SystemClock
from desktop.platform.paths import Home
from desktop.services.outcome import Done
from resources.practice import PracticeOffice
from resources.practice.writers import write_native
from server.remits import learn_at_times
from sync.ports import Clock
from tests.desk.conftest import CHEAP, SECRET, Town
from tests.support.courier_room import CourierRoom
from tests.support.office import Office, open_office
from ui.driver import Driver, NotHeld
from ui.faults import Faults
from ui.first_run.flow import FirstRun
from ui.program import Program, Setting
from ui.settings.choices import KEY, Choices
from ui.workplace import Events

NOW: Final = 1_793_956_320
"""Friday 6 November 2026, 16.12 in Jakarta: a working day."""
DAY: Final = date(2026, 11, 6)
COMPLAINTS: Final = 480
AGENCIES: Final = 12
SEED: Final = 20
OFFICER: Final = "Petugas Contoh"
_SETTLE_MS: Final = 260
"""Lists gather changes for a fifth of a second before they look again."""


def fill(folder: Path) -> Path:
    """Make the server's folder that every stage gets a copy of."""
    export = folder / "native.jsonl"
    write_native(export, PracticeOffice(SEED, COMPLAINTS, AGENCIES, DAY))
    with open_office(folder / "office") as office:
        office.take_in(export)
        learn_at_times(office.central.database, NOW)
    return folder / "office"


class Gate:
    """Holds the server's answer back once so much of it has gone, until it is opened."""

    def __init__(self, messages: int) -> None:
        self._messages = messages
        self._open = threading.Event()
        self.held = threading.Event()

    def open(self) -> None:
        """Let everything through."""
        self._open.set()

    def wrap(self, app: ASGIApp) -> ASGIApp:
        """The server behind this gate."""

        async def gated(scope: Scope, receive: Receive, send: AsgiSend) -> None:
            passed = 0

            async def through(message: Message) -> None:
                nonlocal passed
                if message["type"] == "http.response.body":
                    passed += 1
                    if passed > self._messages and not self._open.is_set():
                        self.held.set()
                        await asyncio.to_thread(self._open.wait, 60)
                await send(message)

            await app(scope, receive, through)

        return gated


class Stage(Driver):
    """What a scene uses to bring the program where it wants it."""

    def __init__(self, folder: Path, template: Path, size: QSize, faults: Faults) -> None:
        shutil.copytree(template, folder / "office")
        self.folder = folder
        self.size = size
        self.office = Office(folder / "office")
        self.office.clock.at = NOW
        self.town = Town(self.office, folder)
        self.keyring: KeyringBackend | None = None
        self.gate: Gate | None = None
        self.courier: CourierRoom | None = None
        self.dones: list[Done] = []
        self.percent = 100
        super().__init__(self._program(self.office.clock, self.home), faults)

    @property
    def home(self) -> Home:
        """The PC's data folder."""
        return self.town.home()

    @property
    def first_run(self) -> FirstRun:
        """The pages before the first copy."""
        self.wait("the first run", lambda: self.program.first_run)
        assert self.program.first_run is not None
        return self.program.first_run

    @property
    def seen(self) -> QWidget:
        """The window on screen."""
        window = self.program.window
        return window if window is not None and window.isVisible() else self.program.start_window

    def _program(self, clock: Clock, home: Home) -> Program:
        program = Program(Setting(home, clock, lambda: self.keyring, cost=CHEAP))
        program.start_window.resize(self.size)
        program.opened.connect(self._to_size)
        return program

    def _to_size(self, window: QWidget) -> None:
        """The screen without a display is smaller than the pictures: a window would fill it."""
        window.showNormal()
        window.resize(self.size)

    # The way into the program

    def start(self) -> None:
        """Start the program as the officer does."""
        self.program.start()
        if self.program.start_window.isVisible():
            self._to_size(self.program.start_window)
        self.program.start_window.activateWindow()

    def practise(self) -> None:
        """Go to the practice office, whose server has the real time."""
        self.program.shutdown()
        self.program = self._program(SystemClock(), Home(self.folder / "practising"))
        self.program.start_window.show()
        self.program.practise()

    def alone(self) -> None:
        """Start on another PC, whose server is to stand on it and has the real time."""
        self.program.shutdown()
        self.program = self._program(SystemClock(), Home(self.folder / "alone"))
        self.start()

    def enrolled(self, code: str = "", pc: str = "pc") -> Desk:
        """A desk on a PC that has never exchanged."""
        code = code or self.town.code(OFFICER)
        home = self.town.home(pc)
        desk = Desk.enrol(home, code, SECRET, self.keyring, self.office.clock, cost=CHEAP)
        if self.percent != 100:
            chosen = Choices(percent=self.percent)
            desk.replica.settings.set(KEY, msgspec.json.encode(chosen).decode())
        return desk

    def enrol_in_vain(self, code: str) -> None:
        """The same without an answer from the server."""
        try:
            self.enrolled(code).close()
        except Offline:
            return
        raise NotHeld("the server answered")

    def synced(self) -> Desk:
        """A desk on this PC with its first copy."""
        desk = self.enrolled()
        assert desk.sync.run().receipt.verified
        return desk

    def open(self, desk: Desk | None = None, page: str = "open") -> Desk:
        """The main window over a desk, on a page, its list read."""
        desk = desk or self.synced()
        self.program.enter(desk)
        window = self.window
        window.activateWindow()
        window.sync.finished.connect(self.dones.append)
        window.show_page(page)
        self.begin()
        return desk

    # Steps that many scenes share

    def later(self, minutes: int) -> None:
        """Time passes."""
        self.office.clock.at += 60 * minutes

    def todo(self, number: int = 0) -> str:
        """An open complaint that waits for the agency."""
        return self.desk.cases.keys("needs_answer", "deadline")[number]

    def finds(self, **wanted: bool) -> str:
        """A complaint whose line has these marks (`secret`, `anonymous`), an open one first."""
        keys = (*self.desk.cases.keys("open"), *self.desk.cases.keys("settled"))
        for line in self.desk.cases.lines(keys):
            if all(getattr(line.row, name) is value for name, value in wanted.items()):
                return line.row.key
        raise LookupError(wanted)

    def queue(self, key: str, text: str, result: FollowUpResult = "proses") -> OutboxItem:
        """An answer in the outbox."""
        return self.put(key, Content("follow_up", text, result))

    def put(self, key: str, content: Content) -> OutboxItem:
        """Any work in the outbox."""
        item = self.desk.work.send(self.desk.work.save(key, content).id)
        self.changed(key)
        return item

    def changed(self, key: str = "") -> None:
        """Tell the screens that drafts or outbox changed."""
        self.program.findChildren(Events)[-1].work_changed.emit(key)

    def exchange(self) -> Done:
        """Press F9's button and wait for the end."""
        count = len(self.dones)
        self.window.sync.start()
        self.wait("an exchange ends", lambda: len(self.dones) > count)
        return self.dones[-1]

    def hold(self, messages: int = 0) -> Gate:
        """From now on the server's answers stop after so many pieces."""
        self.office.stop()
        self.gate = gate = Gate(messages)
        self.office.wrap = gate.wrap
        self.office.start()
        return gate

    def type(self, text: str) -> None:
        """Type where the focus is in the composer, and let it be saved."""
        editor = self.window.case.composer.form.editor
        editor.setFocus()
        QTest.keyClicks(editor, text)
        self.wait("the text is saved by itself", lambda: not self.window.case.has_unsaved())

    def click(self, words: str) -> None:
        """Press the button that says so."""
        self.wait(f"the button “{words}”", lambda: self.named(words))
        self.press(self.named(words)[0])

    def named(self, words: str) -> list[QPushButton]:
        """The buttons in sight that say so."""
        found = self.seen.findChildren(QPushButton)
        return [b for b in found if b.isVisible() and words in (b.text(), b.accessibleName())]

    def at_server(self, key: str, do: Callable[[int], None]) -> None:
        """Something happens there, a little later."""
        self.later(3)
        do(self.office.clock.now())

    def reply(self, key: str, text: str) -> None:
        """The reporter answers at the server."""
        self.at_server(key, lambda now: self.office.coordinator.reply(key, text, now))

    # Before and after the picture

    def settle(self) -> None:
        """Until every page has read what it asked for."""
        for _ in range(2):
            QTest.qWait(_SETTLE_MS)
            self._read_all()
        QTest.qWait(50)

    def _read_all(self) -> None:
        if self.program.officers.lock is not None and self.program.officers.lock.covered:
            # The lanes rest: nothing is read.
            return
        answered: list[None] = []
        self.program.lanes.submit("db", lambda: None, answered.append, lambda error: None)
        self.wait_quietly(lambda: answered)

    def wait_quietly(self, holds: Callable[[], object]) -> None:
        """As `wait`, where a dialog about a fault may be what is shown."""
        while not holds():
            QTest.qWait(10)

    def close(self) -> None:
        """Let go of everything, whatever stands on screen."""
        if self.gate is not None:
            self.gate.open()
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        for dialog in self.seen.findChildren(QDialog):
            dialog.close()
        window, first = self.program.window, self.program.start_window
        if window is not None:
            window.close()
            self.wait_quietly(lambda: not window.isVisible())
        self.program.shutdown()
        for gone in (window, first, self.program):
            if gone is not None:
                gone.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.town.close()
        self.office.close()


@contextmanager
def staged(folder: Path, template: Path, size: QSize, faults: Faults) -> Iterator[Stage]:
    """A stage that is cleared at the end."""
    folder.mkdir(parents=True)
    stage = Stage(folder, template, size, faults)
    try:
        yield stage
    finally:
        stage.close()
        shutil.rmtree(folder, ignore_errors=True)
