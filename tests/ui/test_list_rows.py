"""Rows of the list: what they say, what is marked in them, how they are painted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from desktop.domain.marks import Marks
from desktop.services.cases import CaseLine
from tests.ui.test_list_model import line_of
from ui.lists.delegate import CaseDelegate, row_height
from ui.lists.model import CaseListModel, Positions
from ui.lists.question import around
from ui.lists.words import facts_of, matches, place_of, spoken, title_of
from ui.theme.tokens import ROW_HEIGHT


def painted(line: CaseLine | None, typed: str = "", selected: bool = False) -> QImage:
    """One row as the delegate paints it."""
    model = CaseListModel(lambda keys: [])
    model.show(["1"], [line] if line else ())
    delegate = CaseDelegate()
    delegate.set_typed(typed)
    image = QImage(372, row_height(), QImage.Format.Format_RGB32)
    option = QStyleOptionViewItem()
    option.rect = image.rect()
    if selected:
        option.state |= QStyle.StateFlag.State_Selected
    painter = QPainter(image)
    delegate.paint(painter, option, model.index(0, 0))
    painter.end()
    return image


def test_rows_have_their_height_and_marks_are_seen() -> None:
    line = line_of("1", "Jalan rusak di depan pasar")
    assert row_height() == ROW_HEIGHT
    assert painted(line) != painted(line, "jal")
    assert painted(line) != painted(line, selected=True)
    assert painted(line) == painted(line, "pagar")


def test_a_masked_title_is_not_marked() -> None:
    plain = line_of("1", "Laporan rahasia", secret=True)
    masked = CaseLine(plain.row, None, masked=True)
    assert painted(masked, "laporan") == painted(masked)


def test_a_row_that_has_gone_is_an_empty_plane() -> None:
    gone = painted(None)
    plane = gone.pixel(2, 2)
    inside = {gone.pixel(x, y) for x in range(0, 372, 4) for y in range(0, row_height() - 1, 4)}
    assert inside == {plane}
    assert gone != painted(line_of("1", "x" * 300, turn="agency"))


def test_at_most_two_facts_after_the_deadline() -> None:
    line = line_of("1", attention=1, secret=True, replied=True, drafts=2, anonymous=True)
    assert [fact.text for fact in facts_of(line)] == ["Perlu perhatian", "Rahasia"]
    settled = line_of("1", closed=True, status="Ditutup oleh Sistem", anonymous=True)
    assert [fact.text for fact in facts_of(settled)] == ["Ditutup oleh Sistem", "Anonim"]


def test_the_place_is_named_once_and_left_out_where_unknown() -> None:
    line = line_of("1", category="Irigasi", district="Sukasada", village="Panji")
    assert place_of(line) == "#1 · Irigasi · Kec. Sukasada"
    assert place_of(line_of("1", district="Kecamatan Banjar")) == "#1 · Kecamatan Banjar"
    assert place_of(line_of("1", category="Irigasi")) == "#1 · Irigasi"
    assert title_of(line_of("1", "  \n ")) == "(tanpa judul)"


def test_own_marks_are_seen_without_colour_and_said() -> None:
    plain = line_of("1", "Jalan rusak", district="Sukasada")
    looks = [painted(plain).convertToFormat(QImage.Format.Format_Grayscale8)]
    for marks, said in (
        (Marks(unread=True), "Jalan rusak, belum dibaca, "),
        (Marks(starred=True), "Jalan rusak, bertanda bintang, "),
        (Marks(until=date(2026, 11, 16)), "Ditunda sampai Sen 16 Nov"),
    ):
        line = replace(plain, marks=marks)
        grey = painted(line).convertToFormat(QImage.Format.Format_Grayscale8)
        assert grey not in looks
        looks.append(grey)
        assert said in spoken(line)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("jalan", ["Jalan", "jalan", "jalan"]),
        ("lubang", []),
        ("ber", ["ber"]),
        ("JALAN ber", ["Jalan", "ber", "jalan", "jalan"]),
        ("jal jalan", ["Jalan", "jalan", "jalan"]),
        ("k", []),
        ("a", ["a"]),
        ("-", []),
        ("", []),
    ],
)
def test_marks_are_beginnings_of_words(typed: str, found: list[str]) -> None:
    title = "Jalan berlubang, perjalanan ke jalan-jalan a"
    assert [title[start : start + length] for start, length in matches(title, typed)] == found


@given(st.text(max_size=60), st.text(max_size=20))
def test_marks_lie_within_any_title(title: str, typed: str) -> None:
    end = 0
    for start, length in matches(title, typed):
        assert length > 0
        assert end <= start
        assert start + length <= len(title)
        end = start + length


_KEYS = st.integers(0, 60).map(str)


@given(st.lists(_KEYS, unique=True), st.lists(_KEYS, min_size=30))
def test_a_key_is_found_where_it_stands_however_many_are_asked_for(
    keys: list[str], asked: list[str]
) -> None:
    places = Positions(tuple(keys))
    assert [places.of(key) for key in asked] == [
        keys.index(key) if key in keys else -1 for key in asked
    ]
    assert places.of("") == -1


@given(st.lists(st.integers(0, 200).map(str), unique=True), st.integers(0, 200).map(str))
def test_lines_are_read_around_what_is_seen(keys: list[str], anchor: str) -> None:
    part = list(around(tuple(keys), anchor))
    assert len(part) <= 100
    assert "".join(part) in "".join(keys)
    if anchor in keys:
        assert anchor in part
    elif keys:
        assert part[0] == keys[0]
