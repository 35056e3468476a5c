"""Personal data in words that leave the desk."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.redact import HIDDEN, plain, without_personal

WORDS = st.text(alphabet=st.characters(categories=("L", "P", "Zs")), max_size=30)
SPACES = st.sampled_from(("", " ", "-", ".", " - ", "\u200b", "\u00a0"))


@st.composite
def numbers(draw: st.DrawFn) -> str:
    """A phone or a NIK as people write them, with whatever stands between the figures."""
    figures = draw(st.text("0123456789", min_size=9, max_size=16))
    styles = draw(st.sampled_from(("0", "\uff10", "\U0001d7ce", "\u0660")))
    shown = [chr(ord(styles) + int(figure)) for figure in figures]
    gap = draw(SPACES)
    return draw(st.sampled_from(("", "+62 ", "("))) + gap.join(shown)


@given(WORDS, numbers(), WORDS)
def test_no_number_of_a_person_stays(before: str, number: str, after: str) -> None:
    found = without_personal(f"{before} {number} {after}")
    assert not re.search(r"\d(?:\D{0,3}\d){8}", found)
    assert HIDDEN in found


@given(WORDS, st.from_regex(r"[a-z0-9._]{1,12}@[a-z]{2,9}\.(com|go\.id)", fullmatch=True), WORDS)
def test_no_mail_address_stays(before: str, mail: str, after: str) -> None:
    assert mail not in without_personal(f"{before} {mail} {after}")


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    assert "@" not in without_personal(text)


@pytest.mark.parametrize(
    ("text", "names", "left"),
    [
        ("Di depan rumah Bapak Suparman Hadi banjir", (), "Di depan rumah Bapak [–] banjir"),
        ("Mohon pak lurah memeriksa", (), "Mohon pak lurah memeriksa"),
        ("Hubungi a.n. siti", (), "Hubungi a.n. [–]"),
        ("Laporan Dewi tentang air", ("Dewi Lestari",), "Laporan [–] tentang air"),
        ("Rumah RT 03/RW 05, No. 12A", (), "Rumah [–]/[–], [–]"),
        ("Lihat https://maps.example/abc?x=1 ya", (), "Lihat [–] ya"),
        ("WA 0812\u200b-3456-7890", (), "WA [–]"),
        ("Lampu padam 3 hari di Jalan Melati", (), "Lampu padam 3 hari di Jalan Melati"),
        ("Sejak 12/03/2026, 12 lampu", (), "Sejak 12/03/2026, 12 lampu"),
        ("tulis ke budi @ contoh.id", (), "tulis ke [–]"),
    ],
)
def test_what_goes_and_what_stays(text: str, names: tuple[str, ...], left: str) -> None:
    assert without_personal(text, names) == left


@pytest.mark.parametrize("sign", ["a", "1", "@", " ", "1 ", "a@", "Pak "])
def test_a_long_text_is_read_in_one_go(sign: str) -> None:
    assert len(without_personal(sign * 20_000)) <= 20_000 * len(sign)


def test_styled_and_invisible_letters_become_usual() -> None:
    assert plain("\U0001d405\U0001d40e\u200bTO \uff11\uff12") == "FOTO 12"
