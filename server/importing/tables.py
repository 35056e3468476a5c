"""Rows of cells out of .xlsx and .csv files, streamed: a file of 100,000 rows stays bounded."""

from __future__ import annotations

import csv
import io
import itertools
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Literal, Protocol, TypeAlias
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from .records import ExportDamaged, FileProblem, NotAnExport, Problem, RowRefused

Row: TypeAlias = tuple[int, tuple[object, ...]]
PREAMBLE_ROWS = 200
"""The header must stand within so many rows."""

_MAX_UNPACKED = 2 * 1024**3
_MAX_SHARED_STRINGS = 256 * 1024**2
_MAX_RATIO = 250
_RATIO_FREE = 16 * 1024**2
_MAX_MEMBERS = 2_000
_MAX_COLUMNS = 128
_MAX_ROWS = 1_048_576
_MAX_LINE = 1024**2
_MAX_CELL = 131_072
_BATCH = 500
# What a hostile or damaged workbook makes the zip, XML and workbook layers raise
# (defusedxml's refusals are ValueErrors).
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    InvalidFileException,
    ParseError,
    OSError,
    EOFError,
    KeyError,
    IndexError,
    ValueError,
    TypeError,
    AttributeError,
    NotImplementedError,
    RuntimeError,
)


class Table(Protocol):
    """One opened sheet or text file."""

    @property
    def format(self) -> Literal["laporan-ringkas-xlsx", "laporan-ringkas-csv"]:
        """The name of the shape, as ExportInfo gives it."""

    @property
    def ragged(self) -> bool:
        """Whether a row may be shorter or longer than its header by accident."""

    @property
    def position(self) -> tuple[int, int | None]:
        """What is done and what there is, in rows or bytes."""

    def candidates(self) -> Iterator[Iterator[Row | RowRefused]]:
        """Ways to read the file (sheets, separators), each from its first row."""

    def close(self) -> None:
        """Let go of the file."""


class XlsxTable:
    """A workbook; raises NotAnExport if it is none, is encrypted, damaged or a bomb."""

    format: Literal["laporan-ringkas-xlsx"] = "laporan-ringkas-xlsx"
    ragged = False

    def __init__(self, path: Path) -> None:
        self._file = path.open("rb")
        try:
            _check_archive(self._file)
            self._file.seek(0)
            with warnings.catch_warnings():
                # openpyxl warns of styles and extensions that nobody reads here.
                warnings.simplefilter("ignore")
                self._book = openpyxl.load_workbook(self._file, read_only=True, keep_links=False)
        except _BROKEN as error:
            self._file.close()
            raise NotAnExport(FileProblem.DAMAGED) from error
        except NotAnExport:
            self._file.close()
            raise
        self._done = 0
        self._total: int | None = None

    @property
    def position(self) -> tuple[int, int | None]:
        return self._done, self._total

    def candidates(self) -> Iterator[Iterator[Row | RowRefused]]:
        for sheet in self._book.worksheets:
            size = sheet.max_row
            # Some writers state a wrong size; reading goes by what is there.
            sheet.reset_dimensions()
            self._done, self._total = 0, size if size and size > 1 else None
            rows = sheet.iter_rows(max_col=_MAX_COLUMNS, max_row=_MAX_ROWS, values_only=True)
            yield self._rows(iter(rows))

    def _rows(self, rows: Iterator[tuple[object, ...]]) -> Iterator[Row | RowRefused]:
        number = 0
        while True:
            try:
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore")
                    batch = list(itertools.islice(rows, _BATCH))
            except _BROKEN as error:
                raise ExportDamaged(number) from error
            if not batch:
                return
            for cells in batch:
                number += 1
                self._done = number
                # A far row number makes the library fill in up to a million empty rows.
                if cells.count(None) < len(cells):
                    yield number, cells

    def close(self) -> None:
        self._book.close()
        self._file.close()


def _check_archive(file: BinaryIO) -> None:
    """Sizes first (they bound what can be unpacked), then the checksums of every member."""
    with zipfile.ZipFile(file) as archive:
        members = archive.infolist()
        if any(member.flag_bits & 0x1 for member in members):
            raise NotAnExport(FileProblem.ENCRYPTED)
        if "xl/workbook.xml" not in archive.namelist():
            raise NotAnExport(FileProblem.NOT_A_WORKBOOK)
        unpacked = sum(member.file_size for member in members)
        bomb = (
            unpacked > _MAX_UNPACKED
            or len(members) > _MAX_MEMBERS
            or any(
                (m.file_size > _RATIO_FREE and m.file_size > _MAX_RATIO * max(m.compress_size, 1))
                or (m.filename.endswith("sharedStrings.xml") and m.file_size > _MAX_SHARED_STRINGS)
                for m in members
            )
        )
        if bomb:
            raise NotAnExport(FileProblem.TOO_LARGE_INSIDE)
        if archive.testzip() is not None:
            raise NotAnExport(FileProblem.DAMAGED)


class CsvTable:
    """A text table; raises NotAnExport if it is not text or mixes encodings."""

    format: Literal["laporan-ringkas-csv"] = "laporan-ringkas-csv"
    ragged = True

    def __init__(self, path: Path) -> None:
        self._encoding = _encoding_of(path)
        self._path = path
        self._total = path.stat().st_size
        self._open()

    def _open(self) -> None:
        self._file = self._path.open("rb")
        self._text = io.TextIOWrapper(self._file, encoding=self._encoding, newline="")

    @property
    def position(self) -> tuple[int, int | None]:
        return (self._total if self._file.closed else self._file.tell()), self._total

    def candidates(self) -> Iterator[Iterator[Row | RowRefused]]:
        for separator in ",;\t|":
            self._text.close()
            self._open()
            yield self._rows(self._text, separator)

    def _rows(self, text: io.TextIOWrapper, separator: str) -> Iterator[Row | RowRefused]:
        reader = csv.reader(_lines(text), delimiter=separator)
        while True:
            start = reader.line_num + 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error:
                # The reader starts afresh on the next line.
                yield RowRefused(row=start, reason=Problem.UNREADABLE_ROW)
                continue
            yield start, tuple(cells)

    def close(self) -> None:
        self._text.close()


def _lines(text: io.TextIOWrapper) -> Iterator[str]:
    """Lines of bounded length; an endless one is cut, so its row is refused as too long."""
    while line := text.readline(_MAX_LINE):
        if len(line) < _MAX_LINE or line.endswith(("\n", "\r")):
            yield line
            continue
        while (rest := text.readline(_MAX_LINE)) and not rest.endswith(("\n", "\r")):
            pass
        # One cell over the csv module's limit: it refuses the row and goes on.
        yield "x" * (_MAX_CELL + 1) + "\n"


def _encoding_of(path: Path) -> str:
    """utf-8-sig, cp1252 or utf-16; decided on the whole file, in pieces."""
    with path.open("rb") as file:
        head = file.read(4)
        if head[:2] in {b"\xff\xfe", b"\xfe\xff"}:
            candidates = ["utf-16"]
        else:
            candidates = ["utf-8-sig", "cp1252"]
        for encoding in candidates:
            file.seek(0)
            if _decodes(file, encoding):
                if encoding == "cp1252":
                    _refuse_mixture(file)
                return encoding
    raise NotAnExport(FileProblem.NOT_TEXT)


def _decodes(file: BinaryIO, encoding: str) -> bool:
    text = io.TextIOWrapper(file, encoding=encoding, newline="")
    try:
        while piece := text.read(_MAX_LINE):
            if "\x00" in piece:
                return False
    except UnicodeError:
        return False
    finally:
        text.detach()
    return True


def _refuse_mixture(file: BinaryIO) -> None:
    """UTF-8 with a few bad bytes is no cp1252: reading it so would garble every other letter."""
    file.seek(0)
    text = io.TextIOWrapper(file, encoding="utf-8", errors="replace", newline="")
    good = bad = 0
    while piece := text.read(_MAX_LINE):
        foreign = re.findall(r"[^\x00-\x7f]", piece)
        damaged = foreign.count("\ufffd")
        good, bad = good + len(foreign) - damaged, bad + damaged
    text.detach()
    if good > bad:
        raise NotAnExport(FileProblem.MIXED_ENCODING)
