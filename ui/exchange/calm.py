"""Keeps Python's search for reference cycles from stopping the window during an exchange.

A full search goes through every object of the program and holds all threads meanwhile: 160 ms
each, measured with 10,000 complaints. So what lives when a run begins is left out of it from then
on (it is freed by its count as ever), and the search over what a run makes comes less often.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

YOUNG: Final = 10_000
"""Objects made, less those freed, between two searches; Python's own figure is 700."""


@contextmanager
def calm() -> Iterator[None]:
    """While the body runs. What it leaves out stays left out: that is what the program is."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(YOUNG, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
