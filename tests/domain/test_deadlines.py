"""Deadlines as the officer meets them: seed rules, seed calendar, real dates."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from desktop.domain.calendar import WorkCalendar
from desktop.domain.deadlines import (
    CaseFacts,
    Deadline,
    deadlines,
    local_date,
    next_deadline,
    undated_label,
    undated_reason,
)
from desktop.domain.rules import RuleTable
from server.seeds import RefItem, load_seeds

SEEDS = load_seeds(range(2022, 2027))


def table(items: list[RefItem]) -> RuleTable:
    return RuleTable.from_contents((i.id, i.content) for i in items if i.kind == "rule")


RULES = table(SEEDS)
CALENDAR = WorkCalendar.from_contents(i.content for i in SEEDS if i.kind == "calendar")
ORDINARY = "Pengaduan Tidak Berkadar Pengawasan"


def at(text: str) -> int:
    """Unix time of "YYYY-MM-DD HH:MM", UTC."""
    return int(datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=UTC).timestamp())


# Reported Monday 12 January 2026, disposed on Tuesday; Friday the 16th is Isra Mikraj.
CASE = CaseFacts(
    classification=ORDINARY,
    reported_at=at("2026-01-12 03:00"),
    disposed_at=at("2026-01-13 03:00"),
    first_follow_up_at=None,
    last_follow_up_at=None,
    turn="agency",
    closed=False,
    zone="Asia/Jakarta",
)


def by_stage(
    facts: CaseFacts,
    today: date = date(2026, 1, 14),
    rules: RuleTable = RULES,
    calendar: WorkCalendar = CALENDAR,
) -> dict[str, Deadline]:
    found = deadlines(facts, rules, calendar, today)
    assert len({d.stage for d in found}) == len(found)
    return {d.stage: d for d in found}


def with_rule(rule_id: str, **content: Any) -> RuleTable:
    base = next(i.content for i in SEEDS if i.id == "first-follow-up-2018")
    return table([*SEEDS, RefItem("rule", rule_id, {**base, **content})])


def test_an_agency_that_just_got_the_case_has_first_follow_up_and_completion() -> None:
    found = by_stage(CASE)
    assert list(found) == ["first_follow_up", "completion"]
    # 14, 15, (16 free), 19, 20, 21 January.
    assert found["first_follow_up"].due == date(2026, 1, 21)
    assert found["completion"].due == date(2026, 2, 3)
    assert not found["first_follow_up"].estimated


def test_the_reason_tells_rule_event_day_and_basis() -> None:
    found = by_stage(CASE)
    reason = found["first_follow_up"].reason("id")
    assert reason.startswith(
        "Tindak lanjut pertama: 5 hari kerja sejak disposisi. Dihitung dari tanggal disposisi, "
        "Selasa, 13 Januari 2026; tenggat Rabu, 21 Januari 2026. Dasar: PermenPANRB 62/2018"
    )
    assert "perkiraan" not in reason
    assert "sumber sekunder" not in reason
    assert "sumber sekunder" in found["completion"].reason("id")
    assert found["completion"].reasons == ("rule_secondary",)
    assert not found["completion"].estimated


@pytest.mark.parametrize(
    ("today", "state", "label"),
    [
        (date(2026, 1, 14), "ahead", "sisa 4 hari kerja"),
        (date(2026, 1, 16), "ahead", "sisa 3 hari kerja"),
        (date(2026, 1, 19), "soon", "sisa 2 hari kerja"),
        (date(2026, 1, 20), "soon", "sisa 1 hari kerja"),
        (date(2026, 1, 21), "today", "hari ini"),
        (date(2026, 1, 22), "overdue", "lewat 1 hari kerja"),
        (date(2026, 1, 26), "overdue", "lewat 3 hari kerja"),
    ],
)
def test_the_chip_counts_working_days(today: date, state: str, label: str) -> None:
    found = by_stage(CASE, today)["first_follow_up"]
    assert (found.state, found.label("id")) == (state, label)


def test_on_the_weekend_after_the_due_date_it_is_late_by_no_working_day() -> None:
    facts = replace(CASE, disposed_at=at("2026-01-15 03:00"))
    found = by_stage(facts, date(2026, 1, 24))["first_follow_up"]
    assert found.due == date(2026, 1, 23)
    assert (found.state, found.days, found.label("id")) == ("overdue", 0, "baru lewat tenggat")


def test_idul_fitri_2026_with_its_joint_leave_by_hand() -> None:
    # Disposed Tuesday 17 March 2026. Free: Wed 18 (joint leave), Thu 19 Nyepi, Fri 20 (joint
    # leave), Sat and Sun 21-22 Idul Fitri, Mon 23 and Tue 24 (joint leave), Fri 3 April.
    facts = replace(CASE, disposed_at=at("2026-03-17 03:00"), reported_at=at("2026-03-16 03:00"))
    found = by_stage(facts, date(2026, 3, 17))
    # Days: Wed 25, Thu 26, Fri 27, Mon 30, Tue 31 March.
    assert found["first_follow_up"].due == date(2026, 3, 31)
    # Then 1, 2, 6, 7, 8, 9, 10, 13, 14 April are days 6 to 14.
    assert found["completion"].due == date(2026, 4, 14)
    assert not found["completion"].estimated


@pytest.mark.parametrize(
    ("zone", "due"),
    [
        # 15:30 UTC: 22:30 WIB and 23:30 WITA on the 13th, 00:30 WIT on the 14th.
        ("Asia/Jakarta", date(2026, 1, 21)),
        ("Asia/Makassar", date(2026, 1, 21)),
        ("Asia/Jayapura", date(2026, 1, 22)),
    ],
)
def test_the_event_falls_on_the_date_of_the_agencys_zone(zone: str, due: date) -> None:
    facts = replace(CASE, zone=zone, disposed_at=at("2026-01-13 15:30"))
    assert by_stage(facts)["first_follow_up"].due == due


def test_eight_in_the_evening_utc_is_the_next_day_in_jakarta() -> None:
    evening = by_stage(replace(CASE, disposed_at=at("2026-01-13 20:00")))["first_follow_up"]
    assert evening.counted_from == date(2026, 1, 14)
    assert evening.due == date(2026, 1, 22)
    assert local_date(at("2026-01-13 20:00"), "Asia/Jakarta") == date(2026, 1, 14)


@pytest.mark.parametrize("zone", ["", "Mars/Olympus", "../etc/passwd", "Asia"])
def test_an_unknown_zone_is_read_as_wib_and_said_to_be_estimated(zone: str) -> None:
    found = by_stage(replace(CASE, zone=zone))["first_follow_up"]
    assert found.due == by_stage(CASE)["first_follow_up"].due
    assert found.reasons == ("zone_unknown",)
    assert "dihitung dengan WIB" in found.reason("id")


def test_an_export_without_disposition_time_is_counted_from_the_report() -> None:
    found = by_stage(replace(CASE, disposed_at=None))["first_follow_up"]
    assert (found.counted_from, found.event) == (date(2026, 1, 12), "reported")
    assert found.due == date(2026, 1, 20)
    assert found.label("id") == "sisa 3 hari kerja (perkiraan)"
    assert (
        "Tanggal disposisi tidak ada di ekspor; dihitung dari tanggal laporan masuk."
        in found.reason("id")
    )
    assert by_stage(replace(CASE, disposed_at=0)) == by_stage(replace(CASE, disposed_at=None))


def test_before_the_disposition_the_coordinator_has_three_days() -> None:
    found = by_stage(replace(CASE, disposed_at=None, turn="coordinator"))
    assert list(found) == ["verification", "completion"]
    assert found["verification"].due == date(2026, 1, 15)
    assert not found["verification"].estimated
    assert found["completion"].reasons == ("not_disposed_yet", "rule_secondary")


def test_a_returned_case_is_not_verified_again() -> None:
    assert list(by_stage(replace(CASE, turn="coordinator"))) == ["completion"]


FOLLOWED_UP = replace(
    CASE,
    turn="reporter",
    first_follow_up_at=at("2026-01-19 03:00"),
    last_follow_up_at=at("2026-01-20 03:00"),
)


def test_after_the_follow_up_the_case_closes_itself_in_ten_days() -> None:
    found = by_stage(FOLLOWED_UP, date(2026, 1, 21))
    assert found["self_closing"].due == date(2026, 2, 3)
    first = found["first_follow_up"]
    assert (first.state, first.days, first.label("id")) == ("met", 2, "terpenuhi")


def test_a_late_first_follow_up_stays_told() -> None:
    facts = replace(FOLLOWED_UP, first_follow_up_at=at("2026-01-23 03:00"))
    first = by_stage(facts, date(2026, 2, 20))["first_follow_up"]
    assert (first.state, first.label("id")) == ("met", "terpenuhi, lewat 2 hari kerja")


def test_a_reply_starts_no_deadline_of_its_own() -> None:
    facts = replace(FOLLOWED_UP, turn="agency", last_reply_at=at("2026-01-21 03:00"))
    found = by_stage(facts, date(2026, 1, 22))
    assert [d.stage for d in found.values() if d.state != "met"] == ["completion"]


def test_a_reply_starts_one_when_the_table_says_so() -> None:
    rules = with_rule("answer-a-reply", starts="last_reply", days=3)
    facts = replace(FOLLOWED_UP, turn="agency", last_reply_at=at("2026-01-21 03:00"))
    found = deadlines(facts, rules, CALENDAR, date(2026, 1, 22))
    mine = next(d for d in found if d.rule.id == "answer-a-reply")
    assert (mine.due, mine.state, mine.event) == (date(2026, 1, 26), "soon", "last_reply")
    assert "sejak balasan pelapor" in mine.reason("id")
    assert next_deadline(found) == mine
    answered = replace(facts, last_follow_up_at=at("2026-01-21 04:00"), turn="reporter")
    found = deadlines(answered, rules, CALENDAR, date(2026, 1, 22))
    assert "answer-a-reply" not in {d.rule.id for d in found}


def test_no_self_closing_once_the_reporter_has_replied() -> None:
    facts = replace(FOLLOWED_UP, last_reply_at=at("2026-01-20 04:00"))
    assert "self_closing" not in by_stage(facts)


def test_an_export_that_says_followed_up_asks_for_no_first_follow_up() -> None:
    found = by_stage(replace(CASE, disposed_at=None, followed_up=True))
    assert list(found) == ["completion"]


def test_a_case_disposed_anew_waits_for_the_new_agencys_first_follow_up() -> None:
    facts = replace(FOLLOWED_UP, turn="agency", disposed_at=at("2026-01-21 03:00"))
    first = by_stage(facts, date(2026, 1, 22))["first_follow_up"]
    assert (first.due, first.state) == (date(2026, 1, 28), "ahead")


@pytest.mark.parametrize("turn", ["coordinator", "agency", "reporter", "nobody"])
def test_closed_and_archived_cases_have_none(turn: str) -> None:
    facts = replace(FOLLOWED_UP, closed=True, turn=turn)
    assert deadlines(facts, RULES, CALENDAR, date(2030, 1, 1)) == ()
    assert undated_reason(replace(facts, classification=""), RULES) is None


def test_without_classification_there_is_no_completion_and_it_is_said() -> None:
    facts = replace(CASE, classification=" ")
    assert list(by_stage(facts)) == ["first_follow_up"]
    why = undated_reason(facts, RULES)
    assert why is not None
    assert undated_label(why, "id") == (
        "Klasifikasi laporan kosong; tenggat penyelesaian tidak dapat dihitung."
    )
    assert undated_reason(CASE, RULES) is None
    other = undated_reason(replace(CASE, classification="Pujian"), RULES)
    assert other is not None
    assert (
        undated_label(other, "id") == "Belum ada aturan tenggat penyelesaian untuk klasifikasi ini."
    )


@pytest.mark.parametrize(
    ("classification", "days"),
    [
        ("Permintaan Informasi", 5),
        ("aspirasi", 5),
        ("Pengaduan Tidak Berkadar Pengawasan", 14),
        ("PENGADUAN  BERKADAR PENGAWASAN", 60),
    ],
)
def test_completion_by_classification(classification: str, days: int) -> None:
    found = by_stage(replace(CASE, classification=classification))["completion"]
    assert found.rule.days == days
    assert CALENDAR.working_days_between(date(2026, 1, 13), found.due) == days


def test_a_new_regulation_counts_for_what_starts_after_it() -> None:
    rules = with_rule("first-follow-up-2026", days=3, valid_from="2026-01-14", basis="Aturan baru")
    before = by_stage(CASE, rules=rules)["first_follow_up"]
    # Midnight in Jakarta is the border, not midnight UTC.
    after = by_stage(replace(CASE, disposed_at=at("2026-01-13 17:00")), rules=rules)
    assert (before.rule.id, before.rule.days) == ("first-follow-up-2018", 5)
    assert (after["first_follow_up"].rule.basis, after["first_follow_up"].due) == (
        "Aturan baru",
        date(2026, 1, 20),
    )


def test_before_the_first_rule_there_is_no_deadline() -> None:
    facts = replace(CASE, reported_at=at("2017-05-01 03:00"), disposed_at=at("2017-05-02 03:00"))
    assert by_stage(facts) == {}


def test_a_year_without_calendar_is_estimated() -> None:
    known = WorkCalendar({2025: {}})
    found = by_stage(CASE, calendar=known)["first_follow_up"]
    assert found.reasons == ("calendar_missing",)
    assert found.due == date(2026, 1, 20)
    open_year = WorkCalendar({2026: {}}, frozenset({2026}))
    found = by_stage(CASE, calendar=open_year)["first_follow_up"]
    assert (found.estimated, found.reasons) == (True, ("calendar_incomplete",))
    assert "belum lengkap" in found.reason("id")


def test_impossible_times_are_not_believed_and_do_not_crash() -> None:
    before = by_stage(replace(CASE, disposed_at=at("2026-01-11 03:00")))["first_follow_up"]
    assert (before.counted_from, before.reasons) == (date(2026, 1, 12), ("disposed_impossible",))
    ancient = by_stage(replace(CASE, disposed_at=86_400))["first_follow_up"]
    assert ancient.reasons == ("disposed_impossible",)
    milliseconds = by_stage(replace(CASE, disposed_at=CASE.reported_at * 1000))
    assert milliseconds["first_follow_up"].event == "reported"
    no_report = by_stage(replace(CASE, reported_at=0))["first_follow_up"]
    assert (no_report.event, no_report.reasons) == ("disposed", ())
    assert by_stage(replace(CASE, reported_at=-1, disposed_at=None)) == {}


def test_verification_of_a_case_without_report_time_cannot_be_dated() -> None:
    facts = replace(CASE, reported_at=0, disposed_at=None, turn="coordinator")
    assert by_stage(facts) == {}


def test_the_rule_from_the_report_falls_back_on_the_disposition() -> None:
    rules = with_rule("from-report", starts="reported", valid_from="2019-01-01")
    found = by_stage(replace(CASE, reported_at=0), rules=rules)["first_follow_up"]
    assert (found.event, found.reasons) == ("disposed", ("reported_unknown",))


def test_the_earliest_unmet_deadline_sorts() -> None:
    found = deadlines(FOLLOWED_UP, RULES, CALENDAR, date(2026, 1, 21))
    chosen = next_deadline(found)
    # Completion and closing fall on one day: the earlier stage is named.
    assert chosen is not None
    assert (chosen.stage, chosen.due) == ("completion", date(2026, 2, 3))
    assert next_deadline(()) is None
    assert next_deadline(d for d in found if d.state == "met") is None


SECONDS = st.one_of(
    st.none(), st.integers(-(2**63), 2**63), st.integers(1_640_000_000, 1_800_000_000)
)
FACTS = st.builds(
    CaseFacts,
    classification=st.sampled_from(["", ORDINARY, "Aspirasi", "lain"]),
    reported_at=st.one_of(st.integers(-(2**63), 2**63), st.integers(1_640_000_000, 1_800_000_000)),
    disposed_at=SECONDS,
    first_follow_up_at=SECONDS,
    last_follow_up_at=SECONDS,
    turn=st.sampled_from(["coordinator", "agency", "reporter", "nobody", "other"]),
    closed=st.booleans(),
    zone=st.sampled_from(["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura", "x"]),
    last_reply_at=SECONDS,
    followed_up=st.booleans(),
)
TODAY = st.dates(date(2022, 1, 1), date(2027, 12, 31))


@given(FACTS, TODAY)
def test_any_facts_give_consistent_deadlines(facts: CaseFacts, today: date) -> None:
    for found in deadlines(facts, RULES, CALENDAR, today):
        assert CALENDAR.is_working_day(found.due)
        assert CALENDAR.working_days_between(found.counted_from, found.due) == found.rule.days
        assert found.estimated is ("(perkiraan)" in found.label("id"))
        assert found.estimated is bool(set(found.reasons) - {"rule_secondary"})
        assert found.estimated is ("Tanggal ini perkiraan." in found.reason("id"))
        if found.state == "overdue":
            assert found.days <= 0
            assert found.due < today
        elif found.state != "met":
            assert found.due >= today
            assert (found.days == 0) is (found.state == "today")


@given(FACTS, TODAY, st.integers(-2, 2))
def test_a_wrong_clock_changes_only_what_is_left(facts: CaseFacts, today: date, off: int) -> None:
    right = deadlines(facts, RULES, CALENDAR, today)
    wrong = deadlines(facts, RULES, CALENDAR, today + timedelta(days=off))
    assert [(d.stage, d.due, d.counted_from, d.rule, d.event) for d in right] == [
        (d.stage, d.due, d.counted_from, d.rule, d.event) for d in wrong
    ]


@given(
    st.integers(at("2022-01-01 00:00"), at("2026-10-01 00:00")),
    st.integers(at("2022-01-01 00:00"), at("2026-10-01 00:00")),
)
def test_a_later_disposition_is_never_due_earlier(one: int, other: int) -> None:
    assume(one != other)
    reported = at("2021-12-31 03:00")
    early, late = (
        by_stage(replace(CASE, reported_at=reported, disposed_at=moment))
        for moment in sorted((one, other))
    )
    for stage, deadline in early.items():
        assert deadline.due <= late[stage].due
