"""Reading: search as it is typed, lists, counts, timelines and facts."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from desktop.domain.errors import KeyringLocked, NotFound
from desktop.domain.model import Backoff, Content, Filter, Receipt, Sort, View
from desktop.storage.replica import Replica
from desktop.storage.search import fts_query
from sync.wire import Change, Checkpoint, Deleted, Gone
from tests.storage.support import (
    END,
    EPOCH,
    FixedClock,
    body,
    delta,
    entry,
    fill,
    new_replica,
    send,
    state,
)


@pytest.fixture
def region(replica: Replica) -> Replica:
    """Eight complaints in all states."""
    fill(
        replica,
        [
            body(
                "a",
                1,
                tracking_id="100",
                title="Jalan rusak",
                text="Lubang besar di depan pasar",
                category="Jalan",
                district="Maju",
                village="Suka",
                reported_at=10,
            ),
            state("a", 1, status="Terdisposisi", disposed_at=50),
            body(
                "b", 2, tracking_id="200", title="banjir", text="Air naik; jalannya", reported_at=20
            ),
            state("b", 2, last_follow_up_at=30, last_reply_at=40, disposed_at=25),
            body("c", 3, tracking_id="300", title="Café bising", category="Izin", reported_at=30),
            state("c", 3, turn="reporter", last_follow_up_at=60),
            body("d", 4, tracking_id="400", title="Lampu", reported_at=40, anonymous=True),
            state("d", 4, turn="nobody", closed=True, closed_at=70),
            body("e", 5, tracking_id="500", title="Arsip", reported_at=50, reporter="Petugas Dua"),
            state("e", 5, turn="nobody", archived=True, secret=True),
            body("f", 6, tracking_id="100", title="Nomor ganda", reported_at=60),
            state("f", 6, turn="coordinator"),
            entry("a", "e1", 7, kind="reply", text="Kapan diperbaiki pak", at=45),
            entry("a", "e0", 7, kind="disposition", text="Mohon tindak lanjut", at=44),
        ],
    )
    return replica


def found(replica: Replica, typed: str) -> list[str]:
    return [hit.row.key for hit in replica.search.search(typed)]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("rusak", ["a"]),
        ("rus", ["a"]),
        ("RUSAK jalan", ["a"]),
        ("jal lub", ["a"]),
        ("diperbaiki", ["a"]),
        ("suka maju", ["a"]),
        ("cafe", ["c"]),
        ("izin", ["c"]),
        ("  banjir  ", ["b"]),
        ("#200", ["b"]),
        ("300", ["c"]),
        ("tidak ada", []),
        ("", []),
        ("!!! ---", []),
    ],
)
def test_search_finds_what_is_typed(region: Replica, typed: str, expected: list[str]) -> None:
    assert found(region, typed) == expected


def test_title_outranks_text(region: Replica) -> None:
    assert found(region, "jalan") == ["a", "b"]


def test_a_number_used_twice_shows_both_newest_first(region: Replica) -> None:
    hits = region.search.search("#100")
    assert [(hit.row.key, hit.exact) for hit in hits] == [("f", True), ("a", True)]
    newest = region.queries.find_by_tracking("#100")
    assert newest is not None
    assert newest.row.key == "f"
    assert region.queries.find_by_tracking("999") is None


@pytest.mark.parametrize("typed", ['"', "a AND", "NEAR(", "title:x", "^a*", "a'b", "-", "a\x00b"])
def test_operators_are_words_like_any_other(region: Replica, typed: str) -> None:
    assert isinstance(region.search.search(typed), tuple)


@given(st.text(max_size=60))
def test_any_text_becomes_a_query_without_operators(typed: str) -> None:
    query = fts_query(typed)
    words = query.split(" AND ") if query else []
    for word in words:
        bare = word.removesuffix("*")
        assert bare[0] == bare[-1] == '"'
        assert '"' not in bare[1:-1]


def test_search_follows_changes(region: Replica) -> None:
    delta(region, [body("a", 110, title="Jembatan"), entry("b", "e5", 111, text="surut")], 120)
    assert found(region, "rusak") == []
    assert found(region, "jembatan") == ["a"]
    assert found(region, "diperbaiki") == ["a"]
    assert found(region, "surut naik") == ["b"]


def test_a_broad_word_still_answers(replica: Replica, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.storage.search.RANKED", 3)
    fill(replica, [body(f"k{number}", number, title="Jalan") for number in range(1, 9)])
    assert found(replica, "jalan")[:2] == ["k8", "k7"]


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        ("all", "fedcba"),
        ("open", "fcba"),
        ("needs_answer", "ba"),
        ("replied", "b"),
        ("waiting_reporter", "c"),
        ("settled", "ed"),
        ("drafts", ""),
        ("outbox", ""),
        ("attention", ""),
    ],
)
def test_views(region: Replica, view: View, expected: str) -> None:
    rows = region.queries.list_complaints(Filter(view=view))
    assert "".join(row.key for row in rows) == expected
    assert region.queries.count(Filter(view=view)) == len(expected)
    assert "".join(region.queries.keys(Filter(view=view))) == expected


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("newest", "fedcba"),
        ("oldest", "abcdef"),
        ("active", "dfceab"),
        ("disposed", "cdefba"),
        ("title", "ebcadf"),
        ("tracking", "afbcde"),
    ],
)
def test_orders(region: Replica, sort: Sort, expected: str) -> None:
    assert "".join(region.queries.keys(Filter(), sort)) == expected
    pages = [region.queries.list_complaints(Filter(), sort, 2, start) for start in (0, 2, 4)]
    assert "".join(row.key for page in pages for row in page) == expected


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Filter(category="Izin"), "c"),
        (Filter(district="Maju", village="Suka"), "a"),
        (Filter(status="Terdisposisi"), "a"),
        (Filter(secret=True), "e"),
        (Filter(anonymous=True), "d"),
        (Filter(secret=False, anonymous=False), "fcba"),
        (Filter(reported_from=20, reported_to=40), "cb"),
        (Filter(words="jalan"), "ba"),
        (Filter(words="jalan", view="replied"), "b"),
    ],
)
def test_filters(region: Replica, wanted: Filter, expected: str) -> None:
    assert "".join(region.queries.keys(wanted)) == expected
    assert region.queries.count(wanted) == len(expected)


def test_rows_come_in_the_order_asked_for(region: Replica) -> None:
    assert [row.key for row in region.queries.rows(["c", "none", "a"])] == ["c", "a"]


def test_a_complaint_opens_with_all_it_has(region: Replica) -> None:
    opened = region.queries.complaint("a")
    assert (opened.text, opened.number, opened.row.district) == (
        "Lubang besar di depan pasar",
        7,
        "Maju",
    )
    assert [item.id for item in region.queries.timeline("a")] == ["e0", "e1"]
    with pytest.raises(NotFound):
        region.queries.complaint("none")


def test_an_anonymous_reporter_is_never_named(region: Replica) -> None:
    delta(region, [body("d", 110, reporter="Nama", anonymous=True)], 120)
    assert region.queries.complaint("d").reporter == ""
    assert region.queries.complaint("e").reporter == "Petugas Dua"


def test_pending_work_stands_last_in_the_timeline(region: Replica) -> None:
    send(region, "pertama", "a")
    send(region, "kedua", "a", "note")
    timeline = region.queries.timeline("a")
    assert [(item.text, item.state) for item in timeline[2:]] == [
        ("pertama", "queued"),
        ("kedua", "queued"),
    ]
    assert timeline[3].private


def test_facts_for_deadlines_leave_out_the_settled(region: Replica) -> None:
    facts = {fact.key: fact for fact in region.queries.case_facts()}
    assert facts.keys() == {"a", "b", "c", "f"}
    assert facts["a"].disposed_at == 50
    every = {row.key for row in region.queries.list_complaints(Filter())}
    settled = next(iter(every - facts.keys()))
    assert [fact.key for fact in region.queries.case_facts(["b", settled, "none"])] == ["b"]


def test_choices_for_menus(region: Replica) -> None:
    assert region.queries.choices("category") == ("Izin", "Jalan")
    assert region.queries.choices("village") == ("Suka",)
    assert region.queries.choices("regency") == ()


def test_drafts_show_on_the_list(region: Replica) -> None:
    region.drafts.save("c", Content("note", "x"))
    (row,) = region.queries.list_complaints(Filter(view="drafts"))
    assert (row.key, row.drafts) == ("c", 1)


def test_receipts_tell_of_runs_that_never_finished(replica: Replica, clock: FixedClock) -> None:
    cut, done = replica.receipts.begin(clock.time), replica.receipts.begin(clock.time + 5)
    receipt = Receipt(done, clock.time + 5, clock.time + 9, "complete", 3, 8, 1, 900, 4_000, 1,
                      4.5, True, "")  # fmt: skip
    replica.receipts.finish(receipt)
    newest, older = replica.receipts.list()
    assert newest == receipt == replica.receipts.get(done)
    assert (older.id, older.outcome, older.finished) == (cut, "running", 0)
    with pytest.raises(NotFound):
        replica.receipts.get(99)
    with pytest.raises(NotFound):
        replica.receipts.statement(99)


def test_settings_and_backoff_survive(replica: Replica) -> None:
    replica.settings.set("lang", "id")
    replica.settings.set("lang", "en")
    replica.settings.set("gone", "x")
    replica.settings.remove("gone")
    assert replica.settings.all() == {"lang": "en"}
    assert replica.settings.get("gone", "default") == "default"
    assert replica.backoff.get() == Backoff()
    replica.backoff.set(Backoff(3, 1_234, "offline"))
    assert replica.backoff.get() == Backoff(3, 1_234, "offline")


def test_locked_nothing_is_answered_from_memory(region: Replica) -> None:
    assert region.queries.keys(Filter())
    region.lock()
    with pytest.raises(KeyringLocked):
        region.queries.keys(Filter())


KEYS = st.sampled_from("abcdefgh")
CHANGES = st.lists(
    st.one_of(
        st.builds(
            lambda key, word, at: body(key, 1, title=word, reported_at=at),
            KEYS,
            st.sampled_from(["jalan", "jalannya rusak", "banjir", "lampu jalan"]),
            st.integers(1, 9),
        ),
        st.builds(lambda key: Gone(key, 2), KEYS),
        st.builds(lambda key: Deleted(key, 2), KEYS),
        st.builds(lambda key, at: state(key, 2, last_follow_up_at=at), KEYS, st.integers(1, 9)),
    ),
    min_size=1,
    max_size=4,
)
ASKED = st.tuples(
    st.sampled_from(["", "jalan", "banjir", "rusak jalan", "#"]),
    st.sampled_from(["newest", "oldest", "active", "disposed", "title", "tracking"]),
)


class KeptLists(RuleBasedStateMachine):
    """What is kept in memory is what the file says, whatever came in between two questions."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory(prefix="penghubung-lists-")
        self.replica = new_replica(Path(self.folder.name))
        self.number = 1
        self.beside = False
        fill(self.replica, [body("a", 1, title="jalan", reported_at=1)], self.number)

    @rule(changes=CHANGES)
    def page(self, changes: list[Change]) -> None:
        if not self.beside:
            self.number += 1
            delta(self.replica, changes, self.number)

    @rule(changes=CHANGES)
    def a_copy_beside(self, changes: list[Change]) -> None:
        """A whole copy anew, which is not the live one yet."""
        self.number += 1
        if not self.beside:
            self.replica.copy.begin_snapshot(EPOCH, self.number)
            self.beside = True
        self.replica.copy.apply(changes, Checkpoint(self.number))

    @precondition(lambda self: self.beside)
    @rule()
    def swapped(self) -> None:
        self.replica.copy.complete(END, EPOCH, self.number, 1_700_000_200)
        self.beside = False

    @rule()
    def swept(self) -> None:
        """Rows of older copies go; their numbers are free again."""
        while self.replica.copy.sweep():
            pass

    @rule(asked=ASKED)
    def ask(self, asked: tuple[str, Sort]) -> None:
        words, sort = asked
        wanted = Filter(words=words)
        listed = tuple(row.key for row in self.replica.queries.list_complaints(wanted, sort))
        assert self.replica.queries.keys(wanted, sort) == listed

    def teardown(self) -> None:
        self.replica.close()
        self.folder.cleanup()


KeptLists.TestCase.settings = settings(
    max_examples=20, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
)
TestKeptLists = KeptLists.TestCase
