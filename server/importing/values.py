"""Reading single cells: ids, dates, flags, time zones. No cell's content reaches an exception."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from openpyxl.utils.datetime import from_excel

from .records import Source
from .text import clean_line, clean_text


class BadCell(ValueError):
    """The cell cannot be read as what its column holds."""


class UnknownTimezone(ValueError):
    """The ``timezone`` option names no zone."""


_WIB, _WITA, _WIT = (timezone(timedelta(hours=hours)) for hours in (7, 8, 9))
# Indonesia's zones are fixed offsets: they need no time zone database (Windows has none).
_INDONESIAN: dict[str, timezone] = {
    "WIB": _WIB,
    "WITA": _WITA,
    "WIT": _WIT,
    "ASIA/JAKARTA": _WIB,
    "ASIA/PONTIANAK": _WIB,
    "ASIA/MAKASSAR": _WITA,
    "ASIA/JAYAPURA": _WIT,
    "UTC": UTC,
    "GMT": UTC,
    "Z": UTC,
}


def zone_of(name: str) -> tzinfo:
    """The zone of a name: WIB, WITA, WIT, UTC or an IANA name. Raises UnknownTimezone."""
    fixed = _INDONESIAN.get(name.strip().upper())
    if fixed is not None:
        return fixed
    try:
        return ZoneInfo(name.strip())
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UnknownTimezone("not a known time zone") from error


def is_iana_zone(name: str) -> bool:
    """Whether a native file may name this zone for an agency."""
    if "/" not in name and name != "UTC":
        return False
    try:
        zone_of(name)
    except UnknownTimezone:
        return False
    return True


def cell_text(value: object) -> str:
    """A cell as text: whole floats lose their `.0`, dates are ISO, formulas keep their `=`."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime | date | time):
        return value.isoformat(" ") if isinstance(value, datetime) else value.isoformat()
    # An array formula is an object that carries its text: the text that began with "=".
    formula = getattr(value, "text", None)
    return formula if isinstance(formula, str) else str(value)


_NUMERIC_ID = re.compile(r"0*([0-9]{1,18})(?:\.0+)?")
_WHOLE_FLOAT = re.compile(r"(?<=\d)\.0+$")
_TICKET = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,63}")


def tracking_id_of(value: object, source: Source) -> str | None:
    """The id in its one spelling: `#00168054.0` is `168054`. None if empty; raises BadCell.

    SP4N-LAPOR! numbers its complaints; the other systems may use letters and signs as well.
    """
    text = clean_line(cell_text(value)).removeprefix("#").strip()
    if not text or text == "-":
        return None
    if source != "sp4n":
        text = _WHOLE_FLOAT.sub("", text)
        if _TICKET.fullmatch(text):
            return text
    elif numeric := _NUMERIC_ID.fullmatch(text):
        return numeric[1]
    raise BadCell("tracking id")


def number_line(value: object) -> str | None:
    """A foreign key written as text: `1454.0` is `1454`; other spellings stay as they are."""
    text = clean_line(cell_text(value))
    return _WHOLE_FLOAT.sub("", text) if text and text != "-" else None


_MONTH_NAMES = (
    "january jan januari",
    "february feb februari pebruari peb",
    "march mar maret mrt",
    "april apr",
    "may mei",
    "june jun juni",
    "july jul juli",
    "august aug agustus agu agt ags",
    "september sep sept",
    "october oct oktober okt",
    "november nov nopember nop",
    "december dec desember des",
)
_MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
_TIME_PATTERN = (
    r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,]\d{1,9})?)?"
    r"\s*(?P<half>AM|PM)?\s*(?P<zone>Z|UTC|GMT|WIB|WITA|WIT|[+-]\d{2}:?\d{2})?"
)
_DATE_PATTERN = (
    r"(?:[^\W\d_]{3,9}(?:'at)?,?\s+)?(?:"
    r"(?P<y1>\d{4})[-/.](?P<m1>\d{1,2})[-/.](?P<d1>\d{1,2})"
    r"|(?P<d2>\d{1,2})[-/.](?P<m2>\d{1,2})[-/.](?P<y2>\d{4})"
    r"|(?P<d3>\d{1,2})[\s/.-]+(?P<m3>[^\W\d_]{3,9})\.?,?[\s/.-]+(?P<y3>\d{4})"
    r"|(?P<m4>[^\W\d_]{3,9})\.?\s+(?P<d4>\d{1,2}),?\s+(?P<y4>\d{4})"
    r")"
)
_TIME = re.compile(_TIME_PATTERN, re.I)
_MOMENT = re.compile(
    _DATE_PATTERN + r"(?:(?:T|,?\s+(?:(?:pukul|jam)\s+)?)" + _TIME_PATTERN + ")?", re.I
)
_ANY_DAY = datetime(2000, 1, 1, tzinfo=UTC)
_YEARS = range(1990, 2101)


def _day(match: re.Match[str]) -> date:
    """Day first where only figures stand (29/05/2023): an impossible day is never turned round."""
    for number in "1234":
        if match[f"y{number}"]:
            month = match[f"m{number}"]
            parsed = int(month) if month.isdigit() else _MONTHS.get(month.casefold(), 0)
            try:
                return date(int(match[f"y{number}"]), parsed, int(match[f"d{number}"]))
            except ValueError as error:
                raise BadCell("date") from error
    raise BadCell("date")


def _clock(match: re.Match[str]) -> tuple[time, tzinfo | None]:
    hour = int(match["hour"])
    if match["half"]:
        if not 1 <= hour <= 12:
            raise BadCell("time")
        hour = hour % 12 + (12 if match["half"].upper() == "PM" else 0)
    try:
        clock = time(hour, int(match["minute"]), int(match["second"] or 0))
    except ValueError as error:
        raise BadCell("time") from error
    name = match["zone"]
    if not name:
        return clock, None
    if name[0] in "+-":
        digits = name[1:].replace(":", "")
        offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
        if offset >= timedelta(hours=24):
            raise BadCell("time")
        return clock, timezone(-offset if name[0] == "-" else offset)
    return clock, _INDONESIAN[name.upper()]


def _date_cell(value: object) -> tuple[date, time | None, tzinfo | None]:
    if isinstance(value, int | float) and not isinstance(value, bool):
        # A date cell that lost its format is its serial day number.
        if not 30_000 <= value <= 75_000:
            raise BadCell("date")
        value = from_excel(value)
    if isinstance(value, datetime):
        clock = value.time().replace(microsecond=0)
        return value.date(), clock if clock != time() else None, value.tzinfo
    if isinstance(value, date):
        return value, None, None
    match = _MOMENT.fullmatch(clean_line(cell_text(value)))
    if match is None:
        raise BadCell("date")
    if match["hour"] is None:
        return _day(match), None, None
    return _day(match), *_clock(match)


def _time_cell(value: object) -> tuple[time | None, tzinfo | None]:
    if isinstance(value, float) and 0 <= value < 1:
        value = timedelta(days=value)
    if isinstance(value, timedelta):
        if not timedelta() <= value < timedelta(days=1):
            raise BadCell("time")
        value = (_ANY_DAY + timedelta(seconds=round(value.total_seconds()))).time()
    if isinstance(value, datetime):
        value = value.time()
    if isinstance(value, time):
        return value.replace(microsecond=0), None
    text = clean_line(cell_text(value))
    if not text or text == "-":
        return None, None
    match = _TIME.fullmatch(text)
    if match is None:
        raise BadCell("time")
    return _clock(match)


def moment_of(day_cell: object, time_cell: object, zone: tzinfo) -> tuple[int, bool] | None:
    """Unix seconds UTC and whether only the day was given (then: its midnight in ``zone``).

    None if the date cell is empty. A zone written in the cell wins over ``zone``. Raises BadCell
    for a spelling not known, an impossible date and a year outside 1990-2100.
    """
    if day_cell is None or (isinstance(day_cell, str) and clean_line(day_cell) in {"", "-"}):
        return None
    try:
        day, clock, own_zone = _date_cell(day_cell)
        other_clock, other_zone = _time_cell(time_cell)
        if day.year not in _YEARS:
            raise BadCell("date")
        clock = clock if other_clock is None else other_clock
        moment = datetime.combine(day, clock or time(), other_zone or own_zone or zone)
        return int(moment.astimezone(UTC).timestamp()), clock is None
    except (OverflowError, ValueError) as error:
        raise BadCell("date") from error


def generated_at_of(value: object, zone: tzinfo) -> int | None:
    """When an export was made, unix seconds UTC; None if it cannot be told.

    A day without a time is taken as its first moment anywhere in Indonesia (WIT): an export must
    never seem newer than it is, or it would set back what was done that morning.
    """
    try:
        whole = moment_of(value, None, zone)
        if whole is not None and whole[1]:
            whole = moment_of(value, None, _WIT)
    except BadCell:
        return None
    return None if whole is None else whole[0]


_NOT = r"(?<!tidak )(?<!bukan )(?<!non )(?<!non-)(?<!not )"
_ANONYMOUS = re.compile(_NOT + r"\banon[iy]m")
_SECRET = re.compile(_NOT + r"\b(?:rahasia|secret)\b")
_YES = frozenset({"ya", "y", "yes", "true", "1", "v", "x", "\u2713", "benar"})
_NO = frozenset({"", "-", "tidak", "t", "n", "no", "false", "0", "bukan", "salah"})


def flags_of(value: object) -> tuple[bool, bool]:
    """(anonymous, secret) of a cell like `Anonim|Rahasia`; other words set neither."""
    text = clean_line(cell_text(value)).casefold()
    return bool(_ANONYMOUS.search(text)), bool(_SECRET.search(text))


def yes_no(value: object) -> bool:
    """A yes/no cell, Indonesian or English; a flag's own name is yes. Raises BadCell."""
    text = clean_line(cell_text(value)).casefold()
    if text in _YES or any(flags_of(value)):
        return True
    if text in _NO or text.startswith(("tidak ", "bukan ", "non")):
        return False
    raise BadCell("flag")


def text_of(value: object) -> str:
    """A cell of several lines, cleaned."""
    return clean_text(cell_text(value))
