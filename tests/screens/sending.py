"""The exchange and the officer's own work: card, receipts, attention, outbox, drafts, faults."""

from __future__ import annotations

import sys
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox
from sqlalchemy import update

from desktop.desk import Desk
from desktop.domain.errors import DbLocked
from desktop.domain.model import Content, OutboxItem
from desktop.storage.schema import operation
from tests.screens.scene import Scene
from tests.screens.stage import Stage
from tests.screens.writing import ANSWER
from ui.crash import CrashDialog
from ui.exchange.attention_page import AttentionPage
from ui.exchange.card import Dot, SyncCard
from ui.exchange.drafts_page import DraftsPage
from ui.exchange.frame import WorkPage
from ui.exchange.meanwhile import Meanwhile
from ui.exchange.outbox_page import OutboxPage
from ui.exchange.receipt import ReceiptPanel
from ui.exchange.receipts_page import ReceiptsPage
from ui.exchange.rows import RowList
from ui.frame import Flap

_WIPED: Final = 60


# The card


def never(stage: Stage) -> None:
    stage.open(stage.enrolled(), page="today")
    flap(stage)


def online(stage: Stage) -> None:
    stage.open(page="today")
    flap(stage)


def earlier(stage: Stage) -> None:
    desk = stage.synced()
    stage.later(60 * 19)
    stage.open(desk, page="today")
    flap(stage)


def flap(stage: Stage) -> None:
    """In a small window the card is opened by its button."""
    stage.window.rail.flap.show_open(True)


def offline(stage: Stage) -> None:
    stage.open()
    write_some(stage)
    stage.office.stop()
    stage.exchange()
    stage.window.receipt.closed.emit()
    flap(stage)


def write_some(stage: Stage) -> None:
    for number, text in enumerate((ANSWER, "Petugas datang besok pagi.", "Sudah selesai.")):
        stage.queue(stage.todo(number), text)


def connecting(stage: Stage) -> None:
    stage.open()
    write_some(stage)
    gate = stage.hold()
    stage.window.sync.start()
    stage.wait("the answer is held", gate.held.is_set)


def receiving(stage: Stage) -> None:
    gate = stage.hold(3)
    stage.open(stage.enrolled(), page="today")
    stage.window.sync.start()
    stage.wait("the answer is held", gate.held.is_set)


# Receipts


def proven(stage: Stage) -> None:
    stage.open(page="today")
    write_some(stage)
    stage.reply(stage.todo(5), "Mohon kabar terbaru.")
    stage.exchange()


def proven_list(stage: Stage) -> None:
    proven(stage)
    stage.window.receipt.sent.click()


def partial_receipt(stage: Stage) -> None:
    receiving(stage)
    assert stage.gate is not None
    stage.window.sync.cancel()
    stage.gate.open()
    stage.wait("the receipt", stage.window.receipt.isVisible)


def failed_receipt(stage: Stage) -> None:
    stage.open(page="today")
    write_some(stage)
    stage.office.stop()
    stage.exchange()


def attention_receipt(stage: Stage) -> None:
    stage.open(page="today")
    key = stage.todo()
    stage.queue(key, ANSWER, "selesai")
    write_some(stage)
    stage.reply(key, "Masih padam, mohon dicek lagi.")
    stage.exchange()


def guard_receipt(stage: Stage) -> None:
    stage.open(page="today")
    for key in stage.desk.cases.keys()[:_WIPED]:
        stage.office.coordinator.dispose(key, stage.town.other.id, "", stage.office.clock.now())
    stage.exchange()


def receipts(stage: Stage) -> None:
    """A day of runs: proven, cut, failed."""
    desk = stage.synced()
    stage.later(60 * 18)
    stage.open(desk)
    write_some(stage)
    stage.exchange()
    stage.later(35)
    stage.office.stop()
    stage.exchange()
    stage.later(12)
    stage.office.start()
    stage.exchange()
    stage.window.receipt.closed.emit()
    stage.window.show_page("receipts")


def receipts_failed(stage: Stage) -> None:
    receipts(stage)
    page = stage.window.stack.currentWidget()
    assert isinstance(page, ReceiptsPage)
    stage.wait("the runs are read", lambda: page.list.rows.rows)
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Down)


def receipts_empty(stage: Stage) -> None:
    stage.open(stage.enrolled(), page="receipts")


# What needs the officer


def colleague(stage: Stage) -> Desk:
    """Another officer of the same agency, on another PC."""
    return stage.town.synced("other-pc", "Petugas Kedua")


def met(change: str, stage: Stage) -> None:
    """An answer that met a change, and the page that asks."""
    stage.open()
    key, office = stage.todo(), stage.office
    stage.queue(key, ANSWER, "selesai")
    stage.later(4)
    now = office.clock.now()
    match change:
        case "answered_by_other":
            other = colleague(stage)
            text = "Kami sudah ke lokasi pagi ini; lampu diganti besok."
            other.work.send(other.work.save(key, Content("follow_up", text, "proses")).id)
            assert other.sync.run().receipt.verified
        case "reply_unseen":
            office.coordinator.reply(key, "Masih padam, mohon dicek lagi.", now)
        case "closed":
            office.coordinator.end(key, "Ditutup oleh Sistem", "Selesai", now, archived=False)
        case "archived":
            office.coordinator.end(key, "Diarsipkan oleh Admin", "Ganda", now, archived=True)
        case "redisposed":
            office.coordinator.dispose(key, stage.town.other.id, "", now)
            office.coordinator.dispose(key, stage.town.agency.id, "Kembali ke Anda", now + 60)
        case "made_secret":
            office.coordinator.make_secret(key, now)
        case "not_held":
            office.coordinator.dispose(key, stage.town.other.id, "", now)
        case "deleted":
            office.coordinator.delete(key, now)
    stage.later(2)
    stage.exchange()
    stage.window.receipt.closed.emit()
    show_attention(stage)


def met_verdict(verdict: str, stage: Stage) -> None:
    """What the next exchange would settle is shown before it."""
    stage.open()
    judged(stage, stage.queue(stage.todo(), ANSWER), verdict)
    stage.changed()
    show_attention(stage)


def judged(stage: Stage, item: OutboxItem, verdict: str) -> None:
    """A verdict that a true server gives only when something is badly wrong."""
    values = {
        "mismatch": {"state": "needs_decision", "outcome": "mismatch", "why": "mismatch"},
        "later": {"state": "unanswered", "later": "attachment"},
    }[verdict]
    stored = {"stored": "Teks lain yang dulu tersimpan."} if verdict == "mismatch" else {}
    with stage.desk.replica.database.write() as connection:
        connection.execute(
            update(operation).where(operation.c.id == item.id).values(**values, **stored)
        )


def refused(stage: Stage) -> None:
    """A return to an agency that is no more."""
    stage.open()
    stage.put(stage.todo(), Content("return", ANSWER, reason="not_authority", suggest="a0"))
    stage.exchange()
    stage.window.receipt.closed.emit()
    show_attention(stage)


def show_attention(stage: Stage) -> None:
    stage.window.show_page("attention")
    page = stage.window.stack.currentWidget()
    assert isinstance(page, AttentionPage)
    stage.wait("the items are read", lambda: page.list.rows.rows)
    if page.back.isVisible() or page.list.isVisible():
        page.list.hit.emit(page.list.rows.rows[0].key)


def draft_gone(stage: Stage) -> None:
    stage.open()
    key = stage.todo()
    stage.desk.work.save(key, Content("follow_up", ANSWER, "proses"))
    stage.office.coordinator.dispose(key, stage.town.other.id, "", stage.office.clock.now())
    stage.exchange()
    stage.window.receipt.closed.emit()
    show_attention(stage)


def guard(stage: Stage) -> None:
    guard_receipt(stage)
    stage.window.receipt.closed.emit()
    show_attention(stage)


def copy_differs(stage: Stage) -> None:
    stage.open()
    stage.later(5)
    stage.desk.replica.copy.mismatch(stage.office.clock.now())
    stage.changed()
    show_attention(stage)


def several(stage: Stage) -> None:
    """Three things at once, the list in front."""
    stage.open()
    keys = [stage.todo(number) for number in range(3)]
    for key in keys:
        stage.queue(key, ANSWER, "selesai")
    stage.later(4)
    now = stage.office.clock.now()
    stage.office.coordinator.reply(keys[0], "Masih padam, mohon dicek lagi.", now)
    stage.office.coordinator.end(keys[1], "Ditutup oleh Sistem", "", now, archived=False)
    stage.office.coordinator.dispose(keys[2], stage.town.other.id, "", now)
    stage.exchange()
    stage.window.receipt.closed.emit()
    stage.window.show_page("attention")


def decided(stage: Stage) -> None:
    met("reply_unseen", stage)
    stage.click("Tetap kirim")


def nothing_waits(stage: Stage) -> None:
    stage.open(page="attention")


# Outbox and drafts


def outbox(stage: Stage) -> None:
    """Queued, sent without an answer, waiting for a decision, cancelled."""
    stage.open()
    met_key = stage.todo(4)
    stage.queue(met_key, ANSWER, "selesai")
    stage.reply(met_key, "Belum, mohon dicek lagi.")
    stage.exchange()
    sent = stage.queue(stage.todo(), ANSWER)
    assert len(stage.desk.replica.exchange.claim(1, 10_000)) == 1
    assert sent
    write_some(stage)
    stage.window.receipt.closed.emit()
    stage.window.show_page("outbox")


def outbox_stuck(stage: Stage) -> None:
    outbox(stage)
    page = stage.window.stack.currentWidget()
    assert isinstance(page, OutboxPage)
    stage.wait("it is read", lambda: page.list.rows.rows)
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_End)


def outbox_cancelled(stage: Stage) -> None:
    met("reply_unseen", stage)
    stage.click("Batalkan, simpan salinan")
    stage.wait("it is settled", lambda: not stage.desk.attention.count())
    # The server is told before it counts as cancelled.
    stage.exchange()
    stage.window.receipt.closed.emit()
    stage.window.show_page("outbox")
    stage.click("Tampilkan yang dibatalkan (1)")


def outbox_export(stage: Stage) -> None:
    outbox(stage)
    page = stage.window.stack.currentWidget()
    assert isinstance(page, OutboxPage)
    page.write_to(str(stage.folder / "penghubung-belum-terkirim.txt"))
    stage.wait("it is written", page.banner.isVisible)


def outbox_empty(stage: Stage) -> None:
    stage.open(page="outbox")


def drafts(stage: Stage) -> None:
    stage.open()
    stage.desk.work.save(stage.todo(2), Content("note", "Tanya gudang soal kabel."))
    stage.later(50)
    stage.desk.work.save(stage.todo(1), Content("return", "Ruas ini jalan provinsi."))
    stage.later(9)
    stage.desk.work.save(stage.todo(), Content("follow_up", ANSWER, "proses"))
    stage.later(2)
    stage.changed()
    stage.window.show_page("drafts")


def drafts_thrown(stage: Stage) -> None:
    drafts(stage)
    stage.click("Buang konsep")
    stage.wait("the way back", lambda: stage.named("Tampilkan yang dibuang (1)"))
    stage.click("Tampilkan yang dibuang (1)")


def drafts_empty(stage: Stage) -> None:
    stage.open(page="drafts")


# Our own faults


def bug(stage: Stage) -> None:
    stage.open(page="today")
    raise_into_the_hook(RuntimeError("screens"))


def known_fault(stage: Stage) -> None:
    stage.open(page="today")
    raise_into_the_hook(DbLocked("screens"))


def raise_into_the_hook(error: Exception) -> None:
    try:
        raise error
    except type(error):
        sys.excepthook(*sys.exc_info())


_PAGE: Final = (WorkPage, RowList)
_ASKS: Final = (AttentionPage, Meanwhile)
_MET: Final = {
    "reply_unseen": "Pelapor membalas",
    "answered_by_other": "Rekan menjawab",
    "closed": "Sudah ditutup",
    "archived": "Sudah diarsipkan",
    "redisposed": "Didisposisikan ulang",
    "made_secret": "Dijadikan rahasia",
    "not_held": "Tidak lagi dipegang",
    "deleted": "Dihapus atas perintah",
}
_VERDICTS: Final = {"mismatch": "Dua teks, satu nomor", "later": "Ditunda server"}

SCENES: Final = (
    Scene("sync/never", "Belum pernah disinkronkan", never, (SyncCard, Dot, Flap)),
    Scene("sync/online", "Daring", online, (SyncCard, Dot, Flap)),
    Scene("sync/earlier", "Terakhir daring kemarin", earlier, (SyncCard,)),
    Scene("sync/offline", "Luring", offline, (SyncCard,)),
    Scene("sync/connecting", "Menyambung", connecting, (SyncCard,)),
    Scene("sync/receiving", "Menerima", receiving, (SyncCard,)),
    Scene("receipt/proven", "Terbukti lengkap", proven, (ReceiptPanel,)),
    Scene("receipt/list", "Laporan di balik angka", proven_list, (ReceiptPanel,)),
    Scene("receipt/partial", "Sebagian", partial_receipt, (ReceiptPanel,)),
    Scene("receipt/failed", "Tidak ada yang dipertukarkan", failed_receipt, (ReceiptPanel,)),
    Scene("receipt/attention", "Perlu Anda", attention_receipt, (ReceiptPanel,)),
    Scene("receipt/guard", "Banyak penghapusan", guard_receipt, (ReceiptPanel,)),
    Scene("receipts/list", "Tanda terima", receipts, (*_PAGE, ReceiptsPage)),
    Scene("receipts/failed", "Tanda terima yang gagal", receipts_failed, (ReceiptsPage,)),
    Scene("receipts/empty", "Belum ada tanda terima", receipts_empty, (ReceiptsPage,)),
    *(
        Scene(f"meanwhile/{name.replace('_', '-')}", words, partial(met, name), _ASKS)
        for name, words in _MET.items()
    ),
    *(
        Scene(f"meanwhile/{name}", words, partial(met_verdict, name), _ASKS)
        for name, words in _VERDICTS.items()
    ),
    Scene("meanwhile/refused", "Perlu disunting", refused, _ASKS),
    Scene("meanwhile/draft-gone", "Konsep tanpa laporan", draft_gone, _ASKS),
    Scene("meanwhile/guard", "Banyak penghapusan", guard, _ASKS),
    Scene("meanwhile/copy", "Salinan belum terbukti", copy_differs, _ASKS),
    Scene("attention/several", "Perlu perhatian", several, (*_PAGE, AttentionPage)),
    Scene("attention/decided", "Sudah diputuskan", decided, (AttentionPage,)),
    Scene("attention/empty", "Tidak ada yang menunggu", nothing_waits, (AttentionPage,)),
    Scene("outbox/list", "Kotak keluar", outbox, (*_PAGE, OutboxPage)),
    Scene("outbox/stuck", "Menunggu keputusan", outbox_stuck, (OutboxPage,)),
    Scene("outbox/cancelled", "Dibatalkan, salinan disimpan", outbox_cancelled, (OutboxPage,)),
    Scene("outbox/export", "Yang belum terkirim diekspor", outbox_export, (OutboxPage,)),
    Scene("outbox/empty", "Kotak keluar kosong", outbox_empty, (OutboxPage,)),
    Scene("drafts/list", "Konsep", drafts, (*_PAGE, DraftsPage)),
    Scene("drafts/thrown", "Konsep yang dibuang", drafts_thrown, (DraftsPage,)),
    Scene("drafts/empty", "Tidak ada konsep", drafts_empty, (DraftsPage,)),
    Scene("fault/bug", "Kesalahan program", bug, (CrashDialog,)),
    Scene("fault/known", "Salinan sedang dipakai", known_fault, (QMessageBox,)),
)
