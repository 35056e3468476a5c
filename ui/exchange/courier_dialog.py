"""The exchange by file, in three steps: out, served, in.

Failure policy: a file that cannot be written or is no answer stands in the banner until the
next try, and the dialog stays; a run that took an answer closes it, for its receipt says it all.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.errors import PenghubungError
from desktop.domain.notices import Sentence
from ui.exchange.controller import SyncController
from ui.exchange.standing import Standing, carried_words, read_standing
from ui.lanes import CancelToken
from ui.notices import sentence_of_error
from ui.theme.tokens import SPACE_4, SPACE_8, SPACE_12, SPACE_16, SPACE_24
from ui.widgets import Banner, action_button, line, text_label
from ui.widgets.look import set_look
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.services.courier_service import Exported

FOLDER: Final = "courier_folder"
"""Setting: where files were last written to or read from."""
_WIDTH: Final = 620


class CourierDialog(QDialog):
    """Asks where, hands over to the controller, and says what came of it."""

    def __init__(
        self, workplace: Workplace, sync: SyncController, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._work = workplace
        self._sync = sync
        self._token = CancelToken.of(self)
        self._suggested = Path()
        self.setWindowTitle(self.tr("Synchronise by courier"))
        self.banner = Banner()
        self.banner.acted.connect(self.banner.hide)
        self.state = text_label("", "strong", wrap=True)
        self.waiting = text_label("", wrap=True)
        self.export_button = action_button(self.tr("&Export for the courier…"), "primary")
        self.export_button.clicked.connect(self.ask_target)
        self.import_button = action_button(self.tr("&Import from the courier…"))
        self.import_button.clicked.connect(self.ask_answer)
        self.close_button = action_button(self.tr("Close"), "link")
        self.close_button.clicked.connect(self.reject)
        self._focused: QWidget = self.export_button
        """What a disabled button took the focus from."""
        self._lay_out()
        sync.exported.connect(self._exported)
        sync.refused.connect(self._refused)
        sync.troubled.connect(self._refused)
        sync.started.connect(self._busy)
        sync.finished.connect(self.accept)
        self._busy()
        self.refresh()

    def _lay_out(self) -> None:
        steps = QGridLayout()
        steps.setHorizontalSpacing(SPACE_12)
        steps.setVerticalSpacing(SPACE_4)
        steps.setColumnStretch(1, 1)
        carry = self.tr(
            "Take the .kirim file to the server's admin, on a stick or by any other way. It is"
            " sealed: only the server can open it. There it is processed and answered with a .balas"
            " file of the same name."
        )
        back = self.tr(
            "Only this PC can open the answer. It brings the server's results and what changed"
            " meanwhile; a receipt says what came of it."
        )
        row = 0
        for number, title, body, button in (
            ("1", self.tr("Write the file"), self.waiting, self.export_button),
            ("2", self.tr("Have it carried"), text_label(carry, wrap=True), None),
            (
                "3",
                self.tr("Bring the answer back"),
                text_label(back, wrap=True),
                self.import_button,
            ),
        ):
            row = _step(steps, row, number, title, body, button)
        intro = text_label(
            self.tr(
                "Without a network, two files take its place. Nothing else changes: every answer"
                " is recorded once, whichever way comes first."
            ),
            wrap=True,
        )
        column = QVBoxLayout()
        column.setContentsMargins(SPACE_24, SPACE_16, SPACE_24, SPACE_16)
        column.setSpacing(SPACE_12)
        column.addWidget(text_label(self.tr("Synchronise by courier"), "headline"))
        column.addWidget(intro)
        column.addWidget(self.banner)
        column.addWidget(self.state)
        column.addLayout(steps)
        column.addStretch()
        held = QWidget()
        held.setLayout(column)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(held)
        foot = QHBoxLayout()
        foot.setContentsMargins(SPACE_24, SPACE_8, SPACE_24, SPACE_8)
        foot.addStretch()
        foot.addWidget(self.close_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scroll, 1)
        whole.addWidget(line())
        whole.addLayout(foot)
        self._held = held
        self._foot = foot
        self.setTabOrder(self.export_button, self.import_button)
        self.setTabOrder(self.import_button, self.close_button)
        self._fit()

    def _fit(self) -> None:
        """As high as its words need, within the window."""
        parent = self.parentWidget()
        room = parent.size() if parent is not None else self.maximumSize()
        width = min(_WIDTH, room.width() - SPACE_24)
        layout = self._held.layout()
        needs = layout.heightForWidth(width) if layout is not None else 0
        high = needs + self._foot.sizeHint().height() + SPACE_24
        self.resize(width, min(high, room.height() - SPACE_24))

    def refresh(self) -> None:
        """Read again what waits and what is with the courier."""
        desk = self._work.desk

        def read() -> tuple[Standing, Path]:
            folder = Path(desk.replica.settings.get(FOLDER) or _documents())
            return read_standing(desk), desk.courier.suggested(folder)

        self._token = CancelToken.of(self)
        self._work.lanes.submit("db", read, self._show, self._unread, self._token)

    def ask_target(self) -> None:
        """Ask where the file is to go; an existing one is asked about there."""
        dialog = self._dialog(self.tr("Export for the courier"), self.tr("Courier file (*.kirim)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("kirim")
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, self.tr("Write"))
        dialog.selectFile(self._suggested.name)
        dialog.fileSelected.connect(self.export_to)
        dialog.open()

    def ask_answer(self) -> None:
        """Ask for the file that came back."""
        dialog = self._dialog(self.tr("Import from the courier"), self.tr("Answer (*.balas)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, self.tr("Import"))
        dialog.fileSelected.connect(self.import_from)
        dialog.open()

    def export_to(self, file: str) -> None:
        """Write it there."""
        self.banner.hide()
        self._keep(Path(file))
        self._busy()
        self._sync.export(Path(file), replace=True)

    def import_from(self, file: str) -> None:
        """Take that answer in."""
        self.banner.hide()
        self._keep(Path(file))
        self._sync.take(Path(file))

    def _dialog(self, title: str, names: str) -> QFileDialog:
        dialog = QFileDialog(self, title, str(self._suggested.parent))
        dialog.setNameFilters([names, self.tr("All files (*)")])
        for label, words in (
            (QFileDialog.DialogLabel.LookIn, self.tr("Place:")),
            (QFileDialog.DialogLabel.FileName, self.tr("Name:")),
            (QFileDialog.DialogLabel.FileType, self.tr("Kind:")),
            (QFileDialog.DialogLabel.Reject, self.tr("Cancel")),
        ):
            dialog.setLabelText(label, words)
        dialog.finished.connect(dialog.deleteLater)
        return dialog

    def _keep(self, file: Path) -> None:
        settings, folder = self._work.desk.replica.settings, str(file.parent)
        self._work.lanes.submit(
            "db", lambda: settings.set(FOLDER, folder), lambda _: None, self._unread
        )

    def _show(self, found: tuple[Standing, Path]) -> None:
        standing, self._suggested = found
        carried = carried_words(standing)
        self.state.setText(carried)
        self.state.setVisible(bool(carried))
        if standing.waiting:
            words = self.tr(
                "{count} answers and a question for all that changed go into one file. From then"
                " on they are locked as sent, not answered."
            )
            count = standing.formatter.number(standing.waiting)
            self.waiting.setText(words.format(count=count))
        else:
            self.waiting.setText(
                self.tr("No answer waits; the file asks the server for all that changed.")
            )
        # One thing is next: while a file is on its way, its answer.
        away = standing.carried is not None
        set_look(self.export_button, look="quiet" if away else "primary")
        set_look(self.import_button, look="primary" if away else "quiet")
        self._free()
        self._fit()

    def _unread(self, error: BaseException) -> None:
        said = sentence_of_error(error)
        self._refused(said)
        if not isinstance(error, PenghubungError):
            raise error

    def _exported(self, done: Exported) -> None:
        left = ""
        if done.left:
            words = self.tr("{count} more did not fit and wait for the next file.")
            left = words.format(count=done.left)
        self.banner.say(
            "ok",
            self.tr("The file {name} is written to {folder} and was read back.").format(
                name=done.path.name, folder=done.path.parent
            ),
            left,
            self.tr("Take it to the server's admin; remove the stick by Eject first."),
        )
        self.refresh()

    def _refused(self, said: Sentence) -> None:
        self.banner.say("bad", said.happened, said.meaning, said.action)
        self._free()
        self._fit()

    def _busy(self) -> None:
        focused = self.focusWidget()
        if focused in (self.export_button, self.import_button):
            self._focused = focused
        for button in (self.export_button, self.import_button):
            button.setEnabled(False)

    def _free(self) -> None:
        free = not self._sync.running and not self._sync.ended
        for button in (self.export_button, self.import_button):
            button.setEnabled(free)
        if free:
            self._focused.setFocus(Qt.FocusReason.OtherFocusReason)


def _step(
    steps: QGridLayout,
    row: int,
    number: str,
    title: str,
    body: QWidget,
    button: QPushButton | None,
) -> int:
    """One numbered step; the row after it."""
    steps.addWidget(text_label(number, "title"), row, 0, Qt.AlignmentFlag.AlignTop)
    steps.addWidget(text_label(title, "strong"), row, 1)
    steps.addWidget(body, row + 1, 1)
    if button is not None:
        steps.setRowMinimumHeight(row + 2, SPACE_4)
        steps.addWidget(button, row + 3, 1, Qt.AlignmentFlag.AlignLeft)
    steps.setRowMinimumHeight(row + 4, SPACE_12)
    return row + 5


def _documents() -> str:
    place = QStandardPaths.StandardLocation.DocumentsLocation
    return QStandardPaths.writableLocation(place)
