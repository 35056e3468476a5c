"""Lists of complaints, and one complaint opened to be read."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton

from desktop.domain.model import Content
from tests.screens.scene import Scene
from tests.screens.stage import Stage
from ui.case.bubble import Bubble, Readable
from ui.case.deadlines import DeadlineLines
from ui.case.facts import FactsBlock
from ui.case.gone import GonePage
from ui.case.header import CaseHeader
from ui.case.pane import CasePane
from ui.case.putting_off import DayPicker, PutOffDialog
from ui.case.strips import Footing
from ui.case.timeline import Timeline
from ui.case.tools import CaseTools
from ui.exchange.card import Dot, SyncCard
from ui.frame import CaseSide, Flap
from ui.keys import KeysDialog
from ui.lists.chips import FilterChip, FilterRow
from ui.lists.leading import LeadingState
from ui.lists.pane import ListPane
from ui.lists.question import Part
from ui.lists.view import CaseTable
from ui.printing.dialog import PageView, PaperDialog
from ui.printing.unit_dialog import UnitDialog
from ui.rail import Rail
from ui.rail_button import RailButton
from ui.window import MainWindow

_TURNS: Final = 20


def page(name: str, stage: Stage) -> None:
    stage.open(page=name)


def part(name: Part, stage: Stage) -> None:
    stage.open(page="open")
    stage.window.list.filters.choose(name)


def search(stage: Stage) -> None:
    stage.open()
    stage.window.focus_search()
    QTest.keyClicks(stage.window.list.search, "jalan rusak")
    stage.wait("the search is asked", lambda: stage.window.list.model.rowCount() < 40)


def search_in_case(stage: Stage) -> None:
    search(stage)
    QTest.keyClick(stage.window.list.search, Qt.Key.Key_Return)
    stage.open_case(stage.window.list.model.keys[0])


def search_elsewhere(stage: Stage) -> None:
    stage.open(page="overdue")
    stage.window.focus_search()
    QTest.keyClicks(stage.window.list.search, "pasar")
    stage.wait("nothing is left", stage.window.list.empty.isVisible)


def search_in_vain(stage: Stage) -> None:
    stage.open()
    stage.window.focus_search()
    QTest.keyClicks(stage.window.list.search, "kapal selam")
    stage.wait("nothing is left", stage.window.list.empty.isVisible)


def order(stage: Stage) -> None:
    stage.open()
    menu = stage.window.list.findChild(QMenu)
    assert menu is not None
    (button,) = [b for b in stage.window.list.findChildren(QPushButton) if b.menu() is menu]
    below = button.mapToGlobal(button.rect().bottomRight())
    menu.popup(below - QPoint(menu.sizeHint().width(), 0))


def empty_copy(stage: Stage) -> None:
    stage.open(stage.enrolled(), page="today")


def empty_view(stage: Stage) -> None:
    desk = stage.synced()
    for key in desk.cases.keys("replied"):
        stage.office.coordinator.end(
            key, "Ditutup oleh Sistem", "", stage.office.clock.now(), archived=False
        )
    assert desk.sync.run().receipt.verified
    stage.open(desk, page="replied")


def case(stage: Stage) -> None:
    stage.open(page="today")
    stage.open_case(stage.todo())


def case_details(stage: Stage) -> None:
    case(stage)
    stage.window.case.header.fold_button.click()


def case_long(stage: Stage) -> None:
    """Sixty entries, of reporter, agency and office."""
    desk = stage.synced()
    key = desk.cases.keys("needs_answer", "deadline")[0]
    for turn in range(_TURNS):
        stage.reply(key, f"Sampai hari ke-{turn + 1} belum ada perubahan. Mohon kabar terbaru.")
        for kind, text in (
            ("note", "Sudah ditanyakan ke bidang teknis; jawaban menyusul besok pagi."),
            ("follow_up", "Terima kasih. Petugas dijadwalkan memeriksa lokasi pekan ini."),
        ):
            stage.later(30)
            content = Content(kind, text, "proses" if kind == "follow_up" else "")  # type: ignore[arg-type]
            desk.work.send(desk.work.save(key, content).id)
            assert desk.sync.run().receipt.verified
    stage.open(desk, page="today")
    stage.open_case(key)
    timeline = stage.window.case.timeline
    stage.wait("the whole story", lambda: timeline.complete)
    timeline.show_end()


def marked(stage: Stage) -> None:
    """Read, unread, starred and put off in one list."""
    desk = stage.synced()
    keys = desk.cases.keys("open", "deadline")
    for key in keys[::2]:
        desk.marks.opened(key)
    for key in keys[1:4]:
        desk.marks.turn_star(key)
    for key in keys:
        room = desk.marks.room(key)
        if room.last is None or room.last > room.today:
            desk.marks.put_off(key, room.offers[0].day if room.offers else room.last)  # type: ignore[arg-type]
    stage.open(desk, page="open")


def starred(stage: Stage) -> None:
    marked(stage)
    stage.window.list.filters.choose("starred")


def away(stage: Stage) -> str:
    """A complaint that may be put off, opened."""
    stage.open(page="open")
    for key in stage.desk.cases.keys("needs_answer", "deadline"):
        room = stage.desk.marks.room(key)
        if len(room.offers) > 1:
            stage.open_case(key)
            return key
    raise AssertionError("all are due")


def put_off(stage: Stage) -> None:
    away(stage)
    stage.window.list.focus_list()
    QTest.keyClick(stage.window, Qt.Key.Key_T)


def put_off_day(stage: Stage) -> None:
    key = away(stage)
    room = stage.desk.marks.room(key)
    dialog = PutOffDialog(room, stage.window.case)
    dialog.open()


def is_put_off(stage: Stage) -> None:
    key = away(stage)
    stage.desk.marks.put_off(key, stage.desk.marks.room(key).offers[-1].day)
    stage.changed(key)


def not_put_off(stage: Stage) -> None:
    stage.open(page="overdue")
    stage.open_case(stage.desk.cases.keys("overdue", "deadline")[0])
    stage.window.case.acts.do("put_off", stage.window.case.current_key)


def case_more(stage: Stage) -> None:
    case(stage)
    stage.window.case.header.tools.more.click()


def case_copied(stage: Stage) -> None:
    case(stage)
    stage.window.case.acts.do("copy_short", stage.window.case.current_key)


def paper(stage: Stage) -> PaperDialog:
    """The dialog over the complaint on screen."""
    case = stage.window.case
    case.acts.do("print", case.current_key)
    stage.wait("the pages", lambda: bool(case.findChildren(PaperDialog)))
    return case.findChildren(PaperDialog)[0]


def case_print(stage: Stage) -> None:
    case_pending(stage)
    paper(stage)


def case_print_secret(stage: Stage) -> None:
    case_secret(stage)
    dialog = paper(stage)
    for box in dialog.boxes.values():
        box.click()


def case_unit(stage: Stage) -> None:
    case(stage)
    pane = stage.window.case
    pane.acts.do("unit", pane.current_key)
    stage.wait("the form", lambda: bool(pane.findChildren(UnitDialog)))


def case_unit_sheet(stage: Stage) -> None:
    case_unit(stage)
    pane = stage.window.case
    (form,) = pane.findChildren(UnitDialog)
    form.unit.setText("Bidang Bina Marga")
    form.question.setPlainText("Apakah saluran ini aset kabupaten? Kapan dapat dikeruk?")
    QTest.keyClick(form.question, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    stage.wait("the sheet", lambda: bool(pane.findChildren(PaperDialog)))


def case_unit_waits(stage: Stage) -> None:
    case(stage)
    key, marks = stage.window.case.current_key, stage.desk.marks
    marks.ask_unit(key, "Bidang Bina Marga", "Kapan dapat dikeruk?", marks.sheet_room().usual)
    stage.changed(key)


def case_unit_answers(stage: Stage) -> None:
    case_unit_waits(stage)
    header = stage.window.case.header
    stage.wait("the unit is waited for", header.unit_button.isVisible)
    header.unit_button.click()


def case_strange(stage: Stage) -> None:
    """What old corpora and phones bring: markup, emoji, right-to-left, the invisible."""
    desk = stage.synced()
    key = desk.cases.keys("needs_answer", "deadline")[0]
    for text in (
        "Jalan rusak<br>parah sekali &amp; <b>gelap</b> <script>alert(1)</script>",
        "\U0001f64f\U0001f3fd lampu \U0001f4a1 padam \U0001f468\u200d\U0001f469\u200d\U0001f467",
        "السلام عليكم، الطريق مكسور\nPak \u202emoolb\u202c no\u200bmor 12",
        "Kata" * 60 + " " + "panjang tanpa henti " * 20,
    ):
        stage.reply(key, text)
        assert desk.sync.run().receipt.verified
    stage.open(desk, page="today")
    stage.open_case(key)
    timeline = stage.window.case.timeline
    stage.wait("the whole story", lambda: timeline.complete)
    timeline.show_end()


def case_addendum(stage: Stage) -> None:
    case_pending(stage)
    pane = stage.window.case
    told = next(b.told for b in pane.timeline.bubbles if b.told.addendum and b.told.operation)
    pane.acts.asked("addendum", told.key)
    stage.wait("it is begun", lambda: pane.composer.writing)


def case_anonymous(stage: Stage) -> None:
    stage.open(page="all")
    stage.open_case(stage.finds(anonymous=True))


def case_secret(stage: Stage) -> None:
    desk = stage.synced()
    key = desk.cases.keys("needs_answer", "deadline")[1]
    stage.office.coordinator.make_secret(key, stage.office.clock.now())
    assert desk.sync.run().receipt.verified
    stage.open(desk)
    stage.open_case(key)


def case_settled(stage: Stage) -> None:
    stage.open(page="settled")
    stage.open_case(stage.desk.cases.keys("settled")[0])


def case_pending(stage: Stage) -> None:
    """Every state of work on its way, in one timeline."""
    stage.open()
    key = stage.todo()
    stage.queue(key, "Petugas sudah memeriksa lokasi dan mencatat kerusakan.")
    stage.exchange()
    stage.window.receipt.closed.emit()
    stage.later(25)
    stage.queue(key, "Perbaikan dijadwalkan hari Senin; pekerjaan makan waktu dua hari.")
    stage.put(key, Content("note", "Material dipesan; minta konfirmasi gudang."))
    stage.open_case(key)
    stage.window.case.timeline.show_end()


def case_gone(stage: Stage) -> None:
    stage.open()
    key = stage.todo()
    stage.desk.work.save(key, Content("follow_up", "Kami sudah menghubungi pengembang."))
    stage.queue(key, "Lokasi sudah diperiksa; laporan lengkap menyusul.")
    stage.office.coordinator.dispose(key, stage.town.other.id, "", stage.office.clock.now())
    stage.exchange()
    stage.window.receipt.closed.emit()
    stage.window.open_case(key)
    stage.wait("it is said to be gone", stage.window.case.gone.isVisible)


def case_not_here(stage: Stage) -> None:
    stage.open()
    stage.window.open_case("tidakada")


def case_alone(stage: Stage) -> None:
    """The case with the list given way, as in a small window."""
    case(stage)
    stage.window.rail.flap.show_open(True)


def keys(stage: Stage) -> None:
    stage.open(page="today")
    QTest.keyClick(stage.window, Qt.Key.Key_F1)


_WINDOW: Final = (
    *(MainWindow, Rail, RailButton, ListPane, CaseTable, CaseSide, CasePane),
    *(FilterRow, FilterChip),
)
_CASE: Final = (CasePane, CaseHeader, DeadlineLines, Timeline, Bubble, Readable, Footing)

SCENES: Final = (
    *(
        Scene(f"list/{name.replace('_', '-')}", title_of, partial(page, name), _WINDOW[:5])
        for name, title_of in (
            ("open", "Kotak masuk"),
            ("needs_answer", "Perlu jawaban"),
            ("overdue", "Lewat tenggat"),
            ("replied", "Balasan pelapor"),
            ("waiting_reporter", "Menunggu pelapor"),
            ("settled", "Selesai dan arsip"),
            ("all", "Semua laporan"),
        )
    ),
    Scene("list/part-overdue", "Saringan: lewat", partial(part, "overdue"), (FilterRow,)),
    Scene("list/part-today", "Saringan: hari ini", partial(part, "due_today"), (FilterChip,)),
    Scene("list/part-replied", "Saringan: dibalas", partial(part, "replied"), (FilterChip,)),
    Scene("list/marked", "Berbintang, belum dibaca, ditunda", marked, (CaseTable,)),
    Scene("list/starred", "Saringan: bertanda", starred, (FilterChip,)),
    Scene("list/order", "Urutan daftar", order, (QMenu,)),
    Scene("list/search", "Cari", search, (QLineEdit,)),
    Scene("list/search-in-case", "Cari, laporan terbuka", search_in_case, (Readable,)),
    Scene("list/search-elsewhere", "Kata ada di tempat lain", search_elsewhere),
    Scene("list/search-in-vain", "Kata tidak ditemukan", search_in_vain),
    Scene("list/empty-copy", "Salinan masih kosong", empty_copy, (LeadingState,)),
    Scene("list/empty-view", "Daftar kosong", empty_view),
    Scene("case/open", "Laporan terbuka", case, _CASE),
    Scene("case/details", "Semua rincian", case_details, (FactsBlock,)),
    Scene("case/long", "Riwayat panjang", case_long, (Timeline,)),
    Scene("case/anonymous", "Pelapor anonim", case_anonymous, (CaseHeader,)),
    Scene("case/secret", "Laporan rahasia", case_secret, (CaseHeader,)),
    Scene("case/more", "Lainnya untuk laporan ini", case_more, (CaseTools, QMenu)),
    Scene("case/copied", "Teks singkat disalin", case_copied),
    Scene("case/print", "Cetak laporan", case_print, (PaperDialog, PageView)),
    Scene("case/print-secret", "Cetak laporan rahasia, dengan sadar", case_print_secret),
    Scene("case/unit", "Lembar untuk bidang", case_unit, (UnitDialog,)),
    Scene("case/unit-sheet", "Lembar untuk bidang, pratinjau", case_unit_sheet, (PageView,)),
    Scene("case/unit-waits", "Menunggu bidang", case_unit_waits, (CaseHeader,)),
    Scene("case/unit-answers", "Jawaban bidang dicatat", case_unit_answers),
    Scene("case/strange", "Teks yang aneh", case_strange, (Bubble, Readable)),
    Scene("case/addendum", "Tambahan untuk jawaban", case_addendum),
    Scene("case/put-off", "Tunda sampai", put_off, (QMenu,)),
    Scene("case/put-off-day", "Tunda sampai tanggal", put_off_day, (PutOffDialog, DayPicker)),
    Scene("case/is-put-off", "Laporan ditunda", is_put_off, (CaseHeader,)),
    Scene("case/not-put-off", "Laporan lewat tenggat tidak dapat ditunda", not_put_off),
    Scene("case/settled", "Laporan selesai", case_settled, (CaseHeader,)),
    Scene("case/pending", "Jawaban di perjalanan", case_pending, (Bubble,)),
    Scene("case/gone", "Laporan pindah, tulisan tetap ada", case_gone, (GonePage,)),
    Scene("case/not-here", "Laporan tidak ada di salinan", case_not_here),
    Scene("case/alone", "Laporan di jendela kecil", case_alone, (CaseSide, SyncCard, Dot, Flap)),
    Scene("keys/list", "Daftar tombol", keys, (KeysDialog,)),
)
