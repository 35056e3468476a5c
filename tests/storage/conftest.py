"""Real encrypted files in a folder of their own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.storage.replica import Replica
from tests.storage.support import FixedClock, body, fill, new_replica, state


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def replica(tmp_path: Path, clock: FixedClock) -> Iterator[Replica]:
    """An empty replica."""
    opened = new_replica(tmp_path, clock)
    yield opened
    opened.close()


@pytest.fixture
def desk(replica: Replica) -> Replica:
    """A replica with two complaints at number 100."""
    fill(
        replica,
        [
            body("c1", 10, tracking_id="9165816", title="Jalan berlubang", village="Sukamaju"),
            state("c1", 11, status="Terdisposisi", agency="dinas-pu"),
            body("c2", 20, tracking_id="9165817", title="Lampu padam"),
            state("c2", 21, status="Terdisposisi", agency="dinas-pu"),
        ],
    )
    return replica
