"""Changes of one page laid out by field instead of by row, so that like stands beside like.

What travels is smaller; what comes out is the same changes with the very same content bytes, or
the row travels as it is. A page is its number of rows and its columns; every column is a run of
LEB128 numbers, or of strings that end in NUL:

- A row names its *shape*: the kind of change and the names and types of its content's fields,
  declared once per answer. `true`, `false` and "the complaint's own id" are part of the shape.
- Numbers and complaint ids are differences from the row before; times from the time before.
- A short string is its place in the list of those that its field had before; 0 and the string
  itself, the first time.
- An entry id that follows from its entry travels as a code (`content.derived_ids`).

Both sides keep shapes and lists for the length of one answer. Failure policy: `ValueError` for
whatever does not fit the bounds: rows, shapes, fields, listed strings and the bytes that come out.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import msgspec

from sync.content import canonical, derived_ids
from sync.layout import (
    Memory,
    Shape,
    Unfit,
    counts,
    kind_of,
    leb128,
    order_of,
    read_shape,
    type_of,
    unzigzag,
    zigzag,
)
from sync.wire import Change, Deleted, Entry, Gone, Part, Ref

MAX_ROWS: Final = 20_000
MAX_OUT: Final = 4 << 20
"""Bytes of content that one page may become."""
_MAX_SHAPES: Final = 1024
_INT: Final = 1 << 63
_A_TIME: Final = 1_000_000_000
_AFTER_THE_KEY: Final = 4
"""Code of an entry id that begins with its complaint's; 1 to 3 are `content.derived_ids`."""
_CHANGE: Final = msgspec.msgpack.Decoder(Change)
_BROKEN: Final = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError, LookupError)


class Packer:
    """Lays out the pages of one answer."""

    def __init__(self, memory: Memory | None = None) -> None:
        """`memory`: that of pages which the other side has too."""
        self._memory = memory or Memory()
        self._out: dict[str, bytearray] = {}

    def pack(self, changes: Sequence[Change]) -> bytes:
        """One page, `MAX_ROWS` rows at most."""
        self._out = {}
        for change in changes:
            self._row(change)
        packed = bytearray(leb128(len(changes)))
        for name, column in sorted(self._out.items(), key=lambda item: order_of(item[0])):
            place = self._memory.column_ids.get(name)
            if place is None:
                packed += leb128(len(self._memory.columns)) + name.encode() + b"\0"
                self._memory.add_column(name)
            else:
                packed += leb128(place)
            packed += leb128(len(column)) + column
        return bytes(packed)

    def _row(self, change: Change) -> None:
        try:
            fields = self._fields(change)
            shape = self._shape(change, fields)
        except Unfit:
            encoded = msgspec.msgpack.encode(change)
            self._number("shape", 0)
            self._number("size", len(encoded))
            self._column("raw").extend(encoded)
            return
        self._number("shape", self._memory.shape_ids[shape] + 1)
        self._head(change, fields)
        for kind, key in shape[1]:
            self._value(f"{shape[0]}.{key}", kind, fields[key])

    def _fields(self, change: Change) -> dict[str, Any]:
        """Content as fields, where the same bytes can be made of them again."""
        content = b"{}" if isinstance(change, Gone | Deleted) else change.content
        id_ = "" if isinstance(change, Part | Gone | Deleted) else change.id
        key = change.kind if isinstance(change, Ref) else change.complaint
        try:
            fields = msgspec.json.decode(content)
        except _BROKEN:
            raise Unfit from None
        if (
            not isinstance(fields, dict)
            or canonical(fields) != content
            or b"\\u0000" in content
            or "\0" in key + id_
            or len(content) > MAX_OUT // 2
            or any(isinstance(v, int) and not -_INT <= v < _INT for v in fields.values())
        ):
            raise Unfit
        return fields

    def _shape(self, change: Change, fields: dict[str, Any]) -> Shape:
        kind = kind_of(change)
        own = "" if isinstance(change, Ref) else change.complaint
        shape = (kind, tuple((type_of(value, own), key) for key, value in fields.items()))
        if shape not in self._memory.shape_ids:
            declared = "\t".join((kind, *(t + key for t, key in shape[1])))
            if len(self._memory.shapes) >= _MAX_SHAPES or read_shape(declared) != shape:
                raise Unfit
            self._string("shapes", declared)
            self._memory.add_shape(shape)
        return shape

    def _head(self, change: Change, fields: dict[str, Any]) -> None:
        if isinstance(change, Ref):
            self._string("ref", change.id)
        else:
            self._complaint(change.complaint)
        self._number("number", zigzag(change.number - self._memory.number))
        self._memory.number = change.number
        if isinstance(change, Entry):
            self._number("own", change.own + 1)
            self._entry_id(change, fields)

    def _entry_id(self, change: Entry, fields: dict[str, Any]) -> None:
        codes = derived_ids(change.complaint, fields)
        if change.id in codes:
            self._number("code", codes.index(change.id) + 1)
        elif change.complaint and change.id.startswith(change.complaint):
            self._number("code", _AFTER_THE_KEY)
            self._listed_string("after", change.id[len(change.complaint) :])
        else:
            self._number("code", 0)
            self._string("id", change.id)

    def _complaint(self, key: str) -> None:
        before, self._memory.complaint = self._memory.complaint, key
        if key == before:
            self._number("complaint", 0)
        elif counts(key):
            difference = int(key) - (int(before) if counts(before) else 0)
            self._number("complaint", zigzag(difference) + 2)
        else:
            self._number("complaint", 1)
            self._string("key", key)

    def _value(self, column: str, kind: str, value: Any) -> None:
        match kind:
            case "s":
                self._listed_string(column, value)
            case "i" if value > _A_TIME:
                self._number(column, zigzag(value - self._memory.time) * 2 + 1)
                self._memory.time = value
            case "i":
                self._number(column, zigzag(value) * 2)
            case "j":
                self._string(column, canonical(value).decode())

    def _listed_string(self, column: str, value: str) -> None:
        place = self._memory.places.get(column, {}).get(value, 0)
        self._number(column, place)
        if not place:
            self._string(f"{column}.", value)
            self._memory.remember(column, value)

    def _column(self, name: str) -> bytearray:
        return self._out.setdefault(name, bytearray())

    def _number(self, column: str, value: int) -> None:
        self._column(column).extend(leb128(value))

    def _string(self, column: str, value: str) -> None:
        self._column(column).extend(value.encode() + b"\0")


class Unpacker:
    """Undoes what a `Packer` did, page by page."""

    def __init__(self, memory: Memory | None = None) -> None:
        """`memory`: that of the packer's pages so far, or of none."""
        self._memory = memory or Memory()
        self._in: dict[str, _Column] = {}

    def unpack(self, packed: bytes) -> list[Change]:
        """The rows of one page. Raises `ValueError`."""
        page = _Column(packed)
        try:
            rows = page.number()
            if rows > MAX_ROWS:
                raise ValueError("rows")
            self._in = {}
            while not page.exhausted:
                place = page.number()
                if place == len(self._memory.columns):
                    self._memory.add_column(page.string())
                self._in[self._memory.columns[place]] = _Column(page.take(page.number()))
            changes: list[Change] = []
            out = 0
            for _ in range(rows):
                change, size = self._row()
                out += size
                if out > MAX_OUT:
                    raise ValueError("out")
                changes.append(change)
            return changes
        except _BROKEN as error:
            raise ValueError("page") from error

    def _row(self) -> tuple[Change, int]:
        place = self._number("shape")
        if not place:
            encoded = self._in["raw"].take(self._number("size"))
            change: Change = _CHANGE.decode(encoded)
            return change, len(encoded)
        if place == len(self._memory.shapes) + 1:
            if place > _MAX_SHAPES:
                raise ValueError("shapes")
            self._memory.add_shape(read_shape(self._string("shapes")))
        shape = self._memory.shapes[place - 1]
        kind = shape[0]
        key = self._string("ref") if kind[0] == "r" else self._complaint()
        self._memory.number += unzigzag(self._number("number"))
        number = self._memory.number
        own = self._number("own") - 1 if kind == "e" else -1
        code = self._number("code") if kind == "e" else 0
        id_ = self._entry_id(code, key) if kind == "e" else ""
        fields = {name: self._value(f"{kind}.{name}", t, key) for t, name in shape[1]}
        content = canonical(fields)
        size = len(content) + len(key) + len(id_)
        match kind[0]:
            case "p":
                return Part(key, int(kind[1:]), number, content), size
            case "e":
                if 0 < code < _AFTER_THE_KEY:
                    id_ = derived_ids(key, fields)[code - 1]
                return Entry(key, id_, number, content, own), size
            case "g":
                return Gone(key, number), size
            case "d":
                return Deleted(key, number), size
            case _:
                return Ref(kind[1:], key, number, content), size

    def _entry_id(self, code: int, key: str) -> str:
        if code == _AFTER_THE_KEY:
            return key + self._listed_string("after")
        if code > _AFTER_THE_KEY:
            raise ValueError("code")
        return "" if code else self._string("id")

    def _complaint(self) -> str:
        before, difference = self._memory.complaint, self._number("complaint")
        if difference == 1:
            self._memory.complaint = self._string("key")
        elif difference:
            base = int(before) if counts(before) else 0
            self._memory.complaint = str(base + unzigzag(difference - 2))
        return self._memory.complaint

    def _value(self, column: str, kind: str, key: str) -> Any:
        match kind:
            case "T" | "F":
                return kind == "T"
            case "k":
                return key
            case "s":
                return self._listed_string(column)
            case "i":
                value = self._number(column)
                if not value & 1:
                    return unzigzag(value >> 1)
                self._memory.time += unzigzag(value >> 1)
                return self._memory.time
            case _:
                return msgspec.json.decode(self._string(column))

    def _listed_string(self, column: str) -> str:
        place = self._number(column)
        if place:
            return self._memory.listed[column][place - 1]
        value = self._string(f"{column}.")
        self._memory.remember(column, value)
        return value

    def _number(self, column: str) -> int:
        return self._in[column].number()

    def _string(self, column: str) -> str:
        return self._in[column].string()


class _Column:
    """Reads a run of numbers, strings or bytes; LookupError past its end."""

    __slots__ = ("_at", "_data")

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    @property
    def exhausted(self) -> bool:
        return self._at >= len(self._data)

    def number(self) -> int:
        value = shift = 0
        while True:
            byte = self._data[self._at]
            self._at += 1
            value |= (byte & 0x7F) << shift
            if byte < 0x80:
                return value
            shift += 7
            if shift > 70:
                raise ValueError("number")

    def string(self) -> str:
        end = self._data.find(b"\0", self._at)
        if end < 0:
            raise IndexError("string")
        begin, self._at = self._at, end + 1
        return self._data[begin:end].decode()

    def take(self, size: int) -> bytes:
        if size > len(self._data) - self._at:
            raise IndexError("size")
        begin, self._at = self._at, self._at + size
        return self._data[begin : self._at]
