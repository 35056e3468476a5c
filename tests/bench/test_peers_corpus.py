"""The work given to peers is that of our own bench, as whole records."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.peers import HELD, Corpus


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """The corpus, made once."""
    return Corpus(tmp_path_factory.mktemp("peers"))


def test_a_change_is_one_entry_and_a_status_on_records_that_are_held(corpus: Corpus) -> None:
    before = {it["id"]: it for it in corpus.held}
    assert len(before) == HELD
    for changed in (*corpus.changed, *corpus.answered):
        old = before[changed["id"]]
        assert changed["timeline"][:-1] == old.get("timeline", [])
        assert changed["status"] != old["status"] or changed["timeline"] != old.get("timeline")


def test_what_counts_as_changed_is_smaller_than_the_records_that_carry_it(corpus: Corpus) -> None:
    carried = Path(corpus.write("changed", corpus.changed)).read_bytes()
    assert len([json.loads(line) for line in carried.splitlines()]) == 50
    assert 0 < corpus.parts < len(carried)
