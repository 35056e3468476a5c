"""Quick filters above a list: words and a figure each, one of them chosen."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from ui.lists.question import Part
from ui.theme.current import current_theme
from ui.theme.fonts import role_font
from ui.theme.tokens import HIT, RADIUS_FIELD, SEMIBOLD, SPACE_4, SPACE_8
from ui.widgets.buttons import paint_ring, pressed_by_enter

_PLATE: Final = 24
_GAP: Final = SPACE_4 + 2


class FilterChip(QAbstractButton):
    """One quick filter; chosen by click, space, or the arrow keys within its row."""

    def __init__(self, part: Part, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.part: Part = part
        self.setCheckable(True)
        # As in the rail: one of several, not a box to tick.
        self.setAutoExclusive(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def say(self, words: str, figure: str) -> None:
        """Its words and how many complaints it leaves."""
        self.setText(f"{words} {figure}")
        self.setAccessibleName(f"{words}, {figure}")
        self.updateGeometry()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it too."""
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Its words on a target that a finger can hit."""
        metrics = QFontMetrics(role_font("secondary", SEMIBOLD))
        return QSize(
            metrics.horizontalAdvance(self.text()) + 2 * SPACE_8 + 4,
            max(HIT, metrics.height() + SPACE_8),
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A plate with words; a ring while it has the focus."""
        theme = current_theme()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            high = max(_PLATE, self.height() - SPACE_8)
            box = QRectF(1, (self.height() - high) / 2, self.width() - 2, high)
            chosen = self.isChecked()
            edge = theme.border if self.underMouse() and not chosen else None
            painter.setPen(QPen(QColor(edge), 1) if edge else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.selected if chosen else theme.bg))
            painter.drawRoundedRect(box, RADIUS_FIELD, RADIUS_FIELD)
            if self.hasFocus():
                paint_ring(painter, box, theme)
            painter.setFont(role_font("secondary", SEMIBOLD))
            painter.setPen(QColor(theme.primary if chosen else theme.muted))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.text())


class FilterRow(QWidget):
    """The filters of a view, in as many lines as they need; `chosen` carries the part."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: list[FilterChip] = []
        self._spare = False
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._clicked)
        self.setAccessibleName(self.tr("Quick filters"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def words(self) -> Mapping[Part, str]:
        """What each part is called."""
        return {
            "all": self.tr("All"),
            "overdue": self.tr("Late"),
            "due_today": self.tr("Due today"),
            "due": self.tr("Due soon"),
            "promised": self.tr("Promised"),
            "replied": self.tr("Replied"),
            "fresh": self.tr("New"),
            "returned": self.tr("Came back"),
            "arrived": self.tr("New"),
            "replies": self.tr("Replied"),
            "timed_out": self.tr("Closed by the system"),
            "accepted": self.tr("Answer accepted"),
            "starred": self.tr("Starred"),
            "put_off": self.tr("Put off"),
        }

    def show_parts(self, parts: Sequence[Part], current: Part) -> None:
        """Other filters, as for another view; fewer than two are no choice and not shown."""
        for chip in self._chips:
            self._group.removeButton(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [FilterChip(part, self) for part in parts]
        # Where there is no other choice than one's own marks, no room is kept for them.
        self._spare = len(parts) == 2
        for chip in self._chips:
            self._group.addButton(chip)
            chip.say(self.words()[chip.part], "–")
            chip.setChecked(chip.part == current)
            # The others come with their figures: most leave nothing and would only flash up.
            chip.setVisible(chip.part in ("all", current))
        self.setVisible(len(parts) > 1 and not (self._spare and current == "all"))
        self._place()

    def follow(self, before: QWidget) -> None:
        """Tab comes to the filters after this: made anew they would come last of all."""
        for chip in self._chips:
            QWidget.setTabOrder(before, chip)
            before = chip

    def show_counts(self, figures: Mapping[Part, str], empty: Sequence[Part]) -> None:
        """How many complaints each leaves; empty ones are left out unless chosen."""
        for chip in self._chips:
            chip.say(self.words()[chip.part], figures.get(chip.part, "–"))
            chip.setVisible(chip.part == "all" or chip.isChecked() or chip.part not in empty)
        seen = [chip for chip in self._chips if not chip.isHidden()]
        if len(seen) == 1 and seen[0].part == "all":
            # The row keeps its height: the list must not jump while one types.
            seen[0].hide()
        if self._spare:
            self.setVisible(len(seen) > 1)
        self._place()

    def choose(self, part: Part) -> None:
        """As if the officer had clicked it."""
        for chip in self._chips:
            if chip.part == part:
                chip.click()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self._place()

    def _clicked(self, chip: QAbstractButton) -> None:
        if isinstance(chip, FilterChip):
            self.chosen.emit(chip.part)

    def _place(self) -> None:
        at, bottom = QPointF(0, 0), 0
        for chip in self._chips:
            if chip.isHidden():
                continue
            size = chip.sizeHint()
            if at.x() and at.x() + size.width() > self.width():
                at = QPointF(0, bottom)
            chip.setGeometry(int(at.x()), int(at.y()), size.width(), size.height())
            at.setX(at.x() + size.width() + _GAP)
            bottom = int(at.y()) + size.height()
        if bottom and self.height() != bottom:
            self.setFixedHeight(bottom)
