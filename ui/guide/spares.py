"""Spare copies of what the officer wrote: when made, what would come back, and bringing it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.domain.formats import Formatter, zone_of
from desktop.services.spares import Held
from desktop.storage.merging import Merged
from ui.i18n import current
from ui.lanes import CancelToken
from ui.notices import sentence_of_error
from ui.theme.fonts import font_percent
from ui.theme.tokens import SPACE_12, SPACE_16, SPACE_24
from ui.widgets import Banner, StateLine, action_button, lay_out_dialog, text_label
from ui.workplace import Workplace

_WIDE, _HIGH = 620, 480


class SparesDialog(QDialog):
    """Enter restores the one chosen, Esc leaves everything as it is. All of it is done on `net`:
    the lane that saves what is typed stays free."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._work = workplace
        self._held: tuple[Held, ...] = ()
        self._token = CancelToken.of(self)
        self._looking = CancelToken()
        desk = workplace.desk
        self._write = Formatter.for_pc(zone_of(desk.certificate.zone), desk.clock.now(), current())
        self.setWindowTitle(self.tr("Spare copies of what you wrote"))
        said = text_label(
            self.tr(
                "Drafts, outbox and their history, encrypted on this PC. Restoring adds what is"
                " missing; what stands here now stays, and nothing is sent by itself."
            ),
            wrap=True,
        )
        self.banner = Banner()
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Spare copies, the latest first"))
        self.list.currentRowChanged.connect(self._preview)
        self.list.itemActivated.connect(lambda _item: self.restore())
        self.told = StateLine()
        body = QVBoxLayout()
        body.setContentsMargins(SPACE_16, SPACE_16, SPACE_16, SPACE_16)
        body.setSpacing(SPACE_12)
        for part in (said, self.banner):
            body.addWidget(part)
        body.addWidget(self.list, 1)
        body.addWidget(self.told)
        self.make_button = action_button(self.tr("Make one now"))
        self.make_button.clicked.connect(self.make)
        self.close_button = action_button(self.tr("Close"))
        self.close_button.clicked.connect(self.reject)
        self.restore_button = action_button(self.tr("&Restore"), "primary")
        self.restore_button.clicked.connect(self.restore)
        self.restore_button.setEnabled(False)
        lay_out_dialog(self, body, self.make_button, self.close_button, self.restore_button)
        self.restore_button.setDefault(True)
        room = parent.size()
        self.resize(
            min(_WIDE * font_percent() // 100, room.width() - SPACE_24),
            min(_HIGH * font_percent() // 100, room.height() - SPACE_24),
        )
        self.list.setFocus()
        self._read()

    def _read(self) -> None:
        spares = self._work.desk.spares
        self.told.set_state("hourglass", self.tr("Reading …"))
        self._work.lanes.submit("net", spares.list, self._came, self._failed, self._token)

    def make(self) -> None:
        """Another one, now."""
        spares = self._work.desk.spares
        self.make_button.setEnabled(False)
        self.told.set_state("hourglass", self.tr("Making a spare copy …"))
        self._work.lanes.submit("net", spares.make, self._made, self._failed, self._token)

    def restore(self) -> None:
        """Bring back what is missing here."""
        if not self.restore_button.isEnabled():
            return
        held = self._held[self.list.currentRow()]
        bring = partial(self._work.desk.spares.restore, held.spare.number)
        self.restore_button.setEnabled(False)
        self.told.set_state("hourglass", self.tr("Restoring …"))
        self._work.lanes.submit("net", bring, self._restored, self._failed, self._token)

    def _came(self, held: tuple[Held, ...]) -> None:
        self._held = held
        self.make_button.setEnabled(True)
        self.list.clear()
        for one in held:
            self.list.addItem(QListWidgetItem(self._line(one)))
        if held:
            self.list.setCurrentRow(0)
        else:
            self.told.set_state("circle-alert", self.tr("There is none yet."), "warn")

    def _line(self, held: Held) -> str:
        write = self._write
        when = write.moment(held.spare.at, self._work.desk.clock.now())
        inside = held.contents
        if inside is None:
            return self.tr("{when}: cannot be read").format(when=when)
        return self.tr("{when}: drafts {drafts}, not sent yet {queued}, {size}").format(
            when=when,
            drafts=write.number(inside.drafts),
            queued=write.number(inside.queued),
            size=write.size(held.spare.size),
        )

    def _preview(self, row: int) -> None:
        self._looking.cancel()
        self.restore_button.setEnabled(False)
        if not 0 <= row < len(self._held) or self._held[row].contents is None:
            return
        look = partial(self._work.desk.spares.preview, self._held[row].spare.number)
        self._looking = token = CancelToken()
        self._work.lanes.submit("net", look, self._would, self._failed, token)

    def _would(self, found: Merged) -> None:
        words = what_comes(found, self._write)
        if words:
            self.told.set_state("history", self.tr("Would come back: {what}").format(what=words))
        else:
            self.told.set_state("circle-check", self.tr("Everything in it is here already."), "ok")
        self.restore_button.setEnabled(bool(words))

    def _made(self, _spare: object) -> None:
        self._read()

    def _restored(self, done: Merged) -> None:
        words = what_comes(done, self._write)
        more = self.tr("What had not been sent is a draft now: read it before you send it.")
        files = self.tr("Attachments no longer on this PC: {n}.").format(
            n=self._write.number(done.files)
        )
        self.banner.say(
            "ok",
            self.tr("Restored: {what}").format(what=words),
            " ".join([*([more] if done.again else []), *([files] if done.files else [])]),
            self.tr("Look at Drafts."),
        )
        self._work.events.work_changed.emit("")
        self._read()

    def _failed(self, error: BaseException) -> None:
        self.make_button.setEnabled(True)
        told = sentence_of_error(error)
        self.told.set_state("", "")
        self.banner.say("bad", told.happened, told.meaning, told.action)


def what_comes(found: Merged, write: Formatter) -> str:
    """What a spare brings, in a line; empty where it brings nothing."""
    say = QCoreApplication.translate
    parts = (
        (found.drafts, say("SparesDialog", "drafts {n}")),
        (found.versions, say("SparesDialog", "older texts {n}")),
        (found.sent, say("SparesDialog", "sent items {n}")),
        (found.others, say("SparesDialog", "marks, templates and notes {n}")),
    )
    return ", ".join(words.format(n=write.number(n)) for n, words in parts if n)
