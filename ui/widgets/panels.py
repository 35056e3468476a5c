"""Plates that hold other parts: the card, and what stands where a list is empty."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ui.theme.tokens import SPACE_8, SPACE_12, SPACE_16, SPACE_24
from ui.widgets.buttons import action_button
from ui.widgets.labels import IconLabel, text_label
from ui.widgets.look import set_look

_EMPTY_ICON = 32
_EMPTY_WIDTH = 360
_EMPTY_LOW = 160
# The stretches beside it take only what it does not want.
_PLATE_SHARE = 1000


def line() -> QFrame:
    """A hairline across."""
    made = QFrame()
    made.setFixedHeight(1)
    set_look(made, plane="line")
    return made


def lay_out_dialog(dialog: QWidget, body: QWidget | QLayout, *buttons: QWidget) -> QHBoxLayout:
    """A dialog's whole: its body, a hairline, and the buttons at the right; gives their row."""
    foot = QHBoxLayout()
    foot.setContentsMargins(SPACE_16, SPACE_8, SPACE_16, SPACE_8)
    foot.setSpacing(SPACE_8)
    foot.addStretch()
    for button in buttons:
        foot.addWidget(button)
    whole = QVBoxLayout(dialog)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.setSpacing(0)
    if isinstance(body, QLayout):
        whole.addLayout(body, 1)
    else:
        whole.addWidget(body, 1)
    whole.addWidget(line())
    whole.addLayout(foot)
    return foot


class Card(QFrame):
    """A bordered plate with a name; put its parts into `body`."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(SPACE_12, SPACE_12, SPACE_12, SPACE_12)
        self.body.setSpacing(SPACE_8)
        set_look(self, plane="card")


class EmptyState(QWidget):
    """Says why there is nothing here, and the one thing to do; `acted` when that is chosen."""

    acted = Signal()

    def __init__(
        self,
        icon_name: str,
        title: str,
        why: str,
        action: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon = IconLabel(icon_name, "muted", _EMPTY_ICON)
        self._title = text_label("", "strong", wrap=True)
        self._why = text_label("", tone="muted", wrap=True)
        self._button = action_button("")
        self._button.clicked.connect(self.acted)
        middle = Qt.AlignmentFlag.AlignHCenter
        # A plate of its own keeps the lines short and lets them wrap in a narrow pane.
        plate = QWidget()
        plate.setMaximumWidth(_EMPTY_WIDTH)
        column = QVBoxLayout(plate)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        column.addWidget(self._icon, 0, middle)
        for label in (self._title, self._why):
            label.setAlignment(middle)
            column.addWidget(label)
        column.addSpacing(SPACE_8)
        column.addWidget(self._button, 0, middle)
        across = QHBoxLayout()
        across.addStretch()
        across.addWidget(plate, _PLATE_SHARE)
        across.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(SPACE_24, SPACE_8, SPACE_24, SPACE_8)
        whole.addStretch()
        whole.addLayout(across)
        whole.addStretch()
        self.set_words(icon_name, title, why, action)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the words have it, not the picture."""
        super().resizeEvent(event)
        self._icon.setVisible(self.height() >= _EMPTY_LOW)

    def set_words(self, icon_name: str, title: str, why: str, action: str = "") -> None:
        """Another reason; without words for it there is no button."""
        self._icon.set_icon(icon_name, "muted")
        self._title.setText(title)
        self._why.setText(why)
        self._button.setText(action)
        self._button.setAccessibleName(action.replace("&", ""))
        self._button.setVisible(bool(action))
        self.setAccessibleName(title)
        self.setAccessibleDescription(why)
