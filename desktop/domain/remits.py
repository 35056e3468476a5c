"""Which agencies a complaint is likely a matter for, by what the region's complaints were about.

Bayes' rule over the category and the words (which repeat each other, hence the damping), with a
little for an agency whose own name or territory is mentioned and for one that holds what this
agency returned before. Weights and the bound from which it is sure were measured on an export
split by time; see docs/adr/0039-likely-agencies.md.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from desktop.domain.likeness import stem
from sync.remits import PARTS, RemitsRef, terms

SURE: Final = 0.4
"""Share of the first from which it is called likely; below, all of them are guesses."""
SHOWN: Final = 3
_WORDS_COUNT: Final = 0.5
_IN_TERRITORY: Final = 1.0
_NAMED: Final = 0.5
_NAMED_AT_MOST: Final = 2
_SMOOTH: Final = 2.0
_OFTEN: Final = 0.5
"""Share of a category's complaints from which it is given as a reason."""
_SHOWN_WORDS: Final = 3
_TERRITORIES: Final = frozenset({"kecamatan", "kelurahan", "desa", "distrik", "nagari"})
_ENDS: Final = frozenset({"kab", "kabupaten", "kota", "provinsi", "prov"})
_TITLES: Final = (
    _TERRITORIES
    | _ENDS
    | frozenset({"dinas", "badan", "kantor", "pemerintah", "sekretariat", "daerah", "dan"})
)


@dataclass(frozen=True, slots=True)
class Matter:
    """What a complaint is about. `place`: names of where it is, in one text."""

    text: str
    category: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Likely:
    """One agency with its reasons. `share`: 0 to 1, of all agencies. `of_category`: share of the
    category's complaints that it holds, 0 where that says little; `words`: those that speak for
    it; `territory`: the part of its name that is mentioned; `returned`: whether it holds what
    this agency returned before."""

    agency: str
    share: float
    of_category: float = 0.0
    words: tuple[str, ...] = ()
    territory: str = ""
    returned: bool = False


@dataclass(frozen=True, slots=True)
class Proposal:
    """The likeliest agencies, best first. `sure`: the first may be called likely."""

    agencies: tuple[Likely, ...] = ()
    sure: bool = False


NO_PROPOSAL: Final = Proposal()


@dataclass(frozen=True, slots=True)
class _Held:
    """One agency's counts, in complaints."""

    total: float
    categories: Mapping[str, float]
    words: Mapping[str, float]
    returned: Mapping[tuple[str, str], float]


class Remits:
    """What the server learned, over the agencies of this copy. `names` by id."""

    def __init__(self, learned: RemitsRef, names: Mapping[str, str]) -> None:
        self._names = names
        self._held = {
            agency: _Held(
                remit.held / PARTS,
                _named(remit.categories, learned.categories),
                _by_stem(remit.words, learned.words),
                {
                    (former, learned.categories[at]): count / PARTS
                    for former, at, count in remit.returned
                    if at < len(learned.categories)
                },
            )
            for agency, remit in learned.agencies.items()
            if agency in names
        }
        self._total = sum(held.total for held in self._held.values())

    def propose(self, matter: Matter, own: str) -> Proposal:
        """For a complaint that `own` returns; empty where nothing was learned."""
        if not self._held:
            return NO_PROPOSAL
        told = terms(f"{matter.text} {matter.place}")
        stems = {stem(word): word for word in reversed(told)}
        likely = [
            self._weighed(agency, matter, told, stems, own)
            for agency in self._names
            if agency != own
        ]
        if not likely:
            return NO_PROPOSAL
        best = max(weight for weight, _ in likely)
        whole = sum(math.exp(weight - best) for weight, _ in likely)
        likely.sort(key=lambda pair: (-pair[0], self._names[pair[1].agency].casefold()))
        shown = tuple(
            replace(found, share=math.exp(weight - best) / whole)
            for weight, found in likely[:SHOWN]
        )
        return Proposal(shown, shown[0].share >= SURE)

    def _weighed(
        self, agency: str, matter: Matter, told: list[str], stems: Mapping[str, str], own: str
    ) -> tuple[float, Likely]:
        held = self._held.get(agency, _NOTHING)
        count = len(self._names)
        weight = math.log((held.total + 0.5) / (self._total + 0.5 * count))
        in_category = held.categories.get(matter.category, 0.0)
        of_all = self._categories.get(matter.category, 0.0)
        weight += math.log((in_category + 0.02 + of_all / self._total) / (held.total + 1.02))
        speak = self._speak(held, stems)
        if speak:
            weight += _WORDS_COUNT * sum(speak.values()) / math.sqrt(len(speak))
        territory = _territory(self._names[agency])
        mentioned = bool(territory) and _stands_in(territory, told)
        if territory:
            weight += _IN_TERRITORY if mentioned else -_IN_TERRITORY
        named = sum(stem(word) in stems for word in self._own_words[agency])
        weight += _NAMED * min(named, _NAMED_AT_MOST)
        returned = held.returned.get((own, matter.category), 0.0)
        weight += math.log1p(returned)
        best = sorted(speak, key=lambda word: (-speak[word], word))
        return weight, Likely(
            agency,
            0.0,
            in_category / of_all if of_all >= 1 and in_category / of_all >= _OFTEN else 0.0,
            tuple(stems[word] for word in best[:_SHOWN_WORDS] if speak[word] > 0.5),
            " ".join(territory).title() if mentioned else "",
            returned > 0,
        )

    def _speak(self, held: _Held, stems: Mapping[str, str]) -> dict[str, float]:
        """What each word says for the agency against the average one, in nats."""
        said = {}
        for word in stems:
            usual = min(1.0, self._words.get(word, 0.0) / self._total)
            if usual * self._total >= 0.5:
                share = (held.words.get(word, 0.0) + _SMOOTH * usual) / (held.total + _SMOOTH)
                said[word] = math.log(share / usual)
        return said

    @cached_property
    def _categories(self) -> Mapping[str, float]:
        return _summed([held.categories for held in self._held.values()])

    @cached_property
    def _words(self) -> Mapping[str, float]:
        return _summed([held.words for held in self._held.values()])

    @cached_property
    def _own_words(self) -> Mapping[str, frozenset[str]]:
        """Words of each name that are not of most names."""
        by_agency = {
            agency: {word for word in terms(name) if len(word) > 3 and word not in _TITLES}
            for agency, name in self._names.items()
        }
        common = Counter(word for found in by_agency.values() for word in found)
        most = max(3.0, 0.2 * len(by_agency))
        return {
            agency: frozenset(word for word in found if common[word] <= most)
            for agency, found in by_agency.items()
        }


_NOTHING: Final = _Held(0.0, {}, {}, {})


def _named(pairs: tuple[tuple[int, int], ...], names: tuple[str, ...]) -> dict[str, float]:
    return {names[at]: count / PARTS for at, count in pairs if at < len(names)}


def _by_stem(pairs: tuple[tuple[int, int], ...], words: tuple[str, ...]) -> dict[str, float]:
    found: defaultdict[str, float] = defaultdict(float)
    for word, count in _named(pairs, words).items():
        found[stem(word)] += count
    return found


def _summed(counts: list[Mapping[str, float]]) -> dict[str, float]:
    found: defaultdict[str, float] = defaultdict(float)
    for each in counts:
        for name, count in each.items():
            found[name] += count
    return found


def _territory(name: str) -> tuple[str, ...]:
    """`Kecamatan Rancaekek Kab. Bandung` -> (rancaekek,); empty for one that has none."""
    first, *rest = terms(name) or [""]
    if first not in _TERRITORIES:
        return ()
    end = next((at for at, word in enumerate(rest) if word in _ENDS), len(rest))
    return tuple(rest[:end])


def _stands_in(phrase: tuple[str, ...], told: list[str]) -> bool:
    length = len(phrase)
    return any(tuple(told[at : at + length]) == phrase for at in range(len(told) - length + 1))
