"""An officer before one page of the own work: real server, real desk, real widgets."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.desk import Desk
from desktop.domain.model import Content, FollowUpResult, OutboxItem
from tests.desk.conftest import Town
from ui.exchange.frame import WorkPage
from ui.lanes import InlineLanes
from ui.workplace import Events, Workplace

P = TypeVar("P", bound=WorkPage)


class Seat:
    """A page over a desk, and what it asked of the window."""

    def __init__(self, desk: Desk, qtbot: QtBot) -> None:
        self.desk = desk
        self.qtbot = qtbot
        self.events = Events()
        self.place = Workplace(desk, InlineLanes(), self.events)
        self.cases: list[str] = []
        self.pages: list[str] = []
        self.events.case_asked.connect(self.cases.append)
        self.events.page_asked.connect(self.pages.append)

    def show(self, page: P, width: int = 1160, height: int = 768) -> P:
        QAbstractItemModelTester(
            page.list.rows, QAbstractItemModelTester.FailureReportingMode.Fatal, page
        )
        self.qtbot.addWidget(page)
        page.resize(width, height)
        page.show()
        page.activateWindow()
        assert QTest.qWaitForWindowActive(page)
        return page

    def press(self, page: WorkPage, words: str) -> None:
        QTest.mouseClick(button(page, words), Qt.MouseButton.LeftButton)


def buttons(page: QWidget) -> list[str]:
    return [b.accessibleName() for b in page.findChildren(QPushButton) if b.isVisible()]


def button(page: QWidget, words: str) -> QPushButton:
    found = [b for b in page.findChildren(QPushButton) if b.accessibleName() == words]
    (one,) = [b for b in found if b.isVisible()]
    return one


def words_of(part: QWidget | None) -> str:
    assert part is not None
    return "\n".join(label.text() for label in part.findChildren(QLabel) if label.isVisible())


def rows(page: WorkPage) -> list[str]:
    return [row.title for row in page.list.rows.rows]


def send(desk: Desk, key: str, text: str, result: FollowUpResult = "proses") -> OutboxItem:
    return desk.work.send(desk.work.save(key, Content("follow_up", text, result)).id)


def conflict(town: Town, desk: Desk, number: int = 0, text: str = "Lampu menyala") -> OutboxItem:
    """An answer that a reporter's reply crossed."""
    key = desk.cases.keys("open")[number]
    item = send(desk, key, text, "selesai")
    town.office.coordinator.reply(key, "Masih padam", town.office.clock.now())
    assert desk.sync.run().conflicts == 1
    return item
