"""What each agency's complaints were about of late: learned by the server, asked by a desk that
returns one. Counts of words and categories only; no text of a complaint and no person travels.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

import msgspec

REMITS: Final = "remits"
"""Kind of the reference data."""
ALL: Final = "all"
PARTS: Final = 8
"""Counts are in eighths of a complaint: an old one counts for less than a new one."""

_WORD: Final = re.compile(r"[^\W\d_]{3,}")


class Remit(msgspec.Struct, frozen=True, array_like=True):
    """One agency's. `categories` and `words`: (index, count); counts in `PARTS`."""

    held: int
    categories: tuple[tuple[int, int], ...] = ()
    words: tuple[tuple[int, int], ...] = ()
    returned: tuple[tuple[str, int, int], ...] = ()
    """(Agency that returned, index of the category, count): complaints that it holds since."""


class RemitsRef(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Content of a `Ref` of kind `remits`. `agencies` by id."""

    words: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    agencies: dict[str, Remit] = {}


def terms(text: str) -> list[str]:
    """Words of three letters and more, without accents and capitals, in their order."""
    if text.isascii():
        return _WORD.findall(text.lower())
    plain = unicodedata.normalize("NFKD", text).casefold()
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _WORD.findall(bare)
