"""Operations: once and only once, in line, superseded by one, withdrawn, and one bad one alone."""

from __future__ import annotations

import msgspec
import pytest

from bench.faults import LostAnswer
from bench.link import Link
from desktop.domain.model import Attachment, Content, Filter
from sync.wire import Operation, OpResult
from tests.support.office import Desk, Office
from tests.support.story import (
    all_bytes,
    ask,
    by_size,
    colleagues,
    desks_of_two,
    open_case,
    operation,
    texts,
)


@pytest.fixture
def desk(office: Office) -> Desk:
    made = office.desk(by_size(office)[0].name)
    assert made.sync().verified
    return made


def cases(desk: Desk, count: int) -> list[str]:
    rows = desk.replica.queries.list_complaints(Filter(view="needs_answer"), limit=count)
    assert len(rows) == count
    return [row.key for row in rows]


def pack(op: Operation) -> bytes:
    return msgspec.msgpack.encode(op)


def outcome(office: Office, desk: Desk, op: Operation) -> OpResult:
    return ask(office, desk, (pack(op),), cursor=0).results[0]


@pytest.mark.parametrize("runs", [1, 2])
def test_the_answer_was_lost_after_the_server_had_applied(
    office: Office, desk: Desk, runs: int
) -> None:
    chosen = cases(desk, 4)
    sent = [desk.follow_up(key, f"Jawaban {key}") for key in chosen]
    lost = [LostAnswer("/api/v1/sync", nth=n) for n in range(1, 2 if runs == 1 else 4)]
    with Link(office.port, "lan", lost) as link:
        first = desk.sync(url=f"http://127.0.0.1:{link.port}")
        if runs == 2:
            assert (first.outcome, first.error) == ("failed", "cut_off")
            assert {desk.item(i).state for i in sent} == {"unanswered"}
            desk.reopen()
            first = desk.sync(url=f"http://127.0.0.1:{link.port}")
    assert (first.outcome, first.sent, first.verified) == ("complete", 4, True)
    assert {desk.item(i).state for i in sent} == {"acked"}
    for key in chosen:
        assert texts(office, key).count(f"Jawaban {key}") == 1


def test_what_comes_back_in_the_copy_alone_is_counted_as_sent(office: Office, desk: Desk) -> None:
    """After a lost answer less is offered at once; the rest is seen in what the server sends."""
    chosen = cases(desk, 4)
    sent = [desk.follow_up(key, f"Jawaban {key} " * 40) for key in chosen]
    with Link(office.port, "lan", [LostAnswer("/api/v1/sync", nth=1)]) as link:
        report = desk.sync(url=f"http://127.0.0.1:{link.port}")
    assert (report.outcome, report.sent, report.verified) == ("complete", 4, True)
    assert sorted(report.sent_keys) == sorted(chosen)
    assert {desk.item(item).state for item in sent} == {"acked"}


def test_the_same_id_with_other_words_is_shown_with_what_the_server_has(
    office: Office, desk: Desk
) -> None:
    """The desk's file was put back from before the sending and the words were changed since."""
    case = open_case(desk)
    item = desk.follow_up(case, "Yang baru.")
    [claimed] = desk.replica.exchange.claim(10, 10_000)
    older = msgspec.structs.replace(
        msgspec.msgpack.decode(claimed.payload, type=Operation), text="Yang lama."
    )
    assert outcome(office, desk, older).outcome == "applied"
    report = desk.sync()
    assert (report.outcome, report.conflicts) == ("complete", 1)
    found = desk.item(item)
    assert (found.state, found.why, found.stored) == ("needs_decision", "mismatch", "Yang lama.")
    assert found.content.text == "Yang baru."
    assert "Yang baru." not in texts(office, case)
    desk.replica.outbox.discard(item.id)
    assert desk.sync().outcome == "complete"
    assert not desk.item(item).attention


def test_two_answers_written_offline_on_one_complaint_both_arrive_in_order(
    office: Office, desk: Desk
) -> None:
    case = open_case(desk)
    items = [desk.follow_up(case, text) for text in ("Pertama.", "Kedua.", "Ketiga.")]
    report = desk.sync()
    assert (report.sent, report.round_trips) == (3, 1)
    assert [desk.item(i).state for i in items] == ["acked"] * 3
    assert [t for t in texts(office, case) if t in ("Pertama.", "Kedua.", "Ketiga.")] == [
        "Pertama.",
        "Kedua.",
        "Ketiga.",
    ]


def test_the_officers_second_computer_is_a_colleague(office: Office) -> None:
    agency = by_size(office)[0].name
    front, back = office.desk(agency), office.desk(agency)
    assert front.sync().verified
    assert back.sync().verified
    case = open_case(front)
    front.follow_up(case, "Dari meja depan.")
    second = back.follow_up(case, "Dari meja belakang.")
    assert front.sync().sent == 1
    assert back.sync().conflicts == 1
    assert back.item(second).why == "answered_by_other"


def test_a_stuck_answer_holds_back_its_own_complaint_only(office: Office) -> None:
    mine, theirs = colleagues(office)
    stuck_case, free_case = cases(mine, 2)
    stuck = mine.follow_up(stuck_case, "Terlambat.")
    theirs.follow_up(stuck_case, "Lebih dulu.")
    theirs.sync()
    mine.sync()
    behind = mine.follow_up(stuck_case, "Di belakangnya.")
    free = mine.follow_up(free_case, "Tidak ada hubungannya.")
    report = mine.sync()
    assert (report.outcome, report.sent) == ("complete", 1)
    states = [mine.item(i).state for i in (stuck, behind, free)]
    assert states == ["needs_decision", "queued", "acked"]
    mine.replica.outbox.send_anyway(stuck.id, at=office.clock.now())
    assert mine.sync().sent == 2
    assert mine.item(behind).state == "acked"


def test_behind_a_conflict_of_the_same_run_the_next_one_waits(office: Office) -> None:
    mine, theirs = colleagues(office)
    case = open_case(mine)
    head = mine.follow_up(case, "Kepala.")
    tail = mine.follow_up(case, "Ekor.")
    theirs.follow_up(case, "Lebih dulu.")
    theirs.sync()
    report = mine.sync()
    assert (report.outcome, report.conflicts, report.later) == ("complete", 1, 1)
    assert mine.item(head).attention
    assert not mine.item(tail).attention
    assert mine.item(tail).later == "predecessor"
    mine.replica.outbox.discard(head.id)
    assert mine.sync().outcome == "complete"
    # Settled by the withdrawal; what the colleague said meanwhile still counts.
    assert mine.item(tail).why == "answered_by_other"
    assert "Ekor." not in texts(office, case)


def test_a_predecessor_that_never_came_means_later_and_nothing_is_stored(
    office: Office, desk: Desk
) -> None:
    case = open_case(desk)
    head = operation(case, "Kepala.")
    tail = operation(case, "Ekor.", predecessor=head.id, seq=2)
    first = outcome(office, desk, tail)
    assert (first.outcome, first.reason) == ("later", "predecessor")
    assert outcome(office, desk, head).outcome == "applied"
    assert outcome(office, desk, tail).outcome == "applied"


def test_only_one_may_supersede(office: Office) -> None:
    mine, theirs = colleagues(office)
    case = open_case(mine)
    seen = mine.replica.queries.complaint(case).number
    applied = operation(case, "Rekan.")
    assert outcome(office, theirs, applied).outcome == "applied"
    stuck = operation(case, "Asli.", base=seen)
    assert outcome(office, mine, stuck).reason == "answered_by_other"
    first = operation(case, "Ganti satu.", supersedes=stuck.id)
    second = operation(case, "Ganti dua.", supersedes=stuck.id)
    assert outcome(office, mine, first).outcome == "applied"
    assert outcome(office, mine, second).reason == "superseded"
    stolen = operation(case, "Ganti rekan.", supersedes=applied.id)
    assert outcome(office, mine, stolen).reason == "not_held"
    own_applied = operation(case, "Ganti sendiri.", supersedes=first.id)
    assert outcome(office, mine, own_applied).reason == "already_applied"
    told = texts(office, case)
    assert {"Ganti dua.", "Ganti rekan.", "Ganti sendiri.", "Asli."}.isdisjoint(told)


def test_a_withdrawal_of_what_never_arrived_claims_its_id(office: Office, desk: Desk) -> None:
    case = open_case(desk)
    item = desk.follow_up(case, "Tidak jadi.")
    office.stop()
    assert desk.sync().error == "offline"
    [claimed] = desk.replica.exchange.claim(10, 10_000)
    desk.replica.outbox.discard(item.id)
    office.start()
    assert desk.sync().outcome == "complete"
    assert desk.item(item).state == "discarded"
    late = ask(office, desk, (claimed.payload,), cursor=0).results[0]
    assert late.outcome == "withdrawn"
    assert "Tidak jadi." not in texts(office, case)


def test_a_withdrawal_of_what_was_applied_comes_too_late_and_says_so(
    office: Office, desk: Desk
) -> None:
    case = open_case(desk)
    item = desk.follow_up(case, "Sudah terlanjur.")
    lost = [LostAnswer("/api/v1/sync", nth=n) for n in (1, 2, 3)]
    with Link(office.port, "lan", lost) as link:
        assert desk.sync(url=f"http://127.0.0.1:{link.port}").outcome == "failed"
    desk.replica.outbox.discard(item.id)
    assert desk.sync().outcome == "complete"
    assert desk.item(item).state == "acked"
    assert texts(office, case).count("Sudah terlanjur.") == 1


def test_nobody_withdraws_a_colleagues_answer(office: Office) -> None:
    mine, theirs = colleagues(office)
    case = open_case(mine)
    answer = operation(case, "Milik rekan.")
    assert outcome(office, theirs, answer).outcome == "applied"
    withdraw = operation(case, "", "withdraw", target=answer.id)
    result = outcome(office, mine, withdraw)
    assert (result.outcome, result.fields) == ("refused", ("target",))


def test_a_result_is_told_to_its_device_and_its_replacement_only(office: Office) -> None:
    mine, theirs = colleagues(office)
    case = open_case(mine)
    op = operation(case, "Milik meja lama.")
    assert outcome(office, mine, op).outcome == "applied"
    assert outcome(office, theirs, op).outcome == "refused"
    heir = office.desk(by_size(office)[0].name, replaces=mine.replica.identity.certificate.device)
    assert outcome(office, heir, op).outcome == "duplicate"


@pytest.mark.parametrize(
    ("content", "field"),
    [
        (Content("follow_up", "x" * 3001), "text"),
        (Content("follow_up", "   "), "text"),
        (Content("return", "Bukan kami.", reason="no such reason"), "reason"),
        (Content("return", "Bukan kami.", reason="not_authority", suggest="a0"), "suggest"),
        (
            Content(
                "follow_up",
                "Dengan foto.",
                attachments=(Attachment("ab" * 32, "program.exe", 9, "exe"),),
            ),
            "attachments",
        ),
    ],
)
def test_a_refused_answer_names_its_field_and_can_be_mended(
    office: Office, desk: Desk, content: Content, field: str
) -> None:
    bad_case, good_case = cases(desk, 2)
    bad = desk.send(bad_case, content)
    good = desk.follow_up(good_case, "Tidak terhalang.")
    report = desk.sync()
    assert (report.outcome, report.refused, report.sent) == ("complete", 1, 1)
    assert desk.item(good).state == "acked"
    found = desk.item(bad)
    assert (found.state, found.fields) == ("needs_edit", (field,))
    draft = desk.replica.outbox.edit(bad.id)
    mended = Content(
        content.kind,
        "Sudah diperbaiki.",
        reason="not_authority" if content.kind == "return" else "",
    )
    desk.replica.drafts.save(bad_case, mended, draft_id=draft.id)
    desk.replica.drafts.change_attachments(draft.id, lambda files: ())
    again = desk.replica.outbox.send(draft.id, at=office.clock.now(), zone_minutes=420)
    assert desk.sync().sent == 1
    assert desk.item(again).state == "acked"
    assert texts(office, bad_case).count("Sudah diperbaiki.") == 1


BAD: dict[str, dict[str, object]] = {
    "a kind of a later program": {"k": "teleport"},
    "a field of another type": {"b": "seven"},
    "a number no database holds": {"b": (1 << 64) - 1},
    "a complaint longer than any": {"c": "9" * 200},
}


@pytest.mark.parametrize("fault", BAD)
def test_one_bad_operation_leaves_the_others_alone(office: Office, desk: Desk, fault: str) -> None:
    case = open_case(desk)
    good = operation(case, "Yang baik.")
    fields = msgspec.msgpack.decode(pack(operation(case, "Yang buruk."))) | BAD[fault]
    exchanged = ask(office, desk, (msgspec.msgpack.encode(fields), pack(good)), cursor=0)
    assert [r.outcome for r in exchanged.results] == ["refused", "applied"]
    assert texts(office, case).count("Yang baik.") == 1


def test_an_unknown_field_of_a_later_program_is_part_of_the_content(
    office: Office, desk: Desk
) -> None:
    case = open_case(desk)
    fields = msgspec.msgpack.decode(pack(operation(case, "Dengan hal baru.")))
    newer, other = (msgspec.msgpack.encode(fields | {"zz": n}) for n in (1, 2))
    outcomes = [
        ask(office, desk, (payload,), cursor=0).results[0].outcome
        for payload in (newer, newer, other)
    ]
    assert outcomes == ["applied", "duplicate", "mismatch"]


@pytest.mark.parametrize("ordered", [False, True])
def test_nothing_of_the_new_holder_reaches_the_agency_that_lost_a_complaint(
    office: Office, ordered: bool
) -> None:
    mine, theirs = desks_of_two(office)
    case = open_case(mine)
    mine.follow_up(case, "Jawaban kami yang tertunda.")
    [claimed] = mine.replica.exchange.claim(10, 10_000)
    office.coordinator.dispose(
        case, by_size(office)[1].id, "Catatan disposisi rahasia", office.clock.now()
    )
    theirs.sync()
    theirs.follow_up(case, "Jawaban pemegang baru")
    theirs.send(case, Content("note", "Catatan pemegang baru"))
    assert theirs.sync().sent == 2
    if ordered:
        office.coordinator.delete(case, office.clock.now())
    secrets = [b"Catatan disposisi", b"pemegang baru", b"Petugas Dua"]
    answer = ask(office, mine, (claimed.payload,), cursor=0)
    assert answer.results[0].reason == ("deleted" if ordered else "not_held")
    assert not [s for s in secrets if s in answer.plain]
    assert mine.sync().outcome == "complete"
    assert case not in mine.keys()
    assert not [s for s in secrets if s in all_bytes(mine)]
    assert b"Jawaban kami yang tertunda." in all_bytes(mine)
