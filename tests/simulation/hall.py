"""The server's application without sockets: driven through ASGI, one request at a time, in order.

One application serves every history of this process: it speaks to whichever central server
stands now. What Litestar hands to threads runs at once, in the caller's; a request that comes
while another is being answered (between two of its blocks) gets an event loop of its own.
"""

from __future__ import annotations

import asyncio
import functools
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self, cast
from unittest import mock

from anyio import to_thread
from litestar import concurrency

from server import central as central_module
from server import migrate
from server.app import Gate, create_app
from server.central import Central
from server.seeds import load_seeds
from sync.wire import Limits
from tests.simulation.steps import Compiled

Between = Callable[[int], None]


class Inline(ThreadPoolExecutor):
    """Runs at once what it is given."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Done when this returns."""
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except BaseException as error:
            future.set_exception(error)
        return future


class _Room:
    """One room of whichever central server stands now."""

    def __init__(self, find: Callable[[], Any]) -> None:
        self._find = find

    def __getattr__(self, name: str) -> Any:
        return getattr(self._find(), name)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self._find()(*args, **kwargs)


class Standing:
    """Stands for a `Central` when the application is made."""

    def __init__(self) -> None:
        self.now_standing: Central | None = None
        self.limits = Limits()

    def __getattr__(self, name: str) -> Any:
        return _Room(lambda: getattr(self.now_standing, name))


@dataclass
class Reply:
    """An answer as far as the server wrote it."""

    status: int = 0
    headers: list[tuple[str, str]] = field(default_factory=list)
    blocks: list[bytes] = field(default_factory=list)
    whole: bool = False
    error: BaseException | None = None
    """What the application ended with, if it did not end well."""

    @property
    def body(self) -> bytes:
        """All that was written."""
        return b"".join(self.blocks)


class Hall:
    """The application and its event loops; one for all histories of a process."""

    def __init__(self) -> None:
        self.standing = Standing()
        self.compiled = Compiled()
        self._app = Gate(create_app(cast(Central, self.standing)))
        self._loops: list[asyncio.AbstractEventLoop] = []
        self._depth = 0
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        concurrency.set_asyncio_executor(Inline(1))
        self._stack.enter_context(mock.patch.object(to_thread, "run_sync", _at_once))
        # The same for every opening of a server, and slow to make.
        seeds = functools.cache(load_seeds)
        scripts = functools.cache(_scripts)
        self._stack.enter_context(mock.patch.object(central_module, "load_seeds", seeds))
        self._stack.enter_context(
            mock.patch.object(
                migrate, "ScriptDirectory", mock.Mock(from_config=lambda c: scripts(_place(c)))
            )
        )
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._stack.close()
        concurrency.set_asyncio_executor(None)
        for loop in self._loops:
            loop.close()

    def ask(
        self,
        method: str,
        path: str,
        headers: Sequence[tuple[str, str]],
        body: bytes | None,
        *,
        whole: bool = True,
        between: Between = lambda block: None,
    ) -> Reply:
        """One request. `whole` False: the line ended behind `body`. `between` is called before
        the first block of the answer and after each, while the server is between two of them."""
        if len(self._loops) <= self._depth:
            self._loops.append(asyncio.new_event_loop())
        loop, outer = self._loops[self._depth], asyncio.events._get_running_loop()
        reply = Reply()
        self._depth += 1
        asyncio.events._set_running_loop(None)
        try:
            loop.run_until_complete(self._run(reply, method, path, headers, body, whole, between))
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException as error:
            reply.error = error
        finally:
            asyncio.events._set_running_loop(outer)
            self._depth -= 1
        return reply

    async def _run(
        self,
        reply: Reply,
        method: str,
        path: str,
        headers: Sequence[tuple[str, str]],
        body: bytes | None,
        whole: bool,
        between: Between,
    ) -> None:
        loop = asyncio.get_running_loop()
        todo = [{"type": "http.request", "body": body or b"", "more_body": not whole}]
        if not whole:
            todo.append({"type": "http.disconnect"})

        ended = asyncio.Event()

        async def receive() -> Any:
            if todo:
                return todo.pop(0)
            await ended.wait()
            return {"type": "http.disconnect"}

        async def send(message: Any) -> None:
            if message["type"] == "http.response.start":
                reply.status = message["status"]
                reply.headers = [(k.decode(), v.decode()) for k, v in message["headers"]]
                asyncio.events._set_running_loop(None)
                try:
                    between(0)
                finally:
                    asyncio.events._set_running_loop(loop)
                return
            if message["body"]:
                reply.blocks.append(message["body"])
            if not message.get("more_body"):
                reply.whole = True
                ended.set()
                return
            asyncio.events._set_running_loop(None)
            try:
                between(len(reply.blocks))
            finally:
                asyncio.events._set_running_loop(loop)

        scope: Any = {
            "type": "http",
            "asgi": {"version": "3.0", "spec_version": "2.3"},
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": path,
            "raw_path": path.encode(),
            "root_path": "",
            "query_string": b"",
            "headers": [(k.lower().encode(), v.encode()) for k, v in headers],
            "client": ("127.0.0.1", 50_000),
            "server": ("127.0.0.1", 80),
            "state": {},
        }
        await self._app(scope, receive, send)


async def _at_once(fn: Callable[..., Any], *args: Any, **_: Any) -> Any:
    """Stands for `anyio.to_thread.run_sync`."""
    return fn(*args)


def _place(config: Any) -> str:
    return str(config.get_main_option("script_location"))


def _scripts(place: str) -> Any:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", place)
    return ScriptDirectory.from_config(config)
