"""Words of old corpora, made fit to be shown."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.readable import readable

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("satu<br>dua<BR/>tiga", "satu\ndua\ntiga"),
        ("<p>satu</p><p class='x'>dua</p>", "satu\ndua"),
        ("a &lt; b &amp;&nbsp;c", "a < b & c"),
        ("harga < 5 dan > 3", "harga < 5 dan > 3"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("no\u200bmor\ufeff 12\u00ad3", "nomor 123"),
        ("pak \u202eabc\u202c", "pak abc"),
        (FAMILY, FAMILY),
        ("a\r\n\r\n\r\n\r\nb\x00\x07", "a\n\nb"),
        ("&amp;lt;br&amp;gt;", "&lt;br&gt;"),
    ],
)
def test_what_is_shown(text: str, shown: str) -> None:
    assert readable(text) == shown


@given(st.text(max_size=400))
def test_nothing_turns_a_line_around_and_no_letter_is_lost(text: str) -> None:
    shown = readable(text)
    assert not any(
        unicodedata.bidirectional(sign) in {"RLO", "LRO", "RLE", "LRE"} for sign in shown
    )
    if not any(sign in text for sign in "<&"):
        assert [s for s in shown if s.isalnum()] == [s for s in text if s.isalnum()]


@pytest.mark.parametrize("sign", ["<", "<b", "&", "\n ", "< / ", "a"])
def test_a_long_text_is_read_in_one_go(sign: str) -> None:
    assert len(readable(sign * 20_000)) <= 20_000 * len(sign)
