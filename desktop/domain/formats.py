"""Dates, figures, sizes and durations as an Indonesian (or English) reader writes them.

The one place that writes them, for window and command line. Times are Unix seconds, shown in the
agency's own zone; the zone is named where it differs from the PC's.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

Language = Literal["id", "en"]
"""What a text for people is written in."""

NOTHING: Final = "–"
_KILO: Final = 1000
_MINUTE: Final = 60
_HOUR: Final = 3600
_DAY: Final = 86_400
_LATEST: Final = 253_402_214_400
"""9999-12-31 00:00 UTC less a day: what Python can show in any zone. Later is no time at all."""
_WIB: Final = "Asia/Jakarta"
# The three zones of Indonesia by their daily names (Keppres 41/1987).
_ZONE_NAMES: Final = {
    "Asia/Jakarta": "WIB",
    "Asia/Pontianak": "WIB",
    "Asia/Makassar": "WITA",
    "Asia/Jayapura": "WIT",
}


@dataclass(frozen=True, slots=True)
class Words:
    """What one language says; days from Monday, months from January."""

    days: tuple[str, ...]
    long_days: tuple[str, ...]
    months: tuple[str, ...]
    long_months: tuple[str, ...]
    today: str
    yesterday: str
    tomorrow: str
    just_now: str
    ago: str
    day: tuple[str, str]
    hour: tuple[str, str]
    minute: tuple[str, str]
    second: tuple[str, str]
    clock: str
    at: str
    thousands: str
    decimals: str


INDONESIAN: Final = Words(
    days=("Sen", "Sel", "Rab", "Kam", "Jum", "Sab", "Min"),
    long_days=("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"),
    months=("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"),
    long_months=(
        "Januari",
        "Februari",
        "Maret",
        "April",
        "Mei",
        "Juni",
        "Juli",
        "Agustus",
        "September",
        "Oktober",
        "November",
        "Desember",
    ),
    today="hari ini",
    yesterday="kemarin",
    tomorrow="besok",
    just_now="baru saja",
    ago="{} lalu",
    day=("hari", "hari"),
    hour=("jam", "jam"),
    minute=("menit", "menit"),
    second=("detik", "detik"),
    clock="{:02d}.{:02d}",
    at="pukul",
    thousands=".",
    decimals=",",
)
ENGLISH: Final = Words(
    days=("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    long_days=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    months=("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    long_months=(
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    today="today",
    yesterday="yesterday",
    tomorrow="tomorrow",
    just_now="just now",
    ago="{} ago",
    day=("day", "days"),
    hour=("hour", "hours"),
    minute=("minute", "minutes"),
    second=("second", "seconds"),
    clock="{:02d}:{:02d}",
    at="at",
    thousands=",",
    decimals=".",
)


def words_of(language: Language) -> Words:
    """What that language says."""
    return INDONESIAN if language == "id" else ENGLISH


def number(value: int, language: Language) -> str:
    """A whole number, as in "12.480"."""
    return f"{value:,}".replace(",", words_of(language).thousands)


def long_date(day: date, language: Language) -> str:
    """A date with its weekday in full, as in "Senin, 2 Maret 2026"."""
    words = words_of(language)
    return (
        f"{words.long_days[day.weekday()]}, {day.day} {words.long_months[day.month - 1]} {day.year}"
    )


def known_zone(name: str) -> ZoneInfo | None:
    """A zone by its IANA name; None where there is no such zone."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def zone_of(name: str) -> ZoneInfo:
    """The same; an unknown one is WIB."""
    return known_zone(name) or ZoneInfo(_WIB)


def short_day(day: date, language: Language) -> str:
    """A date for a chip, as in "Jum 13 Nov"."""
    words = words_of(language)
    return f"{words.days[day.weekday()]} {day.day} {words.months[day.month - 1]}"


def iso(seconds: int, zone: ZoneInfo) -> str | None:
    """ISO 8601 with the zone's offset, for machines; None where unknown."""
    return datetime.fromtimestamp(seconds, zone).isoformat() if _is_time(seconds) else None


def _is_time(seconds: int) -> bool:
    return 0 < seconds < _LATEST


@dataclass(frozen=True, slots=True)
class Formatter:
    """Writes for one language and one agency's zone."""

    zone: ZoneInfo
    language: Language = "id"
    name_zone: bool = False

    @classmethod
    def for_pc(cls, zone: ZoneInfo, now: int, language: Language) -> "Formatter":
        """A formatter that names the zone when this PC's clock stands in another one."""
        theirs = datetime.fromtimestamp(now, zone)
        return cls(zone, language, theirs.utcoffset() != theirs.astimezone().utcoffset())

    @property
    def _words(self) -> Words:
        return words_of(self.language)

    def number(self, value: int) -> str:
        """A whole number, as in "12.480"."""
        return number(value, self.language)

    def decimal(self, value: float, places: int = 1) -> str:
        """A number with decimals, as in "1.234,5"."""
        words = self._words
        table = str.maketrans({",": words.thousands, ".": words.decimals})
        return f"{value:,.{places}f}".translate(table)

    def percent(self, part: int, whole: int) -> str:
        """A share rounded down, so that 100 % means all; "0%" of nothing."""
        return f"{part * 100 // whole if whole else 0}%"

    def size(self, count: int) -> str:
        """Bytes in decimal units, as in "840 B", "11 kB", "4,2 MB"; one decimal below ten."""
        if count < _KILO:
            return f"{count} B"
        value = float(count)
        for unit in ("kB", "MB", "GB"):
            value /= _KILO
            # Rounding up must not leave "1.000 kB" where "1,0 MB" is meant.
            if round(value) < _KILO or unit == "GB":
                places = 1 if round(value, 1) < 10 else 0
                return f"{self.decimal(value, places)} {unit}"
        raise AssertionError("unreachable")

    def local_day(self, at: int) -> date | None:
        """The date of a time in the zone; None for no time."""
        return self._local(at).date() if _is_time(at) else None

    def clock(self, at: int) -> str:
        """Time of day, as in "16.12" or, where the PC is elsewhere, "16.12 WITA"."""
        local = self._local(at)
        text = self._words.clock.format(local.hour, local.minute)
        return f"{text} {self.zone_name(at)}" if self.name_zone else text

    def zone_name(self, at: int) -> str:
        """The zone as people call it: WIB, WITA, WIT, else its own short name."""
        return _ZONE_NAMES.get(self.zone.key) or self._local(at).tzname() or self.zone.key

    def day(self, day: date, today: date) -> str:
        """As in "hari ini", "kemarin", "besok", "Jum 13 Nov"; the year where it is another."""
        words = self._words
        near = {
            today: words.today,
            today - timedelta(days=1): words.yesterday,
            today + timedelta(days=1): words.tomorrow,
        }
        return near.get(day) or self.calendar_day(day, today)

    def calendar_day(self, day: date, today: date, long: bool = False) -> str:
        """As in "Jum 13 Nov" or "Jumat 13 Nov", never "hari ini"; the year where it is another."""
        words = self._words
        name = (words.long_days if long else words.days)[day.weekday()]
        text = f"{name} {self.day_of_month(day)}"
        return text if day.year == today.year else f"{text} {day.year}"

    def day_of_month(self, day: date) -> str:
        """For the narrowest places, as in "13 Nov"."""
        return f"{day.day} {self._words.months[day.month - 1]}"

    def moment(self, at: int, now: int) -> str:
        """As in "hari ini 16.12", "kemarin 09.05", "Jum 13 Nov 08.41"; a dash for no time."""
        if not _is_time(at):
            return NOTHING
        return f"{self.day(self._local(at).date(), self._local(now).date())} {self.clock(at)}"

    def appointment(self, at: int, now: int) -> str:
        """A time to come, as in "hari ini pukul 16.03"; a dash for no time."""
        if not _is_time(at):
            return NOTHING
        day = self.day(self._local(at).date(), self._local(now).date())
        return f"{day} {self._words.at} {self.clock(at)}"

    def time_of_day(self, minutes: int) -> str:
        """Minutes after midnight, as in "16.00"."""
        return self._words.clock.format(*divmod(minutes, 60))

    def short_moment(self, at: int, now: int) -> str:
        """For narrow places: today's time of day, "kemarin", then the date."""
        if not _is_time(at):
            return NOTHING
        day, today = self._local(at).date(), self._local(now).date()
        return self.clock(at) if day == today else self.day(day, today)

    def duration(self, seconds: float) -> str:
        """As in "0,8 detik", "12 detik", "3 menit 20 detik", "2 jam 5 menit", "4 hari"."""
        words = self._words
        if seconds < 10:
            tenths = round(max(0.0, seconds), 1)
            return f"{self.decimal(tenths)} {words.second[tenths != 1.0]}"
        whole = round(seconds)
        if whole < _MINUTE:
            return self._unit(whole, words.second)
        if whole < _HOUR:
            return self._pair(whole, _MINUTE, words.minute, 1, words.second)
        if whole < _DAY:
            return self._pair(whole, _HOUR, words.hour, _MINUTE, words.minute)
        return self._unit(whole // _DAY, words.day)

    def age(self, at: int, now: int) -> str:
        """How long ago in the largest unit: "baru saja", "12 menit lalu", "9 hari lalu"."""
        words = self._words
        passed = now - at
        if passed < _MINUTE:
            return words.just_now
        for size, unit in ((_DAY, words.day), (_HOUR, words.hour), (_MINUTE, words.minute)):
            if passed >= size:
                return words.ago.format(self._unit(passed // size, unit))
        raise AssertionError("unreachable")

    def _local(self, at: int) -> datetime:
        return datetime.fromtimestamp(at, self.zone)

    def _unit(self, count: int, unit: tuple[str, str]) -> str:
        return f"{self.number(count)} {unit[count != 1]}"

    def _pair(
        self, whole: int, large: int, name: tuple[str, str], small: int, rest_name: tuple[str, str]
    ) -> str:
        count, rest = divmod(whole, large)
        text = self._unit(count, name)
        return f"{text} {self._unit(rest // small, rest_name)}" if rest // small else text
