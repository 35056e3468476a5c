"""Takes the pictures: every scene in both themes, one sheet of thumbnails for each."""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from tests.screens.remarks import remarks
from tests.screens.scene import Scene
from tests.screens.stage import Stage, fill, staged
from ui.driver import NotHeld
from ui.faults import Faults
from ui.theme.style import Appearance, ThemeChoice

ZONE: Final = "Asia/Jakarta"
THEMES: Final[tuple[ThemeChoice, ...]] = ("light", "dark")
_RETINT_MS: Final = 60
_ACROSS: Final = 4
_THUMB: Final = QSize(456, 256)
_GAP: Final = 16
_LABEL: Final = 36


@dataclass(frozen=True, slots=True)
class Shape:
    """A screen: size in logical pixels and how many real ones make one of them."""

    name: str
    size: QSize
    ratio: float


SHAPES: Final = {
    shape.name: shape
    for shape in (
        Shape("1366x768", QSize(1366, 768), 1),
        Shape("911x480", QSize(911, 480), 1.5),
    )
}
"""The screen of the design, and the same at 150 % less a taskbar."""


def choose_screen(shape: Shape, folder: Path) -> None:
    """Before the application is made: a screen of this shape, none of it really there. Its size
    is told in real pixels, the shape's in logical ones."""
    screen = {
        "screens": [
            {
                "name": shape.name,
                "x": 0,
                "y": 0,
                "width": round(shape.size.width() * shape.ratio),
                "height": round(shape.size.height() * shape.ratio),
                "logicalDpi": 96,
                "logicalBaseDpi": 96,
                "dpr": 1,
            }
        ]
    }
    file = folder / "screen.json"
    file.write_text(json.dumps(screen), encoding="utf-8")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={file}"
    os.environ["QT_SCALE_FACTOR"] = str(shape.ratio)
    if sys.platform != "win32":
        # A PC in its agency's own zone, which is then not named beside every time.
        os.environ["TZ"] = ZONE
        time.tzset()


@dataclass(frozen=True, slots=True)
class Told:
    """What came of one scene: the failure, if it did not come about, and what looks wrong."""

    scene: Scene
    failed: str = ""
    remarks: tuple[str, ...] = ()


class Studio:
    """Plays scenes one after another and keeps a picture of each in every theme."""

    def __init__(
        self, look: Appearance, out: Path, shape: Shape, folder: Path, percent: int = 100
    ) -> None:
        """`out` gets a folder for each theme; `folder` is for work and may go afterwards.
        `percent`: the officer's size of type."""
        self._percent = percent
        self._look = look
        self.out = out
        self._shape = shape
        self._folder = folder
        self._template = fill(folder)
        self._taken: list[tuple[Scene, dict[ThemeChoice, Path]]] = []

    def take(self, scene: Scene, number: int) -> Told:
        """Play one scene and photograph it."""
        faults = Faults(self._folder / "log")
        faults.install()
        self._look.wear(THEMES[0], self._percent)
        try:
            with staged(
                self._folder / f"{number}", self._template, self._shape.size, faults
            ) as stage:
                stage.percent = self._percent
                scene.play(stage)
                stage.settle()
                missing = [kind.__name__ for kind in scene.shows if not _seen(kind)]
                found = tuple(remarks(stage.seen))
                self._shoot(stage, scene, number)
            return Told(scene, f"not shown: {', '.join(missing)}" if missing else "", found)
        except (NotHeld, LookupError, AssertionError) as error:
            return Told(scene, f"{type(error).__name__}: {error}")
        finally:
            faults.uninstall()

    def _shoot(self, stage: Stage, scene: Scene, number: int) -> None:
        pictures: dict[ThemeChoice, Path] = {}
        for theme in THEMES:
            self._look.choose(theme)
            QTest.qWait(_RETINT_MS)
            target = self.out / f"{theme}-{self._shape.name}" / f"{number:03d}-{scene.file}.png"
            target.parent.mkdir(parents=True, exist_ok=True)
            if not _picture(stage.seen).save(str(target)):
                raise OSError(f"cannot write {target}")
            pictures[theme] = target
        self._taken.append((scene, pictures))

    def sheets(self) -> list[Path]:
        """One sheet of thumbnails for each theme."""
        made = []
        for theme in THEMES:
            named = [(scene, found[theme]) for scene, found in self._taken]
            target = self.out / f"sheet-{theme}-{self._shape.name}.png"
            _sheet(named, theme == "dark").save(str(target))
            made.append(target)
        return made


def _seen(kind: type[QWidget]) -> bool:
    return any(
        isinstance(widget, kind) and widget.isVisible() for widget in QApplication.allWidgets()
    )


def _picture(window: QWidget) -> QPixmap:
    """The window, and over it every dialog and list that has opened."""
    whole = window.grab()
    painter = QPainter(whole)
    corner = window.mapToGlobal(QPoint(0, 0))
    for other in sorted(QApplication.topLevelWidgets(), key=_depth):
        if other is window or not other.isVisible() or not other.width():
            continue
        shot = other.grab()
        place = other.mapToGlobal(QPoint(0, 0)) - corner
        if isinstance(other, QDialog):
            # Where a window manager would put it.
            place = window.rect().center() - other.rect().center()
        painter.drawPixmap(place, shot)
        painter.setPen(QColor(other.palette().color(other.palette().ColorRole.Dark)))
        painter.drawRect(QRect(place, other.size()).adjusted(0, 0, -1, -1))
    painter.end()
    return whole


def _depth(widget: QWidget) -> int:
    """How many windows it stands over."""
    over, found = widget.parentWidget(), 0
    while over is not None:
        found += over.isWindow()
        over = over.parentWidget()
    return found


def _sheet(named: Sequence[tuple[Scene, Path]], dark: bool) -> QPixmap:
    rows = -(-len(named) // _ACROSS)
    wide = _ACROSS * (_THUMB.width() + _GAP) + _GAP
    whole = QPixmap(wide, rows * (_THUMB.height() + _LABEL + _GAP) + _GAP)
    whole.setDevicePixelRatio(1)
    whole.fill(QColor("#30343a" if dark else "#d8dce2"))
    painter = QPainter(whole)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    font = QFont(QApplication.font())
    font.setPixelSize(13)
    painter.setFont(font)
    painter.setPen(QColor("#ffffff" if dark else "#101418"))
    for number, (scene, file) in enumerate(named):
        left = _GAP + number % _ACROSS * (_THUMB.width() + _GAP)
        top = _GAP + number // _ACROSS * (_THUMB.height() + _LABEL + _GAP)
        thumb = QPixmap(str(file)).scaled(
            _THUMB, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        painter.drawPixmap(left, top, thumb)
        label = QRect(left, top + _THUMB.height(), _THUMB.width(), _LABEL)
        words = f"{file.stem} · {scene.caption}"
        painter.drawText(label, Qt.AlignmentFlag.AlignVCenter, words)
    painter.end()
    return whole


@contextmanager
def studio(look: Appearance, out: Path, shape: Shape, percent: int = 100) -> Iterator[Studio]:
    """A studio whose working folder goes at the end."""
    folder = Path(tempfile.mkdtemp(prefix="penghubung-"))
    try:
        yield Studio(look, out, shape, folder, percent)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def take_all(
    found: Studio, scenes: Sequence[tuple[int, Scene]], say: Callable[[str], None] = print
) -> int:
    """Every scene; how many did not come about."""
    failed = 0
    for number, scene in scenes:
        told = found.take(scene, number)
        failed += bool(told.failed)
        say(f"{'BAD' if told.failed else 'ok '} {number:03d} {scene.name} {told.failed}".rstrip())
        for remark in told.remarks:
            say(f"        {remark}")
    return failed
