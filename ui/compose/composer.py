"""The composer below a complaint: four verbs, each with a text that is always saved.

Nothing but the officer and the officer's own drafts ever changes what stands in an editor. A
reading of the complaint (`refresh`) fills an editor only where it is empty and a draft has come,
or where its draft was sent or thrown away on another screen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, QStandardPaths, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.domain.errors import PenghubungError
from desktop.domain.model import Draft, OutboxItem, WorkKind
from sync.filetypes import MIME
from ui.case.reading import CaseView
from ui.compose.aids import WritingAids
from ui.compose.forms import VERBS, ReturnForm, VerbForm, verb_name
from ui.compose.frame import ComposerFrame
from ui.compose.given import Given, attach_all, given_in, removing, swapping
from ui.compose.keeper import CLOSING_S, DraftKeeper, Slot
from ui.workplace import Workplace


class Composer(ComposerFrame):
    """`worked(key)`: drafts or outbox of a complaint changed. `sent(OutboxItem)`: it is in the
    outbox. `reading_asked`: the officer wants to send while there is news that was not read (see
    `hold_back`)."""

    worked = Signal(str)
    sent = Signal(object)
    reading_asked = Signal()

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = workplace.desk
        self._lanes = workplace.lanes
        self._view: CaseView | None = None
        self._slots: dict[WorkKind, Slot] = {}
        self._held_back = False
        self._undo_of = ""
        pictures = QStandardPaths.StandardLocation.PicturesLocation
        self._folder = QStandardPaths.writableLocation(pictures)
        self.keeper = DraftKeeper(workplace.desk.work, workplace.lanes, self)
        self.aids = WritingAids(workplace, self)
        self._connect()
        self.bring_forward()

    @property
    def complaint(self) -> str:
        """Whose complaint it writes on; empty where none is open."""
        return self._view.key if self._view is not None else ""

    @property
    def writing(self) -> bool:
        """Whether an editor holds words of the officer."""
        return any(not slot.blank for slot in self._slots.values())

    @property
    def slot(self) -> Slot:
        """The text on screen. Raises KeyError where no complaint is open."""
        return self._slots[self.form.kind]

    # What the pane asks

    def load(self, view: CaseView) -> None:
        """Write on this complaint from now on; drafts of before are loaded and said aloud."""
        self.keeper.flush()
        self.banner.settle()
        self.undo.withdraw()
        self._undo_of, self._held_back = "", False
        self._take_facts(view)
        kept = {slot.kind: slot for slot in self.keeper.unsaved_of(view.key)}
        for kind in VERBS:
            self._put(kept.get(kind) or self._first_draft(kind), kind)
        written = [slot for slot in self._slots.values() if not slot.blank]
        latest = max(written, key=lambda s: (s.dirty, s.saved_at, s.draft_id or 0), default=None)
        self.show_verb(latest.kind if latest is not None else "follow_up")
        self.rest(latest is None)
        if latest is not None and latest.error is not None:
            self._saving_changed(latest)
        elif latest is not None and latest.draft_id is not None and not latest.dirty:
            self.saved.recovered(view.formatter.short_moment(latest.saved_at, view.now))

    def refresh(self, view: CaseView) -> None:
        """The same complaint was read again; see the module for what this may change."""
        self._take_facts(view)
        held = {draft.id for draft in view.drafts}
        for kind in VERBS:
            slot = self._slots[kind]
            lost = slot.draft_id is not None and slot.draft_id not in held
            if not slot.dirty and (lost or (slot.blank and self._drafts(kind))):
                self._put(self._first_draft(kind), kind)
        queued = view.work.get(self._undo_of)
        if self._undo_of and (queued is None or queued.state != "queued"):
            self._undo_of = ""
            self.undo.withdraw()
        self._show_slot()

    def clear(self) -> None:
        """No complaint is open; what was written is saved."""
        self.keeper.flush()
        self._view, self._slots = None, {}
        self.aids.show_case(None)

    def hold_back(self, held: bool) -> None:
        """While there is news that the officer has not read, sending shows it first."""
        self._held_back = held

    def save_now(self, wait_s: float = CLOSING_S) -> bool:
        """Save everything and wait for it; whether all is in the file."""
        return self.keeper.save_now(wait_s)

    def say_unsaved(self) -> None:
        """Bring the text that is not in the file to the front, and what can be done."""
        for slot in self.keeper.unsaved_of(self.complaint):
            self.show_verb(slot.kind)
            self.banner.closing(slot, self.keeper.flush)
            self.focus_editor()
            return

    def show_verb(self, kind: WorkKind) -> None:
        """Bring a tab to the front."""
        with QSignalBlocker(self.tabs):
            self.tabs.setCurrentIndex(VERBS.index(kind))
        self._verb_changed()

    def focus_editor(self) -> None:
        """Put the cursor into the text on screen."""
        self.form.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # What the officer does

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and pictures may be let go anywhere on the composer."""
        if given_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Attach what was let go."""
        self.attach(given_in(event.mimeData()))
        event.acceptProposedAction()

    def send(self, alone: bool = False) -> None:
        """Check, freeze into the outbox, and offer the way back."""
        form = self.form
        if self._view is None or form.locked:
            return
        if self._held_back:
            self.reading_asked.emit()
            return
        if isinstance(form, ReturnForm):
            form.suggest.settle()
        if isinstance(form, ReturnForm) and form.suggest.unknown:
            self.banner.unknown_agency(form.suggest.unknown)
            form.suggest.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        slot = self._take_in(form)
        if not self.aids.may_send(partial(self.send, alone)):
            return
        form.set_locked(True)
        self.banner.settle()
        promise = self.aids.reminder, self.aids.promise_words()
        self.keeper.send(
            slot, alone, partial(self._sent, slot, promise), partial(self._refused, slot)
        )

    def save(self) -> None:
        """Ctrl+S: everything is saved anyway; say so."""
        if self._view is None:
            return
        self.keeper.flush()
        self.saved.confirm(self.slot, self._moment(self.slot.saved_at))

    def discard(self) -> None:
        """Throw the text on screen away, with the way back."""
        slot = self.slot
        if not slot.blank and not self.form.locked:
            self.form.set_locked(True)
            self.keeper.discard(slot, partial(self._discarded, slot), self._failed_on(slot))

    def attach(self, given: Sequence[Given]) -> None:
        """Attach files or pictures to the text on screen."""
        if self._view is not None and given and not self.form.locked:
            self._change_files(partial(attach_all, self._desk, list(given)))

    def ask_files(self) -> None:
        """Ask which files to attach."""
        dialog = QFileDialog(self, self.tr("Attach files"), self._folder)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        kinds = " ".join(f"*.{kind}" for kind in dict.fromkeys(("jpg", "jpeg", *MIME)))
        dialog.setNameFilters([self.tr("Pictures and documents ({kinds})").format(kinds=kinds)])
        dialog.filesSelected.connect(self._attach_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _attach_chosen(self, files: Sequence[str]) -> None:
        # Photos of one day lie side by side: the next time begins where these were.
        self._folder = str(Path(files[0]).parent)
        self.attach([Path(file) for file in files])

    def _change_files(self, change: Callable[[int], tuple[Draft, PenghubungError | None]]) -> None:
        slot = self._take_in(self.form)

        def done(refused: PenghubungError | None) -> None:
            self.banner.settle()
            self._show_slot()
            if refused is not None:
                self._failed_on(slot)(refused)

        self.keeper.change_files(slot, change, done, self._failed_on(slot))

    def adopt(self, draft: Draft) -> None:
        """Show a draft that came back, and go on writing it."""
        kind = draft.content.kind
        if draft.complaint == self.complaint and kind in VERBS:
            self.keeper.flush()
            self._put(Slot.of(draft), kind)
            self.show_verb(kind)
            self.focus_editor()
        self.worked.emit(draft.complaint)

    # Answers of the lane

    def _sent(self, slot: Slot, promise: tuple[date | None, str], item: OutboxItem) -> None:
        self.aids.sent(item, *promise)
        words = self.remark.sent_words(item)
        if self._closed(slot, "inbox", words, partial(self._desk.work.pull_back, item.id)):
            self._undo_of = item.id.hex()
        self.sent.emit(item)
        self.worked.emit(slot.complaint)

    def _discarded(self, slot: Slot, draft_id: int) -> None:
        words = self.tr("Draft thrown away.")
        self._closed(slot, "trash-2", words, partial(self._desk.work.restore_draft, draft_id))
        self.worked.emit(slot.complaint)

    def _closed(self, slot: Slot, icon_name: str, words: str, back: Callable[[], Draft]) -> bool:
        """This text is out of the editor; another draft of its verb, or none, takes its place."""
        if self._slots.get(slot.kind) is not slot:
            return False
        others = [d for d in self._drafts(slot.kind) if d.id != slot.draft_id]
        self._put(Slot.of(others[0]) if others else None, slot.kind)
        self._show_slot()
        self._undo_of = ""
        self.undo.offer(icon_name, words, partial(self._take_back, back))
        if slot.kind == self.form.kind:
            self.focus_editor()
        return True

    def _take_back(self, back: Callable[[], Draft]) -> None:
        self._undo_of = ""
        self._lanes.submit("db", back, self.adopt, self._failed_on(self.slot))

    def _refused(self, slot: Slot, error: BaseException) -> None:
        self._failed_on(slot)(error)
        if self._slots.get(slot.kind) is not slot:
            return
        form = self.forms[slot.kind]
        if isinstance(form, ReturnForm) and getattr(error, "detail", "") == "reason":
            form.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.focus_editor()

    def _failed_on(self, slot: Slot) -> Callable[[BaseException], None]:
        def failed(error: BaseException) -> None:
            if self._slots.get(slot.kind) is slot:
                self.forms[slot.kind].set_locked(False)
                self.banner.refused(error, slot, partial(self.send, True))
            if not isinstance(error, PenghubungError):
                raise error

        return failed

    def failed(self, error: BaseException) -> None:
        """Say what went wrong beside the text, which stays as it is."""
        if not self._slots or not isinstance(error, PenghubungError):
            raise error
        self.banner.refused(error, self.slot)

    # Between slots and screen

    def _take_facts(self, view: CaseView) -> None:
        self._view = view
        self.colleagues.show_case(view)
        self.saved.set_limit(view.text_limit, view.formatter)
        form = self.forms["return"]
        assert isinstance(form, ReturnForm)
        own = self._desk.certificate.agency
        form.offer(view.reasons, view.agencies, own, view.proposal)

    def _put(self, slot: Slot | None, kind: WorkKind) -> None:
        self._slots[kind] = slot or Slot.new(self.complaint, kind)
        self.forms[kind].fill(self._slots[kind].content)
        self.forms[kind].set_locked(False)

    def _drafts(self, kind: WorkKind) -> list[Draft]:
        found = self._view.drafts if self._view is not None else ()
        return [draft for draft in found if draft.content.kind == kind]

    def _first_draft(self, kind: WorkKind) -> Slot | None:
        return next((Slot.of(draft) for draft in self._drafts(kind)), None)

    def _take_in(self, form: VerbForm) -> Slot:
        slot = self._slots[form.kind]
        self.keeper.edited(slot, form.content(slot.content))
        return slot

    def _edited(self, form: VerbForm) -> None:
        if self._slots:
            self.aids.edited()
            self._take_in(form)
            self.discard_button.setVisible(not self.slot.blank)
            self._mark_tabs()

    def _saving_changed(self, slot: Slot) -> None:
        self.banner.saving(slot, self.keeper.flush)
        if self._slots.get(self.form.kind) is slot:
            self.saved.show_slot(slot, self._moment(slot.saved_at))

    def _verb_changed(self) -> None:
        self.keeper.flush()
        self.bring_forward()
        self._show_slot()

    def _show_slot(self) -> None:
        if not self._slots:
            return
        slot = self.slot
        self.discard_button.setVisible(not slot.blank)
        self.saved.show_slot(slot, self._moment(slot.saved_at))
        assert self._view is not None  # there are slots
        self.attachments.show_files(slot.content.attachments, self._view.formatter)
        self.remark.show_for(self._view, slot, self.send_button)
        self._mark_tabs()
        self._show_picker()
        self.aids.show_case(self._view)

    def _mark_tabs(self) -> None:
        for number, kind in enumerate(VERBS):
            mark = "" if self._slots[kind].blank else " •"
            self.tabs.setTabText(number, verb_name(kind) + mark)

    def _show_picker(self) -> None:
        """Several drafts of one verb: which of them is on screen."""
        drafts = self._drafts(self.form.kind)
        with QSignalBlocker(self.picker):
            self.picker.clear()
            for number, draft in enumerate(drafts, 1):
                when = self._moment(draft.updated_at)
                words = self.tr("Draft {number} · {when}").format(number=number, when=when)
                self.picker.addItem(words, draft.id)
            self.picker.setCurrentIndex(self.picker.findData(self.slot.draft_id))
        self.picker.setVisible(len(drafts) > 1)

    def _picked(self) -> None:
        wanted = self.picker.currentData()
        if wanted != self.slot.draft_id:
            self.keeper.flush()
            work = self._desk.work
            self._lanes.submit(
                "db", partial(work.draft, wanted), self.adopt, self._failed_on(self.slot)
            )

    def _moment(self, at: int) -> str:
        if self._view is None or at <= 0:
            return ""
        return self._view.formatter.short_moment(at, self._desk.clock.now())

    def _connect(self) -> None:
        self.keeper.changed.connect(self._saving_changed)
        self.keeper.kept.connect(lambda slot: self.worked.emit(slot.complaint))
        for form in self.forms.values():
            form.edited.connect(partial(self._edited, form))
            form.left.connect(self.keeper.flush)
            form.editor.given.connect(self.attach)
        self.tabs.currentChanged.connect(lambda _index: self._verb_changed())
        self.picker.activated.connect(lambda _index: self._picked())
        self.attach_button.clicked.connect(self.ask_files)
        self.attachments.removed.connect(
            lambda digest: self._change_files(partial(removing, self._desk, digest))
        )
        self.attachments.swapped.connect(
            lambda digest: self._change_files(partial(swapping, self._desk, digest))
        )
        self.setAcceptDrops(True)
        self.discard_button.clicked.connect(self.discard)
        self.send_button.clicked.connect(lambda: self.send())
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            self.shortcut(keys).activated.connect(lambda: self.send())
        self.shortcut("Ctrl+S").activated.connect(self.save)
        self.shortcut("Ctrl+Z").activated.connect(self.undo.take_back)
