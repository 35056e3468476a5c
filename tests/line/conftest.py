"""Offices that speak TLS with a certificate authority of their own."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from resources.practice import PracticeOffice
from resources.practice.writers import write_native
from server.authority import Renewing
from tests.support.office import Desk, Office, open_office
from tests.support.story import by_size


def now() -> int:
    """The real time: OpenSSL knows no other."""
    return int(time.time())


def serve_tls(office: Office, made_at: int | None = None, names: tuple[str, ...] = ()) -> None:
    """A new authority, made at a time of the test's choosing, and the server anew with it."""
    at = now() if made_at is None else made_at
    office.central.authority.make(names or (office.host,), at)
    office.stop()
    office.tls = Renewing(office.central.authority, lambda: at).context()
    office.start()


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """A server over TLS with 30 complaints; its clock is the real one."""
    export = tmp_path / "native.jsonl"
    write_native(export, PracticeOffice(5, 30, 2, date(2026, 11, 6)))
    with open_office(tmp_path) as made:
        made.take_in(export)
        made.clock.at = now()
        serve_tls(made)
        yield made
    # Now, where the filter of these tests holds: the loop of a server that stops while a TLS
    # connection is ending leaves asyncio's transport to the collector.
    gc.collect()


@pytest.fixture
def desk(office: Office) -> Desk:
    """A desk with its first copy."""
    made = office.desk(by_size(office)[0].name)
    assert made.sync().verified
    return made
