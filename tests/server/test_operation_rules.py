"""EXCHANGE §2: what an operation meets, row by row, and how results are kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from server import schema
from sync import codec
from sync.content import Attachment
from sync.wire import OperationKind
from tests.server.office import ONE, TWO, Desk, Office, complaint

KEY = "7001"
FILE = Attachment(bytes(32), "foto.jpg", 9, "jpg")
changed = msgspec.structs.replace
Change = Callable[[Office, Desk], None]


def _reply(office: Office, _: Desk) -> None:
    office.central.coordinator.reply(KEY, "Masih rusak.", office.time)


def _note(office: Office, colleague: Desk) -> None:
    assert office.act(colleague, "note", KEY).outcome == "applied"


def _close(office: Office, _: Desk) -> None:
    office.central.coordinator.end(KEY, "Ditutup oleh Admin", "", office.time, archived=False)


def _archive(office: Office, _: Desk) -> None:
    office.central.coordinator.end(KEY, "Diarsipkan oleh Admin", "", office.time, archived=True)


def _secret(office: Office, _: Desk) -> None:
    office.central.coordinator.make_secret(KEY, office.time)


def _answer(office: Office, colleague: Desk) -> None:
    assert office.act(colleague, "follow_up", KEY, result="proses").outcome == "applied"


def _away_and_back(office: Office, _: Desk) -> None:
    office.central.coordinator.dispose(KEY, TWO, "", office.time)
    office.central.coordinator.dispose(KEY, ONE, "", office.time)


def _away(office: Office, _: Desk) -> None:
    office.central.coordinator.dispose(KEY, TWO, "", office.time)


def _delete(office: Office, _: Desk) -> None:
    office.central.coordinator.delete(KEY, office.time)


def _place(office: Office, _: Desk) -> None:
    office.time += 1
    office.take_in(complaint(KEY, district="Kecamatan Lain"))


_CHANGES: dict[str, Change] = {
    "reply": _reply,
    "note": _note,
    "closed": _close,
    "archived": _archive,
    "secret": _secret,
    "answer": _answer,
    "redisposed": _away_and_back,
    "gone": _away,
    "deleted": _delete,
    "body": _place,
}
_OPERATIONS: dict[str, tuple[OperationKind, str]] = {
    "proses": ("follow_up", "proses"),
    "selesai": ("follow_up", "selesai"),
    "return": ("return", ""),
    "request": ("request_info", ""),
    "note": ("note", ""),
}
_ALWAYS = {"gone": "not_held", "deleted": "deleted"}
_MOVED = {"closed": "closed", "archived": "archived", "redisposed": "redisposed"}
_ANSWERED = {"answer": "answered_by_other"}
_SEEN = {
    "proses": _ALWAYS | _MOVED | _ANSWERED | {"secret": "made_secret"},
    "selesai": _ALWAYS | _MOVED | _ANSWERED | {"secret": "made_secret", "reply": "reply_unseen"},
    "return": _ALWAYS | _MOVED | _ANSWERED,
    "request": _ALWAYS | _MOVED | _ANSWERED,
    "note": _ALWAYS,
}


@pytest.fixture
def pair(office: Office) -> tuple[Desk, Desk]:
    """Two desks of the agency that holds the complaint."""
    office.take_in(complaint(KEY))
    office.agency(TWO)
    return office.enrol(name="Petugas Satu"), office.enrol(name="Petugas Dua", role="operator")


@pytest.mark.parametrize("change", _CHANGES)
@pytest.mark.parametrize("made", _OPERATIONS)
def test_conflict_table(small_office: Office, made: str, change: str) -> None:
    office = small_office
    office.take_in(complaint(KEY))
    office.agency(TWO)
    author, colleague = office.enrol(name="Petugas Satu"), office.enrol(name="Petugas Dua")
    kind, result = _OPERATIONS[made]
    operation = office.operation(kind, KEY, result=result)
    _CHANGES[change](office, colleague)
    got = office.send(author, operation)
    expected = _SEEN[made].get(change, "")
    assert (got.outcome, got.reason) == (("conflict", expected) if expected else ("applied", ""))
    assert (got.number > 0) is not bool(expected)


def test_a_change_the_author_saw_is_no_conflict(office: Office, pair: tuple[Desk, Desk]) -> None:
    _answer(office, pair[1])
    assert office.act(pair[0], "follow_up", KEY).outcome == "applied"


def test_own_chain_is_no_conflict_but_the_second_pc_is(
    office: Office, pair: tuple[Desk, Desk]
) -> None:
    author = pair[0]
    second_pc = office.enrol(name="Petugas Satu")
    base = office.counter()
    first = office.operation("follow_up", KEY, base=base)
    second = office.operation("follow_up", KEY, base=base, predecessor=first.id)
    elsewhere = office.operation("follow_up", KEY, base=base)
    assert office.send(author, first).outcome == "applied"
    assert office.send(author, second).outcome == "applied"
    assert office.send(second_pc, elsewhere).reason == "answered_by_other"


def test_effects_on_state_and_lists(office: Office, pair: tuple[Desk, Desk]) -> None:
    office.act(pair[0], "follow_up", KEY, result="selesai", text="Sudah diperbaiki.")
    state = office.state(KEY)
    assert (state["status"], state["turn"]) == ("Ditindaklanjuti oleh Instansi", "reporter")
    assert state["first_follow_up_at"] == state["last_follow_up_at"] == office.time
    office.act(pair[0], "request_info", KEY)
    assert office.state(KEY)["status"] == "Menunggu Kelengkapan Informasi"
    pending = office.central.coordinator.pending_answers()
    assert {(p.kind, p.result) for p in pending} == {("follow_up", "selesai"), ("request_info", "")}
    office.act(pair[0], "return", KEY, suggest=office.agency(TWO))
    assert "agency" not in office.state(KEY)
    assert office.state(KEY).get("turn", "coordinator") == "coordinator"
    (returned,) = office.central.coordinator.returned()
    assert (returned.agency, returned.reason, returned.suggest) == (ONE, "not_authority", TWO)
    assert office.central.coordinator.mark_entered([KEY], office.time) == 2
    assert office.central.coordinator.pending_answers() == []
    office.central.coordinator.dispose(KEY, TWO, "", office.time)
    assert office.central.coordinator.returned() == []
    assert len(office.central.coordinator.returned(settled=True)) == 1


def test_a_note_stays_with_its_agency(office: Office, pair: tuple[Desk, Desk]) -> None:
    assert office.act(pair[0], "note", KEY, text="Catatan dalam.").outcome == "applied"
    other = office.enrol(TWO, "Petugas Tiga")
    office.pull(pair[1])
    _away(office, pair[1])
    for desk in (*pair, other):
        assert office.pull(desk) == desk.fingerprint
    assert KEY in other.held
    assert KEY not in pair[0].held
    assert not any(b"Catatan" in content for _, content in other.held[KEY].values())


def test_same_id_same_content_is_a_duplicate(office: Office, pair: tuple[Desk, Desk]) -> None:
    operation = office.operation("follow_up", KEY)
    first = office.send(pair[0], operation)
    counter = office.counter()
    office.time += 60
    again = office.send(pair[0], operation)
    assert again == msgspec.structs.replace(first, outcome="duplicate")
    assert office.counter() == counter
    assert len([e for e in office.timeline(KEY) if e["kind"] == "follow_up"]) == 1


def test_same_id_other_content_is_a_mismatch_with_the_stored_text(
    office: Office, pair: tuple[Desk, Desk]
) -> None:
    operation = office.operation("follow_up", KEY, text="Kata pertama.")
    office.send(pair[0], operation)
    other = msgspec.structs.replace(operation, text="Kata kedua.")
    got = office.send(pair[0], other)
    assert (got.outcome, got.reason, got.stored) == ("mismatch", "applied", "Kata pertama.")
    assert not office.holds_text("Kata kedua.")


def test_a_stored_result_goes_to_its_device_and_its_replacement_only(
    office: Office, pair: tuple[Desk, Desk]
) -> None:
    operation = office.operation("follow_up", KEY, text="Kata rahasia.")
    office.send(pair[0], operation)
    other = office.send(pair[1], msgspec.structs.replace(operation, text="Lain."))
    assert (other.outcome, other.reason, other.stored) == ("refused", "foreign", "")
    successor = office.enrol(name="Petugas Dua", replaces=pair[0].caller.device)
    assert office.send(successor, operation).outcome == "duplicate"


def test_a_conflict_is_stored_and_repeated(office: Office, pair: tuple[Desk, Desk]) -> None:
    operation = office.operation("follow_up", KEY)
    _close(office, pair[1])
    first = office.send(pair[0], operation)
    office.central.coordinator.dispose(KEY, TWO, "", office.time)
    office.central.coordinator.dispose(KEY, ONE, "", office.time)
    assert office.send(pair[0], operation) == first


def test_later_until_the_predecessor_is_settled_and_never_stored(
    office: Office, pair: tuple[Desk, Desk]
) -> None:
    first = office.operation("follow_up", KEY)
    second = office.operation("note", KEY, predecessor=first.id)
    for _ in range(2):
        got = office.send(pair[0], second)
        assert (got.outcome, got.reason) == ("later", "predecessor")
    assert office.rows(schema.ledger) == []
    office.send(pair[0], first)
    assert office.send(pair[0], second).outcome == "applied"


def test_an_unsettled_conflict_holds_its_chain_until_superseded(
    office: Office, pair: tuple[Desk, Desk]
) -> None:
    first = office.operation("follow_up", KEY)
    second = office.operation("note", KEY, predecessor=first.id)
    _close(office, pair[1])
    assert office.send(pair[0], first).outcome == "conflict"
    assert office.send(pair[0], second).outcome == "later"
    anyway = office.operation("follow_up", KEY, supersedes=first.id)
    assert office.send(pair[0], anyway).outcome == "applied"
    assert office.send(pair[0], second).outcome == "applied"


def test_only_one_supersedes_and_only_by_the_same_author(
    office: Office, pair: tuple[Desk, Desk]
) -> None:
    first = office.operation("follow_up", KEY)
    _close(office, pair[1])
    office.send(pair[0], first)
    assert office.act(pair[1], "follow_up", KEY, supersedes=first.id).reason == "not_held"
    assert office.act(pair[0], "follow_up", KEY, supersedes=first.id).outcome == "applied"
    late = office.act(pair[0], "follow_up", KEY, supersedes=first.id)
    assert (late.outcome, late.reason) == ("conflict", "superseded")
    applied = office.operation("follow_up", KEY)
    assert office.send(pair[0], applied).outcome == "applied"
    assert office.act(pair[0], "note", KEY, supersedes=applied.id).reason == "already_applied"


def test_withdraw_claims_an_id_that_never_came(office: Office, pair: tuple[Desk, Desk]) -> None:
    lost = office.operation("follow_up", KEY)
    behind = office.operation("note", KEY, predecessor=lost.id)
    assert office.act(pair[0], "withdraw", KEY, target=lost.id).outcome == "applied"
    late = office.send(pair[0], lost)
    assert late.outcome == "withdrawn"
    assert not [e for e in office.timeline(KEY) if e["kind"] == "follow_up"]
    assert office.send(pair[0], behind).outcome == "applied"
    assert office.act(pair[0], "follow_up", KEY, supersedes=lost.id).outcome == "applied"


def test_withdraw_of_an_applied_one_tells_so(office: Office, pair: tuple[Desk, Desk]) -> None:
    operation = office.operation("follow_up", KEY)
    applied = office.send(pair[0], operation)
    got = office.act(pair[0], "withdraw", KEY, target=operation.id)
    assert (got.outcome, got.reason, got.number) == ("conflict", "already_applied", applied.number)
    foreign = office.act(pair[1], "withdraw", KEY, target=operation.id)
    assert (foreign.outcome, foreign.reason) == ("refused", "foreign")


def test_withdraw_of_a_conflict_settles_it(office: Office, pair: tuple[Desk, Desk]) -> None:
    first = office.operation("follow_up", KEY)
    second = office.operation("note", KEY, predecessor=first.id)
    _close(office, pair[1])
    office.send(pair[0], first)
    assert office.act(pair[0], "withdraw", KEY, target=first.id).outcome == "applied"
    assert office.send(pair[0], second).outcome == "applied"


@pytest.mark.parametrize(
    ("kind", "fields", "fault"),
    [
        ("follow_up", {"text": "  "}, "text"),
        ("follow_up", {"text": "x" * 3001}, "text"),
        ("follow_up", {"text": "a\0b"}, "text"),
        ("follow_up", {"attachments": (changed(FILE, type="exe"),)}, "attachments"),
        ("follow_up", {"attachments": (changed(FILE, size=0),)}, "attachments"),
        ("follow_up", {"attachments": (changed(FILE, size=5_000_001),)}, "attachments"),
        ("follow_up", {"attachments": (changed(FILE, name="a/b.pdf"),)}, "attachments"),
        ("follow_up", {"attachments": (changed(FILE, thumb=bytes(4097)),)}, "attachments"),
        ("follow_up", {"attachments": (changed(FILE, sha256=b"short"),)}, "attachments"),
        ("follow_up", {"attachments": (FILE, FILE)}, "attachments"),
        ("follow_up", {"version": 2}, "kind"),
        ("submit", {"text": " "}, "text"),
        ("submit", {"attachments": (FILE, FILE)}, "attachments"),
        ("approve", {"public_hash": bytes(32)}, "target"),
        ("approve", {"target": bytes(16)}, "public_hash"),
        ("give_back", {"target": bytes(16), "text": " "}, "text"),
        ("return", {"reason": "nobody_knows"}, "reason"),
        ("return", {"reason": "other"}, "text"),
        ("return", {"suggest": "a0000000000"}, "suggest"),
        ("withdraw", {}, "target"),
    ],
)
def test_refused_names_the_field(
    office: Office,
    pair: tuple[Desk, Desk],
    kind: OperationKind,
    fields: dict[str, Any],
    fault: str,
) -> None:
    counter = office.counter()
    operation = office.operation(kind, KEY, **fields)
    got = office.send(pair[0], operation)
    assert (got.outcome, got.fields) == ("refused", (fault,))
    assert office.send(pair[0], operation).outcome == "refused"
    assert office.counter() == counter


@pytest.mark.parametrize(
    ("key", "base", "fault"),
    [("9" * 200, 0, "complaint"), ("70\x0001", 0, "complaint"), (KEY, 1 << 63, "base")],
)
def test_what_no_database_holds_is_refused_and_the_next_one_goes_on(
    office: Office, pair: tuple[Desk, Desk], key: str, base: int, fault: str
) -> None:
    got = office.act(pair[0], "note", key, base=base)
    assert (got.outcome, got.fields) == ("refused", (fault,))
    assert office.act(pair[0], "note", KEY).outcome == "applied"


def test_bytes_that_are_no_operation_are_malformed(office: Office, pair: tuple[Desk, Desk]) -> None:
    for payload in (b"", b"\xc1", msgspec.msgpack.encode({"i": b"short"})):
        with pytest.raises(codec.Malformed):
            office.operations.process(0, payload, pair[0].caller, office.time)


def test_a_clock_that_runs_ahead_does_not_date_an_entry(
    office: Office, pair: tuple[Desk, Desk]
) -> None:
    ahead = msgspec.structs.replace(office.operation("follow_up", KEY), at=office.time + 86_400)
    office.send(pair[0], ahead)
    (entry,) = (e for e in office.timeline(KEY) if e["kind"] == "follow_up")
    assert entry["at"] == office.time


def test_an_agency_that_does_not_hold_it_learns_nothing(office: Office) -> None:
    office.take_in(complaint(KEY))
    stranger = office.enrol(TWO, "Petugas Tiga")
    got = office.act(stranger, "note", KEY)
    assert (got.outcome, got.reason) == ("conflict", "not_held")
    unknown = office.act(stranger, "note", "7999")
    assert (unknown.outcome, unknown.reason) == ("conflict", "not_held")
