"""Keeps what is typed: autosave on the `db` lane, tried again until it is in the file.

Failure policy: a text leaves memory only once it stands in the file. A save that fails keeps the
slot here, whichever complaint is on screen, says so once per failure, and is tried again. Saves
are never cancelled: not by another case, not by a closing window.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from desktop.domain.errors import NotFound, PenghubungError
from desktop.domain.model import Attachment, Content, Draft, OutboxItem, WorkKind
from desktop.services.work import WorkService
from ui.lanes import Lanes

T = TypeVar("T")

SAVE_AFTER_MS: Final = 1000
"""From the first unsaved sign to the save: with the write itself well under 2 s."""
RETRY_AFTER_MS: Final = 3000
CLOSING_S: Final = 2.0


@dataclass(eq=False, slots=True)
class Slot:
    """One text being written. `content` is what the screen holds, version by version.

    `draft_id`, `written` and `saved_at` are set on the lane, one job at a time: they say what
    the file holds.
    """

    complaint: str
    content: Content
    draft_id: int | None = None
    saved_at: int = 0
    supersedes: bytes | None = None
    version: int = 0
    written: int = 0
    writing: bool = False
    error: BaseException | None = None
    files: tuple[Attachment, ...] = ()
    """Set on the lane: attachments that the file holds, which no save of words touches."""

    @classmethod
    def new(cls, complaint: str, kind: WorkKind) -> Slot:
        """An empty text of a kind."""
        return cls(complaint, Content(kind, result="proses" if kind == "follow_up" else ""))

    @classmethod
    def of(cls, draft: Draft) -> Slot:
        """A text that the file holds."""
        return cls(
            draft.complaint,
            draft.content,
            draft.id,
            draft.updated_at,
            supersedes=draft.supersedes,
            files=draft.content.attachments,
        )

    @property
    def kind(self) -> WorkKind:
        """Which of the verbs."""
        return self.content.kind

    @property
    def dirty(self) -> bool:
        """The file does not hold what the screen shows."""
        return self.version > self.written or self.writing

    @property
    def blank(self) -> bool:
        """Nothing that was written: no reason to keep a draft."""
        return is_blank(self.content)


def is_blank(content: Content) -> bool:
    """Whether nothing of it was written or picked by the officer."""
    return not (content.text.strip() or content.reason or content.suggest or content.attachments)


def write(work: WorkService, slot: Slot, version: int, content: Content) -> None:
    """Bring a slot's content into the file. On the `db` lane. Raises `PenghubungError`."""
    if version <= slot.written:
        return
    if is_blank(content) and not slot.files and slot.supersedes is None:
        _throw_away(work, slot)
        slot.written = version
    else:
        _save(work, slot, version, content)


def _save(work: WorkService, slot: Slot, version: int, content: Content) -> int:
    try:
        draft = work.save(slot.complaint, content, slot.draft_id)
    except NotFound:
        # It was sent from another screen meanwhile: these words stand on their own.
        draft = work.save(slot.complaint, content)
    slot.draft_id, slot.saved_at, slot.written = draft.id, draft.updated_at, version
    return draft.id


def _throw_away(work: WorkService, slot: Slot) -> None:
    """An emptied draft is discarded with its last words, which can be brought back."""
    if slot.draft_id is None:
        return
    try:
        work.discard_draft(slot.draft_id)
    except NotFound:
        slot.draft_id = None


class DraftKeeper(QObject):
    """Saves slots within `SAVE_AFTER_MS` of a change. Lives in the GUI thread.

    `changed(slot)`: its state of saving is another. `kept(slot)`: a draft came or went.
    """

    changed = Signal(object)
    kept = Signal(object)

    def __init__(self, work: WorkService, lanes: Lanes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._lanes = lanes
        self._unsaved: list[Slot] = []
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.flush)

    @property
    def timer(self) -> QTimer:
        """The timer of the next save."""
        return self._timer

    def unsaved(self) -> bool:
        """Whether any text is not in the file."""
        return bool(self._unsaved)

    def unsaved_of(self, complaint: str) -> list[Slot]:
        """Texts of a complaint that the file does not hold yet."""
        return [slot for slot in self._unsaved if slot.complaint == complaint]

    def unsaved_complaint(self, first: str) -> str:
        """A complaint with such a text: `first` if it has one; empty where none has."""
        keys = [slot.complaint for slot in self._unsaved]
        return first if first in keys else next(iter(keys), "")

    def edited(self, slot: Slot, content: Content) -> None:
        """The officer changed it; saved soon."""
        if content == slot.content:
            return
        slot.content = content
        slot.version += 1
        if slot not in self._unsaved:
            self._unsaved.append(slot)
        # Not begun anew by each sign: steady typing must not put the save off.
        if not self._timer.isActive():
            self._timer.start(SAVE_AFTER_MS)
        self.changed.emit(slot)

    def flush(self) -> None:
        """Save all now."""
        self._timer.stop()
        for slot in list(self._unsaved):
            if not slot.writing:
                self._write(slot)

    def save_now(self, wait_s: float = CLOSING_S) -> bool:
        """Save all and wait for it, at most `wait_s` seconds; whether everything is in the file.

        For closing the window: the GUI thread stands still meanwhile.
        """
        self._timer.stop()
        waiting = [self._write(slot) for slot in list(self._unsaved)]
        for done in waiting:
            done.wait(wait_s)
        return not any(slot.version > slot.written for slot in self._unsaved)

    def send(
        self,
        slot: Slot,
        alone: bool,
        on_ok: Callable[[OutboxItem], None],
        on_error: Callable[[BaseException], None],
    ) -> None:
        """Save, check and freeze a slot into the outbox; see `WorkService.send`."""
        version, content, work = slot.version, slot.content, self._work
        slot.writing = True

        def job() -> OutboxItem:
            # Saved before it is checked: a refusal costs no word.
            if not is_blank(content):
                write(work, slot, version, content)
            work.check(content)
            return work.send(_save(work, slot, version, content), alone=alone)

        self._settling(slot, job, on_ok, on_error)

    def change_files(
        self,
        slot: Slot,
        change: Callable[[int], tuple[Draft, PenghubungError | None]],
        on_ok: Callable[[PenghubungError | None], None],
        on_error: Callable[[BaseException], None],
    ) -> None:
        """Save the words, then `change` the attachments of their draft, on the lane; `on_ok`
        gets what was refused of several, `on_error` why nothing was changed."""
        version, content, work = slot.version, slot.content, self._work
        slot.writing = True
        self.changed.emit(slot)

        def job() -> PenghubungError | None:
            draft_id = _save(work, slot, version, content)
            try:
                draft, refused = change(draft_id)
            except PenghubungError:
                if is_blank(content) and not slot.files and slot.supersedes is None:
                    _throw_away(work, slot)
                raise
            slot.files = draft.content.attachments
            words = replace(content, attachments=slot.files)
            if is_blank(words) and slot.supersedes is None:
                _throw_away(work, slot)
            return refused

        def done(refused: PenghubungError | None) -> None:
            slot.writing, slot.error = False, None
            slot.content = replace(slot.content, attachments=slot.files)
            if isValid(self):
                self._settle(slot)
                self.kept.emit(slot)
                on_ok(refused)

        def failed(error: BaseException) -> None:
            slot.writing = False
            if isValid(self):
                self._settle(slot)
                on_error(error)

        # No token and no owner: a file that was chosen is attached whatever becomes of the window.
        self._lanes.submit("db", job, done, failed, urgent=True)

    def discard(
        self,
        slot: Slot,
        on_ok: Callable[[int], None],
        on_error: Callable[[BaseException], None],
    ) -> None:
        """Save the last words, then throw the draft away; `on_ok` gets its number for a way
        back."""
        version, content, work = slot.version, slot.content, self._work
        slot.writing = True

        def job() -> int:
            draft_id = _save(work, slot, version, content)
            work.discard_draft(draft_id)
            return draft_id

        self._settling(slot, job, on_ok, on_error)

    def _settling(
        self,
        slot: Slot,
        job: Callable[[], T],
        on_ok: Callable[[T], None],
        on_error: Callable[[BaseException], None],
    ) -> None:
        """Run the last job of a slot; afterwards it is not saved again."""

        def done(answer: T) -> None:
            slot.writing, slot.error, slot.written = False, None, slot.version
            if isValid(self):
                self._settle(slot)
                on_ok(answer)

        def refused(error: BaseException) -> None:
            slot.writing = False
            if isValid(self):
                self._settle(slot)
                on_error(error)

        self._lanes.submit("db", job, done, refused, urgent=True)

    def _write(self, slot: Slot) -> threading.Event:
        version, content, work, had = slot.version, slot.content, self._work, slot.draft_id
        done = threading.Event()
        slot.writing = True
        self.changed.emit(slot)

        def job() -> None:
            try:
                write(work, slot, version, content)
            finally:
                done.set()

        def wrote(_nothing: None) -> None:
            slot.writing, slot.error = False, None
            if isValid(self):
                self._settle(slot)
                if (slot.draft_id != had) or is_blank(content):
                    self.kept.emit(slot)

        def failed(error: BaseException) -> None:
            slot.writing, slot.error = False, error
            if isValid(self):
                self._settle(slot)
            if not isinstance(error, PenghubungError):
                raise error

        # No token and no owner: this job runs whatever becomes of the window.
        self._lanes.submit("db", job, wrote, failed, urgent=True)
        return done

    def _settle(self, slot: Slot) -> None:
        if slot.version <= slot.written:
            if slot in self._unsaved:
                self._unsaved.remove(slot)
        elif not self._timer.isActive():
            self._timer.start(RETRY_AFTER_MS if slot.error else SAVE_AFTER_MS)
        self.changed.emit(slot)
