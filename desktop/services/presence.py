"""When the officer was here: what is new, and what happened while nobody was.

A deed (a page or a complaint opened, words written, sent, an exchange asked for) is noted, the
mere start of the program is not: who looks for five seconds and closes again has left nothing
behind. Deeds with less than `PAUSE_S` between them are one visit. Kept in the replica's settings.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import msgspec

from desktop.storage.copy import ReplicaCopy
from desktop.storage.local import Settings
from sync.ports import Clock

PAUSE_S: Final = 4 * 3600
"""Without a deed for so long, a visit has ended."""
ABSENCE_S: Final = 86_400
"""Away for so long, the officer is told what happened meanwhile."""
_KEY: Final = "presence"


class _Noted(msgspec.Struct, frozen=True):
    """Unix seconds; 0 = never. `used_at`: the last deed, `seen_to`: how new the copy was then;
    `left_at` and `left_seen_to`: the same of the visit before; `back_at`: the first deed of this
    visit."""

    used_at: int = 0
    seen_to: int = 0
    left_at: int = 0
    left_seen_to: int = 0
    back_at: int = 0


@dataclass(frozen=True, slots=True)
class Visit:
    """This visit. `left_at`: the last deed of the one before (0 = this is the first), `since`:
    from when on things are new to the officer, `back_at`: when this visit began."""

    left_at: int
    since: int
    back_at: int

    @property
    def after_absence(self) -> bool:
        """Whether more than a day lies before it."""
        return self.left_at > 0 and self.back_at - self.left_at > ABSENCE_S


class PresenceService:
    """Reads and notes; what cannot be understood counts as never."""

    def __init__(self, settings: Settings, copy: ReplicaCopy, clock: Clock) -> None:
        self._settings = settings
        self._copy = copy
        self._clock = clock

    def visit(self) -> Visit:
        """This visit, begun now where nothing was done in it yet."""
        noted = self._current(self._noted(), self._clock.now())
        return Visit(noted.left_at, noted.left_seen_to, noted.back_at)

    def note(self, at: int) -> None:
        """The officer did something at a time (Unix seconds)."""
        noted = self._current(self._noted(), at)
        complete = self._copy.status().complete_at
        # What came to the server after the last exchange was not seen, whatever was done here.
        seen_to = min(at, complete) if complete else at
        new = msgspec.structs.replace(noted, used_at=at, seen_to=seen_to)
        self._settings.set(_KEY, msgspec.json.encode(new).decode())

    def _noted(self) -> _Noted:
        try:
            return msgspec.json.decode(self._settings.get(_KEY, "{}"), type=_Noted)
        except msgspec.MsgspecError:
            return _Noted()

    def _current(self, noted: _Noted, now: int) -> _Noted:
        """The same, where this is the visit of the last deed; else a new one. A deed of a clock
        that stood ahead is no later than now: else nothing would be new until that day comes."""
        if noted.used_at and abs(now - noted.used_at) < PAUSE_S:
            return noted
        if noted.used_at > now:
            noted = _Noted(now, min(noted.seen_to, now))
        return _Noted(noted.used_at, noted.seen_to, noted.used_at, noted.seen_to, now)
