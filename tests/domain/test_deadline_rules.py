"""Reading the rule table as it arrives by the exchange."""

from datetime import date
from typing import Any

import pytest

from desktop.domain.rules import DeadlineRule, RuleError, RuleTable

GOOD: dict[str, Any] = {
    "stage": "completion",
    "classification": "Aspirasi",
    "days": 5,
    "starts": "disposed",
    "basis": "PermenPANRB 62/2018",
    "valid_from": "2018-01-01",
    "trust": "secondary",
}


def test_a_rule_is_read_and_unknown_fields_are_ignored() -> None:
    rule = DeadlineRule.from_content("a", {**GOOD, "colour": "red", "version": 7})
    assert rule == DeadlineRule(
        id="a",
        stage="completion",
        days=5,
        starts="disposed",
        valid_from=date(2018, 1, 1),
        basis="PermenPANRB 62/2018",
        trust="secondary",
        classification="Aspirasi",
    )


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("stage", "someday"),
        ("stage", None),
        ("days", 0),
        ("days", -3),
        ("days", "5"),
        ("days", True),
        ("days", 10**9),
        ("starts", "moon"),
        ("starts", ["disposed"]),
        ("basis", " "),
        ("basis", None),
        ("valid_from", "1 Jan 2018"),
        ("valid_from", None),
        ("valid_until", "2017-01-01"),
        ("valid_until", 2019),
        ("trust", "maybe"),
        ("classification", 3),
    ],
)
def test_a_malformed_rule_is_refused_by_name_and_field(field: str, value: object) -> None:
    with pytest.raises(RuleError) as caught:
        DeadlineRule.from_content("bad-one", {**GOOD, field: value})
    assert (caught.value.rule_id, caught.value.field) == ("bad-one", field)


def test_one_bad_rule_leaves_the_others_in_force() -> None:
    table = RuleTable.from_contents([("bad", {**GOOD, "days": 0}), ("good", GOOD)])
    assert [rule.id for rule in table.rules] == ["good"]
    assert [error.rule_id for error in table.rejected] == ["bad"]


def test_the_specific_rule_stands_before_the_newer_general_one() -> None:
    table = RuleTable.from_contents(
        [
            ("general", {**GOOD, "classification": None, "valid_from": "2025-06-01"}),
            ("old", GOOD),
            ("new", {**GOOD, "valid_from": "2025-01-01"}),
            ("other", {**GOOD, "classification": "Permintaan Informasi"}),
        ]
    )
    found = [rule.id for rule in table.candidates("completion", "  ASPIRASI ")]
    assert found == ["new", "old", "general"]
    assert [rule.id for rule in table.candidates("completion", "")] == ["general"]
    assert table.candidates("verification", "Aspirasi") == ()


def test_a_rule_holds_from_its_first_to_its_last_day() -> None:
    rule = DeadlineRule.from_content("a", {**GOOD, "valid_until": "2025-05-31"})
    days = [date(2017, 12, 31), date(2018, 1, 1), date(2025, 5, 31), date(2025, 6, 1)]
    assert [rule.in_force(day) for day in days] == [False, True, True, False]
