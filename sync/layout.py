"""What both sides of a page laid out by field agree on: shapes, lists, and how numbers are written.

See `sync.columns`. Everything here is part of the protocol.
"""

from __future__ import annotations

from typing import Any, Final

from sync.wire import Change, Deleted, Entry, Gone, Part, Ref

MAX_COLUMNS: Final = 4096
_MAX_FIELDS: Final = 64
_MAX_NAMES: Final = 1024
"""Bytes of a shape's field names."""
_LISTED: Final = 4096
_LISTED_LENGTH: Final = 64

Shape = tuple[str, tuple[tuple[str, str], ...]]
"""Kind of change; (type, name) of each field of its content, in their order."""


class Unfit(ValueError):
    """A row that must travel as it is."""


class Memory:
    """What both sides remember of the pages so far. Serves one packer or one unpacker."""

    def __init__(self) -> None:
        self.columns: list[str] = []
        self.column_ids: dict[str, int] = {}
        self.shapes: list[Shape] = []
        self.shape_ids: dict[Shape, int] = {}
        self.places: dict[str, dict[str, int]] = {}
        self.listed: dict[str, list[str]] = {}
        self.complaint = ""
        self.number = 0
        self.time = 0

    def add_column(self, name: str) -> None:
        """Name a column for the first time."""
        if len(self.columns) >= MAX_COLUMNS:
            raise ValueError("columns")
        self.column_ids[name] = len(self.columns)
        self.columns.append(name)

    def add_shape(self, shape: Shape) -> None:
        """Declare a shape."""
        self.shape_ids[shape] = len(self.shapes)
        self.shapes.append(shape)

    def remember(self, column: str, value: str) -> None:
        """List a short string that a column had for the first time."""
        listed = self.listed.setdefault(column, [])
        if len(value) <= _LISTED_LENGTH and len(listed) < _LISTED:
            listed.append(value)
            self.places.setdefault(column, {})[value] = len(listed)


def kind_of(change: Change) -> str:
    """The kind of a change, as shapes name it."""
    match change:
        case Part():
            return f"p{change.part}"
        case Entry():
            return "e"
        case Gone():
            return "g"
        case Deleted():
            return "d"
        case Ref():
            return f"r{change.kind}"


def type_of(value: Any, own: str) -> str:
    """Type of a field: true, false, number, the own id, string, or other JSON."""
    match value:
        case bool():
            return "T" if value else "F"
        case int():
            return "i"
        case str():
            return "k" if own and value == own else "s"
        case _:
            return "j"


def read_shape(declared: str) -> Shape:
    """A shape as it was declared. Raises `Unfit` over its bounds."""
    kind, *fields = declared.split("\t")
    if not kind or len(fields) > _MAX_FIELDS or len(declared.encode()) > _MAX_NAMES:
        raise Unfit
    if "\0" in declared or not all(fields):
        raise Unfit
    return kind, tuple((field[0], field[1:]) for field in fields)


def order_of(name: str) -> tuple[int, str]:
    """Numbers first, then words; the long texts stand together at the end."""
    return (2 if name.endswith(".text.") else 1 if name.endswith(".") else 0, name)


def counts(key: str) -> bool:
    """Whether a complaint's id is a plain number, written as numbers are."""
    return key.isascii() and key.isdigit() and len(key) < 16 and str(int(key)) == key


def zigzag(n: int) -> int:
    """A signed number as one of 0 or more."""
    return n * 2 if n >= 0 else -n * 2 - 1


def unzigzag(n: int) -> int:
    """Undo `zigzag`."""
    return -(n + 1) // 2 if n & 1 else n // 2


def leb128(n: int) -> bytes:
    """A number of 0 or more, seven bits a byte, low ones first."""
    out = bytearray()
    while n >= 0x80:
        out.append(n & 0x7F | 0x80)
        n >>= 7
    out.append(n)
    return bytes(out)
