"""The native format: one JSON object a line (`native.schema.json`), streamed.

Failure policy: the first line that is not empty must be an object of a known type, else the file
is no export; every later malformed line is refused with its number and the rest goes in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import msgspec
from msgspec import UNSET, Meta, UnsetType

from sync.content import imported_id

from .records import (
    EntryKind,
    ExportInfo,
    FileProblem,
    ImportedAgency,
    ImportedComplaint,
    ImportedEntry,
    Item,
    Line,
    NotAnExport,
    Problem,
    Result,
    RowRefused,
    Source,
)
from .text import clean_text, line_or_none
from .values import BadCell, is_iana_zone, tracking_id_of

SCHEMA = "penghubung-native/1"
MAX_LINE = 4 * 1024**2
"""Bytes of a line; a longer one is refused."""

_Instant = Annotated[datetime, Meta(tz=True)]
_Name = Annotated[str, Meta(min_length=1, max_length=500)]

_UNREADABLE = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)


class _Typed(msgspec.Struct, frozen=True):
    type: str


class _Header(msgspec.Struct, frozen=True):
    schema: str
    generated_at: _Instant | None = None
    source: Source | UnsetType = UNSET
    title: str | None = None
    agency: str | None = None
    period: str | None = None


class _Agency(msgspec.Struct, frozen=True):
    name: _Name
    external_id: Line = UNSET
    parent: Line = UNSET
    zone: Line = UNSET


class _Entry(msgspec.Struct, frozen=True):
    kind: EntryKind
    at: _Instant
    id: Annotated[str, Meta(min_length=1, max_length=100)] | None = None
    text: str | None = None
    agency: str | None = None
    result: Result | None = None
    secret: bool = False
    status: str | None = None


class _Reporter(msgspec.Struct, frozen=True):
    name: Line = UNSET


class _Complaint(msgspec.Struct, frozen=True):
    tracking_id: Annotated[str, Meta(min_length=1, max_length=64)]
    source: Source | UnsetType = UNSET
    title: Line = UNSET
    text: str | UnsetType = UNSET
    reported_at: _Instant | UnsetType = UNSET
    classification: Line = UNSET
    category_id: Line = UNSET
    category: Line = UNSET
    channel: Line = UNSET
    anonymous: bool | UnsetType = UNSET
    secret: bool | UnsetType = UNSET
    reporter: _Reporter | UnsetType | None = UNSET
    parent_agency: Line = UNSET
    agency_external_id: Line = UNSET
    agency: Line = UNSET
    status: Line = UNSET
    hold_reason: Line = UNSET
    province: Line = UNSET
    regency: Line = UNSET
    district: Line = UNSET
    village: Line = UNSET
    rating: Line = UNSET
    decree_number: Line = UNSET
    decree_url: Line = UNSET
    timeline: tuple[_Entry, ...] | UnsetType = UNSET


_LINES = (
    "title",
    "classification",
    "category_id",
    "category",
    "channel",
    "parent_agency",
    "agency_external_id",
    "agency",
    "status",
    "hold_reason",
    "province",
    "regency",
    "district",
    "village",
    "rating",
    "decree_number",
    "decree_url",
)
_COLUMNS = (
    *_LINES,
    "text",
    "reported_at",
    "anonymous",
    "secret",
    "reporter_name",
    "timeline",
)
_TYPES = ("header", "agency", "complaint")
# msgspec names the place of an error as `$.timeline[0].at`: names of ours, no content.
_PLACE = re.compile(r"at `\$\.?([A-Za-z0-9_.\[\]]*)`$")
_MISSING = re.compile(r"required field `([a-z_]+)`")


def _line(value: Line) -> Line:
    return value if value is UNSET or value is None else line_or_none(value)


def _seconds(moment: datetime) -> int:
    return int(moment.timestamp() // 1)


class NativeSource:
    """A native file opened at its first line; raises NotAnExport."""

    def __init__(self, path: Path, source: Source) -> None:
        self._source = source
        self._header = msgspec.json.Decoder(_Header)
        self._agency = msgspec.json.Decoder(_Agency)
        self._complaint = msgspec.json.Decoder(_Complaint)
        self._typed = msgspec.json.Decoder(_Typed)
        self._total = path.stat().st_size
        self._file = path.open("rb")
        self._number = 0
        try:
            self._first = self._next_line()
            self.info = self._open()
        except NotAnExport:
            self._file.close()
            raise

    @property
    def position(self) -> tuple[int, int | None]:
        """Bytes done and the file's size."""
        return (self._total if self._file.closed else self._file.tell()), self._total

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def items(self) -> Iterator[Item]:
        """Every line after the header."""
        line = self._first
        if isinstance(line, bytes) and self._type_of(line) == "header":
            line = self._next_line()
        while line is not None:
            yield line if isinstance(line, RowRefused) else self._item(line)
            line = self._next_line()

    def _next_line(self) -> bytes | RowRefused | None:
        """The next line that is not blank; an overlong one as a refusal; None at the end."""
        while raw := self._file.readline(MAX_LINE + 1):
            self._number += 1
            if len(raw) > MAX_LINE and not raw.endswith(b"\n"):
                while (rest := self._file.readline(MAX_LINE)) and not rest.endswith(b"\n"):
                    pass
                return RowRefused(row=self._number, reason=Problem.LINE_TOO_LONG)
            line = raw.strip().removeprefix(b"\xef\xbb\xbf")
            if line:
                return line
        return None

    def _type_of(self, line: bytes) -> str | None:
        try:
            return self._typed.decode(line).type
        except _UNREADABLE:
            return None

    def _open(self) -> ExportInfo:
        first = self._first
        if first is None:
            raise NotAnExport(FileProblem.EMPTY)
        kind = None if isinstance(first, RowRefused) else self._type_of(first)
        if isinstance(first, RowRefused) or kind not in _TYPES:
            raise NotAnExport(FileProblem.NO_HEADER)
        if kind != "header":
            return ExportInfo(format="native-jsonl", columns=_COLUMNS)
        try:
            header = self._header.decode(first)
        except _UNREADABLE as error:
            raise NotAnExport(FileProblem.BAD_HEADER) from error
        if header.schema != SCHEMA:
            raise NotAnExport(FileProblem.UNKNOWN_SCHEMA)
        if header.source is not UNSET:
            self._source = header.source
        return ExportInfo(
            format="native-jsonl",
            generated_at=None if header.generated_at is None else _seconds(header.generated_at),
            title=header.title,
            agency=header.agency,
            period=header.period,
            columns=_COLUMNS,
        )

    def _item(self, line: bytes) -> Item:
        number = self._number
        try:
            kind = self._typed.decode(line).type
        except _UNREADABLE:
            return RowRefused(row=number, reason=Problem.NOT_JSON)
        if kind == "header":
            return RowRefused(row=number, reason=Problem.HEADER_NOT_FIRST)
        if kind not in _TYPES:
            return RowRefused(row=number, reason=Problem.UNKNOWN_TYPE)
        try:
            if kind == "agency":
                return self._agency_item(self._agency.decode(line))
            return self._complaint_item(self._complaint.decode(line))
        except msgspec.ValidationError as error:
            return RowRefused(row=number, reason=Problem.BAD_FIELD, field=_field_of(str(error)))
        except _UNREADABLE:
            return RowRefused(row=number, reason=Problem.NOT_JSON)

    def _agency_item(self, line: _Agency) -> Item:
        name = line_or_none(line.name)
        if name is None:
            return RowRefused(row=self._number, reason=Problem.BAD_FIELD, field="name")
        if isinstance(line.zone, str) and not is_iana_zone(line.zone):
            return RowRefused(row=self._number, reason=Problem.BAD_ZONE, field="zone")
        return ImportedAgency(
            row=self._number,
            name=name,
            external_id=_line(line.external_id),
            parent=_line(line.parent),
            zone=line.zone,
        )

    def _complaint_item(self, line: _Complaint) -> Item:
        source: Source = self._source if line.source is UNSET else line.source
        try:
            tracking_id = tracking_id_of(line.tracking_id, source)
        except BadCell:
            return RowRefused(row=self._number, reason=Problem.BAD_TRACKING_ID)
        if tracking_id is None:
            return RowRefused(row=self._number, reason=Problem.NO_TRACKING_ID)
        fields: dict[str, Any] = {name: _line(getattr(line, name)) for name in _LINES}
        if line.text is not UNSET:
            fields["text"] = clean_text(line.text)
            if not fields["text"]:
                return RowRefused(row=self._number, tracking_id=tracking_id, reason=Problem.NO_TEXT)
        if line.reported_at is not UNSET:
            fields["reported_at"] = _seconds(line.reported_at)
        if line.reporter is None:
            fields["reporter_name"] = None
        elif line.reporter is not UNSET:
            fields["reporter_name"] = _line(line.reporter.name)
        if line.timeline is not UNSET:
            fields["timeline"] = tuple(
                _entry(source, tracking_id, entry) for entry in line.timeline
            )
        return ImportedComplaint(
            source=source,
            tracking_id=tracking_id,
            row=self._number,
            anonymous=line.anonymous,
            secret=line.secret,
            **fields,
        )


def _entry(source: Source, tracking_id: str, entry: _Entry) -> ImportedEntry:
    text = (clean_text(entry.text) or None) if entry.text else None
    at = _seconds(entry.at)
    return ImportedEntry(
        id=entry.id or imported_id(source, tracking_id, entry.kind, at, text),
        kind=entry.kind,
        at=at,
        text=text,
        agency=line_or_none(entry.agency or ""),
        result=entry.result,
        secret=entry.secret,
        status=line_or_none(entry.status or ""),
    )


def _field_of(message: str) -> str | None:
    """The field msgspec complains of, by its place in the message; never a value."""
    missing = _MISSING.search(message)
    place = _PLACE.search(message)
    parts = [part for part in (place[1] if place else "", missing[1] if missing else "") if part]
    return ".".join(parts) or None
