"""Merging: idempotent, an older export sets nothing back, absent blanks nothing."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import UNSET

from server.importing import (
    BODY_FIELDS,
    STATE_FIELDS,
    ImportedComplaint,
    ImportedEntry,
    StoredFields,
    merge,
)

FIELDS = (*BODY_FIELDS, *STATE_FIELDS)
FLAGS = {"anonymous", "secret"}
WORDS = st.sampled_from(["a", "b", "c"])
MOMENTS = st.sampled_from([0, 100, 86_000, 200_000])
AGES = st.integers(0, 4)


def _value(name: str) -> st.SearchStrategy[Any]:
    if name in FLAGS:
        return st.booleans()
    return MOMENTS if name == "reported_at" else WORDS


def _incoming_value(name: str) -> st.SearchStrategy[Any]:
    absent = st.just(UNSET)
    if name in FLAGS | {"reported_at", "text"}:
        return absent | _value(name)
    return absent | st.none() | _value(name)


ENTRIES = st.lists(
    st.builds(
        ImportedEntry,
        id=st.sampled_from(["1", "2", "3"]),
        kind=st.sampled_from(["reply", "note"]),
        at=MOMENTS,
    ),
    max_size=4,
).map(tuple)
STORED = st.builds(
    StoredFields,
    as_of=AGES,
    entry_ids=st.frozensets(st.sampled_from(["1", "2", "3"])),
    **{name: st.none() | _value(name) for name in FIELDS},
)
INCOMING = st.builds(
    ImportedComplaint,
    source=st.just("sp4n"),
    tracking_id=st.just("1"),
    row=st.just(2),
    reported_date_only=st.booleans(),
    text_from_final=st.booleans(),
    timeline=st.just(UNSET) | ENTRIES,
    **{name: _incoming_value(name) for name in FIELDS},
)
WHENS = st.none() | AGES


def record(**fields: Any) -> ImportedComplaint:
    return ImportedComplaint(source="sp4n", tracking_id="1", row=2, **fields)


@given(st.none() | STORED, INCOMING, WHENS, WHENS)
def test_the_same_file_twice_changes_nothing(
    stored: StoredFields | None, incoming: ImportedComplaint, age: int | None, local: int | None
) -> None:
    once = merge(stored, incoming, generated_at=age, local_since=local)
    twice = merge(once.fields, incoming, generated_at=age, local_since=local)
    assert not twice.changed
    assert twice.fields == once.fields
    assert once.created is (stored is None)


@given(STORED, INCOMING, AGES, WHENS)
def test_an_older_export_only_fills_what_is_missing(
    stored: StoredFields, incoming: ImportedComplaint, age: int, local: int | None
) -> None:
    stored = msgspec.structs.replace(stored, as_of=age + 1)
    merged = merge(stored, incoming, generated_at=age, local_since=local).fields
    assert merged.as_of == stored.as_of
    for name in FIELDS:
        if name == "reporter_name" and merged.anonymous:
            continue
        before = getattr(stored, name)
        assert before is None or getattr(merged, name) == before, name


@given(STORED, AGES, WHENS)
def test_a_record_that_says_nothing_changes_nothing(
    stored: StoredFields, age: int, local: int | None
) -> None:
    empty = dict.fromkeys(set(FIELDS) - FLAGS - {"reported_at", "text"})
    if stored.anonymous:
        stored = msgspec.structs.replace(stored, reporter_name=None)
    for incoming in (record(), record(**empty)):
        assert not merge(stored, incoming, generated_at=age, local_since=local).changed


@given(STORED, INCOMING, AGES)
def test_absent_and_empty_blank_only_what_hangs_on_a_changed_name(
    stored: StoredFields, incoming: ImportedComplaint, age: int
) -> None:
    merged = merge(stored, incoming, generated_at=age)
    owner = {"category_id": "category", "agency_external_id": "agency", "hold_reason": "status"}
    for name in merged.changed_fields:
        if getattr(merged.fields, name) is None and name != "reporter_name":
            assert owner[name] in merged.changed_fields


@given(STORED, INCOMING, AGES, AGES)
def test_what_was_done_here_since_stays(
    stored: StoredFields, incoming: ImportedComplaint, age: int, later: int
) -> None:
    merged = merge(stored, incoming, generated_at=age, local_since=age + later).fields
    assert merged.status == stored.status
    assert merged.agency == stored.agency
    assert merged.hold_reason == stored.hold_reason
    assert merged.secret or not stored.secret


@given(INCOMING, AGES)
def test_a_new_record_is_taken_as_it_is(incoming: ImportedComplaint, age: int) -> None:
    merged = merge(None, incoming, generated_at=age, local_since=age + 1)
    assert merged.created
    assert merged.body_changed
    assert merged.state_changed
    assert merged.fields.as_of == age
    for name in set(FIELDS) - {"reporter_name", "category_id", "agency_external_id"}:
        told = getattr(incoming, name)
        assert getattr(merged.fields, name) == (None if told is UNSET else told)
    missing = {name for name in ("text", "reported_at") if getattr(incoming, name) is UNSET}
    assert set(merged.missing) == missing


@given(STORED, INCOMING, WHENS)
def test_entries_are_appended_once(
    stored: StoredFields, incoming: ImportedComplaint, age: int | None
) -> None:
    merged = merge(stored, incoming, generated_at=age)
    ids = [entry.id for entry in merged.new_entries]
    told = set() if incoming.timeline is UNSET else {entry.id for entry in incoming.timeline}
    assert sorted(ids) == sorted(told - stored.entry_ids)
    assert merged.fields.entry_ids == stored.entry_ids | told


@pytest.mark.parametrize(("age", "taken"), [(9, False), (10, True), (11, True)])
def test_age_decides(age: int, taken: bool) -> None:
    stored = StoredFields(as_of=10, status="Ditutup oleh Sistem", text="a", reported_at=1)
    merged = merge(stored, record(status="Terdisposisi"), generated_at=age)
    assert merged.state_changed is taken
    assert not merged.body_changed
    assert merged.fields.as_of == max(age, 10)


def test_an_empty_hold_reason_goes_with_a_changed_status() -> None:
    stored = StoredFields(as_of=1, status="Menunggu", hold_reason="Kurang lengkap")
    same = merge(stored, record(status="Menunggu", hold_reason=None), generated_at=2)
    assert same.fields.hold_reason == "Kurang lengkap"
    moved = merge(stored, record(status="Terdisposisi", hold_reason=None), generated_at=2)
    assert moved.fields.hold_reason is None
    unsaid = merge(stored, record(status="Terdisposisi"), generated_at=2)
    assert unsaid.fields.hold_reason == "Kurang lengkap"


def test_a_number_never_stands_beside_another_name() -> None:
    stored = StoredFields(as_of=5, agency="Dinas A", agency_external_id="1", status="x")
    moved = merge(stored, record(agency="Dinas B"), generated_at=6).fields
    assert (moved.agency, moved.agency_external_id) == ("Dinas B", None)
    older = record(agency="Dinas B", agency_external_id="2")
    bare = msgspec.structs.replace(stored, agency_external_id=None)
    assert merge(bare, older, generated_at=4).fields.agency_external_id is None
    right = record(agency="Dinas A", agency_external_id="1")
    assert merge(bare, right, generated_at=4).fields.agency_external_id == "1"


def test_not_disposed_is_a_state_an_older_export_does_not_fill() -> None:
    stored = StoredFields(as_of=5, status="Belum Terverifikasi", agency=None)
    assert merge(stored, record(agency="Dinas A"), generated_at=4).fields.agency is None
    unknown = StoredFields(as_of=5)
    filled = merge(unknown, record(agency="Dinas A", status="x"), generated_at=4).fields
    assert (filled.agency, filled.status) == ("Dinas A", "x")


def test_a_stand_in_never_replaces_the_better_value() -> None:
    stored = StoredFields(as_of=1, text="Lampu Padam", reported_at=90_000)
    final = record(text="lampu padam", text_from_final=True)
    assert not merge(stored, final, generated_at=2).changed
    same_day = record(reported_at=86_400, reported_date_only=True)
    assert not merge(stored, same_day, generated_at=2).changed
    other_day = record(reported_at=0, reported_date_only=True)
    assert merge(stored, other_day, generated_at=2).fields.reported_at == 0


def test_the_name_of_an_anonymous_reporter_is_not_kept() -> None:
    new = merge(None, record(anonymous=True, reporter_name="Contoh"), generated_at=1)
    assert new.fields.reporter_name is None
    known = StoredFields(as_of=1, anonymous=False, reporter_name="Contoh")
    assert merge(known, record(anonymous=True), generated_at=2).fields.reporter_name is None
    hidden = StoredFields(as_of=1, anonymous=True)
    assert not merge(hidden, record(reporter_name="Contoh"), generated_at=2).changed


def test_secrecy_is_not_lifted_by_an_export_made_before_a_local_change() -> None:
    stored = StoredFields(as_of=1, secret=True)
    assert merge(stored, record(secret=False), generated_at=5, local_since=6).fields.secret is True
    assert merge(stored, record(secret=False), generated_at=7, local_since=6).fields.secret is False
