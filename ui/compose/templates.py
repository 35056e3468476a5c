"""Reply templates to choose from, by key or mouse: search, preview as filled, the officer's own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.writing import Template
from desktop.services.writing import WritingAid
from ui.compose.bars import UndoBar
from ui.compose.situations import situation_words
from ui.compose.template_form import TemplateForm
from ui.lanes import CancelToken
from ui.notices import sentence_of_error
from ui.theme.tokens import SPACE_8, SPACE_16, SPACE_24
from ui.widgets import Banner, SearchField, action_button, line
from ui.workplace import Workplace

_WIDE: Final = 800
_HIGH: Final = 500
_LIST: Final = 296
_STEPS: Final = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})


class TemplateDialog(QDialog):
    """Type to search, arrows to choose, Enter puts it in, Esc leaves."""

    def __init__(
        self,
        workplace: Workplace,
        aid: WritingAid,
        complaint: str,
        insert: Callable[[Template], None],
        parent: QWidget,
    ) -> None:
        """`complaint`: its key, for the news that templates changed."""
        super().__init__(parent)
        self._work = workplace
        self._aid = aid
        self._complaint = complaint
        self._insert = insert
        self._every: tuple[Template, ...] = aid.templates
        self._shown: list[Template] = []
        self._token = CancelToken.of(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Reply templates"))
        self.trouble = Banner()
        self.undo = UndoBar()
        self.search = SearchField(self.tr("Search templates"), "Ctrl+F")
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Templates"))
        self.list.setFixedWidth(_LIST)
        self.list.ensurePolished()
        self.preview = QPlainTextEdit()
        self.preview.setReadOnly(True)
        self.preview.setAccessibleName(self.tr("As it is put in"))
        self.preview.setTabChangesFocus(True)
        self.new_button = action_button(self.tr("&New"))
        self.edit_button = action_button(self.tr("&Edit"))
        self.delete_button = action_button(self.tr("&Delete"))
        self.insert_button = action_button(self.tr("&Put in"), "primary")
        self.form = TemplateForm()
        self._connect()
        self._lay_out()
        # A button knows its dialog only once it stands in it.
        self.insert_button.setDefault(True)
        room = parent.size()
        self.resize(min(_WIDE, room.width()), min(_HIGH, room.height() - SPACE_24))
        self._filter()
        self.search.setFocus()

    @property
    def chosen(self) -> Template | None:
        """The template under the bar."""
        row = self.list.currentRow()
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows in the search field go through the list."""
        if (
            watched is self.search
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in _STEPS
        ):
            self.list.event(event)
            return True
        return super().eventFilter(watched, event)

    def reject(self) -> None:
        """Esc in the form goes back to the list; what was typed there can be taken up again."""
        if self.stack.currentWidget() is self.form:
            self._leave_form()
        else:
            super().reject()

    # What the officer does

    def _put_in(self) -> None:
        template = self.chosen
        if template is not None:
            self.accept()
            self._insert(template)

    def _edit(self, template: Template | None) -> None:
        self.undo.withdraw()
        self.form.begin(template)
        self._to_form()

    def _to_form(self) -> None:
        self.trouble.hide()
        self.stack.setCurrentWidget(self.form)
        self.form.title.setFocus()

    def _leave_form(self) -> None:
        self._to_list()
        if self.form.changed:
            self.undo.offer("pencil", self.tr("The template was not saved."), self._to_form)

    def _to_list(self) -> None:
        self.trouble.hide()
        self.stack.setCurrentWidget(self.page)
        self.insert_button.setDefault(True)
        self.search.setFocus()

    def _save(self) -> None:
        situation, title, text = self.form.content
        job = partial(self._work.desk.templates.save, self.form.before, situation, title, text)
        self._work.lanes.submit("db", job, self._saved, self._failed, self._token)

    def _saved(self, template: Template) -> None:
        self.form.begin(template)
        self._to_list()
        self.search.clear()
        self._read_again(template.key)

    def _delete(self) -> None:
        template = self.chosen
        if template is None:
            return

        def gone(number: int) -> None:
            words = self.tr("Template thrown away.")
            self.undo.offer("trash-2", words, partial(self._restore, number))
            self._read_again("")

        job = partial(self._work.desk.templates.discard, template)
        self._work.lanes.submit("db", job, gone, self._failed, self._token)

    def _restore(self, number: int) -> None:
        self._work.lanes.submit(
            "db",
            partial(self._work.desk.templates.restore, number),
            lambda template: self._read_again(template.key),
            self._failed,
            self._token,
        )

    def _read_again(self, key: str) -> None:
        def read(every: tuple[Template, ...]) -> None:
            self._every = every
            self._filter(key)
            self._work.events.work_changed.emit(self._complaint)

        self._work.lanes.submit(
            "db", self._work.desk.templates.list, read, self._failed, self._token
        )

    def _failed(self, error: BaseException) -> None:
        """It stays open with what was typed, and says why."""
        said = sentence_of_error(error)
        self.trouble.say("bad", said.happened, said.meaning, said.action)

    # The list

    def _filter(self, key: str = "") -> None:
        """Every word typed stands in the title, the situation or the text."""
        key = key or (self.chosen.key if self.chosen is not None else "")
        wanted = self.search.text().casefold().split()

        def fits(one: Template) -> bool:
            held = f"{one.title} {situation_words(one.situation)} {one.text}".casefold()
            return all(word in held for word in wanted)

        self._shown = [one for one in self._every if fits(one)]
        self.list.clear()
        for one in self._shown:
            self.list.addItem(QListWidgetItem(f"{one.title}\n{situation_words(one.situation)}"))
        keys = [one.key for one in self._shown]
        self.list.setCurrentRow(keys.index(key) if key in keys else 0)
        self._show()

    def _show(self) -> None:
        template = self.chosen
        nothing = self.tr("No template fits. Search for other words, or write a new one.")
        self.preview.setPlainText(self._aid.filled(template) if template else nothing)
        for button in (self.insert_button, self.edit_button, self.delete_button):
            button.setEnabled(template is not None)

    def _connect(self) -> None:
        self.search.installEventFilter(self)
        self.search.textChanged.connect(lambda _text: self._filter())
        self.search.left.connect(self.reject)
        self.list.currentRowChanged.connect(lambda _row: self._show())
        self.list.itemActivated.connect(lambda _item: self._put_in())
        self.insert_button.clicked.connect(self._put_in)
        self.new_button.clicked.connect(lambda: self._edit(None))
        self.edit_button.clicked.connect(lambda: self._edit(self.chosen))
        self.delete_button.clicked.connect(self._delete)
        self.form.saved.connect(self._save)
        self.form.left.connect(self._leave_form)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(SPACE_8)
        left.addWidget(self.search)
        left.addWidget(self.list, 1)
        middle = QHBoxLayout()
        middle.setContentsMargins(SPACE_16, SPACE_16, SPACE_16, SPACE_8)
        middle.setSpacing(SPACE_16)
        middle.addLayout(left)
        middle.addWidget(self.preview, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(SPACE_16, SPACE_8, SPACE_16, SPACE_8)
        foot.setSpacing(SPACE_8)
        for button in (self.new_button, self.edit_button, self.delete_button):
            foot.addWidget(button)
        foot.addStretch()
        close = action_button(self.tr("Close"))
        close.clicked.connect(self.reject)
        foot.addWidget(close)
        foot.addWidget(self.insert_button)
        self.page = QWidget()
        column = QVBoxLayout(self.page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(middle, 1)
        column.addWidget(line())
        column.addLayout(foot)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.page)
        self.stack.addWidget(self.form)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.trouble)
        whole.addWidget(self.undo)
        whole.addWidget(self.stack, 1)
