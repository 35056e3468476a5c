"""Marks on several complaints at once, and back. Nothing here sends or answers anything.

What cannot be put off is left as it is and counted; the others are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from desktop.domain.errors import Refused
from desktop.domain.marks import Offer, offers
from desktop.services.deadline_service import DeadlineService
from desktop.services.faults import WorkRefused
from desktop.services.marking import MarkService
from desktop.services.notices import marks as notices
from desktop.storage.marks import Marked, MarkStore, held

MOST: Final = 100
"""Complaints at once."""

Act = Literal["starred", "unstarred", "read", "unread", "put_off"]


@dataclass(frozen=True, slots=True)
class Changed:
    """What was done with how many; `before`: how they were, for the way back."""

    act: Act
    before: dict[str, Marked]
    refused: int = 0

    @property
    def count(self) -> int:
        """How many are marked now that were not."""
        return len(self.before)


class ManyService:
    """One per desk. All raise `WorkRefused` for more than `MOST`."""

    def __init__(self, store: MarkStore, marks: MarkService, deadlines: DeadlineService) -> None:
        self._store = store
        self._marks = marks
        self._deadlines = deadlines

    def turn_star(self, keys: Sequence[str]) -> Changed:
        """A star to each; where all have one, taken from each."""
        stored = self._stored(keys)
        on = not all(one.starred for one in stored.values())
        before = {key: one for key, one in stored.items() if one.starred != on}
        self._store.put_many({key: {"starred": on} for key in before})
        return Changed("starred" if on else "unstarred", before)

    def turn_unread(self, keys: Sequence[str]) -> Changed:
        """Each as read; where all are, each as unread."""
        stored = self._stored(keys)
        fresh = {k: o for k, o in stored.items() if o.unread or o.seen != o.news}
        if fresh:
            self._store.put_many({k: {"seen": o.news, "unread": False} for k, o in fresh.items()})
            return Changed("read", fresh)
        self._store.put_many({key: {"unread": True} for key in stored})
        return Changed("unread", stored)

    def offers(self) -> tuple[Offer, ...]:
        """Days until which they may be put off, if nothing of theirs is due before."""
        return offers(self._deadlines.calendar(), self._deadlines.today())

    def put_off(self, keys: Sequence[str], until: date) -> Changed:
        """Put off those that may be."""
        stored = self._stored(keys)
        done: dict[str, Marked] = {}
        for key, one in stored.items():
            try:
                self._marks.put_off(key, until)
            except Refused:
                continue
            done[key] = one
        return Changed("put_off", done, len(stored) - len(done))

    def undo(self, changed: Changed) -> None:
        """As they were before."""
        marked = changed.act in ("starred", "unstarred")
        self._store.put_many(
            {
                key: {"starred": one.starred} if marked else _seen_or_away(changed.act, one)
                for key, one in changed.before.items()
            }
        )

    def _stored(self, keys: Sequence[str]) -> dict[str, Marked]:
        if len(keys) > MOST:
            raise WorkRefused(notices.TOO_MANY.having(n=MOST), "many")
        found = self._store.of(keys)
        return {key: held(found, key) for key in keys if key in found}


def _seen_or_away(act: Act, one: Marked) -> dict[str, object]:
    if act == "put_off":
        return {"until": one.until.isoformat() if one.until else "", "put_off": one.put_off}
    return {"unread": one.unread, "seen": one.seen}
