"""The pages of the window: their names, words, pictures and order in the rail."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication

from desktop.services.cases import ListView


@dataclass(frozen=True, slots=True)
class Page:
    """One entry of the rail. `view` is empty where the page is no list of complaints."""

    name: str
    icon: str
    view: ListView | None
    group: str = ""
    counted: bool = True
    urgent: bool = False
    """Its figure is shown as late or failed while it is above zero."""


TODAY: Final = "today"
ALL: Final = "all"
MEANWHILE: Final = "meanwhile"
APPROVAL: Final = "approval"
"""Shown only where the agency asks for approval, or while something waits for it."""
BY_HAND: Final = "by_hand"
"""Shown only where the officer enters answers into SP4N-LAPOR! by hand."""
RAIL: Final = (
    Page(TODAY, "calendar", "today"),
    Page("open", "inbox", "open"),
    Page("needs_answer", "message-square", "needs_answer", "todo"),
    Page("overdue", "clock", "overdue", "todo", urgent=True),
    Page("replied", "reply", "replied", "todo"),
    Page("waiting_reporter", "hourglass", "waiting_reporter", "todo"),
    Page("settled", "archive", "settled", "todo", counted=False),
    Page("drafts", "pencil", None, "work"),
    Page("outbox", "send", None, "work"),
    Page("attention", "triangle-alert", None, "work", urgent=True),
    Page(BY_HAND, "clipboard-copy", None, "work"),
    Page(APPROVAL, "shield-check", None, "work"),
    Page("receipts", "check-check", None, "work", counted=False),
)
"""As they stand in the rail, from the top."""

FOOT: Final = (
    Page("settings", "settings", None, counted=False),
    Page("guide", "circle-question-mark", None, counted=False),
)
"""Below the pages: dialogs and windows of their own, never a page that is open."""

PAGES: Final = {
    page.name: page
    for page in (*RAIL, Page(ALL, "search", "all"), Page(MEANWHILE, "history", "meanwhile"))
}
"""By name. `all` is reached by a search that leaves its page, `meanwhile` from the figures of an
absence. `today` is a page of its own and, behind its “See all”, a list."""


def title(name: str) -> str:
    """What a page is called. Raises KeyError for no such page."""
    return {
        TODAY: QCoreApplication.translate("Pages", "Today"),
        "open": QCoreApplication.translate("Pages", "Inbox"),
        "needs_answer": QCoreApplication.translate("Pages", "Needs an answer"),
        "overdue": QCoreApplication.translate("Pages", "Overdue"),
        "replied": QCoreApplication.translate("Pages", "Reporter replied"),
        "waiting_reporter": QCoreApplication.translate("Pages", "Waiting for reporter"),
        "settled": QCoreApplication.translate("Pages", "Settled and archived"),
        ALL: QCoreApplication.translate("Pages", "All complaints"),
        MEANWHILE: QCoreApplication.translate("Pages", "While you were away"),
        "drafts": QCoreApplication.translate("Pages", "Drafts"),
        "outbox": QCoreApplication.translate("Pages", "Outbox"),
        BY_HAND: QCoreApplication.translate("Pages", "Not in SP4N-LAPOR! yet"),
        "attention": QCoreApplication.translate("Pages", "Needs attention"),
        APPROVAL: QCoreApplication.translate("Pages", "Waiting for approval"),
        "receipts": QCoreApplication.translate("Pages", "Receipts"),
        "settings": QCoreApplication.translate("Pages", "Settings"),
        "guide": QCoreApplication.translate("Pages", "Help"),
    }[name]


def rail_title(name: str) -> str:
    """What a page is called where there is little room. Raises KeyError for no such page."""
    if name == APPROVAL:
        return QCoreApplication.translate("Pages", "Approval")
    if name == BY_HAND:
        return QCoreApplication.translate("Pages", "Not in SP4N yet")
    return title(name)


def group_title(group: str) -> str:
    """What a group of the rail is called. Raises KeyError for no such group."""
    return {
        "todo": QCoreApplication.translate("Pages", "To follow up"),
        "work": QCoreApplication.translate("Pages", "My work"),
    }[group]
