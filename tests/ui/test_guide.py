"""Bantuan: every page is there, is found, leads on; the file for the admin is seen before saved."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QColor, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.services.health import AREAS
from tests.screens.guide import MOST, PICTURES, folder_size
from tests.support.window_room import Office, windows
from ui.guide.diagnosis import INSIDE, DiagnosisDialog
from ui.guide.health import HealthDialog
from ui.guide.pages import NAMES, guide_folder, keys_page, read_pages
from ui.guide.window import GuideWindow
from ui.keys import KeysDialog
from ui.theme.style import apply
from ui.theme.tokens import DARK, LIGHT, SEMIBOLD

LINK = re.compile(r"\]\(([^)]+)\)")


@pytest.fixture
def office(tmp_path: Path, qtbot: QtBot) -> Iterator[Office]:
    with windows(tmp_path, qtbot) as made:
        yield made()


def opened(office: Office) -> GuideWindow:
    (found,) = office.window.findChildren(GuideWindow)
    return found


def test_every_link_and_picture_of_the_guide_is_there() -> None:
    shipped = {path.stem for path in guide_folder().glob("*.md")}
    assert shipped == set(NAMES)
    for page in read_pages():
        assert page.text.startswith(f"# {page.title}\n")
        for link in LINK.findall(page.text):
            assert (guide_folder() / link).is_file(), link
    pictures = {path.stem for path in (guide_folder() / "gambar").iterdir()}
    assert pictures == set(PICTURES)
    assert folder_size() <= MOST


def test_the_page_on_keys_is_the_table_that_is_bound() -> None:
    written = (guide_folder() / "tombol.md").read_text(encoding="utf-8")
    assert written == keys_page()


def test_it_is_read_and_searched_beside_the_work(office: Office) -> None:
    office.press(Qt.Key.Key_F1)
    (keys,) = office.window.findChildren(KeysDialog)
    keys.guide.click()
    guide = opened(office)
    assert not guide.isModal()
    assert guide.names == list(NAMES)
    assert "Salinan" in guide.text.toPlainText()
    guide.search.setText("proksi peramban")
    assert guide.names == ["masalah-umum"]
    assert guide.text.textCursor().selectedText().casefold() == "proksi"
    guide.search.setText("tidak-ada-kata-begini")
    assert guide.names == []
    assert guide.nothing.isVisible()
    guide.search.clear()
    guide.text.anchorClicked.emit(QUrl("kurir.md"))
    assert guide.text.toPlainText().startswith("Kurir")
    guide.text.anchorClicked.emit(QUrl("https://contoh.id"))
    assert guide.text.toPlainText().startswith("Kurir")
    office.window.rail.foot["guide"].click()
    assert opened(office) is guide


def test_no_word_is_heavier_than_the_font_that_comes_along(office: Office) -> None:
    office.window.extras.guide.open()
    guide = opened(office)
    guide.open_page("menjawab")
    guide.text.moveCursor(QTextCursor.MoveOperation.Start)
    weights = set()
    while guide.text.find("Kirim"):
        weights.add(guide.text.textCursor().charFormat().fontWeight())
    assert SEMIBOLD in weights
    assert max(weights) == SEMIBOLD


def test_links_are_in_the_colours_of_now(office: Office, qapp: QApplication) -> None:
    office.window.extras.guide.open()
    guide = opened(office)
    seen = []
    try:
        apply(qapp, DARK)
        for page, link in (("mulai", "Mandiri"), ("hari-pertama", "Mencari dan menata")):
            guide.open_page(page)
            assert guide.text.find(link)
            seen.append(guide.text.textCursor().charFormat().foreground().color())
    finally:
        apply(qapp, LIGHT)
    assert seen == [QColor(DARK.primary)] * 2
    assert guide.text.textCursor().charFormat().foreground().color() == QColor(LIGHT.primary)


def test_a_picture_is_never_wider_than_its_page(office: Office) -> None:
    office.window.extras.guide.open()
    guide = opened(office)
    guide.resize(640, 400)
    image = guide.text.loadResource(2, QUrl("gambar/hari-ini.png"))
    assert 0 < image.width() < guide.text.viewport().width()  # type: ignore[attr-defined]


def test_the_file_for_the_admin_is_what_was_shown(office: Office, tmp_path: Path) -> None:
    office.window.extras.guide.open()
    opened(office).diagnosis_button.click()
    (dialog,) = opened(office).findChildren(DiagnosisDialog)
    shown = dialog.shown.toPlainText()
    assert "== Salinan ==" in shown
    assert dialog.shown.isReadOnly()
    target = tmp_path / "out.zip"
    dialog.save(target)
    with zipfile.ZipFile(target) as file:
        assert file.namelist() == [INSIDE]
        assert file.read(INSIDE).decode() == shown
    assert "Berkas tersimpan" in dialog.banner.accessibleName()
    dialog.save(tmp_path / "missing" / "out.zip")
    assert "tidak dapat disimpan" in dialog.banner.accessibleName()


def test_the_desk_is_checked_part_by_part(office: Office, qtbot: QtBot) -> None:
    office.window.extras.guide.open()
    opened(office).health_button.click()
    (dialog,) = opened(office).findChildren(HealthDialog)
    qtbot.waitUntil(dialog.again_button.isEnabled)
    assert len(dialog.found) == len(AREAS)
    assert [row.said.text().split(" · ")[0] for row in dialog.found] == list(
        dialog.words().values()
    )
    dialog.look()
    qtbot.waitUntil(dialog.again_button.isEnabled)
    assert len(dialog.found) == len(AREAS)
    dialog.close()
