"""Lists: conditions and order as SQL, rows with the officer's pending work laid over them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, Final, TypeAlias

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    UnaryExpression,
    and_,
    func,
    literal_column,
    or_,
    select,
    text,
)
from sqlalchemy.sql.operators import custom_op

from desktop.domain.model import ComplaintRow, Filter, Sort
from desktop.storage.line import needs_officer
from desktop.storage.rows import ANSWER_KINDS
from desktop.storage.schema import complaint, draft, operation
from desktop.storage.submissions import undecided

ROW_COLUMNS: Final = tuple(
    complaint.c[name]
    for name in ComplaintRow.__dataclass_fields__
    if name not in {"drafts", "pending", "attention", "submitted"}
)

AnyRow: TypeAlias = Row[*tuple[Any, ...]]
"""A row whose columns are not known to the type checker."""

_ORDER: Final[dict[Sort, tuple[str, bool]]] = {
    "newest": ("reported_at", True),
    "oldest": ("reported_at", False),
    "active": ("active_at", True),
    "disposed": ("disposed_at", False),
    "title": ("title", False),
    "tracking": ("tracking_id", False),
}
"""Column and whether it falls."""

_SORTED_VIEWS: Final = ("drafts", "outbox", "attention", "open", "settled")
"""Found faster by what they are than by their order."""


@cache
def on_its_way() -> ColumnElement[bool]:
    """SQL: operations that the server may have but the copy does not show yet."""
    return and_(
        operation.c.kind != "withdraw",
        operation.c.superseded_by.is_(None),
        or_(operation.c.state.in_(("queued", "unanswered", "withdrawing")), operation.c.laid),
    )


@cache
def answered_keys() -> Select[tuple[str]]:
    """Complaints with an answer of this desk on its way."""
    return select(operation.c.complaint).where(
        operation.c.kind.in_(ANSWER_KINDS), operation.c.state != "withdrawing", on_its_way()
    )


def conditions(wanted: Filter, gen: int, words: str) -> list[ColumnElement[bool]]:
    """SQL for a filter; `words` is its FTS5 query."""
    column = complaint.c
    found: list[ColumnElement[bool]] = [column.gen == gen, *_view(wanted)]
    for name in (
        "category",
        "classification",
        "status",
        "regency",
        "district",
        "village",
        "agency",
    ):
        if value := getattr(wanted, name):
            found.append(column[name] == value)
    if wanted.secret is not None:
        found.append(column.secret == wanted.secret)
    if wanted.anonymous is not None:
        found.append(column.anonymous == wanted.anonymous)
    if wanted.reported_from:
        found.append(column.reported_at >= wanted.reported_from)
    if wanted.reported_to:
        found.append(column.reported_at < wanted.reported_to)
    if words:
        # Of all complaints, those that match are picked from the index of the order: a word may be
        # in most of them, and to look up and sort 80,000 takes half as long again.
        number = "+complaint.id" if wanted.view == "all" else "complaint.id"
        matching = text(
            f"{number} IN (SELECT rowid FROM complaint_fts WHERE complaint_fts MATCH :words)"
        ).bindparams(words=words)
        found.append(and_(matching))
    return found


def order(wanted: Filter, sort: Sort) -> tuple[ColumnElement[Any], ...]:
    """SQL for an order; the key makes it total."""
    name, falls = _ORDER[sort]
    first: ColumnElement[Any] = complaint.c[name]
    if wanted.view in _SORTED_VIEWS or (wanted.words and wanted.view != "all"):
        # A unary plus keeps SQLite from walking the index of that order, row by row.
        first = UnaryExpression(first, operator=custom_op("+"), type_=first.type)
    columns: tuple[ColumnElement[Any], ...] = (first, complaint.c.key)
    return tuple(column.desc() if falls else column.asc() for column in columns)


def rows_by_id(connection: Connection, ids: Sequence[int]) -> list[tuple[int, ComplaintRow]]:
    """List rows of these complaints, in this order."""
    found = {
        row.id: row
        for row in connection.execute(
            select(complaint.c.id, *ROW_COLUMNS).where(complaint.c.id.in_(ids))
        )
    }
    laid = overlay(connection)
    return [(number, laid.row(found[number])) for number in ids if number in found]


class Overlay:
    """How much of the officer's work lies on each complaint."""

    def __init__(
        self,
        drafts: dict[str, int],
        pending: dict[str, int],
        attention: dict[str, int],
        submitted: dict[str, int],
    ) -> None:
        self._stores = drafts, pending, attention, submitted

    def row(self, row: AnyRow) -> ComplaintRow:
        """A list row with its work counted."""
        key = row.key
        work = (store.get(key, 0) for store in self._stores)
        # By position, id left out.
        values: list[Any] = [*row[1:], *work]
        return ComplaintRow(*values)


def overlay(connection: Connection) -> Overlay:
    """The officer's work by complaint; local tables are small."""

    def counted(query: Iterable[AnyRow]) -> dict[str, int]:
        return {row[0]: row[1] for row in query}

    drafts, pending, attention = (counted(connection.execute(query)) for query in _by_complaint())
    return Overlay(drafts, pending, attention, undecided(connection))


@cache
def _by_complaint() -> tuple[Select[tuple[str, int]], ...]:
    """Drafts, what is on its way and what waits for the officer. Built once: every list asks."""
    total = func.count(literal_column("*"))
    works = select(operation.c.complaint, total).group_by(operation.c.complaint)
    drafts = select(draft.c.complaint, total).where(draft.c.discarded_at == 0)
    return (
        drafts.group_by(draft.c.complaint),
        works.where(on_its_way()),
        works.where(needs_officer()),
    )


def _view(wanted: Filter) -> list[ColumnElement[bool]]:
    column = complaint.c
    match wanted.view:
        case "all":
            return []
        case "open":
            return [~column.settled]
        case "needs_answer":
            return [
                ~column.settled,
                column.turn == "agency",
                column.key.not_in(answered_keys()),
            ]
        case "replied":
            return [column.replied, column.key.not_in(answered_keys())]
        case "waiting_reporter":
            return [~column.settled, column.turn == "reporter"]
        case "settled":
            return [column.settled]
        case "drafts":
            return [column.key.in_(select(draft.c.complaint).where(draft.c.discarded_at == 0))]
        case "outbox":
            return [column.key.in_(select(operation.c.complaint).where(on_its_way()))]
        case "attention":
            return [column.key.in_(select(operation.c.complaint).where(needs_officer()))]
