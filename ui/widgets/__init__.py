"""The small parts every screen is made of."""

from ui.widgets.banner import Banner
from ui.widgets.buttons import IconButton, action_button
from ui.widgets.chip import Chip, chip_size, paint_chip
from ui.widgets.labels import ElidedLabel, IconLabel, KeyHint, SectionLabel, name_combo, text_label
from ui.widgets.panels import Card, EmptyState, lay_out_dialog, line
from ui.widgets.progress import ProgressRow
from ui.widgets.search import SearchField
from ui.widgets.state import StateLine

__all__ = [
    "Banner",
    "Card",
    "Chip",
    "ElidedLabel",
    "EmptyState",
    "IconButton",
    "IconLabel",
    "KeyHint",
    "ProgressRow",
    "SearchField",
    "SectionLabel",
    "StateLine",
    "action_button",
    "chip_size",
    "lay_out_dialog",
    "line",
    "name_combo",
    "paint_chip",
    "text_label",
]
