"""A bounded share of `make simulate`: histories of the exchange, and the oracle's own proof."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest

from tests.simulation.actions import Action, History, draw, from_json, to_json
from tests.simulation.directed import histories
from tests.simulation.mutants import MUTANTS, mutant
from tests.simulation.run import Theatre, theatre
from tests.simulation.shrink import shrink


@pytest.fixture(scope="module")
def stage() -> Iterator[Theatre]:
    with theatre() as made:
        yield made


@pytest.mark.parametrize("first", [1, 9])
def test_every_promise_is_kept_in_any_history(stage: Theatre, first: int) -> None:
    for seed in range(first, first + 8):
        verdict = stage.play(draw(seed))
        assert not verdict.promise, (seed, verdict.detail)


@pytest.mark.parametrize("name", MUTANTS)
def test_the_oracle_notices_each_broken_rule(stage: Theatre, name: str) -> None:
    def noticed(history: History) -> bool:
        # An exception would only say that the mutant itself is broken.
        return stage.play(history, lambda world: mutant(name, world)).promise not in ("", "no bug")

    history = next((found for found in histories(name) if noticed(found)), None)
    assert history is not None
    assert not stage.play(history).promise


def test_a_seed_gives_the_same_history_with_the_same_end(stage: Theatre) -> None:
    history = draw(27)
    assert history == draw(27) == from_json(to_json(history))
    assert stage.play(history) == stage.play(history)


def test_a_failing_history_shrinks_to_what_makes_it_fail(stage: Theatre) -> None:
    def fails(history: History) -> bool:
        return bool(stage.play(history, lambda w: mutant("conflict shown as sent", w)).promise)

    (shown,) = histories("conflict shown as sent")
    calm = tuple(Action(kind, 1, 5) for kind in ("write", "reply", "send", "wait"))
    longer = msgspec.structs.replace(shown, actions=(*calm, *shown.actions, *calm))
    smallest = shrink(longer, fails)
    assert [action.kind for action in smallest.actions] == ["post", "close"]
