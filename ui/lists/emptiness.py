"""What stands where a list is empty: why it is, and the one thing to do."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from ui.lists.question import Answer
from ui.pages import ALL, PAGES, TODAY, title


@dataclass(frozen=True, slots=True)
class Empty:
    """Words for `EmptyState`. `leads`: a page's name, or "sync", "clear" (the typed words),
    "whole" (the view without its quick filter), "everywhere" (the words in all complaints)."""

    icon: str
    title: str
    why: str
    action: str
    leads: str


def empty_of(name: str, answer: Answer, figure: str) -> Empty:
    """For the page of this name. `figure`: `answer.elsewhere` as it is written."""
    say = QCoreApplication.translate
    asked = answer.question
    if not answer.held:
        return Empty(
            "download",
            say("EmptyList", "The copy is still empty"),
            say("EmptyList", "No complaint has come to this computer yet."),
            say("EmptyList", "Synchronise"),
            "sync",
        )
    if asked.words.strip() and answer.elsewhere:
        return Empty(
            "search",
            say("EmptyList", "Nothing here matches “{words}”").format(words=asked.words.strip()),
            say("EmptyList", "The words occur in complaints outside “{page}”.").format(
                page=title(name)
            ),
            say("EmptyList", "Search all complaints ({count})").format(count=figure),
            "everywhere",
        )
    if asked.words.strip():
        return Empty(
            "search",
            say("EmptyList", "Nothing matches “{words}”").format(words=asked.words.strip()),
            say(
                "EmptyList",
                "Title, text, timeline, number, category and place were searched in this copy.",
            ),
            say("EmptyList", "Clear the search"),
            "clear",
        )
    if asked.part != "all":
        return Empty(
            "list-filter",
            say("EmptyList", "Nothing with this filter"),
            say("EmptyList", "The filter leaves no complaint of “{page}”.").format(
                page=title(name)
            ),
            say("EmptyList", "Show all"),
            "whole",
        )
    return _of_page(name)


def _of_page(name: str) -> Empty:
    say = QCoreApplication.translate
    found, why = {
        TODAY: (
            say("EmptyList", "Nothing is pressing today"),
            say(
                "EmptyList",
                "No deadline is near or past, no reply waits, and nothing new was disposed to you.",
            ),
        ),
        "open": (
            say("EmptyList", "The inbox is empty"),
            say("EmptyList", "All complaints in this copy are settled or archived."),
        ),
        "needs_answer": (
            say("EmptyList", "No complaint waits for your answer"),
            say("EmptyList", "It is the turn of others, or your answers are on their way."),
        ),
        "overdue": (
            say("EmptyList", "Nothing is overdue"),
            say("EmptyList", "No deadline of your agency has passed without an answer."),
        ),
        "replied": (
            say("EmptyList", "No reply waits"),
            say("EmptyList", "No reporter has replied since your last follow-up."),
        ),
        "waiting_reporter": (
            say("EmptyList", "Nobody is waited for"),
            say("EmptyList", "No complaint is at its reporter's turn."),
        ),
        "settled": (
            say("EmptyList", "Nothing is settled yet"),
            say("EmptyList", "Closed and archived complaints will be found here."),
        ),
        ALL: (
            say("EmptyList", "There is no complaint"),
            say("EmptyList", "No complaint is in this copy."),
        ),
    }[name]
    leads = "settled" if name == "open" else TODAY if name in (ALL, "settled") else "open"
    action = say("EmptyList", "Open “{page}”").format(page=title(leads))
    return Empty(PAGES[name].icon, found, why, action, leads)
