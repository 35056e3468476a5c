"""Values of the officer's writing: templates, versions of a text, promised dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, get_args

from desktop.domain.model import WorkKind

Situation = Literal[
    "thanks", "in_progress", "handled", "schedule", "more_data", "not_authority", "other"
]
SITUATIONS: Final[tuple[Situation, ...]] = get_args(Situation)
"""In the order of a complaint's path."""

VersionCause = Literal["typed", "template", "restore", "sent", "cut", "spare"]
"""Why a version was kept: so much was written, a template or an older version came in its place,
it was sent, it came back from a spare copy, or much of it was taken away."""


@dataclass(frozen=True, slots=True)
class Template:
    """A reply text with places to fill. `id` 0 and a `starter`: shipped or the server's, never
    changed here."""

    id: int
    situation: Situation
    title: str
    text: str
    starter: str = ""

    @property
    def key(self) -> str:
        """Names it among all: a shipped one and what stands in for it have the same."""
        return self.starter or f"own-{self.id}"


@dataclass(frozen=True, slots=True)
class TextVersion:
    """What a text said at a time (Unix seconds)."""

    id: int
    kind: WorkKind
    text: str
    cause: VersionCause
    at: int


@dataclass(frozen=True, slots=True)
class Reminder:
    """A date promised to the reporter. `words`: the promise as it was written; `done_at` > 0: the
    officer ticked it off then."""

    id: int
    complaint: str
    operation: bytes
    due: date
    words: str
    made_at: int
    done_at: int
