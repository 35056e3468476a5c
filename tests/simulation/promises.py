"""What the exchange promises, held against the files of both sides.

States the promises on its own: it shares no code with engine, storage, server or fingerprint.
"""

from __future__ import annotations

from collections import Counter
from typing import Final

from tests.simulation.reading import Central, Line, Local, View

APPLIED: Final = frozenset({"applied", "not_applied"})
PENDING: Final = frozenset({"queued", "unanswered", "needs_decision", "needs_edit", "withdrawing"})
WAITING: Final = frozenset({"needs_decision", "needs_edit"})
ENDED: Final = frozenset({"acked", "withdrawn", "discarded", "superseded"})


class Broken(Exception):
    """A promise that was not kept."""

    def __init__(self, promise: str, detail: str) -> None:
        super().__init__(f"{promise}: {detail}")
        self.promise = promise


def nothing_doubled(central: Central) -> None:
    """An operation makes one entry of a kind, a text is published once. What was given back may
    be submitted again as it was."""
    made = [entry for entry in central.entries if entry.operation]
    operations = Counter((entry.operation, entry.private) for entry in made)
    texts = Counter(entry.text for entry in made if entry.text and not entry.private)
    for counted in (operations.items(), texts.items()):
        for what, count in counted:
            if count > 1:
                raise Broken("nothing doubled", f"{what!r} stands {count} times")


def deleted_stays_deleted(central: Central, ever: frozenset[str]) -> None:
    """What was deleted by order comes back by no import, restart or restore."""
    for key in ever:
        if key in central.holders or any(entry.complaint == key for entry in central.entries):
            raise Broken("deleted stays deleted", f"{key} is on the server again")


def sent_was_committed(device: str, local: Local, central: Central) -> None:
    """Whatever reached the server was committed as sent before, with the same content."""
    for id_, row in central.ledger.items():
        if row.device != device or row.kind == "claimed":
            continue
        line = local.operations.get(id_)
        if line is None or not line.sent_at:
            raise Broken("sent is committed first", f"{id_.hex()} left while shown as unsent")
        if line.hash != row.hash:
            raise Broken("an operation is immutable", id_.hex())


def shown_as_the_ledger_has_it(line: Line, central: Central) -> None:
    """An answered operation is shown with the result that the ledger holds."""
    row = central.ledger.get(line.id)
    what = f"{line.id.hex()} is {line.state} ({line.outcome} {line.why}), the ledger says " + (
        f"{row.outcome} {row.reason} {row.number}" if row else "nothing"
    )
    if line.state == "acked":
        if row is None or row.outcome not in APPLIED:
            raise Broken("sent means the server has it", what)
        if line.kind != "withdraw" and line.number != row.number:
            raise Broken("the result is the ledger's", f"{what}, number {line.number}")
    elif line.kind == "withdraw":
        return
    elif line.outcome == "conflict":
        if row is None or (row.outcome, row.reason) != ("conflict", line.why):
            raise Broken("the result is the ledger's", what)
    elif line.outcome in ("refused", "withdrawn"):
        if row is None or row.outcome != line.outcome:
            raise Broken("the result is the ledger's", what)
    elif line.state == "discarded" and row is not None and row.outcome in APPLIED:
        raise Broken("discarded means not published", what)


def order_is_kept(local: Local, central: Central) -> None:
    """A desk's answers on one complaint stand in the order in which they stood in its line."""
    numbers = {entry.operation: entry.number for entry in central.entries if entry.operation}
    last: dict[str, tuple[int, Line]] = {}
    for line in sorted(local.operations.values(), key=lambda line: (line.position, line.seq)):
        if line.kind == "withdraw" or line.id not in numbers:
            continue
        number = numbers[line.id]
        before = last.get(line.complaint)
        if before is not None and number < before[0]:
            raise Broken("order is kept", f"{line.id.hex()} ({number}) after {before}")
        last[line.complaint] = number, line


def overlaid_until_it_comes(local: Local) -> None:
    """An accepted answer is seen all the time: laid over the copy until the copy holds it."""
    for line in local.operations.values():
        if line.state != "acked" or line.kind == "withdraw" or not line.number:
            continue
        if line.complaint in local.held and line.id not in local.made and not line.laid:
            raise Broken("overlaid until it comes", f"{line.id.hex()} is nowhere to be seen")


def cursor_not_ahead(agency: str, local: Local, central: Central) -> None:
    """Whatever is numbered up to the cursor is in the copy, and what left by then is not."""
    if local.cursor is None or local.building:
        return
    view = central.views.get(agency, frozenset())
    for row in view:
        if row[2] > local.cursor or central.whole.get((agency, row[0]), 0) > local.cursor:
            continue
        if row not in local.view:
            raise Broken("cursor never ahead", f"{row[:3]} is missing at cursor {local.cursor}")
    seen = {row[0] for row in view}
    for key in local.held - seen:
        if central.left.get((agency, key), 0) <= local.cursor:
            raise Broken("cursor never ahead", f"{key} is still here at cursor {local.cursor}")


def reference_not_behind(local: Local, central: Central) -> None:
    """Reference data numbered up to the cursor is here."""
    if local.cursor is None or local.building:
        return
    for ref in central.refs:
        if ref[2] <= local.cursor and ref not in local.refs:
            raise Broken("cursor never ahead", f"reference {ref[:3]} is missing")


def copy_is(view: View, local: Local, promise: str) -> None:
    """The copy is exactly what the server showed."""
    if local.view != view:
        missing = sorted(row[:3] for row in view - local.view)[:3]
        over = sorted(row[:3] for row in local.view - view)[:3]
        raise Broken(promise, f"missing {missing}, too much {over}")


def nothing_stuck(local: Local) -> None:
    """Once quiet, whatever is not settled waits for the officer, or behind what does."""
    for line in local.operations.values():
        if line.state not in ("queued", "unanswered", "withdrawing"):
            continue
        ahead = any(
            other.complaint == line.complaint
            and other.state in WAITING
            and other.superseded_by is None
            and (other.position, other.seq) <= (line.position, line.seq)
            for other in local.operations.values()
        )
        if not ahead:
            raise Broken("nothing stuck", f"{line.id.hex()} {line.kind} {line.state} {line.later}")


def deleted_left_no_words(keys: frozenset[str], words: dict[str, str], local: Local) -> None:
    """After an ordered deletion no copy holds the words, nor does a settled operation."""
    for key in keys:
        if words[key].encode() in local.everything:
            raise Broken("deleted leaves no words", f"{key} in the copy")
        for line in local.operations.values():
            if line.complaint == key and line.state in ENDED and (line.text or line.payload):
                raise Broken("deleted leaves no words", f"{line.id.hex()} {line.state}")
