"""What a program says, whoever reads it: always UTF-8."""

from __future__ import annotations

import io
import sys


def speak_utf8() -> None:
    """Windows would write a pipe in its code page, where a name or a quotation mark can fail."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.encoding.lower() != "utf-8":
            stream.reconfigure(encoding="utf-8", errors="replace")
