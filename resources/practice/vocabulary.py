"""Loads a vocabulary: invented words and the sentence patterns that use them.

There are two, with no content word in common: ``practice`` is what the practice office and the
bench are made of, ``dictionary`` serves only to train the compression dictionary.
"""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

VocabularyName = Literal["practice", "dictionary"]


@dataclass(frozen=True)
class Topic:
    """What an agency is complained to about; categories are (id, name) pairs."""

    name: str
    categories: tuple[tuple[str, str], ...]
    pools: dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Vocabulary:
    """One invented regency's words. Pools hold alternatives with ``{slots}``."""

    name: str
    words: dict[str, tuple[str, ...]]
    agencies: tuple[tuple[str, tuple[str, ...]], ...]
    more_agency: tuple[str, tuple[str, ...]]
    shared: dict[str, tuple[str, ...]]
    topics: dict[str, Topic]

    def one(self, key: str) -> str:
        """The only value of ``key``, e.g. the regency's name. Raises KeyError if there is none."""
        return self.words[key][0]


def _pool(value: str) -> tuple[str, ...]:
    return tuple(value.split("|"))


def _topic(name: str, raw: dict[str, str]) -> Topic:
    pairs = tuple((c.partition(":")[0], c.partition(":")[2]) for c in _pool(raw["category"]))
    pools = {key: _pool(value) for key, value in raw.items() if key != "category"}
    return Topic(name, pairs, pools)


@cache
def load_vocabulary(name: VocabularyName) -> Vocabulary:
    """Read ``vocabulary_<name>.json``. Raises FileNotFoundError for an unknown name."""
    source = files(__package__).joinpath(f"vocabulary_{name}.json")
    raw: dict[str, Any] = json.loads(source.read_text(encoding="utf-8"))
    head, topics = raw["more_agency"]
    return Vocabulary(
        name=name,
        words={key: _pool(value) for key, value in raw.items() if isinstance(value, str)},
        agencies=tuple((agency, _pool(names)) for agency, names in raw["agencies"]),
        more_agency=(head, _pool(topics)),
        shared={key: _pool(value) for key, value in raw["shared"].items()},
        topics={key: _topic(key, value) for key, value in raw["topics"].items()},
    )
