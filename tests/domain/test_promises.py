"""Promised dates in answers."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.calendar import WorkCalendar
from desktop.domain.formats import INDONESIAN
from desktop.domain.promises import find_promises

TODAY = date(2026, 11, 6)  # a Friday
CALENDAR = WorkCalendar({2026: {"2026-11-10": "Hari Pahlawan"}})


def dues(text: str, today: date = TODAY) -> list[date]:
    return [one.due for one in find_promises(text, today, CALENDAR)]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Perbaikan selesai paling lambat 12 Desember 2026.", date(2026, 12, 12)),
        ("Kami akan kembali hari Rabu, 11 November.", date(2026, 11, 11)),
        ("Akan ditindaklanjuti dalam 3 hari kerja.", date(2026, 11, 12)),
        ("Selesai dalam waktu 14 (empat belas) hari kerja", date(2026, 11, 27)),
        ("Tim akan datang besok pagi.", date(2026, 11, 7)),
        ("Penggantian dijadwalkan minggu depan.", date(2026, 11, 13)),
        ("Diperkirakan selesai akhir bulan ini.", date(2026, 11, 30)),
        ("Ditargetkan selesai akhir Desember 2026.", date(2026, 12, 31)),
        ("Akan dianggarkan akhir tahun 2027.", date(2027, 12, 31)),
        ("Selambat-lambatnya tanggal 12/12/2026 sudah menyala.", date(2026, 12, 12)),
        ("Kami akan kirim dua minggu lagi.", date(2026, 11, 20)),
        ("Selesai paling lama seminggu.", date(2026, 11, 13)),
        ("Akan dikerjakan 1 bulan ke depan", date(2026, 12, 6)),
        ("Petugas akan datang Senin depan.", date(2026, 11, 9)),
        ("Dijadwalkan pada 5 Januari", date(2027, 1, 5)),
    ],
)
def test_a_promise_is_understood(text: str, due: date) -> None:
    assert dues(text) == [due]


@pytest.mark.parametrize(
    "text",
    [
        "Petugas memeriksa lokasi pada 5 November 2026.",
        "Surat tanggal 12 Desember 2026 kami terima.",
        "Dalam 3 hari terakhir sudah kami periksa.",
        "Tim terdiri atas 3 hari kerja piket.",
        "Akan diperbaiki pada 31 Februari 2027.",
        "Akan dibahas pada Pasal 12/12/2026/1.",
        "Akan diperbaiki.",
        "",
    ],
)
def test_what_promises_nothing(text: str) -> None:
    assert dues(text) == []


def test_a_date_is_promised_once_and_its_words_are_known() -> None:
    text = "Terima kasih. Kami akan datang paling lambat 12 Desember 2026, ya 12-12-2026."
    (one,) = find_promises(text, TODAY, CALENDAR)
    assert text[one.start : one.end] == "paling lambat 12 Desember 2026"


@given(st.integers(0, 700))
def test_every_written_date_to_come_is_found(days: int) -> None:
    day = TODAY + timedelta(days=days)
    written = f"{day.day} {INDONESIAN.long_months[day.month - 1]} {day.year}"
    assert dues(f"Kami akan selesaikan paling lambat {written}.") == [day]


@given(st.integers(1, 200))
def test_working_days_are_counted_by_the_calendar(count: int) -> None:
    assert dues(f"Selesai dalam {count} hari kerja.") == [CALENDAR.add_working_days(TODAY, count)]


@given(st.text())
def test_no_answer_is_too_strange(text: str) -> None:
    assert all(due >= TODAY for due in dues(text))
