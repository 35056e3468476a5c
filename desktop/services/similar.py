"""Sudah pernah dijawab: complaints of this agency that are like one, and what was answered.

Offline, from the copy alone. It proposes and never decides: a twin is marked, not merged.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from desktop.domain.likeness import ALIKE, Likeness
from desktop.domain.redact import without_people
from desktop.services.cases import CaseLine, masked_line
from desktop.services.masking import is_hidden
from desktop.storage.likeness import Answer, Candidate, LikenessIndex

SHOWN: Final = 8


@dataclass(frozen=True, slots=True)
class SimilarCase:
    """A complaint like the one that is open. `likeness`: 0 to 1. `twin`: nearly the same words
    within days. `answer`: what the agency last answered there, in public."""

    line: CaseLine
    likeness: float
    twin: bool
    answer: Answer | None


class SimilarService:
    """Finds what was asked before. Reads only."""

    def __init__(self, index: LikenessIndex) -> None:
        self._index = index

    def of(self, key: str, limit: int = SHOWN) -> tuple[SimilarCase, ...]:
        """The most alike, twins before all; of these the answered first, since they help.

        Empty where nothing is like it or it is not held.
        """
        around = self._index.neighbours(key)
        if around is None:
            return ()
        likeness = Likeness(around.told, around.held, around.total)
        found = [
            SimilarCase(
                masked_line(candidate.row, None),
                score,
                likeness.twin(candidate.told),
                _shown_answer(candidate),
            )
            for candidate in around.candidates
            if (score := likeness.of(candidate.told)) >= ALIKE
        ]
        found.sort(key=lambda case: (not case.twin, -case.likeness, case.line.row.key))
        return tuple(sorted(found[:limit], key=lambda case: case.answer is None))


def _shown_answer(candidate: Candidate) -> Answer | None:
    """What may be read, and taken over: of a hidden complaint nothing that names its reporter."""
    answer = candidate.answer
    if answer is None or not is_hidden(candidate.row):
        return answer
    return replace(answer, text=without_people(answer.text, (candidate.reporter,)))
