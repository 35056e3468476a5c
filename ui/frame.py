"""Parts the window is put together from: how it folds, the case's side, its other pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.exchange.controller import SyncController
from ui.paging import OwnPage
from ui.theme.fonts import font_percent
from ui.theme.tokens import SPACE_8
from ui.widgets import action_button, line
from ui.widgets.look import set_look
from ui.workplace import Workplace

Fold = Literal["three", "two", "one"]

THREE_FROM: Final = 1180
TWO_FROM: Final = 960
"""Logical widths at the usual font size; a larger font asks for more."""


def fold_of(width: int, percent: int = 100) -> Fold:
    """How many panes fit: all, list and case beside a folded rail, or one of the two."""
    room = width * 100 // percent
    return "three" if room >= THREE_FROM else "two" if room >= TWO_FROM else "one"


def beside(rail: QWidget, news: QWidget, rest: QWidget) -> QWidget:
    """The whole window: the rail, and beside it the news over all the rest."""
    main = QVBoxLayout()
    main.setContentsMargins(0, 0, 0, 0)
    main.setSpacing(0)
    main.addWidget(news)
    main.addWidget(rest, 1)
    edge = QFrame()
    edge.setFixedWidth(1)
    set_look(edge, plane="line")
    whole = QWidget()
    across = QHBoxLayout(whole)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(0)
    across.addWidget(rail)
    across.addWidget(edge)
    across.addLayout(main, 1)
    return whole


def next_of(panes: Sequence[QWidget | None]) -> QWidget:
    """Of those that are seen, the one after that which has the focus, round and round."""
    seen = [pane for pane in panes if pane is not None and pane.isVisible()]
    now = QApplication.focusWidget()
    at = next((i for i, pane in enumerate(seen) if now and pane.isAncestorOf(now)), -1)
    return seen[(at + 1) % len(seen)]


def show_dialog(dialog: QDialog) -> None:
    """Open it over its window; it goes when it is closed."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def focus_first(pane: QWidget) -> None:
    """To the first part of a pane that takes the focus by Tab."""
    for part in pane.findChildren(QWidget):
        reached = part.focusPolicy() & Qt.FocusPolicy.TabFocus
        if reached and part.isVisible() and part.isEnabled():
            part.setFocus(Qt.FocusReason.TabFocusReason)
            return


def window_title(workplace: Workplace) -> str:
    """The agency's name; Qt adds the program's name to every title that does not end with it."""
    named = (
        QCoreApplication.translate("MainWindow", "{agency} (practice) – Penghubung")
        if workplace.practice
        else QCoreApplication.translate("MainWindow", "{agency} – Penghubung")
    )
    return named.format(agency=workplace.desk.certificate.agency_name)


def make_page(name: str, workplace: Workplace, since: int) -> OwnPage:
    """A page that is no list of complaints, loaded and made when it is first asked for.
    `since`: Unix seconds from which on things are new.

    Raises KeyError for no such page.
    """
    match name:
        case "today":
            from ui.today.page import TodayPage

            return TodayPage(workplace, since)
        case "drafts":
            from ui.exchange.drafts_page import DraftsPage

            return DraftsPage(workplace)
        case "outbox":
            from ui.exchange.outbox_page import OutboxPage

            return OutboxPage(workplace)
        case "by_hand":
            from ui.mandiri.by_hand_page import ByHandPage

            return ByHandPage(workplace)
        case "attention":
            from ui.exchange.attention_page import AttentionPage

            return AttentionPage(workplace)
        case "approval":
            from ui.approval.page import ApprovalPage

            return ApprovalPage(workplace)
        case "receipts":
            from ui.exchange.receipts_page import ReceiptsPage

            return ReceiptsPage(workplace)
    raise KeyError(name)


def show_courier(workplace: Workplace, sync: SyncController, parent: QWidget) -> None:
    """The courier's two files, or a new export where the server stands on this PC; loaded when
    they are first asked for."""
    if workplace.desk.office is not None:
        from ui.mandiri.intake_dialog import IntakeDialog

        show_dialog(IntakeDialog(workplace, workplace.desk.office, parent))
        return
    from ui.exchange.courier_dialog import CourierDialog

    show_dialog(CourierDialog(workplace, sync, parent))


class CaseSide(QFrame):
    """The case, and over it the way back where the list has given way to it."""

    def __init__(self, case: QWidget) -> None:
        super().__init__()
        set_look(self, plane="surface")
        self.back = action_button("", "link")
        self._bar = QWidget()
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(SPACE_8, 0, SPACE_8, 0)
        row.addWidget(self.back)
        row.addStretch()
        self._rule = line()
        side = QVBoxLayout(self)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(0)
        for part in (self._bar, self._rule, case):
            side.addWidget(part)
        side.setStretchFactor(case, 1)

    def offer_back(self, offered: bool, home: bool) -> None:
        """Show or hide the way back, to the landing page (`home`) or to the list."""
        words = self.tr("Back to today") if home else self.tr("Back to the list")
        keys = self.tr("Esc")
        self.back.setText(f"{words}   {keys}")
        self.back.setAccessibleName(words)
        self.back.setAccessibleDescription(keys)
        self._bar.setVisible(offered)
        self._rule.setVisible(offered)


class Flap(QFrame):
    """Holds the sync card: in the rail, or floating beside it where the rail is folded."""

    def __init__(self, card: QWidget, rail: QWidget, width: int) -> None:
        """`rail`: beside whose foot it floats; `width`: of the card, in logical pixels at the
        usual font size."""
        super().__init__()
        self._rail = rail
        self._card = card
        self._width = width
        self.floating = False
        self.open = False
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.addWidget(card)
        card.installEventFilter(self)

    def float_over(self, window: QWidget) -> None:
        """Out of the rail, above everything else, and closed at first."""
        if not self.floating:
            self.floating = True
            self.setParent(window)
            self.show_open(False)

    def dock(self) -> None:
        """Back into the rail, which puts it into its layout itself."""
        self.floating = False
        self.setVisible(True)

    def show_open(self, opened: bool) -> None:
        """Show or hide it while it floats."""
        self.open = opened
        if self.floating:
            self.setVisible(opened)
            self.place()
            self.raise_()

    def place(self) -> None:
        """To the foot of the rail, as high as its words need."""
        if not self.floating:
            return
        wide = self._width * font_percent() // 100
        high = max(self._body.heightForWidth(wide), self.minimumSizeHint().height())
        foot = self._rail.mapTo(self.window(), self._rail.rect().bottomRight())
        self.setGeometry(foot.x() + SPACE_8, foot.y() - high - SPACE_8, wide, high)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The card says more or less: its place is measured again."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.place()
        return super().eventFilter(watched, event)
