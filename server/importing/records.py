"""What a file says, row by row: normalised records, refusals, and what is known of the file.

Three states of a field: ``UNSET`` (this file has no such column or key), ``None`` (the column is
there, the cell is empty), or a value. The difference decides what a merge may change.
"""

from __future__ import annotations

import hashlib
from enum import StrEnum
from typing import Literal, TypeAlias

import msgspec
from msgspec import UNSET, UnsetType

Source: TypeAlias = Literal["sp4n", "laporwal", "sitanggap"]
EntryKind: TypeAlias = Literal[
    "disposition", "follow_up", "reply", "info_request", "status", "note", "system"
]
Result: TypeAlias = Literal["proses", "selesai"]
Line: TypeAlias = str | UnsetType | None
Flag: TypeAlias = bool | UnsetType
Moment: TypeAlias = int | UnsetType

SOURCES: tuple[Source, ...] = ("sp4n", "laporwal", "sitanggap")


class Problem(StrEnum):
    """Why one row was refused; the rest of the file goes in."""

    NO_TRACKING_ID = "no_tracking_id"
    BAD_TRACKING_ID = "bad_tracking_id"
    NO_DATE = "no_date"
    BAD_DATE = "bad_date"
    NO_TEXT = "no_text"
    BAD_FLAG = "bad_flag"
    CUT_ROW = "cut_row"
    TOO_MANY_CELLS = "too_many_cells"
    UNREADABLE_ROW = "unreadable_row"
    REPEATED_ID_DIFFERS = "repeated_id_differs"
    NOT_JSON = "not_json"
    LINE_TOO_LONG = "line_too_long"
    UNKNOWN_TYPE = "unknown_type"
    BAD_FIELD = "bad_field"
    BAD_ZONE = "bad_zone"
    HEADER_NOT_FIRST = "header_not_first"


_SENTENCES: dict[Problem, str] = {
    Problem.NO_TRACKING_ID: "The row has no tracking id.",
    Problem.BAD_TRACKING_ID: "The tracking id is not a number of this source.",
    Problem.NO_DATE: "The row has no date of report.",
    Problem.BAD_DATE: "The date or time of the row is in no known spelling.",
    Problem.NO_TEXT: "The row has no complaint text.",
    Problem.BAD_FLAG: "A yes/no cell holds neither yes nor no.",
    Problem.CUT_ROW: "The row stops at or before its text: it may be cut.",
    Problem.TOO_MANY_CELLS: "The row has more cells than the header: a separator is not quoted.",
    Problem.UNREADABLE_ROW: "The row cannot be read: a cell is too long or a quote is not closed.",
    Problem.REPEATED_ID_DIFFERS: "The id came earlier in this file with other content; "
    "the first row was taken.",
    Problem.NOT_JSON: "The line is not a JSON object.",
    Problem.LINE_TOO_LONG: "The line is longer than the limit.",
    Problem.UNKNOWN_TYPE: "The line has a type this program does not know.",
    Problem.BAD_FIELD: "A field is missing or has a wrong type or value.",
    Problem.BAD_ZONE: "The time zone is not a known IANA name.",
    Problem.HEADER_NOT_FIRST: "A header stands after the first line.",
}


class RowRefused(msgspec.Struct, frozen=True, kw_only=True):
    """One row or line that did not go in; never quotes the row. ``row`` is 1-based."""

    row: int
    reason: Problem
    tracking_id: str | None = None
    field: str | None = None

    @property
    def sentence(self) -> str:
        """The reason in plain English, with the field's own name where one is at fault."""
        text = _SENTENCES[self.reason]
        return f"{text} Field: {self.field}." if self.field else text


class FileProblem(StrEnum):
    """Why a whole file was not taken."""

    NOT_A_FILE = "not_a_file"
    EMPTY = "empty"
    HTML = "html"
    ENCRYPTED = "encrypted"
    OLD_EXCEL = "old_excel"
    NOT_A_WORKBOOK = "not_a_workbook"
    TOO_LARGE_INSIDE = "too_large_inside"
    DAMAGED = "damaged"
    NOT_TEXT = "not_text"
    MIXED_ENCODING = "mixed_encoding"
    NO_HEADER = "no_header"
    BAD_HEADER = "bad_header"
    UNKNOWN_SCHEMA = "unknown_schema"


_FILE_SENTENCES: dict[FileProblem, str] = {
    FileProblem.NOT_A_FILE: "The path is not a readable file.",
    FileProblem.EMPTY: "The file is empty.",
    FileProblem.HTML: "The file is a web page: download the export again, signed in.",
    FileProblem.ENCRYPTED: "The file has a password: save it without one.",
    FileProblem.OLD_EXCEL: "The file is an old .xls workbook: save it as .xlsx.",
    FileProblem.NOT_A_WORKBOOK: "The file is a zip archive, but no .xlsx workbook.",
    FileProblem.TOO_LARGE_INSIDE: "The workbook unpacks to more than an export ever holds.",
    FileProblem.DAMAGED: "The file is damaged: download it again.",
    FileProblem.NOT_TEXT: "The file is neither a workbook nor text.",
    FileProblem.MIXED_ENCODING: "The file mixes two text encodings: export it again as UTF-8.",
    FileProblem.NO_HEADER: "No header row was found in the first rows.",
    FileProblem.BAD_HEADER: "The header line has a missing or wrong field.",
    FileProblem.UNKNOWN_SCHEMA: "The file's schema version is not known to this program.",
}


class NotAnExport(Exception):
    """The file is no export; raised while opening, before any record."""

    def __init__(self, problem: FileProblem) -> None:
        super().__init__(f"{problem.value}: {_FILE_SENTENCES[problem]}")
        self.problem = problem


class ExportDamaged(Exception):
    """The file broke off while it was read; rows up to ``row`` (1-based) were delivered."""

    def __init__(self, row: int) -> None:
        super().__init__(f"The file cannot be read after row {row}: download it again.")
        self.row = row


class ImportedEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One timeline item; ``at`` in unix seconds UTC, ``agency`` by name."""

    id: str
    kind: EntryKind
    at: int
    text: str | None = None
    agency: str | None = None
    result: Result | None = None
    secret: bool = False
    status: str | None = None


class ImportedComplaint(msgspec.Struct, frozen=True, kw_only=True):
    """One complaint as one row tells it; times in unix seconds UTC, ``row`` 1-based.

    ``reported_date_only``: the file gave a day without a time, ``reported_at`` is its midnight.
    ``text_from_final``: only "Isi Laporan Akhir" was there, whose capitals are often broken.
    """

    source: Source
    tracking_id: str
    row: int
    title: Line = UNSET
    text: str | UnsetType = UNSET
    reported_at: Moment = UNSET
    reported_date_only: bool = False
    text_from_final: bool = False
    classification: Line = UNSET
    category_id: Line = UNSET
    category: Line = UNSET
    channel: Line = UNSET
    anonymous: Flag = UNSET
    secret: Flag = UNSET
    reporter_name: Line = UNSET
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
    timeline: tuple[ImportedEntry, ...] | UnsetType = UNSET


class ImportedAgency(msgspec.Struct, frozen=True, kw_only=True):
    """One agency of a native file; ``zone`` is an IANA name."""

    row: int
    name: str
    external_id: Line = UNSET
    parent: Line = UNSET
    zone: Line = UNSET


Item: TypeAlias = ImportedAgency | ImportedComplaint | RowRefused


class ExportInfo(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a file before its rows are read.

    ``generated_at`` is unix seconds UTC, None if the file does not say. ``columns`` are the record
    fields this file can fill, ``ignored_columns`` the headers nobody reads.
    """

    format: Literal["laporan-ringkas-xlsx", "laporan-ringkas-csv", "native-jsonl"]
    generated_at: int | None = None
    title: str | None = None
    agency: str | None = None
    period: str | None = None
    columns: tuple[str, ...] = ()
    ignored_columns: tuple[str, ...] = ()


def content_digest(record: ImportedComplaint) -> bytes:
    """16 bytes over everything but the row number, to tell an exact repeat from a differing one."""
    encoded = msgspec.json.encode(msgspec.structs.replace(record, row=0))
    return hashlib.blake2b(encoded, digest_size=16).digest()
