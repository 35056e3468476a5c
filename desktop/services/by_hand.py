"""The list of answers that are not in SP4N-LAPOR! yet, for an officer whom no coordinator helps.

On a desk whose server stands on the same PC every accepted answer is on it. On a desk that moved
to a region's server it holds what came along. Only the officer's tick, a later export that shows
the very answer, or the region's word takes an answer off; an undone tick puts it back.
"""

from __future__ import annotations

from typing import Final

from desktop.domain.by_hand import ByHand
from desktop.domain.errors import NotFound, NotOffered
from desktop.domain.formats import Language
from desktop.domain.phrases import Phrase
from desktop.services.faults import NoLongerOffered, NoSuchItem
from desktop.services.notices import mandiri as notices
from desktop.services.work import WorkService
from desktop.storage.by_hand import ByHandBook
from sync.ports import Clock

_RETURN: Final = Phrase("Dikembalikan: {reason}", "Returned: {reason}")


class ByHandService:
    """One desk's list."""

    def __init__(self, book: ByHandBook, work: WorkService, clock: Clock, *, own: bool) -> None:
        """`own`: the server stands on this PC."""
        self._book = book
        self._work = work
        self._clock = clock
        self.own = own

    def shown(self) -> bool:
        """Whether this desk has such a list at all."""
        return self.own or self._book.any()

    def all(self) -> tuple[ByHand, ...]:
        """Those that wait, the oldest first, then those entered, the latest first."""
        found = self._book.list(own=self.own)
        entered = [one for one in found if not one.waits]
        entered.sort(key=lambda one: one.entered_at, reverse=True)
        return (*(one for one in found if one.waits), *entered)

    def waiting(self) -> tuple[ByHand, ...]:
        """Those that still have to be entered, the oldest first."""
        return tuple(one for one in self._book.list(own=self.own) if one.waits)

    def tick(self, operation: bytes) -> ByHand:
        """The officer has entered it. Raises `NoSuchItem`, `NoLongerOffered`."""
        try:
            return self._book.tick(operation)
        except NotFound as error:
            raise NoSuchItem(notices.NOT_TICKED, error.detail) from error
        except NotOffered as error:
            raise NoLongerOffered(notices.NOT_TICKED, error.detail) from error

    def untick(self, operation: bytes) -> ByHand:
        """Undo a tick. Raises `NoSuchItem`, `NoLongerOffered`."""
        try:
            return self._book.untick(operation)
        except NotFound as error:
            raise NoSuchItem(notices.NOT_TICKED, error.detail) from error
        except NotOffered as error:
            raise NoLongerOffered(notices.NOT_TICKED, error.detail) from error

    def hand_on(self, operation: bytes) -> None:
        """Let the region's server take it over, once, under the id it has.

        Raises `NoSuchItem`, `NoLongerOffered`.
        """
        now = self._clock.now()
        try:
            self._book.hand_on(operation, at=now, zone_minutes=self._work.zone_minutes(now))
        except NotFound as error:
            raise NoSuchItem(notices.NOT_HANDED_ON, error.detail) from error
        except NotOffered as error:
            raise NoLongerOffered(notices.NOT_HANDED_ON, error.detail) from error

    def text(self, one: ByHand, language: Language) -> str:
        """What is to be pasted into SP4N-LAPOR!."""
        if one.content.kind != "return":
            return one.content.text
        reason = self.reason(one)
        head = _RETURN.text(language, reason=reason)
        return f"{head}\n{one.content.text}" if one.content.text else head

    def reason(self, one: ByHand) -> str:
        """The reason of a return, as the server words it."""
        found = {reason.id: reason.label for reason in self._work.reasons()}
        return found.get(one.content.reason, one.content.reason)
