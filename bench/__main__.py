"""`make bench`: measures the exchange over emulated links, and the desk and server locally.

Every figure is measured in this run; wall times carry from one machine to another only as ratios.
Bytes are TCP payload, both ways, headers included, as the link emulator counts them.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

from bench import local, work
from bench.faults import Cut, Fault, LostAnswer
from bench.link import Link
from bench.office import BenchDesk, ServerProcess, serving, tls_overhead
from bench.relay import PROFILES
from bench.table import Row, Target, table
from sync.engine import SYNC_PATH, Report

FIRST_PULL = 1_000
LARGE = 10_000
_TRIES = 500

NOTHING = Target(bytes=350, round_trips=1)
CHANGED = Target(share=0.25, round_trips=1)
PUSHED = Target(share=0.33, round_trips=1)
PULLED = Target(share=0.23, round_trips=1)
CUT = Target(times=1.08, wanted=1.05, wall=0)
DYING = Target(times=1.25, wanted=1.10, wall=0)
LOST = Target(wall=0)


@dataclass(frozen=True, slots=True)
class Measured:
    """One exchange through the emulator, repeated until complete."""

    bytes_both: int
    seconds: float
    round_trips: int
    tries: int
    last: Report


class Bench:
    """Runs the exchange rows."""

    def __init__(self, folder: Path, profiles: list[str]) -> None:
        self.folder = folder
        self.profiles = profiles
        self.rows: dict[tuple[str, str, str], Row] = {}
        self._made = 0

    def fresh(self, name: str) -> Path:
        """A folder or file of its own."""
        self._made += 1
        return self.folder / f"{name}{self._made}"

    def desk(self, server: ServerProcess) -> BenchDesk:
        """A new device of the agency that holds most."""
        return BenchDesk(self.fresh("desk"), server, server.largest_agency())

    def exchange(
        self, profile: str, port: int, desk: BenchDesk, faults: tuple[Fault, ...] = ()
    ) -> Measured:
        """Exchange until complete."""
        with Link(port, profile=profile, faults=faults) as link:
            seconds, tries = 0.0, 0
            while True:
                report = desk.sync(link.port)
                seconds += report.seconds
                tries += 1
                if report.outcome == "complete" and report.verified:
                    break
                if tries >= _TRIES:
                    raise RuntimeError(f"never finished: {report.error}")
            stats = link.stats()
        both = stats.bytes_up + stats.bytes_down
        return Measured(both, seconds, stats.turnarounds, tries, report)

    def row(self, what: str, corpus: str, profile: str, target: Target, found: Measured) -> Row:
        """Add what was measured to its row."""
        key = (what, corpus, profile)
        row = self.rows.setdefault(key, Row(what, corpus, profile, target))
        row.bytes_both.append(found.bytes_both)
        row.round_trips.append(found.round_trips)
        row.seconds.append(found.seconds)
        row.runs_to_finish.append(found.tries)
        shape = PROFILES[profile]
        if shape.bits_per_second:
            row.ideal.append(found.bytes_both * 8 / shape.bits_per_second + 2 * shape.rtt_s)
        return row

    def first_pulls(self, name: str, corpus: work.Corpus) -> None:
        """The first pull of a thousand: undisturbed, cut, and over a line that keeps dying."""
        export = self.fresh("export")
        corpus.write(export)
        with serving(self.fresh("central")) as server:
            server.command("import", str(export))
            server.start()
            for profile in self.profiles:
                desk = self.desk(server)
                whole = self.exchange(profile, server.port, desk)
                n = work.changed_bytes(desk.replica, -1)
                desk.replica.close()
                self.row("first pull", name, profile, PULLED, whole).n = n
                cut_at = int(whole.bytes_both * 0.6)
                for what, target, fault in (
                    ("first pull, cut at 60 %", CUT, Cut("down", cut_at, 1)),
                    ("first pull, dies every 20 kB", DYING, Cut("down", 20_000)),
                ):
                    desk = self.desk(server)
                    found = self.exchange(profile, server.port, desk, (fault,))
                    desk.replica.close()
                    row = self.row(what, name, profile, target, found)
                    row.n, row.undisturbed = n, whole.bytes_both

    def afternoons(self, name: str, corpus: work.Corpus) -> None:
        """What a desk with a whole copy does, over each link."""
        export = self.fresh("export")
        corpus.write(export)
        with serving(self.fresh("central")) as server:
            server.command("import", str(export))
            server.start()
            desk = self.desk(server)
            self.exchange("lan", server.port, desk)
            for turn, profile in enumerate(self.profiles):
                self._afternoon(name, corpus, server, desk, turn, profile)
            desk.replica.close()

    def _afternoon(
        self,
        name: str,
        corpus: work.Corpus,
        server: ServerProcess,
        desk: BenchDesk,
        turn: int,
        profile: str,
    ) -> None:
        go = partial(self.exchange, profile, server.port, desk)
        of_size = f" of {corpus.complaints}"
        keys = work.held(desk.replica)
        share = len(keys) // (len(self.profiles) + 1)
        keys = keys[share * turn :]
        self.row("nothing changed", name, profile, NOTHING, go())

        def write(which: int) -> int:
            words = corpus.follow_ups(20, 3 * turn + which)
            chosen = keys[20 * which : 20 * which + 20]
            return work.write_answers(desk.replica, chosen, words, desk.clock.now())

        def change(which: int) -> Callable[[], tuple[int, int]]:
            before = desk.replica.copy.position().cursor or 0
            changes = self.fresh("changes")
            chosen = set(keys[60 + 50 * which : 110 + 50 * which])
            corpus.write_changes(changes, chosen, 2 * turn + which)
            server.command("import", str(changes))
            return lambda: (
                work.changed_bytes(desk.replica, before),
                work.strictly_changed_bytes(desk.replica, before),
            )

        n = write(0)
        self.row("20 follow-ups pushed", name, profile, PUSHED, go()).n = n
        size = change(0)
        row = self.row(f"50{of_size} changed", name, profile, CHANGED, go())
        row.n, row.n_strict = size()
        size, n = change(1), write(1)
        row = self.row("20 pushed and 50 changed", name, profile, PUSHED, go())
        # The follow-ups' own entries and states come back too, but are no part of n.
        row.n = n + size()[0] - work.own_bytes(desk.replica, keys[20:40])
        n = write(2)
        row = self.row(
            "20 pushed, the answer lost", name, profile, LOST, go((LostAnswer(SYNC_PATH),))
        )
        row.n = n
        lost, doubled = work.fate(desk.replica, keys[40:60])
        row.lost, row.doubled = row.lost + lost, row.doubled + doubled


def real_corpus(export: Path, folder: Path) -> work.Export:
    """Any file that the server's importer reads, as a corpus."""
    server = ServerProcess(folder / "reader")
    server.command("import", str(export))
    return work.Export(folder / "reader" / "central.db")


def main() -> int:
    """Parse, measure, print, write JSON."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--profiles", default="3g,2g")
    parser.add_argument("--complaints", type=int, default=LARGE, help="held by the desk")
    parser.add_argument("--export", type=Path, help="measure this export too, beside the corpus")
    parser.add_argument("--json", type=Path, default=Path("bench-results.json"))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="penghubung-bench-") as name:
        folder = Path(name)
        bench = Bench(folder, options.profiles.split(","))
        for _ in range(options.runs):
            bench.afternoons("generated", work.Generated(options.complaints))
            bench.first_pulls("generated", work.Generated(FIRST_PULL))
            if options.export:
                (folder / "reader").mkdir(exist_ok=True)
                real = real_corpus(options.export, folder)
                bench.afternoons("export", real)
                bench.first_pulls("export", real)
        rows = list(bench.rows.values())
        print(table(rows))
        tls = tls_overhead(folder)
        print(
            f"TLS, apart: {tls.bytes_both} bytes and {tls.round_trips} turns more for each"
            " connection: the handshake, and the word at its end"
        )
        figures = local.measure(folder / "local", options.complaints)
        print(local.table(figures))
    results = {
        "exchange": [{**asdict(r), "shortfalls": r.shortfalls()} for r in rows],
        "tls": asdict(tls),
        "local": asdict(figures),
    }
    options.json.write_text(json.dumps(results, indent=1), encoding="utf-8")
    print(f"figures: {options.json}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
