"""The story's files, made once; the table of the sweep, printed at the end."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.support.afternoon import Template, Verdict, prepare


@dataclass
class Table:
    """Rows of the sweep: what was failed, how often, and what came of it."""

    rows: dict[str, list[int]] = field(default_factory=dict)

    def add(self, what: str, verdict: Verdict) -> None:
        """Count one run."""
        row = self.rows.setdefault(what, [0, 0, 0, 0])
        row[0] += 1
        row[1] += len(verdict.lost)
        row[2] += len(verdict.doubled)
        row[3] += len(verdict.misreported)

    def text(self) -> str:
        """The table."""
        lines = [f"{'failed step':44} {'runs':>5} {'lost':>5} {'doubled':>8} {'misreported':>12}"]
        lines += [
            f"{what:44} {runs:5} {lost:5} {doubled:8} {wrong:12}"
            for what, (runs, lost, doubled, wrong) in sorted(self.rows.items())
        ]
        return "\n".join(lines)


@pytest.fixture(scope="session")
def table() -> Iterator[Table]:
    """Printed at the end of the session; written to the file that SWEEP_TABLE names."""
    made = Table()
    yield made
    if path := os.environ.get("SWEEP_TABLE"):
        Path(path).write_text(made.text() + "\n", encoding="utf-8")


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Template:
    """The story up to the exchange."""
    return prepare(tmp_path_factory.mktemp("template"))


@pytest.fixture(scope="session")
def stride() -> int:
    """Every step is failed where SWEEP=full; else a spread of them, to keep the run short."""
    return 1 if os.environ.get("SWEEP") == "full" else 9
