"""What the program can still do after a fault of its own, and starting it anew."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QProcess
from PySide6.QtWidgets import QApplication

from desktop.domain.errors import PenghubungError
from ui.crash import Aid

if TYPE_CHECKING:
    from pathlib import Path

    from ui.program import Program


class Rescue:
    """Of one program; `wanted`: it is to be opened again once it has ended."""

    def __init__(self, program: Program, log: Path, close: Callable[[], None]) -> None:
        """`close`: as its officer would."""
        self._program = program
        self._log = log
        self._close = close
        self.wanted = False

    def aid(self) -> Aid:
        """See there."""
        return Aid(self._save, self._diagnose, self._again, self._close)

    def _save(self) -> bool:
        window = self._program.window
        return window is None or window.case.save_now()

    def _diagnose(self) -> str:
        from desktop.services.diagnosis import without_desk
        from ui.guide.diagnosis import read_diagnosis

        desk = self._program.desk
        if desk is None:
            return without_desk(self._log)
        try:
            return read_diagnosis(desk)
        except PenghubungError:
            # The file may be what failed.
            return without_desk(self._log)

    def _again(self) -> None:
        self.wanted = True
        self._close()


def close_all(program: Program) -> None:
    """As the officer would: a text that cannot be saved keeps the window open."""
    if program.window is None or program.window.extras.tray.close_for_good():
        QApplication.closeAllWindows()


def start_anew(arguments: Sequence[str]) -> None:
    """Another process with the same arguments; this one must have let go of the desk."""
    module = [] if getattr(sys, "frozen", False) else ["-m", "ui.main"]
    QProcess.startDetached(sys.executable, [*module, *arguments])
