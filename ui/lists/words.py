"""What a row says, to the eye and to a screen reader."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication

from desktop.domain.deadlines import AGENCY_STAGES, Deadline, DeadlineState
from desktop.domain.formats import short_day
from desktop.domain.marks import UnitSheet
from desktop.domain.model import ComplaintRow
from desktop.services import words
from desktop.services.cases import CaseLine
from ui.i18n import current
from ui.theme.tokens import State

MAX_FACTS: Final = 2
_STATES: Final[dict[DeadlineState, State]] = {
    "overdue": "bad",
    "today": "bad",
    "soon": "warn",
    "ahead": "ok",
    "met": "neutral",
}


@dataclass(frozen=True, slots=True)
class Fact:
    """Words for a chip and the state whose colour it has."""

    text: str
    state: State = "neutral"


def title_of(line: CaseLine) -> str:
    """The title in one line; a complaint may come without one."""
    if line.masked:
        return words.MASKED.text(current())
    found = " ".join(line.row.title.split())
    return found or QCoreApplication.translate("CaseRow", "(no title)")


def district_of(row: ComplaintRow) -> str:
    """The district with its kind, as in "Kec. Sukasada"; empty where it is not known."""
    district = row.district
    if district and not district.casefold().startswith("kec"):
        say = QCoreApplication.translate("CaseRow", "{name} district")
        district = say.format(name=district)
    return district


def place_of(line: CaseLine) -> str:
    """Number, category and place, as in "#9184207 · Irigasi · Kec. Sukasada"."""
    row = line.row
    parts = (f"#{row.tracking_id}", row.category, district_of(row) or row.village or row.regency)
    return " · ".join(part for part in parts if part.strip("# "))


def facts_of(line: CaseLine) -> tuple[Fact, ...]:
    """Chips: the deadline (a settled complaint: its status), then at most two facts."""
    first = deadline_fact(line.deadline) if line.deadline is not None else None
    row = line.row
    if first is None and (row.closed or row.archived) and row.status:
        first = Fact(row.status)
    facts = [
        fact
        for holds, fact in (
            (row.attention, Fact(QCoreApplication.translate("CaseRow", "Needs attention"), "bad")),
            (line.marks.until, Fact(put_off_until(line.marks.until))),
            (line.marks.sheets, Fact(waiting_words(line.marks.sheets))),
            (line.colleagues, colleague_fact(line)),
            (row.secret, Fact(QCoreApplication.translate("CaseRow", "Secret"))),
            (row.replied, Fact(QCoreApplication.translate("CaseRow", "Reporter replied"))),
            (
                row.submitted,
                Fact(QCoreApplication.translate("CaseRow", "Waiting for approval"), "warn"),
            ),
            (row.pending, Fact(QCoreApplication.translate("CaseRow", "In the outbox"))),
            (row.drafts, Fact(QCoreApplication.translate("CaseRow", "Draft"))),
            (row.anonymous, Fact(QCoreApplication.translate("CaseRow", "Anonymous"))),
        )
        if holds
    ][:MAX_FACTS]
    return (*((first,) if first else ()), *facts)


def colleague_fact(line: CaseLine) -> Fact:
    """That a colleague at this PC is at work on it; empty where nobody is."""
    return Fact(words.at_work_chip(line.colleagues, current()))


def put_off_until(day: date | None) -> str:
    """As in "Ditunda sampai Sen 16 Nov"; empty for no day."""
    if day is None:
        return ""
    say = QCoreApplication.translate("CaseRow", "Put off until {day}")
    return say.format(day=short_day(day, current()))


def waiting_words(sheets: tuple[UnitSheet, ...]) -> str:
    """As in "Menunggu bidang sampai Jum 27 Nov"; empty where nobody is waited for."""
    if not sheets:
        return ""
    said = QCoreApplication.translate("CaseRow", "Waiting for a unit until {day}")
    return said.format(day=short_day(sheets[0].due, current()))


def spoken(line: CaseLine) -> str:
    """The whole row as a sentence."""
    marks = (
        (line.marks.unread, QCoreApplication.translate("CaseRow", "unread")),
        (line.marks.starred, QCoreApplication.translate("CaseRow", "starred")),
    )
    said = (word for there, word in marks if there)
    facts = (fact.text for fact in facts_of(line))
    return ", ".join((title_of(line), *said, place_of(line), *facts))


def deadline_fact(deadline: Deadline) -> Fact:
    """In words; the lateness of others is not shown in the colours of one's own."""
    label = deadline.label(current())
    if deadline.stage in AGENCY_STAGES:
        return Fact(label, _STATES[deadline.state])
    if deadline.stage == "self_closing":
        return Fact(
            QCoreApplication.translate("CaseRow", "closes by itself: {left}").format(left=label)
        )
    return Fact(QCoreApplication.translate("CaseRow", "verification: {left}").format(left=label))


def matches(title: str, typed: str) -> tuple[tuple[int, int], ...]:
    """Where typed words begin a word of the title: (start, length), as the search reads them."""
    folded = title.casefold()
    if len(folded) != len(title):
        # A sign whose folded form is longer would shift every mark after it.
        folded = title.lower() if len(title.lower()) == len(title) else title
    found: dict[int, int] = {}
    for word in "".join(sign if sign.isalnum() else " " for sign in typed.casefold()).split():
        at = folded.find(word)
        while at >= 0:
            begins = at == 0 or not folded[at - 1].isalnum()
            whole = not folded[at + len(word) : at + len(word) + 1].isalnum()
            if begins and (len(word) > 1 or whole):
                found[at] = max(found.get(at, 0), len(word))
            at = folded.find(word, at + 1)
    return tuple(sorted(found.items()))
