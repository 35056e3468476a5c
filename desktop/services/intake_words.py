"""Why a file or a row of an export does not go in, in the officer's words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from desktop.domain.phrases import Phrase

FILES: Final[Mapping[str, Phrase]] = {
    "not_a_file": Phrase("Berkas itu tidak dapat dibuka.", "That file cannot be opened."),
    "empty": Phrase("Berkas itu kosong.", "That file is empty."),
    "html": Phrase(
        "Berkas itu halaman web, biasanya halaman masuk.",
        "That file is a web page, usually a sign-in page that was downloaded.",
    ),
    "encrypted": Phrase("Berkas itu memakai kata sandi.", "That file has a password."),
    "old_excel": Phrase(
        "Berkas itu buku kerja Excel lama (.xls); simpan dahulu sebagai .xlsx.",
        "That file is an old Excel workbook (.xls); save it as .xlsx first.",
    ),
    "not_a_workbook": Phrase(
        "Berkas itu arsip zip, bukan ekspor Laporan Ringkas.",
        "That file is a zip archive, no export.",
    ),
    "too_large_inside": Phrase(
        "Isi berkas itu jauh lebih besar daripada sebuah ekspor.",
        "That file holds far more than an export does.",
    ),
    "damaged": Phrase("Berkas itu rusak atau belum utuh.", "That file is damaged or not whole."),
    "not_text": Phrase("Berkas itu bukan ekspor Laporan Ringkas.", "That file is no export."),
    "mixed_encoding": Phrase(
        "Huruf di dalam berkas itu rusak.", "The letters inside that file are broken."
    ),
    "no_header": Phrase(
        "Di dalam berkas itu tidak ada kolom Tracking ID.",
        "That file has no column Tracking ID.",
    ),
    "bad_header": Phrase(
        "Baris judul kolom di dalam berkas itu rusak.", "The heading of that file is broken."
    ),
    "unknown_schema": Phrase(
        "Berkas itu dari versi yang lebih baru daripada program ini.",
        "That file is of a newer version than this program.",
    ),
    "breaks_off": Phrase(
        "Berkas itu terputus di tengah.", "That file breaks off half way through."
    ),
}
NO_EXPORT: Final = Phrase("Berkas itu tidak dapat dibaca.", "That file cannot be read.")

ROWS: Final[Mapping[str, Phrase]] = {
    "no_tracking_id": Phrase("tanpa Tracking ID", "without a tracking id"),
    "bad_tracking_id": Phrase("Tracking ID bukan angka", "the tracking id is no number"),
    "no_date": Phrase("tanpa tanggal masuk", "without a date"),
    "bad_date": Phrase("tanggalnya tidak terbaca", "its date cannot be read"),
    "no_text": Phrase("tanpa isi laporan", "without a text"),
    "bad_flag": Phrase("tipe laporan tidak dikenal", "its type is not known"),
    "cut_row": Phrase("barisnya terpotong", "the row is cut"),
    "too_many_cells": Phrase("selnya terlalu banyak", "it has too many cells"),
    "unreadable_row": Phrase("barisnya tidak terbaca", "the row cannot be read"),
    "repeated_id_differs": Phrase(
        "nomor yang sama sudah ada di atas dengan isi lain",
        "the same number stands above with another content",
    ),
}
OTHER: Final = Phrase("tidak dapat dibaca", "cannot be read")


def row_reason(reason: str) -> Phrase:
    """Why a row does not go in."""
    return ROWS.get(reason, OTHER)
