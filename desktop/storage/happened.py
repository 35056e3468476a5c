"""What happened in the live copy since a time, and how much came and was answered by month.

Reads only. `active_at` leads every search by time: it is the latest time of a complaint and has an
index, so an absence costs what happened in it, not what is held.
"""

from __future__ import annotations

from collections import Counter
from typing import Final

import msgspec
from sqlalchemy import ColumnElement, and_, case, func, or_, select

from desktop.domain.happenings import Happening
from desktop.storage.engine import Database
from desktop.storage.rows import ANSWER_KINDS
from desktop.storage.schema import complaint, operation
from desktop.storage.state import live_gen

_BY_TIMER: Final = "ditutup oleh sistem"
_TAKEN: Final = ("applied", "duplicate")


class Happenings:
    """What the landing page counts."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keys(self, what: Happening, since: int, until: int) -> tuple[str, ...]:
        """Complaints in the copy to which this happened at or after `since` (Unix seconds), in no
        order. `until`: answers written then or later are left out."""
        with self._database.read() as connection:
            live = complaint.c.gen == live_gen(connection)
            found = select(complaint.c.key).where(live, _happened(what, since, until))
            whole = select(func.json_group_array(found.subquery().c.key))
            return msgspec.json.decode(connection.execute(whole).scalar_one(), type=tuple[str, ...])

    def count(self, what: Happening, since: int, until: int) -> int:
        """How many `keys` would give."""
        with self._database.read() as connection:
            live = complaint.c.gen == live_gen(connection)
            found = select(func.count()).select_from(complaint)
            return connection.execute(found.where(live, _happened(what, since, until))).scalar_one()

    def months(self, since: int, offset: int) -> tuple[Counter[str], Counter[str]]:
        """Complaints received and first answered by month ("2026-11") from a time on (Unix
        seconds). `offset`: seconds of the agency's zone east of UTC (Indonesia keeps no summer
        time)."""
        column = complaint.c
        came = case((column.disposed_at > 0, column.disposed_at), else_=column.reported_at)
        with self._database.read() as connection:
            counts: list[Counter[str]] = []
            for at in (came, column.first_follow_up_at):
                month = func.strftime("%Y-%m", at + offset, "unixepoch")
                # No answer and no disposition is later than the last thing that happened.
                held = (column.gen == live_gen(connection), column.active_at >= since, at >= since)
                rows = connection.execute(select(month, func.count()).where(*held).group_by(month))
                counts.append(Counter({row[0]: row[1] for row in rows}))
            return counts[0], counts[1]


def _happened(what: Happening, since: int, until: int) -> ColumnElement[bool]:
    column = complaint.c
    if what == "accepted":
        done = operation.c
        return column.key.in_(
            select(done.complaint).where(
                done.kind.in_(ANSWER_KINDS),
                # What was submitted is no answer yet.
                done.kind != "submit",
                done.outcome.in_(_TAKEN),
                done.answered_at >= since,
                done.created_at < until,
            )
        )
    what_time: dict[Happening, ColumnElement[bool]] = {
        "arrived": or_(
            column.disposed_at >= since,
            # An export knows no disposition.
            and_(column.disposed_at == 0, column.reported_at >= since),
        ),
        "replies": column.last_reply_at >= since,
        "timed_out": and_(column.closed_at >= since, func.lower(column.status) == _BY_TIMER),
    }
    return and_(column.active_at >= since, what_time[what])
