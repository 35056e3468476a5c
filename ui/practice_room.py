"""The practice office in the running program: preparing, opening, starting anew, leaving."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.domain.errors import Cancelled, PenghubungError
from desktop.domain.notices import Sentence
from ui.notices import sentence_of_error
from ui.practice import Practice, PracticeFailed, Stage
from ui.practice_strip import PracticeStrip

if TYPE_CHECKING:
    from desktop.desk import Desk
    from ui.program import Program


class PracticeRoom(QObject):
    """Wires one `Practice` to the program's windows."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._program = program
        self.practice = Practice(program.setting.home.folder, program.setting.clock)
        self._stop = threading.Event()
        self._trouble: Sentence | None = None
        self.listen()

    def listen(self) -> None:
        """To the button that stops the preparation, once that page is made."""
        self._program.working.cancelled.connect(self._stop.set)

    def open(self) -> None:
        """Open what is there, or prepare it."""
        self._stop.clear()
        self._trouble = None
        if self.practice.ready:
            self._program.show_work(self.tr("Practice office"), "", self.tr("Opening …"))
            self._program.lanes.submit("net", self._open_desk, self._opened, self._failed)
        else:
            self._prepare()

    def _open_desk(self) -> Desk:
        try:
            self.practice.serve()
        except PracticeFailed as error:
            # The desk reads and writes without its server, as the real one does.
            self._trouble = error.sentence
        return self.practice.open()

    def _prepare(self) -> None:
        program = self._program
        program.show_work(
            self.tr("Preparing the practice office"),
            self.tr("Invented complaints, a server of its own on this PC. This is done once."),
            self.tr("Writing complaints …"),
            can_stop=True,
        )

        def tell(stage: Stage) -> None:
            program.lanes.to_gui(lambda: program.working.advance(self._name(stage), stage.step))

        def prepare() -> Desk:
            return self.practice.prepare(tell, self._stop.is_set)

        program.lanes.submit("net", prepare, self._opened, self._failed)

    def _name(self, stage: Stage) -> str:
        words = {
            "writing": self.tr("Writing complaints …"),
            "importing": self.tr("Taking them into the server …"),
            "serving": self.tr("Starting the server …"),
            "enrolling": self.tr("Enrolling this PC …"),
            "receiving": self.tr("Receiving complaints …"),
        }
        return self.tr("{number} of {count} · {what}").format(
            number=stage.number, count=stage.count, what=words[stage.name]
        )

    def _opened(self, desk: Desk) -> None:
        self._program.enter(desk, practice=True)

    def _failed(self, error: BaseException) -> None:
        back = (self.tr("Back"), self._program.begin)
        if isinstance(error, Cancelled):
            self._program.begin()
            return
        if not isinstance(error, PenghubungError):
            self._program.report(error)
        sentence = sentence_of_error(error)
        self._program.show_trouble(sentence, (self.tr("Try again"), self._anew), back)

    def _anew(self) -> None:
        """What is there may be what is broken."""
        self._stop.clear()
        self._trouble = None
        self._prepare()

    def strip(self) -> PracticeStrip:
        """The strip for a new main window."""
        strip = PracticeStrip()
        strip.reset_asked.connect(self._reset)
        strip.leave_asked.connect(self._leave)
        if self._trouble is not None:
            strip.tell(f"{self._trouble.happened} {self._trouble.action}")
        return strip

    def _reset(self) -> None:
        self._program.leave(self._anew)

    def _leave(self) -> None:
        self._program.leave(self._left)

    def _left(self) -> None:
        self.practice.stop()
        self._program.begin()

    def cancel(self) -> None:
        """The program ends or the window closes: stop what is being prepared."""
        self._stop.set()

    def stop(self) -> None:
        """Stop the server."""
        self.practice.stop()
