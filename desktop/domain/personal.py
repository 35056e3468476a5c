"""Personal data in words that everybody may read: where it stands and what it is.

UU 27/2022 binds public bodies, and reporters' identities leak through answers. Found are a NIK or
family-card number (16 digits of the shape that Permendagri 108/2019 gives them: province, regency,
district, date of birth with 40 added to a woman's day, serial), Indonesian telephone numbers,
e-mail addresses, and names that the caller gives. Not found are numbers that only look alike:
tracking ids, dates, sums of money, numbers of letters and decrees, coordinates, links. Where a
number is both, it is none: an officer who is warned of everything reads no warning. Pure; knows
no file and no screen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from desktop.domain.ordinary import ORDINARY, TITLES

DatumKind = Literal["nik", "phone", "email", "name"]

_ISLANDS: Final = ((11, 19), (21, 21), (31, 36), (51, 53), (61, 65), (71, 76), (81, 82), (91, 97))
_PROVINCES: Final = frozenset(code for a, b in _ISLANDS for code in range(a, b + 1))
_NIK_DIGITS: Final = 16
_GAP: Final = r"(?:[ \u00a0]?[.\-–_][ \u00a0]?|[ \u00a0])?"
_NIK: Final = re.compile(rf"(?<!\d)(?=(\d(?:{_GAP}\d){{15}})(?!\d))")
_EMAIL: Final = re.compile(
    r"(?<![\w.%+\-])[A-Za-z0-9][\w.%+\-]*(?:@| @ | ?[(\[](?:at|et)[)\]] ?)"
    r"(?:[A-Za-z0-9\-]+\.)+[A-Za-z]{2,}(?![\w])",
    re.IGNORECASE | re.ASCII,
)
_MOBILE: Final = re.compile(
    r"(?<!\d)(?:\+ ?62|62|0062)[ .\-–]{0,2}(?:\(0\) ?)?8[1-9]|(?<!\d)08[1-9]"
)
# Area codes of Telkom's plan: three digits in the largest cities, four elsewhere.
_LANDLINE: Final = re.compile(
    r"(?<!\d)(?:\((0[2-79]\d{1,2})\) ?|(?:\+ ?62[ .\-–]?\(?|(?<!\d)\(?0)"
    r"(2[124]|31|61|2[35-9]\d|3[2-9]\d|4\d\d|5\d\d|6[2-59]\d|7\d\d|9\d\d)"
    r"(?:\)[ .\-–]?|[ .\-–]{1,3}|(?=\d{6,8}(?!\d))))(?=\d)"
)
_DIGITS: Final = re.compile(r"\d+")
_GROUP: Final = re.compile(r"([ .\-–\u00a0]{0,3})(\d+)")
_MOBILE_DIGITS: Final = (10, 13)
_LANDLINE_DIGITS: Final = (9, 12)
_COUNTRY: Final = "62"
_SHORT_GROUP: Final = 2
_LINK_SHOWS_PHONE: Final = re.compile(r"(?:wa\.me/|whatsapp\.com/|tel:)", re.IGNORECASE)
_HARMLESS: Final = re.compile(
    "|".join(
        (
            # Links, map coordinates, and single decimals below zero.
            r"(?P<link>(?:https?://|www\.|goo\.gl/|maps\.app)\S+)",
            r"(?P<spot>(?<![\d.])-?\d{1,3}[.,]\d{4,}\s{0,2}[,;/ ]\s{0,2}"
            r"-?\d{1,3}[.,]\d{4,}(?![.\d]))",
            r"(?<![\w])-\d{1,3}[.,]\d{4,}",
            r"#\s?\d+",
            # Money: named before or behind, or in thousands.
            r"(?:\bRp\.?|\bIDR\.?)\s?[\d.,]+",
            r"(?<![\d+])[1-9]\d{0,2}(?:\.\d{3})+(?:,\d{1,2})?(?![\d.\-])",
            r"(?<![\d.,+])\d[\d.,]*\s?(?:rupiah|juta|miliar|milyar|triliun|ribu)\b",
            # An official's number (NIP), which letters name: born, since, sex, serial.
            r"(?<!\d)(?:19|20)\d{6} ?(?:19|20)\d{4} ?[12] ?\d{3}(?!\d)",
            # Dates and stretches of hours.
            r"(?P<date>(?<!\d)\d{1,2}[-./ ]\d{1,2}[-./ ](?:19|20)\d\d(?!\d))",
            r"(?<!\d)\d{1,2}[.:]\d\d\s?[-–]\s?\d{1,2}[.:]\d\d(?!\d)",
        )
    ),
    re.IGNORECASE,
)
# Pieces joined by strokes: numbers of letters and decrees, or two telephone numbers.
_STROKES: Final = re.compile(r"(?<![\w./\-])[\w.\-]+(?: ?/ ?[\w.\-]+)+")
_SAYS_PHONE: Final = frozenset({"hp", "wa", "telp", "tlp", "tel", "telepon", "no", "whatsapp"})
_LONG: Final = 9
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’`][^\W\d_]+)*")
_LEAST_NAME: Final = 3
_JOINS: Final = re.compile(r"[ .,\u00a0]{1,3}")


@dataclass(frozen=True, slots=True)
class Datum:
    """One personal datum: characters `start` up to, not including, `end` of the text."""

    kind: DatumKind
    start: int
    end: int


def find_personal(
    text: str, name: str = "", ordinary: Iterable[str] = (), known: Iterable[str] = ()
) -> tuple[Datum, ...]:
    """Personal data in `text`, in order, none overlapping another.

    `name`: whose name must not show; empty = nobody's. `ordinary`: words that name no person here
    (the agency, the place). `known`: numbers and addresses that the agency itself gives out.
    """
    found: list[Datum] = []
    phones = list(_phones(text))
    niks = [nik for nik in _niks(text) if not any(_reaches_into(one, nik) for one in phones)]
    for datum in (*_emails(text), *niks, *phones, *_names(text, name, ordinary)):
        if not any(datum.start < other.end and other.start < datum.end for other in found):
            found.append(datum)
    given_out = {bare(one) for one in known}
    kept = (one for one in found if bare(text[one.start : one.end]) not in given_out)
    return tuple(sorted(kept, key=lambda datum: datum.start))


def _reaches_into(phone: Datum, nik: Datum) -> bool:
    """Whether what looked like a NIK began inside a telephone number."""
    return phone.start < nik.start < phone.end


def contacts_in(text: str) -> tuple[str, ...]:
    """Telephone numbers and addresses in a text, as `known` of `find_personal` takes them."""
    return tuple(
        text[one.start : one.end] for one in find_personal(text) if one.kind in ("phone", "email")
    )


def bare(value: str) -> str:
    """A number's digits in national form, or an address in small letters: for comparing."""
    if "@" in value or not any(sign.isdigit() for sign in value):
        return "".join(value.split()).casefold()
    digits = "".join(sign for sign in value if sign.isdigit())
    if digits.startswith("00" + _COUNTRY):
        digits = digits[2:]
    return f"0{digits.removeprefix(_COUNTRY)}" if digits.startswith(_COUNTRY) else digits


def masked(text: str, datum: Datum) -> str:
    """What the datum reads like once it no longer tells: its first signs, the rest as stars."""
    value = text[datum.start : datum.end]
    if datum.kind == "name":
        return " ".join(f"{word[0]}***" for word in value.split())
    if datum.kind == "email":
        return f"{value[0]}***@***"
    digits = [sign for sign in value if sign.isdigit()]
    return "".join(digits[:4]) + "*" * max(4, len(digits) - 4)


def is_nik(digits: str) -> bool:
    """Whether 16 digits have the shape of a NIK or of a family card's number."""
    if len(digits) != _NIK_DIGITS or not digits.isascii() or not digits.isdigit():
        return False
    day, month = int(digits[6:8]) % 40, int(digits[8:10])
    tens = int(digits[6:8])
    born = 1 <= day <= _days_of(month) and (tens <= 31 or 41 <= tens <= 71)
    regency, district = int(digits[2:4]), int(digits[4:6])
    return (
        int(digits[:2]) in _PROVINCES
        and 1 <= regency <= 79
        and 1 <= district <= 60
        and born
        and int(digits[12:]) > 0
    )


def _days_of(month: int) -> int:
    if not 1 <= month <= 12:
        return 0
    if month == 2:
        return 29
    return 30 if month in (4, 6, 9, 11) else 31


def _emails(text: str) -> Iterator[Datum]:
    for match in _EMAIL.finditer(text):
        yield Datum("email", *match.span())


def _niks(text: str) -> Iterator[Datum]:
    # Its shape is proof enough against sums, dates and numbers of letters.
    barred = _links_and_spots(text)
    dates = [match.span() for match in _HARMLESS.finditer(text) if match["date"]]
    end = 0
    for match in _NIK.finditer(text):
        start, stop = match.span(1)
        digits = "".join(sign for sign in match[1] if sign.isdigit())
        # Groups of one number are parted alike; other gaps part it from its neighbours.
        strange = len({gap for gap in _DIGITS.split(match[1]) if gap}) > 1 or any(
            first < stop and start < last for first, last in dates
        )
        if start >= end and is_nik(digits) and not strange and not _inside(barred, start, stop):
            yield Datum("nik", start, stop)
            end = stop


def _phones(text: str) -> Iterator[Datum]:
    barred = _harmless(text)
    end = 0
    for pattern, size in ((_MOBILE, _MOBILE_DIGITS), (_LANDLINE, _LANDLINE_DIGITS)):
        for match in pattern.finditer(text):
            stop = _number_end(text, match.span(), size, barred)
            if stop is None or _inside(barred, match.start(), stop):
                continue
            if pattern is _LANDLINE and match.start() < end:
                continue
            yield Datum("phone", match.start(), stop)
            end = max(end, stop)


def _number_end(
    text: str, head: tuple[int, int], size: tuple[int, int], barred: list[tuple[int, int]]
) -> int | None:
    """Where a telephone number whose first digits are at `head` ends; None where it is none.

    It grows by whole groups of digits as long as it is not longer than a number may be; a group
    of one or two digits behind a space is the next word ("0812 3456 7890 12 orang")."""
    least, most = size
    count = len(bare(text[slice(*head)]))
    position = head[1]
    best: int | None = None
    last = ""
    while match := _GROUP.match(text, position):
        gap, group = match.groups()
        short = len(group) <= _SHORT_GROUP and bool(gap)
        if gap and any(first <= match.start(2) < stop for first, stop in barred if first > head[0]):
            break
        if count + len(group) > most:
            return best if gap else None
        # What follows a whole number by another gap than its own groups is the next word.
        if best is not None and (most == _LANDLINE_DIGITS[1] or gap != last or short):
            break
        last = gap
        count += len(group)
        position = match.end()
        if count >= least:
            best = position
    return best


def _links_and_spots(text: str) -> list[tuple[int, int]]:
    found = []
    for match in _HARMLESS.finditer(text):
        if match["spot"] or (match["link"] and not _LINK_SHOWS_PHONE.search(match["link"])):
            found.append(match.span())
    return found


def _harmless(text: str) -> list[tuple[int, int]]:
    """Stretches whose digits are no telephone number."""
    found = [match.span() for match in _HARMLESS.finditer(text) if not match["link"]]
    letters = (match for match in _STROKES.finditer(text) if _is_letter_number(match[0]))
    return [*found, *_links_and_spots(text), *(match.span() for match in letters)]


def _is_letter_number(joined: str) -> bool:
    """Of "600/123/DPU/2026" and "0812345678/SK" yes; of "0812345678/0856781234" and "HP/0812" no:
    a piece that is neither a whole telephone number nor says that one follows."""
    for piece in joined.split("/"):
        digits = sum(sign.isdigit() for sign in piece)
        says_phone = piece.strip(" .").casefold() in _SAYS_PHONE
        if not says_phone and digits < _LONG:
            return True
    return False


def _inside(barred: list[tuple[int, int]], start: int, end: int) -> bool:
    return any(start < stop and first < end for first, stop in barred)


def _names(text: str, name: str, ordinary: Iterable[str]) -> Iterator[Datum]:
    """Whole words of the name. Words that ordinary sentences use too count only beside another
    word of the name."""
    tokens = {
        word.casefold()
        for word in _WORD.findall(name)
        if len(word) >= _LEAST_NAME and word.casefold() not in TITLES
    }
    if not tokens:
        return
    plain = ORDINARY | {w.casefold() for words in ordinary for w in _WORD.findall(words)}
    run: list[re.Match[str]] = []
    for match in (*_WORD.finditer(text), None):
        if match is not None and match[0].casefold() in tokens:
            joined = not run or _JOINS.fullmatch(text[run[-1].end() : match.start()])
            if joined:
                run.append(match)
                continue
        if run and (
            len({one[0].casefold() for one in run}) > 1 or run[0][0].casefold() not in plain
        ):
            yield Datum("name", run[0].start(), run[-1].end())
        run = [match] if match is not None and match[0].casefold() in tokens else []
