"""Help at the composer: the look before sending, templates, versions, the promised date.

Works on what stands in the editor and changes it only when the officer says so, as an edit that
Ctrl+Z takes back. It may hold Send back, never alter what is sent.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from desktop.domain.checklist import Findings
from desktop.domain.model import OutboxItem, WorkKind
from desktop.domain.personal import bare, masked
from desktop.domain.writing import Template, TextVersion, VersionCause
from ui.case.reading import CaseView
from ui.compose.check import Asked
from ui.compose.editor import DraftEditor
from ui.compose.history import HistoryDialog
from ui.compose.keeper import Slot
from ui.compose.templates import TemplateDialog
from ui.theme.current import current_theme
from ui.widgets.look import is_restyle
from ui.workplace import Workplace

if TYPE_CHECKING:
    from ui.compose.composer import Composer

SIGNED: Final[frozenset[WorkKind]] = frozenset({"follow_up", "request_info"})
"""What the reporter reads."""
LOOK_AFTER_MS: Final = 400
"""From the last sign to the look at the text: nothing flickers while one types."""


class WritingAids(QObject):
    """One per composer."""

    def __init__(self, workplace: Workplace, composer: Composer) -> None:
        super().__init__(composer)
        self._work = workplace
        self._composer = composer
        self._view: CaseView | None = None
        self._let_be: set[str] = set()
        self._held: Callable[[], None] | None = None
        self._timer = QTimer(self, singleShot=True, interval=LOOK_AFTER_MS)
        self._timer.timeout.connect(self.look)
        self.dialog: TemplateDialog | HistoryDialog | None = None
        composer.installEventFilter(self)
        bar = composer.check.ask
        bar.removed.connect(lambda: self._replace_asked(mask=False))
        bar.masked.connect(lambda: self._replace_asked(mask=True))
        bar.let_be.connect(self._go_on)
        bar.fill_asked.connect(self.next_place)
        composer.template_button.clicked.connect(self.ask_template)
        composer.history_button.clicked.connect(self.ask_history)
        composer.shortcut("Ctrl+T").activated.connect(self.ask_template)
        composer.shortcut("Ctrl+H").activated.connect(self.ask_history)
        composer.shortcut("F2").activated.connect(self.next_place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Another theme: what is marked in the text takes its colours on."""
        if is_restyle(event):
            # Once the palette of the application is the new one.
            QTimer.singleShot(0, self, lambda: self._mark(self._waiting()))
        return super().eventFilter(watched, event)

    # The look before sending

    def show_case(self, view: CaseView | None) -> None:
        """Help with this complaint from now on."""
        if view is None or self._view is None or view.key != self._view.key:
            self._let_be.clear()
            self._held = None
        self._view = view
        self.look()

    def edited(self) -> None:
        """The text changed: look at it soon. What was held back is asked for anew."""
        self._held = None
        self._sign()
        self._timer.start()

    def _sign(self) -> None:
        """The signature comes with the first words of an answer, not before: an editor in which
        nobody wrote stays empty."""
        if self._view is None or self._view.aid is None or not self._composer.complaint:
            return
        slot, editor = self._composer.slot, self._composer.form.editor
        closing = self._view.aid.closing
        begun = slot.kind in SIGNED and slot.draft_id is None and not slot.content.text.strip()
        if begun and closing and editor.words().strip() and closing not in editor.words():
            editor.close_with(closing)

    def look(self) -> None:
        """Look at the text on screen and show what there is to say."""
        self._timer.stop()
        composer = self._composer
        found = self._found()
        if found is None or self._view is None or self._view.aid is None:
            composer.check.clear()
            self._mark([])
            return
        text = composer.form.editor.words()
        promise = text[found.promises[0].start : found.promises[0].end] if found.promises else ""
        composer.check.show_findings(found, self._view.aid.today, promise)
        asked = self._asked(found, text)
        self._mark(asked)
        if asked:
            composer.check.ask.ask(asked[0], self._held is not None)
        else:
            composer.check.ask.hide()

    def may_send(self, again: Callable[[], None]) -> bool:
        """Whether nothing asks for a conscious yes; else it is asked for, and `again` sends."""
        found = self._found()
        text = self._composer.form.editor.words()
        if found is None or not self._asked(found, text):
            self.look()
            return True
        self._held = again
        self.look()
        self._composer.check.ask.take_focus()
        return False

    @property
    def reminder(self) -> date | None:
        """The day to be reminded of, for the answer on screen."""
        return self._composer.check.reminder

    def sent(self, item: OutboxItem, due: date | None, words: str) -> None:
        """An answer stands in the outbox: remember what it promises."""
        self._let_be.clear()
        self._held = None
        if item.content.kind != "follow_up":
            return
        job = partial(self._work.desk.writing.promised, item.complaint, item.id, due, words)
        self._work.lanes.submit("db", job, lambda _none: None, self._composer.failed)

    def promise_words(self) -> str:
        """The words of the promise on screen."""
        return self._composer.check.remind.accessibleDescription()

    def _found(self) -> Findings | None:
        if self._view is None or self._view.aid is None or not self._composer.complaint:
            return None
        form = self._composer.form
        return self._view.aid.examine(form.content(self._composer.slot.content))

    def _asked(self, found: Findings, text: str) -> list[Asked]:
        """What waits for a yes, personal data first."""
        waiting: list[Asked] = [
            Asked(one.start, one.end, text[one.start : one.end], one.kind) for one in found.personal
        ]
        waiting += [Asked(a, b, text[a:b], None) for a, b in found.places]
        left = [one for one in waiting if _name(one) not in self._let_be]
        return [
            Asked(one.start, one.end, one.value, one.kind, len(left) - 1 - number)
            for number, one in enumerate(left)
        ]

    def _waiting(self) -> list[Asked]:
        found = self._found()
        return self._asked(found, self._composer.form.editor.words()) if found else []

    def _go_on(self) -> None:
        """Left as it is. After Send was held back: all of it, and sent."""
        waiting, held = self._waiting(), self._held
        self._let_be |= {_name(one) for one in (waiting if held else waiting[:1])}
        self._held = None
        self.look()
        if held is not None:
            held()
        elif not self._waiting():
            self._composer.focus_editor()

    def _replace_asked(self, mask: bool) -> None:
        waiting = self._waiting()
        editor = self._composer.form.editor
        if not waiting or editor.isReadOnly():
            return
        one, text = waiting[0], editor.words()
        found = self._found()
        assert found is not None  # something waits
        datum = next((d for d in found.personal if d.start == one.start), None)
        put = masked(text, datum) if mask and datum is not None else ""
        # A removed word leaves one space behind, not two.
        doubled = not put and text[one.start - 1 : one.start] == " "
        end = one.end + (doubled and text[one.end : one.end + 1] == " ")
        held = self._held
        _replace(editor, one.start, end, put)
        left = self._waiting()
        # What Send waits for is still to be answered; nothing is sent by taking words away.
        self._held = held if left else None
        self.look()
        if left and held is not None:
            self._composer.check.ask.take_focus()
        else:
            self._composer.focus_editor()

    def next_place(self) -> None:
        """Select the next place to fill, after the cursor first."""
        found = self._found()
        editor = self._composer.form.editor
        if found is None or not found.places:
            return
        text = editor.words()
        at = editor.textCursor().selectionEnd()
        later = [place for place in found.places if _units(text, place[0]) >= at]
        start, end = (later or list(found.places))[0]
        editor.setTextCursor(_selecting(editor, start, end))
        self._composer.focus_editor()

    def _mark(self, asked: list[Asked]) -> None:
        """What is asked about can be seen in the text."""
        editor = self._composer.form.editor
        marks = []
        for one in asked:
            mark = QTextEdit.ExtraSelection()
            look = QTextCharFormat()
            look.setBackground(QColor(current_theme().warn_bg))
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
            look.setUnderlineColor(QColor(current_theme().warn))
            mark.format = look
            mark.cursor = _selecting(editor, one.start, one.end)
            marks.append(mark)
        editor.setExtraSelections(marks)

    # Templates

    def ask_template(self) -> None:
        """Show the templates to choose from."""
        if self._view is None or self._view.aid is None or self._composer.form.locked:
            return
        self.dialog = TemplateDialog(
            self._work, self._view.aid, self._view.key, self.insert, self._composer.window()
        )
        self.dialog.open()

    def insert(self, template: Template) -> None:
        """Put a template in at the cursor, over what is selected, and go to its first place."""
        editor = self._composer.form.editor
        if self._view is None or self._view.aid is None or editor.isReadOnly():
            return
        self._keep("template")
        text = self._view.aid.filled(template)
        start = _points(editor.words(), editor.textCursor().selectionStart())
        editor.take_over(text)
        self.look()
        found = self._found()
        inside = [p for p in (found.places if found else ()) if start <= p[0] < start + len(text)]
        if inside:
            editor.setTextCursor(_selecting(editor, *inside[0]))
        self._composer.focus_editor()

    # Versions

    def ask_history(self) -> None:
        """Read what the text said before, and show it."""
        if not self._composer.complaint or self._composer.form.locked:
            return
        slot = self._composer.slot
        job = partial(self._work.desk.writing.versions, slot.complaint, slot.kind)
        self._composer.keeper.flush()
        self._work.lanes.submit("db", job, partial(self._show_history, slot), self._composer.failed)

    def _show_history(self, slot: Slot, versions: tuple[TextVersion, ...]) -> None:
        if self._view is None or self._composer.slot is not slot:
            return
        now = self._composer.form.editor.words()
        self.dialog = HistoryDialog(
            versions,
            now,
            self._view.formatter,
            self._work.desk.clock.now(),
            partial(self._restore, slot),
            self._composer.window(),
        )
        self.dialog.open()

    def _restore(self, slot: Slot, version: TextVersion) -> None:
        if self._composer.complaint and self._composer.slot is slot:
            before = self._composer.form.editor.words()
            self._keep("restore")
            self._become(version.text)
            words = self.tr("An older version stands in the editor.")
            self._composer.undo.offer("history", words, partial(self._put_back, slot, before))

    def _put_back(self, slot: Slot, before: str) -> None:
        if self._composer.complaint and self._composer.slot is slot:
            self._become(before)

    def _become(self, text: str) -> None:
        editor = self._composer.form.editor
        if not editor.isReadOnly():
            _replace(editor, 0, len(editor.words()), text)
            self._composer.focus_editor()
            self.look()

    def _keep(self, cause: VersionCause) -> None:
        """Before other words come: what stands there now is kept, whatever its length."""
        slot, text = self._composer.slot, self._composer.form.editor.words()
        job = partial(self._work.desk.writing.keep, slot.complaint, slot.kind, text, cause)
        self._work.lanes.submit("db", job, lambda _none: None, self._composer.failed, urgent=True)


def _name(one: Asked) -> str:
    return f"{one.kind}:{bare(one.value)}"


def _units(text: str, at: int) -> int:
    """A place in a text as Qt counts it, in halves of UTF-16."""
    return len(text[:at].encode("utf-16-le")) // 2


def _points(text: str, units: int) -> int:
    """The other way round."""
    return len(text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "replace"))


def _selecting(editor: DraftEditor, start: int, end: int) -> QTextCursor:
    text = editor.words()
    cursor = QTextCursor(editor.document())
    cursor.setPosition(_units(text, start))
    cursor.setPosition(_units(text, end), QTextCursor.MoveMode.KeepAnchor)
    return cursor


def _replace(editor: DraftEditor, start: int, end: int, put: str) -> None:
    """Other words in their place, as one edit that Ctrl+Z takes back."""
    cursor = _selecting(editor, start, end)
    cursor.insertText(put)
    editor.setTextCursor(cursor)
