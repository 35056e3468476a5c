"""The guard against personal data: what is planted is found, what is harmless is not."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.personal import HARMLESS, carriers, emails, names, niks, phones, plant
from desktop.domain.personal import Datum, contacts_in, find_personal, is_nik, masked

TEXTS = carriers(seed=4, count=60)
seeds = st.integers(0, 2**32)
places = st.tuples(st.sampled_from(TEXTS), st.integers(0, 2**16))


def planted(place: tuple[str, int], value: str) -> tuple[str, int]:
    """The text with a value between two of its words, and where the value begins."""
    return plant(place[0], value, place[1])


@given(places, seeds)
def test_a_planted_nik_is_found_whole(place: tuple[str, int], seed: int) -> None:
    value = niks(seed)
    text, start = planted(place, value)
    assert find_personal(text) == (Datum("nik", start, start + len(value)),)


@given(places, seeds)
def test_a_planted_telephone_number_is_found_whole(place: tuple[str, int], seed: int) -> None:
    value = phones(seed)
    text, start = planted(place, value)
    assert find_personal(text) == (Datum("phone", start, start + len(value)),)


@given(places, seeds)
def test_a_planted_address_is_found_whole(place: tuple[str, int], seed: int) -> None:
    value = emails(seed)
    text, start = planted(place, value)
    assert find_personal(text) == (Datum("email", start, start + len(value)),)


@given(places, seeds)
def test_a_planted_name_is_found_in_any_case(place: tuple[str, int], seed: int) -> None:
    name, value = names(seed)
    text, start = planted(place, value)
    assert Datum("name", start, start + len(value)) in find_personal(text, name)
    assert find_personal(text) == ()


@given(places, seeds)
def test_harmless_numbers_are_left_alone(place: tuple[str, int], seed: int) -> None:
    for make in HARMLESS.values():
        text, _ = planted(place, make(seed))
        assert find_personal(text, "Suryani Contoh") == ()


@given(st.text())
def test_no_text_is_too_strange(text: str) -> None:
    found = find_personal(text, text[:20])
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    ("digits", "holds"),
    [
        ("6472014107900001", True),
        ("6472010107900001", True),
        ("6472013113900001", False),
        ("6472013202900001", False),
        ("6472017202900001", False),
        ("6472013002900001", False),
        ("6472012902900001", True),
        ("9972010107900001", False),
        ("6472000107900001", False),
        ("6472010107900000", False),
        ("647201010790001", False),
    ],
)
def test_the_shape_of_a_nik(digits: str, holds: bool) -> None:
    assert is_nik(digits) is holds


@pytest.mark.parametrize(
    "text",
    [
        "NIK: 6472.0141.0790.0001.",
        "NIK 64 72 01 410790 0001",
        "nik 647201-410790-0001, mohon dicek",
        "(6472014107900001)",
        "tahun 2026 6472014107900001",
        "6472014107900001 081",
    ],
)
def test_ways_to_write_a_nik(text: str) -> None:
    assert [one.kind for one in find_personal(text)] == ["nik"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Hubungi 0812-3456-7890 (Contoh).", "0812-3456-7890"),
        ("WA081234567890", "081234567890"),
        ("https://wa.me/6281234567890", "6281234567890"),
        ("+62 812 3456 7890 12 orang", "+62 812 3456 7890"),
        ("081234567890 2026", "081234567890"),
        ("+62 (0)812 345 678", "+62 (0)812 345 678"),
        ("telepon (0541) 736663,", "(0541) 736663"),
        ("telepon 021-5551234 pesawat 12", "021-5551234"),
        ("telepon 0542 853 1234", "0542 853 1234"),
        ("+62 21 555 1234", "+62 21 555 1234"),
        ("08 12", ""),
        ("pukul 08.30-12.00 WIB", ""),
        ("tanggal 08-12-2026 10 orang", ""),
        ("sebesar 62.812.345.678", ""),
        ("Nomor 0812345678/SK/2026", ""),
        ("koordinat -0.8123456789, 117.0812345678", ""),
        ("No. 600/0812345678/DPU", ""),
    ],
)
def test_ways_to_write_a_telephone_number(text: str, number: str) -> None:
    assert [text[one.start : one.end] for one in find_personal(text)] == (
        [number] if number else []
    )


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("Bapak Suryani", "Bapak kami hubungi.", []),
        ("Bapak Suryani", "Saudari SURYANI, terima kasih", ["SURYANI"]),
        ("Indah Lestari", "lingkungan yang indah dan lestari", []),
        ("Indah Lestari", "Ibu Indah Lestari sudah", ["Indah Lestari"]),
        ("Sri", "Pasar Srimulya", []),
        ("A. Yani", "Jalan A. Yani", ["Yani"]),
        ("Warga RT 05", "warga RT 05 sudah kami temui", []),
        ("", "Suryani", []),
    ],
)
def test_which_words_are_a_name(name: str, text: str, found: list[str]) -> None:
    assert [text[one.start : one.end] for one in find_personal(text, name)] == found


def test_places_and_agencies_are_no_names() -> None:
    assert find_personal("Jalan di Panjianom", "Warga Panjianom", ["Panjianom"]) == ()


def test_what_the_agency_gives_out_itself_is_no_personal_datum() -> None:
    known = contacts_in("Hubungi kami di (0541) 736663 atau dinas@contoh.example.")
    assert find_personal("Telepon 0541-736663, dinas@contoh.example", known=known) == ()
    assert [one.kind for one in find_personal("Telepon 0541-736664", known=known)] == ["phone"]


@given(places, seeds)
def test_what_is_masked_tells_nothing_any_more(place: tuple[str, int], seed: int) -> None:
    name, value = names(seed)
    for one in (niks(seed), phones(seed), emails(seed), value):
        text, _ = planted(place, one)
        while found := find_personal(text, name):
            text = text[: found[0].start] + masked(text, found[0]) + text[found[0].end :]
        assert one not in text
