"""Moving to a region's server: the code, the passphrase, and what comes along.

Failure policy: what stands in the way is said in the dialog, and this desk stays in use as before.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.domain.errors import PenghubungError
from desktop.platform.wrapping import Cost
from ui.case.reading import formatter_of
from ui.notices import sentence_of_error
from ui.theme.tokens import SPACE_12, SPACE_16, SPACE_24
from ui.widgets import Banner, ProgressRow, action_button, lay_out_dialog, text_label
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.moving import Moved
    from sync.engine import Step

_WIDTH: Final = 520
_LINES: Final = 3


class MoveDialog(QDialog):
    """`moved` carries what came along, once everything did."""

    moved = Signal(object)

    def __init__(
        self, workplace: Workplace, cost: Cost | None = None, parent: QWidget | None = None
    ) -> None:
        """`cost`: of the passphrase's key; None = the usual."""
        super().__init__(parent)
        self._work = workplace
        self._cost = cost
        self._busy = False
        self.setWindowTitle(self.tr("Move to the region's server"))
        self.banner = Banner()
        self.banner.acted.connect(self.banner.hide)
        self.code = QPlainTextEdit()
        self.code.setTabChangesFocus(True)
        self.code.setPlaceholderText("PH1-…")
        self.code.setAccessibleName(self.tr("Enrolment code"))
        self.code.setFixedHeight(self.code.fontMetrics().lineSpacing() * _LINES + SPACE_24)
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.setAccessibleName(self.tr("Recovery passphrase"))
        self.progress = ProgressRow()
        code = text_label(self.tr("&Enrolment code of the region's server"), "strong")
        code.setBuddy(self.code)
        phrase = text_label(self.tr("Your &recovery passphrase (it stays the same)"), "strong")
        phrase.setBuddy(self.passphrase)
        words = self.tr(
            "Drafts, templates, stars, promised dates and the list for SP4N-LAPOR! come along."
            " Nothing is sent by itself: each answer on the list is yours to hand on or to enter."
            " This desk is kept as it is, encrypted, in the program's folder."
        )
        body = QVBoxLayout()
        body.setContentsMargins(SPACE_16, SPACE_16, SPACE_16, SPACE_16)
        body.setSpacing(SPACE_12)
        for part in (
            text_label(words, wrap=True),
            self.banner,
            code,
            self.code,
            phrase,
            self.passphrase,
            self.progress,
        ):
            body.addWidget(part)
        body.addStretch()
        self.close_button = action_button(self.tr("Close"))
        self.close_button.clicked.connect(self.reject)
        self.move_button = action_button(self.tr("Move"), "primary")
        self.move_button.clicked.connect(self.begin)
        lay_out_dialog(self, body, self.close_button, self.move_button)
        self.setMinimumWidth(_WIDTH)
        self.code.setFocus()

    def begin(self) -> None:
        """Move."""
        self.banner.hide()
        self._set_busy(True)
        self.progress.begin(self.tr("Bringing this desk to its end …"), can_stop=False)
        desk, cost = self._work.desk, self._cost
        code, phrase = self.code.toPlainText(), self.passphrase.text()

        def receiving(step: Step) -> None:
            self._work.lanes.to_gui(partial(self._advance, step))

        def move() -> Moved:
            # Loaded only here: a move is made once.
            from desktop import moving

            vault, profile = desk.vault, desk.profile
            vault.prove(profile, phrase, with_code=False)
            keyring = vault.keyring if vault.opens_alone(profile) else None
            return moving.move(desk, code, phrase, keyring, cost=cost, receiving=receiving)

        self._work.lanes.submit("net", move, self._done, self._failed)

    def reject(self) -> None:
        """Not while it moves."""
        if not self._busy:
            super().reject()

    def _advance(self, step: Step) -> None:
        write = formatter_of(self._work.desk)
        figure = f"{write.number(step.taken)} / {write.number(step.announced)}"
        self.progress.advance(self.tr("Receiving complaints …"), step.taken, step.announced, figure)

    def _done(self, moved: Moved) -> None:
        self.progress.finish()
        self._set_busy(False)
        self.moved.emit(moved)
        self.accept()

    def _failed(self, error: BaseException) -> None:
        self.progress.finish()
        self._set_busy(False)
        said = sentence_of_error(error)
        self.banner.say("bad", said.happened, said.meaning, said.action)
        if not isinstance(error, PenghubungError):
            raise error

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        for part in (self.code, self.passphrase, self.move_button, self.close_button):
            part.setEnabled(not busy)
