"""The one style sheet, written from the tokens. What it does not say, Fusion draws."""

from string import Template

from ui.assets import asset
from ui.theme.tokens import (
    HIT,
    MEDIUM,
    RADIUS_CARD,
    RADIUS_CHIP,
    RADIUS_FIELD,
    SEMIBOLD,
    SPACE_8,
    SPACE_12,
    Theme,
    type_size,
)

_SHEET = Template("""
QToolTip { background: $text; color: $surface; border: 0; padding: 4px 8px; }

QLabel[type="secondary"] { font-size: ${secondary_px}px; color: $muted; }
QLabel[type="caps"] { font-size: ${caps_px}px; font-weight: $semibold; color: $muted; }
QLabel[type="title"] { font-size: ${title_px}px; font-weight: $semibold; }
QLabel[type="headline"] { font-size: ${headline_px}px; font-weight: $semibold; }
QLabel[type="strong"] { font-weight: $semibold; }
QLabel[type="key"] {
    font-size: ${caps_px}px; font-weight: $medium; color: $muted; background: $bg;
    border: 1px solid $line; border-radius: ${chip_r}px; padding: 1px 5px;
}
QLabel[tone="muted"] { color: $muted; }
QLabel[tone="ok"] { color: $ok; }
QLabel[tone="warn"] { color: $warn; }
QLabel[tone="bad"] { color: $bad; }

QFrame[plane="bg"] { background: $bg; border: 0; }
QFrame[plane="surface"] { background: $surface; border: 0; }
QFrame[plane="rail"] { background: $rail; border: 0; }
QFrame[plane="card"] {
    background: $surface; border: 1px solid $line; border-radius: ${card_r}px;
}
QFrame[plane="grey"] { background: $bg; border: 0; border-radius: ${card_r}px; }
QFrame[plane="agency"] { background: $agency; border: 0; border-radius: ${card_r}px; }
QFrame[plane="note"] {
    background: $note; border: 1px dashed $border; border-radius: ${card_r}px;
}
QFrame[side="right"] { margin-left: 48px; }
QFrame[side="left"] { margin-right: 48px; }
QFrame[plane="banner"] { background: $selected; border: 0; border-radius: ${card_r}px; }
QFrame[plane="banner"][tone="ok"] { background: $ok_bg; }
QFrame[plane="banner"][tone="warn"] { background: $warn_bg; }
QFrame[plane="banner"][tone="bad"] { background: $bad_bg; }
QFrame[plane="line"] { background: $line; border: 0; }

QPushButton {
    min-height: ${inner}px; padding: 0 ${space_12}px; border-radius: ${field_r}px;
    border: 1px solid $border; background: $surface; color: $text; font-weight: $medium;
}
QPushButton:hover { background: $bg; }
QPushButton:pressed { background: $selected; }
QPushButton:focus {
    border: 2px solid $primary; padding: 0 11px; min-height: ${inner_focus}px; outline: 0;
}
QPushButton:disabled { color: $muted; border-color: $line; background: $bg; }
QPushButton[look="primary"] {
    background: $primary; border-color: $primary; color: $on_primary; font-weight: $semibold;
}
QPushButton[look="primary"]:hover { background: $primary_hover; border-color: $primary_hover; }
QPushButton[look="primary"]:pressed {
    background: $primary_pressed; border-color: $primary_pressed;
}
QPushButton[look="primary"]:focus { border-color: $text; }
QPushButton[look="primary"]:disabled { background: $bg; border-color: $line; color: $muted; }
QPushButton[look="danger"] { color: $bad; border-color: $bad; }
QPushButton[look="danger"]:hover { background: $bad_bg; }
QPushButton[look="danger"]:focus { border-color: $bad; }
QPushButton[look="link"] { border-color: transparent; background: transparent; color: $primary; }
QPushButton[look="link"]:hover { background: $bg; }
QPushButton[look="link"]:focus { border-color: $primary; }
QPushButton[look="link"][edge="flush"] { padding: 0; }
QFrame[plane="banner"] QPushButton { border-color: $muted; }
QFrame[plane="banner"] QPushButton:focus { border-color: $primary; }

QToolButton {
    min-width: ${inner}px; min-height: ${inner}px; border: 1px solid transparent;
    border-radius: ${field_r}px; background: transparent; color: $text;
}
QToolButton:hover { background: $bg; border-color: $line; }
QToolButton:pressed, QToolButton:checked { background: $selected; color: $primary; }
QToolButton:focus { border: 2px solid $primary; min-width: ${inner_focus}px;
    min-height: ${inner_focus}px; outline: 0; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox {
    border: 1px solid $border; border-radius: ${field_r}px; background: $surface; color: $text;
    selection-background-color: $primary; selection-color: $on_primary;
    placeholder-text-color: $muted;
}
QLineEdit, QComboBox, QAbstractSpinBox { min-height: ${inner}px; padding: 0 ${space_8}px; }
QPlainTextEdit, QTextEdit { padding: ${space_8}px; }
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {
    border: 2px solid $primary; padding: 0 7px; min-height: ${inner_focus}px;
}
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $primary; padding: 7px; }
QLineEdit:read-only { background: $bg; }
QLineEdit QToolButton {
    min-width: 0; min-height: 0; border: 0; background: transparent; padding: 0;
}
QTextBrowser { border: 0; background: transparent; padding: 0; }
QTextBrowser:focus { border: 2px solid $primary; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 0; border: 0; }
QComboBox::drop-down, QDateEdit::drop-down { border: 0; width: 24px; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url($chevron); width: 16px; height: 16px; }
QComboBox QAbstractItemView {
    border: 1px solid $border; background: $surface; outline: 0; padding: 4px 0;
}
QComboBox QAbstractItemView::item { min-height: 20px; padding: 4px 6px; }

QCheckBox, QRadioButton {
    spacing: ${space_8}px; min-height: ${inner_focus}px; padding-right: 4px;
    border: 2px solid transparent; border-radius: ${chip_r}px;
}
QCheckBox::indicator, QRadioButton::indicator {
    width: 16px; height: 16px; border: 1px solid $border; background: $surface;
}
QCheckBox::indicator { border-radius: ${chip_r}px; }
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:checked { background: $primary; border-color: $primary; image: url($tick); }
QRadioButton::indicator:checked { border: 5px solid $primary; width: 8px; height: 8px; }
QCheckBox:focus, QRadioButton:focus { border-color: $primary; }

QListView, QTreeView, QTableView {
    border: 0; background: $surface; outline: 0;
    selection-background-color: $selected; selection-color: $text;
}
QListView::item, QTreeView::item {
    padding: 6px ${space_8}px; border: 2px solid transparent; color: $text;
}
QListView::item:hover, QTreeView::item:hover { background: $bg; }
QListView::item:selected, QTreeView::item:selected { background: $selected; color: $text; }
QListView::item:focus, QTreeView::item:focus { border: 2px solid $primary; }
QTableView { gridline-color: $line; }
QTableCornerButton::section { background: $surface; border: 0; }
QHeaderView::section {
    background: $surface; color: $muted; border: 0; border-bottom: 1px solid $line;
    padding: 6px ${space_8}px; font-weight: $medium;
}

QTabWidget::pane { border: 0; border-top: 1px solid $line; }
QTabBar { qproperty-drawBase: 0; qproperty-expanding: 0; }
QTabBar::tab {
    background: transparent; color: $muted; padding: 0 ${space_8}px; min-height: ${inner}px;
    margin-right: ${space_8}px; border: 2px solid transparent; font-weight: $medium;
}
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $primary; border-bottom-color: $primary; font-weight: $semibold; }
QTabBar::tab:focus { border: 2px solid $primary; border-radius: ${chip_r}px; }

QScrollArea { border: 0; background: transparent; }
QScrollArea[look="reading"] { border: 2px solid transparent; }
QScrollArea[look="reading"]:focus { border-color: $primary; }
QScrollBar:vertical { width: 10px; background: transparent; margin: 0; }
QScrollBar:horizontal { height: 10px; background: transparent; margin: 0; }
QScrollBar::handle { background: $border; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QMessageBox QLabel#qt_msgbox_label { font-weight: 600; }

QCalendarWidget QWidget#qt_calendar_navigationbar { background: $surface; }
QCalendarWidget QToolButton { color: $text; font-weight: $semibold; min-width: 24px; }
QCalendarWidget QToolButton::menu-indicator { image: none; }
QCalendarWidget QAbstractItemView { border: 0; }
QMenu { background: $surface; border: 1px solid $border; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: ${chip_r}px; min-height: 20px; }
QMenu::item:selected { background: $selected; color: $text; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QMenu::icon { padding-left: 8px; }

QProgressBar { border: 0; border-radius: 2px; background: $line; max-height: 4px; }
QProgressBar::chunk { background: $primary; border-radius: 2px; }
QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
""")


_LINE = 1.21
"""Height of a line of Inter, to its size."""


def style_sheet(theme: Theme, font_percent: int = 100) -> str:
    """The sheet for one theme and font size (percent, 90–200)."""
    # A target as high as a finger needs, and as its words do.
    hit = max(HIT, round(type_size("body", font_percent) * _LINE) + 2 * SPACE_8)
    return _SHEET.substitute(
        {name: getattr(theme, name) for name in type(theme).__slots__},
        primary_hover=theme.primary_hover,
        primary_pressed=theme.primary_pressed,
        secondary_px=type_size("secondary", font_percent),
        caps_px=type_size("caps", font_percent),
        title_px=type_size("title", font_percent),
        headline_px=type_size("headline", font_percent),
        semibold=SEMIBOLD,
        medium=MEDIUM,
        hit=hit,
        inner=hit - 2,
        inner_focus=hit - 4,
        card_r=RADIUS_CARD,
        field_r=RADIUS_FIELD,
        chip_r=RADIUS_CHIP,
        space_8=SPACE_8,
        space_12=SPACE_12,
        chevron=asset("icons", "sheet", f"chevron-{theme.name}.svg").as_posix(),
        tick=asset("icons", "sheet", f"tick-{theme.name}.svg").as_posix(),
    )
