"""An office made once, and copied for every history: a server with complaints, enrolled desks."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from server import agencies
from sync.http import HttpTransport
from tests.simulation.actions import COMPLAINTS, DESKS
from tests.simulation.chance import Time, seeded
from tests.simulation.hall import Hall
from tests.simulation.line import Line
from tests.simulation.seat import Seat
from tests.simulation.site import AGENCIES, Site, complaint

PEOPLE: Final = (
    ("Petugas", 0, "liaison"),
    ("Petugas Satu", 0, "operator"),
    ("Petugas Tiga", 1, "liaison"),
)
SEATS: Final = (0, 1, 2, 0)
"""Whose PC each desk of the template is; the last is somebody's second."""
_HOLDERS: Final = (0, 0, 0, 1, 0, 0, 1, None, 0)
assert len(_HOLDERS) == COMPLAINTS
assert len(SEATS) == DESKS


@dataclass(frozen=True)
class Template:
    """Files to be copied. `agencies`: ids by `AGENCIES`."""

    folder: Path
    agencies: tuple[str, ...]

    def place(self, folder: Path, fresh: int) -> None:
        """Copy the server and the homes; `fresh`: bit per desk that has no copy yet."""
        shutil.copytree(self.folder / "central", folder / "central")
        for number in range(DESKS):
            kind = "fresh" if fresh >> number & 1 else "whole"
            shutil.copytree(self.folder / f"{kind}{number}", folder / f"desk{number}")


def make(hall: Hall, folder: Path) -> Template:
    """Make the office with the product's own hands."""
    time = Time()
    with seeded(0, time):
        site = Site(folder / "central", time, hall)
        records = [
            complaint(n, None if holder is None else AGENCIES[holder])
            for n, holder in enumerate(_HOLDERS)
        ]
        known: list[dict[str, object]] = [{"type": "agency", "name": n} for n in AGENCIES]
        site.import_(known + records, 0)
        with site.central.database.read() as connection:
            found = [agencies.find(connection, name) for name in AGENCIES]
        ids = tuple(agency.id for agency in found if agency is not None)

        def time_passes(seconds: float) -> None:
            time.at += seconds

        def connect(url: str) -> HttpTransport:
            line = Line(
                site,
                (),
                lambda request, block: None,
                lambda path: lambda status: None,
                time_passes,
                lambda kind: None,
                lambda: None,
            )
            return line.transport(url)

        for number, person in enumerate(SEATS):
            name, agency, role = PEOPLE[person]
            home = folder / f"whole{number}"
            seat = Seat(f"desk{number}", name, ids[agency], home, time, connect, hall.compiled)
            seat.enrol(site.code(ids[agency], name, role))
            seat.close()
            shutil.copytree(home, folder / f"fresh{number}")
            assert seat.desk.sync.run().receipt.verified
            seat.close()
        site.stop()
    return Template(folder, ids)
