"""Shrinks a failing history: fewer actions, then fewer faults, that break the same promise."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import msgspec

from tests.simulation.actions import Action, History

Fails = Callable[[History], bool]
T = TypeVar("T")


def shrink(history: History, fails: Fails) -> History:
    """The smallest history found that still fails; `history` itself does."""
    actions = _fewer(history.actions, lambda kept: fails(_with(history, kept)))
    for place in range(len(actions)):
        actions = _simpler(actions, place, lambda kept: fails(_with(history, kept)))
    smallest = _with(history, actions)
    for plain in (
        msgspec.structs.replace(smallest, fresh=0),
        msgspec.structs.replace(smallest, small=False),
    ):
        if plain != smallest and fails(plain):
            smallest = plain
    return smallest


def _with(history: History, actions: Sequence[Action]) -> History:
    return msgspec.structs.replace(history, actions=tuple(actions))


def _fewer(items: Sequence[T], fails: Callable[[tuple[T, ...]], bool]) -> tuple[T, ...]:
    """Delta debugging: leave out ever smaller stretches as long as it fails without them."""
    kept = tuple(items)
    size = max(1, len(kept) // 2)
    while kept:
        start, changed = 0, False
        while start < len(kept):
            tried = kept[:start] + kept[start + size :]
            if fails(tried):
                kept, changed = tried, True
            else:
                start += size
        if size == 1 and not changed:
            break
        size = max(1, size // 2)
    return kept


def _simpler(
    actions: tuple[Action, ...], place: int, fails: Callable[[tuple[Action, ...]], bool]
) -> tuple[Action, ...]:
    """One action with fewer faults and fewer others during it."""

    def put(action: Action) -> tuple[Action, ...]:
        return (*actions[:place], action, *actions[place + 1 :])

    action = actions[place]
    during = _fewer(
        action.during, lambda kept: fails(put(msgspec.structs.replace(action, during=kept)))
    )
    calmer = msgspec.structs.replace(action, during=during)
    faults = _fewer(
        action.faults, lambda kept: fails(put(msgspec.structs.replace(calmer, faults=kept)))
    )
    return put(msgspec.structs.replace(calmer, faults=faults))
