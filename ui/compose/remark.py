"""What the composer says of approval: the remark above a text that was given back, whose place a
text takes, and whether its button sends or submits."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from desktop.domain.approval import Submission
from desktop.domain.model import OutboxItem
from sync.approval import NEEDS_APPROVAL
from ui.case.reading import CaseView
from ui.compose.keeper import Slot
from ui.widgets import Banner

_KEYS = "Ctrl+Enter"


class RemarkBanner(Banner):
    """Stands as long as the text on screen takes the place of a submission."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._said: Submission | None = None

    def show_for(self, view: CaseView, slot: Slot, button: QPushButton) -> None:
        """Say it of this text, and name the button by what it does."""
        submits = view.submits and slot.kind in NEEDS_APPROVAL
        name = self.tr("Submit for approval") if submits else self.tr("Send")
        button.setText(f"{name}   {_KEYS}")
        button.setAccessibleName(name)
        wanted = slot.content.target
        found = next((one for one in view.submissions if one.id == wanted), None)
        said, self._said = self._said, found
        if found is not None and found == said and not self.isHidden():
            # It is read aloud once.
            return
        if found is None:
            self.hide()
        elif found.state == "given_back":
            happened = self.tr("Given back to be mended by {officer}.")
            action = self.tr("Mend it, then submit it again.")
            self.say("warn", happened.format(officer=found.decided_by), found.remark, action)
        elif found.state == "pending":
            happened = self.tr("Your own version of what {officer} submitted.")
            meaning = self.tr("Once it is sent it takes the place of the submission.")
            self.say("neutral", happened.format(officer=found.by), meaning, "")
        else:
            self.hide()

    def sent_words(self, item: OutboxItem) -> str:
        """What just became of a text."""
        if item.content.kind == "submit":
            return self.tr("In the outbox. The liaison officer gets it after the next sync.")
        return self.tr("In the outbox. It leaves with the next sync.")
