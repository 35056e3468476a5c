"""The officer's writing: drafts, sending, pulling back, deciding after the server's answer.

Everything here writes local tables only. Failure policy: what is typed is saved as a draft
before it is checked, so that a refusal costs no word; what cannot be done raises and changes
nothing else.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final, Literal

import msgspec

from desktop.domain.errors import NotOffered
from desktop.domain.formats import zone_of
from desktop.domain.model import Content, Draft, OutboxItem, RefItem
from desktop.services.approval import ApprovalService
from desktop.services.attachment_limits import over_limits
from desktop.services.faults import NoLongerOffered, NoSuchItem, TextTooLong, WorkRefused
from desktop.services.notices import work as notices
from desktop.services.notices.approval import REMARK_MISSING
from desktop.storage.copy import ReplicaCopy
from desktop.storage.drafts import DraftBox
from desktop.storage.outbox import Outbox
from desktop.storage.queries import Queries
from sync.content import AgencyRef
from sync.ports import Clock

Choice = Literal["send_anyway", "edit", "discard"]

_NEEDS_TEXT: Final = frozenset({"follow_up", "request_info", "note"})


class Reason(msgspec.Struct, frozen=True):
    """A return reason, as the server worded it."""

    id: str = ""
    label: str = ""
    explanation_required: bool = False
    order: int = 0


class Agency(msgspec.Struct, frozen=True):
    """An agency that a return may suggest."""

    id: str
    name: str
    parent: str


class WorkService:
    """Drafts and outbox of one desk."""

    def __init__(
        self,
        drafts: DraftBox,
        outbox: Outbox,
        copy: ReplicaCopy,
        queries: Queries,
        approval: ApprovalService,
        clock: Clock,
        zone: str,
    ) -> None:
        """`zone`: IANA name of the agency's zone, for the author's time."""
        self._drafts = drafts
        self._outbox = outbox
        self._copy = copy
        self._queries = queries
        self._approval = approval
        self._clock = clock
        self._zone = zone_of(zone)

    def save(self, complaint: str, content: Content, draft_id: int | None = None) -> Draft:
        """Autosave: a new draft, or new content of one. Raises `NotFound` where it was sent."""
        return self._drafts.save(complaint, content, draft_id=draft_id)

    def drafts(self, *, discarded: bool = False) -> tuple[Draft, ...]:
        """Drafts, last changed first."""
        return self._drafts.list(discarded=discarded)

    def draft(self, draft_id: int) -> Draft:
        """One draft. Raises `NotFound`."""
        return self._drafts.get(draft_id)

    def discard_draft(self, draft_id: int) -> None:
        """Throw a draft away, recoverably. Raises `NotFound`."""
        self._drafts.discard(draft_id)

    def restore_draft(self, draft_id: int) -> Draft:
        """Bring a discarded draft back. Raises `NotFound`."""
        return self._drafts.restore(draft_id)

    def send(self, draft_id: int, *, alone: bool = False) -> OutboxItem:
        """Check a draft, freeze it and put it in the outbox; as a submission where this officer's
        answers are to be approved.

        `alone`: it no longer takes the place of the operation it was to replace. Raises
        `NotFound`, `WorkRefused`, `TextTooLong`, `NoLongerOffered`; the draft then stays.
        """
        draft = self._drafts.get(draft_id)
        if draft.complaint_gone:
            raise NoLongerOffered(notices.DRAFT_CANNOT_GO, draft.complaint_gone)
        self.check(draft.content)
        if alone and draft.supersedes is not None:
            self._drafts.detach(draft_id)
        now = self._clock.now()
        try:
            return self._outbox.send(
                draft_id,
                at=now,
                zone_minutes=self.zone_minutes(now),
                submit=self._approval.submits(),
            )
        except NotOffered as error:
            restored = error.detail == "restored"
            notice = notices.SYNC_FIRST if restored else notices.REPLACED_OTHERWISE
            raise NoLongerOffered(notice, error.detail) from error

    def check(self, content: Content) -> None:
        """Whether the server would take it. Raises `WorkRefused`, `TextTooLong`."""
        limit = self._copy.limits().text
        if len(content.text) > limit:
            length = len(content.text)
            notice = notices.TOO_LONG.having(length=length, limit=limit, n=length - limit)
            raise TextTooLong(notice, "text")
        if (over := over_limits(content.attachments, self._copy)) is not None:
            raise WorkRefused(over, "attachments")
        if content.kind == "return":
            self._check_return(content)
        elif content.kind == "give_back" and not content.text.strip():
            raise WorkRefused(REMARK_MISSING, "text")
        elif content.kind in _NEEDS_TEXT and not content.text.strip():
            raise WorkRefused(notices.EMPTY, "text")

    def _check_return(self, content: Content) -> None:
        reasons = {reason.id: reason for reason in self.reasons()}
        reason = reasons.get(content.reason)
        if reason is None:
            known = ", ".join(f"{r.id} ({r.label})" for r in reasons.values())
            notice = notices.REASON_UNKNOWN.having(known=known)
            raise WorkRefused(notice if known else notices.REASONS_MISSING, "reason")
        if reason.explanation_required and not content.text.strip():
            raise WorkRefused(notices.EXPLANATION_MISSING.having(reason=reason.label), "text")

    def outbox(self) -> tuple[OutboxItem, ...]:
        """What is not settled, in line order."""
        return self._outbox.list("pending")

    def find(self, text: str) -> OutboxItem:
        """An operation by its hex id, or by the beginning or end of it where only one fits.

        Raises `NoSuchItem`.
        """
        wanted = text.strip().casefold()
        found = [
            item
            for item in self._outbox.list("all")
            if wanted and (item.id.hex().startswith(wanted) or item.id.hex().endswith(wanted))
        ]
        if len(found) != 1:
            notice = notices.MANY_OPERATIONS if found else notices.NO_OPERATION
            raise NoSuchItem(notice, "operation")
        return found[0]

    def pull_back(self, operation: bytes) -> Draft:
        """Make a queued operation a draft again. Raises `NotFound`, `TooLate`."""
        return self._outbox.pull_back(operation)

    def settle(self, operation: bytes, choice: Choice) -> OutboxItem | Draft:
        """Decide after a conflict or refusal; `edit` gives the draft that takes its place.

        Raises `NotFound`, `TooLate`, `NoLongerOffered`.
        """
        try:
            if choice == "send_anyway":
                return self._outbox.send_anyway(operation, at=self._clock.now())
            if choice == "edit":
                return self._outbox.edit(operation)
            return self._outbox.discard(operation)
        except NotOffered as error:
            notice = notices.NO_ANYWAY if choice == "send_anyway" else notices.NOT_WAITING
            raise NoLongerOffered(notice, error.detail) from error

    def unsettle(self, operation: bytes, *, later: str = "") -> OutboxItem:
        """Undo "send anyway" (by the new operation) or "discard" (by the one given up), as long
        as nothing has left. `later` as it was before. Raises `NotFound`, `TooLate`,
        `NotOffered`."""
        return self._outbox.take_back(operation, later=later)

    def reasons(self) -> tuple[Reason, ...]:
        """Return reasons in the server's order."""
        found = [_decoded(item) for item in self._queries.refs("reason")]
        return tuple(sorted(found, key=lambda reason: (reason.order, reason.id)))

    def agencies(self) -> tuple[Agency, ...]:
        """Agencies by name."""
        found = []
        for item in self._queries.refs("agency"):
            content = msgspec.json.decode(item.content, type=AgencyRef)
            found.append(Agency(item.id, content.name, content.parent))
        return tuple(sorted(found, key=lambda agency: agency.name.casefold()))

    def agency_named(self, text: str) -> Agency:
        """By id or name (case and spacing do not matter), else by a unique part of the name.

        Raises `NoSuchItem`.
        """
        wanted = " ".join(text.split()).casefold()
        every = self.agencies()
        named = {agency.id: " ".join(agency.name.split()).casefold() for agency in every}
        exact = [a for a in every if a.id == text.strip() or named[a.id] == wanted]
        near = [a for a in every if wanted and wanted in named[a.id]]
        found = exact or near
        if len(found) != 1:
            raise NoSuchItem(notices.MANY_AGENCIES if found else notices.NO_AGENCY, "agency")
        return found[0]

    def text_limit(self) -> int:
        """Characters that the server takes in one text."""
        return self._copy.limits().text

    def zone_minutes(self, now: int) -> int:
        """How far the agency's zone is ahead of UTC then."""
        offset = datetime.fromtimestamp(now, self._zone).utcoffset()
        return 0 if offset is None else int(offset.total_seconds() // 60)


def _decoded(item: RefItem) -> Reason:
    try:
        content = msgspec.json.decode(item.content, type=Reason)
    except msgspec.MsgspecError:
        content = Reason(label=item.id)
    return msgspec.structs.replace(content, id=item.id)
