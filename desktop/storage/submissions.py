"""Submissions as the copy tells them, with this desk's own decisions laid over them.

Reads only; the one function that writes, `reopen_given_back`, runs inside the transaction that
completes a copy and may be repeated: a submission is opened again once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import Connection, Row, or_, select, text

from desktop.domain.approval import Decision, Submission, SubmissionState
from desktop.domain.model import Attachment, Card, Content, WorkState
from desktop.storage.drafts import insert_draft
from desktop.storage.engine import Database
from desktop.storage.entry_files import decoded
from desktop.storage.handed import handed_complaints, handed_entries
from desktop.storage.rows import ON_ITS_WAY, live_facts
from desktop.storage.schema import OF_APPROVAL, complaint, draft, entry, operation
from desktop.storage.state import live_gen
from sync.approval import answer_kind
from sync.content import TimelineEntry

_DECIDED: Final[dict[str, SubmissionState]] = {
    "approve": "approved",
    "give_back": "given_back",
    "withdrawn": "withdrawn",
    "edited": "replaced",
    "submit": "replaced",
}
_DECIDING: Final[dict[str, Decision]] = {
    "approve": "approve",
    "give_back": "give_back",
    "withdraw": "withdraw",
    "submit": "withdraw",
}
_STRENGTH: Final = ("replaced", "withdrawn", "given_back", "approved")
"""What is told where several things were done to one: approved outweighs all."""
# CROSS: from the few entries of approval to their complaints; SQLite would go through all of these.
_UNDECIDED: Final = f"""
    FROM entry CROSS JOIN complaint ON complaint.id = entry.complaint_id
    WHERE complaint.gen = :gen AND entry.{OF_APPROVAL} AND entry.kind = 'submit'
    AND entry.operation NOT IN (
        SELECT coalesce(json_extract(CAST(e.content AS TEXT), '$.ref'), '') FROM entry e
        JOIN complaint c ON c.id = e.complaint_id
        WHERE c.gen = :gen AND e.{OF_APPROVAL}
    )
    AND entry.operation NOT IN (
        SELECT lower(hex(o.target)) FROM operation o
        WHERE o.target IS NOT NULL AND o.superseded_by IS NULL
        AND (o.state IN ('queued', 'unanswered') OR o.laid)
    )
"""


class Submissions:
    """What was submitted in this agency, and what became of it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def count(self) -> int:
        """How many wait for a decision."""
        if self._handed():
            return len(self.waiting())
        with self._database.read() as connection:
            found = text(f"SELECT count(*) {_UNDECIDED}").bindparams(gen=live_gen(connection))
            return int(connection.execute(found).scalar_one())

    def waiting(self) -> tuple[Submission, ...]:
        """What waits for a decision, oldest first."""
        with self._database.read() as connection:
            gen = live_gen(connection)
            keys = text(f"SELECT DISTINCT complaint.key {_UNDECIDED}").bindparams(gen=gen)
            chosen = {*connection.execute(keys).scalars(), *handed_complaints(connection)}
            found = _stories(connection, gen, sorted(chosen))
        waiting = [one for one in found if one.open]
        return tuple(sorted(waiting, key=lambda one: (one.at, one.id)))

    def _handed(self) -> frozenset[str]:
        with self._database.read() as connection:
            return handed_complaints(connection)

    def of(self, key: str) -> tuple[Submission, ...]:
        """All submissions of a complaint, oldest first."""
        with self._database.read() as connection:
            return _stories(connection, live_gen(connection), [key])


def undecided(connection: Connection) -> dict[str, int]:
    """How many submissions wait for a decision, by complaint; by file or by exchange."""
    found = text(f"SELECT complaint.key, count(*) {_UNDECIDED} GROUP BY complaint.key")
    gen = live_gen(connection)
    counts = {row[0]: row[1] for row in connection.execute(found.bindparams(gen=gen))}
    handed = sorted(handed_complaints(connection))
    for one in _stories(connection, gen, handed) if handed else ():
        if one.open:
            counts.setdefault(one.complaint, 1)
    return counts


def reopen_given_back(connection: Connection, gen: int, now: int) -> None:
    """What was submitted here and given back is a draft again; `target` names the submission."""
    back = connection.execute(
        select(complaint.c.key, entry.c.content)
        .join_from(entry, complaint, entry.c.complaint_id == complaint.c.id)
        .where(complaint.c.gen == gen, text(f"entry.{OF_APPROVAL}"), entry.c.kind == "give_back")
    ).all()
    reopen(connection, gen, {decoded(r.content, TimelineEntry).ref: r.key for r in back}, now)


def reopen(connection: Connection, gen: int, wanted: dict[str, str], now: int) -> None:
    """Open again what of these (hex id: complaint) was submitted here, stands as given back and
    was not taken up yet."""
    if not wanted:
        return
    taken_up = {
        target.hex()
        for table in (draft, operation)
        for target in connection.execute(
            select(table.c.target).where(
                table.c.target.is_not(None), table.c.kind.not_in(("withdraw", "give_back"))
            )
        ).scalars()
    }
    for submission, key in wanted.items():
        target = bytes.fromhex(submission)
        mine = select(operation.c.id).where(operation.c.id == target)
        if submission in taken_up or connection.execute(mine).first() is None:
            continue
        told = next((s for s in _stories(connection, gen, [key]) if s.id == target), None)
        if told is not None and told.state == "given_back":
            insert_draft(connection, key, told.content, None, now, told.card)


def _stories(connection: Connection, gen: int, keys: Sequence[str]) -> tuple[Submission, ...]:
    rows = connection.execute(
        select(complaint.c.key, entry.c.entry_id, entry.c.kind, entry.c.content)
        .join_from(entry, complaint, entry.c.complaint_id == complaint.c.id)
        .where(
            complaint.c.gen == gen,
            complaint.c.key.in_(keys),
            or_(text(f"entry.{OF_APPROVAL}"), entry.c.kind == "arrived"),
        )
        .order_by(entry.c.no, entry.c.id)
    )
    submitted: list[tuple[str, TimelineEntry]] = []
    decided: dict[str, tuple[SubmissionState, TimelineEntry]] = {}
    arrived: dict[str, set[str]] = {}
    for row in rows:
        told = decoded(row.content, TimelineEntry)
        if row.kind == "arrived":
            arrived.setdefault(told.ref, set()).update(file.hex() for file in told.arrived)
            continue
        if row.kind == "submit":
            submitted.append((row.key, told))
        _decide(decided, told)
    known = {told.operation for _, told in submitted}
    for key, told in handed_entries(connection, gen, keys):
        if told.operation not in known:
            if told.kind == "submit":
                submitted.append((key, told))
            _decide(decided, told)
    work = _own_work(connection, [key for key, _ in submitted])
    return tuple(
        _submission(connection, key, told, decided.get(told.operation), arrived, work)
        for key, told in submitted
    )


def _decide(decided: dict[str, tuple[SubmissionState, TimelineEntry]], told: TimelineEntry) -> None:
    """What an entry makes of the submission that it refers to."""
    if told.ref:
        state = _DECIDED[told.kind]
        before = decided.get(told.ref)
        if before is None or _STRENGTH.index(state) > _STRENGTH.index(before[0]):
            decided[told.ref] = state, told


def _own_work(connection: Connection, keys: Sequence[str]) -> dict[str, Row[Any]]:
    """This desk's operations on these complaints, by hex id, and, by `>` and the hex id of a
    submission, the one on its way that decides it."""
    found: dict[str, Row[Any]] = {}
    for row in connection.execute(select(operation).where(operation.c.complaint.in_(keys))):
        found[row.id.hex()] = row
        goes = row.superseded_by is None and (row.state in ON_ITS_WAY or row.laid)
        if row.target is not None and goes:
            found[f">{row.target.hex()}"] = row
    return found


def _submission(
    connection: Connection,
    key: str,
    told: TimelineEntry,
    decided: tuple[SubmissionState, TimelineEntry] | None,
    arrived: dict[str, set[str]],
    work: dict[str, Row[Any]],
) -> Submission:
    id_ = bytes.fromhex(told.operation)
    state, decision = decided or ("pending", TimelineEntry())
    _, card = live_facts(connection, key)
    going = work.get(f">{told.operation}")
    deciding: Decision | None = None
    deciding_state: WorkState | None = None
    if going is not None and state == "pending":
        deciding, deciding_state = _DECIDING.get(going.kind, "answer"), going.state
    files = tuple(Attachment(f.sha256.hex(), f.name, f.size, f.type, f.thumb) for f in told.files)
    return Submission(
        id=id_,
        complaint=key,
        card=card or Card(),
        by=told.by,
        at=told.at,
        content=Content(
            kind=answer_kind(told.result),
            text=told.text,
            result=told.result,  # type: ignore[arg-type]  # the server takes no other
            secret=told.secret,
            attachments=files,
            target=id_,
        ),
        arrived=tuple(f.sha256 for f in files if f.sha256 in arrived.get(told.operation, ())),
        replaces=bytes.fromhex(told.ref) if told.ref else None,
        state=state,
        decided_by=decision.by,
        decided_at=decision.at,
        remark=decision.text if state == "given_back" else "",
        own=told.operation in work,
        deciding=deciding,
        deciding_state=deciding_state,
    )
