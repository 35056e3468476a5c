"""Some mutated inputs for every reader, and bombs; `make fuzz` goes on for longer."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import zstandard

from sync import codec
from tests.fuzz.targets import TARGETS

ROOT = Path(__file__).resolve().parents[2]


def fuzz(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """A process of its own, in which memory is bounded."""
    return subprocess.run(
        [sys.executable, "-m", "tests.fuzz", *arguments, "--finds", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def test_mutated_bytes_are_read_or_refused(tmp_path: Path) -> None:
    done = fuzz("--seed", "7", "--count", "400", folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout + done.stderr
    assert done.stdout.count("nothing found") == len(TARGETS)


def zeros(size: int) -> bytes:
    """So many zeros in one zstd frame: about 30 bytes for each MiB."""
    out = zstandard.ZstdCompressor(level=19).compressobj()
    piece = bytes(1 << 20)
    packed = b"".join(out.compress(piece) for _ in range(size >> 20))
    return packed + out.flush()


def workbook(member: str, content: bytes) -> bytes:
    """A true workbook with one member replaced."""
    out = io.BytesIO()
    source = zipfile.ZipFile(io.BytesIO(TARGETS["xlsx"].examples()[0]))
    with source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, content if name == member else source.read(name))
    return out.getvalue()


ENTITIES = b"".join(b'<!ENTITY e%d "%s">' % (n, b"&e%d;" % (n - 1) * 10) for n in range(1, 10))
LAUGHS = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "ha">' + ENTITIES + b"]><x>&e9;</x>"
BOMBS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "a request of zeros": ("request", lambda: bytes((codec.MAGIC, codec.ZSTD)) + zeros(1 << 29)),
    "an answer of zeros": ("frames", lambda: bytes((codec.MAGIC, codec.ZSTD)) + zeros(1 << 29)),
    "a frame of the greatest length": (
        "frames",
        lambda: (
            bytes((codec.MAGIC, codec.ZSTD))
            + zstandard.ZstdCompressor().compress(b"\xff\xff\xff\x7f" * 1000)
        ),
    ),
    "an array of a thousand million": ("statement", lambda: b"\xdd\x3f\xff\xff\xff" * 100),
    "arrays in arrays": ("statement", lambda: b"\x91" * 100_000),
    "a sheet of one cell": (
        "xlsx",
        lambda: workbook("xl/worksheets/sheet1.xml", b"<worksheet>" + b" " * (96 << 20)),
    ),
    "entities in entities": ("xlsx", lambda: workbook("xl/worksheets/sheet1.xml", LAUGHS)),
    "strings of entities": ("xlsx", lambda: workbook("xl/sharedStrings.xml", LAUGHS)),
    "objects in objects": ("jsonl", lambda: b'{"a":' * 500_000),
    "a line without end": ("jsonl", lambda: TARGETS["jsonl"].examples()[0] + b"x" * (24 << 20)),
    "a row without end": ("csv", lambda: TARGETS["csv"].examples()[0] + b"a," * (12 << 20)),
}


def test_bombs_are_refused_within_their_memory(tmp_path: Path) -> None:
    given = []
    for name, (target, make) in BOMBS.items():
        bomb = tmp_path / name
        bomb.write_bytes(make())
        given.append(f"{target}:{bomb}")
    done = fuzz("--replay", *given, folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout[-3000:] + done.stderr[-2000:]
    assert done.stdout.count("refused as it should be") == len(BOMBS)
