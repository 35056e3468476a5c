"""Writers of the files an import meets: every test makes its own."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

import openpyxl
import pytest

Rows: TypeAlias = Sequence[Sequence[object]]
WriteTable: TypeAlias = Callable[[Rows], Path]
WriteText: TypeAlias = Callable[..., Path]

HEADER = (
    "Tracking ID",
    "Tanggal Laporan Masuk",
    "Waktu Laporan Masuk",
    "Judul Laporan",
    "Isi Laporan Awal",
)
ROW = ("9165816", "29 May 2023", "04:05:34", "Lampu jalan", "Lampu jalan padam sejak kemarin.")


@pytest.fixture
def xlsx(tmp_path: Path) -> WriteTable:
    """Write rows as a workbook, every string as text (also one that starts with `=`)."""

    def write(rows: Rows) -> Path:
        book = openpyxl.Workbook(write_only=True)
        sheet = book.create_sheet("Laporan Ringkas")
        for row in rows:
            sheet.append(list(row))
        path = tmp_path / "export.xlsx"
        book.save(path)
        return path

    return write


@pytest.fixture
def text_table(tmp_path: Path) -> WriteText:
    """Write rows as a text table with a separator and an encoding."""

    def write(rows: Rows, *, separator: str = ",", encoding: str = "utf-8") -> Path:
        text = io.StringIO(newline="")
        csv.writer(text, delimiter=separator).writerows(rows)
        path = tmp_path / "export.csv"
        path.write_bytes(text.getvalue().encode(encoding))
        return path

    return write
