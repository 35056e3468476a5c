"""The line that says how things stand now: not a toast, it stays as long as it is true."""

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.theme.tokens import SPACE_8, State, Token
from ui.widgets.labels import ElidedLabel, IconLabel, text_label
from ui.widgets.look import set_look


class StateLine(QWidget):
    """An icon and words in one line, as in "Tersimpan · 229 / 3.000"."""

    def __init__(
        self,
        icon_name: str = "",
        text: str = "",
        state: State = "neutral",
        parent: QWidget | None = None,
        *,
        gives_way: bool = False,
    ) -> None:
        """`gives_way`: where there is no room for the words they end in "…"."""
        super().__init__(parent)
        self._icon = IconLabel("check")
        self._short = ElidedLabel("", "secondary") if gives_way else None
        self._text = self._short or text_label("", "secondary")
        if self._short is not None:
            self._short.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_8)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        self.set_state(icon_name, text, state)

    @property
    def text(self) -> str:
        """The words now."""
        return self._short.full_text if self._short is not None else self._text.text()

    def set_state(self, icon_name: str, text: str, state: State = "neutral") -> None:
        """How it stands now; without an icon's name there are words only."""
        token: Token = "muted" if state == "neutral" else state
        self._icon.setVisible(bool(icon_name))
        if icon_name:
            self._icon.set_icon(icon_name, token)
        if self._short is not None:
            self._short.set_full_text(text)
        else:
            self._text.setText(text)
        set_look(self._text, type="secondary", tone="" if state == "neutral" else state)
        self.setAccessibleName(text)
