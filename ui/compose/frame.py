"""The parts of the composer and where they stand."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from ui.compose.attachments import AttachmentRow
from ui.compose.bars import UndoBar
from ui.compose.check import CheckStrip
from ui.compose.colleagues import ColleagueLine
from ui.compose.forms import VERBS, VerbForm, make_forms, verb_name
from ui.compose.remark import RemarkBanner
from ui.compose.saved import SavedLine
from ui.compose.telling import ComposerBanner
from ui.theme.fonts import font_percent
from ui.theme.tokens import SPACE_4, SPACE_8, SPACE_12, SPACE_24
from ui.widgets import IconButton, action_button
from ui.widgets.look import set_look

_EDITOR_LOW = 56
_EDITOR_HIGH = 112
_EDITOR_RESTING = 44
_SHARE = 7
_LOW = 560
"""Height of a pane, in pixels, below which the complaint has the room until writing begins."""
_NAMED_FROM = 700
"""Logical width at the usual font size from which a field's name stands before it."""


class ComposerFrame(QFrame):
    """Tabs, the text of the verb on screen, and the line with what is done with it.

    In a low pane it rests while nothing is written: one line of the editor. It wakes with the
    first key, click or file, and stays awake until another complaint is opened, so that nothing
    moves under the pointer.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._narrow = self._rests = False
        self._room = 0
        self.forms = make_forms()
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(self.tr("What to do"))
        for kind in VERBS:
            self.tabs.addTab(verb_name(kind))
        self.picker = QComboBox()
        self.picker.setAccessibleName(self.tr("Drafts of this kind"))
        self.picker.hide()
        self.banner = ComposerBanner()
        self.undo = UndoBar()
        self.remark = RemarkBanner()
        self.colleagues = ColleagueLine()
        self.stack = QStackedWidget()
        # The stack is as high as the form on screen, not as the highest.
        self.stack.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for form in self.forms.values():
            self.stack.addWidget(form)
        self.attachments = AttachmentRow()
        self.check = CheckStrip()
        self.template_button = IconButton("file-text", self.tr("Put in a template"), "Ctrl+T")
        self.history_button = IconButton("history", self.tr("What the text said before"), "Ctrl+H")
        self.attach_button = IconButton("paperclip", self.tr("Attach files"))
        self.saved = SavedLine()
        self.discard_button = IconButton("trash-2", self.tr("Throw the draft away"))
        self.send_button = action_button(self.tr("Send"), "primary", "Ctrl+Enter")
        set_look(self, plane="surface")
        self._lay_out()
        self.set_room(768)

    @property
    def form(self) -> VerbForm:
        """The verb on screen."""
        return self.forms[VERBS[self.tabs.currentIndex()]]

    def set_room(self, height: int) -> None:
        """Height of the pane in pixels: the editor takes its share of it."""
        self._room = height
        resting = self._resting
        high = max(_EDITOR_LOW, min(_EDITOR_HIGH, height // _SHARE))
        for form in self.forms.values():
            form.editor.setFixedHeight(_EDITOR_RESTING if resting else high)
        for part in (self.saved, self.send_button):
            part.setVisible(not resting)
        self._show_options()
        self._fit()

    def rest(self, blank: bool) -> None:
        """Another complaint is on screen; `blank`: nothing is written on it."""
        focus = QApplication.focusWidget()
        self._set_rest(blank and not (focus is not None and self.isAncestorOf(focus)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Writing begins."""
        begins = QEvent.Type.ShowToParent if watched is self.attachments else QEvent.Type.FocusIn
        if event.type() == begins:
            self._set_rest(False)
        return super().eventFilter(watched, event)

    @property
    def _resting(self) -> bool:
        return self._rests and self._room < _LOW

    def _set_rest(self, rests: bool) -> None:
        if rests != self._rests:
            self._rests = rests
            self.set_room(self._room)

    def bring_forward(self) -> None:
        """Show the form whose tab is chosen, with its own choices."""
        self._set_rest(False)
        chosen = self.form
        self._show_options()
        self.stack.setCurrentWidget(chosen)
        self._fit()
        chain = (
            self.undo.button,
            self.tabs,
            self.picker,
            self.discard_button,
            self.history_button,
            self.template_button,
            self.attach_button,
            *_in_reading_order(chosen, self.check),
            self.send_button,
        )
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow pane a field goes without the word before it."""
        super().resizeEvent(event)
        narrow = self.width() * 100 // font_percent() < _NAMED_FROM
        if narrow != self._narrow:
            self._narrow = narrow
            self._show_options()

    def _show_options(self) -> None:
        for form in self.forms.values():
            for widget in form.options():
                spared = self._narrow and isinstance(widget, QLabel)
                widget.setVisible(form is self.form and not spared and not self._resting)

    def shortcut(self, keys: str) -> QShortcut:
        """A key that works anywhere in the composer."""
        made = QShortcut(QKeySequence(keys), self)
        made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        return made

    def _fit(self) -> None:
        for form in self.forms.values():
            shown = form is self.form
            policy = QSizePolicy.Policy.Preferred if shown else QSizePolicy.Policy.Ignored
            form.setSizePolicy(QSizePolicy.Policy.Preferred, policy)
        self.stack.setFixedHeight(self.form.sizeHint().height())

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(SPACE_4)
        top.addWidget(self.tabs)
        top.addStretch()
        # Up here, so that below there is room to say whether the text is saved.
        for part in (
            self.picker,
            self.discard_button,
            self.history_button,
            self.template_button,
            self.attach_button,
        ):
            top.addWidget(part)
        bottom = QHBoxLayout()
        bottom.setSpacing(SPACE_8)
        bottom.addWidget(self.saved)
        bottom.addStretch(1)
        for form in self.forms.values():
            for widget in form.options():
                bottom.addWidget(widget)
        bottom.addWidget(self.send_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_24, SPACE_8, SPACE_24, SPACE_12)
        column.setSpacing(SPACE_8)
        column.addWidget(self.undo)
        column.addWidget(self.banner)
        column.addWidget(self.remark)
        column.addWidget(self.colleagues, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(top)
        column.addWidget(self.stack)
        column.addWidget(self.attachments)
        column.addWidget(self.check)
        column.addLayout(bottom)
        for form in self.forms.values():
            form.editor.installEventFilter(self)
            form.editor.textChanged.connect(partial(self._set_rest, False))
        self.attachments.installEventFilter(self)


def _in_reading_order(form: VerbForm, check: CheckStrip) -> tuple[QWidget, ...]:
    """The form, and the strip between its editor and the choices below it."""
    below = {id(widget) for widget in form.options()}
    chain = form.tab_chain()
    above = tuple(widget for widget in chain if id(widget) not in below)
    return (*above, *check.chain, *(widget for widget in chain if id(widget) in below))
