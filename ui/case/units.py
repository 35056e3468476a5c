"""Sheets for field units: asked, printed, waited for, and their answers noted.

A sheet is noted once it was printed or saved, never before. Its answer becomes an internal note by
the composer, where the officer writes it and sends it as any other.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.desk import Desk
from desktop.domain.formats import short_day
from desktop.domain.marks import UnitSheet
from desktop.domain.model import Content, Draft
from desktop.services.marking import SheetRoom
from ui.case.companion import Companion
from ui.case.reading import CaseView, read_case
from ui.compose.bars import UndoBar
from ui.compose.composer import Composer
from ui.i18n import current
from ui.printing.case_paper import Printed
from ui.printing.dialog import Paper, PaperDialog
from ui.printing.unit_dialog import UnitDialog
from ui.printing.unit_paper import Asked, unit_pages
from ui.workplace import Events


class Submit(Protocol):
    """Does a job on the `db` lane; a failure is told by whoever gave this."""

    def __call__(self, job: Callable[[], Any], done: Callable[[Any], None], /) -> None:
        """Start it."""


class UnitDesk(Companion):
    """Asks units and takes their answers in, for one pane."""

    def __init__(
        self,
        desk: Desk,
        events: Events,
        submit: Submit,
        composer: Composer,
        undo: UndoBar,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._events = events
        self._submit = submit
        self._composer = composer
        self._undo = undo

    def ask(self, key: str) -> None:
        """Begin a sheet on this complaint."""

        def read() -> tuple[CaseView, SheetRoom]:
            return read_case(self._desk, key), self._desk.marks.sheet_room()

        self._submit(read, self._fill)

    def take_answer(self, sheet: UnitSheet) -> None:
        """The unit has answered: a note begins with what it was asked, the waiting ends."""
        marks, work = self._desk.marks, self._desk.work
        today = short_day(self._desk.deadlines.today(), current())
        words = self.tr("Answer of {unit}, {day}, to “{question}”:").format(
            unit=sheet.unit, day=today, question=sheet.question
        )

        def take() -> Draft:
            marks.unit_answered(sheet.id)
            return work.save(sheet.complaint, Content("note", f"{words}\n"))

        def taken(draft: Draft) -> None:
            self._composer.adopt(draft)
            said = self.tr("{unit} is no longer waited for.").format(unit=sheet.unit)
            self._undo.offer("building-2", said, partial(self._wait_again, sheet))

        self._submit(take, taken)

    def _wait_again(self, sheet: UnitSheet) -> None:
        again = partial(self._desk.marks.wait_again, sheet.id)
        self._submit(again, lambda _sheet: self._events.work_changed.emit(sheet.complaint))

    def _fill(self, read: tuple[CaseView, SheetRoom]) -> None:
        view, room = read
        if view.case is None:
            return
        dialog = UnitDialog(room, self.over)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filled.connect(partial(self._show, view))
        dialog.open()

    def _show(self, view: CaseView, asked: Asked) -> None:
        who = self._desk.certificate
        printed = Printed(who.agency_name, who.officer_name, self._desk.clock.now())
        noted: list[bool] = []

        def done() -> None:
            # Saved and printed it is still one sheet.
            if not noted:
                noted.append(True)
                job = partial(
                    self._desk.marks.ask_unit, view.key, asked.unit, asked.question, asked.due
                )
                self._submit(job, lambda _sheet: self._events.work_changed.emit(view.key))

        paper = Paper(
            title=self.tr("Sheet for {unit}").format(unit=asked.unit),
            file_name="lembar-bidang.pdf",
            make=lambda _on: unit_pages(view, asked, printed),
            hint=self.tr(
                "Nothing personal of the reporter is on it. Printed or saved, it is noted, and the"
                " complaint shows until when you wait."
            ),
            done=done,
        )
        dialog = PaperDialog(paper, self.over)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
