"""Words that can be said in Indonesian and in English, and what stands in their places.

A floor hands out phrases and facts; whoever shows them (window, command line) says in which
language. What an officer or reporter wrote stands in a place, never in a phrase.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from desktop.domain.formats import Formatter, Language, long_date, number, zone_of


@dataclass(frozen=True, slots=True)
class Moment:
    """A time as seen from `now` (Unix seconds), in the agency's zone."""

    at: int
    now: int
    zone: ZoneInfo


@dataclass(frozen=True, slots=True)
class Bytes:
    """A size, said with its unit."""

    count: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """One thing said in both languages, with places as in `{n}`.

    `one`: the English words where the place `{n}` is 1; empty where they are the same.
    Indonesian counts without another form.
    """

    indonesian: str
    english: str
    one: str = ""

    def text(self, language: Language, **values: Value) -> str:
        """The words in that language, figures and times written as its readers do."""
        if language == "id":
            pattern = self.indonesian
        else:
            pattern = self.one if self.one and values.get("n") == 1 else self.english
        return pattern.format(**written(language, values))


Value = str | int | date | Moment | Bytes | Phrase | tuple[Phrase, ...]
"""What may stand in a place; several phrases are listed with commas."""


def written(language: Language, values: Mapping[str, Value]) -> dict[str, str]:
    """Values as text in that language."""
    return {name: _written(language, value) for name, value in values.items()}


def _written(language: Language, value: Value) -> str:
    match value:
        case str():
            return value
        case int():
            return number(value, language)
        case Moment(at, now, zone):
            return Formatter.for_pc(zone, now, language).moment(at, now)
        case Bytes(count):
            return Formatter(zone_of(""), language).size(count)
        case Phrase():
            return value.text(language)
        case tuple():
            return ", ".join(part.text(language) for part in value)
        case date():
            return long_date(value, language)
