"""Places in a template: filled from the complaint, or left for the officer to fill.

A place is a word in braces. `{instansi}`, `{nomor}`, `{hari ini}` and `{pelapor}` are filled when
the template is put in; any other, as `{lokasi}` or `{tanggal}` of a visit, by the officer. A
reporter who is hidden, or not known, is "Bapak/Ibu": the name never comes out of a template.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

FILLED: Final = ("instansi", "nomor", "hari ini", "pelapor")
"""Names of the places that the complaint fills, in the order in which they are offered."""
NEUTRAL: Final = "Bapak/Ibu"

_PLACE: Final = re.compile(r"\{([^{}\n]{1,60})\}")
_LEFT: Final = re.compile(
    r"\{[^{}\n]{1,60}\}|\[(?:isi|tulis|sebutkan|tanggal|nama|lokasi|nomor)\b[^\]\n]{0,60}\]"
    r"|_{3,}|\.{4,}|…{2,}|(?<!\w)[xX]{3,10}(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class CaseWords:
    """What fills the places. `reporter`: empty where the name must not show."""

    agency: str
    number: str
    day: str
    reporter: str = ""


def fill(text: str, words: CaseWords) -> str:
    """A template with the places filled that the complaint can fill."""
    known = {
        "instansi": words.agency,
        "nomor": words.number,
        "hari ini": words.day,
        "pelapor": f"{NEUTRAL} {words.reporter}" if words.reporter else NEUTRAL,
    }

    def filled(match: re.Match[str]) -> str:
        return known.get(match[1].strip().casefold()) or match[0]

    return _PLACE.sub(filled, text)


def unfilled(text: str) -> tuple[tuple[int, int], ...]:
    """Places that still wait for words: (start, end) of each, in order."""
    return tuple(match.span() for match in _LEFT.finditer(text))
