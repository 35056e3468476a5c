"""An office whose server stands on the officer's own PC, founded once for all tests."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from desktop.founding import Founding
from desktop.platform.clock import SystemClock
from desktop.platform.paths import Home
from desktop.platform.wrapping import Cost
from resources.practice import PracticeOffice
from resources.practice.writers import write_laporan_ringkas_xlsx

SECRET: Final = "frasa sandi untuk uji coba"
CHEAP: Final = Cost(64, 1, 1)
# The server is a real process with the real time.
TODAY: Final = datetime.now(UTC).date() - timedelta(days=1)
TOWN: Final = PracticeOffice(5, 90, 3, TODAY - timedelta(days=10))
OURS: Final = TOWN.agencies[0]["name"]


@dataclass(frozen=True, slots=True)
class Alone:
    """`folder`: a home that tests copy; `export`: the file it was founded from; `held`: how many
    complaints of the officer's agency that has."""

    folder: Path
    export: Path
    held: int


def found(folder: Path) -> Alone:
    """Look at an export and found the office."""
    export = folder / "Laporan Ringkas.xlsx"
    write_laporan_ringkas_xlsx(export, TOWN)
    home = Home(folder / "pc")
    founding = Founding(home, None, SystemClock(), CHEAP)
    seen = founding.look(export)
    held = Counter(c["agency"] for c in TOWN if c.get("agency"))
    assert dict(seen.agencies) == {**held, "": 90 - held.total()}
    assert seen.new == 90
    assert seen.candidates[0] == OURS
    stages: list[str] = []
    desk = founding.found(
        export, OURS, "Petugas Contoh", SECRET, keyring=None, stage=lambda s: stages.append(s)
    )
    assert stages == ["importing", "serving", "enrolling", "receiving"]
    assert desk.certificate.agency_name == OURS
    assert desk.replica.copy.status().complaints == held[OURS]
    desk.close()
    return Alone(home.folder, export, held[OURS])
