"""Each step of a run with attachments failed once: on the desk, on the server, on the wire.

Judged by the bytes at the server and the `arrived` entries of the timeline: no file lost, none
told twice, none shown as arrived that is not there.
"""

from __future__ import annotations

import hashlib
import shutil
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from bench.faults import Cut, LostAnswer
from bench.link import Link
from desktop.domain.errors import PenghubungError
from desktop.domain.model import Content
from desktop.storage.replica import Replica
from server.blobs import StoreFailed
from tests.attachments.conftest import native as native
from tests.support.afternoon import Verdict
from tests.support.faults import PowerCut, Steps, desk_disk_error, failing, server_disk_error
from tests.support.files import arrivals, pieces, send_with, stored
from tests.support.office import Desk, Office
from tests.support.pictures import pdf, photo
from tests.support.story import by_size
from tests.sweep.conftest import Table

FILES = (photo(500), pdf(90_000, 1), pdf(30_000, 2))
COMMON = pdf(20_000, 3)
"""Goes with two answers."""


@dataclass(frozen=True)
class Prepared:
    """Files of an office whose desk has two answers with files in its outbox."""

    folder: Path
    key: bytes
    complaints: tuple[str, str]


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory, native: Path) -> Prepared:
    folder = tmp_path_factory.mktemp("lampiran") / "office"
    office = Office(folder)
    try:
        office.take_in(native)
        desk = office.desk(by_size(office)[0].name)
        assert desk.sync().verified
        one, two = desk.keys()[:2]
        send_with(desk, one, *FILES, text="jawaban satu")
        send_with(desk, two, COMMON, FILES[2], text="jawaban dua")
        desk.send(two, Content("note", "catatan"))
        return Prepared(folder, desk.key, (one, two))
    finally:
        office.close()


class Run:
    """A fresh copy of those files, running."""

    def __init__(self, prepared: Prepared, folder: Path) -> None:
        shutil.copytree(prepared.folder, folder)
        self.prepared = prepared
        self.office = Office(folder)
        clock, key = self.office.clock, prepared.key
        replica = Replica.open(folder / "desk0.db", key, clock=clock)
        self.desk = Desk("desk0", folder / "desk0.db", key, replica, self.office.url, clock)
        self.office.desks.append(self.desk)

    def once(self, url: str = "") -> None:
        """One exchange under a fault."""
        with suppress(PenghubungError, PowerCut):
            self.desk.sync(url=url or self.office.url)

    def judge(self, *, final: bool) -> Verdict:
        """Hold both sides against the promises."""
        verdict = Verdict()
        one, two = self.prepared.complaints
        told = {one: Counter(arrivals(self.office, one)), two: Counter(arrivals(self.office, two))}
        wanted = {one: FILES, two: (COMMON, FILES[2])}
        for key, files in wanted.items():
            for content in files:
                digest = hashlib.sha256(content).hexdigest()
                count = told[key][digest]
                if count > 1:
                    verdict.doubled.append(f"{key} {digest[:8]} told {count} times")
                if count and not stored(self.office, content):
                    verdict.misreported.append(f"{key} {digest[:8]} told, not there")
                if final and not (count and stored(self.office, content)):
                    verdict.lost.append(f"{key} {digest[:8]}")
                if self.desk.replica.attachments.content(digest) != content:
                    verdict.lost.append(f"{digest[:8]} at the desk")
        for state in self.desk.replica.attachments.states():
            if state.arrived and not any(state.sha256 in found for found in told.values()):
                verdict.misreported.append(f"{state.sha256[:8]} shown as arrived")
            if final and not state.arrived:
                verdict.misreported.append(f"{state.sha256[:8]} shown as owed")
        if final and pieces(self.office):
            verdict.misreported.append("pieces left behind")
        return verdict

    def settle(self, table: Table, what: str) -> None:
        """Judge after the fault, and again once whole; three runs must do."""
        between = self.judge(final=False)
        assert between.clean, (what, between)
        for _ in range(3):
            report = self.desk.sync(url=self.office.url)
            if report.outcome == "complete" and not report.attachments.outstanding:
                break
        verdict = self.judge(final=True)
        table.add(what, verdict)
        assert verdict.clean, (what, verdict)
        self.office.close()


@pytest.mark.timeout(1800)
@pytest.mark.parametrize("error", [desk_disk_error, PowerCut], ids=["disk", "power"])
def test_every_statement_of_the_desk(
    prepared: Prepared,
    tmp_path: Path,
    table: Table,
    stride: int,
    error: Callable[[], BaseException],
) -> None:
    whole = Run(prepared, tmp_path / "whole")
    engines = (whole.desk.replica.database.writer, whole.desk.replica.database.reader)
    count = Steps(0, error)
    with failing(count, *engines):
        whole.once()
    whole.office.close()
    assert count.count > 60
    for at in range(1, count.count + 1, stride):
        run = Run(prepared, tmp_path / str(at))
        steps = Steps(at, error)
        database = run.desk.replica.database
        with failing(steps, database.writer, database.reader):
            run.once()
        assert steps.failed
        run.desk.reopen()
        run.settle(table, f"attachments: desk statement or commit, {error.__name__}")


@pytest.mark.timeout(1800)
def test_every_statement_of_the_server(
    prepared: Prepared, tmp_path: Path, table: Table, stride: int
) -> None:
    whole = Run(prepared, tmp_path / "whole")
    count = Steps(0, server_disk_error)
    with failing(count, whole.office.central.database.engine):
        whole.once()
    whole.office.close()
    assert count.count > 150
    for at in range(1, count.count + 1, stride):
        run = Run(prepared, tmp_path / str(at))
        steps = Steps(at, server_disk_error)
        with failing(steps, run.office.central.database.engine):
            run.once()
        assert steps.failed
        run.settle(table, "attachments: server statement or commit")


@pytest.mark.timeout(1800)
@pytest.mark.parametrize("call", ["put", "get", "listing", "delete"])
def test_every_call_of_the_store(
    prepared: Prepared,
    tmp_path: Path,
    table: Table,
    monkeypatch: pytest.MonkeyPatch,
    call: str,
) -> None:
    for at in range(1, 9, 2):
        run = Run(prepared, tmp_path / str(at))
        store = run.office.central.attachments.store
        real = getattr(store, call)
        steps = Steps(at, lambda: StoreFailed("disk"))

        def failing_call(*given: object, real=real, steps=steps) -> object:  # type: ignore[no-untyped-def]
            steps.step()
            return real(*given)

        with monkeypatch.context() as patched:
            patched.setattr(store, call, failing_call)
            run.once()
        run.settle(table, f"attachments: store, {call}")


@pytest.mark.timeout(1800)
def test_the_line_is_cut_at_every_byte(
    prepared: Prepared, tmp_path: Path, table: Table, stride: int
) -> None:
    whole = Run(prepared, tmp_path / "whole")
    with Link(whole.office.port) as link:
        whole.once(f"http://127.0.0.1:{link.port}")
        size = link.stats().bytes_up
    whole.office.close()
    for offset in range(1, size, stride * 1800):
        run = Run(prepared, tmp_path / str(offset))
        with Link(run.office.port, faults=[Cut("up", offset, 1)]) as link:
            run.once(f"http://127.0.0.1:{link.port}")
        run.settle(table, "attachments: line cut, up")


def test_each_answer_is_lost(prepared: Prepared, tmp_path: Path, table: Table) -> None:
    for nth in range(1, 5):
        run = Run(prepared, tmp_path / str(nth))
        with Link(run.office.port, faults=[LostAnswer("/api/v1/blobs/", nth)]) as link:
            run.once(f"http://127.0.0.1:{link.port}")
        run.settle(table, "attachments: answer lost")


def test_the_server_dies_and_comes_back_between_pieces(
    prepared: Prepared, tmp_path: Path, table: Table
) -> None:
    run = Run(prepared, tmp_path / "x")
    with Link(run.office.port, faults=[Cut("up", 60_000, 99)]) as link:
        run.once(f"http://127.0.0.1:{link.port}")
    run.office.restart()
    run.settle(table, "attachments: server restarted")
