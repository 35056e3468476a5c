"""How exchange and copy stand: what the sync card says, read in one job on the `db` lane.

Nobody is called online who was not reached: the state comes from the last run and its age.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from PySide6.QtCore import QCoreApplication

from desktop.desk import Desk
from desktop.domain.formats import Formatter
from desktop.domain.model import CourierRun, OutboxItem, Receipt
from desktop.domain.notices import NOTICES
from desktop.domain.schedule import Due
from desktop.services.budget import Cost, Used
from desktop.services.courier_state import open_run
from desktop.services.schedule import News
from ui.case.reading import formatter_of
from ui.exchange.controller import Progress
from ui.theme.tokens import State, Token

Line = Literal["never", "online", "earlier", "offline", "unfinished"]

FRESH_S: Final = 600
"""A server reached within this time is called online."""
_LOOKED_AT: Final = 20
_UNREACHED: Final = frozenset(
    {
        "offline",
        "timeout",
        "partial",
        "server_down",
        "proxy_page",
        "filtered",
        "proxy_sign_in",
        "proxy_down",
        "inspected",
        "certificate_expired",
        "untrusted",
    }
)
_ON_ITS_WAY: Final = frozenset({"queued", "unanswered", "withdrawing"})


@dataclass(frozen=True, slots=True)
class Standing:
    """At `now` (Unix seconds). `complete_at`: last proven state of the copy, 0 = never.
    `waiting` operations have not been accepted; `attention` things wait
    for the officer. `news`: what a light look said since; `next_run`: by itself; `cost` and `used`
    in bytes."""

    now: int
    last: Receipt | None
    complete_at: int
    proven: bool
    complaints: int
    waiting: int
    attention: int
    formatter: Formatter
    news: News | None
    next_run: Due | None
    cost: Cost
    used: Used
    held: int
    """Attachments that wait for another day's budget."""
    carried: CourierRun | None = None
    """A courier's file that has not been answered."""
    here: bool = False
    """The server stands on this PC."""
    by_hand: int = 0
    """Answers that the officer has to enter into SP4N-LAPOR! yet."""

    @property
    def line(self) -> Line:
        """What the last run says of the connection."""
        last = self.last
        if last is None:
            return "never"
        if not last.finished:
            return "unfinished"
        if last.error in _UNREACHED or (last.error and not last.bytes_down):
            return "offline"
        return "online" if self.now - last.finished <= FRESH_S else "earlier"


def read_standing(desk: Desk) -> Standing:
    """Read it. Raises `PenghubungError`."""
    copy = desk.replica.copy.status()
    # A file says nothing of the line.
    receipts = [r for r in desk.replica.receipts.list(_LOOKED_AT) if not r.carriage]
    waiting = [item for item in desk.work.outbox() if is_waiting(item)]
    return Standing(
        now=desk.clock.now(),
        last=receipts[0] if receipts else None,
        complete_at=copy.complete_at,
        proven=copy.complete_at > 0 and copy.mismatch_at <= copy.complete_at,
        complaints=copy.complaints,
        waiting=len(waiting),
        attention=desk.attention.count(),
        formatter=formatter_of(desk),
        news=desk.schedule.news(),
        next_run=desk.schedule.next_exchange(),
        cost=desk.budget.cost(),
        used=desk.budget.used(),
        held=desk.budget.held(),
        carried=open_run(desk.replica),
        here=desk.office is not None,
        by_hand=len(desk.by_hand.waiting()) if desk.by_hand.shown() else 0,
    )


def is_waiting(item: OutboxItem) -> bool:
    """Whether it goes with the next exchange, the officer having nothing to decide first."""
    return item.state in _ON_ITS_WAY and not item.attention


def line_words(standing: Standing) -> tuple[str, Token, str]:
    """State of the connection in words, its colour, and since when it is known."""
    write, last = standing.formatter, standing.last
    if standing.here:
        return here_words(standing)
    if last is None:
        return (
            QCoreApplication.translate("SyncCard", "Not synchronised yet"),
            "muted",
            QCoreApplication.translate("SyncCard", "The server has not been tried."),
        )
    tried = write.age(last.finished or last.started, standing.now)
    names: dict[Line, tuple[str, Token, str]] = {
        "online": (
            QCoreApplication.translate("SyncCard", "Online"),
            "ok",
            QCoreApplication.translate("SyncCard", "Server reached {when}"),
        ),
        "earlier": (
            QCoreApplication.translate("SyncCard", "Online earlier"),
            "muted",
            QCoreApplication.translate("SyncCard", "Server reached {when}"),
        ),
        "offline": (
            QCoreApplication.translate("SyncCard", "Offline"),
            "warn",
            QCoreApplication.translate("SyncCard", "Tried {when}"),
        ),
        "unfinished": (
            QCoreApplication.translate("SyncCard", "Last exchange was cut off"),
            "warn",
            QCoreApplication.translate("SyncCard", "Begun {when}"),
        ),
    }
    name, token, since = names[standing.line]
    return name, token, since.format(when=tried)


def here_words(standing: Standing) -> tuple[str, Token, str]:
    """The same where the server stands on this PC: nothing leaves it."""
    write, last = standing.formatter, standing.last
    name = QCoreApplication.translate("SyncCard", "On this PC only")
    if last is None:
        return name, "muted", QCoreApplication.translate("SyncCard", "Not brought up to date yet")
    when = write.age(last.finished or last.started, standing.now)
    if standing.line in ("offline", "unfinished"):
        since = QCoreApplication.translate("SyncCard", "Not brought up to date, tried {when}")
        return name, "warn", since.format(when=when)
    since = QCoreApplication.translate("SyncCard", "Brought up to date {when}")
    return name, "ok", since.format(when=when)


def copy_words(standing: Standing) -> tuple[str, State]:
    """Age of the copy and whether it is proven."""
    if not standing.complete_at:
        none = QCoreApplication.translate("SyncCard", "No complete copy yet")
        part = QCoreApplication.translate(
            "SyncCard", "Copy not complete yet; complaints so far: {count}"
        )
        count = standing.formatter.number(standing.complaints)
        return (part.format(count=count) if standing.complaints else none), "warn"
    when = standing.formatter.moment(standing.complete_at, standing.now)
    if not standing.proven:
        words = QCoreApplication.translate("SyncCard", "Copy of {when}, differs from the server")
        return words.format(when=when), "bad"
    words = QCoreApplication.translate("SyncCard", "Copy of {when}, proven complete")
    return words.format(when=when), "ok"


def waiting_words(standing: Standing) -> str:
    """What waits, and its size with its attachments."""
    if standing.here:
        count = standing.formatter.number(standing.waiting)
        words = QCoreApplication.translate("SyncCard", "Not recorded on this PC yet: {count}")
        return words.format(count=count) if standing.waiting else ""
    if not standing.waiting:
        return QCoreApplication.translate("SyncCard", "Nothing waits to be sent")
    words = QCoreApplication.translate("SyncCard", "Waiting to be sent: {count} · {size}")
    write = standing.formatter
    # Kept together: a line that ends in "±" reads badly.
    size = f"± {write.size(standing.cost.answers + standing.cost.attachments)}".replace(
        " ", "\N{NO-BREAK SPACE}"
    )
    return words.format(count=write.number(standing.waiting), size=size)


def trouble_words(standing: Standing) -> str:
    """What ended the last run, its first sentence; empty for a complete one."""
    last = standing.last
    if last is None or not last.error or last.error not in NOTICES:
        return ""
    return NOTICES[last.error].happened.text(standing.formatter.language)


def carried_words(standing: Standing) -> str:
    """What a courier has with him; empty for nothing."""
    run, write = standing.carried, standing.formatter
    if standing.by_hand:
        words = QCoreApplication.translate("SyncCard", "Not in SP4N-LAPOR! yet: {count}")
        return words.format(count=write.number(standing.by_hand))
    if run is None:
        return ""
    when = write.moment(run.made_at, standing.now)
    if not run.unanswered:
        words = QCoreApplication.translate("SyncCard", "With the courier since {when}")
        return words.format(when=when)
    words = QCoreApplication.translate(
        "SyncCard", "With the courier since {when}: {count} sent, not answered yet"
    )
    return words.format(when=when, count=write.number(run.unanswered))


def stage_words(progress: Progress, write: Formatter) -> tuple[str, str]:
    """What a run is doing, and its figures."""
    size = write.size(progress.carried).replace(" ", "\N{NO-BREAK SPACE}")
    if progress.stage == "connecting":
        return QCoreApplication.translate("SyncCard", "Connecting …"), ""
    if progress.stage == "stopping":
        return QCoreApplication.translate("SyncCard", "Stopping …"), size
    if progress.stage == "attachments":
        words = QCoreApplication.translate("SyncCard", "{done} of {all}")
        name = QCoreApplication.translate("SyncCard", "Sending attachments")
        here, all_of_it = write.size(progress.file_done), write.size(progress.file_size)
        return name, words.format(done=here, all=all_of_it)
    if progress.stage == "sending":
        words = QCoreApplication.translate("SyncCard", "{done} of {all} · {size}")
        done, whole = progress.sent, progress.offered
        name = QCoreApplication.translate("SyncCard", "Sending")
    else:
        words = QCoreApplication.translate("SyncCard", "{done} of {all} · {size}")
        done, whole = progress.taken, progress.announced
        name = QCoreApplication.translate("SyncCard", "Receiving")
    if not whole:
        return name, size
    return name, words.format(done=write.number(done), all=write.number(whole), size=size)
