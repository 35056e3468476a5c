"""The copy of complaints: pages, snapshots, swaps, proof and what must never be lost."""

from __future__ import annotations

import msgspec
import pytest

from desktop.domain.errors import NotFound
from desktop.domain.model import Content, Filter
from desktop.storage.copy import DAY
from desktop.storage.replica import Replica
from sync.content import Fingerprint, digest
from sync.wire import (
    Change,
    Checkpoint,
    Deleted,
    Entry,
    Gone,
    Limits,
    Operation,
    Part,
    Ref,
    SignedEnd,
    SnapshotPosition,
)
from tests.storage.support import (
    END,
    EPOCH,
    FixedClock,
    answer,
    body,
    claim,
    delta,
    entry,
    fill,
    result,
    send,
    state,
)


def keys(replica: Replica) -> list[str]:
    return sorted(replica.queries.keys(Filter()))


def proven(replica: Replica) -> bool:
    return replica.copy.recompute() == replica.copy.fingerprint()


def test_first_snapshot_builds_the_live_copy_page_by_page(replica: Replica) -> None:
    replica.copy.begin_snapshot(EPOCH, 50)
    position = replica.copy.position()
    assert (position.snapshot, position.building) == (SnapshotPosition(50, ""), False)
    replica.copy.apply([body("a", 5, title="A"), state("a", 6)], Checkpoint(50, "a"))
    assert replica.copy.position().snapshot == SnapshotPosition(50, "a")
    assert keys(replica) == ["a"]
    replica.copy.apply([body("b", 7, title="B")], Checkpoint(50))
    position = replica.copy.position()
    assert (position.snapshot, position.snapshot_cursor, position.cursor) == (None, 50, None)
    replica.copy.apply([state("b", 51)], Checkpoint(51))
    replica.copy.complete(END, EPOCH, 52, 1_700_000_000)
    position = replica.copy.position()
    assert (position.cursor, position.snapshot_cursor, position.proof) == (52, None, END)
    assert keys(replica) == ["a", "b"]
    assert proven(replica)


def test_fingerprint_is_the_sum_over_what_is_held(replica: Replica) -> None:
    changes: list[Change] = [
        body("a", 1, title="A"),
        state("a", 2),
        entry("a", "e1", 3, text="t"),
    ]
    fill(replica, changes)
    expected = Fingerprint()
    for change, name in zip(changes, ("b", "s", "ee1"), strict=True):
        assert isinstance(change, Part | Entry)
        expected.add(digest("a", name, change.number, change.content))
    assert replica.copy.fingerprint() == replica.copy.recompute() == expected.value


def test_the_same_page_twice_changes_nothing(desk: Replica) -> None:
    page: list[Change] = [
        state("c1", 120, status="Baru"),
        entry("c1", "e1", 121, kind="reply", text="halo", at=5),
        Gone("c2", 122),
        Ref("agency", "a", 123, b'{"name":"Dinas"}'),
    ]
    desk.copy.apply(page, Checkpoint(130))
    before = desk.copy.fingerprint(), desk.queries.timeline("c1"), keys(desk)
    desk.copy.apply(page, Checkpoint(130))
    assert (desk.copy.fingerprint(), desk.queries.timeline("c1"), keys(desk)) == before
    assert proven(desk)


def test_older_parts_entries_and_references_are_ignored(desk: Replica) -> None:
    delta(desk, [state("c1", 120, status="Baru"), entry("c1", "e", 121, text="baru")], 130)
    delta(desk, [Ref("rule", "r", 122, b'{"v":2}')], 131)
    delta(desk, [state("c1", 90, status="Lama"), entry("c1", "e", 91, text="lama")], 132)
    delta(desk, [Ref("rule", "r", 99, b'{"v":1}')], 133)
    assert desk.queries.complaint("c1").row.status == "Baru"
    assert desk.queries.timeline("c1")[0].text == "baru"
    assert desk.queries.refs("rule")[0].content == b'{"v":2}'
    assert proven(desk)


def test_a_departure_older_than_the_return_is_ignored(desk: Replica) -> None:
    delta(desk, [state("c1", 140, status="Kembali"), Gone("c1", 130)], 150)
    assert keys(desk) == ["c1", "c2"]
    delta(desk, [Gone("c1", 145)], 151)
    assert keys(desk) == ["c2"]
    assert proven(desk)


def test_leaving_and_coming_back_in_one_page(desk: Replica) -> None:
    page: list[Change] = [Gone("c1", 120), body("c1", 121, title="Kembali"), state("c1", 121)]
    delta(desk, page, 130)
    assert desk.queries.complaint("c1").row.title == "Kembali"
    assert desk.queries.timeline("c1") == ()
    assert proven(desk)


def test_content_is_kept_as_it_came_unknown_fields_too(desk: Replica) -> None:
    strange = b'{"later":{"x":[1,2]},"status":"S","turn":"agency"}'
    delta(desk, [Part("c1", 1, 120, strange)], 130)
    with desk.database.read() as connection:
        stored = connection.exec_driver_sql("SELECT content FROM part WHERE no = 120")
        assert stored.scalar_one() == strange
    assert desk.queries.complaint("c1").row.status == "S"


def test_content_of_another_form_does_not_stop_the_exchange(desk: Replica) -> None:
    delta(desk, [Part("c1", 1, 120, b'{"status":7}'), Entry("c1", "e", 121, b"[]")], 130)
    assert desk.queries.complaint("c1").row.status == ""
    assert proven(desk)


def test_reference_data_comes_and_goes(desk: Replica) -> None:
    delta(desk, [Ref("agency", "a", 120, b"{}"), Ref("agency", "b", 121, b"{}")], 130)
    delta(desk, [Ref("agency", "a", 131, b"")], 132)
    assert [ref.id for ref in desk.queries.refs("agency")] == ["b"]


def test_a_replacement_is_invisible_until_it_is_proven(desk: Replica) -> None:
    desk.copy.begin_snapshot(EPOCH, 200)
    assert desk.copy.position().building
    desk.copy.apply([body("c9", 5, title="Baru"), state("c9", 6)], Checkpoint(200, "c9"))
    assert keys(desk) == ["c1", "c2"]
    assert desk.search.search("Baru") == ()
    assert proven(desk) is False
    desk.copy.apply([], Checkpoint(200))
    assert desk.copy.removals(0).going == 2
    desk.copy.complete(END, EPOCH, 200, 1_700_000_000)
    assert keys(desk) == ["c9"]
    assert proven(desk)
    assert [hit.row.key for hit in desk.search.search("Baru")] == ["c9"]
    while desk.copy.sweep():
        pass
    with desk.database.read() as connection:
        for table, count in (("complaint", 1), ("complaint_fts", 1), ("part", 2)):
            found = connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one()
            assert found == count, table


def test_a_replacement_begun_again_starts_empty(desk: Replica) -> None:
    desk.copy.begin_snapshot(EPOCH, 200)
    desk.copy.apply([body("stale", 5)], Checkpoint(200, "stale"))
    desk.copy.begin_snapshot(EPOCH, 300)
    assert desk.copy.fingerprint() == bytes(16)
    desk.copy.apply([body("c1", 10, title="Jalan berlubang")], Checkpoint(300))
    desk.copy.complete(END, EPOCH, 300, 1)
    assert keys(desk) == ["c1"]


def test_wipe_guard_counts_departures_over_partial_runs(desk: Replica) -> None:
    assert desk.copy.removals(3) == desk.copy.removals(3)
    desk.copy.apply([Gone("c1", 120)], Checkpoint(121))
    removals = desk.copy.removals(1)
    assert (removals.held, removals.going) == (2, 2)
    desk.copy.apply([Deleted("c2", 122)], Checkpoint(123))
    assert desk.copy.removals(0).going == 1
    desk.copy.complete(END, EPOCH, 124, 1)
    assert desk.copy.removals(0).going == 0


def test_a_departed_case_leaves_the_officers_work(desk: Replica, clock: FixedClock) -> None:
    draft = desk.drafts.save("c1", Content("follow_up", "konsep saya"))
    item = send(desk, "antre")
    delta(desk, [Gone("c1", 120)], 130)
    with pytest.raises(NotFound):
        desk.queries.complaint("c1")
    kept = desk.drafts.get(draft.id)
    assert (kept.content.text, kept.complaint_gone, kept.gone_at) == (
        "konsep saya",
        "gone",
        clock.time,
    )
    assert kept.card.title == "Jalan berlubang"
    assert desk.outbox.get(item.id).complaint_gone == "gone"
    delta(desk, [body("c1", 140), state("c1", 141)], 150)
    assert desk.drafts.get(draft.id).complaint_gone == ""
    assert desk.outbox.get(item.id).complaint_gone == ""


def test_an_ordered_deletion_purges_everything_but_unsent_words(
    desk: Replica, clock: FixedClock
) -> None:
    accepted = send(desk, "diterima server")
    claim(desk)
    answer(desk, {accepted.id: result("applied", 115)})
    draft = desk.drafts.save("c1", Content("note", "belum dikirim"))
    thrown = desk.drafts.save("c1", Content("note", "dibuang"))
    desk.drafts.discard(thrown.id)
    desk.copy.begin_snapshot(EPOCH, 200)
    desk.copy.apply(
        [body("c1", 10, title="Jalan berlubang"), body("c2", 20, title="Lampu padam")],
        Checkpoint(200),
    )
    desk.copy.apply([Deleted("c1", 201)], Checkpoint(201))
    assert keys(desk) == ["c2"]
    assert desk.search.search("berlubang") == ()
    purged = desk.outbox.get(accepted.id)
    assert (purged.content.text, purged.card.title, purged.state) == ("", "", "acked")
    kept = desk.drafts.get(draft.id)
    assert (kept.content.text, kept.complaint_gone, kept.gone_at) == (
        "belum dikirim",
        "deleted",
        clock.time,
    )
    with pytest.raises(NotFound):
        desk.drafts.get(thrown.id)
    desk.copy.complete(END, EPOCH, 202, 1)
    assert proven(desk)
    while desk.copy.sweep():
        pass
    with desk.database.write() as connection:
        connection.exec_driver_sql(
            "CREATE VIRTUAL TABLE temp.terms USING fts5vocab(main, complaint_fts, row)"
        )
        terms = set(connection.exec_driver_sql("SELECT term FROM temp.terms").scalars())
        assert "padam" in terms
        assert "berlubang" not in terms
        indexed = connection.exec_driver_sql("SELECT count(*) FROM complaint_fts").scalar_one()
    assert indexed == 1


def test_live_fingerprint_survives_a_deletion_while_a_replacement_is_built(desk: Replica) -> None:
    desk.copy.begin_snapshot(EPOCH, 200)
    desk.copy.apply([Deleted("c1", 150)], Checkpoint(200, ""))
    with desk.database.write() as connection:
        connection.exec_driver_sql("UPDATE replica_state SET build_gen = NULL")
    assert proven(desk)


def test_accepted_work_stays_laid_over_until_the_copy_has_it(desk: Replica) -> None:
    item = send(desk, "jawaban kami")
    claim(desk)
    answer(desk, {item.id: result("applied", 140)})
    (laid,) = desk.queries.timeline("c1")
    assert (laid.state, laid.text) == ("acked", "jawaban kami")
    desk.copy.apply([], Checkpoint(130))
    assert len(desk.queries.timeline("c1")) == 1
    back = entry("c1", "e1", 140, kind="follow_up", text="jawaban kami", operation=item.id.hex())
    desk.copy.apply([back], Checkpoint(135))
    (shown,) = desk.queries.timeline("c1")
    assert (shown.state, shown.id) == ("", "e1")
    delta(desk, [], 140)
    assert desk.outbox.list("laid") == ()


def test_work_seen_coming_back_is_settled_without_its_answer(desk: Replica) -> None:
    item = send(desk)
    behind = send(desk, "susulan")
    claim(desk)
    delta(desk, [entry("c1", "e1", 125, operation=item.id.hex(), text="x")], 130)
    settled = desk.outbox.get(item.id)
    assert (settled.state, settled.number, settled.laid) == ("acked", 125, False)
    assert [operation.id for operation in claim(desk)] == [behind.id]


def test_a_new_epoch_offers_accepted_work_again(desk: Replica) -> None:
    items = [send(desk, f"teks {number}") for number in range(3)]
    claim(desk)
    answer(desk, {item.id: result("applied", 110 + i) for i, item in enumerate(items)})
    back = [entry("c1", f"e{i}", 110 + i, operation=item.id.hex()) for i, item in enumerate(items)]
    delta(desk, back, 120)
    assert desk.exchange.reoffers(10, 10_000) == []
    desk.copy.new_epoch(b"epoch-2")
    position = desk.copy.position()
    assert (position.epoch, position.cursor, position.proof) == (b"epoch-2", None, None)
    assert keys(desk) == ["c1", "c2"]
    offered = desk.exchange.reoffers(10, 100_000)
    assert len(offered) == 3
    assert offered[0].signature == b"signature"
    assert len(desk.exchange.reoffers(2, 100_000)) == 2
    assert len(desk.exchange.reoffers(10, 1)) == 1
    again = {items[0].id: result("applied", 7), items[1].id: result("not_applied", 8)}
    answer(desk, again, epoch=b"epoch-2")
    assert len(desk.exchange.reoffers(10, 100_000)) == 1
    desk.copy.new_epoch(b"epoch-2")
    assert len(desk.exchange.reoffers(10, 100_000)) == 1
    assert desk.outbox.get(items[1].id).why == "not_applied"
    assert desk.exchange.purge_safe() == 0
    desk.copy.begin_snapshot(b"epoch-2", 9)
    desk.copy.apply([], Checkpoint(9))
    desk.copy.complete(END, b"epoch-2", 9, 1)
    assert [item.id for item in desk.outbox.list("laid")] == [items[2].id]


def test_a_mismatch_brings_at_most_one_snapshot_a_day(desk: Replica) -> None:
    assert desk.copy.mismatch(1_000)
    assert desk.copy.position().cursor is None
    desk.copy.begin_snapshot(EPOCH, 200)
    desk.copy.apply([body("c1", 5)], Checkpoint(200))
    assert not desk.copy.mismatch(1_000 + DAY - 1)
    position = desk.copy.position()
    assert (position.snapshot_cursor, position.building) == (200, True)
    assert keys(desk) == ["c1", "c2"]
    assert desk.copy.mismatch(1_000 + DAY)
    assert desk.copy.status().mismatches == 3


def test_a_mismatch_of_a_clock_that_stood_ahead_does_not_wait_for_that_day(desk: Replica) -> None:
    assert desk.copy.mismatch(1_000 + 900 * DAY)
    desk.copy.begin_snapshot(EPOCH, 200)
    desk.copy.apply([body("c1", 5)], Checkpoint(200))
    assert desk.copy.mismatch(1_000)
    assert not desk.copy.mismatch(1_001)


def test_what_the_head_says_is_kept(desk: Replica) -> None:
    assert desk.copy.limits() == Limits()
    desk.copy.announce(Limits(version=4, text=2_000), 77, 1_010, 1_000)
    assert desk.copy.limits().text == 2_000
    desk.copy.announce(None, 78, 1_000, 1_000)
    assert desk.copy.limits().version == desk.copy.position().limits_version == 4
    status = desk.copy.status()
    assert (status.safe, status.clock_offset, status.complaints) == (78, 0, 2)


def test_an_empty_agency_is_complete_too(replica: Replica) -> None:
    fill(replica, [])
    assert replica.copy.position().cursor == 100
    assert replica.copy.fingerprint() == bytes(16)
    end = SignedEnd(b"x", b"y")
    replica.copy.complete(end, EPOCH, 101, 5)
    assert replica.copy.status().complete_at == 5


def test_a_page_mixes_many_complaints(replica: Replica) -> None:
    page: list[Change] = []
    for number in range(700):
        page += [
            body(f"k{number}", number + 1, title=f"J{number}"),
            state(f"k{number}", number + 1),
        ]
    fill(replica, page, 1_000)
    assert replica.queries.count(Filter()) == 700
    assert proven(replica)


def test_what_the_server_signed_for_and_then_lacks_is_offered_again(desk: Replica) -> None:
    lost, late, kept = (send(desk, f"teks {number}") for number in range(3))
    claim(desk)
    numbers = {lost.id: 110, late.id: 125, kept.id: 112}
    answer(desk, {id_: result("applied", number) for id_, number in numbers.items()})
    delta(desk, [entry("c1", "e1", 112, operation=kept.id.hex())], 120)
    offered = {
        msgspec.msgpack.decode(again.operation, type=Operation).id
        for again in desk.exchange.reoffers(10, 100_000)
    }
    assert offered == {lost.id, late.id}
    assert {item.id for item in desk.outbox.list("laid")} == offered
