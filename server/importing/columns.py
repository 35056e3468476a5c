"""Which header names which field: the table is data (`columns.json`), this is its reading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from importlib.resources import files

import msgspec

from .records import Source
from .text import clean_line
from .values import cell_text

_NOT_WORD = re.compile(r"[\W_]+")
_LAYOUTS = {"sp4n": "laporan-ringkas", "laporwal": "laporan-ringkas", "sitanggap": "sitanggap"}
ID_HEADER = "Tracking ID"


def header_key(name: str) -> str:
    """A header without case, spaces and signs: `Kota / Kabupaten` is `kota/kabupaten`."""
    return _NOT_WORD.sub(" ", clean_line(name).casefold()).strip()


class Columns(msgspec.Struct, frozen=True):
    """Where each field stands: ``at`` field -> 0-based cell, ``width`` cells to the last header."""

    at: dict[str, int]
    width: int
    ignored: tuple[str, ...]


class ColumnMap:
    """The synonyms of one source's layout."""

    def __init__(self, source: Source) -> None:
        layouts = msgspec.json.decode(
            files(__package__).joinpath("columns.json").read_bytes(),
            type=dict[str, dict[str, list[str]]],
        )
        self._exact_id = _LAYOUTS[source] == "laporan-ringkas"
        self._fields = {
            header_key(name): field
            for field, names in layouts[_LAYOUTS[source]].items()
            for name in names
        }

    def header(self, cells: Sequence[object]) -> Columns | None:
        """The columns, if this row is the header, else None.

        A Laporan Ringkas header is the row whose first cell is exactly `Tracking ID`; a mapped
        file's is the first that names an id and two fields more.
        """
        names = [clean_line(cell_text(cell)) for cell in cells]
        if self._exact_id and (not names or names[0] != ID_HEADER):
            return None
        at: dict[str, int] = {}
        ignored: list[str] = []
        width = 0
        for index, name in enumerate(names):
            if not name:
                continue
            width = index + 1
            field = self._fields.get(header_key(name))
            if field is None or field in at:
                ignored.append(name)
            else:
                at[field] = index
        if not self._exact_id and ("tracking_id" not in at or len(at) < 3):
            return None
        return Columns(at=at, width=width, ignored=tuple(ignored))
