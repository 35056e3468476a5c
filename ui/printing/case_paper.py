"""One complaint on paper: what is printed of it, with or without what is personal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication

from desktop.domain.formats import long_date
from desktop.domain.redact import without_personal
from desktop.domain.turn import classification_label
from ui.case.deadlines import deadline_line
from ui.case.reading import CaseView
from ui.case.telling import Told, Voice, own_name, tell_story
from ui.printing.dialog import Paper, Toggle
from ui.printing.paper import Edges, Pages, Writer

say: Final = QCoreApplication.translate

_INSETS: Final[dict[Voice, int]] = {
    "reporter": 0,
    "agency": 44,
    "coordinator": 0,
    "note": 44,
    "system": 0,
}
_FRAMES: Final[dict[Voice, str]] = {
    "reporter": "",
    "agency": "line",
    "coordinator": "",
    "note": "dashes",
    "system": "",
}


IDENTIFYING: Final = frozenset({"personal", "identity"})
"""Toggles that put on paper who reported it."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What goes on paper. `personal`: the reporter's name and what is personal in the texts;
    `identity`: the name of who reported a secret complaint, too; `notes`: what is internal."""

    personal: bool = False
    identity: bool = False
    notes: bool = False


@dataclass(frozen=True, slots=True)
class Printed:
    """Who prints, for which agency, at what time (Unix seconds)."""

    agency: str
    officer: str
    at: int


def usual_choices(view: CaseView) -> Choices:
    """What is ticked at first: nothing personal of an anonymous or a secret complaint."""
    assert view.case is not None
    row = view.case.complaint.row
    return Choices(personal=not (row.anonymous or row.secret))


def case_pages(view: CaseView, choices: Choices, printed: Printed) -> Pages:
    """The complaint laid out. It must be in the copy."""
    assert view.case is not None
    row = view.case.complaint.row
    paper = Writer()
    paper.title(_clean(row.title, view, choices) or say("CasePaper", "No title"))
    paper.facts(list(_facts(view, choices)))
    lines = [deadline_line(found, view) for found in view.case.deadlines]
    if lines:
        paper.heading(say("CasePaper", "Deadlines"))
        for line in lines:
            paper.line(line)
    paper.heading(say("CasePaper", "Timeline"))
    for told in tell_story(view):
        if told.voice != "note" or choices.notes:
            _item(paper, told, view, choices, printed.officer)
    if choices.notes:
        framed = say("CasePaper", "Framed by dashes: internal notes, never for the reporter.")
        paper.line(framed, small=True)
    return Pages(paper.finish(), _edges(view, choices, printed))


def case_paper(view: CaseView, printed: Printed) -> Paper:
    """What the dialog needs to print a complaint."""
    assert view.case is not None
    row, usual = view.case.complaint.row, usual_choices(view)
    toggles = [
        Toggle(
            "personal",
            say("CasePaper", "Personal data"),
            usual.personal,
            warns=say("CasePaper", "The reporter's name, and the texts as they were written."),
        ),
        Toggle(
            "notes",
            say("CasePaper", "Internal notes"),
            usual.notes,
            warns=say("CasePaper", "For your own agency only: never hand this on."),
        ),
    ]
    if row.secret and not row.anonymous:
        identity = Toggle(
            "identity",
            say("CasePaper", "Protected identity"),
            usual.identity,
            under="personal",
            warns=say("CasePaper", "The law protects this name. Print it only where you must."),
        )
        toggles.insert(1, identity)

    def make(on: frozenset[str]) -> Pages:
        return case_pages(view, Choices("personal" in on, "identity" in on, "notes" in on), printed)

    return Paper(
        title=say("CasePaper", "Print complaint #{number}").format(number=row.tracking_id),
        file_name=file_name(view),
        make=make,
        toggles=tuple(toggles),
        hint=say(
            "CasePaper",
            "Left out, numbers, addresses and known names are taken out of the texts too; look at"
            " the pages before you hand them on.",
        ),
    )


def file_name(view: CaseView) -> str:
    """A name for the file that says nothing of the case but its number."""
    assert view.case is not None
    number = "".join(sign for sign in view.case.complaint.row.tracking_id if sign.isalnum())
    return f"laporan-{number}.pdf"


def printed_edges(left: str, number: str, printed: Printed, view: CaseView, what: str) -> Edges:
    """Head and foot of every page."""
    day, language = view.formatter.local_day(printed.at), view.formatter.language
    date = long_date(day, language).split(", ", 1)[-1] if day is not None else ""
    when = f"{date} {view.formatter.clock(printed.at)}"
    # What the page may be shown to stands first: a long name is what gives way.
    words = say("CasePaper", "{what} · printed {when} by {who}")
    foot = words.format(when=when, who=printed.officer, what=what)
    return Edges(
        left=left,
        right=f"#{number}",
        foot=foot[:1].upper() + foot[1:],
        numbering=say("CasePaper", "Page {page} of {pages}"),
    )


def _edges(view: CaseView, choices: Choices, printed: Printed) -> Edges:
    assert view.case is not None
    what = say("CasePaper", "personal data left out")
    if choices.personal:
        what = say("CasePaper", "with personal data")
    if choices.notes:
        what = " · ".join((what, say("CasePaper", "with internal notes")))
    return printed_edges(printed.agency, view.case.complaint.row.tracking_id, printed, view, what)


def _facts(view: CaseView, choices: Choices) -> Iterator[tuple[str, str]]:
    assert view.case is not None
    complaint, row = view.case.complaint, view.case.complaint.row
    place = (row.village, row.district, row.regency, complaint.province)
    secret, anonymous = say("CasePaper", "Secret"), say("CasePaper", "Anonymous")
    flags = ((row.secret, secret), (row.anonymous, anonymous))
    for name, value in (
        (say("CasePaper", "Number"), f"#{row.tracking_id}"),
        (say("CasePaper", "Status"), row.status),
        (say("CasePaper", "Flags"), ", ".join(flag for there, flag in flags if there)),
        (
            say("CasePaper", "Classification"),
            classification_label(row.classification, view.formatter.language),
        ),
        (say("CasePaper", "Category"), row.category),
        (say("CasePaper", "Place"), ", ".join(part for part in place if part)),
        (say("CasePaper", "Agency"), view.agency_name(row.agency)),
        (say("CasePaper", "Reporter"), reporter_on_paper(view, choices)),
        (say("CasePaper", "Channel"), complaint.channel),
        (say("CasePaper", "Reported"), _when(row.reported_at, view)),
        (say("CasePaper", "Disposed"), _when(row.disposed_at, view)),
        (say("CasePaper", "Closed"), _when(complaint.closed_at, view)),
    ):
        if value:
            yield name, value


def reporter_on_paper(view: CaseView, choices: Choices) -> str:
    """Who reported it, as far as that may be printed."""
    assert view.case is not None
    complaint, row = view.case.complaint, view.case.complaint.row
    if row.anonymous:
        return say("CasePaper", "Anonymous")
    if choices.personal and (choices.identity or not row.secret):
        return complaint.reporter
    return say("CasePaper", "(left out)")


def _item(paper: Writer, told: Told, view: CaseView, choices: Choices, officer: str) -> None:
    names = {
        "reporter": say("CasePaper", "REPORTER"),
        "agency": say("CasePaper", "AGENCY"),
        "coordinator": say("CasePaper", "COORDINATOR"),
        "note": say("CasePaper", "INTERNAL NOTE – NOT FOR THE REPORTER"),
        "system": say("CasePaper", "SYSTEM"),
    }
    by = told.who if told.voice == "agency" else ""
    what = told.what if told.voice != "note" else told.what.partition(" · ")[2]
    # Whoever reads the paper later is not who is at the screen now.
    by, what = (officer if part == own_name() else part for part in (by, what))
    who = " · ".join(part for part in (names[told.voice], by, what) if part)
    when = _when(told.at, view)
    text = _clean(told.text, view, choices)
    if told.files:
        shown = [one.file.name for one in told.files] if choices.personal else []
        listed = ", ".join(shown) or str(len(told.files))
        named = say("CasePaper", "Files: {files}").format(files=listed)
        text = "\n".join(part for part in (text, named) if part)
    standing = " · ".join(state.text for state in told.standings)
    text = "\n".join(part for part in (text, f"({standing})" if standing else "") if part)
    paper.said(who, when, text, inset=_INSETS[told.voice], frame=_FRAMES[told.voice])


def _clean(text: str, view: CaseView, choices: Choices) -> str:
    """The text, or what is left of it without what is personal."""
    assert view.case is not None
    row, reporter = view.case.complaint.row, view.case.complaint.reporter
    known = (reporter,) if reporter else ()
    whole = choices.personal and (choices.identity or not row.secret)
    return text if whole else without_personal(text, known)


def _when(at: int, view: CaseView) -> str:
    day = view.formatter.local_day(at)
    if day is None:
        return ""
    return f"{long_date(day, view.formatter.language)} {view.formatter.clock(at)}"
