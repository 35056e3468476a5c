"""Files of the practice office are what their names say, and the same for the same seed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from resources.practice import PracticeOffice
from resources.practice.pictures import street_photo, write_attachments
from sync.filetypes import type_of


def test_two_open_complaints_of_the_agency_have_files(tmp_path: Path) -> None:
    office = PracticeOffice(5, 150, 3, date(2026, 11, 6))
    agency = office.agencies[0]["name"]
    found = write_attachments(tmp_path, office, agency)
    held = {c["tracking_id"]: c for c in office}
    assert [len(files) for _, files in found] == [1, 2]
    for tracking_id, files in found:
        assert held[tracking_id].get("agency") == agency
        assert held[tracking_id]["status"] == "Terdisposisi"
        for path in files:
            assert type_of(path.read_bytes()) == path.suffix[1:]
            assert path.stat().st_size < 500_000


def test_a_photo_is_the_same_for_the_same_seed() -> None:
    assert street_photo(3) == street_photo(3)
    assert street_photo(3) != street_photo(4)
