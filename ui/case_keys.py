"""Keys and rows that do something with a complaint, wired to the case's actions."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from ui.case.pane import CasePane
from ui.keys import CASE_KEYS
from ui.lists.pane import ListPane


def wire_case(
    listing: ListPane, case: CasePane, step: Callable[[int], None]
) -> dict[str, Callable[[], None]]:
    """What each of `CASE_KEYS` does: with the complaint on screen, or, where only the list is,
    with the one chosen in it; with all of several where that is safe. `step`: to another row of
    the list."""
    listing.star_asked.connect(partial(case.acts.do, "star"))
    case.acts.stepped.connect(step)

    def do(name: str) -> None:
        if listing.isVisible() and listing.many.takes(name):
            listing.many.do(name)
        elif case.isVisible():
            case.acts.do(name, case.current_key)
        elif listing.isVisible():
            case.acts.do(name, listing.current_key)

    return {name: partial(do, name) for name in CASE_KEYS}
