"""The program between its start and the main window: opening, first run, practice, trouble.

Owns the lanes and the desk of the running window and lets go of them in order: window, lanes
(drafts are written), desk, practice server.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from desktop.domain.errors import (
    DbCorrupt,
    DbTooNew,
    KeyringLocked,
    PenghubungError,
    Revoked,
    SignInNeeded,
    WrongPassphrase,
)
from desktop.domain.formats import Formatter, Language
from desktop.domain.notices import Sentence
from desktop.platform.paths import Home, Profile
from desktop.platform.wrapping import Cost
from desktop.services.faults import ReplicaGone
from desktop.services.notices.access import UNFINISHED
from ui.first_run.flow import FirstRun
from ui.first_run.trouble import TroublePage, recovered
from ui.first_run.unlock import UnlockPage
from ui.first_run.window import StartWindow
from ui.first_run.working import WorkingPage
from ui.fitting import Arrival, bring_forward, show_fitting
from ui.i18n import current
from ui.lanes import Lanes, ThreadLanes
from ui.notices import sentence_of, sentence_of_error
from ui.seat.officers import Officers
from ui.speaking import Speaking

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

    from desktop.desk import Desk
    from desktop.domain.model import SalvageReport
    from desktop.practice_server import PracticeServer
    from sync.ports import Clock
    from ui.practice_room import PracticeRoom
    from ui.window import MainWindow
    from ui.workplace import Workplace

_ZONE: Final = "Asia/Jakarta"
_LOOK_MS: Final = 50


@dataclass(frozen=True, slots=True)
class Setting:
    """What the program is started with. `passphrase`: given from outside, as to the CLI."""

    home: Home
    clock: Clock
    keyring: Callable[[], KeyringBackend | None]
    practice: bool = False
    passphrase: str | None = None
    cost: Cost | None = None
    """Of a new passphrase's key; None = the usual."""
    language: Language | None = None
    """Asked for at this start; else the officer's own choice holds once the desk is open."""
    quietly: bool = False
    """Started by the sign-in: nothing comes in front of what the officer does."""


class NotOpen(Exception):
    """There is no practice office in this program yet."""


class Program(QObject):
    """One running program. `opened` carries the main window once it is up."""

    opened = Signal(object)

    def __init__(self, setting: Setting, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setting = setting
        self.lanes: Lanes = ThreadLanes()
        self.window: MainWindow | None = None
        self.desk: Desk | None = None
        self.first_run: FirstRun | None = None
        self.officers = Officers(self)
        self._profile: Profile | None = None
        self._keyring: KeyringBackend | None = None
        self._passphrase = setting.passphrase
        self._arrival = Arrival(setting.quietly)
        self._keep = True
        self._ended = False
        self.practising = False
        self._room: PracticeRoom | None = None
        self._next: Callable[[], None] = self.begin
        self._other: Callable[[], None] = self.begin
        self._make_front()
        self.speaking = Speaking(self, setting.language)

    def _make_front(self) -> None:
        zone = ZoneInfo(_ZONE)
        self.formatter = Formatter.for_pc(zone, self.setting.clock.now(), current())
        self.start_window = StartWindow()
        self.working = WorkingPage(self.formatter)
        self.unlock = UnlockPage()
        self.trouble = TroublePage()
        self.unlock.onward.connect(self._unlock)
        self.unlock.other.connect(self.officers.choose)
        self.trouble.close_asked.connect(QApplication.closeAllWindows)
        self.trouble.onward.connect(lambda: self._next())
        self.trouble.other.connect(lambda: self._other())
        if self._room is not None:
            self._room.listen()

    def renew_front(self) -> None:
        """The window before the main one again, in the language of now."""
        old, self.first_run = self.start_window, None
        self._make_front()
        old.hide()
        old.deleteLater()

    def start(self) -> None:
        """Show the first window and go to work."""
        self._arrival.show_front(self.start_window)
        if self.setting.practice:
            self.practise()
        else:
            self.begin()
        # Loaded while the lane opens the file.
        QTimer.singleShot(0, _load_window)

    def come_forward(self) -> None:
        """Show the window that is open: a second start asked for it."""
        covered = self.officers.covered
        window = self.start_window if covered or self.window is None else self.window
        bring_forward(window)
        QApplication.alert(window)

    def begin(self) -> None:
        """Open the enrolment in use, or begin the first run."""
        self.show_work(self.tr("Opening the copy"), "", self.tr("Opening …"))
        self.lanes.submit("db", self.officers.prepare, self._found_keyring, self.not_opened)

    def show_work(self, title: str, words: str, stage: str, can_stop: bool = False) -> None:
        """Say what is being done."""
        self.start_window.bring(self.working)
        self.working.begin(title, words, stage, can_stop)

    def show_trouble(
        self,
        sentence: Sentence,
        onward: tuple[str, Callable[[], None]] | None = None,
        other: tuple[str, Callable[[], None]] | None = None,
        good: bool = False,
    ) -> None:
        """Say what is in the way, with what can be done about it."""
        self.working.end()
        words, self._next = onward or ("", self.begin)
        other_words, self._other = other or ("", self.begin)
        if good:
            self.trouble.say(sentence, words, other_words, "circle-check", "ok")
        else:
            self.trouble.say(sentence, words, other_words)
        self.start_window.bring(self.trouble)

    def _found_keyring(self, keyring: KeyringBackend | None) -> None:
        self._keyring = keyring
        if self.officers.several and self._profile is None and self._passphrase is None:
            self.officers.choose()
        else:
            self._open()

    def open_profile(self, profile: Profile) -> None:
        """This officer works: ask for code or passphrase."""
        self._profile, self._passphrase = profile, None
        self.show_work(self.tr("Opening the copy"), "", self.tr("Opening …"))
        self._open()

    def _open(self) -> None:
        passphrase, found, kept = self._passphrase, self._profile, self._keep
        setting, keyring = self.setting, self._keyring

        def open_desk() -> Desk:
            from desktop.desk import Desk

            home, clock, cost = setting.home, setting.clock, setting.cost
            profile = found or home.current()
            proves = found is not None or (profile is not None and home.is_locked(profile))
            store = keyring if kept or proves else None
            desk = Desk.open(home, passphrase, store, clock, profile, cost=cost, proved=proves)
            home.set_current(desk.profile)
            return desk

        self.lanes.submit("db", open_desk, self._opened, self.not_opened)

    def _opened(self, desk: Desk) -> None:
        self._passphrase = None
        self.unlock.forget()
        self.enter(desk)

    def _unlock(self) -> None:
        self._passphrase = self.unlock.passphrase
        self._keep = self.unlock.keep
        self.show_work(self.tr("Opening the copy"), "", self.tr("Opening …"))
        self._open()

    def not_opened(self, error: BaseException) -> None:
        self.working.end()
        again = (self.tr("Try again"), self.begin)
        match error:
            case KeyringLocked() | WrongPassphrase():
                several = self._profile is not None
                self.unlock.offer_keeping(self._keyring is not None and not several)
                self.unlock.offer_change(several)
                self.start_window.bring(self.unlock)
                if isinstance(error, WrongPassphrase):
                    self.unlock.tell(sentence_of_error(error))
            case Revoked():
                self.show_trouble(sentence_of_error(error), (self.tr("Enrol this PC"), self.enrol))
            case SignInNeeded():
                self.enrol(unfinished=error.detail != "no profile")
            case DbCorrupt() | ReplicaGone():
                self.show_trouble(sentence_of_error(error), (self.tr("Recover"), self._recover))
            case DbTooNew():
                self.show_trouble(sentence_of_error(error))
            case PenghubungError():
                self.show_trouble(sentence_of_error(error), again)
            case _:
                self.report(error)
                self.show_trouble(sentence_of_error(error), again)

    def report_bug(self, error: BaseException) -> None:
        """What the officer need not hear of, unless it is our own fault."""
        if not isinstance(error, PenghubungError):
            self.report(error)

    def report(self, error: BaseException) -> None:
        """Our own fault: to the log and the dialog."""
        sys.excepthook(type(error), error, error.__traceback__)

    def enrol(self, unfinished: bool = False) -> None:
        """The first run, from the choice or from the code."""
        self.working.end()
        if self.first_run is not None:
            self.start_window.drop(self.first_run)
        setting = self.setting
        first = FirstRun(
            setting.home, self.lanes, setting.clock, self._keyring, self.formatter, setting.cost
        )
        first.enrolled.connect(self.enter)
        first.practice_asked.connect(self.practise)
        self.first_run = first
        self.start_window.bring(first)
        if unfinished:
            first.unfinished(sentence_of(UNFINISHED))

    def _recover(self) -> None:
        profile = self._profile
        passphrase, keyring = self._passphrase, self._keyring if self._keep else None
        self.show_work(
            self.tr("Recovering the copy"),
            self.tr("The damaged file is put aside, never deleted."),
            self.tr("Saving drafts and outbox …"),
        )

        def recover() -> SalvageReport:
            from desktop.desk import Desk

            setting = self.setting
            home, clock = setting.home, setting.clock
            return Desk.recover(home, passphrase, keyring, clock, profile, cost=setting.cost)

        self.lanes.submit("db", recover, self._recovered, self.not_opened)

    def _recovered(self, report: SalvageReport) -> None:
        told = recovered(report, self.formatter.number)
        self.show_trouble(told, (self.tr("Open the desk"), self.begin), good=True)

    def practise(self) -> None:
        """Open the practice office, made anew where there is none."""
        from ui.practice_room import PracticeRoom

        if self._room is None:
            self._room = PracticeRoom(self)
        self._room.open()

    @property
    def practice_server(self) -> PracticeServer:
        """The coordinator's side of the practice office. Raises `NotOpen` without one."""
        if self._room is None:
            raise NotOpen
        return self._room.practice.server

    def enter(self, desk: Desk, practice: bool = False) -> None:
        """The desk is open: the main window takes over."""
        from ui.workplace import Events, Workplace

        self.working.end()
        self.desk, self.practising = desk, practice
        self.speaking.dress(desk)
        workplace = Workplace(desk, self.lanes, Events(self), practice)
        window = self._make(workplace)
        self.window = window
        self.officers.seat(workplace, window)
        self._arrival.show_main(window, self.start_window)
        self.start_window.hide()
        self.opened.emit(window)

    def _make(self, workplace: Workplace) -> MainWindow:
        from ui.window import MainWindow

        window = MainWindow(workplace)
        window.sync.finished.connect(self._exchanged)
        self.speaking.follow(window)
        if workplace.practice and self._room is not None:
            window.setMenuWidget(self._room.strip())
        return window

    def leave(self, then: Callable[[], None]) -> None:
        """Close window and desk, and stand before the start again with new lanes."""
        # First: a program without any window would end.
        show_fitting(self.start_window)
        self.start_window.bring(self.working)
        self.working.begin(self.tr("Closing the desk"), "", self.tr("Closing …"), can_stop=False)
        if self.window is not None and not self.window.extras.tray.close_for_good():
            # It lets a running exchange stop first and closes by itself.
            QTimer.singleShot(_LOOK_MS, self, lambda: self._left(then))
        else:
            self._left(then)

    def _left(self, then: Callable[[], None]) -> None:
        if self.window is not None and self.window.isVisible():
            QTimer.singleShot(_LOOK_MS, self, lambda: self._left(then))
            return
        window, self.window = self.window, None
        self._profile, self._keep = None, True
        if window is not None:
            window.deleteLater()
        self._let_go()
        self.lanes = ThreadLanes()
        if self.first_run is not None:
            self.start_window.drop(self.first_run)
            self.first_run = None
        then()

    def _exchanged(self, done: object) -> None:
        """A revocation ends the work on this PC: the desk has sealed and erased itself."""
        from desktop.services.outcome import Done

        if isinstance(done, Done) and done.left is not None:
            ended = sentence_of_error(done.left.error)
            enrol = (self.tr("Enrol this PC"), self.begin)
            self.leave(lambda: self.show_trouble(ended, enrol))

    def shutdown(self) -> None:
        """The end: drafts are written, the file is closed, the practice server stops."""
        if self._ended:
            return
        self._ended = True
        self._let_go()
        if self._room is not None:
            self._room.stop()

    def _let_go(self) -> None:
        self.officers.unseat()
        if self._room is not None:
            self._room.cancel()
        if self.first_run is not None:
            self.first_run.cancel()
        self.lanes.shutdown()
        if self.first_run is not None:
            self.first_run.let_go()
        desk, self.desk = self.desk, None
        if desk is not None:
            desk.spares.keep()
            desk.close()


def _load_window() -> None:
    """Bring the main window's code in."""
    import ui.seat.lock
    import ui.window  # noqa: F401
