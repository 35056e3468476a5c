"""Where the settings are opened from, and what they lead to."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QSystemTrayIcon, QWidget

from desktop.domain.errors import PenghubungError
from desktop.platform.autostart import Autostart
from ui.case.companion import Companion
from ui.exchange.controller import SyncController
from ui.settings.choices import Preferences
from ui.workplace import Workplace


class SettingsRoom(Companion):
    """One per window."""

    def __init__(
        self,
        workplace: Workplace,
        preferences: Preferences,
        controller: SyncController,
        over: QWidget,
        autostart: Autostart | None = None,
    ) -> None:
        """`autostart`: None where no system could start this program."""
        super().__init__(over)
        self.autostart = autostart
        self._work = workplace
        self._preferences = preferences
        self._sync = controller
        self._dialog: QDialog | None = None

    def open(self) -> None:
        """Show the settings; once at a time."""
        from ui.settings.dialog import read_held

        desk, starts = self._work.desk, self.autostart
        self._work.lanes.submit("db", lambda: read_held(desk, starts), self._show, self._unread)

    def _show(self, held: object) -> None:
        from ui.settings.dialog import Held, SettingsDialog

        assert isinstance(held, Held)
        if self._dialog is not None:
            return
        tray = QSystemTrayIcon.isSystemTrayAvailable()
        made = SettingsDialog(self._work, self._preferences, held, tray, self.over, self.autostart)
        made.plan_asked.connect(self._plan)
        made.finished.connect(self._closed)
        self._dialog = made
        made.open()

    def _closed(self) -> None:
        self._dialog = None

    def _plan(self) -> None:
        from ui.exchange.plan import read_plan

        desk = self._work.desk
        self._work.lanes.submit("db", lambda: read_plan(desk), self._show_plan, self._unread)

    def _show_plan(self, plan: object) -> None:
        from ui.exchange.plan import Plan, PlanDialog

        assert isinstance(plan, Plan)
        PlanDialog(self._work, plan, self._sync.plan, self._dialog or self.over).open()

    def _unread(self, error: BaseException) -> None:
        """The sync card itself says that nothing can be read."""
        if not isinstance(error, PenghubungError):
            raise error
