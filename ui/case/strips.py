"""Two holders for what comes and goes around the timeline without pushing the window apart."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.theme.tokens import SPACE_8, SPACE_24


class NewsStrip(QWidget):
    """Holds banners; takes no room at all while none of them is shown."""

    def __init__(
        self, parts: tuple[QWidget, ...], sides: int = SPACE_24, parent: QWidget | None = None
    ) -> None:
        """`sides`: the margins left and right of them, in logical pixels."""
        super().__init__(parent)
        self._parts = parts
        self._sides = sides
        self._column = QVBoxLayout(self)
        self._column.setSpacing(SPACE_8)
        for part in parts:
            self._column.addWidget(part)
            part.installEventFilter(self)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """One of them came or went."""
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        edge = 0 if all(part.isHidden() for part in self._parts) else SPACE_8
        self._column.setContentsMargins(self._sides, edge, self._sides, edge)


class Footing(QScrollArea):
    """Holds the composer: as high as it wants to be, and scrolled where the window is too low."""

    def __init__(self, inside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inside = inside
        self._room = 0
        self._following = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focused)
        self.verticalScrollBar().actionTriggered.connect(self._scrolled)

    def set_room(self, height: int) -> None:
        """The most it may take, in logical pixels."""
        if height != self._room:
            self._room = height
            self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps words anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is inside wants another height."""
        if watched is self._inside and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        done = super().eventFilter(watched, event)
        if watched is self._inside and event.type() == QEvent.Type.Resize:
            self._follow()
        return done

    def sizeHint(self) -> QSize:
        """What the composer wants, as far as there is room."""
        width = self.viewport().width()
        return QSize(self._inside.sizeHint().width(), min(self._wanted(width), self._room))

    def minimumSizeHint(self) -> QSize:
        """As narrow as the window asks for; lower than this the composer scrolls."""
        return QSize(self._inside.minimumSizeHint().width(), 1)

    def _focused(self, _before: QWidget | None, _now: QWidget | None) -> None:
        self._following = True
        self._follow()

    def _scrolled(self) -> None:
        # Who looks elsewhere by hand is not called back.
        self._following = False

    def _follow(self) -> None:
        """What got the focus must be seen, also where the room or what is inside changes."""
        now = QApplication.focusWidget()
        if self._following and now is not None and self._inside.isAncestorOf(now):
            self.ensureWidgetVisible(now, 0, SPACE_8)

    def _wanted(self, width: int) -> int:
        layout = self._inside.layout()
        if layout is None:
            return 0
        if layout.hasHeightForWidth():
            return layout.totalHeightForWidth(width)
        return layout.totalSizeHint().height()
