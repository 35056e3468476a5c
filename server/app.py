"""The central server over HTTP: Litestar routes over the wire types.

Nothing answers without authentication but enrolment, a health check and the statement about
the certificate authority. Every refusal is the
wire's `Problem` as JSON, so that a desk tells this server from a proxy's page.
"""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Callable
from typing import Any, Final

import msgspec
from litestar import Litestar, MediaType, Request, Response, get, post
from litestar.exceptions import HTTPException
from litestar.openapi.config import OpenAPIConfig
from litestar.params import MsgPackBody, RawBody
from litestar.response import Stream
from litestar.types import ASGIApp, Message, Receive, Scope, Send
from sqlalchemy.exc import DBAPIError

from server import blob_routes
from server.accounts import Refusal
from server.blobs import StoreFailed
from server.caller import Caller
from server.central import Central
from sync import crypto
from sync.access import (
    AuthorityAnswer,
    AuthorityStatement,
    Challenge,
    EnrolAnswer,
    EnrolRequest,
    KeyHistory,
    Problem,
    RenewAnswer,
    RenewRequest,
    SealedUpload,
)
from sync.wire import PROTOCOL, Signed

SYNC_PATH: Final = "/api/v1/sync"
MEDIA_TYPE: Final = "application/x-penghubung"
_AT_ONCE: Final = 16
"""Exchanges answered at a time: each may hold 34 MB while it compresses."""
_TRANSFERS: Final = 64
_WAITING: Final = 256
_WAIT_SECONDS: Final = 10
"""In line, less than a desk's 30 s of silence."""
_BUSY_SECONDS: Final = 5
_TRIMMED: Final = frozenset({b"content-type"})

Endpoint = Callable[..., Any]


def problem(refusal: Refusal) -> Response[bytes]:
    """A refusal as the wire's JSON."""
    body = Problem(
        penghubung=refusal.code,
        detail=refusal.detail,
        retry_after=refusal.retry_after,
        revocation=refusal.revocation,
    )
    headers: dict[str, str] = {"penghubung": refusal.code}
    if refusal.retry_after:
        headers["retry-after"] = str(refusal.retry_after)
    if refusal.code == "blob_offset":
        headers["upload-offset"] = refusal.detail
    return Response(
        msgspec.json.encode(body),
        status_code=refusal.status,
        media_type=MediaType.JSON,
        headers=headers,
    )


def _refused(_: Request[Any, Any, Any], error: Refusal) -> Response[bytes]:
    return problem(error)


def _http(_: Request[Any, Any, Any], error: HTTPException) -> Response[bytes]:
    if error.status_code == 413:
        return problem(Refusal(413, "too_large"))
    return problem(Refusal(error.status_code, "malformed"))


def _database(_: Request[Any, Any, Any], error: DBAPIError) -> Response[bytes]:
    # Locked, full or gone: nothing was stored of what this request got no result for.
    return problem(Refusal(503, "busy", retry_after=_BUSY_SECONDS, detail=type(error).__name__))


def _store(_: Request[Any, Any, Any], error: StoreFailed) -> Response[bytes]:
    return problem(blob_routes.store_failed(error))


def _caller(central: Central, request: Request[Any, Any, Any]) -> Caller:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme != "Bearer" or not token:
        raise Refusal(401, "token_unknown")
    return central.accounts.caller(token, central.now())


def _access_routes(central: Central) -> list[Endpoint]:
    accounts, epochs, now = central.accounts, central.epochs, central.now

    @get("/api/v1/health", sync_to_thread=False)
    def health() -> dict[str, int]:
        """Whether this is a Penghubung server, and the protocol it speaks."""
        return {"penghubung": PROTOCOL}

    @post("/api/v1/enrol", sync_to_thread=True, media_type=MediaType.MESSAGEPACK, status_code=200)
    def enrol(
        data: MsgPackBody[EnrolRequest],
        request: Request[Any, Any, Any],
    ) -> EnrolAnswer:
        """Enrol a device with a one-time code."""
        address = request.client.host if request.client else ""
        return accounts.enrol(data, address, epochs.current(), now())

    @post(
        "/api/v1/challenge",
        sync_to_thread=True,
        media_type=MediaType.MESSAGEPACK,
        status_code=200,
    )
    def challenge(
        data: MsgPackBody[Signed],
    ) -> Challenge:
        """A challenge for the holder of a certificate."""
        accounts.open_certificate(data)
        return Challenge(central.keys.challenge(now()))

    @post("/api/v1/renew", sync_to_thread=True, media_type=MediaType.MESSAGEPACK, status_code=200)
    def renew(
        data: MsgPackBody[RenewRequest],
    ) -> RenewAnswer:
        """A new token by certificate and signed challenge."""
        return accounts.renew(data, epochs.current(), now())

    @post(
        "/api/v1/sealed",
        sync_to_thread=True,
        media_type=MediaType.MESSAGEPACK,
        status_code=200,
        request_max_body_size=central.limits.request_bytes + central.limits.attachment_bytes,
    )
    def sealed(
        data: MsgPackBody[SealedUpload],
    ) -> dict[str, bool]:
        """The one thing that a revoked desk may upload."""
        central.sealed.receive(data, now())
        return {"received": True}

    @post("/api/v1/keys", sync_to_thread=True, media_type=MediaType.MESSAGEPACK, status_code=200)
    def keys(
        data: MsgPackBody[Signed],
    ) -> KeyHistory:
        """Signed key rotations, for a desk that is pinned to former keys. By its certificate:
        its token may be lost or revoked, and its pin must move before it can believe that."""
        accounts.open_certificate(data)
        return KeyHistory(tuple(signed for signed, _ in central.keys.rotations()))

    @get("/api/v1/authority", sync_to_thread=True, media_type=MediaType.MESSAGEPACK)
    def authority() -> AuthorityAnswer:
        """Which certificate authority vouches for this server, signed. For desks that cannot
        trust the connection yet, so nothing else is told here."""
        statement = AuthorityStatement(central.authority.since, central.authority.certificate)
        return AuthorityAnswer(
            central.keys.sign.signed(crypto.AUTHORITY, statement),
            tuple(signed for signed, _ in central.keys.rotations()),
            now(),
        )

    return [health, enrol, challenge, renew, sealed, keys, authority]


def _sync_route(central: Central) -> Endpoint:
    @post(SYNC_PATH, sync_to_thread=True, status_code=200)
    def sync(body: RawBody, request: Request[Any, Any, Any]) -> Response[Any]:
        """Push and pull: the whole exchange in one request and one streamed answer."""
        caller = _caller(central, request)
        blocks = central.exchange.answer(body, caller, central.now())
        first, second = next(blocks), next(blocks, None)
        if second is None:
            # A short answer needs neither chunks nor a word to buffering proxies.
            return Response(first, media_type=MEDIA_TYPE)
        stream = itertools.chain((first, second), blocks)
        return Stream(stream, media_type=MEDIA_TYPE, headers={"x-accel-buffering": "no"})

    return sync


class Queue:
    """Turns for so many at a time; some wait in line for theirs, not for long."""

    def __init__(
        self, at_once: int, waiting: int = _WAITING, wait_seconds: float = _WAIT_SECONDS
    ) -> None:
        self._turns = asyncio.Semaphore(at_once)
        self._places = waiting
        self._wait_seconds = wait_seconds

    async def turn(self) -> bool:
        """True with a turn, to be given back; False where the line is full or too slow."""
        if not self._turns.locked():
            return await self._turns.acquire()
        if not self._places:
            return False
        self._places -= 1
        try:
            async with asyncio.timeout(self._wait_seconds):
                return await self._turns.acquire()
        except TimeoutError:
            return False
        finally:
            self._places += 1

    def give_back(self) -> None:
        """The next one's turn."""
        self._turns.release()


class Gate:
    """Lets so many exchanges and transfers in, some wait in line, the rest are refused; trims
    headers. Nobody's body is read before their turn."""

    def __init__(self, app: ASGIApp, exchanges: Queue | None = None) -> None:
        self._app = app
        self._exchanges = exchanges or Queue(_AT_ONCE)
        # Apart: slow transfers must never keep an exchange waiting.
        self._transfers = Queue(_TRANSFERS)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Wait for a turn; without one in time answer 503 with Retry-After."""
        path = scope["path"]
        if path == SYNC_PATH:
            queue = self._exchanges
        elif path.startswith(blob_routes.BLOBS_PATH):
            queue = self._transfers
        else:
            await self._app(scope, receive, send)
            return
        if not await queue.turn():
            await _send_busy(send)
            return

        async def trimmed(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200:
                message["headers"] = [h for h in message["headers"] if h[0] not in _TRIMMED]
            await send(message)

        try:
            await self._app(scope, receive, trimmed)
        finally:
            queue.give_back()


async def _send_busy(send: Send) -> None:
    body = msgspec.json.encode(Problem(penghubung="busy", retry_after=_BUSY_SECONDS))
    headers = [
        (b"content-type", b"application/json"),
        (b"content-length", str(len(body)).encode()),
        (b"retry-after", str(_BUSY_SECONDS).encode()),
    ]
    # The connection stays: closing it on a body under way would reset it, and this answer with it.
    await send({"type": "http.response.start", "status": 503, "headers": headers})
    await send({"type": "http.response.body", "body": body, "more_body": False})


def create_app(central: Central, openapi: OpenAPIConfig | None = None) -> Litestar:
    """The Litestar application; wrap it in `Gate` to serve it.

    `openapi` only to print the document: serving it would answer who is not signed in.
    """
    return Litestar(
        route_handlers=[
            *_access_routes(central),
            _sync_route(central),
            *blob_routes.routes(central, _caller),
        ],
        exception_handlers={
            Refusal: _refused,
            HTTPException: _http,
            DBAPIError: _database,
            StoreFailed: _store,
        },
        request_max_body_size=central.limits.request_bytes,
        openapi_config=openapi,
        logging_config=None,
    )
