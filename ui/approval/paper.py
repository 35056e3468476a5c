"""One submission: what will go out, how it differs from other versions, and what may be done."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.turn import result_label
from desktop.services import words
from ui.approval.reading import Matter, Version
from ui.approval.words import submission_standing
from ui.case.bubble import Readable
from ui.compose.history import difference
from ui.i18n import current
from ui.theme.tokens import SPACE_4, SPACE_8, SPACE_12, SPACE_16, SPACE_24
from ui.widgets import SectionLabel, StateLine, action_button, line, text_label
from ui.widgets.look import is_restyle, set_look

_COMPARED_HIGH = 140
_REMARK_HIGH = 72


class SubmissionPaper(QFrame):
    """Its buttons and the remark are in `deeds`, which the page keeps in sight below it.

    `approved`, `edit_asked`, `withdrawn`, `asked` (open the complaint); `returned`: give it back
    with the remark on screen; `remarked(str)`: that remark was changed.
    """

    approved = Signal()
    returned = Signal()
    edit_asked = Signal()
    withdrawn = Signal()
    asked = Signal()
    remarked = Signal(str)

    def __init__(self, matter: Matter, remark: str, parent: QWidget | None = None) -> None:
        """`remark`: what was begun of it."""
        super().__init__(parent)
        self.matter = matter
        set_look(self, plane="surface")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(SPACE_24, SPACE_16, SPACE_24, SPACE_16)
        self._column.setSpacing(SPACE_12)
        self._head()
        self._words()
        self.versions = QComboBox()
        self.compared = QTextBrowser()
        if matter.versions:
            self._comparison()
        self._column.addStretch(1)
        self.deeds = QFrame()
        self.remark = QPlainTextEdit(remark)
        self.buttons: dict[str, QPushButton] = {}
        self._make_deeds()
        self._remark_row.hide()
        if remark:
            self._open_remark()

    def changeEvent(self, event: QEvent) -> None:
        """Another theme: the marks take its colours on, once the palette is the new one."""
        super().changeEvent(event)
        if is_restyle(event):
            QTimer.singleShot(0, self, self._compare)

    def begin_remark(self) -> None:
        """Show the field for what is to be mended."""
        self._open_remark()
        self.remark.setFocus()

    def _open_remark(self) -> None:
        self._remark_row.show()
        if self.matter.decides:
            # One first choice at a time.
            self.buttons["give_back"].hide()
            set_look(self.buttons["approve"], look="quiet")

    def _head(self) -> None:
        one = self.matter.submission
        head = QVBoxLayout()
        head.setSpacing(SPACE_4)
        title = self.matter.title or words.MASKED.text(current())
        head.addWidget(text_label(title, "title", wrap=True))
        number = f"#{one.card.tracking_id}" if one.card.tracking_id else ""
        facts = (number, one.by, self.matter.when)
        head.addWidget(text_label(" · ".join(f for f in facts if f), "secondary", wrap=True))
        self._column.addLayout(head)
        standing = submission_standing(one)
        self._column.addWidget(StateLine(standing.icon, standing.text, standing.state))

    def _words(self) -> None:
        content = self.matter.submission.content
        self._column.addWidget(SectionLabel(self.tr("What will go out, word for word")))
        about = [
            words.kind_label(content.kind, current()),
            result_label(content.result, current()) if content.result else "",
            self.tr("Secret") if content.secret else self.tr("Public"),
        ]
        self._column.addWidget(text_label(" · ".join(a for a in about if a), "strong", wrap=True))
        plate = QFrame()
        set_look(plate, plane="agency")
        inside = QVBoxLayout(plate)
        inside.setContentsMargins(SPACE_16, SPACE_12, SPACE_16, SPACE_12)
        inside.addWidget(Readable(content.text))
        self._column.addWidget(plate)
        for file in self.matter.files:
            self._column.addWidget(text_label(file, "secondary", wrap=True))
        if self.matter.outstanding:
            waits = self.tr(
                "Not all files have reached the server yet; until then it cannot go out."
            )
            self._column.addWidget(StateLine("paperclip", waits, "warn"))

    def _comparison(self) -> None:
        self._column.addWidget(SectionLabel(self.tr("Compared with")))
        self.versions.setAccessibleName(self.tr("Version to compare with"))
        for version in self.matter.versions:
            self.versions.addItem(self._name(version))
        self.versions.currentIndexChanged.connect(self._compare)
        self.compared.setAccessibleName(self.tr("How the texts differ"))
        self.compared.setFixedHeight(_COMPARED_HIGH)
        self.legend = text_label("", "secondary", wrap=True)
        for part in (self.versions, self.compared, self.legend):
            self._column.addWidget(part)
        self._compare()

    def _name(self, version: Version) -> str:
        if version.own:
            return self.tr("Your own version · {when}").format(when=version.when)
        return self.tr("Submitted before · {by} · {when}").format(by=version.by, when=version.when)

    def _compare(self) -> None:
        row = self.versions.currentIndex()
        if not 0 <= row < len(self.matter.versions):
            return
        version, text = self.matter.versions[row], self.matter.told
        if version.own:
            # The officer's own edit comes after it.
            self.compared.setHtml(difference(text, version.text))
            self.legend.setText(
                self.tr("Struck through: in the submission only. Bold: in your own version only.")
            )
        else:
            self.compared.setHtml(difference(version.text, text))
            self.legend.setText(
                self.tr("Struck through: no longer in it. Bold: new in this submission.")
            )

    def _make_deeds(self) -> None:
        set_look(self.deeds, plane="surface")
        foot = QVBoxLayout(self.deeds)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(0)
        foot.addWidget(line())
        self._remark_row = QWidget()
        self._fill_remark_row()
        foot.addWidget(self._remark_row)
        row = QHBoxLayout()
        row.setContentsMargins(SPACE_24, SPACE_8, SPACE_24, SPACE_8)
        row.setSpacing(SPACE_8)
        made: list[QPushButton] = []
        if self.matter.decides:
            made = [
                self._button("approve", action_button(self.tr("Approve"), "primary")),
                self._button("give_back", action_button(self.tr("Give back …"))),
                self._button("edit", action_button(self.tr("Write my own version"))),
            ]
            self.buttons["approve"].clicked.connect(self.approved)
            self.buttons["give_back"].clicked.connect(self.begin_remark)
            self.buttons["edit"].clicked.connect(self.edit_asked)
        elif self.matter.submission.own:
            made = [self._button("withdraw", action_button(self.tr("Withdraw it")))]
            self.buttons["withdraw"].clicked.connect(self.withdrawn)
        opened = self._button("open", action_button(self.tr("Open the complaint"), "link"))
        opened.clicked.connect(self.asked)
        for button in (*made, opened):
            row.addWidget(button)
        row.addStretch()
        foot.addLayout(row)

    def _fill_remark_row(self) -> None:
        column = QVBoxLayout(self._remark_row)
        column.setContentsMargins(SPACE_24, SPACE_8, SPACE_24, 0)
        column.setSpacing(SPACE_4)
        name = self.tr("What is to be mended")
        column.addWidget(text_label(name, "secondary"))
        self.remark.setAccessibleName(name)
        self.remark.setPlaceholderText(self.tr("For the operator; the public never sees it …"))
        self.remark.setTabChangesFocus(True)
        self.remark.setFixedHeight(_REMARK_HIGH)
        self.remark.textChanged.connect(lambda: self.remarked.emit(self.remark.toPlainText()))
        column.addWidget(self.remark)
        below = QHBoxLayout()
        words_of = self.tr("Give back with this remark")
        send = self._button("send_remark", action_button(words_of, "primary", "Ctrl+Enter"))
        send.clicked.connect(self.returned)
        keys = QShortcut(QKeySequence("Ctrl+Return"), self.remark)
        keys.activated.connect(self.returned)
        below.addWidget(send)
        below.addStretch()
        column.addLayout(below)

    def _button(self, name: str, button: QPushButton) -> QPushButton:
        self.buttons[name] = button
        return button
