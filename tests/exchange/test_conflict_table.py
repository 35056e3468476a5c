"""The conflict table, row by row: what a colleague, the reporter or the coordinator did first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from desktop.domain.errors import NotOffered
from desktop.domain.model import Content, Filter
from tests.support.office import Desk, Office
from tests.support.story import by_size, colleagues, texts

ANSWER = "Jawaban rekan."

OPERATIONS: dict[str, Content] = {
    "proses": Content("follow_up", "Sedang kami tangani.", "proses"),
    "selesai": Content("follow_up", "Sudah selesai.", "selesai"),
    "return": Content("return", "Bukan wewenang kami.", reason="not_authority"),
    "request_info": Content("request_info", "Mohon alamat lengkap."),
    "note": Content("note", "Hubungi bidang jalan."),
}


@dataclass(frozen=True)
class Scene:
    """An office with two officers and a change that one of them has not seen."""

    office: Office
    mine: Desk
    theirs: Desk

    def dispose(self, case: str, agency: str) -> None:
        self.office.coordinator.dispose(case, agency, "", self.office.clock.now())

    def other_agency(self) -> str:
        return by_size(self.office)[1].id

    def send_as_colleague(self, case: str, content: Content) -> None:
        self.theirs.send(case, content)
        assert self.theirs.sync().sent == 1


def _back(s: Scene, case: str) -> None:
    s.dispose(case, s.other_agency())
    s.dispose(case, s.mine.replica.identity.certificate.agency)


def _end(status: str, *, archived: bool) -> Callable[[Scene, str], None]:
    def end(s: Scene, case: str) -> None:
        s.office.coordinator.end(case, status, "", s.office.clock.now(), archived=archived)

    return end


CHANGES: dict[str, Callable[[Scene, str], None]] = {
    "colleague answers": lambda s, c: s.send_as_colleague(c, Content("follow_up", ANSWER)),
    "colleague asks": lambda s, c: s.send_as_colleague(c, Content("request_info", ANSWER)),
    "colleague notes": lambda s, c: s.send_as_colleague(c, Content("note", "Arsip bidang.")),
    "reporter replies": lambda s, c: s.office.coordinator.reply(c, "Belum.", s.office.clock.now()),
    "closed": _end("Ditutup oleh Sistem", archived=False),
    "archived": _end("Diarsipkan oleh Admin", archived=True),
    "away and back": _back,
    "away": lambda s, c: s.dispose(c, s.other_agency()),
    "made secret": lambda s, c: s.office.coordinator.make_secret(c, s.office.clock.now()),
    "deleted": lambda s, c: s.office.coordinator.delete(c, s.office.clock.now()),
}

ALL = {"proses", "selesai", "return", "request_info"}
TABLE: dict[str, dict[str, str]] = {
    "colleague answers": dict.fromkeys(ALL, "answered_by_other"),
    "colleague asks": dict.fromkeys(ALL, "answered_by_other"),
    "colleague notes": {},
    "reporter replies": {"selesai": "reply_unseen"},
    "closed": dict.fromkeys(ALL, "closed"),
    "archived": dict.fromkeys(ALL, "archived"),
    "away and back": dict.fromkeys(ALL, "redisposed"),
    "away": dict.fromkeys(OPERATIONS, "not_held"),
    "made secret": dict.fromkeys(["proses", "selesai"], "made_secret"),
    "deleted": dict.fromkeys(OPERATIONS, "deleted"),
}


@pytest.fixture
def scene(office: Office) -> Scene:
    mine, theirs = colleagues(office)
    return Scene(office, mine, theirs)


def open_public_cases(desk: Desk, count: int) -> list[str]:
    rows = desk.replica.queries.list_complaints(Filter(view="needs_answer", secret=False))
    assert len(rows) >= count
    return [row.key for row in rows[:count]]


@pytest.mark.parametrize("change", CHANGES)
def test_each_operation_after_each_change(scene: Scene, change: str) -> None:
    cases = dict(zip(OPERATIONS, open_public_cases(scene.mine, 5), strict=True))
    sent = {name: scene.mine.send(case, OPERATIONS[name]) for name, case in cases.items()}
    for case in cases.values():
        CHANGES[change](scene, case)
    report = scene.mine.sync()
    assert report.outcome == "complete", scene.mine.engine.error
    found = {name: scene.mine.item(item) for name, item in sent.items()}
    reasons = {n: i.why for n, i in found.items() if i.state == "needs_decision"}
    assert reasons == TABLE[change]
    assert {i.state for n, i in found.items() if n not in reasons} <= {"acked"}
    assert (report.conflicts, report.sent) == (len(reasons), 5 - len(reasons))
    if change == "colleague answers":
        for name in reasons:
            story = scene.mine.replica.queries.timeline(cases[name])
            assert ANSWER in [item.text for item in story]
    for name, case in cases.items():
        if name in reasons and change != "deleted":
            assert OPERATIONS[name].text not in texts(scene.office, case)


@pytest.fixture
def conflict(scene: Scene) -> tuple[Scene, str, bytes]:
    """A follow-up that met a colleague's answer."""
    [case] = open_public_cases(scene.mine, 1)
    item = scene.mine.send(case, OPERATIONS["proses"])
    CHANGES["colleague answers"](scene, case)
    assert scene.mine.sync().conflicts == 1
    return scene, case, item.id


def test_send_anyway_publishes_after_the_colleague(conflict: tuple[Scene, str, bytes]) -> None:
    scene, case, stuck = conflict
    again = scene.mine.replica.outbox.send_anyway(stuck, at=scene.office.clock.now())
    assert again.supersedes == stuck
    report = scene.mine.sync()
    assert (report.sent, report.conflicts) == (1, 0)
    assert scene.mine.replica.outbox.get(stuck).state == "superseded"
    told = texts(scene.office, case)
    assert told.index(ANSWER) < told.index(OPERATIONS["proses"].text)


def test_send_anyway_meets_a_further_change(conflict: tuple[Scene, str, bytes]) -> None:
    scene, case, stuck = conflict
    again = scene.mine.replica.outbox.send_anyway(stuck, at=scene.office.clock.now())
    CHANGES["closed"](scene, case)
    assert scene.mine.sync().conflicts == 1
    assert scene.mine.item(again).why == "closed"
    third = scene.mine.replica.outbox.send_anyway(again.id, at=scene.office.clock.now())
    assert scene.mine.sync().sent == 1
    assert scene.mine.item(third).state == "acked"
    assert texts(scene.office, case).count(OPERATIONS["proses"].text) == 1


def test_edit_after_a_conflict_is_a_new_operation(conflict: tuple[Scene, str, bytes]) -> None:
    scene, case, stuck = conflict
    draft = scene.mine.replica.outbox.edit(stuck)
    assert draft.content.text == OPERATIONS["proses"].text
    scene.mine.replica.drafts.save(
        case, Content("follow_up", "Melengkapi rekan."), draft_id=draft.id
    )
    sent = scene.mine.replica.outbox.send(draft.id, at=scene.office.clock.now(), zone_minutes=420)
    assert scene.mine.sync().sent == 1
    assert scene.mine.item(sent).state == "acked"
    told = texts(scene.office, case)
    assert "Melengkapi rekan." in told
    assert OPERATIONS["proses"].text not in told


def test_discard_after_a_conflict_is_told_to_the_server(
    conflict: tuple[Scene, str, bytes],
) -> None:
    scene, case, stuck = conflict
    scene.mine.replica.outbox.discard(stuck)
    behind = scene.mine.follow_up(case, "Yang berikutnya.")
    assert scene.mine.sync().outcome == "complete"
    assert scene.mine.replica.outbox.get(stuck).state == "discarded"
    assert scene.mine.item(behind).state == "acked"
    assert OPERATIONS["proses"].text not in texts(scene.office, case)


@pytest.mark.parametrize("change", ["away", "deleted"])
def test_what_is_gone_cannot_be_sent_anyway_but_the_words_stay(scene: Scene, change: str) -> None:
    [case] = open_public_cases(scene.mine, 1)
    item = scene.mine.send(case, OPERATIONS["proses"])
    CHANGES[change](scene, case)
    assert scene.mine.sync().outcome == "complete"
    assert case not in scene.mine.keys()
    with pytest.raises(NotOffered):
        scene.mine.replica.outbox.send_anyway(item.id, at=scene.office.clock.now())
    assert scene.mine.item(item).content.text == OPERATIONS["proses"].text
    assert scene.mine.item(item).complaint_gone == ("deleted" if change == "deleted" else "gone")
