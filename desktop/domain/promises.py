"""Dates that an answer promises, as an Indonesian official writes them.

Found are dates named ("paling lambat 12 Desember 2026", "tanggal 12/12/2026", "akhir bulan ini")
and stretches of time ("dalam 3 hari kerja", "dua minggu ke depan"), where the sentence speaks of
what is to come. A date that has passed is no promise. Working days are counted by the desk's
calendar, day one being the first working day after today, as deadlines are.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from desktop.domain.calendar import WorkCalendar

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            ("januari", "jan"),
            ("februari", "pebruari", "feb"),
            ("maret", "mar"),
            ("april", "apr"),
            ("mei",),
            ("juni", "jun"),
            ("juli", "jul"),
            ("agustus", "agu", "agt"),
            ("september", "sep", "sept"),
            ("oktober", "okt"),
            ("november", "nopember", "nov"),
            ("desember", "des"),
        ),
        1,
    )
    for name in names
}
_NUMERALS: Final = "satu dua tiga empat lima enam tujuh delapan sembilan sepuluh"
_COUNTS: Final = {word: number for number, word in enumerate(_NUMERALS.split(), 1)}
_DAYS: Final = {
    word: number
    for number, words in enumerate(
        (
            ("senin",),
            ("selasa",),
            ("rabu",),
            ("kamis",),
            ("jumat", "jum'at"),
            ("sabtu",),
            ("minggu",),
        )
    )
    for word in words
}
_MONTH: Final = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY: Final = "|".join(_DAYS)
_NUMBER: Final = "|".join((r"\d{1,3}", *_COUNTS))
_LEAD: Final = (
    r"(?:paling lambat|paling lama|selambat-?lambatnya|selama-?lamanya|dalam waktu"
    r"|dalam kurun waktu|dalam|maksimal|sebelum|hingga|sampai dengan|pada|tanggal|hari|mulai)"
)
_TIME: Final = re.compile(
    rf"(?P<lead>(?:\b{_LEAD}\s+)*)(?:"
    rf"(?:(?:{_DAY})\s*,?\s*)?(?:tanggal\s+)?(?P<day>\d{{1,2}})\s+(?P<month>{_MONTH})\b\.?"
    r"(?:\s+(?P<year>(?:19|20)\d\d))?"
    r"|(?<![\d/.\-])(?P<d>\d{1,2})(?P<sep>[-/.])(?P<m>\d{1,2})(?P=sep)(?P<y>(?:19|20)\d\d)"
    r"(?![\d/.\-]*\d)"
    rf"|akhir\s+(?P<end>bulan|tahun|{_MONTH})"
    r"(?:\s+(?P<endyear>(?:19|20)\d\d)|\s+ini|(?P<nextend>\s+depan))?"
    rf"|(?P<count>{_NUMBER})\s*(?:\([^)]{{1,20}}\)\s*)?"
    r"(?P<unit>hari kerja|hari|minggu|pekan|bulan)\b"
    r"(?P<after>\s+(?:ke depan|lagi|mendatang|terakhir|yang lalu|lalu))?"
    r"|(?P<one>seminggu|sepekan|sebulan)\b"
    r"(?P<oneafter>\s+(?:ke depan|lagi|mendatang|lalu|yang lalu))?"
    r"|(?P<word>besok|lusa|minggu depan|pekan depan|bulan depan)\b"
    rf"|(?P<weekday>{_DAY})\s+(?:ini|depan|mendatang)\b"
    r")",
    re.IGNORECASE,
)
_TO_COME: Final = re.compile(
    r"\b(?:akan|paling la\w+|selambat|selama-lama|maksimal|dijadwalkan"
    r"|direncanakan|rencana\w*|target\w*|ditargetkan|diperkirakan|perkiraan|segera|dalam|mulai"
    r"|sebelum|hingga|tiba|datang|selesai|depan|mendatang|lagi|besok|lusa)\b",
    re.IGNORECASE,
)
_STRETCH_LEAD: Final = re.compile(
    r"\b(?:dalam|paling la\w+|selambat\S*|selama-lamanya|maksimal|waktu)\s*$", re.IGNORECASE
)
_BACK: Final = re.compile(r"\b(?:terakhir|lalu)\b", re.IGNORECASE)
_SENTENCE: Final = re.compile(r"(?<=[!?\n])|(?<=\.)\s+(?=[A-Z])|(?<=\.)$")
_FAR_DAYS: Final = 731
_LONG_AGO: Final = 120


@dataclass(frozen=True, slots=True)
class Promise:
    """Characters `start` up to, not including, `end` of the text promise the day `due`."""

    start: int
    end: int
    due: date


def find_promises(text: str, today: date, calendar: WorkCalendar) -> tuple[Promise, ...]:
    """Promised dates in order, each day once: today and later, within two years."""
    found: dict[date, Promise] = {}
    for begin, end in _sentences(text):
        if not _TO_COME.search(text, begin, end):
            continue
        for match in _TIME.finditer(text, begin, end):
            due = _due(match, today, calendar)
            if due is not None and today <= due <= today + timedelta(days=_FAR_DAYS):
                found.setdefault(due, Promise(match.start(), match.end(), due))
    return tuple(sorted(found.values(), key=lambda one: one.start))


def _sentences(text: str) -> list[tuple[int, int]]:
    ends = [match.end() for match in _SENTENCE.finditer(text)]
    marks = [0, *ends, len(text)]
    return [(a, b) for a, b in pairwise(marks) if b > a]


def _due(match: re.Match[str], today: date, calendar: WorkCalendar) -> date | None:
    part = match.groupdict()
    try:
        if part["day"]:
            return _named(int(part["day"]), _MONTHS[part["month"].lower()], part["year"], today)
        if part["d"]:
            return date(int(part["y"]), int(part["m"]), int(part["d"]))
        if part["end"]:
            return _end_of(part["end"].lower(), part["endyear"], part["nextend"], today)
        if part["count"] or part["one"]:
            return _stretch(match, today, calendar)
    except (ValueError, OverflowError):
        return None
    if part["word"]:
        return _spoken(part["word"].lower(), today)
    ahead = (_DAYS[part["weekday"].lower()] - today.weekday()) % 7
    return today + timedelta(days=ahead or 7)


def _named(day: int, month: int, year: str | None, today: date) -> date:
    if year:
        return date(int(year), month, day)
    near = date(today.year, month, day)
    # In December one writes "12 Januari" and means the coming one.
    return near if (today - near).days < _LONG_AGO else date(today.year + 1, month, day)


def _end_of(what: str, year: str | None, coming: str | None, today: date) -> date:
    if what == "tahun":
        return date(int(year) if year else today.year + bool(coming), 12, 31)
    if what == "bulan":
        first = date(today.year + today.month // 12, today.month % 12 + 1, 1) if coming else today
        return _last(first.year, first.month)
    month = _MONTHS[what]
    if year:
        return _last(int(year), month)
    return _last(today.year + (month < today.month), month)


def _stretch(match: re.Match[str], today: date, calendar: WorkCalendar) -> date | None:
    """Only where the words say that it begins now: "dalam 3 hari", "3 hari lagi"."""
    after = match["after"] or match["oneafter"] or ""
    if _BACK.search(after) or not (after or _STRETCH_LEAD.search(match["lead"])):
        return None
    word = (match["count"] or match["one"]).lower()
    count = 1 if match["one"] else _COUNTS.get(word) or int(word)
    unit = (match["unit"] or word.removeprefix("se")).lower()
    if unit == "hari kerja":
        return calendar.add_working_days(today, count)
    if unit == "bulan":
        months = today.month - 1 + count
        year, month = today.year + months // 12, months % 12 + 1
        return date(year, month, min(today.day, monthrange(year, month)[1]))
    return today + timedelta(days=count * (1 if unit == "hari" else 7))


def _spoken(word: str, today: date) -> date:
    if word in ("besok", "lusa"):
        return today + timedelta(days=1 if word == "besok" else 2)
    if word == "bulan depan":
        first = date(today.year + today.month // 12, today.month % 12 + 1, 1)
        return _last(first.year, first.month)
    # A week's promise is due on its last working day.
    return today + timedelta(days=11 - today.weekday())


def _last(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
