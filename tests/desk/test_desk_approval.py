"""What a desk tells of approval: an approval once, and nobody's name where the case hides it."""

from __future__ import annotations

import pytest

from desktop.desk import Desk
from desktop.domain.model import Content
from desktop.services.today import LISTED
from tests.desk.conftest import Town
from tests.support.approving import ask_for_approval

WORDS = "Lampu jalan sudah kami ganti."


@pytest.fixture
def pair(town: Town) -> tuple[Desk, Desk]:
    """An operator and the liaison officer."""
    ask_for_approval(town.office, town.agency.name)
    operator = town.synced("pc-operator", "Petugas Operator", role="operator")
    return operator, town.synced("pc", "Petugas Penghubung")


def sync(*desks: Desk) -> None:
    for desk in desks:
        assert desk.sync.run().receipt.verified


def submit(desk: Desk, key: str, text: str = WORDS) -> None:
    desk.work.send(desk.work.save(key, Content("follow_up", text, "proses")).id)
    sync(desk)


@pytest.mark.parametrize("restored", [False, True])
def test_an_approval_is_told_once(town: Town, pair: tuple[Desk, Desk], restored: bool) -> None:
    operator, officer = pair
    key = operator.cases.keys("needs_answer")[0]
    saved = town.office.save_database()
    submit(operator, key)
    sync(officer)
    (waiting,) = officer.approval.waiting()
    officer.approval.approve(waiting)
    sync(officer, operator)
    if restored:
        # The server has the approval again before the words that it is about.
        town.office.put_back(saved, restore=True)
        sync(officer)
        assert [s.item.kind for s in officer.cases.open(key).story].count("approve") == 1
        sync(operator, officer, operator)
    for desk in pair:
        told = [story.item.kind for story in desk.cases.open(key).story]
        assert (told.count("approve"), told.count("submit")) == (1, 1)
        assert WORDS in [s.item.text for s in desk.cases.open(key).story if s.answer]


def test_what_waits_is_listed_without_who_reported(town: Town, pair: tuple[Desk, Desk]) -> None:
    operator, officer = pair
    found = map(operator.replica.queries.complaint, operator.cases.keys("needs_answer"))
    hidden = (one for one in found if one.row.secret and one.reporter)
    key, name = next((one.row.key, one.reporter) for one in hidden)
    text = f"Kami sudah menghubungi {name} dan Ibu Ratna."
    submit(operator, key, text)
    sync(officer)
    (waiting,) = officer.approval.waiting()
    shown = officer.masking.submission(waiting)
    assert waiting.content.text == text
    assert not any(part in shown.content.text for part in (*name.split(), "Ratna"))
    assert (shown.id, shown.state, shown.card.title) == (waiting.id, "pending", "")


def test_what_waits_is_the_officers_to_check_and_nobodys_to_answer(
    town: Town, pair: tuple[Desk, Desk]
) -> None:
    operator, officer = pair
    key = operator.cases.keys("overdue")[0]
    submit(operator, key)
    sync(officer)
    bundle = officer.today.read(0).bundles[0]
    (task,) = bundle.first
    assert (bundle.group, bundle.count, task.step) == ("approval", 1, "check")
    assert task.line is not None
    assert task.submission is not None
    assert (task.line.row.key, task.submission.by) == (key, "Petugas Operator")
    for desk in pair:
        today = desk.today.read(0)
        assert today.count == desk.today.count(0)
        groups = {g: desk.today.members(g, 0) for g in LISTED}
        assert not any(key in members for members in groups.values())
        (line,) = desk.cases.lines([key])
        assert line.row.submitted == 1
    assert [b.group for b in operator.today.read(0).bundles if b.group == "approval"] == []
    officer.approval.give_back(task.submission, "Kapan?")
    assert officer.today.members("approval", 0) == set()
    assert key in officer.today.members("overdue", 0)
    (line,) = officer.cases.lines([key])
    assert line.row.submitted == 0
