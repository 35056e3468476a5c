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
    Page("receipts", "check-check", None, "work", counted=False),
)
"""As they stand in the rail, from the top."""

PAGES: Final = {page.name: page for page in (*RAIL, Page(ALL, "search", "all"))}
"""By name. `all` is reached by a search that leaves its page."""


def title(name: str) -> str:
    """What a page is called. Raises KeyError for no such page."""
    say = QCoreApplication.translate
    return {
        TODAY: say("Pages", "Today"),
        "open": say("Pages", "Inbox"),
        "needs_answer": say("Pages", "Needs an answer"),
        "overdue": say("Pages", "Overdue"),
        "replied": say("Pages", "Reporter replied"),
        "waiting_reporter": say("Pages", "Waiting for reporter"),
        "settled": say("Pages", "Settled and archived"),
        ALL: say("Pages", "All complaints"),
        "drafts": say("Pages", "Drafts"),
        "outbox": say("Pages", "Outbox"),
        "attention": say("Pages", "Needs attention"),
        "receipts": say("Pages", "Receipts"),
    }[name]


def group_title(group: str) -> str:
    """What a group of the rail is called. Raises KeyError for no such group."""
    say = QCoreApplication.translate
    return {"todo": say("Pages", "To follow up"), "work": say("Pages", "My work")}[group]
