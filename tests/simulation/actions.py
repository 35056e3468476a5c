"""A history: a list of explicit actions, drawn from a seed, kept and replayed as JSON.

Every number inside an action is taken modulo what there is when it runs (complaints, drafts,
operations, bytes of a request …), so that a history with actions removed is a history still:
that is how a failing one is shrunk.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

DESKS: Final = 4
"""Desks of the template; further ones come by `enrol`."""
COMPLAINTS: Final = 9


class Fault(msgspec.Struct, frozen=True, omit_defaults=True):
    """Something that goes wrong while an action runs.

    On the line (`LINE_FAULTS`): with the run's `at`-th request, at byte `size` where it matters.
    In a database (`STEP_FAULTS`): at its `at`-th statement or commit.
    """

    kind: str
    at: int = 0
    size: int = 0


class During(msgspec.Struct, frozen=True, omit_defaults=True):
    """Another action between two blocks of an answer (`block` 0: before its first)."""

    request: int
    block: int
    action: Action


class Action(msgspec.Struct, frozen=True, omit_defaults=True):
    """One thing that somebody does. What `a`, `b` and `c` mean: see `World`."""

    kind: str
    a: int = 0
    b: int = 0
    c: int = 0
    faults: tuple[Fault, ...] = ()
    during: tuple[During, ...] = ()


class History(msgspec.Struct, frozen=True):
    """A seed (for everything random inside the product), how it starts, and what happens."""

    seed: int
    fresh: int
    """Bit per desk: starts without a copy."""
    small: bool
    """Answers are cut into pages of a few hundred bytes."""
    actions: tuple[Action, ...]


LINE_FAULTS: Final = (
    "up",
    "held",
    "lost",
    "down",
    "twice",
    "silent",
    "stalled",
    "busy",
    "gateway",
    "too_large",
    "portal",
    "flip",
    "forge",
    "idle_reset",
    "offline",
    "thin",
)
STEP_FAULTS: Final = ("desk_disk", "desk_crash", "server_disk", "server_crash")

OFFICER: Final = {
    "write": 6,
    "post": 22,
    "attach": 4,
    "type": 3,
    "send": 6,
    "throw": 1,
    "pick_up": 1,
    "pull_back": 3,
    "discard": 5,
    "edit": 6,
    "anyway": 6,
    "take_back": 2,
    "approve": 10,
    "give_back": 3,
    "unsubmit": 2,
}
EXCHANGE: Final = {"sync": 48, "crash": 2, "redeliver": 3}
COORDINATOR: Final = {
    "dispose": 6,
    "reply": 4,
    "close": 3,
    "archive": 1,
    "secret": 1,
    "delete": 2,
    "entered": 2,
    "import": 3,
    "approval": 2,
}
TECHNICIAN: Final = {
    "backup": 3,
    "restore": 2,
    "roll_back": 1,
    "restart": 1,
    "rotate": 1,
    "role": 1,
    "forget_tokens": 1,
    "revoke": 0.6,
    "enrol": 1,
}
TIME: Final = {"wait": 2, "skew": 1, "server_skew": 0.5}
_ALL: Final = OFFICER | EXCHANGE | COORDINATOR | TECHNICIAN | TIME
_MEANWHILE: Final = OFFICER | COORDINATOR | {"sync": 12, "backup": 1}
_BIG: Final = 1 << 16
_SUBMITTED: Final = (
    Action("approval", c=4),
    Action("post", 1),
    Action("post", 1, 1),
    Action("sync", 1),
    Action("sync"),
    Action("sync", 3),
)
"""An agency that asks for approval, its operator, and both desks of its officer."""


def draw(seed: int, length: int = 16) -> History:
    """The history of a seed; about `length` actions."""
    rng = random.Random(seed)
    count = rng.randint(length // 2, length + length // 2)
    calm = rng.random() < 0.15
    actions = tuple(_action(rng, _ALL, calm=calm) for _ in range(count))
    fresh = rng.randrange(1 << DESKS) if rng.random() < 0.4 else 0
    small = rng.random() < 0.4
    # What was submitted has to be seen and decided: by chance alone that comes about too seldom.
    begun = _SUBMITTED if rng.random() < 0.3 else ()
    return History(seed, fresh, small, (*begun, *actions))


def _action(
    rng: random.Random, weights: Mapping[str, float], *, calm: bool, deep: int = 0
) -> Action:
    (kind,) = rng.choices(list(weights), list(weights.values()))
    # The first desks and complaints more often: histories should meet.
    a = min(rng.randrange(DESKS), rng.randrange(DESKS), rng.randrange(DESKS + 2))
    b = min(rng.randrange(COMPLAINTS), rng.randrange(COMPLAINTS))
    c = rng.randrange(_BIG)
    if kind in COORDINATOR:
        a = b
    faults: list[Fault] = []
    during: list[During] = []
    if kind == "sync":
        if not calm and rng.random() < 0.55:
            faults += [_line_fault(rng) for _ in range(rng.randint(1, 3))]
        if not calm and rng.random() < 0.25:
            faults.append(_step_fault(rng))
        if deep == 0 and rng.random() < 0.3:
            during += [
                During(
                    rng.randrange(3),
                    rng.randrange(4),
                    _action(rng, _MEANWHILE, calm=True, deep=1),
                )
                for _ in range(rng.randint(1, 2))
            ]
    elif not calm and rng.random() < 0.05:
        faults.append(_step_fault(rng))
    return Action(kind, a, b, c, tuple(faults), tuple(during))


def _line_fault(rng: random.Random) -> Fault:
    kind = rng.choice(LINE_FAULTS)
    at = min(rng.randrange(4), rng.randrange(6))
    return Fault(kind, at, rng.randrange(_BIG))


def _step_fault(rng: random.Random) -> Fault:
    return Fault(rng.choice(STEP_FAULTS), 1 + min(rng.randrange(60), rng.randrange(120)))


def to_json(history: History) -> bytes:
    """A history as a file."""
    return msgspec.json.format(msgspec.json.encode(history), indent=1)


def from_json(content: bytes) -> History:
    """A history from its file. Raises `msgspec.MsgspecError`."""
    return msgspec.json.decode(content, type=History)


def told(actions: Sequence[Action]) -> str:
    """A history for a reader, one action a line."""
    return "\n".join(f"{number:3}  {_line(action)}" for number, action in enumerate(actions))


def _line(action: Action) -> str:
    words = [f"{action.kind}({action.a}, {action.b}, {action.c})"]
    words += [f"!{fault.kind}@{fault.at}:{fault.size}" for fault in action.faults]
    words += [f"[request {d.request}, block {d.block}: {_line(d.action)}]" for d in action.during]
    return " ".join(words)
