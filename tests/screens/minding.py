"""Writing with help: the look before sending, templates, versions, promised dates."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.domain.model import Content
from tests.screens.scene import Scene
from tests.screens.stage import Stage
from tests.screens.writing import ANSWER, verb
from ui.case.promises import PromiseLine
from ui.compose.check import AskBar, CheckStrip
from ui.compose.history import HistoryDialog
from ui.compose.template_form import TemplateForm
from ui.compose.templates import TemplateDialog

_CTRL: Final = Qt.KeyboardModifier.ControlModifier
_PROMISE: Final = (
    "Petugas bidang penerangan telah memeriksa tiang 14 hari ini. Kabel kami ganti paling lambat "
    "11 November 2026."
)


def _put(stage: Stage, text: str) -> None:
    verb("follow_up", stage)
    composer = stage.window.case.composer
    composer.form.editor.insertPlainText(text)
    composer.aids.look()
    stage.wait("the text is saved by itself", lambda: not stage.window.case.has_unsaved())


def not_seen(stage: Stage) -> None:
    _put(stage, "Terima kasih atas laporannya. Lampu tersebut akan segera kami perbaiki.")


def promise(stage: Stage) -> None:
    _put(stage, _PROMISE)


def personal(stage: Stage) -> None:
    _put(stage, ANSWER + " Petugas menghubungi pelapor di 0812-3456-7890, NIK 3175014107900001.")


def held(stage: Stage) -> None:
    """Send was pressed: it asks once."""
    personal(stage)
    stage.press(stage.window.case.composer.send_button)


def unfilled(stage: Stage) -> None:
    _put(stage, "Petugas akan ke {lokasi} pada hari Rabu, 11 November, untuk mengganti lampu.")
    stage.press(stage.window.case.composer.send_button)


def choosing(stage: Stage) -> TemplateDialog:
    verb("follow_up", stage)
    QTest.keyClick(stage.window.case.composer.form.editor, Qt.Key.Key_T, _CTRL)
    dialog = stage.window.case.composer.aids.dialog
    assert isinstance(dialog, TemplateDialog)
    return dialog


def choose(stage: Stage) -> None:
    choosing(stage)


def write_one(stage: Stage) -> None:
    choosing(stage).edit_button.click()


def thrown(stage: Stage) -> None:
    choosing(stage).delete_button.click()


def put_in(stage: Stage) -> None:
    dialog = choosing(stage)
    dialog.search.setText("dokumentasi pekerjaan")
    dialog.insert_button.click()
    stage.wait("the text is saved by itself", lambda: not stage.window.case.has_unsaved())


def versions(stage: Stage) -> None:
    verb("follow_up", stage)
    composer = stage.window.case.composer
    for text in (
        ANSWER,
        "\nHormat kami, Dinas Contoh. Kami mohon maaf atas gangguan penerangan ini.",
    ):
        composer.form.editor.insertPlainText(text)
        composer.keeper.flush()
        stage.wait("it is saved", lambda: not stage.window.case.has_unsaved())
        stage.later(7)
    composer.form.editor.selectAll()
    composer.form.editor.insertPlainText("Lampu di tiang 14 sudah menyala kembali.")
    stage.wait("it is saved", lambda: not stage.window.case.has_unsaved())
    QTest.keyClick(composer.form.editor, Qt.Key.Key_H, _CTRL)
    stage.wait("the versions", lambda: isinstance(composer.aids.dialog, HistoryDialog))


def no_versions(stage: Stage) -> None:
    verb("note", stage)
    composer = stage.window.case.composer
    QTest.keyClick(composer.form.editor, Qt.Key.Key_H, _CTRL)
    stage.wait("the versions", lambda: isinstance(composer.aids.dialog, HistoryDialog))


def restored(stage: Stage) -> None:
    versions(stage)
    dialog = stage.window.case.composer.aids.dialog
    assert isinstance(dialog, HistoryDialog)
    dialog.list.setCurrentRow(dialog.list.count() - 1)
    dialog.restore_button.click()


def reminded(stage: Stage) -> None:
    """The promised date stands in the head once the answer is in the outbox."""
    promise(stage)
    stage.send()


def late(stage: Stage) -> None:
    desk = stage.synced()
    key = desk.cases.keys("needs_answer", "deadline")[0]
    item = desk.work.send(desk.work.save(key, Content("follow_up", _PROMISE, "proses")).id)
    today = desk.deadlines.today()
    desk.writing.promised(key, item.id, today.replace(day=today.day - 2), "paling lambat Rabu")
    stage.open(desk, page="today")
    stage.open_case(key)


SCENES: Final = (
    Scene("mind/not-seen", "Yang belum terlihat dalam jawaban", not_seen, (CheckStrip,)),
    Scene("mind/promise", "Tanggal yang dijanjikan", promise, (CheckStrip,)),
    Scene("mind/personal", "Data pribadi dalam jawaban", personal, (AskBar,)),
    Scene("mind/held", "Belum dikirim: pilih dahulu", held, (AskBar,)),
    Scene("mind/unfilled", "Isian templat tertinggal", unfilled, (AskBar,)),
    Scene("mind/templates", "Memilih templat", choose, (TemplateDialog,)),
    Scene("mind/template-form", "Menyunting templat", write_one, (TemplateForm,)),
    Scene("mind/template-thrown", "Templat dihapus, bisa kembali", thrown, (TemplateDialog,)),
    Scene("mind/template-in", "Templat disisipkan", put_in, (CheckStrip,)),
    Scene("mind/versions", "Riwayat tulisan", versions, (HistoryDialog,)),
    Scene("mind/no-versions", "Belum ada riwayat", no_versions, (HistoryDialog,)),
    Scene("mind/restored", "Versi lama dipulihkan", restored, (CheckStrip,)),
    Scene("mind/reminded", "Janji di kepala laporan", reminded, (PromiseLine,)),
    Scene("mind/promise-late", "Janji yang lewat", late, (PromiseLine,)),
)
