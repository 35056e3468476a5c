"""What travels beside the words, and without a line: attachments, the courier's files."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize

from desktop.domain.model import Content
from tests.screens.scene import Scene
from tests.screens.sending import flap, write_some
from tests.screens.stage import Stage
from tests.screens.writing import ANSWER, verb
from tests.support.courier_room import CourierRoom
from tests.support.pictures import pdf, photo
from ui.case.files import FileLine
from ui.compose.attachments import AttachmentRow, AttachmentTile
from ui.exchange.card import SyncCard
from ui.exchange.courier_dialog import FOLDER, CourierDialog
from ui.exchange.mark import SyncMark
from ui.exchange.outbox_page import OutboxPage
from ui.exchange.receipt import ReceiptPanel

_SMALL: Final = QSize(911, 480)
_PHOTO: Final = "tiang 14 sesudah diperbaiki.jpg"


# Attachments


def files(stage: Stage) -> tuple[Path, Path]:
    """A photo of two megapixels and a letter."""
    picture, letter = stage.folder / _PHOTO, stage.folder / "surat tugas.pdf"
    picture.write_bytes(photo(1800))
    letter.write_bytes(pdf(182_000))
    return picture, letter


def attached(stage: Stage) -> None:
    verb("follow_up", stage)
    stage.type(ANSWER)
    composer = stage.window.case.composer
    composer.attach(list(files(stage)))
    stage.wait("both are there", lambda: len(composer.attachments.tiles) == 2)


def refused(stage: Stage) -> None:
    verb("follow_up", stage)
    table = stage.folder / "catatan.txt"
    table.write_text("bukan lampiran", "utf-8")
    composer = stage.window.case.composer
    composer.attach([table])
    stage.wait("it is said", composer.banner.isVisible)


def sent_with(stage: Stage) -> None:
    attached(stage)
    stage.send()
    stage.exchange()
    stage.window.receipt.closed.emit()
    show_newest(stage)


def show_newest(stage: Stage) -> None:
    """The files hang on the newest entry."""
    stage.wait("the files", lambda: stage.seen.findChildren(FileLine))
    stage.window.case.timeline.show_end()


def from_colleague(stage: Stage) -> None:
    """Its size is told, its bytes are still at the server."""
    other = stage.enrolled(stage.town.code("Petugas Dua"), "pc2")
    assert other.sync.run().receipt.verified
    key = other.cases.keys("needs_answer", "deadline")[0]
    made = other.work.save(key, Content("follow_up", "Foto dari lapangan terlampir.", "proses"))
    for file in files(stage):
        other.attachments.add(made.id, file.name, file.read_bytes())
    other.work.send(made.id)
    assert other.sync.run().receipt.attachments_sent == 2
    other.close()
    stage.open(page="waiting_reporter")
    stage.open_case(key)
    show_newest(stage)


def waiting(stage: Stage) -> None:
    attached(stage)
    stage.send()
    stage.window.show_page("outbox")


# The courier


def dialog(stage: Stage) -> CourierDialog:
    stage.window.show_courier()
    stage.wait("the dialog", lambda: stage.seen.findChildren(CourierDialog))
    return stage.seen.findChildren(CourierDialog)[-1]


def before_courier(stage: Stage) -> CourierDialog:
    desk = stage.open(page="today")
    write_some(stage)
    stage.courier = CourierRoom(stage.office, stage.folder)
    desk.replica.settings.set(FOLDER, str(stage.courier.stick))
    stage.office.stop()
    return dialog(stage)


def courier_empty(stage: Stage) -> None:
    before_courier(stage)


def exported(stage: Stage) -> tuple[CourierDialog, Path]:
    shown = before_courier(stage)
    target = stage.desk.courier.suggested(stage.folder / "stick")
    shown.export_to(str(target))
    stage.wait("the file is written", lambda: shown.state.isVisible())
    stage.wait("it rests", lambda: not stage.window.sync.running)
    return shown, target


def courier_out(stage: Stage) -> None:
    exported(stage)


def courier_wrong(stage: Stage) -> None:
    shown, _ = exported(stage)
    wrong = stage.folder / "stick" / "rekap.balas"
    wrong.write_bytes(b"PK\x03\x04" + bytes(100))
    shown.import_from(str(wrong))
    stage.wait("it is said", shown.banner.isVisible)


def courier_back(stage: Stage) -> None:
    shown, target = exported(stage)
    assert stage.courier is not None
    shown.import_from(str(stage.courier.answer(target)))
    stage.wait("the receipt", stage.window.receipt.isVisible)


def courier_on_card(stage: Stage) -> None:
    shown, _ = exported(stage)
    shown.reject()
    flap(stage)


# Folded


def small(stage: Stage, offline: bool) -> None:
    """The rail of a small window: the card is a mark."""
    desk = stage.synced()
    stage.size = _SMALL
    stage.open(desk, page="today")
    write_some(stage)
    if offline:
        stage.office.stop()
        stage.exchange()
        stage.window.receipt.closed.emit()


SCENES: Final = (
    Scene("attach/tiles", "Foto dan surat dilampirkan", attached, (AttachmentRow, AttachmentTile)),
    Scene("attach/refused", "Jenis berkas yang tidak diterima", refused),
    Scene("attach/outbox", "Lampiran di kotak keluar", waiting, (OutboxPage,)),
    Scene("attach/sent", "Jawaban dengan lampiran, terkirim", sent_with, (FileLine,)),
    Scene("attach/colleague", "Lampiran rekan, belum diambil", from_colleague, (FileLine,)),
    Scene("courier/start", "Kurir: yang menunggu", courier_empty, (CourierDialog,)),
    Scene("courier/out", "Kurir: berkas sudah jadi", courier_out, (CourierDialog,)),
    Scene("courier/wrong", "Kurir: berkas yang salah", courier_wrong, (CourierDialog,)),
    Scene("courier/card", "Kartu selama kurir di jalan", courier_on_card, (SyncCard,)),
    Scene("courier/back", "Kurir: tanda terima", courier_back, (ReceiptPanel,)),
    Scene("small/online", "Jendela kecil", partial(small, offline=False), (SyncMark,)),
    Scene("small/offline", "Jendela kecil, luring", partial(small, offline=True), (SyncMark,)),
)
