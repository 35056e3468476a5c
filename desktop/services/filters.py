"""Filters that the officer named: a list, a part of it, words and an order. They stay on this PC.

Kept in the encrypted file: the words may be a name. One of another version is left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import msgspec

from desktop.services.cases import ListSort
from desktop.services.faults import WorkRefused
from desktop.services.notices import marks as notices
from desktop.storage.local import Settings

MOST: Final = 12
NAME_MOST: Final = 40
_KEY: Final = "filters"


class SavedFilter(msgspec.Struct, frozen=True):
    """`page` and `part` as the window knows them; `words`: what is searched for."""

    name: str
    page: str
    part: str = "all"
    words: str = ""
    sort: ListSort = "deadline"


class FilterService:
    """Named filters of one desk, in the order in which they were named."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def list(self) -> tuple[SavedFilter, ...]:
        """All of them."""
        try:
            return msgspec.json.decode(self._settings.get(_KEY, "[]"), type=tuple[SavedFilter, ...])
        except msgspec.MsgspecError:
            return ()

    def save(self, one: SavedFilter) -> tuple[SavedFilter, ...]:
        """Keep one; of the same name it takes the place. Raises `WorkRefused` where the name is
        empty or there are too many."""
        one = msgspec.structs.replace(one, name=_name(one.name))
        found = list(self.list())
        at = next((n for n, held in enumerate(found) if held.name == one.name), len(found))
        if at == MOST:
            raise WorkRefused(notices.TOO_MANY_FILTERS.having(n=MOST), "filters")
        found[at : at + 1] = [one]
        return self._store(found)

    def rename(self, old: str, new: str) -> tuple[SavedFilter, ...]:
        """Another name; one that had it goes. Raises `WorkRefused` where it is empty."""
        name = _name(new)
        return self._store(
            msgspec.structs.replace(one, name=name) if one.name == old else one
            for one in self.list()
            if one.name == old or one.name != name
        )

    def discard(self, name: str) -> tuple[SavedFilter, ...]:
        """Throw one away; `put_back` undoes it with what was before."""
        return self._store(one for one in self.list() if one.name != name)

    def put_back(self, before: tuple[SavedFilter, ...]) -> tuple[SavedFilter, ...]:
        """All as they were."""
        return self._store(before)

    def _store(self, found: Iterable[SavedFilter]) -> tuple[SavedFilter, ...]:
        made = tuple(found)
        self._settings.set(_KEY, msgspec.json.encode(made).decode())
        return made


def _name(text: str) -> str:
    name = " ".join(text.split())[:NAME_MOST]
    if not name:
        raise WorkRefused(notices.NO_NAME, "name")
    return name
