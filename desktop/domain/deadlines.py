"""Deadlines of one complaint, computed from its facts, the rules in force and the calendar.

Source of the stages: PermenPANRB 62/2018 (see `rules`); the numbers are data. Day one is the
first working day after the starting event, on the calendar of the agency's own zone (WIB, WITA,
WIT). Nothing here reads a clock: `today` changes state and days left, never a due date.

Failure policy, for nothing in a complaint may crash the list:
- A time that is 0, before 2000 or from 2100 on is not believed and counts as unknown.
- A disposition on a day before the report came in is not believed either.
- Unknown disposition: counted from the day of the report, estimated. Unknown report: counted
  from the disposition, estimated. Neither, or an unknown follow-up or reply: no such deadline.
- An impossible follow-up time still says that a follow-up exists; one before the disposition
  was made by the agency that had the case earlier, and the new one still owes its first.
- An unknown zone is read as WIB, estimated.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Literal

from desktop.domain import words
from desktop.domain.calendar import WorkCalendar
from desktop.domain.formats import Language, known_zone, zone_of
from desktop.domain.rules import STAGES, DeadlineRule, Event, RuleTable, Stage, fold
from desktop.domain.turn import stage_label

DeadlineState = Literal["overdue", "today", "soon", "ahead", "met"]
Undated = Literal["no_classification", "no_rule"]
"""Why an open case has no completion deadline."""

AGENCY_STAGES: Final = frozenset({"first_follow_up", "completion"})
"""Stages whose lateness is the agency's own."""

SOON_DAYS: Final = 2
"""A deadline this many working days away, or fewer, is `soon`."""

_EARLIEST: Final = 946_684_800  # 2000-01-01 UTC
_LATEST: Final = 4_102_444_800  # 2100-01-01 UTC


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """What deadlines depend on. Times are Unix seconds, UTC; None or 0 is unknown.

    `zone` is the agency's IANA name (Asia/Jakarta, Asia/Makassar, Asia/Jayapura). `closed` is
    true for archived cases too. `followed_up` says that a follow-up exists although its time is
    unknown (see `turn.implies_follow_up`).
    """

    classification: str
    reported_at: int
    disposed_at: int | None
    first_follow_up_at: int | None
    last_follow_up_at: int | None
    turn: str
    closed: bool
    zone: str
    last_reply_at: int | None = None
    followed_up: bool = False


@dataclass(frozen=True, slots=True)
class Deadline:
    """One deadline. `days` are working days left, negative when late.

    `due` and `counted_from` are dates in the agency's zone. `event` is what it was really
    counted from, which differs from `rule.starts` where that was unknown. `reasons` are codes:
    why it is estimated, and `rule_secondary` where the rule's number is not certain. State
    `met` is a first follow-up that has happened; `days` then says how early or late it was.
    """

    stage: Stage
    due: date
    state: DeadlineState
    days: int
    estimated: bool
    rule: DeadlineRule
    event: Event
    counted_from: date
    reasons: tuple[str, ...] = ()

    def label(self, language: Language) -> str:
        """Short words for the chip, as in "sisa 3 hari kerja (perkiraan)"."""
        short = self._words(language)
        return words.ESTIMATED.text(language, words=short) if self.estimated else short

    def reason(self, language: Language) -> str:
        """Sentences: rule, event, first day, legal basis, and why it is estimated."""
        rule = self.rule
        stage, starts = stage_label(self.stage, language), words.EVENTS[rule.starts]
        event = words.EVENTS[self.event]
        parts = [
            words.RULE.text(language, stage=stage, n=rule.days, event=starts),
            words.COUNTED.text(language, event=event, start=self.counted_from, due=self.due),
            words.BASIS.text(language, basis=rule.basis.rstrip(".")),
        ]
        if rule.trust == "secondary":
            parts.append(words.SECONDARY.text(language))
        if self.estimated:
            parts.append(words.IS_ESTIMATED.text(language))
            found = (words.DOUBTS.get(code) for code in self.reasons)
            parts.extend(doubt.text(language) for doubt in found if doubt is not None)
        return " ".join(parts)

    def _words(self, language: Language) -> str:
        if self.state == "met":
            late = -self.days
            if late > 0:
                return words.MET_LATE.text(language, n=late)
            return words.MET.text(language)
        if self.state == "today":
            return words.DUE_TODAY.text(language)
        if self.state != "overdue":
            return words.LEFT.text(language, n=self.days)
        # On the weekend or holiday right after the due date no working day has passed yet.
        if not self.days:
            return words.JUST_LATE.text(language)
        return words.LATE.text(language, n=-self.days)


def deadlines(
    facts: CaseFacts, rules: RuleTable, calendar: WorkCalendar, today: date
) -> tuple[Deadline, ...]:
    """Deadlines of one complaint on `today` (a date in the agency's zone), in stage order.

    - verification: the coordinator's turn and no disposition.
    - first_follow_up: the agency's turn and no follow-up; once it has happened, `met`.
    - completion: while open, by classification; none for an empty one (see `undated_reason`).
    - self_closing: the reporter's turn and no reply since the last follow-up.
    A rule that starts with `last_reply` applies while the reply waits for an answer. Closed and
    archived cases, and those where it is nobody's turn, have none. Raises nothing for any facts.
    """
    if facts.closed or facts.turn == "nobody":
        return ()
    return tuple(_all(_Case(facts), rules, calendar, today))


def local_date(seconds: int, zone: str) -> date:
    """The date at a Unix time in the agency's zone (an unknown zone is WIB): `today` from a clock.

    Raises `ValueError` or `OverflowError` for a time beyond the year 9999.
    """
    return datetime.fromtimestamp(seconds, zone_of(zone)).date()


def next_deadline(found: Iterable[Deadline]) -> Deadline | None:
    """The deadline to sort by: the earliest that is not met; of one date, the earlier stage."""
    waiting = (deadline for deadline in found if deadline.state != "met")
    return min(waiting, key=lambda d: (d.due, STAGES.index(d.stage)), default=None)


def undated_reason(facts: CaseFacts, rules: RuleTable) -> Undated | None:
    """Why an open case has no completion deadline, or None."""
    if facts.closed or facts.turn == "nobody":
        return None
    if rules.candidates("completion", facts.classification):
        return None
    if not fold(facts.classification):
        return "no_classification"
    return "no_rule"


def undated_label(why: Undated, language: Language) -> str:
    """The same as a sentence."""
    return words.UNDATED[why].text(language)


class _Case:
    """Facts as dates of the agency's zone, with the unbelievable ones left out."""

    def __init__(self, facts: CaseFacts) -> None:
        self.facts = facts
        known = known_zone(facts.zone)
        self.zone = known or zone_of(facts.zone)
        self.doubts: tuple[str, ...] = () if known else ("zone_unknown",)
        self.reported = self._day(facts.reported_at)
        disposed = self._day(facts.disposed_at)
        self.disposed = None if self._too_early(disposed) else disposed
        follow_up = self._day(facts.last_follow_up_at) or self._day(facts.first_follow_up_at)
        self.last_follow_up = None if self._too_early(follow_up) else follow_up
        first = self._day(facts.first_follow_up_at)
        self.first_follow_up = None if self._too_early(first) else first
        self.last_reply = self._day(facts.last_reply_at)
        newest = facts.last_follow_up_at or facts.first_follow_up_at or 0
        self.followed_up = facts.followed_up or newest > 0
        if self.disposed is not None and _EARLIEST <= newest < (facts.disposed_at or 0):
            # It was another agency's, before the case was disposed anew.
            self.followed_up, self.first_follow_up = facts.followed_up, None
        # Compared in seconds: an answer and a reply may share a day.
        self.reply_waits = self.last_reply is not None and (facts.last_reply_at or 0) > newest

    def applies(self, stage: Stage, after_reply: bool) -> bool:
        """Whether a rule of the stage concerns the case now (or, first_follow_up, did)."""
        turn = self.facts.turn
        if after_reply and not self.reply_waits:
            return False
        if stage == "verification":
            return turn == "coordinator" and not self.facts.disposed_at
        if stage == "first_follow_up":
            if after_reply:
                return turn == "agency"
            return self.first_follow_up is not None or (turn == "agency" and not self.followed_up)
        if stage == "self_closing":
            return turn == "reporter" and not self.reply_waits
        return not after_reply or turn == "agency"

    def start(self, event: Event) -> tuple[date, Event, tuple[str, ...]] | None:
        """Day of the event, or of the one that stands in for it and why; None: cannot be dated."""
        if event == "disposed":
            if self.disposed is not None:
                return self.disposed, event, ()
            if self.reported is not None:
                return self.reported, "reported", (self._no_disposition(),)
            return None
        if event == "reported":
            if self.reported is not None:
                return self.reported, event, ()
            if self.disposed is not None:
                return self.disposed, "disposed", ("reported_unknown",)
            return None
        day = self.last_follow_up if event == "last_follow_up" else self.last_reply
        return None if day is None else (day, event, ())

    def _no_disposition(self) -> str:
        if self.facts.disposed_at:
            return "disposed_impossible"
        return "not_disposed_yet" if self.facts.turn == "coordinator" else "disposed_missing"

    def _too_early(self, day: date | None) -> bool:
        return day is not None and self.reported is not None and day < self.reported

    def _day(self, seconds: int | None) -> date | None:
        if seconds is None or not _EARLIEST <= seconds < _LATEST:
            return None
        return datetime.fromtimestamp(seconds, self.zone).date()


def _all(case: _Case, rules: RuleTable, calendar: WorkCalendar, today: date) -> Iterator[Deadline]:
    for stage in STAGES:
        candidates = rules.candidates(stage, case.facts.classification)
        # A reply's own rule stands beside the ordinary one instead of replacing it.
        for after_reply in (False, True):
            if not case.applies(stage, after_reply):
                continue
            for rule in candidates:
                if (rule.starts == "last_reply") is not after_reply:
                    continue
                start = case.start(rule.starts)
                if start is not None and rule.in_force(start[0]):
                    yield _deadline(case, rule, start, calendar, today)
                    break


def _deadline(
    case: _Case,
    rule: DeadlineRule,
    start: tuple[date, Event, tuple[str, ...]],
    calendar: WorkCalendar,
    today: date,
) -> Deadline:
    begun, event, doubts = start
    due = calendar.add_working_days(begun, rule.days)
    met_on = None
    if rule.stage == "first_follow_up" and rule.starts != "last_reply":
        met_on = case.first_follow_up
    seen_on = today if met_on is None else met_on
    days = calendar.working_days_between(seen_on, due)
    doubts += case.doubts + _calendar_doubts(calendar, begun, max(due, seen_on))
    return Deadline(
        stage=rule.stage,
        due=due,
        state="met" if met_on is not None else _state(due, today, days),
        days=days,
        estimated=bool(doubts),
        rule=rule,
        event=event,
        counted_from=begun,
        reasons=(*doubts, "rule_secondary") if rule.trust == "secondary" else doubts,
    )


def _state(due: date, today: date, days: int) -> DeadlineState:
    if today > due:
        return "overdue"
    if today == due:
        return "today"
    return "soon" if days <= SOON_DAYS else "ahead"


def _calendar_doubts(calendar: WorkCalendar, first: date, last: date) -> tuple[str, ...]:
    years = range(first.year, last.year + 1)
    if not all(map(calendar.covers, years)):
        return ("calendar_missing",)
    if not all(map(calendar.is_complete, years)):
        return ("calendar_incomplete",)
    return ()
