"""What needs the officer, each as a named case with what is known of both sides.

Nothing is decided here. An item stays until its cause is settled: an operation decided, a draft
removed, a run completed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Literal

import msgspec

from desktop.domain.errors import Mismatch
from desktop.domain.model import Draft, OutboxItem, TimelineItem
from desktop.domain.notices import Notice
from desktop.domain.phrases import Phrase
from desktop.domain.redact import without_identity, without_names
from desktop.services import words
from desktop.services.faults import wipe_guard
from desktop.services.masking import Masking, masked_item, names_of
from desktop.services.notices import approval as approvals
from desktop.services.notices import attachments as notices_of_files
from desktop.services.notices import work as notices
from desktop.services.work import Choice
from desktop.storage.attachments import AttachmentStore
from desktop.storage.copy import ReplicaCopy
from desktop.storage.drafts import DraftBox
from desktop.storage.local import Settings
from desktop.storage.outbox import Outbox
from desktop.storage.queries import Queries
from desktop.storage.receipts import ReceiptBook
from sync.wire import GONE_REASONS, SETTLED_REASONS

Case = Literal[
    "conflict", "mismatch", "refused", "later", "draft_gone", "wipe_guard", "copy", "attachment"
]

WIPE_GUARD: Final = "wipe_guard"
"""Setting: an unanswered wipe guard, as JSON of `OpenGuard`."""


class OpenGuard(msgspec.Struct, frozen=True):
    """How many complaints an exchange wanted to take away, of how many; unix seconds."""

    going: int
    held: int
    at: int


@dataclass(frozen=True, slots=True)
class AttentionItem:
    """One thing for the officer. `id`: hex of the operation, number of the draft, or empty; of an
    attachment, the operation's and the file's digest with a colon between.

    `mine` is what the officer wrote; `theirs` what others added to the case since, or for a
    mismatch `stored`, the text that the server holds under the same id.
    """

    case: Case
    id: str
    reason: str
    notice: Notice
    complaint: str
    tracking_id: str
    title: str
    mine: str
    stored: str
    theirs: tuple[TimelineItem, ...]
    choices: tuple[Choice, ...]


class AttentionService:
    """Collects what is open. Reads only."""

    def __init__(
        self,
        outbox: Outbox,
        drafts: DraftBox,
        queries: Queries,
        copy: ReplicaCopy,
        settings: Settings,
        receipts: ReceiptBook,
        attachments: AttachmentStore,
        masking: Masking,
    ) -> None:
        self._outbox = outbox
        self._drafts = drafts
        self._queries = queries
        self._copy = copy
        self._settings = settings
        self._receipts = receipts
        self._attachments = attachments
        self._masking = masking

    def items(self) -> tuple[AttentionItem, ...]:
        """All open items: decisions first, then drafts without a case, then the copy itself."""
        work = [self._closed(self._of_operation(i)) for i in self._outbox.list("attention")]
        gone = [_of_draft(draft) for draft in self._drafts.list() if draft.complaint_gone]
        files = [self._closed(item) for item in self._of_files()]
        return (*work, *files, *gone, *self._of_copy())

    def count(self) -> int:
        """Number of open items."""
        drafts = sum(1 for draft in self._drafts.list() if draft.complaint_gone)
        work = len(self._outbox.list("attention")) + len(self._of_files())
        return work + drafts + len(self._of_copy())

    def complaints(self) -> frozenset[str]:
        """Complaints that an open item is about; cheaper than `items`."""
        work = [item.complaint for item in self._outbox.list("attention")]
        gone = [draft.complaint for draft in self._drafts.list() if draft.complaint_gone]
        return frozenset((*work, *(item.complaint for item in self._of_files()), *gone))

    def of(self, operation: bytes) -> AttentionItem:
        """The item of one operation. Raises `NotFound`."""
        return self._closed(self._of_operation(self._outbox.get(operation)))

    def _closed(self, item: AttentionItem) -> AttentionItem:
        """The item without who reported a hidden complaint, on both of its sides."""
        found = self._masking.hidden(item.complaint)
        if found is None:
            return item
        names = names_of(found)
        return replace(
            item,
            title="" if found.row.secret else without_identity(item.title),
            mine=without_names(item.mine, names),
            stored=without_names(item.stored, names),
            theirs=tuple(masked_item(one, names) for one in item.theirs),
        )

    def _of_operation(self, item: OutboxItem) -> AttentionItem:
        case, notice, choices = _verdict(item)
        return AttentionItem(
            case=case,
            id=item.id.hex(),
            reason=item.why or item.later,
            notice=notice,
            complaint=item.complaint,
            tracking_id=item.card.tracking_id,
            title=item.card.title,
            mine=item.content.text,
            stored=item.stored,
            theirs=self._meanwhile(item),
            choices=choices,
        )

    def _meanwhile(self, item: OutboxItem) -> tuple[TimelineItem, ...]:
        """What came into the case after the version that the officer had seen."""
        own = {other.id.hex() for other in self._outbox.list("all", item.complaint)}
        return tuple(
            found
            for found in self._queries.timeline(item.complaint)
            if not found.state and found.number > item.base and found.operation not in own
        )

    def _of_files(self) -> list[AttentionItem]:
        """Files that the server does not take, though it took their answers."""
        found = []
        for state in self._attachments.states(problems=True):
            item = self._outbox.get(state.operation)
            name = next(f.name for f in item.content.attachments if f.sha256 == state.sha256)
            notice = notices_of_files.TURNED_DOWN.get(
                state.problem, notices_of_files.TURNED_DOWN_OTHERWISE
            )
            found.append(
                AttentionItem(
                    case="attachment",
                    id=f"{item.id.hex()}:{state.sha256}",
                    reason=state.problem,
                    notice=notice.having(name=name),
                    complaint=item.complaint,
                    tracking_id=item.card.tracking_id,
                    title=item.card.title,
                    mine=item.content.text,
                    stored="",
                    theirs=(),
                    choices=(),
                )
            )
        return found

    def _of_copy(self) -> list[AttentionItem]:
        found = []
        guard = self._settings.get(WIPE_GUARD)
        if guard:
            open_guard = msgspec.json.decode(guard, type=OpenGuard)
            found.append(_plain("wipe_guard", wipe_guard(open_guard.going, open_guard.held)))
        if self._unproven():
            found.append(_plain("copy", Mismatch().notice))
        return found

    def _unproven(self) -> bool:
        """A fingerprint differed and no run has proven the copy since."""
        status = self._copy.status()
        if not status.mismatches:
            return False
        last = next((r for r in self._receipts.list(20) if r.finished), None)
        failed = last is not None and last.error == Mismatch.code
        return failed or status.mismatch_at > status.complete_at


def _plain(case: Case, notice: Notice) -> AttentionItem:
    return AttentionItem(case, "", case, notice, "", "", "", "", "", (), ())


def _of_draft(draft: Draft) -> AttentionItem:
    deleted = draft.complaint_gone == "deleted"
    card = draft.card
    return AttentionItem(
        case="draft_gone",
        id=str(draft.id),
        reason=draft.complaint_gone,
        notice=notices.DRAFT_DELETED if deleted else notices.DRAFT_LEFT,
        complaint=draft.complaint,
        tracking_id=card.tracking_id,
        title=card.title,
        mine=draft.content.text,
        stored="",
        theirs=(),
        choices=(),
    )


def _verdict(item: OutboxItem) -> tuple[Case, Notice, tuple[Choice, ...]]:
    """The named case of an operation that waits, and what may be done."""
    if item.content.kind in ("approve", "give_back"):
        return _of_decision(item)
    if item.why == "mismatch":
        return "mismatch", notices.MISMATCH, ("edit", "discard")
    if item.state == "needs_edit":
        return "refused", _refusal(item), ("edit", "discard")
    if item.state == "needs_decision":
        if item.why in GONE_REASONS:
            return "conflict", notices.LEFT[item.why], ("edit", "discard")
        notice = notices.MEANWHILE.get(item.why, notices.CHANGED_MEANWHILE)
        if item.why in SETTLED_REASONS:
            return "conflict", notice, ("edit", "discard")
        return "conflict", notice, ("send_anyway", "edit", "discard")
    return "later", notices.PUT_OFF, ("edit", "discard")


def _of_decision(item: OutboxItem) -> tuple[Case, Notice, tuple[Choice, ...]]:
    """A liaison officer's decision on a submission: nothing in it can be edited."""
    if item.state == "needs_edit" or item.why == "mismatch":
        known = "public_hash" in item.fields or item.why == "mismatch"
        notice = approvals.OTHER_WORDS if known else _refusal(item)
        return "refused", notice, ("discard",)
    if item.state != "needs_decision":
        notice = approvals.NOT_HERE if item.later == "submission" else notices.PUT_OFF
        return "later", notice, ("discard",)
    if item.why in GONE_REASONS:
        return "conflict", notices.LEFT[item.why], ("discard",)
    if item.why in SETTLED_REASONS:
        return "conflict", approvals.SETTLED[item.why], ("discard",)
    if item.why == "attachments_outstanding":
        return "conflict", approvals.OUTSTANDING, ("send_anyway", "discard")
    notice = notices.MEANWHILE.get(item.why, notices.CHANGED_MEANWHILE)
    return "conflict", notice, ("send_anyway", "discard")


def _refusal(item: OutboxItem) -> Notice:
    """With the names of the fields at fault, where the server told any."""
    names: dict[Phrase, None] = dict.fromkeys(
        words.FIELDS.get(field, words.FIELD_UNKNOWN) for field in item.fields
    )
    return notices.REFUSED_FIELDS.having(fields=tuple(names)) if names else notices.REFUSED_ITEM
