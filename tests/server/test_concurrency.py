"""Many at once: nothing lost or doubled, and no reader passes a slow writer."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from server import schema
from server.coordinator import NotPossible
from server.work import Work
from tests.server.office import ONE, TWO, Desk, Office, complaint, recomputed

_DESKS = 4
_EACH = 6


def _all(jobs: Sequence[Callable[[], object]]) -> list[object]:
    with ThreadPoolExecutor(len(jobs)) as pool:
        return [future.result() for future in [pool.submit(job) for job in jobs]]


def test_operations_at_once_are_applied_once_each(office: Office) -> None:
    office.take_in(*(complaint(str(n)) for n in range(_DESKS * _EACH)))
    desks = [office.enrol(name=f"Petugas {n}") for n in range(_DESKS)]
    sent = [
        [office.operation("follow_up", str(n)) for n in range(d * _EACH, (d + 1) * _EACH)]
        for d in range(_DESKS)
    ]

    def work(desk: Desk, mine: int) -> list[str]:
        # Each operation twice, as after a lost answer.
        return [office.send(desk, o).outcome for o in sent[mine] for _ in range(2)]

    outcomes = _all([partial(work, desk, n) for n, desk in enumerate(desks)])
    assert outcomes == [["applied", "duplicate"] * _EACH] * _DESKS
    numbers = [e.no for e in office.rows(schema.entry) if e.kind == "follow_up"]
    assert len(set(numbers)) == len(numbers) == _DESKS * _EACH
    agency = desks[0].caller.agency
    stored = {row.id: row.fingerprint for row in office.rows(schema.agency)}
    assert stored[agency] == recomputed(office, agency) == office.pull(desks[0])


def test_the_same_operation_at_once_takes_effect_once(office: Office) -> None:
    office.take_in(complaint("1"))
    desk = office.enrol()
    operation = office.operation("follow_up", "1")
    outcomes = _all([lambda: office.send(desk, operation).outcome] * 4)
    assert sorted(map(str, outcomes)) == ["applied", "duplicate", "duplicate", "duplicate"]
    assert len([e for e in office.timeline("1") if e["kind"] == "follow_up"]) == 1


def test_two_colleagues_at_once_one_is_told(office: Office) -> None:
    office.take_in(complaint("1"))
    desks = [office.enrol(name=name) for name in ("Petugas Satu", "Petugas Dua")]
    made = [office.operation("follow_up", "1") for _ in desks]
    jobs = [partial(office.send, d, o) for d, o in zip(desks, made, strict=True)]
    reasons = [getattr(result, "reason", None) for result in _all(jobs)]
    assert sorted(map(str, reasons)) == ["", "answered_by_other"]


def test_a_reader_never_passes_a_slow_writer(office: Office) -> None:
    """A writer that has taken its number but not committed: later numbers wait for it."""
    office.take_in(complaint("1"), complaint("2"))
    desk = office.enrol()
    office.pull(desk)
    took, go_on = threading.Event(), threading.Event()

    def slow() -> None:
        with office.database.write() as connection:
            work = Work(office.database, connection)
            case = work.load("1")
            assert case is not None
            case.move(secret=True)
            work.stamp()
            took.set()
            assert go_on.wait(30)

    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(slow)
        assert took.wait(30)
        second = pool.submit(office.act, desk, "follow_up", "2")
        seen_while_open = office.pull(desk)
        assert seen_while_open == desk.fingerprint
        before = desk.cursor
        go_on.set()
        first.result()
        result = second.result()
    assert isinstance(result.number, int)
    (slow_event,) = (
        e for e in office.rows(schema.event) if e.complaint_key == "1" and e.no > before
    )
    assert before < slow_event.no < result.number
    assert office.pull(desk) == desk.fingerprint == recomputed(office, desk.caller.agency)


def test_readers_meet_only_whole_states_while_others_write(office: Office) -> None:
    office.take_in(*(complaint(str(n)) for n in range(6)))
    office.agency(TWO)
    desks = [office.enrol(name="Petugas Satu"), office.enrol(TWO, "Petugas Tiga")]
    writer = office.enrol(name="Petugas Dua")
    done = threading.Event()

    def write() -> int:
        moved = 0
        try:
            for n in range(18):
                key = str(n % 6)
                office.act(writer, "note", key)
                try:
                    office.central.coordinator.dispose(key, TWO if n % 2 else ONE, "", office.time)
                    moved += 1
                except NotPossible:
                    office.central.coordinator.reply(key, "Masih.", office.time)
        finally:
            done.set()
        return moved

    def read(desk: Desk) -> int:
        pulls = 0
        while not done.is_set() or not pulls:
            assert office.pull(desk) == desk.fingerprint
            pulls += 1
        return pulls

    results = _all([write, *(partial(read, desk) for desk in desks)])
    assert all(isinstance(n, int) and n > 0 for n in results)
    for desk in desks:
        assert office.pull(desk) == desk.fingerprint == recomputed(office, desk.caller.agency)
