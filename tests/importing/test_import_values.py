"""Single cells: ids, dates, flags and zones in every spelling met."""

from __future__ import annotations

import contextlib
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.importing import Source, UnknownTimezone
from server.importing.values import (
    BadCell,
    cell_text,
    flags_of,
    generated_at_of,
    is_iana_zone,
    moment_of,
    number_line,
    tracking_id_of,
    yes_no,
    zone_of,
)

AT = int(datetime(2023, 5, 29, 4, 5, 34, tzinfo=UTC).timestamp())
DAY = int(datetime(2023, 5, 29, tzinfo=UTC).timestamp())


@pytest.mark.parametrize(
    ("value", "source", "expected"),
    [
        ("9165816", "sp4n", "9165816"),
        (" #9165816 ", "sp4n", "9165816"),
        ("168054.0", "sp4n", "168054"),
        (168054.0, "sp4n", "168054"),
        (168054, "sp4n", "168054"),
        ("00168054", "sp4n", "168054"),
        ("STG-2023/0001", "sitanggap", "STG-2023/0001"),
        (17.0, "laporwal", "17"),
        ("007", "sitanggap", "007"),
        ("", "sp4n", None),
        (None, "sp4n", None),
    ],
)
def test_tracking_ids(value: object, source: Source, expected: str | None) -> None:
    assert tracking_id_of(value, source) == expected


@pytest.mark.parametrize("value", ["Total: 700", "1.2", "9,165,816", "9E+06", "12 34", "A17", 1e30])
def test_no_tracking_id(value: object) -> None:
    with pytest.raises(BadCell):
        tracking_id_of(value, "sp4n")


@pytest.mark.parametrize(
    ("day", "clock"),
    [
        ("29 May 2023", "04:05:34"),
        ("29 Mei 2023", "04.05.34"),
        ("29-Mei-2023", time(4, 5, 34)),
        ("Senin, 29 Mei 2023", "04:05:34"),
        ("May 29, 2023", "4:05:34 AM"),
        ("2023-05-29", timedelta(hours=4, minutes=5, seconds=34)),
        ("2023/05/29", (4 * 3600 + 5 * 60 + 34) / 86400),
        ("29/05/2023", "04:05:34"),
        ("29.5.2023", "04:05:34.25"),
        ("29/05/2023 04:05:34", None),
        ("2023-05-29T04:05:34Z", None),
        ("29 Mei 2023 pukul 11.05.34 WIB", None),
        ("2023-05-29 13:05:34+09:00", ""),
        (datetime(2023, 5, 29, 4, 5, 34), None),  # noqa: DTZ001 - as a workbook gives it
        (date(2023, 5, 29), "04:05:34"),
        (45075, "04:05:34"),
    ],
)
def test_moments(day: object, clock: object) -> None:
    assert moment_of(day, clock, UTC) == (AT, False)


@pytest.mark.parametrize(
    ("indonesian", "month"),
    [("Pebruari", 2), ("Agustus", 8), ("Agt", 8), ("Nopember", 11), ("Desember", 12), ("Okt", 10)],
)
def test_indonesian_months(indonesian: str, month: int) -> None:
    moment = moment_of(f"7 {indonesian} 2022", None, UTC)
    assert moment == (int(datetime(2022, month, 7, tzinfo=UTC).timestamp()), True)


def test_a_day_without_a_time_says_so() -> None:
    assert moment_of("29 May 2023", None, UTC) == (DAY, True)
    assert moment_of("29 May 2023", "-", UTC) == (DAY, True)
    assert moment_of(datetime(2023, 5, 29), None, UTC) == (DAY, True)  # noqa: DTZ001
    assert moment_of("29 May 2023", None, zone_of("WIB")) == (DAY - 7 * 3600, True)
    assert moment_of("", "04:05:34", UTC) is None


@pytest.mark.parametrize(
    ("day", "clock"),
    [
        ("05/29/2023", None),
        ("31 Februari 2023", None),
        ("29 Foo 2023", None),
        ("29/05/23", None),
        ("kemarin", None),
        ("29 May 0001", None),
        ("29 May 2023", "25:00:00"),
        ("29 May 2023", "13:00 PM"),
        ("29 May 2023", "pagi"),
        (3.0, None),
        (True, None),
        ("29 May 2023", timedelta(days=2)),
        ("2023-05-29 04:05:34+25:00", None),
    ],
)
def test_no_moment(day: object, clock: object) -> None:
    with pytest.raises(BadCell):
        moment_of(day, clock, UTC)


@given(
    st.datetimes(datetime(1991, 1, 1), datetime(2099, 12, 31)),  # noqa: DTZ001 - the local clock
    st.sampled_from(["%d %B %Y", "%Y-%m-%d", "%d/%m/%Y", "%d-%b-%Y"]),
    st.sampled_from([("WIB", 7), ("WITA", 8), ("WIT", 9), ("UTC", 0)]),
)
def test_round_trip_of_moments(local: datetime, spelling: str, zone: tuple[str, int]) -> None:
    local = local.replace(microsecond=0)
    expected = local.replace(tzinfo=timezone(timedelta(hours=zone[1])))
    read = moment_of(local.strftime(spelling), local.strftime("%H:%M:%S"), zone_of(zone[0]))
    assert read == (int(expected.timestamp()), False)


@given(st.one_of(st.text(max_size=30), st.floats(), st.integers(), st.datetimes(), st.times()))
def test_any_cell_is_read_or_refused(value: object) -> None:
    for day, clock in ((value, None), ("29 May 2023", value)):
        with contextlib.suppress(BadCell):
            moment = moment_of(day, clock, UTC)
            assert moment is None or isinstance(moment[0], int)


def test_a_generated_day_is_its_first_moment_in_indonesia() -> None:
    assert generated_at_of("2023-05-29", UTC) == DAY - 9 * 3600
    assert generated_at_of("2023-05-29 04:05:34", UTC) == AT
    assert generated_at_of("nanti", UTC) is None
    assert generated_at_of(None, UTC) is None


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Anonim", (True, False)),
        ("Rahasia", (False, True)),
        ("Anonim|Rahasia", (True, True)),
        ("rahasia / anonim", (True, True)),
        ("Tidak Rahasia", (False, False)),
        ("Normal", (False, False)),
        (None, (False, False)),
    ],
)
def test_flags(cell: object, expected: tuple[bool, bool]) -> None:
    assert flags_of(cell) == expected


def test_yes_and_no() -> None:
    assert [yes_no(cell) for cell in ("Ya", True, 1, "Rahasia")] == [True] * 4
    assert [yes_no(cell) for cell in ("Tidak", False, 0, "", None, "Tidak Rahasia")] == [False] * 6
    with pytest.raises(BadCell):
        yes_no("mungkin")


def test_zones() -> None:
    assert zone_of("Asia/Makassar").utcoffset(None) == timedelta(hours=8)
    assert isinstance(zone_of("Europe/Amsterdam"), ZoneInfo)
    for wrong in ("Asia/Nowhere", "../etc", ""):
        with pytest.raises(UnknownTimezone):
            zone_of(wrong)
    assert is_iana_zone("Asia/Jayapura")
    assert not is_iana_zone("WIB")
    assert not is_iana_zone("Asia/Nowhere")


def test_cells_as_text() -> None:
    assert cell_text(1454.0) == "1454"
    assert cell_text(4.5) == "4.5"
    assert cell_text(date(2023, 5, 29)) == "2023-05-29"
    assert number_line("1454.0") == "1454"
    assert number_line("-") is None
