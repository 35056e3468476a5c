"""Deadline rules as versioned data: which stage, how many working days, from which event.

PermenPANRB 62/2018 gave verification 3, first follow-up 5 and closing by the system 10 working
days (sure), and completion 5, 5, 14 or 60 by classification (secondary). PermenPANRB 5/2025
replaced it and its numbers are open. Therefore no number stands in this code: the server sends
rules, and a new regulation is a new rule with its own `valid_from`.

Failure policy: a rule that cannot be read is left out and named in `RuleTable.rejected`; the
others stay in force.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal, Self, cast, get_args

Stage = Literal["verification", "first_follow_up", "completion", "self_closing"]
Event = Literal["reported", "disposed", "last_follow_up", "last_reply"]
Trust = Literal["sure", "secondary"]

STAGES: Final[tuple[Stage, ...]] = get_args(Stage)
"""All stages, in the order in which a complaint meets them."""

MAX_DAYS: Final = 1000
"""Most working days a rule may give (about four years); more is taken for a typing error."""


class RuleError(ValueError):
    """A rule that cannot be read. `rule_id` and `field` say which one and where."""

    def __init__(self, rule_id: str, field_name: str, problem: str) -> None:
        super().__init__(f"rule {rule_id}: {field_name} {problem}")
        self.rule_id = rule_id
        self.field = field_name


def fold(classification: str) -> str:
    """Key for comparing classifications: letter case and spacing do not count."""
    return " ".join(classification.casefold().split())


@dataclass(frozen=True, slots=True)
class DeadlineRule:
    """One rule. `days` are working days; `classification` None is any, an empty one included."""

    id: str
    stage: Stage
    days: int
    starts: Event
    valid_from: date
    basis: str
    trust: Trust
    classification: str | None = None
    valid_until: date | None = None
    """Last day on which it was in force; needed only where nothing as specific replaces it."""

    @classmethod
    def from_content(cls, rule_id: str, content: Mapping[str, object]) -> Self:
        """Read a rule from a reference content. Unknown fields are ignored.

        Raises `RuleError` on a missing field, an unknown stage, event or trust, a number of days
        outside 1 to `MAX_DAYS`, or a date that is not ISO 8601.
        """
        days = content.get("days")
        if not isinstance(days, int) or isinstance(days, bool) or not 1 <= days <= MAX_DAYS:
            raise RuleError(rule_id, "days", f"must be a whole number from 1 to {MAX_DAYS}")
        classification = content.get("classification")
        if not isinstance(classification, str | None):
            raise RuleError(rule_id, "classification", "must be text or null")
        valid_from = _day(rule_id, content, "valid_from")
        if valid_from is None:
            raise RuleError(rule_id, "valid_from", "is missing")
        valid_until = _day(rule_id, content, "valid_until")
        if valid_until is not None and valid_until < valid_from:
            raise RuleError(rule_id, "valid_until", "is before valid_from")
        basis = content.get("basis")
        if not isinstance(basis, str) or not basis.strip():
            raise RuleError(rule_id, "basis", "must name the legal basis")
        return cls(
            id=rule_id,
            stage=cast(Stage, _choice(rule_id, content, "stage", STAGES)),
            days=days,
            starts=cast(Event, _choice(rule_id, content, "starts", get_args(Event))),
            valid_from=valid_from,
            basis=basis.strip(),
            trust=cast(Trust, _choice(rule_id, content, "trust", get_args(Trust))),
            classification=classification if classification and fold(classification) else None,
            valid_until=valid_until,
        )

    def in_force(self, day: date) -> bool:
        """Whether the rule held on that day."""
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)

    def rank(self) -> tuple[bool, date, str]:
        """Among rules in force the highest wins: most specific, then newest, then last id."""
        return (self.classification is not None, self.valid_from, self.id)


@dataclass(frozen=True, slots=True)
class RuleTable:
    """All versions of all rules, and those that could not be read."""

    rules: tuple[DeadlineRule, ...]
    rejected: tuple[RuleError, ...] = ()
    _index: dict[tuple[Stage, str], tuple[DeadlineRule, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @classmethod
    def from_contents(cls, items: Iterable[tuple[str, Mapping[str, object]]]) -> Self:
        """Build from (id, content) of the references of kind `rule`. Never raises for content."""
        rules: list[DeadlineRule] = []
        rejected: list[RuleError] = []
        for rule_id, content in items:
            try:
                rules.append(DeadlineRule.from_content(rule_id, content))
            except RuleError as error:
                rejected.append(error)
        return cls(tuple(rules), tuple(rejected))

    def candidates(self, stage: Stage, classification: str) -> tuple[DeadlineRule, ...]:
        """Rules of any date that fit stage and classification, the strongest first.

        An empty classification is fitted only by rules for any classification.
        """
        key = (stage, fold(classification))
        found = self._index.get(key)
        if found is None:
            fitting = (
                rule
                for rule in self.rules
                if rule.stage == stage
                and (rule.classification is None or fold(rule.classification) == key[1])
            )
            found = tuple(sorted(fitting, key=DeadlineRule.rank, reverse=True))
            self._index[key] = found
        return found


def _choice(
    rule_id: str, content: Mapping[str, object], name: str, allowed: tuple[str, ...]
) -> str:
    value = content.get(name)
    if not isinstance(value, str) or value not in allowed:
        raise RuleError(rule_id, name, f"must be one of {', '.join(allowed)}")
    return value


def _day(rule_id: str, content: Mapping[str, object], name: str) -> date | None:
    value = content.get(name)
    if value is None:
        return None
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise RuleError(rule_id, name, "must be a YYYY-MM-DD date")
