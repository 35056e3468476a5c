"""Progress of one piece of work: its stage, a figure, and a way to stop it."""

from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from ui.theme.tokens import SPACE_4, SPACE_8
from ui.widgets.buttons import IconButton
from ui.widgets.labels import ElidedLabel, text_label

SHOW_AFTER_MS: Final = 300
FIGURE_AFTER_MS: Final = 2000
_STEPS: Final = 1000


class ProgressRow(QWidget):
    """Hidden until work has lasted 0.3 s, with a figure from 2 s on; `cancelled` when stopped."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage = ElidedLabel("")
        self._figure: QLabel = text_label("", "secondary")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._cancel = IconButton("x", self.tr("Stop"))
        self._cancel.clicked.connect(self._stop)
        self._show = QTimer(self, singleShot=True, interval=SHOW_AFTER_MS)
        self._show.timeout.connect(self.show)
        self._tell = QTimer(self, singleShot=True, interval=FIGURE_AFTER_MS)
        self._tell.timeout.connect(self._figure.show)
        words = QHBoxLayout()
        words.setSpacing(SPACE_8)
        words.addWidget(self._stage, 1)
        words.addWidget(self._figure)
        column = QVBoxLayout()
        column.setSpacing(SPACE_4)
        column.addLayout(words)
        column.addWidget(self._bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_8)
        row.addLayout(column, 1)
        row.addWidget(self._cancel)
        self.hide()

    def begin(self, stage: str, can_stop: bool = True) -> None:
        """Work has begun; `can_stop` only where stopping is safe."""
        self._cancel.setEnabled(True)
        self._cancel.setVisible(can_stop)
        self._figure.hide()
        self.advance(stage, 0, 0, "")
        self._show.start()
        self._tell.start()

    def advance(self, stage: str, done: int, total: int, figure: str) -> None:
        """How far it is; a `total` of 0 is work of unknown length. `figure`: words, made before."""
        self._stage.set_full_text(stage)
        self._figure.setText(figure)
        self._bar.setRange(0, _STEPS if total else 0)
        self._bar.setValue(min(_STEPS, done * _STEPS // total) if total else 0)
        self._bar.setAccessibleName(stage)
        self.setAccessibleName(stage)
        self.setAccessibleDescription(figure)

    def finish(self) -> None:
        """Work has ended, well or not: gone, also when it never showed."""
        self._show.stop()
        self._tell.stop()
        self.hide()

    def _stop(self) -> None:
        # Once is enough; the row stays until the work has really ended.
        self._cancel.setEnabled(False)
        self._stage.set_full_text(self.tr("Stopping …"))
        self.cancelled.emit()
