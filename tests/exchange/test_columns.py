"""Pages laid out by field: the very same rows come out, and hostile pages stay within bounds."""

from __future__ import annotations

import contextlib
import json
from typing import Any

import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sync import columns, past
from sync.batch import pack_operations, unpack_operations
from sync.columns import Packer, Unpacker
from sync.content import canonical, derived_ids
from sync.layout import leb128
from sync.wire import Change, Deleted, Entry, Gone, Operation, Part, Ref

keys = st.one_of(
    st.integers(0, 10**9).map(str),
    st.sampled_from(["007", "", "lapor:12", "kunci\0aneh", "kunci\taneh"]),
    st.text(max_size=12),
)
number = st.integers(0, 2**40)
value: st.SearchStrategy[Any] = st.one_of(
    st.text(max_size=90),
    st.integers(-(2**70), 2**70),
    st.integers(1_700_000_000, 1_800_000_000),
    st.booleans(),
    st.none(),
    st.lists(st.text(max_size=5), max_size=3),
    st.sampled_from(["", "12", "\0", "\\u0000", "proses", "proses"]),
)
fields = st.dictionaries(
    st.sampled_from(["text", "at", "kind", "status", "operation", "tracking_id", "a\tb", ""]),
    value,
    max_size=6,
)
contents = st.one_of(
    fields.filter(lambda f: all(not isinstance(v, int) or abs(v) < 2**62 for v in f.values())).map(
        canonical
    ),
    fields.map(lambda f: json.dumps(f, indent=1).encode()),
    st.binary(max_size=30),
    st.sampled_from([b"[]", b"1", b'{"at":1,"at":2}', b'{"a":1.50}', b'{"text":"\\u00e9"}']),
)


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    key, content = draw(keys), draw(contents)
    ids = [key + draw(st.text(max_size=4)), draw(st.text(max_size=9))]
    with contextlib.suppress(ValueError, AttributeError):
        ids += derived_ids(key, json.loads(content))
    return Entry(key, draw(st.sampled_from(ids)), draw(number), content, draw(st.integers(-1, 9)))


changes: st.SearchStrategy[Change] = st.one_of(
    st.builds(Part, keys, st.integers(0, 1), number, contents),
    entries(),
    st.builds(Gone, keys, number),
    st.builds(Deleted, keys, number),
    st.builds(Ref, st.sampled_from(["agency", "rule", "a\tb", ""]), keys, number, contents),
)


@given(st.lists(st.lists(changes, max_size=8), max_size=4))
@settings(max_examples=300)
def test_rows_come_out_as_they_went_in(pages: list[list[Change]]) -> None:
    packer, unpacker = Packer(), Unpacker()
    for page in pages:
        assert unpacker.unpack(packer.pack(page)) == page


@given(st.lists(changes, min_size=1, max_size=8), st.lists(changes, max_size=8))
def test_a_packer_goes_on_from_a_past_that_both_sides_hold(
    held: list[Change], page: list[Change]
) -> None:
    rows = [row for row in held if isinstance(row, Part | Entry)]
    here, there = (past.assemble([rows] * 40, past.SIZE) for _ in range(2))
    if here is None or there is None:
        return
    assert (here.name, here.page) == (there.name, there.page)
    assert Unpacker(there.memory).unpack(Packer(here.memory).pack(page)) == page


def test_an_id_that_follows_from_its_entry_does_not_travel() -> None:
    made = {"at": 1_790_000_000, "kind": "reply", "text": "Belum ada perbaikan."}
    id_ = derived_ids("4751762", made)[1]
    packed = Packer().pack([Entry("4751762", id_, 7, canonical(made))])
    assert id_.startswith("imp-")
    assert id_.encode() not in packed


@given(st.binary(max_size=400))
@settings(max_examples=500)
@example(leb128(1))
@example(b"\xff" * 20)
def test_noise_is_refused_or_read_within_bounds(noise: bytes) -> None:
    try:
        rows = Unpacker().unpack(noise)
    except ValueError:
        return
    assert len(rows) <= columns.MAX_ROWS


@given(
    st.lists(changes, min_size=1, max_size=6),
    st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 255)), max_size=4),
)
@settings(max_examples=300)
def test_a_damaged_page_is_refused_or_read_within_bounds(
    page: list[Change], damage: list[tuple[int, int]]
) -> None:
    packed = bytearray(Packer().pack(page))
    for at, byte in damage:
        packed[at % len(packed)] = byte
    try:
        rows = Unpacker().unpack(bytes(packed))
    except ValueError:
        return
    assert len(rows) <= columns.MAX_ROWS


def test_a_few_bytes_do_not_become_many() -> None:
    """Each row one byte, the words listed once: what comes out is still counted."""
    rows: list[Change] = [
        Part("1", 0, 1, canonical({f"f{n:02}": "x" * 60 for n in range(40)}))
        for _ in range(columns.MAX_ROWS)
    ]
    assert sum(len(row.content) for row in rows if isinstance(row, Part)) > columns.MAX_OUT
    with pytest.raises(ValueError, match="out"):
        Unpacker().unpack(Packer().pack(rows))


def test_more_rows_than_a_page_may_have_are_refused() -> None:
    with pytest.raises(ValueError, match="rows"):
        Unpacker().unpack(leb128(columns.MAX_ROWS + 1))


@given(
    st.lists(
        st.one_of(
            st.builds(
                lambda id_, text, seq: msgspec.msgpack.encode(
                    Operation(
                        id=id_,
                        kind="follow_up",
                        complaint="12",
                        base=seq,
                        at=seq,
                        seq=seq,
                        text=text,
                        predecessor=id_ if seq % 2 else None,
                    )
                ),
                st.binary(min_size=16, max_size=16),
                st.text(max_size=30),
                st.integers(1, 2**40),
            ),
            fields.filter(
                lambda f: all(not isinstance(v, int) or abs(v) < 2**62 for v in f.values())
            ).map(msgspec.msgpack.encode),
            st.binary(max_size=20),
        ),
        max_size=6,
    )
)
def test_operations_come_out_as_the_very_bytes_or_are_not_laid_out(operations: list[bytes]) -> None:
    batch = pack_operations(operations)
    if batch:
        assert unpack_operations(batch, 6) == tuple(operations)


@given(st.binary(max_size=200))
def test_a_batch_of_noise_is_refused_or_read(noise: bytes) -> None:
    with contextlib.suppress(ValueError):
        assert len(unpack_operations(noise, 10)) <= 10
