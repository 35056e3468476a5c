"""What the officer chose for the window; kept with the desk, so each officer has their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from desktop.domain.formats import Language
from ui.i18n import DEFAULT
from ui.lanes import OnError
from ui.theme.style import Appearance, ThemeChoice

if TYPE_CHECKING:
    from desktop.storage.local import Settings
    from ui.workplace import Workplace

KEY: Final = "choices"
_MORNING: Final = 8 * 60


class Choices(msgspec.Struct, frozen=True):
    """`percent`: size of all type. `notify_at`: minutes after midnight of the daily notice, None =
    only after an exchange. `stay`: closing the window leaves the program in the tray."""

    language: Language = DEFAULT
    theme: ThemeChoice = "system"
    percent: int = 100
    notify: bool = True
    notify_at: int | None = _MORNING
    stay: bool = False


def choices_of(settings: Settings) -> Choices:
    """What was stored; the defaults where it is missing or of another version.

    Raises PenghubungError where the file cannot be read.
    """
    try:
        return msgspec.json.decode(settings.get(KEY, "{}"), type=Choices)
    except msgspec.MsgspecError:
        return Choices()


def wear(choices: Choices) -> None:
    """Theme and size of type, at once."""
    app = QApplication.instance()
    look = Appearance.of(app) if isinstance(app, QApplication) else None
    if look is not None:
        look.wear(choices.theme, choices.percent)


class Preferences(QObject):
    """The choices in force. `changed` carries them; `language_chosen` asks for a window in another
    language."""

    changed = Signal(object)
    language_chosen = Signal(str)

    def __init__(self, workplace: Workplace, parent: QObject) -> None:
        """Raises PenghubungError where the file cannot be read."""
        super().__init__(parent)
        self._work = workplace
        self.now = choices_of(workplace.desk.replica.settings)

    def change(self, choices: Choices, failed: OnError) -> None:
        """In force at once, and stored on the `db` lane; `failed` where it could not be: then it
        holds until the program ends."""
        if choices == self.now:
            return
        before, self.now = self.now, choices
        wear(choices)
        settings, text = self._work.desk.replica.settings, msgspec.json.encode(choices).decode()
        self._work.lanes.submit("db", lambda: settings.set(KEY, text), lambda _: None, failed)
        self.changed.emit(choices)
        if choices.language != before.language:
            self.language_chosen.emit(choices.language)
