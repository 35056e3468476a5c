"""Mutations of bytes, drawn from one seed: what a damaged line or a hostile hand makes of them."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable, Sequence
from typing import Final

_INTERESTING: Final = (
    b"\x00",
    b"\x7f",
    b"\x80",
    b"\xff",
    b"\xff\xff\xff\xff",
    b"\x00" * 8,
    b"\xc1",
)
_WORDS: Final = (
    *(b"<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'>]>", b"&a;", b"<", b">", b'"', b"{", b"[", b"\\u0000"),
    *(b"-1", b"1e999", b"99999999999999999999", b"NaN", b"\xed\xa0\x80", b"\r\n", b"\xef\xbb\xbf"),
)


def mutated(rng: random.Random, seeds: Sequence[bytes]) -> bytes:
    """One to six changes to one of the seeds."""
    found = bytearray(rng.choice(seeds))
    for _ in range(rng.randint(1, 6)):
        rng.choice(_CHANGES)(rng, found, seeds)
    return bytes(found)


def mutated_zip(rng: random.Random, seeds: Sequence[bytes]) -> bytes:
    """A change inside one member of an archive, under a checksum that fits again; now and then
    of the archive's own bytes."""
    if rng.random() < 0.3:
        return mutated(rng, seeds)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(rng.choice(seeds))) as source:
        names = source.namelist()
        victim = rng.choice(names)
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
            for name in names:
                content = source.read(name)
                if name != victim:
                    target.writestr(name, content)
                elif rng.random() < 0.9:
                    target.writestr(name, mutated(rng, [content]))
    return out.getvalue()


def _flip(rng: random.Random, found: bytearray, _: Sequence[bytes]) -> None:
    if found:
        found[rng.randrange(len(found))] ^= 1 << rng.randrange(8)


def _put(rng: random.Random, found: bytearray, _: Sequence[bytes]) -> None:
    at = rng.randint(0, len(found))
    piece = rng.choice((*_INTERESTING, *_WORDS, rng.randbytes(rng.randint(1, 16))))
    found[at : at + rng.choice((0, len(piece)))] = piece


def _cut(rng: random.Random, found: bytearray, _: Sequence[bytes]) -> None:
    at = rng.randint(0, len(found))
    del found[at : at + rng.choice((1, 2, 16, 256, len(found)))]


def _again(rng: random.Random, found: bytearray, _: Sequence[bytes]) -> None:
    at = rng.randint(0, len(found))
    piece = found[at : at + rng.randint(1, 64)]
    found[at:at] = piece * rng.choice((1, 2, 300))


def _splice(rng: random.Random, found: bytearray, seeds: Sequence[bytes]) -> None:
    other = rng.choice(seeds)
    at = rng.randint(0, len(other))
    found[rng.randint(0, len(found)) :] = other[at:]


_CHANGES: Final[tuple[Callable[[random.Random, bytearray, Sequence[bytes]], None], ...]] = (
    *(_flip, _flip, _put, _put, _cut, _again, _splice),
)
