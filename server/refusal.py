"""Answers other than 200, and the throttle that gives some of them."""

from __future__ import annotations

import threading
from collections import deque
from typing import Final

from sync.access import ProblemCode
from sync.wire import Signed

_TRIES: Final = 20
_TRIES_SECONDS: Final = 60
_ALL_TRIES: Final = 200


class Refusal(Exception):
    """An answer other than 200, with the wire's code."""

    def __init__(
        self,
        status: int,
        code: ProblemCode,
        *,
        retry_after: int = 0,
        revocation: Signed | None = None,
        detail: str = "",
    ) -> None:
        super().__init__(code)
        self.status = status
        self.code: ProblemCode = code
        self.retry_after = retry_after
        self.revocation = revocation
        self.detail = detail


class Throttle:
    """At most so many tries a minute from one address and in all; in this process."""

    def __init__(
        self, tries: int = _TRIES, seconds: int = _TRIES_SECONDS, in_all: int = _ALL_TRIES
    ) -> None:
        self._tries = tries
        self._seconds = seconds
        self._in_all = in_all
        self._seen: deque[tuple[int, str]] = deque()
        self._lock = threading.Lock()

    def admit(self, who: str, now: int) -> None:
        """Count a failed try. Raises `Refusal` 429 where there were too many."""
        with self._lock:
            while self._seen and self._seen[0][0] <= now - self._seconds:
                self._seen.popleft()
            from_there = sum(address == who for _, address in self._seen)
            if from_there >= self._tries or len(self._seen) >= self._in_all:
                raise Refusal(429, "too_many_tries", retry_after=self._seconds)
            self._seen.append((now, who))
