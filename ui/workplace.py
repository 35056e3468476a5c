"""What every screen gets: the desk, the lanes, and the few signals that screens share."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from desktop.desk import Desk
from ui.lanes import Lanes


class Events(QObject):
    """Signals between screens. All are emitted and received in the GUI thread."""

    copy_changed = Signal()
    """The exchange committed something; lists and open cases look again (never an editor)."""
    seen = Signal(str)
    """The officer has seen what is new in this complaint: its row is drawn anew."""
    work_changed = Signal(str)
    """Drafts, outbox or own marks of this complaint changed; "" = of several."""
    case_asked = Signal(str)
    """Show this complaint."""
    pen_asked = Signal()
    """Put the cursor into the words on the complaint that was asked for last."""
    page_asked = Signal(str)
    """Show this page: a list view of `desktop.services.cases`, or drafts, outbox, attention,
    approval, receipts, today."""
    sync_asked = Signal()
    """Start an exchange, as F9 does."""
    exchanging = Signal(bool)
    """An exchange begins, or has ended."""
    courier_asked = Signal()
    """Show the courier's two files, as Shift+F9 does."""
    lock_asked = Signal()
    """Lock the desk, as Ctrl+L does."""
    foot_asked = Signal(str)
    """Show the settings or the guide: one of `ui.pages.FOOT`."""
    removals_accepted = Signal()
    """The officer said yes to the wipe guard: exchange again and let the removals happen."""


@dataclass(frozen=True, slots=True)
class Workplace:
    """Given to each screen's constructor. Reads of a page of lines (at most 100) may be made in
    the GUI thread; everything else that touches the file goes through the `db` lane, the
    exchange through `net`."""

    desk: Desk
    lanes: Lanes
    events: Events
    practice: bool = False
    """The practice office: marked on every screen, never connected to anything real."""
