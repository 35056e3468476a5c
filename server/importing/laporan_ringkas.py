"""Tables of complaints: SP4N-LAPOR!'s "Laporan Ringkas" and mapped files of other systems.

Failure policy: a file without a header is no export (NotAnExport while opening); a wrong row is
refused with its number and reason and the rest goes on; a file that breaks off raises
ExportDamaged after the rows that could be read.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from datetime import tzinfo
from typing import Any

from msgspec import UNSET

from sync.content import imported_id

from .columns import ColumnMap, Columns
from .records import (
    ExportDamaged,
    ExportInfo,
    FileProblem,
    ImportedComplaint,
    ImportedEntry,
    Item,
    NotAnExport,
    Problem,
    RowRefused,
    Source,
)
from .tables import PREAMBLE_ROWS, Row, Table
from .text import clean_line, line_or_none
from .values import (
    BadCell,
    cell_text,
    flags_of,
    generated_at_of,
    moment_of,
    number_line,
    text_of,
    tracking_id_of,
    yes_no,
)


def _line(value: object) -> str | None:
    return line_or_none(cell_text(value))


_LINES: dict[str, Callable[[object], str | None]] = {
    "title": _line,
    "classification": _line,
    "category_id": number_line,
    "category": _line,
    "channel": _line,
    "reporter_name": _line,
    "parent_agency": _line,
    "agency_external_id": number_line,
    "agency": _line,
    "status": _line,
    "hold_reason": _line,
    "province": _line,
    "regency": _line,
    "district": _line,
    "village": _line,
    "rating": number_line,
    "decree_number": _line,
    "decree_url": _line,
}
_FILLS = {
    "date": ("reported_at",),
    "text_final": ("text",),
    "flags": ("anonymous", "secret"),
    "answer": ("timeline",),
    "time": (),
    "answer_date": (),
    "tracking_id": (),
}
_PREAMBLE = {
    "judul laporan": "title",
    "nama instansi": "agency",
    "tanggal generate": "generated_at",
    "periode masuk": "period",
}


class _Refuse(Exception):
    """Internal: this row goes no further."""

    def __init__(self, reason: Problem) -> None:
        super().__init__(reason.value)
        self.reason = reason


class TableSource:
    """A table opened at its header; ``info`` is known, ``items`` streams the rows after it."""

    def __init__(self, table: Table, source: Source, zone: tzinfo) -> None:
        self._table = table
        self._source = source
        self._zone = zone
        try:
            preamble, self._columns, self._rows = self._find_header(ColumnMap(source))
        except ExportDamaged as error:
            raise NotAnExport(FileProblem.DAMAGED) from error
        self.info = self._describe(preamble)

    @property
    def position(self) -> tuple[int, int | None]:
        """Rows (workbook) or bytes (text) done, and the total if known."""
        return self._table.position

    def close(self) -> None:
        """Let go of the file."""
        self._table.close()

    def items(self) -> Iterator[Item]:
        """Every row after the header that is not blank."""
        for row in self._rows:
            if isinstance(row, RowRefused):
                yield row
            elif any(cell is not None and clean_line(cell_text(cell)) for cell in row[1]):
                yield self._record(*row)

    def _find_header(
        self, names: ColumnMap
    ) -> tuple[list[tuple[object, ...]], Columns, Iterator[Row | RowRefused]]:
        for rows in self._table.candidates():
            preamble: list[tuple[object, ...]] = []
            for row in itertools.islice(rows, PREAMBLE_ROWS):
                if isinstance(row, RowRefused):
                    continue
                columns = names.header(row[1])
                if columns is not None and len(columns.at) > 1:
                    return preamble, columns, rows
                preamble.append(row[1])
        raise NotAnExport(FileProblem.NO_HEADER)

    def _describe(self, preamble: list[tuple[object, ...]]) -> ExportInfo:
        known: dict[str, object] = {}
        for cells in preamble:
            filled = [cell for cell in cells if cell is not None and clean_line(cell_text(cell))]
            if not filled:
                continue
            label, _, rest = clean_line(cell_text(filled[0])).partition(":")
            field = _PREAMBLE.get(label.strip().casefold())
            values = [rest, *filled[1:]] if rest.strip() else filled[1:]
            if field and values:
                known.setdefault(field, values[0])
        fills = [name for field in self._columns.at for name in _FILLS.get(field, (field,))]
        return ExportInfo(
            format=self._table.format,
            generated_at=generated_at_of(known.get("generated_at"), self._zone),
            title=_line(known.get("title")),
            agency=_line(known.get("agency")),
            period=_line(known.get("period")),
            columns=tuple(dict.fromkeys(fills)),
            ignored_columns=self._columns.ignored,
        )

    def _record(self, number: int, cells: Sequence[object]) -> ImportedComplaint | RowRefused:
        tracking_id: str | None = None
        try:
            tracking_id = self._tracking_id(cells)
            self._check_width(cells)
            fields = self._fields(cells)
            timeline = self._timeline(tracking_id, cells, fields)
        except _Refuse as refusal:
            return RowRefused(row=number, tracking_id=tracking_id, reason=refusal.reason)
        return ImportedComplaint(
            source=self._source, tracking_id=tracking_id, row=number, timeline=timeline, **fields
        )

    def _cell(self, cells: Sequence[object], field: str) -> Any:
        """The cell's value, UNSET where the file has no such column (or the row ends before it)."""
        index = self._columns.at.get(field)
        return UNSET if index is None or index >= len(cells) else cells[index]

    def _tracking_id(self, cells: Sequence[object]) -> str:
        try:
            tracking_id = tracking_id_of(self._cell(cells, "tracking_id"), self._source)
        except BadCell:
            raise _Refuse(Problem.BAD_TRACKING_ID) from None
        if tracking_id is None:
            raise _Refuse(Problem.NO_TRACKING_ID)
        return tracking_id

    def _check_width(self, cells: Sequence[object]) -> None:
        if not self._table.ragged:
            return
        width = self._columns.width
        if any(clean_line(cell_text(cell)) for cell in cells[width:]):
            raise _Refuse(Problem.TOO_MANY_CELLS)
        # Excel leaves out empty cells at a row's end; a row that ends in its text may be cut.
        text_at = self._columns.at.get("text", self._columns.at.get("text_final", -1))
        if len(cells) < width and len(cells) <= text_at + 1:
            raise _Refuse(Problem.CUT_ROW)

    def _fields(self, cells: Sequence[object]) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        for field, read in _LINES.items():
            cell = self._cell(cells, field)
            if cell is not UNSET:
                fields[field] = read(cell)
        fields |= self._text(cells) | self._reported(cells) | self._flags(cells)
        return fields

    def _text(self, cells: Sequence[object]) -> dict[str, Any]:
        """ "Awal" is what the reporter wrote; "Akhir" only stands in where there is no Awal."""
        first, final = self._cell(cells, "text"), self._cell(cells, "text_final")
        if first is UNSET and final is UNSET:
            return {}
        text = "" if first is UNSET else text_of(first)
        if text:
            return {"text": text}
        text = "" if final is UNSET else text_of(final)
        if not text:
            raise _Refuse(Problem.NO_TEXT)
        return {"text": text, "text_from_final": True}

    def _reported(self, cells: Sequence[object]) -> dict[str, Any]:
        day, clock = self._cell(cells, "date"), self._cell(cells, "time")
        if day is UNSET:
            return {}
        moment = self._moment(day, None if clock is UNSET else clock)
        if moment is None:
            raise _Refuse(Problem.NO_DATE)
        return {"reported_at": moment[0], "reported_date_only": moment[1]}

    def _moment(self, day: object, clock: object) -> tuple[int, bool] | None:
        try:
            return moment_of(day, clock, self._zone)
        except BadCell:
            raise _Refuse(Problem.BAD_DATE) from None

    def _flags(self, cells: Sequence[object]) -> dict[str, bool]:
        flags: dict[str, bool] = {}
        both = self._cell(cells, "flags")
        if both is not UNSET:
            flags["anonymous"], flags["secret"] = flags_of(both)
        for name in ("anonymous", "secret"):
            own = self._cell(cells, name)
            if own is not UNSET:
                try:
                    flags[name] = yes_no(own) or flags.get(name, False)
                except BadCell:
                    raise _Refuse(Problem.BAD_FLAG) from None
        return flags

    def _timeline(self, tracking_id: str, cells: Sequence[object], fields: dict[str, Any]) -> Any:
        """A mapped file's answer is one follow-up; without a date it stands at the report's."""
        answer = self._cell(cells, "answer")
        if answer is UNSET:
            return UNSET
        text = text_of(answer)
        if not text or text == "-":
            return ()
        day = self._cell(cells, "answer_date")
        moment = None if day is UNSET else self._moment(day, None)
        at = moment[0] if moment else fields.get("reported_at", UNSET)
        if at is UNSET:
            raise _Refuse(Problem.NO_DATE)
        entry = ImportedEntry(
            id=imported_id(self._source, tracking_id, "follow_up", at, text),
            kind="follow_up",
            at=at,
            text=text,
            agency=fields.get("agency"),
        )
        return (entry,)
