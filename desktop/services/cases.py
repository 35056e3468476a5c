"""Reading complaints: lists by view, one complaint with its story, search.

What a list or a search shows of a *rahasia* complaint is masked. Opened, a complaint that is
*rahasia* or *anonim* still hides who reported it, until the identity is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import filterfalse, islice
from typing import Final, Literal, cast, get_args

from desktop.domain.colleagues import AtWork
from desktop.domain.deadlines import Deadline, Undated, next_deadline
from desktop.domain.errors import NotFound
from desktop.domain.happenings import Happening
from desktop.domain.marks import NO_MARKS, Marks
from desktop.domain.model import (
    Complaint,
    ComplaintRow,
    Draft,
    Filter,
    OutboxItem,
    Sort,
    TimelineItem,
    View,
)
from desktop.domain.redact import without_identity
from desktop.services.colleagues import ColleagueService
from desktop.services.deadline_service import DeadlineService
from desktop.services.faults import NoSuchItem
from desktop.services.marking import MarkService
from desktop.services.masking import masked_case, masked_complaint
from desktop.services.notices.work import NO_COMPLAINT
from desktop.services.presence import PresenceService
from desktop.services.writing import WritingService
from desktop.storage.by_hand import ByHandBook
from desktop.storage.drafts import DraftBox
from desktop.storage.happened import Happenings
from desktop.storage.outbox import Outbox
from desktop.storage.queries import Queries
from desktop.storage.search import Search

ListView = (
    View
    | Happening
    | Literal["overdue", "today", "due", "due_today", "promised", "fresh", "meanwhile"]
    | Literal["starred", "put_off"]
)
"""Those of the file; those that the calendar makes: `overdue`, `due` (today or soon), `due_today`,
`promised` (a date given to the reporter has come or comes next), `fresh` (disposed since a time
and not answered yet) and `today`, all that needs the agency now;
what happened since the visit before: each `Happening`, and `meanwhile`, all of them; and those of
the officer's own marks."""
ListSort = Sort | Literal["deadline"]

HAPPENINGS: Final[tuple[Happening, ...]] = get_args(Happening)

PROMISE_DAYS: Final = 1
"""Working days before a promised date from which on it is reminded of."""
_CHUNK: Final = 500
_TODO: Final = frozenset({"today", "needs_answer"})
"""Lists that a complaint leaves while it is put off."""
_MARKED: Final = frozenset({"starred", "put_off"})
"""Of any state, settled ones too."""
_LIVES: Final = frozenset({"follow_up", "info_request", "request_info"})


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One line of a list. `masked`: title and place of a secret complaint are left out.
    `colleagues`: who else at this PC is at work on it."""

    row: ComplaintRow
    deadline: Deadline | None
    masked: bool
    marks: Marks = NO_MARKS
    colleagues: tuple[AtWork, ...] = ()


@dataclass(frozen=True, slots=True)
class StoryItem:
    """One timeline item. `answer`: it is an answer of this agency and so has two lives, being
    accepted by our server and, at `entered_at` (0 = not yet), entered in SP4N-LAPOR!."""

    item: TimelineItem
    answer: bool
    accepted: bool
    entered_at: int


@dataclass(frozen=True, slots=True)
class OpenedCase:
    """A complaint opened for reading, with the officer's own work on it (see
    `CaseService.work_on`), and the colleagues at this PC who are at work on it."""

    complaint: Complaint
    deadlines: tuple[Deadline, ...]
    next_deadline: Deadline | None
    undated_reason: Undated | None
    story: tuple[StoryItem, ...]
    drafts: tuple[Draft, ...]
    work: tuple[OutboxItem, ...]
    colleagues: tuple[AtWork, ...] = ()


class CaseService:
    """Lists, opens and finds complaints. Reads only."""

    def __init__(
        self,
        queries: Queries,
        search: Search,
        drafts: DraftBox,
        outbox: Outbox,
        deadlines: DeadlineService,
        happened: Happenings,
        presence: PresenceService,
        marks: MarkService,
        writing: WritingService,
        colleagues: ColleagueService,
        by_hand: ByHandBook,
    ) -> None:
        self._queries = queries
        self._search = search
        self._drafts = drafts
        self._outbox = outbox
        self._deadlines = deadlines
        self._happened = happened
        self._presence = presence
        self._marks = marks
        self._writing = writing
        self._colleagues = colleagues
        self._by_hand = by_hand
        self._by_date: tuple[dict[str, date], tuple[str, ...], tuple[str, ...]] | None = None

    def keys(
        self,
        view: ListView = "all",
        sort: ListSort = "newest",
        words: str = "",
        since: int = 0,
        *,
        whole: bool = False,
    ) -> tuple[str, ...]:
        """Ids of a whole list in order; `lines` turns a page of them into lines.

        `since`: for `fresh` and `today`, the time (Unix seconds) from which a disposition is new;
        0 = none is. `whole`: with those that were put off too.
        """
        found = self._keys(view, sort, words, since)
        away = frozenset() if whole else self._away(view)
        return tuple(filterfalse(away.__contains__, found)) if away else found

    def _keys(self, view: ListView, sort: ListSort, words: str, since: int) -> tuple[str, ...]:
        chosen = self._chosen(view, since)
        if chosen is not None and (view == "meanwhile" or view in HAPPENINGS):
            # Settled ones are among them, and what is over has no deadline.
            order: Sort = "active" if sort == "deadline" else sort
            every = self._queries.keys(Filter("all", words=words), order) if chosen else ()
            return tuple(filter(chosen.__contains__, every))
        if sort == "deadline":
            return self._by_deadline(view, chosen, words)
        if chosen is None:
            return self._queries.keys(Filter(_stored(view), words=words), sort)
        stored: View = "all" if view in _MARKED else "open"
        every = self._queries.keys(Filter(stored, words=words), sort) if chosen else ()
        return tuple(filter(chosen.__contains__, every))

    def members(self, view: ListView, since: int = 0) -> set[str]:
        """Ids that a view holds, in no order: cheaper than `keys`."""
        chosen = self._chosen(view, since)
        held = set(self._queries.keys(Filter(_stored(view)))) if chosen is None else chosen
        return held - self._away(view)

    def _away(self, view: ListView) -> frozenset[str]:
        return self._marks.away() if view in _TODO else frozenset()

    def _by_deadline(self, view: ListView, chosen: set[str] | None, words: str) -> tuple[str, ...]:
        """Who has a deadline first, by date; then the others, newest first."""
        if chosen is None and view == "all":
            return self._queries.matching(words, self._whole_by_deadline())
        due = self._deadlines.due_dates()
        if chosen is not None and not words and view not in _MARKED:
            dateless = self._deadlines.newest(chosen - due.keys())
            return (*filter(chosen.__contains__, due), *dateless)
        stored: View = "all" if view in _MARKED else "open"
        stored = _stored(view) if chosen is None else stored
        found = self._queries.keys(Filter(stored, words=words), "newest")
        if stored == "settled":
            return found
        others = list(filterfalse(due.__contains__, found))
        if chosen is not None:
            held = chosen.intersection(found)
            others = list(filter(held.__contains__, others))
        elif len(others) + len(due) == len(found):
            return (*due, *others)
        else:
            held = set(filter(due.__contains__, found))
        return (*filter(held.__contains__, due), *others)

    def _whole_by_deadline(self) -> tuple[str, ...]:
        """Every complaint, kept as long as both halves are the same."""
        due, newest = self._deadlines.due_dates(), self._queries.keys(Filter("all"), "newest")
        kept = self._by_date
        if kept is None or kept[0] is not due or kept[1] is not newest:
            held = set(newest)
            first = filter(held.__contains__, due)
            kept = due, newest, (*first, *filterfalse(due.__contains__, newest))
            self._by_date = kept
        return kept[2]

    def _chosen(self, view: ListView, since: int) -> set[str] | None:
        """What a view of the calendar holds, less what an answer is on its way for; None for a
        view that the file knows itself."""
        if view == "fresh":
            if not since:
                return set()
            waiting = self._queries.keys(Filter("needs_answer"))
            return set(self._deadlines.disposed_since(since)).intersection(waiting)
        if view == "overdue":
            return set(self._deadlines.overdue() - self._outbox.answering())
        if view == "due":
            near = self._deadlines.near() - self._deadlines.overdue()
            return set(near - self._outbox.answering())
        if view == "due_today":
            return set(self._deadlines.due_today() - self._outbox.answering())
        if view == "today":
            found = set(self._deadlines.pressing()) - self._outbox.answering()
            found |= self.members("replied")
            found |= self.members("attention")
            found |= self.members("fresh", since)
            found.update(self.promised())
            return found
        if view == "promised":
            return set(self.promised())
        if view == "starred":
            return set(self._marks.starred())
        if view == "put_off":
            return set(self._marks.away())
        if view == "meanwhile":
            return set().union(*(self.members(what) for what in HAPPENINGS))
        happening = next((what for what in HAPPENINGS if what == view), None)
        if happening is None:
            return None
        visit = self._presence.visit()
        if not visit.left_at:
            return set()
        return set(self._happened.keys(happening, visit.since, visit.back_at))

    def lines(self, keys: Sequence[str]) -> Iterator[CaseLine]:
        """Lines of these complaints, in this order; those no longer held are left out."""
        for start in range(0, len(keys), _CHUNK):
            yield from self._lines(self._queries.rows(keys[start : start + _CHUNK]))

    def count(self, view: ListView, since: int = 0) -> int:
        """How many complaints a view holds; `since` as for `keys`."""
        if self._away(view) or view in _MARKED:
            return len(self.keys(view, since=since))
        chosen = self._chosen(view, since)
        return self._queries.count(Filter(_stored(view))) if chosen is None else len(chosen)

    def happened(self) -> dict[Happening, int]:
        """How many complaints each happening of the absence touched."""
        visit = self._presence.visit()
        if not visit.left_at:
            return dict.fromkeys(HAPPENINGS, 0)
        return {what: self._happened.count(what, visit.since, visit.back_at) for what in HAPPENINGS}

    def search(self, typed: str, limit: int = 50) -> tuple[CaseLine, ...]:
        """Best matches first; a typed tracking number leads."""
        rows = tuple(hit.row for hit in self._search.search(typed, limit))
        return tuple(self._lines(rows))

    def _lines(self, rows: Sequence[ComplaintRow]) -> Iterator[CaseLine]:
        marks = self._marks.of(rows)
        for row, deadline in zip(rows, self._deadlines.next_of_each(rows), strict=True):
            line, others = masked_line(row, deadline, marks[row.key]), self._colleagues.of(row.key)
            yield replace(line, colleagues=others) if others else line

    def find(self, text: str) -> Complaint:
        """A complaint by tracking number (with or without `#`) or id, its identity closed. Raises
        `NoSuchItem`."""
        return masked_complaint(self._find(text))

    def _find(self, text: str) -> Complaint:
        found = self._queries.find_by_tracking(text)
        if found is not None:
            return found
        try:
            return self._queries.complaint(text.strip().lstrip("#"))
        except NotFound:
            number = text.strip().lstrip("#")
            raise NoSuchItem(NO_COMPLAINT.having(number=number)) from None

    def open(self, text: str, *, identity: bool = False) -> OpenedCase:
        """Everything about one complaint. `identity`: with who reported a hidden one; whoever
        shows that records it first (`AccessService`). Raises `NoSuchItem`."""
        found = self._open(text)
        return found if identity else masked_case(found)

    def _open(self, text: str) -> OpenedCase:
        complaint = self._find(text)
        key = complaint.row.key
        found = self._deadlines.of(complaint.row)
        return OpenedCase(
            complaint=complaint,
            deadlines=found,
            next_deadline=next_deadline(found),
            undated_reason=self._deadlines.undated_reason(complaint.row),
            story=_story(self._queries.timeline(key), self._by_hand.ticks()),
            drafts=self._drafts.list(key),
            work=self.work_on(key),
            colleagues=self._colleagues.of(key),
        )

    def work_on(self, key: str) -> tuple[OutboxItem, ...]:
        """This desk's operations on a complaint that are not settled, and before them those
        that were accepted and are not in the copy yet; the complaint may have left."""
        return (*self._outbox.list("laid", key), *self._outbox.list("pending", key))

    def first_due(self, chosen: set[str], limit: int) -> list[str]:
        """The first of these open complaints in the order of their deadlines, then those without,
        newest first: as `keys` would have them, without going through all of them."""
        due = self._deadlines.due_dates()
        found = list(islice((key for key in due if key in chosen), limit))
        if len(found) < limit:
            found += self._deadlines.newest(chosen - due.keys())[: limit - len(found)]
        return found

    def promised(self) -> dict[str, date]:
        """Open complaints of which a promised date is past, today, or the next working day, each
        with the earliest such date. What is put off is among them: a promise was made to somebody
        else."""
        days: dict[str, date] = {}
        for one in self._writing.due(PROMISE_DAYS):
            days.setdefault(one.complaint, one.due)
        rows = self._queries.rows(list(days))
        return {row.key: days[row.key] for row in rows if not (row.closed or row.archived)}

    def owed_days(self) -> dict[str, date]:
        """The earliest deadline of the agency's own of each complaint that it still owes."""
        answered = self._outbox.answering()
        due = self._deadlines.own_due_dates()
        return {key: day for key, day in due.items() if key not in answered}


def _stored(view: ListView) -> View:
    """The same view, of those that the file knows itself."""
    return cast(View, view)


def masked_line(row: ComplaintRow, deadline: Deadline | None, marks: Marks = NO_MARKS) -> CaseLine:
    """A line of a list: of a secret complaint without title and place, of an anonymous one
    without what is personal in the title."""
    if not row.secret:
        title = without_identity(row.title) if row.anonymous else row.title
        return CaseLine(replace(row, title=title), deadline, masked=False, marks=marks)
    hidden = replace(row, title="", regency="", district="", village="")
    return CaseLine(hidden, deadline, masked=True, marks=marks)


def _story(items: Sequence[TimelineItem], ticked: Mapping[str, int]) -> tuple[StoryItem, ...]:
    told = {item.ref: item.at for item in items if item.kind == "entered" and item.ref}
    entered = {**ticked, **told}
    published = {item.operation for item in items if item.operation and item.kind in _LIVES}
    return tuple(
        StoryItem(
            item,
            answer=bool(item.operation) and item.kind in _LIVES,
            accepted=item.state in ("", "acked"),
            entered_at=entered.get(item.operation, 0) if item.operation else 0,
        )
        for item in items
        # An approval that a restored server had before its submission is told again, with what it
        # approved, once that came.
        if not (item.kind == "approve" and not item.ref and item.operation in published)
    )
