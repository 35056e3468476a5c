"""What a field unit is asked: its name, the question, and by which working day."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.formats import short_day
from desktop.services.marking import SHEET_DAYS, SheetRoom
from ui.i18n import current
from ui.printing.unit_paper import Asked
from ui.theme.tokens import SPACE_4, SPACE_8, SPACE_16
from ui.widgets import Banner, action_button, text_label

_CHOICES = (1, 2, SHEET_DAYS, 5, 7, 10, 14)
_MOST = 900


class UnitDialog(QDialog):
    """`filled(asked)`: everything is there; the preview comes next."""

    filled = Signal(object)

    def __init__(self, room: SheetRoom, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Sheet for a field unit"))
        self.banner = Banner("warn")
        self.unit = QLineEdit()
        completer = QCompleter(list(room.units), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.unit.setCompleter(completer)
        self.unit.setPlaceholderText(self.tr("As in “Bidang Bina Marga” or “UPT Wilayah II”"))
        self.question = QPlainTextEdit()
        self.question.setTabChangesFocus(True)
        self.question.setPlaceholderText(self.tr("What must they find out or do?"))
        self.due = QComboBox()
        self.due.setItemDelegate(QStyledItemDelegate(self.due))
        for days in _CHOICES:
            day = room.calendar.add_working_days(room.today, days)
            words = self.tr("%n working day(s)", "", days)
            self.due.addItem(f"{words} · {short_day(day, current())}", day)
        self.due.setCurrentIndex(_CHOICES.index(SHEET_DAYS))
        self._on = action_button(self.tr("To the preview"), "primary")
        leave = action_button(self.tr("Cancel"))
        self._on.clicked.connect(self._take)
        leave.clicked.connect(self.reject)
        self._on.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_16, SPACE_16, SPACE_16, SPACE_16)
        column.setSpacing(SPACE_4)
        column.addWidget(self.banner)
        for name, field in (
            (self.tr("Unit"), self.unit),
            (self.tr("Question"), self.question),
            (self.tr("Answer by"), self.due),
        ):
            label = text_label(name, "secondary")
            label.setBuddy(field)
            field.setAccessibleName(name)
            column.addWidget(label)
            column.addWidget(field)
            column.addSpacing(SPACE_8)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_8)
        foot.addStretch()
        foot.addWidget(leave)
        foot.addWidget(self._on)
        column.addLayout(foot)
        self.question.installEventFilter(self)
        self.resize(460, 360)
        self.unit.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Enter goes on from the question too."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._take()
                return True
        return super().eventFilter(watched, event)

    def _take(self) -> None:
        unit, question = self.unit.text().strip(), self.question.toPlainText().strip()
        if unit and question and len(question) <= _MOST:
            self.accept()
            self.filled.emit(Asked(unit, question, self.due.currentData()))
            return
        missing = self.question if unit else self.unit
        self.banner.say(
            "warn",
            self.tr("The unit or the question is still empty, or the question is very long."),
            self.tr("The sheet has one page with room for the answer."),
            self.tr("Fill both in; at most {count} characters.").format(count=_MOST),
        )
        missing.setFocus()
