"""Everybody can read it: the contrast of every pair in use (WCAG 2.2, 1.4.3 and 1.4.11)."""

import re
from pathlib import Path

import pytest

from ui.assets import asset
from ui.theme.sheet import style_sheet
from ui.theme.tokens import DARK, LIGHT, Theme, Token, mix

ROOT = Path(__file__).resolve().parents[2]
THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
PLANES: tuple[Token, ...] = ("bg", "surface", "rail", "selected", "note", "agency")
PLATES: tuple[Token, ...] = ("ok_bg", "warn_bg", "bad_bg")
# What is written with words: every plane for plain words, own plate and quiet planes for states.
TEXT: list[tuple[Token, Token]] = [
    *((word, plane) for word in ("text", "muted") for plane in (*PLANES, *PLATES)),
    *(("primary", plane) for plane in PLANES),
    *((word, plane) for word in ("ok", "warn", "bad") for plane in PLANES),
    ("ok", "ok_bg"),
    ("warn", "warn_bg"),
    ("bad", "bad_bg"),
    ("on_primary", "primary"),
    ("on_primary", "primary_hover"),
    ("on_primary", "primary_pressed"),
    # Tooltips are the other way round.
    ("surface", "text"),
]
EDGES: list[tuple[Token, Token]] = [
    *(("border", plane) for plane in ("bg", "surface", "rail")),
    # The ring of what has the focus, on every plane it may stand on.
    *(("primary", plane) for plane in (*PLANES, *PLATES)),
    *(("text", plane) for plane in PLANES),
    ("bad", "surface"),
    # A button on a banner has a stronger edge.
    *(("muted", plane) for plane in ("selected", *PLATES)),
    ("muted", "surface"),
    # A handle of a scroll bar under the pointer.
    ("muted", "bg"),
]


def luminance(color: str) -> float:
    """Relative luminance as WCAG defines it, 0–1."""
    parts = (int(color[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_knows_its_ends() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert mix("#000000", "#ffffff", 0.5) == "#808080"


@THEMES
def test_words_reach_four_and_a_half(theme: Theme) -> None:
    weak = {
        pair: round(ratio, 2)
        for pair in TEXT
        if (ratio := contrast(theme.color(pair[0]), theme.color(pair[1]))) < 4.5
    }
    assert weak == {}


@THEMES
def test_edges_of_controls_reach_three(theme: Theme) -> None:
    weak = {
        pair: round(ratio, 2)
        for pair in EDGES
        if (ratio := contrast(theme.color(pair[0]), theme.color(pair[1]))) < 3
    }
    assert weak == {}


@THEMES
def test_the_sheet_is_written_from_the_tokens_alone(theme: Theme) -> None:
    known = {getattr(theme, name) for name in type(theme).__slots__}
    known |= {theme.primary_hover, theme.primary_pressed}
    assert set(re.findall(r"#[0-9a-fA-F]{3,8}\b", style_sheet(theme))) <= known
    for icon, color in (("chevron", theme.muted), ("tick", theme.on_primary)):
        drawn = asset("icons", "sheet", f"{icon}-{theme.name}.svg").read_text(encoding="utf-8")
        assert re.findall(r"#[0-9a-f]{6}", drawn) == [color]


def test_no_other_module_names_a_colour() -> None:
    named = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "ui").rglob("*.py")
        if re.search(r"[\"']#[0-9a-fA-F]{3,8}[\"']|\brgba?\(", path.read_text(encoding="utf-8"))
    }
    assert named == {str(Path("ui", "theme", "tokens.py"))}
