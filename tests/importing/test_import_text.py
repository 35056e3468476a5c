"""Cleaning never loses a letter and is done after one time."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.importing.text import clean_line, clean_text, line_or_none

ANY = st.text(st.characters(), max_size=60)
MARKUP = "<br>|<br/>|</p>|<p class='x'>|&amp;|&lt;br&gt;|&nbsp;|<|>|&|;|lt|amp|a|#60|_x000D_"
SIGNS = "<a href='u'>|</a>|\r\n| |\n|\u200b|\U0001d5d4|e\u0301"
REMNANTS = st.lists(st.sampled_from(f"{MARKUP}|{SIGNS}".split("|")), max_size=12).map("".join)


@given(st.one_of(ANY, REMNANTS))
def test_cleaning_is_idempotent(text: str) -> None:
    once = clean_text(text)
    assert clean_text(once) == once
    line = clean_line(text)
    assert clean_line(line) == line
    assert "\n" not in line


@given(st.text(st.characters(categories=["Lu", "Ll", "Lt", "Lo", "Nd"]), max_size=60))
def test_letters_and_figures_survive(text: str) -> None:
    cleaned = clean_text(text)
    assert unicodedata.normalize("NFKC", cleaned) == unicodedata.normalize("NFKC", text)


@given(st.text(st.sampled_from("xyz XYZ<>&;=/\"'()\n\t0189"), max_size=80))
def test_what_is_no_markup_keeps_its_letters(text: str) -> None:
    # None of these can form a tag or an entity that the cleaner knows.
    kept = [c for c in clean_text(text) if not c.isspace()]
    assert kept == [c for c in text if not c.isspace()]


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("satu<br>dua<BR />tiga", "satu\ndua\ntiga"),
        ("<p>satu</p><p>dua</p>", "satu\ndua"),
        ("satu\r\ndua\rtiga", "satu\ndua\ntiga"),
        ("satu_x000D_\ndua", "satu\ndua"),
        ("R&amp;D &lt;tanda&gt; &#39;x&#39;", "R&D <tanda> 'x'"),
        ("&amp;lt;br&amp;gt;x", "x"),
        ("a\x00b\x07c\u200bd\ufeffe\u00adf", "abcdef"),
        ("\U0001d5db\U0001d5ee\U0001d5f9\U0001d5fc \uff21\uff22", "Halo AB"),
        ("5 m\u00b2 dan \u00bd meter", "5 m\u00b2 dan \u00bd meter"),
        ("=lampu padam", "=lampu padam"),
        ("tinggi < 3 meter > 2 meter", "tinggi < 3 meter > 2 meter"),
        ("peta?a=1&region=2&copy=3", "peta?a=1&region=2&copy=3"),
        ('<a href="https://peta.example/x?y=1">lokasi</a>', "lokasi (https://peta.example/x?y=1)"),
        ("<a href='https://peta.example'>https://peta.example</a>", "https://peta.example"),
        ("satu \u00a0 dua  \n\n\n\n tiga", "satu dua\n\ntiga"),
    ],
)
def test_remnants_of_older_exports(raw: str, cleaned: str) -> None:
    assert clean_text(raw) == cleaned


def test_a_dash_means_nothing_in_a_line() -> None:
    assert line_or_none(" - ") is None
    assert line_or_none("") is None
    assert line_or_none("Dinas\nSosial") == "Dinas Sosial"
