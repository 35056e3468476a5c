"""Taking a new export in: chosen, looked at, and only then stored; then the copy follows.

Failure policy: until “Take it in” is pressed nothing is stored, and closing leaves everything as it
was. What stops half way leaves whole batches, and the same file again brings the rest.
"""

from __future__ import annotations

import threading
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.errors import Cancelled, PenghubungError
from desktop.domain.intake import Intake
from desktop.mandiri import MandiriOffice
from ui.case.reading import formatter_of
from ui.lanes import CancelToken
from ui.mandiri.choosing import ExportDrop
from ui.mandiri.counts import IntakeCounts, progress_words
from ui.notices import sentence_of_error
from ui.theme.tokens import SPACE_12, SPACE_16, SPACE_24
from ui.widgets import Banner, ProgressRow, action_button, lay_out_dialog, text_label
from ui.workplace import Workplace

_WIDTH: Final = 560


class IntakeDialog(QDialog):
    """Over the window of an office on this PC."""

    def __init__(
        self, workplace: Workplace, office: MandiriOffice, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._work = workplace
        self._office = office
        self._agency = workplace.desk.certificate.agency_name
        self._file: Path | None = None
        self._stop = threading.Event()
        self._token = CancelToken.of(self)
        self.setWindowTitle(self.tr("Import a new export"))
        write = formatter_of(workplace.desk)
        self._format = write
        self.drop = ExportDrop()
        self.drop.chosen.connect(self.look)
        self.banner = Banner()
        self.banner.acted.connect(self.banner.hide)
        self.counts = IntakeCounts(write)
        self.next = text_label("", tone="muted", wrap=True)
        self.progress = ProgressRow()
        self.progress.cancelled.connect(self._halt)
        self.take_button = action_button(self.tr("&Take it in"), "primary")
        self.take_button.clicked.connect(self.take)
        self.close_button = action_button(self.tr("Close"), "link")
        self.close_button.clicked.connect(self.reject)
        column = QVBoxLayout()
        column.setContentsMargins(SPACE_24, SPACE_16, SPACE_24, SPACE_16)
        column.setSpacing(SPACE_12)
        column.addWidget(text_label(self.tr("Import a new export"), "headline"))
        column.addWidget(
            text_label(
                self.tr(
                    "New and changed complaints of your agency come in. What you write, and what"
                    " waits to be entered, stays as it is."
                ),
                tone="muted",
                wrap=True,
            )
        )
        for part in (self.banner, self.drop, self.counts, self.next, self.progress):
            column.addWidget(part)
        column.addStretch()
        self._held = QWidget()
        self._held.setLayout(column)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._held)
        self._foot = lay_out_dialog(self, scroll, self.close_button, self.take_button)
        self.setTabOrder(self.drop.button, self.take_button)
        for hidden in (self.counts, self.next, self.take_button):
            hidden.hide()
        self._fit()

    def look(self, file: Path) -> None:
        """Count what it would bring."""
        self._file = file
        self._begin(self.tr("Reading the file …"))
        office, agency, stop = self._office, self._agency, self._stop
        self._work.lanes.submit(
            "net",
            lambda: office.look(file, agency, self._tell, stop.is_set),
            self._looked,
            self._failed,
            self._token,
        )

    def take(self) -> None:
        """Store it, then bring the copy up to date."""
        file = self._file
        if file is None:
            return
        self._begin(self.tr("Taking it in …"), can_stop=False)
        office, agency = self._office, self._agency
        self._work.lanes.submit(
            "net", lambda: office.take(file, agency, self._tell), self._took, self._failed
        )

    def reject(self) -> None:
        """Nothing is stored; what is being read stops."""
        self._stop.set()
        self._token.cancel()
        super().reject()

    def _begin(self, words: str, can_stop: bool = True) -> None:
        self._stop = threading.Event()
        self.banner.hide()
        self.next.hide()
        self.drop.set_busy(True)
        self.take_button.setEnabled(False)
        self.close_button.setEnabled(can_stop)
        self.progress.begin(words, can_stop)

    def _halt(self) -> None:
        self._stop.set()

    def _tell(self, done: int, total: int) -> None:
        self._work.lanes.to_gui(partial(self._advance, done, total))

    def _advance(self, done: int, total: int) -> None:
        figure = progress_words(self._format, done, total)
        self.progress.advance(self.tr("Reading the file …"), done, total, figure)

    def _rest(self) -> None:
        self.progress.finish()
        self.drop.set_busy(False)
        self.close_button.setEnabled(True)

    def _looked(self, found: Intake) -> None:
        self._rest()
        self.counts.show_counts(found, self._work.desk.clock.now(), sorted_out=True)
        self.counts.show()
        self.take_button.setVisible(found.brings)
        self.take_button.setEnabled(True)
        self.next.setText(
            self.tr("Nothing is stored yet. They stand in your lists as soon as you take them in.")
            if found.brings
            else self.tr("This export brings nothing new; nothing is to be done.")
        )
        self.next.show()
        self._fit()
        (self.take_button if found.brings else self.close_button).setFocus()

    def _took(self, found: Intake) -> None:
        self._rest()
        self.take_button.hide()
        self.next.hide()
        number = self._format.number
        words = self.tr("New complaints: {new}, changed: {changed}.")
        self.banner.say(
            "ok",
            self.tr("The export is in."),
            words.format(new=number(found.new), changed=number(found.changed)),
            self.tr("Your drafts and the list for SP4N-LAPOR! are as they were."),
        )
        self._fit()
        self.close_button.setFocus()
        self._work.events.sync_asked.emit()

    def _failed(self, error: BaseException) -> None:
        self._rest()
        if isinstance(error, Cancelled):
            return
        said = sentence_of_error(error)
        self.counts.hide()
        self.take_button.hide()
        self.banner.say("bad", said.happened, said.meaning, said.action)
        self._fit()
        if not isinstance(error, PenghubungError):
            raise error

    def _fit(self) -> None:
        """As high as its words need, within the window."""
        parent = self.parentWidget()
        room = parent.size() if parent is not None else self.maximumSize()
        width = min(_WIDTH, room.width() - SPACE_24)
        layout = self._held.layout()
        needs = layout.heightForWidth(width) if layout is not None else 0
        high = needs + self._foot.sizeHint().height() + SPACE_24
        self.resize(width, min(high, room.height() - SPACE_24))
