"""Writing, sending, and deciding after the server's answer."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.commands.steps import sentence_of_error
from desktop.desk import Desk
from desktop.domain.errors import TooLate
from desktop.domain.model import Content, Draft, FollowUpResult, OutboxItem
from desktop.services.faults import NoLongerOffered, NoSuchItem, TextTooLong, WorkRefused
from tests.desk.conftest import Town


def send(desk: Desk, key: str, text: str, result: FollowUpResult = "proses") -> OutboxItem:
    draft = desk.work.save(key, Content("follow_up", text, result))
    return desk.work.send(draft.id)


@pytest.mark.parametrize(
    ("content", "field"),
    [
        (Content("follow_up", " \n\t", "proses"), "text"),
        (Content("note", ""), "text"),
        (Content("request_info", ""), "text"),
        (Content("return", "keterangan", reason=""), "reason"),
        (Content("return", "keterangan", reason="malas"), "reason"),
        (Content("return", "", reason="other"), "text"),
    ],
)
def test_what_the_server_would_refuse_is_never_queued(
    town: Town, content: Content, field: str
) -> None:
    desk = town.synced()
    draft = desk.work.save(desk.cases.keys()[0], content)
    with pytest.raises(WorkRefused) as told:
        desk.work.send(draft.id)
    assert told.value.detail == field
    assert desk.work.outbox() == ()
    assert desk.work.draft(draft.id).content == content


def test_text_limit_counts_characters_and_is_the_servers(town: Town) -> None:
    desk = town.synced()
    key = desk.cases.keys()[0]
    limit = desk.work.text_limit()
    send(desk, key, "é" * limit)
    with pytest.raises(TextTooLong) as told:
        send(desk, key, "é" * (limit + 12))
    assert "12 karakter" in sentence_of_error(told.value).action
    assert desk.sync.run().receipt.sent == 1


def test_queued_work_is_pulled_back_and_sent_work_is_not(town: Town) -> None:
    desk = town.synced()
    item = send(desk, desk.cases.keys()[0], "masih bisa ditarik")
    draft = desk.work.pull_back(item.id)
    assert draft.content.text == "masih bisa ditarik"
    item = desk.work.send(draft.id)
    town.office.stop()
    desk.sync.run()
    with pytest.raises(TooLate):
        desk.work.pull_back(item.id)


def test_reply_meanwhile_is_a_named_case_with_both_sides(town: Town) -> None:
    desk = town.synced()
    key = desk.cases.keys("open")[0]
    item = send(desk, key, "kami nyatakan selesai", "selesai")
    town.office.coordinator.reply(key, "ternyata belum", town.office.clock.now())
    assert desk.sync.run().conflicts == 1
    (found,) = desk.attention.items()
    assert (found.case, found.reason) == ("conflict", "reply_unseen")
    assert found.mine == "kami nyatakan selesai"
    assert [other.text for other in found.theirs] == ["ternyata belum"]
    assert found.choices == ("send_anyway", "edit", "discard")
    draft = desk.work.settle(item.id, "edit")
    assert isinstance(draft, Draft)
    desk.work.save(key, Content("follow_up", "baik, kami cek", "proses"), draft.id)
    desk.work.send(draft.id)
    done = desk.sync.run()
    assert (done.receipt.sent, done.receipt.needs_attention) == (1, 0)


def test_a_case_that_left_offers_no_send_anyway(town: Town) -> None:
    desk = town.synced()
    key = desk.cases.keys("open")[0]
    item = send(desk, key, "terlambat")
    town.office.coordinator.dispose(key, town.other.id, "", town.office.clock.now())
    desk.sync.run()
    (found,) = desk.attention.items()
    assert (found.reason, found.theirs) == ("not_held", ())
    assert "send_anyway" not in found.choices
    with pytest.raises(NoLongerOffered):
        desk.work.settle(item.id, "send_anyway")
    desk.work.settle(item.id, "discard")
    assert desk.sync.run().receipt.needs_attention == 0


def test_draft_on_a_case_that_left_is_kept_and_not_sent(town: Town) -> None:
    desk = town.synced()
    key = desk.cases.keys("open")[0]
    draft = desk.work.save(key, Content("note", "tertinggal"))
    town.office.coordinator.dispose(key, town.other.id, "", town.office.clock.now())
    desk.sync.run()
    with pytest.raises(NoLongerOffered):
        desk.work.send(draft.id)
    assert [item.case for item in desk.attention.items()] == ["draft_gone"]
    desk.work.discard_draft(draft.id)
    assert desk.attention.count() == 0
    assert desk.work.restore_draft(draft.id).content.text == "tertinggal"


def test_a_draft_whose_original_was_settled_can_go_on_its_own(town: Town) -> None:
    desk = town.synced()
    key = desk.cases.keys("open")[0]
    item = send(desk, key, "selesai menurut kami", "selesai")
    town.office.coordinator.reply(key, "belum", town.office.clock.now())
    desk.sync.run()
    draft = desk.work.settle(item.id, "edit")
    assert isinstance(draft, Draft)
    desk.work.settle(item.id, "send_anyway")
    with pytest.raises(NoLongerOffered):
        desk.work.send(draft.id)
    desk.work.send(draft.id, alone=True)
    assert desk.sync.run().receipt.sent == 2


def test_operations_are_found_by_a_unique_part_of_their_id(town: Town) -> None:
    desk = town.synced()
    first, second = (send(desk, key, "teks") for key in desk.cases.keys("open")[:2])
    assert desk.work.find(first.id.hex()[-8:]).id == first.id
    assert desk.work.find(second.id.hex().upper()).id == second.id
    for wrong in ("", "zz", first.id.hex()[:1]):
        with pytest.raises(NoSuchItem):
            desk.work.find(wrong)


def test_agencies_are_found_by_id_name_or_unique_part(town: Town) -> None:
    desk = town.synced()
    other = town.other
    for text in (other.id, other.name, f"  {other.name.upper()} ", other.name[6:]):
        assert desk.work.agency_named(text).id == other.id
    for wrong in ("", "Dinas", "Kementerian Antah Berantah"):
        with pytest.raises(NoSuchItem):
            desk.work.agency_named(wrong)


def test_nothing_an_officer_wrote_is_locked_in(town: Town, tmp_path: Path) -> None:
    desk = town.synced()
    keys = desk.cases.keys("open")
    accepted = send(desk, keys[0], "sudah diterima server")
    desk.sync.run()
    send(desk, keys[1], "di kotak keluar, ditulis “é”")
    desk.work.save(keys[2], Content("note", "konsep biasa"))
    desk.work.discard_draft(desk.work.save(keys[3], Content("note", "konsep dibuang")).id)
    given_up = send(desk, keys[4], "dibatalkan sendiri")
    desk.work.settle(given_up.id, "discard")
    done = desk.unsent.write(tmp_path / "ekspor.txt", "id")
    text = done.text_file.read_text("utf-8")
    pieces = json.loads(done.json_file.read_text("utf-8"))
    words = {"di kotak keluar, ditulis “é”", "konsep biasa", "konsep dibuang", "dibatalkan sendiri"}
    assert {piece["text"] for piece in pieces} == words
    assert all(word in text for word in words)
    assert accepted.content.text not in text
    assert (done.drafts, done.operations) == (2, 2)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=200))
def test_any_text_is_kept_letter_by_letter(fresh: Desk, tmp_path: Path, text: str) -> None:
    encodable = text.encode("utf-8", "ignore").decode()
    key = fresh.cases.keys()[0]
    draft = fresh.work.save(key, Content("note", encodable))
    assert fresh.work.draft(draft.id).content.text == encodable
    done = fresh.unsent.write(tmp_path / "e.json", "id")
    pieces = json.loads(done.json_file.read_bytes())
    assert encodable in [piece["text"] for piece in pieces]
    fresh.work.discard_draft(draft.id)


@pytest.fixture
def fresh(town: Town) -> Desk:
    return town.synced()
