"""What of a complaint is handed to others: a short text for a colleague, a place on a map."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote

from desktop.domain.deadlines import Deadline
from desktop.domain.formats import Language, long_date
from desktop.domain.model import Complaint, ComplaintRow
from desktop.domain.phrases import Phrase
from desktop.domain.redact import plain, without_personal
from desktop.domain.turn import stage_label
from desktop.services.cases import OpenedCase
from desktop.services.words import MASKED

TITLE_LIMIT: Final = 160
_OSM: Final = "https://www.openstreetmap.org"
# Indonesia lies between 11° south and 6° north, 95° and 141° east.
_COORDINATES: Final = re.compile(r"(-?\d{1,2}[.]\d{3,})\s*[,;/ ]\s*(\d{2,3}[.]\d{3,})")
_SOUTH, _NORTH, _WEST, _EAST = -11.5, 6.5, 94.5, 141.5

_HEAD: Final = Phrase("Laporan #{number}", "Complaint #{number}")
_PLACE: Final = Phrase("Lokasi: {place}", "Place: {place}")
_DUE: Final = Phrase("Tenggat: {due} ({left})", "Deadline: {due} ({left})")
_NO_DUE: Final = Phrase("Tanpa tenggat berjalan", "No deadline is running")
_STAGE: Final = Phrase("Tahap: {stage}", "Stage: {stage}")


def short_text(case: OpenedCase, language: Language) -> str:
    """A few lines for a colleague: number, category, what, public place, deadline.

    Nothing of the reporter and none of the reporter's words but the title, less what is personal
    in it; of a secret complaint not even that, nor the place.
    """
    complaint, row = case.complaint, case.complaint.row
    title = MASKED.text(language) if row.secret else public_title(complaint)
    place = (
        "" if row.secret else ", ".join(p for p in (row.village, row.district, row.regency) if p)
    )
    lines = [
        " · ".join(p for p in (_HEAD.text(language, number=row.tracking_id), row.category) if p),
        title,
        _PLACE.text(language, place=place) if place else "",
        *_due(case.next_deadline, language),
    ]
    return "\n".join(line for line in lines if line)


def public_title(complaint: Complaint) -> str:
    """The title in one line, without personal data, cut where it is long."""
    names = (complaint.reporter,) if complaint.reporter else ()
    title = " ".join(without_personal(complaint.row.title, names).split())
    return title if len(title) <= TITLE_LIMIT else f"{title[:TITLE_LIMIT].rstrip()}…"


def map_link(case: OpenedCase) -> str:
    """Where OpenStreetMap shows the place: by coordinates that the reporter wrote, else by the
    names of village and district; empty where neither is known. Of a secret complaint only the
    names go out."""
    row = case.complaint.row
    found = None if row.secret else coordinates(f"{row.title}\n{case.complaint.text}")
    if found is not None:
        latitude, longitude = found
        return f"{_OSM}/?mlat={latitude}&mlon={longitude}#map=17/{latitude}/{longitude}"
    place = _place(row, case.complaint.province)
    return f"{_OSM}/search?query={quote(place)}" if place else ""


def coordinates(text: str) -> tuple[float, float] | None:
    """The first pair (latitude, longitude) in a text that lies in Indonesia."""
    for match in _COORDINATES.finditer(plain(text)):
        latitude, longitude = float(match.group(1)), float(match.group(2))
        if _SOUTH < latitude < _NORTH and _WEST < longitude < _EAST:
            return latitude, longitude
    return None


def _place(row: ComplaintRow, province: str) -> str:
    near = [part for part in (row.village, row.district) if part.strip()]
    far = [part for part in (row.regency, province) if part.strip()]
    return ", ".join([*near, *far]) if near or row.regency.strip() else ""


def _due(deadline: Deadline | None, language: Language) -> list[str]:
    if deadline is None:
        return [_NO_DUE.text(language)]
    due = long_date(deadline.due, language)
    return [
        _DUE.text(language, due=due, left=deadline.label(language)),
        _STAGE.text(language, stage=stage_label(deadline.stage, language)),
    ]
