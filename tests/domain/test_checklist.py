"""What a look at an answer shows before it is sent, and how templates are filled."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.calendar import WorkCalendar
from desktop.domain.checklist import LEAST, Findings, Subject, examine
from desktop.domain.filling import FILLED, NEUTRAL, CaseWords, fill, unfilled
from desktop.domain.model import Attachment, Content, WorkKind
from desktop.domain.starters import STARTERS
from desktop.domain.writing import SITUATIONS

TODAY = date(2026, 11, 6)
CALENDAR = WorkCalendar({2026: {}})
SUBJECT = Subject("Lampu jalan padam di tiang 14, sudah seminggu gelap.", "Suryani Contoh")
WORDS = CaseWords("Dinas Contoh", "#9165816", "6 November 2026", "Suryani")
FULL = (
    "Petugas bidang penerangan telah mengganti lampu di tiang 14 pada 5 November 2026. "
    "Dokumentasi kami lampirkan. Pemeriksaan ulang kami lakukan paling lambat 12 November 2026."
)


def look(text: str, templates: tuple[str, ...] = (), **fields: object) -> Findings:
    content = Content("follow_up", text, **fields)  # type: ignore[arg-type]
    return examine(content, SUBJECT, TODAY, CALENDAR, templates)


def test_a_whole_answer_shows_every_point_and_its_promise() -> None:
    found = look(FULL)
    assert found.seen == ("answers", "what", "when", "who", "evidence")
    assert found.unseen == ()
    assert [one.due for one in found.promises] == [date(2026, 11, 12)]
    assert not found.asks


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Terima kasih atas laporan yang Bapak/Ibu sampaikan melalui SP4N-LAPOR!.", "answers"),
        ("Terima kasih atas laporan yang Bapak/Ibu sampaikan melalui SP4N-LAPOR!.", "what"),
        ("Lampu jalan tersebut akan segera kami perbaiki. Mohon maklum adanya.", "when"),
        ("Lampu jalan tersebut akan kami perbaiki besok. Mohon maklum adanya.", "who"),
        ("Petugas telah mengganti lampu jalan tersebut pada hari ini, terima kasih.", "evidence"),
    ],
)
def test_what_is_not_seen_is_named(text: str, missing: str) -> None:
    assert missing in look(text).unseen


def test_a_picture_is_evidence_and_a_plan_needs_none() -> None:
    picture = Attachment("ab", "foto.jpg", 1, "image/jpeg")
    done = "Petugas telah mengganti lampu jalan tersebut pada hari ini, terima kasih."
    assert "evidence" in look(done, attachments=(picture,)).seen
    assert "evidence" not in look("Petugas akan mengganti lampu jalan tersebut besok.").unseen


def test_little_is_not_judged() -> None:
    assert look("a" * (LEAST - 1)) == Findings()
    assert look("a" * (LEAST - 1)).silent


def test_personal_data_ask_only_where_the_public_may_read() -> None:
    text = "Ibu Suryani, 081234567890"
    assert [one.kind for one in look(text).personal] == ["name", "phone"]
    assert look(text, secret=True).personal == ()
    note = Content("note", text)
    assert examine(note, SUBJECT, TODAY, CALENDAR).personal == ()
    asked = Content("request_info", text)
    assert len(examine(asked, SUBJECT, TODAY, CALENDAR).personal) == 2


def test_a_place_left_over_asks_in_every_verb() -> None:
    kinds: tuple[WorkKind, ...] = ("follow_up", "return", "request_info", "note")
    for kind in kinds:
        content = Content(kind, "di {lokasi}")
        found = examine(content, SUBJECT, TODAY, CALENDAR)
        assert found.places == ((3, 11),)
        assert found.asks


@pytest.mark.parametrize("starter", STARTERS, ids=lambda one: one.starter)
def test_a_bare_template_is_noticed_and_one_that_was_worked_out_is_not(starter: object) -> None:
    text = fill(getattr(starter, "text", ""), WORDS)
    every = tuple(fill(one.text, WORDS) for one in STARTERS)
    assert look(text, every).bare
    more = " Regu penerangan mengganti kabel putus serta sakelar rusak sepanjang gang mawar."
    assert not look(text + more, every).bare


def test_every_situation_has_a_starter_and_every_starter_its_places() -> None:
    assert {one.situation for one in STARTERS} == set(SITUATIONS) - {"other"}
    assert len({one.key for one in STARTERS}) == len(STARTERS)
    for one in STARTERS:
        text = fill(one.text, WORDS)
        assert unfilled(text)
        assert not any(f"{{{name}}}" in text for name in FILLED)
        assert "#9165816" in text


def test_a_name_that_must_not_show_becomes_neutral() -> None:
    assert fill("Yth. {pelapor},", WORDS) == "Yth. Bapak/Ibu Suryani,"
    hidden = CaseWords("Dinas Contoh", "#1", "hari ini")
    assert fill("Yth. {pelapor}, {Instansi}", hidden) == f"Yth. {NEUTRAL}, Dinas Contoh"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("di {lokasi}", ["{lokasi}"]),
        ("pada [isi tanggal] oleh ____", ["[isi tanggal]", "____"]),
        ("pukul ......", ["......"]),
        ("selesai xxx", ["xxx"]),
        ("selesai ... [1] (dst.)", []),
    ],
)
def test_what_counts_as_unfilled(text: str, left: list[str]) -> None:
    assert [text[a:b] for a, b in unfilled(text)] == left


@given(st.text(), st.text())
def test_filling_leaves_no_known_place_and_survives_everything(text: str, name: str) -> None:
    words = CaseWords("Dinas", "#1", "hari ini", name)
    filled = fill(text + "{pelapor}{instansi}", words)
    assert "{instansi}" not in filled
    examine(Content("follow_up", filled), SUBJECT, TODAY, CALENDAR, (text,))
