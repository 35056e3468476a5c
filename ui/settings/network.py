"""The network's proxy in the settings: which one there is, and who signs in to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop.desk import Desk
from ui.lanes import OnError
from ui.theme.tokens import SPACE_8, SPACE_16
from ui.widgets import action_button, text_label
from ui.workplace import Workplace


@dataclass(frozen=True, slots=True)
class ProxyState:
    """`place`: host:port, empty where the PC's settings name none. `server`: the desk's."""

    place: str
    kept: bool
    server: str
    keyring: bool


def read_proxy(desk: Desk) -> ProxyState:
    """Look for it, on the `db` lane."""
    place = desk.proxy.place()
    keyring = desk.vault.keyring is not None
    return ProxyState(place, desk.proxy.kept(place), desk.profile.server_host, keyring)


class NetworkBlock(QWidget):
    """Says how the server is reached; fields only where a proxy may ask for a name."""

    def __init__(self, workplace: Workplace, state: ProxyState, failed: OnError) -> None:
        super().__init__()
        self._work = workplace
        self._place = state.place
        self._failed = failed
        trusted = self.tr(
            "Server {server}. Only its own certificate, received when this PC was enrolled, is"
            " trusted; no other authority has to be installed."
        ).format(server=state.server)
        self.said = text_label("", wrap=True)
        self.user, self.password = QLineEdit(), QLineEdit()
        self.user.setAccessibleName(self.tr("Name for the proxy"))
        self.password.setAccessibleName(self.tr("Password for the proxy"))
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.keep = action_button(self.tr("Keep name and password"))
        self.forget = action_button(self.tr("Forget them"), "link")
        self.keep.clicked.connect(self._keep)
        self.forget.clicked.connect(self._forget)
        for field in (self.user, self.password):
            field.textChanged.connect(self._typed)
            field.returnPressed.connect(self._keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        column.addWidget(text_label(trusted, "secondary", wrap=True))
        column.addWidget(self.said)
        self._fields = QWidget()
        grid = QGridLayout(self._fields)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_16)
        grid.setVerticalSpacing(SPACE_8)
        pairs = ((self.tr("Name"), self.user), (self.tr("Password"), self.password))
        for row, (words, field) in enumerate(pairs):
            label = text_label(words)
            label.setBuddy(field)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.keep)
        buttons.addWidget(self.forget)
        buttons.addStretch()
        grid.addLayout(buttons, len(pairs), 0, 1, 2)
        self._fields.setVisible(bool(state.place) and state.keyring)
        column.addWidget(self._fields)
        self._show(state.kept)
        if state.place and not state.keyring:
            self.said.setText(
                self.tr(
                    "Proxy {place}. This PC has no key store, so no name and password can be kept."
                ).format(place=state.place)
            )

    def _show(self, kept: bool) -> None:
        if not self._place:
            words = self.tr("This PC's settings use no proxy for it.")
        elif kept:
            words = self.tr("Proxy {place}, from this PC's settings. Name and password are kept.")
        else:
            words = self.tr("Proxy {place}, from this PC's settings. No name is kept for it.")
        self.said.setText(words.format(place=self._place))
        self.forget.setVisible(kept)
        self._typed()

    def _typed(self) -> None:
        self.keep.setEnabled(bool(self.user.text().strip() and self.password.text()))

    def _keep(self) -> None:
        if self.keep.isEnabled():
            job = partial(
                self._work.desk.proxy.keep, self.user.text().strip(), self.password.text()
            )
            self._submit(job, kept=True)

    def _forget(self) -> None:
        self._submit(self._work.desk.proxy.forget, kept=False)

    def _submit(self, job: Callable[[], None], kept: bool) -> None:
        def done(_none: None) -> None:
            if not isValid(self):
                return
            self.user.clear()
            self.password.clear()
            self._show(kept)

        self._work.lanes.submit("db", job, done, self._failed)
