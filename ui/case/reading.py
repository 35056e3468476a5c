"""Everything the case pane shows of one complaint, read in one job on the `db` lane."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from desktop.desk import Desk
from desktop.domain.approval import Submission
from desktop.domain.formats import Formatter, zone_of
from desktop.domain.marks import NO_MARKS, Marks
from desktop.domain.model import Card, Draft, GoneMark, OutboxItem
from desktop.domain.remits import NO_PROPOSAL, Proposal
from desktop.domain.writing import Reminder
from desktop.services.attachments import ShownFile
from desktop.services.cases import OpenedCase, StoryItem
from desktop.services.faults import NoSuchItem
from desktop.services.masking import (
    REPORTER_KINDS,
    is_hidden,
    masked_case,
    masked_submission,
    names_of,
)
from desktop.services.work import Agency, Reason
from desktop.services.writing import WritingAid
from ui.i18n import current

AGED_S: Final = 60
"""After so long what is on screen is drawn anew: it tells ages in minutes."""
_OURS: Final = frozenset({"entered"})


@dataclass(frozen=True, slots=True)
class CaseView:
    """A complaint as it stood at `now` (Unix seconds).

    `case` is None where the copy no longer holds it; `card` then says what it was. `work`: this
    desk's operations that are not settled or not yet in the copy, by hex id.
    """

    key: str
    case: OpenedCase | None
    card: Card
    gone: GoneMark
    drafts: tuple[Draft, ...]
    work: dict[str, OutboxItem]
    text_limit: int
    now: int
    formatter: Formatter
    agencies: tuple[Agency, ...] = ()
    reasons: tuple[Reason, ...] = ()
    files: Mapping[str, tuple[ShownFile, ...]] = field(default_factory=dict)
    """Attachments by the id of their timeline item."""
    aid: WritingAid | None = None
    """Help with writing on it; None where it is gone."""
    reminders: tuple[Reminder, ...] = ()
    """Promises to its reporter that are not kept yet."""
    marks: Marks = NO_MARKS
    proposal: Proposal = NO_PROPOSAL
    """Agencies that it may be a matter for, should it be returned."""

    submits: bool = False
    """Answers of this officer go to be approved."""
    submissions: tuple[Submission, ...] = ()
    here: bool = False
    """The server stands on this PC."""
    identity: bool = False
    """Of a hidden complaint: who reported it is shown."""

    @property
    def hidden(self) -> bool:
        """Whether who reported it is closed until it is opened."""
        return self.case is not None and is_hidden(self.case.complaint.row)

    @property
    def story(self) -> tuple[StoryItem, ...]:
        """The timeline; empty where the complaint is gone."""
        return self.case.story if self.case is not None else ()

    def agency_name(self, key: str) -> str:
        """An agency's name; its id where the copy does not know it."""
        return next((agency.name for agency in self.agencies if agency.id == key), key)

    def reason_label(self, key: str) -> str:
        """A return reason as the server words it; its id where the copy does not know it."""
        return next((reason.label for reason in self.reasons if reason.id == key), key)

    @property
    def empty(self) -> bool:
        """Neither the complaint nor any work on it is here."""
        return self.case is None and not self.drafts and not self.work


def formatter_of(desk: Desk) -> Formatter:
    """Dates and figures in the agency's zone and the language of the window."""
    return Formatter.for_pc(zone_of(desk.certificate.zone), desk.clock.now(), current())


def read_case(desk: Desk, key: str, *, identity: bool = False) -> CaseView:
    """Read a complaint and the work on it; `identity`: with who reported a hidden one, which was
    recorded before. For the `db` lane. Raises `PenghubungError`."""
    desk.colleagues.look()
    drafts = tuple(draft for draft in desk.work.drafts() if draft.complaint == key)
    base = CaseView(
        key=key,
        case=None,
        card=Card(),
        gone="",
        drafts=drafts,
        work={},
        text_limit=desk.work.text_limit(),
        now=desk.clock.now(),
        formatter=formatter_of(desk),
        agencies=desk.work.agencies(),
        reasons=desk.work.reasons(),
        submits=desk.approval.submits(),
        here=desk.office is not None,
    )
    try:
        case = desk.cases.open(key, identity=True)
    except NoSuchItem:
        return _gone(desk, base)
    work = {item.id.hex(): item for item in case.work}
    files = desk.attachments.shown([story.item for story in case.story])
    whole = replace(
        base,
        case=case,
        work=work,
        files=files,
        aid=desk.writing.aid(case.complaint),
        reminders=desk.writing.reminders(key),
        marks=desk.marks.of([case.complaint.row])[case.complaint.row.key],
        proposal=desk.remits.propose(case.complaint),
        submissions=desk.approval.of(key),
    )
    return replace(whole, identity=whole.hidden) if identity else masked_view(whole)


def masked_view(view: CaseView) -> CaseView:
    """The same with the identity of a hidden complaint closed; the reporter's files too."""
    if view.case is None or not view.hidden:
        return view
    case = masked_case(view.case)
    files = {}
    for item in (story.item for story in case.story):
        closed = item.kind in REPORTER_KINDS
        files[item.id] = tuple(
            replace(shown, file=file, closed=closed)
            for shown, file in zip(view.files.get(item.id, ()), item.attachments, strict=False)
        )
    names = names_of(view.case.complaint)
    told = tuple(masked_submission(one, names) for one in view.submissions)
    return replace(view, case=case, files=files, submissions=told, identity=False)


def _gone(desk: Desk, base: CaseView) -> CaseView:
    """What is left here of a complaint that went to another agency or was deleted."""
    work = desk.cases.work_on(base.key)
    held: tuple[Draft | OutboxItem, ...] = (*base.drafts, *work)
    marks = [item.complaint_gone for item in held if item.complaint_gone]
    return replace(
        base,
        card=held[0].card if held else Card(tracking_id=base.key),
        gone=marks[0] if marks else "gone",
        work={item.id.hex(): item for item in work},
    )


def changed_by_others(before: CaseView, after: CaseView) -> tuple[StoryItem, ...] | None:
    """What others did to a complaint between two readings; None where nothing concerns the
    officer who is writing. Own operations that moved on are nothing new; an empty answer means
    that the state changed without an entry."""
    if before.identity is not after.identity:
        # What was only masked or opened between the two is no news.
        before, after = masked_view(before), masked_view(after)
    if before.case is None or after.case is None:
        return () if (before.case is None) is not (after.case is None) else None
    seen = {story.item.id for story in before.story}
    own = {story.item.operation for story in before.story if story.item.state}
    new = tuple(
        story
        for story in after.story
        if not story.item.state
        and story.item.id not in seen
        and story.item.operation not in own
        and story.item.kind not in _OURS
    )
    old_row, new_row = before.case.complaint.row, after.case.complaint.row
    flags = ("closed", "archived", "secret", "agency", "title")
    moved = any(getattr(old_row, name) != getattr(new_row, name) for name in flags)
    rewritten = before.case.complaint.text != after.case.complaint.text
    return new if new or moved or rewritten else None


def looks_the_same(before: CaseView, after: CaseView) -> bool:
    """Whether the screen would show nothing else: only a little time went by."""
    return 0 <= after.now - before.now < AGED_S and replace(after, now=before.now) == before


def with_card(view: CaseView, before: CaseView | None) -> CaseView:
    """Words first saved after the complaint left carry no card: what was on screen is known."""
    if view.case is not None or view.card.title or before is None or before.key != view.key:
        return view
    if before.case is None:
        return replace(view, card=before.card)
    row = before.case.complaint.row
    place = ", ".join(part for part in (row.village, row.district, row.regency) if part)
    return replace(view, card=Card(row.tracking_id, row.title, place, row.status))
