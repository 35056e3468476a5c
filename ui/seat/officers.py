"""Several officers at one PC: who works, changing over, and adding one.

One data folder holds a file, a key and a lock per officer, as it always did; what is new is that
the program asks. With several officers the PC's key store alone opens no copy: the code or the
passphrase is asked for, since all of them may use one account.

Failure policy: changing over closes the desk as closing the window does; what cannot be read is
said on the page before the desk.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QInputDialog

from desktop.domain.notices import Sentence
from desktop.platform.moved import FOLDER, MOVED
from desktop.platform.paths import Label, Profile
from ui.seat.chooser import ChooserPage

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

    from desktop.moving import Moved
    from desktop.services.seat import Way
    from ui.program import Program
    from ui.seat.button import SeatButton
    from ui.seat.lock import SeatLock
    from ui.window import MainWindow
    from ui.workplace import Workplace


class Officers(QObject):
    """One per program."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._program = program
        self.page: ChooserPage | None = None
        self.lock: SeatLock | None = None

    @property
    def covered(self) -> bool:
        """Whether the desk's window is hidden behind the lock."""
        return self.lock is not None and self.lock.covered

    def seat(self, workplace: Workplace, window: MainWindow) -> None:
        """A window stands over a desk: give it a lock and the lines of its menu."""
        # Loaded with the window, which the start does not wait for.
        from ui.seat.lock import SeatLock
        from ui.seat.menu import SeatMenu

        self.unseat()
        cover = self._program.start_window
        lock = self.lock = SeatLock(workplace, window, cover, self, switches=self.several)
        lock.page.other.connect(self.change)
        SeatMenu(workplace, window.rail.seat, lock)
        self._fill(workplace, window.rail.seat)

    def unseat(self) -> None:
        """That window goes."""
        lock, self.lock = self.lock, None
        if lock is not None:
            lock.end()
            lock.deleteLater()

    @property
    def several(self) -> bool:
        """Whether more than one officer has a copy here. Raises `DiskFailed`."""
        return len(self._program.setting.home.profiles()) > 1

    def choose(self) -> None:
        """Ask who works."""
        program = self._program
        program.working.end()
        home = program.setting.home

        def read() -> list[tuple[Profile, Label]]:
            return [(profile, home.label(profile)) for profile in home.profiles()]

        program.lanes.submit("db", read, self._show, program.not_opened)

    def _fill(self, workplace: Workplace, button: SeatButton) -> None:
        """The lines of the menu that concern officers."""
        if workplace.practice:
            return
        seat = workplace.desk.seat
        # As the certificate names them, until somebody labels it.
        workplace.lanes.submit("db", seat.set_label, lambda _: None, self._not_labelled)
        button.add(self.tr("My name on this PC …"), lambda: self._ask_name(workplace, button))
        if self.several:
            button.add(self.tr("Change officer …"), self.change)
        button.add(self.tr("Add an officer …"), lambda: self._add(workplace, button))
        if workplace.desk.office is not None:
            button.add(
                self.tr("Move to the region's server …"), lambda: self._move(workplace, button)
            )

    def prepare(self) -> KeyringBackend | None:
        """Before any desk is opened: put one that has moved aside; the PC's key store."""
        setting = self._program.setting
        if (setting.home.folder / FOLDER / MOVED).exists():
            from desktop.moving import finish

            finish(setting.home)
        return setting.keyring()

    def _move(self, workplace: Workplace, button: SeatButton) -> None:
        from ui.frame import show_dialog
        from ui.mandiri.move_dialog import MoveDialog

        dialog = MoveDialog(workplace, self._program.setting.cost, button.window())
        dialog.moved.connect(self._moved)
        show_dialog(dialog)

    def _moved(self, moved: Moved) -> None:
        """The old desk closes; the new one is opened by who has read what came along."""
        program = self._program
        number = program.formatter.number
        came = self.tr("Came along: drafts {drafts}, answers not in SP4N-LAPOR! yet {waiting}.")
        said = Sentence(
            self.tr("This PC works with the region's server now: {agency}.").format(
                agency=moved.agency
            ),
            came.format(drafts=number(moved.drafts), waiting=number(moved.waiting)),
            self.tr("Open the desk, and decide of each answer on the list who enters it."),
        )
        opened = (self.tr("Open the desk"), program.begin)
        program.leave(lambda: program.show_trouble(said, opened, good=True))

    def change(self) -> None:
        """Close this desk and ask who works."""
        self._program.leave(self.choose)

    def enrol(self) -> None:
        """Somebody new: the first run, with a way back to who is here already."""
        self._program.enrol()
        first = self._program.first_run
        assert first is not None
        first.welcome.set_buttons("", self.tr("Back"))
        first.welcome.back.connect(self.choose)
        # The account is shared now.
        first.protection.passphrase.setChecked(True)

    def _show(self, found: list[tuple[Profile, Label]]) -> None:
        # Made anew: the language may be another.
        page = ChooserPage()
        page.chosen.connect(self._program.open_profile)
        page.other.connect(self.enrol)
        page.show_profiles(found)
        old, self.page = self.page, page
        self._program.start_window.bring(page)
        if old is not None:
            old.deleteLater()

    def _add(self, workplace: Workplace, button: SeatButton) -> None:
        from ui.frame import show_dialog
        from ui.seat.code_dialog import CodeDialog

        def asked(way: Way) -> None:
            if way == "open":
                dialog = CodeDialog(workplace, way, button.window(), shared=True)
                dialog.changed.connect(lambda: self._program.leave(self.enrol))
                show_dialog(dialog)
            else:
                self._program.leave(self.enrol)

        workplace.lanes.submit("db", workplace.desk.seat.way, asked, self._not_labelled)

    def _ask_name(self, workplace: Workplace, button: SeatButton) -> None:
        from ui.frame import show_dialog

        dialog = QInputDialog(button.window())
        dialog.setWindowTitle(self.tr("My name on this PC"))
        dialog.setLabelText(
            self.tr("Shown to everybody at this PC, where it is asked who is working:")
        )
        dialog.setTextValue(workplace.desk.seat.label.name)
        dialog.setOkButtonText(self.tr("Save"))
        dialog.setCancelButtonText(self.tr("Cancel"))

        def named(name: str) -> None:
            workplace.lanes.submit(
                "db",
                lambda: workplace.desk.seat.set_label(name),
                lambda _: None,
                self._not_labelled,
            )

        dialog.textValueSelected.connect(named)
        show_dialog(dialog)

    def _not_labelled(self, error: BaseException) -> None:
        """A name that could not be written shows as it did; a bug is told."""
        self._program.report_bug(error)
