"""What each of the four verbs asks for: its text and its choices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, cast

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.model import Content, FollowUpResult, WorkKind
from desktop.domain.remits import Proposal
from desktop.domain.turn import result_label
from desktop.domain.words import RESULTS
from desktop.services.work import Agency, Reason
from ui.compose.agencies import AgencyCombo
from ui.compose.editor import DraftEditor
from ui.compose.likely import LikelyAgencies
from ui.i18n import current
from ui.theme.tokens import SPACE_4, SPACE_8, SPACE_12
from ui.widgets import name_combo, text_label

_FOR_NOBODY_ELSE: Final = frozenset({"duplicate", "not_actionable"})
"""Reasons for which no other agency is looked for."""
VERBS: tuple[WorkKind, ...] = ("follow_up", "return", "request_info", "note")


def verb_name(kind: WorkKind) -> str:
    """The verb on its tab."""
    names = {
        "follow_up": QCoreApplication.translate("Verb", "Follow up"),
        "return": QCoreApplication.translate("Verb", "Return"),
        "request_info": QCoreApplication.translate("Verb", "Ask for details"),
        "note": QCoreApplication.translate("Verb", "Internal note"),
    }
    return names.get(kind, kind)


class VerbForm(QWidget):
    """Text of one verb. `edited` by the officer only; `left` when the editor loses the focus."""

    edited = Signal()
    left = Signal()

    def __init__(self, kind: WorkKind, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self.editor = DraftEditor(verb_name(kind), placeholder)
        self.editor.typed.connect(self.edited)
        self.editor.left.connect(self.left)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(SPACE_8)
        self.column.addWidget(self.editor)

    def options(self) -> Sequence[QWidget]:
        """Choices that stand in the bottom line, in their order."""
        return ()

    def tab_chain(self) -> Sequence[QWidget]:
        """What Tab visits, in the order of the eye."""
        return (self.editor, *(w for w in self.options() if w.focusPolicy().value))

    def content(self, before: Content) -> Content:
        """What stands in it, laid over what it does not show (attachments)."""
        return replace(before, text=self.editor.words())

    def fill(self, content: Content) -> None:
        """Show other content; not an edit."""
        self.editor.fill(content.text)

    @property
    def locked(self) -> bool:
        """Whether its text is on its way into the outbox."""
        return self.editor.isReadOnly()

    def set_locked(self, locked: bool) -> None:
        """While it is being sent nothing may be typed."""
        self.editor.setReadOnly(locked)


class FollowUpForm(VerbForm):
    """With the status it sets and the secret flag."""

    def __init__(self, parent: QWidget | None = None) -> None:
        place = QCoreApplication.translate("Verb", "Write the answer to the reporter …")
        super().__init__("follow_up", place, parent)
        self._named = text_label(self.tr("Status afterwards:"), "secondary")
        self.result = QComboBox()
        name_combo(self.result, self.tr("Status afterwards"))
        self.result.setToolTip(self.tr("Status afterwards"))
        self.result.setPlaceholderText(self.tr("Unchanged"))
        for result in RESULTS:
            self.result.addItem(result_label(result, current()), result)
        self.result.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.result.setItemDelegate(QStyledItemDelegate(self.result))
        self._named.setBuddy(self.result)
        self.secret = QCheckBox(self.tr("Secret"))
        self.secret.setToolTip(self.tr("Hides this answer from the public"))
        self.result.currentIndexChanged.connect(self.edited)
        self.secret.toggled.connect(self.edited)

    def options(self) -> Sequence[QWidget]:
        """See `VerbForm.options`."""
        return (self.secret, self._named, self.result)

    def content(self, before: Content) -> Content:
        """See `VerbForm.content`."""
        result = cast("FollowUpResult", self.result.currentData() or "")
        text = super().content(before)
        return replace(text, result=result, secret=self.secret.isChecked())

    def fill(self, content: Content) -> None:
        """See `VerbForm.fill`."""
        with QSignalBlocker(self.result), QSignalBlocker(self.secret):
            self.result.setCurrentIndex(self.result.findData(content.result))
            self.secret.setChecked(content.secret)
        super().fill(content)


class ReturnForm(VerbForm):
    """With the reason, its explanation and the agency that should have it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        place = QCoreApplication.translate("Verb", "Explain to the coordinator …")
        super().__init__("return", place, parent)
        self._optional = place
        self._required = self.tr("This reason needs an explanation …")
        self._rules: dict[str, bool] = {}
        self._offered: tuple[Reason, ...] = ()
        self.reason = QComboBox()
        name_combo(self.reason, self.tr("Reason"))
        self.reason.setPlaceholderText(self.tr("Choose a reason"))
        self.reason.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        # The style's own delegate knows no margins.
        self.reason.setItemDelegate(QStyledItemDelegate(self.reason))
        self.suggest = AgencyCombo(
            self.tr("Suggested agency"), self.tr("Type part of its name; may stay empty")
        )
        fields = QGridLayout()
        fields.setHorizontalSpacing(SPACE_12)
        fields.setVerticalSpacing(SPACE_4)
        pairs = ((self.tr("Reason"), self.reason), (self.tr("Suggested agency"), self.suggest))
        for number, (name, field) in enumerate(pairs):
            label = text_label(name, "secondary")
            label.setBuddy(field)
            line = QHBoxLayout()
            line.setSpacing(SPACE_8)
            line.addWidget(label)
            line.addWidget(field, 1)
            fields.addLayout(line, 0, number)
            # Names of agencies are long.
            fields.setColumnStretch(number, 1 + number)
        self.column.insertLayout(0, fields)
        self.likely = LikelyAgencies()
        self.likely.picked.connect(self._pick)
        self.column.insertWidget(1, self.likely)
        self.reason.currentIndexChanged.connect(self._reason_changed)
        self.suggest.picked.connect(self.edited)

    def offer(
        self,
        reasons: tuple[Reason, ...],
        agencies: tuple[Agency, ...],
        own: str,
        proposal: Proposal,
    ) -> None:
        """What may be chosen, as the server says; `own`: the agency that returns it."""
        names = {agency.id: agency.name for agency in agencies if agency.id != own}
        self.suggest.offer(names)
        self.likely.offer(proposal, names)
        self._say_rule()
        if reasons == self._offered:
            return
        self._offered = reasons
        chosen = self.reason.currentData() or ""
        self._rules = {reason.id: reason.explanation_required for reason in reasons}
        with QSignalBlocker(self.reason):
            self.reason.clear()
            for reason in reasons:
                self.reason.addItem(reason.label, reason.id)
            self._choose(chosen)

    def tab_chain(self) -> Sequence[QWidget]:
        """See `VerbForm.tab_chain`."""
        return (self.reason, self.suggest, *self.likely.buttons, self.editor)

    def content(self, before: Content) -> Content:
        """See `VerbForm.content`."""
        text = super().content(before)
        return replace(text, reason=self.reason.currentData() or "", suggest=self.suggest.chosen)

    def fill(self, content: Content) -> None:
        """See `VerbForm.fill`."""
        with QSignalBlocker(self.reason), QSignalBlocker(self.suggest):
            self._choose(content.reason)
            self.suggest.choose(content.suggest)
        super().fill(content)

    def set_locked(self, locked: bool) -> None:
        """See `VerbForm.set_locked`."""
        super().set_locked(locked)
        self.reason.setEnabled(not locked)
        self.suggest.setEnabled(not locked)
        self.likely.setEnabled(not locked)

    def _pick(self, agency: str) -> None:
        self.suggest.choose(agency)
        self.edited.emit()

    def _choose(self, reason: str) -> None:
        if reason and self.reason.findData(reason) < 0:
            # A draft may name a reason that this copy does not hold yet.
            self.reason.addItem(reason, reason)
        self.reason.setCurrentIndex(self.reason.findData(reason) if reason else -1)
        self._say_rule()

    def _reason_changed(self) -> None:
        self._say_rule()
        self.edited.emit()

    def _say_rule(self) -> None:
        reason = self.reason.currentData() or ""
        self.likely.setVisible(not self.likely.empty and reason not in _FOR_NOBODY_ELSE)
        needed = self._rules.get(reason, False)
        self.editor.setPlaceholderText(self._required if needed else self._optional)


def make_forms() -> dict[WorkKind, VerbForm]:
    """One form for each verb."""
    asking = VerbForm(
        "request_info", QCoreApplication.translate("Verb", "What does the reporter have to add?")
    )
    note = VerbForm(
        "note",
        QCoreApplication.translate("Verb", "For your own agency; the reporter never sees it"),
    )
    made: tuple[VerbForm, ...] = (FollowUpForm(), ReturnForm(), asking, note)
    return {form.kind: form for form in made}
