"""Rows of the exchange's measurements, their targets (DESIGN 9) and how they are told."""

from __future__ import annotations

import statistics
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Target:
    """What a row must reach; 0 where nothing is asked."""

    bytes: int = 0
    share: float = 0.0
    """Of n."""
    times: float = 0.0
    """Of the bytes of the same work undisturbed."""
    wanted: float = 0.0
    round_trips: int = 0
    wall: float = 1.10
    """Of own bytes over bandwidth and two round trips; 0 where the row is not timed."""


@dataclass
class Row:
    """One line of the table; lists hold one value per run."""

    work: str
    corpus: str
    link: str
    target: Target
    n: int = 0
    n_strict: int = 0
    undisturbed: int = 0
    bytes_both: list[int] = field(default_factory=list)
    round_trips: list[int] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    ideal: list[float] = field(default_factory=list)
    runs_to_finish: list[int] = field(default_factory=list)
    lost: int = 0
    doubled: int = 0

    @property
    def bytes(self) -> float:
        """Median of both ways."""
        return statistics.median(self.bytes_both)

    @property
    def share(self) -> float:
        """Bytes over n."""
        return self.bytes / self.n if self.n else 0.0

    @property
    def times(self) -> float:
        """Bytes over those of the same work undisturbed."""
        return self.bytes / self.undisturbed if self.undisturbed else 0.0

    @property
    def wall(self) -> float:
        """Seconds over the ideal; 0 on an unshaped link."""
        ratios = [s / i for s, i in zip(self.seconds, self.ideal, strict=False)]
        return statistics.median(ratios) if ratios else 0.0

    def shortfalls(self) -> list[str]:
        """What the row misses, each with its target."""
        target, found = self.target, []
        if target.bytes and self.bytes > target.bytes:
            found.append(f"{target.bytes} B")
        if target.share and self.share > target.share:
            found.append(f"{target.share} n")
        if target.times and self.times > target.times:
            found.append(f"x{target.times}")
        if target.round_trips and max(self.round_trips) > target.round_trips:
            found.append(f"{target.round_trips} trip")
        if target.wall and self.wall > target.wall:
            found.append(f"time {target.wall}")
        if self.lost or self.doubled:
            found.append(f"{self.lost} lost, {self.doubled} doubled")
        return found


def table(rows: list[Row]) -> str:
    """The rows as text: median, with min–max where runs differ; what falls short is said."""
    head = f"{'work':42} {'corpus':9} {'link':4} {'n':>8} {'bytes':>22} {'/ n':>6} {'times':>6}"
    lines = [f"{head} {'trips':>7} {'s':>18} {'/ideal':>6}  verdict"]
    for row in rows:
        missed = row.shortfalls()
        wanted = row.target.wanted
        verdict = f"falls short of {', '.join(missed)}" if missed else "holds"
        if not missed and wanted and row.times > wanted:
            verdict += f" (wanted: x{wanted})"
        lines.append(
            f"{row.work:42} {row.corpus:9} {row.link:4} {row.n or '':>8}"
            f" {spread(row.bytes_both, 0):>22} {_ratio(row.share):>6} {_ratio(row.times):>6}"
            f" {spread(row.round_trips, 0):>7} {spread(row.seconds, 2):>18}"
            f" {_ratio(row.wall, 2):>6}  {verdict}"
        )
        if row.n_strict:
            strict = f"n without what did not change: {row.n_strict}"
            lines.append(f"{'':42} {strict}, {row.bytes / row.n_strict:.3f} of it")
    return "\n".join(lines)


def _ratio(value: float, digits: int = 3) -> str:
    return f"{value:.{digits}f}" if value else ""


def spread(values: list[int] | list[float], digits: int) -> str:
    """Median, with the least and the most where they differ."""
    low, mid, high = min(values), statistics.median(values), max(values)
    if f"{low:.{digits}f}" == f"{high:.{digits}f}":
        return f"{mid:.{digits}f}"
    return f"{mid:.{digits}f} ({low:.{digits}f}–{high:.{digits}f})"
