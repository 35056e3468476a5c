"""Answers of ours that a later export shows: they stand in SP4N-LAPOR!, so they are ticked off.

Only the words count: an export numbers entries in its own way, loses line breaks and may change
capitals. Where it does not show the very words nothing is ticked; a changed status proves nothing,
a colleague may have answered there.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection, and_, select, update

from server import schema
from server.work import Case, NewEntry
from sync.content import TimelineEntry, found_id

_KINDS = frozenset({"follow_up", "info_request"})


def tick_agreeing(connection: Connection, case: Case, shown: Sequence[NewEntry], now: int) -> int:
    """Tick off the pending answers of a complaint whose words stand among the entries that an
    export made at `now` shows; how many. The caller stamps the unit of work."""
    told = {_words(e.content.text) for e in shown if e.content.kind in _KINDS and e.content.text}
    if not told:
        return 0
    rows = connection.execute(
        select(schema.answer.c.operation, schema.entry.c.content)
        .join(
            schema.entry,
            and_(
                schema.entry.c.complaint_key == schema.answer.c.complaint_key,
                schema.entry.c.operation == schema.answer.c.operation,
                schema.entry.c.private_agency.is_(None),
            ),
        )
        .where(schema.answer.c.complaint_key == case.key, schema.answer.c.entered_at == 0)
    )
    found = [
        bytes(row.operation)
        for row in rows
        if _words(msgspec.json.decode(row.content, type=TimelineEntry).text) in told
    ]
    for operation in found:
        ref = operation.hex()
        content = TimelineEntry(kind="entered", at=now, ref=ref)
        case.entries.append(NewEntry(found_id(case.key, "entered", 0, ref), content))
    connection.execute(
        update(schema.answer).where(schema.answer.c.operation.in_(found)).values(entered_at=now)
    )
    return len(found)


def _words(text: str) -> str:
    return " ".join(text.split()).casefold()
