"""`make bench`: measures the exchange over emulated links, and the desk and server locally.

Every figure is measured in this run; wall times carry from one machine to another only as ratios.
Bytes are TCP payload, both ways, headers included, as the link emulator counts them.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path

from bench import local, work
from bench.faults import Cut
from bench.link import Link
from bench.office import BenchDesk, ServerProcess, serving
from bench.relay import PROFILES
from sync.engine import Report

FIRST_PULL = 1_000


@dataclass
class Row:
    """One line of the table; lists hold one value per run."""

    work: str
    link: str
    n: int
    bytes_both: list[int] = field(default_factory=list)
    round_trips: list[int] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    ideal: list[float] = field(default_factory=list)
    runs_to_finish: list[int] = field(default_factory=list)


class Bench:
    """Runs the exchange rows."""

    def __init__(self, folder: Path, runs: int, profiles: list[str]) -> None:
        self.folder = folder
        self.runs = runs
        self.profiles = profiles
        self.rows: dict[tuple[str, str], Row] = {}
        self._desks = 0

    def desk(self, server: ServerProcess, agency: str) -> BenchDesk:
        """A new device."""
        self._desks += 1
        return BenchDesk(self.folder / f"desk{self._desks}", server, agency)

    def measure(
        self,
        what: str,
        profile: str,
        server: ServerProcess,
        desk: BenchDesk,
        n: Callable[[], int],
        faults: tuple[Cut, ...] = (),
    ) -> Report:
        """One exchange through the emulator, repeated until complete; adds to a row."""
        with Link(server.port, profile=profile, faults=faults) as link:
            seconds, tries = 0.0, 0
            while True:
                report = desk.sync(link.port)
                seconds += report.seconds
                tries += 1
                if report.outcome == "complete" and report.verified:
                    break
                if tries >= 200:
                    raise RuntimeError(f"{what} never finished: {report.error}")
            stats = link.stats()
        row = self.rows.setdefault((what, profile), Row(what, profile, n()))
        both = stats.bytes_up + stats.bytes_down
        row.bytes_both.append(both)
        row.round_trips.append(stats.turnarounds)
        row.seconds.append(seconds)
        row.runs_to_finish.append(tries)
        shape = PROFILES[profile]
        if shape.bits_per_second:
            row.ideal.append(both * 8 / shape.bits_per_second + 2 * shape.rtt_s)
        return report

    def run(self) -> None:
        """All exchange rows on every link."""
        export = self.folder / "corpus.jsonl"
        work.write_corpus(export, FIRST_PULL)
        for number in range(self.runs):
            for profile in self.profiles:
                with serving(self.folder / f"central-{number}-{profile}") as server:
                    server.command("import", str(export))
                    server.start()
                    self._afternoon(server, profile)

    def _afternoon(self, server: ServerProcess, profile: str) -> None:
        agency = server.largest_agency()
        desk = self.desk(server, agency)
        self.measure(
            "first pull", profile, server, desk, lambda: work.changed_bytes(desk.replica, -1)
        )
        self.measure("nothing changed", profile, server, desk, lambda: 0)
        keys = work.held(desk.replica)
        size = work.write_answers(desk.replica, keys[:20], desk.clock.now())
        self.measure("20 follow-ups pushed", profile, server, desk, lambda: size)
        before = desk.replica.copy.position().cursor or 0
        changes = self.folder / "changes.jsonl"
        work.write_changes(changes, FIRST_PULL, set(keys[100:150]))
        server.command("import", str(changes))
        self.measure(
            "50 changed",
            profile,
            server,
            desk,
            lambda: work.changed_bytes(desk.replica, before),
        )
        whole = self.rows["first pull", profile].bytes_both[-1]
        cut_at = int(whole * 0.6)
        for what, fault in (
            ("first pull, cut at 60 %", Cut("down", cut_at, 1)),
            ("first pull, every connection dies after 20 kB", Cut("down", 20_000, 10_000)),
        ):
            other = self.desk(server, agency)
            self.measure(
                what,
                profile,
                server,
                other,
                partial(work.changed_bytes, other.replica, -1),
                (fault,),
            )
            other.replica.close()
        desk.replica.close()


def table(rows: list[Row]) -> str:
    """The rows as text: median, with min–max where runs differ."""
    head = f"{'work':46} {'link':4} {'n':>9} {'bytes':>17} {'/ n':>6} {'trips':>6}"
    lines = [f"{head} {'s':>15} {'/ideal':>6}"]
    for row in rows:
        share = f"{statistics.median(row.bytes_both) / row.n:.3f}" if row.n else ""
        ratio = [s / i for s, i in zip(row.seconds, row.ideal, strict=False)]
        lines.append(
            f"{row.work:46} {row.link:4} {row.n:9} {_spread(row.bytes_both, 0):>17} {share:>6} "
            f"{_spread(row.round_trips, 0):>6} {_spread(row.seconds, 2):>15} "
            f"{f'{statistics.median(ratio):.2f}' if ratio else '':>6}"
        )
    return "\n".join(lines)


def _spread(values: list[int] | list[float], digits: int) -> str:
    low, mid, high = min(values), statistics.median(values), max(values)
    if f"{low:.{digits}f}" == f"{high:.{digits}f}":
        return f"{mid:.{digits}f}"
    return f"{mid:.{digits}f} ({low:.{digits}f}–{high:.{digits}f})"


def main() -> int:
    """Parse, measure, print, write JSON."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--profiles", default="lan,3g,2g")
    parser.add_argument("--complaints", type=int, default=10_000, help="for the local figures")
    parser.add_argument("--json", type=Path, default=Path("bench-results.json"))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="penghubung-bench-") as name:
        bench = Bench(Path(name), options.runs, options.profiles.split(","))
        bench.run()
        rows = list(bench.rows.values())
        print(table(rows))
        figures = local.measure(Path(name) / "local", options.complaints)
        print(local.table(figures))
    options.json.write_text(
        json.dumps({"exchange": [asdict(row) for row in rows], "local": asdict(figures)}, indent=1),
        encoding="utf-8",
    )
    print(f"figures: {options.json}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
