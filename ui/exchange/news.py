"""Tells screens during a run that pages were committed, at a pace that the desk can bear.

Lists that read a large copy anew all the time would slow the run down and make the window wait
for both: so what reading took last time sets how long the next time is off.
"""

from __future__ import annotations

import time
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from ui.lanes import Lanes

NEWS_MS: Final = 250
"""Between a first page and the first word of it."""
GATHER_MS: Final = 250
"""Screens gather changes for a fifth of a second before they read."""
REST: Final = 8
"""Times as long as reading took, nothing is told after it."""
MOST_MS: Final = 30_000


class News(QObject):
    """`told`: screens may read again. Lives in the GUI thread."""

    told = Signal()

    def __init__(self, lanes: Lanes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes = lanes
        self._timer = QTimer(self, singleShot=True, interval=NEWS_MS)
        self._timer.timeout.connect(self._tell)
        self._after = QTimer(self, singleShot=True, interval=GATHER_MS)
        self._after.timeout.connect(self._ask)
        self._reading = False
        self._began = 0.0

    @property
    def reading(self) -> bool:
        """Screens are reading what they were told of."""
        return self._reading

    @property
    def rest_ms(self) -> int:
        """How long the next telling waits for more."""
        return self._timer.interval()

    def begin(self) -> None:
        """A run begins."""
        self._timer.setInterval(NEWS_MS)
        self._reading = False

    def come(self) -> None:
        """A page was committed."""
        if not (self._timer.isActive() or self._after.isActive() or self._reading):
            self._timer.start()

    def stop(self) -> None:
        """The run is over: whoever ends it tells the last."""
        self._timer.stop()
        self._after.stop()

    def _tell(self) -> None:
        self.told.emit()
        self._after.start()

    def _ask(self) -> None:
        """Behind what the screens have asked the lane for."""
        self._reading = True
        self._began = time.monotonic()
        self._lanes.submit("db", lambda: None, self._read, self._read)

    def _read(self, _nothing: object) -> None:
        self._reading = False
        took = (time.monotonic() - self._began) * 1000
        self._timer.setInterval(min(MOST_MS, round(max(2 * self._timer.interval(), REST * took))))
