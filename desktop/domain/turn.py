"""Our own codes in words: whose turn, stage, result, classification."""

from __future__ import annotations

from typing import Final

from desktop.domain import words
from desktop.domain.formats import Language

CLASSIFICATIONS: Final = (
    "Pengaduan Berkadar Pengawasan",
    "Pengaduan Tidak Berkadar Pengawasan",
    "Permintaan Informasi",
    "Aspirasi",
)
"""The classifications of SP4N-LAPOR!, as the national system writes them."""

# A follow-up must have preceded these; an export says so only in its status.
_AFTER_FOLLOW_UP: Final = frozenset({"ditindaklanjuti oleh instansi", "ditanggapi oleh pelapor"})


def turn_label(turn: str, role: str, language: Language) -> str:
    """Whose turn it is, said to a user of that role.

    "Anda" is the side that reads it: the agency's people (`liaison`, `operator`) or the
    `coordinator`; a `monitor` acts on nothing and reads the agency's name for it. An unknown
    code says that it is not known.
    """
    side = {"coordinator": "coordinator", "monitor": None}.get(role, "agency")
    phrase = words.TURN_YOURS if turn == side else words.TURNS.get(turn, words.TURN_UNKNOWN)
    return phrase.text(language)


def stage_label(stage: str, language: Language) -> str:
    """Name of a deadline's stage; an unknown code is "Tenggat"."""
    return words.STAGES.get(stage, words.STAGE_UNKNOWN).text(language)


def result_label(result: str, language: Language) -> str:
    """Name of the status that a follow-up sets; empty when it sets none."""
    return words.RESULTS[result].text(language) if result in words.RESULTS else ""


def classification_label(classification: str, language: Language) -> str:
    """The classification in its official spelling; an unknown one as it came."""
    folded = " ".join(classification.casefold().split())
    for official in CLASSIFICATIONS:
        if official.casefold() == folded:
            return official
    return classification.strip() or words.UNCLASSIFIED.text(language)


def implies_follow_up(status: str) -> bool:
    """Whether the verbatim status says that the agency has followed up at least once.

    An export carries no follow-ups: without this, a reporter's reply would look like a case
    that still waits for its first one.
    """
    return " ".join(status.casefold().split()) in _AFTER_FOLLOW_UP
