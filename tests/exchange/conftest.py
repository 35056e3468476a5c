"""Offices for the exchange tests."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from resources.practice import PracticeOffice
from resources.practice.writers import write_native
from tests.support.office import Office, open_office


@pytest.fixture(scope="session")
def native(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A native export of 60 complaints over three agencies."""
    path = tmp_path_factory.mktemp("export") / "native.jsonl"
    write_native(path, PracticeOffice(5, 60, 3, date(2026, 11, 6)))
    return path


@pytest.fixture
def office(tmp_path: Path, native: Path) -> Iterator[Office]:
    """A server with those complaints."""
    with open_office(tmp_path) as made:
        made.take_in(native)
        yield made
