"""Attachments on screen: given by dialog, drop and paste, shown with where they are, fetched."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage
from pytestqt.qtbot import QtBot

from desktop.domain.model import Content
from sync.engine import Engine
from sync.http import HttpTransport
from tests.desk.conftest import Town
from tests.support.case_room import Room, open_town
from tests.support.pictures import pdf, photo
from ui.case.files import FileLine
from ui.exchange.attention_page import AttentionPage
from ui.exchange.outbox_page import OutboxPage
from ui.workplace import Workplace


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    with open_town(tmp_path) as made:
        yield made


@pytest.fixture
def room(town: Town, qtbot: QtBot) -> Room:
    made = Room(town, town.synced(), qtbot)
    made.open()
    return made


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "jalan rusak.jpg"
    path.write_bytes(photo(2000))
    return path


def names(room: Room) -> list[str]:
    return [tile.file.name for tile in room.composer.attachments.tiles]


def mime_of(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def lines(room: Room) -> list[FileLine]:
    room.qtbot.waitUntil(lambda: room.pane.timeline.complete)
    return [line for bubble in room.pane.timeline.bubbles for line in bubble.files]


def test_a_photo_is_attached_and_says_what_it_weighs(room: Room, picture: Path) -> None:
    assert room.composer.attachments.isHidden()
    room.composer.attach([picture])
    assert names(room) == ["jalan rusak.jpg"]
    (tile,) = room.composer.attachments.tiles
    assert "→" in tile.size_line.text()
    assert tile.swap.text() == tile.tr("Use the original")
    (draft,) = room.desk.work.drafts()
    assert len(draft.content.attachments) == 1
    tile.swap.click()
    (tile,) = room.composer.attachments.tiles
    assert tile.file.original
    assert "→" not in tile.size_line.text()
    assert not room.pane.has_unsaved()


def test_words_typed_around_it_are_kept_with_it(room: Room, picture: Path) -> None:
    room.type("Lubang sudah ditutup")
    room.composer.attach([picture])
    room.type(", lihat foto.")
    assert room.pane.save_now()
    (draft,) = room.desk.work.drafts()
    assert draft.content.text == "Lubang sudah ditutup, lihat foto."
    assert len(draft.content.attachments) == 1
    room.open(1)
    assert names(room) == []
    room.open(0)
    assert names(room) == ["jalan rusak.jpg"]


def test_taking_the_last_one_off_an_empty_text_leaves_no_draft(room: Room, picture: Path) -> None:
    room.composer.attach([picture])
    room.composer.attachments.tiles[0].remove.click()
    assert room.composer.attachments.isHidden()
    assert room.desk.work.drafts() == ()
    room.type("Tetap ada")
    assert room.pane.save_now()
    assert [d.content.text for d in room.desk.work.drafts()] == ["Tetap ada"]


def test_files_are_dropped_and_pictures_pasted(room: Room, picture: Path) -> None:
    # The event does not keep what it carries alive.
    dropped = mime_of(picture)
    event = QDropEvent(
        QPointF(QPoint(5, 5)),
        Qt.DropAction.CopyAction,
        dropped,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    room.composer.dropEvent(event)
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    pasted = QMimeData()
    pasted.setImageData(image)
    editor = room.composer.form.editor
    assert editor.canInsertFromMimeData(pasted)
    editor.insertFromMimeData(pasted)
    assert names(room) == ["jalan rusak.jpg", "tempelan.png"]
    # Cells of a spreadsheet come with a picture of themselves: their words are meant.
    cells = QMimeData()
    cells.setImageData(image)
    cells.setText("12 lampu")
    editor.insertFromMimeData(cells)
    assert len(names(room)) == 2
    assert editor.words() == "12 lampu"


def test_what_cannot_go_is_said_in_place_and_the_rest_is_attached(
    room: Room, picture: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "catatan.txt"
    bad.write_text("bukan lampiran", encoding="utf-8")
    room.composer.attach([bad, picture])
    assert names(room) == ["jalan rusak.jpg"]
    assert not room.composer.banner.isHidden()
    assert "catatan.txt" in room.composer.banner.accessibleDescription()
    room.composer.attachments.tiles[0].remove.click()
    room.composer.attach([bad])
    assert room.desk.work.drafts() == ()


def test_from_the_outbox_to_the_server_the_bubble_says_where_it_is(
    room: Room, picture: Path, tmp_path: Path
) -> None:
    paper = tmp_path / "surat.pdf"
    paper.write_bytes(pdf(4000))
    room.composer.attach([picture, paper])
    room.type("Terlampir.")
    room.composer.send()
    assert room.composer.attachments.isHidden()
    assert [line.shown.where for line in lines(room)] == ["waiting", "waiting"]
    assert set(lines(room)[0].buttons) == {"open", "save"}
    room.sync()
    assert [line.shown.where for line in lines(room)] == ["arrived", "arrived"]
    room.sync()
    assert [line.shown.where for line in lines(room)] == ["arrived", "arrived"]
    assert len([b for b in room.pane.timeline.bubbles if b.files]) == 1


def test_taken_back_the_files_stand_in_the_composer_again(room: Room, picture: Path) -> None:
    room.composer.attach([picture])
    room.type("Terlampir.")
    room.composer.send()
    room.composer.undo.button.click()
    assert names(room) == ["jalan rusak.jpg"]
    assert room.composer.form.editor.words() == "Terlampir."


def test_a_colleagues_file_is_fetched_opened_and_saved(
    town: Town, qtbot: QtBot, tmp_path: Path
) -> None:
    colleague, desk = town.synced("pc2", "Petugas Kedua"), town.synced()
    key = desk.cases.keys("open")[0]
    made = colleague.work.save(key, content_of("Foto dari lapangan."))
    colleague.attachments.add(made.id, "foto.jpg", photo(900))
    colleague.work.send(made.id)
    assert colleague.sync.run().receipt.attachments_sent == 1
    assert desk.sync.run().receipt.verified
    room = Room(town, desk, qtbot)
    shown: list[str] = []

    def show(url: QUrl) -> bool:
        shown.append(url.toLocalFile())
        return True

    room.pane.files._show = show
    room.open()
    (line,) = lines(room)
    assert set(line.buttons) == {"fetch"}
    line.buttons["fetch"].click()
    qtbot.waitUntil(lambda: not room.pane.files.fetching)
    (line,) = lines(room)
    assert set(line.buttons) == {"open", "save"}
    line.buttons["open"].click()
    (path,) = shown
    to = tmp_path / "salinan.jpg"
    room.pane.files.save(line.shown, str(to))
    assert to.read_bytes() == Path(path).read_bytes()
    assert Path(path).is_relative_to(desk.home.opened(desk.profile))


def content_of(text: str) -> Content:
    return Content("follow_up", text, "proses")


def test_a_file_that_the_server_no_longer_gives_is_said(town: Town, qtbot: QtBot) -> None:
    desk = town.synced()
    key = desk.cases.keys("open")[0]
    town.office.central.incoming.add(key, [("bukti.jpg", photo(500))], 5)
    desk.sync.run()
    room = Room(town, desk, qtbot)
    room.open()
    (line,) = lines(room)
    assert line.shown.where == "arrived"
    town.office.central.attachments.store.delete(
        f"blob/{line.shown.file.sha256[:2]}/{line.shown.file.sha256}"
    )
    line.buttons["fetch"].click()
    assert not room.pane.banner.isHidden()
    assert not room.pane.files.fetching


def test_outbox_and_attention_tell_what_does_not_arrive(
    room: Room, town: Town, picture: Path
) -> None:
    room.composer.attach([picture])
    room.type("Terlampir.")
    room.composer.send()
    (item,) = room.desk.work.outbox()
    store = room.desk.replica.attachments
    place = Workplace(room.desk, room.lanes, room.events)
    page = OutboxPage(place)
    room.qtbot.addWidget(page)
    waiting, following, _ = page.read()
    assert len(waiting[0].files) == 1
    assert " + lampiran " in waiting[0].size
    assert following == ()
    text_only(room)
    digest = item.content.attachments[0].sha256
    store.offered(bytes.fromhex(digest), item.content.attachments[0].size // 2)
    _, following, _ = page.read()
    assert "50%" in following[0].following.replace(" ", "") or "49%" in following[0].following
    store.turned_down(bytes.fromhex(digest), "blob_type")
    attention = AttentionPage(place)
    room.qtbot.addWidget(attention)
    (matter,) = attention.read()
    assert matter.item.case == "attachment"
    attention.let_be(matter.item)
    assert attention.read() == ()


def text_only(room: Room) -> None:
    """An exchange whose attachments stay behind."""
    replica = room.desk.replica
    transport = HttpTransport(replica.identity.url)
    engine = Engine(
        replica.identity, replica.exchange, replica.copy, transport, room.town.office.clock
    )
    assert engine.run().verified
    transport.close()
