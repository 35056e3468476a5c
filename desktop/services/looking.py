"""A light look as the desk makes it: what it said is kept, and what it cost is counted.

Failure policy: a look that fails changes nothing but the time of the last one; there is no
receipt and no back-off, the next look comes at its usual time. What only an exchange can settle
(access ended, a server that was set back) is told in `needs_run`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from desktop.domain.errors import PenghubungError
from desktop.services.budget import BudgetService
from desktop.services.faults import converted
from desktop.services.schedule import News, ScheduleService
from desktop.storage.replica import Replica
from sync import enrolment, errors
from sync.engine import Engine
from sync.http import HttpTransport
from sync.ports import Clock

_FOR_A_RUN: Final = (errors.Revoked, errors.ProveEnd)


@dataclass(frozen=True, slots=True)
class Seen:
    """What came of a look: `news`, or the `error` that stood between."""

    news: News | None
    error: PenghubungError | None = None
    needs_run: bool = False


class LookService:
    """Looks for one desk; not while an exchange runs."""

    def __init__(
        self,
        replica: Replica,
        schedule: ScheduleService,
        budget: BudgetService,
        clock: Clock,
        connect: Callable[[str], HttpTransport],
    ) -> None:
        """`connect` makes the carriage for the server's address."""
        self._replica = replica
        self._schedule = schedule
        self._budget = budget
        self._clock = clock
        self._connect = connect

    def run(self) -> Seen:
        """Look once. Raises `PenghubungError` where the desk's own file fails."""
        replica = self._replica
        now = self._clock.now()
        try:
            transport = self._connect(replica.identity.url)
        except errors.ExchangeError as error:
            return self._in_vain(error)
        transport.rely_on(enrolment.PinnedTrust(replica.identity))
        engine = Engine(replica.identity, replica.exchange, replica.copy, transport, self._clock)
        try:
            seen = engine.look()
        except errors.ExchangeError as error:
            return self._in_vain(error)
        finally:
            transport.close()
            traffic = transport.traffic
            self._budget.count_apart(traffic.bytes_up, traffic.bytes_down)
        news = News(now, seen.changes, seen.removals, seen.anew)
        self._schedule.looked(news)
        return Seen(news)

    def _in_vain(self, error: errors.ExchangeError) -> Seen:
        self._schedule.looked(None)
        return Seen(None, converted(error), isinstance(error, _FOR_A_RUN))
