"""The scenes behind `make screens`: a few are played here, and none may be forgotten."""

from __future__ import annotations

import importlib
import inspect
import os
import pkgutil
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

import ui
from tests.screens.hearing import unheard
from tests.screens.library import SCENES
from tests.screens.shooting import SHAPES, THEMES, Studio, studio
from ui.i18n import install, uninstall
from ui.theme.style import Appearance

WALKED = (
    "start/protection",
    "list/order",
    "case/open",
    "write/brought-back",
    "mind/templates",
    "meanwhile/answered-by-other",
    "receipt/failed",
    "fault/bug",
)
ALL = os.environ.get("SCREENS") == "all"
"""Play every scene, which takes a quarter of an hour."""
WRONG = ("cut", "wider", "nameless", "no role")
SMALL_PARTS = ("ui.widgets.", "ui.theme.")
"""Photographed by `ui.gallery`, each in every state."""


@pytest.fixture(scope="module")
def look(qapp: QApplication) -> Iterator[Appearance]:
    translators = install(qapp, "id")
    yield Appearance(qapp, "light")
    uninstall(qapp, translators)


@pytest.fixture(scope="module")
def taken(look: Appearance, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    with studio(look, tmp_path_factory.mktemp("screens"), SHAPES["911x480"]) as made:
        yield made


def screens_of_ui() -> set[type[QWidget]]:
    """Every widget class of `ui`, its private and its smallest parts left out."""
    found = set()
    for module in pkgutil.walk_packages(ui.__path__, "ui."):
        if module.name == "ui.__main__" or module.name.startswith(SMALL_PARTS):
            continue
        for name, kind in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
            ours = kind.__module__ == module.name and not name.startswith("_")
            if ours and issubclass(kind, QWidget):
                found.add(kind)
    return found


@pytest.mark.parametrize("name", [s.name for s in SCENES] if ALL else WALKED)
def test_a_scene_comes_about_and_shows_what_it_says(taken: Studio, name: str) -> None:
    (number, scene) = next((n, s) for n, s in enumerate(SCENES, 1) if s.name == name)
    told = taken.take(scene, number)
    assert told.failed == ""
    assert [remark for remark in told.remarks if remark.startswith(WRONG)] == []
    size = SHAPES["911x480"].size
    for theme in THEMES:
        (picture,) = taken.out.glob(f"{theme}-*/{number:03d}-{scene.file}.png")
        image = QImage(str(picture))
        assert (image.width(), image.height()) == (size.width(), size.height())
    assert [QImage(str(sheet)).isNull() for sheet in taken.sheets()] == [False] * len(THEMES)


def test_a_control_without_a_name_or_a_role_is_noticed(qapp: QApplication) -> None:
    class Painted(QWidget):
        """A part that takes the focus and says nothing."""

    window = QWidget()
    column = QVBoxLayout(window)
    painted = Painted()
    for part in (QPushButton(), QLineEdit(), QSpinBox(), painted, QPushButton("Simpan")):
        part.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column.addWidget(part)
    window.show()
    assert list(unheard(window)) == [
        "nameless: QPushButton",
        "nameless: QLineEdit",
        "nameless: QSpinBox",
        "nameless: Painted",
    ]
    painted.setAccessibleName("Tenggat")
    assert list(unheard(window))[-1] == "no role: Painted Tenggat"
    window.deleteLater()


def test_every_screen_and_dialog_is_in_a_scene() -> None:
    promised = {kind for scene in SCENES for kind in scene.shows}
    assert {kind.__name__ for kind in screens_of_ui() - promised} == set()


def test_no_two_scenes_share_a_name() -> None:
    assert len({scene.file for scene in SCENES}) == len(SCENES)


def test_every_scene_has_words_for_its_picture() -> None:
    assert all(scene.caption and "/" in scene.name for scene in SCENES)
