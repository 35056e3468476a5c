"""Where help is opened from: one window of it, the check of the desk, the file for the admin."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from desktop.domain.errors import PenghubungError
from ui.case.companion import Companion
from ui.frame import show_dialog
from ui.workplace import Workplace


class GuideRoom(Companion):
    """One per window."""

    def __init__(self, workplace: Workplace, over: QWidget) -> None:
        super().__init__(over)
        self._work = workplace
        self._guide: QDialog | None = None

    def open(self) -> None:
        """Show the guide; where it is open, bring it forward."""
        from ui.guide.window import GuideWindow

        if self._guide is None:
            made = GuideWindow(self.diagnose, self.check, self.over)
            made.finished.connect(self._closed)
            self._guide = made
            made.show()
        self._guide.raise_()
        self._guide.activateWindow()

    def diagnose(self) -> None:
        """Show what would stand in the file for the admin."""
        from ui.guide.diagnosis import DiagnosisDialog, read_diagnosis

        desk = self._work.desk
        over = self._guide or self.over

        def show(text: str) -> None:
            show_dialog(DiagnosisDialog(text, over))

        self._work.lanes.submit("db", lambda: read_diagnosis(desk), show, self._unread)

    def check(self) -> None:
        """Look at the desk's health."""
        from ui.guide.health import HealthDialog

        over = self._guide or self.over
        dialog = HealthDialog(self._work.desk, self._work.lanes, over)
        dialog.spares_asked.connect(dialog.accept)
        dialog.spares_asked.connect(self.show_spares)
        show_dialog(dialog)

    def show_spares(self) -> None:
        """Show the spare copies of what the officer wrote."""
        from ui.guide.spares import SparesDialog

        show_dialog(SparesDialog(self._work, self._guide or self.over))

    def _closed(self) -> None:
        self._guide = None

    def _unread(self, error: BaseException) -> None:
        """The work itself says that nothing can be read."""
        if not isinstance(error, PenghubungError):
            raise error
