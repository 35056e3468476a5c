"""What stands beside the work itself: settings, notices, help."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication

from desktop.platform.autostart import autostart_of_this_program
from desktop.services.filters import SavedFilter
from ui.case.companion import Companion
from ui.colleagues import ColleagueNotes
from ui.frame import show_dialog
from ui.guide.room import GuideRoom
from ui.keeping import SpareKeeper
from ui.lists.question import PARTS
from ui.pages import PAGES, TODAY, title
from ui.settings.choices import Preferences
from ui.settings.room import SettingsRoom
from ui.tray.place import TrayPlace

if TYPE_CHECKING:
    from ui.lists.question import Part
    from ui.mandiri.keeping_up import KeepingUp
    from ui.window import MainWindow
    from ui.workplace import Workplace


class Extras(Companion):
    """One per window; made once its screens are."""

    def __init__(self, window: MainWindow, workplace: Workplace, since: int) -> None:
        """`since`: Unix seconds from which things are new. Raises PenghubungError where the file
        cannot be read."""
        super().__init__(window)
        self.preferences = Preferences(workplace, self)
        starts = autostart_of_this_program()
        self.settings = SettingsRoom(workplace, self.preferences, window.sync, window, starts)
        self.guide = GuideRoom(workplace, window)
        self.tray = TrayPlace(window, workplace, self.preferences, since)
        self.tray.list_asked.connect(self._show_group)
        self.colleagues = ColleagueNotes(window, workplace)
        self.spares = SpareKeeper(workplace, window.sync, self)
        self.keeping_up = _keeping_up(window, workplace)
        self._doing: dict[str, Callable[[], None]] = {
            "lock": workplace.events.lock_asked.emit,
            "help": self.show_keys,
            "quit": self._quit,
            "guide": self.guide.open,
            "settings": self.settings.open,
        }
        workplace.events.pen_asked.connect(window.case.focus_composer)
        window.rail.foot_asked.connect(self._asked)
        workplace.events.foot_asked.connect(self._asked)
        window.rail.filters.chosen.connect(self._show_filter)
        window.list.keep_asked.connect(self._keep_filter)
        self.preferences.changed.connect(self._fit)

    def keys(self) -> dict[str, Callable[[], None]]:
        """What its keys do; see `ui.keys`."""
        return dict(self._doing)

    def show_keys(self) -> None:
        """The list of keys."""
        from ui.keys import KeysDialog

        dialog = KeysDialog(self.over)
        dialog.guide_asked.connect(self.guide.open)
        show_dialog(dialog)

    def end(self) -> None:
        """The window is closed."""
        self.colleagues.end()
        if self.keeping_up is not None:
            self.keeping_up.end()
        self.tray.end()

    def _fit(self) -> None:
        """Another size of type may leave room for fewer panes."""
        size = self.over.size()
        QApplication.sendEvent(self.over, QResizeEvent(size, size))

    @property
    def _window(self) -> MainWindow:
        from ui.window import MainWindow

        window = self.over
        assert isinstance(window, MainWindow)
        return window

    def _show_group(self, group: str) -> None:
        self._window.show_list(TODAY, cast("Part", group))
        self._window.list.focus_list()

    def _show_filter(self, one: SavedFilter) -> None:
        window = self._window
        if one.page not in PAGES or PAGES[one.page].view is None:
            return
        parts = PARTS.get(PAGES[one.page].view or "", ())
        window.show_list(one.page, next((part for part in parts if part == one.part), "all"))
        window.list.look_for(one.words, one.sort)
        window.list.focus_list()

    def _keep_filter(self) -> None:
        listed = self._window.list
        asked = listed.question
        name = asked.words.strip() or title(listed.name)
        self._window.rail.filters.ask_name(
            SavedFilter(name, listed.name, asked.part, asked.words, asked.sort)
        )

    def _quit(self) -> None:
        self.tray.close_for_good()

    def _asked(self, name: str) -> None:
        self._doing[name]()


def _keeping_up(window: MainWindow, workplace: Workplace) -> KeepingUp | None:
    """What an office on this PC does by itself; none where the server stands elsewhere."""
    if workplace.desk.office is None:
        return None
    from ui.mandiri.keeping_up import KeepingUp

    return KeepingUp(window, workplace)
