"""Complaints that are like one, found by the search index and judged by their words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.likeness import ALIKE, TWIN_DAYS, Likeness, Told, words
from desktop.services.similar import SHOWN, SimilarService
from desktop.storage.replica import Replica
from sync.wire import Entry, Part
from tests.storage.support import body, entry, fill, state

DAY = 24 * 3600
LAMP = "Lampu jalan di depan balai desa padam sejak minggu lalu, malam hari gelap sekali."


@pytest.fixture
def region(replica: Replica) -> Replica:
    """Street lamps, potholes and papers."""
    told = {
        "lamp": ("Lampu jalan padam", LAMP, "Penerangan Jalan", 0),
        "twin": ("LAMPU JALAN PADAM", f"Mohon maaf. {LAMP}", "Penerangan Jalan", DAY),
        "again": ("Lampu jalan padam", LAMP, "Penerangan Jalan", (TWIN_DAYS + 1) * DAY),
        "other lamp": (
            "Lampu gang padam",
            "Tiang di gang mawar padam, lampunya perlu diganti karena gelap.",
            "Penerangan Jalan",
            40 * DAY,
        ),
        "secret": (
            "Lampu jalan padam",
            "Lampu padam di depan rumah.",
            "Penerangan Jalan",
            90 * DAY,
        ),
        "hole": ("Jalan berlubang", "Aspal berlubang sedalam sejengkal di tikungan.", "Jalan", 0),
        "repair": ("Perbaikan aspal", "Kapan aspal yang berlubang diperbaiki?", "Jalan", 9 * DAY),
        "paper": ("Akta kelahiran", "Pengurusan akta belum selesai.", "Kependudukan", 0),
        "empty": ("", "", "", 0),
    }
    items: list[Part | Entry] = []
    for number, (key, (title, text, category, at)) in enumerate(told.items(), 10):
        items.append(
            body(key, number, title=title, text=text, category=category, reported_at=1 + at)
        )
        items.append(state(key, number, status="Terdisposisi", secret=key == "secret"))
    items += [
        entry("other lamp", "e1", 50, kind="follow_up", text="Kami periksa.", at=10),
        entry("other lamp", "e2", 51, kind="follow_up", text="Sudah diganti.", at=20),
        entry("other lamp", "e3", 52, kind="follow_up", text="Rahasia.", at=30, secret=True),
        entry("other lamp", "e4", 53, kind="note", text="Catatan intern.", at=40, private=True),
    ]
    fill(replica, items)
    return replica


def alike(replica: Replica, key: str) -> list[str]:
    return [case.line.row.key for case in SimilarService(replica.likeness).of(key)]


def test_the_same_matter_is_found_and_nothing_else(region: Replica) -> None:
    # The one that was answered, then the twin.
    assert alike(region, "lamp")[:2] == ["other lamp", "twin"]
    assert set(alike(region, "lamp")) == {"twin", "again", "other lamp", "secret"}
    assert alike(region, "hole") == ["repair"]
    assert alike(region, "paper") == []
    assert alike(region, "empty") == []
    assert alike(region, "not held") == []


def test_twins_are_nearly_the_same_within_days(region: Replica) -> None:
    found = {case.line.row.key: case.twin for case in SimilarService(region.likeness).of("lamp")}
    assert [key for key, twin in found.items() if twin] == ["twin"]


def test_what_was_answered_is_the_last_public_word(region: Replica) -> None:
    answers = {
        case.line.row.key: case.answer for case in SimilarService(region.likeness).of("lamp")
    }
    answer = answers["other lamp"]
    assert answer is not None
    assert (answer.text, answer.at) == ("Sudah diganti.", 20)
    assert answers["twin"] is None


def test_of_a_secret_complaint_only_the_number_is_shown(region: Replica) -> None:
    [secret] = [
        case.line
        for case in SimilarService(region.likeness).of("lamp")
        if case.line.row.key == "secret"
    ]
    assert secret.masked
    assert secret.row.title == ""


def test_no_more_than_fit_beside_the_composer(replica: Replica) -> None:
    fill(replica, [body(f"c{n}", n + 1, title="Lampu padam", text=LAMP) for n in range(SHOWN + 5)])
    assert len(alike(replica, "c0")) == SHOWN


def test_affixes_and_accents_do_not_part_what_belongs_together() -> None:
    mine = Told("Perbaikan jalan", "Mohon diperbaiki jalannya, Café.", "", 0)
    other = Told("Memperbaiki jalan-jalan", "Perbaiki jalan CAFE", "", 0)
    assert Likeness(mine, dict.fromkeys(words(f"{mine.title} {mine.text}"), 3), 100).of(other) > 0.6


WORDS = st.lists(
    st.sampled_from(["jalan", "lampu", "rusak", "padam", "desa", "akta", "gelap", "aspal"])
)
TOLD = st.builds(
    Told,
    WORDS.map(" ".join),
    WORDS.map(" ".join),
    st.sampled_from(["", "Jalan"]),
    st.integers(0, 10 * DAY),
)


@given(TOLD, TOLD, st.integers(1, 100_000))
def test_likeness_has_its_bounds_and_knows_itself(mine: Told, other: Told, total: int) -> None:
    held = {word: min(total, 2) for word in words(f"{mine.title} {mine.text}")}
    likeness = Likeness(mine, held, total)
    assert -1e-9 <= likeness.of(other) <= 1.05 + 1e-9
    if len(set(words(mine.text))) > 2 and words(mine.title) and total > 10:
        assert likeness.of(mine) > ALIKE
        assert likeness.twin(mine)
