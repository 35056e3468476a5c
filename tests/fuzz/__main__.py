"""`make fuzz SECONDS=…`: readers before mutated bytes, in a process whose memory is bounded.

A find is written to a file, by which `--replay` repeats it; the exit status is then 1.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import traceback
import warnings
from pathlib import Path
from typing import Final

from tests.fuzz.targets import TARGETS, Target

MEMORY: Final = 192 << 20
"""What a reader may take beyond what the program has after its first true inputs."""


def bound_memory() -> bool:
    """Refuse this process more than `MEMORY` from now on; False where the system cannot."""
    if sys.platform == "win32":
        return False
    import resource

    held = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (held + MEMORY, resource.RLIM_INFINITY))
    return True


def attempt(target: Target, raw: bytes) -> str:
    """What went wrong that may not; empty: read, or refused as it should be."""
    try:
        target.read(raw)
    except target.refusals:
        pass
    except Exception:
        return traceback.format_exc(limit=-6)
    return ""


def main() -> int:
    """Parse, mutate, report."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("targets", nargs="*", metavar="TARGET", default=[], help=", ".join(TARGETS))
    parser.add_argument("--seconds", type=float, default=60.0, help="for each target")
    parser.add_argument("--count", type=int, help="inputs for each target, instead of seconds")
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--replay", nargs="+", metavar="TARGET:FILE", default=[])
    parser.add_argument("--finds", type=Path, default=Path("fuzz-finds"), metavar="DIR")
    options = parser.parse_args()
    warnings.simplefilter("error")
    seed = options.seed if options.seed is not None else random.SystemRandom().randrange(1 << 32)
    names = options.targets or list(TARGETS)
    examples = {name: TARGETS[name].examples() for name in names}
    for name in names:
        for raw in examples[name]:
            # A true input is read to its end; this also loads what is loaded late.
            TARGETS[name].read(raw)
    bound_memory()
    if options.replay:
        return max([_replay(*given.split(":", 1)) for given in options.replay])
    return max([_run(name, examples[name], seed, options) for name in names])


def _replay(name: str, file: str) -> int:
    found = attempt(TARGETS[name], Path(file).read_bytes())
    print(f"{file}: {found or 'read, or refused as it should be'}", flush=True)
    return bool(found)


def _run(name: str, examples: object, seed: int, options: argparse.Namespace) -> int:
    target, rng = TARGETS[name], random.Random(f"{name} {seed}")
    ends = time.monotonic() + options.seconds
    tried, count = 0, None
    if options.count is not None:
        count = max(1, options.count // 10) if target.slow else options.count
    while tried < count if count is not None else time.monotonic() < ends:
        raw = target.mutate(rng, examples)
        tried += 1
        found = attempt(target, raw)
        if found:
            options.finds.mkdir(exist_ok=True)
            file = options.finds / f"{name}-{seed}-{tried}"
            file.write_bytes(raw)
            print(f"{name}: input {tried} of seed {seed}, kept as {file}\n{found}")
            return 1
    print(f"{name}: {tried} inputs of seed {seed}, nothing found", flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
