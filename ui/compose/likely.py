"""Below the choice of an agency: those that the complaint is likely a matter for, and why.

Nothing is chosen by itself. Unsure, it says so before any name.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.remits import Likely, Proposal
from ui.theme.tokens import SPACE_4, SPACE_8
from ui.widgets import ElidedLabel, action_button, text_label

_LONGEST: Final = 28
"""Characters of a name on its button; all of it in the tip."""


class LikelyAgencies(QWidget):
    """`picked`: the id of the agency whose button was pressed."""

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = text_label("", "secondary")
        self.why = ElidedLabel("", "secondary")
        self.buttons: list[QPushButton] = []
        self._reasons: dict[QObject, str] = {}
        self._row = QHBoxLayout()
        self._row.setSpacing(SPACE_8)
        self._row.addWidget(self._said)
        self._row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_4)
        column.addLayout(self._row)
        column.addWidget(self.why)
        self._shown: tuple[Proposal, Mapping[str, str]] = (Proposal(), {})
        # At a large size of type three names would be wider than the screen.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.hide()

    @property
    def text(self) -> str:
        """What it says before the names."""
        return self._said.text()

    @property
    def empty(self) -> bool:
        """Whether there is nothing to propose."""
        return not self.buttons

    def offer(self, proposal: Proposal, names: Mapping[str, str]) -> None:
        """Show these, by their names."""
        if (proposal, names) == self._shown:
            return
        self._shown = (proposal, dict(names))
        for button in self.buttons:
            self._row.removeWidget(button)
            button.deleteLater()
        self.buttons, self._reasons = [], {}
        found = [likely for likely in proposal.agencies if likely.agency in names]
        short = _without_common_end(names)
        for place, likely in enumerate(found, 1):
            self._add(place, likely, names[likely.agency], short[likely.agency])
        self._said.setText(self.tr("Likely:") if proposal.sure else self.tr("Not sure. Perhaps:"))
        if found:
            self._say(self.buttons[0])
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Names for which there is no room stand back; the field above takes any."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - self._said.sizeHint().width()
        for button in self.buttons:
            room -= button.sizeHint().width() + SPACE_8
            button.setVisible(room >= 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The reason below is that of the name under the pointer or with the focus."""
        if event.type() in (QEvent.Type.Enter, QEvent.Type.FocusIn):
            self._say(watched)
        return super().eventFilter(watched, event)

    def _add(self, place: int, likely: Likely, name: str, short: str) -> None:
        fits = len(short) <= _LONGEST
        button = action_button(short if fits else f"{short[: _LONGEST - 1].rstrip()}…")
        reason = self._because(likely)
        button.setAccessibleName(name)
        button.setAccessibleDescription(reason)
        button.setToolTip(name)
        key = likely.agency
        button.clicked.connect(lambda: self.picked.emit(key))
        button.installEventFilter(self)
        self._reasons[button] = f"{name}: {reason}"
        self._row.insertWidget(place, button)
        self.buttons.append(button)

    def _say(self, button: QObject) -> None:
        self.why.set_full_text(self._reasons.get(button, self.why.full_text))

    def _because(self, likely: Likely) -> str:
        reasons = []
        if likely.returned:
            reasons.append(self.tr("holds such complaints that your agency returned"))
        if likely.of_category:
            percent = round(100 * likely.of_category)
            reasons.append(self.tr("{percent} % of this category go there").format(percent=percent))
        if likely.territory:
            reasons.append(self.tr("the text names {place}").format(place=likely.territory))
        if likely.words:
            words = ", ".join(f"“{word}”" for word in likely.words)
            reasons.append(self.tr("words: {words}").format(words=words))
        return " · ".join(reasons) or self.tr("often gets complaints of all kinds")


def _without_common_end(names: Mapping[str, str]) -> dict[str, str]:
    """Names without what all agencies of a region end in, as “Kabupaten …”: it tells nothing."""
    split = {key: name.split() for key, name in names.items()}
    if len(split) < 2:
        return dict(names)
    most = min(len(words) for words in split.values()) - 1
    ends = [
        {tuple(words[len(words) - length :]) for words in split.values()}
        for length in range(1, most + 1)
    ]
    common = sum(1 for found in ends if len(found) == 1)
    return {key: " ".join(words[: len(words) - common]) for key, words in split.items()}
