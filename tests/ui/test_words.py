"""Every word the officer sees is there, finished, and made in a way that can be translated."""

import ast
import importlib.util
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QInputDialog,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QTextBrowser,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui.i18n import install, uninstall

ROOT = Path(__file__).resolve().parents[2]
CATALOGUES = ROOT / "ui" / "translations"
COMPILED = ROOT / "resources" / "translations"
NAMES = ["penghubung_id", "penghubung_en", "qtbase_id"]
PLACE = re.compile(r"\{\w*\}|%\d|%n|%L\d")


@pytest.fixture(scope="module")
def tools() -> ModuleType:
    """The project's own tool for catalogues."""
    spec = importlib.util.spec_from_file_location("translations", ROOT / "build/translations.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def messages(path: Path) -> Iterator[tuple[str, ET.Element]]:
    """Every entry of a catalogue with its context."""
    for context in ET.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            yield context.findtext("name", ""), message


def keys(path: Path) -> set[tuple[str, str, str]]:
    return {
        (context, m.findtext("source", ""), m.findtext("comment", ""))
        for context, m in messages(path)
    }


def marked(tree: ast.AST) -> Iterator[tuple[ast.Call, list[ast.expr]]]:
    """Calls that mark words, with the arguments that must be literals."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if node.func.attr == "tr":
                yield node, node.args[:2]
            elif node.func.attr == "translate" and len(node.args) >= 2:
                yield node, node.args[:3]


def loose_calls(source: str) -> list[int]:
    """Lines where a marked argument is put together at run time."""
    return [
        call.lineno
        for call, arguments in marked(ast.parse(source))
        for argument in arguments
        if not (isinstance(argument, ast.Constant) and isinstance(argument.value, str))
    ]


@pytest.mark.parametrize(
    "call",
    [
        'self.tr(f"{count} waiting")',
        'self.tr("%d waiting" % count)',
        'self.tr("{} waiting".format(count))',
        'self.tr("waiting " + name)',
        "self.tr(words)",
        'QCoreApplication.translate("Place", f"{count}")',
        'QCoreApplication.translate(place, "waiting")',
    ],
)
def test_the_rule_finds_words_made_at_run_time(call: str) -> None:
    assert loose_calls(call) == [1]
    assert loose_calls('self.tr("{count} waiting").format(count=3)') == []


def test_no_word_is_put_together_before_it_is_translated() -> None:
    found = {
        str(path.relative_to(ROOT)): lines
        for path in (ROOT / "ui").rglob("*.py")
        if (lines := loose_calls(path.read_text(encoding="utf-8")))
    }
    assert found == {}


@pytest.mark.parametrize("name", NAMES)
def test_every_entry_is_finished_and_keeps_its_places(name: str) -> None:
    checked = 0
    for context, message in messages(CATALOGUES / f"{name}.ts"):
        source = message.findtext("source", "")
        translation = message.find("translation")
        assert translation is not None
        where = f"{context}: {source}"
        assert "type" not in translation.attrib, f"unfinished: {where}"
        forms = [form.text for form in translation.iter("numerusform")] or [translation.text]
        for form in forms:
            assert form, f"empty: {where}"
            # A counted word may leave its number out in the singular.
            if message.get("numerus") != "yes":
                assert sorted(PLACE.findall(form)) == sorted(PLACE.findall(source)), where
        checked += 1
    assert checked > 0


@pytest.mark.parametrize("name", ["penghubung_id", "penghubung_en"])
def test_every_marked_string_of_the_sources_is_in_the_catalogue(
    tools: ModuleType, tmp_path: Path, name: str
) -> None:
    fresh = tmp_path / f"{name}.ts"
    assert tools.collect(fresh) == 0
    wanted, have = keys(fresh), keys(CATALOGUES / f"{name}.ts")
    assert wanted - have == set(), "run: python build/translations.py update"
    assert have - wanted == set(), "run: python build/translations.py update"


@pytest.mark.parametrize("name", NAMES)
def test_what_is_shipped_is_what_was_translated(
    tools: ModuleType, tmp_path: Path, name: str
) -> None:
    fresh = tmp_path / f"{name}.qm"
    assert tools.compile_catalogue(CATALOGUES / f"{name}.ts", fresh) == 0
    shipped = (COMPILED / f"{name}.qm").read_bytes()
    assert shipped == fresh.read_bytes(), "run: python build/translations.py release"


def test_qt_knows_every_string_of_our_dialog_catalogue(qapp: QApplication) -> None:
    """Qt's own German catalogue holds the sources; what it misses was seen in the dialogs."""
    german = QTranslator()
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    assert german.load(f"{folder}/qtbase_de.qm")
    unknown = {
        (context, source)
        for context, source, _comment in keys(CATALOGUES / "qtbase_id.ts")
        if not german.translate(context, source)
    }
    assert unknown == set()


class Listener(QTranslator):
    """Takes down everything that Qt asks to have translated."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[tuple[str, str]] = set()

    def isEmpty(self) -> bool:
        return False

    def translate(
        self,
        context: str,
        sourceText: str,
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str:
        self.asked.add((context, sourceText))
        return sourceText


# A sign and a setting, not words.
SAME = {("QProgressBar", "%p%"), ("QGuiApplication", "QT_LAYOUT_DIRECTION")}


def test_no_standard_dialog_or_menu_speaks_english(qapp: QApplication, qtbot: QtBot) -> None:
    listener = Listener()
    qapp.installTranslator(listener)
    files = QFileDialog()
    files.setOption(QFileDialog.Option.DontUseNativeDialog)
    message = QMessageBox()
    button = QMessageBox.StandardButton
    for kind in (button.Ok, button.Cancel, button.Save, button.Open, button.Yes, button.No):
        message.addButton(kind)
    for kind in (button.Close, button.Discard, button.Retry, button.Help, button.Apply):
        message.addButton(kind)
    message.setDetailedText("-")
    number = QInputDialog()
    fields = QLineEdit(), QPlainTextEdit(), QTextBrowser()
    shown: tuple[QWidget, ...] = (files, message, number, *fields)
    for widget in shown:
        qtbot.addWidget(widget)
        widget.show()
    files.setFileMode(QFileDialog.FileMode.Directory)
    files.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    for field in fields:
        field.createStandardContextMenu().deleteLater()
    qtbot.waitExposed(message)
    qapp.removeTranslator(listener)
    assert ("QPlatformTheme", "Save") in listener.asked
    assert ("QFileDialog", "File &name:") in listener.asked
    known = SAME | {(c, source) for c, source, _ in keys(CATALOGUES / "qtbase_id.ts")}
    # Keys are called what is printed on them.
    english = {entry for entry in listener.asked - known if entry[0] != "QShortcut"}
    assert english == set()


def test_the_language_comes_and_goes(qapp: QApplication) -> None:
    say = QCoreApplication.translate
    assert say("QPlatformTheme", "Cancel") == "Batal"
    assert say("SearchField", "Clear the search") == "Kosongkan pencarian"
    english = install(qapp, "en")
    assert say("SearchField", "Clear the search") == "Clear the search"
    uninstall(qapp, english)
    assert say("SearchField", "Clear the search") == "Kosongkan pencarian"
