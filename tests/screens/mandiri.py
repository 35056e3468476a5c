"""An office without a region's server: from the export to the list of what is to be entered."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

import openpyxl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.domain.model import Content
from desktop.founding import Founding
from desktop.platform.clock import SystemClock
from resources.practice import PracticeOffice
from resources.practice.writers import write_laporan_ringkas_xlsx
from tests.desk.conftest import CHEAP
from tests.platform.keyrings import MemoryKeyring
from tests.screens.scene import Scene
from tests.screens.stage import OFFICER, Stage
from ui.first_run.export import AgencyPage, ExportPage
from ui.mandiri.by_hand_page import ByHandPage
from ui.mandiri.choosing import ExportDrop
from ui.mandiri.counts import IntakeCounts
from ui.mandiri.intake_dialog import IntakeDialog
from ui.mandiri.move_dialog import MoveDialog
from ui.pages import BY_HAND

PHRASE: Final = "frasa sandi untuk gambar"
FIRST: Final = (
    "Terima kasih atas laporannya. Lampu jalan itu sudah kami ganti pagi tadi dan menyala kembali."
)
SECOND: Final = "Petugas kami memeriksa saluran itu hari Senin dan membersihkannya hari Rabu."


def _office() -> PracticeOffice:
    day = datetime.now(UTC).date() - timedelta(days=3)
    return PracticeOffice(20, 240, 6, day)


def _export(stage: Stage) -> Path:
    path = stage.folder / "Laporan Ringkas.xlsx"
    if not path.exists():
        write_laporan_ringkas_xlsx(path, _office())
    return path


def export_asked(stage: Stage) -> None:
    stage.keyring = MemoryKeyring()
    stage.alone()
    stage.wait("the welcome", lambda: stage.program.first_run and stage.first_run.page)
    stage.press(stage.first_run.welcome.export_button)


def no_export(stage: Stage) -> None:
    export_asked(stage)
    file = stage.folder / "unduhan.xlsx"
    file.write_text("<html>Silakan masuk</html>", encoding="utf-8")
    page = stage.first_run.founding.export
    page.drop.take(str(file))
    stage.wait("the banner", page.banner.isVisible)


def agency_asked(stage: Stage) -> None:
    export_asked(stage)
    founding = stage.first_run.founding
    path = _export(stage)
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    last = [cell.value for cell in list(sheet.iter_rows())[-1]]
    sheet.append(["", *last[1:]])
    sheet.append([last[0], *last[1:6], "Judul lain", *last[7:]])
    book.save(path)
    founding.export.drop.take(str(path))
    stage.wait("what it holds", lambda: stage.first_run.page is founding.agency)
    QTest.keyClicks(founding.agency.officer, OFFICER)


def opened(stage: Stage) -> None:
    """The window of an office with answers in each state."""
    stage.keyring = MemoryKeyring()
    home = stage.folder / "alone"
    from desktop.platform.paths import Home

    founding = Founding(Home(home), stage.keyring, SystemClock(), CHEAP)
    agency = _office().agencies[0]["name"]
    desk = founding.found(_export(stage), agency, OFFICER, PHRASE, keyring=stage.keyring)
    keys = desk.cases.keys("needs_answer", "deadline")
    for key, text in zip(keys, (FIRST, SECOND, "Sudah ditangani."), strict=False):
        desk.work.send(desk.work.save(key, Content("follow_up", text, "proses")).id)
    reason = desk.work.reasons()[0].id
    content = Content("return", "Jalan itu dirawat provinsi.", reason=reason)
    desk.work.send(desk.work.save(keys[3], content).id)
    assert desk.sync.run().receipt.verified
    third = next(one for one in desk.by_hand.waiting() if one.complaint == keys[2])
    desk.by_hand.tick(third.operation)
    desk.close()
    stage.alone()
    stage.wait("the window", lambda: stage.program.window)
    stage.window.activateWindow()
    stage.begin()


def inbox(stage: Stage) -> None:
    opened(stage)


def case(stage: Stage) -> None:
    opened(stage)
    desk = stage.program.desk
    assert desk is not None
    stage.window.open_case(desk.by_hand.waiting()[0].complaint)


def by_hand(stage: Stage) -> None:
    opened(stage)
    stage.window.go_to(BY_HAND)


def entered(stage: Stage) -> None:
    by_hand(stage)
    stage.settle()
    (page,) = stage.seen.findChildren(ByHandPage)
    page.tick(page.chosen)
    stage.wait("the way back", page.undo.isVisible)
    page.fold.setChecked(True)


def nothing(stage: Stage) -> None:
    opened(stage)
    desk = stage.program.desk
    assert desk is not None
    for one in desk.by_hand.waiting():
        desk.by_hand.tick(one.operation)
    stage.changed()
    stage.window.go_to(BY_HAND)


def importing(stage: Stage) -> None:
    opened(stage)
    path = _export(stage)
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    agency = _office().agencies[0]["name"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    own = next(row for row in rows if agency in row)
    for number in range(4):
        sheet.append([f"9900{number:04d}", *own[1:]])
    sheet.append(["", *own[1:]])
    fresh = stage.folder / "Laporan Ringkas (baru).xlsx"
    book.save(fresh)
    stage.window.show_courier()
    dialog = next(
        w for w in QApplication.topLevelWidgets() if isinstance(w, IntakeDialog) and w.isVisible()
    )
    dialog.drop.take(str(fresh))
    stage.wait("the counts", dialog.counts.isVisible)


def moving(stage: Stage) -> None:
    opened(stage)
    menu = stage.window.rail.seat.menu_of
    next(a for a in menu.actions() if a.text().startswith("Pindah")).trigger()
    dialog = next(
        w for w in QApplication.topLevelWidgets() if isinstance(w, MoveDialog) and w.isVisible()
    )
    dialog.code.setPlainText(stage.town.code(OFFICER))


SCENES: Final = (
    Scene(
        "mandiri/export",
        "Tanpa server daerah: ekspor SP4N-LAPOR! dipilih atau diletakkan",
        export_asked,
        (ExportPage, ExportDrop),
    ),
    Scene("mandiri/no-export", "Berkas yang bukan ekspor", no_export, (ExportPage,)),
    Scene(
        "mandiri/agency",
        "Isi ekspor, dan instansi siapa",
        agency_asked,
        (AgencyPage, IntakeCounts),
    ),
    Scene("mandiri/inbox", "Kotak masuk tanpa server daerah", inbox),
    Scene("mandiri/case", "Jawaban yang baru dicatat di komputer ini", case),
    Scene(
        "mandiri/by-hand",
        "Jawaban yang belum masuk SP4N-LAPOR!",
        by_hand,
        (ByHandPage,),
    ),
    Scene("mandiri/entered", "Ditandai sudah dimasukkan, dapat dibatalkan", entered, (ByHandPage,)),
    Scene("mandiri/nothing", "Tidak ada yang menunggu dimasukkan", nothing, (ByHandPage,)),
    Scene("mandiri/import", "Ekspor baru sebelum dimasukkan", importing, (IntakeDialog,)),
    Scene("mandiri/move", "Pindah ke server daerah", moving, (MoveDialog,)),
)
