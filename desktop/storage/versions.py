"""What a text said before: kept beside the draft, in the same write unit as its saving.

Failure policy: a version that cannot be written makes the save fail as a whole, so that the saved
line tells the truth of both. Kept are at most `KEPT` for each kind of work on a complaint, for
`DAYS` days by this PC's clock and the server's.
"""

from __future__ import annotations

from typing import Final, cast

from sqlalchemy import Connection, delete, insert, select

from desktop.domain.model import WorkKind
from desktop.domain.writing import TextVersion, VersionCause
from desktop.storage.engine import Database
from desktop.storage.schema import replica_state
from desktop.storage.writing_schema import draft_version
from sync.ports import Clock

CHANGED: Final = 60
"""Characters that came since the last version, from which a save makes another."""
AFTER_S: Final = 120
"""Seconds since the last version, from which any change makes another."""
CUT: Final = 20
"""Characters taken away by one save, from which what stood before is kept."""
KEPT: Final = 40
DAYS: Final = 90


class VersionBook:
    """Versions of all texts of this desk."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def keep(self, complaint: str, kind: WorkKind, text: str, cause: VersionCause) -> None:
        """Keep this text now, whatever the rule says of its length or age."""
        with self._database.write_words() as connection:
            put_version(connection, complaint, kind, text, cause, self._clock.now())

    def list(self, complaint: str, kind: WorkKind) -> tuple[TextVersion, ...]:
        """Versions of one text, the latest first."""
        column = draft_version.c
        query = (
            select(draft_version)
            .where(column.complaint == complaint, column.kind == kind)
            .order_by(column.id.desc())
        )
        with self._database.read() as connection:
            return tuple(
                TextVersion(row.id, kind, row.text, cast("VersionCause", row.cause), row.at)
                for row in connection.execute(query)
            )


def note_save(
    connection: Connection, complaint: str, kind: str, before: str, after: str, now: int
) -> None:
    """Keep what a save makes worth keeping: what it takes away, or what it has come to."""
    if _differs(before, after)[0] >= CUT:
        put_version(connection, complaint, kind, before, "cut", now)
    last = _last(connection, complaint, kind)
    known, at = last or ("", now)
    aged = last is not None and not 0 <= now - at < AFTER_S
    if _differs(known, after)[1] >= CHANGED or (aged and known != after):
        put_version(connection, complaint, kind, after, "typed", now)


def put_version(
    connection: Connection, complaint: str, kind: str, text: str, cause: VersionCause, now: int
) -> None:
    """Keep a text, unless it is blank or already the last that was kept."""
    last = _last(connection, complaint, kind)
    if not text.strip() or (last is not None and last[0] == text):
        return
    connection.execute(
        insert(draft_version).values(complaint=complaint, kind=kind, text=text, cause=cause, at=now)
    )
    column = draft_version.c
    newest = (
        select(column.id)
        .where(column.complaint == complaint, column.kind == kind)
        .order_by(column.id.desc())
        .limit(KEPT)
    )
    of_this = (column.complaint == complaint) & (column.kind == kind)
    connection.execute(delete(draft_version).where(of_this, column.id.not_in(newest)))
    # This PC's clock alone throws nothing away: one that stands ahead would take them all.
    told = connection.execute(select(replica_state.c.told_at)).scalar_one()
    over = column.at < min(now, told) - DAYS * 86_400
    connection.execute(delete(draft_version).where(over))


def forget_versions(connection: Connection, complaint: str) -> None:
    """A complaint was deleted by order: no old words on it stay."""
    connection.execute(delete(draft_version).where(draft_version.c.complaint == complaint))


def _last(connection: Connection, complaint: str, kind: str) -> tuple[str, int] | None:
    column = draft_version.c
    row = connection.execute(
        select(column.text, column.at)
        .where(column.complaint == complaint, column.kind == kind)
        .order_by(column.id.desc())
        .limit(1)
    ).first()
    return None if row is None else (row.text, row.at)


def _differs(before: str, after: str) -> tuple[int, int]:
    """Characters that went and that came between the first and the last that are another."""
    front = _shared(before, after)
    gone, come = before[front:], after[front:]
    back = _shared(gone[::-1], come[::-1])
    return len(gone) - back, len(come) - back


def _shared(one: str, other: str) -> int:
    """How many first characters are the same; by halves, an autosave must not take long."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one.startswith(other[:middle]) else (low, middle - 1)
    return low
