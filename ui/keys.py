"""All keys of the window in one table, and the dialog that lists them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.pages import APPROVAL, RAIL, title
from ui.theme.tokens import SPACE_8, SPACE_16, SPACE_24
from ui.widgets import KeyHint, SectionLabel, action_button, lay_out_dialog, text_label

DIGITS: Final = "1234567890"


@dataclass(frozen=True, slots=True)
class Key:
    """What one or more keys do. `bound` by the window; the others belong to the part that has
    the focus and are only listed."""

    name: str
    sequences: tuple[str, ...]
    group: str
    bound: bool = True


KEYS: Final = (
    Key("sync", ("F9",), "window"),
    Key("courier", ("Shift+F9",), "window"),
    Key("search", ("Ctrl+K",), "window"),
    Key("panes", ("F6",), "window"),
    Key("lock", ("Ctrl+L",), "window"),
    Key("help", ("F1",), "window"),
    Key("guide", ("Shift+F1",), "window"),
    Key("settings", ("Ctrl+,",), "window"),
    Key("quit", ("Ctrl+Q",), "window"),
    Key("next", ("J",), "list"),
    Key("previous", ("K",), "list"),
    Key("rows", ("Up", "Down", "Home", "End"), "list", bound=False),
    Key("several", ("Shift+Down", "Ctrl+A"), "list", bound=False),
    Key("open", ("Return",), "list", bound=False),
    Key("back", ("Esc",), "list", bound=False),
    Key("drop", ("Del",), "list", bound=False),
    Key("star", ("S",), "case"),
    Key("unread", ("U",), "case"),
    Key("put_off", ("T",), "case"),
    Key("identity", ("I",), "case"),
    Key("copy_number", ("Ctrl+Shift+C",), "case"),
    Key("copy_short", ("Ctrl+Shift+W",), "case"),
    Key("print", ("Ctrl+P",), "case"),
    Key("unit", ("Ctrl+Shift+P",), "case"),
    Key("send", ("Ctrl+Return",), "writing", bound=False),
    Key("save", ("Ctrl+S",), "writing", bound=False),
    Key("undo", ("Ctrl+Z",), "writing", bound=False),
    Key("template", ("Ctrl+T",), "writing", bound=False),
    Key("place", ("F2",), "writing", bound=False),
    Key("versions", ("Ctrl+H",), "writing", bound=False),
    *(
        Key(f"page:{page.name}", (f"Ctrl+{digit}",), "pages")
        for page, digit in zip(RAIL, DIGITS, strict=False)
    ),
    # Ten figures do not reach it.
    Key(f"page:{APPROVAL}", ("F8",), "pages"),
)
"""Two parts never share a key: what is bound elsewhere is listed here too."""


CASE_KEYS: Final = tuple(key.name for key in KEYS if key.group == "case")
"""What the keys do with the complaint that is chosen; see `ui.case.actions`."""
KEYED_PAGES: Final = tuple(k.name.removeprefix("page:") for k in KEYS if k.group == "pages")


def keys_of(name: str) -> tuple[str, ...]:
    """The keys that do this; none where there are none."""
    return next((key.sequences for key in KEYS if key.name == name), ())


def bind(window: QWidget, doing: Mapping[str, Callable[[], object]]) -> dict[str, QShortcut]:
    """Make the bound keys work in this window; raises KeyError where one would do nothing."""
    made = {}
    for key in KEYS:
        if key.bound:
            made[key.name] = QShortcut(QKeySequence(key.sequences[0]), window)
            made[key.name].activated.connect(doing[key.name])
    return made


def words_of(key: Key) -> str:
    """What a key does."""
    if key.name.startswith("page:"):
        return title(key.name.removeprefix("page:"))
    return {
        "sync": QCoreApplication.translate("Keys", "Synchronise"),
        "courier": QCoreApplication.translate("Keys", "Synchronise by courier"),
        "search": QCoreApplication.translate("Keys", "Search"),
        "panes": QCoreApplication.translate("Keys", "To the next pane"),
        "lock": QCoreApplication.translate("Keys", "Lock; nothing on screen can be read"),
        "help": QCoreApplication.translate("Keys", "This list of keys"),
        "guide": QCoreApplication.translate("Keys", "Help to read"),
        "settings": QCoreApplication.translate("Keys", "Settings"),
        "quit": QCoreApplication.translate("Keys", "Close; everything is saved"),
        "next": QCoreApplication.translate("Keys", "Next complaint"),
        "previous": QCoreApplication.translate("Keys", "Previous complaint"),
        "rows": QCoreApplication.translate("Keys", "Through the list"),
        "several": QCoreApplication.translate("Keys", "Choose several, or all"),
        "open": QCoreApplication.translate("Keys", "Open and write an answer"),
        "back": QCoreApplication.translate("Keys", "Back to the list"),
        "drop": QCoreApplication.translate("Keys", "Throw the chosen draft away"),
        "star": QCoreApplication.translate("Keys", "Give a star or take it away"),
        "unread": QCoreApplication.translate("Keys", "Mark as unread, or as read"),
        "identity": QCoreApplication.translate("Keys", "Open or close who reported it"),
        "put_off": QCoreApplication.translate("Keys", "Put off until a day"),
        "copy_number": QCoreApplication.translate("Keys", "Copy the number"),
        "copy_short": QCoreApplication.translate("Keys", "Copy a short text for WhatsApp"),
        "unit": QCoreApplication.translate("Keys", "Sheet for a field unit"),
        "print": QCoreApplication.translate("Keys", "Print, or save as PDF"),
        "send": QCoreApplication.translate("Keys", "Send to the outbox"),
        "save": QCoreApplication.translate("Keys", "Save now (it is saved by itself)"),
        "template": QCoreApplication.translate("Keys", "Put in a reply template"),
        "place": QCoreApplication.translate("Keys", "To the next place to fill"),
        "versions": QCoreApplication.translate("Keys", "What the text said before"),
        "undo": QCoreApplication.translate("Keys", "Undo; right after sending, take it back"),
    }[key.name]


def key_label(sequence: str) -> str:
    """A key's name as it stands on the keyboard, in the language of the window."""
    names = {
        "Return": QCoreApplication.translate("Keys", "Enter"),
        "Up": "↑",
        "Down": "↓",
        "Home": QCoreApplication.translate("Keys", "Home"),
        "End": QCoreApplication.translate("Keys", "End"),
        "Del": QCoreApplication.translate("Keys", "Del"),
        "Esc": QCoreApplication.translate("Keys", "Esc"),
    }
    return "+".join(names.get(part, part) for part in sequence.split("+"))


def group_titles() -> dict[str, str]:
    """What the groups of keys are called, in their order."""
    return {
        "window": QCoreApplication.translate("KeysDialog", "Everywhere"),
        "list": QCoreApplication.translate("KeysDialog", "In the list"),
        "case": QCoreApplication.translate("KeysDialog", "With the complaint"),
        "writing": QCoreApplication.translate("KeysDialog", "While writing"),
        "pages": QCoreApplication.translate("KeysDialog", "Pages"),
    }


class KeysDialog(QDialog):
    """F1: the table to read. `guide_asked`: the officer wants to read more."""

    guide_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        names = group_titles()
        columns = QHBoxLayout()
        columns.setSpacing(SPACE_24)
        for groups in (("window", "list", "writing"), ("case", "pages")):
            columns.addLayout(_column({group: names[group] for group in groups}), 1)
        body = QWidget()
        body.setLayout(columns)
        columns.setContentsMargins(SPACE_16, SPACE_16, SPACE_16, SPACE_16)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(body)
        scroll.setAccessibleName(self.tr("Keys"))
        close = action_button(self.tr("Close"), "primary")
        close.clicked.connect(self.accept)
        self.guide = action_button(self.tr("Help"))
        self.guide.clicked.connect(self.accept)
        self.guide.clicked.connect(self.guide_asked)
        lay_out_dialog(self, scroll, self.guide, close)
        close.setDefault(True)
        close.setFocus()
        wanted = body.sizeHint()
        room = parent.size() if parent is not None else wanted
        self.resize(
            min(wanted.width() + SPACE_24, room.width()),
            min(wanted.height() + close.sizeHint().height() + SPACE_24, room.height() - SPACE_24),
        )


def _column(groups: Mapping[str, str]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(SPACE_8)
    for group, name in groups.items():
        column.addWidget(SectionLabel(name))
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_16)
        grid.setVerticalSpacing(SPACE_8)
        grid.setColumnStretch(0, 1)
        for row, key in enumerate(found for found in KEYS if found.group == group):
            grid.addWidget(text_label(words_of(key)), row, 0)
            hints = QHBoxLayout()
            hints.addStretch()
            for sequence in key.sequences:
                hints.addWidget(KeyHint(key_label(sequence)))
            grid.addLayout(hints, row, 1)
        column.addLayout(grid)
        column.addSpacing(SPACE_8)
    column.addStretch()
    return column
