"""Every phrase of the desk: both languages, the same places, one word for one thing."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from string import Formatter
from types import ModuleType
from zoneinfo import ZoneInfo

import pytest

import desktop
from desktop.commands.steps import STEPS, sentence_of
from desktop.domain import notices, words
from desktop.domain.formats import Language
from desktop.domain.notices import NOTICES, Notice
from desktop.domain.phrases import Moment, Phrase, Value
from tests.support.tongues import forbidden_in, words_of

WITA = ZoneInfo("Asia/Makassar")
NOW = int(datetime(2026, 11, 21, 16, 30, tzinfo=WITA).timestamp())
# What may be the same in both languages.
SAME = {"Operator", "status {status}"}


def found_in(value: object) -> Iterator[Phrase | Notice]:
    """Phrases and notices in a module's value."""
    if isinstance(value, Phrase | Notice):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from found_in(one)
    elif isinstance(value, tuple):
        for one in value:
            yield from found_in(one)


def modules() -> Iterator[ModuleType]:
    """Every module of the desk."""
    for info in pkgutil.walk_packages(desktop.__path__, "desktop."):
        if "migrations" not in info.name:
            yield importlib.import_module(info.name)


# What is typed: commands, options, variables, and what the national system or a net calls so.
TYPED = re.compile(
    r"--[\w-]+|PENGHUBUNG_\w+|https?://|\b(sync|outbox|drafts|enrol|settle|agencies|attention"
    r"|recover|export-unsent|by-hand|mandiri-import|mandiri-move)\b"
)

EVERY = [
    found for module in modules() for value in vars(module).values() for found in found_in(value)
]
TOLD: list[Notice] = [found for found in EVERY if isinstance(found, Notice)]
PHRASES: set[Phrase] = {found for found in EVERY if isinstance(found, Phrase)} | {
    part for notice in TOLD for part in (notice.happened, notice.meaning)
}
KEYS = {notice.key for notice in TOLD} | {"goes_on"}


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_the_catalogues_are_found() -> None:
    assert len(PHRASES) > 150
    assert len(KEYS) > 60
    assert words.MET in PHRASES
    assert NOTICES["offline"] in TOLD


@pytest.mark.parametrize("phrase", sorted(PHRASES, key=str), ids=lambda p: p.english[:40])
def test_a_phrase_is_whole_in_both_languages(phrase: Phrase) -> None:
    indonesian, english = phrase.indonesian, phrase.english
    assert indonesian
    assert english
    assert places(indonesian) == places(english)
    assert not phrase.one or places(phrase.one) == places(english)
    assert indonesian != english or indonesian in SAME
    assert not words_of("en", indonesian), indonesian
    assert not words_of("id", english), english
    assert not forbidden_in(indonesian), indonesian
    for text in (indonesian, english):
        assert text == text.strip()
        assert "  " not in text
        # A sentence ends as its translation does.
        assert text.endswith(".") is english.endswith(".")


def test_the_command_line_knows_the_next_step_of_every_notice() -> None:
    assert STEPS.keys() == KEYS
    for step in STEPS.values():
        assert step.endswith(".")
        plain = TYPED.sub("", step)
        assert not words_of("en", plain), step
        assert not forbidden_in(plain), step


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_notice_is_told_in_three_parts(language: Language) -> None:
    facts: dict[str, Value] = {
        "going": 1, "held": 1200, "n": 1, "length": 3001, "limit": 3000, "known": "a (A)",
        "reason": "A", "number": "12", "file": "/x", "fields": (words.MET, words.MET),
        "when": Moment(NOW, NOW, WITA), "sent": 1, "offered": 2, "left": 1,
    }  # fmt: skip
    for notice in TOLD:
        others = places(notice.happened.english) | places(notice.meaning.english)
        told = notice.having(**(dict.fromkeys(others, "A") | facts)).told(
            language, "Langkah {n}." if language == "id" else "Do."
        )
        assert all(part.endswith(".") for part in (told.happened, told.meaning, told.action))
        assert "{" not in str(told)


def test_values_are_written_as_the_reader_writes_them() -> None:
    phrase = Phrase("{n} pada {at}, {day}: {list}", "{n} on {at}, {day}: {list}")
    values: dict[str, Value] = {
        "n": 1200,
        "at": Moment(NOW - 86_400, NOW, WITA),
        "day": date(2026, 3, 2),
        "list": (words.MET, words.DUE_TODAY),
    }
    indonesian = phrase.text("id", **values).replace(" WITA", "")
    english = phrase.text("en", **values).replace(" WITA", "")
    assert indonesian == "1.200 pada kemarin 16.30, Senin, 2 Maret 2026: terpenuhi, hari ini"
    assert english == "1,200 on yesterday 16:30, Monday, 2 March 2026: met, today"


def test_one_of_something_is_said_so_in_english() -> None:
    assert words.LEFT.text("en", n=1) == "1 working day left"
    assert words.LEFT.text("en", n=3) == "3 working days left"
    assert words.LEFT.text("id", n=1) == "sisa 1 hari kerja"


def test_what_an_officer_wrote_is_never_read_as_a_pattern() -> None:
    phrase = Phrase("Alasan “{reason}”.", "Reason “{reason}”.")
    assert phrase.text("en", reason="{0.__class__} {n}") == "Reason “{0.__class__} {n}”."
    notice = notices.Notice("empty", phrase, notices.SAFE, {"reason": "{n}"})
    assert sentence_of(notice).happened == "Alasan “{n}”."
