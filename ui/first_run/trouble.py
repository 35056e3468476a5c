"""The page for what keeps the desk from opening: cause, meaning, next step, and its buttons."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.notices import Sentence
from ui.first_run.page import Page
from ui.theme.tokens import SPACE_12, Token
from ui.widgets import IconLabel, action_button, text_label

if TYPE_CHECKING:
    from desktop.domain.model import SalvageReport

_ICON = 32


class TroublePage(Page):
    """Stands until something is chosen: the primary button, the other one, or `close_asked`."""

    close_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = IconLabel("circle-alert", "bad", _ICON)
        self._action = text_label("", "strong", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(SPACE_12)
        row.addWidget(self._icon)
        row.addWidget(self._action, 1)
        self.body.addLayout(row)
        self.close_button = action_button(self.tr("Close the program"))
        self.close_button.clicked.connect(self.close_asked)
        self.buttons.insertWidget(0, self.close_button)

    def say(
        self,
        sentence: Sentence,
        onward: str = "",
        other: str = "",
        icon: str = "circle-alert",
        token: Token = "bad",
    ) -> None:
        """What happened and what to do; without words for them there are no such buttons."""
        self.settle()
        self.set_words(sentence.happened, sentence.meaning)
        self.setAccessibleDescription(str(sentence))
        self._icon.set_icon(icon, token)
        self._action.setText(sentence.action)
        self.set_buttons(onward, "", other)

    def first_focus(self) -> QWidget:
        """What helps, else the way out."""
        return self.onward_button if self.onward_button.isVisible() else self.close_button


def recovered(report: SalvageReport, number: Callable[[int], str]) -> Sentence:
    """What was saved of a copy that was damaged or gone."""
    say = QCoreApplication.translate
    aside = say("Program", "The damaged copy was put aside.")
    anew = say("Program", "The copy was made anew from a spare copy.")
    return Sentence(
        aside if report.moved_to else anew,
        say("Program", "Saved: drafts {drafts}, items of the outbox {operations}.").format(
            drafts=number(report.drafts), operations=number(report.operations)
        ),
        say("Program", "Open the desk; the complaints come again with the next exchange.")
        if report.moved_to
        else say("Program", "Open the desk and synchronise before you send what came back."),
    )
