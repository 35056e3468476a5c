"""When something is told beside the clock, and what: figures only, never a word of a complaint.

After an exchange what is due soon or newly disposed and was not told yet; every working day at
the officer's hour all of it, once. Where the file cannot be read nothing is told: the window says
what is the matter.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from PySide6.QtCore import QObject, QTimer

from desktop.desk import Desk
from desktop.domain.errors import PenghubungError
from desktop.domain.formats import zone_of
from desktop.services.outcome import Done
from ui.case.reading import formatter_of
from ui.lanes import bugs_only
from ui.settings.choices import Preferences
from ui.workplace import Workplace

LOOK_MS: Final = 60_000
_DAY: Final = "noticed"
"""Setting: the date of the last daily notice."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Complaints by key: their deadline is today or near, or they were newly disposed."""

    due: frozenset[str]
    fresh: frozenset[str]


@dataclass(frozen=True, slots=True)
class Told:
    """One notice. `group`: the list that it leads to, of the landing page's groups."""

    text: str
    group: str


def read_waiting(desk: Desk, since: int) -> Waiting:
    """What is waiting, on the `db` lane; `since` as for the lists. Raises `PenghubungError`."""
    groups = dict(desk.today.groups(since))
    return Waiting(frozenset(groups["due"]), frozenset(groups["fresh"]))


def is_time(desk: Desk, at: int) -> bool:
    """Whether the daily notice is due and was not given, on the `db` lane; then it is noted as
    given. `at`: minutes after midnight in the agency's zone. Raises `PenghubungError`."""
    today, settings = desk.deadlines.today(), desk.replica.settings
    now = datetime.fromtimestamp(desk.clock.now(), zone_of(desk.certificate.zone))
    if now.hour * 60 + now.minute < at or settings.get(_DAY) == today.isoformat():
        return False
    settings.set(_DAY, today.isoformat())
    return desk.deadlines.calendar().is_working_day(today)


class Herald(QObject):
    """Gives each notice to `tell`."""

    def __init__(
        self,
        workplace: Workplace,
        preferences: Preferences,
        since: int,
        tell: Callable[[Told], None],
        parent: QObject,
    ) -> None:
        """`since`: Unix seconds from which a disposition is new."""
        super().__init__(parent)
        self._work = workplace
        self._preferences = preferences
        self._since = since
        self._tell = tell
        self._told = Waiting(frozenset(), frozenset())
        self._clock = QTimer(self, interval=LOOK_MS)
        self._clock.timeout.connect(self.look)
        self._clock.start()

    def exchanged(self, done: Done | PenghubungError) -> None:
        """An exchange has ended."""
        if isinstance(done, Done) and done.left is None and self._preferences.now.notify:
            self._read(self._news)

    def look(self) -> None:
        """Whether it is the officer's hour."""
        now, desk = self._preferences.now, self._work.desk
        at = now.notify_at
        if now.notify and at is not None:
            self._work.lanes.submit("db", lambda: is_time(desk, at), self._timely, bugs_only)

    def end(self) -> None:
        """Look no more."""
        self._clock.stop()

    def _timely(self, due: bool) -> None:
        if due:
            self._read(self._say)

    def _read(self, then: Callable[[Waiting], None]) -> None:
        desk, since = self._work.desk, self._since
        self._work.lanes.submit("db", lambda: read_waiting(desk, since), then, bugs_only)

    def _news(self, waiting: Waiting) -> None:
        """Only what was not told before."""
        told = self._told
        self._say(Waiting(waiting.due - told.due, waiting.fresh - told.fresh))

    def _say(self, waiting: Waiting) -> None:
        told, write = self._told, formatter_of(self._work.desk)
        self._told = Waiting(told.due | waiting.due, told.fresh | waiting.fresh)
        said = []
        if waiting.due:
            words = self.tr("Deadline today or near: {count}")
            said.append(words.format(count=write.number(len(waiting.due))))
        if waiting.fresh:
            words = self.tr("Newly disposed to you: {count}")
            said.append(words.format(count=write.number(len(waiting.fresh))))
        if said:
            self._tell(Told(" · ".join(said), "due" if waiting.due else "fresh"))
