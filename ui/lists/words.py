"""What a row says, to the eye and to a screen reader."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication

from desktop.domain.deadlines import Deadline, DeadlineState
from desktop.domain.model import ComplaintRow
from desktop.services import words
from desktop.services.cases import CaseLine
from desktop.services.deadline_service import AGENCY_STAGES
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


def is_owed(line: CaseLine) -> bool:
    """Whether the agency still has to do something: its turn, and no answer on its way."""
    row = line.row
    settled = row.closed or row.archived
    return not settled and (row.attention > 0 or (row.turn == "agency" and not row.pending))


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
            (row.secret, Fact(QCoreApplication.translate("CaseRow", "Secret"))),
            (row.replied, Fact(QCoreApplication.translate("CaseRow", "Reporter replied"))),
            (row.pending, Fact(QCoreApplication.translate("CaseRow", "In the outbox"))),
            (row.drafts, Fact(QCoreApplication.translate("CaseRow", "Draft"))),
            (row.anonymous, Fact(QCoreApplication.translate("CaseRow", "Anonymous"))),
        )
        if holds
    ][:MAX_FACTS]
    return (*((first,) if first else ()), *facts)


def is_new(line: CaseLine, since: int) -> bool:
    """Whether something happened in it since a time (Unix seconds; 0 = nothing is new)."""
    return bool(since) and line.row.active_at >= since


def spoken(line: CaseLine, since: int = 0) -> str:
    """The whole row as a sentence."""
    new = (QCoreApplication.translate("CaseRow", "new"),) if is_new(line, since) else ()
    facts = (fact.text for fact in facts_of(line))
    return ", ".join((title_of(line), *new, place_of(line), *facts))


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
