"""How messages become bytes: MessagePack frames inside one zstd stream, bounded both ways.

A body is `MAGIC`, a byte that says how it is compressed, and the payload. An answer's payload
is a sequence of frames, each with its length in front (LEB128); a checkpoint ends a flushed
compression block, so that all before it can be decoded however the connection ends. From
protocol 2 on changes travel in pages laid out by field (`sync.columns`), and a body may refer to
what both sides hold (`sync.past`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from importlib import resources
from typing import Final, TypeVar

import msgspec
import zstandard

from sync.columns import MAX_ROWS, Packer, Unpacker
from sync.layout import Memory, leb128
from sync.past import NAME_BYTES, Past
from sync.wire import Change, Columns, Deleted, Entry, Frame, Gone, Part, Ref, Travelling

MAGIC: Final = 0xB7
RAW: Final = 0
ZSTD: Final = 1
ZSTD_DICTIONARY: Final = 2
ZSTD_PAST: Final = 3
"""With the dictionary, and the past behind it."""

MAX_FRAME: Final = 1 << 20
MAX_WINDOW: Final = 1 << 23
WINDOW_LOG: Final = 21
SMALL_LEVEL: Final = 19
LARGE_LEVEL: Final = 15
"""Levels by size, layout, dictionary and past were measured: docs/adr/0008-fewer-bytes.md."""
_PAGE_BYTES: Final = 256 << 10
_NAME: Final = 8

_BROKEN: Final = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)
"""What msgspec raises: text that is no UTF-8 has an error of its own."""

T = TypeVar("T")


class NotOurs(Exception):
    """The bytes are not Penghubung's: a captive portal's or a proxy's page."""


class Malformed(Exception):
    """Ours by its magic, but broken, over its bounds, or of a kind not known."""


class TooLong(Malformed):
    """More bytes than are read at once."""


class UnknownDictionary(Exception):
    """Compressed with a dictionary that is not here, or a past that is not ours."""


class Dictionaries:
    """The compression dictionaries that were ever shipped, by the hash of their content."""

    def __init__(self, contents: Mapping[str, bytes]) -> None:
        """`contents`: file name to bytes; the newest is the last by name."""
        self._by_hash: dict[bytes, zstandard.ZstdCompressionDict] = {}
        self._contents: dict[bytes, bytes] = {b"": b""}
        self.current: bytes = b""
        for name in sorted(contents):
            self.current = self.hash_of(contents[name])
            self._by_hash[self.current] = zstandard.ZstdCompressionDict(contents[name])
            self._contents[self.current] = contents[name]

    @classmethod
    def shipped(cls) -> Dictionaries:
        """Those inside this package."""
        folder = resources.files("sync") / "dictionaries"
        return cls({f.name: f.read_bytes() for f in folder.iterdir() if f.name.endswith(".zdict")})

    @staticmethod
    def hash_of(content: bytes) -> bytes:
        """8-byte name of a dictionary on the wire."""
        return hashlib.blake2b(content, digest_size=_NAME).digest()

    def get(self, name: bytes) -> zstandard.ZstdCompressionDict | None:
        """The dictionary, None for the empty name. Raises `UnknownDictionary`."""
        if not name:
            return None
        try:
            return self._by_hash[name]
        except KeyError:
            raise UnknownDictionary(name.hex()) from None

    def with_past(self, name: bytes, past: Past) -> zstandard.ZstdCompressionDict:
        """The dictionary with a past behind it; the past alone for the empty name.

        Raises `UnknownDictionary`.
        """
        if name not in self._contents:
            raise UnknownDictionary(name.hex())
        kind = zstandard.DICT_TYPE_FULLDICT if name else zstandard.DICT_TYPE_RAWCONTENT
        return zstandard.ZstdCompressionDict(self._contents[name] + past.page, dict_type=kind)


def _compressor(
    dictionary: zstandard.ZstdCompressionDict | None, level: int, size: int
) -> zstandard.ZstdCompressor:
    """`size`: bytes expected, 0 = many. Tables for them take 1 to 34 MB, for any number 85."""
    held = len(dictionary.as_bytes()) if dictionary is not None else 0
    many = 1 << WINDOW_LOG
    sizes = {"source_size": min(size or many, many), "dict_size": held}
    fitting = zstandard.ZstdCompressionParameters.from_level(level, **sizes)
    parameters = zstandard.ZstdCompressionParameters.from_level(
        level,
        **sizes,
        window_log=min(WINDOW_LOG, fitting.window_log),
        write_content_size=False,
        write_checksum=False,
        write_dict_id=False,
    )
    return zstandard.ZstdCompressor(dict_data=dictionary, compression_params=parameters)


def pack(
    message: bytes,
    dictionaries: Dictionaries,
    name: bytes,
    past: Past | None = None,
    cursor: int = 0,
) -> bytes:
    """Compress a small whole body with the dictionary of that name (empty = none).

    With a dictionary its 8-byte name stands behind the flag; with a past, the dictionary's name
    with its length in front, the past's 6-byte name and the cursor it belongs to (LEB128).
    """
    if past is not None:
        packed = _compressor(
            dictionaries.with_past(name, past), SMALL_LEVEL, len(message)
        ).compress(message)
        return bytes((MAGIC, ZSTD_PAST, len(name))) + name + past.name + leb128(cursor) + packed
    dictionary = dictionaries.get(name)
    packed = _compressor(dictionary, SMALL_LEVEL, len(message)).compress(message)
    if len(packed) + len(name) >= len(message):
        return bytes((MAGIC, RAW)) + message
    if dictionary is None:
        return bytes((MAGIC, ZSTD)) + packed
    return bytes((MAGIC, ZSTD_DICTIONARY)) + name + packed


def unpack(
    body: bytes,
    dictionaries: Dictionaries,
    limit: int,
    find_past: Callable[[int], Past | None] = lambda cursor: None,
) -> bytes:
    """Undo `pack`; never yields more than `limit` bytes. `find_past` gives the past at a cursor.

    Raises `NotOurs`, `Malformed`, `TooLong`, `UnknownDictionary` (also where the past is another
    one).
    """
    if len(body) < 2 or body[0] != MAGIC:
        raise NotOurs("magic")
    flag, payload = body[1], body[2:]
    if flag == RAW:
        if len(payload) > limit:
            raise TooLong("too large")
        return payload
    dictionary: zstandard.ZstdCompressionDict | None = None
    if flag == ZSTD_DICTIONARY:
        dictionary, payload = dictionaries.get(payload[:_NAME]), payload[_NAME:]
    elif flag == ZSTD_PAST:
        dictionary, payload = _past_before(payload, dictionaries, find_past)
    elif flag != ZSTD:
        raise Malformed("flag")
    decompressor = zstandard.ZstdDecompressor(dict_data=dictionary, max_window_size=MAX_WINDOW)
    try:
        with decompressor.stream_reader(payload, read_across_frames=False) as reader:
            message = reader.read(limit + 1)
    except zstandard.ZstdError as error:
        raise Malformed("zstd") from error
    if len(message) > limit:
        raise TooLong("too large")
    return message


def _past_before(
    payload: bytes, dictionaries: Dictionaries, find_past: Callable[[int], Past | None]
) -> tuple[zstandard.ZstdCompressionDict, bytes]:
    """What stands before a body that refers to the past, and the rest of it."""
    name_end = 1 + (payload[0] if payload else 0)
    end = name_end + NAME_BYTES
    cursor = shift = 0
    for position in range(end, min(len(payload), end + 9)):
        cursor |= (payload[position] & 0x7F) << shift
        shift += 7
        if payload[position] < 0x80:
            past = find_past(cursor)
            if past is None or past.name != payload[name_end:end]:
                raise UnknownDictionary("past")
            return dictionaries.with_past(payload[1:name_end], past), payload[position + 1 :]
    raise Malformed("past")


def decode(message: bytes, kind: type[T]) -> T:
    """Decode one MessagePack message. Raises `Malformed`."""
    try:
        return msgspec.msgpack.decode(message, type=kind)
    except _BROKEN as error:
        raise Malformed(kind.__name__) from error


class FrameWriter:
    """Writes an answer. `sent` counts the bytes handed out so far."""

    def __init__(
        self,
        dictionary: zstandard.ZstdCompressionDict | None,
        *,
        large: bool = False,
        past: Past | None = None,
        columns: bool = False,
        level: int = 0,
        size: int = 0,
    ) -> None:
        """`large`: a long answer, which a small dictionary would only hinder; `past`: it stands
        behind the dictionary; `columns`: the desk reads pages laid out by field; `size`: bytes
        expected, uncompressed, 0 = many."""
        if large and past is None:
            dictionary = None
        flag = ZSTD_PAST if past else ZSTD if dictionary is None else ZSTD_DICTIONARY
        level = level or (LARGE_LEVEL if large else SMALL_LEVEL)
        self._stream = _compressor(dictionary, level, size).compressobj()
        self._encoder = msgspec.msgpack.Encoder()
        self._out = bytearray((MAGIC, flag))
        self._packer = Packer(past.memory if past else None) if columns else None
        self._page: list[Change] = []
        self._page_bytes = 0
        # The same uncompressed, as long as that might be the shorter. A page after a past cannot
        # be read without it, which only its own flag tells.
        self._plain: bytearray | None = bytearray() if columns and past is None else None
        self.sent = 0

    def write(self, frame: Frame) -> None:
        """Append a frame."""
        if self._packer is not None and isinstance(frame, Part | Entry | Gone | Deleted | Ref):
            self._page.append(frame)
            self._page_bytes += len(getattr(frame, "content", b""))
            if self._page_bytes > _PAGE_BYTES or len(self._page) >= MAX_ROWS:
                self._end_page()
            return
        self._end_page()
        self._put(frame)

    def _end_page(self) -> None:
        if self._page and self._packer is not None:
            self._put(Columns(self._packer.pack(self._page)))
            self._page, self._page_bytes = [], 0

    def _put(self, frame: Travelling) -> None:
        encoded = self._encoder.encode(frame)
        framed = leb128(len(encoded)) + encoded
        self._out += self._stream.compress(framed)
        if self._plain is not None:
            self._plain += framed

    def flush(self) -> bytes:
        """End a block: everything written so far can be decoded by the other side."""
        self._end_page()
        self._plain = None
        self._out += self._stream.flush(zstandard.COMPRESSOBJ_FLUSH_BLOCK)
        return self._take()

    def finish(self) -> bytes:
        """End the stream."""
        self._end_page()
        self._out += self._stream.flush(zstandard.COMPRESSOBJ_FLUSH_FINISH)
        if self._plain is not None and len(self._plain) + 2 <= len(self._out):
            self._out = bytearray((MAGIC, RAW)) + self._plain
        return self._take()

    def _take(self) -> bytes:
        out = bytes(self._out)
        self._out.clear()
        self.sent += len(out)
        return out


class _Source:
    """A readable over chunks as they arrive; never waits for more than it has."""

    def __init__(self, first: bytes, more: Callable[[], bytes]) -> None:
        self._rest = first
        self._more = more

    def read(self, size: int = -1) -> bytes:
        if not self._rest:
            self._rest = self._more()
        size = len(self._rest) if size < 0 else size
        out, self._rest = self._rest[:size], self._rest[size:]
        return out


def read_frames(
    chunks: Iterator[bytes],
    dictionary: zstandard.ZstdCompressionDict | None,
    with_past: zstandard.ZstdCompressionDict | None = None,
    memory: Memory | None = None,
) -> Iterator[Frame]:
    """Yield an answer's frames as they arrive; stops quietly where the stream is cut off.

    `with_past`: the dictionary with the past that the request named, and its `memory`, which
    is used up by an answer that refers to it. The caller tells a
    whole answer from a cut one by its signed `End`. Memory stays within one frame, and within
    `columns.MAX_OUT` for a page. Raises `NotOurs` on the first bytes, `Malformed` on broken ones.
    """
    head = b""
    while len(head) < 2:
        chunk = next(chunks, b"")
        if not chunk:
            if head and head[0] != MAGIC:
                raise NotOurs("magic")
            return
        head += chunk
    if head[0] != MAGIC:
        raise NotOurs("magic")
    read = _payload(head[1], _Source(head[2:], lambda: next(chunks, b"")), dictionary, with_past)
    decoder = msgspec.msgpack.Decoder(Travelling)
    columns = Unpacker(memory if head[1] == ZSTD_PAST else None)
    buffer = bytearray()
    try:
        while piece := read(1 << 16):
            buffer += piece
            start = 0
            while (found := _frame_at(buffer, start)) is not None:
                begin, start = found
                frame = decoder.decode(memoryview(buffer)[begin:start].tobytes())
                if isinstance(frame, Columns):
                    yield from columns.unpack(frame.page)
                else:
                    yield frame
            del buffer[:start]
    except (zstandard.ZstdError, *_BROKEN, ValueError) as error:
        raise Malformed("frame") from error


def _payload(
    flag: int,
    source: _Source,
    dictionary: zstandard.ZstdCompressionDict | None,
    with_past: zstandard.ZstdCompressionDict | None,
) -> Callable[[int], bytes]:
    """Reads an answer's payload, decompressed, as it arrives."""
    if flag == RAW:
        return source.read
    if flag == ZSTD:
        dictionary = None
    elif flag == ZSTD_PAST and with_past is not None:
        dictionary = with_past
    elif flag != ZSTD_DICTIONARY:
        raise Malformed("flag")
    decompressor = zstandard.ZstdDecompressor(dict_data=dictionary, max_window_size=MAX_WINDOW)
    read: Callable[[int], bytes] = decompressor.stream_reader(source).read1  # type: ignore[arg-type]
    return read


def _frame_at(buffer: bytearray, start: int) -> tuple[int, int] | None:
    """Begin and end of the whole frame at `start`; None where it is not all there yet."""
    size = shift = 0
    for position in range(start, min(len(buffer), start + 4)):
        byte = buffer[position]
        size |= (byte & 0x7F) << shift
        if byte < 0x80:
            if size > MAX_FRAME:
                raise Malformed("frame too large")
            end = position + 1 + size
            return (position + 1, end) if end <= len(buffer) else None
        shift += 7
    if len(buffer) - start >= 4:
        raise Malformed("length")
    return None
