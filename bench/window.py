"""`make bench-desk`: start, filters, search, memory and stalls of the real window.

For each size: a server process with that many complaints in one agency, a desk that holds them, and
the window in a process of its own over the encrypted replica. The passphrase's key is made cheap,
as where the keyring opens the replica. Absolute times belong to the machine that measured them.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from bench import work
from bench.office import ROOT, ServerProcess, serving
from desktop.commands.common import PASSPHRASE
from desktop.desk import Desk
from desktop.platform.clock import SystemClock
from desktop.platform.paths import Home
from desktop.platform.wrapping import Cost

SECRET: Final = "frasa sandi untuk pengukuran"
HELD_SHARE: Final = 0.88
SIMILAR_ASKED: Final = 200
CHEAP: Final = Cost(64, 1, 1)


@dataclass(frozen=True, slots=True)
class Figures:
    """One size. Times in ms unless named; memory in MiB."""

    complaints: int
    held: int
    start_s: tuple[float, ...]
    idle_mib: float
    asked_mib: float
    similar_p50: float
    similar_p99: float
    landing_p50: float
    landing_max: float
    filter_p50: float
    filter_p99: float
    filter_max: float
    search_p50: float
    search_p99: float
    search_max: float
    changes: int
    exchange_s: float
    exchange_mib: float
    worst_stall: float
    stalls_over_50: int


def measure(folder: Path, held: int, changes: int, starts: int, rounds: int) -> Figures:
    """Everything with about so many complaints at the desk. Raises RuntimeError on failure."""
    export = folder / "corpus.jsonl"
    # Some complaints have no agency yet and reach no desk.
    complaints = math.ceil(held / HELD_SHARE)
    work.write_corpus(export, complaints)
    home = Home(folder / "pc")
    with serving(folder / "central") as server:
        server.command("import", str(export))
        server.start()
        keys, similar = pulled(server, home)
        seen = [_probe(home)["usable"]["seconds"] for _ in range(starts)]
        changed = folder / "changes.jsonl"
        work.Generated(complaints).write_changes(changed, set(keys[:changes]), 1)
        told = _probe(home, rounds, lambda: server.command("import", str(changed)))
    asked, exchanged = told["asked"], told["exchanged"]
    return Figures(
        complaints=complaints,
        held=len(keys),
        start_s=(*seen, told["usable"]["seconds"]),
        idle_mib=told["idle"]["mib"],
        asked_mib=asked["mib"],
        similar_p50=statistics.median(similar),
        similar_p99=_p99(similar),
        landing_p50=statistics.median(asked["landing"]),
        landing_max=max(asked["landing"]),
        filter_p50=statistics.median(asked["filters"]),
        filter_p99=_p99(asked["filters"]),
        filter_max=max(asked["filters"]),
        search_p50=statistics.median(asked["searches"]),
        search_p99=_p99(asked["searches"]),
        search_max=max(asked["searches"]),
        changes=exchanged["received"],
        exchange_s=exchanged["seconds"],
        exchange_mib=exchanged["mib"],
        worst_stall=exchanged["worst_stall_ms"],
        stalls_over_50=exchanged["stalls_over_50"],
    )


def pulled(server: ServerProcess, home: Home) -> tuple[list[str], list[float]]:
    """Enrol and take the whole agency; keys of what is held, and ms to find similar cases."""
    made = server.command(
        *("enrol", "--agency", server.largest_agency(), "--officer", "Petugas Pengukuran"),
        *("--role", "liaison", "--json"),
    )
    code, url = json.loads(made.output)["code"], f"http://127.0.0.1:{server.port}"
    with Desk.enrol(home, code, SECRET, None, SystemClock(), url, cost=CHEAP) as desk:
        receipt = desk.sync.run().receipt
        if not receipt.verified:
            raise RuntimeError("the first pull is not proven")
        keys = work.held(desk.replica)
        asked = random.Random(work.SEED).sample(keys, min(SIMILAR_ASKED, len(keys)))
        return keys, [_similar_ms(desk, key) for key in asked]


def _similar_ms(desk: Desk, key: str) -> float:
    began = time.perf_counter()
    desk.similar.of(key)
    return (time.perf_counter() - began) * 1000


def _probe(home: Home, rounds: int = 0, make_changes: Any = None) -> dict[str, dict[str, Any]]:
    """Run the window once; what it told, by step."""
    line = [sys.executable, "-m", "bench.window_probe", "--home", str(home.folder)]
    if rounds:
        line += ["--rounds", str(rounds), "--exchange"]
    around = {"QT_QPA_PLATFORM": "offscreen", **os.environ, PASSPHRASE: SECRET}
    # An installed program is compiled once, not at every start.
    around.pop("PYTHONDONTWRITEBYTECODE", None)
    line += ["--started", str(time.monotonic())]
    with subprocess.Popen(
        line, cwd=ROOT, env=around, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        told: dict[str, dict[str, Any]] = {}
        for answer in _answers(process.stdout):
            told[answer["step"]] = answer
            if answer["step"] == "ready":
                make_changes()
                process.stdin.write("go\n")
                process.stdin.flush()
    if process.returncode:
        raise RuntimeError(f"the window ended with {process.returncode}")
    return told


def _answers(lines: Any) -> Iterator[dict[str, Any]]:
    for line in lines:
        yield json.loads(line)


def _p99(values: list[float]) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * 0.99))]


def table(all_figures: list[Figures]) -> str:
    """The figures as text."""
    lines = []
    for it in all_figures:
        low, mid, high = min(it.start_s), statistics.median(it.start_s), max(it.start_s)
        lines += [
            f"{it.complaints} complaints, {it.held} held by the desk",
            f"  start to usable window   {mid:.2f} s ({low:.2f}–{high:.2f},"
            f" {len(it.start_s)} runs)",
            f"  resident memory          {it.idle_mib:.0f} MiB idle,"
            f" {it.asked_mib:.0f} after asking, {it.exchange_mib:.0f} after the exchange",
            f"  similar cases            p50 {it.similar_p50:.0f} ms, p99 {it.similar_p99:.0f}",
            f"  landing page, read again p50 {it.landing_p50:.0f} ms, longest {it.landing_max:.0f}",
            f"  filter                   p50 {it.filter_p50:.0f} ms, p99 {it.filter_p99:.0f},"
            f" longest {it.filter_max:.0f}",
            f"  search                   p50 {it.search_p50:.0f} ms, p99 {it.search_p99:.0f},"
            f" longest {it.search_max:.0f}",
            f"  exchange of {it.changes} changes  {it.exchange_s:.1f} s, longest stall"
            f" {it.worst_stall:.0f} ms, {it.stalls_over_50} over 50 ms",
        ]
    return "\n".join(lines)


def main() -> int:
    """Parse, measure, print, write JSON."""
    parser = argparse.ArgumentParser(prog="python -m bench.window", description=__doc__)
    parser.add_argument("--sizes", default="10000,100000")
    parser.add_argument("--changes", type=int, default=10_000)
    parser.add_argument("--starts", type=int, default=5)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", type=Path, default=Path("bench-desk-results.json"))
    options = parser.parse_args()
    found = []
    for size in map(int, options.sizes.split(",")):
        with tempfile.TemporaryDirectory(prefix="penghubung-bench-") as name:
            found.append(measure(Path(name), size, options.changes, options.starts, options.rounds))
        print(table(found[-1:]), flush=True)
    options.json.write_text(json.dumps([asdict(it) for it in found], indent=1), encoding="utf-8")
    print(f"figures: {options.json}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
