"""The decoders before hostile bytes: one of three refusals, never more memory than allowed."""

from __future__ import annotations

import contextlib
import itertools
import tracemalloc
from collections.abc import Iterator

import msgspec
import pytest
import zstandard
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sync import codec, content, crypto, past
from sync.access import EnrolmentCode
from sync.wire import (
    Checkpoint,
    Deleted,
    End,
    Entry,
    Frame,
    Gone,
    Head,
    Limits,
    OpResult,
    Part,
    Ref,
    ResultsSigned,
    SyncRequest,
)

DICTIONARIES = codec.Dictionaries.shipped()
NAMES = st.sampled_from([b"", DICTIONARIES.current])
LIMIT = 100_000
REFUSALS = (codec.NotOurs, codec.Malformed, codec.UnknownDictionary)

words = st.text(max_size=40)
number = st.integers(0, 2**63 - 1)
data = st.binary(max_size=300)
FRAMES: st.SearchStrategy[Frame] = st.one_of(
    st.builds(Head, st.binary(max_size=8), number, number, number, number, number),
    st.builds(OpResult, number, st.sampled_from(["applied", "later"]), number, words),
    st.builds(ResultsSigned, st.binary(min_size=64, max_size=64)),
    st.builds(Part, words, st.integers(0, 1), number, data),
    st.builds(Entry, words, words, number, data, st.integers(-1, 200)),
    st.builds(Gone, words, number),
    st.builds(Deleted, words, number),
    st.builds(Ref, words, words, number, data),
    st.builds(Checkpoint, number, st.none() | words),
    st.builds(End, number, number, data, st.booleans(), data),
)


HELD: list[Part | Entry] = [
    Part("4751762", 0, 5, content.canonical({"text": "Lampu jalan padam. " * 60})),
    Entry("4751762", "a1", 6, content.canonical({"kind": "note", "text": "Sudah dicek."})),
]


def write(frames: list[Frame], name: bytes, *, large: bool = False, flush_every: int = 3) -> bytes:
    writer = codec.FrameWriter(DICTIONARIES.get(name), large=large)
    out = b""
    for n, frame in enumerate(frames):
        writer.write(frame)
        if n % flush_every == 0:
            out += writer.flush()
    out += writer.finish()
    assert writer.sent == len(out)
    return out


def in_pieces(raw: bytes, sizes: list[int]) -> Iterator[bytes]:
    at = 0
    for size in itertools.cycle(sizes):
        if at >= len(raw):
            return
        yield raw[at : at + size]
        at += size


@given(st.binary(max_size=5000), NAMES, st.integers(0, 2**50))
def test_a_body_after_a_past_needs_the_same_past(message: bytes, name: bytes, cursor: int) -> None:
    held = past.assemble([HELD], past.SIZE)
    assert held is not None
    body = codec.pack(message, DICTIONARIES, name, held, cursor)
    asked: list[int] = []

    def find(wanted: int) -> past.Past | None:
        asked.append(wanted)
        return held

    assert codec.unpack(body, DICTIONARIES, max(1, len(message)), find) == message
    assert asked == [cursor]
    other = past.assemble([HELD[:1]], past.SIZE)
    with pytest.raises(codec.UnknownDictionary):
        codec.unpack(body, DICTIONARIES, LIMIT, lambda _: other)
    with pytest.raises(codec.UnknownDictionary):
        codec.unpack(body, DICTIONARIES, LIMIT)


@given(st.binary(max_size=5000), NAMES)
def test_a_body_comes_out_as_it_went_in(message: bytes, name: bytes) -> None:
    body = codec.pack(message, DICTIONARIES, name)
    assert codec.unpack(body, DICTIONARIES, max(1, len(message))) == message
    assert len(body) <= len(message) + 2
    if message:
        with pytest.raises(codec.Malformed):
            codec.unpack(body, DICTIONARIES, len(message) - 1)


@given(
    st.lists(FRAMES, min_size=1, max_size=6),
    NAMES,
    st.booleans(),
    st.lists(st.integers(1, 400), min_size=1, max_size=5),
)
def test_pages_and_a_past_come_out_as_they_went_in(
    frames: list[Frame], name: bytes, large: bool, sizes: list[int]
) -> None:
    for refers in (False, True):
        here, there = (past.assemble([HELD], past.SIZE) for _ in range(2))
        assert here is not None
        assert there is not None
        known = DICTIONARIES.with_past(name, here)
        writer = codec.FrameWriter(
            known if refers else DICTIONARIES.get(name),
            large=large,
            past=here if refers else None,
            columns=True,
        )
        raw = b""
        for n, frame in enumerate(frames):
            writer.write(frame)
            raw += writer.flush() if n % 4 == 3 else b""
        raw += writer.finish()
        chunks = in_pieces(raw, sizes)
        read = codec.read_frames(chunks, DICTIONARIES.get(name), known, there.memory)
        assert list(read) == frames


@given(
    st.lists(FRAMES, min_size=1, max_size=12),
    NAMES,
    st.booleans(),
    st.lists(st.integers(1, 400), min_size=1, max_size=5),
)
def test_frames_come_out_as_they_went_in_however_they_are_cut_up(
    frames: list[Frame], name: bytes, large: bool, sizes: list[int]
) -> None:
    raw = write(frames, name, large=large)
    dictionary = DICTIONARIES.get(name)
    assert list(codec.read_frames(in_pieces(raw, sizes), dictionary)) == frames


@given(st.lists(FRAMES, min_size=1, max_size=12), NAMES, st.integers(0, 3000))
def test_a_cut_stream_yields_every_flushed_frame_and_then_stops(
    frames: list[Frame], name: bytes, cut: int
) -> None:
    raw = write(frames, name, flush_every=1)
    got = list(codec.read_frames(iter([raw[:cut]] if cut else []), DICTIONARIES.get(name)))
    assert got == frames[: len(got)]
    if cut >= len(raw):
        assert got == frames


@settings(max_examples=150)
@given(st.binary(max_size=400))
@example(b"")
@example(b"\xb7")
@example(b"\xb7\x00")
@example(b"\xb7\x01")
@example(b"\xb7\x02")
@example(b"\xb7\x02" + b"12345678")
@example(b"\xb7\xff" + b"x" * 20)
def test_any_bytes_at_all_are_refused_or_read(raw: bytes) -> None:
    for candidate in (raw, b"\xb7\x01" + raw, b"\xb7\x02" + DICTIONARIES.current + raw):
        with contextlib.suppress(*REFUSALS):
            assert len(codec.unpack(candidate, DICTIONARIES, LIMIT)) <= LIMIT
        try:
            for frame in codec.read_frames(iter([candidate]), None):
                assert isinstance(frame, Frame)
        except (codec.NotOurs, codec.Malformed):
            pass


@settings(max_examples=150)
@given(
    st.lists(FRAMES, min_size=1, max_size=6),
    NAMES,
    st.lists(st.tuples(st.integers(0, 2000), st.integers(1, 255)), min_size=1, max_size=4),
)
def test_a_few_changed_bits_are_refused_or_read(
    frames: list[Frame], name: bytes, flips: list[tuple[int, int]]
) -> None:
    raw = bytearray(write(frames, name))
    body = bytearray(codec.pack(bytes(raw), DICTIONARIES, name))
    for at, mask in flips:
        raw[at % len(raw)] ^= mask
        body[at % len(body)] ^= mask
    try:
        for frame in codec.read_frames(iter([bytes(raw)]), DICTIONARIES.get(name)):
            assert isinstance(frame, Frame)
    except (codec.NotOurs, codec.Malformed):
        pass
    with contextlib.suppress(*REFUSALS):
        codec.unpack(bytes(body), DICTIONARIES, LIMIT)


@given(st.binary(max_size=300))
def test_messages_are_decoded_or_malformed(raw: bytes) -> None:
    for kind in (SyncRequest, Head, Limits, EnrolmentCode):
        with contextlib.suppress(codec.Malformed):
            assert isinstance(codec.decode(raw, kind), kind)


def test_text_that_is_none_is_malformed() -> None:
    """What a flipped bit makes of a name: bytes that are no UTF-8."""
    broken = msgspec.msgpack.encode(Gone("nama", 1)).replace(b"nama", b"n\xc0\xc1a")
    with pytest.raises(codec.Malformed):
        codec.decode(broken, Gone)
    stream = zstandard.ZstdCompressor().compress(bytes([len(broken)]) + broken)
    with pytest.raises(codec.Malformed):
        list(codec.read_frames(iter([b"\xb7\x01" + stream]), None))


def test_nesting_without_end_is_malformed() -> None:
    deep = b"\x91" * 200_000 + b"\x90"
    with pytest.raises(codec.Malformed):
        codec.decode(deep, SyncRequest)


def bomb(size: int) -> bytes:
    return b"\xb7\x01" + zstandard.ZstdCompressor(
        compression_params=zstandard.ZstdCompressionParameters.from_level(
            3, window_log=21, write_content_size=False
        )
    ).compress(bytes(size))


def test_a_bomb_costs_no_more_than_the_limit() -> None:
    body = bomb(256 << 20)
    tracemalloc.start()
    with pytest.raises(codec.Malformed):
        codec.unpack(body, DICTIONARIES, LIMIT)
    with pytest.raises(codec.Malformed):
        list(codec.read_frames(iter([body]), None))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 8 << 20


def test_a_frame_longer_than_any_is_refused_before_it_is_gathered() -> None:
    compressor = zstandard.ZstdCompressor().compressobj()
    raw = compressor.compress(b"\xff\xff\x7f" + bytes(16 << 20)) + compressor.flush()
    tracemalloc.start()
    with pytest.raises(codec.Malformed):
        list(codec.read_frames(iter([b"\xb7\x01" + raw]), None))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 8 << 20


def test_a_window_larger_than_ours_is_refused() -> None:
    wide = zstandard.ZstdCompressor(
        compression_params=zstandard.ZstdCompressionParameters.from_level(
            3, window_log=27, write_content_size=False
        )
    ).compressobj()
    raw = b"\xb7\x01" + wide.compress(b"x" * 1000) + wide.flush()
    with pytest.raises(codec.Malformed):
        codec.unpack(raw, DICTIONARIES, LIMIT)
    with pytest.raises(codec.Malformed):
        list(codec.read_frames(iter([raw]), None))


@given(
    st.dictionaries(
        st.text(min_size=1, max_size=12).filter(lambda k: k not in ("text", "operation", "files")),
        st.none() | st.booleans() | st.integers(-(2**53), 2**53) | words,
        max_size=6,
    ),
    words,
    st.binary(min_size=16, max_size=16),
)
def test_an_own_entry_comes_back_as_the_server_stored_it(
    fields: dict[str, object], text: str, id_: bytes
) -> None:
    """Unknown fields included; what the desk has need not travel."""
    whole = fields | {"operation": id_.hex()} | ({"text": text} if text else {})
    stored = content.canonical(whole)
    travelled = content.strip_own(stored)
    assert b'"operation"' not in travelled
    assert content.restore_own(travelled, id_.hex(), text) == stored


@given(st.lists(st.binary(min_size=16, max_size=16), max_size=20), st.randoms())
def test_the_fingerprint_knows_no_order_and_forgets_what_left(
    parts: list[bytes], random: object
) -> None:
    shuffled = list(parts)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert content.Fingerprint.of(parts).value == content.Fingerprint.of(shuffled).value
    total = content.Fingerprint.of(parts)
    for part in shuffled:
        total.remove(part)
    assert total.value == bytes(16)


@given(st.binary(min_size=16, max_size=16), st.integers(0, 200), st.sampled_from("ABC234"))
def test_a_mistyped_code_is_noticed(secret: bytes, at: int, letter: str) -> None:
    code = EnrolmentCode("https://lapor.example.go.id", secret, b"k" * 16, "p1", "d2")
    text = crypto.write_code(code)
    assert crypto.read_code(f"  {text.lower().replace('-', ' ')}\n") == code
    at = 4 + at % (len(text) - 4)
    wrong = text[:at] + letter + text[at + 1 :]
    if wrong.replace("-", "") != text.replace("-", ""):
        with pytest.raises(crypto.BadCode):
            crypto.read_code(wrong)


def test_every_frame_has_its_own_tag() -> None:
    tags = [msgspec.inspect.type_info(kind).tag for kind in Frame.__args__]  # type: ignore[attr-defined]
    assert sorted(tags) == list(range(1, 11))
