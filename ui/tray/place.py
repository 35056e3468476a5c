"""The program's place beside the clock, where this system has one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QSystemTrayIcon, QWidget

from ui.case.companion import Companion
from ui.fitting import bring_forward
from ui.settings.choices import Choices, Preferences
from ui.tray.herald import Herald, Told

if TYPE_CHECKING:
    from ui.window import MainWindow
    from ui.workplace import Workplace

_LONG_MS = 15_000
LOOK_MS: Final = 5_000
LOOKS: Final = 24
"""A panel may come later than a program that starts at sign-in: two minutes it is looked for."""


class TrayPlace(Companion):
    """Shows notices and, if the officer chose so, keeps the program when its window is closed.
    `there`: whether this system has such a place; nothing is shown without. `list_asked` carries
    a group of the landing page."""

    list_asked = Signal(str)

    def __init__(
        self, window: MainWindow, workplace: Workplace, preferences: Preferences, since: int
    ) -> None:
        """`since`: Unix seconds from which a disposition is new."""
        super().__init__(window)
        self._preferences = preferences
        self._leads = "due"
        self._leaving = False
        self._held = False
        self.cover: QWidget | None = None
        """What is shown in the place of the window while the desk is locked."""
        # The program's own picture: seen on a dark panel too, and the notice's as well, in whose
        # place some desktops put a general one while a notice stands.
        self.icon = QSystemTrayIcon(QGuiApplication.windowIcon(), self)
        self.icon.setToolTip("Penghubung")
        self.menu = QMenu()
        self.menu.addAction(self.tr("Open Penghubung"), self.come_forward)
        exchange = self.menu.addAction(self.tr("Synchronise"))
        exchange.triggered.connect(workplace.events.sync_asked)
        # A locked desk exchanges nothing.
        self.menu.aboutToShow.connect(lambda: exchange.setVisible(self.cover is None))
        self.menu.addSeparator()
        self.menu.addAction(self.tr("Close the program"), self._close_program)
        self.icon.setContextMenu(self.menu)
        self.icon.activated.connect(self._pressed)
        self.icon.messageClicked.connect(self._show_list)
        self.herald = Herald(workplace, preferences, since, self.tell, self)
        window.sync.finished.connect(self.herald.exchanged)
        preferences.changed.connect(self._chosen)
        self._chosen(preferences.now)
        self._looks = 0
        self.late = QTimer(self, interval=LOOK_MS)
        self.late.timeout.connect(self._look)
        if not self.there:
            self.late.start()
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        # The system ends the session: nothing may stay.
        application.commitDataRequest.connect(self._session_ends)

    @property
    def there(self) -> bool:
        """Whether this system has such a place now."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    @property
    def stays(self) -> bool:
        """Whether closing the window now only hides it."""
        return self.there and self._preferences.now.stay and not self._leaving

    def tell(self, told: Told) -> None:
        """Show a notice; a click on it opens its list. Not to who has the window in front."""
        if self.there and not (self.over.isVisible() and self.over.isActiveWindow()):
            self._leads = told.group
            self.icon.showMessage("Penghubung", told.text, self.icon.icon(), _LONG_MS)

    def hold(self) -> bool:
        """The window was not shown at the start: this place is the way to it, whatever was chosen.
        False where this system has none."""
        self._held = self.there
        self._chosen(self._preferences.now)
        return self.there

    def come_forward(self) -> None:
        """The window, as it was left."""
        bring_forward(self.over if self.cover is None else self.cover)

    def close_for_good(self) -> bool:
        """Close the window though it was to stay; false where it does not close at once."""
        self._leaving = True
        return self.over.close()

    def _close_program(self) -> None:
        cover = self.cover
        if self.close_for_good() and cover is not None:
            cover.close()

    def end(self) -> None:
        """The window is closed."""
        self.late.stop()
        self.herald.end()
        self.icon.hide()

    def _chosen(self, choices: Choices) -> None:
        self.icon.setVisible(self.there and (choices.notify or choices.stay or self._held))

    def _look(self) -> None:
        self._looks += 1
        if self.there:
            self._chosen(self._preferences.now)
        if self.there or self._looks >= LOOKS:
            self.late.stop()

    def _pressed(self, how: QSystemTrayIcon.ActivationReason) -> None:
        if how == QSystemTrayIcon.ActivationReason.Trigger:
            self.come_forward()

    def _show_list(self) -> None:
        self.come_forward()
        if self.cover is None:
            self.list_asked.emit(self._leads)

    def _session_ends(self) -> None:
        self._leaving = True
