"""Labels: plain words by role, group names, key names, shortened lines and tinted pictures."""

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QLabel, QSizePolicy, QWidget

from ui.theme.fonts import icon_size
from ui.theme.icons import pixmap
from ui.theme.tokens import Token
from ui.widgets.look import is_restyle, set_look


def text_label(
    text: str,
    kind: str = "",
    tone: str = "",
    wrap: bool = False,
    parent: QWidget | None = None,
) -> QLabel:
    """A label in a role of the type scale: "secondary", "title", "headline", "strong" or body.

    Shows its text as written, never as markup.
    """
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    set_look(label, type=kind, tone=tone)
    return label


def name_combo(combo: QComboBox, name: str) -> None:
    """What a choice is called, and with it the list that it opens."""
    combo.setAccessibleName(name)
    combo.view().setAccessibleName(name)


class SectionLabel(QLabel):
    """The name of a group in small capitals; read aloud as it is written."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        font = self.font()
        font.setCapitalization(QFont.Capitalization.AllUppercase)
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 104)
        self.setFont(font)
        self.setAccessibleName(text)
        set_look(self, type="caps")


class KeyHint(QLabel):
    """The name of a key beside what it does."""

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(keys, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        said = QCoreApplication.translate("KeyHint", "Shortcut {keys}").format(keys=keys)
        self.setAccessibleName(said)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        set_look(self, type="key")


class ElidedLabel(QLabel):
    """One line that ends in "…" where it is too long; the whole of it is in the tooltip."""

    def __init__(self, text: str = "", kind: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._full = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        set_look(self, type=kind)
        self.set_full_text(text)

    @property
    def full_text(self) -> str:
        """The whole line."""
        return self._full

    def set_full_text(self, text: str) -> None:
        """Another line; line breaks become spaces."""
        self._full = " ".join(text.split())
        self.setAccessibleName(self._full)
        self._shorten()
        # Another line may want more room though what is seen of it is the same.
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """As narrow as one sign and "…"."""
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance("W…"), metrics.height())

    def sizeHint(self) -> QSize:
        """The whole line."""
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance(self._full) + 2, metrics.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten to the new width."""
        super().resizeEvent(event)
        self._shorten()

    def changeEvent(self, event: QEvent) -> None:
        """Shorten again in another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._shorten()

    def _shorten(self) -> None:
        metrics = QFontMetrics(self.font())
        shown = metrics.elidedText(self._full, Qt.TextElideMode.ElideRight, self.width())
        self.setText(shown)
        self.setToolTip(self._full if shown != self._full else "")


class IconLabel(QLabel):
    """A tinted picture beside words, as large as they are; itself silent to a screen reader."""

    # Qt sends change events before a widget is made to the end.
    _asked = 0

    def __init__(
        self, name: str, token: Token = "muted", size: int = 0, parent: QWidget | None = None
    ) -> None:
        """`size` in logical pixels, whatever the size of type; 0 for that of words beside it."""
        super().__init__(parent)
        self._name = name
        self._token: Token = token
        self._asked = size
        self._fit()

    def _fit(self) -> None:
        self._size = self._asked or icon_size()
        self.setFixedSize(self._size, self._size)

    @property
    def icon_name(self) -> str:
        """Which icon it shows."""
        return self._name

    def set_icon(self, name: str, token: Token) -> None:
        """Another picture or colour."""
        self._name = name
        self._token = token
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw in the colours and at the scale of now."""
        with QPainter(self) as painter:
            scale = self.devicePixelRatioF()
            painter.drawPixmap(0, 0, pixmap(self._name, self._token, self._size, scale))

    def changeEvent(self, event: QEvent) -> None:
        """Take on another theme or size of type."""
        if is_restyle(event):
            self._fit()
            self.update()
        super().changeEvent(event)
