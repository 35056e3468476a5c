"""Drafts: the officer's unsent words.

Failure policy: nothing here destroys text but the two `purge_` methods, which take what was
thrown away, or what belongs to a complaint deleted by order, once its days are over. Saving to
a draft that was sent meanwhile raises `NotFound`; the caller makes a new one.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, delete, insert, select, update

from desktop.domain.errors import NotFound
from desktop.domain.model import Attachment, Card, Content, Draft
from desktop.storage.engine import Database
from desktop.storage.rows import (
    attachments_text,
    card_text,
    content_values,
    draft_of,
    live_facts,
)
from desktop.storage.schema import draft
from desktop.storage.versions import note_save
from sync.ports import Clock


class DraftBox:
    """All drafts of this desk."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def save(self, complaint: str, content: Content, *, draft_id: int | None = None) -> Draft:
        """Autosave: a new draft, or the new words of one. Saving brings a discarded one back.

        Attachments of a draft that is there stay as they are: `attach` and its like change them.
        Raises `NotFound` where `draft_id` is no longer a draft (it was sent).
        """
        now = self._clock.now()
        with self._database.write_words() as connection:
            before = "" if draft_id is None else get_draft(connection, draft_id).content.text
            note_save(connection, complaint, content.kind, before, content.text, now)
            if draft_id is None:
                draft_id = insert_draft(connection, complaint, content, None, now)
            else:
                values = content_values(content)
                del values["attachments"]
                _change(
                    connection,
                    draft_id,
                    **values,
                    updated_at=now,
                    discarded_at=0,
                )
            return get_draft(connection, draft_id)

    def get(self, draft_id: int) -> Draft:
        """One draft. Raises `NotFound`."""
        with self._database.read() as connection:
            return get_draft(connection, draft_id)

    def list(self, complaint: str | None = None, *, discarded: bool = False) -> tuple[Draft, ...]:
        """Drafts, last changed first; of one complaint or of all; live or discarded ones."""
        query = select(draft).order_by(draft.c.updated_at.desc(), draft.c.id.desc())
        query = query.where(draft.c.discarded_at > 0 if discarded else draft.c.discarded_at == 0)
        if complaint is not None:
            query = query.where(draft.c.complaint == complaint)
        with self._database.read() as connection:
            return tuple(draft_of(row) for row in connection.execute(query))

    def change_attachments(
        self,
        draft_id: int,
        change: Callable[[tuple[Attachment, ...]], tuple[Attachment, ...]],
    ) -> Draft:
        """Give a draft other attachments, made from those it has. Raises `NotFound`, and what
        `change` raises; then nothing is changed."""
        with self._database.write_words() as connection:
            found = get_draft(connection, draft_id)
            changed = change(found.content.attachments)
            _change(
                connection,
                draft_id,
                attachments=attachments_text(changed),
                updated_at=self._clock.now(),
            )
            return get_draft(connection, draft_id)

    def discard(self, draft_id: int) -> None:
        """Throw away, recoverably. Raises `NotFound`."""
        with self._database.write_words() as connection:
            _change(connection, draft_id, discarded_at=self._clock.now())

    def restore(self, draft_id: int) -> Draft:
        """Bring a discarded draft back. Raises `NotFound`."""
        with self._database.write_words() as connection:
            _change(connection, draft_id, discarded_at=0)
            return get_draft(connection, draft_id)

    def detach(self, draft_id: int) -> Draft:
        """Let a draft stand alone: it no longer takes the place of an operation that was
        settled otherwise meanwhile. Raises `NotFound`."""
        with self._database.write_words() as connection:
            _change(connection, draft_id, supersedes=None)
            return get_draft(connection, draft_id)

    def purge_discarded(self, before: int) -> int:
        """Forget drafts thrown away before that time. Returns how many."""
        return self._purge((draft.c.discarded_at > 0) & (draft.c.discarded_at < before))

    def purge_deleted(self, before: int) -> int:
        """Forget drafts whose complaint was deleted by order before that time (EXCHANGE 4)."""
        return self._purge((draft.c.complaint_gone == "deleted") & (draft.c.gone_at < before))

    def _purge(self, condition: object) -> int:
        with self._database.write_words() as connection:
            return connection.execute(delete(draft).where(condition)).rowcount  # type: ignore[arg-type]


def insert_draft(
    connection: Connection,
    complaint: str,
    content: Content,
    supersedes: bytes | None,
    now: int,
    card: Card | None = None,
) -> int:
    """Add a draft with the header card of its complaint as it stands, else `card`."""
    _, current = live_facts(connection, complaint)
    result = connection.execute(
        insert(draft).values(
            **content_values(content),
            complaint=complaint,
            card=card_text(current or card or Card()),
            supersedes=supersedes,
            created_at=now,
            updated_at=now,
        )
    )
    assert result.inserted_primary_key is not None
    return int(result.inserted_primary_key[0])


def get_draft(connection: Connection, draft_id: int) -> Draft:
    """One draft. Raises `NotFound`."""
    row = connection.execute(select(draft).where(draft.c.id == draft_id)).first()
    if row is None:
        raise NotFound("draft")
    return draft_of(row)


def _change(connection: Connection, draft_id: int, **values: object) -> None:
    done = connection.execute(update(draft).where(draft.c.id == draft_id).values(**values))
    if done.rowcount == 0:
        raise NotFound("draft")
