"""Before the desk: first run, unlocking, practice, and whatever may be in the way."""

from __future__ import annotations

from typing import Final

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from desktop.domain.model import Content
from tests.desk.conftest import SECRET
from tests.platform.keyrings import MemoryKeyring
from tests.screens.scene import Scene
from tests.screens.stage import OFFICER, Stage
from ui.first_run.code import CodePage
from ui.first_run.flow import FirstRun
from ui.first_run.page import Page, Remark
from ui.first_run.protection import ProtectionPage
from ui.first_run.recovery import ConfirmPage, RecoveryPage
from ui.first_run.trouble import TroublePage
from ui.first_run.unlock import UnlockPage
from ui.first_run.welcome import WelcomePage
from ui.first_run.window import StartWindow
from ui.first_run.working import WorkingPage
from ui.practice_strip import PracticeStrip


def welcome(stage: Stage) -> None:
    stage.start()
    stage.wait("the welcome", lambda: stage.program.first_run and stage.first_run.page)
    # It came up only now; without this no picture would show where the focus is.
    stage.program.start_window.activateWindow()


def code_asked(stage: Stage) -> None:
    welcome(stage)
    stage.press(stage.first_run.welcome.connect_button)


def code_typed(stage: Stage) -> None:
    code_asked(stage)
    stage.first_run.code.field.setPlainText(stage.town.code(OFFICER))


def code_misread(stage: Stage) -> None:
    code_asked(stage)
    stage.first_run.code.field.setPlainText(stage.town.code(OFFICER)[:-7] + "8K2MVXQ")
    stage.press(stage.first_run.code.onward_button)
    stage.wait("the banner", stage.first_run.code.banner.isVisible)


def protection(stage: Stage) -> None:
    stage.keyring = MemoryKeyring()
    code_typed(stage)
    go_on_to_protection(stage)


def protection_alone(stage: Stage) -> None:
    code_typed(stage)
    go_on_to_protection(stage)


def go_on_to_protection(stage: Stage) -> None:
    first = stage.first_run
    stage.press(first.code.onward_button)
    stage.wait("the choice", lambda: first.page is first.protection)


def recovery(stage: Stage) -> None:
    protection(stage)
    stage.press(stage.first_run.protection.onward_button)


def confirm(stage: Stage) -> None:
    recovery(stage)
    stage.press(stage.first_run.recovery.onward_button)


def confirm_wrong(stage: Stage) -> None:
    confirm(stage)
    page = stage.first_run.confirm
    QTest.keyClicks(page.fields[0], stage.first_run.recovery.words[page.places[0]])
    QTest.keyClicks(page.fields[1], "kertas")
    stage.press(page.onward_button)


def connect(stage: Stage) -> None:
    """Every page answered as it should be."""
    confirm(stage)
    page = stage.first_run.confirm
    for field, place in zip(page.fields, page.places, strict=True):
        QTest.keyClicks(field, stage.first_run.recovery.words[place])
    stage.press(page.onward_button)


def pulling(stage: Stage) -> None:
    gate = stage.hold(3)
    connect(stage)
    stage.wait("the answer is held", gate.held.is_set)
    figure = stage.first_run.working.progress.findChildren(QLabel)[-1]
    stage.wait("a figure", lambda: figure.isVisible() and figure.text())


def not_connected(stage: Stage) -> None:
    confirm(stage)
    stage.office.stop()
    page = stage.first_run.confirm
    for field, place in zip(page.fields, page.places, strict=True):
        QTest.keyClicks(field, stage.first_run.recovery.words[place])
    stage.press(page.onward_button)
    stage.wait("the banner", stage.first_run.working.banner.isVisible)


def pulled_in_part(stage: Stage) -> None:
    pulling(stage)
    assert stage.gate is not None
    stage.first_run.working.progress.cancelled.emit()
    stage.gate.open()
    stage.wait("the banner", stage.first_run.working.banner.isVisible)


def code_used(stage: Stage) -> None:
    code = stage.town.code(OFFICER)
    stage.town.keep(stage.enrolled(code, "other-pc"))
    confirm_with(stage, code)
    stage.wait("the banner", stage.first_run.code.banner.isVisible)


def confirm_with(stage: Stage, code: str) -> None:
    code_asked(stage)
    stage.first_run.code.field.setPlainText(code)
    go_on_to_protection(stage)
    stage.press(stage.first_run.protection.onward_button)
    stage.press(stage.first_run.recovery.onward_button)
    page = stage.first_run.confirm
    for field, place in zip(page.fields, page.places, strict=True):
        QTest.keyClicks(field, stage.first_run.recovery.words[place])
    stage.press(page.onward_button)


def unlock(stage: Stage) -> None:
    stage.synced().close()
    stage.start()
    stage.wait("the passphrase", stage.program.unlock.isVisible)


def unlock_wrong(stage: Stage) -> None:
    stage.synced().close()
    stage.keyring = MemoryKeyring()
    stage.start()
    stage.wait("the passphrase", stage.program.unlock.isVisible)
    QTest.keyClicks(stage.program.unlock.field, "bukan frasa yang benar")
    stage.press(stage.program.unlock.onward_button)
    stage.wait("the banner", stage.program.unlock.banner.isVisible)


def preparing(stage: Stage) -> None:
    stage.practise()
    stage.wait("a stage of it", lambda: stage.program.working.progress.isVisible())


def practice(stage: Stage) -> None:
    stage.practise()
    stage.wait("the window opens", lambda: stage.program.window)
    stage.window.activateWindow()
    stage.begin()


def practice_anew(stage: Stage) -> None:
    practice(stage)
    strip = stage.window.menuWidget()
    assert isinstance(strip, PracticeStrip)
    stage.press(strip.reset_button)


def opened_with_passphrase(stage: Stage) -> None:
    stage.start()
    stage.wait("the passphrase", stage.program.unlock.isVisible)
    stage.program.unlock.field.setText(SECRET)
    stage.press(stage.program.unlock.onward_button)


def damaged(stage: Stage) -> None:
    desk = stage.synced()
    desk.work.save(desk.cases.keys()[0], Content("note", "Konsep yang harus selamat."))
    desk.close()
    path = stage.home.replica(desk.profile)
    content = bytearray(path.read_bytes())
    content[16:4096] = bytes(4080)
    path.write_bytes(content)
    opened_with_passphrase(stage)
    stage.wait("the trouble", stage.program.trouble.isVisible)


def recovered(stage: Stage) -> None:
    damaged(stage)
    before = stage.program.trouble.title
    stage.press(stage.program.trouble.onward_button)
    trouble = stage.program.trouble
    stage.wait("it is put aside", lambda: trouble.isVisible() and trouble.title != before)


def too_new(stage: Stage) -> None:
    desk = stage.synced()
    desk.close()
    key = stage.home.key_path(desk.profile)
    key.write_bytes(key.read_bytes().replace(b'"version": 1', b'"version": 99'))
    stage.start()
    stage.wait("the trouble", stage.program.trouble.isVisible)


def open_already(stage: Stage) -> None:
    stage.town.keep(stage.synced())
    stage.start()
    stage.wait("the trouble", stage.program.trouble.isVisible)


def unfinished(stage: Stage) -> None:
    stage.keyring = MemoryKeyring()
    code = stage.town.code(OFFICER)
    stage.office.stop()
    stage.enrol_in_vain(code)
    stage.office.start()
    stage.start()
    stage.wait("the code", lambda: stage.first_run.code.banner.isVisible())


def revoked(stage: Stage) -> None:
    desk = stage.open()
    desk.work.save(stage.todo(), Content("follow_up", "Konsep yang belum dikirim."))
    assert stage.office.central.accounts.revoke(desk.certificate.device, stage.office.clock.now())
    stage.window.sync.start()
    stage.wait("the farewell", stage.program.trouble.isVisible)


_START: Final = (StartWindow, FirstRun, Page)

SCENES: Final = (
    Scene("start/welcome", "Selamat datang", welcome, (*_START, WelcomePage)),
    Scene("start/code", "Kode pendaftaran diminta", code_asked, (*_START, CodePage)),
    Scene("start/code-whole", "Kode terbaca utuh", code_typed, (CodePage,)),
    Scene("start/code-misread", "Kode salah ketik", code_misread, (CodePage,)),
    Scene("start/code-used", "Kode sudah terpakai", code_used, (CodePage,)),
    Scene("start/unfinished", "Pendaftaran yang terputus", unfinished, (CodePage,)),
    Scene("start/protection", "Cara salinan dikunci", protection, (ProtectionPage,)),
    Scene(
        "start/protection-alone",
        "Tanpa penyimpan kunci",
        protection_alone,
        (ProtectionPage, Remark),
    ),
    Scene("start/recovery", "Frasa sandi pemulihan", recovery, (RecoveryPage,)),
    Scene("start/confirm", "Frasa diperiksa", confirm, (ConfirmPage,)),
    Scene("start/confirm-wrong", "Kata yang tidak cocok", confirm_wrong, (ConfirmPage,)),
    Scene("start/pulling", "Salinan pertama diterima", pulling, (WorkingPage,)),
    Scene("start/not-connected", "Belum tersambung", not_connected, (WorkingPage,)),
    Scene("start/pulled-in-part", "Salinan belum utuh", pulled_in_part, (WorkingPage,)),
    Scene("start/unlock", "Salinan dibuka", unlock, (UnlockPage,)),
    Scene("start/unlock-wrong", "Frasa tidak cocok", unlock_wrong, (UnlockPage,)),
    Scene("practice/preparing", "Kantor latihan disiapkan", preparing, (WorkingPage,)),
    Scene("practice/open", "Kantor latihan", practice, (PracticeStrip,)),
    Scene("practice/anew", "Mulai dari awal?", practice_anew, (PracticeStrip,)),
    Scene("trouble/damaged", "Salinan rusak", damaged, (TroublePage,)),
    Scene("trouble/recovered", "Salinan dipulihkan", recovered, (TroublePage,)),
    Scene("trouble/too-new", "Berkas program yang lebih baru", too_new, (TroublePage,)),
    Scene("trouble/open-already", "Sudah terbuka", open_already, (TroublePage,)),
    Scene("trouble/revoked", "Akses dicabut", revoked, (TroublePage,)),
)
