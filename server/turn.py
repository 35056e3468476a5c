"""Whose turn a complaint is, derived from the verbatim status text.

Status texts vary by source and are kept as they came; letter case and spacing do not count. The
texts known here are those seen in SP4N-LAPOR! exports.
"""

from __future__ import annotations

from typing import Final

COORDINATOR: Final = "coordinator"
AGENCY: Final = "agency"
REPORTER: Final = "reporter"
NOBODY: Final = "nobody"

_BY_STATUS: Final = {
    "belum terverifikasi": COORDINATOR,
    "terdisposisi": AGENCY,
    "ditindaklanjuti oleh instansi": REPORTER,
    "ditanggapi oleh pelapor": AGENCY,
    "menunggu kelengkapan informasi": REPORTER,
    "tunda": REPORTER,
    "konten terblokir": NOBODY,
}
# The actor varies (Sistem, Admin, Pelapor), so the verb decides.
_CLOSED: Final = "ditutup"
_ARCHIVED: Final = frozenset({"diarsipkan", "arsip"})
_BY_EVENT: Final = {
    "disposition": AGENCY,
    "reply": AGENCY,
    "follow_up": REPORTER,
    "info_request": REPORTER,
    "return": COORDINATOR,
}


def is_closed(status: str) -> bool:
    """Whether the status says closed: "Ditutup oleh Sistem", "... Admin", "... Pelapor"."""
    return _words(status)[:1] == [_CLOSED]


def is_archived(status: str) -> bool:
    """Whether the status says archived: "Diarsipkan oleh ...", or "Arsip" for short."""
    words = _words(status)
    return bool(words) and words[0] in _ARCHIVED


def turn_of(status: str, *, disposed: bool, last_event: str | None) -> str:
    """`coordinator`, `agency`, `reporter` or `nobody`.

    `disposed`: an agency holds the complaint now. `last_event`: kind of the newest timeline
    entry that moved it. An unknown status is decided by `last_event`, and without a telling one
    by `disposed`. A turn of the agency falls to the coordinator while no agency holds it:
    otherwise nobody would see it.
    """
    if is_closed(status) or is_archived(status):
        return NOBODY
    turn = _BY_STATUS.get(" ".join(_words(status)))
    if turn is None:
        turn = _BY_EVENT.get(last_event or "", AGENCY)
    return COORDINATOR if turn == AGENCY and not disposed else turn


def _words(status: str) -> list[str]:
    return status.casefold().split()
