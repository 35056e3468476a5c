"""What an export holds and what taking it in changes, as the officer reads it before and after."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that does not go in; `reason` is a code of `desktop.services.intake_words`."""

    row: int
    tracking_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Intake:
    """Counts of complaints. `elsewhere`: left out, another agency or none holds them; `entered`:
    answers of this desk that the export shows. `agencies`: rows by the agency they name, most
    first; `agency`: whose export it is, where the file says so. `generated_at`: unix seconds,
    0 = not told."""

    new: int
    changed: int
    unchanged: int
    refused: int
    elsewhere: int
    entered: int
    agencies: tuple[tuple[str, int], ...]
    agency: str
    generated_at: int
    rows: tuple[RefusedRow, ...]

    @property
    def total(self) -> int:
        """All rows but repeated ones."""
        return sum(count for _, count in self.agencies) + self.refused

    @property
    def brings(self) -> bool:
        """Whether taking it in changes anything here."""
        return self.new + self.changed + self.entered > 0

    @property
    def candidates(self) -> tuple[str, ...]:
        """Agencies that may be the officer's, the likeliest first."""
        named = tuple(name for name, _ in self.agencies if name)
        if self.agency and self.agency not in named and ("", self.total) in self.agencies:
            # A file without a column for agencies is all that agency's whose export it is.
            return (self.agency, *named)
        return named
