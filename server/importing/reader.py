"""The one way in: open a file whatever its suffix says, and read its records."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import tzinfo
from pathlib import Path
from types import TracebackType
from typing import Protocol

from .laporan_ringkas import TableSource
from .native import NativeSource
from .records import (
    ExportInfo,
    FileProblem,
    ImportedComplaint,
    Item,
    NotAnExport,
    Problem,
    RowRefused,
    Source,
    content_digest,
)
from .tables import CsvTable, Table, XlsxTable
from .values import zone_of

_HEAD = 4096
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_SEARCH = 1024**2


class _Opened(Protocol):
    @property
    def info(self) -> ExportInfo: ...
    @property
    def position(self) -> tuple[int, int | None]: ...
    def items(self) -> Iterator[Item]: ...
    def close(self) -> None: ...


class ExportReader:
    """An opened export: iterate it once; use it as a context manager to let go of the file.

    An id that comes twice with the same content is counted in ``repeated`` and not delivered
    again; with other content it is refused, so that reading a file twice changes nothing.
    """

    def __init__(self, opened: _Opened) -> None:
        self._opened = opened
        self.info = opened.info
        self.repeated = 0

    @property
    def position(self) -> tuple[int, int | None]:
        """(done, total or None) in rows of a workbook or bytes of a text file: for progress."""
        return self._opened.position

    def __iter__(self) -> Iterator[Item]:
        """Records and refusals in file order. Raises ExportDamaged if the file breaks off."""
        seen: dict[tuple[str, str], bytes] = {}
        for item in self._opened.items():
            if not isinstance(item, ImportedComplaint):
                yield item
                continue
            key, digest = (item.source, item.tracking_id), content_digest(item)
            first = seen.get(key)
            if first is None:
                seen[key] = digest
                yield item
            elif first == digest:
                self.repeated += 1
            else:
                yield RowRefused(
                    row=item.row,
                    tracking_id=item.tracking_id,
                    reason=Problem.REPEATED_ID_DIFFERS,
                )

    def close(self) -> None:
        """Let go of the file (Windows keeps an open file from being moved)."""
        self._opened.close()

    def __enter__(self) -> ExportReader:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def open_export(path: Path, *, source: Source = "sp4n", timezone: str = "UTC") -> ExportReader:
    """Open an export, chosen by its content.

    ``source`` names the system a table comes from (a native file says it itself); ``timezone`` is
    the zone of its dates: an IANA name, WIB, WITA, WIT or UTC. Raises NotAnExport, before any
    record, for whatever is no export, and UnknownTimezone.
    """
    zone = zone_of(timezone)
    head = _head(path)
    if head.startswith(b"PK\x03\x04"):
        return _table(XlsxTable(path), source, zone)
    if head.startswith(_OLE):
        raise NotAnExport(_ole_problem(path))
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if text.startswith(b"<"):
        raise NotAnExport(FileProblem.HTML)
    if text.startswith(b"{"):
        return ExportReader(NativeSource(path, source))
    return _table(CsvTable(path), source, zone)


def _table(table: Table, source: Source, zone: tzinfo) -> ExportReader:
    try:
        return ExportReader(TableSource(table, source, zone))
    except NotAnExport:
        table.close()
        raise


def _head(path: Path) -> bytes:
    if not path.is_file():
        raise NotAnExport(FileProblem.NOT_A_FILE)
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError as error:
        raise NotAnExport(FileProblem.NOT_A_FILE) from error
    if not head.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        raise NotAnExport(FileProblem.EMPTY)
    return head


def _ole_problem(path: Path) -> FileProblem:
    """A workbook with a password and an old .xls share their container; its directory differs."""
    mark = "EncryptedPackage".encode("utf-16-le")
    with path.open("rb") as file:
        start = file.read(_OLE_SEARCH)
        file.seek(max(0, path.stat().st_size - _OLE_SEARCH))
        found = mark in start or mark in file.read()
    return FileProblem.ENCRYPTED if found else FileProblem.OLD_EXCEL
