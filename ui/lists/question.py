"""What a list asks of the copy on the `db` lane: its rows first, then its figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import filterfalse
from typing import Final, Literal

from desktop.desk import Desk
from desktop.domain.happenings import Happening
from desktop.services.cases import HAPPENINGS, CaseLine, ListSort, ListView
from desktop.services.today import GROUPS, LISTED, Group
from ui.lists.model import Positions

Part = Literal["all", "due_today", "starred", "put_off"] | Group | Happening

PARTS: Final[dict[str, tuple[Part, ...]]] = {
    "today": ("all", "returned", *LISTED),
    "meanwhile": ("all", *HAPPENINGS),
    "open": ("all", "overdue", "due_today", "replied", "starred", "put_off"),
    "needs_answer": ("all", "overdue", "due_today", "replied", "starred", "put_off"),
    "overdue": ("all", "replied", "starred"),
    "replied": ("all", "overdue", "due_today", "starred"),
    "waiting_reporter": ("all", "starred"),
    "settled": ("all", "starred"),
}
"""Quick filters that say something within a view. Those of `today` are the groups of its page: no
complaint is in two of them. What waits for approval has a page of its own."""

_LEFT: Final = frozenset({"today", "needs_answer"})
"""Views that a complaint leaves while it is put off; its own filter still finds it there."""

AHEAD: Final = 24
BEHIND: Final = 6
"""Rows read with the answer: what a tall window shows, and a turn of the wheel."""


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
    """The list as it stands. `lines` are those around the anchor; `elsewhere` is, where no row
    is left, how many other complaints match the words; `held`: whether the copy holds any;
    `copied_at`: when it was last complete (0 = never); `base`: the keys before the quick filter,
    with what was put off."""

    question: Question
    keys: tuple[str, ...]
    base: tuple[str, ...]
    lines: tuple[CaseLine, ...]
    elsewhere: int
    held: bool
    copied_at: int


def ask(desk: Desk, question: Question, anchor: str = "") -> Answer:
    """Read a list. `anchor`: the complaint at the top of what is seen.

    Raises PenghubungError where the file cannot be read.
    """
    cases = desk.cases
    desk.colleagues.look()
    base = keys = cases.keys(
        question.view, question.sort, question.words, question.since, whole=True
    )
    if question.view in _LEFT and question.part != "put_off":
        away = cases.members("put_off")
        keys = tuple(filterfalse(away.__contains__, keys)) if away else keys
    if question.part != "all":
        part = members(desk, question.view, question.part, question.since)
        keys = tuple(filter(part.__contains__, keys))
    lost = question.words and not keys
    return Answer(
        question=question,
        keys=keys,
        base=base,
        lines=tuple(cases.lines(around(keys, anchor))),
        elsewhere=len(cases.keys("all", words=question.words)) if lost else 0,
        held=bool(keys) or desk.replica.copy.status().complaints > 0,
        copied_at=desk.replica.queries.copied_at(),
    )


def figures(desk: Desk, question: Question, base: Sequence[str]) -> dict[Part, int]:
    """How many complaints each quick filter would leave of `base`. Asked after the list, which
    must not wait for it. Raises PenghubungError where the file cannot be read."""
    parts = PARTS.get(question.view, ())
    if not parts:
        return {}
    held = set(base)
    counts: dict[Part, int] = {}
    away = desk.cases.members("put_off")
    if "put_off" in parts:
        counts["put_off"] = len(held & away)
    if question.view in _LEFT:
        held -= away
    counts["all"] = len(held)
    if question.view == "today":
        return counts | {
            group: len(held & found)
            for group, found in desk.today.groups(question.since)
            if group in parts
        }
    for part in parts:
        if part not in counts:
            counts[part] = len(held & members(desk, question.view, part, question.since))
    return counts


def members(desk: Desk, view: ListView, part: Part, since: int) -> set[str]:
    """What a quick filter of a view lets through. Raises PenghubungError."""
    group = next((group for group in GROUPS if group == part), None)
    if view == "today" and group is not None:
        return desk.today.members(group, since)
    if part == "approval":
        return desk.today.members(part, since)
    listed: ListView = "attention" if part == "returned" else part
    return desk.cases.members(listed, since)


def around(keys: tuple[str, ...], anchor: str) -> Sequence[str]:
    """The keys that will be seen when the anchor stands at the top; from the start where it is
    not among them."""
    at = max(0, Positions(keys).of(anchor))
    return keys[max(0, at - BEHIND) : at + AHEAD]
