"""What the server learns about agencies, and what of it never leaves."""

from __future__ import annotations

import msgspec

from server import schema
from server.remits import ENOUGH, EVERY, HALF_LIFE, IN_SEVERAL, Known, learn, learn_at_times
from sync.remits import PARTS, REMITS, RemitsRef, terms
from tests.server.office import ONE, TWO, Office, complaint

HOLES = frozenset(terms("Jalan berlubang dan aspal rusak"))
LAMPS = frozenset(terms("Lampu padam"))


def known(count: int, agency: str, words: frozenset[str], at: int = HALF_LIFE) -> list[Known]:
    return [Known(agency, f"kategori {agency}", words, at) for _ in range(count)]


def test_too_few_teach_nothing() -> None:
    assert learn(known(ENOUGH - 1, "a", HOLES)) == RemitsRef()


def test_words_that_tell_agencies_apart_travel_with_their_counts() -> None:
    both = frozenset({"mohon"})
    lesson = learn([*known(30, "a", HOLES | both), *known(30, "b", LAMPS | both)])
    assert set(lesson.words[:-1]) == HOLES | LAMPS
    assert lesson.words[-1] == "mohon"
    assert lesson.categories == ("kategori a", "kategori b")
    a = lesson.agencies["a"]
    assert a.held == 30 * PARTS
    assert a.categories == ((0, 30 * PARTS),)
    assert {lesson.words[at] for at, _ in a.words} == HOLES | both


def test_half_a_year_halves() -> None:
    old, new = known(40, "a", HOLES, at=0), known(40, "b", LAMPS)
    lesson = learn([*old, *new])
    assert lesson.agencies["a"].held * 2 == lesson.agencies["b"].held


def test_rare_words_and_names_stay_here() -> None:
    rare = [Known("a", "", frozenset({"seruni"}), 1) for _ in range(IN_SEVERAL - 1)]
    named = [Known("a", "", frozenset({"melati", "pagar"}), 1, "Ibu Melati")] * 9
    words = set(learn([*known(ENOUGH, "a", HOLES, 1), *rare, *named]).words)
    assert "pagar" in words
    assert not words & {"seruni", "melati"}


def test_what_was_returned_is_told_of_who_holds_it_now() -> None:
    moved = Known("b", "Jalan", HOLES, 1, returned_by=frozenset({"a", "b"}))
    lesson = learn([*known(ENOUGH, "a", LAMPS, 1), moved])
    assert lesson.agencies["b"].returned == (("a", lesson.categories.index("Jalan"), PARTS),)
    assert lesson.agencies["a"].returned == ()


def test_learned_once_a_week_and_never_from_secret_ones(office: Office) -> None:
    plain = [
        complaint(str(n), text="Jalan berlubang", agency=ONE if n % 2 else TWO)
        for n in range(1, ENOUGH + 2)
    ]
    secret = [complaint(str(n), text="Pungutan liar", secret=True) for n in range(500, 520)]
    office.take_in(*plain, *secret)
    database = office.central.database
    assert learn_at_times(database, 1000)
    assert not learn_at_times(database, 1000 + EVERY - 1)
    (row,) = [row for row in office.rows(schema.ref) if row.kind == REMITS]
    lesson = msgspec.json.decode(row.content, type=RemitsRef)
    assert "berlubang" in lesson.words
    assert "pungutan" not in lesson.words
    before = office.counter()
    assert learn_at_times(database, 1000 + EVERY)
    # Nothing new was learned, so that nothing travels.
    assert office.counter() == before
