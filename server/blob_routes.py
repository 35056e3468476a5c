"""Attachments over HTTP: `PUT` and `HEAD` to bring one, `GET` with `Range` to fetch one.

`Upload-Offset` says where a body begins (request) or how much is here (answer), `Upload-Length`
how long the whole is. `409` means: continue from the offset in the answer. An answer that is
ours always carries one of these headers or is a `Problem`; `Penghubung` repeats its code, since
an answer to `HEAD` has no body.
"""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, suppress
from typing import Any, Final

from anyio import BrokenResourceError, create_memory_object_stream, to_thread
from litestar import Request, Response, get, head, put
from litestar.exceptions import InternalServerException
from litestar.params import FromPath
from litestar.response import Stream

from server.accounts import Refusal
from server.attachments import blob_name
from server.blobs import Missing, StoreFailed
from server.caller import Caller
from server.central import Central
from server.uploads import Offset

BLOBS_PATH: Final = "/api/v1/blobs/"
_PIECE: Final = 256 << 10
"""Bytes after which what came is stored."""
_SLOW_PIECE: Final = 8 << 10
_SLOW_SECONDS: Final = 1.0
"""On a slow line less is stored, so that no more than this is sent again after a silent cut."""
_READ: Final = 64 << 10
_AHEAD: Final = 4
"""Pieces of up to 64 KiB that are read before they are stored."""
_OVERTAKING_SECONDS: Final = 5.0
"""Shorter than a desk waits for an answer; after that it is told what is stored."""
_RANGE: Final = re.compile(r"bytes=(\d{1,12})-")

WhoAsks = Callable[[Central, Request[Any, Any, Any]], Caller]


def store_failed(error: StoreFailed) -> Refusal:
    """What a desk is told where the bytes cannot be stored or read now."""
    return Refusal(503, "busy", retry_after=5, detail=str(error))


def routes(central: Central, who: WhoAsks) -> list[Any]:
    """The three handlers. `who` authenticates a request."""
    uploads, files = central.uploads, central.attachments
    under_way = _UnderWay()

    @head(f"{BLOBS_PATH}{{digest:str}}")
    async def offset(digest: FromPath[str], request: Request[Any, Any, Any]) -> Response[None]:
        """How much of a file this device has brought."""
        sha256 = _sha256(digest)
        await under_way.overtake(request)
        caller = await to_thread.run_sync(who, central, request)
        return _told(await to_thread.run_sync(uploads.offset, sha256, caller), 200)

    @put(f"{BLOBS_PATH}{{digest:str}}", status_code=204, request_max_body_size=None)
    async def upload(digest: FromPath[str], request: Request[Any, Any, Any]) -> Response[None]:
        """Bring a file, or a part of it from `Upload-Offset` on."""
        sha256 = _sha256(digest)
        start = _number(request, "upload-offset")
        total = _number(request, "upload-length")
        async with under_way.body(request) as body:
            caller = await to_thread.run_sync(who, central, request)
            here = await to_thread.run_sync(uploads.begin, sha256, caller, start, total)
            if here.number:
                return _told(here, 204)
            taken = _Taken(start)
            async for chunk in body.chunks:
                taken.add(chunk)
                if taken.end > total:
                    raise Refusal(400, "malformed", detail="length")
                if taken.due:
                    await to_thread.run_sync(uploads.piece, sha256, caller, *taken.take())
            if taken.waiting:
                await to_thread.run_sync(uploads.piece, sha256, caller, *taken.take())
            # Where the line broke, what came stays, and nobody is left to answer.
            if not await body.end():
                raise Refusal(409, "blob_offset", detail=str(taken.end))
            done = await to_thread.run_sync(uploads.finish, sha256, caller, central.now())
        return _told(done, 204)

    @get(f"{BLOBS_PATH}{{digest:str}}", sync_to_thread=True)
    def download(digest: FromPath[str], request: Request[Any, Any, Any]) -> Response[Any]:
        """A file that a complaint of the caller's agency has, from `Range` on."""
        sha256 = _sha256(digest)
        size = files.readable(sha256, who(central, request).agency)
        if size is None:
            raise Refusal(404, "blob_unknown")
        given = _RANGE.fullmatch(request.headers.get("range", ""))
        start = int(given[1]) if given else 0
        if start >= size:
            raise Refusal(416, "blob_offset", detail=str(size))
        try:
            first = files.store.get(blob_name(sha256), start, _READ)
        except Missing as error:
            raise Refusal(404, "blob_unknown", detail="bytes") from error
        headers = {"content-length": str(size - start), "upload-offset": str(start)}
        if given:
            headers["content-range"] = f"bytes {start}-{size - 1}/{size}"
        rest = _rest(central, sha256, start + len(first), size)
        return Stream(
            _chain(first, rest),
            status_code=206 if given else 200,
            headers=headers,
            media_type="application/octet-stream",
        )

    return [offset, upload, download]


class _Body:
    """One body that is being read. `chunks`: what came; `over`: what came is stored."""

    def __init__(self, request: Request[Any, Any, Any]) -> None:
        self._send, self.chunks = create_memory_object_stream[bytes](_AHEAD)
        self._reading = asyncio.create_task(self._read(request))
        # Not by the task itself: it may be given up before its first step.
        self._reading.add_done_callback(lambda _: self._send.close())
        self.over = asyncio.Event()

    async def _read(self, request: Request[Any, Any, Any]) -> None:
        async for chunk in request.stream():
            await self._send.send(chunk)

    def give_up(self) -> None:
        """No more of it is read; what came by then is still to be stored."""
        self._reading.cancel()

    async def end(self) -> bool:
        """Whether it was read to its end. Raises what the line broke with."""
        await asyncio.wait({self._reading})
        return not self._reading.cancelled() and self._reading.result() is None

    async def drop(self) -> None:
        """Stop reading, whatever state it is in."""
        self._reading.cancel()
        self.chunks.close()
        with suppress(asyncio.CancelledError, InternalServerException, BrokenResourceError):
            await self._reading
        self.over.set()


class _UnderWay:
    """Bodies that are being read and stored, by who brings which file.

    A desk that asks again has given its last line up, often before the server has stored what
    came by it: it must not be told less than that, or it sends those bytes again.
    """

    def __init__(self) -> None:
        self._bodies: dict[tuple[str, str], _Body] = {}

    async def overtake(self, request: Request[Any, Any, Any]) -> None:
        """Wait until what came by an earlier line is stored."""
        await self._wait_for(self._bodies.get(_brings(request)))

    @asynccontextmanager
    async def body(self, request: Request[Any, Any, Any]) -> AsyncIterator[_Body]:
        """The body as it comes, after an earlier one's; read while the caller is looked up and
        pieces are stored, since the web server drops what it has read and not handed over when a
        connection ends.
        """
        key, body = _brings(request), _Body(request)
        earlier, self._bodies[key] = self._bodies.get(key), body
        try:
            await self._wait_for(earlier)
            yield body
        finally:
            if self._bodies.get(key) is body:
                del self._bodies[key]
            await body.drop()

    async def _wait_for(self, earlier: _Body | None) -> None:
        if earlier is not None:
            earlier.give_up()
            with suppress(TimeoutError):
                await asyncio.wait_for(earlier.over.wait(), _OVERTAKING_SECONDS)


def _brings(request: Request[Any, Any, Any]) -> tuple[str, str]:
    return request.headers.get("authorization", ""), request.url.path


class _Taken:
    """What came of a body and is not stored yet."""

    def __init__(self, start: int) -> None:
        self._start = start
        self._bytes = bytearray()
        self._since = time.monotonic()

    @property
    def end(self) -> int:
        return self._start + len(self._bytes)

    @property
    def waiting(self) -> bool:
        return bool(self._bytes)

    @property
    def due(self) -> bool:
        slow = time.monotonic() - self._since >= _SLOW_SECONDS
        return len(self._bytes) >= (_SLOW_PIECE if slow else _PIECE)

    def add(self, chunk: bytes) -> None:
        self._bytes += chunk

    def take(self) -> tuple[int, bytes]:
        """(Offset, bytes) to be stored now."""
        taken = self._start, bytes(self._bytes)
        self._start, self._since = self.end, time.monotonic()
        self._bytes.clear()
        return taken


def _told(here: Offset, status: int) -> Response[None]:
    headers = {"upload-offset": str(here.offset)}
    if here.number:
        headers["upload-number"] = str(here.number)
    return Response(None, status_code=status, headers=headers)


def _sha256(digest: str) -> bytes:
    if re.fullmatch("[0-9a-f]{64}", digest) is None:
        raise Refusal(404, "blob_unknown")
    return bytes.fromhex(digest)


def _number(request: Request[Any, Any, Any], header: str) -> int:
    given = request.headers.get(header, "")
    if re.fullmatch(r"[0-9]{1,12}", given) is None:
        raise Refusal(400, "malformed", detail=header)
    return int(given)


def _chain(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest


def _rest(central: Central, sha256: bytes, start: int, size: int) -> Iterator[bytes]:
    while start < size:
        # A store that fails half way ends the answer; the desk goes on from what it has.
        chunk = central.attachments.store.get(blob_name(sha256), start, _READ)
        if not chunk:
            return
        yield chunk
        start += len(chunk)
