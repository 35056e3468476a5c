"""A bounded share of `make simulate`: histories of the exchange, and the oracle's own proof."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.simulation.actions import draw, from_json, to_json
from tests.simulation.mutants import MUTANTS, mutant
from tests.simulation.run import Theatre, theatre
from tests.simulation.shrink import shrink

KEPT = Path(__file__).parent / "histories"
"""For every mutant the smallest history in which it shows."""


@pytest.fixture(scope="module")
def stage() -> Iterator[Theatre]:
    with theatre() as made:
        yield made


@pytest.mark.parametrize("first", [1, 11])
def test_every_promise_is_kept_in_any_history(stage: Theatre, first: int) -> None:
    for seed in range(first, first + 10):
        verdict = stage.play(draw(seed))
        assert not verdict.promise, (seed, verdict.detail)


@pytest.mark.parametrize("name", MUTANTS)
def test_the_oracle_notices_each_broken_rule(stage: Theatre, name: str) -> None:
    history = from_json((KEPT / f"{name.replace(' ', '_')}.json").read_bytes())
    assert not stage.play(history).promise
    assert stage.play(history, lambda world: mutant(name, world)).promise


def test_a_seed_gives_the_same_history_with_the_same_end(stage: Theatre) -> None:
    history = draw(27)
    assert history == draw(27) == from_json(to_json(history))
    assert stage.play(history) == stage.play(history)


def test_a_failing_history_shrinks_to_what_makes_it_fail(stage: Theatre) -> None:
    def fails(history: object) -> bool:
        return bool(stage.play(history, broken).promise)  # type: ignore[arg-type]

    def broken(world):  # type: ignore[no-untyped-def]
        return mutant("conflict shown as sent", world)

    history = next(h for h in map(draw, range(100, 200)) if fails(h))
    smallest = shrink(history, fails)
    assert fails(smallest)
    assert len(smallest.actions) <= min(4, len(history.actions) - 1)
