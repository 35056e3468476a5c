"""Takes an export into the database: merged record by record, batch by batch.

Failure policy: each batch is one transaction; a stop in between leaves whole batches, and the
same file again adds the rest and nothing twice. A file that is no export never gets here
(`NotAnExport` is raised while opening). A refused row is counted and named, never quoted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

import msgspec
from sqlalchemy import select

from server import agencies, schema
from server.database import Database
from server.importing import (
    ExportReader,
    ImportedAgency,
    ImportedComplaint,
    ImportedEntry,
    Problem,
    RowRefused,
)
from server.importing.merge import Merge, StoredFields, merge
from server.recognising import tick_agreeing
from server.reoffers import take_in_waiting
from server.turn import is_archived, is_closed, turn_of
from server.work import Case, NewEntry, Work
from sync.content import Body, State, TimelineEntry, canonical, found_id

BATCH: Final = 400
_KEPT_REFUSALS: Final = 100_000

Progress = Callable[[int, int | None], None]


@dataclass(slots=True)
class Summary:
    """What an import did. `refused` keeps the first 100,000; `refused_count` counts all."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    refused_count: int = 0
    refused: list[RowRefused] = field(default_factory=list)
    deleted_by_order: int = 0
    elsewhere: int = 0
    """Left out because another agency, or none yet, holds it."""
    entered: int = 0
    """Answers of ours that the export shows, ticked off by it."""
    agencies: Counter[str] = field(default_factory=Counter)
    """Rows by the agency they name; "" where they name none."""

    def add(self, other: Summary) -> None:
        """Count a batch."""
        self.new += other.new
        self.changed += other.changed
        self.unchanged += other.unchanged
        self.deleted_by_order += other.deleted_by_order
        self.elsewhere += other.elsewhere
        self.entered += other.entered
        self.agencies += other.agencies
        for refused in other.refused:
            self.refuse(refused)

    def refuse(self, row: RowRefused) -> None:
        """Count a refused row."""
        self.refused_count += 1
        if len(self.refused) < _KEPT_REFUSALS:
            self.refused.append(row)


class _DryRun(Exception):
    """Rolls a batch back."""


def complaint_key(source: str, tracking_id: str) -> str:
    """A complaint's id everywhere: its number in SP4N-LAPOR!, else with its source in front."""
    return tracking_id if source == "sp4n" else f"{source}:{tracking_id}"


class Intake:
    """One import."""

    def __init__(self, database: Database, *, dry_run: bool = False, only: str = "") -> None:
        """`only`: name of the one agency whose complaints are taken, with what is here already;
        a file without a column for agencies is all that agency's."""
        self._db = database
        self._dry_run = dry_run
        self._only = " ".join(only.split())
        self._agencies: dict[tuple[str, ...], str] = {}
        self._categories: set[str] = set()

    def run(self, reader: ExportReader, now: int, progress: Progress) -> Summary:
        """Take everything the reader yields. Raises `ExportDamaged` where the file breaks off;
        the batches before it are stored."""
        summary = Summary()
        generated_at = reader.info.generated_at
        # A date in the future would hold back every later export.
        as_of = now if generated_at is None else min(generated_at, now)
        items = iter(reader)
        while batch := list(islice(items, BATCH)):
            try:
                with self._db.write() as connection:
                    counted = self._batch(Work(self._db, connection), batch, as_of)
                    if self._dry_run:
                        raise _DryRun
            except _DryRun:
                self._agencies.clear()
                self._categories.clear()
            summary.add(counted)
            progress(*reader.position)
        return summary

    def _batch(
        self,
        work: Work,
        batch: Iterable[ImportedAgency | ImportedComplaint | RowRefused],
        as_of: int,
    ) -> Summary:
        counted = Summary()
        complaints: list[ImportedComplaint] = []
        for item in batch:
            if isinstance(item, RowRefused):
                counted.refuse(item)
            elif isinstance(item, ImportedAgency):
                self._agency(work, item.name, item.external_id, item.parent, item.zone)
            else:
                counted.agencies[item.agency if isinstance(item.agency, str) else ""] += 1
                complaints.append(self._as_ours(item))
        keys = [complaint_key(c.source, c.tracking_id) for c in complaints]
        work.load_many(keys)
        entry_ids: dict[str, set[str]] = {}
        for key, id_ in work.entry_ids(keys):
            entry_ids.setdefault(key, set()).add(id_)
        gone = set(
            work.connection.execute(
                select(schema.deleted.c.key).where(schema.deleted.c.key.in_(keys))
            ).scalars()
        )
        for key, record in zip(keys, complaints, strict=True):
            if key in gone:
                counted.deleted_by_order += 1
                continue
            if self._others(record) and work.load(key) is None:
                counted.elsewhere += 1
                if isinstance(record.agency, str):
                    # What may be named when a complaint is returned.
                    self._agency(
                        work,
                        record.agency,
                        record.agency_external_id,
                        record.parent_agency,
                        None,
                    )
                continue
            self._take(work, key, record, as_of, entry_ids.get(key, set()), counted)
        work.stamp()
        return counted

    def _as_ours(self, record: ImportedComplaint) -> ImportedComplaint:
        if self._only and record.agency is msgspec.UNSET:
            return msgspec.structs.replace(record, agency=self._only)
        return record

    def _others(self, record: ImportedComplaint) -> bool:
        if not self._only:
            return False
        held = record.agency if isinstance(record.agency, str) else ""
        return not held or agencies.agency_id(held) != agencies.agency_id(self._only)

    def _take(
        self,
        work: Work,
        key: str,
        record: ImportedComplaint,
        as_of: int,
        entry_ids: set[str],
        counted: Summary,
    ) -> None:
        case = work.load(key)
        stored = None if case is None else self._stored(work, case, entry_ids)
        outcome = merge(
            stored,
            record,
            generated_at=as_of,
            local_since=case.local_since or None if case is not None else None,
        )
        if outcome.missing:
            # A row that only completes a known complaint cannot stand alone.
            counted.refuse(
                RowRefused(row=record.row, reason=_missing(outcome), tracking_id=record.tracking_id)
            )
            return
        fields = outcome.fields
        holder = ""
        if fields.agency:
            holder = self._agency(
                work, fields.agency, fields.agency_external_id, fields.parent_agency, None
            )
        self._category(work, fields)
        body = _body(record, fields)
        created = case is None
        if case is None:
            case = work.create(key, record.source, record.tracking_id, body, State())
            take_in_waiting(work.connection, work, case)
        case.body = body
        entries = [_entry(e, holder) for e in outcome.new_entries]
        if not created:
            entries += _unannounced(key, case.state, holder, fields, as_of, entries)
        case.state = _state(case.state, holder, fields, entries, kept=not outcome.state_changed)
        case.entries += entries
        if not created:
            counted.entered += tick_agreeing(work.connection, case, entries, as_of)
        case.as_of = fields.as_of
        case.imported = canonical(_builtins(fields))
        if created:
            counted.new += 1
        elif case.changed:
            counted.changed += 1
        else:
            counted.unchanged += 1

    def _stored(self, work: Work, case: Case, entry_ids: set[str]) -> StoredFields:
        """What was imported, with what our own server has moved since."""
        stored = msgspec.convert(msgspec.json.decode(case.imported), type=StoredFields)
        agency = stored.agency
        if (agencies.agency_id(agency) if agency else "") != case.state.agency:
            found = agencies.find(work.connection, case.state.agency) if case.state.agency else None
            agency = found.name if found else None
        return msgspec.structs.replace(
            stored,
            agency=agency,
            status=case.state.status or None,
            hold_reason=case.state.hold_reason or None,
            secret=case.state.secret,
            entry_ids=frozenset(entry_ids),
        )

    def _agency(
        self, work: Work, name: str, external_id: object, parent: object, zone: object
    ) -> str:
        given = (name, *(v if isinstance(v, str) else "" for v in (external_id, parent, zone)))
        if given not in self._agencies:
            self._agencies[given] = agencies.ensure(
                work.connection,
                work,
                name,
                external_id=given[1],
                parent=given[2],
                zone=given[3],
            )
        return self._agencies[given]

    def _category(self, work: Work, fields: StoredFields) -> None:
        if fields.category and fields.category_id and fields.category_id not in self._categories:
            self._categories.add(fields.category_id)
            work.put_ref("category", fields.category_id, canonical({"name": fields.category}))


def _missing(outcome: Merge) -> Problem:
    return Problem.NO_TEXT if "text" in outcome.missing else Problem.NO_DATE


def _builtins(fields: StoredFields) -> dict[str, object]:
    values = msgspec.to_builtins(fields)
    return {k: v for k, v in values.items() if v not in (None, []) and k != "entry_ids"}


def _body(record: ImportedComplaint, fields: StoredFields) -> Body:
    return Body(
        tracking_id=record.tracking_id,
        source=record.source,
        title=fields.title or "",
        text=fields.text or "",
        reported_at=fields.reported_at or 0,
        channel=fields.channel or "",
        classification=fields.classification or "",
        category=fields.category or "",
        category_id=fields.category_id or "",
        province=fields.province or "",
        regency=fields.regency or "",
        district=fields.district or "",
        village=fields.village or "",
        reporter="" if fields.anonymous else fields.reporter_name or "",
        anonymous=bool(fields.anonymous),
    )


def _entry(entry: ImportedEntry, holder: str) -> NewEntry:
    private = entry.kind == "note"
    return NewEntry(
        id=entry.id,
        content=TimelineEntry(
            kind=entry.kind,
            at=entry.at,
            by="" if entry.kind == "reply" else entry.agency or "",
            text=entry.text or "",
            result=entry.result or "",
            status=entry.status or "",
            secret=entry.secret,
            private=private,
        ),
        private_agency=holder if private else None,
    )


def _unannounced(
    key: str, before: State, holder: str, fields: StoredFields, as_of: int, told: list[NewEntry]
) -> list[NewEntry]:
    """What an export without a timeline changed: every such change stands in the timeline."""
    kinds = {e.content.kind for e in told}
    made: list[TimelineEntry] = []
    if holder and holder != before.agency and "disposition" not in kinds:
        made.append(TimelineEntry(kind="disposition", at=as_of, by=fields.parent_agency or ""))
    status = fields.status or ""
    if status != before.status and status not in {e.content.status for e in told}:
        made.append(TimelineEntry(kind="status", at=as_of, status=status))
    if fields.secret and not before.secret:
        made.append(TimelineEntry(kind="secrecy", at=as_of))
    return [NewEntry(_made_id(key, content), content) for content in made]


def _made_id(key: str, content: TimelineEntry) -> str:
    return found_id(key, content.kind, content.at, content.status)


def _state(
    before: State, holder: str, fields: StoredFields, entries: list[NewEntry], *, kept: bool
) -> State:
    """State after an import; times follow the timeline in its own order."""
    disposed, first = before.disposed_at, before.first_follow_up_at
    last, reply, closed_at = before.last_follow_up_at, before.last_reply_at, before.closed_at
    last_event: str | None = None
    for entry in sorted((e.content for e in entries), key=lambda e: e.at):
        if entry.kind in ("disposition", "follow_up", "reply", "info_request", "return"):
            last_event = entry.kind
        if entry.kind == "disposition" and entry.at > disposed:
            # A follow-up before the present disposition was another agency's.
            disposed, first = entry.at, 0
        elif entry.kind == "follow_up":
            first, last = first or entry.at, max(last, entry.at)
        elif entry.kind == "reply":
            reply = max(reply, entry.at)
        if entry.status and (is_closed(entry.status) or is_archived(entry.status)):
            closed_at = max(closed_at, entry.at)
    status = before.status if kept else fields.status or ""
    closed, archived = is_closed(status), is_archived(status)
    turn = (
        before.turn
        if kept and last_event is None
        else turn_of(status, disposed=bool(holder), last_event=last_event)
    )
    return State(
        status=status,
        turn=turn,
        agency=before.agency if kept else holder,
        disposed_at=disposed if holder else 0,
        first_follow_up_at=first,
        last_follow_up_at=last,
        last_reply_at=reply,
        closed_at=closed_at if closed or archived else 0,
        closed=closed,
        archived=archived,
        secret=bool(fields.secret),
        hold_reason=fields.hold_reason or "",
        rating=fields.rating or "",
    )
