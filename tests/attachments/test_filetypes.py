"""Types by content, whatever a name says."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.filetypes import good_name, type_of
from tests.support.pictures import office_file, pdf, photo


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (photo(), "jpg"),
        (photo(kind="PNG"), "png"),
        (photo(kind="WEBP"), "webp"),
        (pdf(2000), "pdf"),
        (b"\n" * 20 + pdf(2000), "pdf"),
        (office_file("docx"), "docx"),
        (office_file("xlsx"), "xlsx"),
        (office_file("docx", macros=True), ""),
        (b"MZ" + bytes(200), ""),
        (b"<html><script>", ""),
        (b"PK\x03\x04 cut off", ""),
        (b"", ""),
    ],
)
def test_type_is_told_by_content(content: bytes, kind: str) -> None:
    assert type_of(content) == kind


def test_an_archive_that_would_swell_is_no_document() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b"wordprocessingml.document.main+xml" * 100_000)
    assert len(out.getvalue()) < 50_000
    assert type_of(out.getvalue()) == ""


@given(st.binary(max_size=300))
def test_any_bytes_have_an_answer(content: bytes) -> None:
    assert type_of(b"PK\x03\x04" + content) == ""
    assert type_of(content) in {"", "jpg", "png", "webp", "pdf"}


@pytest.mark.parametrize(
    ("name", "good"),
    [
        ("foto.jpg", True),
        ("laporan akhir.pdf", True),
        ("", False),
        ("../x", False),
        ("a\\b", False),
        ("a\nb", False),
        ("x" * 201, False),
    ],
)
def test_names_that_may_travel(name: str, good: bool) -> None:
    assert good_name(name) is good
