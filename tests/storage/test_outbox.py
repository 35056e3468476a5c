"""The officer's day with the outbox: every transition of drafts and operations."""

from __future__ import annotations

import msgspec
import pytest

from desktop.domain.errors import NotFound, NotOffered, TooLate
from desktop.domain.model import Card, Content, Filter
from desktop.storage.replica import Replica
from sync.crypto import content_hash
from sync.wire import Certificate, Operation, Outcome
from tests.storage.support import (
    FixedClock,
    answer,
    claim,
    delta,
    entry,
    result,
    send,
    state,
)


def states(replica: Replica) -> list[str]:
    return [item.state for item in replica.outbox.list("all")]


def test_autosave_keeps_one_draft_and_its_first_day(desk: Replica, clock: FixedClock) -> None:
    first = desk.drafts.save("c1", Content("follow_up", "Su"))
    clock.time += 60
    second = desk.drafts.save("c1", Content("follow_up", "Sudah"), draft_id=first.id)
    assert desk.drafts.list("c1") == (second,)
    assert second.content.text == "Sudah"
    assert second.created_at == first.created_at < second.updated_at
    assert second.card == Card("9165816", "Jalan berlubang", "Sukamaju", "Terdisposisi")


def test_a_discarded_draft_can_be_brought_back_until_purged(
    desk: Replica, clock: FixedClock
) -> None:
    draft = desk.drafts.save("c1", Content("follow_up", "kata-kata saya"))
    desk.drafts.discard(draft.id)
    assert desk.drafts.list() == ()
    assert desk.drafts.list(discarded=True)[0].content.text == "kata-kata saya"
    assert desk.drafts.restore(draft.id) == draft
    desk.drafts.discard(draft.id)
    assert desk.drafts.purge_discarded(clock.time) == 0
    assert desk.drafts.purge_discarded(clock.time + 1) == 1
    with pytest.raises(NotFound):
        desk.drafts.restore(draft.id)


def test_send_freezes_the_draft_with_base_and_card(desk: Replica) -> None:
    item = send(desk)
    assert desk.drafts.list() == ()
    assert (item.state, item.base, item.seq, item.zone_minutes) == ("queued", 11, 1, 480)
    assert item.card.tracking_id == "9165816"
    assert item.sent_at == 0
    assert not item.attention


def test_base_is_zero_for_a_complaint_that_is_not_held(desk: Replica) -> None:
    assert send(desk, complaint="elsewhere").base == 0


def test_saving_a_draft_that_was_sent_says_so(desk: Replica) -> None:
    draft = desk.drafts.save("c1", Content("note", "catatan"))
    desk.outbox.send(draft.id, at=1, zone_minutes=420)
    with pytest.raises(NotFound):
        desk.drafts.save("c1", Content("note", "catatan lagi"), draft_id=draft.id)
    assert len(desk.outbox.list()) == 1


def test_unsent_can_be_pulled_back_word_for_word(desk: Replica) -> None:
    item = send(desk, "Sudah diperbaiki")
    draft = desk.outbox.pull_back(item.id)
    assert draft.content == item.content
    assert desk.outbox.list("all") == ()


def test_sent_is_locked_until_answered(desk: Replica) -> None:
    item = send(desk)
    claim(desk)
    with pytest.raises(TooLate):
        desk.outbox.pull_back(item.id)
    with pytest.raises(TooLate):
        desk.outbox.edit(item.id)
    with pytest.raises(NotOffered):
        desk.outbox.send_anyway(item.id, at=5)
    assert desk.outbox.get(item.id).state == "unanswered"


def test_bytes_never_change_once_claimed(desk: Replica, clock: FixedClock) -> None:
    send(desk)
    first = desk.exchange.claim(10, 10_000)
    clock.time += 3_600
    delta(desk, [state("c1", 140, status="Berubah")], 150)
    assert desk.exchange.claim(10, 10_000) == first


def test_operation_says_who_when_and_after_what(desk: Replica) -> None:
    first, second, other = send(desk, "satu"), send(desk, "dua"), send(desk, "lain", "c2")
    sent = claim(desk)
    assert [operation.id for operation in sent] == [first.id, second.id, other.id]
    assert [operation.predecessor for operation in sent] == [None, first.id, None]
    assert sent[0] == Operation(
        id=first.id,
        kind="follow_up",
        complaint="c1",
        base=11,
        at=1_699_999_000,
        zone_minutes=480,
        seq=1,
        text="satu",
    )


def test_predecessor_is_the_last_one_sent_however_long_ago(desk: Replica) -> None:
    first = send(desk)
    claim(desk)
    answer(desk, {first.id: result("applied", 120)})
    send(desk, kind="note")
    assert claim(desk)[0].predecessor == first.id


def test_claim_takes_what_fits_and_at_least_one(desk: Replica) -> None:
    for number in range(4):
        send(desk, "x" * 500, f"c{number}")
    assert len(claim(desk, limit=3)) == 3
    assert len(claim(desk, max_bytes=10)) == 1
    assert len(claim(desk, max_bytes=1_200)) == 2
    assert states(desk) == ["unanswered"] * 3 + ["queued"]


def test_applied_is_acked_with_its_proof_and_laid_over(desk: Replica) -> None:
    item = send(desk)
    claim(desk)
    answer(desk, {item.id: result("applied", 140)}, at=77)
    acked = desk.outbox.get(item.id)
    assert (acked.state, acked.number, acked.answered_at, acked.laid) == ("acked", 140, 77, True)
    assert desk.receipts.statement(acked.statement).signature == b"signature"
    assert claim(desk) == []


@pytest.mark.parametrize("outcome", ["duplicate", "not_applied"])
def test_duplicate_and_not_applied_count_as_accepted(desk: Replica, outcome: Outcome) -> None:
    item = send(desk)
    claim(desk)
    answer(desk, {item.id: result(outcome, 130)})
    assert desk.outbox.get(item.id).state == "acked"


def test_a_conflict_waits_for_the_officer_and_holds_only_its_own_complaint(desk: Replica) -> None:
    first, behind, other = send(desk), send(desk, "susulan"), send(desk, "lain", "c2")
    claim(desk, limit=1)
    answer(desk, {first.id: result("conflict", reason="reply_unseen")})
    waiting = desk.outbox.get(first.id)
    assert (waiting.state, waiting.why, waiting.attention) == (
        "needs_decision",
        "reply_unseen",
        True,
    )
    assert [operation.id for operation in claim(desk)] == [other.id]
    assert desk.outbox.get(behind.id).state == "queued"


def test_send_anyway_takes_the_place_in_line(desk: Replica) -> None:
    before, first, behind = send(desk, "awal"), send(desk, "inti"), send(desk, "susulan")
    claim(desk, limit=2)
    answer(
        desk,
        {before.id: result("applied", 130), first.id: result("conflict", reason="reply_unseen")},
    )
    delta(desk, [entry("c1", "e9", 150, kind="reply", text="masih rusak")], 160)
    again = desk.outbox.send_anyway(first.id, at=99)
    assert again.content == first.content
    assert again.base == 150
    assert desk.outbox.get(first.id).superseded_by == again.id
    sent = claim(desk)
    assert [operation.id for operation in sent] == [again.id, behind.id]
    assert sent[0].supersedes == first.id
    assert sent[0].predecessor == before.id
    assert sent[1].predecessor == again.id
    answer(desk, {again.id: result("applied", 170), behind.id: result("applied", 171)})
    assert states(desk) == ["acked", "superseded", "acked", "acked"]


@pytest.mark.parametrize("reason", ["not_held", "deleted"])
def test_send_anyway_is_not_offered_once_the_case_is_gone(desk: Replica, reason: str) -> None:
    item = send(desk)
    claim(desk)
    answer(desk, {item.id: result("conflict", reason=reason)})
    with pytest.raises(NotOffered):
        desk.outbox.send_anyway(item.id, at=1)
    assert states(desk) == ["needs_decision"]


def test_only_one_may_supersede(desk: Replica) -> None:
    item = send(desk)
    claim(desk)
    answer(desk, {item.id: result("conflict", reason="redisposed")})
    draft = desk.outbox.edit(item.id)
    assert desk.outbox.edit(item.id) == draft
    desk.outbox.send_anyway(item.id, at=1)
    with pytest.raises(NotOffered):
        desk.outbox.send_anyway(item.id, at=1)
    with pytest.raises(NotOffered):
        desk.outbox.send(draft.id, at=1, zone_minutes=420)
    assert desk.drafts.get(draft.id).content == item.content
    alone = desk.drafts.detach(draft.id)
    assert desk.outbox.send(alone.id, at=1, zone_minutes=420).supersedes is None


def test_a_refusal_names_the_fields_and_becomes_a_draft(desk: Replica) -> None:
    item = send(desk, "terlalu panjang")
    behind = send(desk, "susulan")
    claim(desk, limit=1)
    answer(desk, {item.id: result("refused", fields=("text",))})
    refused = desk.outbox.get(item.id)
    assert (refused.state, refused.fields, refused.attention) == ("needs_edit", ("text",), True)
    draft = desk.outbox.edit(item.id)
    assert draft.supersedes == item.id
    assert claim(desk) == []
    desk.drafts.save("c1", Content("follow_up", "pendek"), draft_id=draft.id)
    shorter = desk.outbox.send(draft.id, at=2, zone_minutes=420)
    assert [operation.id for operation in claim(desk)] == [shorter.id, behind.id]
    answer(desk, {shorter.id: result("applied", 120)})
    assert desk.outbox.get(item.id).state == "superseded"


def test_pulling_back_the_successor_makes_the_original_wait_again(desk: Replica) -> None:
    item = send(desk)
    claim(desk)
    answer(desk, {item.id: result("conflict", reason="closed")})
    again = desk.outbox.send_anyway(item.id, at=1)
    assert not desk.outbox.get(item.id).attention
    draft = desk.outbox.pull_back(again.id)
    assert draft.supersedes == item.id
    assert desk.outbox.get(item.id).attention
    second = desk.outbox.send(draft.id, at=2, zone_minutes=420)
    desk.outbox.discard(second.id)
    assert desk.outbox.get(item.id).attention
    assert desk.outbox.get(second.id).content == item.content


def test_a_chain_of_successors_ends_together(desk: Replica) -> None:
    first = send(desk)
    claim(desk)
    answer(desk, {first.id: result("conflict", reason="reply_unseen")})
    second = desk.outbox.send_anyway(first.id, at=1)
    claim(desk)
    answer(desk, {second.id: result("conflict", reason="reply_unseen")})
    third = desk.outbox.send_anyway(second.id, at=2)
    claim(desk)
    answer(desk, {third.id: result("applied", 150)})
    assert states(desk) == ["superseded", "superseded", "acked"]


def test_discarding_unsent_work_keeps_its_text(desk: Replica) -> None:
    item = send(desk, "tidak jadi")
    assert desk.outbox.discard(item.id).state == "discarded"
    assert desk.outbox.get(item.id).content.text == "tidak jadi"
    assert claim(desk) == []


def test_discarding_sent_work_withdraws_it_first(desk: Replica) -> None:
    item, behind = send(desk), send(desk, "susulan")
    claim(desk, limit=1)
    answer(desk, {item.id: result("conflict", reason="closed")})
    assert desk.outbox.discard(item.id).state == "withdrawing"
    withdraw, follower = claim(desk)
    assert (withdraw.kind, withdraw.target, withdraw.predecessor) == ("withdraw", item.id, None)
    assert (follower.id, follower.predecessor) == (behind.id, None)
    answer(desk, {withdraw.id: result("applied", 130)})
    assert desk.outbox.get(item.id).state == "discarded"
    assert desk.outbox.get(item.id).content.text == "Sudah kami tangani"
    assert [listed.id for listed in desk.outbox.list("all")] == [item.id, behind.id]


def test_a_withdraw_that_comes_too_late_shows_the_work_as_accepted(desk: Replica) -> None:
    item = send(desk)
    claim(desk)
    desk.outbox.discard(item.id)
    (withdraw,) = claim(desk)
    answer(desk, {withdraw.id: result("conflict", 125, "already_applied")})
    accepted = desk.outbox.get(item.id)
    assert (accepted.state, accepted.number) == ("acked", 125)


def test_an_answer_that_overtakes_the_withdraw_makes_it_pointless(desk: Replica) -> None:
    item = send(desk)
    claim(desk)
    desk.outbox.discard(item.id)
    answer(desk, {item.id: result("applied", 120)})
    assert desk.outbox.get(item.id).state == "acked"
    assert claim(desk) == []


def test_a_failed_withdraw_gives_the_decision_back(desk: Replica) -> None:
    item = send(desk)
    claim(desk)
    answer(desk, {item.id: result("refused", fields=("result",))})
    desk.outbox.discard(item.id)
    (withdraw,) = claim(desk)
    answer(desk, {withdraw.id: result("refused")})
    assert desk.outbox.get(item.id).state == "needs_edit"


def test_giving_up_a_successor_gives_up_the_original(desk: Replica) -> None:
    item = send(desk)
    claim(desk)
    answer(desk, {item.id: result("conflict", reason="closed")})
    again = desk.outbox.send_anyway(item.id, at=1)
    claim(desk)
    answer(desk, {again.id: result("conflict", reason="closed")})
    desk.outbox.discard(again.id)
    (withdraw,) = claim(desk)
    answer(desk, {withdraw.id: result("applied", 140)})
    assert states(desk) == ["discarded", "discarded"]
    assert desk.outbox.list("attention") == ()


def test_put_off_by_the_server_waits_for_the_officer_and_holds_its_line(desk: Replica) -> None:
    item, behind, other = send(desk), send(desk, "susulan"), send(desk, "lain", "c2")
    claim(desk, limit=1)
    answer(desk, {item.id: result("later", reason="attachment")})
    put_off = desk.outbox.get(item.id)
    assert (put_off.state, put_off.later, put_off.attention) == ("unanswered", "attachment", True)
    assert [operation.id for operation in claim(desk)] == [other.id, item.id]
    draft = desk.outbox.edit(item.id)
    assert draft.supersedes == item.id
    sent = [operation for operation in claim(desk) if operation.complaint == "c1"]
    assert [operation.kind for operation in sent] == ["withdraw", "follow_up"]
    assert sent[1].id == behind.id


def test_put_off_for_its_predecessor_blames_the_head(desk: Replica) -> None:
    head, follower = send(desk), send(desk, "susulan")
    claim(desk)
    answer(
        desk,
        {
            head.id: result("conflict", reason="reply_unseen"),
            follower.id: result("later", reason="predecessor"),
        },
    )
    assert [item.id for item in desk.outbox.list("attention")] == [head.id]
    again = desk.outbox.send_anyway(head.id, at=1)
    assert [operation.id for operation in claim(desk)] == [again.id, follower.id]
    answer(desk, {again.id: result("applied", 150), follower.id: result("applied", 151)})
    assert desk.outbox.list("attention") == ()


def test_a_head_put_off_for_a_predecessor_nobody_here_has_needs_the_officer(
    desk: Replica,
) -> None:
    first = send(desk)
    claim(desk)
    answer(desk, {first.id: result("later", reason="predecessor")})
    assert [item.id for item in desk.outbox.list("attention")] == [first.id]


def test_mismatch_shows_what_the_server_holds(desk: Replica) -> None:
    item = send(desk)
    claim(desk)
    answer(desk, {item.id: result("mismatch", stored="teks lain")})
    found = desk.outbox.get(item.id)
    assert (found.state, found.why, found.stored) == ("needs_decision", "mismatch", "teks lain")
    with pytest.raises(NotOffered):
        desk.outbox.send_anyway(item.id, at=1)
    assert desk.outbox.edit(item.id).content.text == item.content.text


def test_withdrawn_elsewhere_is_an_end(desk: Replica) -> None:
    item = send(desk)
    claim(desk)
    answer(desk, {item.id: result("withdrawn")})
    assert states(desk) == ["withdrawn"]
    assert claim(desk) == []


def test_results_for_unsent_or_unknown_work_change_nothing(desk: Replica) -> None:
    item = send(desk)
    answer(desk, {item.id: result("applied", 120), b"stranger": result("applied", 121)})
    assert desk.outbox.get(item.id) == item


def test_an_answer_on_its_way_takes_the_case_off_the_list(desk: Replica) -> None:
    wanted = Filter(view="needs_answer")
    assert desk.queries.count(wanted) == 2
    item = send(desk)
    assert [row.key for row in desk.queries.list_complaints(wanted)] == ["c2"]
    (row,) = desk.queries.list_complaints(Filter(view="outbox"))
    assert (row.key, row.pending, row.attention) == ("c1", 1, 0)
    assert desk.queries.work_counts() == (1, 1)
    claim(desk)
    answer(desk, {item.id: result("conflict", reason="closed")})
    assert desk.queries.count(wanted) == 2
    (row,) = desk.queries.list_complaints(Filter(view="attention"))
    assert (row.key, row.pending, row.attention) == ("c1", 0, 1)


def test_safe_number_ends_the_keeping_of_accepted_text(desk: Replica) -> None:
    old, new = send(desk, "lama"), send(desk, "baru", "c2")
    claim(desk)
    answer(desk, {old.id: result("applied", 120), new.id: result("applied", 150)})
    back = [
        entry(item.complaint, f"e{item.seq}", number, operation=item.id.hex())
        for item, number in ((old, 120), (new, 150))
    ]
    delta(desk, back, 160)
    desk.copy.announce(None, 130, 1_700_000_000, 1_700_000_000)
    assert desk.exchange.purge_safe() == 1
    assert desk.outbox.get(old.id).content.text == ""
    assert desk.outbox.get(new.id).content.text == "baru"
    assert desk.exchange.purge_safe() == 0


def test_sealed_work_holds_every_word(desk: Replica) -> None:
    certificate = Certificate(
        "device-1", 3, "o", "Nama", "a", "Dinas", "Asia/Jakarta", "liaison", b"k", "age", 1
    )
    desk.identity.prepare("https://server.test")
    with desk.database.write() as connection:
        connection.exec_driver_sql(
            "UPDATE identity SET certificate = ?", (msgspec.msgpack.encode(certificate),)
        )
    sent = send(desk, "terkirim")
    (claimed,) = desk.exchange.claim(10, 10_000)
    answer(desk, {sent.id: result("conflict", reason="closed")})
    queued = send(desk, "antre")
    desk.outbox.discard(send(desk, "batal", "c2").id)
    desk.drafts.save("c1", Content("note", "konsep", secret=True))
    sealed = desk.sealed_work()
    assert (sealed.device, sealed.serial) == ("device-1", 3)
    assert sealed.operations[0] == claimed.payload
    late = msgspec.msgpack.decode(sealed.operations[1], type=Operation)
    assert (late.id, late.text, late.predecessor) == (queued.id, "antre", sent.id)
    assert [words["text"] for words in sealed.drafts] == ["konsep", "batal"]
    assert sealed.drafts[0]["secret"] == "1"
    assert len(sealed.receipts) == 1
    assert desk.outbox.get(queued.id).state == "queued"


def test_stored_hash_is_that_of_the_bytes(desk: Replica) -> None:
    send(desk)
    (claimed,) = desk.exchange.claim(10, 10_000)
    with desk.database.read() as connection:
        stored = connection.exec_driver_sql("SELECT hash FROM operation").scalar_one()
    assert stored == content_hash(claimed.payload)


def test_words_on_a_deleted_case_are_purged_after_their_days(
    desk: Replica, clock: FixedClock
) -> None:
    desk.drafts.save("c1", Content("note", "belum dikirim"))
    send(desk, "antre")
    with desk.database.write() as connection:
        for table in ("draft", "operation"):
            connection.exec_driver_sql(
                f"UPDATE {table} SET complaint_gone = 'deleted', gone_at = ?", (clock.time,)
            )
    assert desk.drafts.purge_deleted(clock.time) + desk.outbox.purge_deleted(clock.time) == 0
    assert desk.drafts.purge_deleted(clock.time + 1) == 1
    assert desk.outbox.purge_deleted(clock.time + 1) == 1


def test_an_operation_that_stands_for_itself_is_not_taken_back(desk: Replica) -> None:
    item = send(desk)
    with pytest.raises(NotOffered):
        desk.outbox.take_back(item.id)
    with pytest.raises(NotFound):
        desk.outbox.take_back(bytes(16))
    assert states(desk) == ["queued"]
