"""Plays histories by the thousand: ``make simulate SEEDS=1-1000 JOBS=2``.

Prints the failing seed, its shrunken history and how to play it again. With ``--mutants`` every
mutant must be noticed within the given seeds. Exit codes: 0 all kept, 1 a promise was broken (or
a mutant not noticed).
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from collections import Counter
from pathlib import Path

from tests.simulation.actions import History, draw, from_json, to_json, told
from tests.simulation.crowd import calm_memory, played
from tests.simulation.mutants import MUTANTS, mutant
from tests.simulation.run import Theatre, Verdict, theatre
from tests.simulation.shrink import shrink

_EVERY = 200
_ENOUGH = 10
"""Failures after which no more histories are played."""


def main() -> int:
    """Read the arguments and play."""
    parser = argparse.ArgumentParser(prog="make simulate", description=__doc__)
    parser.add_argument("--seeds", default="1-200", metavar="A-B")
    parser.add_argument("--jobs", type=int, default=1, metavar="N")
    parser.add_argument("--mutants", action="store_true")
    parser.add_argument("--replay", type=Path, metavar="FILE")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep what caught the mutants")
    options = parser.parse_args()
    if options.replay:
        return _replay(options.replay)
    first, _, last = str(options.seeds).partition("-")
    seeds = range(int(first), int(last or first) + 1)
    if options.mutants:
        return _mutants(seeds, options.keep)
    return _histories(seeds, max(1, options.jobs))


def _histories(seeds: range, jobs: int) -> int:
    began, struck, failed, done = time.monotonic(), Counter[str](), 0, 0
    for seed, promise, told_, counted in played(seeds, jobs):
        done += 1
        struck.update(counted)
        if promise:
            failed += 1
            print(f"\nSeed {seed} broke a promise. {told_}", flush=True)
            if failed == _ENOUGH:
                break
        if done % _EVERY == 0:
            _tell(done, failed, time.monotonic() - began)
    _tell(done, failed, time.monotonic() - began)
    for kind, count in sorted(struck.items()):
        print(f"  {kind:36}{count:8}")
    if done < len(seeds):
        print(f"Only {done} of {len(seeds)} histories were played.")
    return 1 if failed or done < len(seeds) else 0


def _tell(done: int, failed: int, seconds: float) -> None:
    speed = done / max(seconds, 0.001)
    print(f"{done} histories, {failed} failures, {speed:.1f} a second", flush=True)


def _replay(file: Path) -> int:
    history = from_json(file.read_bytes())
    print(told(history.actions))
    with theatre() as stage:
        verdict = stage.play(history)
    if verdict.error is not None:
        # With its traceback: whoever replays looks for the place.
        raise verdict.error
    print("Every promise was kept.")
    return 0


def _mutants(seeds: range, keep: Path | None) -> int:
    missed = []
    with theatre() as stage:
        calm_memory()
        for name in MUTANTS:
            found = _caught(stage, name, seeds)
            if found is None:
                missed.append(name)
                print(f"{name:32} not noticed in {len(seeds)} histories", flush=True)
                continue
            history, verdict = found
            count = history.seed - seeds.start + 1
            print(f"{name:32} noticed after {count:4}: {verdict.detail[:120]}", flush=True)
            if keep is not None:
                smallest = shrink(history, lambda h, n=name: _noticed(stage, n, h))  # type: ignore[misc]
                keep.mkdir(parents=True, exist_ok=True)
                file = keep / f"{name.replace(' ', '_')}.json"
                file.write_bytes(to_json(smallest) + b"\n")
            gc.collect()
    print(f"{len(MUTANTS) - len(missed)} of {len(MUTANTS)} mutants noticed.")
    return 1 if missed else 0


def _caught(stage: Theatre, name: str, seeds: range) -> tuple[History, Verdict] | None:
    for seed in seeds:
        history = draw(seed)
        verdict = stage.play(history, lambda world: mutant(name, world))
        if verdict.promise:
            return history, verdict
    return None


def _noticed(stage: Theatre, name: str, history: History) -> bool:
    return bool(stage.play(history, lambda world: mutant(name, world)).promise)


if __name__ == "__main__":
    sys.exit(main())
