"""Histories in processes of their own, each with a theatre and its share of the seeds."""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
from collections.abc import Iterator
from pathlib import Path
from queue import Empty
from typing import Any

from tests.simulation.actions import History, draw, to_json, told
from tests.simulation.run import Theatre, Verdict, theatre
from tests.simulation.shrink import shrink

_FOLDER = Path("dist") / "simulation"
_OLD_OBJECTS = 50
"""Histories after which what they left in memory is collected."""

Played = tuple[int, str, str, dict[str, int]]
"""Seed, broken promise ("" = none), its explanation, faults that came to pass."""


def played(seeds: range, jobs: int) -> Iterator[Played]:
    """Every history of these seeds, as they end; fewer where a process died."""
    context = multiprocessing.get_context("spawn")
    queue: Any = context.Queue()
    workers = [
        context.Process(target=_work, args=(seeds[part::jobs], queue), daemon=True)
        for part in range(jobs)
    ]
    for worker in workers:
        worker.start()
    while any(worker.is_alive() for worker in workers) or not queue.empty():
        # A process that dies says nothing any more: look again now and then.
        with contextlib.suppress(Empty):
            yield queue.get(timeout=1)


def _work(seeds: range, queue: Any) -> None:
    """A process of its own: its theatre, its share of the seeds."""
    with theatre() as stage:
        calm_memory()
        parent = os.getppid()
        for number, seed in enumerate(seeds):
            if os.getppid() != parent:
                # Whoever asked is gone.
                return
            history = draw(seed)
            verdict = stage.play(history)
            words = "" if not verdict.promise else _explained(stage, history, verdict)
            queue.put((seed, verdict.promise, words, dict(verdict.struck)))
            if number % _OLD_OBJECTS == 0:
                gc.collect()


def calm_memory() -> None:
    """Collect between histories, not within them."""
    gc.collect()
    gc.freeze()
    gc.disable()


def _explained(stage: Theatre, history: History, verdict: Verdict) -> str:
    smallest = shrink(history, lambda tried: stage.play(tried).promise == verdict.promise)
    again = stage.play(smallest)
    _FOLDER.mkdir(parents=True, exist_ok=True)
    file = _FOLDER / f"seed-{history.seed}.json"
    file.write_bytes(to_json(smallest))
    return (
        f"{again.detail}\n{told(smallest.actions)}\n(desks without a copy: {smallest.fresh:04b},"
        f" small answers: {smallest.small})\nPlay it again: make simulate REPLAY={file}"
    )
