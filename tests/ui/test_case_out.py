"""Out of the desk by mouse and keys: the number, a short text, the place on a map."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.services.sharing import map_link, short_text
from tests.support.window_room import Office, windows

BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class Browser(QObject):
    """Stands for the program that opens links on this computer."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        """What Qt hands over."""
        self.opened.append(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))


@pytest.fixture
def office(tmp_path: Path, qtbot: QtBot) -> Iterator[Office]:
    with windows(tmp_path, qtbot) as opens:
        made = opens()
        made.window.open_case(made.desk.cases.keys("needs_answer")[0])
        yield made


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def test_the_number_by_button_and_by_key(office: Office) -> None:
    key = office.window.case.current_key
    number = office.desk.cases.find(key).row.tracking_id
    header = office.window.case.header
    header.copy_button.click()
    assert clipboard() == f"#{number}"
    assert header.copy_button.accessibleName() == "Nomor tersalin"
    QGuiApplication.clipboard().clear()
    office.press(Qt.Key.Key_C, BOTH)
    assert clipboard() == f"#{number}"
    office.window.open_case(office.desk.cases.keys("needs_answer")[1])
    assert header.copy_button.accessibleName() == "Salin nomor"


def test_the_short_text_is_shown_as_it_was_copied(office: Office) -> None:
    case = office.desk.cases.open(office.window.case.current_key)
    office.press(Qt.Key.Key_W, BOTH)
    assert clipboard() == short_text(case, "id")
    said = office.window.case.said
    assert said.isVisible()
    assert clipboard() in said.accessibleDescription()
    office.window.open_case(office.desk.cases.keys("needs_answer")[1])
    assert not said.isVisible()


def test_the_map_opens_outside(office: Office) -> None:
    browser = Browser()
    QDesktopServices.setUrlHandler("https", browser, "open")  # type: ignore[arg-type]
    try:
        tools = office.window.case.header.tools
        tools.more.click()
        (action,) = [a for a in tools.menu.actions() if a.text() == "Lihat di peta"]
        tools.menu.close()
        action.trigger()
    finally:
        QDesktopServices.unsetUrlHandler("https")
    case = office.desk.cases.open(office.window.case.current_key)
    assert browser.opened == [map_link(case)]
