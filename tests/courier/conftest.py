"""An office with a courier."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from resources.practice import PracticeOffice
from resources.practice.writers import write_native
from tests.support.courier_room import CourierRoom
from tests.support.office import open_office


@pytest.fixture(scope="session")
def export(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A native export of 60 complaints over three agencies."""
    path = tmp_path_factory.mktemp("export") / "native.jsonl"
    write_native(path, PracticeOffice(5, 60, 3, date(2026, 11, 6)))
    return path


@pytest.fixture
def room(tmp_path: Path, export: Path) -> Iterator[CourierRoom]:
    """A server at the real time of day, as its commands need it."""
    with open_office(tmp_path / "office") as office:
        office.clock.at = int(time.time())
        office.take_in(export)
        made = CourierRoom(office, tmp_path)
        yield made
        made.close()
