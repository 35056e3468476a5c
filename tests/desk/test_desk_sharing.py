"""What of a complaint goes to others: nothing personal, nothing of a secret one."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.desk import Desk
from desktop.services.cases import OpenedCase
from desktop.services.sharing import TITLE_LIMIT, coordinates, map_link, short_text
from tests.desk.conftest import Town


def having(case: OpenedCase, text: str = "", **row: object) -> OpenedCase:
    """The same complaint with other words."""
    complaint = replace(case.complaint, row=replace(case.complaint.row, **row))  # type: ignore[arg-type]
    return replace(case, complaint=replace(complaint, text=text or complaint.text))


def opened(desk: Desk) -> OpenedCase:
    return next(
        case
        for case in map(desk.cases.open, desk.cases.keys("needs_answer"))
        if case.complaint.reporter
        and case.next_deadline
        and case.complaint.row.village
        and not case.complaint.row.secret
    )


def test_the_short_text_says_number_category_what_place_and_deadline(town: Town) -> None:
    case = opened(town.synced())
    row = case.complaint.row
    said = short_text(case, "id").splitlines()
    assert said[0] == f"Laporan #{row.tracking_id} · {row.category}"
    assert said[2] == f"Lokasi: {row.village}, {row.district}, {row.regency}"
    assert case.next_deadline is not None
    assert case.next_deadline.label("id") in said[3]
    assert "Stage: " in short_text(case, "en")
    assert "Tanpa tenggat" in short_text(replace(case, next_deadline=None), "id")


def test_no_reporter_and_no_word_of_the_text_is_in_it(town: Town) -> None:
    desk = town.synced()
    for key in desk.cases.keys("all"):
        case = desk.cases.open(key)
        said = short_text(case, "id")
        for name in re.findall(r"\w{3,}", case.complaint.reporter):
            assert not re.search(rf"\b{name}\b", said.splitlines()[1], re.IGNORECASE)
        assert case.complaint.text.strip() not in said


def test_phones_mails_and_long_titles_are_cut(town: Town) -> None:
    case = opened(town.synced())
    name = case.complaint.reporter
    title = f"Hubungi {name} 0812 3456 7890 atau a@b.id " + "jalan rusak " * 40
    said = short_text(having(case, title=title), "id").splitlines()[1]
    assert len(said) <= TITLE_LIMIT + 1
    assert "0812" not in said
    assert "@" not in said
    assert name not in said


def test_of_a_secret_complaint_only_number_category_and_deadline_go(town: Town) -> None:
    case = having(opened(town.synced()), text="-7.12345, 112.54321", secret=True)
    row = case.complaint.row
    said = short_text(case, "id")
    assert said.splitlines()[1] == "Laporan rahasia"
    for word in (row.title, row.village, row.district):
        assert word not in said
    assert "mlat" not in map_link(case)


def test_the_map_is_found_by_coordinates_else_by_names_else_not_at_all(town: Town) -> None:
    case = opened(town.synced())
    written = having(case, text="Di sini https://maps.example/?q=-7.983908,112.621391 pak")
    assert map_link(written) == (
        "https://www.openstreetmap.org/?mlat=-7.983908&mlon=112.621391#map=17/-7.983908/112.621391"
    )
    assert map_link(case).startswith("https://www.openstreetmap.org/search?query=")
    assert " " not in map_link(case)
    nowhere = having(case, village="", district="", regency="")
    assert map_link(nowhere) == ""


@pytest.mark.parametrize("text", ["12.3456, 112.5555", "-7.98, 112.62", "tahun 2026.1234"])
def test_what_is_no_place_in_indonesia_is_none(text: str) -> None:
    assert coordinates(text) is None


@given(st.floats(-10.9, 5.9), st.floats(95.1, 140.9), st.sampled_from((",", ", ", " ", ";")))
def test_any_pair_in_indonesia_is_found(latitude: float, longitude: float, between: str) -> None:
    found = coordinates(f"lokasi {latitude:.6f}{between}{longitude:.6f} dekat pasar")
    assert found == (float(f"{latitude:.6f}"), float(f"{longitude:.6f}"))
