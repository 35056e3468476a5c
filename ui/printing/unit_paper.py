"""A sheet for a field unit: one page with the question and room for the answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication

from desktop.domain.formats import long_date
from desktop.domain.readable import readable
from desktop.domain.redact import without_personal
from ui.case.reading import CaseView
from ui.printing.case_paper import Printed, printed_edges
from ui.printing.paper import Pages, Writer

say: Final = QCoreApplication.translate

_SIZES: Final = ((900, 900, 300), (600, 700, 220), (300, 500, 140), (120, 300, 90))
"""Signs of the reporter's words, signs of the question, and height of the room for the answer:
the first that fits on one page."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a unit is asked, and by when."""

    unit: str
    question: str
    due: date


def unit_pages(view: CaseView, asked: Asked, printed: Printed) -> Pages:
    """The sheet, on one page. Nothing personal of the reporter is on it; of a secret complaint
    none of the reporter's words."""
    found = [_pages(view, asked, printed, *size) for size in _SIZES]
    return next((pages for pages in found if pages.count == 1), found[-1])


def _pages(
    view: CaseView, asked: Asked, printed: Printed, words: int, question: int, room: int
) -> Pages:
    assert view.case is not None
    complaint, row = view.case.complaint, view.case.complaint.row
    language = view.formatter.language
    known = (complaint.reporter,) if complaint.reporter else ()
    place = (row.village, row.district, row.regency)
    secret = row.secret
    paper = Writer()
    paper.title(say("UnitPaper", "Sheet for a field unit"))
    pairs = [
        (say("UnitPaper", "To"), asked.unit),
        (say("UnitPaper", "From"), printed.agency),
        (say("UnitPaper", "Complaint"), f"#{row.tracking_id}"),
        (say("UnitPaper", "Category"), row.category),
        (say("UnitPaper", "Place"), ", ".join(part for part in place if part)),
        (say("UnitPaper", "Answer by"), long_date(asked.due, language)),
    ]
    paper.facts([(name, value) for name, value in pairs if value])
    if not secret:
        paper.heading(say("UnitPaper", "What was reported"))
        paper.line(_cut(without_personal(row.title, known), words), bold=True)
        paper.line(_cut(without_personal(readable(complaint.text), known), words))
    paper.heading(say("UnitPaper", "What is asked"))
    paper.line(_cut(asked.question, question))
    paper.heading(say("UnitPaper", "Answer of the unit"))
    paper.room(room)
    paper.line(say("UnitPaper", "Name, position, date, signature:"))
    paper.room(60)
    back = say("UnitPaper", "Please return this sheet to {who}, {agency}.")
    paper.line(back.format(who=printed.officer, agency=printed.agency), small=True)
    what = say("UnitPaper", "without personal data")
    edges = printed_edges(printed.agency, row.tracking_id, printed, view, what)
    return Pages(paper.finish(), edges)


def _cut(text: str, most: int) -> str:
    shown = " ".join(text.split())
    return shown if len(shown) <= most else f"{shown[:most].rstrip()} …"
