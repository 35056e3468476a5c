"""One item of the timeline: a bubble with who, when, what was said and how it stands."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.readable import BREAK, breakable
from desktop.services.attachments import ShownFile
from ui.approval.words import Action, Standing
from ui.case.files import FileLine
from ui.case.telling import Told, Voice
from ui.theme.tokens import SPACE_4, SPACE_8, SPACE_12, SPACE_16
from ui.widgets import ElidedLabel, IconLabel, StateLine, action_button, text_label
from ui.widgets.look import set_look

_PLANES: Final[dict[Voice, str]] = {
    "reporter": "grey",
    "agency": "agency",
    "coordinator": "card",
    "note": "note",
    "system": "surface",
}


_ICONS: Final[dict[Voice, str]] = {
    "reporter": "user",
    "agency": "building-2",
    "coordinator": "landmark",
    "note": "lock",
    "system": "cog",
}
_SIDES: Final[dict[Voice, str]] = {
    "reporter": "left",
    "agency": "right",
    "coordinator": "left",
    "note": "right",
    "system": "",
}

_LINE: Final = 320
_NARROW: Final = 48
_OTHER_ROOM: Final = frozenset({QEvent.Type.FontChange, QEvent.Type.StyleChange})


class Readable(QLabel):
    """Text that wraps and can be selected and copied; Tab passes it by, a click enters it.

    Its height for a width is kept: a layout asks for it again and again, and each answer would
    lay the whole text out anew.
    """

    def __init__(self, text: str, kind: str = "", tone: str = "") -> None:
        # A label breaks between words only: the end of a long link would be cut off.
        super().__init__(breakable(text))
        self._heights: dict[int, int] = {}
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        set_look(self, type=kind, tone=tone)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copied words are those that were written."""
        if event.matches(QKeySequence.StandardKey.Copy) and self.hasSelectedText():
            self.copy()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Copy what is selected, else all of it."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Copy")).triggered.connect(self.copy)
        menu.popup(event.globalPos())

    def copy(self) -> None:
        """Put what is selected, else the whole text, into the clipboard."""
        # Qt separates the lines of a selection by a sign of its own.
        words = (self.selectedText() or self.text()).replace("\u2029", "\n")
        QGuiApplication.clipboard().setText(words.replace(BREAK, ""))

    def heightForWidth(self, width: int) -> int:
        """Height that the text takes at this width."""
        found = self._heights.get(width)
        if found is None:
            found = self._heights[width] = super().heightForWidth(width)
        return found

    def sizeHint(self) -> QSize:
        """It takes whatever width there is."""
        return QSize(_LINE, self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        """A few words across, one line."""
        return QSize(_NARROW, self.fontMetrics().height())

    def changeEvent(self, event: QEvent) -> None:
        """Another font takes other room."""
        super().changeEvent(event)
        # Qt sends change events before the parts exist.
        if event.type() in _OTHER_ROOM and hasattr(self, "_heights"):
            self._heights.clear()


class Bubble(QFrame):
    """`asked(action, operation)` when a button of it is pressed; `file_wished(wish, shown)` and
    `file_stopped(digest)` when one of a file's is."""

    asked = Signal(str, str)
    file_wished = Signal(str, object)
    file_stopped = Signal(str)

    def __init__(self, told: Told, parent: QWidget | None = None, *, narrow: bool = False) -> None:
        """`narrow`: for half the width, with a plate and a heading for the system's words too."""
        super().__init__(parent)
        self.told = told
        self._narrow = narrow
        system = told.voice == "system" and not narrow
        set_look(self, plane="grey" if narrow and told.voice == "system" else _PLANES[told.voice])
        if not narrow and _SIDES[told.voice]:
            set_look(self, side=_SIDES[told.voice])
        words = f"{told.who} · {told.when} — {told.text}" if system else told.text
        self.text = Readable(words, "secondary" if system else "")
        column = QVBoxLayout(self)
        if system:
            column.setContentsMargins(SPACE_16, 0, SPACE_16, 0)
            self.text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            line = QHBoxLayout()
            line.setSpacing(SPACE_8)
            line.addWidget(IconLabel(_ICONS["system"], "muted"), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(self.text, 1)
            column.addLayout(line)
        else:
            column.setContentsMargins(SPACE_16, SPACE_12, SPACE_16, SPACE_12)
            column.setSpacing(SPACE_4)
            column.addLayout(self._heading())
            if narrow and told.what:
                column.addWidget(text_label(told.what, "secondary", wrap=True))
            column.addWidget(self.text)
        self.text.setVisible(bool(words))
        self.files: list[FileLine] = []
        for shown in told.files:
            self._add_file(shown, column)
        if told.standings or (told.addendum and not narrow):
            column.addSpacing(SPACE_4)
            column.addLayout(self._footer())
        self.setAccessibleName(", ".join(p for p in (told.who, told.what, told.when) if p))
        self.setAccessibleDescription(told.text)

    def _add_file(self, shown: ShownFile, column: QVBoxLayout) -> None:
        assert self.told.write is not None  # whoever tells of files says how to write sizes
        told = FileLine(shown, self.told.write)
        told.wished.connect(lambda wish: self.file_wished.emit(wish, shown))
        told.stopped.connect(lambda: self.file_stopped.emit(shown.file.sha256))
        column.addWidget(told)
        self.files.append(told)

    def _heading(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        row.addWidget(IconLabel(_ICONS[self.told.voice], "muted"))
        who, what = self.told.who, "" if self._narrow else self.told.what
        if self.told.voice == "system":
            who = self.tr("System")
        for text, kind in ((who, "strong"), (what, "secondary")):
            if text:
                if text == who and self.told.voice == "note":
                    # That it is internal is never cut.
                    row.addWidget(text_label(text, kind))
                    continue
                label = ElidedLabel(text, kind)
                # As wide as its words where there is room, shortened where there is not.
                label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
                row.addWidget(label)
        row.addStretch()
        row.addWidget(text_label(self.told.when, "secondary"))
        return row

    def _footer(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_12)
        for standing in self.told.standings:
            told = StateLine(standing.icon, standing.text, standing.state)
            told.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            row.addWidget(told)
            if standing.action:
                row.addWidget(self._button(standing))
        row.addStretch()
        if self.told.addendum and not self._narrow:
            add = action_button(self.tr("Add to this answer"), "link")
            add.clicked.connect(lambda: self.asked.emit("addendum", self.told.key))
            row.addWidget(add)
        return row

    def _button(self, standing: Standing) -> QPushButton:
        names: dict[Action, str] = {
            "pull_back": self.tr("Take back to draft"),
            "attention": self.tr("See what is needed"),
            "receipt": self.tr("Receipt"),
        }
        button = action_button(names[standing.action], "link")
        asked = standing.action
        button.clicked.connect(lambda: self.asked.emit(asked, self.told.operation))
        return button
