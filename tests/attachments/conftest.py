"""Stores of each kind, and offices with complaints for tests of attachments."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import requests

from resources.practice import PracticeOffice
from resources.practice.writers import write_native
from server.blobs import CONFIGURATION, Store, open_store
from tests.support.office import Desk, Office, open_office
from tests.support.story import by_size


@pytest.fixture(scope="session")
def s3() -> Iterator[str]:
    """Address of a real S3-compatible server in a thread of this process."""
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    url = f"http://{host}:{port}"
    requests.put(f"{url}/lampiran", timeout=10).raise_for_status()
    yield url
    server.stop()


def use_s3(data: Path, url: str) -> None:
    """Make a data folder's server keep its bytes there."""
    data.mkdir(parents=True, exist_ok=True)
    chosen = {
        "url": f"s3://lampiran/{data.parent.name}",
        "endpoint": url,
        "region": "us-east-1",
        "access_key_id": "uji",
        "secret_access_key": "uji",
    }
    (data / CONFIGURATION).write_text(json.dumps(chosen), encoding="utf-8")


@pytest.fixture(params=["folder", "s3"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    """A new, empty store of each kind."""
    if request.param == "s3":
        use_s3(tmp_path / "data", request.getfixturevalue("s3"))
    return open_store(tmp_path / "data")


@pytest.fixture(scope="session")
def native(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A native export of 40 complaints over two agencies."""
    path = tmp_path_factory.mktemp("export") / "native.jsonl"
    write_native(path, PracticeOffice(5, 40, 2, date(2026, 11, 6)))
    return path


@pytest.fixture
def office(tmp_path: Path, native: Path) -> Iterator[Office]:
    """A server with those complaints."""
    with open_office(tmp_path / "kantor") as made:
        made.take_in(native)
        yield made


@pytest.fixture
def desk(office: Office) -> Desk:
    """A desk of the larger agency with its whole copy."""
    made = office.desk(by_size(office)[0].name)
    assert made.sync().verified
    return made
