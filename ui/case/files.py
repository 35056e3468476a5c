"""Files of a timeline item: a line each with where it is, to open, save, or fetch."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final, Literal

from PySide6.QtCore import QCoreApplication, QObject, QStandardPaths, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.errors import PenghubungError
from desktop.domain.formats import Formatter
from desktop.services import words
from desktop.services.attachments import ShownFile
from ui.compose.attachments import picture_of
from ui.i18n import current
from ui.lanes import CancelToken
from ui.theme.tokens import SPACE_4, SPACE_8, State
from ui.widgets import ElidedLabel, ProgressRow, StateLine, action_button
from ui.widgets.look import set_look
from ui.workplace import Workplace

Wish = Literal["open", "save", "fetch"]

_THUMB: Final = 36
_STATES: Final[dict[str, tuple[str, State]]] = {
    "waiting": ("inbox", "neutral"),
    "on_its_way": ("clock", "warn"),
    "arrived": ("circle-check", "ok"),
    "turned_down": ("circle-alert", "bad"),
    "awaited": ("hourglass", "neutral"),
}


def state_words(shown: ShownFile, write: Formatter) -> str:
    """Where a file is."""
    if shown.where == "on_its_way" and shown.sent:
        share = write.percent(shown.sent, shown.file.size)
        return words.FILE_PART.text(current(), share=share)
    return words.FILE_STATES[shown.where].text(current())


class FileLine(QFrame):
    """One file. `wished(wish)`, and `stopped` while it is being fetched."""

    wished = Signal(str)
    stopped = Signal()

    def __init__(self, shown: ShownFile, write: Formatter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown = shown
        set_look(self, plane="surface")
        self._write = write
        self._fetching = False
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_8, SPACE_4, SPACE_8, SPACE_4)
        column.setSpacing(SPACE_4)
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        row.addWidget(picture_of(shown.file, _THUMB, self))
        told = QVBoxLayout()
        told.setSpacing(0)
        self.name = ElidedLabel(shown.file.name, "strong")
        self.name.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        told.addWidget(self.name)
        icon, state = _STATES[shown.where]
        stands = state_words(shown, write)
        if shown.closed:
            icon, state, stands = "eye-off", "neutral", self.tr("closed with the identity")
        where = f"{write.size(shown.file.size)} · {stands}"
        self.state = StateLine(icon, where, state)
        told.addWidget(self.state, 0, Qt.AlignmentFlag.AlignLeft)
        row.addLayout(told, 1)
        self.buttons = {wish: self._button(wish) for wish in self._wishes()}
        for button in self.buttons.values():
            row.addWidget(button)
        column.addLayout(row)
        self.progress = ProgressRow()
        self.progress.cancelled.connect(self.stopped)
        column.addWidget(self.progress)
        self.setAccessibleName(f"{shown.file.name}, {where}")

    def _wishes(self) -> Sequence[Wish]:
        if self.shown.closed:
            return ()
        if self.shown.here:
            return ("open", "save")
        return ("fetch",) if self.shown.where == "arrived" else ()

    def _button(self, wish: Wish) -> QPushButton:
        names: dict[Wish, str] = {
            "open": self.tr("Open"),
            "save": self.tr("Save as …"),
            "fetch": self.tr("Fetch"),
        }
        button = action_button(names[wish], "link")
        # The name has what room there is, not the buttons.
        button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        button.setAccessibleName(f"{names[wish]}: {self.shown.file.name}")
        button.clicked.connect(lambda: self.wished.emit(wish))
        return button

    def fetching(self, done: int) -> None:
        """So many bytes are here."""
        words = self.tr("Fetching the file")
        if not self._fetching:
            self._fetching = True
            self.progress.begin(words)
            for button in self.buttons.values():
                button.setEnabled(False)
        share = self._write.percent(done, self.shown.file.size)
        self.progress.advance(words, done, self.shown.file.size, share)

    def rest(self) -> None:
        """It is fetched, or was stopped."""
        self._fetching = False
        self.progress.finish()
        for button in self.buttons.values():
            button.setEnabled(True)


class FileDesk(QObject):
    """Does what the lines wish. `changed`: a file is here now; `failed(error)`;
    `fetched(digest, bytes)`: how far one is, -1 = it is over."""

    changed = Signal()
    failed = Signal(object)
    fetched = Signal(str, int)

    def __init__(
        self,
        workplace: Workplace,
        parent: QObject | None = None,
        show: Callable[[QUrl], bool] = QDesktopServices.openUrl,
    ) -> None:
        """`show` hands a file to the program that the system has for it."""
        super().__init__(parent)
        self._place = workplace
        self._show = show
        self._fetching: dict[str, CancelToken] = {}

    @property
    def fetching(self) -> frozenset[str]:
        """Digests of what is being fetched."""
        return frozenset(self._fetching)

    def wish(self, wish: Wish, shown: ShownFile, window: QWidget) -> None:
        """A button of a line was pressed."""
        if wish == "open":
            job = partial(self._place.desk.attachments.copy_for_viewer, shown.file)
            self._place.lanes.submit("db", job, self._open, self._fail)
        elif wish == "save":
            self._ask_where(shown, window)
        else:
            self.fetch(shown)

    def save(self, shown: ShownFile, path: str) -> None:
        """Write a copy where the officer wants it."""
        job = partial(self._place.desk.attachments.save_as, shown.file, Path(path))
        self._place.lanes.submit("db", job, lambda _done: None, self._fail)

    def fetch(self, shown: ShownFile) -> None:
        """Fetch it on the `net` lane, behind an exchange that is on its way."""
        digest = shown.file.sha256
        if digest in self._fetching:
            return
        stop = self._fetching[digest] = CancelToken()
        desk, lanes = self._place.desk, self._place.lanes

        def told(done: int) -> None:
            lanes.to_gui(lambda: self._step(digest, done))

        def run() -> None:
            desk.sync.fetch(
                digest,
                progress=lambda transfer: told(transfer.done),
                cancelled=lambda: stop.cancelled,
            )

        self.fetched.emit(digest, shown.have)
        lanes.submit("net", run, partial(self._done, digest), partial(self._over, digest))

    def stop(self, digest: str) -> None:
        """Stop fetching; what came is kept for the next time."""
        if digest in self._fetching:
            self._fetching[digest].cancel()

    def _ask_where(self, shown: ShownFile, window: QWidget) -> None:
        title = QCoreApplication.translate("FileLine", "Save the attachment")
        downloads = QStandardPaths.StandardLocation.DownloadLocation
        dialog = QFileDialog(window, title, QStandardPaths.writableLocation(downloads))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.selectFile(shown.file.name)
        dialog.fileSelected.connect(partial(self.save, shown))
        dialog.open()

    def _open(self, path: Path) -> None:
        self._show(QUrl.fromLocalFile(str(path)))

    def _step(self, digest: str, done: int) -> None:
        if digest in self._fetching:
            self.fetched.emit(digest, done)

    def _done(self, digest: str, _nothing: None) -> None:
        self._fetching.pop(digest, None)
        self.fetched.emit(digest, -1)
        self.changed.emit()

    def _over(self, digest: str, error: BaseException) -> None:
        self._fetching.pop(digest, None)
        self.fetched.emit(digest, -1)
        self._fail(error)

    def _fail(self, error: BaseException) -> None:
        self.failed.emit(error)
        if not isinstance(error, PenghubungError):
            raise error
