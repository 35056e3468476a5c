"""Types of files that may be attached, told by their content and not by their name."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Final

MIME: Final = {
    "jpg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
IMAGES: Final = frozenset({"jpg", "png", "webp"})

_MAIN_PARTS: Final = {
    b"wordprocessingml.document.main+xml": "docx",
    b"spreadsheetml.sheet.main+xml": "xlsx",
}
_MOST_TYPES: Final = 1 << 20
"""No document lists more bytes of content types; more is a trap for whoever unpacks it."""


def type_of(content: bytes) -> str:
    """`jpg`, `png`, `webp`, `pdf`, `docx` or `xlsx`; empty for anything else.

    Documents with macros are of neither type, whatever their name says.
    """
    if content.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return "webp"
    if b"%PDF-" in content[:1024]:
        # Readers accept a little before the header, and scanners write it.
        return "pdf"
    return _office(content) if content.startswith(b"PK\x03\x04") else ""


def _office(content: bytes) -> str:
    try:
        with (
            zipfile.ZipFile(io.BytesIO(content)) as archive,
            archive.open("[Content_Types].xml") as listed,
        ):
            types = listed.read(_MOST_TYPES + 1)
    except (zipfile.BadZipFile, KeyError, OSError, ValueError, RuntimeError, NotImplementedError):
        # Each of them is how zipfile says that this is no archive that it can read.
        return ""
    if len(types) > _MOST_TYPES or b"vbaProject" in types or b"macroEnabled" in types:
        return ""
    return next((name for part, name in _MAIN_PARTS.items() if part in types), "")


def good_name(name: str) -> bool:
    """Whether a name may travel: one line, no path, at most 200 characters."""
    return 0 < len(name) <= LONGEST_NAME and re.search(r"[\x00-\x1f\x7f/\\]", name) is None


LONGEST_NAME: Final = 200
MOST_THUMB: Final = 4096
"""Bytes of the longest thumbnail that a server takes."""
