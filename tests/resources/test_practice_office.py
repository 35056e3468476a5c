"""The practice office is the same for the same seed, plausible in its measures, and lazy."""

import datetime as dt
import statistics
import tracemalloc
from collections import Counter
from collections.abc import Callable
from itertools import islice, pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resources.practice import Agency, Complaint, PracticeOffice, follow_up_text, reply_text
from resources.practice.plans import OPENED, WIB, weekday_back

TODAY = dt.date(2026, 11, 20)
KNOWN_STATUSES = {
    *OPENED,
    "Ditutup oleh Sistem",
    "Ditutup oleh Admin",
    "Ditutup oleh Pelapor",
    "Diarsipkan oleh Sistem",
    "Diarsipkan oleh Admin",
    "Diarsipkan oleh Pelapor",
    "Konten Terblokir",
}


@pytest.fixture(scope="module")
def many() -> list[Complaint]:
    return list(PracticeOffice(7, 2000, 12, TODAY))


def utc(text: str) -> dt.datetime:
    return dt.datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=dt.UTC)


def weekdays_between(start: dt.date, end: dt.date) -> int:
    days = (start + dt.timedelta(days=n + 1) for n in range((end - start).days))
    return sum(day.weekday() < 5 for day in days)


def share(many: list[Complaint], holds: Callable[[Complaint], bool]) -> float:
    return sum(map(holds, many)) / len(many)


def texts(many: list[Complaint], kind: str) -> list[str]:
    return [entry["text"] for c in many for entry in c["timeline"] if entry["kind"] == kind]


# --- the same again ------------------------------------------------------------------------


def test_the_same_seed_gives_the_same_office() -> None:
    assert list(PracticeOffice(3, 60, 5, TODAY)) == list(PracticeOffice(3, 60, 5, TODAY))
    assert list(PracticeOffice(3, 60, 5, TODAY)) != list(PracticeOffice(4, 60, 5, TODAY))


def test_a_larger_office_begins_with_the_smaller_one() -> None:
    small = list(PracticeOffice(3, 40, 12, TODAY))
    assert list(islice(PracticeOffice(3, 30_000, 12, TODAY), 40)) == small


def test_a_complaint_can_be_made_alone(many: list[Complaint]) -> None:
    office = PracticeOffice(7, 2000, 12, TODAY)
    assert office.complaint(1234) == many[1234]
    with pytest.raises(IndexError):
        office.complaint(2000)


@pytest.mark.parametrize(("complaints", "agencies"), [(0, 3), (3, 0)])
def test_an_empty_office_is_refused(complaints: int, agencies: int) -> None:
    with pytest.raises(ValueError, match="at least 1"):
        PracticeOffice(1, complaints, agencies, TODAY)


def test_tracking_ids_are_numeric_and_never_repeat() -> None:
    office = PracticeOffice(11, 3000, 12, TODAY)
    ids = [complaint["tracking_id"] for complaint in office]
    assert len(set(ids)) == len(ids)
    assert all(len(tracking_id) == 7 and tracking_id.isdigit() for tracking_id in ids)


def test_a_hundred_thousand_is_not_held_in_memory() -> None:
    iterator = iter(PracticeOffice(7, 100_000, 12, TODAY))
    next(iterator)
    tracemalloc.start()
    for _ in islice(iterator, 300):
        pass
    early, _ = tracemalloc.get_traced_memory()
    for _ in islice(iterator, 1500):
        pass
    late, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    # 1,500 complaints kept would be about 3 MB of text.
    assert late - early < 300_000


# --- measures of the real export -----------------------------------------------------------


def test_texts_have_the_lengths_of_real_ones(many: list[Complaint]) -> None:
    lengths = sorted(len(complaint["text"]) for complaint in many)
    assert 320 <= statistics.median(lengths) <= 390
    assert 980 <= lengths[len(lengths) * 9 // 10] <= 1230
    assert lengths[-1] <= 3000
    assert lengths[0] >= 3


def test_titles_have_the_lengths_of_real_ones(many: list[Complaint]) -> None:
    titles = [complaint["title"] for complaint in many if "title" in complaint]
    assert 28 <= statistics.median(map(len, titles)) <= 45
    assert max(map(len, titles)) <= 134
    assert 0 < len(many) - len(titles) < 40


@pytest.mark.parametrize("kind", ["follow_up", "reply"])
def test_timeline_texts_have_a_median_between_250_and_400(many: list[Complaint], kind: str) -> None:
    assert 250 <= statistics.median(map(len, texts(many, kind))) <= 400


@pytest.mark.parametrize("write", [follow_up_text, reply_text])
def test_texts_for_practice_runs_have_the_same_median(
    many: list[Complaint], write: Callable[[Random, Complaint], str]
) -> None:
    rng = Random(5)
    written = [write(rng, complaint) for complaint in many[:600]]
    assert 250 <= statistics.median(map(len, written)) <= 400
    assert write(Random(9), many[0]) == write(Random(9), many[0])
    assert len(set(written)) > 590


def test_shares_are_those_of_the_domain(many: list[Complaint]) -> None:
    assert 0.40 < share(many, lambda c: c["status"] in OPENED) < 0.50
    assert 0.08 < share(many, lambda c: "agency" not in c) < 0.14
    assert 0.71 < share(many, lambda c: c["anonymous"]) < 0.79
    assert 0.015 < share(many, lambda c: c["secret"]) < 0.045
    assert 0.08 < share(many, lambda c: "classification" not in c) < 0.14
    counted = Counter(complaint.get("classification") for complaint in many)
    assert 0.43 < counted["Pengaduan Berkadar Pengawasan"] / len(many) < 0.53
    assert 0.29 < counted["Pengaduan Tidak Berkadar Pengawasan"] / len(many) < 0.39
    assert {complaint["status"] for complaint in many} == KNOWN_STATUSES
    assert {len(complaint["timeline"]) for complaint in many} == set(range(7))


def test_some_texts_carry_what_importers_stumble_over(many: list[Complaint]) -> None:
    joined = "\n".join(complaint["text"] for complaint in many)
    assert sum(complaint["text"].startswith("=") for complaint in many) == 1
    assert "🙏" in joined
    assert "0800-0000-" in joined
    assert "000000000000" in joined
    assert "yg" in joined.split()


def test_repeats_lie_within_a_week_and_some_go_to_two_agencies(many: list[Complaint]) -> None:
    seen: dict[str, list[Complaint]] = {}
    for complaint in many:
        if len(complaint["text"]) > 100:
            seen.setdefault(complaint["text"].lower().lstrip("="), []).append(complaint)
    pairs = [pair for group in seen.values() for pair in pairwise(group)]
    assert 0.02 < len(pairs) / len(many) < 0.08  # word for word; nearly so comes on top
    gaps = [abs(utc(a["reported_at"]) - utc(b["reported_at"])) for a, b in pairs]
    assert max(gaps) < dt.timedelta(days=14)
    assert sorted(gaps)[len(gaps) // 2] < dt.timedelta(days=7)
    assert any(a.get("agency") != b.get("agency") for a, b in pairs)


def test_open_cases_fall_due_before_on_and_after_today(many: list[Complaint]) -> None:
    since_disposed = Counter(
        weekdays_between(utc(c["timeline"][-1]["at"]).astimezone(WIB).date(), TODAY)
        for c in many
        if c["status"] == "Terdisposisi"
    )
    assert since_disposed[5] > 0
    assert sum(count for days, count in since_disposed.items() if days < 5) > 0
    assert sum(count for days, count in since_disposed.items() if days > 5) > 0


# --- consistency ---------------------------------------------------------------------------


def check_consistent(complaint: Complaint, office: PracticeOffice) -> None:
    timeline, status = complaint["timeline"], complaint["status"]
    times = [utc(complaint["reported_at"]), *(utc(entry["at"]) for entry in timeline)]
    assert all(before < after for before, after in pairwise(times))
    assert times[-1] < office.generated_at
    assert len({entry["id"] for entry in timeline}) == len(timeline)
    assert ("reporter" in complaint) == (not complaint["anonymous"])
    assert ("agency" in complaint) == ("agency_external_id" in complaint)
    assert ("hold_reason" in complaint) == status.startswith(("Menunggu", "Diarsipkan"))
    states = [entry["status"] for entry in timeline if "status" in entry]
    assert states[-1:] == ([] if status == "Belum Terverifikasi" else [status])
    if status == "Belum Terverifikasi":
        assert "agency" not in complaint
    if "agency" in complaint:
        assert timeline[0]["kind"] == "disposition"
        disposed = [entry for entry in timeline if entry["kind"] == "disposition"]
        assert disposed[-1].get("agency") == complaint["agency"]
    kinds = [entry["kind"] for entry in timeline]
    if status in ("Ditanggapi oleh Pelapor", "Ditutup oleh Pelapor"):
        assert kinds[: len(kinds) - (status != "Ditanggapi oleh Pelapor")][-1] == "reply"
    if status == "Menunggu Kelengkapan Informasi":
        assert kinds[-1] == "info_request"
    if status == "Ditutup oleh Sistem":
        assert kinds[-2:] == ["follow_up", "status"]
        days = [utc(entry["at"]).astimezone(WIB).date() for entry in timeline[-2:]]
        assert weekdays_between(days[0], days[1]) >= 10
    if status == "Ditindaklanjuti oleh Instansi":
        last = utc(timeline[-1]["at"]).astimezone(WIB).date()
        assert weekdays_between(last, office.today) < 10
    for before, after in pairwise(kinds):
        assert after != "reply" or before == "follow_up"
    for entry in timeline:
        assert ("result" in entry) == (entry["kind"] == "follow_up")
        assert entry["text"]


@settings(max_examples=60, deadline=None)
@given(
    seed=st.integers(0, 10**6),
    today=st.dates(dt.date(2024, 1, 1), dt.date(2030, 12, 31)),
    agencies=st.integers(1, 40),
)
def test_status_timeline_and_times_agree(seed: int, today: dt.date, agencies: int) -> None:
    office = PracticeOffice(seed, 40, agencies, today)
    complaints = list(office)
    for complaint in complaints:
        check_consistent(complaint, office)
    assert len({complaint["tracking_id"] for complaint in complaints}) == 40


@given(
    day=st.dates(dt.date(2020, 1, 1), dt.date(2035, 1, 1)),
    count=st.integers(1, 60),
)
def test_weekday_back_counts_weekdays(day: dt.date, count: int) -> None:
    back = weekday_back(day, count)
    assert back.weekday() < 5
    # From back (counted) up to, not including, day.
    assert weekdays_between(back - dt.timedelta(days=1), day - dt.timedelta(days=1)) == count


def test_agencies_are_distinct_in_any_number() -> None:
    agencies: tuple[Agency, ...] = PracticeOffice(7, 1, 400, TODAY).agencies
    assert len({agency["name"] for agency in agencies}) == 400
    assert len({agency["external_id"] for agency in agencies}) == 400
    assert {agency["zone"] for agency in agencies} == {"Asia/Jakarta"}
