"""What a list asks of the copy, and everything the copy answers, in one go on the `db` lane."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from desktop.desk import Desk
from desktop.services.cases import CaseLine, ListSort, ListView

Part = Literal["all", "overdue", "due_today", "replied", "fresh"]

PARTS: Final[dict[str, tuple[Part, ...]]] = {
    "today": ("all", "overdue", "due_today", "replied", "fresh"),
    "open": ("all", "overdue", "due_today", "replied"),
    "needs_answer": ("all", "overdue", "due_today", "replied"),
    "overdue": ("all", "replied"),
    "replied": ("all", "overdue", "due_today"),
}
"""Quick filters that say something within a view."""

AHEAD: Final = 40
BEHIND: Final = 10


@dataclass(frozen=True, slots=True)
class Question:
    """One list: a view, a part of it, its order, and typed words. `since`: Unix seconds from
    which a disposition counts as new; 0 = none does."""

    view: ListView
    sort: ListSort = "deadline"
    words: str = ""
    part: Part = "all"
    since: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """The list as it stands. `lines` are those around the anchor; `elsewhere` is how many other
    complaints match the words; `copied_at` when the copy was last complete (0 = never)."""

    question: Question
    keys: tuple[str, ...]
    lines: tuple[CaseLine, ...]
    counts: dict[Part, int]
    elsewhere: int
    held: int
    copied_at: int


def ask(desk: Desk, question: Question, anchor: str = "") -> Answer:
    """Read a list with its figures. `anchor`: the complaint at the top of what is seen.

    Raises PenghubungError where the file cannot be read.
    """
    cases = desk.cases
    keys = cases.keys(question.view, question.sort, question.words, question.since)
    held = set(keys)
    parts: dict[Part, set[str]] = {"all": held}
    for part in PARTS.get(question.view, ())[1:]:
        if part != "all":
            parts[part] = held.intersection(cases.keys(part, since=question.since))
    shown = parts.get(question.part, held)
    if len(shown) != len(keys):
        keys = tuple(key for key in keys if key in shown)
    status = desk.replica.copy.status()
    elsewhere = len(cases.keys("all", words=question.words)) if question.words else 0
    return Answer(
        question=question,
        keys=keys,
        lines=tuple(cases.lines(around(keys, anchor))),
        counts={part: len(found) for part, found in parts.items()},
        elsewhere=max(0, elsewhere - len(held)),
        held=status.complaints,
        copied_at=status.complete_at,
    )


def around(keys: Sequence[str], anchor: str) -> Sequence[str]:
    """The keys that will be seen when the anchor stands at the top; from the start where it is
    not among them."""
    at = keys.index(anchor) if anchor in keys else 0
    return keys[max(0, at - BEHIND) : at + AHEAD]
