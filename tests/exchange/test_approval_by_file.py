"""Submissions by file: sealed for one officer, the same id as over the line, each once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.desk import Desk
from desktop.domain.errors import NotOffered
from desktop.domain.model import Content, Draft, OutboxItem
from desktop.services.handing import HandingFault
from tests.desk.conftest import Town
from tests.support.approving import WORDS, ask_for_approval
from tests.support.case_room import open_town
from tests.support.story import texts


@pytest.fixture
def town(tmp_path: Path):  # type: ignore[no-untyped-def]
    with open_town(tmp_path) as made:
        ask_for_approval(made.office, made.agency.name)
        yield made


@pytest.fixture
def operator(town: Town) -> Desk:
    return town.synced("pc-operator", "Petugas Operator", role="operator")


@pytest.fixture
def officer(town: Town) -> Desk:
    return town.synced("pc", "Petugas Penghubung")


def submit(desk: Desk, text: str = WORDS) -> OutboxItem:
    key = desk.cases.keys("needs_answer")[0]
    draft: Draft = desk.work.save(key, Content("follow_up", text, "proses"))
    return desk.work.send(draft.id)


def handed_over(operator: Desk, officer: Desk, folder: Path) -> Path:
    """A file of the operator's for the officer, over both cards."""
    card = officer.handing.save_card(folder / "budi")
    assert card.suffix == ".kartu"
    to = operator.handing.take_card(card)
    assert (to.officer_name, operator.handing.officers()) == ("Petugas Penghubung", (to,))
    file = folder / "ani.ajukan"
    assert operator.handing.hand_over(file, to) == 1
    return file


def sync(*desks: Desk) -> None:
    for desk in desks:
        assert desk.sync.run().receipt.verified


def published(town: Town, key: str) -> int:
    story = town.office.coordinator.show(key)["timeline"]
    return [e.get("text") for e in story if not e.get("private")].count(WORDS)


@pytest.mark.parametrize("first", ["operator", "officer"])
def test_decided_without_a_line_and_published_once(
    town: Town, operator: Desk, officer: Desk, tmp_path: Path, first: str
) -> None:
    town.office.stop()
    item = submit(operator)
    file = handed_over(operator, officer, tmp_path)
    assert operator.replica.outbox.get(item.id).state == "unanswered"
    assert officer.handing.take(file) == ("Petugas Operator", 1)
    assert officer.handing.take(file) == ("Petugas Operator", 0)
    (waiting,) = officer.approval.waiting()
    assert (waiting.id, waiting.by, waiting.content.text) == (item.id, "Petugas Operator", WORDS)
    assert officer.approval.count() == 1
    approved = officer.approval.approve(waiting)
    assert officer.approval.count() == 0
    town.office.start()
    if first == "officer":
        officer.sync.run()
        assert officer.replica.outbox.get(approved.id).later == "submission"
        (told,) = officer.attention.items()
        assert "belum sampai di server" in told.notice.happened.text("id")
    sync(operator, officer, operator)
    assert texts(town.office, item.complaint).count(WORDS) == 2
    assert published(town, item.complaint) == 1
    (seen,) = officer.approval.of(item.complaint)
    assert seen.state == "approved"
    assert officer.attention.items() == ()


def test_arriving_both_ways_it_is_one_submission(
    operator: Desk, officer: Desk, tmp_path: Path
) -> None:
    submit(operator)
    file = handed_over(operator, officer, tmp_path)
    sync(operator, officer)
    assert officer.approval.count() == 1
    officer.handing.take(file)
    assert officer.approval.count() == 1
    sync(officer)
    assert len(officer.approval.waiting()) == 1
    with pytest.raises(NotOffered):
        operator.handing.hand_over(file, operator.handing.officers()[0])


def test_what_was_taken_back_after_it_was_handed_over_is_told(
    town: Town, operator: Desk, officer: Desk, tmp_path: Path
) -> None:
    item = submit(operator)
    file = handed_over(operator, officer, tmp_path)
    officer.handing.take(file)
    operator.replica.outbox.discard(item.id)
    sync(operator)
    officer.approval.approve(officer.approval.waiting()[0])
    officer.sync.run()
    (told,) = officer.attention.items()
    assert told.reason == "not_submitted"
    assert officer.approval.waiting() == ()
    assert published(town, item.complaint) == 0


def _halved(content: bytes) -> bytes:
    return content[: len(content) // 2]


def _flipped(content: bytes) -> bytes:
    return content[:-9] + bytes([content[-9] ^ 1]) + content[-8:]


ABUSES: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "halved": (_halved, "broken"),
    "flipped": (_flipped, "broken"),
    "empty": (lambda _: b"", "broken"),
    "another kind of file": (lambda _: b"PK\x03\x04 something else", "not_ours"),
}


@pytest.mark.parametrize("abuse", ABUSES)
def test_what_happens_to_files_is_told_apart(
    operator: Desk, officer: Desk, tmp_path: Path, abuse: str
) -> None:
    submit(operator)
    file = handed_over(operator, officer, tmp_path)
    spoil, why = ABUSES[abuse]
    file.write_bytes(spoil(file.read_bytes()))
    with pytest.raises(HandingFault) as raised:
        officer.handing.take(file)
    assert raised.value.detail == why
    assert officer.approval.count() == 0


def test_only_the_officer_whose_card_it_was_opens_it(
    town: Town, operator: Desk, officer: Desk, tmp_path: Path
) -> None:
    submit(operator)
    file = handed_over(operator, officer, tmp_path)
    second = town.synced("pc2", "Cici Pejabat")
    stranger = town.synced("pc3", "Dedi Lain", agency=town.other.name)
    for desk in (second, stranger, operator):
        with pytest.raises(HandingFault) as raised:
            desk.handing.take(file)
        assert raised.value.detail == "other"
    for desk in (stranger, operator):
        card = desk.handing.save_card(tmp_path / f"{desk.certificate.officer}.kartu")
        with pytest.raises(HandingFault):
            operator.handing.take_card(card)
    with pytest.raises(HandingFault) as raised:
        operator.handing.take_card(file)
    assert raised.value.detail == "not_ours"
    assert WORDS.encode() not in file.read_bytes()
