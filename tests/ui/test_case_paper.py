"""A complaint on paper: what is on it, what never is, and that nothing is left behind."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter, QTextCursor, qBlue, qGreen, qRed
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from desktop.domain.model import Content
from tests.desk.conftest import Town
from tests.support.case_room import Room, open_town
from ui.case.reading import CaseView, read_case
from ui.printing.case_paper import Choices, Printed, case_pages, case_paper, usual_choices
from ui.printing.dialog import PaperDialog, pdf_bytes
from ui.printing.paper import Pages, Writer

ALL = Choices(personal=True, identity=True, notes=True)
PHONE = "0812-3456-7890"


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    with open_town(tmp_path) as made:
        yield made


@pytest.fixture
def room(town: Town, qtbot: QtBot) -> Room:
    return Room(town, town.synced(), qtbot)


@pytest.fixture
def view(room: Room) -> CaseView:
    """A named reporter's complaint with a phone in its text, a reply, a note and an answer."""
    key = next(k for k in room.keys if room.desk.cases.open(k).complaint.reporter)
    room.reply(key, f"Hubungi saya di {PHONE}")
    room.sync()
    room.queue(key, Content("follow_up", "Petugas sudah ke lokasi", "proses"))
    room.queue(key, Content("note", "Tanya bendahara"))
    return read_case(room.desk, key)


def having(view: CaseView, **row: object) -> CaseView:
    assert view.case is not None
    complaint = view.case.complaint
    changed = replace(complaint, row=replace(complaint.row, **row))  # type: ignore[arg-type]
    return replace(view, case=replace(view.case, complaint=changed))


def printed(view: CaseView, choices: Choices) -> Pages:
    return case_pages(view, choices, Printed("Dinas Contoh", "Petugas Contoh", view.now))


def names_of(view: CaseView) -> list[str]:
    assert view.case is not None
    return [name for name in re.findall(r"\w+", view.case.complaint.reporter) if len(name) > 3]


def picture(pages: Pages, number: int) -> QImage:
    image = QImage(595, 842, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    pages.paint(painter, number, image.width())
    painter.end()
    return image


def test_the_paper_tells_who_speaks_in_order(view: CaseView) -> None:
    text = printed(view, ALL).text
    voices = re.findall(r"^(PELAPOR|INSTANSI|KOORDINATOR|CATATAN INTERNAL|SISTEM)", text, re.M)
    assert voices[0] == "PELAPOR"
    assert voices[-3:] == ["PELAPOR", "INSTANSI", "CATATAN INTERNAL"]
    assert "Di kotak keluar" in text
    # On paper nobody is "Anda": work that has not gone out yet has the officer's name.
    assert "INSTANSI · Petugas Contoh" in text
    assert "Anda" not in re.findall(r"\w+", text)
    assert PHONE in text
    assert view.case is not None
    assert view.case.complaint.reporter in text


def test_without_personal_data_neither_name_nor_phone_stays(view: CaseView) -> None:
    text = printed(view, Choices()).text
    assert PHONE not in text
    assert "Hubungi saya di [–]" in text
    for name in names_of(view):
        assert not re.search(rf"\b{name}\b", text)


def test_internal_notes_are_left_out_unless_chosen(view: CaseView) -> None:
    assert "Tanya bendahara" not in printed(view, Choices(personal=True)).text
    with_notes = printed(view, Choices(notes=True)).text
    assert "CATATAN INTERNAL – BUKAN UNTUK PELAPOR" in with_notes
    assert "Tanya bendahara" in with_notes


def test_of_a_secret_complaint_the_name_needs_a_choice_of_its_own(view: CaseView) -> None:
    secret = having(view, secret=True)
    assert usual_choices(secret) == Choices()
    assert usual_choices(view).personal
    half = printed(secret, Choices(personal=True)).text
    for name in names_of(view):
        assert not re.search(rf"\b{name}\b", half)
    assert names_of(view)[0] in printed(secret, ALL).text


def test_an_anonymous_reporter_is_on_no_paper(view: CaseView) -> None:
    hidden = having(view, anonymous=True)
    assert not usual_choices(hidden).personal
    text = printed(hidden, Choices(personal=True, identity=True)).text
    assert re.search(r"Pelapor\s+Anonim", text)


def test_pages_are_black_on_white(view: CaseView) -> None:
    image = picture(printed(view, ALL), 0)
    colours = {image.pixel(x, y) for x in range(0, 595, 3) for y in range(0, 842, 3)}
    assert len(colours) > 3
    assert all(qRed(c) == qGreen(c) == qBlue(c) for c in colours)


def test_a_pdf_has_its_pages_and_leaves_nothing_else(
    view: CaseView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    spare, target = tmp_path / "temporary", tmp_path / "out"
    spare.mkdir()
    target.mkdir()
    monkeypatch.setenv("TMPDIR", str(spare))
    monkeypatch.setattr(tempfile, "tempdir", str(spare))
    dialog = PaperDialog(case_paper(view, Printed("Dinas", "Petugas", view.now)))
    qtbot.addWidget(dialog)
    dialog.save(target / "laporan.pdf")
    assert [path.name for path in target.iterdir()] == ["laporan.pdf"]
    assert list(spare.iterdir()) == []
    made = (target / "laporan.pdf").read_bytes()
    assert made.startswith(b"%PDF-")
    assert len(re.findall(rb"/Type /Page\b", made)) == dialog.pages.count
    assert b"Penghubung" in made or "Penghubung".encode("utf-16-be") in made


def test_a_folder_that_takes_nothing_is_said_and_left_as_it_was(
    view: CaseView, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = PaperDialog(case_paper(view, Printed("Dinas", "Petugas", view.now)))
    qtbot.addWidget(dialog)
    dialog.show()
    before = set(tmp_path.rglob("*.pdf"))
    dialog.save(tmp_path / "tidak ada" / "laporan.pdf")
    assert dialog.banner.isVisible()
    assert dialog.banner.accessibleName() == "PDF tidak dapat disimpan."
    assert set(tmp_path.rglob("*.pdf")) == before


def test_a_printer_gets_the_pages_it_was_asked_for(
    view: CaseView, tmp_path: Path, qtbot: QtBot
) -> None:
    assert view.case is not None
    long = replace(view.case.complaint, text="Jalan rusak sekali. " * 1_000)
    many = replace(view, case=replace(view.case, complaint=long))
    dialog = PaperDialog(case_paper(many, Printed("Dinas", "Petugas", view.now)))
    qtbot.addWidget(dialog)
    assert dialog.pages.count > 3
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "kertas.pdf"))
    printer.setFromTo(2, 3)
    dialog.print_on(printer)
    made = (tmp_path / "kertas.pdf").read_bytes()
    assert len(re.findall(rb"/Type /Page\b", made)) == 2


def test_the_dialog_asks_twice_for_a_protected_name(view: CaseView, qtbot: QtBot) -> None:
    dialog = PaperDialog(
        case_paper(having(view, secret=True), Printed("Dinas", "Petugas", view.now))
    )
    qtbot.addWidget(dialog)
    dialog.show()
    identity, personal = dialog.boxes["identity"], dialog.boxes["personal"]
    assert not identity.isVisible()
    assert not personal.isChecked()
    personal.click()
    assert identity.isVisible()
    assert names_of(view)[0] not in dialog.pages.text
    identity.click()
    assert names_of(view)[0] in dialog.pages.text
    personal.click()
    assert dialog.wanted == frozenset()
    assert names_of(view)[0] not in dialog.pages.text


@given(st.lists(st.tuples(st.integers(0, 40), st.booleans()), min_size=1, max_size=25))
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_heading_stands_alone_at_the_foot_of_a_page(items: list[tuple[int, bool]]) -> None:
    paper = Writer()
    for number, (lines, framed) in enumerate(items):
        text = "\n".join(f"baris {line}" for line in range(lines + 1))
        paper.said(f"KEPALA {number}", "hari ini", text, inset=0, frame="line" if framed else "")
    document = paper.finish()
    layout, high = document.documentLayout(), document.pageSize().height()
    block = document.begin()
    while block.isValid():
        if block.text().startswith("KEPALA"):
            heads = layout.blockBoundingRect(block).top() + block.layout().lineAt(0).y()
            following = block.next()
            words = layout.blockBoundingRect(following).top() + following.layout().lineAt(0).y()
            assert heads // high == words // high
            frame = QTextCursor(block).currentFrame()
            if layout.frameBoundingRect(frame).height() <= high / 4:
                last = frame.lastCursorPosition().block()
                ends = layout.blockBoundingRect(last).top() + last.layout().lineAt(0).y()
                assert heads // high == ends // high
        block = block.next()


def test_markup_of_a_reporter_is_printed_as_it_was_typed(view: CaseView) -> None:
    shown = having(view, title="<h1>Besar & <script>")
    assert "Besar & <script>" in printed(shown, ALL).text
    assert len(pdf_bytes(printed(shown, ALL))) > 1_000
