"""Taking personal data out of words that leave the desk.

What has a form is found by its form: e-mail addresses, numbers of seven digits and more (phones,
NIK, accounts), house numbers, RT and RW, links. Names have none: those that are known (`names`) and
those behind a form of address (Bapak, Ibu, Sdr., a.n.) are found, others are not. Whoever shows
the result says so.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from desktop.domain.personal import find_personal

HIDDEN: Final = "[–]"
"""Stands where something was taken out."""
_LEAST_NAME: Final = 3

_GAP: Final = r"[\s.\-–/()]{0,3}"
# Every repetition is bounded: a text of 20,000 signs is read in one go.
_MAIL: Final = re.compile(r"(?:[^\s@]{0,64}\s?@\s?)+[^\s@]{0,64}")
_LINK: Final = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_NUMBER: Final = re.compile(rf"\+?\d(?:{_GAP}\d){{6,}}")
_DATE: Final = re.compile(r"\d{1,2}([-/.])\d{1,2}\1(?:\d{2}|\d{4})|\d{4}-\d{2}-\d{2}")
_HOUSE: Final = re.compile(
    r"\b(?:rt|rw|no|nomor|nmr|blok|kav|kavling)\b[\s.:]{0,3}[a-z]{0,2}\d+[a-z]?(?:/[a-z]?\d+)*",
    re.IGNORECASE,
)
_ADDRESSED: Final = re.compile(
    r"\b((?i:bapak|bpk|pak|ibu|bu|sdri?|saudara|saudari|tuan|nyonya|a\.?\s?n|atas nama|nama saya"
    r"|bernama)\b[.:]?\s{1,3})([\w'’]+)((?:\s[A-Z][\w'’.]*){0,3})"
)
_OFFICES: Final = frozenset(
    (
        *("lurah", "camat", "bupati", "walikota", "wali", "gubernur", "kepala", "kades", "rt"),
        *("rw", "dan", "atau", "yang", "guru", "dokter", "hamil", "rumah", "kami", "saya"),
        *("polisi", "ketua", "menteri", "presiden", "di", "ini", "itu", "untuk"),
    )
)


def plain(text: str) -> str:
    """Letters and figures in their usual form, nothing invisible between them."""
    usual = unicodedata.normalize("NFKC", text)
    kept = (sign for sign in usual if unicodedata.category(sign) not in ("Cf", "Cs", "Co", "Cn"))
    return "".join(_usual(sign) for sign in kept)


def without_personal(text: str, names: Iterable[str] = ()) -> str:
    """The words with `HIDDEN` in the place of what is personal. `names`: of people known to
    occur."""
    found = plain(text)
    for pattern in (_LINK, _MAIL, _HOUSE):
        found = pattern.sub(HIDDEN, found)
    found = _NUMBER.sub(lambda m: m[0] if _DATE.fullmatch(m[0]) else HIDDEN, found)
    return without_people(found, names)


def without_people(text: str, names: Iterable[str] = ()) -> str:
    """The words without these names and without those behind a form of address; numbers stay."""
    return _ADDRESSED.sub(_unless_office, without_names(text, names))


def without_identity(text: str, names: Iterable[str] = ()) -> str:
    """The words without what tells who wrote them: names, NIK, telephone numbers and addresses of
    mail. Streets, house numbers and map links stay: they say where the work is."""
    found = text
    for datum in reversed(find_personal(text)):
        found = f"{found[: datum.start]}{HIDDEN}{found[datum.end :]}"
    return without_people(found, names)


def without_names(text: str, names: Iterable[str]) -> str:
    """The words with `HIDDEN` in the place of each word of these names, in whatever letters it is
    written; the text itself where none occurs."""
    parts = {
        part
        for name in names
        for part in re.findall(r"[^\W\d_]+", plain(name))
        if len(part) >= _LEAST_NAME
    }
    if not parts:
        return text
    # Not at the edge of a word only: a file's name joins its words by underscores.
    one_of = "|".join(re.escape(part) for part in sorted(parts, key=len, reverse=True))
    pattern = rf"(?<![^\W\d_])(?:{one_of})(?![^\W\d_])"
    found = plain(text)
    hidden = re.sub(pattern, HIDDEN, found, flags=re.IGNORECASE)
    return text if hidden == found else hidden


def _unless_office(match: re.Match[str]) -> str:
    """As in "Pak Lurah", who is an office and no person."""
    office = match[2].casefold() in _OFFICES
    return match[0] if office else f"{match[1]}{HIDDEN}"


def _usual(sign: str) -> str:
    """Figures of any script as 0 to 9."""
    if sign.isdecimal():
        return str(unicodedata.decimal(sign))
    return sign
