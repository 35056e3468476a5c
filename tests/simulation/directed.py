"""For every mutant a few actions in which it must show; where a step or a byte has to be met, the
one that did comes first, then its neighbours."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from tests.simulation.actions import Action, During, Fault, History

_OFFLINE: Final = tuple(Fault("offline", at) for at in range(1, 5))
_LOST: Final = tuple(Fault("lost", at) for at in range(5))
_POST, _NOTE = Action("post"), Action("post", c=5)
_SYNC: Final = Action("sync")
_REPLIES: Final = tuple(Action("reply", b=number) for number in (0, 1, 2, 4, 5, 8))
_SUBMITTED: Final = (
    Action("approval", c=4),
    Action("post", 1),
    Action("sync", 1),
    _SYNC,
    Action("sync", 3),
)
_AWAY: Final = Action("dispose", c=3)


def _one(*actions: Action) -> Iterator[History]:
    yield History(1, 0, False, actions)


def _many(numbers: Iterable[int], make: Callable[[int], tuple[Action, ...]]) -> Iterator[History]:
    for number in numbers:
        yield History(1, 0, False, make(number))


def _sync(*faults: Fault) -> Action:
    return Action("sync", faults=faults)


def _forged() -> Iterator[History]:
    closed = (_POST, Action("close"))
    return _many(range(9), lambda how: (*closed, _sync(Fault("forge", 0, how))))


def _changed_meanwhile() -> Iterator[History]:
    for number in range(6):
        for block in range(6):
            during = During(0, block, Action("reply", b=number))
            yield History(1, 0, False, (*_REPLIES, *_REPLIES, Action("sync", during=(during,))))


def histories(name: str) -> Iterator[History]:
    """Histories that show a mutant, the most likely first."""
    restored = (Action("backup"), _POST, _SYNC, Action("restore"), _SYNC)
    match name:
        case "ledger unchecked":
            return _one(_POST, _sync(Fault("lost")))
        case "ledger row later":
            steps = (26, *range(15, 60))
            return _many(steps, lambda n: (_POST, _sync(Fault("server_crash", n))))
        case "cursor before data":
            steps = (44, *range(30, 80))
            return _many(steps, lambda n: (_REPLIES[0], _sync(Fault("desk_crash", n))))
        case "signature unchecked" | "results before their signature":
            return _forged()
        case "overlay dropped early":
            sizes = (145, *range(30, 1500, 23))
            return _many(sizes, lambda n: (_POST, _sync(Fault("down", 0, n), *_OFFLINE)))
        case "sent_at with the answer":
            return _one(_POST, _sync(*_LOST))
        case "number taken first":
            return _one(_POST, Action("write", 1), Action("write", 3), _SYNC)
        case "withdraw ignored":
            held = _sync(Fault("held"), *_OFFLINE)
            given_up = (_NOTE, held, Action("discard"), _SYNC)
            return _many(range(1, 8), lambda n: (*given_up, Action("redeliver", c=n)))
        case "discarded without a word":
            return _one(_POST, _sync(*_LOST), Action("discard"))
        case "gone skipped":
            return _one(_AWAY, _SYNC)
        case "fingerprint always equal":
            return _many(range(0, 3000, 29), lambda n: (*_REPLIES, _sync(Fault("flip", 0, n))))
        case "predecessor unchecked":
            # The conflict of the first is sent anyway, behind the second.
            colleague = (Action("post", 1), Action("sync", 1))
            return _one(_POST, _NOTE, *colleague, _SYNC, Action("anyway"), _SYNC)
        case "epoch ignored" | "receipts kept back" | "safe number too high":
            return _one(*restored)
        case "deletion not in the journal":
            return _one(Action("backup"), Action("delete"), Action("restore"))
        case "numbers given out again":
            # A return, and after the rollback the same complaint is deleted.
            returned = (Action("post", 1, c=54507), Action("backup"), Action("sync", 1))
            return _one(*returned, Action("roll_back"), Action("delete"))
        case "tombstone lost":
            return _many(range(30), lambda n: (Action("delete"), Action("import", c=n)))
        case "change passed over":
            return _changed_meanwhile()
        case "draft taken along":
            return _one(Action("write"), _AWAY, _SYNC)
        case "conflict shown as sent":
            return _one(_POST, Action("close"), _SYNC)
        case "line in the wrong order":
            return _one(_POST, _NOTE, _SYNC)
        case "half an answer is whole":
            busy = (*_REPLIES, *_REPLIES)
            return _many(range(100, 6000, 61), lambda n: (*busy, _sync(Fault("down", 0, n))))
        case "approval not asked for":
            return _one(*_SUBMITTED[:1], Action("post", 1), Action("sync", 1))
        case "decided twice":
            both = (Action("approve"), Action("approve", 3), _SYNC, Action("sync", 3))
            return _one(*_SUBMITTED, *both, Action("anyway", 3), Action("sync", 3))
        case "hash not compared":
            return _one(*_SUBMITTED, Action("approve"), _SYNC)
        case "approval forgotten":
            # The operator's desk never learns that the server had its submission.
            lost = Action("sync", 1, faults=_LOST)
            decided = (_SYNC, Action("approve"), _SYNC, Action("restore"), _SYNC)
            began = (*_SUBMITTED[:1], Action("sync", 1), Action("backup"), Action("post", 1))
            return _one(*began, lost, *decided, Action("sync", 1), Action("sync", 3))
        case _:
            raise KeyError(name)
