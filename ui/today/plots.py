"""Two small plots, painted by hand: what falls due by day, received and answered by month.

Figures stand over the bars where they fit, in the tooltip and in the accessible description. No
bar is told from another by its colour alone: the late one has its word, answered is filled and
received is hollow.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolTip, QVBoxLayout

from ui.theme.current import current_theme
from ui.theme.fonts import font_percent, sized_font
from ui.theme.tokens import RADIUS_CHIP, SEMIBOLD, SPACE_4, SPACE_8, SPACE_12, Token, type_size
from ui.today.words import Seen, day_name, month_name
from ui.widgets import Card, text_label
from ui.widgets.look import is_restyle, set_look

HIGH: Final = 132
_BAR_MOST: Final = 22
_GAP: Final = 6
_SAMPLE: Final = 10
_LATE_SHARE: Final = 1.6
"""Its word is longer than a day's."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar. `figure` as it is written; `hollow`: drawn as an outline."""

    value: int
    figure: str
    token: Token = "primary"
    hollow: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Bars that share a place on the axis. `name` and `below` stand under them, `said` is the
    whole of it in words; `marked`: the place that one is at; `wide`: shares of the axis."""

    name: str
    said: str
    bars: tuple[Bar, ...]
    below: str = ""
    token: Token = "muted"
    marked: bool = False
    wide: float = 1.0


class Plot(QLabel):
    """Bars over a line; a label to those who listen."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._places: tuple[Place, ...] = ()
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def places(self) -> Sequence[Place]:
        """What is shown, from the left."""
        return self._places

    def show_places(self, places: Sequence[Place]) -> None:
        """Other figures."""
        self._places = tuple(places)
        self.setAccessibleDescription("; ".join(place.said for place in places))
        self.update()

    def place_at(self, x: float) -> Place | None:
        """The place under a point of the axis."""
        boxes = zip(self._places, self._columns(), strict=True)
        return next((place for place, (left, wide) in boxes if left <= x < left + wide), None)

    def sizeHint(self) -> QSize:
        """As wide as it gets."""
        return QSize(200, HIGH)

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for its column."""
        return QSize(120, HIGH)

    def event(self, event: QEvent) -> bool:
        """A tooltip for each place."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self.place_at(event.pos().x())
            QToolTip.showText(event.globalPos(), place.said if place else "", self)
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Take on another theme or font size."""
        if is_restyle(event):
            self.update()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Bars, their figures, the line, the names."""
        if not self._places:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            font = sized_font(type_size("caps", font_percent()), SEMIBOLD)
            painter.setFont(font)
            metrics = QFontMetrics(font)
            lines = 2 if any(place.below for place in self._places) else 1
            foot = self.height() - lines * metrics.height() - SPACE_8
            most = max(1, *(bar.value for place in self._places for bar in place.bars))
            room = foot - metrics.height() - SPACE_4
            theme = current_theme()
            for place, (left, wide) in zip(self._places, self._columns(), strict=True):
                each = min(_BAR_MOST, (wide - _GAP) / len(place.bars))
                start = left + (wide - each * len(place.bars)) / 2
                for number, bar in enumerate(place.bars):
                    high = max(2.0, room * bar.value / most) if bar.value else 0.0
                    box = QRectF(start + number * each + 0.5, foot - high, each - 1, high)
                    _bar(painter, box, bar)
                    if bar.value and self._figures_fit(metrics, wide):
                        painter.setPen(QColor(theme.color(place.token)))
                        over = QRectF(left, foot - high - metrics.height(), wide, metrics.height())
                        painter.drawText(over, Qt.AlignmentFlag.AlignCenter, bar.figure)
                _names(painter, QRectF(left, foot + SPACE_4, wide, metrics.height()), place, lines)
            painter.setPen(QPen(QColor(theme.border), 1))
            painter.drawLine(0, int(foot), self.width(), int(foot))

    def _columns(self) -> Sequence[tuple[float, float]]:
        """Left edge and width of each place."""
        share = self.width() / max(1.0, sum(place.wide for place in self._places))
        found, left = [], 0.0
        for place in self._places:
            found.append((left, place.wide * share))
            left += place.wide * share
        return found

    def _figures_fit(self, metrics: QFontMetrics, wide: float) -> bool:
        """Only where every place has one bar, and room for its figure."""
        one = all(len(place.bars) == 1 for place in self._places)
        figures = [bar.figure for place in self._places for bar in place.bars]
        return one and all(metrics.horizontalAdvance(figure) <= wide for figure in figures)


def _bar(painter: QPainter, box: QRectF, bar: Bar) -> None:
    if not bar.value:
        return
    color = QColor(current_theme().color(bar.token))
    painter.setPen(QPen(color, 1) if bar.hollow else Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush if bar.hollow else color)
    radius = min(RADIUS_CHIP / 2, box.height() / 2)
    painter.drawRoundedRect(box, radius, radius)


def _names(painter: QPainter, box: QRectF, place: Place, lines: int) -> None:
    theme = current_theme()
    if place.marked:
        plate = box.adjusted(1, -2, -1, (lines - 1) * box.height() + 2)
        painter.setPen(QPen(QColor(theme.primary), 1))
        painter.setBrush(QColor(theme.selected))
        painter.drawRoundedRect(plate, RADIUS_CHIP, RADIUS_CHIP)
    painter.setPen(QColor(theme.color("primary" if place.marked else place.token)))
    middle = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip
    painter.drawText(box, middle, place.name)
    if place.below:
        painter.drawText(box.translated(0, box.height()), middle, place.below)


class PlotCard(Card):
    """A plot under its name, with what its bars mean where there are two kinds of them."""

    def __init__(self, name: str, meanings: Sequence[tuple[str, Bar]] = ()) -> None:
        super().__init__(name)
        self.plot = Plot(name)
        self.body.setSpacing(SPACE_4)
        self.body.addWidget(text_label(name, "strong", wrap=True))
        if meanings:
            legend = QHBoxLayout()
            legend.setSpacing(SPACE_12)
            for words, bar in meanings:
                legend.addWidget(Meaning(words, bar))
            legend.addStretch()
            self.body.addLayout(legend)
        self.body.addSpacing(SPACE_4)
        self.body.addWidget(self.plot)


class Meaning(QLabel):
    """A sample of a bar and what it stands for."""

    def __init__(self, words: str, bar: Bar) -> None:
        super().__init__(words)
        self._bar = bar
        self.setContentsMargins(_SAMPLE + SPACE_8, 0, 0, 0)
        set_look(self, type="secondary")

    def paintEvent(self, event: QPaintEvent) -> None:
        """The words, and the sample before them."""
        super().paintEvent(event)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            top = (self.height() - _SAMPLE) / 2
            _bar(painter, QRectF(0.5, top + 0.5, _SAMPLE - 1, _SAMPLE - 1), self._bar)


class DueCard(PlotCard):
    """What falls due: late first, then the working days of two weeks."""

    def __init__(self) -> None:
        super().__init__(self.tr("Due in the next two weeks"))

    def show_seen(self, seen: Seen) -> None:
        """Other figures."""
        ahead, write, today = seen.today.ahead, seen.write, seen.today.day
        late = write.number(ahead.late)
        places = [
            Place(
                self.tr("late"),
                self.tr("late: {n}").format(n=late),
                (Bar(ahead.late, late, "bad"),),
                token="bad" if ahead.late else "muted",
                wide=_LATE_SHARE,
            )
        ]
        for day, count in ahead.days:
            figure = write.number(count)
            said = write.day(day, today)
            if day == today:
                said = self.tr("today, {day}").format(day=write.calendar_day(day, today))
            places.append(
                Place(
                    day_name(day.weekday(), write),
                    f"{said}: {figure}",
                    (Bar(count, figure),),
                    below=str(day.day),
                    marked=day == today,
                )
            )
        self.plot.show_places(places)


class MonthCard(PlotCard):
    """Received against answered."""

    def __init__(self) -> None:
        super().__init__(
            self.tr("Received and answered by month"),
            (
                (self.tr("received"), Bar(1, "", "border", hollow=True)),
                (self.tr("answered for the first time"), Bar(1, "")),
            ),
        )

    def show_seen(self, seen: Seen) -> None:
        """Other figures; without any the card is not shown."""
        write, places = seen.write, []
        for month in seen.today.months:
            received, answered = write.number(month.received), write.number(month.answered)
            name = month_name(month.first.month, write)
            said = self.tr("{month} {year}: received {received}, answered {answered}").format(
                month=name, year=month.first.year, received=received, answered=answered
            )
            bars = (
                Bar(month.received, received, "border", hollow=True),
                Bar(month.answered, answered),
            )
            places.append(Place(name, said, bars))
        self.plot.show_places(places)


def column(*cards: PlotCard) -> QVBoxLayout:
    """Cards one below the other."""
    made = QVBoxLayout()
    made.setContentsMargins(SPACE_12, SPACE_12, SPACE_12, SPACE_12)
    made.setSpacing(SPACE_8)
    for card in cards:
        made.addWidget(card)
    made.addStretch()
    return made
