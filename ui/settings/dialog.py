"""Settings: one dialog, kept per officer. What is set acts at once; there is nothing to confirm.

Failure policy: a setting that could not be stored is in force until the program ends, and a
banner over all of them says so.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Final

from msgspec.structs import replace
from PySide6.QtCore import Qt, QTime, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from desktop.desk import Desk
from desktop.domain.errors import DiskFailed, PenghubungError
from desktop.domain.formats import Language
from desktop.platform.autostart import Autostart
from desktop.services.writing import SIGNATURE_MOST
from desktop.storage.attachments import SMALL, Policy
from ui.case.reading import formatter_of
from ui.i18n import current
from ui.notices import sentence_of_error
from ui.settings.choices import Preferences
from ui.settings.network import NetworkBlock, ProxyState, read_proxy
from ui.theme.fonts import font_percent
from ui.theme.style import ThemeChoice
from ui.theme.tokens import SPACE_8, SPACE_16, SPACE_24
from ui.widgets import (
    Banner,
    SectionLabel,
    action_button,
    lay_out_dialog,
    line,
    name_combo,
    text_label,
)
from ui.workplace import Workplace

SIZES: Final = (100, 110, 125, 150, 175, 200)
"""Percent that are offered; another one set elsewhere is offered too."""
REST_MS: Final = 600
"""Rest in typing after which the signature is stored."""
_WIDTH: Final = 520
_FIRST_TIME: Final = 8 * 60


@dataclass(frozen=True, slots=True)
class Held:
    """What of the settings stands elsewhere than in `Choices`."""

    policy: Policy
    signature: str
    proxy: ProxyState
    autostart: bool = False


def read_held(desk: Desk, autostart: Autostart | None) -> Held:
    """Read them, on the `db` lane. Raises `PenghubungError`."""
    # What cannot be read is said when it is to be changed.
    starts = False
    with suppress(DiskFailed):
        starts = autostart is not None and autostart.is_on()
    return Held(desk.attachments.policy, desk.writing.signature(), read_proxy(desk), starts)


class SettingsDialog(QDialog):
    """`plan_asked`: schedule and budget have a dialog of their own, which the sync card shares."""

    plan_asked = Signal()

    def __init__(
        self,
        workplace: Workplace,
        preferences: Preferences,
        held: Held,
        tray: bool,
        parent: QWidget,
        autostart: Autostart | None = None,
    ) -> None:
        """`tray`: this system has a place for notices. `autostart`: None where no system could
        start this program."""
        super().__init__(parent)
        self._work = workplace
        self._preferences = preferences
        self._signed = held.signature
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Settings"))
        self.trouble = Banner()
        body = QWidget()
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(SPACE_16, SPACE_16, SPACE_16, SPACE_16)
        self._column.setSpacing(SPACE_8)
        self._column.addWidget(self.trouble)
        self._appearance()
        self._exchange(held.policy)
        self._notices(tray)
        self.autostart: QCheckBox | None = None
        if autostart is not None:
            self._sign_in(autostart, held.autostart, tray)
        self._writing(held.signature)
        self._section(self.tr("Network"))
        self.network = NetworkBlock(workplace, held.proxy, lambda error: self._told(error))
        self._column.addWidget(self.network)
        self._column.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(body)
        kept = text_label(self.tr("Kept for you alone, on this computer."), "secondary", wrap=True)
        self.close_button = action_button(self.tr("Close"), "primary")
        self.close_button.clicked.connect(self.accept)
        foot = lay_out_dialog(self, scroll, self.close_button)
        foot.insertWidget(0, kept, 1)
        self.close_button.setDefault(True)
        room = parent.size()
        wide = _WIDTH * font_percent() // 100
        high = body.heightForWidth(wide) + foot.sizeHint().height() + SPACE_24
        self.resize(min(wide, room.width() - SPACE_24), min(high, room.height() - SPACE_24))
        self.language.setFocus()

    # The blocks

    def _appearance(self) -> None:
        self._section(self.tr("Appearance"))
        now = self._preferences.now
        languages: tuple[tuple[str, Language], ...] = (
            ("Bahasa Indonesia", "id"),
            ("English", "en"),
        )
        self.language = _combo(self.tr("Language"), languages, current())
        themes: tuple[tuple[str, ThemeChoice], ...] = (
            (self.tr("As the system"), "system"),
            (self.tr("Light"), "light"),
            (self.tr("Dark"), "dark"),
        )
        self.theme = _combo(self.tr("Colours"), themes, now.theme)
        sizes = [(f"{size} %", size) for size in sorted({*SIZES, now.percent})]
        self.size_ = _combo(self.tr("Size of type"), sizes, now.percent)
        self._fields(
            (self.tr("&Language"), self.language),
            (self.tr("&Colours"), self.theme),
            (self.tr("Size of &type"), self.size_),
        )
        self.language.activated.connect(lambda: self._choose(language=self.language.currentData()))
        self.theme.activated.connect(lambda: self._choose(theme=self.theme.currentData()))
        self.size_.activated.connect(lambda: self._choose(percent=self.size_.currentData()))

    def _exchange(self, policy: Policy) -> None:
        self._section(self.tr("Synchronisation"))
        self.plan = action_button(self.tr("Schedule and data budget …"))
        self.plan.clicked.connect(self.plan_asked)
        self._column.addWidget(self.plan, 0, Qt.AlignmentFlag.AlignLeft)
        small = self.tr("Small ones, up to {size}").format(
            size=formatter_of(self._work.desk).size(SMALL)
        )
        policies: tuple[tuple[str, Policy], ...] = (
            (self.tr("Only when I ask for them"), "none"),
            (small, "small"),
            (self.tr("All"), "all"),
        )
        self.policy = _combo(self.tr("Fetch attachments"), policies, policy)
        self._fields((self.tr("&Fetch attachments"), self.policy))
        self._say(self.tr("Of others, at every synchronisation; within the day's budget."))
        attachments = self._work.desk.attachments
        self.policy.activated.connect(
            lambda: self._store(partial(attachments.choose_policy, self.policy.currentData()))
        )

    def _notices(self, tray: bool) -> None:
        self._section(self.tr("Notices"))
        now = self._preferences.now
        if not tray:
            self._say(self.tr("This system shows no notices beside the clock."))
        self.notify = QCheckBox(self.tr("Tell what is due soon or new, as figures only"))
        self.notify.setChecked(now.notify)
        self.daily = QCheckBox(self.tr("Also every day at"))
        self.daily.setChecked(now.notify_at is not None)
        self.at = QTimeEdit()
        self.at.setDisplayFormat("HH.mm" if current() == "id" else "HH:mm")
        self.at.setAccessibleName(self.tr("Time of the daily notice"))
        minutes = _FIRST_TIME if now.notify_at is None else now.notify_at
        self.at.setTime(QTime(*divmod(minutes, 60)))
        inner = self.at.findChild(QLineEdit)
        assert isinstance(inner, QLineEdit)
        inner.setTextMargins(SPACE_8, 0, SPACE_8, 0)
        self.stay = QCheckBox(self.tr("Closing the window leaves the program beside the clock"))
        self.stay.setChecked(now.stay)
        for part in (self.notify, self.daily, self.at, self.stay):
            part.setVisible(tray)
        self._column.addWidget(self.notify)
        self._fields_row(self.daily, self.at)
        self._column.addWidget(self.stay)
        self._enable_notices()
        self.notify.toggled.connect(lambda on: self._choose(notify=on))
        self.stay.toggled.connect(lambda on: self._choose(stay=on))
        self.daily.toggled.connect(lambda _on: self._choose_hour())
        self.at.editingFinished.connect(self._choose_hour)

    def _sign_in(self, autostart: Autostart, on: bool, tray: bool) -> None:
        self._section(self.tr("At sign-in"))
        box = QCheckBox(self.tr("Start Penghubung when I sign in to this computer"))
        box.setChecked(on)
        self._column.addWidget(box)
        self.autostart = box
        quietly = self.tr("It waits beside the clock and opens no window by itself.")
        if not tray:
            quietly = self.tr("Its window is minimised; nothing comes in front of your work.")
        self._say(quietly)

        def not_set() -> None:
            """The system did not take it: the box says again what holds."""
            box.blockSignals(True)
            box.toggle()
            box.blockSignals(False)

        box.toggled.connect(lambda wished: self._store(partial(autostart.set, wished), not_set))

    def _writing(self, signature: str) -> None:
        self._section(self.tr("Writing"))
        self.signature = QPlainTextEdit(signature)
        name = self.tr("Signature under new answers")
        self.signature.setAccessibleName(name)
        self.signature.setPlaceholderText(self.tr("For example: Kind regards, {instansi}"))
        self.signature.setTabChangesFocus(True)
        self.signature.setFixedHeight(self.signature.fontMetrics().lineSpacing() * 4 + SPACE_24)
        label = text_label(self.tr("Signature under new answers"))
        label.setBuddy(self.signature)
        self._column.addWidget(label)
        self._column.addWidget(self.signature)
        self._say(
            self.tr("{agency}, {number} and {day} are filled in by themselves.").format(
                agency="{instansi}", number="{nomor}", day="{hari ini}"
            )
        )
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._store_signature)
        self.signature.textChanged.connect(self._signature_changed)

    # What is set

    def _choose(self, **fields: object) -> None:
        chosen = replace(self._preferences.now, **fields)
        self._preferences.change(chosen, lambda error: self._told(error))
        self._enable_notices()

    def _choose_hour(self) -> None:
        time = self.at.time()
        minutes = time.hour() * 60 + time.minute() if self.daily.isChecked() else None
        self._choose(notify_at=minutes)

    def _enable_notices(self) -> None:
        self.daily.setEnabled(self.notify.isChecked())
        self.at.setEnabled(self.notify.isChecked() and self.daily.isChecked())

    def _signature_changed(self) -> None:
        if len(self.signature.toPlainText()) > SIGNATURE_MOST:
            self.trouble.say(
                "warn",
                self.tr("The signature is longer than {n} characters.").format(n=SIGNATURE_MOST),
                self.tr("What is over is not kept."),
                self.tr("Shorten it."),
            )
        else:
            self.trouble.hide()
        self._rest.start()

    def _store_signature(self) -> None:
        self._rest.stop()
        text = self.signature.toPlainText()
        if text != self._signed:
            self._signed = text
            self._store(partial(self._work.desk.writing.choose_signature, text), tell=True)

    def _store(
        self, job: Callable[[], None], back: Callable[[], None] | None = None, tell: bool = False
    ) -> None:
        """`back`: shows again what holds, where it was not stored. `tell`: an open complaint reads
        again what it is written with."""
        events = self._work.events

        def stored(_none: None) -> None:
            if tell:
                events.work_changed.emit("")

        def failed(error: BaseException) -> None:
            if back is not None and isValid(self):
                back()
            self._told(error)

        self._work.lanes.submit("db", job, stored, failed)

    def _told(self, error: BaseException) -> None:
        """What is set is stored though the dialog may be gone by then, and so has no owner."""
        if isValid(self):
            self._failed(error)
        elif not isinstance(error, PenghubungError):
            raise error

    def _failed(self, error: BaseException) -> None:
        said = sentence_of_error(error)
        self.trouble.say("bad", said.happened, said.meaning, said.action)

    def done(self, result: int) -> None:
        """Close; what was typed last is stored first."""
        self._store_signature()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        """As `done`."""
        self._store_signature()
        super().closeEvent(event)

    # How it is laid out

    def _section(self, name: str) -> None:
        if self._column.count() > 1:
            self._column.addWidget(line())
        self._column.addWidget(SectionLabel(name))

    def _say(self, words: str) -> None:
        self._column.addWidget(text_label(words, "secondary", wrap=True))

    def _fields(self, *named: tuple[str, QWidget]) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_16)
        grid.setVerticalSpacing(SPACE_8)
        grid.setColumnStretch(1, 1)
        for row, (words, field) in enumerate(named):
            label = text_label(words)
            label.setBuddy(field)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        self._column.addLayout(grid)

    def _fields_row(self, *parts: QWidget) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_8)
        for number, part in enumerate(parts):
            grid.addWidget(part, 0, number)
        grid.setColumnStretch(len(parts), 1)
        self._column.addLayout(grid)


def _combo(name: str, offered: Sequence[tuple[str, object]], chosen: object) -> QComboBox:
    made = QComboBox()
    name_combo(made, name)
    for words, data in offered:
        made.addItem(words, data)
    made.setCurrentIndex([data for _, data in offered].index(chosen))
    return made
