"""What attachments cost over a poor line: cut and resumed, through outages, every one arriving.

`python -m bench.attachments` prints two tables; `--json FILE` keeps the rows. Bytes are TCP payload
both ways at the emulated link, headers included, of the attachments' own requests where a row
says so. Real server process, real desks with encrypted files; only the line is emulated.
"""

from __future__ import annotations

import argparse
import io
import json
import random
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from PIL import Image

from bench.faults import Cut, Fault
from bench.link import Link
from bench.office import BenchDesk, ServerProcess, serving
from bench.work import Generated, held, write_answers, write_corpus
from desktop.domain.model import Attachment, Content
from desktop.services.pictures import smaller
from sync.blobs import Transfers
from sync.engine import Engine
from sync.http import HttpTransport

_SIZE: Final = 300_000
_ANSWERS: Final = 20
_PHOTOS: Final = 5
_COMPLAINTS: Final = 200
_RUNS: Final = 60


@dataclass(frozen=True, slots=True)
class Row:
    """One measurement. `ratio`: bytes both ways by the files' own."""

    work: str
    profile: str
    file_bytes: int
    bytes_up: int
    bytes_down: int
    round_trips: int
    runs: int
    seconds: float
    arrived: int
    answers: int

    @property
    def ratio(self) -> float:
        """Bytes on the line for each byte of the files."""
        return (self.bytes_up + self.bytes_down) / self.file_bytes


def document(size: int, seed: int) -> bytes:
    """A PDF by its look, which no compression makes shorter."""
    return (b"%PDF-1.7\n" + random.Random(seed).randbytes(size))[:size]


def photo(seed: int) -> bytes:
    """A picture as a telephone takes it: noise on soft shapes, some 4 MB."""
    rng = random.Random(seed)
    soft = Image.frombytes("RGB", (300, 225), rng.randbytes(300 * 225 * 3))
    out = io.BytesIO()
    soft.resize((3600, 2700), Image.Resampling.BICUBIC).save(out, "JPEG", quality=93)
    return out.getvalue()


def queue(desk: BenchDesk, complaint: str, content: bytes, kind: str, text: str) -> None:
    """An answer with one file, as composing leaves it."""
    digest = desk.replica.attachments.keep(content)
    file = Attachment(digest, f"berkas.{kind}", len(content), kind)
    words = Content("follow_up", text, "proses", attachments=(file,))
    draft = desk.replica.drafts.save(complaint, words)
    desk.replica.outbox.send(draft.id, at=desk.clock.now(), zone_minutes=420)


def send_text(desk: BenchDesk, port: int) -> None:
    """An exchange whose files stay behind."""
    transport = HttpTransport(f"http://127.0.0.1:{port}")
    replica = desk.replica
    engine = Engine(replica.identity, replica.exchange, replica.copy, transport, desk.clock)
    engine.run()
    transport.close()


def carry(desk: BenchDesk, port: int) -> None:
    """Only the files that are owed."""
    transport = HttpTransport(f"http://127.0.0.1:{port}")
    token = desk.replica.identity.token
    Transfers(token, desk.replica.attachments, transport, desk.clock).carry()
    transport.close()


def alone(
    desk: BenchDesk, server: ServerProcess, profile: str, key: str, cuts: Sequence[Fault], name: str
) -> Row:
    """One file of 300 kB, its text sent before, over a line with these faults."""
    content = document(_SIZE, len(name) + len(profile))
    queue(desk, key, content, "pdf", f"Terlampir ({name}, {profile}).")
    send_text(desk, server.port)
    started, runs = time.perf_counter(), 0
    with Link(server.port, profile, cuts) as link:
        while desk.replica.attachments.outstanding() and runs < _RUNS:
            carry(desk, link.port)
            runs += 1
        stats = link.stats()
    seconds = time.perf_counter() - started
    arrived = 1 - desk.replica.attachments.outstanding()
    return Row(
        name,
        profile,
        _SIZE,
        stats.bytes_up,
        stats.bytes_down,
        stats.turnarounds,
        runs,
        round(seconds, 1),
        arrived,
        1,
    )


def outage(desk: BenchDesk, server: ServerProcess, profile: str, keys: list[str]) -> Row:
    """20 answers, 5 of them with a photo, every connection dying after 60 kB up."""
    plain = keys[: _ANSWERS - _PHOTOS]
    words = Generated(_COMPLAINTS).follow_ups(len(plain), 0)
    write_answers(desk.replica, plain, words, desk.clock.now())
    whole = 0
    for number, key in enumerate(keys[_ANSWERS - _PHOTOS : _ANSWERS]):
        small = smaller(photo(number), "jpg")
        whole += len(small.content)
        queue(desk, key, small.content, small.type, f"Foto dari lapangan, nomor {number}.")
    started, runs, accepted = time.perf_counter(), 0, 0
    with Link(server.port, profile, [Cut("up", 60_000, 10_000)]) as link:
        while runs < _RUNS:
            report = desk.sync(link.port)
            runs += 1
            accepted += report.sent
            if accepted >= _ANSWERS and not desk.replica.attachments.outstanding():
                break
        stats = link.stats()
    arrived = _PHOTOS - desk.replica.attachments.outstanding()
    return Row(
        "20 answers, 5 photos, every connection dies after 60 kB",
        profile,
        whole,
        stats.bytes_up,
        stats.bytes_down,
        stats.turnarounds,
        runs,
        round(time.perf_counter() - started, 1),
        arrived,
        accepted,
    )


def measure(folder: Path, profiles: Sequence[str]) -> list[Row]:
    """All rows on these line profiles."""
    rows: list[Row] = []
    corpus = folder / "corpus.jsonl"
    write_corpus(corpus, _COMPLAINTS)
    with serving(folder / "central") as server:
        server.command("import", str(corpus))
        server.start()
        agency = server.largest_agency()
        for profile in profiles:
            desk = BenchDesk(folder / profile, server, agency)
            desk.sync(server.port)
            keys = held(desk.replica)
            at = profiles.index(profile) * 40
            cut = [Cut("up", int(_SIZE * 0.6), 1)]
            rows.append(alone(desk, server, profile, keys[at], [], "300 kB, whole"))
            rows.append(alone(desk, server, profile, keys[at + 1], cut, "300 kB, cut at 60 %"))
            dying = [Cut("up", 20_000, 10_000)]
            name = "300 kB, every connection dies after 20 kB"
            rows.append(alone(desk, server, profile, keys[at + 2], dying, name))
            rows.append(outage(desk, server, profile, keys[at + 3 : at + 3 + _ANSWERS]))
            desk.replica.close()
    return rows


def table(rows: Sequence[Row]) -> str:
    """Rows for people."""
    head = "| work | line | files | up | down | ratio | round trips | runs | seconds | arrived |"
    lines = [head, "|---" * 10 + "|"]
    for row in rows:
        lines.append(
            f"| {row.work} | {row.profile} | {row.file_bytes:,} | {row.bytes_up:,} |"
            f" {row.bytes_down:,} | {row.ratio:.3f} | {row.round_trips} | {row.runs} |"
            f" {row.seconds} | {row.arrived} of {_PHOTOS if row.answers > 1 else 1} |"
        )
    return "\n".join(lines)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.attachments", description=__doc__)
    parser.add_argument("--profiles", default="3g")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        rows = measure(Path(folder), options.profiles.split(","))
    print(table(rows))
    if options.json is not None:
        options.json.write_text(json.dumps([asdict(row) for row in rows], indent=1))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
