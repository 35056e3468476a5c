"""The work that is measured: exports, what changes in them, and what the officer writes."""

from __future__ import annotations

import json
import random
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import text as sql

from desktop.domain.model import Content, Filter
from desktop.storage.replica import Replica
from resources.practice import PracticeOffice, follow_up_text, reply_text
from resources.practice.writers import native_lines, write_native

TODAY = date(2026, 11, 6)
SEED = 7
AGENCY = 1


def office(complaints: int) -> PracticeOffice:
    """The corpus of that size: one agency holds nearly all of it."""
    return PracticeOffice(SEED, complaints, AGENCY, TODAY)


def write_corpus(path: Path, complaints: int) -> None:
    """The corpus as a native export."""
    write_native(path, office(complaints))


def write_changes(path: Path, complaints: int, keys: set[str]) -> None:
    """A later export in which these complaints have one reply more and a new status."""
    rng = random.Random(SEED)
    with path.open("w", encoding="utf-8") as file:
        for line in native_lines(office(complaints)):
            item: dict[str, Any] = json.loads(line)
            if item["type"] == "header":
                item["generated_at"] = "2026-11-07T01:00:00Z"
            elif item["type"] != "complaint" or item["tracking_id"] not in keys:
                continue
            else:
                reply = {
                    "kind": "reply",
                    "at": "2026-11-06T23:30:00Z",
                    "text": reply_text(rng, item),  # type: ignore[arg-type]
                }
                item["timeline"] = [*item.get("timeline", []), reply]
                item["status"] = "Ditanggapi oleh Pelapor"
            file.write(json.dumps(item, ensure_ascii=False) + "\n")


def held(replica: Replica) -> list[str]:
    """Ids of the complaints in a copy, in id order."""
    wanted = replica.queries.list_complaints(Filter(), limit=1_000_000)
    return sorted(row.key for row in wanted)


def write_answers(replica: Replica, keys: list[str], clock_now: int) -> int:
    """Queue one follow-up on each; size of the operations as compact JSON."""
    rng = random.Random(SEED)
    corpus = {c["tracking_id"]: c for c in office(len(keys) * 4)}
    size = 0
    for seq, key in enumerate(keys):
        some = corpus.get(key) or next(iter(corpus.values()))
        words = follow_up_text(rng, some)
        draft = replica.drafts.save(key, Content("follow_up", words, "proses"))
        item = replica.outbox.send(draft.id, at=clock_now, zone_minutes=420)
        compact = {
            "id": item.id.hex(),
            "kind": "follow_up",
            "complaint": key,
            "base": item.base,
            "at": clock_now,
            "seq": seq,
            "text": words,
            "result": "proses",
        }
        size += len(json.dumps(compact, ensure_ascii=False, separators=(",", ":")).encode())
    return size


def changed_bytes(replica: Replica, after: int) -> int:
    """Compact JSON of all parts and entries newer than a number: the n of what was pulled."""
    total = 0
    with replica.database.read() as connection:
        for table in ("part", "entry"):
            total += int(
                connection.execute(
                    sql(f"SELECT coalesce(sum(length(content)), 0) FROM {table} WHERE no > :no"),
                    {"no": after},
                ).scalar_one()
            )
    return total
