"""When the officer was here: visits, absences, and what happened meanwhile."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.model import Content
from desktop.services.cases import HAPPENINGS
from desktop.services.presence import ABSENCE_S, PAUSE_S, PresenceService, Visit
from tests.desk.conftest import Town

DAY = 86_400
START = 1_793_956_320


class _Settings:
    """A dictionary in the place of the file: what is tried here is the rule."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def get(self, key: str, default: str = "") -> str:
        return self.kept.get(key, default)

    def set(self, key: str, value: str) -> None:
        self.kept[key] = value


@dataclass
class _Status:
    complete_at: int = 0


class _Copy:
    def __init__(self) -> None:
        self.told = _Status()

    def status(self) -> _Status:
        return self.told


@dataclass
class _Clock:
    at: int = START

    def now(self) -> int:
        return self.at


def made() -> tuple[PresenceService, _Copy, _Clock]:
    copy, clock = _Copy(), _Clock()
    return PresenceService(_Settings(), copy, clock), copy, clock  # type: ignore[arg-type]


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 3 * ABSENCE_S)), min_size=1, max_size=40))
def test_a_visit_ends_with_a_pause_and_looking_leaves_nothing(
    steps: list[tuple[bool, int]],
) -> None:
    presence, _, clock = made()
    deeds: list[int] = []
    for did, passed in steps:
        clock.at += passed
        before = presence.visit()
        assert presence.visit() == before
        # Deeds before the last pause are of the visit before.
        pauses = [at for at in range(1, len(deeds)) if deeds[at] - deeds[at - 1] >= PAUSE_S]
        ended = bool(deeds) and clock.at - deeds[-1] >= PAUSE_S
        left = deeds[-1] if ended else deeds[pauses[-1] - 1] if pauses else 0
        assert before.left_at == left
        assert before.after_absence == (left > 0 and before.back_at - left > ABSENCE_S)
        if did:
            presence.note(clock.at)
            deeds.append(clock.at)


def test_new_is_what_the_copy_did_not_hold_when_the_officer_left() -> None:
    presence, copy, clock = made()
    assert presence.visit() == Visit(0, 0, START)
    copy.told = _Status(START - 500)
    presence.note(clock.at)
    clock.at += 2 * DAY
    # An exchange by itself, with nobody here, changes nothing of it.
    copy.told = _Status(clock.at - 10)
    assert presence.visit() == Visit(START, START - 500, clock.at)
    presence.note(clock.at)
    assert presence.visit().since == START - 500
    clock.at += PAUSE_S
    assert presence.visit() == Visit(START + 2 * DAY, START + 2 * DAY - 10, clock.at)


def test_what_cannot_be_understood_counts_as_never(town: Town) -> None:
    desk = town.synced()
    for broken in ("{", '{"used_at": "gestern"}', "[]", "7"):
        desk.replica.settings.set("presence", broken)
        assert desk.presence.visit() == Visit(0, 0, desk.clock.now())


def test_what_happened_meanwhile_is_counted_and_listed(town: Town) -> None:
    desk = town.synced()
    office = town.office
    waiting = desk.cases.keys("waiting_reporter")
    mine = desk.cases.keys("needs_answer", "deadline")[0]
    desk.work.send(desk.work.save(mine, Content("follow_up", "Sudah.", "proses")).id)
    desk.presence.note(desk.clock.now())
    assert desk.today.read(0).meanwhile is None
    office.clock.at += 20 * DAY
    told = desk.today.read(0).meanwhile
    assert told is not None
    assert not told.known
    now = office.clock.now() - DAY
    office.coordinator.reply(waiting[0], "Mohon kabar.", now)
    office.coordinator.end(waiting[1], "Ditutup oleh Sistem", "", now, archived=False)
    office.coordinator.end(waiting[2], "Ditutup oleh Admin", "", now, archived=False)
    moved = desk.cases.keys("replied")[0]
    for agency in (town.other, town.agency):
        office.coordinator.dispose(moved, agency.id, "", now)
    # Back at the desk: an answer written now is no news.
    desk.presence.note(desk.clock.now())
    second = desk.cases.keys("needs_answer", "deadline")[1]
    office.clock.at += 60
    desk.work.send(desk.work.save(second, Content("follow_up", "Sudah.", "proses")).id)
    assert desk.sync.run().receipt.verified
    told = desk.today.read(0).meanwhile
    assert told is not None
    assert told.known
    assert dict(told.counts) == {"arrived": 1, "replies": 1, "timed_out": 1, "accepted": 1}
    assert dict(told.counts) == {what: desk.cases.count(what) for what in HAPPENINGS}
    assert desk.cases.keys("arrived") == (moved,)
    assert desk.cases.keys("replies", "deadline") == (waiting[0],)
    assert desk.cases.keys("timed_out", "deadline") == (waiting[1],)
    assert desk.cases.keys("accepted", "deadline") == (mine,)
    every = {moved, mine, *waiting[:2]}
    assert set(desk.cases.keys("meanwhile", "deadline")) == every
    assert desk.cases.count("meanwhile") == len(every)
    row = next(desk.cases.lines([mine])).row
    assert set(desk.cases.keys("meanwhile", words=row.tracking_id)) == {mine}
    # The next day the figures have been read.
    office.clock.at += DAY - 3600
    desk.presence.note(desk.clock.now())
    assert desk.today.read(0).meanwhile is None
