"""Hypothesis profiles: ``ci`` draws the same examples every time, ``dev`` looks for new ones."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from tests.support.mandiri import Alone

settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("dev", deadline=None, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


@pytest.fixture(scope="session")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Alone:
    """An office whose server stands on the officer's PC; tests work on copies of it."""
    # Loaded only for who asks: it needs the whole desk.
    from tests.support.mandiri import found

    return found(tmp_path_factory.mktemp("alone"))
