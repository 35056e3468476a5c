"""`make bench-peers`: RxDB server and PouchDB on the same work over the same link.

Each peer is set up as its manual shows, with gzip, in memory, and given whole records: a complaint
with its timeline. Node and npm are needed; the peers are installed into a folder of the user's
cache, never into the project. What does not finish in the time given is told as such.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from platformdirs import user_cache_path

from bench import work
from bench.faults import Cut, Fault
from bench.link import Link
from resources.practice import follow_up_text, reply_text
from resources.practice.writers import native_lines

HERE: Final = Path(__file__).resolve().parent / "peers"
PEERS: Final = {"RxDB": "rxdb.mjs", "PouchDB": "pouchdb.mjs"}
HELD: Final = 1_000
PATIENCE_S: Final = 60
DYING_S: Final = 120
FOREVER: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Row:
    """One figure. `n`: compact JSON of what changed; bytes are TCP payload, both ways."""

    peer: str
    work: str
    link: str
    n: int
    bytes_both: int
    round_trips: int
    seconds: float
    finished: bool


class Corpus:
    """The bench corpus as whole records, its later changes, and answers to write."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        lines = [json.loads(line) for line in native_lines(work.office(round(HELD / 0.85)))]
        held = [it for it in lines if it["type"] == "complaint" and it.get("agency")]
        self.held: list[dict[str, Any]] = [{"id": it["tracking_id"], **it} for it in held[:HELD]]
        rng = random.Random(work.SEED)
        self.changed: list[dict[str, Any]] = []
        self.parts = 0
        for it in self.held[100:150]:
            said = {"kind": "reply", "at": "2026-11-06T23:30:00Z", "text": reply_text(rng, it)}  # type: ignore[arg-type]
            status = "Ditanggapi oleh Pelapor"
            self.changed.append(self._with(it, said, status))
            self.parts += len(_compact({"id": it["id"], "status": status, "entry": said}))
        self.answered: list[dict[str, Any]] = []
        self.answers = 0
        for it in self.held[:20]:
            text = follow_up_text(rng, it)  # type: ignore[arg-type]
            said = {"kind": "follow_up", "at": "2026-11-06T23:40:00Z", "text": text}
            self.answered.append(self._with(it, said, "Ditindaklanjuti oleh Instansi"))
            self.answers += len(_compact({"id": it["id"], "entry": said}))

    def write(self, name: str, records: list[dict[str, Any]]) -> str:
        """As one record a line; its path."""
        path = self.folder / f"{name}.jsonl"
        path.write_text("".join(_compact(it).decode() + "\n" for it in records), encoding="utf-8")
        return str(path)

    @staticmethod
    def _with(it: dict[str, Any], said: dict[str, str], status: str) -> dict[str, Any]:
        return {**it, "status": status, "timeline": [*it.get("timeline", []), said]}


def _compact(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


class Peer:
    """One node process that takes orders."""

    def __init__(self, script: str, folder: Path) -> None:
        self._process = subprocess.Popen(
            ["node", "--no-warnings", script],
            cwd=folder,
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def order(self, what: str, **more: object) -> dict[str, Any]:
        """Give an order and wait for its answer. Raises RuntimeError where it failed."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"do": what, **more}) + "\n")
        self._process.stdin.flush()
        for line in self._process.stdout:
            # A peer may print lines of its own.
            if line.startswith('{"ok":'):
                answer: dict[str, Any] = json.loads(line)
                if answer["ok"]:
                    return answer
                raise RuntimeError(f"{what}: {answer['reason']}")
        raise RuntimeError(f"{what}: the process ended")

    def end(self) -> None:
        """Stop it."""
        self._process.kill()
        self._process.communicate()


@contextmanager
def peer(script: str, folder: Path) -> Iterator[Peer]:
    """A process that is stopped at the end."""
    made = Peer(script, folder)
    try:
        yield made
    finally:
        made.end()


class Bench:
    """The rows of one peer."""

    def __init__(self, name: str, folder: Path, corpus: Corpus, batch: int) -> None:
        self.name = name
        self.folder = folder
        self.corpus = corpus
        self.batch = batch
        self.rows: list[Row] = []
        self.records = corpus.write("held", corpus.held)

    def run(self, profile: str) -> None:
        """All rows on one link."""
        script, whole = PEERS[self.name], sum(len(_compact(it)) for it in self.corpus.held)
        with peer(script, self.folder) as server, peer(script, self.folder) as desk:
            port = server.order("host", documents=self.records)["port"]
            desk.order("open", documents=self.records, batch=self.batch)
            first = self._measure("first pull of 1,000", profile, desk, port, whole)
            # What a peer still has to check after its first pull is not counted against it.
            desk.order("sync", port=port, seconds=PATIENCE_S)
            self._measure("nothing changed", profile, desk, port, 0)
            server.order("change", documents=self.corpus.write("changed", self.corpus.changed))
            self._measure("50 changed", profile, desk, port, self.corpus.parts)
            desk.order("sync", port=port, seconds=PATIENCE_S)
            desk.order("change", documents=self.corpus.write("answered", self.corpus.answered))
            self._measure("20 follow-ups pushed", profile, desk, port, self.corpus.answers)
            faults: tuple[tuple[str, Fault], ...] = (
                ("first pull, cut at 60 %", Cut("down", int(first.bytes_both * 0.6), 1)),
                ("first pull, every connection dies after 100 kB", Cut("down", 100_000, FOREVER)),
                ("first pull, every connection dies after 20 kB", Cut("down", 20_000, FOREVER)),
            )
            for what, fault in faults:
                with peer(script, self.folder) as other:
                    other.order("open", documents=self.records, batch=self.batch)
                    self._measure(what, profile, other, port, whole, (fault,))

    def _measure(
        self,
        what: str,
        profile: str,
        desk: Peer,
        port: int,
        n: int,
        faults: tuple[Fault, ...] = (),
    ) -> Row:
        patience = DYING_S if faults else PATIENCE_S * (10 if profile == "2g" else 3)
        with Link(port, profile=profile, faults=faults) as link:
            began = time.perf_counter()
            answer = desk.order("sync", port=link.port, seconds=patience)
            seconds, stats = time.perf_counter() - began, link.stats()
        row = Row(
            self.name,
            what,
            profile,
            n,
            stats.bytes_up + stats.bytes_down,
            stats.turnarounds,
            seconds,
            bool(answer["finished"]) and answer["held"] >= HELD,
        )
        self.rows.append(row)
        print(_line(row), flush=True)
        return row


def _line(row: Row) -> str:
    share = f"{row.bytes_both / row.n:.2f} n" if row.n else ""
    end = f"{row.seconds:.1f} s" if row.finished else f"not finished in {row.seconds:.0f} s"
    return (
        f"{row.peer:8} {row.work:48} {row.link:4} {row.n:9} {row.bytes_both:10} {share:>8}"
        f" {row.round_trips:5} trips  {end}"
    )


def install() -> Path:
    """Put the peers into the cache, once for each set of versions. Raises RuntimeError."""
    if shutil.which("npm") is None or shutil.which("node") is None:
        raise RuntimeError("node and npm are needed (on Debian: apt install nodejs npm)")
    folder = user_cache_path("penghubung-bench-peers")
    folder.mkdir(parents=True, exist_ok=True)
    wanted = (HERE / "package.json").read_text(encoding="utf-8")
    stamp = folder / "installed.json"
    if not stamp.exists() or stamp.read_text(encoding="utf-8") != wanted:
        shutil.copy(HERE / "package.json", folder)
        npm = "npm.cmd" if os.name == "nt" else "npm"
        line = (npm, "install", "--omit=optional", "--ignore-scripts", "--no-audit", "--no-fund")
        if subprocess.run(line, cwd=folder, check=False).returncode:
            raise RuntimeError("npm could not install the peers")
        stamp.write_text(wanted, encoding="utf-8")
    for script in HERE.glob("*.mjs"):
        shutil.copy(script, folder)
    return folder


def main() -> int:
    """Parse, measure, print, write JSON."""
    parser = argparse.ArgumentParser(prog="python -m bench.peers", description=__doc__)
    parser.add_argument("--profiles", default="3g")
    parser.add_argument("--batch", type=int, default=200, help="records in one request")
    parser.add_argument("--json", type=Path, default=Path("bench-peers-results.json"))
    options = parser.parse_args()
    try:
        folder = install()
    except RuntimeError as reason:
        print(f"Cannot measure the peers: {reason}", file=sys.stderr)
        return 2
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(prefix="penghubung-peers-") as name:
        corpus = Corpus(Path(name))
        for peer_name in PEERS:
            for profile in options.profiles.split(","):
                bench = Bench(peer_name, folder, corpus, options.batch)
                bench.run(profile)
                rows += bench.rows
    found = json.dumps([asdict(row) for row in rows], indent=1)
    options.json.write_text(found, encoding="utf-8")
    print(f"figures: {options.json}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
