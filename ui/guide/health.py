"""`Periksa kesehatan`: each part of the desk named, mended or explained, as it is looked at."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final, Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.desk import Desk
from desktop.doctor import of_open
from desktop.services.health import Area, Finding
from ui.lanes import CancelToken, Lanes
from ui.notices import sentence_of_error
from ui.theme.fonts import font_percent
from ui.theme.tokens import SPACE_8, SPACE_12, SPACE_16, SPACE_24
from ui.widgets import IconLabel, StateLine, action_button, lay_out_dialog, text_label

_WIDE, _HIGH = 620, 560
Mood = Literal["ok", "warn", "bad"]
_ICONS: Final[dict[Mood, str]] = {"ok": "circle-check", "warn": "circle-alert", "bad": "circle-x"}


def look_at(desk: Desk, tell: Callable[[Finding], None], stop: CancelToken) -> None:
    """Every part in turn, on the `net` lane: the file is read by a connection of its own."""
    for finding in of_open(desk):
        if stop.cancelled:
            return
        tell(finding)


class FindingRow(QWidget):
    """One part: how it is and, where it is not as it should be, why and what to do."""

    def __init__(self, name: str, said: str, why: str, state: Mood) -> None:
        super().__init__()
        self.state = state
        self.said = text_label(f"{name} · {said}", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.said)
        if why:
            words.addWidget(text_label(why, "secondary", wrap=True))
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(SPACE_8)
        across.addWidget(IconLabel(_ICONS[state], state), 0, Qt.AlignmentFlag.AlignTop)
        across.addLayout(words, 1)
        self.setAccessibleName(f"{self.said.text()}. {why}".strip())


class HealthDialog(QDialog):
    """Looks when it opens and on demand; `spares_asked`: show the spare copies."""

    spares_asked = Signal()

    def __init__(self, desk: Desk, lanes: Lanes, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Check the desk"))
        self._desk = desk
        self._lanes = lanes
        self._stop = CancelToken()
        self._found: list[FindingRow] = []
        self.state = StateLine()
        self.rows = QVBoxLayout()
        self.rows.setSpacing(SPACE_12)
        held = QWidget()
        whole = QVBoxLayout(held)
        whole.setContentsMargins(0, 0, SPACE_8, 0)
        whole.addLayout(self.rows)
        whole.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setAccessibleName(self.tr("Parts of the desk"))
        scroll.setWidget(held)
        body = QVBoxLayout()
        body.setContentsMargins(SPACE_16, SPACE_16, SPACE_16, SPACE_16)
        body.setSpacing(SPACE_12)
        body.addWidget(self.state)
        body.addWidget(scroll, 1)
        self.again_button = action_button(self.tr("Check again"))
        self.again_button.clicked.connect(self.look)
        self.spares_button = action_button(self.tr("Spare copies …"))
        self.spares_button.clicked.connect(self.spares_asked)
        self.close_button = action_button(self.tr("Close"), "primary")
        self.close_button.clicked.connect(self.accept)
        lay_out_dialog(self, body, self.spares_button, self.again_button, self.close_button)
        self.finished.connect(self._end)
        room = parent.size()
        self.resize(
            min(_WIDE * font_percent() // 100, room.width() - SPACE_24),
            min(_HIGH * font_percent() // 100, room.height() - SPACE_24),
        )
        self.close_button.setFocus()
        self.look()

    @property
    def found(self) -> list[FindingRow]:
        """The parts that were looked at."""
        return list(self._found)

    def look(self) -> None:
        """Begin anew."""
        self._stop = stop = CancelToken()
        for row in self._found:
            self.rows.removeWidget(row)
            row.deleteLater()
        self._found.clear()
        self.again_button.setEnabled(False)
        self.state.set_state("hourglass", self.tr("Checking; a large copy takes a moment …"))
        desk, lanes, add = self._desk, self._lanes, self._add

        def tell(finding: Finding) -> None:
            lanes.to_gui(partial(add, finding), stop)

        lanes.submit("net", lambda: look_at(desk, tell, stop), self._done, self._failed, stop)

    def words(self) -> dict[Area, str]:
        """What each part is called."""
        return {
            "place": self.tr("Place of the data"),
            "disk": self.tr("Disk"),
            "enrolment": self.tr("Enrolment"),
            "key": self.tr("Key"),
            "file": self.tr("File of the copy"),
            "spares": self.tr("Spare copies"),
            "copy": self.tr("Copy"),
            "work": self.tr("Outbox"),
            "clock": self.tr("Clock"),
            "server": self.tr("Server"),
        }

    def _add(self, finding: Finding) -> None:
        state: Mood = "ok"
        said, why = self.tr("all is well"), ""
        if finding.mended:
            said = self.tr("mended")
        if finding.error is not None:
            told = sentence_of_error(finding.error)
            state = "bad" if finding.grave else "warn"
            said, why = told.happened, f"{told.meaning} {told.action}"
        row = FindingRow(self.words()[finding.area], said, why, state)
        self._found.append(row)
        self.rows.addWidget(row)

    def _done(self, _nothing: None) -> None:
        self.again_button.setEnabled(True)
        if any(row.state != "ok" for row in self.found):
            said = self.tr("Something needs you: see below.")
            self.state.set_state("circle-alert", said, "warn")
        else:
            self.state.set_state("circle-check", self.tr("Everything is well."), "ok")

    def _failed(self, error: BaseException) -> None:
        self.again_button.setEnabled(True)
        self.state.set_state("circle-x", sentence_of_error(error).happened, "bad")

    def _end(self) -> None:
        self._stop.cancel()
