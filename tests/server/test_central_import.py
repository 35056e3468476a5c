"""Imports into the central server: merged, idempotent, batch by batch."""

from __future__ import annotations

import zipfile
from pathlib import Path

import openpyxl
import pytest

from server import schema
from server.importing import ExportDamaged, open_export
from server.intake import BATCH, Intake
from tests.server.office import DAY, ONE, TWO, Office, complaint, write_export

NEWER, OLDER = "2026-10-02T00:00:00Z", "2026-09-20T00:00:00Z"
REPLY = {"kind": "reply", "at": "2026-09-10T00:00:00Z", "text": "Terima kasih."}


def test_the_same_file_again_changes_nothing(office: Office) -> None:
    records = [complaint("1", timeline=[REPLY]), complaint("2", agency=None, status="")]
    first = office.take_in(*records, generated_at=NEWER)
    counter, events = office.counter(), office.rows(schema.event)
    again = office.take_in(*records, generated_at=NEWER)
    assert (first.new, again.new, again.changed, again.unchanged) == (2, 0, 0, 2)
    assert (office.counter(), office.rows(schema.event)) == (counter, events)


def test_an_older_export_never_sets_back(office: Office) -> None:
    office.take_in(complaint("1", status="Ditutup oleh Sistem", agency=TWO), generated_at=NEWER)
    before = office.state("1")
    summary = office.take_in(complaint("1", status="Terdisposisi"), generated_at=OLDER)
    assert summary.changed == 0
    assert office.state("1") == before


def test_an_answer_made_here_outlives_an_export_made_before_it(office: Office) -> None:
    office.take_in(complaint("1"), generated_at=OLDER)
    desk = office.enrol()
    office.time = 1_791_000_000
    office.act(desk, "follow_up", "1")
    office.take_in(complaint("1", status="Terdisposisi"), generated_at=NEWER)
    assert office.state("1")["status"] == "Ditindaklanjuti oleh Instansi"


def test_a_new_export_moves_a_complaint_to_its_agency(office: Office) -> None:
    office.take_in(complaint("1"), generated_at=OLDER)
    one, two = office.enrol(ONE), office.enrol(TWO, "Petugas Tiga")
    office.pull(one)
    office.take_in(complaint("1", agency=TWO), generated_at=NEWER)
    assert office.pull(one) == one.fingerprint == bytes(16)
    assert office.pull(two) == two.fingerprint
    assert set(two.held) == {"1"}
    assert "disposition" in {e["kind"] for e in office.timeline("1")}


def test_a_dry_run_counts_and_stores_nothing(office: Office) -> None:
    office.take_in(complaint("1"))
    before = {t.name: office.rows(t) for t in schema.metadata.sorted_tables}
    summary = office.take_in(
        complaint("1", title="Lain"), complaint("2", agency="Dinas Baru"), dry_run=True
    )
    assert (summary.new, summary.changed) == (1, 1)
    assert {t.name: office.rows(t) for t in schema.metadata.sorted_tables} == before


def test_refused_rows_are_named_and_the_rest_goes_in(office: Office) -> None:
    summary = office.take_in(complaint("1", text=None), complaint("2"))
    assert (summary.new, summary.refused_count) == (1, 1)
    assert [(r.row, r.tracking_id, r.reason) for r in summary.refused] == [(2, "1", "no_text")]


def test_a_file_that_breaks_off_leaves_whole_batches(office: Office) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Tracking ID", "Tanggal Laporan Masuk", "Isi Laporan Awal"])
    for number in range(3 * BATCH):
        sheet.append([str(number + 1), "29 May 2023", f"Isi {number} {number * 7919}"])
    whole = office.data / "whole.xlsx"
    book.save(whole)
    broken = _break(whole, office.data / "broken.xlsx")
    with open_export(broken) as reader, pytest.raises(ExportDamaged):
        Intake(office.database).run(reader, office.time, lambda *_: None)
    stored = len(office.rows(schema.complaint))
    assert 0 < stored < 3 * BATCH
    assert stored % BATCH == 0
    with open_export(whole) as reader:
        summary = Intake(office.database).run(reader, office.time, lambda *_: None)
    assert (summary.new, summary.unchanged) == (3 * BATCH - stored, stored)


def _break(whole: Path, target: Path) -> Path:
    """The same workbook with its sheet cut off, inside a sound zip."""
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(target, "w") as out:
        for name in source.namelist():
            content = source.read(name)
            if name.startswith("xl/worksheets/sheet"):
                content = content[: len(content) * 2 // 3]
            out.writestr(name, content)
    return target


def test_sources_keep_their_own_numbers(office: Office) -> None:
    path = write_export(office.data / "wal.jsonl", [complaint("55")])
    with open_export(path, source="laporwal") as reader:
        Intake(office.database).run(reader, office.time, lambda *_: None)
    office.take_in(complaint("55"))
    assert [(c.key, c.tracking_id) for c in office.rows(schema.complaint)] == [
        ("55", "55"),
        ("laporwal:55", "55"),
    ]
    assert office.central.coordinator.show("#55")["complaint"] == "55"


def test_what_was_deleted_by_order_stays_away(office: Office) -> None:
    office.take_in(complaint("1"))
    office.central.coordinator.delete("1", office.time)
    office.time += DAY
    summary = office.take_in(complaint("1", title="Lagi"))
    assert (summary.new, summary.deleted_by_order) == (0, 1)
    assert office.rows(schema.complaint) == []
