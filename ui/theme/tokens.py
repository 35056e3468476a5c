"""The only module that names a colour, a distance, a radius or a size of type.

Colours are "#rrggbb". Planes: `bg` (behind panes, grey bubble), `surface` (panes, fields), `rail`.
`ok`, `warn` and `bad` with their backgrounds mean the state of a deadline or of sending, nothing
else. Distances and sizes are logical pixels.
"""

from dataclasses import dataclass
from typing import Final, Literal

Token = Literal[
    "bg",
    "surface",
    "rail",
    "line",
    "text",
    "muted",
    "border",
    "note",
    "agency",
    "primary",
    "on_primary",
    "selected",
    "ok",
    "ok_bg",
    "warn",
    "warn_bg",
    "bad",
    "bad_bg",
    "primary_hover",
    "primary_pressed",
]
State = Literal["neutral", "ok", "warn", "bad"]


def mix(color: str, other: str, share: float) -> str:
    """`color` with a share (0–1) of `other` in it."""
    pairs = ((int(color[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


@dataclass(frozen=True, slots=True)
class Theme:
    """One set of colours; the two that exist are `LIGHT` and `DARK`."""

    name: Literal["light", "dark"]
    bg: str
    surface: str
    rail: str
    line: str
    text: str
    muted: str
    border: str
    note: str
    agency: str
    primary: str
    on_primary: str
    selected: str
    ok: str
    ok_bg: str
    warn: str
    warn_bg: str
    bad: str
    bad_bg: str

    @property
    def primary_hover(self) -> str:
        """The primary button under the pointer."""
        return mix(self.primary, self.text, 0.14)

    @property
    def primary_pressed(self) -> str:
        """The primary button while it is held down."""
        return mix(self.primary, self.text, 0.26)

    def color(self, token: Token) -> str:
        """The colour behind a token's name."""
        value: str = getattr(self, token)
        return value

    def state(self, state: State) -> tuple[str, str]:
        """Words and background of a chip in this state."""
        return {
            "neutral": (self.muted, self.bg),
            "ok": (self.ok, self.ok_bg),
            "warn": (self.warn, self.warn_bg),
            "bad": (self.bad, self.bad_bg),
        }[state]


LIGHT: Final = Theme(
    name="light",
    bg="#f5f6f8",
    surface="#ffffff",
    rail="#fbfbfc",
    line="#e2e5ea",
    text="#1a1e26",
    muted="#5b6472",
    border="#868e9a",
    note="#fff8e1",
    agency="#e7f0fa",
    primary="#0b5cad",
    on_primary="#ffffff",
    selected="#e7f0fa",
    ok="#176b41",
    ok_bg="#e4f4eb",
    warn="#8a5a00",
    warn_bg="#fff3d6",
    bad="#b3261e",
    bad_bg="#fce9e7",
)
DARK: Final = Theme(
    name="dark",
    bg="#12151a",
    surface="#1a1e25",
    rail="#161a20",
    line="#2b313b",
    text="#e6e9ef",
    muted="#98a2b0",
    border="#6b7482",
    note="#2e2715",
    agency="#1d3146",
    primary="#74b3f2",
    on_primary="#0c1117",
    selected="#1e2f42",
    ok="#6fcf97",
    ok_bg="#17301f",
    warn="#f0c261",
    warn_bg="#372b11",
    bad="#f28b82",
    bad_bg="#3b1d1b",
)

SPACE_4: Final = 4
SPACE_8: Final = 8
SPACE_12: Final = 12
SPACE_16: Final = 16
SPACE_24: Final = 24

RADIUS_CHIP: Final = 4
RADIUS_FIELD: Final = 6
RADIUS_CARD: Final = 8

ROW_HEIGHT: Final = 78
HIT: Final = 32
ICON: Final = 16
FOCUS_RING: Final = 2

FontRole = Literal["body", "secondary", "caps", "title", "headline"]
TYPE_SCALE: Final[dict[FontRole, int]] = {
    "body": 13,
    "secondary": 12,
    "caps": 11,
    "title": 19,
    "headline": 20,
}
REGULAR: Final = 400
MEDIUM: Final = 500
SEMIBOLD: Final = 600

FONT_PERCENT_MIN: Final = 90
FONT_PERCENT_MAX: Final = 200


def type_size(role: FontRole, percent: int = 100) -> int:
    """Size of a role at the officer's font setting (kept within 90–200 %)."""
    kept = min(max(percent, FONT_PERCENT_MIN), FONT_PERCENT_MAX)
    return round(TYPE_SCALE[role] * kept / 100)
