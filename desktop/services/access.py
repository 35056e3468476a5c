"""Catatan akses: who opened a hidden identity, when, and what for.

UU 27/2022 has public bodies account for who saw personal data. An opening is recorded before
anything is shown; what cannot be recorded is not shown. The record lies in the encrypted copy on
this PC, says nothing of the complaint but its number, and leaves it as CSV only by the officer's
hand.
"""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Literal

from desktop.domain.formats import Language
from desktop.domain.phrases import Phrase
from desktop.platform.files import convert_disk_errors, write_private
from desktop.services.cases import CaseService, OpenedCase
from desktop.storage.access_log import Access, AccessBook
from sync.ports import Clock

Purpose = Literal["screen", "paper", "command"]

OPEN_S: Final = 30
"""Seconds that an identity stays open on screen."""
REASON_LIMIT: Final = 200
PURPOSES: Final[dict[str, Phrase]] = {
    "screen": Phrase("Dibuka di layar", "Opened on screen"),
    "paper": Phrase("Dicetak atau disimpan sebagai PDF", "Printed or saved as PDF"),
    "command": Phrase("Dibuka lewat baris perintah", "Opened by command line"),
}
HEADINGS: Final = (
    Phrase("Waktu (UTC)", "Time (UTC)"),
    Phrase("Petugas", "Officer"),
    Phrase("Nomor laporan", "Complaint number"),
    Phrase("Kunci laporan", "Complaint key"),
    Phrase("Cara", "How"),
    Phrase("Keperluan", "What for"),
)


class AccessService:
    """Opens identities and lists who did."""

    def __init__(self, book: AccessBook, cases: CaseService, clock: Clock, officer: str) -> None:
        """`officer`: who works at this desk, as the certificate names them."""
        self._book = book
        self._cases = cases
        self._clock = clock
        self._officer = officer

    def open(self, key: str, purpose: Purpose, reason: str = "") -> OpenedCase:
        """Record, then give the complaint with who reported it. Raises `NoSuchItem`, and what a
        write raises: then nothing is shown."""
        case = self._cases.open(key, identity=True)
        row = case.complaint.row
        told = " ".join(reason.split())[:REASON_LIMIT]
        self._book.add(
            Access(self._clock.now(), self._officer, row.key, row.tracking_id, purpose, told)
        )
        return case

    def list(self) -> tuple[Access, ...]:
        """All openings, the latest first."""
        return self._book.list()

    def export(self, path: Path, language: Language) -> int:
        """Write them as CSV, oldest first; how many. Raises `DiskFull`, `DiskFailed`."""
        found = self._book.list()[::-1]
        out = io.StringIO()
        table = csv.writer(out, lineterminator="\r\n")
        table.writerow([heading.text(language) for heading in HEADINGS])
        for one in found:
            table.writerow([_cell(value) for value in _values(one, language)])
        with convert_disk_errors():
            # The mark tells spreadsheets that it is UTF-8.
            write_private(path, out.getvalue().encode("utf-8-sig"))
        return len(found)


def purpose_label(purpose: str, language: Language) -> str:
    """In what way it was opened; the code itself where a later program wrote it."""
    known = PURPOSES.get(purpose)
    return known.text(language) if known is not None else purpose


def utc_time(at: int) -> str:
    """As in 2026-11-06 09:12:05, UTC."""
    return datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%d %H:%M:%S")


def _values(one: Access, language: Language) -> tuple[str, ...]:
    how = purpose_label(one.purpose, language)
    return (utc_time(one.at), one.officer, one.tracking_id, one.complaint, how, one.reason)


def _cell(value: str) -> str:
    """What begins like a formula is words to a spreadsheet too."""
    return f"'{value}" if value[:1] in ("=", "+", "-", "@", "\t", "\r") else value
