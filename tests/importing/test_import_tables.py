"""Laporan Ringkas and mapped tables, as workbooks and text files that the tests write."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import UNSET

from server.importing import ImportedComplaint, Item, Problem, RowRefused, Source, open_export
from server.importing.text import clean_text

from .conftest import HEADER, ROW, WriteTable, WriteText

AT = int(datetime(2023, 5, 29, 4, 5, 34, tzinfo=UTC).timestamp())
PREAMBLE = (
    ("Judul Laporan", None, "Laporan Ringkas"),
    (),
    ("Nama Instansi", None, "Pemerintah Kabupaten Contoh"),
    ("Tanggal Generate", None, "2025-11-14"),
    ("Periode Masuk", None, "(2021-01-01) - (2024-12-31)"),
    ("Pengelola", None, None),
)


def read(path: Path, source: Source = "sp4n", timezone: str = "UTC") -> list[Item]:
    with open_export(path, source=source, timezone=timezone) as reader:
        return list(reader)


def only(path: Path, source: Source = "sp4n", timezone: str = "UTC") -> ImportedComplaint:
    (item,) = read(path, source, timezone)
    assert isinstance(item, ImportedComplaint)
    return item


def reasons(items: list[Item]) -> list[tuple[int, str]]:
    return [(item.row, item.reason) for item in items if isinstance(item, RowRefused)]


def test_a_whole_row(xlsx: WriteTable) -> None:
    columns = {
        "Tracking ID": "9165816",
        "Tanggal Laporan Masuk": "29 May 2023",
        "Waktu Laporan Masuk": "04:05:34",
        "Nama Pelapor": "Contoh Nama",
        "Klasifikasi Laporan": "Aspirasi",
        "ID Kategori": "1454",
        "Kategori": "Lainnya",
        "Judul Laporan": "Lampu",
        "Isi Laporan Awal": "Lampu Padam",
        "Isi Laporan Akhir": "Lampu padam",
        "Tipe Laporan (Anonim/Rahasia)": "Anonim|Rahasia",
        "Sumber Laporan": "Website",
        "Instansi Induk": "Pemerintah Kabupaten Contoh",
        "ID Instansi Terdisposisi": "77",
        "Instansi Terdisposisi": "Dinas Contoh",
        "Status Laporan": "Terdisposisi",
        "Alasan Tunda/Arsip": None,
        "Provinsi": "Jawa Barat",
        "Kota/Kabupaten": "Contoh",
        "Kecamatan": "Satu",
        "Kelurahan": "Dua",
        "Nomor SK": "12/2020",
        "Url SK": "https://contoh.example/sk.pdf",
        "Url Dokumen Laporan Tahunan": "https://contoh.example/lap.pdf",
        "Rating": "4.0",
    }
    path = xlsx([*PREAMBLE, tuple(columns), tuple(columns.values())])
    with open_export(path) as reader:
        info, items = reader.info, list(reader)
        assert reader.position == (8, None)
    assert info.title == "Laporan Ringkas"
    assert info.agency == "Pemerintah Kabupaten Contoh"
    assert info.period == "(2021-01-01) - (2024-12-31)"
    assert info.generated_at == int(datetime(2025, 11, 13, 15, tzinfo=UTC).timestamp())
    assert info.ignored_columns == ("Url Dokumen Laporan Tahunan",)
    assert {"reported_at", "text", "anonymous", "secret", "rating"} <= set(info.columns)
    assert items == [
        ImportedComplaint(
            source="sp4n",
            tracking_id="9165816",
            row=8,
            title="Lampu",
            text="Lampu Padam",
            reported_at=AT,
            classification="Aspirasi",
            category_id="1454",
            category="Lainnya",
            channel="Website",
            anonymous=True,
            secret=True,
            reporter_name="Contoh Nama",
            parent_agency="Pemerintah Kabupaten Contoh",
            agency_external_id="77",
            agency="Dinas Contoh",
            status="Terdisposisi",
            hold_reason=None,
            province="Jawa Barat",
            regency="Contoh",
            district="Satu",
            village="Dua",
            rating="4",
            decree_number="12/2020",
            decree_url="https://contoh.example/sk.pdf",
        )
    ]


def test_absent_is_not_empty(xlsx: WriteTable) -> None:
    record = only(
        xlsx(
            [("Tracking ID", "Status Laporan", "Instansi Terdisposisi"), ("1", "Terdisposisi", "")]
        )
    )
    assert (record.status, record.agency) == ("Terdisposisi", None)
    assert (record.title, record.text, record.reported_at) == (UNSET, UNSET, UNSET)
    assert (record.anonymous, record.timeline) == (UNSET, UNSET)


def test_columns_in_any_order_but_the_first(text_table: WriteText) -> None:
    rows = [(HEADER[0], *HEADER[:0:-1]), (ROW[0], *ROW[:0:-1])]
    record = only(text_table(rows))
    assert (record.text, record.reported_at) == (ROW[4], AT)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_text_tables(text_table: WriteText, separator: str, encoding: str) -> None:
    row = (*ROW[:3], "Café, jalan; rusak", "Baris satu\r\nbaris, dua; é")
    path = text_table([*PREAMBLE, HEADER, row], separator=separator, encoding=encoding)
    with open_export(path) as reader:
        assert reader.info.generated_at is not None
        (record,) = reader
    assert isinstance(record, ImportedComplaint)
    assert record.title == "Café, jalan; rusak"
    assert record.text == "Baris satu\nbaris, dua; é"
    assert record.row == 8


def test_native_cells_of_a_workbook(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "Petunjuk"  # type: ignore[union-attr]
    sheet = book.create_sheet("Data")
    sheet.append(HEADER)
    sheet.append((168054.0, datetime(2023, 5, 29, 4, 5, 34), None, 2023, "=lampu padam"))  # noqa: DTZ001
    book.save(tmp_path / "a.xlsx")
    record = only(tmp_path / "a.xlsx")
    assert (record.tracking_id, record.reported_at, record.title) == ("168054", AT, "2023")
    assert record.text == "=lampu padam"


def test_zone_option(xlsx: WriteTable) -> None:
    path = xlsx([HEADER, ROW])
    for zone, hours in (("WIB", 7), ("WITA", 8), ("WIT", 9), ("Asia/Jakarta", 7), ("UTC", 0)):
        assert only(path, timezone=zone).reported_at == AT - hours * 3600


def test_a_wrong_row_is_refused_and_the_rest_goes_in(xlsx: WriteTable) -> None:
    rows = [
        HEADER,
        ("", *ROW[1:]),
        ("Total: 3", *ROW[1:]),
        ("2", "kemarin", *ROW[2:]),
        ("3", "", *ROW[2:]),
        ("4", *ROW[1:4], "<br> \u200b"),
        (None,) * 5,
        ROW,
    ]
    items = read(xlsx(rows))
    assert reasons(items) == [
        (2, "no_tracking_id"),
        (3, "bad_tracking_id"),
        (4, "bad_date"),
        (5, "no_date"),
        (6, "no_text"),
    ]
    assert [i.tracking_id for i in items] == [None, None, "2", "3", "4", "9165816"]  # type: ignore[union-attr]


def test_refusals_quote_nothing(text_table: WriteText) -> None:
    rows = [HEADER, ("5", "RAHASIABESAR", "1", "RAHASIABESAR", "RAHASIABESAR")]
    (refused,) = read(text_table(rows))
    assert isinstance(refused, RowRefused)
    assert "RAHASIABESAR" not in repr(refused) + refused.sentence


def test_missing_titles_and_long_texts(xlsx: WriteTable) -> None:
    record = only(xlsx([HEADER, (*ROW[:3], None, "kata " * 1200 + "akhir")]))
    assert record.title is None
    assert isinstance(record.text, str)
    assert len(record.text) == 6005
    assert record.text.endswith("akhir")


def test_akhir_only_stands_in_for_awal(xlsx: WriteTable) -> None:
    header = (*HEADER, "Isi Laporan Akhir")
    both = only(xlsx([header, (*ROW, "lampu jalan padam")]))
    assert (both.text, both.text_from_final) == (ROW[4], False)
    alone = only(xlsx([header, (*ROW[:4], "", "lampu jalan padam")]))
    assert (alone.text, alone.text_from_final) == ("lampu jalan padam", True)


def test_repeated_ids(text_table: WriteText) -> None:
    other = (*ROW[:4], "Teks lain")
    path = text_table([HEADER, ROW, ROW, other, ("9165816.0", *ROW[1:])])
    with open_export(path) as reader:
        items = list(reader)
        assert reader.repeated == 2
    assert reasons(items) == [(4, "repeated_id_differs")]
    first = items[0]
    assert isinstance(first, ImportedComplaint)
    assert first.text == ROW[4]


def test_a_refused_row_does_not_take_the_id(text_table: WriteText) -> None:
    items = read(text_table([HEADER, (ROW[0], "kemarin", *ROW[2:]), ROW]))
    assert Counter(type(item) for item in items) == {RowRefused: 1, ImportedComplaint: 1}


def test_rows_cut_or_shifted(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    lines = [
        "Tracking ID,Tanggal Laporan Masuk,Isi Laporan Awal,Status Laporan,Rating",
        "1,2023-05-29,teks yang putus",
        "lanjutan teks,Terdisposisi,",
        "2,2023-05-29,teks, dengan koma,Terdisposisi,5",
        "3,2023-05-29,teks utuh,Terdisposisi",
        "",
    ]
    path.write_text("\n".join(lines), "utf-8")
    items = read(path)
    assert reasons(items) == [(2, "cut_row"), (3, "bad_tracking_id"), (4, "too_many_cells")]
    last = items[-1]
    assert isinstance(last, ImportedComplaint)
    assert (last.status, last.rating) == ("Terdisposisi", UNSET)


def test_an_endless_cell_is_one_refused_row(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    good = ",".join(ROW)
    for endless in ("x" * 200_000, "x" * 3_000_000):
        path.write_text(f"{','.join(HEADER)}\n1,2023-05-29,,,{endless}\n{good}\n", "utf-8")
        items = read(path)
        assert reasons(items) == [(2, Problem.UNREADABLE_ROW)]
        assert isinstance(items[-1], ImportedComplaint)


def test_laporwal_has_the_same_columns(xlsx: WriteTable) -> None:
    record = only(xlsx([HEADER, ("KT-17", *ROW[1:])]), source="laporwal")
    assert (record.source, record.tracking_id) == ("laporwal", "KT-17")


def test_sitanggap_is_mapped(text_table: WriteText) -> None:
    more = ("Rahasia", "Tanggapan", "Tanggal Tanggapan")
    at, answer = "29/05/2023 12:05:34", ("Ya", "Sudah mengalir<br>kembali", "30/05/2023 12:05:34")
    rows = [
        ("Rekap aduan",),
        ("No", "No. Tiket", "TANGGAL", "Pelapor", "Isi Aduan", "Kategori", "OPD", "Status", *more),
        ("1", "STG-001", at, "Contoh", "Air mati", "Air", "PDAM", "Selesai", *answer),
        ("2", "STG-002", "29/05/2023", "Contoh", "Air mati", "Air", "-", "Baru", "?", "", ""),
        ("3", "STG-003", "29/05/2023", "Contoh", "Air mati", "Air", "-", "Baru", "Tidak", "", ""),
    ]
    items = read(text_table(rows, separator=";"), source="sitanggap", timezone="WITA")
    assert reasons(items) == [(4, "bad_flag")]
    first, _, last = items
    assert isinstance(first, ImportedComplaint)
    assert isinstance(last, ImportedComplaint)
    assert first.reported_at == AT
    assert (first.agency, first.status, first.secret, first.anonymous) == (
        "PDAM",
        "Selesai",
        True,
        UNSET,
    )
    assert isinstance(first.timeline, tuple)
    (entry,) = first.timeline
    assert (entry.kind, entry.at, entry.agency) == ("follow_up", AT + 86_400, "PDAM")
    assert entry.text == "Sudah mengalir\nkembali"
    assert (last.agency, last.timeline, last.secret) == (None, (), False)
    again = read(text_table(rows, separator=";"), source="sitanggap", timezone="WITA")
    assert again == items


def test_a_large_table_streams(text_table: WriteText) -> None:
    rows = [HEADER, *((str(number), *ROW[1:]) for number in range(1, 5_001))]
    with open_export(text_table(rows)) as reader:
        iterator = iter(reader)
        next(iterator)
        done, total = reader.position
        assert total is not None
        assert 0 < done < total
        assert sum(1 for _ in iterator) == 4_999


CELLS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=CELLS, title=CELLS, workbook=st.booleans())
def test_what_is_written_is_read(
    xlsx: WriteTable, text_table: WriteText, text: str, title: str, workbook: bool
) -> None:
    # U+FFFE and U+FFFF are no characters of XML.
    text, title = (value.replace("\ufffe", "").replace("\uffff", "") for value in (text, title))
    rows = [HEADER, (*ROW[:3], title, text)]
    (item,) = read(xlsx(rows) if workbook else text_table(rows))
    if not clean_text(text):
        assert isinstance(item, RowRefused)
        return
    assert isinstance(item, ImportedComplaint)
    assert item.text == clean_text(text)
