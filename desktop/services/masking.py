"""What of a complaint is shown while its reporter's identity is closed.

A complaint is hidden where it is *anonim* or *rahasia*. Of it the reporter's name is taken out,
and with the name what is personal in the reporter's own words, in internal notes and in what the
coordinator wrote; of the agency's public words names alone, so that the officer reads the telephone
number that the agency gave. What is to be approved is shown word for word once, where it is read
before it goes out, and masked wherever else it stands. Names that nobody named are not found: see
`desktop.domain.redact`. Pure, but for `Masking`, which looks complaints up.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeVar

from desktop.domain.approval import Submission
from desktop.domain.by_hand import ByHand
from desktop.domain.errors import NotFound
from desktop.domain.model import (
    Attachment,
    Complaint,
    ComplaintRow,
    Draft,
    OutboxItem,
    TimelineItem,
)
from desktop.domain.redact import without_identity, without_names, without_people
from desktop.storage.queries import Queries
from desktop.storage.rows import hidden_card

if TYPE_CHECKING:
    from desktop.services.cases import OpenedCase

REPORTER_KINDS: Final = frozenset({"reply", "attachment"})
"""Entries that the reporter made."""
_PUBLIC_KINDS: Final = frozenset({"follow_up", "info_request", "request_info", "return"})
_Work = TypeVar("_Work", Draft, OutboxItem, ByHand)


def is_hidden(row: ComplaintRow) -> bool:
    """Whether the identity of who reported it is closed until it is opened."""
    return row.secret or row.anonymous


def names_of(complaint: Complaint) -> tuple[str, ...]:
    """Names that must not show."""
    return (complaint.reporter,) if complaint.reporter.strip() else ()


def masked_complaint(complaint: Complaint) -> Complaint:
    """The complaint without who reported it."""
    if not is_hidden(complaint.row):
        return complaint
    names = names_of(complaint)
    return replace(
        complaint,
        row=replace(complaint.row, title=without_identity(complaint.row.title, names)),
        text=without_identity(complaint.text, names),
        hold_reason=without_identity(complaint.hold_reason, names),
        reporter="",
    )


def masked_item(item: TimelineItem, names: tuple[str, ...]) -> TimelineItem:
    """One timeline item of a hidden complaint."""
    clean = without_people if item.kind in _PUBLIC_KINDS else without_identity
    return replace(
        item,
        text=clean(item.text, names),
        by=without_names(item.by, names),
        attachments=tuple(_masked_file(item.kind, file, names) for file in item.attachments),
    )


def _masked_file(kind: str, file: Attachment, names: tuple[str, ...]) -> Attachment:
    """A picture from the reporter may show a face or an identity card."""
    if kind not in REPORTER_KINDS:
        return replace(file, name=without_names(file.name, names))
    return replace(file, name=without_identity(file.name, names), thumb=b"")


def own_words(work: _Work, names: tuple[str, ...], row: ComplaintRow) -> _Work:
    """An officer's draft or operation for a list: the text that is stored stays as it is."""
    content = replace(work.content, text=without_names(work.content.text, names))
    return replace(work, content=content, card=hidden_card(work.card, row.secret, row.anonymous))


def masked_submission(one: Submission, names: tuple[str, ...]) -> Submission:
    """A submission on a hidden complaint, where it is told of and not read to be approved."""
    content = replace(one.content, text=without_people(one.content.text, names))
    return replace(one, content=content, remark=without_identity(one.remark, names))


def masked_case(case: OpenedCase) -> OpenedCase:
    """The same with the identity closed; one that hides nobody as it is."""
    if not is_hidden(case.complaint.row):
        return case
    names, row = names_of(case.complaint), case.complaint.row
    return replace(
        case,
        complaint=masked_complaint(case.complaint),
        story=tuple(replace(one, item=masked_item(one.item, names)) for one in case.story),
        drafts=tuple(own_words(draft, names, row) for draft in case.drafts),
        work=tuple(own_words(item, names, row) for item in case.work),
    )


class Masking:
    """Masks work on complaints that the copy holds. Of one that left, the card was masked when
    the work began."""

    def __init__(self, queries: Queries) -> None:
        self._queries = queries

    def hidden(self, key: str) -> Complaint | None:
        """The complaint with its identity, where it is held and hidden."""
        try:
            found = self._queries.complaint(key)
        except NotFound:
            return None
        return found if is_hidden(found.row) else None

    def of(self, work: _Work) -> _Work:
        """A draft or an operation as lists show it."""
        found = self.hidden(work.complaint)
        return work if found is None else own_words(work, names_of(found), found.row)

    def submission(self, one: Submission) -> Submission:
        """A submission as lists and comparisons show it."""
        found = self.hidden(one.complaint)
        return one if found is None else masked_submission(one, names_of(found))
