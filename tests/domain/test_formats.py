"""Dates, figures, sizes and durations as an Indonesian reader writes them."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.formats import (
    ENGLISH,
    INDONESIAN,
    NOTHING,
    Formatter,
    iso,
    known_zone,
    long_date,
    zone_of,
)

WITA = ZoneInfo("Asia/Makassar")
NOW = int(datetime(2026, 11, 21, 16, 30, tzinfo=WITA).timestamp())
INDONESIA = Formatter(WITA)
ENGLAND = Formatter(WITA, "en")
instants = st.integers(1, 4_000_000_000)


def at(day: int, hour: int, minute: int, month: int = 11, year: int = 2026) -> int:
    return int(datetime(year, month, day, hour, minute, tzinfo=WITA).timestamp())


@pytest.mark.parametrize(
    ("when", "indonesian", "english"),
    [
        (at(21, 16, 12), "hari ini 16.12", "today 16:12"),
        (at(21, 0, 0), "hari ini 00.00", "today 00:00"),
        (at(20, 23, 59), "kemarin 23.59", "yesterday 23:59"),
        (at(22, 7, 5), "besok 07.05", "tomorrow 07:05"),
        (at(13, 8, 41), "Jum 13 Nov 08.41", "Fri 13 Nov 08:41"),
        (at(1, 8, 0, month=5), "Jum 1 Mei 08.00", "Fri 1 May 08:00"),
        (at(31, 8, 0, month=12, year=2025), "Rab 31 Des 2025 08.00", "Wed 31 Dec 2025 08:00"),
        (0, "–", "–"),
    ],
)
def test_a_moment_in_words(when: int, indonesian: str, english: str) -> None:
    assert INDONESIA.moment(when, NOW) == indonesian
    assert ENGLAND.moment(when, NOW) == english


def test_a_moment_in_a_narrow_place() -> None:
    assert INDONESIA.short_moment(at(21, 16, 12), NOW) == "16.12"
    assert INDONESIA.short_moment(at(20, 16, 12), NOW) == "kemarin"
    assert INDONESIA.short_moment(at(13, 16, 12), NOW) == "Jum 13 Nov"
    assert INDONESIA.short_moment(0, NOW) == "–"


def test_a_date_never_in_words_and_in_full() -> None:
    today = date(2026, 11, 20)
    assert INDONESIA.calendar_day(today, today) == "Jum 20 Nov"
    assert INDONESIA.calendar_day(today, today, long=True) == "Jumat 20 Nov"
    assert INDONESIA.day(today, today) == "hari ini"


@pytest.mark.parametrize(
    ("zone", "name"),
    [
        ("Asia/Jakarta", "WIB"),
        ("Asia/Pontianak", "WIB"),
        ("Asia/Makassar", "WITA"),
        ("Asia/Jayapura", "WIT"),
        ("UTC", "UTC"),
    ],
)
def test_the_zone_is_named_where_it_differs(zone: str, name: str) -> None:
    named = Formatter(ZoneInfo(zone), name_zone=True)
    assert named.clock(NOW).endswith(f" {name}")
    assert name not in Formatter(ZoneInfo(zone)).clock(NOW)


def test_a_pc_in_the_same_zone_does_not_name_it() -> None:
    here = datetime.fromtimestamp(NOW).astimezone().utcoffset()
    for key in ("Asia/Jakarta", "Asia/Makassar", "UTC"):
        zone = ZoneInfo(key)
        differs = datetime.fromtimestamp(NOW, zone).utcoffset() != here
        assert Formatter.for_pc(zone, NOW, "id").name_zone is differs


def test_figures_with_dot_and_comma() -> None:
    assert INDONESIA.number(12_480) == "12.480"
    assert INDONESIA.number(-1_000) == "-1.000"
    assert ENGLAND.number(12_480) == "12,480"
    assert INDONESIA.decimal(1_234.56) == "1.234,6"
    assert ENGLAND.decimal(1_234.56, 2) == "1,234.56"
    assert INDONESIA.percent(999, 1000) == "99%"
    assert INDONESIA.percent(0, 0) == "0%"


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, "0 B"),
        (999, "999 B"),
        (1_000, "1,0 kB"),
        (4_249, "4,2 kB"),
        (9_960, "10 kB"),
        (11_400, "11 kB"),
        (999_499, "999 kB"),
        (999_500, "1,0 MB"),
        (4_200_000, "4,2 MB"),
        (5_000_000_000, "5,0 GB"),
        (7_000_000_000_000, "7.000 GB"),
    ],
)
def test_sizes(count: int, text: str) -> None:
    assert INDONESIA.size(count) == text


@pytest.mark.parametrize(
    ("seconds", "indonesian", "english"),
    [
        (0.84, "0,8 detik", "0.8 seconds"),
        (1.0, "1,0 detik", "1.0 second"),
        (12.4, "12 detik", "12 seconds"),
        (60, "1 menit", "1 minute"),
        (200, "3 menit 20 detik", "3 minutes 20 seconds"),
        (3_600, "1 jam", "1 hour"),
        (7_500, "2 jam 5 menit", "2 hours 5 minutes"),
        (345_600, "4 hari", "4 days"),
        (-3, "0,0 detik", "0.0 seconds"),
    ],
)
def test_durations(seconds: float, indonesian: str, english: str) -> None:
    assert INDONESIA.duration(seconds) == indonesian
    assert ENGLAND.duration(seconds) == english


@pytest.mark.parametrize(
    ("passed", "indonesian", "english"),
    [
        (-20, "baru saja", "just now"),
        (59, "baru saja", "just now"),
        (60, "1 menit lalu", "1 minute ago"),
        (3_599, "59 menit lalu", "59 minutes ago"),
        (10_800, "3 jam lalu", "3 hours ago"),
        (777_600, "9 hari lalu", "9 days ago"),
    ],
)
def test_ages(passed: int, indonesian: str, english: str) -> None:
    assert INDONESIA.age(NOW - passed, NOW) == indonesian
    assert ENGLAND.age(NOW - passed, NOW) == english


@given(st.integers(-(10**12), 10**12))
def test_a_number_reads_back(value: int) -> None:
    assert int(INDONESIA.number(value).replace(".", "")) == value


@given(st.integers(0, 10**15))
def test_a_size_is_short_and_close(count: int) -> None:
    figure, unit = INDONESIA.size(count).split(" ")
    scale = {"B": 1, "kB": 10**3, "MB": 10**6, "GB": 10**9}[unit]
    read = float(figure.replace(".", "").replace(",", ".")) * scale
    assert abs(read - count) <= 0.06 * count
    assert unit == "GB" or len(figure) <= 3


@given(instants, instants)
def test_only_the_days_around_now_have_names(when: int, now: int) -> None:
    days = (
        datetime.fromtimestamp(when, WITA).date() - datetime.fromtimestamp(now, WITA).date()
    ).days
    text = INDONESIA.moment(when, now)
    named = {-1: "kemarin ", 0: "hari ini ", 1: "besok "}.get(days)
    if named:
        assert text.startswith(named)
    else:
        assert text[:3] in INDONESIAN.days


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.integers(2, 300))
def test_a_date_of_another_year_says_so(today: date, distance: int) -> None:
    day = today - timedelta(days=distance) if today.year > 2001 else today + timedelta(distance)
    assert INDONESIA.day(day, today).endswith(str(day.year)) is (day.year != today.year)


def test_both_languages_have_every_day_and_month() -> None:
    for words in (INDONESIAN, ENGLISH):
        assert len(set(words.days)) == len(set(words.long_days)) == 7
        assert len(set(words.months)) == len(set(words.long_months)) == 12


def test_a_whole_date_names_its_weekday_and_month() -> None:
    assert long_date(date(2026, 3, 2), "id") == "Senin, 2 Maret 2026"
    assert long_date(date(2026, 3, 2), "en") == "Monday, 2 March 2026"


@pytest.mark.parametrize("when", [-1, 0, 253_402_300_800, 10**15, 10**30])
def test_a_time_that_cannot_be_is_none(when: int) -> None:
    assert INDONESIA.moment(when, NOW) == INDONESIA.short_moment(when, NOW) == NOTHING
    assert iso(when, WITA) is None


def test_an_unknown_zone_is_wib() -> None:
    assert known_zone("Mars/Olympus") is None
    assert zone_of("Mars/Olympus").key == "Asia/Jakarta"
    assert zone_of("Asia/Makassar") == WITA
