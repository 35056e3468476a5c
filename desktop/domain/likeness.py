"""How alike two complaints are, by their words: what an officer would call the same matter.

Rare words say more than frequent ones (inverse document frequency), a word often said more than
once said (1 + ln n), and the angle between two such word lists is the likeness, 0 to 1. Words
are taken by their stems, since Indonesian puts its meaning into affixes. Weights and bounds were
measured on pairs read and judged one by one; see docs/adr/0034-similar-complaints.md.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Any, Final

from sync.remits import terms

TITLE_SHARE: Final = 0.3
SAME_CATEGORY: Final = 0.05
ALIKE: Final = 0.24
"""From here on two complaints are shown as similar."""
TWINS: Final = 0.75
"""From here on the texts are nearly the same."""
TWIN_DAYS: Final = 7
"""Twins come within days of each other: later, it is the same trouble again."""

_DAY: Final = 24 * 3600
_SAY_NOTHING: Final = """
ada adalah agar akan atau bahwa bapak baik banyak bagi belum bisa dalam dan dapat dari dengan hal
hanya harap hari hormat ibu ini itu jadi jangan jika juga kalau kami karena kasih kepada kita lagi
lah lalu lebih maka malam masih mohon oleh pada pagi pak para perlu saat saja sama sampai sangat
saya sebagai secara segera sehingga selalu selamat seperti siang sore sudah tanpa telah tentang
terima terkait tersebut tidak tolong untuk wib yang
"""
_FREQUENT: Final = frozenset(_SAY_NOTHING.split())


@dataclass(frozen=True)
class Told:
    """A complaint's words. `at`: when it was reported, unix seconds."""

    title: str
    text: str
    category: str
    at: int

    @cached_property
    def title_stems(self) -> Counter[str]:
        """Stems of the title, counted."""
        return Counter(stem(word) for word in words(self.title))

    @cached_property
    def stems(self) -> Counter[str]:
        """Stems of everything, the title twice: whoever wrote it chose its words."""
        found = Counter(stem(word) for word in words(self.text))
        for word, count in self.title_stems.items():
            found[word] += 2 * count
        return found


@dataclass(frozen=True, slots=True)
class _Weighed:
    """Stems with their weights, how long that vector is, and what a stem weighs on average."""

    weights: Mapping[str, float]
    length: float
    average: float


class Likeness:
    """Compares others with one complaint.

    `held`: in how many of `total` complaints each of its words stands; words that it does not
    have count as an average one.
    """

    def __init__(self, told: Told, held: Mapping[str, int], total: int) -> None:
        self._told = told
        counts: dict[str, int] = {}
        for word, count in held.items():
            short = stem(word)
            counts[short] = max(count, counts.get(short, 0))
        # A word that nobody else used still tells the other complaint from this one.
        self._idf = {
            stem: max(0.0, math.log((total + 1) / (counts.get(stem, 1) + 0.5)))
            for stem in (*told.stems, *told.title_stems)
        }
        self._all = self._weighed(told.stems)
        self._title = self._weighed(told.title_stems)

    def of(self, other: Told) -> float:
        """0 = nothing in common; see `ALIKE`."""
        same = bool(other.category) and other.category == self._told.category
        return (
            (1 - TITLE_SHARE) * self._angle(self._all, other.stems)
            + TITLE_SHARE * self._angle(self._title, other.title_stems)
            + SAME_CATEGORY * same
        )

    def twin(self, other: Told) -> bool:
        """Nearly the same words, within days."""
        near = abs(other.at - self._told.at) <= TWIN_DAYS * _DAY
        return near and self._angle(self._all, other.stems) >= TWINS

    def _weighed(self, mine: Counter[str]) -> _Weighed:
        weights = {stem: _often(count) * self._idf[stem] for stem, count in mine.items()}
        average = sum(self._idf[stem] for stem in mine) / len(mine) if mine else 0.0
        return _Weighed(weights, _length(weights.values()), average)

    def _angle(self, mine: _Weighed, theirs: Counter[str]) -> float:
        if not mine.weights or not theirs:
            return 0.0
        there = {
            stem: _often(count) * (self._idf[stem] if stem in mine.weights else mine.average)
            for stem, count in theirs.items()
        }
        shared = sum(mine.weights.get(stem, 0.0) * weight for stem, weight in there.items())
        length = mine.length * _length(there.values())
        return shared / length if length else 0.0


def words(text: str) -> list[str]:
    """Words as the search index has them, without those that say nothing."""
    return [word for word in terms(text) if word not in _FREQUENT]


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The word without its affixes."""
    return str(_stemmer().stemWord(word))


@cache
def _stemmer() -> Any:
    # Loaded when first needed, not at the start of the program.
    from snowballstemmer.indonesian_stemmer import IndonesianStemmer

    return IndonesianStemmer()


@cache
def _often(count: int) -> float:
    return 1 + math.log(count)


def _length(weights: Iterable[float]) -> float:
    return math.sqrt(sum(weight * weight for weight in weights))
