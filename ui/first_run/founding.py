"""The steps of a first run without a region's server: export, agency, and the founding itself.

Failure policy: an error stands on the page where the file was chosen, or, once it was agreed to, on
that of the work; until the end nothing is kept, and leaving removes what was begun.
"""

from __future__ import annotations

import threading
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.domain.errors import Cancelled, PenghubungError
from desktop.domain.formats import Formatter
from desktop.domain.intake import Intake
from desktop.platform.paths import Home
from desktop.platform.wrapping import Cost
from ui.first_run.export import AgencyPage, ExportPage
from ui.first_run.page import Page
from ui.first_run.working import WorkingPage
from ui.lanes import Lanes
from ui.mandiri.counts import progress_words
from ui.notices import sentence_of_error

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

    from desktop.desk import Desk
    from desktop.founding import Founding, Stage
    from sync.ports import Clock


class FoundingSteps(QObject):
    """`shown` brings a page up, `left` goes back to the first; `agreed` once file, agency and name
    are known; `founded` carries the desk, `failed` what stood in the way."""

    shown = Signal(object)
    left = Signal()
    agreed = Signal()
    founded = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        home: Home,
        lanes: Lanes,
        clock: Clock,
        keyring: KeyringBackend | None,
        formatter: Formatter,
        cost: Cost | None,
    ) -> None:
        super().__init__()
        self._home = home
        self._lanes = lanes
        self._clock = clock
        self._keyring = keyring
        self._format = formatter
        self._cost = cost
        self._founding: Founding | None = None
        self._file = Path()
        self._stop = threading.Event()
        self.active = False
        self.export = ExportPage()
        self.agency = AgencyPage(formatter)
        self.pages: tuple[Page, ...] = (self.export, self.agency)
        self.export.back.connect(self._leave)
        self.export.chosen.connect(self.look)
        self.export.cancelled.connect(self.stop)
        self.agency.back.connect(self.begin)
        self.agency.onward.connect(self.agreed)

    def begin(self) -> None:
        """Ask for the export."""
        self.active = True
        self.shown.emit(self.export)

    def go_back(self) -> None:
        """From what comes after it to what the export holds."""
        self.shown.emit(self.agency)

    def end(self) -> None:
        """Another way was chosen."""
        self.active = False

    def stop(self) -> None:
        """Stop what is being read or made."""
        self._stop.set()

    def look(self, file: Path) -> None:
        """See what a file holds."""
        self._file = file
        stop = self._stop = threading.Event()
        self.export.begin()

        def look() -> Intake:
            return self._office().look(file, self._read, stop.is_set)

        self._lanes.submit("net", look, self._looked, self._not_looked)

    def found(self, passphrase: str, uses_keyring: bool, working: WorkingPage) -> None:
        """Make the desk; `working` tells how far it is."""
        file, agency, officer = self._file, self.agency.chosen, self.agency.name
        keyring = self._keyring if uses_keyring else None
        stop = self._stop = threading.Event()

        def tell(stage: Stage) -> None:
            self._lanes.to_gui(lambda: working.advance(self._name(stage)))

        def make() -> Desk:
            return self._office().found(
                file,
                agency,
                officer,
                passphrase,
                keyring=keyring,
                stage=tell,
                receiving=lambda step: self._lanes.to_gui(
                    lambda: working.advance(self._name("receiving"), step)
                ),
                cancelled=stop.is_set,
            )

        self._lanes.submit("net", make, self.founded.emit, self.failed.emit)

    def leave(self) -> None:
        """Remove what was begun and not finished; the lanes are still."""
        if self._founding is not None:
            self._founding.leave()

    def _office(self) -> Founding:
        # On the lane: the desk's rooms are slow to load.
        from desktop.founding import Founding

        if self._founding is None:
            self._founding = Founding(self._home, self._keyring, self._clock, self._cost)
        return self._founding

    def _leave(self) -> None:
        self.stop()
        self.active = False
        founding, self._founding = self._founding, None
        if founding is not None:
            self._lanes.submit("net", founding.leave, lambda _none: None, self.failed.emit)
        self.left.emit()

    def _read(self, done: int, total: int) -> None:
        self._lanes.to_gui(partial(self._advance, done, total))

    def _advance(self, done: int, total: int) -> None:
        figure = progress_words(self._format, done, total)
        self.export.progress.advance(self.tr("Reading the file …"), done, total, figure)

    def _looked(self, found: Intake) -> None:
        self.export.end()
        self.agency.show_intake(found, self._file.name, self._clock.now())
        self.shown.emit(self.agency)

    def _not_looked(self, error: BaseException) -> None:
        self.export.end()
        if isinstance(error, Cancelled):
            return
        self.export.tell(sentence_of_error(error))
        if not isinstance(error, PenghubungError):
            raise error

    def _name(self, stage: Stage) -> str:
        return {
            "importing": self.tr("Taking the complaints in …"),
            "serving": self.tr("Starting the server on this PC …"),
            "enrolling": self.tr("Making the encrypted copy …"),
            "receiving": self.tr("Filling the copy …"),
        }[stage]
