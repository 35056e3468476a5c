"""Recovery passphrases: which spelling counts, which may protect a key, and made ones."""

from __future__ import annotations

import secrets
import unicodedata

MIN_LENGTH = 12
"""Characters, counted after `normalise`. Shorter ones fall to guessing on a copied key file."""
MIN_CODE = 6
"""Signs of a code that opens the lock of a desk whose key lies in the keyring anyway."""

WORDS = 6
CONSONANTS = "bcdghjklmnprstwy"
VOWELS = "aeiou"
UNSEEMLY = frozenset(
    {
        "babi",
        "bego",
        "bodo",
        "coli",
        "cuki",
        "gila",
        "goba",
        "kere",
        "mati",
        "nene",
        "pepe",
        "puki",
        "susu",
        "tete",
        "tolo",
    }
)
"""Words an officer should not have to write down or read out at a counter."""


def normalise(passphrase: str) -> str:
    """The form that counts: NFKC, runs of white space as one space, none at the ends; case kept."""
    return " ".join(unicodedata.normalize("NFKC", passphrase).split())


def long_enough(passphrase: str) -> bool:
    """Whether a passphrase of the officer's own choosing may protect a key."""
    return len(normalise(passphrase)) >= MIN_LENGTH


def generate_recovery_passphrase() -> str:
    """Six words of two open syllables, as Indonesian is spelt; over 75 bits, from `secrets`.

    Lower case, ASCII, parted by single spaces, so that it survives paper and telephone.
    """
    return " ".join(_word() for _ in range(WORDS))


def _word() -> str:
    while True:
        word = "".join(secrets.choice(CONSONANTS) + secrets.choice(VOWELS) for _ in range(2))
        if word not in UNSEEMLY:
            return word
