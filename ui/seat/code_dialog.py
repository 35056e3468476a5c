"""Sets, changes or takes away the code that opens the lock.

Failure policy: what the PC's key store refuses is said in the dialog, and the passphrase goes on
opening the lock.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit, QVBoxLayout, QWidget

from desktop.domain.errors import PenghubungError
from desktop.domain.formats import number
from desktop.platform.passphrase import MIN_CODE
from desktop.services.seat import Way, fits_code
from ui.i18n import current
from ui.notices import sentence_of_error
from ui.theme.tokens import SPACE_8, SPACE_16
from ui.widgets import Banner, action_button, lay_out_dialog, text_label
from ui.workplace import Workplace

_WIDE = 420


class CodeDialog(QDialog):
    """`changed` once a code is set or taken away."""

    changed = Signal()

    def __init__(
        self,
        workplace: Workplace,
        way: Way,
        parent: QWidget | None = None,
        *,
        shared: bool = False,
    ) -> None:
        """`way`: what opens the lock now; without the key store there is no code to set.
        `shared`: another officer is about to join this PC."""
        super().__init__(parent)
        self._place = workplace
        self.setWindowTitle(self.tr("Code for the lock"))
        self.banner = Banner()
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setAccessibleName(self.tr("Code"))
        self.shown = QCheckBox(self.tr("&Show what I type"))
        self.shown.toggled.connect(self._show)
        label = text_label(self.tr("&Code"), "strong")
        label.setBuddy(self.field)
        settable = way != "passphrase"
        words = (
            self.tr(
                "A short code opens the lock in the place of the passphrase: at least {count} "
                "signs. It stays in this PC's key store."
            ).format(count=number(MIN_CODE, current()))
            if settable
            else self.tr("This copy is opened by the passphrase; that opens the lock too.")
        )
        if shared:
            joins = self.tr(
                "With several officers at this PC each copy is opened by a code or a passphrase. "
                "Set your code first."
            )
            words = f"{joins} {words}"
        body = QVBoxLayout()
        body.setContentsMargins(SPACE_16, SPACE_16, SPACE_16, SPACE_16)
        body.setSpacing(SPACE_8)
        body.addWidget(text_label(words, wrap=True))
        body.addWidget(self.banner)
        for part in (label, self.field, self.shown):
            part.setVisible(settable)
            body.addWidget(part)
        body.addStretch()
        close = action_button(self.tr("Close"))
        close.clicked.connect(self.reject)
        self.set_button = action_button(self.tr("Set the code"), "primary")
        self.set_button.clicked.connect(self._set)
        self.drop_button = action_button(self.tr("Take the code away"))
        self.drop_button.clicked.connect(self._drop)
        self.set_button.setVisible(settable)
        self.drop_button.setVisible(way == "code")
        lay_out_dialog(self, body, close, self.drop_button, self.set_button)
        (self.set_button if settable else close).setDefault(True)
        self.setMinimumWidth(_WIDE)
        (self.field if settable else close).setFocus()

    def _set(self) -> None:
        code = self.field.text()
        if not fits_code(code):
            self.banner.say(
                "warn",
                self.tr("The code is too short."),
                self.tr("Nothing was changed."),
                self.tr("Type at least {count} signs.").format(count=number(MIN_CODE, current())),
            )
            self.field.setFocus()
            return
        self._do(partial(self._place.desk.seat.set_code, code))

    def _drop(self) -> None:
        self._do(self._place.desk.seat.drop_code)

    def _do(self, job: Callable[[], None]) -> None:
        self._place.lanes.submit("db", job, self._done, self._failed)

    def _done(self, _none: None) -> None:
        self.field.clear()
        self.changed.emit()
        self.accept()

    def _failed(self, error: BaseException) -> None:
        said = sentence_of_error(error)
        self.banner.say("bad", said.happened, said.meaning, said.action)
        if not isinstance(error, PenghubungError):
            raise error

    def _show(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.field.setEchoMode(mode)
