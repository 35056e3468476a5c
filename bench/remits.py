"""How right the proposed agencies are, on an export split by time.

    python -m bench.remits FILE.xlsx

The last part of the export is asked month by month; the server has learned from everything that
was reported before the month. The agency that the export names counts as the right one.
"""

from __future__ import annotations

import argparse
import json
import math
import sqlite3
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import msgspec

from bench.office import ServerProcess
from desktop.domain.remits import Matter, Proposal, Remits
from sync.content import AgencyRef
from sync.remits import REMITS, RemitsRef

ASKED: Final = 0.3
"""The share of the complaints, the latest, that is asked."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A complaint with the agency that the export names."""

    body: dict[str, Any]
    agency: str

    @property
    def month(self) -> str:
        """Of the report, UTC."""
        return datetime.fromtimestamp(self.body["reported_at"], UTC).strftime("%Y-%m")

    @property
    def matter(self) -> Matter:
        """What is asked."""
        told = f"{self.body.get('title', '')} {self.body.get('text', '')}"
        place = " ".join(self.body.get(k, "") for k in ("village", "district", "regency"))
        return Matter(told, self.body.get("category", ""), place)


@dataclass(frozen=True, slots=True)
class Answer:
    """What was proposed. `seconds`: of the processor, for one proposal."""

    right: str
    proposal: Proposal
    seconds: float

    @property
    def first(self) -> bool:
        """Whether the first is the right one."""
        return self.proposal.agencies[0].agency == self.right

    @property
    def among(self) -> bool:
        """Whether it is among those shown."""
        return self.right in {likely.agency for likely in self.proposal.agencies}


def stored(server: ServerProcess) -> list[Asked]:
    """Every complaint that has an agency, by the day it was reported."""
    query = (
        "SELECT c.body, a.name FROM complaint c JOIN agency a ON a.id = c.agency_id ORDER BY c.key"
    )
    with closing(sqlite3.connect(server.data / "central.db")) as connection:
        found = [Asked(json.loads(body), name) for body, name in connection.execute(query)]
    return sorted(found, key=lambda asked: int(asked.body["reported_at"]))


def learned(server: ServerProcess) -> tuple[RemitsRef, dict[str, str], int]:
    """What desks are given: the lesson, names of agencies by id, and the lesson's bytes."""
    query = "SELECT kind, id, content FROM ref WHERE kind IN (?, 'agency')"
    content, names = b"{}", {}
    with closing(sqlite3.connect(server.data / "central.db")) as connection:
        for kind, key, given in connection.execute(query, (REMITS,)):
            if kind == REMITS:
                content = given
            else:
                names[key] = msgspec.json.decode(given, type=AgencyRef).name
    return msgspec.json.decode(content, type=RemitsRef), names, len(content)


def write(path: Path, before: Sequence[Asked], every: set[str]) -> None:
    """A native export of these complaints and all agencies."""
    lines: list[dict[str, Any]] = [{"type": "header", "schema": "penghubung-native/1"}]
    lines += [{"type": "agency", "name": name} for name in sorted(every)]
    for asked in before:
        at = datetime.fromtimestamp(asked.body["reported_at"], UTC)
        fields = {k: v for k, v in asked.body.items() if k not in ("reported_at", "anonymous")}
        fields |= {"type": "complaint", "reported_at": at.isoformat(), "agency": asked.agency}
        lines.append(fields)
    path.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")


def answers(export: Path, folder: Path) -> Iterator[Answer]:
    """Ask the last part of the export, month by month."""
    whole = ServerProcess(folder / "whole")
    whole.command("import", str(export))
    complaints = stored(whole)
    every = {asked.agency for asked in complaints}
    late = complaints[math.ceil(len(complaints) * (1 - ASKED)) :]
    for month in sorted({asked.month for asked in late}):
        server = ServerProcess(folder / month)
        file = folder / f"{month}.jsonl"
        write(file, [asked for asked in complaints if asked.month < month], every)
        server.command("import", str(file))
        lesson, names, size = learned(server)
        print(f"{month}: learned {len(lesson.words)} words, {size:,} bytes as JSON")
        remits = Remits(lesson, names)
        by_name = {name: key for key, name in names.items()}
        for asked in (asked for asked in late if asked.month == month):
            started = time.process_time()
            proposal = remits.propose(asked.matter, "")
            yield Answer(by_name[asked.agency], proposal, time.process_time() - started)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.remits", description=main.__doc__)
    parser.add_argument("export", type=Path)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = list(answers(chosen.export, Path(folder)))
    sure = [answer for answer in found if answer.proposal.sure]
    unsure = [answer for answer in found if not answer.proposal.sure]
    times = sorted(answer.seconds * 1000 for answer in found)

    def share(part: Sequence[Answer], of: Sequence[Answer]) -> str:
        return f"{len(part) / len(of):.2f} ({len(part)} of {len(of)})" if of else "none"

    print(f"first right      {share([a for a in found if a.first], found)}")
    print(f"among the three  {share([a for a in found if a.among], found)}")
    print(f"sure             {share(sure, found)}")
    print(f"  first right    {share([a for a in sure if a.first], sure)}")
    print(f"not sure         {share(unsure, found)}")
    print(f"  among three    {share([a for a in unsure if a.among], unsure)}")
    print(f"ms, p50/p99      {times[len(times) // 2]:.1f}/{times[int(len(times) * 0.99)]:.1f}")


if __name__ == "__main__":
    main()
