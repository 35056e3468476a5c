"""Writes an office's complaints to files, row by row, so that memory does not grow with them.

Each writer goes through the office once. An OSError (no space, no such folder) passes through.
"""

import csv
import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from .generator import PracticeOffice
from .types import Complaint
from .typing_habits import broken_capitals

COLUMNS = (
    "Tracking ID",
    "Tanggal Laporan Masuk",
    "Waktu Laporan Masuk",
    "Klasifikasi Laporan",
    "ID Kategori",
    "Kategori",
    "Judul Laporan",
    "Isi Laporan Awal",
    "Isi Laporan Akhir",
    "Tipe Laporan (Anonim/Rahasia)",
    "Sumber Laporan",
    "Instansi Induk",
    "Instansi Terdisposisi",
    "Status Laporan",
    "Alasan Tunda/Arsip",
    "Provinsi",
    "Kota/Kabupaten",
)

# Spelled out: strftime("%b") would follow the computer's language.
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_EXPORT_DAYS = 450


def native_lines(office: PracticeOffice) -> Iterator[str]:
    """The native format, line by line without line ends: header, agencies, complaints."""
    header = {
        "type": "header",
        "schema": "penghubung-native/1",
        "generated_at": office.generated_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "source": "sp4n",
    }
    yield _json(header)
    for agency in office.agencies:
        yield _json({"type": "agency", **agency})
    for complaint in office:
        yield _json({"type": "complaint", **complaint})


def write_native(path: Path, office: PracticeOffice) -> None:
    """Write the native .jsonl (UTF-8, one object a line)."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{line}\n" for line in native_lines(office))


def write_laporan_ringkas_xlsx(path: Path, office: PracticeOffice) -> None:
    """Write a "Laporan Ringkas" workbook: merged preamble, header, one text row per complaint."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Laporan Ringkas")
    for number, (label, value) in enumerate(_preamble(office)):
        top = 1 + 2 * number
        for area in (f"A{top}:B{top + 1}", f"C{top}:C{top + 1}"):
            sheet.merged_cells.add(area)
        sheet.append([label, None, value])
        sheet.append([])
    sheet.append(COLUMNS)
    for complaint in office:
        sheet.append([_text_cell(sheet, value) for value in _row(complaint)])
    book.save(path)


def write_laporan_ringkas_csv(path: Path, office: PracticeOffice) -> None:
    """Write the same columns as .csv (UTF-8 with a mark, commas), without the preamble."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(COLUMNS)
        rows.writerows(_row(complaint) for complaint in office)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _preamble(office: PracticeOffice) -> tuple[tuple[str, str | None], ...]:
    first = office.today - dt.timedelta(days=_EXPORT_DAYS)
    return (
        ("Judul Laporan", "Laporan Ringkas"),
        ("Nama Instansi", office.vocabulary.one("government")),
        ("Tanggal Generate", office.today.isoformat()),
        ("Periode Masuk", f"({first.isoformat()}) - ({office.today.isoformat()})"),
        ("Pengelola", None),
    )


def _text_cell(sheet: Any, value: str) -> object:
    if not value.startswith("="):
        return value or None
    # openpyxl takes a leading "=" for a formula.
    cell = WriteOnlyCell(sheet, value=value)
    cell.data_type = "s"
    return cell


def _row(complaint: Complaint) -> list[str]:
    day, _, clock = complaint["reported_at"].rstrip("Z").partition("T")
    year, month, number = day.split("-")
    flags = (("Anonim", complaint["anonymous"]), ("Rahasia", complaint["secret"]))
    return [
        complaint["tracking_id"],
        f"{int(number)} {_MONTHS[int(month) - 1]} {year}",
        clock,
        complaint.get("classification", ""),
        complaint.get("category_id", ""),
        complaint.get("category", ""),
        complaint.get("title", ""),
        complaint["text"],
        broken_capitals(complaint["text"]),
        "|".join(name for name, flag in flags if flag),
        complaint["channel"],
        complaint["parent_agency"],
        complaint.get("agency", ""),
        complaint["status"],
        complaint.get("hold_reason", ""),
        complaint.get("province", ""),
        complaint.get("regency", ""),
    ]
