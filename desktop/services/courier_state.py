"""What is with a courier, and why a file cannot be used: light to load, for lists and commands.

The files themselves are written and read by `courier_service`.
"""

from __future__ import annotations

from desktop.domain.errors import CourierFile
from desktop.domain.model import CourierRun
from desktop.domain.phrases import Moment
from desktop.services.faults import Told
from desktop.services.notices import courier as notices
from desktop.services.notices.courier import Fault
from desktop.storage.replica import Replica


class CourierFault(Told, CourierFile):
    """A file that cannot be used or written; `why` says which case it is."""

    def __init__(self, why: Fault, when: Moment | None = None) -> None:
        found = notices.FAULTS[why]
        super().__init__(found if when is None else found.having(when=when), why)
        self.why: Fault = why


def open_run(replica: Replica) -> CourierRun | None:
    """The newest file that was written and still has something to bring back."""
    copied = replica.copy.status().complete_at
    for run in replica.courier.list():
        waits = run.unanswered or (not run.operations and run.made_at > copied)
        if waits and not run.answered_at and run.message is not None:
            return run
    return None
