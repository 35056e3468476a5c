"""What was written since a moment: nothing is missed, whoever reads meanwhile."""

from __future__ import annotations

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from desktop.storage.touched import MOST, Touched

KEYS = st.frozensets(st.sampled_from("abcdef"), max_size=3)


def test_what_is_under_way_counts_before_and_after_its_end() -> None:
    touched = Touched()
    moment, everything = touched.since(0)
    assert everything == frozenset()
    with touched.during(["a"]):
        early, found = touched.since(moment)
        assert found == frozenset("a")
        assert touched.since(early)[1] == frozenset("a")
    after, found = touched.since(early)
    assert found == frozenset("a")
    assert touched.since(after) == (after, frozenset())


def test_a_unit_that_failed_counts_too() -> None:
    touched = Touched()
    moment, _ = touched.since(0)
    with pytest.raises(OSError, match="disk"), touched.during(["a"]):
        raise OSError("disk")
    assert touched.since(moment)[1] == frozenset("a")


def test_a_swap_and_a_multitude_count_as_everything() -> None:
    touched = Touched()
    moment, _ = touched.since(0)
    with touched.during(None):
        assert touched.since(moment)[1] is None
    moment, found = touched.since(moment)
    assert found is None
    assert touched.since(moment)[1] == frozenset()
    with touched.during(str(number) for number in range(MOST + 1)):
        pass
    assert touched.since(moment)[1] is None


class Readers(RuleBasedStateMachine):
    """A writer commits versions of rows; a reader that re-reads what it is told of has them all."""

    def __init__(self) -> None:
        super().__init__()
        self.touched = Touched()
        self.rows = dict.fromkeys("abcdef", 0)
        self.seen = dict(self.rows)
        self.moment = self.touched.since(0)[0]

    @rule(keys=KEYS, before=st.booleans(), committed=st.booleans(), after=st.booleans())
    def write(self, keys: frozenset[str], before: bool, committed: bool, after: bool) -> None:
        with self.touched.during(keys):
            if before:
                self.read()
            if committed:
                self.rows.update({key: self.rows[key] + 1 for key in keys})
            if after:
                self.read()

    @rule()
    def swap(self) -> None:
        with self.touched.during(None):
            self.read()
            self.rows = {key: value + 1 for key, value in self.rows.items()}

    @rule()
    def read(self) -> None:
        self.moment, keys = self.touched.since(self.moment)
        self.seen.update({key: self.rows[key] for key in (self.rows if keys is None else keys)})

    @invariant()
    def nothing_is_missed(self) -> None:
        _, keys = self.touched.since(self.moment)
        seen = dict(self.seen)
        seen.update({key: self.rows[key] for key in (self.rows if keys is None else keys)})
        assert seen == self.rows


TestReaders = Readers.TestCase
