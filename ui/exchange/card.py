"""The sync card: how exchange and copy stand, what waits, and the one button."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from desktop.domain.errors import PenghubungError
from desktop.domain.notices import Sentence
from desktop.services.outcome import Done
from ui.case.reading import formatter_of
from ui.exchange.controller import Progress, SyncController
from ui.exchange.mark import Mark, mark_of
from ui.exchange.outlook import Outlook
from ui.exchange.standing import (
    Standing,
    carried_words,
    copy_words,
    line_words,
    read_standing,
    stage_words,
    trouble_words,
    waiting_words,
)
from ui.lanes import CancelToken
from ui.notices import sentence_of_error
from ui.theme.current import current_theme
from ui.theme.tokens import SPACE_4, SPACE_8, SPACE_12, Token
from ui.widgets import Card, ElidedLabel, action_button, text_label
from ui.widgets.look import set_look
from ui.workplace import Workplace

CHANGES_MS: Final = 200
AGE_MS: Final = 30_000
"""How often the ages in it are written anew."""
_DOT: Final = 10
_STEPS: Final = 1000


class Dot(QWidget):
    """The colour beside the word of a state; silent to a screen reader."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.token: Token = "muted"
        self.setFixedSize(_DOT, _DOT)

    def set_token(self, token: Token) -> None:
        """Another colour."""
        self.token = token
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A disc in the colours of now."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(current_theme().color(self.token)))
            painter.drawEllipse(QRectF(0.5, 0.5, _DOT - 1, _DOT - 1))


class SyncCard(Card):
    """Always there; its button starts a run and, while one is on its way, stops it. `marked`:
    the same in short, for a rail without room."""

    marked = Signal(object)

    def __init__(
        self, workplace: Workplace, controller: SyncController, parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("Synchronisation"))
        self._work = workplace
        self._sync = controller
        self._token = CancelToken()
        self._trouble: Sentence | None = None
        self._closed = False
        self.standing: Standing | None = None
        self.mark = Mark()
        self._build()
        self._changes = QTimer(self, singleShot=True, interval=CHANGES_MS)
        self._changes.timeout.connect(self.refresh)
        self._age = QTimer(self, interval=AGE_MS)
        self._age.timeout.connect(self.refresh)
        self._age.start()
        workplace.events.copy_changed.connect(self._changed)
        workplace.events.work_changed.connect(self._changed)
        controller.started.connect(self._begun)
        controller.progressed.connect(self._progressed)
        controller.finished.connect(self._finished)
        controller.troubled.connect(self._troubled)
        controller.refused.connect(self._rest)
        controller.exported.connect(self._rest)
        controller.planned.connect(self.refresh)
        controller.looked.connect(self.refresh)
        self.refresh()

    def _build(self) -> None:
        self.dot = Dot()
        self.state = ElidedLabel("", "strong")
        self.since = text_label("", "secondary", wrap=True)
        self.copy = text_label("", "secondary", wrap=True)
        self.waiting = text_label("", "strong", wrap=True)
        self.outlook = Outlook(self._work, self._sync)
        self.attention = action_button("", "link")
        self.attention.clicked.connect(lambda: self._work.events.page_asked.emit("attention"))
        self.stage = text_label("", "secondary", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.button = action_button(self.tr("Synchronise"), "primary", "F9")
        self.button.clicked.connect(self._pressed)
        self.carried = text_label("", "secondary", wrap=True)
        self.courier = action_button(self.tr("By courier…"), "link")
        self.courier.setToolTip(self.tr("Without a network, a file on a stick takes its place"))
        self.courier.clicked.connect(self._work.events.courier_asked)
        if self._work.desk.office is not None:
            # Nothing is carried anywhere: in its place stands what brings new complaints.
            self.courier.setText(self.tr("Import a new export…"))
            self.courier.setAccessibleName(self.tr("Import a new export"))
            self.courier.setToolTip("")
        for flush in (self.attention, self.courier):
            # Their words begin where those of the lines above them do.
            set_look(flush, edge="flush")
        head = QHBoxLayout()
        head.setSpacing(SPACE_8)
        head.addWidget(self.dot)
        head.addWidget(self.state, 1)
        self.body.setContentsMargins(SPACE_12, SPACE_8, SPACE_12, SPACE_12)
        self.body.setSpacing(SPACE_4)
        self.body.addLayout(head)
        parts: tuple[QWidget, ...] = (
            self.since,
            self.copy,
            self.stage,
            self.bar,
            self.waiting,
            self.carried,
        )
        for part in parts:
            self.body.addWidget(part)
        self.body.addWidget(self.attention, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.outlook)
        self.body.addSpacing(SPACE_4)
        self.body.addWidget(self.button)
        foot = QHBoxLayout()
        foot.addWidget(self.courier)
        foot.addStretch()
        foot.addWidget(self.outlook.menu)
        self.body.addLayout(foot)
        for hidden in (self.stage, self.bar, self.attention, self.carried):
            hidden.hide()

    def end(self) -> None:
        """Ask for nothing any more: the window is closed and the lanes may be too."""
        self._closed = True
        self._token.cancel()
        self._changes.stop()
        self._age.stop()

    def refresh(self, _told: object = None) -> None:
        """Read again how things stand."""
        if self._sync.ended or self._closed:
            return
        self._token.cancel()
        self._token = CancelToken()
        desk = self._work.desk
        self._work.lanes.submit(
            "db", lambda: read_standing(desk), self._show, self._unread, self._token
        )

    def _show(self, standing: Standing) -> None:
        self.standing = standing
        if not self._sync.running:
            self._say_line(standing)
        words, state = copy_words(standing)
        self.copy.setText(words)
        set_look(self.copy, type="secondary", tone="" if state == "ok" else state)
        self.waiting.setText(waiting_words(standing))
        self.waiting.setVisible(bool(self.waiting.text()))
        set_look(self.waiting, type="strong" if standing.waiting else "secondary")
        carried = carried_words(standing)
        self.carried.setText(carried)
        self.carried.setVisible(bool(carried))
        needs = self.tr("Need your attention: {count}")
        count = standing.formatter.number(standing.attention)
        self.attention.setText(needs.format(count=count))
        self.attention.setAccessibleName(self.attention.text())
        self.attention.setVisible(standing.attention > 0)
        # What it costs and when it is due concerns a line.
        self.outlook.tell(None if standing.here else standing)
        self._describe()

    def _say_line(self, standing: Standing) -> None:
        if self._trouble is not None:
            self._say_state(self.tr("Not synchronised"), "bad")
            self.since.setText(self._trouble.happened)
            return
        name, token, since = line_words(standing)
        self._say_state(name, token)
        self.since.setText(" · ".join(part for part in (since, trouble_words(standing)) if part))

    def _unread(self, error: BaseException) -> None:
        """No figure rather than a wrong one."""
        self.standing = None
        for label in (self.copy, self.waiting):
            label.setText("")
        self.attention.hide()
        self.outlook.tell(None)
        if not isinstance(error, PenghubungError):
            raise error
        self.since.setText(sentence_of_error(error).happened)
        self._describe()

    def _begun(self) -> None:
        self._trouble = None
        self.courier.setEnabled(False)
        self._say_state(self.tr("Synchronising"), "primary")
        self.button.setText(self.tr("Stop"))
        self.button.setAccessibleName(self.tr("Stop synchronising"))
        set_look(self.button, look="quiet")
        self.since.hide()
        for part in (self.stage, self.bar):
            part.show()
        self._describe()

    def _progressed(self, progress: Progress) -> None:
        name, figures = stage_words(progress, formatter_of(self._work.desk))
        words = f"{name}: {figures}" if figures else name
        self.stage.setText(words)
        done, whole = progress.taken, progress.announced if progress.stage == "receiving" else 0
        if progress.stage == "attachments":
            done, whole = progress.file_done, progress.file_size
        self.bar.setRange(0, _STEPS if whole else 0)
        self.bar.setValue(min(_STEPS, done * _STEPS // whole) if whole else 0)
        self.bar.setAccessibleName(name)
        self.bar.setAccessibleDescription(words)
        self.button.setEnabled(progress.stage != "stopping")
        self._describe()

    def _finished(self, _done: Done) -> None:
        self._rest()

    def _troubled(self, sentence: Sentence) -> None:
        self._trouble = sentence
        self._rest()

    def _rest(self, _said: object = None) -> None:
        """No run is on its way any more."""
        for part in (self.stage, self.bar):
            part.hide()
        self.since.show()
        words = self.tr("Synchronise")
        self.button.setText(f"{words}   F9")
        self.button.setAccessibleName(words)
        self.button.setEnabled(not self._sync.ended)
        self.courier.setEnabled(not self._sync.ended)
        set_look(self.button, look="primary")
        self._changes.stop()
        if self._sync.ended:
            self._token.cancel()
            self._say_state(self.tr("Access revoked"), "bad")
            for label in (self.since, self.copy, self.waiting, self.carried):
                label.setText("")
            self.attention.hide()
            self.outlook.tell(None)
            self.outlook.menu.hide()
        self.refresh()
        self._describe()

    def _say_state(self, name: str, token: Token) -> None:
        self.state.set_full_text(name)
        self.dot.set_token(token)

    def _describe(self) -> None:
        """All of it in one go, for a screen reader."""
        parts = (
            self.state.full_text,
            self.stage.text() if self._sync.running else self.since.text(),
            self.copy.text(),
            self.waiting.text(),
            self.attention.text() if not self.attention.isHidden() else "",
            self.carried.text(),
            self.outlook.words,
        )
        said = " · ".join(part for part in parts if part)
        self.setAccessibleDescription(said)
        if self._sync.running:
            share = self.bar.value() * 100 // _STEPS if self.bar.maximum() else 0
            self.mark = Mark("refresh-cw", "primary", f"{share} %" if share else "…", said=said)
        else:
            failed = self._trouble is not None or self._sync.ended
            self.mark = mark_of(None if failed else self.standing, self.dot.token, said)
        self.marked.emit(self.mark)

    def _pressed(self) -> None:
        if self._sync.running:
            self._sync.cancel()
        else:
            self._work.events.sync_asked.emit()

    def _changed(self) -> None:
        if not self._closed and not self._changes.isActive():
            self._changes.start()
