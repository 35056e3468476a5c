"""Approval: what operators of this agency submitted, and what the liaison officer makes of it.

Writes local tables only; a decision is an operation like any other and waits for the exchange.
Failure policy: what can no longer be decided raises `NoLongerOffered` and changes nothing; a remark
that was typed is a draft before it is sent.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import msgspec

from desktop.domain.approval import Submission
from desktop.domain.errors import NotOffered
from desktop.domain.formats import zone_of
from desktop.domain.model import Content, Draft, OutboxItem
from desktop.services.faults import NoLongerOffered, WorkRefused
from desktop.services.notices import approval as notices
from desktop.storage.drafts import DraftBox
from desktop.storage.identity import IdentityStore
from desktop.storage.outbox import Outbox
from desktop.storage.queries import Queries
from desktop.storage.submissions import Submissions
from sync.approval import public_hash
from sync.content import AgencyRef, Attachment
from sync.ports import Clock


class ApprovalService:
    """Submissions of one desk's agency."""

    def __init__(
        self,
        submissions: Submissions,
        drafts: DraftBox,
        outbox: Outbox,
        queries: Queries,
        identity: IdentityStore,
        clock: Clock,
        zone: str,
    ) -> None:
        """`zone`: IANA name of the agency's zone, for the author's time."""
        self._submissions = submissions
        self._drafts = drafts
        self._outbox = outbox
        self._queries = queries
        self._identity = identity
        self._clock = clock
        self._zone = zone_of(zone)

    def asked(self) -> bool:
        """Whether the agency asks for approval, as far as this desk has been told."""
        agency = self._identity.certificate.agency
        found = next((r for r in self._queries.refs("agency") if r.id == agency), None)
        return found is not None and msgspec.json.decode(found.content, type=AgencyRef).approval

    @property
    def decides(self) -> bool:
        """Whether this officer approves."""
        return self._identity.certificate.role == "liaison"

    def submits(self) -> bool:
        """Whether this officer's answers go to be approved instead of out."""
        return self._identity.certificate.role == "operator" and self.asked()

    def shown(self) -> bool:
        """Whether the officer is to see it at all: asked for, or something waits from before."""
        return self.asked() or self.count() > 0

    def count(self) -> int:
        """How many wait for a decision."""
        return self._submissions.count()

    def waiting(self) -> tuple[Submission, ...]:
        """What waits for a decision, oldest first."""
        return self._submissions.waiting()

    def of(self, complaint: str) -> tuple[Submission, ...]:
        """All submissions of a complaint, oldest first."""
        return self._submissions.of(complaint)

    def approve(self, submission: Submission) -> OutboxItem:
        """Let exactly these words go out; an approval of them that met a conflict goes again.
        Raises `NoLongerOffered`."""
        self.check(submission)
        now = self._clock.now()
        for item in self._outbox.list("attention", submission.complaint):
            if item.content.kind == "approve" and item.content.target == submission.id:
                # A second one would stand in line behind it and never leave.
                try:
                    return self._outbox.send_anyway(item.id, at=now)
                except NotOffered as error:
                    raise NoLongerOffered(notices.DECIDED, error.detail) from error
        return self._outbox.decide(
            submission.complaint,
            approval_of(submission),
            submission.card,
            at=now,
            zone_minutes=self._zone_minutes(now),
        )

    def remark_of(self, submission: Submission) -> Draft | None:
        """A remark on it that was begun and not sent."""
        for draft in self._drafts.list(submission.complaint):
            if draft.content.kind == "give_back" and draft.content.target == submission.id:
                return draft
        return None

    def give_back(self, submission: Submission, text: str) -> OutboxItem:
        """Give it back to be mended, with what is to be mended; a remark that was begun is what is
        sent. Raises `WorkRefused` without a remark, `NoLongerOffered`."""
        if not text.strip():
            raise WorkRefused(notices.REMARK_MISSING, "text")
        self.check(submission)
        begun = self.remark_of(submission)
        content = Content("give_back", text, target=submission.id)
        number = None if begun is None else begun.id
        draft = self._drafts.save(submission.complaint, content, draft_id=number)
        now = self._clock.now()
        return self._outbox.send(draft.id, at=now, zone_minutes=self._zone_minutes(now))

    def take_up(self, submission: Submission) -> Draft:
        """A draft of the officer's own with these words, to be changed and sent in its place; the
        one that was begun, where there is one."""
        for draft in self._drafts.list(submission.complaint):
            if draft.content.target == submission.id and draft.content.kind != "give_back":
                return draft
        return self._drafts.save(submission.complaint, submission.content)

    def take_back(self, submission: Submission) -> None:
        """Withdraw what was submitted on this computer and is not decided yet. Raises
        `NoLongerOffered`."""
        try:
            self._outbox.take_submission_back(submission.id)
        except NotOffered as error:
            raise NoLongerOffered(notices.DECIDED, error.detail) from error

    def check(self, submission: Submission) -> None:
        """Whether it still waits for a decision. Raises `NoLongerOffered`."""
        now = next((s for s in self.of(submission.complaint) if s.id == submission.id), None)
        if now is None or not now.open:
            raise NoLongerOffered(notices.DECIDED, "submission")

    def _zone_minutes(self, now: int) -> int:
        offset = datetime.fromtimestamp(now, self._zone).utcoffset()
        return 0 if offset is None else int(offset.total_seconds() // 60)


def approval_of(submission: Submission) -> Content:
    """The approval of exactly these words. Text and result stand in it for the officer's eyes;
    the hash is what travels."""
    words = submission.content
    files = (
        Attachment(bytes.fromhex(f.sha256), f.name, f.size, f.type, f.thumb)
        for f in words.attachments
    )
    return replace(
        words,
        kind="approve",
        attachments=(),
        target=submission.id,
        public_hash=public_hash(words.text, words.result, words.secret, files),
    )
