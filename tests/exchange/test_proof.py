"""Nothing is shown as complete that is not proven: tampered answers and damaged rows."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest

from sync import errors
from sync.answer import Tally
from sync.content import canonical
from sync.round import Round
from sync.wire import (
    MODE_DELTA,
    MODE_NEW_EPOCH,
    MODE_SNAPSHOT,
    PART_BODY,
    Checkpoint,
    End,
    Entry,
    Frame,
    Head,
    OpResult,
    Part,
    ResultsSigned,
)
from tests.support.office import Desk, Office
from tests.support.story import by_size, colleagues, open_case, texts
from tests.support.tampering import Change, Tampering

replace = msgspec.structs.replace


@pytest.fixture
def thief(office: Office) -> Tampering:
    return Tampering.before(office)


@pytest.fixture
def desk(office: Office, thief: Tampering) -> Desk:
    made = office.desk(by_size(office)[0].name)
    assert made.sync().verified
    return made


def without(kind: type[object], keep: int = 0) -> Change:
    def change(frames: list[Frame]) -> list[Frame]:
        at = [i for i, f in enumerate(frames) if isinstance(f, kind)]
        assert len(at) > keep
        return [f for i, f in enumerate(frames) if i not in at[keep:]]

    return change


def each(kind: type[object], change: object) -> Change:
    def changed(frames: list[Frame]) -> list[Frame]:
        assert any(isinstance(f, kind) for f in frames)
        return [change(f) if isinstance(f, kind) else f for f in frames]  # type: ignore[operator]

    return changed


def swapped(frames: list[Frame]) -> list[Frame]:
    [results] = [f.signature for f in frames if isinstance(f, ResultsSigned)]
    [end] = [f.signature for f in frames if isinstance(f, End)]
    return [
        ResultsSigned(end)
        if isinstance(f, ResultsSigned)
        else replace(f, signature=results)
        if isinstance(f, End)
        else f
        for f in frames
    ]


LIES: dict[str, Change] = {
    "a conflict instead of applied": each(
        OpResult, lambda f: replace(f, outcome="conflict", reason="closed")
    ),
    "another number": each(OpResult, lambda f: replace(f, number=f.number + 1)),
    "no results": without(OpResult),
    "results without signature": without(ResultsSigned),
    "no word of the results": lambda frames: without(OpResult)(without(ResultsSigned)(frames)),
    "signatures swapped": swapped,
    "another epoch": each(Head, lambda f: replace(f, epoch=b"12345678")),
}
LATER_LIES: dict[str, Change] = {
    "no end": without(End),
    "the end moved on": each(End, lambda f: replace(f, to=f.to + 5)),
    "more to come": each(End, lambda f: replace(f, more=True)),
    "another fingerprint": each(End, lambda f: replace(f, fingerprint=b"1" * 16)),
    "no checkpoint": without(Checkpoint),
    "a new epoch that is none": each(Head, lambda f: replace(f, mode=MODE_NEW_EPOCH)),
}


@pytest.mark.parametrize("lie", [*LIES, *LATER_LIES])
def test_a_changed_answer_settles_nothing_and_is_never_called_complete(
    office: Office, thief: Tampering, desk: Desk, lie: str
) -> None:
    case = open_case(desk)
    sent = desk.follow_up(case, "Sudah diperbaiki.")
    thief.once((LIES | LATER_LIES)[lie], times=99)
    report = desk.sync()
    assert report.outcome != "complete"
    assert not report.verified
    assert report.error in ("bad_answer", "cut_off")
    proven = desk.replica.copy.status().complete_at
    assert desk.item(sent).state == ("unanswered" if lie in LIES else desk.item(sent).state)
    thief.change = None
    office.clock.at += 60
    honest = desk.sync()
    assert (honest.outcome, honest.verified) == ("complete", True)
    assert desk.replica.copy.status().complete_at > proven
    assert desk.item(sent).state == "acked"
    assert texts(office, case).count("Sudah diperbaiki.") == 1


BEYOND: dict[str, Change] = {
    "safe": each(Head, lambda f: replace(f, safe=1 << 63)),
    "server time": each(Head, lambda f: replace(f, server_time=-(1 << 63) + 1)),
    "a checkpoint": each(Checkpoint, lambda f: replace(f, cursor=1 << 63)),
}


@pytest.mark.parametrize("what", BEYOND)
def test_a_number_that_no_copy_can_hold_is_a_bad_answer(
    thief: Tampering, desk: Desk, what: str
) -> None:
    desk.follow_up(open_case(desk), "Sudah diperbaiki.")
    thief.once(BEYOND[what], times=99)
    assert desk.sync().error == "bad_answer"
    thief.change = None
    assert desk.sync().verified


def test_an_old_answer_is_not_taken_for_a_new_one(
    office: Office, thief: Tampering, desk: Desk
) -> None:
    case = open_case(desk)
    first = desk.follow_up(case, "Yang pertama.")
    desk.sync()
    assert desk.item(first).state == "acked"
    old = thief.seen[-1]
    second = desk.follow_up(case, "Yang kedua.")
    thief.once(lambda frames: old, times=99)
    report = desk.sync()
    assert (report.error, report.verified) == ("bad_answer", False)
    assert desk.item(second).state == "unanswered"


def drop_first(kind: type[object]) -> Change:
    def change(frames: list[Frame]) -> list[Frame]:
        at = next((i for i, f in enumerate(frames) if isinstance(f, kind)), len(frames))
        return frames[:at] + frames[at + 1 :]

    return change


@pytest.mark.parametrize(
    "frame",
    [
        OpResult(0, "applied"),
        Part("c1", PART_BODY, 1, canonical({"text": "x" * (1 << 20)})),
    ],
)
def test_an_answer_without_end_is_not_gathered_in_memory(desk: Desk, frame: Frame) -> None:
    desk.follow_up(open_case(desk), "Satu.")
    replica = desk.replica
    talk = Round(replica.identity, replica.exchange, replica.copy, desk.clock)
    claimed = replica.exchange.claim(9, 9999) if isinstance(frame, OpResult) else ()
    asked = talk.ask(claimed, (), max_bytes=9, dictionary=b"", prove=False)
    given = 0

    def frames() -> Iterator[Frame]:
        nonlocal given
        yield Head(asked.request.epoch, MODE_DELTA, desk.clock.now(), 1, 0, 0)
        for number in range(1, 1000):
            given = number
            yield frame

    with pytest.raises(errors.BadAnswer):
        talk.take(frames(), asked, Tally())
    assert given < 100


FALSE_CHANGES: dict[str, Change] = {
    "a state left out": drop_first(Part),
    "an entry left out": drop_first(Entry),
    "other words": each(Entry, lambda f: replace(f, content=f.content.replace(b"Belum", b"Sudah"))),
    "another number": each(Part, lambda f: replace(f, number=f.number + 1)),
    "a snapshot that is none": each(Head, lambda f: replace(f, mode=MODE_SNAPSHOT)),
}


@pytest.mark.parametrize("lie", FALSE_CHANGES)
def test_a_changed_page_is_found_by_the_fingerprint_and_healed(
    office: Office, thief: Tampering, desk: Desk, lie: str
) -> None:
    case = open_case(desk)
    office.coordinator.reply(case, "Belum ada perbaikan.", office.clock.now())
    thief.once(FALSE_CHANGES[lie])
    report = desk.sync()
    assert (report.outcome, report.verified) == ("complete", True)
    assert desk.replica.copy.status().mismatches == 1
    story = [item.text for item in desk.replica.queries.timeline(case)]
    assert "Belum ada perbaikan." in story
    assert desk.replica.copy.recompute() == desk.replica.copy.fingerprint()


def test_who_changes_every_page_gets_no_green_light_and_one_snapshot_a_day(
    office: Office, thief: Tampering, desk: Desk
) -> None:
    case = open_case(desk)
    office.coordinator.reply(case, "Belum ada perbaikan.", office.clock.now())
    thief.once(FALSE_CHANGES["an entry left out"], times=99)
    assert desk.sync().error == "mismatch"
    shown = len(thief.seen)
    office.clock.at += 3600
    report = desk.sync()
    assert (report.error, report.verified) == ("mismatch", False)
    assert not [f for frames in thief.seen[shown:] for f in frames if _snapshot(f)]
    assert len(desk.keys()) == by_size(office)[0].complaints
    thief.change = None
    office.clock.at += 24 * 3600
    assert desk.sync().verified


def _snapshot(frame: Frame) -> bool:
    return isinstance(frame, Head) and frame.mode == MODE_SNAPSHOT


def flip(desk: Desk) -> str:
    """A byte of a stored complaint changes behind everyone's back."""
    connection = desk.replica.database.raw()
    try:
        complaint, content = connection.execute(
            "SELECT complaint_id, content FROM part WHERE part = ? ORDER BY complaint_id LIMIT 1",
            (PART_BODY,),
        ).fetchone()
        broken = content[:-9] + bytes([content[-9] ^ 1]) + content[-8:]
        connection.execute(
            "UPDATE part SET content = ? WHERE complaint_id = ? AND part = ?",
            (broken, complaint, PART_BODY),
        )
        key = connection.execute("SELECT key FROM complaint WHERE id = ?", (complaint,))
        return str(key.fetchone()[0])
    finally:
        connection.close()


def body_of(desk: Desk, key: str) -> bytes:
    connection = desk.replica.database.raw()
    try:
        found = connection.execute(
            "SELECT part.content FROM part JOIN complaint ON complaint.id = part.complaint_id"
            " JOIN replica_state ON complaint.gen = replica_state.live_gen"
            " WHERE complaint.key = ? AND part.part = ?",
            (key, PART_BODY),
        )
        return bytes(found.fetchone()[0])
    finally:
        connection.close()


def test_a_flipped_byte_is_found_from_the_rows_and_healed_by_a_snapshot(
    office: Office, desk: Desk
) -> None:
    key = flip(desk)
    damaged = body_of(desk, key)
    assert desk.replica.copy.recompute() != desk.replica.copy.fingerprint()
    assert desk.replica.copy.mismatch(office.clock.now())
    report = desk.sync()
    assert (report.outcome, report.verified) == ("complete", True)
    assert body_of(desk, key) != damaged
    assert desk.replica.copy.recompute() == desk.replica.copy.fingerprint()
    assert not desk.replica.copy.mismatch(office.clock.now() + 3600)
    assert desk.replica.copy.mismatch(office.clock.now() + 24 * 3600)


def test_a_lost_digest_is_found_when_the_complaint_next_changes(office: Office) -> None:
    mine, theirs = colleagues(office)
    case = open_case(mine)
    connection = mine.replica.database.raw()
    connection.execute(
        "UPDATE part SET digest = zeroblob(16) WHERE part = 1 AND complaint_id IN"
        " (SELECT id FROM complaint WHERE key = ?)",
        (case,),
    )
    connection.close()
    theirs.follow_up(case, "Jawaban rekan.")
    theirs.sync()
    report = mine.sync()
    assert (report.outcome, report.verified) == ("complete", True)
    assert mine.replica.copy.status().mismatches == 1
    assert mine.replica.copy.recompute() == mine.replica.copy.fingerprint()
