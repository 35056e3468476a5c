"""A fault of the program told to the officer: what happened, that the text is kept, what to do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.notices import Sentence
from ui.theme.fonts import font_percent
from ui.theme.tokens import SPACE_8, SPACE_12, SPACE_24
from ui.widgets import IconLabel, action_button, lay_out_dialog, text_label

_ICON = 32
_WIDE = 520


@dataclass(frozen=True, slots=True)
class Aid:
    """What the running program can still do. `save`: whether all that was typed is in the file;
    `diagnose`: the text of the file for the admin; `again`: close, and start anew."""

    save: Callable[[], bool]
    diagnose: Callable[[], str]
    again: Callable[[], None]
    close: Callable[[], None]


class CrashDialog(QDialog):
    """Esc goes on with the work, where the program still can."""

    def __init__(self, told: Sentence, aid: Aid, parent: QWidget | None, *, ended: bool) -> None:
        """`ended`: it is about an earlier run; there is nothing to open again."""
        super().__init__(parent)
        self._aid = aid
        self.told = told
        self.setWindowTitle(self.tr("Penghubung"))
        title = text_label(told.happened, "strong", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(SPACE_8)
        for label in (title, *(text_label(s, wrap=True) for s in (told.meaning, told.action) if s)):
            label.setTextFormat(Qt.TextFormat.PlainText)
            words.addWidget(label)
        words.addStretch()
        across = QHBoxLayout()
        across.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_12)
        across.setSpacing(SPACE_12)
        across.addWidget(IconLabel("circle-alert", "bad", _ICON), 0, Qt.AlignmentFlag.AlignTop)
        across.addLayout(words, 1)
        self.file_button = action_button(self.tr("Save a file for the admin …"))
        self.file_button.clicked.connect(self._show_file)
        self.close_button = action_button(self.tr("Close the program"))
        self.close_button.clicked.connect(self._close)
        self.again_button = action_button(self.tr("Open again"), "primary")
        self.again_button.clicked.connect(self._again)
        self.on_button = action_button(self.tr("Continue"), "primary")
        self.on_button.clicked.connect(self.accept)
        last = (self.on_button,) if ended else (self.close_button, self.again_button)
        lay_out_dialog(self, across, self.file_button, *last)
        for spare in {self.on_button, self.close_button, self.again_button} - set(last):
            spare.hide()
        last[-1].setDefault(True)
        last[-1].setFocus()
        self.setAccessibleDescription(str(told))
        self._fit()

    def _fit(self) -> None:
        """As wide as its buttons need at this size of type, as high as its words then do."""
        lines = self.layout()
        assert lines is not None
        wide = max(_WIDE * font_percent() // 100, lines.totalMinimumSize().width())
        self.setMinimumWidth(wide)
        self.resize(wide, lines.totalHeightForWidth(wide))

    def _show_file(self) -> None:
        from ui.frame import show_dialog
        from ui.guide.diagnosis import DiagnosisDialog

        show_dialog(DiagnosisDialog(self._aid.diagnose(), self.window()))

    def _again(self) -> None:
        self.accept()
        self._aid.again()

    def _close(self) -> None:
        self.accept()
        self._aid.close()


def fault_told(saved: bool) -> Sentence:
    """Of a fault just now."""
    say = QCoreApplication.translate
    return Sentence(
        say("CrashDialog", "Something went wrong inside the program."),
        say("CrashDialog", "What you wrote is saved; nothing was sent or deleted by this.")
        if saved
        else say(
            "CrashDialog",
            "The last words you typed could not be saved: copy them before you close.",
        ),
        say(
            "CrashDialog",
            "Open the program again. If it happens again, save the file for the admin and hand it"
            " over; no text of a complaint is in it.",
        ),
    )


def ended_told() -> Sentence:
    """Of an earlier run that ended of itself."""
    say = QCoreApplication.translate
    return Sentence(
        say("CrashDialog", "Penghubung ended of itself the last time."),
        say(
            "CrashDialog",
            "What you wrote is saved, up to two seconds before; what was sent is sent once.",
        ),
        say(
            "CrashDialog",
            "Go on with your work. If it happens again, save the file for the admin and hand it"
            " over; no text of a complaint is in it.",
        ),
    )
