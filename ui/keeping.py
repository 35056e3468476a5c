"""Spare copies made by themselves: after every exchange, beside the work and never in its way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.domain.errors import PenghubungError
from desktop.services.outcome import Done
from ui.lanes import bugs_only

if TYPE_CHECKING:
    from ui.exchange.controller import SyncController
    from ui.workplace import Workplace


class SpareKeeper(QObject):
    """Listens to the exchange. What could not be made, the check of the desk names."""

    def __init__(self, workplace: Workplace, sync: SyncController, parent: QObject) -> None:
        super().__init__(parent)
        self._work = workplace
        sync.finished.connect(self._exchanged)

    def _exchanged(self, ended: Done | PenghubungError) -> None:
        if isinstance(ended, Done) and ended.left is None:
            # It reads by a connection of its own: the lane that saves what is typed stays free.
            keep = self._work.desk.spares.keep
            self._work.lanes.submit("net", keep, lambda _: None, bugs_only)
