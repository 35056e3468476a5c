"""How messages become bytes: MessagePack frames inside one zstd stream, bounded both ways.

A body is `MAGIC`, a byte that says how it is compressed, and the payload. An answer's payload
is a sequence of frames, each with its length in front (LEB128); a checkpoint ends a flushed
compression block, so that all before it can be decoded however the connection ends.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from importlib import resources
from typing import Final, TypeVar

import msgspec
import zstandard

from sync.wire import Frame

MAGIC: Final = 0xB7
RAW: Final = 0
ZSTD: Final = 1
ZSTD_DICTIONARY: Final = 2

MAX_FRAME: Final = 1 << 20
MAX_WINDOW: Final = 1 << 23
WINDOW_LOG: Final = 21
SMALL_LEVEL: Final = 19
LARGE_LEVEL: Final = 15
"""Levels by size and where the dictionary helps were measured: docs/adr/0005-wire-format.md."""

_BROKEN: Final = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)
"""What msgspec raises: text that is no UTF-8 has an error of its own."""

T = TypeVar("T")


class NotOurs(Exception):
    """The bytes are not Penghubung's: a captive portal's or a proxy's page."""


class Malformed(Exception):
    """Ours by its magic, but broken, over its bounds, or of a kind not known."""


class UnknownDictionary(Exception):
    """Compressed with a dictionary that is not here."""


class Dictionaries:
    """The compression dictionaries that were ever shipped, by the hash of their content."""

    def __init__(self, contents: Mapping[str, bytes]) -> None:
        """`contents`: file name to bytes; the newest is the last by name."""
        self._by_hash: dict[bytes, zstandard.ZstdCompressionDict] = {}
        self.current: bytes = b""
        for name in sorted(contents):
            self.current = self.hash_of(contents[name])
            self._by_hash[self.current] = zstandard.ZstdCompressionDict(contents[name])

    @classmethod
    def shipped(cls) -> Dictionaries:
        """Those inside this package."""
        folder = resources.files("sync") / "dictionaries"
        return cls({f.name: f.read_bytes() for f in folder.iterdir() if f.name.endswith(".zdict")})

    @staticmethod
    def hash_of(content: bytes) -> bytes:
        """8-byte name of a dictionary on the wire."""
        return hashlib.blake2b(content, digest_size=8).digest()

    def get(self, name: bytes) -> zstandard.ZstdCompressionDict | None:
        """The dictionary, None for the empty name. Raises `UnknownDictionary`."""
        if not name:
            return None
        try:
            return self._by_hash[name]
        except KeyError:
            raise UnknownDictionary(name.hex()) from None


def _compressor(
    dictionary: zstandard.ZstdCompressionDict | None, level: int
) -> zstandard.ZstdCompressor:
    parameters = zstandard.ZstdCompressionParameters.from_level(
        level,
        window_log=WINDOW_LOG,
        write_content_size=False,
        write_checksum=False,
        write_dict_id=False,
    )
    return zstandard.ZstdCompressor(dict_data=dictionary, compression_params=parameters)


def pack(message: bytes, dictionaries: Dictionaries, name: bytes) -> bytes:
    """Compress a small whole body with the dictionary of that name (empty = none).

    With a dictionary its 8-byte name stands behind the flag.
    """
    dictionary = dictionaries.get(name)
    packed = _compressor(dictionary, SMALL_LEVEL).compress(message)
    if len(packed) + len(name) >= len(message):
        return bytes((MAGIC, RAW)) + message
    if dictionary is None:
        return bytes((MAGIC, ZSTD)) + packed
    return bytes((MAGIC, ZSTD_DICTIONARY)) + name + packed


def unpack(body: bytes, dictionaries: Dictionaries, limit: int) -> bytes:
    """Undo `pack`; never yields more than `limit` bytes.

    Raises `NotOurs`, `Malformed`, `UnknownDictionary`.
    """
    if len(body) < 2 or body[0] != MAGIC:
        raise NotOurs("magic")
    flag, payload = body[1], body[2:]
    if flag == RAW:
        if len(payload) > limit:
            raise Malformed("too large")
        return payload
    name = b""
    if flag == ZSTD_DICTIONARY:
        name, payload = payload[:8], payload[8:]
    elif flag != ZSTD:
        raise Malformed("flag")
    decompressor = zstandard.ZstdDecompressor(
        dict_data=dictionaries.get(name), max_window_size=MAX_WINDOW
    )
    try:
        with decompressor.stream_reader(payload, read_across_frames=False) as reader:
            message = reader.read(limit + 1)
    except zstandard.ZstdError as error:
        raise Malformed("zstd") from error
    if len(message) > limit:
        raise Malformed("too large")
    return message


def decode(message: bytes, kind: type[T]) -> T:
    """Decode one MessagePack message. Raises `Malformed`."""
    try:
        return msgspec.msgpack.decode(message, type=kind)
    except _BROKEN as error:
        raise Malformed(kind.__name__) from error


def _length(n: int) -> bytes:
    out = bytearray()
    while n >= 0x80:
        out.append(n & 0x7F | 0x80)
        n >>= 7
    out.append(n)
    return bytes(out)


class FrameWriter:
    """Writes an answer. `sent` counts the bytes handed out so far."""

    def __init__(
        self, dictionary: zstandard.ZstdCompressionDict | None, *, large: bool = False
    ) -> None:
        """`large`: a long answer, which a small dictionary would only hinder."""
        if large:
            dictionary = None
        flag = ZSTD if dictionary is None else ZSTD_DICTIONARY
        level = LARGE_LEVEL if large else SMALL_LEVEL
        self._stream = _compressor(dictionary, level).compressobj()
        self._encoder = msgspec.msgpack.Encoder()
        self._out = bytearray((MAGIC, flag))
        self.sent = 0

    def write(self, frame: Frame) -> None:
        """Append a frame."""
        encoded = self._encoder.encode(frame)
        self._out += self._stream.compress(_length(len(encoded)) + encoded)

    def flush(self) -> bytes:
        """End a block: everything written so far can be decoded by the other side."""
        self._out += self._stream.flush(zstandard.COMPRESSOBJ_FLUSH_BLOCK)
        return self._take()

    def finish(self) -> bytes:
        """End the stream."""
        self._out += self._stream.flush(zstandard.COMPRESSOBJ_FLUSH_FINISH)
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
    chunks: Iterator[bytes], dictionary: zstandard.ZstdCompressionDict | None
) -> Iterator[Frame]:
    """Yield an answer's frames as they arrive; stops quietly where the stream is cut off.

    The caller tells a whole answer from a cut one by its signed `End`. Memory stays within one
    frame. Raises `NotOurs` on the first bytes, `Malformed` on broken ones.
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
    if head[1] not in (ZSTD, ZSTD_DICTIONARY):
        raise Malformed("flag")
    reader = zstandard.ZstdDecompressor(
        dict_data=dictionary if head[1] == ZSTD_DICTIONARY else None, max_window_size=MAX_WINDOW
    ).stream_reader(_Source(head[2:], lambda: next(chunks, b"")))  # type: ignore[arg-type]
    decoder = msgspec.msgpack.Decoder(Frame)
    buffer = bytearray()
    try:
        while piece := reader.read1(1 << 16):
            buffer += piece
            start = 0
            while (found := _frame_at(buffer, start)) is not None:
                begin, start = found
                yield decoder.decode(memoryview(buffer)[begin:start].tobytes())
            del buffer[:start]
    except (zstandard.ZstdError, *_BROKEN) as error:
        raise Malformed("frame") from error


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
