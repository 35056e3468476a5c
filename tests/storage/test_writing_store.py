"""Versions of texts, own templates and promised dates, in the encrypted file."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import update

from desktop.domain.errors import NotFound
from desktop.domain.model import Content
from desktop.storage.replica import Replica
from desktop.storage.salvage import salvage
from desktop.storage.schema import replica_state
from desktop.storage.versions import AFTER_S, CHANGED, CUT, DAYS, KEPT
from tests.storage.support import KEY, FixedClock, send

LONG = "Petugas kami memeriksa lokasi dan menemukan kabel putus di tiang empat belas. "


def said(replica: Replica, key: str = "c1") -> list[str]:
    return [version.text for version in replica.versions.list(key, "follow_up")]


def write(replica: Replica, text: str, draft_id: int | None = None, key: str = "c1") -> int:
    return replica.drafts.save(key, Content("follow_up", text), draft_id=draft_id).id


def test_a_version_is_kept_once_so_much_was_written(desk: Replica) -> None:
    draft = write(desk, LONG[: CHANGED - 1])
    assert said(desk) == []
    write(desk, LONG[:CHANGED], draft)
    write(desk, LONG[: CHANGED + 5], draft)
    assert said(desk) == [LONG[:CHANGED]]


def test_a_version_is_kept_once_so_much_time_passed(desk: Replica, clock: FixedClock) -> None:
    draft = write(desk, LONG)
    clock.time += AFTER_S - 1
    write(desk, LONG + "a", draft)
    assert said(desk) == [LONG]
    clock.time += 1
    write(desk, LONG + "ab", draft)
    assert said(desk) == [LONG + "ab", LONG]


def test_what_is_taken_away_is_kept_first(desk: Replica) -> None:
    draft = write(desk, LONG)
    write(desk, LONG + "akhir", draft)
    write(desk, LONG[:-CUT], draft)
    assert said(desk) == [LONG + "akhir", LONG]
    assert desk.versions.list("c1", "follow_up")[0].cause == "cut"


def test_what_is_sent_is_kept_and_outlives_its_draft(desk: Replica) -> None:
    item = send(desk, "Pendek")
    assert said(desk, item.complaint) == ["Pendek"]
    desk.outbox.pull_back(item.id)
    assert said(desk, item.complaint) == ["Pendek"]


def test_the_number_and_the_age_of_versions_have_an_end(desk: Replica, clock: FixedClock) -> None:
    for number in range(KEPT + 5):
        desk.versions.keep("c1", "follow_up", f"versi {number}", "template")
    assert len(said(desk)) == KEPT
    assert said(desk)[0] == f"versi {KEPT + 4}"
    clock.time += DAYS * 86_400 + 1
    desk.versions.keep("c2", "follow_up", "lain", "typed")
    # A PC's clock alone, which may stand ahead, throws nothing away; the server's tells.
    assert len(said(desk)) == KEPT
    with desk.database.write() as connection:
        connection.execute(update(replica_state).values(told_at=clock.time))
    desk.versions.keep("c2", "follow_up", "lain lagi", "typed")
    assert said(desk) == []


@settings(max_examples=40, deadline=None)
@given(texts=st.lists(st.text(max_size=200), min_size=1, max_size=8), gap=st.integers(0, 200))
def test_no_saved_text_of_some_length_is_ever_out_of_reach(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], gap: int
) -> None:
    """Whatever a save replaces by at least `CUT` other characters can be brought back."""
    clock = FixedClock()
    replica = Replica.create(tmp_path_factory.mktemp("v") / "r.db", KEY, clock=clock)
    draft = write(replica, texts[0])
    for before, after in pairwise(texts):
        clock.time += gap
        write(replica, after, draft)
        gone = len(before) - len(_common(before, after))
        if gone >= CUT and before.strip():
            assert before in said(replica)
    replica.close()


def _common(a: str, b: str) -> str:
    front = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), None)
    front = min(len(a), len(b)) if front is None else front
    rest_a, rest_b = a[front:], b[front:]
    back = 0
    while back < min(len(rest_a), len(rest_b)) and rest_a[-1 - back] == rest_b[-1 - back]:
        back += 1
    return a[: front + back]


def test_templates_are_changed_thrown_away_and_brought_back(desk: Replica) -> None:
    box = desk.templates
    one = box.add("thanks", "Terima kasih", "Terima kasih, {pelapor}.")
    other = box.add("handled", "Selesai", "Sudah.", starter="handled")
    changed = box.change(one.id, "other", "Salam", "Salam.")
    assert box.list() == (changed, other)
    assert box.covered() == {"handled"}
    box.discard(other.id)
    assert box.list() == (changed,)
    assert box.covered() == {"handled"}
    assert box.restore(other.id) == other
    assert box.list() == (changed, other)
    with pytest.raises(NotFound):
        box.discard(99)


def test_a_promise_stands_as_long_as_its_answer(desk: Replica) -> None:
    book, due = desk.reminders, date(2026, 12, 12)
    item = send(desk, "x")
    book.put(item.complaint, item.id, due, "paling lambat 12 Desember 2026")
    (found,) = book.of(item.complaint)
    assert (found.due, found.words) == (due, "paling lambat 12 Desember 2026")
    assert book.until(date(2026, 12, 11)) == ()
    assert book.until(due) == (found,)
    book.finish(found.id)
    assert book.of(item.complaint) == ()
    book.reopen(found.id)
    moved = book.move(found.id, date(2026, 12, 20))
    assert book.of(item.complaint) == (moved,)
    desk.outbox.pull_back(item.id)
    assert book.of(item.complaint) == ()
    with pytest.raises(NotFound):
        book.finish(99)


def test_an_answer_without_a_promise_has_no_reminder(desk: Replica) -> None:
    item = send(desk, "x")
    desk.reminders.put(item.complaint, item.id, date(2026, 12, 12), "besok")
    desk.reminders.put(item.complaint, item.id, None, "")
    assert desk.reminders.of(item.complaint) == ()


def test_of_a_complaint_that_left_nothing_is_due(desk: Replica) -> None:
    item = send(desk, "x", "elsewhere")
    desk.reminders.put("elsewhere", item.id, date(2026, 1, 1), "besok")
    assert desk.reminders.until(date(2026, 2, 1)) == ()
    assert len(desk.reminders.of("elsewhere")) == 1


def test_all_of_it_is_salvaged(desk: Replica, tmp_path: Path, clock: FixedClock) -> None:
    item = send(desk, LONG)
    desk.templates.add("thanks", "Terima kasih", "Terima kasih.")
    desk.reminders.put(item.complaint, item.id, date(2026, 12, 12), "besok")
    before = desk.templates.list(), desk.reminders.of(item.complaint), said(desk, item.complaint)
    desk.close()
    salvage(tmp_path / "replica.db", KEY, clock=clock)
    again = Replica.open(tmp_path / "replica.db", KEY, clock=clock)
    after = again.templates.list(), again.reminders.of(item.complaint), said(again, item.complaint)
    assert after == before
    again.close()
