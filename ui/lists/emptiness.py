"""What stands where a list is empty: why it is, and the one thing to do."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from ui.lists.question import Answer
from ui.pages import ALL, MEANWHILE, PAGES, TODAY, title


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
    asked = answer.question
    if not answer.held:
        return Empty(
            "download",
            QCoreApplication.translate("EmptyList", "The copy is still empty"),
            QCoreApplication.translate("EmptyList", "No complaint has come to this computer yet."),
            QCoreApplication.translate("EmptyList", "Synchronise"),
            "sync",
        )
    if asked.words.strip() and answer.elsewhere:
        return Empty(
            "search",
            QCoreApplication.translate("EmptyList", "Nothing here matches “{words}”").format(
                words=asked.words.strip()
            ),
            QCoreApplication.translate(
                "EmptyList", "The words occur in complaints outside “{page}”."
            ).format(page=title(name)),
            QCoreApplication.translate("EmptyList", "Search all complaints ({count})").format(
                count=figure
            ),
            "everywhere",
        )
    if asked.words.strip():
        return Empty(
            "search",
            QCoreApplication.translate("EmptyList", "Nothing matches “{words}”").format(
                words=asked.words.strip()
            ),
            QCoreApplication.translate(
                "EmptyList",
                "Title, text, timeline, number, category and place were searched in this copy."
                " Check the spelling, or type the beginning of a word only.",
            ),
            QCoreApplication.translate("EmptyList", "Clear the search"),
            "clear",
        )
    if asked.part != "all":
        return Empty(
            "list-filter",
            QCoreApplication.translate("EmptyList", "Nothing with this filter"),
            QCoreApplication.translate(
                "EmptyList", "The filter leaves no complaint of “{page}”."
            ).format(page=title(name)),
            QCoreApplication.translate("EmptyList", "Show all"),
            "whole",
        )
    if not answer.copied_at:
        # Nothing is said of what has not come yet.
        return Empty(
            "download",
            QCoreApplication.translate("EmptyList", "The copy is not complete yet"),
            QCoreApplication.translate(
                "EmptyList",
                "Of the complaints that have come so far none stands here; others are still at"
                " the server.",
            ),
            QCoreApplication.translate("EmptyList", "Synchronise"),
            "sync",
        )
    return _of_page(name)


def _of_page(name: str) -> Empty:
    found, why = {
        TODAY: (
            QCoreApplication.translate("EmptyList", "Nothing is pressing today"),
            QCoreApplication.translate(
                "EmptyList",
                "No deadline is near or past, no reply waits, and nothing new was disposed to you.",
            ),
        ),
        "open": (
            QCoreApplication.translate("EmptyList", "The inbox is empty"),
            QCoreApplication.translate(
                "EmptyList", "All complaints in this copy are settled or archived."
            ),
        ),
        "needs_answer": (
            QCoreApplication.translate("EmptyList", "No complaint waits for your answer"),
            QCoreApplication.translate(
                "EmptyList", "It is the turn of others, or your answers are on their way."
            ),
        ),
        "overdue": (
            QCoreApplication.translate("EmptyList", "Nothing is overdue"),
            QCoreApplication.translate(
                "EmptyList", "No deadline of your agency has passed without an answer."
            ),
        ),
        "replied": (
            QCoreApplication.translate("EmptyList", "No reply waits"),
            QCoreApplication.translate(
                "EmptyList", "No reporter has replied since your last follow-up."
            ),
        ),
        "waiting_reporter": (
            QCoreApplication.translate("EmptyList", "Nobody is waited for"),
            QCoreApplication.translate("EmptyList", "No complaint is at its reporter's turn."),
        ),
        "settled": (
            QCoreApplication.translate("EmptyList", "Nothing is settled yet"),
            QCoreApplication.translate(
                "EmptyList", "Closed and archived complaints will be found here."
            ),
        ),
        MEANWHILE: (
            QCoreApplication.translate("EmptyList", "Nothing happened meanwhile"),
            QCoreApplication.translate(
                "EmptyList", "Nothing came, was replied to, closed or accepted since your last use."
            ),
        ),
        ALL: (
            QCoreApplication.translate("EmptyList", "There is no complaint"),
            QCoreApplication.translate("EmptyList", "No complaint is in this copy."),
        ),
    }[name]
    leads = (
        "settled" if name == "open" else TODAY if name in (ALL, MEANWHILE, "settled") else "open"
    )
    action = QCoreApplication.translate("EmptyList", "Open “{page}”").format(page=title(leads))
    return Empty(PAGES[name].icon, found, why, action, leads)
