"""First run: from the enrolment code to a desk with its first copy, to an office on this PC, or to
the practice office.

Failure policy: an error stands in the banner of the page where it can be mended, and what was
typed or chosen stays. Keys are made before the code is used, so the same code with the same
passphrase may be tried again; once enrolled, only the first copy is tried again.
"""

from __future__ import annotations

import secrets
import sys
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.domain.errors import (
    BugError,
    KeyringLocked,
    Offline,
    Partial,
    PenghubungError,
    RunError,
    ServerDown,
    Timeout,
    WrongPassphrase,
)
from desktop.domain.formats import Formatter
from desktop.domain.notices import Sentence
from desktop.platform.passphrase import generate_recovery_passphrase
from desktop.platform.paths import Home, Profile
from desktop.platform.wrapping import Cost
from desktop.services.faults import NotEnrolled
from desktop.services.notices.access import BAD_CODE
from ui.first_run.code import CodePage
from ui.first_run.founding import FoundingSteps
from ui.first_run.page import Page
from ui.first_run.protection import ProtectionPage
from ui.first_run.recovery import ConfirmPage, RecoveryPage
from ui.first_run.unlock import UnlockPage
from ui.first_run.welcome import WelcomePage
from ui.first_run.working import WorkingPage
from ui.lanes import Lanes
from ui.notices import sentence_of, sentence_of_error

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

    from desktop.desk import Desk
    from desktop.services.outcome import Done
    from sync.engine import Step
    from sync.ports import Clock

_ASKED: Final = 2
_ONCE_MORE: Final = frozenset(
    {"cancelled", "offline", "timeout", "server_down", "server_down_until", "partial", "run"}
)
"""Notices of a first copy that nothing helps but another try."""

Standing = Literal["nothing", "opens", "locked"]


class FirstRun(QStackedWidget):
    """`enrolled` carries the desk; `practice_asked` leads to the practice office."""

    enrolled = Signal(object)
    practice_asked = Signal()

    def __init__(
        self,
        home: Home,
        lanes: Lanes,
        clock: Clock,
        keyring: KeyringBackend | None,
        formatter: Formatter,
        cost: Cost | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`keyring`: the PC's key store where it answers; `cost`: of the passphrase's key."""
        super().__init__(parent)
        self._home = home
        self._lanes = lanes
        self._clock = clock
        self._keyring = keyring
        self._cost = cost
        self._existing = False
        self._made = generate_recovery_passphrase()
        self._asked: tuple[int, ...] = ()
        self._desk: Desk | None = None
        self._stop = threading.Event()
        self.founding = FoundingSteps(home, lanes, clock, keyring, formatter, cost)
        self.welcome = WelcomePage()
        self.code = CodePage()
        self.protection = ProtectionPage(keyring is not None)
        self.recovery = RecoveryPage()
        self.confirm = ConfirmPage()
        self.unlock = UnlockPage()
        self.working = WorkingPage(formatter)
        pages: tuple[Page, ...] = (
            self.welcome,
            self.code,
            *self.founding.pages,
            self.protection,
            self.recovery,
            self.confirm,
            self.unlock,
            self.working,
        )
        for page in pages:
            self.addWidget(page)
        self._wire()

    def _wire(self) -> None:
        self.welcome.practice_asked.connect(self.practice_asked)
        self.welcome.connect_asked.connect(lambda: self._try_place(self._ask_code))
        self.welcome.export_asked.connect(lambda: self._try_place(self.founding.begin))
        self.founding.shown.connect(self.go)
        self.founding.left.connect(lambda: self.go(self.welcome))
        self.founding.agreed.connect(lambda: self.go(self.protection))
        self.founding.founded.connect(self._is_founded)
        self.founding.failed.connect(self._not_founded)
        self.code.back.connect(lambda: self.go(self.welcome))
        self.code.onward.connect(self._after_code)
        self.protection.back.connect(self._back_from_work)
        self.protection.onward.connect(self._show_words)
        self.recovery.back.connect(lambda: self.go(self.protection))
        self.recovery.onward.connect(self._ask_words)
        self.confirm.back.connect(self._show_words)
        self.confirm.onward.connect(self._again)
        self.unlock.back.connect(lambda: self.go(self.code))
        self.unlock.onward.connect(self._connect)
        self.unlock.set_buttons(self.tr("Open"), self.tr("Back"))
        self.working.cancelled.connect(self._stop.set)
        self.working.cancelled.connect(self.founding.stop)
        self.working.back.connect(self._back_from_work)
        self.working.onward.connect(self._again)
        self.working.other.connect(self._open_as_it_is)

    @property
    def page(self) -> Page:
        """The page that is up."""
        shown = self.currentWidget()
        assert isinstance(shown, Page)
        return shown

    def go(self, page: Page) -> None:
        """Bring a page up."""
        self.setCurrentWidget(page)
        page.arrive()

    def _ask_code(self) -> None:
        self.founding.end()
        self.go(self.code)

    def unfinished(self, sentence: Sentence) -> None:
        """An earlier enrolment was cut: say so where the code is asked for."""
        self.go(self.code)
        self.code.tell(sentence, "warn")

    def _try_place(self, then: Callable[[], None]) -> None:
        """Where the data would lie is looked at before anybody types a code for it."""
        home = self._home

        def look() -> None:
            from desktop.services.health import refuse_place

            refuse_place(home)

        def fits(_none: None) -> None:
            self.welcome.settle()
            then()

        self._lanes.submit("db", look, fits, self._place_refused)

    def _place_refused(self, error: BaseException) -> None:
        self.welcome.tell(sentence_of_error(_known(error)))

    def _after_code(self) -> None:
        """What stands here under this code decides which pages follow."""
        code = self.code.code
        assert code is not None
        try:
            profile = self._home.profile(code.url, code.officer)
        except ValueError:
            self.code.tell(sentence_of(BAD_CODE))
            return
        self._lanes.submit("db", lambda: self._standing(profile), self._stands, self._code_failed)

    def _standing(self, profile: Profile) -> Standing:
        from desktop.platform.vault import Vault

        vault = Vault(self._keyring, self._home, self._cost)
        if not vault.exists(profile):
            return "nothing"
        for passphrase in (None, self._made):
            try:
                vault.unlock(profile, passphrase)
            except (KeyringLocked, WrongPassphrase):
                continue
            return "opens" if passphrase is None else "nothing"
        return "locked"

    def _stands(self, standing: Standing) -> None:
        self._existing = standing != "nothing"
        if standing == "opens":
            self._connect()
        elif standing == "locked":
            self.unlock.offer_keeping(self._keyring is not None)
            self.go(self.unlock)
        else:
            self.go(self.protection)

    def _code_failed(self, error: BaseException) -> None:
        self.code.tell(sentence_of_error(_known(error)))

    def _show_words(self) -> None:
        self.recovery.show_words(self._made.split())
        self.go(self.recovery)

    def _ask_words(self) -> None:
        words = self._made.split()
        places = range(len(words))
        self._asked = tuple(sorted(secrets.SystemRandom().sample(places, _ASKED)))
        self.confirm.ask(words, self._asked)
        self.go(self.confirm)

    def _found(self) -> None:
        """Begin the office on this PC."""
        self._begin(
            self.tr("Preparing your desk"), self.tr("Reading the file …"), can_stop=True, words=""
        )
        self.founding.found(self._made, self.protection.uses_keyring, self.working)

    def _is_founded(self, desk: Desk) -> None:
        self.working.end()
        self._desk = desk
        self._open_as_it_is()

    def _not_founded(self, error: BaseException) -> None:
        self.working.end()
        self.working.set_words(self.tr("Not ready yet"), "")
        self.working.tell(sentence_of_error(_known(error)), "warn")
        self.working.set_buttons(self.tr("Try again"), self.tr("Back"))
        self.working.arrive()

    def _connect(self) -> None:
        """Use the code. What was made is the same at every try."""
        passphrase, keyring = self._key()
        text = self.code.text
        self._begin(
            self.tr("Connecting to the server"), self.tr("Enrolling this PC …"), can_stop=False
        )

        def enrol() -> Desk:
            from desktop.desk import Desk

            return Desk.enrol(self._home, text, passphrase, keyring, self._clock, cost=self._cost)

        self._lanes.submit("net", enrol, self._is_enrolled, self._not_enrolled)

    def _key(self) -> tuple[str | None, KeyringBackend | None]:
        if not self._existing:
            return self._made, self._keyring if self.protection.uses_keyring else None
        typed = self.unlock.passphrase.strip()
        return typed or None, self._keyring if not typed or self.unlock.keep else None

    def _begin(self, title: str, stage: str, can_stop: bool, words: str | None = None) -> None:
        self._stop.clear()
        self.go(self.working)
        slow = self.tr(
            "The first copy can take some minutes on a slow line. What has come is kept."
        )
        self.working.begin(
            title,
            slow if words is None else words,
            stage,
            can_stop,
        )

    def _not_enrolled(self, error: BaseException) -> None:
        self.working.end()
        known = _known(error)
        if isinstance(known, WrongPassphrase):
            self.go(self.unlock)
            self.unlock.tell(sentence_of_error(known))
        elif isinstance(known, NotEnrolled):
            self.go(self.code)
            self.code.tell(sentence_of_error(known))
        else:
            self.working.set_words(self.tr("Not connected yet"), "")
            self.working.tell(self._not_yet(known), "warn")
            self.working.set_buttons(self.tr("Try again"), self.tr("Back"))
            self.working.arrive()

    def _not_yet(self, error: PenghubungError) -> Sentence:
        """The cause as everywhere, with what it means for an enrolment."""
        known = sentence_of_error(error)
        if not isinstance(error, RunError):
            return known
        action = known.action
        if isinstance(error, (Offline, Timeout, ServerDown, Partial)):
            action = self.tr("Look at the network, then press Try again.")
        return Sentence(
            known.happened,
            self.tr("This PC is not enrolled yet. Code and written words stay valid."),
            action,
        )

    def _is_enrolled(self, desk: Desk) -> None:
        self._desk = desk
        self.unlock.forget()
        self._receive()

    def _receive(self) -> None:
        desk = self._desk
        assert desk is not None
        stage = self.tr("Receiving complaints …")
        self._begin(self.tr("Receiving the first copy"), stage, can_stop=True)

        def tell(step: Step) -> None:
            self._lanes.to_gui(lambda: self.working.advance(stage, step))

        def receive() -> Done:
            return desk.sync.run(progress=tell, cancelled=self._stop.is_set)

        self._lanes.submit("net", receive, self._received, self._not_received)

    def _received(self, done: Done) -> None:
        self.working.end()
        if done.left is not None or done.notice is None:
            self._open_as_it_is()
        else:
            self._partly(sentence_of(done.notice), done.notice.key)

    def _not_received(self, error: BaseException) -> None:
        self.working.end()
        known = _known(error)
        self._partly(sentence_of_error(known), known.notice.key)

    def _partly(self, sentence: Sentence, key: str) -> None:
        if key in _ONCE_MORE:
            # What has come is kept: the page says so itself, and has no button "Synchronise".
            action = self.tr("Press Try again, or open with what is here.")
            sentence = Sentence(sentence.happened, "", action)
        self.working.set_words(
            self.tr("This PC is enrolled, its copy is not whole yet"),
            self.tr("You can begin with what has come; the rest follows with the next exchange."),
        )
        self.working.tell(sentence, "warn")
        self.working.set_buttons(self.tr("Try again"), "", self.tr("Open with what is here"))
        self.working.arrive()

    def _again(self) -> None:
        if self.founding.active:
            self._found()
        elif self._desk is None:
            self._connect()
        else:
            self._receive()

    def _back_from_work(self) -> None:
        if self.founding.active:
            self.founding.go_back()
            return
        self.go(self.unlock if self._existing and self.unlock.passphrase else self.code)

    def cancel(self) -> None:
        """The program ends: a running exchange stops at the next checkpoint."""
        self._stop.set()
        self.founding.stop()

    def let_go(self) -> None:
        """The lanes are still: close a desk that nobody took over, and leave nothing half made."""
        self.founding.leave()
        desk, self._desk = self._desk, None
        if desk is not None:
            desk.close()

    def _open_as_it_is(self) -> None:
        desk, self._desk = self._desk, None
        if desk is not None:
            self.enrolled.emit(desk)


def _known(error: BaseException) -> PenghubungError:
    """What the officer reads for it; our own fault goes to the program's handler as well."""
    if isinstance(error, PenghubungError):
        return error
    sys.excepthook(type(error), error, error.__traceback__)
    return BugError(type(error).__name__)
