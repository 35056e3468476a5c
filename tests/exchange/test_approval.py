"""Approval through the exchange: what was approved goes out once, and nothing else does."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import msgspec
import pytest

from bench.faults import LostAnswer, Unavailable
from bench.link import Link
from desktop.domain.errors import NotOffered
from desktop.domain.model import Content, Filter
from desktop.services.approval import approval_of
from sync.approval import public_hash
from sync.content import Attachment
from sync.wire import OperationKind
from tests.support.approving import WORDS, Chamber, ask_for_approval
from tests.support.files import attachment
from tests.support.office import Desk, Office
from tests.support.pictures import pdf
from tests.support.story import all_bytes, ask, by_size, operation

FILE = Attachment(bytes(32), "foto.pdf", 9, "pdf")
REMARK = "Sebut tanggal dan nama petugasnya."


@pytest.fixture
def room(office: Office) -> Chamber:
    return Chamber.of(office)


@pytest.fixture
def case(room: Chamber) -> str:
    wanted = Filter(view="needs_answer", secret=False)
    return room.operator.replica.queries.list_complaints(wanted)[0].key


def hash_of(words: Content) -> bytes:
    """What an approval of these words names."""
    return public_hash(words.text, words.result, words.secret, ())


def lossy(desk: Desk, office: Office, nth: int = 1) -> None:
    """An exchange whose answer is lost once; the run goes on by itself."""
    with Link(office.port, "lan", [LostAnswer("/api/v1/sync", nth=nth)]) as link:
        assert desk.sync(url=f"http://127.0.0.1:{link.port}").outcome == "complete"


def test_what_an_operator_sends_becomes_a_submission_and_nothing_is_lost(
    room: Chamber, case: str
) -> None:
    """The operator wrote offline, before the desk was told that the agency asks for approval."""
    sent = room.operator.follow_up(case, WORDS)
    room.sync(room.operator)
    assert room.operator.item(sent).state == "superseded"
    [submitted] = room.operator.replica.submissions.of(case)
    assert (submitted.content.text, submitted.state, submitted.own) == (WORDS, "pending", True)
    assert room.published(case).count(WORDS) == 0
    assert room.office.coordinator.pending_answers() == []
    room.sync(room.officer)
    assert room.officer.replica.submissions.count() == 1
    assert room.officer.replica.submissions.waiting()[0].by == "Petugas Operator"


def test_what_was_approved_goes_out_once_and_is_what_was_submitted(
    room: Chamber, case: str
) -> None:
    room.submit(case, result="selesai")
    room.sync(room.officer)
    approved = room.approve(room.officer, case)
    assert room.officer.replica.submissions.count() == 0
    room.sync()
    assert room.officer.item(approved).state == "acked"
    assert room.published(case).count(WORDS) == 1
    [answer] = room.office.coordinator.pending_answers()
    assert (answer.text, answer.kind, answer.result) == (WORDS, "follow_up", "selesai")
    for desk in (room.operator, room.officer, room.second):
        told = room.seen(desk, case)
        assert (told.state, told.decided_by) == ("approved", "Petugas Penghubung")
        public = [t for t in desk.replica.queries.timeline(case) if t.kind == "follow_up"]
        assert [t.text for t in public].count(WORDS) == 1
        assert not [t for t in desk.replica.queries.timeline(case) if t.state]
    room.office.coordinator.mark_entered([case], room.office.clock.now())
    room.sync()
    assert room.office.coordinator.pending_answers() == []


def test_a_request_for_information_is_submitted_and_approved(room: Chamber, case: str) -> None:
    room.submit(case, content=Content("request_info", "Di RT berapa?"))
    room.sync(room.officer)
    room.approve(room.officer, case, "Di RT berapa?")
    room.sync()
    state = room.office.coordinator.show(case)["state"]
    assert state["status"] == "Menunggu Kelengkapan Informasi"


def test_two_officers_approve_offline_and_it_goes_out_once(room: Chamber, case: str) -> None:
    room.submit(case)
    room.sync(room.officer, room.second)
    first, late = room.approve(room.officer, case), room.approve(room.second, case)
    room.sync(room.officer)
    assert room.second.sync().conflicts == 1
    assert room.published(case).count(WORDS) == 1
    assert room.officer.item(first).state == "acked"
    found = room.second.item(late)
    assert (found.state, found.why, found.attention) == ("needs_decision", "already_approved", True)
    assert found.content.text == WORDS
    told = [t.text for t in room.second.replica.queries.timeline(case) if t.kind == "follow_up"]
    assert told.count(WORDS) == 1
    with pytest.raises(NotOffered):
        room.second.replica.outbox.send_anyway(late.id, at=room.office.clock.now())
    room.second.replica.outbox.discard(late.id)
    room.sync()
    assert not room.second.item(late).attention


def test_given_back_with_a_remark_it_is_a_draft_again_and_goes_its_way(
    room: Chamber, case: str
) -> None:
    room.submit(case)
    room.sync(room.officer)
    room.give_back(room.officer, case, REMARK)
    room.sync(room.officer)
    assert room.officer.replica.submissions.count() == 0
    room.sync(room.operator)
    told = room.seen(room.operator, case)
    assert (told.state, told.remark, told.decided_by) == (
        "given_back",
        REMARK,
        "Petugas Penghubung",
    )
    [draft] = room.operator.replica.drafts.list(case)
    assert (draft.content.kind, draft.content.text) == ("follow_up", WORDS)
    assert draft.content.target == told.id
    room.sync(room.operator)
    assert len(room.operator.replica.drafts.list(case)) == 1
    better = Content("follow_up", "Jumat.", target=told.id)
    room.operator.replica.drafts.save(case, better, draft_id=draft.id)
    room.operator.replica.outbox.send(
        draft.id, at=room.office.clock.now(), zone_minutes=420, submit=True
    )
    room.sync()
    [waiting] = room.officer.replica.submissions.waiting()
    assert (waiting.content.text, waiting.replaces) == ("Jumat.", told.id)
    room.approve(room.officer, case, "Jumat.")
    room.sync()
    assert room.published(case).count("Jumat.") == 1
    assert WORDS not in room.published(case)
    assert REMARK not in room.published(case)


def test_a_discarded_draft_of_what_was_given_back_stays_discarded(room: Chamber, case: str) -> None:
    room.submit(case)
    room.sync(room.officer)
    room.give_back(room.officer, case)
    room.sync()
    [draft] = room.operator.replica.drafts.list(case)
    room.operator.replica.drafts.discard(draft.id)
    room.office.coordinator.reply(case, "Ada kabar?", room.office.clock.now())
    room.sync()
    assert room.operator.replica.drafts.list(case) == ()


def test_a_submission_that_was_taken_back_cannot_be_approved(room: Chamber, case: str) -> None:
    item = room.submit(case)
    room.sync()
    late = room.approve(room.officer, case)
    room.operator.replica.outbox.take_submission_back(item.id)
    with pytest.raises(NotOffered):
        room.operator.replica.outbox.take_submission_back(item.id)
    room.sync(room.operator)
    assert room.officer.sync().conflicts == 1
    assert room.officer.item(late).why == "taken_back"
    assert room.seen(room.officer, case).state == "withdrawn"
    assert WORDS not in room.published(case)


def test_taking_back_comes_after_the_approval(room: Chamber, case: str) -> None:
    item = room.submit(case)
    room.sync()
    room.approve(room.officer, case)
    room.sync(room.officer)
    room.operator.replica.outbox.take_submission_back(item.id)
    room.sync()
    assert room.published(case).count(WORDS) == 1
    assert room.seen(room.operator, case).state == "approved"


def test_a_submission_withdrawn_before_it_arrived_never_arrives(room: Chamber, case: str) -> None:
    item = room.write(case)
    room.operator.replica.exchange.claim(10, 10_000)
    room.operator.replica.outbox.discard(item.id)
    room.sync(room.operator, room.officer)
    assert room.officer.replica.submissions.of(case) == ()
    assert WORDS not in room.everything(case)


def test_a_replaced_submission_is_no_longer_approved(room: Chamber, case: str) -> None:
    first = room.submit(case)
    room.sync()
    late = room.approve(room.officer, case)
    newer = Content("follow_up", "Versi kedua.", "proses", target=first.id)
    room.submit(case, content=newer)
    assert room.officer.sync().conflicts == 1
    assert room.officer.item(late).why == "submission_replaced"
    assert room.seen(room.officer, case).state == "replaced"
    [waiting] = room.officer.replica.submissions.waiting()
    assert waiting.content.text == "Versi kedua."
    assert WORDS not in room.published(case)


def test_giving_back_what_its_author_has_mended_holds_nothing_up(room: Chamber, case: str) -> None:
    """The officer decides on both, offline: the mended words came by file."""
    first = room.submit(case)
    room.sync()
    late = room.give_back(room.officer, case, REMARK)
    newer = Content("follow_up", "Versi kedua.", "proses", target=first.id)
    second = room.submit(case, content=newer)
    content = replace(newer, kind="approve", target=second.id, public_hash=hash_of(newer))
    behind = room.decide(room.officer, content, room.seen(room.officer, case))
    room.sync()
    assert room.officer.item(late).state == "acked"
    assert room.officer.item(behind).state == "acked"
    assert room.published(case).count("Versi kedua.") == 1
    assert WORDS not in room.published(case)
    told = room.seen(room.operator, case)
    assert (told.state, told.remark) == ("given_back", REMARK)
    assert room.operator.replica.drafts.list(case) == ()


def test_giving_back_what_an_officer_has_answered_comes_too_late(room: Chamber, case: str) -> None:
    first = room.submit(case)
    room.sync()
    late = room.give_back(room.officer, case, REMARK)
    room.second.send(case, Content("follow_up", "Versi Pejabat.", "proses", target=first.id))
    room.sync(room.second)
    assert room.officer.sync().conflicts == 1
    assert room.officer.item(late).why == "submission_replaced"


def test_the_officers_own_version_takes_its_place(room: Chamber, case: str) -> None:
    item = room.submit(case)
    room.sync()
    late = room.approve(room.second, case)
    own = Content("follow_up", "Versi Pejabat.", "selesai", target=item.id)
    room.officer.send(case, own)
    assert room.officer.replica.submissions.count() == 0
    room.sync(room.officer)
    assert room.second.sync().conflicts == 1
    assert room.second.item(late).why == "submission_replaced"
    assert [t for t in room.published(case) if t in (WORDS, "Versi Pejabat.")] == ["Versi Pejabat."]
    room.sync(room.operator)
    told = room.seen(room.operator, case)
    assert (told.state, told.decided_by) == ("replaced", "Petugas Penghubung")


def test_an_approval_before_its_submission_waits_for_it(room: Chamber, case: str) -> None:
    item = room.write(case)
    [claimed] = room.operator.replica.exchange.claim(10, 10_000)
    named = public_hash(WORDS, "proses", False, ())
    approval = operation(case, "", "approve", target=item.id, public_hash=named)
    payload = msgspec.msgpack.encode(approval)
    result = ask(room.office, room.officer, (payload,), cursor=0).results[0]
    assert (result.outcome, result.reason) == ("later", "submission")
    room.sync(room.operator)
    results = [ask(room.office, room.officer, (payload,), cursor=0).results[0] for _ in range(2)]
    assert [r.outcome for r in results] == ["applied", "duplicate"]
    assert room.published(case).count(WORDS) == 1
    assert claimed.id == item.id


@pytest.mark.parametrize("change", ["text", "result", "secret", "file"])
def test_only_the_very_words_that_were_approved_go_out(
    room: Chamber, case: str, change: str
) -> None:
    room.submit(case)
    room.sync(room.officer)
    submission = room.seen(room.officer, case)
    approval = approval_of(submission)
    other = {
        "text": public_hash(WORDS + " ", "proses", False, ()),
        "result": public_hash(WORDS, "selesai", False, ()),
        "secret": public_hash(WORDS, "proses", True, ()),
        "file": public_hash(WORDS, "proses", False, (FILE,)),
    }[change]
    bad = room.decide(room.officer, replace(approval, public_hash=other), submission)
    assert room.officer.sync().refused == 1
    assert room.officer.item(bad).fields == ("public_hash",)
    assert WORDS not in room.published(case)


@pytest.mark.parametrize(
    ("role", "kind", "fields"),
    [
        ("operator", "approve", ("role",)),
        ("operator", "give_back", ("role",)),
        ("liaison", "approve", ("target", "public_hash")),
        ("liaison", "give_back", ("target",)),
    ],
)
def test_who_may_decide_and_what_a_decision_names(
    room: Chamber, case: str, role: str, kind: OperationKind, fields: tuple[str, ...]
) -> None:
    item = room.submit(case)
    desk = room.operator if role == "operator" else room.officer
    made = operation(case, "Catatan.", kind)
    if role == "operator":
        made = operation(case, "Catatan.", kind, target=item.id, public_hash=bytes(32))
    result = ask(room.office, desk, (msgspec.msgpack.encode(made),), cursor=0).results[0]
    assert (result.outcome, result.fields) == ("refused", fields)


CHANGES = {
    "closed": "closed",
    "away": "not_held",
    "deleted": "deleted",
    "secret": "made_secret",
    "reply": "reply_unseen",
    "answered": "answered_by_other",
}


@pytest.mark.parametrize("what", ["submission", "approval"])
@pytest.mark.parametrize("change", CHANGES)
def test_what_changed_meanwhile_is_met_as_an_answer_meets_it(
    room: Chamber, case: str, change: str, what: str
) -> None:
    if what == "approval":
        room.submit(case, result="selesai")
        room.sync()
        made, desk = room.approve(room.officer, case), room.officer
    else:
        made, desk = room.write(case, result="selesai"), room.operator
    coordinator, now = room.office.coordinator, room.office.clock.now()
    match change:
        case "closed":
            coordinator.end(case, "Ditutup oleh Sistem", "", now, archived=False)
        case "away":
            coordinator.dispose(case, by_size(room.office)[1].id, "", now)
        case "deleted":
            coordinator.delete(case, now)
        case "secret":
            coordinator.make_secret(case, now)
        case "reply":
            coordinator.reply(case, "Belum.", now)
        case _:
            room.second.follow_up(case, "Jawaban rekan.")
            room.sync(room.second)
    report = desk.sync()
    assert (report.outcome, report.conflicts) == ("complete", 1), desk.engine.error
    assert desk.item(made).why == CHANGES[change]
    if change == "deleted":
        return
    assert WORDS not in room.published(case)
    if change == "reply":
        # The officer has read it and says so: a new operation on the case as it now stands.
        again = desk.replica.outbox.send_anyway(made.id, at=now)
        room.sync(desk)
        assert desk.item(again).state == "acked"
        assert room.published(case).count(WORDS) == (what == "approval")


def test_approval_traffic_stays_with_the_agency_that_wrote_it(room: Chamber, case: str) -> None:
    other = by_size(room.office)[1]
    theirs = room.office.desk(other.name, "Petugas Lain")
    room.submit(case)
    room.sync()
    room.give_back(room.officer, case, REMARK)
    room.sync()
    room.office.coordinator.dispose(case, other.id, "", room.office.clock.now())
    room.sync()
    room.sync(theirs)
    assert case in theirs.keys()
    held = all_bytes(theirs)
    assert not [
        s for s in (WORDS, REMARK, "Petugas Operator", "Petugas Penghubung") if s.encode() in held
    ]
    assert room.officer.replica.submissions.of(case) == ()
    own = agency_id(room)
    room.office.coordinator.dispose(case, own, "", room.office.clock.now())
    room.sync()
    room.sync(theirs)
    assert room.seen(room.officer, case).remark == REMARK


def agency_id(room: Chamber) -> str:
    return room.officer.replica.identity.certificate.agency


def test_switched_off_nothing_goes_out_by_itself(room: Chamber, case: str) -> None:
    room.submit(case)
    offline = room.write(case, "Ditulis sebelum dimatikan.")
    ask_for_approval(room.office, room.agency, on=False)
    room.sync()
    assert room.operator.item(offline).state == "acked"
    assert room.officer.replica.submissions.count() == 2
    assert WORDS not in room.published(case)
    other = room.operator.replica.queries.list_complaints(Filter(view="needs_answer"))[-1].key
    room.operator.follow_up(other, "Langsung.")
    room.sync(room.operator)
    assert "Langsung." in room.published(other)
    room.approve(room.officer, case)
    room.sync()
    assert room.published(case).count(WORDS) == 1


@pytest.mark.parametrize("restored", [True, False])
@pytest.mark.parametrize("first", ["operator", "officer"])
def test_after_a_restore_it_still_went_out_once(
    room: Chamber, case: str, first: str, restored: bool
) -> None:
    saved = room.office.save_database()
    room.submit(case)
    room.sync(room.officer)
    room.approve(room.officer, case)
    room.sync()
    room.office.put_back(saved, restore=restored)
    order = [room.operator, room.officer]
    if first == "officer":
        order.reverse()
    for desk in (*order, *order, room.second):
        room.sync(desk)
    assert room.published(case).count(WORDS) == 1
    assert room.office.coordinator.pending_answers()[0].text == WORDS
    for desk in (room.operator, room.officer, room.second):
        assert room.seen(desk, case).state == "approved"
        assert desk.replica.outbox.list("pending") == ()
    again = room.approve(room.second, case)
    assert room.second.sync().conflicts == 1
    assert room.second.item(again).why == "already_approved"


def test_lost_answers_submit_and_approve_once(room: Chamber, case: str) -> None:
    room.write(case)
    lossy(room.operator, room.office)
    room.sync(room.officer)
    assert room.everything(case).count(WORDS) == 1
    room.approve(room.officer, case)
    lossy(room.officer, room.office)
    room.sync()
    assert room.published(case).count(WORDS) == 1
    assert room.seen(room.operator, case).state == "approved"


def with_file(room: Chamber, content: bytes) -> Content:
    """An answer of the operator's with a file."""
    files = (attachment(room.operator, content),)
    return Content("follow_up", WORDS, "proses", attachments=files)


def test_nothing_goes_out_before_its_files_are_here(room: Chamber, case: str) -> None:
    content = pdf(20_000)
    room.write(case, content=with_file(room, content))
    with Link(room.office.port, "lan", [Unavailable("/api/v1/blobs", times=20)]) as link:
        room.operator.sync(url=f"http://127.0.0.1:{link.port}")
    room.sync(room.officer)
    early = room.approve(room.officer, case)
    assert room.officer.sync().conflicts == 1
    assert room.officer.item(early).why == "attachments_outstanding"
    assert WORDS not in room.published(case)
    room.sync(room.operator)
    again = room.officer.replica.outbox.send_anyway(early.id, at=room.office.clock.now())
    room.sync()
    assert room.officer.item(again).state == "acked"
    [public] = [
        t
        for t in room.second.replica.queries.timeline(case)
        if t.kind == "follow_up" and t.text == WORDS
    ]
    digest = hashlib.sha256(content).hexdigest()
    assert ([f.sha256 for f in public.attachments], public.arrived) == ([digest], (digest,))
    assert room.seen(room.second, case).arrived == (digest,)


def test_a_file_of_what_was_given_back_goes_again_without_its_bytes(
    room: Chamber, case: str
) -> None:
    content = pdf(20_000)
    room.write(case, content=with_file(room, content))
    room.sync()
    room.give_back(room.officer, case)
    room.sync()
    [back] = room.operator.replica.drafts.list(case)
    assert [f.sha256 for f in back.content.attachments] == [hashlib.sha256(content).hexdigest()]
    outbox, now = room.operator.replica.outbox, room.office.clock.now()
    outbox.send(back.id, at=now, zone_minutes=420, submit=True)
    room.sync()
    [waiting] = room.officer.replica.submissions.waiting()
    assert waiting.arrived == (hashlib.sha256(content).hexdigest(),)
    assert room.operator.replica.attachments.outstanding() == 0


def test_a_first_copy_holds_the_whole_story(room: Chamber, case: str) -> None:
    room.submit(case)
    room.sync(room.officer)
    room.give_back(room.officer, case, REMARK)
    room.sync(room.officer)
    fresh = room.office.desk(room.agency, "Dedi Pejabat")
    room.sync(fresh)
    assert room.seen(fresh, case).remark == REMARK
    assert fresh.replica.submissions.count() == 0


@pytest.mark.parametrize("by", ["officer", "operator"])
def test_a_version_that_comes_after_the_approval_can_still_stand_for_itself(
    room: Chamber, case: str, by: str
) -> None:
    item = room.submit(case)
    room.sync()
    desk = room.officer if by == "officer" else room.operator
    content = Content("follow_up", "Versi lain.", "proses", target=item.id)
    drafts, outbox, now = desk.replica.drafts, desk.replica.outbox, room.office.clock.now()
    draft = drafts.save(case, content)
    late = outbox.send(draft.id, at=now, zone_minutes=420, submit=by == "operator")
    room.approve(room.second, case)
    room.sync(room.second)
    assert desk.sync().conflicts == 1
    assert desk.item(late).why == "already_approved"
    again = outbox.edit(late.id)
    assert (again.content.kind, again.content.target) == ("follow_up", None)
    sent = outbox.send(again.id, at=now, zone_minutes=420, submit=by == "operator")
    room.sync(desk)
    assert desk.item(sent).state == "acked"
    assert room.published(case).count("Versi lain.") == (by == "officer")


def test_work_behind_a_conflict_goes_on_once_approval_is_asked_for(
    room: Chamber, case: str
) -> None:
    ask_for_approval(room.office, room.agency, on=False)
    room.sync()
    room.office.coordinator.reply(case, "Belum.", room.office.clock.now())
    sent = room.operator.send(case, Content("follow_up", WORDS, "selesai"))
    note = room.operator.send(case, Content("note", "Catatan sendiri."))
    room.sync(room.operator)
    assert room.operator.item(sent).why == "reply_unseen"
    ask_for_approval(room.office, room.agency)
    room.operator.replica.outbox.send_anyway(sent.id, at=room.office.clock.now())
    room.sync(room.operator, room.operator)
    assert room.operator.item(note).state == "acked"
    assert room.seen(room.operator, case).open


def test_only_what_takes_its_place_ends_a_submission(room: Chamber, case: str) -> None:
    item = room.submit(case)
    room.sync()
    note = operation(case, "Catatan.", "note", target=item.id)
    other = next(key for key in room.operator.keys() if key != case)
    stray = operation(other, "", "withdraw", target=item.id)
    long = operation(case, "Panjang.", "submit", target=bytes(17))
    found = []
    for made in (note, stray, long):
        payload = msgspec.msgpack.encode(made)
        found.append(ask(room.office, room.operator, (payload,), cursor=0).results[0])
    assert [(r.outcome, r.fields) for r in found] == [
        ("applied", ()),
        ("refused", ("target",)),
        ("refused", ("target",)),
    ]
    room.sync()
    assert room.seen(room.officer, case).open
