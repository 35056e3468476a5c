"""Run by a test and killed without a word: answers, has two accepted, ticks the first off.

python -m tests.support.mandiri_target HOME
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from desktop.desk import Desk
from desktop.domain.model import Content
from desktop.platform.clock import SystemClock
from desktop.platform.paths import Home
from tests.support.mandiri import CHEAP, SECRET


def main() -> None:
    """Never ends by itself."""
    desk = Desk.open(Home(Path(sys.argv[1])), SECRET, None, SystemClock(), cost=CHEAP)
    keys = desk.cases.keys("needs_answer", "deadline")[:3]
    for key in keys[:2]:
        desk.work.send(desk.work.save(key, Content("follow_up", "Sudah kami tangani.")).id)
    assert desk.sync.run().receipt.verified
    desk.work.send(desk.work.save(keys[2], Content("follow_up", "Sedang kami periksa.")).id)
    first = next(one for one in desk.by_hand.waiting() if one.complaint == keys[0])
    desk.by_hand.tick(first.operation)
    print(" ".join(keys), flush=True)
    time.sleep(600)


if __name__ == "__main__":
    main()
