"""Indonesian words for our own codes: whose turn, stage, deadline state, result, classification.

Only codes that the product derives are worded here. A status text belongs to the server and is
shown as it came.
"""

from __future__ import annotations

from typing import Final

CLASSIFICATIONS: Final = (
    "Pengaduan Berkadar Pengawasan",
    "Pengaduan Tidak Berkadar Pengawasan",
    "Permintaan Informasi",
    "Aspirasi",
)
"""The classifications of SP4N-LAPOR!, as the national system writes them."""

_TURNS: Final = {
    "coordinator": "Giliran koordinator",
    "agency": "Giliran Anda",
    "reporter": "Menunggu pelapor",
    "nobody": "Selesai",
}
_TURNS_OF_COORDINATOR: Final = {**_TURNS, "coordinator": "Giliran Anda"}
_STAGES: Final = {
    "verification": "Verifikasi",
    "first_follow_up": "Tindak lanjut pertama",
    "completion": "Penyelesaian",
    "self_closing": "Penutupan oleh sistem",
}
_STATES: Final = {
    "overdue": "Lewat tenggat",
    "today": "Tenggat hari ini",
    "soon": "Tenggat dekat",
    "ahead": "Tenggat masih jauh",
    "met": "Tenggat terpenuhi",
}
_RESULTS: Final = {"proses": "Dalam proses", "selesai": "Selesai"}
# A follow-up must have preceded these; an export says so only in its status.
_AFTER_FOLLOW_UP: Final = frozenset({"ditindaklanjuti oleh instansi", "ditanggapi oleh pelapor"})


def turn_label(turn: str, role: str = "liaison") -> str:
    """Whose turn it is, said to a user of that role.

    "Anda" is the side that reads it: the agency's people (`liaison`, `operator`) or the
    `coordinator`; a `monitor` acts on nothing and reads the agency's name for it. An unknown
    code says that it is not known.
    """
    words = _TURNS_OF_COORDINATOR if role == "coordinator" else _TURNS
    if turn == "agency" and role in {"coordinator", "monitor"}:
        return "Giliran instansi"
    return words.get(turn, "Giliran belum diketahui")


def stage_label(stage: str) -> str:
    """Name of a deadline's stage; an unknown code is "Tenggat"."""
    return _STAGES.get(stage, "Tenggat")


def state_label(state: str) -> str:
    """Name of a deadline's state, for filters and groups; an unknown code is "Tanpa tenggat"."""
    return _STATES.get(state, "Tanpa tenggat")


def result_label(result: str) -> str:
    """Name of the status that a follow-up sets; empty when it sets none."""
    return _RESULTS.get(result, "")


def classification_label(classification: str) -> str:
    """The classification in its official spelling; an unknown one as it came."""
    folded = " ".join(classification.casefold().split())
    for official in CLASSIFICATIONS:
        if official.casefold() == folded:
            return official
    return classification.strip() or "Tanpa klasifikasi"


def implies_follow_up(status: str) -> bool:
    """Whether the verbatim status says that the agency has followed up at least once.

    An export carries no follow-ups: without this, a reporter's reply would look like a case
    that still waits for its first one.
    """
    return " ".join(status.casefold().split()) in _AFTER_FOLLOW_UP
