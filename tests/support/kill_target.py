"""A process that writes, queues and exchanges until it is killed. Run as a module by test_kill."""

from __future__ import annotations

import sys
from pathlib import Path

from desktop.domain.model import Content, Filter
from desktop.platform.clock import SystemClock
from desktop.storage.replica import Replica
from sync.engine import Engine
from sync.http import HttpTransport


def main() -> None:
    """Arguments: replica file, key in hex, server URL."""
    path, key, url = Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), sys.argv[3]
    clock = SystemClock()
    replica = Replica.open(path, key, clock=clock)
    transport = HttpTransport(url)
    engine = Engine(replica.identity, replica.exchange, replica.copy, transport, clock)
    keys = sorted(row.key for row in replica.queries.list_complaints(Filter(), limit=100))
    print("ready", flush=True)
    for number, complaint in enumerate(keys[-6:]):
        words = f"ditulis sebelum mati {number}"
        draft = replica.drafts.save(complaint, Content("note", words))
        print(f"saved {words}", flush=True)
        replica.outbox.send(draft.id, at=clock.now(), zone_minutes=420)
        print(f"queued {words}", flush=True)
        if number % 3 == 2:
            report = engine.run()
            print(f"report {report.outcome} {report.sent}", flush=True)
    print("done", flush=True)


if __name__ == "__main__":
    main()
