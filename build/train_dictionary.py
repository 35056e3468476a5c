"""Train a compression dictionary for small bodies from generated words only.

Run by hand for a new release: `python build/train_dictionary.py NAME`. Writes
`sync/dictionaries/NAME.zdict`. A shipped dictionary is never changed or removed: desks in the
field name theirs by hash. The words come from the generator's "dictionary" vocabulary, which
shares no sentence and no content word with what the benchmarks measure.
"""

from __future__ import annotations

import random
import sys
import uuid
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec
import zstandard

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from resources.practice import PracticeOffice, follow_up_text
from sync.content import Body, State, TimelineEntry, canonical
from sync.wire import Entry, Operation, Part

SIZE = 65_536
COMPLAINTS = 4_000
SEED = 20_260
START = 1_750_000_000


def samples() -> Iterator[bytes]:
    """Frames and operations as they travel, one complaint a sample."""
    rng = random.Random(SEED)
    office = PracticeOffice(SEED, COMPLAINTS, 12, date(2026, 6, 1), vocabulary="dictionary")
    for complaint in office:
        number = rng.randrange(1_000, 60_000)
        key = complaint["tracking_id"]
        at = START + rng.randrange(60_000_000)
        fields = {k: v for k, v in complaint.items() if k in Body.__struct_fields__ and v}
        body = Body(**{**fields, "reported_at": at, "source": "sp4n", "reporter": ""})  # type: ignore[arg-type]
        state = State(
            status=complaint["status"],
            turn=rng.choice(["agency", "reporter", "nobody", "coordinator"]),
            agency=f"a{rng.getrandbits(40):010x}",
            disposed_at=at + 40_000,
            last_follow_up_at=at + 90_000,
            first_follow_up_at=at + 90_000,
        )
        frames: list[object] = [
            Part(key, 0, number, canonical(body)),
            Part(key, 1, number, canonical(state)),
        ]
        for item in complaint.get("timeline", ()):
            entry = TimelineEntry(
                kind=item["kind"],
                at=at,
                by=item.get("agency") or "",
                text=item.get("text") or "",
                result=item.get("result") or "",
                operation=uuid.UUID(int=rng.getrandbits(128)).hex,
            )
            frames.append(Entry(key, entry.operation, number, canonical(entry)))
        operation = Operation(
            id=rng.randbytes(16),
            kind="follow_up",
            complaint=key,
            base=number,
            at=at,
            seq=rng.randrange(1, 500),
            text=follow_up_text(rng, complaint, vocabulary="dictionary"),
            result=rng.choice(["proses", "selesai"]),
        )
        yield b"".join(msgspec.msgpack.encode(frame) for frame in frames)
        yield msgspec.msgpack.encode(operation)


def main() -> None:
    """Train and write; refuses to overwrite."""
    target = (
        Path(__file__).resolve().parent.parent / "sync" / "dictionaries" / f"{sys.argv[1]}.zdict"
    )
    if target.exists():
        raise SystemExit(f"{target.name} was shipped; choose a new name")
    trained = zstandard.train_dictionary(SIZE, list(samples()), level=19)
    target.write_bytes(trained.as_bytes())
    print(f"{target.name}: {len(trained.as_bytes())} bytes")


if __name__ == "__main__":
    main()
