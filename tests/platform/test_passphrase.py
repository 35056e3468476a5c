"""What counts in a passphrase is what the officer meant, not how the keyboard composed it."""

from __future__ import annotations

import math
import tempfile
import unicodedata
from pathlib import Path

import msgspec
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from desktop.domain.errors import WrongPassphrase
from desktop.platform import wrapping
from desktop.platform.passphrase import (
    CONSONANTS,
    MIN_LENGTH,
    UNSEEMLY,
    VOWELS,
    WORDS,
    generate_recovery_passphrase,
    long_enough,
    normalise,
)
from desktop.platform.paths import Home
from desktop.platform.wrapping import Cost

CHEAP = Cost(64, 1, 1)
PROFILE = Home(Path(tempfile.gettempdir())).profile("https://desk.example", "officer-1")
KEY = bytes(range(32))
PASSPHRASES = st.text(min_size=MIN_LENGTH, max_size=40).filter(long_enough)


@given(PASSPHRASES)
@example("\uff21\uff22 \ufb01nan\u00c7e e\u0301 \u00bd kata")
def test_every_passphrase_opens_what_it_closed(passphrase: str) -> None:
    wrapped = wrapping.wrap(PROFILE, KEY, passphrase, CHEAP)
    again = wrapping.decode(wrapping.encode(wrapped), PROFILE)
    assert again == wrapped
    assert wrapping.unwrap(again, passphrase) == KEY
    assert wrapping.unwrap(again, unicodedata.normalize("NFD", passphrase)) == KEY
    assert wrapping.unwrap(again, unicodedata.normalize("NFKC", passphrase)) == KEY
    assert wrapping.unwrap(again, f" \t{passphrase}\u00a0\n") == KEY


@given(PASSPHRASES, PASSPHRASES)
def test_another_passphrase_never_opens(passphrase: str, other: str) -> None:
    assume(normalise(passphrase) != normalise(other))
    wrapped = wrapping.wrap(PROFILE, KEY, passphrase, CHEAP)
    with pytest.raises(WrongPassphrase):
        wrapping.unwrap(wrapped, other)


@given(PASSPHRASES)
def test_capitals_count(passphrase: str) -> None:
    assume(normalise(passphrase.swapcase()) != normalise(passphrase))
    wrapped = wrapping.wrap(PROFILE, KEY, passphrase, CHEAP)
    with pytest.raises(WrongPassphrase):
        wrapping.unwrap(wrapped, passphrase.swapcase())


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(st.lists(st.text(st.characters(categories=["L", "N"]), min_size=1), min_size=1))
def test_spaces_between_words_are_one_space(words: list[str]) -> None:
    assert normalise("  \u3000".join(words)) == normalise(" ".join(words))


@given(st.text(max_size=MIN_LENGTH - 1, alphabet=st.characters(codec="ascii")))
def test_a_short_one_wraps_nothing(passphrase: str) -> None:
    with pytest.raises(ValueError, match="too short"):
        wrapping.wrap(PROFILE, KEY, passphrase, CHEAP)


def test_wrapping_twice_gives_nothing_alike() -> None:
    one, two = (wrapping.wrap(PROFILE, KEY, "sadu biko lemi", CHEAP) for _ in range(2))
    assert one.salt != two.salt
    assert one.nonce != two.nonce
    assert one.sealed != two.sealed


def test_a_key_file_cannot_ask_for_all_the_memory() -> None:
    wrapped = wrapping.wrap(PROFILE, KEY, "sadu biko lemi", CHEAP)
    for cost in (Cost(1 << 31, 1, 1), Cost(64, 1000, 1), Cost(64, 0, 1), Cost(64, 1, 99)):
        with pytest.raises(wrapping.Damaged):
            wrapping.decode(wrapping.encode(priced(wrapped, cost)), PROFILE)


def priced(wrapped: wrapping.WrappedKey, cost: Cost) -> wrapping.WrappedKey:
    """The same key file with another cost and a checksum to match, as an attacker would write."""
    return wrapping.with_checksum(
        msgspec.structs.replace(
            wrapped, memory_kib=cost.memory_kib, passes=cost.passes, lanes=cost.lanes
        )
    )


def test_made_passphrases_hold_seventy_bits() -> None:
    words = (len(CONSONANTS) * len(VOWELS)) ** 2 - len(UNSEEMLY)
    assert WORDS * math.log2(words) >= 70
    made = {generate_recovery_passphrase() for _ in range(200)}
    assert len(made) == 200
    for passphrase in made:
        assert passphrase == normalise(passphrase)
        assert long_enough(passphrase)
        parts = passphrase.split(" ")
        assert len(parts) == WORDS
        assert not UNSEEMLY.intersection(parts)
        for part in parts:
            assert [part[0] in CONSONANTS, part[1] in VOWELS] == [True, True]
            assert [part[2] in CONSONANTS, part[3] in VOWELS] == [True, True]
