"""What the window remembers between two openings: never a word of a complaint."""

from __future__ import annotations

from typing import Final

import msgspec

from desktop.services.cases import ListSort
from desktop.storage.local import Settings
from ui.lanes import bugs_only
from ui.workplace import Workplace

_KEY: Final = "window"


class Remembered(msgspec.Struct, frozen=True):
    """`geometry` as Qt writes it, in base64."""

    geometry: str = ""
    panes: tuple[int, ...] = ()
    page: str = ""
    sort: ListSort = "deadline"


def remembered(settings: Settings) -> Remembered:
    """What was stored; the defaults where it is missing or of another version.

    Raises PenghubungError where the file cannot be read.
    """
    try:
        return msgspec.json.decode(settings.get(_KEY, "{}"), type=Remembered)
    except msgspec.MsgspecError:
        return Remembered()


def remember_later(workplace: Workplace, what: Remembered) -> None:
    """Store it, on the `db` lane."""
    settings, text = workplace.desk.replica.settings, msgspec.json.encode(what).decode()
    workplace.lanes.submit("db", lambda: settings.set(_KEY, text), lambda _: None, bugs_only)
