"""What a text said before: versions by time, how each differs from now, and the way back."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from difflib import SequenceMatcher
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.formats import Formatter
from desktop.domain.writing import TextVersion, VersionCause
from ui.theme.current import current_theme
from ui.theme.tokens import SPACE_8, SPACE_16, SPACE_24
from ui.widgets import EmptyState, action_button, lay_out_dialog, text_label
from ui.widgets.look import is_restyle

_WIDE: Final = 760
_HIGH: Final = 460
_LIST: Final = 248
_PIECES: Final = re.compile(r"\s+|\w+|[^\w\s]+")


class HistoryDialog(QDialog):
    """Enter restores the version chosen, Esc leaves the text as it is."""

    def __init__(
        self,
        versions: tuple[TextVersion, ...],
        now_text: str,
        write: Formatter,
        now: int,
        restore: Callable[[TextVersion], None],
        parent: QWidget,
    ) -> None:
        """`now_text`: what stands in the editor; `restore`: puts a version there."""
        super().__init__(parent)
        self._versions = versions
        self._now = now_text
        self._restore = restore
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("What the text said before"))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Versions, the latest first"))
        self.list.setFixedWidth(_LIST)
        self.list.ensurePolished()
        for version in versions:
            size = self.tr("{count} characters").format(count=write.number(len(version.text)))
            when = write.moment(version.at, now)
            item = QListWidgetItem(f"{when}\n{cause_words(version.cause)} · {size}")
            self.list.addItem(item)
        self.shown = QTextBrowser()
        self.shown.setAccessibleName(self.tr("What restoring would change"))
        self.legend = text_label(
            self.tr("Struck through would go, bold would come back."), "secondary", wrap=True
        )
        self.restore_button = action_button(self.tr("&Restore"), "primary")
        self.restore_button.clicked.connect(self._chosen)
        close = action_button(self.tr("Close"))
        close.clicked.connect(self.reject)
        self.list.currentRowChanged.connect(self._show)
        self.list.itemActivated.connect(lambda _item: self._chosen())
        self._lay_out(close)
        # A button knows its dialog only once it stands in it.
        self.restore_button.setDefault(True)
        room = parent.size()
        self.resize(min(_WIDE, room.width()), min(_HIGH, room.height() - SPACE_24))
        others = (n for n, one in enumerate(versions) if one.text != now_text)
        self.list.setCurrentRow(next(others, 0))
        self.list.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Another theme: the marks take its colours on, once the palette is the new one."""
        super().changeEvent(event)
        if is_restyle(event):
            QTimer.singleShot(0, self, self._show_current)

    def _show_current(self) -> None:
        self._show(self.list.currentRow())

    def _lay_out(self, close: QWidget) -> None:
        nothing = EmptyState(
            "history",
            self.tr("Nothing has been kept of this text yet"),
            self.tr("Versions are kept by themselves while you write, and before you send."),
        )
        there = bool(self._versions)
        nothing.setVisible(not there)
        for part in (self.list, self.shown, self.legend, self.restore_button):
            part.setVisible(there)
        right = QVBoxLayout()
        right.setSpacing(SPACE_8)
        right.addWidget(self.shown, 1)
        right.addWidget(self.legend)
        middle = QHBoxLayout()
        middle.setContentsMargins(SPACE_16, SPACE_16, SPACE_16, SPACE_8)
        middle.setSpacing(SPACE_16)
        middle.addWidget(self.list)
        middle.addLayout(right, int(there))
        middle.addWidget(nothing, int(not there))
        lay_out_dialog(self, middle, close, self.restore_button)

    def _show(self, row: int) -> None:
        if 0 <= row < len(self._versions):
            version = self._versions[row]
            self.shown.setHtml(difference(self._now, version.text))
            self.restore_button.setEnabled(version.text != self._now)

    def _chosen(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._versions) and self.restore_button.isEnabled():
            self.accept()
            self._restore(self._versions[row])


def cause_words(cause: VersionCause) -> str:
    """Why a version was kept."""
    return {
        "typed": QCoreApplication.translate("HistoryDialog", "while writing"),
        "template": QCoreApplication.translate("HistoryDialog", "before a template"),
        "restore": QCoreApplication.translate("HistoryDialog", "before restoring"),
        "sent": QCoreApplication.translate("HistoryDialog", "sent"),
        "spare": QCoreApplication.translate("HistoryDialog", "from a spare copy"),
        "cut": QCoreApplication.translate("HistoryDialog", "before words were removed"),
    }[cause]


def difference(now: str, then: str) -> str:
    """From the text of now to that of then, as markup: what would go, what would come back."""
    theme = current_theme()
    here, there = _PIECES.findall(now), _PIECES.findall(then)
    gone = f'<span style="color:{theme.muted};text-decoration:line-through">'
    come = f'<span style="background-color:{theme.selected};font-weight:600">'
    out: list[str] = []
    matcher = SequenceMatcher(None, here, there, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            out.append(_markup(here[a:b]))
            continue
        if b > a:
            out.append(f"{gone}{_markup(here[a:b])}</span>")
        if b > a and d > c and not here[b - 1][-1:].isspace():
            # One word in another's place must not read as one with it.
            out.append(" ")
        if d > c:
            out.append(f"{come}{_markup(there[c:d])}</span>")
    return f'<div style="white-space:pre-wrap">{"".join(out)}</div>'


def _markup(pieces: list[str]) -> str:
    return html.escape("".join(pieces)).replace("\n", "<br>")
