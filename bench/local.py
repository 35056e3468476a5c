"""Import, first pull and search at one size, on this machine."""

from __future__ import annotations

import json
import statistics
import time
from dataclasses import dataclass
from pathlib import Path

from bench import work
from bench.office import BenchDesk, serving
from desktop.domain.model import Filter

_WORDS = (
    "jalan rusak",
    "lampu",
    "sampah",
    "air",
    "bantuan sosial",
    "antre puskesmas",
    "jembatan",
    "ktp",
    "mohon ditindaklanjuti",
    "drainase",
)


@dataclass(frozen=True, slots=True)
class Local:
    """Figures of one run; sizes in bytes, times in seconds unless named."""

    complaints: int
    held: int
    import_seconds: float
    import_peak_mib: float
    pull_bytes: int
    pull_seconds: float
    complaints_per_second: float
    replica_bytes: int
    search_p50_ms: float
    search_p99_ms: float
    list_p50_ms: float
    list_p99_ms: float


def measure(folder: Path, complaints: int) -> Local:
    """Import that many, pull them, search."""
    folder.mkdir()
    export = folder / "corpus.jsonl"
    work.write_corpus(export, complaints)
    with serving(folder / "central") as server:
        imported = server.command("import", str(export), "--json")
        assert json.loads(imported.output)["new"] == complaints
        server.start()
        desk = BenchDesk(folder / "desk", server, server.largest_agency())
        report = desk.sync(server.port)
        if not report.verified:
            raise RuntimeError(report.error)
        replica = desk.replica
        held = len(work.held(replica))
        search = _times(lambda word: replica.search.search(word, 50))
        listing = _times(lambda _: replica.queries.list_complaints(Filter(), limit=100))
        replica.close()
        return Local(
            complaints,
            held,
            imported.seconds,
            imported.peak_kib / 1024,
            report.bytes_up + report.bytes_down,
            report.seconds,
            held / report.seconds,
            desk.path.stat().st_size,
            statistics.median(search) * 1000,
            sorted(search)[int(len(search) * 0.99)] * 1000,
            statistics.median(listing) * 1000,
            sorted(listing)[int(len(listing) * 0.99)] * 1000,
        )


def _times(act: object) -> list[float]:
    assert callable(act)
    found = []
    for _ in range(30):
        for word in _WORDS:
            started = time.perf_counter()
            act(word)
            found.append(time.perf_counter() - started)
    return found


def table(figures: Local) -> str:
    """The figures as text."""
    return "\n".join(
        (
            "",
            f"{figures.complaints} complaints imported: {figures.import_seconds:.1f} s,"
            f" peak {figures.import_peak_mib:.0f} MiB",
            f"first pull of {figures.held}: {figures.pull_bytes} bytes,"
            f" {figures.pull_seconds:.1f} s, {figures.complaints_per_second:.0f} complaints/s",
            f"replica: {figures.replica_bytes / 2**20:.1f} MiB",
            f"search: p50 {figures.search_p50_ms:.1f} ms, p99 {figures.search_p99_ms:.1f} ms",
            f"list of 100: p50 {figures.list_p50_ms:.1f} ms, p99 {figures.list_p99_ms:.1f} ms",
        )
    )
