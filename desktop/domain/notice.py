"""What a notice is: what happened and what it means, to be ended by a door's next step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from desktop.domain.formats import Language
from desktop.domain.phrases import Phrase, Value, written


@dataclass(frozen=True, slots=True)
class Sentence:
    """What the officer reads, in one language and three parts."""

    happened: str
    meaning: str
    action: str

    def __str__(self) -> str:
        return f"{self.happened} {self.meaning} {self.action}"


@dataclass(frozen=True, slots=True)
class Notice:
    """What happened and what it means. `values` stand in the places of both and of the door's
    next step."""

    key: str
    happened: Phrase
    meaning: Phrase
    values: Mapping[str, Value] = field(default_factory=dict)

    def having(self, **values: Value) -> Notice:
        """The same with these facts."""
        return replace(self, values=values)

    def told(self, language: Language, step: str) -> Sentence:
        """All three parts; `step` is the door's, already in that language."""
        return Sentence(
            self.happened.text(language, **self.values),
            self.meaning.text(language, **self.values),
            step.format(**written(language, self.values)),
        )


SAFE: Final = Phrase(
    "Konsep dan kotak keluar Anda tetap tersimpan di komputer ini.",
    "Your drafts and your outbox are kept on this PC.",
)


def safely(indonesian: str, english: str) -> Phrase:
    """A meaning that ends by saying that the officer's work is safe."""
    return Phrase(f"{indonesian} {SAFE.indonesian}", f"{english} {SAFE.english}")
