"""Likely agencies: the right one first, unsure where nothing speaks, never the own one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.remits import SHOWN, SURE, Matter, Proposal, Remits
from sync.remits import PARTS, Remit, RemitsRef

NAMES = {
    "roads": "Dinas Pekerjaan Umum Kab. Contoh",
    "lamps": "Dinas Perhubungan Kab. Contoh",
    "papers": "Dinas Kependudukan dan Pencatatan Sipil Kab. Contoh",
    "village": "Kecamatan Suka Maju Kab. Contoh",
    "own": "Dinas Sosial Kab. Contoh",
}
LESSON = RemitsRef(
    words=("jalan", "lampu", "akta", "bantuan"),
    categories=("Jalan", "Penerangan", "Kependudukan", "Sosial"),
    agencies={
        "roads": Remit(40 * PARTS, ((0, 38 * PARTS),), ((0, 36 * PARTS),)),
        "lamps": Remit(
            20 * PARTS,
            ((1, 19 * PARTS),),
            ((0, 9 * PARTS), (1, 19 * PARTS)),
            (("own", 3, 6 * PARTS),),
        ),
        "papers": Remit(20 * PARTS, ((2, 20 * PARTS),), ((2, 18 * PARTS),)),
        "village": Remit(10 * PARTS, ((0, 3 * PARTS), (3, 2 * PARTS)), ((0, 2 * PARTS),)),
        "own": Remit(60 * PARTS, ((3, 55 * PARTS),), ((3, 50 * PARTS),)),
        "unknown here": Remit(60 * PARTS),
    },
)


def propose(text: str, category: str = "", place: str = "", own: str = "own") -> Proposal:
    return Remits(LESSON, NAMES).propose(Matter(text, category, place), own)


@pytest.mark.parametrize(
    ("text", "category", "right"),
    [
        ("Jalan berlubang", "Jalan", "roads"),
        ("Lampunya padam di jalan", "Penerangan", "lamps"),
        ("Akta belum jadi", "Kependudukan", "papers"),
    ],
)
def test_the_right_one_comes_first_with_its_reasons(text: str, category: str, right: str) -> None:
    found = propose(text, category)
    assert found.sure
    first = found.agencies[0]
    assert first.agency == right
    assert first.of_category > 0.5
    assert set(first.words) <= set(text.casefold().split())
    assert first.words


def test_not_sure_where_nothing_speaks() -> None:
    found = propose("Selamat siang")
    assert not found.sure
    assert found.agencies[0].share < SURE
    assert all(not likely.words for likely in found.agencies)


def test_a_territory_that_is_mentioned_counts_and_is_told() -> None:
    there = propose("Gapura rusak di Suka Maju").agencies
    elsewhere = propose("Gapura rusak di Maju Suka").agencies
    share = {likely.agency: likely.share for likely in elsewhere}
    [found] = [likely for likely in there if likely.agency == "village"]
    assert found.territory == "Suka Maju"
    assert found.share > share.get("village", 0.0)
    assert propose("Gapura rusak", place="Suka Maju").agencies[0].territory in ("", "Suka Maju")


def test_who_holds_what_was_returned_before_comes_nearer() -> None:
    found = {likely.agency: likely for likely in propose("Mohon", "Sosial").agencies}
    assert found["lamps"].returned
    other = propose("Mohon", "Sosial", own="papers")
    assert not any(likely.returned for likely in other.agencies)


@given(
    st.text(max_size=80) | st.sampled_from(["jalan lampu akta bantuan", "Sosial perhubungan"]),
    st.sampled_from(["", "Jalan", "Sosial", "tak dikenal"]),
    st.sampled_from([*NAMES, ""]),
)
def test_shares_are_shares_and_the_own_agency_is_never_named(
    text: str, category: str, own: str
) -> None:
    found = propose(text, category, own=own).agencies
    assert len(found) == SHOWN
    assert all(0 <= likely.share <= 1 for likely in found)
    assert sum(likely.share for likely in found) <= 1 + 1e-9
    assert [likely.share for likely in found] == sorted(
        (each.share for each in found), reverse=True
    )
    assert own not in {likely.agency for likely in found}
    assert {likely.agency for likely in found} <= NAMES.keys()


def test_nothing_learned_nothing_proposed() -> None:
    assert Remits(RemitsRef(), NAMES).propose(Matter("Jalan"), "own") == Proposal()
    assert Remits(LESSON, {"own": "Dinas"}).propose(Matter("Jalan"), "own") == Proposal()
