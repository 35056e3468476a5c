"""A window over a real desk and server, for tests of the whole window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.desk import Desk
from tests.desk.conftest import Town
from tests.support.case_room import open_town
from ui.lanes import InlineLanes, Lanes
from ui.pages import TODAY
from ui.window import MainWindow
from ui.workplace import Events, Workplace


@dataclass
class Office:
    """A window on screen and what is behind it."""

    town: Town
    desk: Desk
    window: MainWindow
    events: Events
    lanes: Lanes

    def press(
        self, key: Qt.Key, with_: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, with_)

    def rows(self) -> list[str]:
        """Keys of the list on screen."""
        return list(self.window.list.model.keys)


Open = Callable[..., Office]


@contextmanager
def windows(folder: Path, qtbot: QtBot) -> Iterator[Open]:
    """Opens windows over one synced desk; all are closed at the end. `listed`: on the list behind
    the landing page, else on that page."""
    with open_town(folder) as town:
        desk = town.synced()
        made: list[MainWindow] = []

        def open_one(
            width: int = 1366,
            height: int = 768,
            lanes: Lanes | None = None,
            practice: bool = False,
            listed: bool = True,
        ) -> Office:
            lanes, events = lanes or InlineLanes(), Events()
            window = MainWindow(Workplace(desk, lanes, events, practice))
            made.append(window)
            qtbot.addWidget(window)
            window.resize(width, height)
            with qtbot.waitActive(window):
                window.show()
                window.activateWindow()
            if listed and window.page == TODAY:
                window.show_list(TODAY)
                window.list.focus_list()
            return Office(town, desk, window, events, lanes)

        yield open_one
        for window in made:
            window.close()
