"""The window in English and in Indonesian: all of one language, none of the other."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt, QTranslator
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.desk import Desk
from desktop.domain.errors import DiskFull
from desktop.domain.formats import Formatter, Language, zone_of
from desktop.domain.model import Content
from desktop.services.notices.access import UNFINISHED
from tests.domain.test_phrases import KEYS, PHRASES
from tests.support.tongues import forbidden_in, words_of
from tests.support.window_room import Office, windows
from tests.support.work_seat import conflict, send
from ui.exchange.frame import WorkPage
from ui.faults import Faults
from ui.first_run.flow import FirstRun
from ui.first_run.page import Page
from ui.first_run.trouble import TroublePage
from ui.i18n import install, uninstall
from ui.keys import KeysDialog
from ui.lanes import InlineLanes
from ui.notices import sentence_of, sentence_of_error, steps
from ui.pages import PAGES
from ui.practice_strip import PracticeStrip
from ui.widgets import ElidedLabel

CATALOGUE = Path(__file__).resolve().parents[2] / "ui/translations/penghubung_id.ts"
OTHER: dict[Language, Language] = {"id": "en", "en": "id"}
WROTE = "Zzz qqq."
"""What the officer types here: words of no language."""
# Spelt alike in both, or the name of a thing of the national system.
PROPER = (
    "Laporan Ringkas", "SP4N-LAPOR!", "Pengaduan Berkadar Pengawasan", "Petugas Contoh",
    "Pengaduan Tidak Berkadar Pengawasan", "Permintaan Informasi", "Aspirasi", "draf",
)  # fmt: skip


@pytest.fixture(params=["en", "id"])
def language(request: pytest.FixtureRequest, app: QApplication) -> Iterator[Language]:
    spoken: Language = request.param
    for translator in app.findChildren(QTranslator):
        app.removeTranslator(translator)
    translators = install(app, spoken)
    yield spoken
    uninstall(app, translators)


@pytest.fixture
def office(language: Language, tmp_path: Path, qtbot: QtBot) -> Iterator[Office]:
    """A window on a desk with something of everything in it."""
    with windows(tmp_path, qtbot) as opened:
        yield opened()


def texts_of(top: QWidget) -> Iterator[str]:
    """Everything that a widget and those in it say, to the eye and to a screen reader."""
    for part in (top, *top.findChildren(QWidget)):
        yield from (part.accessibleName(), part.accessibleDescription(), part.toolTip())
        yield part.windowTitle()
        if isinstance(part, ElidedLabel):
            yield part.full_text
        elif isinstance(part, QLabel | QAbstractButton):
            yield part.text()
        if isinstance(part, QLineEdit | QPlainTextEdit):
            yield part.placeholderText()
        if isinstance(part, QComboBox):
            yield from (part.itemText(row) for row in range(part.count()))
        if isinstance(part, QMenu):
            yield from (action.text() for action in part.actions())
        if isinstance(part, QAbstractItemView) and part.model() is not None:
            yield from _of_model(part.model())


def _of_model(model: QAbstractItemModel) -> Iterator[str]:
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
    for row in range(min(model.rowCount(QModelIndex()), 40)):
        for role in roles:
            yield str(model.data(model.index(row, 0), role) or "")


def data_of(desk: Desk) -> list[str]:
    """What others worded: titles, texts, places, statuses, names. The longest first."""
    found = {desk.certificate.agency_name, desk.certificate.officer_name, WROTE, *PROPER}
    found |= {agency.name for agency in desk.work.agencies()}
    found |= {reason.label for reason in desk.work.reasons()}
    for key in desk.cases.keys("all"):
        case = desk.cases.open(key)
        row, complaint = case.complaint.row, case.complaint
        found |= {row.title, row.category, row.status, row.village, row.district, row.regency}
        found |= {complaint.text, complaint.source, complaint.channel, complaint.reporter}
        found |= {complaint.province, complaint.hold_reason, complaint.rating}
        found |= {deadline.rule.basis.rstrip(".") for deadline in case.deadlines}
        for story in case.story:
            found |= {story.item.text, story.item.by, story.item.status}
    found |= {item.card.status for item in desk.work.outbox()}
    flat = {" ".join(text.split()) for text in found}
    return sorted((text for text in flat if len(text) > 2), key=len, reverse=True)


def whole(language: Language) -> set[str]:
    """Catalogue entries without places that this language alone has."""
    pairs = {
        (message.findtext("translation", ""), message.findtext("source", ""))
        for message in ET.parse(CATALOGUE).getroot().iter("message")
    } | {(phrase.indonesian, phrase.english) for phrase in PHRASES}
    clean = {tuple(text.replace("&", "").casefold() for text in pair) for pair in pairs}
    mine, theirs = ({pair[0] for pair in clean}, {pair[1] for pair in clean})
    return mine - theirs if language == "id" else theirs - mine


class Ear:
    """Hears what is on screen, less what others worded."""

    def __init__(self, language: Language, data: list[str]) -> None:
        self.language = language
        self.data = data
        self.other = whole(OTHER[language])
        self.heard: set[str] = set()
        self.foreign: dict[str, set[str]] = {}

    def hear(self, *shown: QWidget) -> None:
        """Listen to these widgets."""
        for top in shown:
            for text in texts_of(top):
                self.listen(text)

    def listen(self, text: str) -> None:
        """One text."""
        own = " ".join(text.split())
        if not own or own in self.heard:
            return
        self.heard.add(own)
        for worded in self.data:
            own = own.replace(worded, " · ")
        found = words_of(OTHER[self.language], own)
        for part in re.split(r" · |, |: |  |\. | – ", own.replace("&", "").casefold()):
            found |= {part} & self.other
        if self.language == "id":
            found |= set(forbidden_in(own))
        if found:
            self.foreign[own] = found


def test_every_page_speaks_one_language(language: Language, office: Office) -> None:
    desk, window = office.desk, office.window
    keys = desk.cases.keys("needs_answer")
    answered = conflict(office.town, desk, text=WROTE).complaint
    send(desk, keys[2], WROTE)
    desk.work.save(keys[3], Content("note", WROTE))
    desk.work.discard_draft(desk.work.save(keys[4], Content("follow_up", WROTE)).id)
    office.town.office.stop()
    window.sync.start()
    ear = Ear(language, data_of(desk))
    ear.hear(window)
    for name in PAGES:
        window.show_page(name)
        shown = window.stack.currentWidget()
        ear.hear(window)
        if isinstance(shown, WorkPage):
            for row in shown.list.rows.rows:
                shown.list.select(row.key)
                ear.hear(shown)
    for key in (answered, *keys[:4], *desk.cases.keys("settled")[:2]):
        window.open_case(key)
        for verb in ("follow_up", "return", "request_info", "note"):
            window.case.composer.show_verb(verb)
            window.case.composer.send()
            ear.hear(window)
    assert len(ear.heard) > 250
    assert ear.foreign == {}


def test_lists_that_are_empty_say_so_in_one_language(
    language: Language, office: Office, qtbot: QtBot
) -> None:
    ear = Ear(language, data_of(office.desk))
    window = office.window
    for name in PAGES:
        window.show_page(name)
        ear.hear(window)
        if window.stack.currentWidget() is window.panes:
            window.list.show_view(name, WROTE)
            ear.hear(window.list)
    keys = KeysDialog()
    qtbot.addWidget(keys)
    ear.hear(keys)
    assert ear.foreign == {}


def test_the_first_run_and_trouble_speak_one_language(
    language: Language, office: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    ear = Ear(language, [])
    clock, zone = office.desk.clock, zone_of("Asia/Jakarta")
    first = FirstRun(office.desk.home, InlineLanes(), clock, None, Formatter(zone, language), None)
    qtbot.addWidget(first)
    first.recovery.show_words(["satu", "dua"])
    first.confirm.ask(["satu", "dua"], (0, 1))
    ear.data = ["satu", "dua"]
    first.unfinished(sentence_of(UNFINISHED))
    for page in first.findChildren(Page):
        first.go(page)
        ear.hear(page)
    trouble, strip = TroublePage(), PracticeStrip()
    for part in (trouble, strip):
        qtbot.addWidget(part)
    trouble.say(sentence_of_error(DiskFull()))
    ear.hear(trouble, strip)
    faults = Faults(tmp_path / "home")
    faults.catch(ValueError, ValueError(), None)
    qtbot.waitUntil(lambda: faults.dialog is not None)
    assert faults.dialog is not None
    ear.hear(faults.dialog)
    faults.dialog.close()
    faults.uninstall()
    assert len(ear.heard) > 40
    assert ear.foreign == {}


def test_the_window_knows_the_next_step_of_every_notice(language: Language) -> None:
    said = steps()
    # What only a command can find out has its step at that door.
    assert said.keys() == KEYS - {"no_server_address"}
    for key, step in said.items():
        assert step.endswith("."), key
        assert not words_of(OTHER[language], step), step


def test_the_catalogue_keeps_to_one_word_for_one_thing() -> None:
    for message in ET.parse(CATALOGUE).getroot().iter("message"):
        source, told = message.findtext("source", ""), message.findtext("translation", "")
        assert not words_of("id", source), source
        assert not words_of("en", told) - {"sent", "day"}, told
        assert not forbidden_in(told), told
