"""The composer: its four tabs, and everything that may become of a text."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.domain.model import Content, WorkKind
from tests.screens.scene import Scene
from tests.screens.stage import Stage
from tests.support.faults import full_disk
from tests.support.lamps import lamps
from ui.case.beside import Beside
from ui.case.similar import SimilarPanel, SimilarRow
from ui.case.strips import NewsStrip
from ui.compose.agencies import AgencyCombo
from ui.compose.bars import UndoBar
from ui.compose.composer import Composer
from ui.compose.editor import DraftEditor
from ui.compose.forms import FollowUpForm, ReturnForm, VerbForm
from ui.compose.frame import ComposerFrame
from ui.compose.likely import LikelyAgencies
from ui.compose.saved import SavedLine
from ui.compose.telling import ComposerBanner

ANSWER: Final = (
    "Terima kasih atas laporannya. Petugas kami memeriksa lokasi pada 5 November dan menemukan "
    "kabel putus di tiang 14. Suku cadang tiba Rabu, 11 November; perbaikan selesai hari itu."
)


def verb(kind: WorkKind, stage: Stage) -> None:
    stage.open(page="today")
    stage.open_case(stage.todo())
    stage.window.case.composer.show_verb(kind)
    stage.window.case.composer.focus_editor()


def typed(stage: Stage) -> None:
    verb("follow_up", stage)
    stage.type(ANSWER)


def unsaved(stage: Stage) -> None:
    """The sign between typing and saving."""
    verb("follow_up", stage)
    stage.window.case.composer.keeper.timer.blockSignals(True)
    QTest.keyClicks(stage.window.case.composer.form.editor, "Petugas sedang menuju lokasi")


def lamp(stage: Stage) -> None:
    """A complaint that two others repeat, and one like it was answered in spring."""
    lamps(stage.office, stage.town.agency.name, stage.folder)
    stage.open(page="open")
    stage.open_case(stage.desk.cases.find("9700002").row.key)
    beside = stage.window.case.beside
    stage.wait("what is like it", lambda: not beside.strip.isHidden())
    stage.window.case.composer.focus_editor()


def answered_before(stage: Stage) -> None:
    lamp(stage)
    stage.window.case.beside.link.click()


def together(stage: Stage) -> None:
    answered_before(stage)
    stage.window.case.beside.panel.together.click()
    stage.type(ANSWER)


def answered_together(stage: Stage) -> None:
    together(stage)
    stage.window.case.composer.send()
    stage.wait("the twins' letters", lambda: not stage.window.case.beside.told.isHidden())


def note(stage: Stage) -> None:
    verb("note", stage)
    stage.type("Sudah dicek UPT: kabel putus di tiang 14. Menunggu suku cadang, datang hari Rabu.")


def saved_by_hand(stage: Stage) -> None:
    typed(stage)
    QTest.keyClick(
        stage.window.case.composer.form.editor, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier
    )


def brought_back(stage: Stage) -> None:
    """A draft of yesterday stands in the editor again."""
    desk = stage.synced()
    key = desk.cases.keys("needs_answer", "deadline")[0]
    desk.work.save(key, Content("follow_up", ANSWER, "proses"))
    stage.later(14)
    stage.open(desk, page="today")
    stage.open_case(key)
    stage.window.case.composer.focus_editor()


def two_drafts(stage: Stage) -> None:
    desk = stage.synced()
    key = desk.cases.keys("needs_answer", "deadline")[0]
    desk.work.save(key, Content("follow_up", "Versi pertama jawaban.", "proses"))
    stage.later(6)
    desk.work.save(key, Content("follow_up", ANSWER, "proses"))
    stage.open(desk, page="today")
    stage.open_case(key)


def too_long(stage: Stage) -> None:
    verb("follow_up", stage)
    stage.window.case.composer.form.editor.setFocus()
    stage.window.case.composer.form.editor.insertPlainText(ANSWER * 18)
    stage.press(stage.window.case.composer.send_button)
    stage.wait("it is said", stage.window.case.composer.banner.isVisible)


def sent(stage: Stage) -> None:
    typed(stage)
    stage.send()


def discarded(stage: Stage) -> None:
    typed(stage)
    stage.window.case.composer.discard_button.click()
    stage.wait("the way back", stage.window.case.composer.undo.isVisible)


def not_saved(stage: Stage) -> None:
    """The disk is full while one writes."""
    verb("follow_up", stage)
    with full_disk(stage.desk.replica.database.writer):
        QTest.keyClicks(stage.window.case.composer.form.editor, ANSWER[:80])
        stage.wait("it is said", stage.window.case.composer.banner.isVisible)
    stage.window.case.composer.keeper.timer.blockSignals(True)


def news_while_writing(stage: Stage) -> None:
    typed(stage)
    stage.reply(stage.todo(), "Sampai malam ini belum ada yang datang.")
    stage.exchange()
    stage.window.receipt.closed.emit()
    stage.wait("it is said", stage.window.case.banner.isVisible)


def read_first(stage: Stage) -> None:
    news_while_writing(stage)
    stage.press(stage.window.case.composer.send_button)
    stage.wait("it is said", stage.window.case.composer.banner.isVisible)


def returning(stage: Stage) -> ReturnForm:
    verb("return", stage)
    form = stage.window.case.composer.form
    assert isinstance(form, ReturnForm)
    return form


def return_reasons(stage: Stage) -> None:
    returning(stage).reason.showPopup()


def return_suggests(stage: Stage) -> None:
    form = returning(stage)
    form.reason.setCurrentIndex(0)
    field = form.suggest.lineEdit()
    assert field is not None
    field.setFocus()
    QTest.keyClicks(field, "dinas pe")


def return_typed(stage: Stage) -> None:
    form = returning(stage)
    form.reason.setCurrentIndex(0)
    stage.press(form.likely.buttons[0])
    stage.type("Saluran ini dikelola instansi tersebut; mohon didisposisikan ulang.")


def return_unknown(stage: Stage) -> None:
    form = returning(stage)
    form.reason.setCurrentIndex(0)
    field = form.suggest.lineEdit()
    assert field is not None
    QTest.keyClicks(field, "Dinas Antariksa")
    stage.press(stage.window.case.composer.send_button)
    stage.wait("it is said", stage.window.case.composer.banner.isVisible)


def return_no_reason(stage: Stage) -> None:
    returning(stage)
    stage.type("Bukan wewenang kami.")
    stage.press(stage.window.case.composer.send_button)
    stage.wait("it is said", stage.window.case.composer.banner.isVisible)


_PARTS: Final = (Composer, ComposerFrame, VerbForm, DraftEditor, SavedLine)

SCENES: Final = (
    Scene("write/follow-up", "Tindak lanjut", partial(verb, "follow_up"), (*_PARTS, FollowUpForm)),
    Scene("write/request-info", "Minta kelengkapan", partial(verb, "request_info"), _PARTS),
    Scene("write/note", "Catatan internal", note, _PARTS),
    Scene("write/return", "Kembalikan", partial(verb, "return"), (ReturnForm, LikelyAgencies)),
    Scene("write/return-reasons", "Alasan pengembalian", return_reasons, (ReturnForm,)),
    Scene("write/return-suggests", "Usulan instansi", return_suggests, (AgencyCombo,)),
    Scene("write/return-typed", "Pengembalian lengkap", return_typed, (AgencyCombo,)),
    Scene("write/return-unknown", "Instansi tidak dikenal", return_unknown, (ComposerBanner,)),
    Scene("write/return-no-reason", "Alasan belum dipilih", return_no_reason, (ComposerBanner,)),
    Scene("write/typed", "Tersimpan sendiri", typed, (SavedLine,)),
    Scene("write/unsaved", "Sedang disimpan", unsaved, (SavedLine,)),
    Scene("write/saved-by-hand", "Ctrl+S: sudah tersimpan", saved_by_hand, (SavedLine,)),
    Scene("write/brought-back", "Konsep dipulihkan", brought_back, (SavedLine,)),
    Scene("write/two-drafts", "Dua konsep", two_drafts, (Composer,)),
    Scene("write/too-long", "Terlalu panjang", too_long, (ComposerBanner,)),
    Scene("write/sent", "Di kotak keluar, bisa ditarik", sent, (UndoBar,)),
    Scene("write/discarded", "Konsep dibuang, bisa kembali", discarded, (UndoBar,)),
    Scene("write/not-saved", "Disk penuh", not_saved, (ComposerBanner,)),
    Scene("write/news", "Ada kabar selagi menulis", news_while_writing, (NewsStrip,)),
    Scene("write/alike", "Ada laporan serupa", lamp, (Beside,)),
    Scene("write/answered-before", "Sudah pernah dijawab", answered_before, (SimilarRow,)),
    Scene("write/together", "Jawab juga laporan kembar", together, (SimilarPanel,)),
    Scene("write/answered-together", "Surat untuk laporan kembar", answered_together, (Beside,)),
    Scene("write/read-first", "Baca dulu, lalu kirim", read_first, (ComposerBanner,)),
)
