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
    """By as many people."""
    return [Known(agency, f"kategori {agency}", words, at, f"{agency} {n}") for n in range(count)]


def word(number: int) -> str:
    """Another word for each number up to ten."""
    return "abcdefghij"[number % 10] * 3


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
    rare = [Known("a", "", frozenset({"seruni"}), 1, f"r {n}") for n in range(IN_SEVERAL - 1)]
    one_person = [Known("a", "", frozenset({"gapura", str(n)}), 1, "x y") for n in range(9)]
    one_text = [Known("a", "", frozenset({"tugu", "lama"}), 1)] * 9
    named = [Known("a", "", frozenset({"melati", "pagar"}), 1, f"Ibu Melati {n}") for n in range(9)]
    both, half = frozenset({"kenanga", "pintu"}), (frozenset({"kenanga"}), frozenset[str]())
    spoken_of = [Known("a", "", both, 1, f"s {n}", half[n % 2]) for n in range(10)]
    others = (*rare, *one_person, *one_text, *named, *spoken_of)
    words = set(learn([*known(ENOUGH, "a", HOLES, 1), *others]).words)
    assert words == HOLES | {"pagar", "pintu"}


def test_who_is_addressed_in_a_text_is_not_learned(small_office: Office) -> None:
    said = ["Pak Sukarjo minta uang", "kepada bpk. sukarjo di pasar", "Ibu Hj Sukarjo lewat"]
    texts = [f"{said[n % 3]} {word(n)}, pasar kotor" for n in range(ENOUGH)]
    small_office.take_in(*(complaint(str(n + 1), text=text) for n, text in enumerate(texts)))
    assert learn_at_times(small_office.central.database, 1000)
    (row,) = [row for row in small_office.rows(schema.ref) if row.kind == REMITS]
    words = msgspec.json.decode(row.content, type=RemitsRef).words
    assert "pasar" in words
    assert "sukarjo" not in words


def test_what_was_returned_is_told_of_who_holds_it_now() -> None:
    moved = Known("b", "Jalan", HOLES, 1, returned_by=frozenset({"a", "b"}))
    lesson = learn([*known(ENOUGH, "a", LAMPS, 1), moved])
    assert lesson.agencies["b"].returned == (("a", lesson.categories.index("Jalan"), PARTS),)
    assert lesson.agencies["a"].returned == ()


def test_learned_once_a_week_and_never_from_secret_ones(office: Office) -> None:
    plain = [
        complaint(str(n), text=f"Jalan berlubang {word(n)}", agency=ONE if n % 2 else TWO)
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
