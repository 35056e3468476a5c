"""What is no export is told before any record, and hostile workbooks stay small."""

from __future__ import annotations

import zipfile
from pathlib import Path

import openpyxl
import pytest

from server.importing import (
    ExportDamaged,
    FileProblem,
    ImportedComplaint,
    Item,
    NotAnExport,
    UnknownTimezone,
    open_export,
)

from .conftest import HEADER, ROW, WriteTable, WriteText

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SHEET = "xl/worksheets/sheet1.xml"


def problem_of(path: Path) -> FileProblem:
    with pytest.raises(NotAnExport) as caught:
        open_export(path)
    return caught.value.problem


def with_member(path: Path, name: str, content: bytes) -> Path:
    """The workbook with one member replaced."""
    out = path.with_name("changed.xlsx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            new.writestr(member, content if member == name else old.read(member))
        if name not in old.namelist():
            new.writestr(name, content)
    return out


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", FileProblem.EMPTY),
        (b"\xef\xbb\xbf \r\n", FileProblem.EMPTY),
        (b"<!DOCTYPE html><html><body><table><tr><td>Tracking ID", FileProblem.HTML),
        (b"\n <table><tr><td>Tracking ID</td></tr></table>", FileProblem.HTML),
        (OLE + b"\0" * 600, FileProblem.OLD_EXCEL),
        (OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), FileProblem.ENCRYPTED),
        (b"PK\x03\x04 cut short", FileProblem.DAMAGED),
        (b"%PDF-1.7\n\x00\x81\x8d\xff", FileProblem.NOT_TEXT),
        (b"nama,alamat\n1,2\n", FileProblem.NO_HEADER),
        (b"No,Tracking ID,Status Laporan\n1,2,3\n", FileProblem.NO_HEADER),
        ("Tracking ID,Judul Laporan\n1,é é é".encode() + b"\xe9\n", FileProblem.MIXED_ENCODING),
        (b"[1, 2]\n", FileProblem.NO_HEADER),
        (b'{"type":"invoice"}\n', FileProblem.NO_HEADER),
        (b"{not json}\n", FileProblem.NO_HEADER),
        (b'{"type":"header","schema":"penghubung-native/9"}\n', FileProblem.UNKNOWN_SCHEMA),
        (b'{"type":"header","generated_at":"2026"}\n', FileProblem.BAD_HEADER),
    ],
)
def test_files_of_another_kind(tmp_path: Path, content: bytes, problem: FileProblem) -> None:
    path = tmp_path / "export.xlsx"
    path.write_bytes(content)
    assert problem_of(path) == problem
    path.unlink()


def test_no_file(tmp_path: Path) -> None:
    assert problem_of(tmp_path) == FileProblem.NOT_A_FILE
    assert problem_of(tmp_path / "absent.xlsx") == FileProblem.NOT_A_FILE


def test_the_suffix_decides_nothing(xlsx: WriteTable) -> None:
    path = xlsx([HEADER, ROW])
    with open_export(path.rename(path.with_suffix(".csv"))) as reader:
        assert reader.info.format == "laporan-ringkas-xlsx"


def test_an_unknown_zone(xlsx: WriteTable) -> None:
    with pytest.raises(UnknownTimezone):
        open_export(xlsx([HEADER, ROW]), timezone="Asia/Nowhere")


def test_a_workbook_without_a_header(xlsx: WriteTable, tmp_path: Path) -> None:
    assert problem_of(xlsx([("Nama", "Alamat"), ("a", "b")])) == FileProblem.NO_HEADER
    assert problem_of(xlsx([*[("x",)] * 250, HEADER, ROW])) == FileProblem.NO_HEADER
    archive = tmp_path / "a.zip"
    with zipfile.ZipFile(archive, "w") as out:
        out.writestr("readme.txt", "x")
    assert problem_of(archive) == FileProblem.NOT_A_WORKBOOK


def test_a_bomb_is_not_unpacked(xlsx: WriteTable) -> None:
    path = with_member(xlsx([HEADER, ROW]), "xl/media/a.bin", b"\0" * 20_000_000)
    assert problem_of(path) == FileProblem.TOO_LARGE_INSIDE


def test_entities_are_not_expanded(xlsx: WriteTable) -> None:
    bomb = (
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "Tracking ID">]>'
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1" t="inlineStr"><is><t>&a;</t></is></c></row></sheetData></worksheet>'
    )
    assert problem_of(with_member(xlsx([HEADER, ROW]), SHEET, bomb)) == FileProblem.DAMAGED


def test_a_flipped_byte_is_found_before_any_record(xlsx: WriteTable) -> None:
    path = xlsx([HEADER, *([ROW] * 50)])
    with zipfile.ZipFile(path) as archive:
        place = archive.getinfo(SHEET).header_offset + 200
    content = bytearray(path.read_bytes())
    content[place] ^= 0xFF
    path.write_bytes(content)
    assert problem_of(path) == FileProblem.DAMAGED


def test_a_password_on_the_archive(xlsx: WriteTable) -> None:
    path = xlsx([HEADER, ROW])
    content = bytearray(path.read_bytes())
    # Bit 0 of the flags in the first central directory entry says "encrypted".
    content[content.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)
    assert problem_of(path) == FileProblem.ENCRYPTED


def test_a_sheet_that_breaks_off_keeps_what_was_read(tmp_path: Path) -> None:
    rows = [(str(number), *ROW[1:]) for number in range(1, 2_001)]
    book = openpyxl.Workbook()
    for row in [HEADER, *rows]:
        book.worksheets[0].append(row)
    path = tmp_path / "whole.xlsx"
    book.save(path)
    with zipfile.ZipFile(path) as archive:
        sheet = archive.read(SHEET)
    cut = sheet[: len(sheet) * 3 // 4]
    with open_export(with_member(path, SHEET, cut)) as reader:
        taken: list[Item] = []
        with pytest.raises(ExportDamaged) as caught:
            taken.extend(iter(reader))
    assert caught.value.row >= 1
    assert all(isinstance(item, ImportedComplaint) for item in taken)


def test_a_row_number_out_of_this_world_does_not_hang(xlsx: WriteTable) -> None:
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1" t="inlineStr"><is><t>Tracking ID</t></is></c>'
        b'<c r="B1" t="inlineStr"><is><t>Status Laporan</t></is></c></row>'
        b'<row r="2000000000"><c r="A2000000000"><v>1</v></c></row></sheetData></worksheet>'
    )
    with open_export(with_member(xlsx([HEADER, ROW]), SHEET, sheet)) as reader:
        assert list(reader) == []


def test_a_wrong_sheet_size_hides_nothing(tmp_path: Path, xlsx: WriteTable) -> None:
    path = xlsx([HEADER, ROW])
    with zipfile.ZipFile(path) as archive:
        sheet = archive.read(SHEET)
    lying = sheet.replace(b"<sheetData>", b'<dimension ref="A1"/><sheetData>', 1)
    assert lying != sheet
    with open_export(with_member(path, SHEET, lying)) as reader:
        (record,) = reader
    assert isinstance(record, ImportedComplaint)
    assert record.text == ROW[4]


def test_the_workbook_library_refuses_entities() -> None:
    assert openpyxl.DEFUSEDXML is True


def test_a_refused_file_can_be_moved(text_table: WriteText) -> None:
    path = text_table([("a", "b")])
    assert problem_of(path) == FileProblem.NO_HEADER
    path.rename(path.with_suffix(".moved"))
    assert path.with_suffix(".moved").exists()
