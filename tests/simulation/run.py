"""Plays histories: all actions, then the faults stop and every desk exchanges until quiet."""

from __future__ import annotations

import contextlib
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from unittest import mock

from desktop.domain.errors import BugError, PenghubungError
from server import blocks as server_blocks
from server import feed
from sync import codec, pace
from tests.simulation.actions import History
from tests.simulation.hall import Hall
from tests.simulation.promises import Broken
from tests.simulation.template import Template, make
from tests.simulation.world import World

_DAY: Final = 86_400
_ROUNDS: Final = 8
_FREE: Final = 3
"""Rounds of decisions of any kind; afterwards what is left is let go."""
_BLOCK, _PAGE = 120, 4
"""Bytes and rows at which the server ends a block and a page: small, for small offices."""
_SMALL_ANSWER: Final = 700

Variant = Callable[[World], AbstractContextManager[object]]


@dataclass(frozen=True)
class Verdict:
    """What became of a history. `promise` is empty where all were kept."""

    promise: str = ""
    detail: str = ""
    at: int = -1
    """The action after which it was broken; the number of actions for the end."""
    struck: Counter[str] = field(default_factory=Counter)
    error: BaseException | None = field(default=None, compare=False)


class Theatre:
    """Plays histories one after the other. `stage`: the template's and histories' folder."""

    def __init__(self, stage: Path) -> None:
        self._stage = stage
        self._hall = Hall()
        self._stack = contextlib.ExitStack()
        self._stack.enter_context(self._hall)
        for where, name, size in (
            (server_blocks, "BLOCK", _BLOCK),
            (server_blocks, "_BLOCK_LEAST", _BLOCK),
            (server_blocks, "_BLOCK_MOST", 2 * _BLOCK),
            (feed, "PAGE", _PAGE),
        ):
            self._stack.enter_context(mock.patch.object(where, name, size))
        # How hard bytes are squeezed changes nothing but the time it takes.
        self._stack.enter_context(mock.patch.object(codec, "SMALL_LEVEL", 3))
        folder = stage / "template"
        folder.mkdir()
        self._template: Template = make(self._hall, folder)

    def close(self) -> None:
        """Give back what was patched."""
        self._stack.close()

    def play(self, history: History, variant: Variant = lambda world: nullcontext()) -> Verdict:
        """One history; `variant` may change the product for it (mutants)."""
        folder = Path(tempfile.mkdtemp(dir=self._stage))
        small = _SMALL_ANSWER if history.small else pace.MAX_BYTES
        at = -1
        with (
            mock.patch.object(pace, "MAX_BYTES", small),
            World(self._hall, self._template, history, folder) as world,
            variant(world),
        ):
            try:
                for at, action in enumerate(history.actions):  # noqa: B007
                    world.act(action)
                at = len(history.actions)
                finish(world, history.seed)
            except Broken as broken:
                return Verdict(broken.promise, str(broken), at, world.struck, broken)
            except Exception as error:
                return Verdict(
                    "no bug", f"{type(error).__name__}: {error}", at, world.struck, error
                )
            return Verdict(struck=world.struck)


def finish(world: World, seed: int) -> None:
    """Until quiet; then the officers decide what waits for them, until nothing does."""
    world.site.clock.skew = 0
    settle_down(world)
    # One after the other where they stand in one line: the next is asked once this has its end.
    used = [seat for seat in world.seats if seat.used and not seat.erased]
    most = max((len(seat.operations()) for seat in used), default=0)
    for step in range(_FREE + most + 2):
        waiting = [
            seat
            for seat in world.seats
            if seat.used
            and not seat.erased
            and world.officers.settle(seat, 1 if step >= _FREE else seed + step)
        ]
        if not waiting:
            return
        world.oracle.check(world.seats)
        settle_down(world)
    raise Broken("everything can be decided", f"{[seat.name for seat in waiting]} still wait")


def settle_down(world: World) -> None:
    """Every desk exchanges until all are quiet; then nothing may differ any more."""
    told: dict[str, str] = {}
    seen: dict[str, tuple[str, int]] = {}
    for _ in range(_ROUNDS):
        # Each time: a newer certificate teaches a rolled-back server the role that it names.
        world.staff.give_back_roles()
        for seat in world.seats:
            central = world.oracle.look()
            if (
                seat.erased
                or not seat.used
                or seen.get(seat.name) == (central.epoch, central.counter)
            ):
                # A run that brought nothing, and nothing came since.
                continue
            seat.clock.skew = 0
            try:
                done = world.officers.exchange(seat)
            except BugError:
                raise
            except PenghubungError as error:
                told[seat.name] = error.code
                continue
            told[seat.name] = done.error
            if done.left is not None:
                world.oracle.forget(seat)
                continue
            seen.pop(seat.name, None)
            central = world.oracle.look()
            reached = world.oracle.local(seat).cursor == central.counter
            if done.receipt.verified and reached and not (done.conflicts or done.refused):
                seen[seat.name] = central.epoch, central.counter
        world.oracle.check(world.seats)
        now = world.oracle.look()
        used = [seat for seat in world.seats if seat.used and not seat.erased]
        if all(seen.get(seat.name) == (now.epoch, now.counter) for seat in used):
            world.oracle.check(world.seats, quiet=True)
            return
        # A copy that differs may be fetched anew once a day.
        world.time.at += _DAY + 60
    raise Broken("no livelock", f"after {_ROUNDS} rounds: {told}")


@contextlib.contextmanager
def theatre() -> Iterator[Theatre]:
    """A theatre in memory where the system has such a folder."""
    memory = Path("/dev/shm")
    place = str(memory) if memory.is_dir() else None
    with tempfile.TemporaryDirectory(dir=place, prefix="penghubung-simulation-") as folder:
        made = Theatre(Path(folder))
        try:
            yield made
        finally:
            made.close()
