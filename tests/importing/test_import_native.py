"""The native format: the reader and its JSON Schema agree, a bad line costs only itself."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from msgspec import UNSET

from server.importing import (
    ImportedAgency,
    ImportedComplaint,
    ImportedEntry,
    Item,
    RowRefused,
    open_export,
)
from server.importing.native import MAX_LINE

HEADER = {
    "type": "header",
    "schema": "penghubung-native/1",
    "generated_at": "2026-10-02T00:00:00Z",
    "source": "laporwal",
}
AGENCY = {
    "type": "agency",
    "name": "Dinas Contoh",
    "external_id": "77",
    "parent": "Pemerintah Kabupaten Contoh",
    "zone": "Asia/Jakarta",
}
ENTRY = {
    "kind": "follow_up",
    "at": "2026-10-01T05:00:00.75Z",
    "text": "Sudah diperbaiki",
    "agency": "Dinas Contoh",
    "result": "selesai",
    "secret": False,
    "status": "Ditindaklanjuti oleh Instansi",
}
COMPLAINT = {
    "type": "complaint",
    "tracking_id": "9165816",
    "source": "sp4n",
    "title": "Lampu",
    "text": "Lampu padam",
    "reported_at": "2026-10-01T04:05:34Z",
    "classification": "Aspirasi",
    "category_id": "1454",
    "category": "Lainnya",
    "channel": "Website",
    "anonymous": True,
    "secret": False,
    "reporter": {"name": "Contoh Nama"},
    "parent_agency": None,
    "agency_external_id": "77",
    "agency": "Dinas Contoh",
    "status": "Terdisposisi",
    "hold_reason": None,
    "province": "Jawa Barat",
    "regency": "Contoh",
    "district": "Satu",
    "village": "Dua",
    "timeline": [ENTRY, {**ENTRY, "id": "e-1", "kind": "reply", "text": None, "result": None}],
}
AT = int(datetime(2026, 10, 1, 4, 5, 34, tzinfo=UTC).timestamp())
VALIDATOR = Draft202012Validator(
    json.loads(files("server.importing").joinpath("native.schema.json").read_text("utf-8"))
)


def changed(line: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return {**line, **changes}


def read(path: Path, *lines: object) -> list[Item]:
    texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    path = path / "export.jsonl"
    path.write_text("\n".join(texts), "utf-8", newline="\n")
    with open_export(path) as reader:
        return list(reader)


def test_the_whole_format(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("\ufeff\n" + "\r\n".join(map(json.dumps, (HEADER, AGENCY, COMPLAINT))), "utf-8")
    with open_export(path) as reader:
        assert reader.info.format == "native-jsonl"
        assert reader.info.generated_at == int(datetime(2026, 10, 2, tzinfo=UTC).timestamp())
        agency, complaint = reader
        assert reader.position == (path.stat().st_size, path.stat().st_size)
    assert agency == ImportedAgency(
        row=3,
        name="Dinas Contoh",
        external_id="77",
        parent="Pemerintah Kabupaten Contoh",
        zone="Asia/Jakarta",
    )
    assert isinstance(complaint, ImportedComplaint)
    assert (complaint.source, complaint.tracking_id, complaint.row) == ("sp4n", "9165816", 4)
    assert (complaint.reported_at, complaint.reporter_name) == (AT, "Contoh Nama")
    assert (complaint.parent_agency, complaint.decree_number) == (None, UNSET)
    assert isinstance(complaint.timeline, tuple)
    first, second = complaint.timeline
    assert first == ImportedEntry(
        id=first.id,
        kind="follow_up",
        at=AT + 3266,
        text="Sudah diperbaiki",
        agency="Dinas Contoh",
        result="selesai",
        status="Ditindaklanjuti oleh Instansi",
    )
    assert (second.id, second.text, second.result) == ("e-1", None, None)


def test_entry_ids_are_the_same_in_any_file(tmp_path: Path) -> None:
    ids = []
    for lines in ((COMPLAINT,), (HEADER, changed(COMPLAINT, title="Lain"))):
        item = read(tmp_path, *lines)[-1]
        assert isinstance(item, ImportedComplaint)
        assert isinstance(item.timeline, tuple)
        ids.append(item.timeline[0].id)
    assert ids[0] == ids[1]


def test_the_source_falls_back_to_the_header(tmp_path: Path) -> None:
    bare = {"type": "complaint", "tracking_id": "KW-1", "status": "Baru"}
    (item,) = read(tmp_path, HEADER, bare)
    assert item == ImportedComplaint(source="laporwal", tracking_id="KW-1", row=2, status="Baru")
    (refused,) = read(tmp_path, bare)
    assert isinstance(refused, RowRefused)
    assert refused.reason == "bad_tracking_id"


BAD = [
    (changed(COMPLAINT, tracking_id=9165816), "bad_field", "tracking_id"),
    (changed(COMPLAINT, tracking_id=""), "bad_field", "tracking_id"),
    (changed(COMPLAINT, tracking_id="a b"), "bad_tracking_id", None),
    ({"type": "complaint", "text": "x"}, "bad_field", "tracking_id"),
    (changed(COMPLAINT, source="twitter"), "bad_field", "source"),
    (changed(COMPLAINT, text=None), "bad_field", "text"),
    (changed(COMPLAINT, text=" "), "no_text", None),
    (changed(COMPLAINT, reported_at="2026-10-01T04:05:34"), "bad_field", "reported_at"),
    (changed(COMPLAINT, anonymous="ya"), "bad_field", "anonymous"),
    (changed(COMPLAINT, timeline=[changed(ENTRY, kind="x")]), "bad_field", "timeline[0].kind"),
    (changed(COMPLAINT, timeline=[{"kind": "note"}]), "bad_field", "timeline[0].at"),
    (
        changed(COMPLAINT, timeline=[changed(ENTRY, result="x")]),
        "bad_field",
        "timeline[0].result",
    ),
    (changed(AGENCY, name=" "), "bad_field", "name"),
    (changed(AGENCY, zone="WIB"), "bad_zone", "zone"),
    ({"type": "invoice"}, "unknown_type", None),
    ({"no": "type"}, "not_json", None),
]


@pytest.mark.parametrize(("line", "reason", "field"), BAD)
def test_a_bad_line_costs_only_itself(
    tmp_path: Path, line: dict[str, Any], reason: str, field: str | None
) -> None:
    assert not VALIDATOR.is_valid(line)
    items = read(tmp_path, HEADER, line, AGENCY)
    refused = items[0]
    assert isinstance(refused, RowRefused)
    assert (refused.row, refused.reason, refused.field) == (2, reason, field)
    assert isinstance(items[1], ImportedAgency)


@pytest.mark.parametrize(
    "line",
    [
        HEADER,
        {"type": "header", "schema": "penghubung-native/1"},
        AGENCY,
        {"type": "agency", "name": "Dinas"},
        COMPLAINT,
        {"type": "complaint", "tracking_id": "1"},
        changed(COMPLAINT, reporter=None, timeline=[], agency=None),
        changed(COMPLAINT, unknown_key=1),
    ],
)
def test_schema_and_reader_take_the_same(tmp_path: Path, line: dict[str, Any]) -> None:
    VALIDATOR.validate(line)
    assert not any(isinstance(item, RowRefused) for item in read(tmp_path, line))


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(VALIDATOR.schema)


def test_lines_that_are_no_objects(tmp_path: Path) -> None:
    long = json.dumps(changed(COMPLAINT, text="x" * MAX_LINE))
    lines = (HEADER, "", "{cut", '"text"', HEADER, long, AGENCY)
    items = read(tmp_path, *lines)
    assert [(i.row, i.reason) for i in items if isinstance(i, RowRefused)] == [
        (3, "not_json"),
        (4, "not_json"),
        (5, "header_not_first"),
        (6, "line_too_long"),
    ]
    assert isinstance(items[-1], ImportedAgency)
    assert items[-1].row == 7


def test_repeated_complaints(tmp_path: Path) -> None:
    items = read(tmp_path, COMPLAINT, COMPLAINT, changed(COMPLAINT, title="Lain"))
    assert [type(item) for item in items] == [ImportedComplaint, RowRefused]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner),
    max_leaves=6,
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(key=st.sampled_from(sorted(COMPLAINT.keys() - {"type"})), value=JSON)
def test_no_value_breaks_the_reader_or_is_quoted(tmp_path: Path, key: str, value: Any) -> None:
    line = changed(COMPLAINT, **{key: value})
    item, _ = read(tmp_path, line, AGENCY)
    if isinstance(item, RowRefused):
        assert item.field is None or item.field.startswith(key)
    else:
        assert isinstance(item, ImportedComplaint)


def test_the_example_of_the_manual_goes_in(tmp_path: Path) -> None:
    manual = Path(__file__).parents[2] / "docs" / "import.md"
    example = manual.read_text("utf-8").split("```json\n")[1].split("```")[0]
    lines = [json.loads(line) for line in example.splitlines()]
    for line in lines:
        VALIDATOR.validate(line)
    assert [type(item) for item in read(tmp_path, *lines)] == [ImportedAgency, ImportedComplaint]
