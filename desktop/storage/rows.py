"""Between rows of the local tables and the values that storage hands out."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, Row, select

from desktop.domain.model import Attachment, Card, Content, Draft, OutboxItem
from desktop.domain.redact import without_identity
from desktop.storage.schema import complaint, replica_state

WAITING_STATES: Final = ("needs_decision", "needs_edit")
"""The officer has to decide, unless another operation already stands in for this one."""

ON_ITS_WAY: Final = ("queued", "unanswered")
"""Nobody has answered it yet."""

PENDING_STATES: Final = (*ON_ITS_WAY, *WAITING_STATES, "withdrawing")
"""Not settled: these stand in a complaint's line."""

ANSWER_KINDS: Final = ("follow_up", "return", "request_info", "submit", "approve")
"""Kinds that, once on their way, take the complaint off the list of those to answer."""

PREDECESSOR: Final = "predecessor"
"""Reason of a `later` that concerns the operation before, not this one."""


def content_values(content: Content) -> dict[str, Any]:
    """Columns for what the officer wrote."""
    return {
        "kind": content.kind,
        "text": content.text,
        "result": content.result,
        "secret": content.secret,
        "reason": content.reason,
        "suggest": content.suggest,
        "attachments": attachments_text(content.attachments),
        "target": content.target,
        "public_hash": content.public_hash,
    }


def content_of(row: Row[Any] | SimpleNamespace) -> Content:
    """What the officer wrote, from its columns."""
    return Content(
        kind=row.kind,
        text=row.text,
        result=row.result,
        secret=bool(row.secret),
        reason=row.reason,
        suggest=row.suggest,
        attachments=attachments_of(row.attachments),
        target=row.target,
        public_hash=row.public_hash,
    )


def attachments_of(stored: str) -> tuple[Attachment, ...]:
    """Attachments of a draft or operation as read; fields of a later program are skipped."""
    return msgspec.json.decode(stored, type=tuple[Attachment, ...])


def attachments_text(attachments: tuple[Attachment, ...]) -> str:
    """Attachments as stored."""
    return msgspec.json.encode(attachments).decode()


def card_text(card: Card) -> str:
    """A header card as stored."""
    return msgspec.json.encode(card).decode()


def card_of(stored: str) -> Card:
    """A header card as read; fields of a later program are skipped."""
    return msgspec.json.decode(stored, type=Card)


def place_of(village: str, district: str, regency: str) -> str:
    """Place in one line, smallest first."""
    return ", ".join(name for name in (village, district, regency) if name)


def live_facts(connection: Connection, key: str) -> tuple[int, Card | None]:
    """Base number and header card of a complaint in the live copy; (0, None) where not held."""
    row = connection.execute(
        select(
            complaint.c.changed_no,
            complaint.c.tracking_id,
            complaint.c.title,
            complaint.c.village,
            complaint.c.district,
            complaint.c.regency,
            complaint.c.status,
            complaint.c.secret,
            complaint.c.anonymous,
        )
        .join_from(complaint, replica_state, complaint.c.gen == replica_state.c.live_gen)
        .where(complaint.c.key == key)
    ).first()
    if row is None:
        return 0, None
    place = place_of(row.village, row.district, row.regency)
    card = Card(row.tracking_id, row.title, place, row.status)
    return row.changed_no, hidden_card(card, row.secret, row.anonymous)


def hidden_card(card: Card, secret: bool, anonymous: bool) -> Card:
    """The card without what may tell who reported a hidden complaint: it outlives the complaint
    here, and nobody can ask then whether it was hidden."""
    if secret:
        return replace(card, title="", place="")
    return replace(card, title=without_identity(card.title)) if anonymous else card


def draft_of(row: Row[Any]) -> Draft:
    """A draft from its row."""
    return Draft(
        id=row.id,
        complaint=row.complaint,
        content=content_of(row),
        card=card_of(row.card),
        supersedes=row.supersedes,
        created_at=row.created_at,
        updated_at=row.updated_at,
        discarded_at=row.discarded_at,
        complaint_gone=row.complaint_gone,
        gone_at=row.gone_at,
    )


def item_of(row: Row[Any], *, attention: bool) -> OutboxItem:
    """An operation from its row."""
    return OutboxItem(
        id=row.id,
        seq=row.seq,
        complaint=row.complaint,
        content=content_of(row),
        card=card_of(row.card),
        state=row.state,
        base=row.base,
        at=row.at,
        zone_minutes=row.zone_minutes,
        created_at=row.created_at,
        sent_at=row.sent_at,
        answered_at=row.answered_at,
        number=row.number,
        why=row.why,
        later=row.later,
        fields=msgspec.json.decode(row.fields, type=tuple[str, ...]),
        stored=row.stored,
        supersedes=row.supersedes,
        superseded_by=row.superseded_by,
        complaint_gone=row.complaint_gone,
        gone_at=row.gone_at,
        attention=attention,
        laid=row.laid,
        statement=row.statement_id or 0,
    )
