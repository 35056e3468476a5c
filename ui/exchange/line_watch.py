"""Tells of a connection that comes back, where the system tells of its connections at all.

Qt's network part is loaded by `load` alone, which comes `LOAD_MS` after the making: the window is
up by then. Without it, or without a backend for this system, nothing is told and nothing else
changes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

LOAD_MS: Final = 2_000
SETTLE_MS: Final = 3_000
"""A network that comes up reports several times before it carries anything."""
_CONNECTED: Final = 2
"""QNetworkInformation.Reachability: unknown, disconnected, local, site, online."""


class Reachable(Protocol):
    """What is used of QNetworkInformation."""

    @property
    def reachabilityChanged(self) -> Any:
        """The signal that carries the new reachability."""

    def reachability(self) -> Any:
        """How far the network reaches now."""


def network() -> Reachable | None:
    """Qt's view of the network; None where it has none here."""
    try:
        from PySide6.QtNetwork import QNetworkInformation
    except ImportError:
        return None
    if not QNetworkInformation.loadBackendByFeatures(QNetworkInformation.Feature.Reachability):
        return None
    return QNetworkInformation.instance()


class LineWatch(QObject):
    """`returned`: the network reaches further than before, and has settled."""

    returned = Signal()

    def __init__(
        self,
        find: Callable[[], Reachable | None] = network,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._find = find
        self._found: Reachable | None = None
        self._reach = 0
        self._ended = False
        self.settling = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self.settling.timeout.connect(self.returned)
        QTimer.singleShot(LOAD_MS, self, self.load)

    def load(self) -> None:
        """Begin to watch; nothing where it is watched already."""
        if self._found is not None or self._ended:
            return
        self._found = self._find()
        if self._found is not None:
            self._reach = self._found.reachability().value
            self._found.reachabilityChanged.connect(self._changed)

    def end(self) -> None:
        """Tell nothing any more."""
        self._ended = True
        self.settling.stop()
        if self._found is not None:
            self._found.reachabilityChanged.disconnect(self._changed)
            self._found = None

    def _changed(self, reachability: Any) -> None:
        was, self._reach = self._reach, reachability.value
        if self._reach < _CONNECTED:
            self.settling.stop()
        elif self._reach > was:
            self.settling.start()
