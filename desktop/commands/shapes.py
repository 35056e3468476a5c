"""What the commands print: JSON shapes. Times are ISO 8601 in the agency's zone, null = unknown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from desktop.commands.steps import sentence_of
from desktop.domain.colleagues import AtWork
from desktop.domain.deadlines import Deadline, undated_label
from desktop.domain.formats import iso
from desktop.domain.model import Attachment, ComplaintRow, Draft, OutboxItem, Receipt, TimelineItem
from desktop.domain.turn import stage_label, turn_label
from desktop.services import words
from desktop.services.attention import AttentionItem
from desktop.services.cases import CaseLine, OpenedCase, StoryItem
from desktop.services.outcome import Done

Shape = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Shapes:
    """Shapes for one officer: zone and role decide how times and turns read."""

    zone: ZoneInfo
    role: str
    agencies: dict[str, str]
    """Agency names by id."""

    def time(self, seconds: int) -> str | None:
        """ISO 8601, None where unknown."""
        return iso(seconds, self.zone)

    def deadline(self, deadline: Deadline | None) -> Shape | None:
        """One deadline with its reason."""
        if deadline is None:
            return None
        return {
            "due": deadline.due.isoformat(),
            "label": deadline.label("id"),
            "state": deadline.state,
            "days": deadline.days,
            "stage": deadline.stage,
            "stage_label": stage_label(deadline.stage, "id"),
            "estimated": deadline.estimated,
            "reason": deadline.reason("id"),
        }

    def line(self, line: CaseLine) -> Shape:
        """One line of a list."""
        return {
            **self.row(line.row),
            "title": words.MASKED.text("id") if line.masked else line.row.title,
            "masked": line.masked,
            "deadline": self.deadline(line.deadline),
            "colleagues": self.colleagues(line.colleagues),
        }

    def row(self, row: ComplaintRow) -> Shape:
        """What a complaint is known by."""
        return {
            "tracking_id": row.tracking_id,
            "key": row.key,
            "title": row.title,
            "category": row.category,
            "classification": row.classification,
            "place": ", ".join(p for p in (row.village, row.district, row.regency) if p),
            "agency": row.agency,
            "agency_name": self.agencies.get(row.agency, row.agency),
            "status": row.status,
            "turn": row.turn,
            "turn_label": turn_label(row.turn, self.role, "id"),
            "reported_at": self.time(row.reported_at),
            "disposed_at": self.time(row.disposed_at),
            "first_follow_up_at": self.time(row.first_follow_up_at),
            "last_follow_up_at": self.time(row.last_follow_up_at),
            "last_reply_at": self.time(row.last_reply_at),
            "closed": row.closed,
            "archived": row.archived,
            "anonymous": row.anonymous,
            "secret": row.secret,
            "replied": row.replied,
            "drafts": row.drafts,
            "pending": row.pending,
            "attention": row.attention,
        }

    def opened(self, case: OpenedCase) -> Shape:
        """A complaint with all that is known of it."""
        complaint, undated = case.complaint, case.undated_reason
        return {
            **self.row(complaint.row),
            "text": complaint.text,
            "source": complaint.source,
            "channel": complaint.channel,
            "category_id": complaint.category_id,
            "province": complaint.province,
            "reporter": complaint.reporter,
            "closed_at": self.time(complaint.closed_at),
            "hold_reason": complaint.hold_reason,
            "rating": complaint.rating,
            "deadline": self.deadline(case.next_deadline),
            "deadlines": [self.deadline(found) for found in case.deadlines],
            "undated_reason": undated and undated_label(undated, "id"),
            "timeline": [self.story(item) for item in case.story],
            "draft_list": [self.draft(draft) for draft in case.drafts],
            "work": [self.operation(item) for item in case.work],
            "colleagues": self.colleagues(case.colleagues),
        }

    def colleagues(self, found: Sequence[AtWork]) -> list[Shape]:
        """Who else at this PC is at work on it: `stage` is how far that got, `at` when it was
        written."""
        return [{"name": o.name, "stage": o.stage, "at": self.time(o.at)} for o in found]

    def story(self, story: StoryItem) -> Shape:
        """One timeline item; an answer tells both its lives."""
        found = self.item(story.item)
        if story.answer:
            found["accepted"] = story.accepted
            found["entered"] = story.entered_at > 0
            found["entered_at"] = self.time(story.entered_at)
        return found

    def item(self, item: TimelineItem) -> Shape:
        """One timeline item; `state` is empty once it is in the copy."""
        return {
            "id": item.id,
            "kind": item.kind,
            "kind_label": words.kind_label(item.kind, "id"),
            "at": self.time(item.at),
            "by": item.by,
            "text": item.text,
            "result": item.result,
            "status": item.status,
            "secret": item.secret,
            "private": item.private,
            "operation": item.operation,
            "ref": item.ref,
            "reason": item.reason,
            "agency": item.agency,
            "attachments": files_of(item.attachments),
            "state": item.state,
            "state_label": words.state_label(item.state, "id"),
        }

    def draft(self, draft: Draft) -> Shape:
        """Unsent words."""
        content = draft.content
        return {
            "id": draft.id,
            "state": "discarded" if draft.discarded_at else "draft",
            "complaint": draft.complaint,
            "tracking_id": draft.card.tracking_id,
            "title": draft.card.title,
            "kind": content.kind,
            "text": content.text,
            "status": content.result,
            "secret": content.secret,
            "reason": content.reason,
            "suggest": content.suggest,
            "attachments": files_of(content.attachments),
            "supersedes": "" if draft.supersedes is None else draft.supersedes.hex(),
            "complaint_gone": draft.complaint_gone,
            "updated_at": self.time(draft.updated_at),
        }

    def operation(self, item: OutboxItem) -> Shape:
        """One operation with its whole story."""
        content = item.content
        return {
            "id": item.id.hex(),
            "state": item.state,
            "state_label": words.state_label(item.state, "id"),
            "complaint": item.complaint,
            "tracking_id": item.card.tracking_id,
            "title": item.card.title,
            "kind": content.kind,
            "text": content.text,
            "status": content.result,
            "secret": content.secret,
            "reason": content.reason,
            "suggest": content.suggest,
            "attachments": files_of(content.attachments),
            "created_at": self.time(item.created_at),
            "sent_at": self.time(item.sent_at),
            "answered_at": self.time(item.answered_at),
            "why": item.why,
            "later": item.later,
            "fields": list(item.fields),
            "attention": item.attention,
            "complaint_gone": item.complaint_gone,
            "supersedes": "" if item.supersedes is None else item.supersedes.hex(),
        }

    def attention(self, item: AttentionItem) -> Shape:
        """One thing for the officer, with both sides."""
        return {
            "case": item.case,
            "id": item.id,
            "reason": item.reason,
            "tracking_id": item.tracking_id,
            "complaint": item.complaint,
            "title": item.title,
            "message": str(sentence_of(item.notice)),
            "mine": item.mine,
            "stored": item.stored,
            "theirs": [self.item(found) for found in item.theirs],
            "choices": list(item.choices),
        }

    def receipt(self, receipt: Receipt) -> Shape:
        """One run."""
        return {
            "receipt": receipt.id,
            "started": self.time(receipt.started),
            "finished": self.time(receipt.finished),
            "outcome": receipt.outcome,
            "sent": receipt.sent,
            "received": receipt.received,
            "needs_attention": receipt.needs_attention,
            "bytes_up": receipt.bytes_up,
            "bytes_down": receipt.bytes_down,
            "round_trips": receipt.round_trips,
            "seconds": receipt.seconds,
            "verified": receipt.verified,
            "error": receipt.error,
            "attachments_sent": receipt.attachments_sent,
            "attachments_outstanding": receipt.attachments_outstanding,
            "carriage": receipt.carriage,
        }

    def done(self, done: Done) -> Shape:
        """A run just finished."""
        courier = done.left.courier if done.left is not None else None
        return {
            **self.receipt(done.receipt),
            "removed": done.removed,
            "conflicts": done.conflicts,
            "refused": done.refused,
            "later": done.later,
            "message": "" if done.notice is None else str(sentence_of(done.notice)),
            "next_try": self.time(done.next_try),
            "erased": done.left is not None,
            "sealed_file": "" if courier is None else str(courier),
        }


def files_of(attachments: Sequence[Attachment]) -> list[Shape]:
    """Files in their order; `original_size` where a picture was made smaller."""
    return [
        {
            "sha256": file.sha256,
            "name": file.name,
            "size": file.size,
            "type": file.type,
            "other_size": 0 if file.other is None else file.other.size,
            "original": file.original,
        }
        for file in attachments
    ]
