"""Who reported a hidden complaint: closed, and opened for half a minute at a time.

Failure policy: an opening is recorded before anything is shown; where it cannot be recorded the
identity stays closed and the pane says why. Leaving the complaint, hiding the pane and locking
the desk close it at once, without waiting for the file.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget

from desktop.desk import Desk
from desktop.domain.errors import PenghubungError
from desktop.domain.formats import number
from desktop.platform.clock import since_boot
from desktop.services.access import OPEN_S, REASON_LIMIT
from ui.case.companion import Companion
from ui.case.reading import CaseView, masked_view, read_case
from ui.case.tools import keys_label
from ui.i18n import current
from ui.theme.tokens import SPACE_8, SPACE_12
from ui.widgets import ElidedLabel, IconLabel, action_button
from ui.workplace import Workplace

TICK_MS: Final = 1_000
_REASON_WIDE: Final = 190


class IdentityBar(QFrame):
    """Says that the identity is closed, or for how long it is open yet. `open_asked(reason)`."""

    open_asked = Signal(str)
    close_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = IconLabel("eye-off")
        self._said = ElidedLabel("", "secondary")
        self.reason = QLineEdit()
        self.reason.setMaxLength(REASON_LIMIT)
        self.reason.setFixedWidth(_REASON_WIDE)
        self.reason.setPlaceholderText(self.tr("What for? (may stay empty)"))
        self.reason.setAccessibleName(self.tr("What the identity is opened for"))
        open_words = self.tr("Open for {seconds} seconds").format(seconds=OPEN_S)
        self.open_button = action_button(open_words, keys=keys_label("identity"))
        self.close_button = action_button(self.tr("Close now"), keys=keys_label("identity"))
        self.reason.returnPressed.connect(self.ask)
        self.open_button.clicked.connect(self.ask)
        self.close_button.clicked.connect(self.close_asked)
        row = QHBoxLayout(self)
        # The head's margin is that of buttons without a border.
        row.setContentsMargins(0, 0, SPACE_12, 0)
        row.setSpacing(SPACE_8)
        row.addWidget(self._icon)
        row.addWidget(self._said, 1)
        for part in (self.reason, self.open_button, self.close_button):
            row.addWidget(part)
        self.hide()

    @property
    def said(self) -> str:
        """What stands there."""
        return self._said.full_text

    def ask(self) -> None:
        """Open it, for the reason that was typed."""
        self.open_asked.emit(self.reason.text().strip())

    def show_case(self, view: CaseView) -> None:
        """How it stands with this complaint; nothing where it hides nobody."""
        self.setVisible(view.hidden)
        opened = view.identity
        held = self.open_button.hasFocus() or self.close_button.hasFocus()
        self._icon.set_icon("eye" if opened else "eye-off", "warn" if opened else "muted")
        for part in (self.reason, self.open_button):
            part.setVisible(not opened)
        self.close_button.setVisible(opened)
        if held:
            # The hands stay on the one button that there is.
            (self.close_button if opened else self.open_button).setFocus()
        if opened:
            self.reason.clear()
        else:
            self._said.set_full_text(self.tr("Identity closed ([–]). Each opening is noted."))

    def say_left(self, seconds: int) -> None:
        """So long it stays open."""
        words = self.tr("Identity open, closes in {seconds} seconds").format(
            seconds=number(seconds, current())
        )
        self._said.set_full_text(words)


class IdentityDesk(Companion):
    """Opens and closes for one pane, which asks `guard` before it shows anything. `shown(view)`:
    draw this in the place of what is on screen; `failed(error)`."""

    shown = Signal(object)
    failed = Signal(object)

    def __init__(self, workplace: Workplace, bar: IdentityBar, parent: QWidget) -> None:
        super().__init__(parent)
        self._place = workplace
        self._bar = bar
        self._asked = self._open = ""
        self._view: CaseView | None = None
        self.now: Callable[[], float] = since_boot
        self._until = 0.0
        self.timer = QTimer(self, singleShot=True, interval=OPEN_S * 1000)
        self.timer.timeout.connect(self.close)
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self._say)
        bar.open_asked.connect(self._ask)
        bar.close_asked.connect(self.close)

    def opens(self, key: str) -> bool:
        """Whether this complaint's identity is open now."""
        return bool(key) and self._open == key

    def guard(self, view: CaseView) -> CaseView:
        """What of the complaint that comes on screen may be shown now."""
        shown = view if not view.identity or self.opens(view.key) else masked_view(view)
        self._view = shown
        return shown

    def turn(self) -> None:
        """The key: open it, or close it."""
        if self._view is None or not self._view.hidden:
            return
        if self.opens(self._view.key):
            self.close()
        else:
            self._ask(self._bar.reason.text().strip())

    def close(self) -> None:
        """Mask it again, at once."""
        self._asked = ""
        if not self._open:
            return
        self._open = ""
        self.timer.stop()
        self._tick.stop()
        if self._view is not None:
            self._view = masked_view(self._view)
            self.shown.emit(self._view)

    def _ask(self, reason: str) -> None:
        """Record it and open."""
        if self._view is None:
            return
        self._asked = key = self._view.key
        job = partial(_recorded, self._place.desk, key, reason)
        self._place.lanes.submit("db", job, self._came, self._refused)

    def _came(self, view: CaseView) -> None:
        # Whoever has left it meanwhile does not see it.
        if view.key != self._asked or not view.identity:
            return
        self._asked, self._open, self._view = "", view.key, view
        self._until = self.now() + OPEN_S
        self.timer.start()
        self._tick.start()
        self.shown.emit(view)
        self._say()

    def _say(self) -> None:
        """How long it stays open. A timer does not count the PC's sleep, this does."""
        if self.now() >= self._until:
            self.close()
            return
        self._bar.say_left(max(1, round(self.timer.remainingTime() / 1000)))

    def _refused(self, error: BaseException) -> None:
        self._asked = ""
        self.failed.emit(error)
        if not isinstance(error, PenghubungError):
            raise error


def _recorded(desk: Desk, key: str, reason: str) -> CaseView:
    """On the `db` lane: note it, then read."""
    desk.access.open(key, "screen", reason)
    return read_case(desk, key, identity=True)
