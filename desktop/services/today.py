"""What the officer has to do now, one row each, and the few figures beside it.

A complaint stands in one group only, the most pressing one (`GROUPS`, in that order). Each row
has one next step. Reads only; asked on the `db` lane. Rows are read for the first of each group,
the others are counted, so that 100,000 complaints cost no more than the lists do.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, Literal

from desktop.domain.approval import Submission
from desktop.domain.deadlines import AGENCY_STAGES, Deadline, local_date, next_deadline
from desktop.domain.formats import zone_of
from desktop.domain.happenings import Happening
from desktop.services.approval import ApprovalService
from desktop.services.attention import AttentionItem, AttentionService
from desktop.services.cases import CaseLine, CaseService
from desktop.services.deadline_service import DeadlineService
from desktop.services.presence import PresenceService
from desktop.storage.copy import ReplicaCopy
from desktop.storage.happened import Happenings
from sync.ports import Clock

Group = Literal["returned", "approval", "overdue", "promised", "due", "replied", "fresh"]
Step = Literal["decide", "mend", "look", "check", "resume", "read", "answer", "keep", "open"]
"""Decide between two sides; mend what was refused; look at what only needs to be known; check what
an operator submitted; go on with a draft; read the reporter's reply; answer; tell the reporter what
was promised; open what is new."""

_Listed = Literal["overdue", "promised", "due", "replied", "fresh"]
LISTED: Final[tuple[_Listed, ...]] = ("overdue", "promised", "due", "replied", "fresh")
"""Those whose rows are complaints with the whole answer still to be written."""
GROUPS: Final[tuple[Group, ...]] = ("returned", "approval", *LISTED)
"""An answer that came back stands first, for a second one must not be written beside it; so does
what an operator has written already. The operator has done what there was to do."""
SHOWN: Final = 3
"""Rows of a group; one that would have a single row more shows it."""
DAYS: Final = 14
MONTHS: Final = 12
_DECIDED: Final = frozenset({"conflict", "mismatch", "later", "wipe_guard"})


@dataclass(frozen=True, slots=True)
class Task:
    """One row. `line` is None where the copy does not hold the complaint, `item` where nothing
    came back. `deadline`: the agency's own, the earliest that is not met. `promised`: the date
    given to the reporter, in its group; `submission`: what is to be checked."""

    group: Group
    step: Step
    line: CaseLine | None
    deadline: Deadline | None = None
    item: AttentionItem | None = None
    promised: date | None = None
    submission: Submission | None = None


@dataclass(frozen=True, slots=True)
class Bundle:
    """A group with something in it: how much, and the first of it."""

    group: Group
    count: int
    first: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """What happened while the officer was away: complaints by what happened to them. `left_at`
    in Unix seconds; `known`: the copy is newer than the return."""

    left_at: int
    known: bool
    counts: Mapping[Happening, int]


@dataclass(frozen=True, slots=True)
class Ahead:
    """What falls due: `late` is past, `days` are today and the working days of two weeks."""

    late: int
    days: tuple[tuple[date, int], ...]


@dataclass(frozen=True, slots=True)
class Month:
    """Received, and answered for the first time, in a month; `first` is its first day."""

    first: date
    received: int
    answered: int


@dataclass(frozen=True, slots=True)
class Today:
    """The page at `now` (Unix seconds). `complete_at`: when the copy was last complete, 0 = never;
    `complaints`: how many it holds. `months` is empty where nothing came in them."""

    now: int
    day: date
    bundles: tuple[Bundle, ...]
    meanwhile: Meanwhile | None
    ahead: Ahead
    months: tuple[Month, ...]
    complete_at: int
    proven: bool
    complaints: int

    @property
    def count(self) -> int:
        """All that waits."""
        return sum(bundle.count for bundle in self.bundles)


class TodayService:
    """Puts the page together."""

    def __init__(
        self,
        cases: CaseService,
        attention: AttentionService,
        approval: ApprovalService,
        deadlines: DeadlineService,
        presence: PresenceService,
        happened: Happenings,
        copy: ReplicaCopy,
        clock: Clock,
        zone: str,
    ) -> None:
        """`zone`: IANA name of the agency's zone."""
        self._cases = cases
        self._attention = attention
        self._approval = approval
        self._deadlines = deadlines
        self._presence = presence
        self._happened = happened
        self._copy = copy
        self._clock = clock
        self._zone = zone
        self._months: tuple[object, tuple[Month, ...]] | None = None

    def members(self, group: Group, since: int) -> set[str]:
        """Complaints of a group. `since` (Unix seconds): from when on a disposition is new, 0 =
        none is. Raises `PenghubungError` where the file cannot be read, as all here."""
        return next(found for name, found in self.groups(since) if name == group)

    def groups(self, since: int) -> Iterator[tuple[Group, set[str]]]:
        """All of them in their order, `since` as for `members`: for one reading of what `members`
        would read again for each."""
        return self._groups(since, self._submitted())

    def count(self, since: int) -> int:
        """How many rows there are, with those not shown."""
        complaints = sum(len(keys) for group, keys in self.groups(since) if group != "returned")
        return complaints + self._attention.count()

    def read(self, since: int) -> Today:
        """The whole page."""
        status, today = self._copy.status(), self._deadlines.today()
        return Today(
            now=self._clock.now(),
            day=today,
            bundles=tuple(self._bundles(since)),
            meanwhile=self._meanwhile(today),
            ahead=self._ahead(today),
            months=self._by_month(today),
            complete_at=status.complete_at,
            proven=status.complete_at > 0 and status.mismatch_at <= status.complete_at,
            complaints=status.complaints,
        )

    def _groups(
        self, since: int, submitted: Mapping[str, Submission]
    ) -> Iterator[tuple[Group, set[str]]]:
        """In their order, since a complaint stands in the first that it belongs to."""
        taken = set(self._attention.complaints())
        yield "returned", set(taken)
        yield "approval", submitted.keys() - taken if self._approval.decides else set()
        taken |= submitted.keys()
        away = self._cases.members("put_off")
        for group in LISTED:
            members = self._cases.members(group, since) - taken
            # A promise was made to somebody else: putting it off does not move it.
            found = members if group == "promised" else members - away
            yield group, found
            taken |= found

    def _bundles(self, since: int) -> Iterator[Bundle]:
        items = self._attention.items()
        if items:
            first = self._came_back(items[: _shown(len(items))])
            yield Bundle("returned", len(items), first)
        submitted = self._submitted()
        groups = dict(self._groups(since, submitted))
        if waiting := groups["approval"]:
            chosen = [one for key, one in submitted.items() if key in waiting]
            first = self._to_check(chosen[: _shown(len(waiting))])
            yield Bundle("approval", len(waiting), first)
        for group in LISTED:
            count = len(groups[group])
            if count:
                keys = self._first(group, groups[group], _shown(count))
                lines = self._cases.lines(keys)
                yield Bundle(group, count, tuple(self._task(group, line) for line in lines))

    def _submitted(self) -> dict[str, Submission]:
        """What waits for approval, the oldest of each complaint, oldest first."""
        found: dict[str, Submission] = {}
        for one in self._approval.waiting():
            found.setdefault(one.complaint, one)
        return found

    def _to_check(self, chosen: Sequence[Submission]) -> tuple[Task, ...]:
        lines = self._cases.lines([one.complaint for one in chosen])
        by_key = {one.complaint: one for one in chosen}
        return tuple(
            Task("approval", "check", line, self._own(line), submission=by_key[line.row.key])
            for line in lines
        )

    def _own(self, line: CaseLine) -> Deadline | None:
        """The agency's own deadline, the earliest that is not met."""
        return next_deadline([d for d in self._deadlines.of(line.row) if d.stage in AGENCY_STAGES])

    def _first(self, group: Group, members: set[str], limit: int) -> list[str]:
        """Which of a group are shown: by promised date, else as in the lists."""
        if group != "promised":
            return self._cases.first_due(members, limit)
        days = self._cases.promised()
        return sorted(members, key=lambda key: (days[key], key))[:limit]

    def _came_back(self, items: Sequence[AttentionItem]) -> tuple[Task, ...]:
        lines = {line.row.key: line for line in self._cases.lines([i.complaint for i in items])}
        return tuple(
            Task("returned", _step_of(item), lines.get(item.complaint), item=item) for item in items
        )

    def _task(self, group: Group, line: CaseLine) -> Task:
        row = line.row
        # What was begun is gone on with; a reply is read before it is answered.
        step: Step = "open" if group == "fresh" else "answer"
        step = "read" if row.replied else step
        step = "keep" if group == "promised" and not row.replied else step
        step = "resume" if row.drafts else step
        day = self._cases.promised()[row.key] if group == "promised" else None
        return Task(group, step, line, self._own(line), promised=day)

    def _meanwhile(self, today: date) -> Meanwhile | None:
        """On the day of the return only."""
        visit = self._presence.visit()
        if not visit.after_absence or local_date(visit.back_at, self._zone) != today:
            return None
        known = self._copy.status().complete_at >= visit.back_at
        return Meanwhile(visit.left_at, known, self._cases.happened())

    def _ahead(self, today: date) -> Ahead:
        owed = self._cases.owed_days().values()
        counts: dict[date, int] = {}
        late = 0
        for day in owed:
            if day < today:
                late += 1
            else:
                counts[day] = counts.get(day, 0) + 1
        days = self._deadlines.working_days(today, DAYS)
        shown = days if today in days else (today, *days)
        return Ahead(late, tuple((day, counts.get(day, 0)) for day in shown))

    def _by_month(self, today: date) -> tuple[Month, ...]:
        """Counted again only after the copy or the month is another one."""
        at = self._copy.position()
        basis = (
            at.epoch,
            at.cursor,
            at.building,
            self._copy.status().told_at,
            today.replace(day=1),
        )
        if self._months is None or self._months[0] != basis:
            self._months = (basis, self._counted_months(today))
        return self._months[1]

    def _counted_months(self, today: date) -> tuple[Month, ...]:
        firsts = [today.replace(day=1)]
        while len(firsts) < MONTHS:
            firsts.append((firsts[-1] - timedelta(days=1)).replace(day=1))
        firsts.reverse()
        begin = datetime(firsts[0].year, firsts[0].month, 1, tzinfo=zone_of(self._zone))
        offset = begin.utcoffset() or timedelta()
        since = int(begin.timestamp())
        received, answered = self._happened.months(since, int(offset.total_seconds()))
        names = [(first, f"{first:%Y-%m}") for first in firsts]
        months = [Month(first, received[name], answered[name]) for first, name in names]
        filled = [at for at, month in enumerate(months) if month.received or month.answered]
        # Six at least, so that the picture has its shape; none where there is nothing to see.
        return tuple(months[min(filled[0], MONTHS // 2) :]) if filled else ()


def _shown(count: int) -> int:
    return count if count <= SHOWN + 1 else SHOWN


def _step_of(item: AttentionItem) -> Step:
    if item.case == "refused":
        return "mend"
    return "decide" if item.case in _DECIDED else "look"
