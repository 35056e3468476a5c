"""The written files hold the same complaints, in the shape importers expect."""

import csv
import datetime as dt
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from resources.practice import PracticeOffice
from resources.practice.__main__ import main
from resources.practice.writers import (
    COLUMNS,
    write_laporan_ringkas_csv,
    write_laporan_ringkas_xlsx,
    write_native,
)

TODAY = dt.date(2026, 11, 20)


@pytest.fixture(scope="module")
def office() -> PracticeOffice:
    return PracticeOffice(7, 120, 12, TODAY)


def read_xlsx(path: Path) -> tuple[list[tuple[object, ...]], list[dict[str, str | None]]]:
    """The preamble's rows, and the rows below the header by column name."""
    book = load_workbook(path)
    sheet = book.worksheets[0]
    rows: list[tuple[object, ...]] = list(sheet.iter_rows(values_only=True))
    start = next(n for n, row in enumerate(rows) if row[0] == "Tracking ID")
    assert rows[start] == COLUMNS
    found: list[dict[str, str | None]] = []
    for row in rows[start + 1 :]:
        assert all(value is None or isinstance(value, str) for value in row)
        cells = [None if value is None else str(value) for value in row]
        found.append(dict(zip(COLUMNS, cells, strict=True)))
    return rows[:start], found


def test_the_workbook_has_the_preamble_and_text_cells(
    tmp_path: Path, office: PracticeOffice
) -> None:
    path = tmp_path / "laporan.xlsx"
    write_laporan_ringkas_xlsx(path, office)
    preamble, rows = read_xlsx(path)
    labels = {row[0]: row[2] for row in preamble if row[0] is not None}
    assert list(labels) == [
        "Judul Laporan",
        "Nama Instansi",
        "Tanggal Generate",
        "Periode Masuk",
        "Pengelola",
    ]
    assert labels["Tanggal Generate"] == "2026-11-20"
    assert all(not any(row) for row in preamble[1::2])
    assert len(rows) == 120
    merged = {str(area) for area in load_workbook(path).worksheets[0].merged_cells.ranges}
    assert {"A1:B2", "C1:C2", "A9:B10", "C9:C10"} <= merged


def test_a_text_that_begins_with_an_equals_sign_is_no_formula(
    tmp_path: Path, office: PracticeOffice
) -> None:
    path = tmp_path / "laporan.xlsx"
    write_laporan_ringkas_xlsx(path, office)
    column = COLUMNS.index("Isi Laporan Awal")
    sheet = load_workbook(path).worksheets[0]
    cells = [row[column] for row in sheet.iter_rows() if str(row[column].value).startswith("=")]
    assert len(cells) == 1
    assert cells[0].data_type == "s"


def test_workbook_and_native_file_tell_the_same(tmp_path: Path, office: PracticeOffice) -> None:
    write_laporan_ringkas_xlsx(tmp_path / "laporan.xlsx", office)
    write_native(tmp_path / "native.jsonl", office)
    lines = (tmp_path / "native.jsonl").read_text(encoding="utf-8").split("\n")
    assert lines.pop() == ""
    records = [json.loads(line) for line in lines]
    assert records[0] == {
        "type": "header",
        "schema": "penghubung-native/1",
        "generated_at": "2026-11-20T01:00:00Z",
        "source": "sp4n",
    }
    assert [record["type"] for record in records[1:]] == ["agency"] * 12 + ["complaint"] * 120
    complaints = {r["tracking_id"]: r for r in records if r["type"] == "complaint"}
    _, rows = read_xlsx(tmp_path / "laporan.xlsx")
    assert [row["Tracking ID"] for row in rows] == list(complaints)
    for row in rows:
        complaint = complaints[row["Tracking ID"]]
        assert row["Isi Laporan Awal"] == complaint["text"]
        assert row["Judul Laporan"] == complaint.get("title")
        assert row["Status Laporan"] == complaint["status"]
        assert row["Instansi Terdisposisi"] == complaint.get("agency")
        came = f"{row['Tanggal Laporan Masuk']} {row['Waktu Laporan Masuk']} +0000"
        moment = dt.datetime.strptime(came, "%d %b %Y %H:%M:%S %z")
        assert moment.strftime("%Y-%m-%dT%H:%M:%SZ") == complaint["reported_at"]
        flags = (row["Tipe Laporan (Anonim/Rahasia)"] or "").split("|")
        assert ("Anonim" in flags, "Rahasia" in flags) == (
            complaint["anonymous"],
            complaint["secret"],
        )


def test_the_csv_has_the_same_rows_without_a_preamble(
    tmp_path: Path, office: PracticeOffice
) -> None:
    write_laporan_ringkas_csv(tmp_path / "laporan.csv", office)
    write_laporan_ringkas_xlsx(tmp_path / "laporan.xlsx", office)
    with (tmp_path / "laporan.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    _, expected = read_xlsx(tmp_path / "laporan.xlsx")
    assert rows == [{key: value or "" for key, value in row.items()} for row in expected]


def test_the_command_writes_the_formats_it_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "new" / "folder"
    command = ["--seed", "7", "--complaints", "20", "--out", str(out), "--today", "2026-11-20"]
    assert main([*command, "--formats", "csv,jsonl"]) == 0
    assert sorted(path.name for path in out.iterdir()) == [
        "laporan-ringkas.csv",
        "penghubung-native.jsonl",
    ]
    assert len(capsys.readouterr().out.splitlines()) == 2
    expected = tmp_path / "expected.jsonl"
    write_native(expected, PracticeOffice(7, 20, 12, TODAY))
    assert (out / "penghubung-native.jsonl").read_bytes() == expected.read_bytes()


@pytest.mark.parametrize("wrong", [["--formats", "pdf"], ["--complaints", "0"]])
def test_the_command_refuses_what_makes_no_sense(tmp_path: Path, wrong: list[str]) -> None:
    with pytest.raises(SystemExit) as refusal:
        main(["--out", str(tmp_path), *wrong])
    assert refusal.value.code == 2
