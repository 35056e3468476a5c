"""An officer's room for tests of the exchange on screen: real server, real desk, real widgets."""

from __future__ import annotations

import itertools

from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop.desk import Desk
from desktop.domain.model import Content, FollowUpResult, OutboxItem
from desktop.services.outcome import Done
from tests.desk.conftest import Town
from ui.exchange.card import SyncCard
from ui.exchange.controller import Progress, SyncController
from ui.lanes import InlineLanes, Lanes
from ui.workplace import Events, Workplace

_NUMBERS = itertools.count(1)


class ExchangeRoom:
    """One officer's controller and card over a desk, and what they said."""

    def __init__(self, town: Town, desk: Desk, qtbot: QtBot, lanes: Lanes | None = None) -> None:
        self.town = town
        self.desk = desk
        self.qtbot = qtbot
        self.lanes = lanes or InlineLanes()
        self.events = Events()
        self.place = Workplace(desk, self.lanes, self.events)
        self.sync = SyncController(self.place)
        self.card = SyncCard(self.place, self.sync)
        self.card.setFixedWidth(192)
        self.card.show()
        self.done: list[Done] = []
        self.progress: list[Progress] = []
        self.pages: list[str] = []
        self.cases: list[str] = []
        self.sync.finished.connect(self.done.append)
        self.sync.progressed.connect(self.progress.append)
        self.events.page_asked.connect(self.pages.append)
        self.events.case_asked.connect(self.cases.append)

    def exchange(self) -> Done:
        """Press the card's button and wait for the end."""
        count = len(self.done)
        self.card.button.click()
        self.qtbot.waitUntil(lambda: len(self.done) > count, timeout=60_000)
        return self.done[-1]

    def queue(self, key: str, text: str = "", result: FollowUpResult = "proses") -> OutboxItem:
        """Put an answer into the outbox."""
        words = text or f"Petugas datang besok, nomor {next(_NUMBERS)}."
        content = Content("follow_up", words, result)
        item = self.desk.work.send(self.desk.work.save(key, content).id)
        self.events.work_changed.emit(key)
        return item

    def said(self) -> str:
        """Everything the card says, read again."""
        self.card.refresh()
        parts = (self.card.state.full_text, self.card.since.text(), self.card.copy.text())
        return " | ".join((*parts, self.card.waiting.text())).replace("\N{NO-BREAK SPACE}", " ")

    def close(self) -> None:
        """As at the end of the program: the widgets go, then the lanes."""
        delete(self.card)
        delete(self.sync)
        self.lanes.shutdown()
