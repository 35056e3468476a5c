"""Somebody between the server and the desks who changes answers on their way."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import msgspec
from litestar.types import ASGIApp, Receive, Scope, Send

from server.app import SYNC_PATH
from server.feed import Feed
from sync import codec
from sync.wire import Frame, SyncRequest
from tests.support.office import Office

Change = Callable[[list[Frame]], list[Frame]]


class Tampering:
    """Wraps the server's application; `change` rewrites the frames of every answer, for as many
    answers as `times` says. `seen` keeps what the server really said."""

    def __init__(self, app: ASGIApp, office: Office) -> None:
        self._app = app
        self._office = office
        self._dictionaries = codec.Dictionaries.shipped()
        self.change: Change | None = None
        self.times = 1
        self.seen: list[list[Frame]] = []

    @classmethod
    def before(cls, office: Office) -> Tampering:
        """Put one before a running office."""
        made: list[Tampering] = []

        def wrap(app: ASGIApp) -> ASGIApp:
            made.append(cls(app, office))
            return made[-1]

        office.stop()
        office.wrap = wrap
        office.start()
        return made[-1]

    def once(self, change: Change, times: int = 1) -> None:
        """Change the next answers."""
        self.change, self.times = change, times

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything through but the exchange's answers."""
        if scope["path"] != SYNC_PATH:
            await self._app(scope, receive, send)
            return
        asked = bytearray()
        answered = bytearray()
        start: list[Any] = []

        async def overheard() -> Any:
            message: Any = await receive()
            if message["type"] == "http.request":
                asked.extend(message["body"])
            return message

        async def gathered(message: Any) -> None:
            if message["type"] == "http.response.start":
                start.append(message)
                return
            answered.extend(message["body"])
            if message.get("more_body"):
                return
            await send(self._without_length(start[0]))
            body = bytes(answered)
            if start[0]["status"] == 200:
                body = self._changed(scope["headers"], bytes(asked), body)
            await send({"type": "http.response.body", "body": body, "more_body": False})

        await self._app(scope, overheard, gathered)

    @staticmethod
    def _without_length(message: Any) -> Any:
        headers = [h for h in message["headers"] if h[0] != b"content-length"]
        return {**message, "headers": headers}

    def _feed(self, headers: Iterable[tuple[bytes, bytes]]) -> Feed:
        token = dict(headers)[b"authorization"].decode().partition(" ")[2]
        central = self._office.central
        return Feed(central.database, central.accounts.caller(token, central.now()).agency, {})

    def _changed(
        self, headers: Iterable[tuple[bytes, bytes]], asked: bytes, answered: bytes
    ) -> bytes:
        feed = self._feed(headers)
        message = codec.unpack(asked, self._dictionaries, 1 << 24, feed.past)
        request = msgspec.msgpack.decode(message, type=SyncRequest)
        past = None
        if request.past:
            past = feed.past(request.cursor) if request.cursor else None
            past = feed.snapshot_past(request.snapshot) if request.snapshot else past
        frames = list(
            codec.read_frames(
                iter([answered]),
                self._dictionaries.get(request.dictionary),
                self._dictionaries.with_past(request.dictionary, past) if past else None,
                past.memory if past else None,
            )
        )
        self.seen.append(frames)
        if self.change is None or self.times <= 0:
            return answered
        self.times -= 1
        writer = codec.FrameWriter(None)
        for frame in self.change(frames):
            writer.write(frame)
        return writer.finish()
