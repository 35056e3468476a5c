"""What the composer says when a text cannot be saved or sent: in three parts, staying."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.domain.errors import Refused, TooLarge
from desktop.domain.notices import Sentence
from desktop.services.faults import NoLongerOffered
from ui.compose.keeper import Slot
from ui.notices import sentence_of_error
from ui.theme.tokens import State
from ui.widgets import Banner


class ComposerBanner(Banner):
    """One matter at a time; an unsaved text goes before all else."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._act: Callable[[], None] | None = None
        self._unsaved: Slot | None = None
        self.acted.connect(self._do)

    def settle(self) -> None:
        """The matter is over."""
        self._act, self._unsaved = None, None
        self.hide()

    def saving(self, slot: Slot, retry: Callable[[], None]) -> None:
        """Show or take away what is to be said of saving this text."""
        if slot.error is not None and slot.dirty:
            if self._unsaved is slot and not self.isHidden():
                return
            self._unsaved = slot
            self._say_unsaved(sentence_of_error(slot.error), retry)
        elif self._unsaved is slot and not slot.dirty:
            self.settle()

    def refused(
        self, error: BaseException, slot: Slot, send_alone: Callable[[], None] | None = None
    ) -> None:
        """Say why it was not sent. `send_alone`: sends it without replacing what it was to."""
        if isinstance(error, Refused) and error.detail == "reason" and not slot.content.reason:
            self._show("warn", self._no_reason())
        elif isinstance(error, NoLongerOffered) and slot.supersedes is not None:
            self._show("warn", sentence_of_error(error), self.tr("Send on its own"), send_alone)
        else:
            kind: State = "warn" if isinstance(error, (Refused, TooLarge)) else "bad"
            self._show(kind, sentence_of_error(error))

    def unknown_agency(self, name: str) -> None:
        """What was typed is no agency."""
        happened = self.tr("“{name}” is not in the list of agencies.").format(name=name)
        action = self.tr("Choose a name from the list, or leave the field empty.")
        self._show("warn", Sentence(happened, self._not_sent(), action))

    def read_first(self) -> None:
        """There was news; it is on screen now."""
        sentence = Sentence(
            self.tr("This complaint changed while you were writing."),
            self.tr("The news is shown above. Nothing was sent; your text is as it was."),
            self.tr("Read it first, then send again."),
        )
        self._show("warn", sentence)

    def closing(self, slot: Slot, retry: Callable[[], None]) -> None:
        """Say why the window stays open."""
        why = sentence_of_error(slot.error).happened if slot.error is not None else ""
        sentence = Sentence(
            self.tr("The window stays open: this text is not saved yet."),
            why or self.tr("The disk has not answered yet."),
            self.tr("Copy the text to be safe, then save again. Closing once more loses it."),
        )
        self._unsaved = slot
        self._show("bad", sentence, self.tr("Save now"), retry, keep=True)

    def _not_sent(self) -> str:
        return self.tr("Your text is saved as a draft and was not sent.")

    def _no_reason(self) -> Sentence:
        happened = self.tr("The reason for returning it is missing.")
        return Sentence(happened, self._not_sent(), self.tr("Choose a reason, then send again."))

    def _say_unsaved(self, sentence: Sentence, retry: Callable[[], None]) -> None:
        meaning = self.tr("Your text stays here and saving is tried again every few seconds.")
        told = Sentence(sentence.happened, meaning, sentence.action)
        self._show("bad", told, self.tr("Save now"), retry, keep=True)

    def _show(
        self,
        state: State,
        sentence: Sentence,
        button: str = "",
        act: Callable[[], None] | None = None,
        keep: bool = False,
    ) -> None:
        self._act = act
        if not keep:
            self._unsaved = None
        self.say(state, sentence.happened, sentence.meaning, sentence.action, button)

    def _do(self) -> None:
        act = self._act
        if self._unsaved is None:
            self.settle()
        if act is not None:
            act()
