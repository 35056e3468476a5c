"""An officer's room for tests of the case pane: real server, real desk, real widgets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TypeVar

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.desk import Desk
from desktop.domain.model import Content, OutboxItem
from resources.practice import PracticeOffice
from resources.practice.writers import write_native
from tests.desk.conftest import Town
from tests.support.office import open_office
from ui.case.pane import CasePane
from ui.compose.composer import Composer
from ui.lanes import CancelToken, InlineLanes, Lane, Lanes, OnError
from ui.workplace import Events, Workplace

T = TypeVar("T")


class HeldLanes(InlineLanes):
    """Inline lanes whose `db` jobs can be kept waiting, as behind a slow disk."""

    def __init__(self) -> None:
        super().__init__()
        self.held = False
        self.waiting: list[Callable[[], None]] = []

    def submit(
        self,
        lane: Lane,
        fn: Callable[[], T],
        on_ok: Callable[[T], None],
        on_error: OnError,
        token: CancelToken | None = None,
        urgent: bool = False,
    ) -> CancelToken:
        """See `Lanes.submit`."""
        token = token or CancelToken()
        if not self.held:
            return super().submit(lane, fn, on_ok, on_error, token, urgent)

        def later() -> None:
            super(HeldLanes, self).submit(lane, fn, on_ok, on_error, token, urgent)

        self.waiting.append(later)
        return token

    def let_go(self) -> None:
        """The disk is quick again: everything that waited is done, in order."""
        self.held = False
        waiting, self.waiting = self.waiting, []
        for job in waiting:
            job()


class Room:
    """One officer's pane over a synced desk, and a colleague's desk of the same agency."""

    def __init__(self, town: Town, desk: Desk, qtbot: QtBot, lanes: Lanes | None = None) -> None:
        self.town = town
        self.desk = desk
        self.qtbot = qtbot
        self.lanes = lanes or HeldLanes()
        self.events = Events()
        self.pane = CasePane(Workplace(desk, self.lanes, self.events))
        self.pane.resize(790, 768)
        qtbot.addWidget(self.pane)
        self.pane.show()
        self.keys = desk.cases.keys("open")

    @property
    def composer(self) -> Composer:
        """The composer on screen."""
        return self.pane.composer

    def type(self, text: str) -> None:
        """Type into the editor on screen."""
        self.composer.focus_editor()
        QTest.keyClicks(self.composer.form.editor, text)

    def open(self, number: int = 0) -> str:
        """Open one of the open complaints."""
        key = self.keys[number]
        self.pane.show_case(key)
        return key

    def sync(self, changed: bool = True) -> None:
        """An exchange, and what the window says after it."""
        assert self.desk.sync.run().receipt.verified
        if changed:
            self.events.copy_changed.emit()

    def queue(self, key: str, content: Content) -> OutboxItem:
        """Put work into the outbox behind the pane's back."""
        return self.desk.work.send(self.desk.work.save(key, content).id)

    def reply(self, key: str, text: str) -> None:
        """The reporter answers, at the server."""
        self.town.office.coordinator.reply(key, text, self.town.office.clock.now())

    def texts(self) -> list[str]:
        """Texts of the bubbles, once all stand there."""
        self.qtbot.waitUntil(lambda: self.pane.timeline.complete)
        return [bubble.told.text for bubble in self.pane.timeline.bubbles]


@contextmanager
def open_town(folder: Path, complaints: int = 60, agencies: int = 2) -> Iterator[Town]:
    """A server with invented complaints."""
    export = folder / "native.jsonl"
    write_native(export, PracticeOffice(5, complaints, agencies, date(2026, 11, 6)))
    with open_office(folder / "office") as office:
        office.take_in(export)
        town = Town(office, folder)
        yield town
        town.close()
