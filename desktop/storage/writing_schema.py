"""Local tables of the officer's writing, beside those of `desktop.storage.schema`.

- `template`: the officer's own reply templates. `starter` names the shipped one that a row stands
  in for; a row with `deleted_at` hides it, or can be brought back.
- `draft_version`: what a text said before, by complaint and kind, so that it outlives the draft
  that was sent. `cause` says why it was kept.
- `reminder`: a date promised in an answer. `operation` is that answer; the reminder stands as long
  as the answer does. `due` = YYYY-MM-DD in the agency's zone.

Times are unix seconds UTC, 0 = never. None has a foreign key into the replica.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Column, Index, Integer, LargeBinary, Table, Text

from desktop.storage.columns import integer, words
from desktop.storage.schema import metadata

template = Table(
    "template",
    metadata,
    Column("id", Integer, primary_key=True),
    words("situation"),
    words("title"),
    words("text"),
    words("starter"),
    integer("created_at"),
    integer("updated_at"),
    integer("deleted_at"),
    # An editor or a way back may still hold the id of one that is gone.
    sqlite_autoincrement=True,
)

draft_version = Table(
    "draft_version",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("complaint", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("text", Text, nullable=False),
    words("cause"),
    Column("at", Integer, nullable=False),
    Index(None, "complaint", "kind", "id"),
)

reminder = Table(
    "reminder",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("complaint", Text, nullable=False),
    Column("operation", LargeBinary, nullable=False),
    Column("due", Text, nullable=False),
    words("words"),
    integer("made_at"),
    integer("done_at"),
    Index(None, "complaint"),
    sqlite_autoincrement=True,
)

WRITING_TABLES: Final = (template, draft_version, reminder)
